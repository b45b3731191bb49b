"""How a date is counted, one line a step, and what the calendar of rest days says of it.

The unrolled date is the working date. What stands here of rest days is told beside it, as a later
development to be verified, and never moves it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from engine import words
from engine.conditions import Period
from engine.deadlines import Computed, DeadlineResult
from engine.holidays import CheckedDay, DayKind, Rest
from engine.law import Update, UpdateId
from memo.date_parts import DateStep
from memo.telling import Telling

LAST_DAY = "Last day"
REST_DAY = "Rest day?"
ROLLED = "Rolled date, to verify"
NO_RULE = "The guide gives no rule on rest days"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestTold:
    """What is said of rest days beside a date.

    Attributes:
        rest: Yes, no or not known.
        answer: "No, a Friday", for the line of the arithmetic.
        why: What that is known from, or why it is not known.
        rolled: The first working day after a rest day, if known.
        note: Where it would roll to, and that this is to be verified; empty if it is none.
        law: On what that rests; empty if it is none.
    """

    rest: Rest
    answer: str
    why: tuple[str, ...]
    rolled: date | None
    note: str
    law: str


def steps(telling: Telling, result: DeadlineResult, reading: Computed) -> tuple[DateStep, ...]:
    """Give the arithmetic of a reading, one line a step."""
    told = rest_told(telling, result, reading)
    lines = [
        DateStep(name=telling.label(reading.start_fact), value=words.day(reading.start)),
        DateStep(name="First day counted", value=words.day(_next(reading.start))),
    ]
    if result.deadline.plus is not None:
        lines.append(DateStep(name="Period", value=figures(result.deadline.plus)))
    if reading.shortened:
        lines.append(DateStep(name="Month too short", value="its last day is taken"))
    lines += [
        DateStep(name=LAST_DAY, value=words.day(reading.due), result=True),
        DateStep(name=REST_DAY, value=told.answer),
    ]
    if told.rolled is not None:
        lines.append(DateStep(name=ROLLED, value=words.day(told.rolled)))
    if result.done and result.deadline.done is not None:
        act = telling.label(result.deadline.done)
        lines.append(DateStep(name=act, value=words.day(result.tested_on)))
    return tuple(lines)


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def figures(period: Period) -> str:
    """Give ``2 years``, as a line of arithmetic has it."""
    named = ((period.years, "year"), (period.months, "month"), (period.days, "day"))
    parts = (f"{number} {name}{'' if number == 1 else 's'}" for number, name in named if number)
    return " ".join(parts)


def rest_told(telling: Telling, result: DeadlineResult, reading: Computed) -> RestTold:
    """Say whether the last day is a rest day, and where it would roll to."""
    checked = telling.law.calendar.check(reading.due)
    return RestTold(
        rest=checked.rest,
        answer=_answer(checked),
        why=_why(telling, checked),
        rolled=checked.rolled,
        note=_note(result, reading, checked) if checked.rest is Rest.YES else "",
        law=_law(telling, result) if checked.rest is Rest.YES else "",
    )


def _answer(checked: CheckedDay) -> str:
    rest = "Not known" if checked.rest is Rest.NOT_KNOWN else checked.rest.capitalize()
    said = f"{rest}, a {words.weekday(checked.day)}"
    if checked.kind is DayKind.HOLIDAY:
        return f"{said} in the days off for {checked.holiday}"
    return f"{said} worked in exchange" if checked.kind is DayKind.MAKE_UP else said


def _why(telling: Telling, checked: CheckedDay) -> tuple[str, ...]:
    """Say what the answer is known from, or why there is none and what is certain."""
    if checked.of is not None and checked.kind is not DayKind.NOT_SETTLED:
        made = words.day(checked.of.generated)
        source = f"{checked.of.source}, generated {made}"
        return (f"Calendar of {checked.of.year}: {source}; not the official notice itself.",)
    if checked.weekend:
        usual = "A Saturday or Sunday is normally a rest day but may be a make-up working day."
    else:
        usual = "A weekday is normally a working day but may be a day off."
    return _missing(telling, checked), usual


def _missing(telling: Telling, checked: CheckedDay) -> str:
    year = checked.day.year
    if checked.of is not None:
        return (
            f"The last days of {year} are not settled: the notice for {year + 1} may move days "
            "off and days worked."
        )
    numbers = list(telling.law.calendar.years)
    if not numbers:
        return "There is no calendar of rest days."
    if year > numbers[-1]:
        return f"The calendar of rest days ends with {numbers[-1]}."
    if year < numbers[0]:
        return f"The calendar of rest days begins with {numbers[0]}."
    return f"The calendar of rest days has no data for {year}."


def _note(result: DeadlineResult, reading: Computed, checked: CheckedDay) -> str:
    """Say where a rest day would roll to; that is never the working date."""
    if checked.rolled is None:
        rolled = "The first working day after it is not known: the calendar does not reach it."
    else:
        day = f"{words.weekday(checked.rolled)} {words.day(checked.rolled)}"
        rolled = f"The first working day after it is {day}."
    kept = "The working date stays; verify with counsel."
    if reading.passed and checked.rolled is not None and result.tested_on <= checked.rolled:
        kept = f"Counted to that day, the time has not passed. {kept}"
    return f"{rolled} {kept}"


def _law(telling: Telling, result: DeadlineResult) -> str:
    """Say on what a rolled date rests, and what that leaves open."""
    rests_on = development(telling, result)
    if rests_on is None:
        return f"{NO_RULE}, and no later development that moves this date is recorded."
    caution = telling.law.calendar.file.caution
    return f"{NO_RULE}; a later development has one ({rests_on.title}). {caution}".rstrip()


def development(telling: Telling, result: DeadlineResult) -> Update | None:
    """Give the development on rest days, if it touches a rule that the deadline cites."""
    named = UpdateId(telling.law.calendar.file.development)
    found = telling.law.updates.get(named)
    if found is None or not set(found.rules).intersection(result.deadline.cites):
        return None
    return found
