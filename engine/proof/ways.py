"""The ways through a tree: counted exactly, chosen so that all of it is covered, and walked.

A way is a set of answers that leads from the root to an outcome, the answers being those that a
``Space`` tells apart. Walking them holds the functions of a ``Model`` against the engine itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from engine.answers import Answers
from engine.conditions import Condition, holds
from engine.content import conditions
from engine.errors import EngineError
from engine.law import FactId, NodeId
from engine.proof.days import Group
from engine.proof.diagram import (
    DECIDED,
    FALSE,
    OPEN,
    TRUE,
    Assignment,
    Function,
    truth,
)
from engine.proof.model import Model
from engine.proof.space import KNOWN
from engine.proof.verdicts import verdicts_of
from engine.situation import Situation
from engine.tree import Gate, Question
from engine.walk import choose, follow, leave

ALL, SAMPLE = 1_000_000, 500
"""Up to how many ways all are walked, and how many are walked at random in any case."""


@dataclass(frozen=True, slots=True)
class Walked:
    """What was walked.

    Attributes:
        ways: How many ways there are.
        walked: How many of them were walked.
        edges: How many edges the tree has that answers can take; each of them was walked.
    """

    ways: int
    walked: int
    edges: int

    @property
    def complete(self) -> bool:
        """Whether every way was walked."""
        return self.walked >= self.ways


def walk_ways(model: Model, *, at_most: int = ALL, seed: int = 1) -> Walked:
    """Count the ways, and walk all of them or enough to cover every edge and every condition.

    Args:
        model: Of a tree in which every way leads to an outcome.
        at_most: Up to so many ways, all are walked.
        seed: Of the sample; the same seed gives the same ways.

    Raises:
        EngineError: A walk came to something else than the functions say.
    """
    ended = model.diagrams.both(_each_once(model), model.diagrams.either(*_ends(model)))
    ways = model.diagrams.count(ended)
    chosen = (*_cover(model), *_sample(model, seed, SAMPLE))
    tested = [(c, model.holds(c)) for _, c, at in conditions(model.tree) if at is None]
    for one in chosen:
        _confirm(one, model, tested)
    walked = len(chosen)
    if ways <= at_most:
        walked = _Walking(model).onwards(model.tree.root, ended, {})
        if walked != ways:
            raise _disagreement(model, model.tree.root)
    edges = sum(edge.taken != FALSE for edge in model.edges)
    return Walked(ways, walked, edges)


class _Walking:
    """A walk of all ways, which goes back one step at a time instead of to the root."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._situation = Situation(model.tree, model.law, model.as_of)

    def onwards(self, node_id: NodeId, left: Function, chosen: dict[int, int]) -> int:
        """Walk every way on from a node; give how many there are.

        Args:
            node_id: Where the way stands.
            left: What may still be chosen.
            chosen: What was chosen to come here.
        """
        trail = self._situation.trail
        start = len(trail)
        trail.append(node_id)
        while isinstance(node := self._model.tree.nodes.get(node_id), Gate):
            node_id = choose(node.routes, node.undecided, self._situation)
            trail.append(node_id)
        if node is None:
            self._ended(node_id, chosen)
            found = 1
        else:
            found = self._ask(node, self._model.space.of[FactId(node.id)], left, chosen)
        del trail[start:]
        return found

    def _ask(
        self, node: Question, variables: tuple[int, ...], left: Function, chosen: dict[int, int]
    ) -> int:
        """Give every answer to a question, one variable at a time."""
        space, fact = self._model.space, FactId(node.id)
        if variables and variables[0] in chosen:  # the days of a group chosen before
            return self._ask(node, variables[1:], left, chosen)
        if not variables:
            value = space.answer(fact, chosen)
            self._situation.answers[fact] = value
            found = self.onwards(leave(node, value, self._situation), left, chosen)
            del self._situation.answers[fact]
            return found
        first, rest = variables[0], variables[1:]
        found = 0
        for option, meaning in enumerate(space.variables[first].options):
            below = self._model.diagrams.fix(left, first, option)
            if below != FALSE:
                whole = first == space.whole(fact) and meaning != KNOWN
                found += self._ask(node, () if whole else rest, below, {**chosen, first: option})
        return found

    def _ended(self, end: NodeId, chosen: Assignment) -> None:
        full = {n: chosen.get(n, 0) for n in range(len(self._model.space.sizes))}
        if self._model.diagrams.value(self._model.reach(end), full) != TRUE:
            raise _disagreement(self._model, end)


def _disagreement(model: Model, end: NodeId) -> EngineError:
    return EngineError(
        f"The proof of {model.tree.id} and a walk that ends at {end} disagree; "
        "this is a fault of the program: report it with the tree."
    )


def _ends(model: Model) -> Iterator[Function]:
    return (model.reach(outcome) for outcome in model.tree.outcomes)


def _confirm(
    chosen: Assignment, model: Model, tested: Iterable[tuple[Condition, Function]]
) -> None:
    """Walk one way and hold it against the functions."""
    full = {n: chosen.get(n, 0) for n in range(len(model.space.sizes))}
    situation, end = follow(model.tree, model.space.answers(full), model.law, model.as_of)
    value = model.diagrams.value
    agreed = value(model.reach(end), full) == TRUE and all(
        value(function, full) == truth(holds(condition, situation))
        for condition, function in tested
    )
    if not agreed:
        raise _disagreement(model, end)


def cover(model: Model) -> tuple[Answers, ...]:
    """Give ways that together take every edge and bring about all there is in a tree.

    Every finding and item holds on one of them, and is undecided on one where it can be; every
    outcome is reached with every verdict it can come to.
    """
    found: dict[tuple[tuple[FactId, object], ...], Answers] = {}
    for chosen in _cover(model):
        situation, _ = follow(model.tree, model.space.answers(chosen), model.law, model.as_of)
        found[tuple(situation.answers.items())] = situation.answers
    return tuple(found.values())


def drawn(model: Model, *, seed: int, number: int) -> Iterator[Answers]:
    """Give ways drawn at random.

    Args:
        model: The tree as functions of its answers.
        seed: The same seed gives the same ways.
        number: How many.
    """
    for chosen in _sample(model, seed, number):
        situation, _ = follow(model.tree, model.space.answers(chosen), model.law, model.as_of)
        yield situation.answers


def _cover(model: Model) -> Iterator[Assignment]:
    d = model.diagrams
    wanted = [edge.taken for edge in model.edges]
    for _, condition, at in conditions(model.tree):
        if at is None:
            held = model.holds(condition)
            wanted += [d.turn(held, DECIDED), d.turn(held, OPEN)]
    for comes in verdicts_of(model).values():
        wanted += comes.values()
    for function in dict.fromkeys(wanted):
        if function != FALSE:
            yield d.pick(function)


def _sample(model: Model, seed: int, number: int) -> Iterator[Assignment]:
    random = Random(seed)  # noqa: S311 - a sample to test with, not a secret
    for _ in range(number):
        yield {n: random.randrange(size) for n, size in enumerate(model.space.sizes)}


def _each_once(model: Model) -> Function:
    """Fix the answers that are not asked, so that each way counts once."""
    return model.diagrams.both(*(_fixed(fact, model) for fact in model.space.of))


def _fixed(fact: FactId, model: Model) -> Function:
    """Fix an answer where it is not asked, and its parts where it is not known."""
    d = model.diagrams
    whole, *parts = model.space.of[fact]
    unasked = d.where(model.reach(NodeId(fact)), TRUE, d.option(whole, (0,)))
    if not parts:
        return unasked
    group = model.space.variables[parts[0]].group
    if group is not None:
        return d.both(unasked, _days(parts[0], group, group.facts, frozenset(), model))
    known = d.both(model.reach(NodeId(fact)), model.known(fact))
    return d.both(unasked, d.either(known, d.both(*(d.option(n, (0,)) for n in parts))))


def _days(
    variable: int, group: Group, facts: Sequence[FactId], known: frozenset[FactId], model: Model
) -> Function:
    """Leave one entry of a group for each sort that the dates known can tell apart."""
    d = model.diagrams
    if not facts:
        return d.option(variable, group.told_apart(known))
    fact, *rest = facts
    day = d.both(model.reach(NodeId(fact)), model.known(fact))
    there, not_there = (_days(variable, group, rest, now, model) for now in (known | {fact}, known))
    return d.where(day, there, not_there)
