"""The facts of a way as conditions see them: answers, computed facts, grounds, deadlines.

A situation grows while a way is followed (``engine.walk``); it never looks at answers off the path.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from engine.answers import UNKNOWN, Grounds, Place, Undecided, Value
from engine.conditions import Period, Reading, Truth, holds
from engine.deadlines import DeadlineResult, add_period, compute, passed
from engine.law import (
    DeadlineId,
    Fact,
    FactId,
    FactKind,
    GroundState,
    Jurisdiction,
    Law,
    Modality,
    NodeId,
    RowId,
)
from engine.tree import Question, Row, Tree


@dataclass(slots=True)
class Situation:
    """What is known at a point of a way.

    Attributes:
        answers: Answers on the path so far, by fact.
        trail: Nodes passed so far, gates and the outcome included.
    """

    tree: Tree
    law: Law
    as_of: date
    answers: dict[FactId, Value] = field(default_factory=dict)
    trail: list[NodeId] = field(default_factory=list)

    def value(self, fact: FactId) -> Value | None:
        """Give the answer of a fact, or work it out; None if never asked on this way."""
        given = self.answers.get(fact)
        if given is not None:
            return given
        declared = self.law.facts[fact]
        return self._computed(declared) if declared.computed else None

    def visited(self, node: NodeId) -> bool:
        """Say whether the way leads through a node."""
        return node in self.trail

    def place(self, value: Place) -> Jurisdiction | None:
        """Give the table's entry of a place; None for a place outside it."""
        return self.law.jurisdictions.get(value.code)

    def ground_states(self, fact: FactId) -> Iterator[tuple[RowId, Modality, bool, GroundState]]:
        """Give row, modality, whether it strikes a part only, and state of every ground."""
        given = self.answers.get(fact)
        node = self.tree.nodes.get(NodeId(fact))
        for row in self.law.facts[fact].rows.values():
            wording = node.rows.get(row.id) if isinstance(node, Question) else None
            if row.from_:
                state = derived_state(wording, self)
            else:
                state = given.state(row.id) if isinstance(given, Grounds) else GroundState.UNKNOWN
            yield row.id, row.modality, bool(row.head), state

    def passed(self, deadline: DeadlineId, reading: Reading) -> Truth:
        """Say whether a deadline has passed; undecided while no starting day is known."""
        return passed(self.deadline(deadline), reading)

    def deadline(self, deadline: DeadlineId) -> DeadlineResult:
        """Compute a deadline of the tree."""
        declared = next(d for d in self.tree.items.deadlines if d.id == deadline)
        starts = {fact: self.value(fact) for fact in declared.starts}
        done = self.value(declared.done) if declared.done else None
        return compute(declared, starts, done if isinstance(done, date) else None, self.as_of)

    def add(self, day: date, period: Period) -> date:
        """Add a period to a day."""
        return add_period(day, period)

    def _computed(self, fact: Fact) -> Value | None:
        """Work a computed fact out of its sources; None if none of them was asked."""
        if fact.ground_rows:
            return self._from_grounds(fact)
        if fact.choices:
            return self._from_choices(fact)
        return None

    def _from_grounds(self, fact: Fact) -> Value | None:
        states = []
        for pointer in fact.ground_rows:
            source, _, row = pointer.partition(".")
            given = self.answers.get(FactId(source))
            if isinstance(given, Grounds):
                states.append(given.state(RowId(row)))
            elif given is UNKNOWN:
                states.append(GroundState.UNKNOWN)
        if not states:
            return None
        if GroundState.MADE_OUT in states:
            return fact.made_out
        if GroundState.ARGUABLE in states and fact.arguable:
            return fact.arguable
        if all(state is GroundState.NOT_RAISED for state in states):
            return "no" if fact.made_out == "yes" else "yes"
        return Undecided.OPEN

    def _from_choices(self, fact: Fact) -> Value | None:
        for source in fact.from_:
            given = self.answers.get(source)
            if given is None:
                continue
            if isinstance(given, Undecided):
                return Undecided.OPEN
            chosen = given if isinstance(given, tuple) else (given,)
            return "yes" if any(choice in chosen for choice in fact.choices) else "no"
        return None


def derived_state(row: Row | None, situation: Situation) -> GroundState:
    """Work out the state of a ground that follows from other answers."""
    if row is None or row.derived is None:
        return GroundState.NOT_RAISED
    undecided = False
    for condition, state in (
        (row.derived.made_out, GroundState.MADE_OUT),
        (row.derived.arguable, GroundState.ARGUABLE),
    ):
        truth = False if condition is None else holds(condition, situation)
        if truth:
            return state
        undecided = undecided or truth is None
    return GroundState.UNKNOWN if undecided else GroundState.NOT_RAISED


def fits(fact: Fact, value: Value) -> bool:
    """Say whether a kept answer still fits its fact (the content may have changed since)."""
    if value is UNKNOWN:
        return True
    match fact.kind:
        case FactKind.CHOICE:
            return value in fact.values
        case FactKind.YES_NO:
            return value in {"yes", "no"}
        case FactKind.CHECKLIST:
            return isinstance(value, tuple) and all(entry in fact.values for entry in value)
        case FactKind.GROUNDS:
            return isinstance(value, Grounds) and all(row in fact.rows for row, _ in value.states)
        case _:
            return True
