"""What the memo says of dates: each reading with its arithmetic, nominal times, reminders.

Frozen values with no behaviour; ``memo.dates`` works them out.
"""

from dataclasses import dataclass
from datetime import date

from memo.citations import Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class DateStep:
    """A step of the arithmetic of a date; ``result`` marks the last day."""

    name: str
    value: str
    result: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """One reading of a deadline, or a deadline without a starting day.

    Attributes:
        day: ISO date, or None without a start.
        date: The date in words, "Open" or "Not fixed yet".
        standing: "Working date", "Second reading" or empty.
        counted: The arithmetic in words, or what fixes the date.
        steps: The arithmetic, one line a step; empty without a date.
        rest_day: "yes", "no" or "not known"; empty without a date.
        rest_why: What that is known from, or why it is not known and what is certain.
        rolled: The first working day after a rest day, if known; never the working date.
        rolled_note: Where it would roll to, to be verified; empty unless the day is a rest day.
        rolled_law: On what that rests, and what it leaves open.
        later: Title of the later development the reading rests on.
        act, act_day: What was or will be done to keep it, and when; empty and None if not known.
        later_standing: Whether counsel confirmed that one.
        later_law: Which other developments could change it, and what counsel confirmed.
    """

    deadline: str
    title: str
    day: date | None
    rolled: date | None = None
    act_day: date | None = None
    date: str
    standing: str
    counted: str
    steps: tuple[DateStep, ...] = ()
    rest_day: str = ""
    rest_why: tuple[str, ...] = ()
    rolled_note: str = ""
    rolled_law: str = ""
    passed: bool
    later: str
    missed: str
    assumption: str
    condition: str
    tested: str
    act: str = ""
    cites: Cites
    later_standing: str = "Verify with counsel"
    later_law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualTime:
    """A nominal time: never a date."""

    deadline: str
    title: str
    time: str
    assumption: str
    condition: str
    cites: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Days on which to be reminded of a working date."""

    deadline: str
    title: str
    due: date
    days: tuple[date, ...]
    text: str
