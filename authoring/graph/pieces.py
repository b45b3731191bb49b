"""A graph cut into pieces: in which order its nodes stand on the page, and where it may be cut.

Says nothing of sizes; ``authoring.graph.page`` joins pieces to columns that fit a page.
"""

from collections.abc import Sequence
from itertools import pairwise

from authoring.graph.parts import Graph, Kind
from engine.law import NodeId

PIECES, PIECE = 24, 2
"""Into how many pieces a graph is cut, or nearly; how many nodes a piece has at least."""


def cut(graph: Graph) -> list[Sequence[NodeId]]:
    """Give the nodes in pieces: stage by stage, and in a stage branch by branch.

    Outcomes are left out that stand with the node that leads to them.
    """
    order = _order(graph)
    size = max(PIECE, len(order) // PIECES)
    pieces: list[Sequence[NodeId]] = []
    for stage in range(len(graph.stages)):
        nodes = [node for node in order if graph.nodes[node].stage == stage]
        number = max(round(len(nodes) / size), 1)
        ends = [len(nodes) * n // number for n in range(number + 1)]
        pieces += [nodes[a:b] for a, b in pairwise(ends) if a < b]
    return pieces


def _order(graph: Graph) -> list[NodeId]:
    """Give each node before those it leads to, the branch of its first answer first."""
    led_to = {edge.target for edge in graph.edges}
    own = [n.id for n in graph.nodes.values() if n.kind is not Kind.OUTCOME or n.id not in led_to]
    below: dict[NodeId, list[NodeId]] = {node: [] for node in own}
    for edge in graph.edges:
        if edge.target in below:
            below[edge.source].append(edge.target)
    finished: dict[NodeId, None] = {}
    opened: set[NodeId] = set()
    for first in own:
        stack = [first]
        while stack:
            node = stack[-1]
            if node in opened:
                finished.setdefault(stack.pop())
            else:
                opened.add(node)
                stack += [after for after in below[node] if after not in opened]
    return list(reversed(finished))
