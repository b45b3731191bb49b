"""One cell of a table of scenarios: its text to plain data, and safely back to a cell.

What the data mean is for ``engine.answers`` to say; which cell is which, for
``authoring.scenarios.table``.
"""

import re
from datetime import date

from engine.answers import Plain
from engine.errors import AnswerError
from engine.law import Fact, FactKind

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""

NOTHING = frozenset({"none", "[]", "{}"})
"""Cells that say: none of these."""

_AMOUNT = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)(\.\d{1,2})? ([A-Za-z]{3})")
_TRUTHS = {"true": "yes", "false": "no"}
"""What spreadsheets make of yes and no."""


def guarded(text: str) -> str:
    """Give a text as a cell that no spreadsheet takes for a formula: a ' goes in front."""
    return f"'{text}" if text.startswith(FORMULA) else text


def unguarded(cell: str) -> str:
    """Take the ' in front of a formula away, and the space around a cell."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def listed(cell: str) -> tuple[str, ...]:
    """Give the entries of a cell, separated by semicolons, commas or lines; none for ``none``."""
    if cell.casefold() in NOTHING:
        return ()
    return tuple(part.strip() for part in re.split(r"[;,\n]", cell) if part.strip())


def day(cell: str) -> date:
    """Read a date.

    Raises:
        ValueError: It is not one as YYYY-MM-DD.
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell):
        raise ValueError(cell)
    return date.fromisoformat(cell)


def plain(fact: Fact, cell: str) -> Plain:
    """Give a cell as the plain data of an answer, as it would stand in an answers file.

    Args:
        fact: The fact it answers.
        cell: Its text, not empty.

    Raises:
        AnswerError: A sum of money or a list of grounds is not written as a table writes it.
    """
    word = cell.casefold()
    if word == "unknown":
        return word
    match fact.kind:
        case FactKind.CHOICE | FactKind.YES_NO:
            return _TRUTHS.get(word, word)
        case FactKind.CHECKLIST:
            return [entry.casefold() for entry in listed(cell)]
        case FactKind.DATE:
            return word
        case FactKind.AMOUNT:
            return _amount(fact, cell)
        case FactKind.GROUNDS:
            return _grounds(fact, cell)
        case _:
            return cell


def _amount(fact: Fact, cell: str) -> Plain:
    """Read ``1000000 USD``; a comma can only part thousands, so that no sum is misread."""
    found = _AMOUNT.fullmatch(cell)
    if found is None:
        raise AnswerError(
            f'{fact.id}: "{cell}" is not an amount; write it as in 1000000 USD or 2500.50 EUR.'
        )
    whole, part, currency = found.groups(default="")
    return {"amount": whole.replace(",", "") + part, "currency": currency}


def _grounds(fact: Fact, cell: str) -> Plain:
    states: dict[str, str] = {}
    for entry in listed(cell):
        row, equals, state = (part.strip() for part in entry.casefold().partition("="))
        if not equals:
            example = next(iter(fact.rows), "ground")
            raise AnswerError(
                f'{fact.id}: "{entry}" has no state; write it as in {example}=arguable.'
            )
        if row in states:
            raise AnswerError(f"{fact.id}: {row} stands here twice; keep one.")
        states[row] = state
    return states
