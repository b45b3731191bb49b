"""Checks of conditions and deadlines: what they test must exist, fit, and have been asked.

One function a check, each giving faults with their place.
"""

from collections.abc import Iterator

from engine import content
from engine.answers import values_of
from engine.checks.names import Fault, unknown
from engine.conditions import (
    AnswerIs,
    AnyGround,
    At,
    AtLeast,
    Before,
    Condition,
    GroundIs,
    Includes,
    JurisdictionIs,
    OnOrAfter,
    Passed,
)
from engine.content import facts_of, leaves, sources
from engine.graph import before
from engine.items import Deadline
from engine.law import DeadlineId, Fact, FactId, FactKind, Law, NodeId
from engine.source import Pointer
from engine.tree import Tree

ROUTING = frozenset({"civil_treaty", "region", "home"})
"""Attributes of the country table that may decide a route."""
ATTRIBUTES = ROUTING | {"new_york_convention"}


def wrong_condition(tree: Tree, law: Law) -> Iterator[Fault]:
    """A condition on something that does not exist, or a value that cannot be."""
    asked = {node.id for node, _ in content.asked(tree, law)}
    deadlines = {deadline.id for deadline in tree.items.deadlines}
    ends = (*tree.nodes, *tree.outcomes)
    for pointer, condition, routes_at in content.conditions(tree):
        for where, leaf, _ in leaves(condition, pointer):
            yield from _wrong_fact(where, leaf, asked, law)
            yield from _wrong_value(where, leaf, law)
            if isinstance(leaf, Passed) and leaf.deadline not in deadlines:
                yield where, unknown("deadline", leaf.deadline, deadlines)
            if isinstance(leaf, At) and leaf.node not in ends:
                yield where, unknown("node or outcome", leaf.node, ends)
            if isinstance(leaf, JurisdictionIs):
                yield from _wrong_place(where, leaf, law, routes=routes_at is not None)


def _wrong_fact(where: Pointer, leaf: Condition, asked: set[NodeId], law: Law) -> Iterator[Fault]:
    for fact in facts_of(leaf):
        if fact not in law.facts:
            yield where, unknown("fact", fact, law.facts)
        elif not any(NodeId(source) in asked for source in sources(fact, law)):
            yield where, f"{fact} is never asked in this tree, so this never holds."


def _wrong_value(where: Pointer, leaf: Condition, law: Law) -> Iterator[Fault]:
    fact = law.facts.get(facts_of(leaf)[0]) if facts_of(leaf) else None
    if fact is None:
        return
    match leaf:
        case AnswerIs() | Includes():
            yield from _wrong_test(where, leaf, fact, law)
        case GroundIs() if leaf.row not in fact.rows:
            yield where, unknown(f"ground of {fact.id}", leaf.row, fact.rows)
        case AnyGround() if fact.kind is not FactKind.GROUNDS:
            yield where, f"{fact.id} is not a matrix of grounds."
        case OnOrAfter() | Before() if fact.kind is not FactKind.DATE:
            yield where, f"{fact.id} is not a date."
        case AtLeast() if fact.kind is not FactKind.AMOUNT:
            yield where, f"{fact.id} is not an amount."
        case JurisdictionIs() if fact.kind is not FactKind.COUNTRY:
            yield where, f"{fact.id} is not a country."


def _wrong_test(where: Pointer, leaf: AnswerIs | Includes, fact: Fact, law: Law) -> Iterator[Fault]:
    if isinstance(leaf, Includes) != (fact.kind is FactKind.CHECKLIST):
        yield where, f"{fact.id} is a {fact.kind}: test it with {_test_of(fact)}."
        return
    known = values_of(fact)
    if fact.kind is FactKind.COUNTRY:
        known = tuple(law.jurisdictions)
    elif fact.kind is FactKind.DATE:
        known = ("none",)
    for value in leaf.values:
        if value not in known:
            yield where, unknown(f"answer to {fact.id}", value, known)


def _test_of(fact: Fact) -> str:
    tests = {FactKind.CHECKLIST: "includes", FactKind.GROUNDS: "ground or any_ground"}
    return tests.get(fact.kind, "answer")


def _wrong_place(
    where: Pointer, leaf: JurisdictionIs, law: Law, *, routes: bool
) -> Iterator[Fault]:
    if leaf.has and leaf.has not in ATTRIBUTES:
        yield where, unknown("attribute of a place", leaf.has, ATTRIBUTES)
    elif routes and leaf.has and leaf.has not in ROUTING:
        yield where, f"{leaf.has} may only suggest an answer, never decide a route; ask the fact."
    for code in leaf.is_:
        entry = law.jurisdictions.get(code)  # type: ignore[call-overload] # codes are text here
        if entry is None:
            yield where, unknown("place", code, law.jurisdictions)
        elif routes and not (entry.home or entry.region):
            yield (
                where,
                f"{entry.name} may not decide a route by name; only home and the regions may.",
            )


def wrong_deadline(tree: Tree, law: Law) -> Iterator[Fault]:
    """A deadline whose parts do not fit together."""
    for index, deadline in enumerate(tree.items.deadlines):
        here = ("items", "deadlines", index)
        if bool(deadline.nominal) == (deadline.plus is not None):
            yield here, "a deadline has either plus (a period) or nominal (words)."
        if deadline.plus is not None and not deadline.starts:
            yield here, "starts missing; name the facts the period runs from."
        yield from _wrong_starts(here, deadline, law)


def _wrong_starts(here: Pointer, deadline: Deadline, law: Law) -> Iterator[Fault]:
    named = (*deadline.starts, *deadline.later, *deadline.start_words)
    for fact in (*named, *((deadline.done,) if deadline.done else ())):
        declared = law.facts.get(fact)
        if declared is None:
            yield here, unknown("fact", fact, law.facts)
        elif declared.kind is not FactKind.DATE:
            yield here, f"{fact} is not a date."
        elif fact in named and fact not in deadline.starts:
            yield here, f"{fact} is not among the starts of this deadline."
    for fact in deadline.starts:
        if fact not in deadline.start_words:
            yield here, f"start_words has no words for {fact}."


def asked_too_late(tree: Tree, law: Law) -> Iterator[Fault]:
    """A route that tests a fact no way can have asked before it."""
    earlier = before(tree)
    for pointer, condition, node in content.conditions(tree):
        if node is None:
            continue
        passed = earlier[node] | {node}
        for where, leaf, _ in leaves(condition, pointer):
            yield from _late(where, leaf, passed, tree, law)
    for node_, fact in content.asked(tree, law):
        if node_.suggest is None or fact.suggested_by is None:
            continue
        if NodeId(fact.suggested_by.of) not in earlier[node_.id]:
            here: Pointer = ("nodes", node_.id, "suggest")
            yield here, f"{fact.suggested_by.of}, which suggests it, cannot have been asked yet."


def _late(
    where: Pointer, leaf: Condition, passed: frozenset[NodeId], tree: Tree, law: Law
) -> Iterator[Fault]:
    if isinstance(leaf, At) and leaf.node in tree.nodes and leaf.node not in passed:
        yield where, f"{leaf.node} cannot have been passed yet."
    tested = facts_of(leaf)
    if isinstance(leaf, Passed):
        tested = _starts(tree, leaf.deadline)
    for fact in tested:
        if fact in law.facts and not any(NodeId(s) in passed for s in sources(fact, law)):
            yield where, f"{fact} cannot have been asked yet."


def _starts(tree: Tree, deadline_id: DeadlineId) -> tuple[FactId, ...]:
    found = (d.starts for d in tree.items.deadlines if d.id == deadline_id)
    return next(found, ())
