"""Drawing a template with JSON data by typst: what the memo and the author's books share.

The data goes in as JSON and is never part of a template's source. Only the bundled fonts are used,
no clock is read, and a warning of typst is an error: a page is complete or it is not written. What
is drawn, and what its texts are called in a message, is the caller's business.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path as FilePath
from threading import Lock
from typing import TYPE_CHECKING, Any

from memo import glyphs
from memo.errors import GlyphError, MemoError

if TYPE_CHECKING:
    import typst

Data = dict[str, Any]
PAPERS = {"a4": "a4", "letter": "us-letter"}
STANDARDS = ("a-3a", "ua-1")
"""PDF/A-3a takes attachments; PDF/UA-1 is for screen readers."""
_DRAWING = Lock()
"""A compiler serves one thread at a time; preview and export may ask for it at once."""


def paper_size(paper: str) -> str:
    """Give the name typst has for a paper.

    Args:
        paper: ``a4`` or ``letter``.

    Raises:
        MemoError: There is no such paper.
    """
    if paper not in PAPERS:
        raise MemoError(f"There is no paper “{paper}”; choose {' or '.join(PAPERS)}.")
    return PAPERS[paper]


def draw(
    template: FilePath,
    data: Data,
    what: str,
    **how: Any,  # noqa: ANN401 - typst's own
) -> list[bytes]:
    """Draw a template with its data.

    Args:
        template: A file in the resources folder, beside ``fonts/``; it may read that folder only.
        data: What ``sys.inputs.data`` holds, as JSON.
        what: What is drawn, for a message ("memo").
        how: Format, standards, timestamp or resolution, as typst names them.

    Returns:
        The file, or one image a page.

    Raises:
        MemoError: Template or fonts cannot be used, or typst warned.
    """
    import typst

    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        with _DRAWING:
            made, warnings = _compiler(template).compile_with_warnings(sys_inputs=inputs, **how)
    except (RuntimeError, typst.TypstError) as error:
        raise MemoError(f"The {what} could not be drawn: {error}") from error
    if warnings:
        raise MemoError(f"The {what} could not be drawn cleanly: {warnings[0]}")
    pages = made if isinstance(made, list) else [made]
    return [page for page in pages if page is not None]


def draw_pdf(
    template: FilePath, data: Data, what: str, day: date, standards: Sequence[str] = STANDARDS
) -> bytes:
    """Draw a template with its data as a PDF, the same bytes for the same data.

    Args:
        template: As for ``draw``.
        data: As for ``draw``.
        what: As for ``draw``.
        day: The day it is of; it is made at noon of it.
        standards: What it keeps to, as typst names them.

    Raises:
        MemoError: Template or fonts cannot be used, or typst warned.
    """
    moment = datetime.combine(day, time(12), UTC)
    how = {"format": "pdf", "pdf_standards": list(standards), "timestamp": moment}
    return draw(template, data, what, **how)[0]


@lru_cache(maxsize=4)
def _compiler(template: FilePath) -> "typst.Compiler":
    """Give a compiler that sees the bundled fonts and the template's folder only."""
    import typst

    resources = template.parent
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resources / "fonts")],
    )
    return typst.Compiler(str(template), root=str(resources), font_paths=fonts)


def check_printable(texts: Iterable[tuple[str, str]], resources: FilePath) -> None:
    """Check that every character can be printed, before anything is drawn.

    Args:
        texts: What is printed, each text with the name of its place; the first place that holds a
            character is the one named.
        resources: The folder with ``fonts/``.

    Raises:
        GlyphError: Some cannot; the message names place and character.
        MemoError: The fonts cannot be read.
    """
    try:
        known = glyphs.printable(resources / "fonts")
    except OSError as error:
        raise missing(error) from error
    found: dict[str, str] = {}
    for place, text in texts:
        if known.issuperset(map(ord, text)):
            continue
        for char in text:
            if ord(char) not in known and char != "\n":
                found.setdefault(char, place)
    if found:
        raise GlyphError(tuple((place, char) for char, place in found.items()))


def missing(error: OSError) -> MemoError:
    """Say that a file of ours cannot be read."""
    return MemoError(f"A part of the program is missing: {error.filename}.")


def texts_in(value: object) -> Iterator[str]:
    """Give every text that JSON data hold, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from texts_in(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from texts_in(entry)
