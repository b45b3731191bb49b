"""Where the marks of a timeline stand: pure layout, in shares of its width, drawn elsewhere.

Labels that would overlap move down a level, so that no two touch and no stem crosses a label.
"""

from datetime import date, timedelta
from math import ceil
from typing import Any

from engine import words
from memo.blocks import Mark

CHARACTER = 0.0098
"""Width of a character of a label, as a share of the width of the picture."""
GAP = 0.02
WIDEST = 0.6
"""Widest label that room is made for, as a share of the width."""
LEAST = 40
"""Fewest days shown before the first mark and behind the last."""
REMINDER = "Reminder"
"""What the legend calls a mark without a label."""
TICKS = ((400, 1), (900, 3), (2200, 6), (10**7, 12))
"""Months between ticks, by the longest stretch of days they serve."""


def picture(marks: tuple[Mark, ...]) -> dict[str, Any]:
    """Lay out the marks.

    Args:
        marks: Today, the dates, acts and reminders; at least one has a label.

    Returns:
        ``marks`` by day, with ``x`` (0 to 1) and ``level`` (0 is the highest; the label stands to
        the right of its stem); ``levels``, their number; ``reminders``, the ``x`` of each mark
        without a label, and ``reminder``, what the legend calls them; ``ticks`` with ``x`` and
        ``label``.
    """
    first, length = _span(marks)
    placed = [
        (_share(mark.day, first, length), mark) for mark in sorted(marks, key=_day) if mark.label
    ]
    levels = levels_of([(x, _width(mark)) for x, mark in placed])
    return {
        "marks": [
            {"x": x, "kind": mark.kind, "label": mark.label, "level": level}
            for (x, mark), level in zip(placed, levels, strict=True)
        ],
        "levels": 1 + max(levels),
        "reminders": [_share(mark.day, first, length) for mark in marks if not mark.label],
        "reminder": REMINDER,
        "ticks": [
            {"x": _share(day, first, length), "label": label}
            for day, label in _ticks(first, _moved(first, length))
        ],
    }


def _day(mark: Mark) -> date:
    return mark.day


def _span(marks: tuple[Mark, ...]) -> tuple[date, int]:
    """Give the first day shown and the number of days, with room to the right of every label."""
    days = [mark.day for mark in marks]
    room = max((max(days) - min(days)).days // 8, LEAST)
    first = _moved(min(days), -room)
    needed = ((mark.day - first).days / (1 - _width(mark)) for mark in marks)
    return first, max(ceil(max(needed)), (max(days) - first).days + room)


def _width(mark: Mark) -> float:
    return min(len(mark.label) * CHARACTER + GAP, WIDEST)


def _moved(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return date.max if by > 0 else date.min


def _share(day: date, first: date, length: int) -> float:
    return round((day - first).days / length, 4)


def levels_of(placed: list[tuple[float, float]]) -> list[int]:
    """Give each label its level, from left to right: below those that reach over its stem.

    Args:
        placed: Where the stem of each label stands, and how far the label reaches to its right, in
            one unit; by place.
    """
    levels: list[int] = []
    reach: list[float] = []
    for x, width in placed:
        over = [level for level, end in enumerate(reach) if end > x]
        level = over[-1] + 1 if over else 0
        reach[level:] = [x + width]
        levels.append(level)
    return levels


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Give the months to name on the axis."""
    every = next(months for days, months in TICKS if (last - first).days <= days)
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    return [
        (date(month // 12, month % 12 + 1, 1), _month(month, every))
        for month in months
        if month % every == 0
    ]


def _month(month: int, every: int) -> str:
    year = str(month // 12)
    return year if every >= 12 else f"{words.MONTHS[month % 12][:3]} {year}"  # noqa: PLR2004 - a year
