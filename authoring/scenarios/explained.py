"""Why a condition holds or not: its parts, each with its truth and with the answers it saw.

Words are those of the content format, with the labels of the questions beside them. It evaluates
nothing itself; ``engine.conditions`` does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from engine import words
from engine.answers import Grounds
from engine.conditions import (
    All,
    Answered,
    AnswerIs,
    AnyGround,
    AnyOf,
    At,
    AtLeast,
    Before,
    Bound,
    Condition,
    GroundIs,
    Includes,
    IsUnknown,
    JurisdictionIs,
    Not,
    OnOrAfter,
    Passed,
    Truth,
    holds,
)
from engine.content import facts_of, sources
from engine.deadlines import DeadlineResult
from engine.law import FactId, NodeId
from engine.situation import Situation
from engine.tree import Question


@dataclass(frozen=True, slots=True)
class Explained:
    """A condition on a way.

    Attributes:
        text: The test in the short form of the format, or ``all of``, ``any of``, ``not``.
        truth: True, False, or None where a fact it needs is not known yet.
        seen: What a single test saw: answers, readings of a deadline.
        parts: What a condition is joined of; empty for a single test.
    """

    text: str
    truth: Truth
    seen: tuple[str, ...] = ()
    parts: tuple["Explained", ...] = ()


def explain(condition: Condition, situation: Situation) -> Explained:
    """Take a condition apart.

    Args:
        condition: What is tested.
        situation: The facts of the way.
    """
    truth = holds(condition, situation)
    match condition:
        case All(parts):
            return Explained("all of", truth, parts=_parts(parts, situation))
        case AnyOf(parts):
            return Explained("any of", truth, parts=_parts(parts, situation))
        case Not(part):
            return Explained("not", truth, parts=_parts((part,), situation))
        case _:
            return Explained(short(condition), truth, seen=tuple(_seen(condition, situation)))


def _parts(parts: tuple[Condition, ...], situation: Situation) -> tuple[Explained, ...]:
    return tuple(explain(part, situation) for part in parts)


# --- the test in short -----------------------------------------------------------------


def short(leaf: Condition) -> str:
    """Give a single test in the short form of the format: ``judgment_final = yes``."""
    match leaf:
        case Passed():
            which = "every" if leaf.reading.value == "all" else "any"
            return f"{leaf.deadline} has passed on {which} reading"
        case At(node):
            return f"the way leads through {node}"
        case JurisdictionIs():
            return _jurisdiction(leaf)
        case AnyGround():
            return _any_ground(leaf)
        case GroundIs(fact, row, states):
            return f"{fact}.{row} is {_or(states)}"
        case _:
            return _of_one_fact(leaf)


def _of_one_fact(leaf: Condition) -> str:
    match leaf:
        case AnswerIs(fact, values):
            return f"{fact} = {_or(values)}"
        case Includes(fact, values):
            return f"{fact} includes {_or(values)}"
        case AtLeast(fact, number):
            return f"{fact} is at least {number}"
        case OnOrAfter(fact, bound):
            return f"{fact} is on or after {_bound(bound)}"
        case Before(fact, bound):
            return f"{fact} is before {_bound(bound)}"
        case Answered(fact):
            return f"{fact} is answered"
        case IsUnknown(fact):
            return f"{fact} is not known yet"
    raise TypeError(leaf)


def _or(values: tuple[str, ...]) -> str:
    return words.joined((str(value) for value in values), "or")


def _jurisdiction(leaf: JurisdictionIs) -> str:
    if leaf.is_:
        return f"{leaf.of} is {_or(leaf.is_)}"
    on = f" on {leaf.on}" if leaf.on else ""
    return f"{leaf.of} has {leaf.has}{on}"


def _any_ground(leaf: AnyGround) -> str:
    which = " that the court must apply" if leaf.modality == "shall" else ""
    which = " that the court may apply" if leaf.modality == "may" else which
    whole = " against the whole" if leaf.whole else ""
    return f"a ground of {leaf.of}{which}{whole} is {leaf.state}"


def _bound(bound: Bound) -> str:
    if bound.fact is None:
        return str(bound.day)
    plus = words.period(bound.plus)
    return f"{bound.fact} plus {plus}" if plus else str(bound.fact)


# --- what it saw -----------------------------------------------------------------------


def _seen(leaf: Condition, situation: Situation) -> Iterator[str]:
    match leaf:
        case Passed():
            yield from readings(situation.deadline(leaf.deadline), situation)
        case At():
            yield f"it leads to {situation.trail[-1]}"
        case GroundIs(fact, row, _):
            yield from _states(fact, situation, row)
        case AnyGround():
            yield from _states(leaf.of, situation)
        case _:
            for fact in facts_of(leaf):
                yield from _answers(fact, situation)


def readings(result: DeadlineResult, situation: Situation) -> Iterator[str]:
    """Give each reading of a deadline in words, and the starting days that are missing.

    Args:
        result: The deadline on the way.
        situation: The facts of the way.
    """
    act = "day of the act" if result.done else "matter's date"
    for one in result.readings:
        state = "passed" if one.passed else "not passed"
        start = f"{label(one.start_fact, situation)} {words.day(one.start)}"
        tested = f"{words.day(result.tested_on)}, the {act}"
        yield f"counted from {start}: last day {words.day(one.due)}, {state} on {tested}"
    for fact in result.open_starts:
        yield from _answers(fact, situation)


def _states(fact: FactId, situation: Situation, row: str = "") -> Iterator[str]:
    """Give the states of the grounds of a matrix that are raised, or of one of them."""
    if not isinstance(situation.value(fact), Grounds):
        yield from _answers(fact, situation)
        return
    declared = situation.law.facts[fact]
    node = situation.tree.nodes.get(NodeId(fact))
    question = node if isinstance(node, Question) else None
    found = [
        f"{words.ground(declared, question, one)}: {words.STATES[state]}"
        for one, _, _, state in situation.ground_states(fact)
        if one == row or (not row and state != "not_raised")
    ]
    yield from found or [f"{label(fact, situation)}: None raised"]


def _answers(fact: FactId, situation: Situation) -> Iterator[str]:
    """Give the answer of a fact; for a computed one, also those it is worked out from."""
    value = situation.value(fact)
    declared = situation.law.facts[fact]
    if value is None:
        yield f"{label(fact, situation)}: not asked on this way"
        return
    node = situation.tree.nodes.get(NodeId(fact))
    question = node if isinstance(node, Question) else None
    text = words.answer(question, declared, value, situation.law)
    if not declared.computed:
        yield f"{label(fact, situation)}: {text}"
        return
    yield f"{fact}: {text} (worked out)"
    for source in sources(fact, situation.law)[1:]:
        if situation.value(source) is not None:
            yield from _answers(source, situation)


def label(fact: FactId, situation: Situation) -> str:
    """Give the label of the question that asks a fact; its id where the tree does not ask it."""
    node = situation.tree.nodes.get(NodeId(fact))
    return node.label if isinstance(node, Question) else str(fact)
