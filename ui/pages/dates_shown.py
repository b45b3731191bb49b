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
from memo.date_parts import DateLine, UsualTime
from memo.dates import WORKING
from memo.parts import Leg
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


# --- the deadlines page ------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """One row of the deadlines page.

    Attributes:
        day: "12 March 2027", "Not fixed yet", "Usual time".
        under: "Friday, working date".
        counted: How it is counted, with the pinpoint.
        left: "110 days left"; without a date what it waits for; empty for a usual time.
        fact: The question whose answer would fix it, on the way so far.
        opens: That question in a few words.
        steps: The arithmetic; empty without a date.
        result: Place of the step that is the result.
        rolled: The first working day after a rest day, as what it is; empty for none.
        rest: What is said of rest days beside the arithmetic.
        due: The last day, or None.
        working: Whether that is the working date.
        ahead: Days of warning that lie ahead.
        act: What was or will be done to keep it, and when.
        nominal: Whether it is a usual time, which is never a date.
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
    opens: str = ""
    steps: Arithmetic
    result: int
    reminders: str
    missed: str
    assumption: str
    cites: Cites
    updates: tuple[Update, ...]
    rolled: str = ""
    rest: tuple[str, ...] = ()
    due: date | None = None
    working: bool = False
    ahead: tuple[date, ...] = ()
    act: tuple[str, date] | None = None
    nominal: bool = False


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
    opens = None if reading else _opens(result, path)
    ahead = _ahead(result, reading, as_of) if reading else ()
    return DateRow(
        key=key,
        day=line.date,
        under=_under(line, result, reading),
        title=line.title,
        counted=f"{_counted(line, reading)}. {cited}",
        left=left(result, reading, as_of) if reading else _open(line, result, path),
        urgency=urgency(result, reading, as_of) if reading else None,
        later=line.later,
        condition=line.condition,
        fact=opens,
        opens=_label(opens, path) if opens else "",
        steps=tuple((step.name, step.value) for step in line.steps),
        result=next((n for n, step in enumerate(line.steps) if step.result), 0),
        reminders=_reminders(ahead, reading) if reading else "",
        missed=line.missed,
        assumption=line.assumption,
        cites=line.cites,
        updates=updates_of((each.rule for each in line.cites), path.situation.law),
        rolled=_rolled(line),
        rest=tuple(filter(None, (" ".join(line.rest_why), line.rolled_note, line.rolled_law))),
        due=line.day,
        working=line.standing == WORKING,
        ahead=ahead if line.standing == WORKING else (),
        act=_act(result, path) if reading else None,
    )


def _open(line: DateLine, result: DeadlineResult, path: Path) -> str:
    """Say what a date waits for whose starting day is not known."""
    if line.condition:
        return tr("If it applies")
    if any(path.tree.nodes.get(NodeId(fact)) for fact in result.deadline.starts):
        return tr("Not on this route") if path.finished else tr("Later on the route")
    return tr("Not asked here")


def _rolled(line: DateLine) -> str:
    """Give the rolled date as what it is: later than the working date, and uncertain."""
    if line.rolled is None:
        return ""
    day = f"{words.weekday(line.rolled)} {words.day(line.rolled)}"
    return tr("A rest day. Rolled date: {0}, to be verified").format(day)


def _act(result: DeadlineResult, path: Path) -> tuple[str, date] | None:
    """Give what keeps the date, done or planned, with its day."""
    act = result.deadline.done
    return (_label(act, path), result.tested_on) if result.done and act else None


def _label(fact: FactId, path: Path) -> str:
    """Give a question in a few words."""
    node = path.tree.nodes.get(NodeId(fact))
    return node.label if isinstance(node, Question) else ""


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
    open_first = (*result.open_starts, *result.deadline.starts)
    return next((fact for fact in open_first if fact in asked), None)


def _ahead(result: DeadlineResult, reading: Computed, as_of: date) -> tuple[date, ...]:
    """Give the days of warning; none once the act is done."""
    if result.done and result.tested_on <= as_of:
        return ()
    days = (
        reading.due - timedelta(days=each) for each in sorted(result.deadline.warn, reverse=True)
    )
    return tuple(day for day in days if day > as_of)


def _reminders(ahead: tuple[date, ...], reading: Computed) -> str:
    if not ahead:
        return ""
    days = words.joined(words.day(each) for each in ahead)
    counts = words.joined(str((reading.due - each).days) for each in ahead)
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
        assumption=line.assumption,
        cites=line.cites,
        updates=(),
        nominal=True,
    )
