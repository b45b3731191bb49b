"""Single tests as functions of the answers.

A test is not understood here but evaluated by the engine itself (``conditions.holds``), for every
combination of the answers it rests on, those that are not asked on the way included.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.conditions import Condition, Includes, Passed, holds
from engine.content import facts_of, sources
from engine.law import FactId, NodeId
from engine.proof.diagram import Assignment, Function, truth
from engine.situation import Situation

if TYPE_CHECKING:
    from engine.proof.model import Model


def tested(leaf: Condition, model: "Model", at: NodeId | None) -> Function:
    """Give when a single test is true, undecided or false.

    Args:
        leaf: One that looks at answers; grounds are for ``engine.proof.grounds``.
        model: The tree as functions of its answers.
        at: The node it routes at; None for the end of a way.
    """
    facts = tuple(
        fact
        for fact in rests_on(leaf, model)
        if NodeId(fact) in model.tree.nodes and model.is_before(NodeId(fact), at)
    )
    return _Testing(leaf, model).asked(facts, ())


def rests_on(leaf: Condition, model: "Model") -> tuple[FactId, ...]:
    """Give the facts that a test looks at, those they are worked out from included."""
    facts = list(facts_of(leaf))
    if isinstance(leaf, Passed):
        for deadline in model.tree.items.deadlines:
            if deadline.id == leaf.deadline:
                facts += [*deadline.starts, *((deadline.done,) if deadline.done else ())]
    return tuple(dict.fromkeys(s for fact in facts for s in sources(fact, model.law)))


@dataclass(frozen=True, slots=True)
class _Testing:
    """A test that is being evaluated."""

    leaf: Condition
    model: "Model"

    def asked(self, facts: tuple[FactId, ...], on_way: tuple[FactId, ...]) -> Function:
        """Tell apart which of the facts are asked on the way at all."""
        if not facts:
            variables = {number for fact in on_way for number in self._told_by(fact)}
            return self._table(on_way, tuple(sorted(variables)), {})
        first, rest = facts[0], facts[1:]
        absent = self.asked(rest, on_way)
        present = self.asked(rest, (*on_way, first))
        return self.model.diagrams.where(self.model.reach(NodeId(first)), present, absent)

    def _told_by(self, fact: FactId) -> Iterator[int]:
        """Give the variables of a fact that the test can tell apart."""
        space = self.model.space
        parts = self._parts()
        for number in space.of[fact]:
            variable = space.variables[number]
            if not variable.part or variable.group is not None or variable.part in parts:
                yield number

    def _parts(self) -> set[str]:
        """Give the entries and rows that the test names, or that decide a fact it looks at."""
        if not facts_of(self.leaf):
            return set()
        fact = self.model.law.facts[facts_of(self.leaf)[0]]
        found = {pointer.partition(".")[2] for pointer in fact.ground_rows}
        found |= set(fact.choices) if fact.computed else set()
        found |= set(self.leaf.values) if isinstance(self.leaf, Includes) else set()
        return found

    def _table(
        self, facts: tuple[FactId, ...], variables: tuple[int, ...], chosen: Assignment
    ) -> Function:
        model = self.model
        if not variables:
            given = {fact: model.space.answer(fact, chosen) for fact in facts}
            return truth(holds(self.leaf, Situation(model.tree, model.law, model.as_of, given)))
        first, rest = variables[0], variables[1:]
        options = range(model.space.sizes[first])
        below = (self._table(facts, rest, {**chosen, first: option}) for option in options)
        return model.diagrams.choose(first, below)
