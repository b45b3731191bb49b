"""The sections on the law: later developments, terms, authorities, what the memo was made from."""

from engine import words
from memo import citations
from memo.blocks import Block, Cell, Column, Entry, Paragraph, Prose, Table
from memo.citations import Chinese
from memo.firm_section import own_legs, wording
from memo.law_parts import Development, RuleLine
from memo.parts import Memo


def developments(memo: Memo) -> list[Block]:
    """Lay out the developments since the guide, the weighty ones first."""
    if not memo.developments:
        return []
    lead = (
        "Later than the guide, or left out of it. They have not moved the route; where one could, "
        "verify it with counsel before relying on this memo."
    )
    return [
        Paragraph((Prose(text=lead), *_counsel(memo.developments))),
        *_confirmed(memo.developments),
        *(_development(one) for one in memo.developments),
    ]


def _counsel(found: tuple[Development, ...]) -> tuple[Prose, ...]:
    """Say whether counsel confirmed any, and what that does."""
    if any(one.confirmed for one in found):
        said = "What counsel confirmed is listed first. It moves neither verdict nor dates here."
        return (Prose(text=said),)
    return (Prose(text="Counsel has confirmed none of them yet."),)


def _confirmed(found: tuple[Development, ...]) -> list[Block]:
    """List in one place what counsel confirmed, and what is still open."""
    if not any(one.confirmed for one in found):
        return []
    confirmed = [one for one in found if one.confirmed]
    rows = tuple(
        (Cell(text=one.title), Cell(text=one.confirmed.text if one.confirmed else "Open"))
        for one in [*confirmed, *(one for one in found if not one.confirmed)]
    )
    return [Table(columns=(Column("Development"), Column("Counsel", 36)), rows=rows, small=True)]


def _development(one: Development) -> Entry:
    could = (
        f"Could change {words.joined(one.could_change)}" if one.could_change else "Information only"
    )
    beside = f" Beside {one.beside[:1].lower()}{one.beside[1:]}." if one.beside else ""
    open_ = "" if one.confirmed else f" {one.status.capitalize()}."
    status = f"{could}.{beside} Confidence: {one.confidence}.{open_} Sources:"
    sources = tuple(
        Prose(
            text=f"{source.name} ({source.date}){'.' if source is one.sources[-1] else ';'}",
            url=source.url,
        )
        for source in one.sources
    )
    return Entry(
        title=one.title,
        aside=one.date,
        body=(Prose(text=one.what_changed), Prose(text=one.effect_on_route), *_by_counsel(one)),
        small=(Paragraph((Prose(text=status), *sources), small=True),),
    )


def _by_counsel(one: Development) -> tuple[Prose, ...]:
    """Give what counsel confirmed of a development, with the note."""
    if one.confirmed is None:
        return ()
    return (Prose(lead=f"{one.confirmed.text}.", text=one.confirmed.note),)


def glossary(memo: Memo) -> list[Block]:
    """Lay out the terms of the route, with their Chinese."""
    rows = tuple(
        (
            Cell(text=line.en),
            Cell(text=str(line.chinese)),
            Cell(text=line.short, sub=_chinese_confirmed(memo, line.chinese)),
        )
        for line in memo.terms
    )
    columns = (Column("Term", 27), Column("Chinese", 21), Column("What it means"))
    return [Table(columns=columns, rows=rows, small=True)] if rows else []


def _chinese_confirmed(memo: Memo, chinese: Chinese | None) -> tuple[str, ...]:
    """Say who confirmed a Chinese name that the content marks."""
    zh = chinese.text if chinese is not None else ""
    return tuple(
        f"Chinese {one.confirmed.text[:1].lower()}{one.confirmed.text[1:]}. {one.confirmed.note}"
        for one in memo.confirmed_terms
        if one.zh == zh
    )


def authorities(memo: Memo) -> list[Block]:
    """Lay out the authorities with their Chinese titles, then every rule cited."""
    if not memo.authorities:
        return []
    cites = tuple(line.citation for line in memo.authorities)
    named = tuple(
        (Cell(text=str(one), sub=_chinese_confirmed(memo, one.chinese)),)
        for one in citations.authorities(cites)
    )
    firm = [line for line in memo.authorities if line.citation.firm]
    guide = [line for line in memo.authorities if not line.citation.firm]
    listed: list[Block] = []
    if named:
        listed.append(
            Table(columns=(Column("Authorities the guide names"),), rows=named, small=True)
        )
    if guide:
        columns = (Column("Guide", 13), Column("Rules cited, restated"))
        rows = tuple((Cell(text=one.citation.guide), Cell(text=_statement(one))) for one in guide)
        listed.append(Table(columns=columns, rows=rows, small=True))
    return [*listed, *_of_firm(firm)]


def _of_firm(lines: list[RuleLine]) -> list[Block]:
    """List the firm's own rules, apart from those of the guide."""
    columns = (Column("Paper of the firm", 24), Column("Rules of the house, not from the guide"))
    rows = tuple((Cell(text=one.citation.firm), Cell(text=one.statement)) for one in lines)
    return [Table(columns=columns, rows=rows, small=True)] if rows else []


def _statement(line: RuleLine) -> str:
    values = f" ({'; '.join(line.values)})" if line.values else ""
    named = "; ".join(one.name for one in line.citation.authorities)
    return f"{line.statement}{values}{f' [{named}]' if named else ''}"


def origin(memo: Memo) -> list[Block]:
    """Lay out the source, the fingerprint and the disclaimer."""
    stamp, own = memo.fingerprint, own_legs(memo)
    trees = "; ".join(
        f"{tree.title} ({tree.tree}) {tree.version}, the firm’s own"
        if tree.tree in own
        else f"{tree.title} ({tree.tree}) {tree.version}, law as of {words.day(tree.law_as_of)}, "
        f"compared with later law on {words.day(tree.checked_on)}, "
        f"review by {words.day(tree.review_by)}"
        for tree in stamp.trees
    )
    files = [(one.file, one.sha256) for one in stamp.files]
    rows = tuple(
        (Cell(text=name, sub=(digest,)),) for name, digest in [("Answers", stamp.answers), *files]
    )
    guide = Prose(lead="The guide:", text=f"{memo.source}.")
    cites_guide = any(line.citation.guide for line in memo.authorities)
    if not cites_guide and len(own) == len(memo.legs):
        guide = Prose(text="This memo rests on the firm’s own content only; it states no law.")
    parts = (
        guide,
        Prose(lead="Content:", text=f"{trees}."),
        Prose(lead="Made with:", text=f"{stamp.engine}."),
        Prose(text=f"{memo.disclaimer}."),
    )
    return [
        Paragraph(parts, small=True),
        *wording(memo),
        Table(columns=(Column("File, and its SHA-256"),), rows=rows, small=True),
    ]
