"""Conditions: a small closed vocabulary with three values.

A condition is True, False or None (undecided). A fact that was never asked makes a condition false;
a fact that is not known yet leaves it undecided; ``not`` of undecided is undecided. There is no
expression language and there never will be: what a tree may test is exactly the classes below
(docs/adr/0002).

This module evaluates; what the facts are it learns from a ``Situation``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NewType, Protocol

from engine.answers import UNKNOWN, Amount, Grounds, NoDate, Place, Undecided, Value
from engine.law import (
    ConventionMembership,
    DeadlineId,
    FactId,
    GroundState,
    Jurisdiction,
    Modality,
    NodeId,
    RowId,
)

Codes = NewType("Codes", tuple[str, ...])
"""Codes of places; a single one may stand without a list."""


class Reading(StrEnum):
    """How many readings of a deadline must have passed."""

    ANY = "any"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A length of time; its parts are added in the order years, months, days."""

    years: int = 0
    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class AnswerIs:
    """The answer to a choice, yes_no, country or date question is one of these values."""

    fact: FactId
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Includes:
    """A checklist has at least one of these ticked."""

    fact: FactId
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroundIs:
    """One ground of a matrix is in one of these states."""

    fact: FactId
    row: RowId
    states: tuple[GroundState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyGround:
    """At least one ground of a matrix is in this state, among those of a modality if given."""

    of: FactId
    state: GroundState
    modality: Modality | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JurisdictionIs:
    """What the country table says of a place.

    Attributes:
        has: An attribute: civil_treaty, new_york_convention, region or home.
        is_: The code of a place, or a list of codes.
        on: A date fact at which membership is tested.
    """

    of: FactId
    has: str = ""
    is_: Codes = field(default=Codes(()), metadata={"key": "is"})
    on: FactId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A deadline has passed at the day of the act, or at the matter's date."""

    deadline: DeadlineId
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The later day of a comparison: a fixed day, or the day of another fact plus a period."""

    day: date | None = None
    fact: FactId | None = None
    plus: Period = Period()


@dataclass(frozen=True, slots=True)
class OnOrAfter:
    """The date of a fact is on or after a bound."""

    fact: FactId
    bound: Bound


@dataclass(frozen=True, slots=True)
class Before:
    """The date of a fact is before a bound."""

    fact: FactId
    bound: Bound


@dataclass(frozen=True, slots=True)
class AtLeast:
    """An amount is at least this number."""

    fact: FactId
    number: Decimal


@dataclass(frozen=True, slots=True)
class Answered:
    """The question was answered with something other than "not known yet"."""

    fact: FactId


@dataclass(frozen=True, slots=True)
class IsUnknown:
    """The question was answered "not known yet"."""

    fact: FactId


@dataclass(frozen=True, slots=True)
class At:
    """The way leads through this node."""

    node: NodeId


@dataclass(frozen=True, slots=True)
class All:
    """Every condition holds."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one condition holds."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: "Condition"


Condition = (
    AnswerIs
    | Includes
    | GroundIs
    | AnyGround
    | JurisdictionIs
    | Passed
    | OnOrAfter
    | Before
    | AtLeast
    | Answered
    | IsUnknown
    | At
    | All
    | AnyOf
    | Not
)

Truth = bool | None
"""True, False, or None for undecided."""


class Situation(Protocol):
    """The facts of a way, as conditions see them."""

    def value(self, fact: FactId) -> Value | None:
        """Give the answer of a fact; None if it was never asked on this way."""

    def visited(self, node: NodeId) -> bool:
        """Say whether the way leads through a node."""

    def place(self, value: Place) -> Jurisdiction | None:
        """Give the table's entry; None for a place outside it."""

    def ground_states(self, fact: FactId) -> Iterable[tuple[RowId, Modality, bool, GroundState]]:
        """Give row, modality, whether it strikes a part only, and state of every ground."""

    def passed(self, deadline: DeadlineId, reading: Reading) -> Truth:
        """Say whether a deadline has passed."""

    def add(self, day: date, period: Period) -> date:
        """Add a period to a day."""


def any_true(truths: Iterable[Truth]) -> Truth:
    """Join by "or": true if one is true, undecided if one is undecided."""
    undecided = False
    for truth in truths:
        if truth:
            return True
        undecided = undecided or truth is None
    return None if undecided else False


def all_true(truths: Iterable[Truth]) -> Truth:
    """Join by "and": false if one is false, undecided if one is undecided."""
    undecided = False
    for truth in truths:
        if truth is False:
            return False
        undecided = undecided or truth is None
    return None if undecided else True


def holds(condition: Condition, situation: Situation) -> Truth:
    """Evaluate a condition.

    Args:
        condition: What is tested.
        situation: The facts of the way, the law data and the date.

    Returns:
        True, False, or None where a fact it needs is not known yet.
    """
    match condition:
        case All(parts):
            return all_true(holds(part, situation) for part in parts)
        case AnyOf(parts):
            return any_true(holds(part, situation) for part in parts)
        case Not(part):
            truth = holds(part, situation)
            return None if truth is None else not truth
        case At(node):
            return situation.visited(node)
        case Passed():
            return situation.passed(condition.deadline, condition.reading)
        case _:
            return _of_one_fact(condition, situation)


def _of_one_fact(condition: Condition, situation: Situation) -> Truth:  # noqa: C901 - one arm a kind
    match condition:
        case Answered(fact):
            return situation.value(fact) not in {None, UNKNOWN}
        case IsUnknown(fact):
            return situation.value(fact) is UNKNOWN
        case AnswerIs(fact, values):
            return _answer_is(situation.value(fact), values)
        case Includes(fact, values):
            ticked = situation.value(fact)
            if not isinstance(ticked, tuple):
                return _open(ticked)
            return any(value in ticked for value in values)
        case AtLeast(fact, number):
            amount = situation.value(fact)
            return amount.number >= number if isinstance(amount, Amount) else _open(amount)
        case OnOrAfter(fact, bound):
            return _compare(situation, fact, bound, before=False)
        case Before(fact, bound):
            return _compare(situation, fact, bound, before=True)
        case GroundIs() | AnyGround():
            return _ground(condition, situation)
        case JurisdictionIs():
            return _jurisdiction(condition, situation)
    raise TypeError(condition)


def _open(value: Value | None) -> Truth:
    """Give False for a fact never asked or of no use here, undecided for one not known yet."""
    return None if isinstance(value, Undecided) else False


def _answer_is(value: Value | None, values: tuple[str, ...]) -> Truth:
    if isinstance(value, str):
        return value in values
    if isinstance(value, Place):
        return value.code in values if value.code else None
    if isinstance(value, NoDate):
        return "none" in values
    return _open(value)


def _ground(condition: GroundIs | AnyGround, situation: Situation) -> Truth:
    fact = condition.fact if isinstance(condition, GroundIs) else condition.of
    value = situation.value(fact)
    if not isinstance(value, Grounds):
        return _open(value)
    states = situation.ground_states(fact)
    if isinstance(condition, GroundIs):
        return any_true(
            _state_is(state, condition.states)
            for row, _, _, state in states
            if row == condition.row
        )
    return any_true(
        _state_is(state, (condition.state,))
        for _, modality, part, state in states
        if condition.modality in {None, modality} and not (condition.whole and part)
    )


def _state_is(state: GroundState, states: tuple[GroundState, ...]) -> Truth:
    if state in states:
        return True
    return None if state is GroundState.UNKNOWN else False


def _jurisdiction(condition: JurisdictionIs, situation: Situation) -> Truth:
    value = situation.value(condition.of)
    if not isinstance(value, Place):
        return _open(value)
    entry = situation.place(value)
    if entry is None:
        return None
    if condition.is_:
        return entry.code in condition.is_
    found = getattr(entry, condition.has)
    if isinstance(found, ConventionMembership) and condition.on is not None:
        day = situation.value(condition.on)
        if not isinstance(day, date):
            return None
        return found.since <= day.isoformat()[: len(found.since)]
    return bool(found)


def _compare(situation: Situation, fact: FactId, bound: Bound, *, before: bool) -> Truth:
    day = situation.value(fact)
    if not isinstance(day, date):
        return _open(day)
    limit: Value | None = bound.day
    if bound.fact is not None:
        limit = situation.value(bound.fact)
        if not isinstance(limit, date):
            return _open(limit)
        limit = situation.add(limit, bound.plus)
    if not isinstance(limit, date):
        raise TypeError(bound)
    return day < limit if before else day >= limit
