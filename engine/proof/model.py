"""A tree as functions of its answers: when each node is reached, when each condition holds.

The functions are exact for the answers of a ``Space``. How conditions are joined and how a way is
led follows ``engine.conditions`` and ``engine.walk``; single tests are left to ``tested`` and
``grounds``. ``engine.proof.ways`` holds the functions against walks.
"""

from dataclasses import dataclass
from datetime import date

from engine.answers import UNKNOWN, Answers
from engine.conditions import (
    All,
    AnyGround,
    AnyOf,
    At,
    Condition,
    GroundIs,
    Not,
)
from engine.graph import before
from engine.law import FactId, Law, NodeId
from engine.proof.diagram import (
    DECIDED,
    FALSE,
    NEGATED,
    OPEN,
    POSSIBLE,
    TRUE,
    Diagrams,
    Function,
)
from engine.proof.grounds import ground
from engine.proof.space import KNOWN, Space, in_order
from engine.proof.tested import tested
from engine.source import Pointer
from engine.tree import Node, Question, Tree
from engine.walk import NoWayOutError, follow


@dataclass(frozen=True, slots=True)
class Edge:
    """A way out of a node.

    Attributes:
        pointer: Where it stands below the node.
        taken: When a way takes it.
    """

    source: NodeId
    pointer: Pointer
    target: NodeId
    taken: Function


class Model:
    """A tree as functions over a space of answers.

    Attributes:
        reached: When each node and each outcome is reached; absent where no edge leads there.
        edges: Every way out of every node that is reached.
        routed: When a way comes to the routes of a node, not having left it by a goto.
        stuck: When a way stands at a node whose routes leave no way open.
    """

    def __init__(
        self, tree: Tree, law: Law, as_of: date, space: Space, diagrams: Diagrams | None = None
    ) -> None:
        """Work out when each node is reached.

        Args:
            tree: A tree whose names and shape passed their checks.
            law: The law data.
            as_of: The matter's date.
            space: The answers told apart; it holds every question of the tree.
            diagrams: Over that space; two versions of a tree are compared within one.
        """
        self.tree = tree
        self.law = law
        self.as_of = as_of
        self.space = space
        self.diagrams = diagrams or Diagrams(space.sizes)
        self.reached: dict[NodeId, Function] = {tree.root: TRUE}
        self.edges: list[Edge] = []
        self.routed: dict[NodeId, Function] = {}
        self.stuck: dict[NodeId, Function] = {}
        self._held: dict[tuple[Condition, NodeId | None], Function] = {}
        self._earlier = before(tree)
        for node_id in in_order(tree):
            if node_id in self.reached:
                self._leave(tree.nodes[node_id])

    # --- the ways ------------------------------------------------------------------

    def _leave(self, node: Node) -> None:
        """Follow every way out of a node, as ``walk.leave`` does."""
        here = self.reached[node.id]
        if isinstance(node, Question):
            here = self._leave_question(node, here)
        self.routed[node.id] = here
        here = self._route(node, here)
        if here != FALSE:
            self.stuck[node.id] = here

    def _leave_question(self, node: Question, here: Function) -> Function:
        """Follow the edges of a question's answers; give what is left for its routes."""
        d, variable = self.diagrams, self.space.whole(FactId(node.id))
        gotos = [
            (("choices", choice.id, "goto"), choice.id, choice.goto)
            for choice in node.choices.values()
        ]
        if node.unknown is not None:
            gotos.append((("unknown", "goto"), UNKNOWN, node.unknown.goto))  # type: ignore[arg-type]
        for pointer, answer, target in gotos:
            chosen = d.option(variable, self.space.numbers(variable, (answer,)))
            if target is not None:
                self._edge(Edge(node.id, pointer, target, d.both(here, chosen)))
                here = d.without(here, chosen)
        if node.next is not None:
            self._edge(Edge(node.id, ("next",), node.next, here))
            return FALSE
        return here

    def _route(self, node: Node, here: Function) -> Function:
        """Follow the routes of a node, as ``walk.choose`` does; give what they leave over."""
        d = self.diagrams
        undecided = FALSE
        for index, route in enumerate(node.routes):
            held = TRUE if route.when is None else self.holds(route.when, node.id)
            taken = d.both(here, d.turn(held, DECIDED))
            self._edge(Edge(node.id, ("routes", index, "goto"), route.goto, taken))
            here = d.without(here, taken)
            if node.undecided is not None:
                open_ = d.both(here, d.turn(held, OPEN))
                undecided = d.either(undecided, open_)
                here = d.without(here, open_)
        if node.undecided is not None:
            self._edge(Edge(node.id, ("undecided",), node.undecided, undecided))
        return here

    def _edge(self, edge: Edge) -> None:
        self.edges.append(edge)
        known = self.reached.get(edge.target, FALSE)
        self.reached[edge.target] = self.diagrams.either(known, edge.taken)

    def reach(self, node: NodeId) -> Function:
        """Give when a node or an outcome is reached."""
        return self.reached.get(node, FALSE)

    # --- conditions ------------------------------------------------------------------

    def holds(self, condition: Condition, at: NodeId | None = None) -> Function:
        """Give when a condition is true, undecided or false.

        Args:
            condition: What is tested.
            at: The node it routes at, where later questions have not been asked yet; None for the
                end of a way.
        """
        key = (condition, at)
        known = self._held.get(key)
        if known is None:
            known = self._held[key] = self._holds(condition, at)
        return known

    def _holds(self, condition: Condition, at: NodeId | None) -> Function:
        d = self.diagrams
        match condition:
            case All(parts):
                return d.both(*(self.holds(part, at) for part in parts))
            case AnyOf(parts):
                return d.either(*(self.holds(part, at) for part in parts))
            case Not(part):
                return d.turn(self.holds(part, at), NEGATED)
            case At(node):
                return self.reach(node) if self.is_before(node, at) else FALSE
            case GroundIs() | AnyGround():
                return ground(condition, self, at)
            case _:
                return tested(condition, self, at)

    def is_before(self, node: NodeId, at: NodeId | None) -> bool:
        """Say whether a way that stands at a node may have passed another; at its end, any."""
        return at is None or node == at or node in self._earlier[at]

    def known(self, fact: FactId) -> Function:
        """Give when a checklist, a matrix or a compared date is answered, if it is asked."""
        whole = self.space.whole(fact)
        return self.diagrams.option(whole, self.space.numbers(whole, (KNOWN,)))

    # --- what follows ----------------------------------------------------------------------

    def certain(self, condition: Condition | None) -> Function:
        """Give when a condition holds for certain at the end of a way."""
        return TRUE if condition is None else self.diagrams.turn(self.holds(condition), DECIDED)

    def possible(self, condition: Condition | None) -> Function:
        """Give when a condition holds or may hold at the end of a way."""
        return TRUE if condition is None else self.diagrams.turn(self.holds(condition), POSSIBLE)

    def example(self, function: Function, at: NodeId | None = None) -> Answers | None:
        """Give answers of a way under which a function is true, and no others; None if it never is.

        Args:
            function: A function that is never undecided.
            at: The node the way is followed to; None for its end.
        """
        if function == FALSE:
            return None
        answers = self.space.answers(self.diagrams.pick(function))
        try:
            situation, _ = follow(self.tree, answers, self.law, self.as_of)
        except NoWayOutError as error:
            situation = error.situation
        trail = situation.trail
        passed = trail[: trail.index(at) + 1] if at is not None else trail
        return {fact: v for fact, v in situation.answers.items() if NodeId(fact) in passed}
