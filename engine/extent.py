"""How far it still is: the fewest and the most questions from each node to the end of the way.

Worked out from the edges alone, once a tree; which of them can be true together is not looked at.
Almost every question can end a way early, so the fewest are counted along the main way: to an
outcome whose verdict is worked out from the findings, where one can still be reached.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engine.graph import ways_out
from engine.law import NodeId
from engine.tree import Question, Tree
from engine.verdict import Assessed

Extent = tuple[int, int]
"""Fewest and most questions still to answer, the one stood at included."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """Questions from a node: fewest on the main way (None off it), fewest and most on any way."""

    main: int | None
    fewest: int
    most: int

    def plus(self, asked: int) -> "_Counted":
        main = None if self.main is None else self.main + asked
        return _Counted(main, self.fewest + asked, self.most + asked)


def remaining(tree: Tree) -> Mapping[NodeId, Extent]:
    """Count the questions from each node to an outcome.

    Args:
        tree: A tree that passed its checks; an edge that leads nowhere, or back, does not count.

    Returns:
        Fewest and most questions by node; ``(0, 0)`` for an outcome. Nodes out of reach are absent.
    """
    found = {
        outcome.id: _Counted(0 if isinstance(outcome.verdict, Assessed) else None, 0, 0)
        for outcome in tree.outcomes.values()
    }
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
        joined = _join([found[target] for target in below if target in found])
        found[node_id] = joined.plus(1 if isinstance(node, Question) else 0)
    return MappingProxyType({node_id: _extent(counted) for node_id, counted in found.items()})


def _join(ways: list[_Counted]) -> _Counted:
    return _Counted(
        main=min((way.main for way in ways if way.main is not None), default=None),
        fewest=min((way.fewest for way in ways), default=0),
        most=max((way.most for way in ways), default=0),
    )


def _extent(counted: _Counted) -> Extent:
    return counted.fewest if counted.main is None else counted.main, counted.most
