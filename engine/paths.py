"""Many ways through a tree: representative answers, seeded walks, what they cover.

For tests and checks; a way here is one set of answers that leads from the root to an outcome.
"""

import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random

from engine.answers import UNKNOWN, Amount, Answers, Grounds, NoDate, Place, Value
from engine.conditions import AtLeast, Before, OnOrAfter
from engine.content import asked, conditions, leaves
from engine.graph import ways_out
from engine.law import Fact, FactId, FactKind, GroundState, Law, NodeId, PlaceCode
from engine.tree import Outcome, Question, Tree
from engine.verdict import SEVERITY, Assessed
from engine.walk import Path, follow, walk

YEARS = (0, 1, 3, 7)
"""How far before the matter's date the representative dates lie."""

POOL, RECENT = 20, 0.5
"""A search goes on from one of the latest finds half of the time."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way: its answers, and the nodes it passes, the outcome last."""

    answers: Answers
    trail: tuple[NodeId, ...]


def representatives(  # noqa: C901 - one arm a kind
    question: Question, fact: Fact, tree: Tree, law: Law, as_of: date
) -> tuple[Value, ...]:
    """Give answers that together take every way the question's answer can decide."""
    values: list[Value] = [UNKNOWN]
    match fact.kind:
        case FactKind.CHOICE:
            values += fact.values
        case FactKind.YES_NO:
            values += ["yes", "no"]
        case FactKind.CHECKLIST:
            values += [(), tuple(fact.values), *((value,) for value in fact.values)]
        case FactKind.COUNTRY:
            values += _places(law)
        case FactKind.DATE:
            values += _dates(fact.id, tree, as_of)
            if question.none:
                values.append(NoDate.NONE)
        case FactKind.AMOUNT:
            values += _amounts(fact.id, tree)
        case FactKind.TEXT:
            values.append("text")
        case FactKind.GROUNDS:
            values += _grounds(fact)
    return tuple(values)


def _places(law: Law) -> list[Value]:
    """Give one place of each sort the table tells apart, and one outside it."""
    sorts: dict[tuple[bool, str, bool, bool, str, bool], Value] = {}
    for place in law.jurisdictions.values():
        sort = (
            place.civil_treaty,
            place.region,
            place.home,
            bool(place.new_york_convention),
            place.reciprocity.status if place.reciprocity else "",
            place.foreign_court_refused_chinese is not None,
        )
        sorts.setdefault(sort, Place(place.code, place.name))
    return [*sorts.values(), Place(PlaceCode(""), "Elsewhere")]


def _dates(fact: FactId, tree: Tree, as_of: date) -> list[Value]:
    """Give dates at several distances, and the days on both sides of a fixed day that is tested."""
    days = [as_of - timedelta(days=366 * years) for years in YEARS]
    for _, condition, _ in conditions(tree):
        for _, leaf, _ in leaves(condition, ()):
            if isinstance(leaf, OnOrAfter | Before) and leaf.fact == fact and leaf.bound.day:
                days += [leaf.bound.day, leaf.bound.day - timedelta(days=1)]
    return list(days)


def _amounts(fact: FactId, tree: Tree) -> list[Value]:
    numbers = [Decimal(1)]
    for _, condition, _ in conditions(tree):
        for _, leaf, _ in leaves(condition, ()):
            if isinstance(leaf, AtLeast) and leaf.fact == fact:
                numbers += [leaf.number, leaf.number - 1]
    return [Amount(number, "CNY") for number in numbers]


def _grounds(fact: Fact) -> list[Value]:
    asked = [row.id for row in fact.rows.values() if not row.from_]
    raised = [state for state in GroundState if state is not GroundState.NOT_RAISED]
    singles: list[Value] = [Grounds(((row, state),)) for row in asked for state in raised]
    return [Grounds(()), *singles]


def random_ways(tree: Tree, law: Law, as_of: date, *, seed: int, number: int) -> Iterator[Way]:
    """Walk at random, each representative answer being as likely as another.

    Args:
        tree: A tree that passed its checks.
        law: The law data.
        as_of: The matter's date.
        seed: Of the random choices; the same seed gives the same ways.
        number: How many ways.
    """
    random = Random(seed)  # noqa: S311 - a sample to test with, not a secret
    choices = _choices(tree, law, as_of)
    for _ in range(number):
        answers = {fact: random.choice(values) for fact, values in choices.items()}
        yield _way(tree, answers, law, as_of)


def searched_ways(tree: Tree, law: Law, as_of: date, *, seed: int, number: int) -> Iterator[Way]:
    """Walk towards what no way has shown yet: a new edge, finding or item, or less in the way.

    A way that shows something new is kept and changed in one or two answers, so that rare ways,
    such as one on which nothing at all stands against the applicant, are found too.

    Args:
        tree: A tree that passed its checks.
        law: The law data.
        as_of: The matter's date.
        seed: Of the random choices; the same seed gives the same ways.
        number: How many ways are tried; all of them are given.
    """
    random = Random(seed)  # noqa: S311 - a sample to test with, not a secret
    choices = _choices(tree, law, as_of)
    facts = tuple(choices)
    pool: list[dict[FactId, Value]] = [{f: random.choice(v) for f, v in choices.items()}]
    shown: set[object] = set()
    best = len(facts) * len(SEVERITY)
    for _ in range(number):
        answers = dict(random.choice(pool[-POOL:] if random.random() < RECENT else pool))
        for fact in random.sample(facts, k=min(len(facts), random.choice((1, 1, 2, 4)))):
            answers[fact] = random.choice(choices[fact])
        path = walk(tree, answers, law, as_of)
        new = _shown(path) - shown
        weight = _weight(path)
        if new or weight <= best:
            shown |= new
            best = min(best, weight)
            pool.append(answers)
        yield Way(path.situation.answers, tuple(path.situation.trail))


def _weight(path: Path) -> int:
    """Weigh what stands against the applicant at an assessed outcome; a way that exits is heavy."""
    if not isinstance(path.at, Outcome) or not isinstance(path.at.verdict, Assessed):
        return sys.maxsize
    return sum(SEVERITY[finding.effect] for finding in path.findings) + len(path.open_points)


def _shown(path: Path) -> set[object]:
    trail = path.situation.trail
    return {
        *pairwise(trail),
        *(finding.id for finding in path.findings),
        *(applied.item.id for applied in path.items if not applied.undecided),
        (path.at.id, path.verdict),
    }


def _choices(tree: Tree, law: Law, as_of: date) -> dict[FactId, tuple[Value, ...]]:
    return {
        fact.id: representatives(node, fact, tree, law, as_of) for node, fact in asked(tree, law)
    }


def _way(tree: Tree, answers: Answers, law: Law, as_of: date) -> Way:
    situation, _ = follow(tree, answers, law, as_of)
    return Way(situation.answers, tuple(situation.trail))


def all_ways(tree: Tree, law: Law, as_of: date, *, at_most: int) -> list[Way] | None:
    """Walk every combination of representative answers.

    Args:
        tree: A tree that passed its checks.
        law: The law data.
        as_of: The matter's date.
        at_most: Give up beyond this number.

    Returns:
        Every way, or None if there are more.
    """
    found: list[Way] = []
    waiting: deque[dict[FactId, Value]] = deque([{}])
    while waiting:
        answers = waiting.popleft()
        situation, node_id = follow(tree, answers, law, as_of)
        node = tree.nodes.get(node_id)
        if not isinstance(node, Question):
            found.append(Way(answers, tuple(situation.trail)))
            if len(found) > at_most:
                return None
            continue
        fact = law.facts[FactId(node_id)]
        values = representatives(node, fact, tree, law, as_of)
        waiting.extend({**answers, fact.id: value} for value in values)
        if len(waiting) > at_most:
            return None
    return found


def edges(tree: Tree) -> frozenset[tuple[NodeId, NodeId]]:
    """Give every edge of a tree as a pair of nodes."""
    return frozenset(
        (node.id, target) for node in tree.nodes.values() for _, target in ways_out(node)
    )
