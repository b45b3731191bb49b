"""The section of dates: the timeline, the table of readings, reminders and usual times."""

from collections.abc import Iterator
from datetime import date

from engine import words
from memo.blocks import Block, Cell, Column, Mark, Paragraph, Prose, Row, Sub, Table, Timeline
from memo.date_parts import DateLine
from memo.dates_counted import REST_DAY
from memo.parts import Leg

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
    picture = timeline(leg, as_of)
    if picture is not None:
        blocks.append(picture)
    if leg.dates:
        columns = (Column("Date", 36), Column("What"), Column("How counted", 54), AUTHORITY)
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
    later = f"Rests on a later development: {line.later}. {line.later_standing}"
    law = (later if line.later else "", line.later_law if first else "")
    missed = f"If missed: {line.missed}" if line.missed and first else ""
    return (
        Cell(text=line.date, strong=True, mark=mark, sub=_beside(line)),
        Cell(text=what, sub=tuple(filter(None, (*law, missed, line.rolled_note)))),
        Cell(text=_start(line), sub=(*_arithmetic(line), *_assumed(line, first=first))),
        Cell(cites=line.cites),
    )


def _beside(line: DateLine) -> tuple[str, ...]:
    """Give what stands under a date: its weekday, and the rolled date as what it is."""
    if line.day is None:
        return ()
    if line.rolled is None:
        return (words.weekday(line.day),)
    rolled = f"{words.weekday(line.rolled)} {words.day(line.rolled)}"
    return (f"{words.weekday(line.day)}, a rest day", f"Rolled: {rolled}, to be verified")


def _start(line: DateLine) -> str:
    """Give the day it is counted from, with its words; the steps say the rest."""
    if not line.steps:
        return line.counted
    start, _, _ = line.counted.partition(", plus ")
    return f"From {start}"


def _arithmetic(line: DateLine) -> Iterator[str]:
    """Give the arithmetic after the start, one line a step."""
    for step in line.steps[1:]:
        yield f"{step.name}{'' if step.name == REST_DAY else ':'} {step.value}"


def _assumed(line: DateLine, *, first: bool) -> Iterator[str]:
    if line.assumption and first:
        yield f"Assumed: {line.assumption}"


def _small(leg: Leg) -> list[Block]:
    """Say when the dates were tested, and on which days to be reminded."""
    tested = dict.fromkeys(line.tested for line in leg.dates if line.tested)
    lines = [f"Tested on {'; '.join(tested)}."] if tested else []
    lines += [f"Reminders before {words.day(one.due)}: {one.text}." for one in leg.reminders]
    known = dict.fromkeys(
        sentence for line in leg.dates for sentence in (*line.rest_why, line.rolled_law) if sentence
    )
    lines += [f"Rest days: {' '.join(known)} No date is moved for them."] if known else []
    if not lines:
        return []
    return [Paragraph((Prose(text=" ".join(lines)),), small=True, leads=True)]


def _usual(leg: Leg) -> Table:
    rows = tuple(
        (
            Cell(text=f"{line.condition}: {line.title}" if line.condition else line.title),
            Cell(
                text=line.time[:1].upper() + line.time[1:],
                sub=(line.assumption,) if line.assumption else (),
            ),
            Cell(cites=line.cites),
        )
        for line in leg.usual_times
    )
    return Table(columns=(Column("What", 52), Column("Usual time"), AUTHORITY), rows=rows)


def timeline(leg: Leg, as_of: date) -> Timeline | None:
    """Give the picture of the fixed dates; None where there is none, or they lie too far apart."""
    fixed = [(line.day, line) for line in leg.dates if line.day is not None]
    acts = _acts(leg.dates, as_of)
    days = [day for day, _ in fixed] + [as_of]
    if not fixed or len(fixed) > MANY or (max(days) - min(days)).days > LONGEST:
        return None
    marks = [Mark(day=as_of, kind="today", label=f"{_short(as_of)}, today")]
    marks += [_mark(day, line) for day, line in fixed]
    marks += [Mark(day=day, kind="act", label=f"{_short(day)}, {said}") for day, said in acts]
    ahead = tuple(dict.fromkeys(day for one in leg.reminders for day in one.days))
    marks += [Mark(day=day, kind="reminder", label="") for day in ahead]
    told = [f"{line.date}: {line.title}, {line.standing.lower()}" for _, line in fixed]
    told += [f"{words.day(day)}: {said}" for day, said in acts]
    told += [f"reminders: {words.joined(words.day(day) for day in ahead)}"] if ahead else []
    return Timeline(tuple(marks), f"Timeline. {words.day(as_of)}: today; {'; '.join(told)}.")


def _mark(day: date, line: DateLine) -> Mark:
    working = line.standing == "Working date"
    short = line.title if len(line.title) <= LABEL else line.standing
    said = short if working else line.standing
    kind = "working" if working else "reading"
    return Mark(day=day, kind=kind, label=f"{_short(day)}, {said[:1].lower()}{said[1:]}")


def _acts(lines: tuple[DateLine, ...], as_of: date) -> list[tuple[date, str]]:
    """Give what was or will be done to keep a fixed date, each once."""
    acts = dict.fromkeys((line.act_day, line.act) for line in lines if line.day is not None)
    return [
        (day, f"{act[:1].lower()}{act[1:]}{', planned' if day > as_of else ''}")
        for day, act in acts
        if day is not None and abs((day - as_of).days) <= LONGEST
    ]


def _short(day: date) -> str:
    return f"{day.day} {words.MONTHS[day.month - 1][:3]} {day.year}"
