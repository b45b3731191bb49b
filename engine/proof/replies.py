"""What an open point may turn out to be: each answer that matters, as a function of the answers.

Replies of a checklist overlap, as several entries may be ticked; all others exclude each other.
Nothing is said here of what a reply leads to (``engine.narrowing``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from engine import words
from engine.answers import NoDate, Place
from engine.law import Fact, FactId, FactKind, GroundState, Law, RowId
from engine.proof.days import AGO, LONG_AGO, Days, Group, Limit
from engine.proof.diagram import TRUE, Diagrams, Function
from engine.proof.space import TICKS, Space
from engine.tree import Question

REACH = timedelta(days=60 * 365)
"""How far from the matter's date a limit is looked for."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days; None where it has no end on that side."""

    first: date | None
    last: date | None

    def __str__(self) -> str:
        """Give ``before 12 March 2024``, ``12 March 2024 or later``, ``from ... to ...``."""
        if self.first is None:
            after = self.last and self.last + timedelta(days=1)
            return f"Before {words.day(after)}" if after else "Any day"
        if self.last is None:
            return f"{words.day(self.first)} or later"
        return f"{words.day(self.first)} to {words.day(self.last)}"


Said = str | Span


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen from.

    Attributes:
        diagrams: Over the space.
        days: The days that are given.
    """

    space: Space
    diagrams: Diagrams
    law: Law
    as_of: date
    days: Days


def replies(
    question: Question, row: RowId | None, choices: Choices
) -> Iterator[tuple[Said, Function]]:
    """Give every reply to an open point, and when it is given.

    Args:
        question: Of the point.
        row: The ground it concerns; None for the whole question.
        choices: What may be chosen from, the answers given being fixed.
    """
    fact = choices.law.facts[FactId(question.id)]
    if row is not None:
        yield from _states(choices.space.part(fact.id, row), choices)
    elif fact.kind is FactKind.GROUNDS:
        yield from _matrix(fact, choices)
    elif fact.kind is FactKind.CHECKLIST:
        yield from _entries(question, fact, choices)
    elif fact.kind is FactKind.DATE:
        yield from _days(question, fact, choices)
    elif fact.kind is not FactKind.TEXT:
        yield from _options(question, fact, choices)


def _options(question: Question, fact: Fact, choices: Choices) -> Iterator[tuple[Said, Function]]:
    """Give one reply a choice, and one for each sort of place or sum."""
    whole = choices.space.whole(fact.id)
    for number, option in enumerate(choices.space.variables[whole].options):
        when = choices.diagrams.option(whole, (number,))
        if isinstance(option, Place) and not option.code:
            yield "A place outside the country table", when
            continue
        said = words.answer(question, fact, option, choices.law)  # type: ignore[arg-type]
        such = fact.kind in {FactKind.COUNTRY, FactKind.AMOUNT}
        yield f"Such as {said}" if such else said, when


def _states(variable: int, choices: Choices) -> Iterator[tuple[Said, Function]]:
    for number, state in enumerate(choices.space.variables[variable].options):
        when = choices.diagrams.option(variable, (number,))
        yield words.STATES[GroundState(str(state))], when


def _matrix(fact: Fact, choices: Choices) -> Iterator[tuple[Said, Function]]:
    d, space = choices.diagrams, choices.space
    rows = space.of[fact.id][1:]

    def any_in(state: GroundState) -> Function:
        return d.either(*(d.option(row, space.numbers(row, (state,))) for row in rows))

    made_out, arguable = any_in(GroundState.MADE_OUT), any_in(GroundState.ARGUABLE)
    raised = d.either(made_out, arguable)
    yield "No ground raised", d.without(TRUE, raised)
    yield "A ground arguable, none made out", d.without(arguable, made_out)
    yield "A ground made out", made_out


def _entries(question: Question, fact: Fact, choices: Choices) -> Iterator[tuple[Said, Function]]:
    d = choices.diagrams
    parts = choices.space.of[fact.id][1:]
    ticked = TICKS.index("yes")
    nothing = d.both(*(d.option(part, (1 - ticked,)) for part in parts))
    yield words.answer(question, fact, (), choices.law), nothing
    for part in parts:
        entry = choices.space.variables[part].part
        yield words.answer(question, fact, (entry,), choices.law), d.option(part, (ticked,))


# --- days ----------------------------------------------------------------------------------


def _days(question: Question, fact: Fact, choices: Choices) -> Iterator[tuple[Said, Function]]:
    d, space = choices.diagrams, choices.space
    whole, *shared = space.of[fact.id]
    dated = d.without(TRUE, d.option(whole, space.numbers(whole, (NoDate.NONE,))))
    group = space.variables[shared[0]].group if shared else None
    if group is None:
        yield Span(None, None), dated
    else:
        for span, entries in _spans(fact.id, group, choices):
            yield span, d.both(dated, d.option(shared[0], entries))
    if dated != TRUE:
        said = words.answer(question, fact, NoDate.NONE, choices.law)
        yield said, d.without(TRUE, dated)


def _spans(fact: FactId, group: Group, choices: Choices) -> Iterator[tuple[Span, tuple[int, ...]]]:
    """Give the stretches of days that the limits of a date tell apart, with their entries."""
    given, as_of = choices.days, choices.as_of
    known = {other: given[other] for other in group.facts if other in given}
    visible = [
        (limit, signs)
        for limit, signs in group.signs
        if fact in limit.facts and set(limit.facts) <= {fact, *known} and limit.day != LONG_AGO
    ]
    turns = {_turn(fact, limit, known, as_of) for limit, _ in visible}
    starts = sorted(day for day in turns if day is not None)
    for first, after in zip((None, *starts), (*starts, None), strict=True):
        sample = first or (after - timedelta(days=1) if after else as_of - timedelta(days=AGO))
        wanted = [limit.holds({**known, fact: sample}, as_of) for limit, _ in visible]
        entries = _fitting([signs for _, signs in visible], wanted, len(group.days))
        yield Span(first, after - timedelta(days=1) if after else None), entries


def _fitting(signs: list[tuple[bool, ...]], wanted: list[bool], entries: int) -> tuple[int, ...]:
    return tuple(n for n in range(entries) if [one[n] for one in signs] == wanted)


def _turn(fact: FactId, limit: Limit, known: Days, as_of: date) -> date | None:
    """Give the first day from which a limit comes out otherwise; None if it never does."""

    def held(day: date) -> bool:
        return limit.holds({**known, fact: day}, as_of)

    low, high = as_of - REACH, as_of + REACH
    before = held(low)
    if held(high) == before:
        return None
    while (high - low).days > 1:
        middle = low + (high - low) // 2
        low, high = (middle, high) if held(middle) == before else (low, middle)
    return high
