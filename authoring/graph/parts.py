"""A tree as a graph to draw: nodes with their words, edges with theirs.

What is drawn, not how: the page, DOT and Mermaid are made from it. Edges that lead from the same
node to the same target are one edge, with their words joined.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType

from authoring.graph.words import Speaker
from engine import words
from engine.graph import ways_out
from engine.law import Law, NodeId
from engine.source import Pointer
from engine.tree import Gate, Node, Outcome, Question, Tree
from engine.verdict import Assessed, Verdict

Result = Verdict | Assessed
OTHERWISE = "otherwise"
UNDECIDED = "undecided"
UNKNOWN = words.NOT_KNOWN_YET.lower()
NAMED = 2
"""The answers that take the common way are named up to this number."""


class Kind(StrEnum):
    """What a node is."""

    QUESTION = "question"
    GATE = "gate"
    OUTCOME = "outcome"


class Strength(IntEnum):
    """How strongly an edge is drawn."""

    QUIET = 0
    """What is not known yet, or undecided."""
    PLAIN = 1
    MAIN = 2
    """The common way on."""


@dataclass(frozen=True, slots=True)
class Look:
    """A verdict on paper: its word, its ink and its soft fill."""

    word: str
    ink: str
    soft: str


LOOKS: Mapping[Result, Look] = MappingProxyType(
    {
        Verdict.PROCEED: Look(words.VERDICTS[Verdict.PROCEED], "#1E6B3E", "#E6F2EA"),
        Verdict.PROCEED_WITH_RISK: Look(
            words.VERDICTS[Verdict.PROCEED_WITH_RISK], "#7D4E00", "#FBF0DA"
        ),
        Verdict.PARTIAL: Look(words.VERDICTS[Verdict.PARTIAL], "#0E6073", "#E2F0F3"),
        Verdict.NEEDS_FACTS: Look(words.VERDICTS[Verdict.NEEDS_FACTS], "#3D5A78", "#E8EEF4"),
        Verdict.STAYED: Look(words.VERDICTS[Verdict.STAYED], "#5B4791", "#EEEAF7"),
        Verdict.REFUSED: Look(words.VERDICTS[Verdict.REFUSED], "#8C1D45", "#FAE6ED"),
        Verdict.BARRED: Look(words.VERDICTS[Verdict.BARRED], "#8F2D20", "#FAE9E6"),
        Verdict.OTHER_TRACK: Look(words.VERDICTS[Verdict.OTHER_TRACK], "#4A5360", "#ECEEF1"),
        Assessed.ASSESSED: Look("Assessed from the findings", "#1F4E86", "#E7EEF7"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphNode:
    """A node to draw.

    Attributes:
        label: A question's label, an outcome's title; of a gate, what it decides by.
        stage: Number of its stage, from 0; a gate or outcome stands where it is reached from.
        verdict: Of an outcome.
        ask: A question in full.
    """

    id: NodeId
    kind: Kind
    stage: int
    label: str = ""
    verdict: Result | None = None
    ask: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphEdge:
    """A way from a node to another; without words it is taken on any answer."""

    source: NodeId
    target: NodeId
    words: str
    strength: Strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A tree to draw."""

    title: str
    version: str
    law_as_of: str
    stages: tuple[str, ...]
    nodes: Mapping[NodeId, GraphNode]
    edges: tuple[GraphEdge, ...]


def tree_graph(tree: Tree, law: Law) -> Graph:
    """Give a tree as a graph.

    Args:
        tree: Any tree that could be read; an edge that leads nowhere is left out.
        law: For the wording of values and the names of places.
    """
    speaker = Speaker(tree, law)
    stages = _stages(tree)
    drawn = (*tree.nodes.values(), *tree.outcomes.values())
    nodes = [_node(node, stages[node.id], speaker) for node in drawn]
    return Graph(
        title=tree.title,
        version=tree.version,
        law_as_of=words.day(tree.law_as_of),
        stages=tuple(tree.stages.values()),
        nodes=MappingProxyType({node.id: node for node in nodes}),
        edges=tuple(edge for node in tree.nodes.values() for edge in _edges(node, tree, speaker)),
    )


def _node(node: Node | Outcome, stage: int, speaker: Speaker) -> GraphNode:
    match node:
        case Question():
            label, ask = node.label, node.ask
            return GraphNode(id=node.id, kind=Kind.QUESTION, stage=stage, label=label, ask=ask)
        case Gate():
            fact = speaker.subject(node)
            label = speaker.label(fact) if fact is not None else ""
            return GraphNode(id=node.id, kind=Kind.GATE, stage=stage, label=label)
        case Outcome():
            title, verdict = node.title, node.verdict
            return GraphNode(
                id=node.id, kind=Kind.OUTCOME, stage=stage, label=title, verdict=verdict
            )


def _stages(tree: Tree) -> dict[NodeId, int]:
    """Give each node its stage; gates and outcomes take the latest stage they are reached from."""
    number = {stage: n for n, stage in enumerate(tree.stages)}
    own = {
        node.id: number.get(node.stage, 0)
        for node in tree.nodes.values()
        if isinstance(node, Question)
    }
    found = dict.fromkeys((*tree.nodes, *tree.outcomes), 0) | own
    moved = True
    while moved:
        moved = False
        for node in tree.nodes.values():
            for _, target in ways_out(node):
                if target in found and target not in own and found[target] < found[node.id]:
                    found[target] = found[node.id]
                    moved = True
    return found


# --- edges ----------------------------------------------------------------------------------


def _edges(node: Node, tree: Tree, speaker: Speaker) -> Iterator[GraphEdge]:
    """Give the edges of a node, one a target."""
    ways: dict[NodeId, list[Pointer]] = {}
    for pointer, target in ways_out(node):
        if target != node.id and (target in tree.nodes or target in tree.outcomes):
            ways.setdefault(target, []).append(pointer)
    for target, pointers in ways.items():
        fixed = target in tree.outcomes and isinstance(tree.outcomes[target].verdict, Verdict)
        strength = max(_strength(node, pointer) for pointer in pointers)
        told = "" if len(ways) == 1 else _told(node, pointers, speaker)
        yield GraphEdge(
            source=node.id,
            target=target,
            words=told,
            strength=min(strength, Strength.PLAIN) if fixed else strength,
        )


def _strength(node: Node, pointer: Pointer) -> Strength:
    match pointer:
        case ("next",):
            return Strength.MAIN
        case ("undecided",) | ("unknown", _):
            return Strength.QUIET
        case ("routes", int(index), _) if node.routes[index].otherwise:
            return Strength.MAIN
        case _:
            return Strength.PLAIN


def _told(node: Node, pointers: list[Pointer], speaker: Speaker) -> str:
    """Give the words of all ways to one target.

    Where the common way leads there too, "undecided" and "not known yet" are not said: they take
    it unless they have an edge of their own.
    """
    told = dict.fromkeys(_words(node, pointer, speaker) for pointer in pointers)
    if max(_strength(node, pointer) for pointer in pointers) is Strength.MAIN:
        told.pop(UNDECIDED, None)
        told.pop(UNKNOWN, None)
    return "; ".join(told)


def _words(node: Node, pointer: Pointer, speaker: Speaker) -> str:
    match pointer:
        case ("choices", choice, _) if isinstance(node, Question):
            return next(entry.text for entry in node.choices.values() if entry.id == choice)
        case ("next",) if isinstance(node, Question):
            return _rest(node)
        case ("unknown", _):
            return UNKNOWN
        case ("routes", int(index), _):
            when = node.routes[index].when
            return OTHERWISE if when is None else speaker.condition(when, speaker.subject(node))
        case _:
            return UNDECIDED


def _rest(node: Question) -> str:
    """Name the answers that take the common way."""
    rest = [choice.text for choice in node.choices.values() if choice.goto is None]
    return " / ".join(rest) if 0 < len(rest) <= NAMED else "any other answer"
