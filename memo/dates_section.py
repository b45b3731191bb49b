"""The section of dates: the timeline, the table of readings, reminders and usual times."""

from collections.abc import Iterator
from datetime import date

from engine import words
from memo.blocks import Block, Cell, Column, Mark, Paragraph, Prose, Row, Sub, Table, Timeline
from memo.parts import DateLine, Leg

AUTHORITY = Column("Authority", 27)
LONGEST = 366 * 8
"""Longest stretch of days that a picture is drawn for."""
LABEL = 40
"""Longest title, in characters, that stands in the picture."""
MANY = 6
"""Most dates a picture is drawn for."""


def dates(leg: Leg, as_of: date) -> list[Block]:
    """Lay out the deadlines of a leg."""
    blocks: list[Block] = _small(leg)
    picture = timeline(leg.dates, as_of)
    if picture is not None:
        blocks.append(picture)
    if leg.dates:
        columns = (Column("Date", 33), Column("What"), Column("How counted", 54), AUTHORITY)
        blocks.append(Table(columns=columns, rows=tuple(_rows(leg.dates))))
    if leg.usual_times:
        blocks += [Sub("Usual times (not deadlines)"), _usual(leg)]
    return blocks


def _rows(lines: tuple[DateLine, ...]) -> Iterator[Row]:
    """Give a row for each reading; what is the same for all of a deadline stands in the first."""
    seen: set[str] = set()
    for line in lines:
        yield _row(line, first=line.deadline not in seen)
        seen.add(line.deadline)


def _row(line: DateLine, *, first: bool) -> Row:
    mark = "" if line.day is None else "working" if line.standing == "Working date" else "reading"
    title = f"{line.condition}: {line.title}" if line.condition else line.title
    standing = f"{line.standing}, passed" if line.passed else line.standing
    what = f"{title}. {standing}" if standing else title
    later = f"Rests on a later development: {line.later}. Verify with counsel" if line.later else ""
    missed = f"If missed: {line.missed}" if line.missed and first else ""
    return (
        Cell(text=line.date, strong=True, mark=mark),
        Cell(text=what, sub=tuple(filter(None, (later, missed)))),
        Cell(text=line.counted, sub=(line.assumption,) if line.assumption and first else ()),
        Cell(cites=line.cites),
    )


def _small(leg: Leg) -> list[Block]:
    """Say when the dates were tested, and on which days to be reminded."""
    tested = dict.fromkeys(line.tested for line in leg.dates if line.tested)
    lines = [f"Tested on {'; '.join(tested)}."] if tested else []
    lines += [f"Reminders before {words.day(one.due)}: {one.text}." for one in leg.reminders]
    if not lines:
        return []
    return [Paragraph((Prose(text=" ".join(lines)),), small=True, leads=True)]


def _usual(leg: Leg) -> Table:
    rows = tuple(
        (
            Cell(text=f"{line.condition}: {line.title}" if line.condition else line.title),
            Cell(text=line.time[:1].upper() + line.time[1:]),
            Cell(cites=line.cites),
        )
        for line in leg.usual_times
    )
    return Table(columns=(Column("What", 52), Column("Usual time"), AUTHORITY), rows=rows)


def timeline(lines: tuple[DateLine, ...], as_of: date) -> Timeline | None:
    """Give the picture of the fixed dates; None where there is none, or they lie too far apart."""
    fixed = [(line.day, line) for line in lines if line.day is not None]
    days = [day for day, _ in fixed] + [as_of]
    if not fixed or len(fixed) > MANY or (max(days) - min(days)).days > LONGEST:
        return None
    marks = [Mark(day=as_of, kind="today", label=f"{_short(as_of)}, today")]
    for day, line in fixed:
        working = line.standing == "Working date"
        short = line.title if len(line.title) <= LABEL else line.standing
        said = short if working else line.standing
        kind = "working" if working else "reading"
        marks.append(Mark(day=day, kind=kind, label=f"{_short(day)}, {said[:1].lower()}{said[1:]}"))
    said = "; ".join(f"{line.date}: {line.title}, {line.standing.lower()}" for _, line in fixed)
    return Timeline(tuple(marks), f"Timeline. {words.day(as_of)}: today; {said}.")


def _short(day: date) -> str:
    return f"{day.day} {words.MONTHS[day.month - 1][:3]} {day.year}"
