"""The term base as the glossary shows it: entries, and which of them a search finds. No Qt widgets.

Each entry is the one English and one Chinese word for a thing; other names are found by the search
and shown as such.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from engine import words
from engine.law import Law, RuleId, Term
from matters.matter import Confirmed
from memo.confirmed import confirmed_text
from ui.pages.point_shown import FlaggedPoint, of_term
from ui.pages.saying import iso_words, tr


@dataclass(frozen=True, slots=True)
class TermRule:
    """A rule that uses a term."""

    rule: RuleId
    statement: str
    pinpoint: str


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """One entry of the glossary.

    Attributes:
        standing: Whether the Chinese was read in a source, and in which; or who confirmed it.
        marked: Whether it is neither read in a source nor confirmed by counsel.
        point: What counsel can confirm, or has; None where there is nothing, or no matter is open.
        also: Other names, English and Chinese.
        facts: Of a statute or instrument: its number, and since when it stands.
        searched: What a search looks at, already folded.
    """

    term: Term
    standing: str
    marked: bool
    point: FlaggedPoint | None
    also: tuple[str, ...]
    facts: tuple[str, ...]
    rules: tuple[TermRule, ...]
    searched: tuple[str, ...]


def terms(law: Law, confirmed: Confirmed | None = None) -> tuple[ShownTerm, ...]:
    """Give every entry, by its English.

    Args:
        law: The law data as the content has them.
        confirmed: What counsel confirmed in the matter that is open; None if none is.
    """
    listed = sorted(law.terms.values(), key=lambda one: one.en.casefold())
    return tuple(_shown(term, law, confirmed) for term in listed)


def matching(entries: Iterable[ShownTerm], typed: str) -> list[ShownTerm]:
    """Give the entries that a search finds; those whose name begins with it come first.

    Args:
        entries: The glossary.
        typed: English, Chinese or pinyin, with or without tones and blanks; empty finds all.
    """
    wanted = folded(typed)
    found = [entry for entry in entries if any(wanted in text for text in entry.searched)]
    return sorted(found, key=lambda entry: not _begins(entry, wanted))


def folded(text: str) -> str:
    """Give a text to compare: without case, accents, blanks and the shape of apostrophes."""
    parts = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return "".join(char for char in parts if not (char.isspace() or unicodedata.combining(char)))


def _begins(entry: ShownTerm, wanted: str) -> bool:
    return any(text.startswith(wanted) for text in entry.searched)


def _shown(term: Term, law: Law, confirmed: Confirmed | None) -> ShownTerm:
    point = None if confirmed is None or term.confirmed else of_term(term, confirmed)
    given = point.confirmed if point is not None else None
    named = (term.en, *term.aliases_en, term.zh.strip("《》"), *term.aliases_zh, term.pinyin)
    return ShownTerm(
        term=term,
        standing=f"{confirmed_text(given)}. {given.note}".strip() if given else _standing(term),
        marked=not term.confirmed and given is None,
        point=point,
        also=(*term.aliases_en, *term.aliases_zh),
        facts=tuple(_facts(term)),
        rules=tuple(
            TermRule(each, law.rules[each].rule, words.pinpoint(law.rules[each].section))
            for each in term.cite
        ),
        searched=tuple(folded(name) for name in named if name),
    )


def _standing(term: Term) -> str:
    source = iso_words(term.source)
    if term.confirmed:
        return tr("Confirmed. Read in: {0}").format(source)
    why = source.removeprefix("not confirmed").lstrip(": ")
    said = tr("Not confirmed; check with counsel.")
    return f"{said} {why[:1].upper()}{why[1:]}" if why else said


def _facts(term: Term) -> Iterable[str]:
    """Say of a statute or instrument when it was made, and under which number."""
    for said, day in (
        (tr("Made {0}"), term.promulgated),
        (tr("Amended {0}"), term.amended),
        (tr("In force since {0}"), term.effective),
    ):
        if day:
            yield said.format(iso_words(day))
    if term.doc_no:
        mark = "" if term.doc_no_confirmed else tr(" (number not confirmed; check with counsel)")
        yield f"{term.doc_no}{mark}"
