"""What stands where in a tree: everything that cites, tests, names a term or holds text.

Each function gives the parts with the place they stand at; it judges nothing.
"""

from collections.abc import Iterator
from dataclasses import fields

from engine.conditions import (
    All,
    Answered,
    AnswerIs,
    AnyGround,
    AnyOf,
    AtLeast,
    Before,
    Condition,
    GroundIs,
    Includes,
    IsUnknown,
    JurisdictionIs,
    Not,
    OnOrAfter,
)
from engine.items import Document, FirmDocument, Item
from engine.law import Fact, FactId, GroundRow, Law, NodeId, RuleId, TermId
from engine.source import Pointer
from engine.tree import DerivedRow, NextStep, Outcome, Question, Tree


def questions(tree: Tree) -> Iterator[Question]:
    """Give the questions of a tree."""
    return (node for node in tree.nodes.values() if isinstance(node, Question))


def asked(tree: Tree, law: Law) -> Iterator[tuple[Question, Fact]]:
    """Give every question whose fact exists, with that fact."""
    for node in questions(tree):
        fact = law.facts.get(FactId(node.id))
        if fact is not None:
            yield node, fact


def rows(question: Question, fact: Fact) -> Iterator[GroundRow]:
    """Give the grounds of a matrix that its question words; it leaves the others out."""
    return (row for row in fact.rows.values() if row.id in question.rows)


def item_groups(tree: Tree) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Give the items by kind."""
    for kind in fields(tree.items):
        yield kind.name, getattr(tree.items, kind.name)


def citing(tree: Tree) -> Iterator[tuple[Pointer, tuple[RuleId, ...], bool]]:
    """Give everything that cites: where, what, and whether it may go without."""
    for node in questions(tree):
        yield ("nodes", node.id), node.cites, False
    for outcome in tree.outcomes.values():
        yield ("outcomes", outcome.id), outcome.cites, False
    for index, finding in enumerate(tree.findings):
        yield ("findings", index), finding.cites, False
    for pointer, item in items(tree):
        counsel_check = isinstance(item, Document) and item.counsel_check
        exempt = counsel_check or isinstance(item, FirmDocument)
        yield pointer, item.cites, exempt
    for index, topic in enumerate(tree.background):
        yield ("background", index), topic.cites, False


def items(tree: Tree) -> Iterator[tuple[Pointer, Item]]:
    """Give every item with its place."""
    for kind, group in item_groups(tree):
        for index, item in enumerate(group):
            yield ("items", kind, index), item


def conditions(tree: Tree) -> Iterator[tuple[Pointer, Condition, NodeId | None]]:  # noqa: C901 - one loop a kind
    """Give every condition: where, what, and the node it routes at (None: tested at the end)."""
    for node in tree.nodes.values():
        for index, route in enumerate(node.routes):
            if route.when is not None:
                yield ("nodes", node.id, "routes", index, "when"), route.when, node.id
    for node in questions(tree):
        for row in node.rows.values():
            here: Pointer = ("nodes", node.id, "rows", row.id, "derived")
            yield from _derived(here, row.derived)
    for outcome in tree.outcomes.values():
        for index, link in enumerate(outcome.links):
            if link.when is not None:
                yield ("outcomes", outcome.id, "links", index, "when"), link.when, None
    for index, finding in enumerate(tree.findings):
        yield ("findings", index, "when"), finding.when, None
    for pointer, item in items(tree):
        if item.when is not None:
            yield (*pointer, "when"), item.when, None


def _derived(
    here: Pointer, derived: DerivedRow | None
) -> Iterator[tuple[Pointer, Condition, NodeId | None]]:
    for key in ("made_out", "arguable"):
        condition = getattr(derived, key, None)
        if condition is not None:
            yield (*here, key), condition, None


def leaves(
    condition: Condition, pointer: Pointer, *, negated: bool = False
) -> Iterator[tuple[Pointer, Condition, bool]]:
    """Give the single tests of a condition: place, test, whether a "not" stands over it."""
    match condition:
        case All(parts) | AnyOf(parts):
            key = "all" if isinstance(condition, All) else "any"
            for index, part in enumerate(parts):
                yield from leaves(part, (*pointer, key, index), negated=negated)
        case Not(part):
            yield from leaves(part, (*pointer, "not"), negated=not negated)
        case _:
            yield pointer, condition, negated


def facts_of(leaf: Condition) -> tuple[FactId, ...]:
    """Give the facts that a single test looks at."""
    match leaf:
        case AnswerIs() | Includes() | GroundIs() | AtLeast() | Answered() | IsUnknown():
            return (leaf.fact,)
        case OnOrAfter() | Before():
            return (leaf.fact, leaf.bound.fact) if leaf.bound.fact else (leaf.fact,)
        case AnyGround():
            return (leaf.of,)
        case JurisdictionIs():
            return (leaf.of, leaf.on) if leaf.on else (leaf.of,)
        case _:
            return ()


def sources(fact: FactId, law: Law) -> tuple[FactId, ...]:
    """Give a fact and, if it is computed, the facts it is worked out from."""
    declared = law.facts[fact]
    return (fact, *declared.from_) if declared.computed else (fact,)


def texts(tree: Tree) -> Iterator[tuple[Pointer, str]]:
    """Give every text that may hold ``{fact}``."""
    yield ("memo_title",), tree.memo_title
    for node in questions(tree):
        here: Pointer = ("nodes", node.id)
        yield from _texts(here, node, "ask", "help", "why")
        for choice in node.choices.values():
            yield from _texts((*here, "choices", choice.id), choice, "text", "help")
    for outcome in tree.outcomes.values():
        yield from _outcome_texts(outcome)
    for index, finding in enumerate(tree.findings):
        yield from _texts(("findings", index), finding, "title", "because")
    for pointer, item in items(tree):
        yield from _texts(pointer, item, "title", "text", "note", "nominal")


def _outcome_texts(outcome: Outcome) -> Iterator[tuple[Pointer, str]]:
    here: Pointer = ("outcomes", outcome.id)
    yield from _texts(here, outcome, "title", "because")
    for verdict, words in outcome.by_verdict.items():
        yield from _texts((*here, "by_verdict", verdict), words, "title", "because")
    for pointer, step in next_steps(outcome):
        yield from _texts(pointer, step, "text")


def next_steps(outcome: Outcome) -> Iterator[tuple[Pointer, NextStep]]:
    """Give the next steps of an outcome, for every verdict, each with its place."""
    here: Pointer = ("outcomes", outcome.id)
    for index, step in enumerate(outcome.next_steps):
        yield (*here, "next_steps", index), step
    for verdict, words in outcome.by_verdict.items():
        for index, step in enumerate(words.next_steps):
            yield (*here, "by_verdict", verdict, "next_steps", index), step


def _texts(here: Pointer, entry: object, *keys: str) -> Iterator[tuple[Pointer, str]]:
    for key in keys:
        text = getattr(entry, key, None)
        if isinstance(text, str):
            yield (*here, key), text


def terms(tree: Tree) -> Iterator[tuple[Pointer, TermId]]:
    """Give every entry of the term base that is named, with its place."""
    entries: list[tuple[Pointer, object]] = [
        *((("nodes", node.id), node) for node in tree.nodes.values()),
        *((("outcomes", outcome.id), outcome) for outcome in tree.outcomes.values()),
        *((("findings", index), finding) for index, finding in enumerate(tree.findings)),
        *items(tree),
    ]
    for pointer, entry in entries:
        for index, term in enumerate(getattr(entry, "terms", ())):
            yield (*pointer, "terms", index), term
        for key in ("term", "court"):
            if (one := getattr(entry, key, None)) is not None:
                yield (*pointer, key), one
