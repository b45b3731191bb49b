"""The dates of a path as the window shows them: how near, and counted step by step."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from engine import words
from engine.deadlines import Computed, DeadlineResult
from engine.law import FactId, NodeId, Update
from engine.tree import Question
from engine.view import updates_of
from engine.walk import Path
from memo.citations import Cites, pinpoint
from memo.parts import DateLine, Leg, UsualTime
from ui.pages.saying import figures, fill, tr


class Urgency(StrEnum):
    """How near a date is."""

    PASSED = "passed"
    SOON = "soon"
    LATER = "later"
    MET = "met"


@dataclass(frozen=True, slots=True)
class ShownDate:
    """One reading of a deadline as home and the outcome show it.

    Attributes:
        counted: What it is: the deadline's title and where the count starts.
        left: "110 days left", "Passed 23 days ago".
        later: The development this, or an earlier, reading of the same deadline turns on.
    """

    deadline: str
    title: str
    due: date
    counted: str
    left: str
    urgency: Urgency
    later: str


def next_date(path: Path, as_of: date) -> ShownDate | None:
    """Give the diary date that comes next; if every one has passed, the one that passed last."""
    found = [
        reading_of(result, result.readings[0], as_of, path)
        for result in path.deadlines()
        if result.readings
    ]
    ahead = [each for each in found if each.urgency in {Urgency.SOON, Urgency.LATER}]
    if ahead:
        return min(ahead, key=lambda each: each.due)
    passed = [each for each in found if each.urgency is Urgency.PASSED]
    return max(passed, key=lambda each: each.due, default=None)


def reading_of(result: DeadlineResult, reading: Computed, as_of: date, path: Path) -> ShownDate:
    """Show one reading of a deadline."""
    deadline = result.deadline
    title = fill(deadline.title, path)
    start = fill(deadline.start_words.get(reading.start_fact, ""), path)
    others = [other for other in result.readings if other is not reading]
    later = next((other for other in others if other.start_fact in deadline.later), None)
    return ShownDate(
        deadline=str(deadline.id),
        title=title,
        due=reading.due,
        counted=tr("{0}, counted from {1}.").format(title, start) if start else "",
        left=left(result, reading, as_of),
        urgency=urgency(result, reading, as_of),
        later=words.day(later.due) if later else "",
    )


def urgency(result: DeadlineResult, reading: Computed, as_of: date) -> Urgency:
    """Say how near a reading is; an act that is done and in time is met."""
    if result.done and result.tested_on <= as_of and not reading.passed:
        return Urgency.MET
    if reading.due < as_of:
        return Urgency.PASSED
    first = max(result.deadline.warn, default=0)
    return Urgency.SOON if (reading.due - as_of).days <= first else Urgency.LATER


def left(result: DeadlineResult, reading: Computed, as_of: date) -> str:
    """Give ``110 days left``, ``Passed 23 days ago``, ``Met on 3 March 2026``."""
    if urgency(result, reading, as_of) is Urgency.MET:
        return tr("Met on {0}").format(words.day(result.tested_on))
    days = (reading.due - as_of).days
    if days < 0:
        return tr("Passed 1 day ago") if days == -1 else tr("Passed {0} days ago").format(-days)
    if days == 0:
        return tr("Today")
    return tr("1 day left") if days == 1 else tr("{0} days left").format(days)


Arithmetic = tuple[tuple[str, str], ...]
"""Name and value of each step of a computation, the result included."""


def arithmetic(result: DeadlineResult, reading: Computed, path: Path) -> Arithmetic:
    """Show how a date is counted, one line a step; the line named "Last day" is the result."""
    period = result.deadline.plus
    if period is None:
        return ()
    node = path.tree.nodes.get(NodeId(reading.start_fact))
    start = node.label if isinstance(node, Question) else tr("Starting day")
    lines = [
        (start, words.day(reading.start)),
        (tr("First day counted"), words.day(reading.start + timedelta(days=1))),
        (tr("Period"), figures(period)),
        (tr("Last day"), words.day(reading.due)),
        (tr("Day of the week"), words.weekday(reading.due)),
    ]
    if reading.shortened:
        lines.append((tr("Month too short"), tr("its last day is taken")))
    if result.done:
        act = path.tree.nodes.get(NodeId(result.deadline.done or ""))
        name = act.label if isinstance(act, Question) else tr("Tested on")
        lines.append((name, words.day(result.tested_on)))
    return tuple(lines)


# --- the deadlines page ------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """One row of the deadlines page.

    Attributes:
        day: "12 March 2027", "Not fixed yet", "Usual time".
        under: "Friday, working date".
        counted: How it is counted, with the pinpoint.
        left: "110 days left"; empty without a date.
        fact: The question whose answer would fix it.
        steps: The arithmetic; empty without a date.
        result: Place of the step that is the result.
    """

    key: str
    day: str
    under: str
    title: str
    counted: str
    left: str
    urgency: Urgency | None
    later: str
    condition: str
    fact: FactId | None
    steps: Arithmetic
    result: int
    reminders: str
    missed: str
    assumption: str
    cites: Cites
    updates: tuple[Update, ...]


RESULT = 3
"""Place of the last day among the steps of the arithmetic."""


def date_rows(path: Path, leg: Leg, as_of: date) -> tuple[DateRow, ...]:
    """Give every reading of every deadline, fixed dates first; then the usual times.

    Args:
        path: The way.
        leg: The same way as the memo tells it.
        as_of: The matter's date.
    """
    results = {str(result.deadline.id): result for result in path.deadlines()}
    seen: dict[str, int] = {}
    rows = []
    for number, line in enumerate(leg.dates):
        result = results[line.deadline]
        reading = None
        if line.day is not None:
            reading = result.readings[seen.get(line.deadline, 0)]
            seen[line.deadline] = seen.get(line.deadline, 0) + 1
        rows.append(_row(f"{number}", line, result, reading, (path, as_of)))
    usual = (_usual(f"usual{number}", line) for number, line in enumerate(leg.usual_times))
    return (*rows, *usual)


def _row(
    key: str,
    line: DateLine,
    result: DeadlineResult,
    reading: Computed | None,
    at: tuple[Path, date],
) -> DateRow:
    path, as_of = at
    cited = pinpoint(line.cites)
    return DateRow(
        key=key,
        day=line.date,
        under=_under(line, result, reading),
        title=line.title,
        counted=f"{_counted(line, reading)}. {cited}",
        left=left(result, reading, as_of) if reading else "",
        urgency=urgency(result, reading, as_of) if reading else None,
        later=line.later,
        condition=line.condition,
        fact=None if reading else _opens(result, path),
        steps=arithmetic(result, reading, path) if reading else (),
        result=RESULT,
        reminders=_reminders(result, reading) if reading else "",
        missed=line.missed,
        assumption=line.assumption,
        cites=line.cites,
        updates=updates_of((each.rule for each in line.cites), path.situation.law),
    )


def _under(line: DateLine, result: DeadlineResult, reading: Computed | None) -> str:
    if reading is None:
        period = result.deadline.plus
        return tr("{0} from the start").format(figures(period)) if period else ""
    parts = [words.weekday(reading.due), line.standing.lower()]
    return ", ".join(part for part in parts if part)


def _counted(line: DateLine, reading: Computed | None) -> str:
    if reading is None:
        return line.counted
    start, _, _ = line.counted.rpartition(";")
    return start or line.counted


def _opens(result: DeadlineResult, path: Path) -> FactId | None:
    """Give the question on the way whose answer would fix a date, if there is one."""
    asked = {FactId(step.question.id) for step in path.steps}
    at = path.at
    if isinstance(at, Question):
        asked.add(FactId(at.id))
    return next((fact for fact in result.open_starts if fact in asked), None)


def _reminders(result: DeadlineResult, reading: Computed) -> str:
    ahead = sorted(result.deadline.warn, reverse=True)
    if not ahead or result.done:
        return ""
    days = words.joined(words.day(reading.due - timedelta(days=each)) for each in ahead)
    counts = words.joined(str(each) for each in ahead)
    return tr("{0}: {1} days ahead.").format(days, counts)


def _usual(key: str, line: UsualTime) -> DateRow:
    return DateRow(
        key=key,
        day=tr("Usual time"),
        under=tr("Not a deadline"),
        title=line.title,
        counted=f"{line.time[:1].upper()}{line.time[1:]}. {pinpoint(line.cites)}",
        left="",
        urgency=None,
        later="",
        condition=line.condition,
        fact=None,
        steps=(),
        result=0,
        reminders="",
        missed="",
        assumption="",
        cites=line.cites,
        updates=(),
    )
