"""How far it still is: the fewest and the most questions from each node to an outcome.

Worked out from the edges alone, once a tree; which of them can be true together is not looked at.
"""

from collections.abc import Mapping
from types import MappingProxyType

from engine.graph import ways_out
from engine.law import NodeId
from engine.tree import Node, Question, Tree

Extent = tuple[int, int]
"""Fewest and most questions still to answer, the one stood at included."""


def remaining(tree: Tree) -> Mapping[NodeId, Extent]:
    """Count the questions from each node to an outcome.

    Args:
        tree: A tree that passed its checks; an edge that leads nowhere, or back, does not count.

    Returns:
        Fewest and most questions by node; ``(0, 0)`` for an outcome. Nodes out of reach are absent.
    """
    found: dict[NodeId, Extent] = dict.fromkeys(tree.outcomes, (0, 0))
    begun: set[NodeId] = set()
    waiting = [tree.root]
    while waiting:
        node_id = waiting[-1]
        if node_id in found or node_id not in tree.nodes:
            waiting.pop()
            continue
        node = tree.nodes[node_id]
        below = [target for _, target in ways_out(node)]
        if node_id not in begun:
            begun.add(node_id)
            waiting.extend(target for target in below if target not in begun)
            continue
        found[node_id] = _of(node, [found[target] for target in below if target in found])
    return MappingProxyType(found)


def _of(node: Node, below: list[Extent]) -> Extent:
    asked = 1 if isinstance(node, Question) else 0
    fewest = min((low for low, _ in below), default=0)
    most = max((high for _, high in below), default=0)
    return fewest + asked, most + asked
