"""The vocabulary of a decision tree: frozen data, no behaviour.

The dataclasses are the schema of the content files: a field is a YAML key (``id`` comes from the
key the record stands under, where it stands in a mapping; ``metadata["key"]`` names a key that
Python reserves). What a tree may say is therefore exactly what stands here. Facts, rules and the
other law data are in ``engine.law``; conditions are in ``engine.conditions``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

from engine.conditions import Condition
from engine.items import Items
from engine.law import (
    ChoiceId,
    FactId,
    NodeId,
    RowId,
    RuleId,
    TermId,
    empty_mapping,
)
from engine.verdict import Assessed, Verdict

TreeId = NewType("TreeId", str)
StageId = NewType("StageId", str)
HeadId = NewType("HeadId", str)
FindingId = NewType("FindingId", str)

SCHEMA = 1
"""The version of the content format that this engine reads."""


class Weight(StrEnum):
    """How much an answer that is not known yet weighs."""

    DECISIVE = "decisive"
    WATCH = "watch"


# --- nodes -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to a question: its wording, and where it leads if it leaves the common way."""

    id: ChoiceId
    text: str
    help: str = ""
    goto: NodeId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Wording of one ground in a matrix; a derived row is worked out, not asked.

    Attributes:
        derived: For a row that follows from other answers: when it is made out, when arguable.
    """

    id: RowId
    text: str
    help: str = ""
    evidence: str = ""
    derived: "DerivedRow | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedRow:
    """When a ground that follows from other answers is made out or arguable; else not raised."""

    made_out: Condition | None = None
    arguable: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownAnswer:
    """What "not known yet" does: where it goes, how it weighs, what to find out.

    Attributes:
        open_point: What has to be obtained or confirmed, as an instruction.
        text: What the card says under "Not known yet".
    """

    weight: Weight
    open_point: str
    goto: NodeId | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggest:
    """How an entry of the country table puts an answer forward; the user always confirms it.

    Attributes:
        map: Status in the table to the answer it suggests; ``present`` and ``absent`` for an entry
            that only exists or not.
    """

    map: Mapping[str, ChoiceId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way out of a node: taken when its condition holds, or otherwise."""

    goto: NodeId
    when: Condition | None = None
    otherwise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A node that asks one fact; its id is the fact's id.

    Attributes:
        label: Two to four words for the route panel.
        none: For a date: wording of the answer that there is no such date.
        undecided: Where ``routes`` lead when a condition cannot be decided yet.
    """

    id: NodeId
    ask: str
    label: str
    why: str
    stage: StageId
    cites: tuple[RuleId, ...]
    help: str = ""
    terms: tuple[TermId, ...] = ()
    choices: Mapping[ChoiceId, Choice] = field(default_factory=empty_mapping)
    rows: Mapping[RowId, Row] = field(default_factory=empty_mapping)
    none: str = ""
    suggest: Suggest | None = None
    next: NodeId | None = None
    routes: tuple[Route, ...] = ()
    undecided: NodeId | None = None
    unknown: UnknownAnswer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A node that only routes and is never shown."""

    id: NodeId
    routes: tuple[Route, ...]
    undecided: NodeId | None = None


Node = Question | Gate


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way on from an outcome into another tree over the same answers.

    Attributes:
        answers: What the way on answers by itself, such as what is held now; choices only.
        when: Offered unless this is known not to hold; None offers it always.
    """

    tree: TreeId
    label: str
    answers: Mapping[FactId, ChoiceId] = field(default_factory=empty_mapping)
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do next at an outcome.

    Attributes:
        cites: Which of the outcome's rules it rests on; none where it is advice and states no law.
    """

    text: str
    cites: tuple[RuleId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Title and reason of an assessed outcome for one verdict.

    Attributes:
        next_steps: What to do first under this verdict; before those of the outcome.
    """

    title: str
    because: str
    next_steps: tuple[NextStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A leaf of the tree: what the way comes to.

    Attributes:
        verdict: Fixed, or assessed: then worked out from the findings.
        by_verdict: Words for each verdict it can come to, where they differ.
    """

    id: NodeId
    verdict: Verdict | Assessed
    title: str
    because: str
    cites: tuple[RuleId, ...]
    next_steps: tuple[NextStep, ...] = ()
    terms: tuple[TermId, ...] = ()
    by_verdict: Mapping[Verdict, Words] = field(default_factory=empty_mapping)
    links: tuple[Link, ...] = ()


# --- what the facts amount to -----------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the facts amount to; every one that holds is printed.

    Attributes:
        head: The one claim or part it speaks of; without it, it speaks of the whole.
    """

    id: FindingId
    when: Condition
    effect: Verdict
    title: str
    because: str
    cites: tuple[RuleId, ...]
    head: HeadId | None = None
    terms: tuple[TermId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """Rules that stand behind a topic and attach to no node."""

    topic: str
    cites: tuple[RuleId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One decision tree.

    Attributes:
        schema: Version of the content format; must equal ``SCHEMA``.
        summary: One line for the card on the home page.
        memo_title: Title of the memo; may hold ``{fact}``.
        version: Of the content.
        law_as_of: The date at which the guide states the law.
        checked_on: When the content was last compared with later developments.
        review_by: After this date window and memo say that the content is due for review.
        stages: The stations of the way, in order, with their names.
        phrases: What stands for ``{fact}`` in a text while the fact is open.
        heads: Names of the claims or parts of a title that findings may speak of.
    """

    schema: int
    id: TreeId
    title: str
    summary: str
    memo_title: str
    version: str
    law_as_of: date
    checked_on: date
    review_by: date
    root: NodeId
    stages: Mapping[StageId, str]
    nodes: Mapping[NodeId, Node]
    outcomes: Mapping[NodeId, Outcome]
    findings: tuple[Finding, ...] = ()
    items: Items = field(default_factory=Items)
    heads: Mapping[HeadId, str] = field(default_factory=empty_mapping)
    phrases: Mapping[FactId, str] = field(default_factory=empty_mapping)
    background: tuple[Background, ...] = ()
