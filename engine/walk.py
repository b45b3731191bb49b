"""Walking a tree by replay: answers are the only state, everything else follows from them.

``follow`` finds where the answers lead; ``walk`` adds what it amounts to: findings, items, open
points and the verdict. Both start at the root every time and keep nothing between calls.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from engine.answers import UNKNOWN, Answers, Grounds, Value
from engine.conditions import Truth, holds
from engine.deadlines import DeadlineResult
from engine.errors import EngineError
from engine.items import Deadline, Item, Items
from engine.law import ChoiceId, FactId, GroundState, Law, NodeId, RowId
from engine.situation import Situation, fits
from engine.tree import Finding, Gate, Link, Outcome, Question, Route, Tree, Weight
from engine.verdict import SEVERITY, Assessed, Verdict

CLOSED = frozenset({Verdict.BARRED, Verdict.REFUSED, Verdict.STAYED, Verdict.OTHER_TRACK})
"""Effects that close the claim or part a finding speaks of."""


class NoWayOutError(EngineError):
    """The routes of a node leave no way open: a fault of the tree.

    Attributes:
        situation: Where the way stands.
    """

    def __init__(self, situation: Situation) -> None:
        """Name the node."""
        super().__init__(f"No way out of {situation.trail[-1]}; check the tree.")
        self.situation = situation


@dataclass(frozen=True, slots=True)
class Step:
    """A question with its answer, as passed on the way."""

    question: Question
    value: Value


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """An answer that is not known yet.

    Attributes:
        row: The ground of a matrix it concerns; None where the whole question is open.
    """

    question: Question
    weight: Weight
    text: str
    row: RowId | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """An item of the tree on this way; undecided ones print as "If ..."."""

    item: Item
    undecided: bool


@dataclass(frozen=True, slots=True)
class Path:
    """Where the answers lead and what they amount to; derived, never stored.

    Attributes:
        at: The question to ask next, or the outcome reached.
        steps: Questions passed, in order, with their answers.
        parked: Answers kept but off the path, in the order of the tree.
        findings: All that hold, the worst first, else in the order of the file.
        possible: Findings that some fact not known yet leaves undecided.
        items: Items that apply or may apply, in the order of the file.
        links: Ways on from the outcome reached into other trees.
        verdict: Of the outcome; None while the way is unfinished.
        so_far: The worst effect of the findings until now.
        situation: The facts of the way, for questions about them (deadlines, grounds).
    """

    tree: Tree
    at: Question | Outcome
    steps: tuple[Step, ...]
    parked: tuple[Step, ...]
    open_points: tuple[OpenPoint, ...]
    findings: tuple[Finding, ...]
    possible: tuple[Finding, ...]
    items: tuple[Applied, ...]
    links: tuple[Link, ...]
    verdict: Verdict | None
    so_far: Verdict
    situation: Situation

    @property
    def finished(self) -> bool:
        """Whether an outcome is reached."""
        return isinstance(self.at, Outcome)

    def joins(self, later: "Path") -> bool:
        """Say whether a later leg is what this one leads on to, on the answers of both."""
        given = {FactId(step.question.id): step.value for step in later.steps}
        return any(
            link.tree == later.tree.id
            and all(given.get(fact, choice) == choice for fact, choice in link.answers.items())
            for link in self.links
        )

    def deadlines(self) -> tuple[DeadlineResult, ...]:
        """Compute every deadline that applies on this way."""
        return tuple(
            self.situation.deadline(applied.item.id)
            for applied in self.items
            if isinstance(applied.item, Deadline)
        )


def follow(tree: Tree, answers: Answers, law: Law, as_of: date) -> tuple[Situation, NodeId]:
    """Follow the answers from the root.

    Args:
        tree: A tree that passed its checks.
        answers: All answers ever given; those off the path are ignored.
        law: The law data the tree's conditions look into.
        as_of: The matter's date.

    Returns:
        The situation reached and the node there: the first question without an answer, or an
        outcome.
    """
    situation = Situation(tree, law, as_of)
    node_id = tree.root
    while True:
        situation.trail.append(node_id)
        node = tree.nodes.get(node_id)
        if node is None:
            return situation, node_id
        if isinstance(node, Gate):
            node_id = choose(node.routes, node.undecided, situation)
            continue
        value = answers.get(FactId(node.id))
        if value is None or not fits(law.facts[FactId(node.id)], value):
            return situation, node_id
        situation.answers[FactId(node.id)] = value
        node_id = leave(node, value, situation)


def leave(question: Question, value: Value, situation: Situation) -> NodeId:
    """Give the node an answer leads to."""
    if value is UNKNOWN:
        if question.unknown is not None and question.unknown.goto is not None:
            return question.unknown.goto
    elif isinstance(value, str):
        choice = question.choices.get(ChoiceId(value))
        if choice is not None and choice.goto is not None:
            return choice.goto
    if question.next is not None:
        return question.next
    return choose(question.routes, question.undecided, situation)


def choose(routes: Iterable[Route], undecided: NodeId | None, situation: Situation) -> NodeId:
    """Give the target of the first route that holds; an undecided one leads to ``undecided``."""
    for route in routes:
        truth = True if route.when is None else holds(route.when, situation)
        if truth:
            return route.goto
        if truth is None and undecided is not None:
            return undecided
    raise NoWayOutError(situation)


def walk(tree: Tree, answers: Answers, law: Law, as_of: date) -> Path:
    """Walk a tree and work out what the way amounts to.

    Args:
        tree: A tree that passed its checks.
        answers: All answers ever given, keyed by fact.
        law: The law data.
        as_of: The matter's date.
    """
    situation, node_id = follow(tree, answers, law, as_of)
    at = tree.outcomes.get(node_id) or _question(tree, node_id)
    steps = tuple(
        Step(_question(tree, NodeId(fact)), value) for fact, value in situation.answers.items()
    )
    open_points = tuple(_open_points(steps))
    truths = [(finding, holds(finding.when, situation)) for finding in tree.findings]
    findings = tuple(
        sorted(
            (finding for finding, truth in truths if truth),
            key=lambda finding: -SEVERITY[finding.effect],
        )
    )
    so_far = worst(contribution(finding) for finding in findings)
    return Path(
        tree=tree,
        at=at,
        steps=steps,
        parked=_parked(tree, answers, situation),
        open_points=open_points,
        findings=findings,
        possible=tuple(finding for finding, truth in truths if truth is None),
        items=tuple(_applied(tree.items, situation)),
        links=tuple(_links(at, situation)) if isinstance(at, Outcome) else (),
        verdict=_verdict(at, so_far, open_points) if isinstance(at, Outcome) else None,
        so_far=so_far,
        situation=situation,
    )


def walk_legs(trees: Iterable[Tree], answers: Answers, law: Law, as_of: date) -> tuple[Path, ...]:
    """Walk the legs of a matter, each tree over the same answers.

    Args:
        trees: Of the legs, in their order.
        answers: All answers ever given, keyed by fact.
        law: The law data.
        as_of: The matter's date.

    Returns:
        A path a leg. An answer that is on the way of any leg is parked in none.
    """
    paths = [walk(tree, answers, law, as_of) for tree in trees]
    used = {step.question.id for path in paths for step in path.steps}
    return tuple(
        replace(path, parked=tuple(step for step in path.parked if step.question.id not in used))
        for path in paths
    )


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Give the worst of some verdicts; proceed if there is none."""
    return max(verdicts, key=lambda verdict: SEVERITY[verdict], default=Verdict.PROCEED)


def _verdict(outcome: Outcome, so_far: Verdict, open_points: tuple[OpenPoint, ...]) -> Verdict:
    found = [so_far]
    if not isinstance(outcome.verdict, Assessed):
        found.append(outcome.verdict)
    if any(point.weight is Weight.DECISIVE for point in open_points):
        found.append(Verdict.NEEDS_FACTS)
    return worst(found)


def contribution(finding: Finding) -> Verdict:
    """Give the effect on the whole: a part that is closed leaves the rest open."""
    if finding.head is not None and finding.effect in CLOSED:
        return Verdict.PARTIAL
    return finding.effect


def _open_points(steps: tuple[Step, ...]) -> Iterable[OpenPoint]:
    for step in steps:
        unknown = step.question.unknown
        if unknown is None:
            continue
        if step.value is UNKNOWN:
            yield OpenPoint(step.question, unknown.weight, unknown.open_point)
        elif isinstance(step.value, Grounds):
            for row, state in step.value.states:
                if state is GroundState.UNKNOWN:
                    text = step.question.rows[row].text
                    yield OpenPoint(step.question, unknown.weight, text, row)


def _links(outcome: Outcome, situation: Situation) -> Iterable[Link]:
    for link in outcome.links:
        if link.when is None or holds(link.when, situation) is not False:
            yield link


def _applied(items: Items, situation: Situation) -> Iterable[Applied]:
    for item in all_items(items):
        truth: Truth = True if item.when is None else holds(item.when, situation)
        if truth is not False:
            yield Applied(item, undecided=truth is None)


def all_items(items: Items) -> Iterable[Item]:
    """Give every item of a tree, kind by kind."""
    yield from items.documents
    yield from items.deadlines
    yield from items.forums
    yield from items.fees
    yield from items.actions
    yield from items.remedies
    yield from items.notes


def _parked(tree: Tree, answers: Answers, situation: Situation) -> tuple[Step, ...]:
    return tuple(
        Step(node, answers[FactId(node.id)])
        for node in tree.nodes.values()
        if isinstance(node, Question)
        and FactId(node.id) in answers
        and FactId(node.id) not in situation.answers
    )


def _question(tree: Tree, node_id: NodeId) -> Question:
    node = tree.nodes[node_id]
    if not isinstance(node, Question):
        raise EngineError(f"{node_id} is not a question of {tree.id}.")
    return node
