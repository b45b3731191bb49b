"""Rest days and make-up working days of Mainland China: what is known of a day, and what is not.

The dataclasses are the schema of ``trees/law/calendar.yaml``. Nothing here moves a deadline or a
verdict: whether a last day on a rest day moves at all is law, and said as a later development.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

SATURDAY = 5


class Rest(StrEnum):
    """Whether a day is a rest day."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not known"


class DayKind(StrEnum):
    """What sort of day a day is."""

    WORKING = "working"
    MAKE_UP = "make_up"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    NO_DATA = "no_data"
    NOT_SETTLED = "not_settled"


_REST: Mapping[DayKind, Rest] = {
    DayKind.WORKING: Rest.NO,
    DayKind.MAKE_UP: Rest.NO,
    DayKind.WEEKEND: Rest.YES,
    DayKind.HOLIDAY: Rest.YES,
    DayKind.NO_DATA: Rest.NOT_KNOWN,
    DayKind.NOT_SETTLED: Rest.NOT_KNOWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """The days off of one public holiday, with the weekend and exchanged days inside it."""

    name: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """What is known of one year.

    Attributes:
        source: What the year was generated from.
        generated: When.
        open_from: From this day on the notice for the next year may still move days.
        holidays: Days off.
        working: Saturdays and Sundays that are worked.
    """

    year: int
    source: str
    generated: date
    holidays: tuple[Holiday, ...]
    working: tuple[date, ...] = ()
    open_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """The whole of calendar.yaml.

    Attributes:
        development: Id of the development that says what becomes of a last day on a rest day.
        caution: What that development leaves open.
    """

    years: tuple[CalendarYear, ...] = ()
    development: str = ""
    caution: str = ""


@dataclass(frozen=True, slots=True)
class CheckedDay:
    """What the calendar says of a day.

    Attributes:
        holiday: Name of the public holiday it lies in; else empty.
        rolled: The first working day after a rest day; None for any other day, or if not known.
        of: The data of its year, if there are any.
    """

    day: date
    kind: DayKind
    holiday: str = ""
    rolled: date | None = None
    of: CalendarYear | None = None

    @property
    def rest(self) -> Rest:
        """Whether it is a rest day."""
        return _REST[self.kind]

    @property
    def weekend(self) -> bool:
        """Whether it is a Saturday or a Sunday."""
        return self.day.weekday() >= SATURDAY


class Calendar:
    """Looks days up; the data are read when first asked for."""

    def __init__(self, read: Callable[[], CalendarFile]) -> None:
        """Keep the reader of the data."""
        self._read = read

    @cached_property
    def file(self) -> CalendarFile:
        """The data as read."""
        return self._read()

    @cached_property
    def years(self) -> Mapping[int, CalendarYear]:
        """The years there are data of, by number, in order."""
        listed = sorted(self.file.years, key=lambda year: year.year)
        return MappingProxyType({year.year: year for year in listed})

    @cached_property
    def _off(self) -> Mapping[date, str]:
        named = (holiday for year in self.file.years for holiday in year.holidays)
        return {day: holiday.name for holiday in named for day in holiday.days}

    @cached_property
    def _worked(self) -> frozenset[date]:
        return frozenset(day for year in self.file.years for day in year.working)

    def check(self, day: date) -> CheckedDay:
        """Say what is known of a day."""
        kind = self._kind(day)
        return CheckedDay(
            day=day,
            kind=kind,
            holiday=self._off.get(day, "") if kind is DayKind.HOLIDAY else "",
            rolled=self._first_working(day) if _REST[kind] is Rest.YES else None,
            of=self.years.get(day.year),
        )

    def _kind(self, day: date) -> DayKind:
        year = self.years.get(day.year)
        if year is None:
            return DayKind.NO_DATA
        if year.open_from is not None and day >= year.open_from:
            return DayKind.NOT_SETTLED
        if day in self._off:
            return DayKind.HOLIDAY
        if day in self._worked:
            return DayKind.MAKE_UP
        return DayKind.WEEKEND if day.weekday() >= SATURDAY else DayKind.WORKING

    def _first_working(self, day: date) -> date | None:
        """Give the first working day after a day; None if a day not known comes before it."""
        while day < date.max:
            day += timedelta(days=1)
            rest = _REST[self._kind(day)]
            if rest is not Rest.YES:
                return day if rest is Rest.NO else None
        return None
