"""The rows of a layered drawing: in which row each vertex stands, and in which order.

Works on numbers only: vertices are 0 to n-1, an edge is a pair. ``engine.layout`` turns boxes and
lines into them and gives the rows their places on the page.
"""

from bisect import bisect_right
from collections.abc import Sequence
from random import Random

Edge = tuple[int, int]
Rows = list[list[int]]
SWEEPS, PATIENCE = 12, 3
"""Sweeps from one start, and how many without a gain end it."""
ROUNDS = 8
"""Rounds of swaps and of moves; each is repeated until nothing is gained, but no more often."""


# --- which row ------------------------------------------------------------------------------


def downward(count: int, edges: Sequence[Edge]) -> list[Edge]:
    """Turn round the edges that lead back, so that no way leads in a circle.

    Args:
        count: The number of vertices.
        edges: Pairs of source and target.

    Returns:
        As many pairs in the same order; an edge that lies on a circle may be reversed.
    """
    below: list[list[int]] = [[] for _ in range(count)]
    for source, target in edges:
        below[source].append(target)
    finished: dict[int, int] = {}
    opened: set[int] = set()
    for root in range(count):
        stack = [root]
        while stack:
            vertex = stack[-1]
            if vertex not in opened:
                opened.add(vertex)
                stack += [after for after in reversed(below[vertex]) if after not in opened]
            else:
                finished.setdefault(stack.pop(), len(finished))
    return [(u, v) if finished[u] > finished[v] else (v, u) for u, v in edges]


def ranks(edges: Sequence[Edge], bands: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Give each vertex its row: below all that lead to it, and below all of an earlier band.

    The longest way decides first; then vertices move within the room they have to where their
    edges are shortest.

    Args:
        edges: Pairs without a circle; none leads to an earlier band.
        bands: The band of each vertex.
        weights: How much the length of each edge weighs.
    """
    above: list[list[Edge]] = [[] for _ in bands]
    below: list[list[Edge]] = [[] for _ in bands]
    for (source, target), weight in zip(edges, weights, strict=True):
        above[target].append((source, weight))
        below[source].append((target, weight))
    found = [0] * len(bands)
    last: dict[int, int] = {}
    first = 0
    for band in sorted(set(bands)):
        for vertex in _in_order(above, bands, band):
            over = (found[source] + 1 for source, _ in above[vertex])
            found[vertex] = max(first, *over, first)
            last[band] = max(last.get(band, 0), found[vertex])
        first = last[band] + 1
    _tighten(found, above, below, [last[band] for band in bands])
    return found


def _in_order(above: list[list[Edge]], bands: Sequence[int], band: int) -> list[int]:
    """Give the vertices of a band, each after those that lead to it."""
    members = [vertex for vertex, own in enumerate(bands) if own == band]
    open_ = {vertex: sum(bands[u] == band for u, _ in above[vertex]) for vertex in members}
    below: dict[int, list[int]] = {vertex: [] for vertex in members}
    for vertex in members:
        for source, _ in above[vertex]:
            if source in below:
                below[source].append(vertex)
    ready = [vertex for vertex in members if not open_[vertex]]
    for vertex in ready:
        for target in below[vertex]:
            open_[target] -= 1
            if not open_[target]:
                ready.append(target)
    return ready


def _tighten(
    found: list[int], above: list[list[Edge]], below: list[list[Edge]], last: list[int]
) -> None:
    """Move each vertex down where its edges get shorter by it; rows above it stay as they are."""
    for _ in range(ROUNDS):
        moved = False
        for vertex in sorted(range(len(found)), key=lambda v: -found[v]):
            down = sum(weight for _, weight in below[vertex])
            up = sum(weight for _, weight in above[vertex])
            if not below[vertex] or down <= up:
                continue
            room = min(last[vertex], *(found[target] - 1 for target, _ in below[vertex]))
            moved = moved or room > found[vertex]
            found[vertex] = max(found[vertex], room)
        if not moved:
            return


# --- in which order -------------------------------------------------------------------------


def ordered(rows: Rows, edges: Sequence[Edge], starts: int) -> Rows:
    """Order the vertices of each row so that few edges cross.

    Args:
        rows: The vertices of each row; every edge leads from a row to the next.
        edges: Pairs of source and target.
        starts: From how many orders to begin; with more than one, neighbours are swapped as well.

    Returns:
        The best order found; the same for the same input.
    """
    search = _Search(rows, edges)
    best: Rows = []
    fewest = -1
    for start in range(max(starts, 1)):
        search.begin(start)
        crossings = search.sweep(swaps=starts > 1)
        if fewest < 0 or crossings < fewest:
            best, fewest = [list(row) for row in search.rows], crossings
        if not fewest:
            break
    return best


def crossings(pairs: Sequence[tuple[float, float]]) -> int:
    """Count the crossings of lines between two rows, given by their two places."""
    seen: list[float] = []
    count = 0
    for _, end in sorted(pairs):
        at = bisect_right(seen, end)
        count += len(seen) - at
        seen.insert(at, end)
    return count


class _Search:
    """Orders of the rows, bettered by sweeps and swaps."""

    def __init__(self, rows: Rows, edges: Sequence[Edge]) -> None:
        self.rows = [list(row) for row in rows]
        self.row_of = {vertex: number for number, row in enumerate(rows) for vertex in row}
        count = len(self.row_of)
        self.above: Rows = [[] for _ in range(count)]
        self.below: Rows = [[] for _ in range(count)]
        for source, target in edges:
            self.above[target].append(source)
            self.below[source].append(target)
        self.at = [0] * count

    def begin(self, start: int) -> None:
        """Order the rows as a walk from the top finds them, each start in another way."""
        random = Random(start)  # noqa: S311 - another order to begin with, not a secret
        below = [list(after) for after in self.below]
        if start == 1:
            below = [after[::-1] for after in below]
        elif start:
            for after in below:
                random.shuffle(after)
        rows: Rows = [[] for _ in self.rows]
        seen: set[int] = set()
        for top in sorted(self.row_of, key=lambda vertex: (self.row_of[vertex], vertex)):
            stack = [top]
            while stack:
                vertex = stack.pop()
                if vertex not in seen:
                    seen.add(vertex)
                    rows[self.row_of[vertex]].append(vertex)
                    stack += reversed(below[vertex])
        self._set(rows)

    def sweep(self, *, swaps: bool) -> int:
        """Move each vertex towards its neighbours, down and up; gives the crossings left."""
        best = [list(row) for row in self.rows]
        fewest = self._count()
        waited = 0
        for number in range(SWEEPS):
            self._by_neighbours(down=number % 2 == 0)
            if swaps:
                self._swap()
            count = self._count()
            waited = 0 if count < fewest else waited + 1
            if count < fewest:
                best, fewest = [list(row) for row in self.rows], count
            if waited == PATIENCE or not fewest:
                break
        self._set(best)
        return fewest

    def _set(self, rows: Rows) -> None:
        self.rows = rows
        for row in rows:
            self._place(row)

    def _place(self, row: list[int]) -> None:
        for place, vertex in enumerate(row):
            self.at[vertex] = place

    def _count(self) -> int:
        return sum(
            crossings([(self.at[u], self.at[v]) for u in row for v in self.below[u]])
            for row in self.rows
        )

    def _by_neighbours(self, *, down: bool) -> None:
        near = self.above if down else self.below
        at = self.at
        for row in self.rows if down else reversed(self.rows):
            key = {v: sum(at[u] for u in near[v]) / len(near[v]) if near[v] else at[v] for v in row}
            row.sort(key=key.__getitem__)
            self._place(row)

    def _swap(self) -> None:
        """Swap neighbours in a row wherever that saves a crossing."""
        for _ in range(ROUNDS):
            gained = False
            for row in self.rows:
                gained = self._swap_row(row) or gained
            if not gained:
                return

    def _swap_row(self, row: list[int]) -> bool:
        at = self.at
        gained = False
        for place in range(len(row) - 1):
            left, right = row[place], row[place + 1]
            gain = 0
            for near in (self.above, self.below):
                a, b = [at[u] for u in near[left]], [at[u] for u in near[right]]
                gain += sum((x > y) - (x < y) for x in a for y in b)
            if gain > 0:
                row[place], row[place + 1] = right, left
                at[left], at[right] = place + 1, place
                gained = True
        return gained
