"""Deadlines of a path as lines of the memo: every reading on its own line, with its arithmetic.

Nothing is resolved here: two readings stay two lines, a reading that rests on a later development
says so, and a nominal time is never a date.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from engine import words
from engine.conditions import All, AnyOf, Condition, Passed
from engine.deadlines import Computed, DeadlineResult
from engine.items import Deadline
from engine.law import DeadlineId, FactId
from engine.walk import CLOSED
from memo.date_parts import DateLine, Reminder, UsualTime
from memo.dates_counted import rest_told, steps
from memo.telling import Telling

OPEN = "Open"
NOT_FIXED = "Not fixed yet"
WORKING = "Working date"
ORDINALS = ("Second", "Third", "Fourth", "Fifth", "Sixth")


def applied(telling: Telling) -> Iterable[tuple[Deadline, bool]]:
    """Give the deadlines of the path, each with whether it is undecided."""
    for one in telling.path.items:
        if isinstance(one.item, Deadline):
            yield one.item, one.undecided


def dates(telling: Telling) -> tuple[DateLine, ...]:
    """Give every reading of every deadline, fixed dates first, by date."""
    found: list[DateLine] = []
    for deadline, undecided in applied(telling):
        if deadline.plus is not None:
            result = telling.path.situation.deadline(deadline.id)
            found += _lines(telling, result, telling.condition(deadline, undecided=undecided))
    return tuple(sorted(found, key=lambda line: line.day or date.max))


def _lines(telling: Telling, result: DeadlineResult, condition: str) -> Iterable[DateLine]:
    for number in range(len(result.readings)):
        yield _fixed(telling, result, number, condition)
    if result.open_starts or not result.readings:
        yield _unfixed(telling, result, condition)


def _fixed(telling: Telling, result: DeadlineResult, number: int, condition: str) -> DateLine:
    deadline, reading = result.deadline, result.readings[number]
    later = deadline.later.get(reading.start_fact)
    rest = rest_told(telling, result, reading)
    act = deadline.done if result.done else None
    return DateLine(
        deadline=deadline.id,
        title=telling.text(deadline.title),
        day=reading.due,
        date=words.day(reading.due),
        standing=f"{ORDINALS[number - 1]} reading" if number else WORKING,
        counted=counted(telling, deadline, reading),
        steps=steps(telling, result, reading),
        rest_day=rest.rest,
        rest_why=rest.why,
        rolled=rest.rolled,
        rolled_note=rest.note,
        rolled_law=rest.law,
        passed=reading.passed,
        later=telling.law.updates[later].title if later else "",
        missed=telling.text(deadline.missed),
        assumption=telling.text(deadline.assumption),
        condition=condition,
        tested=tested(telling, result),
        act=telling.label(act) if act else "",
        act_day=result.tested_on if act else None,
        cites=telling.cite(deadline.cites),
    )


def _unfixed(telling: Telling, result: DeadlineResult, condition: str) -> DateLine:
    deadline = result.deadline
    starts = [start_words(telling, deadline, fact) for fact in result.open_starts]
    length = words.period(deadline.plus) if deadline.plus else ""
    if starts:
        said = f"{length} from {words.joined(starts, 'or')}, once known"
    else:
        said = f"{length}; the answers give no starting day"
    return DateLine(
        deadline=deadline.id,
        title=telling.text(deadline.title),
        day=None,
        date=OPEN if result.undecided else NOT_FIXED,
        standing="Further reading" if result.readings else "",
        counted=said[:1].upper() + said[1:],
        passed=False,
        later="",
        missed=telling.text(deadline.missed),
        assumption=telling.text(deadline.assumption),
        condition=condition,
        tested="",
        cites=telling.cite(deadline.cites),
    )


def counted(telling: Telling, deadline: Deadline, reading: Computed) -> str:
    """Give the arithmetic: ``12 March 2025, the day it took effect, plus two years; a Friday``."""
    start = start_words(telling, deadline, reading.start_fact)
    length = words.period(deadline.plus) if deadline.plus else ""
    said = f"{words.day(reading.start)}, {start}, plus {length}; a {words.weekday(reading.due)}"
    if reading.shortened:
        said += f" (the month has no day {reading.start.day}, so its last day)"
    return said


def start_words(telling: Telling, deadline: Deadline, fact: FactId) -> str:
    """Give a starting day in words."""
    given = deadline.start_words.get(fact)
    return telling.text(given) if given else telling.label(fact).lower()


def tested(telling: Telling, result: DeadlineResult) -> str:
    """Say on which day a deadline was tested."""
    day = words.day(result.tested_on)
    if result.done and result.deadline.done:
        return f"{day} ({telling.label(result.deadline.done).lower()})"
    return f"{day}, the date of this memo"


def usual_times(telling: Telling) -> tuple[UsualTime, ...]:
    """Give the nominal times."""
    return tuple(
        UsualTime(
            deadline=deadline.id,
            title=telling.text(deadline.title),
            time=telling.text(deadline.nominal),
            assumption=telling.text(deadline.assumption),
            condition=telling.condition(deadline, undecided=undecided),
            cites=telling.cite(deadline.cites),
        )
        for deadline, undecided in applied(telling)
        if deadline.nominal
    )


def reminders(telling: Telling, as_of: date) -> tuple[Reminder, ...]:
    """Give the days of warning that lie ahead, before each working date of an act not done yet."""
    found = []
    for deadline, _ in applied(telling):
        result = telling.path.situation.deadline(deadline.id)
        met = result.done and result.tested_on <= as_of
        if result.due is None or met:
            continue
        days = tuple(
            day
            for ahead in sorted(deadline.warn, reverse=True)
            if (day := _before(result.due, ahead)) > as_of
        )
        if days:
            text = words.joined(words.day(day) for day in days)
            title = telling.text(deadline.title)
            found.append(
                Reminder(deadline=deadline.id, title=title, due=result.due, days=days, text=text)
            )
    return tuple(found)


def _before(day: date, ahead: int) -> date:
    return day - timedelta(days=min(ahead, day.toordinal() - 1))


def filing_date(telling: Telling) -> DeadlineResult | None:
    """Give the earliest fixed deadline that bars the claim if an act of the creditor misses it.

    Such a deadline is tested by a finding that closes the way, and has a day of the act.
    """
    barring = {
        deadline
        for finding in telling.path.tree.findings
        if finding.effect in CLOSED
        for deadline in _tested_in(finding.when)
    }
    results = [
        telling.path.situation.deadline(deadline.id)
        for deadline, undecided in applied(telling)
        if deadline.id in barring and deadline.done is not None and not undecided
    ]
    fixed = [(result.due, result) for result in results if result.due is not None]
    return min(fixed, key=lambda pair: pair[0])[1] if fixed else None


def _tested_in(condition: Condition) -> Iterable[DeadlineId]:
    match condition:
        case Passed(deadline=deadline):
            yield deadline
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _tested_in(part)
