"""Where the marks of the picture of dates stand: pure layout in pixels, drawn elsewhere, no Qt.

Labels stand over their stems, or beside them where there is no room; none overlaps another, and no
stem crosses a label. Where that cannot be had in a few levels, every label stands to the right of
its stem and steps down, as in the memo (``memo.timeline``).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from math import ceil

from engine import words
from memo.timeline import levels_of

YEAR = 12
LEAST_CELL = 34
"""Narrowest cell of the axis that a label stands in, at 100%."""
STEPS = (1, 3, 6, YEAR, 24, 60, 120, 240, 600, 1200, 12000)
"""Months between ticks; the first whose cells are wide enough is taken."""
ROOM = 24
"""Fewest days shown before the first mark and behind the last."""
MOST_LEVELS = 4
WIDEST = 0.44
"""Widest label, as a share of the width."""
YEAR_SHARE = 18
"""Months from which on a day is given with its year."""


class Kind(StrEnum):
    """What a mark stands for."""

    TODAY = "today"
    WORKING = "working"
    PLANNED = "planned"
    READING = "reading"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class AxisMark:
    """A day in the picture.

    Attributes:
        head: First line of its label; a reminder has none.
        under: Second line, without the day.
        key: Of its row in the table; empty for none.
    """

    day: date
    kind: Kind
    head: str = ""
    under: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as placed: one line or two, its left edge, its level (0 is the highest)."""

    lines: tuple[str, ...]
    left: float
    width: float
    level: int
    over: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark as placed; ``x`` in pixels from the left end of the axis."""

    mark: AxisMark
    x: float
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick with the label of the cell that follows it, of one month or several."""

    x: float
    label: str
    cell: float
    year: str
    starts_year: bool
    several: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """The whole picture: marks by day, ticks by day, lines in each level."""

    marks: tuple[Placed, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[int, ...]
    named: bool
    """Whether months are named, above the years."""


Measure = Callable[[str, bool], float]
"""Width of a text in pixels; bold or not."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is laid out on: the width, how wide texts are, the zoom."""

    width: float
    measure: Measure
    scale: float = 1

    @property
    def gap(self) -> float:
        """Room between a label and what stands beside it."""
        return 6 * self.scale


def lay_out(marks: Iterable[AxisMark], paper: Paper) -> Laid:
    """Place marks on an axis of months.

    Args:
        marks: At least one.
        paper: What they are placed on.
    """
    listed = sorted(marks, key=lambda mark: (mark.day, list(Kind).index(mark.kind)))
    axis = _Axis.around([mark.day for mark in listed], paper)
    labels = [_texts(mark, paper, axis) for mark in listed]
    told = list(zip(listed, labels, strict=True))
    found = _pretty([(axis.x(mark.day), mark, said) for mark, said in told], paper)
    if found is None:
        needed = [(mark.day, _width(mark, said, paper)) for mark, said in told if said]
        axis = axis.with_room(needed, paper)
        found = _stepped([(axis.x(mark.day), mark, said) for mark, said in told], paper)
    deepest = max((one.label.level for one in found if one.label), default=0)
    lines = [
        max(
            (len(one.label.lines) for one in found if one.label and one.label.level == n), default=0
        )
        for n in range(deepest + 1)
    ]
    return Laid(tuple(found), axis.ticks(), tuple(lines), named=axis.step < YEAR)


# --- the axis ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Axis:
    """Months from the first to before the last, as numbers since the year 0."""

    first: int
    last: int
    paper: Paper

    @classmethod
    def around(cls, days: list[date], paper: Paper) -> "_Axis":
        room = timedelta(days=max((max(days) - min(days)).days // 12, ROOM))
        first, last = min(days), max(days)
        first = first - room if first - date.min > room else date.min
        last = last + room if date.max - last > room else date.max
        return cls(_month(first), _month(last) + 1, paper)

    def with_room(self, needed: list[tuple[date, float]], paper: Paper) -> "_Axis":
        """Reach so far that each label fits between its day and the end."""
        months = float(self.last - self.first)
        for day, width in needed:
            share = min((width + 2 * paper.gap) / paper.width, WIDEST + 0.1)
            months = max(months, (_place(day) - self.first) / (1 - share))
        return replace(self, last=self.first + ceil(months))

    @property
    def step(self) -> int:
        cell = self.paper.width / (self.last - self.first)
        wanted = LEAST_CELL * self.paper.scale
        return next((step for step in STEPS if cell * step >= wanted), STEPS[-1])

    def x(self, day: date) -> float:
        return (_place(day) - self.first) / (self.last - self.first) * self.paper.width

    def ticks(self) -> tuple[Tick, ...]:
        cell, step = self.paper.width / (self.last - self.first), self.step
        ticks = [
            Tick(
                x=(month - self.first) * cell,
                label=words.MONTHS[month % YEAR][:3] if step < YEAR else "",
                cell=cell * step,
                year=str(month // YEAR) if month % YEAR == 0 else "",
                starts_year=month % YEAR == 0,
                several=step > 1,
            )
            for month in range(self.first, self.last)
            if month % step == 0
        ]
        years = [tick for tick in ticks if tick.year]
        wide = self.paper.measure("2026", True) + 2 * self.paper.gap
        if ticks and not ticks[0].year and (not years or years[0].x - ticks[0].x > wide):
            ticks[0] = replace(ticks[0], year=str(_month_year(self.first, step)))
        return tuple(ticks)


def _month(day: date) -> int:
    return day.year * YEAR + day.month - 1


def _month_year(first: int, step: int) -> int:
    return -(-first // step) * step // YEAR


def _place(day: date) -> float:
    return _month(day) + (day.day - 1) / 31


# --- labels ------------------------------------------------------------------------


def _texts(mark: AxisMark, paper: Paper, axis: _Axis) -> tuple[str, ...]:
    """Give the lines of a label, cut where they are too wide; a reminder has none."""
    if mark.kind is Kind.REMINDER:
        return ()
    day = f"{mark.day.day} {words.MONTHS[mark.day.month - 1][:3]}"
    if axis.last - axis.first > YEAR_SHARE:
        day = f"{day} {mark.day.year}"
    if mark.kind in {Kind.WORKING, Kind.READING}:
        day = f"{words.weekday(mark.day)[:3]} {day}"
    most = WIDEST * paper.width
    if mark.kind is Kind.WORKING:
        second = f"{day}, {mark.under}" if mark.under else day
        return _cut(mark.head, most, paper, bold=True), _cut(second, most, paper, bold=False)
    room = most - paper.measure(f", {day}", True)
    return (f"{_cut(mark.head, room, paper, bold=True)}, {day}",)


def _cut(text: str, most: float, paper: Paper, *, bold: bool) -> str:
    if paper.measure(text, bold) <= most:
        return text
    while text and paper.measure(f"{text}…", bold) > most:
        text = text[:-1].rstrip()
    return f"{text}…"


def _width(mark: AxisMark, lines: tuple[str, ...], paper: Paper) -> float:
    strong = mark.kind in {Kind.TODAY, Kind.WORKING}
    return max(paper.measure(line, strong and not n) for n, line in enumerate(lines))


Unplaced = list[tuple[float, AxisMark, tuple[str, ...]]]


def _pretty(unplaced: Unplaced, paper: Paper) -> list[Placed] | None:
    """Put labels over their stems or beside them in a few levels; None where that fails."""
    by_kind = sorted(range(len(unplaced)), key=lambda n: list(Kind).index(unplaced[n][1].kind))
    working_first = sorted(by_kind, key=lambda n: unplaced[n][1].kind is not Kind.WORKING)
    tried = (_placed(unplaced, order, paper) for order in (by_kind, working_first))
    return next((found for found in tried if found is not None), None)


def _placed(unplaced: Unplaced, order: list[int], paper: Paper) -> list[Placed] | None:
    """Place labels in an order, each in the first place that is free; None if one has none."""
    done: dict[int, Placed] = {}
    for number in order:
        x, mark, lines = unplaced[number]
        if not lines:
            done[number] = Placed(mark, x)
            continue
        width = _width(mark, lines, paper)
        label = next(
            (
                Label(lines, left, width, level, over)
                for level in range(MOST_LEVELS)
                for left, over in _sides(x, width, paper)
                if _free(Label(lines, left, width, level, over), x, done.values(), paper)
            ),
            None,
        )
        if label is None:
            return None
        done[number] = Placed(mark, x, label)
    return [done[number] for number in range(len(unplaced))]


def _sides(x: float, width: float, paper: Paper) -> Iterable[tuple[float, bool]]:
    """Give where a label may stand: over its stem, to its right, to its left."""
    if width / 2 <= x <= paper.width - width / 2:
        yield x - width / 2, True
    if x + paper.gap + width <= paper.width:
        yield x + paper.gap, False
    if x - paper.gap - width >= 0:
        yield x - paper.gap - width, False


def _free(label: Label, x: float, placed: Iterable[Placed], paper: Paper) -> bool:
    gap = paper.gap
    for other in placed:
        there = other.label
        if there is None:
            continue
        if there.level == label.level and (
            label.left < there.left + there.width + 2 * gap
            and there.left < label.left + label.width + 2 * gap
        ):
            return False
        crossed = there.level <= label.level and _over(label, other.x, gap)
        if crossed or (label.level <= there.level and _over(there, x, gap)):
            return False
    return True


def _over(label: Label, x: float, gap: float) -> bool:
    return label.left - gap < x < label.left + label.width + gap


def _stepped(unplaced: Unplaced, paper: Paper) -> list[Placed]:
    """Put every label to the right of its stem, below those that reach over it."""
    labelled = [(x, mark, lines) for x, mark, lines in unplaced if lines]
    widths = [_width(mark, lines, paper) for _, mark, lines in labelled]
    reach = [(x, width + 3 * paper.gap) for (x, _, _), width in zip(labelled, widths, strict=True)]
    done = [Placed(mark, x) for x, mark, lines in unplaced if not lines]
    for (x, mark, lines), width, level in zip(labelled, widths, levels_of(reach), strict=True):
        done.append(Placed(mark, x, Label(lines, x + paper.gap, width, level, over=False)))
    return sorted(done, key=lambda one: one.x)
