"""What the picture of dates shows of the rows of the table, and the same in words."""

from datetime import date

from engine import words
from ui.pages.date_layout import AxisMark, Kind
from ui.pages.dates_shown import DateRow
from ui.pages.saying import tr

LONGEST = 366 * 60
"""Days from today beyond which a date stands in the table only."""


def axis_marks(rows: tuple[DateRow, ...], as_of: date, *, own_date: bool) -> tuple[AxisMark, ...]:
    """Give the marks of the picture; none where no date is fixed.

    Args:
        rows: The rows of the table.
        as_of: The day that is counted from.
        own_date: Whether that is the file's own date, and not today.
    """
    fixed = [row for row in rows if row.due and abs((row.due - as_of).days) <= LONGEST]
    if not fixed:
        return ()
    several = len({row.title for row in fixed}) > 1
    today = tr("Counted on") if own_date else tr("Today")
    marks = [AxisMark(as_of, Kind.TODAY, today)]
    acts: dict[tuple[str, date], None] = {}
    for row in fixed:
        marks += _marks(row, several=several)
        if row.act is not None:
            acts[row.act] = None
    marks += [AxisMark(day, Kind.PLANNED, _act(label, day, as_of)) for label, day in acts]
    return tuple(marks)


def _marks(row: DateRow, *, several: bool) -> list[AxisMark]:
    if row.due is None:
        return []
    title = tr("If it applies: {0}").format(row.title) if row.condition else row.title
    if not row.working:
        standing = row.under.rpartition(", ")[2]
        said = standing[:1].upper() + standing[1:]
        said = f"{said}: {title}" if several else said
        return [AxisMark(row.due, Kind.READING, said, key=row.key)]
    left = row.left[:1].lower() + row.left[1:]
    mark = AxisMark(row.due, Kind.WORKING, title, left, row.key)
    return [mark, *(AxisMark(day, Kind.REMINDER) for day in row.ahead)]


def _act(label: str, day: date, as_of: date) -> str:
    return tr("{0}, planned").format(label) if day > as_of else label


def usual_times(rows: tuple[DateRow, ...]) -> tuple[str, ...]:
    """Give the titles of the usual times, which have no place on the axis."""
    return tuple(
        tr("If it applies: {0}").format(row.title) if row.condition else row.title
        for row in rows
        if row.nominal
    )


def in_words(rows: tuple[DateRow, ...], as_of: date) -> str:
    """Say what the picture shows."""
    said = [tr("Counted on {0}.").format(words.day(as_of))]
    for row in rows:
        if row.due is None:
            continue
        said.append(f"{row.day}: {row.title}, {row.under}. {row.left}.")
        if row.ahead:
            ahead = words.joined(words.day(day) for day in row.ahead)
            said.append(tr("Reminders: {0}.").format(ahead))
    acts = dict.fromkeys(row.act for row in rows if row.act is not None)
    said += [f"{words.day(day)}: {_act(label, day, as_of)}." for label, day in acts]
    said += [tr("{0}: nominal, not a deadline.").format(title) for title in usual_times(rows)]
    return " ".join(said)
