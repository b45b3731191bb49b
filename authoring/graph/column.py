"""A column of the page: some nodes of a graph in their place, stage under stage.

A way that leads to another column ends in a numbered tag; one that comes from there begins in the
tag with the same number. An outcome stands in every column that leads to it.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from authoring.graph.parts import Graph, GraphEdge, GraphNode, Kind, Strength
from authoring.graph.shapes import (
    SIZES,
    Shape,
    Style,
    Text,
    ends_shape,
    measured,
    node_shape,
    shape_size,
    tag_shape,
)
from authoring.graph.text import wrap
from engine.law import NodeId
from engine.layout import Box, BoxId, Drawn, Layout, Line, Spacing, lay_out
from engine.verdict import Verdict

SPACING = Spacing(column=9, line=6, row=5, slope=9, port=8)
WORDS_ROOM, WORDS_MOST, WORDS_EDGE = 84.0, 6, 2.0
"""Of the words on a line: the widest line, how many lines, the room left and right."""
MANY = 3
"""So many outcomes of one node stand in one box."""
WEIGHTS = {Strength.QUIET: 1, Strength.PLAIN: 2, Strength.MAIN: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A line between two boxes; ``told`` are the words on it, in lines."""

    edge: GraphEdge
    source: BoxId
    target: BoxId
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Some nodes in their place, stage under stage."""

    layout: Layout
    shapes: Mapping[BoxId, Shape]
    arrows: tuple[Arrow, ...]

    def drawn(self) -> Iterator[tuple[Arrow, Drawn]]:
        """Give each arrow with its place."""
        return zip(self.arrows, self.layout.lines, strict=True)


def fill_column(
    graph: Graph,
    own: Collection[NodeId],
    tags: Mapping[NodeId, int],
    spacing: Spacing = SPACING,
    starts: int = 1,
) -> Column:
    """Lay out some nodes with the outcomes they lead to, and the tags of ways across.

    Args:
        graph: The whole graph.
        own: The nodes of this column.
        tags: The number of each node that a way reaches from another column; may be empty where
            only the size of the column is wanted.
        spacing: Room to leave.
        starts: As for ``engine.layout.lay_out``.
    """
    filling = _Filling(graph, own, tags)
    filling.fill()
    boxes = [_box(box, shape, filling.bands[box]) for box, shape in filling.shapes.items()]
    arrows = tuple(filling.arrows.values())
    layout = lay_out(boxes, [_line(arrow) for arrow in arrows], spacing=spacing, starts=starts)
    return Column(layout=layout, shapes=MappingProxyType(filling.shapes), arrows=arrows)


class _Filling:
    """What a column holds, gathered edge by edge."""

    def __init__(self, graph: Graph, own: Collection[NodeId], tags: Mapping[NodeId, int]) -> None:
        self.graph, self.own, self.tags = graph, own, tags
        self.shapes: dict[BoxId, Shape] = {}
        self.bands: dict[BoxId, int] = {}
        self.arrows: dict[tuple[BoxId, BoxId], Arrow] = {}
        reached = Counter(edge.target for edge in graph.edges)
        self.ends: dict[NodeId, list[GraphEdge]] = {}
        for edge in graph.edges:
            if reached[edge.target] == 1 and isinstance(graph.nodes[edge.target].verdict, Verdict):
                self.ends.setdefault(edge.source, []).append(edge)

    def fill(self) -> None:
        """Gather the nodes, then what the edges add."""
        reached = {edge.target for edge in self.graph.edges}
        for node in self.graph.nodes.values():
            if node.id in self.own and (node.kind is not Kind.OUTCOME or node.id not in reached):
                self.put(BoxId(node.id), node_shape(node), node.stage)
        for edge in self.graph.edges:
            if edge.source in self.own:
                self.lead(edge)
            elif edge.target in self.own and self.node(edge).kind is not Kind.OUTCOME:
                self.arrive(edge)

    def node(self, edge: GraphEdge) -> GraphNode:
        return self.graph.nodes[edge.target]

    def put(self, box: BoxId, shape: Shape, band: int) -> None:
        self.shapes.setdefault(box, shape)
        self.bands[box] = max(band, self.bands.get(box, 0))

    def lead(self, edge: GraphEdge) -> None:
        """Add an edge that begins here."""
        target, stage = self.node(edge), self.graph.nodes[edge.source].stage
        ends = self.ends.get(edge.source, [])
        box = BoxId(edge.target)
        if edge in ends and len(ends) >= MANY:
            box = BoxId(f"ends of {edge.source}")
            self.put(box, ends_shape(self.graph.nodes[edge.source], ends, self.graph), stage)
            edge = replace(edge, words="", strength=Strength.PLAIN)
        elif target.kind is Kind.OUTCOME:
            self.put(box, node_shape(target), stage)
        elif target.id not in self.own:
            number = self.tags.get(target.id, 1)
            box = BoxId(f"to {target.id}")
            self.put(box, tag_shape(target, number), stage)
        self.join(edge, BoxId(edge.source), box)

    def arrive(self, edge: GraphEdge) -> None:
        """Add the tag that an edge from elsewhere comes in by."""
        target = self.node(edge)
        box = BoxId(f"from {target.id}")
        self.put(box, tag_shape(target, self.tags.get(target.id, 1), arrives=True), target.stage)
        self.join(replace(edge, words=""), box, BoxId(target.id))

    def join(self, edge: GraphEdge, source: BoxId, target: BoxId) -> None:
        """Add an arrow; of several between the same boxes the strongest stays."""
        known = self.arrows.get((source, target))
        if known is None or known.edge.strength < edge.strength:
            self.arrows[source, target] = _arrow(edge, source, target)


def _arrow(edge: GraphEdge, source: BoxId, target: BoxId) -> Arrow:
    told = wrap(edge.words, SIZES[Style.WORDS], WORDS_ROOM, WORDS_MOST) if edge.words else ()
    return Arrow(edge=edge, source=source, target=target, told=told)


def _line(arrow: Arrow) -> Line:
    label = measured([Text(line, Style.WORDS) for line in arrow.told]) if arrow.told else None
    room = (label[0] + 2 * WORDS_EDGE, label[1]) if label else None
    weight = WEIGHTS[arrow.edge.strength]
    return Line(source=arrow.source, target=arrow.target, label=room, weight=weight)


def _box(box: BoxId, shape: Shape, band: int) -> Box:
    wide, high = shape_size(shape)
    return Box(id=box, width=wide, height=high, band=band)
