"""The sections on the law: later developments, authorities, and what the memo was made from."""

from engine import words
from memo import citations
from memo.blocks import Block, Cell, Column, Entry, Paragraph, Prose, Table
from memo.parts import Development, Memo, RuleLine


def developments(memo: Memo) -> list[Block]:
    """Lay out the developments since the guide, the weighty ones first."""
    if not memo.developments:
        return []
    lead = (
        "Later than the guide, or left out of it. They have not moved the route; where one could, "
        "verify it with counsel before relying on this memo."
    )
    return [
        Paragraph((Prose(text=lead),)),
        *(_development(one) for one in memo.developments),
    ]


def _development(one: Development) -> Entry:
    could = (
        f"Could change {words.joined(one.could_change)}" if one.could_change else "Information only"
    )
    status = f"{could}. Confidence: {one.confidence}. {one.status.capitalize()}. Sources:"
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
        body=(Prose(text=one.what_changed), Prose(text=one.effect_on_route)),
        small=(Paragraph((Prose(text=status), *sources), small=True),),
    )


def authorities(memo: Memo) -> list[Block]:
    """Lay out the authorities with their Chinese titles, then every rule cited."""
    if not memo.authorities:
        return []
    cites = tuple(line.citation for line in memo.authorities)
    named = tuple((Cell(text=str(one)),) for one in citations.authorities(cites))
    rules = tuple(
        (Cell(text=line.citation.guide), Cell(text=_statement(line))) for line in memo.authorities
    )
    listed: list[Block] = []
    if named:
        listed.append(
            Table(columns=(Column("Authorities the guide names"),), rows=named, small=True)
        )
    columns = (Column("Guide", 13), Column("Rules cited, restated"))
    return [*listed, Table(columns=columns, rows=rules, small=True)]


def _statement(line: RuleLine) -> str:
    values = f" ({'; '.join(line.values)})" if line.values else ""
    named = "; ".join(one.name for one in line.citation.authorities)
    return f"{line.statement}{values}{f' [{named}]' if named else ''}"


def origin(memo: Memo) -> list[Block]:
    """Lay out the source, the fingerprint and the disclaimer."""
    stamp = memo.fingerprint
    trees = "; ".join(
        f"{tree.title} ({tree.tree}) {tree.version}, law as of {words.day(tree.law_as_of)}, "
        f"compared with later law on {words.day(tree.checked_on)}, "
        f"review by {words.day(tree.review_by)}"
        for tree in stamp.trees
    )
    files = [(one.file, one.sha256) for one in stamp.files]
    rows = tuple(
        (Cell(text=name, sub=(digest,)),) for name, digest in [("Answers", stamp.answers), *files]
    )
    parts = (
        Prose(lead="The guide:", text=f"{memo.source}."),
        Prose(lead="Content:", text=f"{trees}."),
        Prose(lead="Made with:", text=f"{stamp.engine}."),
        Prose(text=f"{memo.disclaimer}."),
    )
    return [
        Paragraph(parts, small=True),
        Table(columns=(Column("File, and its SHA-256"),), rows=rows, small=True),
    ]
