"""The section on costs: every head with who pays it, then how each court fee is counted."""

from collections.abc import Iterable

from memo.blocks import Block, Cell, Column, Paragraph, Prose, Row, Sub, Table
from memo.parts import CostBracket, CostCount, CostLine

PARTS = Column("Part of the sum")
RATE = Column("Rate", 28)


def costs(lines: tuple[CostLine, ...]) -> list[Block]:
    """Give the heads of cost, then each count line by line."""
    if not lines:
        return []
    columns = (Column("Cost"), Column("Paid by", 48), Column("Authority", 30))
    blocks: list[Block] = [Table(columns=columns, rows=tuple(_head(line) for line in lines))]
    for line in lines:
        if line.count is not None:
            blocks += _count(line.title, line.count)
    return blocks


def _head(line: CostLine) -> Row:
    title = f"{line.condition}: {line.title}" if line.condition else line.title
    counted = summary(line.count) if line.count is not None else ""
    sub = tuple(text for text in (line.text, counted, line.later_law) if text)
    by = f"{line.by[:1].upper()}{line.by[1:]}"
    return Cell(text=title, sub=sub), Cell(text=by), Cell(cites=line.cites)


def summary(count: CostCount) -> str:
    """Give a count in one line: the fee, or what would give it."""
    if count.fee and count.amount:
        capped = ", the cap" if count.capped else ""
        return f"Counted below: {count.fee}{capped}, on {count.amount}. {count.caution}"
    if count.fee:
        return f"{count.fee}. {count.caution}"
    return count.asks or "The rates stand below; they are beyond the guide, to be verified."


def _count(title: str, count: CostCount) -> Iterable[Block]:
    yield Sub(f"How it is counted: {title[:1].lower()}{title[1:]}")
    yield Paragraph(
        (Prose(lead=count.caution, text=" ".join(_basis(count))),), small=True, leads=True
    )
    if count.brackets:
        yield _table(count)
    who = " ".join(filter(None, (count.paid, count.source)))
    note = f"Counsel: {count.confirmed.note}" if count.confirmed and count.confirmed.note else ""
    for said in (note, " ".join(count.stated), *count.remarks, who):
        if said:
            yield Paragraph((Prose(text=said),), small=True)


def _basis(count: CostCount) -> Iterable[str]:
    """Say what it is counted on."""
    if count.basis:
        yield f"Counted on: {count.basis}."
    if count.amount:
        yield f"Here: {count.amount} ({count.amount_from})."
    if count.asks:
        yield count.asks


def _table(count: CostCount) -> Table:
    if not count.amount:
        rates = [(one.part, one.rate) for one in count.brackets]
        rates += [("Flat sum instead", one) for one in count.flat]
        told = tuple((Cell(text=part), Cell(text=rate)) for part, rate in rates)
        return Table(columns=(PARTS, Column("Rate", 60)), rows=told, small=True)
    columns = (PARTS, RATE, Column("On", 38, right=True), Column("Fee", 44, right=True))
    rows: tuple[Row, ...] = (*map(_bracket, count.brackets), *_foot(count))
    return Table(columns=columns, rows=rows, small=True)


def _bracket(one: CostBracket) -> Row:
    return Cell(text=one.part), Cell(text=one.rate), Cell(text=one.on), Cell(text=one.fee)


def _foot(count: CostCount) -> Iterable[Row]:
    """Give the sum, what else a court may charge or the cap, and the fee that follows."""
    for label, figure, strong in totals(count):
        yield Cell(text=label, strong=strong), Cell(), Cell(), Cell(text=figure, strong=strong)


def totals(count: CostCount) -> list[tuple[str, str, bool]]:
    """Give the lines under the brackets: what, how much, and whether it is the fee."""
    if not count.capped and not count.flat:
        return [("Fee, the sum of the lines", count.fee, True)]
    found = [("Sum of the lines", count.total, False)]
    found += [("Flat sum instead", one, False) for one in count.flat]
    if count.capped:
        found.append(("Cap", count.cap, False))
    return [*found, ("Fee", count.fee, True)]
