"""The layout of graphs: nothing overlaps, lines keep clear of boxes, the same in and out."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from engine.graph import ways_out
from engine.layers import crossings, downward, ordered
from engine.layout import Box, BoxId, Layout, Line, Placed, Point, Spacing, lay_out, rising
from engine.tree import Tree
from tests.shipped import library

SHIPPED = tuple(library().trees.values())
SAMPLES = 8
CLOSE = 0.05
"""Places are rounded to hundredths."""
FEW = {"arbitral_awards": 1, "domestic_judgments": 2, "foreign_judgments": 4}
"""Crossings that the refined layout of a shipped tree may have; more, and it got worse."""


def boxes(count: int, *, bands: int = 1, wide: float = 60, high: float = 24) -> list[Box]:
    return [
        Box(id=BoxId(str(n)), width=wide, height=high, band=n * bands // count)
        for n in range(count)
    ]


def line(source: int, target: int, *, label: tuple[float, float] | None = None) -> Line:
    return Line(source=BoxId(str(source)), target=BoxId(str(target)), label=label)


def of_tree(tree: Tree) -> tuple[list[Box], list[Line]]:
    pairs = dict.fromkeys(
        (node.id, target) for node in tree.nodes.values() for _, target in ways_out(node)
    )
    drawn = [
        Box(id=BoxId(name), width=40 + 7 * (n % 9), height=16 + 5 * (n % 4))
        for n, name in enumerate((*tree.nodes, *tree.outcomes))
    ]
    lines = [
        Line(source=BoxId(a), target=BoxId(b), label=(30, 8) if n % 3 else None)
        for n, (a, b) in enumerate(pairs)
    ]
    return drawn, lines


@st.composite
def graphs(draw: st.DrawFn, *, circles: bool = False) -> tuple[list[Box], list[Line]]:
    """Draw boxes of all sizes in bands, and lines down (or anywhere), some with labels."""
    count = draw(st.integers(1, 24))
    sizes = draw(
        st.lists(st.tuples(st.integers(4, 150), st.integers(4, 90)), min_size=count, max_size=count)
    )
    bands = draw(st.integers(1, 4))
    drawn = [
        Box(id=BoxId(str(n)), width=w, height=h, band=n * bands // count)
        for n, (w, h) in enumerate(sizes)
    ]
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs = draw(st.lists(ends, max_size=40, unique_by=frozenset))
    label = st.none() | st.tuples(st.integers(5, 90), st.integers(5, 30))
    given = [p if circles else (min(p), max(p)) for p in pairs if p[0] != p[1]]
    return drawn, [line(a, b, label=draw(label)) for a, b in given]


def overlap(a: Placed, b: Placed) -> bool:
    return (
        a.x + a.width > b.x + CLOSE
        and b.x + b.width > a.x + CLOSE
        and a.y + a.height > b.y + CLOSE
        and b.y + b.height > a.y + CLOSE
    )


def inside(point: Point, box: Placed) -> bool:
    x, y = point
    return (
        box.x + CLOSE < x < box.x + box.width - CLOSE
        and box.y + CLOSE < y < box.y + box.height - CLOSE
    )


def along(points: tuple[Point, ...]) -> Iterator[Point]:
    """Give points of a line as it is drawn: straight, curved, straight, curved, ..."""
    for number, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        for step in range(SAMPLES + 1):
            t = step / SAMPLES
            if number % 2 == 0:
                yield x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
            else:
                bend = t * t * (3 - 2 * t)
                middle = (y0 + y1) / 2
                u = 1 - t
                yield x0 + (x1 - x0) * bend, u**3 * y0 + 3 * u * t * middle + t**3 * y1


def check(drawn: list[Box], lines: list[Line], layout: Layout) -> None:
    """Check all that is promised of any graph."""
    places = [*layout.boxes.values(), *(found.label for found in layout.lines if found.label)]
    for number, place in enumerate(places):
        assert not any(overlap(place, other) for other in places[:number])
        assert place.x >= -CLOSE
        assert place.x + place.width <= layout.width + CLOSE
        assert place.y + place.height <= layout.height + CLOSE
    for wanted, found in zip(lines, layout.lines, strict=True):
        check_ends(layout.boxes[wanted.source], layout.boxes[wanted.target], found.points)
        assert (found.label is None) == (wanted.label is None)
        strangers = [place for place in places if place is not found.label]
        assert not any(inside(point, place) for point in along(found.points) for place in strangers)


def check_ends(source: Placed, target: Placed, points: tuple[Point, ...]) -> None:
    """Check that a line begins and ends on the edges of its boxes."""
    down = points[0][1] <= points[-1][1]
    for (x, y), box, lower in ((points[0], source, down), (points[-1], target, not down)):
        assert box.x - CLOSE <= x <= box.x + box.width + CLOSE
        assert y == pytest.approx(box.y + box.height if lower else box.y, abs=CLOSE)


@settings(deadline=None)
@given(graphs(), st.sampled_from([1, 3]))
def test_any_graph_that_leads_down(graph: tuple[list[Box], list[Line]], starts: int) -> None:
    layout = lay_out(*graph, starts=starts)
    check(*graph, layout)
    for wanted in graph[1]:
        source, target = layout.boxes[wanted.source], layout.boxes[wanted.target]
        assert source.y + source.height < target.y


@settings(deadline=None)
@given(graphs(circles=True))
def test_circles_and_ways_back_are_drawn_too(graph: tuple[list[Box], list[Line]]) -> None:
    check(*graph, lay_out(*graph))


@settings(deadline=None)
@given(graphs())
def test_bands_follow_each_other(graph: tuple[list[Box], list[Line]]) -> None:
    layout = lay_out(*graph)
    edges = [edge for band in sorted(layout.bands) for edge in layout.bands[band]]
    assert edges == sorted(edges)
    for box in graph[0]:
        top, bottom = layout.bands[box.band]
        assert top <= layout.boxes[box.id].y + CLOSE
        assert layout.boxes[box.id].y + box.height <= bottom + CLOSE


@pytest.mark.parametrize("tree", SHIPPED, ids=lambda tree: tree.id)
@pytest.mark.parametrize("starts", [1, 6])
def test_shipped_trees(tree: Tree, starts: int) -> None:
    graph = of_tree(tree)
    layout = lay_out(*graph, starts=starts)
    check(*graph, layout)
    assert repr(lay_out(*graph, starts=starts)) == repr(layout)


@pytest.mark.parametrize("tree", SHIPPED, ids=lambda tree: tree.id)
def test_the_refined_form_crosses_no_more_than_the_fast_one(tree: Tree) -> None:
    drawn, lines = of_tree(tree)
    plain = [Line(source=found.source, target=found.target) for found in lines]
    fast, refined = (lay_out(drawn, plain, starts=starts).crossings for starts in (1, 6))
    assert refined <= fast
    assert refined <= FEW.get(tree.id, fast)


def test_crossings_are_counted_as_drawn() -> None:
    three = [line(a, b) for a in range(3) for b in range(3, 6)]
    assert lay_out(boxes(6), three).crossings == 9
    assert lay_out(boxes(6), [line(0, 5), line(1, 4), line(2, 3)]).crossings == 0
    assert crossings([(0, 1), (1, 0), (0, 0)]) == 1


def test_a_long_line_stays_upright_beside_the_boxes_it_passes() -> None:
    chain = [line(n, n + 1) for n in range(5)]
    layout = lay_out(boxes(6), [*chain, line(0, 5)])
    inner = {x for x, _ in layout.lines[-1].points[2:-2]}
    assert len(inner) == 1


def test_boxes_move_down_to_where_their_lines_are_short() -> None:
    chain = [line(n, n + 1) for n in range(4)]
    layout = lay_out(boxes(6), [*chain, line(5, 4)])
    assert layout.boxes[BoxId("5")].y == layout.boxes[BoxId("3")].y


def test_more_room_is_left_where_it_is_asked_for() -> None:
    pair = [line(0, 1)]
    near, far = (lay_out(boxes(2), pair, spacing=Spacing(row=row)) for row in (5, 50))
    assert far.height - near.height == 45


def test_an_empty_graph_and_a_lone_box() -> None:
    empty = lay_out([], [])
    assert (empty.width, empty.height, empty.rows) == (0, 0, 0)
    alone = lay_out(boxes(1), [])
    assert (alone.width, alone.height, alone.rows) == (60, 24, 1)


def test_every_circle_is_opened() -> None:
    assert downward(3, [(0, 1), (1, 2), (2, 0)]) == [(0, 1), (1, 2), (0, 2)]


def test_ordering_undoes_a_twist() -> None:
    assert ordered([[0, 1], [2, 3]], [(0, 3), (1, 2)], 1) == [[0, 1], [3, 2]]


@given(st.lists(st.tuples(st.floats(-100, 100), st.floats(0.1, 9)), max_size=20))
def test_rising_rises_and_leaves_what_rises_alone(wanted: list[tuple[float, float]]) -> None:
    found = rising(wanted)
    assert len(found) == len(wanted)
    assert all(a <= b + 1e-9 for a, b in pairwise(found))
    in_order = sorted(wanted)
    assert rising(in_order) == pytest.approx([place for place, _ in in_order])
