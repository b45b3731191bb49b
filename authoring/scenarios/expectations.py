"""Scenarios as data: facts in prose, answers, and what should come out of them.

The dataclasses below ``Scenario`` are the schema of what stands under ``expect:`` in a scenario
file. This module says which expectations name something that does not exist; it reads no file
(that is for ``files`` and ``table``) and tries nothing (``trial``).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from engine.answers import Value, did_you_mean
from engine.content import questions
from engine.items import ItemId
from engine.law import DeadlineId, FactId, Law, NodeId, RuleId, empty_mapping
from engine.source import Pointer
from engine.tree import Tree, TreeId
from engine.verdict import Verdict

KINDS: Mapping[str, str] = {
    "documents": "document",
    "fees": "fee",
    "actions": "action",
    "remedies": "remedy",
    "notes": "note",
    "findings": "finding",
}
"""What is expected present, absent or possible: the key, and the name of one of them."""

STATES = ("present", "absent", "possible")
"""Fields of ``Presence``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Which items or findings of a kind a way has.

    Attributes:
        present: Apply for certain.
        absent: Do not apply, and no fact not known yet could make them apply.
        possible: Are left undecided by a fact not known yet; the memo prints them as "If ...".
    """

    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """The last day of a deadline on each reading; empty where it gives no date."""

    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What should come out; what is left out is not tried.

    Attributes:
        forum: Exactly the forums that apply for certain; empty: none does.
        deadlines: The dates of a deadline, over all its readings.
        open_points: Exactly the questions with something not known yet.
        asked: Questions on the way, the one to ask next included.
        not_asked: Questions off the way.
        cites: Rules that the memo must cite.
    """

    outcome: NodeId | None = None
    verdict: Verdict | None = None
    forum: tuple[ItemId, ...] | None = None
    documents: Presence = Presence()
    fees: Presence = Presence()
    actions: Presence = Presence()
    remedies: Presence = Presence()
    notes: Presence = Presence()
    findings: Presence = Presence()
    deadlines: Mapping[DeadlineId, Days] = field(default_factory=empty_mapping)
    open_points: tuple[FactId, ...] | None = None
    asked: tuple[NodeId, ...] = ()
    not_asked: tuple[NodeId, ...] = ()
    cites: tuple[RuleId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One scenario.

    Attributes:
        file: The file it stands in, as the user knows it.
        line: Its line there, counted from 1.
        facts: What happened, in prose for a lawyer.
        legs: The trees of the matter; the last one is walked.
        as_of: The matter's date.
        answers: The facts as answers.
    """

    name: str
    file: str
    line: int
    facts: str
    legs: tuple[TreeId, ...]
    as_of: date
    answers: Mapping[FactId, Value]
    expect: Expectation

    @property
    def tree(self) -> TreeId:
        """The tree that is walked."""
        return self.legs[-1]


def faults(expect: Expectation, tree: Tree, law: Law) -> Iterator[tuple[Pointer, str]]:
    """Give what is wrong with an expectation itself: its place under ``expect``, and a sentence.

    Args:
        expect: What should come out.
        tree: The tree that is walked.
        law: For the rules.
    """
    if expect == Expectation():
        yield (), "nothing is expected here; say what should come out."
    known = _known(tree, law)
    for pointer, name, what in _named(expect):
        if name not in known[what]:
            hint = did_you_mean(name, known[what])
            where = "" if what == "rule" else f" in {tree.id}"
            yield pointer, f'there is no {what} "{name}"{where}{hint}.'
    yield from _contradictions(expect)


def unasked(answers: Iterable[FactId], trees: Iterable[Tree]) -> Iterator[tuple[FactId, str]]:
    """Give each answer that no tree asks for, with a sentence about it."""
    asked: dict[str, None] = {}
    names = []
    for tree in trees:
        names.append(str(tree.id))
        asked.update(dict.fromkeys(str(question.id) for question in questions(tree)))
    for fact in answers:
        if fact not in asked:
            hint = did_you_mean(fact, tuple(asked))
            yield fact, f'"{fact}" is not asked in {" or ".join(names)}{hint}; delete the answer.'


def _known(tree: Tree, law: Law) -> Mapping[str, tuple[str, ...]]:
    items = tree.items
    return {
        "outcome": tuple(tree.outcomes),
        "forum": tuple(one.id for one in items.forums),
        "deadline": tuple(one.id for one in items.deadlines),
        "document": tuple(one.id for one in items.documents),
        "fee": tuple(one.id for one in items.fees),
        "action": tuple(one.id for one in items.actions),
        "remedy": tuple(one.id for one in items.remedies),
        "note": tuple(one.id for one in items.notes),
        "finding": tuple(one.id for one in tree.findings),
        "question": tuple(one.id for one in questions(tree)),
        "rule": tuple(law.rules),
    }


def _named(expect: Expectation) -> Iterator[tuple[Pointer, str, str]]:
    """Give every id in an expectation: its place, itself, and what it is the id of."""
    if expect.outcome is not None:
        yield ("outcome",), expect.outcome, "outcome"
    for kind, what in KINDS.items():
        for state in STATES:
            yield from _listed((kind, state), getattr(getattr(expect, kind), state), what)
    for deadline in expect.deadlines:
        yield ("deadlines", deadline), deadline, "deadline"
    yield from _listed(("forum",), expect.forum or (), "forum")
    yield from _listed(("open_points",), expect.open_points or (), "question")
    yield from _listed(("asked",), expect.asked, "question")
    yield from _listed(("not_asked",), expect.not_asked, "question")
    yield from _listed(("cites",), expect.cites, "rule")


def _listed(
    pointer: Pointer, names: tuple[str, ...], what: str
) -> Iterator[tuple[Pointer, str, str]]:
    for index, name in enumerate(names):
        yield (*pointer, index), name, what


def _contradictions(expect: Expectation) -> Iterator[tuple[Pointer, str]]:
    for kind in KINDS:
        presence = getattr(expect, kind)
        for one, other in combinations(STATES, 2):
            for index, name in enumerate(getattr(presence, other)):
                if name in getattr(presence, one):
                    yield (kind, other, index), f'"{name}" stands under {one} too; keep one.'
    for index, question in enumerate(expect.not_asked):
        if question in expect.asked:
            yield ("not_asked", index), f'"{question}" stands under asked too; keep one.'
