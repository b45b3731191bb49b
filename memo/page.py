"""The data that the template draws: a laid out memo as plain JSON, its notes given out."""

from itertools import count
from typing import Any

from engine import words
from memo import citations
from memo.blocks import (
    Block,
    Cell,
    Entry,
    Paragraph,
    Prose,
    Section,
    Steps,
    Sub,
    Table,
    Timeline,
)
from memo.firm_section import own_legs
from memo.letterhead import letterhead
from memo.notes import Mark, Notes
from memo.parts import BottomLine, Leg, Memo
from memo.sections import Laid, LegSections
from memo.timeline import picture

Data = dict[str, Any]
HEAD = 56
"""Most characters of the matter's name in the head of a page."""


def page_data(laid: Laid, paper: str) -> Data:
    """Give everything the template needs.

    Args:
        laid: The memo in its order.
        paper: ``a4`` or ``us-letter``.
    """
    memo = laid.memo
    notes = Notes(count(1), set())
    return {
        **frame(memo, paper),
        "title": memo.title,
        "head": [[row.label, row.text] for row in memo.head],
        "draft": memo.draft,
        "notices": list(memo.notices),
        "several": len(laid.legs) > 1,
        "disclaimer": memo.disclaimer,
        "legs": [_leg(one, notes.next_section()) for one in laid.legs],
        "shared": [_section(section, notes.next_section()) for section in laid.shared],
        "answers": memo.answers,
    }


def frame(memo: Memo, paper: str) -> Data:
    """Give what every paper of ours has: its size, what is round the page, what the file is told.

    Args:
        memo: What the paper is drawn from.
        paper: ``a4`` or ``us-letter``.
    """
    return {
        "paper": paper,
        "matter": _short(memo.matter),
        "date": memo.date,
        "day": [memo.as_of.year, memo.as_of.month, memo.as_of.day],
        "privilege": memo.privilege,
        "author": next((row.text for row in memo.head if row.label == "Prepared by"), ""),
        "foot": _foot(memo),
        "letterhead": letterhead(memo.identity),
        "firm-disclaimer": memo.identity.disclaimer,
    }


def _short(name: str) -> str:
    """Give a name that fits into the head of a page."""
    return name if len(name) <= HEAD else f"{name[: HEAD - 1].rstrip()}…"


def _foot(memo: Memo) -> str:
    """Give what stands at the foot of a page: content, its date, the answers."""
    stamp = memo.fingerprint
    if len(stamp.trees) == 1:
        content = f"{stamp.trees[0].title} {stamp.trees[0].version}"
    else:
        content = f"Content {'; '.join(dict.fromkeys(tree.version for tree in stamp.trees))}"
    ours = [tree for tree in stamp.trees if tree.tree not in own_legs(memo)]
    law = f" Law as of {words.day(ours[0].law_as_of)}." if ours else ""
    half = len(stamp.short) // 2
    return f"{content}.{law} Answers {stamp.short[:half]} {stamp.short[half:]}"


def _leg(one: LegSections, notes: Notes) -> Data:
    """Lay out a leg; the bottom line shares its notes with the first section."""
    return {
        "title": one.leg.part,
        "bottom": _bottom(one.leg, notes),
        "sections": [
            _section(section, notes.next_section() if number else notes)
            for number, section in enumerate(one.sections)
        ],
    }


def _bottom(leg: Leg, notes: Notes) -> Data:
    line: BottomLine = leg.bottom_line
    parts = [Prose(text=line.text, cites=line.cites)]
    if line.day:
        parts.append(Prose(text=line.action, strong=f"{line.day}.", cites=line.day_cites))
    return {
        "later": line.later_law,
        "verdict": line.verdict if leg.draft is None else "needs_facts",
        "word": line.word if leg.draft is None else "Draft",
        "title": line.title,
        "draft": leg.draft is not None,
        "parts": [_prose(part, notes) for part in parts],
    }


def _section(section: Section, notes: Notes) -> Data:
    return {
        "number": section.number,
        "title": section.title,
        "blocks": [_block(block, notes) for block in section.blocks],
    }


def _block(block: Block, notes: Notes) -> Data:
    match block:
        case Paragraph():
            return {"kind": "paragraph", **_paragraph(block, notes)}
        case Steps(items):
            return {"kind": "steps", "items": [_prose(item, notes) for item in items]}
        case Entry():
            return _entry(block, notes)
        case Table():
            return _table(block, notes)
        case Sub(title):
            return {"kind": "sub", "title": title}
        case Timeline(marks, alt):
            return {"kind": "timeline", "alt": alt, **picture(marks)}


def _paragraph(block: Paragraph, notes: Notes) -> Data:
    parts = [_prose(part, notes) for part in block.parts]
    return {"parts": parts, "small": block.small, "leads": block.leads}


def _entry(block: Entry, notes: Notes) -> Data:
    return {
        "kind": "entry",
        "icon": block.icon or None,
        "title": block.title,
        "aside": block.aside,
        "run_in": block.run_in,
        "body": [_prose(part, notes) for part in block.body],
        "small": [_paragraph(line, notes) for line in block.small],
    }


def _table(block: Table, notes: Notes) -> Data:
    return {
        "kind": "table",
        "small": block.small,
        "columns": [
            {"head": column.head, "width": column.width, "right": column.right}
            for column in block.columns
        ],
        "rows": [[_cell(cell, notes) for cell in row] for row in block.rows],
    }


def _cell(cell: Cell, notes: Notes) -> Data:
    return {
        "text": cell.text or citations.pinpoint(cell.cites),
        "strong": cell.strong,
        "sub": list(cell.sub),
        "mark": cell.mark,
        "note": _note(notes.named(cell.cites)),
    }


def _prose(prose: Prose, notes: Notes) -> Data:
    return {
        "lead": prose.lead,
        "text": prose.text,
        "strong": prose.strong,
        "url": prose.url or None,
        "note": _note(notes.full(prose.cites)),
    }


def _note(mark: Mark | None) -> Data | None:
    """Give the mark of a note; its text only where it stands first."""
    if mark is None:
        return None
    return {"id": f"note-{mark.number}", "text": mark.text if mark.first else None}
