"""What is named possible is reached by a walk; what a random completion reaches is named."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from engine.answers import UNKNOWN, Amount, Answers, Grounds, NoDate, Place, Value
from engine.law import Fact, FactId, FactKind, GroundState
from engine.library import Library
from engine.narrowing import narrow
from engine.proof.ways import drawn
from engine.tree import Question, Tree, TreeId
from engine.walk import walk
from tests.shipped import DAY, TREES, library as shipped, model

pytestmark = pytest.mark.property
NAMES = sorted(file.stem for file in TREES.glob("*.yaml"))
WAYS, COMPLETIONS = 8, 40
KNOWN_STATES = (GroundState.NOT_RAISED, GroundState.MADE_OUT, GroundState.ARGUABLE)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(4))
def test_what_is_named_is_what_walks_come_to(name: str, seed: int) -> None:
    library, random = shipped(), Random(seed)  # noqa: S311 - the same each time
    tree = library.trees[TreeId(name)]
    for way in drawn(model(name), seed=seed, number=WAYS):
        facts = list(way)
        known = facts if random.random() < 0.5 else facts[: random.randrange(len(facts) + 1)]
        answers = {fact: _real(library, fact, way[fact], random) for fact in known}
        _hold(tree, library, answers, random)


def _hold(tree: Tree, library: Library, answers: Answers, random: Random) -> None:
    law = library.law
    path = walk(tree, answers, law, DAY)
    found = narrow(path, answers, law)
    assert found.exact
    for one in found.possible:
        reached = walk(tree, one.example, law, DAY)
        assert reached.verdict is one.verdict
        assert reached.at.id in one.outcomes
        assert all(_agrees(answers.get(fact), value) for fact, value in one.example.items())
    points = {(p.point.question.id, p.point.row): p for p in found.points}
    for _ in range(COMPLETIONS):
        completed = _completed(tree, library, answers, random)
        verdict = walk(tree, completed, law, DAY).verdict
        assert verdict in found.verdicts, (verdict, answers, completed)
        for (question, row), point in points.items():
            value = completed[FactId(question)]
            for reply in point.replies:
                if _says(value, reply.said, row, tree.nodes[question]):
                    assert verdict in reply.verdicts, (question, row, reply, completed)


def _says(value: Value, said: str, row: object, question: object) -> bool:
    """Whether a value is a reply, for the kinds where that is plain."""
    assert isinstance(question, Question)
    if isinstance(value, Grounds) and row is not None:
        state = next((s for r, s in value.states if r == row), GroundState.NOT_RAISED)
        return state.value == said.lower().replace(" ", "_")
    if isinstance(value, date):
        if said.endswith(" or later"):
            return value >= _day(said.removesuffix(" or later"))
        if " to " in said:
            first, last = said.split(" to ")
            return _day(first) <= value <= _day(last)
        return said.startswith("Before ") and value < _day(said.removeprefix("Before "))
    if not isinstance(value, str):
        return False
    return any(c.id == value and c.text == said for c in question.choices.values()) or (
        value == said.lower()
    )


def _day(said: str) -> date:
    day, month, year = said.split()
    months = "January February March April May June July August September October November December"
    return date(int(year), months.split().index(month) + 1, int(day))


def _agrees(given: Value | None, value: Value) -> bool:
    if given is None or given is UNKNOWN or given == value:
        return True
    if not isinstance(given, Grounds) or not isinstance(value, Grounds):
        return False
    return all(
        state is GroundState.UNKNOWN or value.state(row) is state for row, state in given.states
    )


def _real(library: Library, fact: FactId, value: Value, random: Random) -> Value:
    """Give real days for those of the proof, so that those given lie anywhere."""
    if isinstance(value, date) and random.random() < 0.7:
        return _random(library.law.facts[fact], library, random)
    return value


def _completed(tree: Tree, library: Library, answers: Answers, random: Random) -> Answers:
    made: dict[FactId, Value] = {}
    for node in tree.nodes.values():
        if not isinstance(node, Question):
            continue
        fact = library.law.facts[FactId(node.id)]
        given = answers.get(fact.id)
        if given is None or given is UNKNOWN:
            value = _random(fact, library, random)
            made[fact.id] = NoDate.NONE if node.none and random.random() < 0.2 else value
        elif isinstance(given, Grounds):
            made[fact.id] = Grounds(
                tuple(
                    (row, random.choice(KNOWN_STATES) if s is GroundState.UNKNOWN else s)
                    for row, s in given.states
                )
            )
        else:
            made[fact.id] = given
    return made


def _random(fact: Fact, library: Library, random: Random) -> Value:
    match fact.kind:
        case FactKind.YES_NO:
            return random.choice(["yes", "no"])
        case FactKind.CHOICE:
            return random.choice(list(fact.values))
        case FactKind.CHECKLIST:
            return tuple(value for value in fact.values if random.random() < 0.3)
        case FactKind.COUNTRY:
            place = random.choice(list(library.law.jurisdictions.values()))
            return Place(place.code, place.name)
        case FactKind.DATE:
            return DAY + timedelta(days=random.randrange(-2000, 900))
        case FactKind.AMOUNT:
            return Amount(Decimal(random.randrange(10**7)), "CNY")
        case FactKind.GROUNDS:
            rows = [row.id for row in fact.rows.values() if not row.from_]
            weights = [0.8, 0.1, 0.1]
            return Grounds(tuple((row, random.choices(KNOWN_STATES, weights)[0]) for row in rows))
        case _:
            return "A text"
