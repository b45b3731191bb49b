"""The layout of a graph in rows: sizes of boxes in, places of boxes and lines out.

Every line leads down. Boxes of a band stand below all boxes of the bands before it. A long line
passes the rows between in places of its own, and a line's label stands in a row of its own kind, so
that no line runs through a box or a label. Pure and repeatable: the same input gives the same
output. It knows no text, no fonts and no colours; the window's map and the author's graph draw it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from types import MappingProxyType
from typing import NewType

from engine.layers import Rows, crossings, downward, ordered, ranks

BoxId = NewType("BoxId", str)
Point = tuple[float, float]
Size = tuple[float, float]
"""Width and height."""

PASSES, REFINED_PASSES = 6, 16
"""Passes that move boxes under each other, in the fast form and in the refined one."""
STRAIGHT, HALF_STRAIGHT = 8, 3
"""How hard a long line pulls straight: inside it, and where it meets a box."""
SLOPE = 0.05
"""Extra room between rows, as a share of the widest step of a line there."""
ROOMY = 1.06
"""How wide the drawing may be, as a share of its widest row when packed."""
INSET = 6.0
"""How far from a box's corner a line may end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """What is placed: its size, and the band it belongs to."""

    id: BoxId
    width: float
    height: float
    band: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What joins two boxes.

    Attributes:
        label: Room for words on it, near its source.
        weight: How much it wants to be short and straight.
    """

    source: BoxId
    target: BoxId
    label: Size | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """Room to leave.

    Attributes:
        column: Between boxes side by side.
        line: Between a line and what stands beside it.
        row: Between rows, at least.
        slope: What is added to it, at most, where a line goes far sideways.
        port: Between the ends of lines at one box.
    """

    column: float = 14
    line: float = 7
    row: float = 14
    slope: float = 26
    port: float = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A box in its place: left upper corner and size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A line in its place, from the lower edge of its source to the upper edge of its target.

    Attributes:
        points: Two for each stretch: down straight through a row, then on to the next. A stretch
            from an odd point to the next may be drawn as a curve that leaves and arrives upright.
        label: Where the label stands, if there is one.
    """

    points: tuple[Point, ...]
    label: Placed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A graph in its place; the left upper corner is the origin.

    Attributes:
        lines: In the order they were given.
        rows: How many there are, those of labels included.
        bands: Upper and lower edge of each band.
        crossings: How often lines cross as drawn.
    """

    width: float
    height: float
    boxes: Mapping[BoxId, Placed]
    lines: tuple[Drawn, ...]
    rows: int
    bands: Mapping[int, tuple[float, float]]
    crossings: int


def lay_out(
    boxes: Sequence[Box], lines: Sequence[Line], *, spacing: Spacing | None = None, starts: int = 1
) -> Layout:
    """Lay out a graph.

    Args:
        boxes: With different ids.
        lines: Between two different boxes of these. One that leads back to an earlier band, or
            round in a circle, is drawn upwards.
        spacing: Room to leave.
        starts: From how many orders to look for few crossings. 1 is fast; more also swap
            neighbours and take longer to straighten the lines.
    """
    return _Drawing(_Plan(boxes, lines, spacing or Spacing(), starts)).layout()


class _Plan:
    """The graph as vertices in rows: boxes first, then what lines need in the rows they pass."""

    def __init__(
        self, boxes: Sequence[Box], lines: Sequence[Line], spacing: Spacing, starts: int
    ) -> None:
        self.boxes, self.lines, self.spacing = boxes, lines, spacing
        number = {box.id: n for n, box in enumerate(boxes)}
        bands = [box.band for box in boxes]
        ends = [(number[line.source], number[line.target]) for line in lines]
        down = [(u, v) if bands[u] <= bands[v] else (v, u) for u, v in ends]
        self.down = downward(len(boxes), down)
        self.turned = [given != used for given, used in zip(ends, self.down, strict=True)]
        step = 2 if any(line.label for line in lines) else 1
        found = ranks(self.down, bands, [line.weight for line in lines])
        self.rank = [step * rank for rank in found]
        self.sizes: list[Size] = [(box.width, box.height) for box in boxes]
        self.chains = [self._chain(n) for n in range(len(lines))]
        edges = [pair for chain in self.chains for pair in pairwise(chain)]
        rows: Rows = [[] for _ in range(max(self.rank, default=-1) + 1)]
        for vertex, rank in enumerate(self.rank):
            rows[rank].append(vertex)
        self.rows = ordered(rows, edges, starts)
        self.pulls = self._pulls()
        self.x = self._columns(PASSES if starts == 1 else REFINED_PASSES)

    def _chain(self, n: int) -> list[int]:
        """Give the vertices a line passes, making those between its ends."""
        (top, bottom), line = self.down[n], self.lines[n]
        between = range(self.rank[top] + 1, self.rank[bottom])
        chain = [top]
        for rank in between:
            chain.append(len(self.rank))
            self.rank.append(rank)
            self.sizes.append((0, 0))
        if line.label and between:
            self.sizes[chain[-1 if self.turned[n] else 1]] = line.label
        return [*chain, bottom]

    def _pulls(self) -> list[list[list[tuple[int, int]]]]:
        """Give for each vertex its neighbours above and below, with how hard each pulls."""
        pulls: list[list[list[tuple[int, int]]]] = [[[], []] for _ in self.rank]
        for chain, line in zip(self.chains, self.lines, strict=True):
            for upper, lower in pairwise(chain):
                inner = (upper >= len(self.boxes)) + (lower >= len(self.boxes))
                weight = (1, HALF_STRAIGHT, STRAIGHT)[inner] * line.weight
                pulls[upper][1].append((lower, weight))
                pulls[lower][0].append((upper, weight))
        return pulls

    # --- across -------------------------------------------------------------------------------

    def _columns(self, passes: int) -> list[float]:
        """Give the middle of each vertex: near its neighbours, within the widest row's width."""
        x = [0.0] * len(self.rank)
        gaps = [self._gaps(row) for row in self.rows]
        wide = (self._wide(row, apart) for row, apart in zip(self.rows, gaps, strict=True))
        self.most = ROOMY * max(wide, default=0)
        for number in range(passes):
            both = number >= passes // 2
            sides = (0, 1) if both else (number % 2,)
            order = range(len(self.rows)) if number % 2 == 0 else reversed(range(len(self.rows)))
            for n in order:
                self._settle(x, self.rows[n], gaps[n], sides)
        for chain in sorted(self.chains, key=len, reverse=True):
            self._straighten(x, chain, gaps)
        left = min((x[v] - self.sizes[v][0] / 2 for v in range(len(x))), default=0)
        return [place - left for place in x]

    def _wide(self, row: list[int], apart: list[float]) -> float:
        """Give the width of a row whose vertices stand as near as they may."""
        if not row:
            return 0
        return apart[-1] + (self.sizes[row[0]][0] + self.sizes[row[-1]][0]) / 2

    def _gaps(self, row: list[int]) -> list[float]:
        """Give for each vertex of a row the least distance of its middle from the first one's."""
        distance, distances = 0.0, [0.0] * len(row)
        for place, (left, right) in enumerate(pairwise(row), 1):
            plain = (left >= len(self.boxes)) + (right >= len(self.boxes))
            room = self.spacing.column if plain == 0 else self.spacing.line
            distance += (self.sizes[left][0] + self.sizes[right][0]) / 2 + room
            distances[place] = distance
        return distances

    def _settle(
        self, x: list[float], row: list[int], apart: list[float], sides: tuple[int, ...]
    ) -> None:
        """Move a row's vertices as near as they come to where their neighbours pull them."""
        wanted: list[tuple[float, float]] = []
        if not row:
            return
        for vertex, distance in zip(row, apart, strict=True):
            pulls = [pull for side in sides for pull in self.pulls[vertex][side]]
            weight = sum(pull for _, pull in pulls)
            middle = sum(x[near] * pull for near, pull in pulls) / weight if weight else x[vertex]
            wanted.append((middle - distance, weight or 0.1))
        low = self.sizes[row[0]][0] / 2
        high = self.most - self.sizes[row[-1]][0] / 2 - apart[-1]
        for vertex, distance, place in zip(row, apart, rising(wanted), strict=True):
            x[vertex] = min(max(place, low), high) + distance

    def _straighten(self, x: list[float], chain: list[int], gaps: list[list[float]]) -> None:
        """Let a long line run upright as far as the room beside it allows."""
        run: list[int] = []
        low, high = -inf, inf
        for vertex in chain[1:-1]:
            left, right = self._room(x, vertex, gaps[self.rank[vertex]])
            if max(low, left) > min(high, right):
                _move(x, run, low, high)
                run, low, high = [], -inf, inf
            run.append(vertex)
            low, high = max(low, left), min(high, right)
        _move(x, run, low, high)

    def _room(self, x: list[float], vertex: int, apart: list[float]) -> tuple[float, float]:
        """Give how far left and right a vertex can go before it meets its neighbours."""
        row = self.rows[self.rank[vertex]]
        at, half = row.index(vertex), self.sizes[vertex][0] / 2
        left, right = half, self.most - half
        if at:
            left = x[row[at - 1]] + apart[at] - apart[at - 1]
        if at + 1 < len(row):
            right = x[row[at + 1]] - apart[at + 1] + apart[at]
        return left, right


class _Drawing:
    """A plan on paper: the rows one under the other, and the lines between them."""

    def __init__(self, plan: _Plan) -> None:
        self.plan, self.x = plan, plan.x
        self.ports = self._ports()
        self.steps = self._steps()
        self.rows = self._rows()
        self.placed = [self._placed(vertex) for vertex in range(len(plan.rank))]

    def layout(self) -> Layout:
        """Give every box and line its place."""
        boxes = {box.id: place for box, place in zip(self.plan.boxes, self.placed, strict=False)}
        return Layout(
            width=round(max((place.x + place.width for place in self.placed), default=0), 2),
            height=self.rows[-1][1] if self.rows else 0,
            boxes=MappingProxyType(boxes),
            lines=tuple(self._drawn(n) for n in range(len(self.plan.lines))),
            rows=len(self.rows),
            bands=self._bands(),
            crossings=sum(crossings(step) for step in self.steps),
        )

    def _ports(self) -> list[tuple[float, float]]:
        """Give where each line leaves its upper box and arrives at its lower one."""
        leave: dict[int, dict[int, float]] = {}
        arrive: dict[int, dict[int, float]] = {}
        for n, chain in enumerate(self.plan.chains):
            leave.setdefault(chain[0], {})[n] = self.x[chain[1]]
            arrive.setdefault(chain[-1], {})[n] = self.x[chain[-2]]
        left = {n: x for box, ends in leave.items() for n, x in self._spread(box, ends)}
        reached = {n: x for box, ends in arrive.items() for n, x in self._spread(box, ends)}
        return [(left[n], reached[n]) for n in range(len(self.plan.chains))]

    def _spread(self, vertex: int, towards: dict[int, float]) -> Iterator[tuple[int, float]]:
        """Spread the ends of lines along an edge of a box, each towards where it leads."""
        order = sorted(towards, key=lambda n: (towards[n], n))
        middle, half = self.x[vertex], max(self.plan.sizes[vertex][0] / 2 - INSET, 0)
        room = min(self.plan.spacing.port, 2 * half / max(len(order) - 1, 1))
        wanted = [(towards[n] - room * place, 1.0) for place, n in enumerate(order)]
        low, high = middle - half, middle + half - room * (len(order) - 1)
        for place, (n, x) in enumerate(zip(order, rising(wanted), strict=True)):
            yield n, min(max(x, low), max(high, low)) + room * place

    def _steps(self) -> list[list[tuple[float, float]]]:
        """Give for each gap between rows where the lines leave the upper and reach the lower."""
        steps: list[list[tuple[float, float]]] = [[] for _ in self.plan.rows[1:]]
        for chain, (first, last) in zip(self.plan.chains, self.ports, strict=True):
            xs = [first, *(self.x[vertex] for vertex in chain[1:-1]), last]
            for vertex, step in zip(chain, pairwise(xs), strict=False):
                steps[self.plan.rank[vertex]].append(step)
        return steps

    def _rows(self) -> list[tuple[float, float]]:
        """Give the upper and lower edge of each row, further apart where a line is flat."""
        rows: list[tuple[float, float]] = []
        y = 0.0
        spacing = self.plan.spacing
        for row, step in zip(self.plan.rows, [*self.steps, []], strict=False):
            height = max((self.plan.sizes[vertex][1] for vertex in row), default=0)
            rows.append((y, y + height))
            widest = max((abs(a - b) for a, b in step), default=0)
            y += height + spacing.row + min(SLOPE * widest, spacing.slope)
        return rows

    def _placed(self, vertex: int) -> Placed:
        top, bottom = self.rows[self.plan.rank[vertex]]
        width, height = self.plan.sizes[vertex]
        x, y = self.x[vertex] - width / 2, (top + bottom - height) / 2
        return Placed(x=round(x, 2), y=round(y, 2), width=width, height=height)

    def _drawn(self, n: int) -> Drawn:
        chain, turned = self.plan.chains[n], self.plan.turned[n]
        upper, lower = self.placed[chain[0]], self.placed[chain[-1]]
        rows = [self.rows[self.plan.rank[vertex]] for vertex in chain]
        first, last = self.ports[n]
        points = [(first, upper.y + upper.height), (first, rows[0][1])]
        for vertex, row in zip(chain[1:-1], rows[1:-1], strict=True):
            points += [(self.x[vertex], y) for y in row]
        points += [(last, rows[-1][0]), (last, lower.y)]
        rounded = tuple((round(x, 2), round(y, 2)) for x, y in points)
        labelled = self.plan.lines[n].label is not None
        return Drawn(
            points=rounded[::-1] if turned else rounded,
            label=self.placed[chain[-2 if turned else 1]] if labelled else None,
        )

    def _bands(self) -> Mapping[int, tuple[float, float]]:
        found: dict[int, tuple[float, float]] = {}
        for vertex, box in enumerate(self.plan.boxes):
            top, bottom = self.rows[self.plan.rank[vertex]]
            known = found.get(box.band, (top, bottom))
            found[box.band] = min(known[0], top), max(known[1], bottom)
        return MappingProxyType(dict(sorted(found.items())))


def _move(x: list[float], run: list[int], low: float, high: float) -> None:
    """Put vertices under each other, as near to where they are as the room allows."""
    if run:
        middle = sum(x[vertex] for vertex in run) / len(run)
        for vertex in run:
            x[vertex] = min(max(middle, low), high)


def rising(wanted: Sequence[tuple[float, float]]) -> list[float]:
    """Give the nearest places, by weighted squares, of which none lies left of the one before it.

    Args:
        wanted: Place and weight, in order.
    """
    blocks: list[tuple[float, float, int]] = []
    for place, weight in wanted:
        block = (place, weight, 1)
        while blocks and blocks[-1][0] >= block[0]:
            left, heavy, number = blocks.pop()
            total = heavy + block[1]
            mean = (left * heavy + block[0] * block[1]) / total
            block = (mean, total, number + block[2])
        blocks.append(block)
    return [place for place, _, number in blocks for _ in range(number)]
