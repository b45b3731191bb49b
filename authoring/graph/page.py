"""A graph on a page: in how many columns, on which paper, and how large.

The stages of a tree follow each other from top to bottom, and fold into columns where one column
would make the type too small. The page is A3; a larger one is taken only where even that has no
room for type of 6 points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from authoring.graph.column import SPACING, Column, fill_column
from authoring.graph.parts import Graph, Kind
from authoring.graph.shapes import SIZES, Style
from engine.law import NodeId
from engine.layout import Layout, Spacing

GUTTER, BETWEEN = 17.0, 16.0
"""Room for the stages' names at the left of a column, and between columns."""
MARGIN, HEAD, FOOT = 20.0, 27.0, 35.0
"""Of the page, in points."""
LOOSEST = 6.0
"""How much further apart rows stand at most to fill a page."""
SMALLEST, LARGEST = 5.4 / SIZES[Style.ID], 1.35
"""A smaller scale makes the smallest type, the ids, smaller than 5.4 points."""
COLUMNS = 4
REFINED = 12
"""Starts of the layout that is printed."""
PAPERS = (
    ("A3", 841.89, 1190.55),
    ("A2", 1190.55, 1683.78),
    ("A1", 1683.78, 2383.94),
    ("A0", 2383.94, 3370.39),
)
"""Name, and the shorter and the longer edge in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page.

    Attributes:
        paper: Its name: ``A3``.
        width: Of the paper, in points.
        height: Of the paper, in points.
        scale: From the units of the columns to points.
    """

    graph: Graph
    columns: tuple[Column, ...]
    paper: str
    width: float
    height: float
    scale: float


def compose(graph: Graph) -> Sheet:
    """Put a graph on the smallest paper, from A3 on, on which its type can be read.

    Args:
        graph: What to draw.
    """
    stages = sorted({node.stage for node in graph.nodes.values()})
    spans = combinations(range(len(stages) + 1), 2)
    measured = {(a, b): fill_column(graph, stages[a:b], {}).layout for a, b in spans}
    fits = []
    for count in range(1, min(COLUMNS, len(stages)) + 1):
        for cuts in combinations(range(1, len(stages)), count - 1):
            groups = list(pairwise((0, *cuts, len(stages))))
            fits += [(fit, groups) for fit in _fit([measured[group] for group in groups])]
    paper = min((fit.paper for fit, _ in fits if fit.scale >= SMALLEST), default=len(PAPERS) - 1)
    best = [(fit, groups) for fit, groups in fits if fit.paper == paper]
    readable = [found for found in best if found[0].scale >= SMALLEST] or best
    fit, groups = min(readable, key=lambda found: (len(found[1]), -found[0].scale))
    return _printed(graph, [stages[a:b] for a, b in groups], fit)


@dataclass(frozen=True, slots=True)
class _Fit:
    """Columns on a paper: its place in ``PAPERS``, across or upright, the scale.

    Attributes:
        filling: Room to leave in each column so that it fills the height of the page.
    """

    paper: int
    across: bool
    scale: float
    filling: tuple[Spacing, ...]


def _fit(columns: Sequence[Layout]) -> Iterator[_Fit]:
    """Give the scale of columns on each paper, upright and across."""
    wide = sum(column.width + GUTTER for column in columns) + BETWEEN * (len(columns) - 1)
    high = max(column.height for column in columns)
    for number, (_, short, long) in enumerate(PAPERS):
        for across in (False, True):
            w, h = (long, short) if across else (short, long)
            room = h - 2 * MARGIN - HEAD - FOOT
            scale = min((w - 2 * MARGIN) / wide, room / high, LARGEST)
            filling = tuple(_filling(column, room / scale) for column in columns)
            yield _Fit(number, across, scale, filling)


def _filling(column: Layout, height: float) -> Spacing:
    spare = (height - column.height) / max(column.rows - 1, 1)
    return replace(SPACING, row=SPACING.row + min(spare, LOOSEST))


def _printed(graph: Graph, groups: Sequence[Sequence[int]], fit: _Fit) -> Sheet:
    """Lay out the columns as they are printed, with the rows apart to fill the page."""
    close = (SPACING,) * len(groups)
    for spacings in (fit.filling, close):
        sheet = _sheet(graph, groups, fit, spacings, REFINED)
        if sheet.scale >= SMALLEST:
            return sheet
    return _sheet(graph, groups, fit, close, 1)


def _sheet(
    graph: Graph,
    groups: Sequence[Sequence[int]],
    fit: _Fit,
    spacings: Sequence[Spacing],
    starts: int,
) -> Sheet:
    tags = _tags(graph, groups)
    columns = tuple(
        fill_column(graph, group, tags, spacing, starts)
        for group, spacing in zip(groups, spacings, strict=True)
    )
    fits = _fit([column.layout for column in columns])
    name, short, long = PAPERS[fit.paper]
    return Sheet(
        graph=graph,
        columns=columns,
        paper=name,
        width=long if fit.across else short,
        height=short if fit.across else long,
        scale=next(f.scale for f in fits if (f.paper, f.across) == (fit.paper, fit.across)),
    )


def _tags(graph: Graph, groups: Sequence[Sequence[int]]) -> dict[NodeId, int]:
    """Number the nodes that a way reaches from another column."""
    of_stage = {stage: number for number, group in enumerate(groups) for stage in group}
    column = {node.id: of_stage[node.stage] for node in graph.nodes.values()}
    reached = dict.fromkeys(
        edge.target
        for edge in graph.edges
        if column[edge.source] != column[edge.target]
        and graph.nodes[edge.target].kind is not Kind.OUTCOME
    )
    return {node: number for number, node in enumerate(reached, 1)}
