"""Answers: the values a fact may take, read from plain data and written back.

Plain data is what stands in an answers file, a matter file or JSON: text, lists, mappings. This
module turns it into typed values and back; it does not say what an answer means for the route.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import Enum

from engine.errors import AnswerError
from engine.law import Fact, FactId, FactKind, GroundState, Law, PlaceCode, RowId

MAX_TEXT = 4000
"""Longest text answer, in characters."""
MAX_DIGITS = 18
"""Most digits of a sum before its point, and behind it; 1e999999 would take all memory to print."""


class Undecided(Enum):
    """Answers that decide nothing yet."""

    UNKNOWN = "unknown"
    """The user said "not known yet"."""
    OPEN = "open"
    """A computed fact whose sources do not decide it."""


UNKNOWN = Undecided.UNKNOWN


class NoDate(Enum):
    """The answer to a date question that there is no such date."""

    NONE = "none"


@dataclass(frozen=True, slots=True)
class Place:
    """A state or region of the table, or another place by name (then ``code`` is empty)."""

    code: PlaceCode
    name: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money; ``currency`` is an ISO 4217 code."""

    number: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """The state of each ground that was set; a missing row is not raised."""

    states: tuple[tuple[RowId, GroundState], ...]

    def state(self, row: RowId) -> GroundState:
        """Give the state of a row."""
        return next((s for r, s in self.states if r == row), GroundState.NOT_RAISED)


Value = str | tuple[str, ...] | date | NoDate | Place | Amount | Grounds | Undecided

Plain = str | list[str] | dict[str, str]
"""An answer as plain data."""

Answers = Mapping[FactId, Value]


def parse_answer(fact: Fact, plain: object, law: Law) -> Value:  # noqa: C901 - one arm a kind
    """Read one answer from plain data.

    Args:
        fact: The fact it answers.
        plain: Text, a list of text or a mapping of text, as in an answers file.
        law: For the country table.

    Raises:
        AnswerError: The value does not fit the fact; the message says what would.
    """
    if plain == "unknown":
        return UNKNOWN
    match fact.kind:
        case FactKind.CHOICE | FactKind.YES_NO:
            return _one_of(fact, plain, values_of(fact))
        case FactKind.CHECKLIST:
            return _checklist(fact, plain)
        case FactKind.COUNTRY:
            return _place(fact, plain, law)
        case FactKind.DATE:
            return _date(fact, plain)
        case FactKind.AMOUNT:
            return _amount(fact, plain)
        case FactKind.TEXT:
            return _text(fact, plain)
        case FactKind.GROUNDS:
            return _grounds(fact, plain)


def to_plain(value: Value) -> Plain:  # noqa: C901 - one arm a kind
    """Write an answer as plain data; ``parse_answer`` gives it back."""
    match value:
        case Undecided():
            return "unknown"
        case NoDate():
            return "none"
        case date():
            return value.isoformat()
        case Place(code, name):
            return str(code) or f"other: {name}"
        case Amount(number, currency):
            return {"amount": str(number), "currency": currency}
        case Grounds(states):
            return {str(row): state.value for row, state in states}
        case tuple():
            return list(value)
        case str():
            return value


def values_of(fact: Fact) -> tuple[str, ...]:
    """Give the choices of a fact; "yes" and "no" for a yes_no."""
    return ("yes", "no") if fact.kind is FactKind.YES_NO else tuple(fact.values)


def currency_of(fact: Fact) -> str:
    """Give the one currency that a sum is asked in; empty where any is taken."""
    return fact.unit if re.fullmatch(r"[A-Z]{3}", fact.unit) else ""


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """Give `` (did you mean "x"?)`` where a known word is close, else nothing."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f' (did you mean "{close[0]}"?)' if close else ""


def _wrong(fact: Fact, plain: object, wanted: str) -> AnswerError:
    given = f'"{plain}"' if isinstance(plain, str) else "this value"
    return AnswerError(f"{fact.id}: {given} is not an answer; give {wanted}, or unknown.")


def _one_of(fact: Fact, plain: object, known: tuple[str, ...]) -> str:
    if isinstance(plain, str) and plain in known:
        return plain
    hint = did_you_mean(plain, known) if isinstance(plain, str) else ""
    raise _wrong(fact, plain, f"one of {', '.join(known)}{hint}")


def _checklist(fact: Fact, plain: object) -> tuple[str, ...]:
    known = values_of(fact)
    if not isinstance(plain, list):
        raise _wrong(fact, plain, f"a list of any of {', '.join(known)} ([] for none of these)")
    ticked = {_one_of(fact, entry, known) for entry in plain}
    return tuple(value for value in known if value in ticked)


def _place(fact: Fact, plain: object, law: Law) -> Place:
    if isinstance(plain, dict) and set(plain) == {"other"}:
        plain = f"other: {plain['other']}"
    if isinstance(plain, str):
        if plain.startswith("other:") and (name := plain.removeprefix("other:").strip()):
            return Place(PlaceCode(""), _clean(fact, name))
        if (found := law.jurisdictions.get(PlaceCode(plain.upper()))) is not None:
            return Place(found.code, found.name)
        by_name = {j.name.casefold(): j for j in law.jurisdictions.values()}
        if (found := by_name.get(plain.casefold())) is not None:
            return Place(found.code, found.name)
    raise _wrong(fact, plain, "an ISO country code such as SG, or other: and a name")


def _date(fact: Fact, plain: object) -> date | NoDate:
    if plain == "none":
        return NoDate.NONE
    if isinstance(plain, date):
        return plain
    if isinstance(plain, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", plain):
        try:
            return date.fromisoformat(plain)
        except ValueError as error:
            raise _wrong(fact, plain, f"a day that exists ({error})") from None
    raise _wrong(fact, plain, "a date as YYYY-MM-DD")


def _amount(fact: Fact, plain: object) -> Amount:
    wanted = "{amount: 1000000, currency: USD}"
    if not isinstance(plain, dict) or set(plain) != {"amount", "currency"}:
        raise _wrong(fact, plain, wanted)
    currency = str(plain["currency"]).upper()
    try:
        number = Decimal(str(plain["amount"]).replace(",", ""))
    except InvalidOperation:
        raise _wrong(fact, plain, wanted) from None
    if not re.fullmatch(r"[A-Z]{3}", currency) or not number.is_finite() or number < 0:
        raise _wrong(fact, plain, wanted)
    if number.adjusted() >= MAX_DIGITS or int(number.as_tuple().exponent) < -MAX_DIGITS:
        raise _wrong(fact, plain, f"a sum of at most {MAX_DIGITS} digits")
    return Amount(number, currency)


def _text(fact: Fact, plain: object) -> str:
    if not isinstance(plain, str) or not plain.strip():
        raise _wrong(fact, plain, "a text")
    return _clean(fact, plain.strip())


def _clean(fact: Fact, text: str) -> str:
    if len(text) > MAX_TEXT:
        raise AnswerError(f"{fact.id}: the text is too long; give at most {MAX_TEXT} characters.")
    return text


def _grounds(fact: Fact, plain: object) -> Grounds:
    if not isinstance(plain, dict):
        raise _wrong(fact, plain, "{ground: state}")
    asked = tuple(str(row.id) for row in fact.rows.values() if not row.from_)
    states = tuple(state.value for state in GroundState)
    for row, state in plain.items():
        if row not in asked:
            hint = did_you_mean(str(row), asked)
            why = (
                " follows from other answers and is not given"
                if row in fact.rows
                else " is not one of its grounds"
            )
            raise AnswerError(f"{fact.id}: {row}{why}; the grounds are {', '.join(asked)}{hint}.")
        if state not in states:
            hint = did_you_mean(str(state), states)
            raise AnswerError(
                f'{fact.id}: {row} cannot be "{state}"; give one of {", ".join(states)}{hint}.'
            )
    given = {RowId(str(row)): GroundState(str(state)) for row, state in plain.items()}
    return Grounds(
        tuple(
            (row, given[row])
            for row in fact.rows
            if row in given and given[row] is not GroundState.NOT_RAISED
        )
    )
