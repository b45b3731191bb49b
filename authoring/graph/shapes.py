"""What stands in the boxes of a graph, line by line, and how large that makes them.

Sizes are points, as printed where the page's scale is 1.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from authoring.graph.parts import LOOKS, Graph, GraphEdge, GraphNode, Kind
from authoring.graph.text import width, wrap
from engine.layout import Size


class Style(StrEnum):
    """What a line of text is; its class on the page."""

    LABEL = "label"
    TITLE = "title"
    VERDICT = "verdict"
    ID = "id"
    WORDS = "words"


SIZES = {
    Style.LABEL: 7.8,
    Style.TITLE: 7.2,
    Style.VERDICT: 6.7,
    Style.ID: 6.7,
    Style.WORDS: 6.7,
}
LEADING = 1.14
ROOM = {Kind.QUESTION: 88.0, Kind.GATE: 104.0, Kind.OUTCOME: 86.0}
"""Widest line of text in a box."""
PAD: Mapping[Kind, Size] = {Kind.QUESTION: (6, 2.6), Kind.GATE: (7, 1.5), Kind.OUTCOME: (7, 2.6)}
MOST = 4
"""Lines of a label or id at most."""
SQUARE, SEAM = 8, 3.0
"""Up to how many outcomes in one box stand in two columns; the room between and around them."""
DISC = 12.0
"""Width of the number of a tag."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text, by its style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Cell:
    """One of many outcomes in a box, with the answer that leads to it."""

    node: GraphNode
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A box: a node, or the tag of a way that goes on in another column.

    Attributes:
        node: The node; for a tag the one the way leads to, for cells the one they end.
        number: Of a tag; 0 for a node.
        arrives: A tag that ways go on from.
    """

    node: GraphNode
    lines: tuple[Text, ...]
    number: int = 0
    arrives: bool = False
    cells: tuple[Cell, ...] = ()


# --- what they hold -------------------------------------------------------------------------


def ends_shape(source: GraphNode, ends: Sequence[GraphEdge], graph: Graph) -> Shape:
    """Give many outcomes of one node as one box, each with the answer that leads to it."""
    cells = []
    for edge in ends:
        node = graph.nodes[edge.target]
        told = tuple(_lines(edge.words, Style.WORDS, ROOM[Kind.OUTCOME])) if edge.words else ()
        cells.append(Cell(node, (*told, *node_shape(node).lines)))
    return Shape(node=source, lines=(), cells=tuple(cells))


def node_shape(node: GraphNode) -> Shape:
    """Give a node: label and id; of an outcome its verdict first."""
    room = ROOM[node.kind]
    style = Style.TITLE if node.kind is Kind.OUTCOME else Style.LABEL
    lines = []
    if node.verdict is not None:
        lines.append(Text(LOOKS[node.verdict].word, Style.VERDICT))
    if node.kind is Kind.GATE:
        told = f"{node.label} · {node.id}" if node.label else node.id
        return Shape(node=node, lines=tuple(_lines(told, Style.ID, room)))
    return Shape(
        node=node,
        lines=(*lines, *_lines(node.label, style, room), *_lines(node.id, Style.ID, room)),
    )


def tag_shape(node: GraphNode, number: int, *, arrives: bool = False) -> Shape:
    """Give the tag of a way that goes on at a node in another column."""
    name = node.id if node.kind is Kind.GATE else node.label
    lines = () if arrives else tuple(_lines(name, Style.WORDS, ROOM[Kind.GATE]))
    return Shape(node=node, lines=lines or (Text("", Style.WORDS),), number=number, arrives=arrives)


def _lines(text: str, style: Style, room: float) -> Iterator[Text]:
    return (Text(line, style) for line in wrap(text, SIZES[style], room, MOST))


# --- how large they are ---------------------------------------------------------------------


def measured(lines: Iterable[Text]) -> Size:
    """Give the room that lines of text take."""
    listed = list(lines)
    wide = max((width(line.text, SIZES[line.style]) for line in listed), default=0)
    return wide, sum(SIZES[line.style] * LEADING for line in listed)


def shape_size(shape: Shape) -> Size:
    """Give the size of the box of a shape."""
    if shape.cells:
        wide, high = cell_size(shape.cells)
        across, down = grid(shape.cells)
        return across * (wide + SEAM) + SEAM, down * (high + SEAM) + SEAM
    wide, high = measured(shape.lines)
    left, top = PAD[Kind.GATE if shape.number else shape.node.kind]
    disc = DISC if shape.number else 0
    return wide + 2 * left + disc, high + 2 * top


def cell_size(cells: Sequence[Cell]) -> Size:
    """Give the size of the cells of a box: the same for all."""
    sizes = [measured(cell.lines) for cell in cells]
    across, down = PAD[Kind.OUTCOME]
    return max(wide for wide, _ in sizes) + 2 * across, max(high for _, high in sizes) + 2 * down


def grid(cells: Sequence[Cell]) -> tuple[int, int]:
    """Give in how many columns and rows cells stand."""
    across = 2 if len(cells) <= SQUARE else 3
    return across, -(-len(cells) // across)
