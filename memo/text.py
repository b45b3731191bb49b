"""The memo as plain text, 96 columns wide: the same sections and blocks as on paper.

A citation stands in square brackets behind its statement: a place in the guide in words, an
authority by the number of a note under the section. Chinese characters take two columns.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count

from memo import citations
from memo.blocks import (
    Block,
    Cell,
    Column,
    Entry,
    Paragraph,
    Prose,
    Section,
    Steps,
    Table,
    Timeline,
)
from memo.citations import Cites, Named
from memo.letterhead import letterhead_lines
from memo.notes import Mark, Notes
from memo.parts import Leg, Memo
from memo.sections import lay_out

WIDTH = 96
INDENT = "    "
GAP = 2
MILLIMETRES = 170
LEAST = 4
LETTERS = 26
BOXES = {"box": "[ ]", "ticked": "[x]"}


def to_text(memo: Memo) -> str:
    """Give the memo as plain text that ends with a line feed."""
    laid = lay_out(memo)
    lines = list(_head(memo))
    numbers, given = count(1), set[Named]()
    for one in laid.legs:
        if len(laid.legs) > 1:
            lines += ["", "=" * WIDTH, *_wrapped(one.leg.part)]
        writer = _Writer(Notes(numbers, given))
        lines += ["", *writer.bottom_line(one.leg)]
        for section in one.sections:
            lines += writer.section(section)
            writer = _Writer(Notes(numbers, given))
    for section in laid.shared:
        lines += _Writer(Notes(numbers, given)).section(section)
    lines += ["", "-" * WIDTH, f"{memo.disclaimer}. Answers {memo.fingerprint.short}."]
    lines += _wrapped(memo.identity.disclaimer) if memo.identity.disclaimer else []
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(memo: Memo) -> Iterator[str]:
    for line in letterhead_lines(memo.identity):
        yield from _wrapped(line) if line else [""]
    yield from _wrapped(memo.title)
    yield "=" * min(columns(memo.title), WIDTH)
    for row in memo.head:
        yield from _wrapped(row.text, f"{row.label:<14}", " " * 14)
    yield f"{'Date':<14}{memo.date}"
    yield f"{'':<14}{memo.privilege}"
    if memo.draft:
        yield f"{'':<14}Draft"
    for notice in memo.notices:
        yield from _wrapped(notice)


class _Writer:
    """Writes the blocks of one section, and its notes under it."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._under: list[Mark] = []

    def bottom_line(self, leg: Leg) -> Iterator[str]:
        """Write the verdict in its frame; its notes stand under the first section."""
        line = leg.bottom_line
        frame = "- " * (WIDTH // 2) if leg.draft else "-" * WIDTH
        yield frame
        yield from _wrapped(f"{'Draft' if leg.draft else line.word}: {line.title}")
        yield from _wrapped(self._prose(Prose(text=line.text, cites=line.cites)))
        if line.day:
            day = Prose(text=line.action, strong=f"{line.day}.", cites=line.day_cites)
            yield from _wrapped(self._prose(day))
        yield from _wrapped(line.later_law)
        yield frame

    def section(self, section: Section) -> Iterator[str]:
        """Write a section."""
        title = f"{section.number}  {section.title}"
        yield from ("", title, "-" * len(title))
        for block in section.blocks:
            yield from self._block(block)
        if self._under:
            yield ""
        for mark in self._under:
            yield from _wrapped(mark.text, first=f"  {f'[{mark.number}]':<5}", rest=" " * 7)

    def _block(self, block: Block) -> Iterable[str]:
        match block:
            case Paragraph(parts):
                return _wrapped(self._run(parts))
            case Steps(items):
                return self._steps(items)
            case Entry():
                return self._entry(block)
            case Table():
                return self._table(block)
            case Timeline():
                return ()
            case _:
                return ("", *_wrapped(block.title))

    def _prose(self, prose: Prose) -> str:
        parts = (prose.lead, prose.text, prose.strong, self._cited(prose.cites))
        return " ".join(part for part in parts if part)

    def _cited(self, cites: Cites) -> str:
        """Give what stands in brackets: the place in the guide, or the number of the note."""
        if citations.authorities(cites):
            return self._marked(self._notes.full(cites))
        place = citations.pinpoint(cites)
        return f"[{place}]" if place else ""

    def _marked(self, mark: Mark | None) -> str:
        if mark is None:
            return ""
        if mark.first:
            self._under.append(mark)
        return f"[{mark.number}]"

    def _run(self, parts: Iterable[Prose]) -> str:
        return " ".join(filter(None, (self._prose(part) for part in parts)))

    def _steps(self, items: tuple[Prose, ...]) -> Iterator[str]:
        for number, item in enumerate(items):
            mark = chr(ord("a") + number) if number < LETTERS else str(number + 1)
            yield from _wrapped(self._prose(item), first=f"{mark:<4}", rest=INDENT)

    def _entry(self, entry: Entry) -> Iterator[str]:
        body = self._run(entry.body)
        if entry.run_in:
            yield from _wrapped(f"{entry.title} {body}".rstrip(), rest=INDENT)
        else:
            aside = f" ({entry.aside})" if entry.aside else ""
            yield from _wrapped(f"{entry.title}{aside}", rest=INDENT)
            yield from _wrapped(body, first=INDENT, rest=INDENT)
        for line in entry.small:
            yield from _wrapped(self._run(line.parts), first=INDENT, rest=INDENT)

    def _table(self, table: Table) -> Iterator[str]:
        widths = _widths(table.columns)
        right = [column.right for column in table.columns]
        yield from _row([[column.head] for column in table.columns], widths, right)
        yield "  ".join("-" * width for width in widths)
        for row in table.rows:
            cells = [self._cell(cell, width) for cell, width in zip(row, widths, strict=True)]
            yield from _row(cells, widths, right)

    def _cell(self, cell: Cell, width: int) -> list[str]:
        text = cell.text or citations.pinpoint(cell.cites)
        text = f"{text} {self._marked(self._notes.named(cell.cites))}".rstrip()
        lines = _wrapped(BOXES.get(cell.mark, text), width=width)
        for sub in cell.sub:
            lines += _wrapped(sub, first="  ", rest="  ", width=width)
        return lines


# --- tables ------------------------------------------------------------------------------


def _widths(columns: tuple[Column, ...]) -> list[int]:
    """Share the width out as on paper."""
    room = WIDTH - GAP * (len(columns) - 1)
    fixed = [max(round(column.width / MILLIMETRES * room), LEAST) for column in columns]
    shares = sum(not column.width for column in columns)
    taken = sum(width for width, column in zip(fixed, columns, strict=True) if column.width)
    return [
        width if column.width else (room - taken) // shares
        for width, column in zip(fixed, columns, strict=True)
    ]


def _row(cells: list[list[str]], widths: list[int], right: list[bool]) -> Iterator[str]:
    for number in range(max(len(cell) for cell in cells)):
        parts = [cell[number] if number < len(cell) else "" for cell in cells]
        yield (" " * GAP).join(map(_padded, parts, widths, right))


def _padded(part: str, width: int, right: bool) -> str:  # noqa: FBT001 - one of three of a column
    blank = " " * (width - columns(part))
    return f"{blank}{part}" if right else f"{part}{blank}"


# --- lines -------------------------------------------------------------------------------


def columns(text: str) -> int:
    """Count the columns a text takes; a wide character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _wrapped(text: str, first: str = "", rest: str = "", width: int = WIDTH) -> list[str]:
    """Break a text into lines; a word that is too long is cut, Chinese anywhere."""
    lines: list[str] = []
    line, empty = first, True
    for word in _pieces(text, max(width - len(rest), 1)):
        spaced = word if empty else f" {word}"
        if not empty and columns(line) + columns(spaced) > width:
            lines.append(line)
            line, spaced = rest, word
        line, empty = line + spaced, False
    return [*lines, line] if not empty else []


def _pieces(text: str, width: int) -> Iterator[str]:
    """Give the words of a text; those wider than a line in parts."""
    for word in text.split():
        part = ""
        for char in word:
            if columns(part) + columns(char) > width:
                yield part
                part = ""
            part += char
        yield part
