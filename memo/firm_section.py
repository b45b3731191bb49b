"""The firm's own part of the memo: its notes, its papers, its wording. Never the guide's law."""

from memo.blocks import Block, Entry, Paragraph, Prose
from memo.parts import DocumentLine, Leg, Memo

MARK = "(firm)"


def firm_notes(leg: Leg) -> list[Block]:
    """Lay out the notes of the firm on a leg."""
    if leg.firm is None or not leg.firm.notes:
        return []
    lead = Prose(text="Notes of the firm; they are not from the guide.")
    entries = (
        Entry(title=f"{line.about}.", body=(Prose(text=line.text),), run_in=True)
        for line in leg.firm.notes
    )
    return [Paragraph((lead,), small=True, leads=True), *entries]


def is_firms(leg: Leg, line: DocumentLine) -> bool:
    """Say whether the firm asks for a paper, and not the guide."""
    return leg.firm is not None and line.id in leg.firm.papers


def own_legs(memo: Memo) -> frozenset[str]:
    """Give the trees of the legs that are the firm's own."""
    return frozenset(leg.tree for leg in memo.legs if leg.firm is not None and leg.firm.own)


def wording(memo: Memo) -> list[Block]:
    """List what of the memo is said in words of the house, with ours."""
    found = [line for leg in memo.legs if leg.firm is not None for line in leg.firm.wording]
    if not found:
        return []
    parts = [
        Prose(text=f"“{line.text}” for “{line.ours}”{';' if line is not found[-1] else '.'}")
        for line in found
    ]
    return [Paragraph((Prose(lead="House wording:", text=""), *parts), small=True)]
