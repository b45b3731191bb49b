"""What the open points leave possible, and which single fact narrows it most.

An open point may turn out to be anything its question allows, except not known; so may a question
that is not asked yet. The verdicts that remain are worked out over all of it at once
(``engine.proof``, ADR 10), and each is confirmed by walking answers that come to it. Where that
would take too long, ways drawn at random are walked instead, and the result says so. Nothing is
said of how likely a verdict is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from engine.answers import UNKNOWN, Answers
from engine.conditions import JurisdictionIs
from engine.content import conditions, leaves
from engine.items import Items
from engine.law import Law, NodeId
from engine.proof.diagram import FALSE, Assignment, Diagrams, Function, TooLargeError
from engine.proof.model import Model
from engine.proof.replies import Choices, Said, Span, replies
from engine.proof.space import Space, space_of
from engine.proof.verdicts import verdicts_of
from engine.situation import fits
from engine.tree import Tree
from engine.verdict import Verdict
from engine.walk import OpenPoint, Path, walk

AT_MOST = 100_000
"""Up to how many parts of its functions a tree is worked out exactly; ours need under 20,000."""
SAMPLE = 200
"""How many ways are walked at random instead."""

Verdicts = tuple[Verdict, ...]
"""From best to worst."""


@dataclass(frozen=True, slots=True)
class Possible:
    """A verdict that is still possible.

    Attributes:
        outcomes: Where it is reached, in the order of the tree.
        example: Answers of a way that comes to it.
    """

    verdict: Verdict
    outcomes: tuple[NodeId, ...]
    example: Answers


@dataclass(frozen=True, slots=True)
class Reply:
    """What an open point may turn out to be, and the verdicts that then remain."""

    said: str
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class Narrowed:
    """An open point with its replies; none for a point that nothing tests."""

    point: OpenPoint
    replies: tuple[Reply, ...]

    @property
    def at_most(self) -> int:
        """How many verdicts remain at most, whatever the reply."""
        return max((len(reply.verdicts) for reply in self.replies), default=0)

    @property
    def total(self) -> float:
        """How many verdicts remain, as the mean of the replies."""
        return sum(len(reply.verdicts) for reply in self.replies) / max(len(self.replies), 1)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the open points of a route leave possible.

    Attributes:
        possible: From best to worst.
        points: In the order of the route.
        exact: Worked out for all answers that can be told apart; else from a sample, in which a
            verdict may be missing.
    """

    possible: tuple[Possible, ...]
    points: tuple[Narrowed, ...]
    exact: bool

    @property
    def verdicts(self) -> Verdicts:
        """The verdicts still possible."""
        return tuple(one.verdict for one in self.possible)

    @property
    def first(self) -> Narrowed | None:
        """The point that narrows most: fewest verdicts whatever the reply, then on the mean.

        Between equals the first on the route; None if no point alone excludes any verdict.
        """
        helpful = [one for one in self.points if one.replies and one.total < len(self.possible)]
        return min(helpful, key=lambda one: (one.at_most, one.total), default=None)


def narrow(path: Path, answers: Answers, law: Law, at_most: int = AT_MOST) -> Narrowing:
    """Work out what is still possible.

    Args:
        path: Where the answers lead.
        answers: All answers ever given; one set aside counts where the route comes to it again.
        law: The law it was walked with.
        at_most: How large the functions may grow before ways are drawn at random instead.
    """
    given = {
        fact: value
        for fact, value in answers.items()
        if NodeId(fact) in path.tree.nodes and value is not UNKNOWN and fits(law.facts[fact], value)
    }
    tree, as_of = _deciding(path.tree), path.situation.as_of
    space = space_of((tree,), law, as_of, given)
    found: _Exact | _Sampled
    try:
        model = Model(tree, law, as_of, space, Diagrams(space.sizes, at_most))
        found = _Exact(model)
    except TooLargeError:
        found = _Sampled(tree, law, as_of, space)
    days = {fact: value for fact, value in given.items() if isinstance(value, date)}
    choices = Choices(space, found.diagrams, law, as_of, days)
    points = tuple(Narrowed(point, _replies(point, choices, found)) for point in path.open_points)
    return Narrowing(found.possible, points, exact=found.exact)


def _deciding(tree: Tree) -> Tree:
    """Leave out of a tree what no verdict rests on, so that less is to be told apart."""
    deadlines = tuple(replace(one, when=None) for one in tree.items.deadlines)
    ends = {name: replace(outcome, links=()) for name, outcome in tree.outcomes.items()}
    return replace(tree, items=Items(deadlines=deadlines), outcomes=ends)


def _replies(point: OpenPoint, choices: Choices, found: "_Exact | _Sampled") -> tuple[Reply, ...]:
    """Give the replies; stretches of days that leave the same are joined."""
    kept: list[tuple[Said, Verdicts]] = []
    for said, when in replies(point.question, point.row, choices):
        left = tuple(verdict for verdict in Verdict if found.remains(verdict, when))
        if not left:
            continue
        before, same = kept[-1] if kept else ("", ())
        if isinstance(said, Span) and isinstance(before, Span) and left == same:
            kept[-1] = Span(before.first, said.last), left
        else:
            kept.append((said, left))
    return tuple(Reply(str(said), left) for said, left in kept)


class _Exact:
    """The verdicts as functions of the answers.

    Attributes:
        exact: False only if a date is held against the day a state joined a convention, as not
            every such day is tried.
    """

    def __init__(self, model: Model) -> None:
        self.diagrams, self._model = model.diagrams, model
        self._when: dict[Verdict, Function] = {}
        outcomes: dict[Verdict, list[NodeId]] = {}
        for outcome, comes in verdicts_of(model).items():
            for verdict, when in comes.items():
                self._when[verdict] = self.diagrams.either(self._when.get(verdict, FALSE), when)
                outcomes.setdefault(verdict, []).append(outcome)
        self.exact = not any(_since(model.tree))
        self.possible = tuple(self._confirmed(outcomes))

    def _confirmed(self, outcomes: Mapping[Verdict, list[NodeId]]) -> Iterator[Possible]:
        """Walk an example of each verdict; one that a walk does not come to is left out."""
        model = self._model
        for verdict in (verdict for verdict in Verdict if verdict in outcomes):
            example = model.example(self._when[verdict]) or {}
            if walk(model.tree, example, model.law, model.as_of).verdict is verdict:
                yield Possible(verdict, tuple(outcomes[verdict]), example)
            else:
                self.exact = False

    def remains(self, verdict: Verdict, when: Function) -> bool:
        """Say whether a verdict is possible where a function holds."""
        named = any(one.verdict is verdict for one in self.possible)
        return named and self.diagrams.both(self._when[verdict], when) != FALSE


def _since(tree: Tree) -> Iterator[bool]:
    for pointer, condition, _ in conditions(tree):
        for _, leaf, _ in leaves(condition, pointer):
            yield isinstance(leaf, JurisdictionIs) and leaf.on is not None


class _Sampled:
    """Ways drawn at random, walked; the same each time."""

    exact = False

    def __init__(self, tree: Tree, law: Law, as_of: date, space: Space) -> None:
        self.diagrams = Diagrams(space.sizes)
        random = Random(1)  # noqa: S311 - a sample of ways, not a secret
        self._ways: list[tuple[Assignment, Path]] = []
        for _ in range(SAMPLE):
            chosen = {number: random.randrange(size) for number, size in enumerate(space.sizes)}
            self._ways.append((chosen, walk(tree, space.answers(chosen), law, as_of)))
        self.possible = tuple(self._found())

    def _found(self) -> Iterator[Possible]:
        for verdict in Verdict:
            paths = [path for _, path in self._ways if path.verdict is verdict]
            if paths:
                outcomes = dict.fromkeys(path.at.id for path in paths)
                yield Possible(verdict, tuple(outcomes), dict(paths[0].situation.answers))

    def remains(self, verdict: Verdict, when: Function) -> bool:
        """Say whether a way with a verdict was found where a function holds."""
        value = self.diagrams.value
        return any(path.verdict is verdict and value(when, chosen) for chosen, path in self._ways)
