"""The glossary of a memo: each term the route uses, in English and Chinese, with what it means.

Statutes and other authorities are left out: they stand with their Chinese under "Authorities".
"""

from collections.abc import Iterable, Iterator

from engine.items import Document, Forum
from engine.law import Law, Term, TermId
from engine.tree import Outcome
from engine.walk import Path
from engine.words import FIRM
from memo.citations import Cites, authorities, chinese
from memo.firm_section import MARK
from memo.law_parts import TermLine


def terms(paths: Iterable[Path], cites: Cites, law: Law) -> tuple[TermLine, ...]:
    """Give the terms of some ways, by their English.

    Args:
        paths: The ways of the memo.
        cites: Everything it cites.
        law: The law data.
    """
    named = {one.chinese.text for one in authorities(cites) if one.chinese is not None}
    used = {term for path in paths for term in _used(path)}
    found = [term for term in law.terms.values() if term.id in used and term.zh not in named]
    return tuple(
        TermLine(
            id=term.id,
            en=_named(term),
            chinese=chinese(term),
            pinyin=term.pinyin,
            short=term.short,
        )
        for term in sorted(found, key=lambda term: term.en.casefold())
    )


def _named(term: Term) -> str:
    """Give the English, marked where the term is the firm's and not of our term base."""
    return f"{term.en} {MARK}" if term.source.startswith(FIRM) else term.en


def _used(path: Path) -> Iterator[TermId]:
    """Give the terms of what a way passed, reached and found."""
    for step in path.steps:
        yield from step.question.terms
    if isinstance(path.at, Outcome):
        yield from path.at.terms
    for finding in (*path.findings, *path.possible):
        yield from finding.terms
    for one in path.items:
        yield from getattr(one.item, "terms", ())
        if isinstance(one.item, Document) and one.item.term is not None:
            yield one.item.term
        if isinstance(one.item, Forum) and one.item.court is not None:
            yield one.item.court
