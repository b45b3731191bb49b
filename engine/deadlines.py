"""Deadlines with their arithmetic: from which day, counted how, tested on which day.

Pure calendar arithmetic. The guide gives no counting rule and no holiday rule, so a period of years
or months ends on the same day of the month (or the last day of a shorter month), and nothing is
rolled.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from engine.answers import NoDate, Undecided, Value
from engine.conditions import Period, Reading, Truth
from engine.items import Deadline
from engine.law import FactId

MONTHS = 12
LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Computed:
    """One reading of a deadline.

    Attributes:
        start_fact: The fact it starts from.
        start: The starting day; it is not counted.
        due: The last day.
        passed: Whether the day it is tested on lies after the last day.
        shortened: The month of the last day has no such day, so its last day was taken.
    """

    start_fact: FactId
    start: date
    due: date
    passed: bool
    shortened: bool


@dataclass(frozen=True, slots=True)
class DeadlineResult:
    """A deadline applied to the dates of a matter.

    Attributes:
        readings: By due date; empty while no starting day is known, and for a nominal time.
        open_starts: Starting days not known yet, or not asked yet.
        undecided: Whether a starting day was asked and is not known yet.
        tested_on: The day of the act if known, else the matter's date.
        done: Whether ``tested_on`` is the day of the act (done or planned).
    """

    deadline: Deadline
    readings: tuple[Computed, ...]
    open_starts: tuple[FactId, ...]
    undecided: bool
    tested_on: date
    done: bool

    @property
    def due(self) -> date | None:
        """The diary date: the earliest reading."""
        return self.readings[0].due if self.readings else None


def add_period(day: date, period: Period) -> date:
    """Add years and months, then days.

    Args:
        day: The starting day, not counted.
        period: What is added.

    Returns:
        The last day; the end of the month where the month is too short. Never later than year 9999.
    """
    months = day.year * MONTHS + day.month - 1 + period.years * MONTHS + period.months
    year, month = divmod(months, MONTHS)
    if year > LAST_YEAR:
        return date.max
    month += 1
    last = min(day.day, calendar.monthrange(year, month)[1])
    try:
        return date(year, month, last) + timedelta(days=period.days)
    except OverflowError:
        return date.max


def compute(
    deadline: Deadline, starts: Mapping[FactId, Value | None], done: date | None, as_of: date
) -> DeadlineResult:
    """Compute every reading of a deadline.

    Args:
        deadline: As the tree declares it.
        starts: The answer of each starting fact; None if not asked.
        done: The day of the act, if known.
        as_of: The matter's date, tested where the act is not done.
    """
    tested_on = done or as_of
    readings = []
    for fact in deadline.starts:
        start = starts[fact]
        if isinstance(start, date) and deadline.plus is not None:
            due = add_period(start, deadline.plus)
            shortened = due.day != start.day and not deadline.plus.days
            readings.append(Computed(fact, start, due, tested_on > due, shortened))
    open_starts = tuple(
        fact for fact in deadline.starts if not isinstance(starts[fact], date | NoDate)
    )
    readings.sort(key=lambda reading: reading.due)
    return DeadlineResult(
        deadline=deadline,
        readings=tuple(readings),
        open_starts=open_starts,
        undecided=any(isinstance(starts[fact], Undecided) for fact in deadline.starts),
        tested_on=tested_on,
        done=done is not None,
    )


def passed(result: DeadlineResult, reading: Reading) -> Truth:
    """Say whether a deadline has passed on any or on all of its readings.

    A starting day that is not known yet could still give a later (or an earlier) reading, so it
    leaves the question undecided where that would matter.
    """
    if not result.readings:
        return None if result.undecided else False
    if reading is Reading.ANY:
        if any(r.passed for r in result.readings):
            return True
        return None if result.undecided else False
    if not all(r.passed for r in result.readings):
        return False
    return None if result.undecided else True
