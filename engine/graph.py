"""The shape of a tree: which node leads where, conditions left aside."""

from collections.abc import Iterator

from engine.law import NodeId
from engine.source import Pointer
from engine.tree import Node, Question, Tree


def ways_out(node: Node) -> Iterator[tuple[Pointer, NodeId]]:
    """Give every edge of a node: where it stands below the node, and its target."""
    if isinstance(node, Question):
        for choice in node.choices.values():
            if choice.goto is not None:
                yield ("choices", choice.id, "goto"), choice.goto
        if node.next is not None:
            yield ("next",), node.next
        if node.unknown is not None and node.unknown.goto is not None:
            yield ("unknown", "goto"), node.unknown.goto
    for index, route in enumerate(node.routes):
        yield ("routes", index, "goto"), route.goto
    if node.undecided is not None:
        yield ("undecided",), node.undecided


def reachable(tree: Tree, start: NodeId) -> frozenset[NodeId]:
    """Give every node and outcome that can be reached from a node, itself included."""
    seen: set[NodeId] = set()
    waiting = [start]
    while waiting:
        node_id = waiting.pop()
        if node_id in seen:
            continue
        seen.add(node_id)
        if node_id in tree.nodes:
            waiting.extend(target for _, target in ways_out(tree.nodes[node_id]))
    return frozenset(seen)


def before(tree: Tree) -> dict[NodeId, frozenset[NodeId]]:
    """Give for every node and outcome the nodes that some way passes before it."""
    found: dict[NodeId, set[NodeId]] = {node_id: set() for node_id in (*tree.nodes, *tree.outcomes)}
    for node_id in tree.nodes:
        for below in reachable(tree, node_id) - {node_id}:
            if below in found:
                found[below].add(node_id)
    return {node_id: frozenset(nodes) for node_id, nodes in found.items()}
