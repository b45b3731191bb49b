"""What counsel confirmed, in words, and the Chinese that carries no mark because of it.

A confirmation is printed and nothing more. Later developments are the business of ``memo.later``.
"""

from copy import copy
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from engine import words
from engine.law import Law, Term, TermId
from matters.matter import Applies, Confirmation, Confirmed, PointId
from memo.citations import Cites, authorities
from memo.clean import LONGEST_NAME, LONGEST_TEXT, cut
from memo.law_parts import ConfirmedLine, ConfirmedTerm, TermLine
from memo.parts import CostLine


def confirmed_text(said: Confirmation) -> str:
    """Give ``Confirmed by Li Wei on 3 December 2026``, and whether it applies if that is said."""
    by = cut(said.by, LONGEST_NAME)
    on = f"Confirmed by {by} on {words.day(said.on)}"
    if said.applies is None:
        return on
    applies = "it applies" if said.applies is Applies.YES else "it does not apply"
    return f"{on}: {applies} in this matter"


def confirmed_line(said: Confirmation) -> ConfirmedLine:
    """Give what counsel said as the memo prints it."""
    return ConfirmedLine(
        by=cut(said.by, LONGEST_NAME),
        on=said.on,
        applies=None if said.applies is None else said.applies is Applies.YES,
        note=cut(said.note, LONGEST_TEXT),
        text=confirmed_text(said),
    )


def with_confirmed_terms(law: Law, confirmed: Confirmed) -> Law:
    """Give the law with the Chinese that counsel confirmed unmarked.

    Args:
        law: The law data.
        confirmed: What counsel confirmed in this matter.

    Returns:
        The law itself where counsel confirmed no term.
    """
    named = frozenset(TermId(point) for point in confirmed)
    return _with_terms(law, named) if named else law


@lru_cache(maxsize=4)
def _with_terms(law: Law, named: frozenset[TermId]) -> Law:
    found = {term.id: replace(term, confirmed=True) for term in _unsure(law) if term.id in named}
    if not found:
        return law
    made = copy(law)
    made.terms = MappingProxyType({**law.terms, **found})
    return made


def _unsure(law: Law) -> list[Term]:
    return [term for term in law.terms.values() if not term.confirmed]


def confirmed_terms(
    lines: tuple[TermLine, ...], cites: Cites, law: Law, confirmed: Confirmed
) -> tuple[ConfirmedTerm, ...]:
    """Give the terms that a memo prints and whose Chinese counsel confirmed.

    Args:
        lines: Its glossary.
        cites: Everything it cites.
        law: The law data as the content has them.
        confirmed: What counsel confirmed in this matter.
    """
    if not confirmed:
        return ()
    printed = {line.chinese.text for line in lines}
    printed |= {one.chinese.text for one in authorities(cites) if one.chinese is not None}
    return tuple(
        ConfirmedTerm(
            id=term.id,
            en=term.en,
            zh=term.zh,
            confirmed=confirmed_line(confirmed[PointId(term.id)]),
        )
        for term in _unsure(law)
        if term.zh in printed and PointId(term.id) in confirmed
    )


def with_confirmed_fees(lines: tuple[CostLine, ...], confirmed: Confirmed) -> tuple[CostLine, ...]:
    """Say of each fee whose count counsel confirmed that it is, instead of how to verify it."""
    return tuple(_fee(line, confirmed) for line in lines)


def _fee(line: CostLine, confirmed: Confirmed) -> CostLine:
    said = confirmed.get(PointId(line.count.schedule)) if line.count is not None else None
    if line.count is None or said is None:
        return line
    text = confirmed_text(replace(said, applies=None))
    caution = f"Beyond the guide. How it is counted: {text[:1].lower()}{text[1:]}."
    count = replace(line.count, caution=caution, confirmed=confirmed_line(said))
    return replace(line, count=count)
