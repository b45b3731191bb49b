"""The terms of a tree as a part of a book, with their Chinese; what was not confirmed is marked."""

from authoring.book.numbers import terms
from authoring.book.parts import Cell, Group, Para, Part, Row, Run, Style, Table
from authoring.book.telling import Telling, strong
from authoring.book.updates import said_day
from engine.law import TermId


def terms_part(telling: Telling) -> Part:
    """Give the terms the tree names, with their Chinese."""
    rows = tuple(_term_row(term, telling) for term in terms(telling.tree, telling.law))
    columns = (("No.", 13), ("English", 40), ("Chinese", 46), ("Meaning, and where it was read", 0))
    intro = (
        "The English and the one Chinese word used for each thing. Chinese that was not read in a "
        "named source is marked: give the right word in the table at the end."
    )
    table = Table(columns, rows, hung=True)
    return Part("Words", (Group("", table=table),), intro=(Para((Run(intro),)),))


def _term_row(term_id: TermId, telling: Telling) -> Row:
    term = telling.law.terms[term_id]
    name = telling.numbers.terms[term_id]
    aliases = f"also: {'; '.join(term.aliases_en)}" if term.aliases_en else ""
    number = f"{term.doc_no}{'' if term.doc_no_confirmed else ' (number not confirmed)'}"
    dated = [
        f"{label} {said_day(value)}"
        for label, value in (
            ("adopted", term.promulgated),
            ("amended", term.amended),
            ("in force", term.effective),
        )
        if value
    ]
    behind = [number if term.doc_no else "", *dated, term.source]
    marked = [] if term.confirmed else [Para((strong("Not confirmed: check"),), small=True)]
    return Row(
        name.id,
        (
            Cell((Para((Run(name.number, Style.NUMBER),)),)),
            Cell(_paras(term.en, aliases)),
            Cell((*_paras(term.zh, "; ".join(term.aliases_zh)), *marked)),
            Cell(_paras(term.short, f"{'; '.join(filter(None, behind))}.")),
        ),
    )


def _paras(text: str, small: str) -> tuple[Para, ...]:
    return tuple(
        Para((Run(said),), small=behind) for said, behind in ((text, False), (small, True)) if said
    )
