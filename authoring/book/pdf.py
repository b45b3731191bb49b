"""A book as PDF and as page images, drawn by typst from ``book.typ``.

The data goes in as JSON: a dataclass becomes an object that names its kind. How a template is
drawn, and what is refused, is the business of ``memo.typesetting``.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from authoring.book.parts import Book
from memo.clean import clean
from memo.typesetting import Data, check_printable, draw, draw_pdf, paper_size, texts_in

STANDARDS = ("a-2a", "ua-1")
TEMPLATE = "book.typ"


def to_pdf(book: Book, resources: FilePath, *, paper: str = "a4") -> bytes:
    """Draw a book as PDF/A-2a and PDF/UA-1.

    Args:
        book: What it says.
        resources: The folder with ``book.typ`` and ``fonts/``.
        paper: ``a4`` or ``letter``.

    Returns:
        The file's bytes; the same for the same book.

    Raises:
        GlyphError: A text holds a character that the fonts cannot print.
        MemoError: The template or the fonts cannot be used.
    """
    data = _data(book, resources, paper)
    return draw_pdf(resources / TEMPLATE, data, "book", book.day, STANDARDS)


def to_png_pages(
    book: Book, resources: FilePath, ppi: float = 110, *, paper: str = "a4"
) -> list[bytes]:
    """Draw a book as one PNG a page.

    Args:
        book: What it says.
        resources: As for ``to_pdf``.
        ppi: Pixels per inch.
        paper: ``a4`` or ``letter``.

    Raises:
        GlyphError: A text holds a character that the fonts cannot print.
        MemoError: The template or the fonts cannot be used.
    """
    data = _data(book, resources, paper)
    return draw(resources / TEMPLATE, data, "book", format="png", ppi=float(ppi))


def _data(book: Book, resources: FilePath, paper: str) -> Data:
    data: Data = {**_plain(book), "paper": paper_size(paper)}
    check_printable(_places(data), resources)
    return data


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON is of any kind
    """Turn parts of a book into JSON."""
    if isinstance(value, date):
        return [value.year, value.month, value.day]
    if is_dataclass(value):
        told = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"part": type(value).__name__.lower(), **told}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return _kept(value) if isinstance(value, str) else value


@lru_cache(maxsize=4096)
def _kept(text: str) -> str:
    """Clean a text, the space at its ends kept: runs of text stand beside each other."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{clean(text)}{after}"


def _places(data: Data) -> Iterator[tuple[str, str]]:
    """Give every text with the number of the entry it stands in."""
    for part in data["parts"]:
        for group in part["groups"]:
            for entry in group["entries"]:
                yield from ((f"the entry {entry['number']}", text) for text in texts_in(entry))
            table = group["table"]
            for row in table["rows"] if table else ():
                place = f"the entry {row['id'].upper()}" if row["id"] else "the index"
                yield from ((place, text) for text in texts_in(row))
    yield from (("the book", text) for text in texts_in(data))
