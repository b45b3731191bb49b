"""What is wrong with the logic of a tree, each fault with answers that show it.

One function a fault. All rest on a ``Model``, so that "never" is proved for every set of answers,
and "sometimes" is shown by one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from engine.answers import Answers
from engine.conditions import All, AnyOf, Condition
from engine.content import conditions
from engine.law import NodeId
from engine.proof.diagram import DECIDED, FALSE, OPEN, TRUE, Function
from engine.proof.model import Model
from engine.source import Pointer
from engine.tree import Node

Tested = tuple[Pointer, Condition, NodeId | None]
"""A condition: its place, itself, and the node it routes at."""
Line = Callable[[Pointer], int]
"""Gives the line a value stands on."""


@dataclass(frozen=True, slots=True)
class Proved:
    """A fault that was proved.

    Attributes:
        example: Answers of a way that shows it; None where it is that no answers do something.
        warning: Whether it is worth a look only.
    """

    pointer: Pointer
    message: str
    example: Answers | None = None
    warning: bool = False


def gap(model: Model, _line: Line) -> Iterator[Proved]:
    """Routes that leave no way open, or none for what is not decided yet."""
    for node_id, when in model.stuck.items():
        message = "no route holds here; add one, or end the routes with otherwise: true."
        yield Proved(("nodes", node_id, "routes"), message, model.example(when, node_id))
    for node in model.tree.nodes.values():
        if node.routes and node.undecided is None:
            undecided = model.diagrams.either(
                *(_open(model, node, n) for n in range(len(node.routes)))
            )
            if undecided != FALSE:
                message = (
                    "undecided missing; a route can be undecided here: say where the way goes on."
                )
                yield Proved(("nodes", node.id), message, model.example(undecided, node.id))


def _open(model: Model, node: Node, index: int) -> Function:
    """Give when a route is undecided and none before it holds."""
    d, here = model.diagrams, model.routed.get(node.id, FALSE)
    for route in node.routes[:index]:
        if route.when is not None:
            here = d.without(here, d.turn(model.holds(route.when, node.id), DECIDED))
    when = node.routes[index].when
    return FALSE if when is None else d.both(here, d.turn(model.holds(when, node.id), OPEN))


def overlap(model: Model, line: Line) -> Iterator[Proved]:
    """Two routes of a node that hold together and lead to different places."""
    d = model.diagrams
    for node in model.tree.nodes.values():
        tested = [(n, route, route.when) for n, route in enumerate(node.routes) if route.when]
        for (first, one, one_when), (second, two, two_when) in combinations(tested, 2):
            if one.goto == two.goto:
                continue
            both = d.both(
                model.routed.get(node.id, FALSE),
                d.turn(model.holds(one_when, node.id), DECIDED),
                d.turn(model.holds(two_when, node.id), DECIDED),
            )
            if both != FALSE:
                here: Pointer = ("nodes", node.id, "routes")
                message = (
                    f"this route and the one in line {line((*here, first))} can hold together and "
                    f"lead to {two.goto} and {one.goto}; exclude one from the other."
                )
                yield Proved((*here, second), message, model.example(both, node.id))


def unreached(model: Model, _line: Line) -> Iterator[Proved]:
    """A node or outcome that an edge leads to, but no answers."""
    for kind, ids in (("nodes", model.tree.nodes), ("outcomes", model.tree.outcomes)):
        for node_id in ids:
            if model.reach(node_id) == FALSE:
                message = f"no answers lead to {node_id}; mend what leads here, or delete it."
                yield Proved((kind, node_id), message)


def never_taken(model: Model, _line: Line) -> Iterator[Proved]:
    """A way out of a node that no answers take."""
    for edge in model.edges:
        if edge.taken != FALSE or model.reach(edge.source) == FALSE:
            continue
        here: Pointer = ("nodes", edge.source, *edge.pointer)
        if edge.pointer[0] == "routes":
            node = model.tree.nodes[edge.source]
            route = node.routes[int(edge.pointer[1])]
            if route.when is None:
                message = "the routes above leave nothing over; delete this one."
            elif _holds(model, route.when, node.id, model.routed[node.id]) == FALSE:
                continue  # told of its condition
            else:
                message = "the routes above take every way on which this one holds; delete it."
            yield Proved(here[:-1], message)
        elif edge.pointer == ("undecided",):
            yield Proved(here, "nothing can be undecided here; delete it.")
        else:
            yield Proved(here, "no answer leads this way; delete it.")


def contradiction(model: Model, line: Line) -> Iterator[Proved]:
    """A condition, or one of several alternatives, that can never hold where it is tested."""
    for pointer, condition, at in conditions(model.tree):
        here = TRUE if at is None else model.routed.get(at, FALSE)
        if here == FALSE:
            continue
        if _holds(model, condition, at, here) == FALSE:
            yield _never(model, (pointer, condition, at), here, line)
            continue
        for where, part, given in _alternatives(model, condition, at, pointer):
            besides = model.diagrams.both(here, given)
            if _holds(model, part, at, besides) == FALSE:
                yield _never(model, (where, part, at), besides, line)


def _holds(model: Model, condition: Condition, at: NodeId | None, given: Function) -> Function:
    """Give when a condition holds for certain besides something given."""
    return model.diagrams.both(given, model.diagrams.turn(model.holds(condition, at), DECIDED))


def _never(model: Model, tested: Tested, given: Function, line: Line) -> Proved:
    """Say why a condition never holds besides something given."""
    pointer, condition, at = tested
    clash = _clash(model, condition, at, given)
    if len(clash) > 1:
        lines = sorted({line((*pointer, "all", n)) for n in clash})
        where = f"line {lines[0]}" if len(lines) == 1 else "lines " + " and ".join(map(str, lines))
        return Proved(pointer, f"this can never hold: what stands in {where} contradicts itself.")
    if clash:
        pointer = (*pointer, "all", clash[0])
    undecided = model.diagrams.both(given, model.diagrams.turn(model.holds(condition, at), OPEN))
    if undecided != FALSE:
        message = "this never holds for certain; at most it is undecided."
        return Proved(pointer, message, model.example(undecided, at))
    return Proved(pointer, "this can never hold on a way that leads here.")


def _clash(
    model: Model, condition: Condition, at: NodeId | None, given: Function
) -> tuple[int, ...]:
    """Give parts of an ``all`` that cannot hold together, none of which could be spared."""
    if not isinstance(condition, All):
        return ()
    kept = list(range(len(condition.conditions)))
    for number in tuple(kept):
        rest = tuple(condition.conditions[n] for n in kept if n != number)
        if rest and _holds(model, All(rest), at, given) == FALSE:
            kept.remove(number)
    return tuple(kept)


def _alternatives(
    model: Model, condition: Condition, at: NodeId | None, pointer: Pointer, given: Function = TRUE
) -> Iterator[tuple[Pointer, Condition, Function]]:
    """Give the alternatives of every ``any``, with what must hold besides; none under a ``not``."""
    if not isinstance(condition, All | AnyOf):
        return
    key = "all" if isinstance(condition, All) else "any"
    for index, part in enumerate(condition.conditions):
        here = (*pointer, key, index)
        besides = given
        if isinstance(condition, AnyOf):
            yield here, part, given
        else:
            for other in condition.conditions[:index] + condition.conditions[index + 1 :]:
                besides = _holds(model, other, at, besides)
        yield from _alternatives(model, part, at, here, besides)
