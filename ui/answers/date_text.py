"""Reading a date as people type it; pure functions, no Qt, no clock, no locale.

Day before month, as in Europe and in this program everywhere; where the digits can also be read the
other way, the other reading is given too. Nothing is guessed beyond that.
"""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum

FIRST_YEAR, LAST_YEAR = 1900, 2199
CENTURY_TURN = 70
"""A year of two digits from this one on lies in the 1900s, below it in the 2000s."""

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


class Fault(Enum):
    """Why a text is not a date."""

    FORM = "form"
    """It does not have the form of a date."""
    MONTH = "month"
    """There is no month of that number or name."""
    DAY = "day"
    """The month has no such day."""
    YEAR = "year"
    """The year is out of range."""


@dataclass(frozen=True, slots=True)
class DateText:
    """What a text says.

    Attributes:
        day: The date understood; None if there is none.
        other: The date that the same digits give with month before day.
        fault: Why there is none.
        month: The first of the month in question, where the fault is the day.
    """

    day: date | None = None
    other: date | None = None
    fault: Fault | None = None
    month: date | None = None


_SEPARATOR = r"\s*[-–./,\s]\s*"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{1,2}})")
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{4}}|\d{{2}})")
_DAY_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s./,-]*([a-z]{3,9})[\s./,-]*(\d{4}|\d{2})")
_NAME_DAY = re.compile(r"([a-z]{3,9})[\s./-]*(\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(\d{4})")


def read_date(text: str) -> DateText:
    """Read a date.

    Args:
        text: Such as ``12 March 2025``, ``12.3.25``, ``2025-03-12`` or ``2025年3月12日``.

    Returns:
        The date, or why there is none; an empty text has neither.
    """
    plain = unicodedata.normalize("NFKC", text).strip().strip(".").casefold()
    if not plain:
        return DateText()
    for form in (_YEAR_FIRST, _CHINESE, _COMPACT):
        if found := form.fullmatch(plain):
            year, month, day = (int(part) for part in found.groups())
            return _made(year, month, day)
    if found := _DAY_FIRST.fullmatch(plain):
        return _two_ways(int(found[1]), int(found[2]), _year(found[3]))
    if found := _DAY_NAME.fullmatch(plain):
        return _made(_year(found[3]), _month(found[2]), int(found[1]))
    if found := _NAME_DAY.fullmatch(plain):
        return _made(_year(found[3]), _month(found[1]), int(found[2]))
    return DateText(fault=Fault.FORM)


def _two_ways(first: int, second: int, year: int) -> DateText:
    """Read day before month, and say what month before day gives."""
    day_first, month_first = _made(year, second, first), _made(year, first, second)
    if day_first.day is None:
        return month_first if month_first.day is not None else day_first
    other = month_first.day
    return DateText(day_first.day, other if other != day_first.day else None)


def _made(year: int, month: int, day: int) -> DateText:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return DateText(fault=Fault.YEAR)
    if not 1 <= month <= len(MONTHS):
        return DateText(fault=Fault.MONTH)
    if not 1 <= day <= monthrange(year, month)[1]:
        return DateText(fault=Fault.DAY, month=date(year, month, 1))
    return DateText(date(year, month, day))


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - a year of two digits, or in full
        return year
    return year + (1900 if year >= CENTURY_TURN else 2000)


def _month(name: str) -> int:
    """Give the number of a month by its name or the beginning of it; 0 if there is none."""
    name = "sep" if name == "sept" else name
    return next((n for n, month in enumerate(MONTHS, 1) if month.startswith(name)), 0)
