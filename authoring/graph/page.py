"""A graph on a page: in which columns, on which paper, and how large.

The stages of a tree follow each other from top to bottom. Where one column would make the type too
small they are cut, between stages or inside one, into columns side by side, and these into an upper
and a lower half of the page. The page is A3, with type of at least 6.5 points where the tree can be
cut so, else with the largest there is room for. A larger page is taken only where A3 has no room
for 5.4 points.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import inf

from authoring.graph.column import SPACING, Column, fill_column
from authoring.graph.parts import Graph, Kind
from authoring.graph.pieces import cut
from authoring.graph.shapes import SIZES
from engine.law import NodeId
from engine.layout import Layout, Size, Spacing

GUTTER, BETWEEN, APART = 17.0, 16.0, 26.0
"""Room for the stages' names at the left of a column, between columns, and between the halves."""
MARGIN, HEAD, FOOT = 20.0, 27.0, 35.0
"""Of the page, in points."""
LOOSEST = 6.0
"""How much further apart rows stand at most to fill a page."""
READABLE, SMALLEST, LARGEST = 6.5 / min(SIZES.values()), 5.4 / min(SIZES.values()), 1.35
"""The scales at which the smallest type has 6.5 points, and 5.4; and the largest scale."""
COLUMNS = 4
"""Side by side at most."""
REFINED = 12
"""Starts of the layout that is printed."""
PAPERS = (
    ("A3", 841.89, 1190.55),
    ("A2", 1190.55, 1683.78),
    ("A1", 1683.78, 2383.94),
    ("A0", 2383.94, 3370.39),
)
"""Name, and the shorter and the longer edge in points."""

Half = tuple[Column, ...]
"""Columns side by side: all of the page, or its upper or lower half."""
Span = tuple[int, int]
"""The pieces in a column: the first, and the one after the last."""


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
    halves: tuple[Half, ...]
    paper: str
    width: float
    height: float
    scale: float

    @property
    def columns(self) -> Half:
        """All columns, in the order in which they are read."""
        return tuple(column for half in self.halves for column in half)


def compose(graph: Graph) -> Sheet:
    """Put a graph on the smallest paper, from A3 on, on which its type can be read.

    Args:
        graph: What to draw.
    """
    pieces = cut(graph)
    sizes: dict[Span, Layout] = {}
    fits: list[_Fit] = []
    for number, (_, _, longest) in enumerate(PAPERS):
        least = SMALLEST if number + 1 < len(PAPERS) else 0.0
        _measure(graph, pieces, sizes, longest / least if least else inf)
        found = (fit for plan in _plans(sizes, len(pieces)) for fit in _fits(plan, number))
        fits = [fit for fit in found if fit.scale >= least]
        if fits:
            break
    return _printed(graph, pieces, sizes, min(fits, key=_effort))


def _measure(
    graph: Graph, pieces: Sequence[Sequence[NodeId]], sizes: dict[Span, Layout], highest: float
) -> None:
    """Lay out what can be a column, up to a height."""
    for first in range(len(pieces)):
        for last in range(first + 1, len(pieces) + 1):
            span = (first, last)
            if span not in sizes:
                sizes[span] = fill_column(graph, _joined(pieces, span), {}).layout
            if sizes[span].height > highest:
                break


def _joined(pieces: Sequence[Sequence[NodeId]], span: Span) -> set[NodeId]:
    return {node for piece in pieces[slice(*span)] for node in piece}


# --- which columns -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    """Columns side by side, with their size and how many of their lines cross."""

    spans: tuple[Span, ...]
    width: float
    height: float
    crossings: int


Plan = tuple[_Row, ...]


def _plans(sizes: Mapping[Span, Layout], end: int) -> Iterator[Plan]:
    """Give the pages worth a look: columns side by side, or in an upper and a lower half."""
    yield from ((row,) for row in _rows(0, end, sizes))
    for middle in range(1, end):
        lower = _rows(middle, end, sizes)
        yield from ((above, below) for above in _rows(0, middle, sizes) for below in lower)


def _rows(first: int, last: int, sizes: Mapping[Span, Layout]) -> list[_Row]:
    """Give the ways to stand pieces side by side, but for those worse than another in all."""
    found: list[_Row] = []
    for count in range(1, COLUMNS + 1):
        for cuts in combinations(range(first + 1, last), count - 1):
            spans = tuple(pairwise((first, *cuts, last)))
            if all(span in sizes for span in spans):
                found.append(_row(spans, [sizes[span] for span in spans]))
    found.sort(key=lambda row: (len(row.spans) + row.crossings, row.width, row.height))
    kept: list[_Row] = []
    for row in found:
        if all(row.width < other.width or row.height < other.height for other in kept):
            kept.append(row)
    return kept


def _row(spans: tuple[Span, ...], columns: Sequence[Layout]) -> _Row:
    wide = sum(column.width + GUTTER for column in columns) + BETWEEN * (len(columns) - 1)
    high = max(column.height for column in columns)
    return _Row(spans, wide, high, sum(column.crossings for column in columns))


@dataclass(frozen=True, slots=True)
class _Fit:
    """A plan on a paper: its place in ``PAPERS``, across or upright, the scale."""

    plan: Plan
    paper: int
    across: bool
    scale: float


def _fits(plan: Plan, paper: int) -> Iterator[_Fit]:
    """Give the scale of a plan on a paper, upright and across."""
    wide = max(row.width for row in plan)
    high = sum(row.height for row in plan) + APART * (len(plan) - 1)
    for across in (False, True):
        width, height = _room(paper, across=across)
        yield _Fit(plan, paper, across, min(width / wide, height / high, LARGEST))


def _room(paper: int, *, across: bool) -> Size:
    """Give the room for the columns, in points."""
    _, short, long = PAPERS[paper]
    width, height = (long, short) if across else (short, long)
    return width - 2 * MARGIN, height - 2 * MARGIN - HEAD - FOOT


def _effort(fit: _Fit) -> tuple[bool, int, int, float]:
    """Rank a page: readable, in one half, of few columns and crossings, large."""
    if fit.scale < READABLE:
        return True, 0, 0, -fit.scale
    columns = sum(len(row.spans) + row.crossings for row in fit.plan)
    return False, len(fit.plan), columns, -fit.scale


# --- as printed --------------------------------------------------------------------------------


def _printed(
    graph: Graph, pieces: Sequence[Sequence[NodeId]], sizes: Mapping[Span, Layout], fit: _Fit
) -> Sheet:
    """Lay out the columns as they are printed, with the rows apart to fill the page."""
    _, height = _room(fit.paper, across=fit.across)
    room = height / fit.scale - APART * (len(fit.plan) - 1)
    stretch = room / sum(row.height for row in fit.plan)
    loose = [_filling(sizes[span], row.height * stretch) for row in fit.plan for span in row.spans]
    close = [SPACING] * len(loose)
    least = min(fit.scale, READABLE)
    for spacings in (loose, close):
        sheet = _sheet(graph, pieces, fit, spacings, REFINED)
        if sheet.scale >= least:
            return sheet
    return _sheet(graph, pieces, fit, close, 1)


def _filling(column: Layout, height: float) -> Spacing:
    spare = (height - column.height) / max(column.rows - 1, 1)
    return replace(SPACING, row=SPACING.row + min(spare, LOOSEST))


def _sheet(
    graph: Graph,
    pieces: Sequence[Sequence[NodeId]],
    fit: _Fit,
    spacings: Iterable[Spacing],
    starts: int,
) -> Sheet:
    spans = [span for row in fit.plan for span in row.spans]
    owned = [_joined(pieces, span) for span in spans]
    tags = _tags(graph, owned)
    columns = [
        fill_column(graph, own, tags, spacing, starts)
        for own, spacing in zip(owned, spacings, strict=True)
    ]
    upper = len(fit.plan[0].spans)
    halves = tuple(tuple(half) for half in (columns[:upper], columns[upper:]) if half)
    plan = tuple(_row((), [column.layout for column in half]) for half in halves)
    name, short, long = PAPERS[fit.paper]
    return Sheet(
        graph=graph,
        halves=halves,
        paper=name,
        width=long if fit.across else short,
        height=short if fit.across else long,
        scale=next(one.scale for one in _fits(plan, fit.paper) if one.across == fit.across),
    )


def _tags(graph: Graph, columns: Sequence[Collection[NodeId]]) -> dict[NodeId, int]:
    """Number the nodes that a way reaches from another column."""
    column = {node: number for number, own in enumerate(columns) for node in own}
    reached = dict.fromkeys(
        edge.target
        for edge in graph.edges
        if graph.nodes[edge.target].kind is not Kind.OUTCOME
        and column[edge.source] != column[edge.target]
    )
    return {node: number for number, node in enumerate(reached, 1)}
