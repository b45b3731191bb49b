"""The memo as PDF and as page images, drawn by typst from ``memo.typ``.

The data goes in as JSON and is never part of the template's source. Only the bundled fonts are
used, no clock is read, and a warning of typst is an error: a memo is complete or it is not written.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path as FilePath
from threading import Lock
from typing import TYPE_CHECKING, Any

from engine.verdict import Verdict
from memo import glyphs
from memo.errors import GlyphError, MemoError
from memo.page import Data, page_data
from memo.parts import Memo
from memo.sections import lay_out

if TYPE_CHECKING:
    import typst

PAPERS = {"a4": "a4", "letter": "us-letter"}
STANDARDS = ["a-3a", "ua-1"]
TEMPLATE = "memo.typ"
INK = "#1a1a1a"
PARTICULARS = {
    "name": "the matter's name",
    "client": "the client's name",
    "respondent": "the respondent's name",
    "issued_by": "“Issued by”",
    "reference": "the reference",
    "prepared_by": "“Prepared by”",
}
_DRAWING = Lock()
"""A compiler serves one thread at a time; preview and export may ask for it at once."""
ICONS = {Verdict.PROCEED_WITH_RISK: "risk"}


def to_pdf(memo: Memo, resources: FilePath, *, paper: str = "a4") -> bytes:
    """Draw the memo as PDF/A-3a and PDF/UA-1, with the answers attached.

    Args:
        memo: What it says.
        resources: The folder with ``memo.typ``, ``fonts/`` and ``icons/``.
        paper: ``a4`` or ``letter``.

    Returns:
        The file's bytes; the same for the same memo.

    Raises:
        GlyphError: A text holds a character that the fonts cannot print.
        MemoError: The template or the fonts cannot be used.
    """
    data = _data(memo, resources, paper)
    moment = datetime.combine(memo.as_of, time(12), UTC)
    pages = _compile(resources, data, format="pdf", pdf_standards=STANDARDS, timestamp=moment)
    return pages[0]


def to_png_pages(
    memo: Memo, resources: FilePath, ppi: float = 110, *, paper: str = "a4"
) -> list[bytes]:
    """Draw the memo as one PNG a page, for preview and print.

    Args:
        memo: What it says.
        resources: As for ``to_pdf``.
        ppi: Pixels per inch.
        paper: ``a4`` or ``letter``.

    Raises:
        GlyphError: A text holds a character that the fonts cannot print.
        MemoError: The template or the fonts cannot be used.
    """
    return _compile(resources, _data(memo, resources, paper), format="png", ppi=float(ppi))


def _data(memo: Memo, resources: FilePath, paper: str) -> Data:
    if paper not in PAPERS:
        raise MemoError(f"There is no paper “{paper}”; choose {' or '.join(PAPERS)}.")
    data = page_data(lay_out(memo), PAPERS[paper])
    try:
        check_glyphs(memo, data, resources)
        data["icons"] = {verdict.value: _icon(resources, verdict) for verdict in Verdict}
    except OSError as error:
        raise MemoError(f"A part of the program is missing: {error.filename}.") from error
    return data


def _icon(resources: FilePath, verdict: Verdict) -> str:
    name = ICONS.get(verdict, verdict.value.replace("_", "-"))
    path = resources / "icons" / f"verdict-{name}.svg"
    return path.read_text(encoding="utf-8").replace("currentColor", INK)


def _compile(resources: FilePath, data: Data, **how: Any) -> list[bytes]:  # noqa: ANN401 - typst's own
    import typst

    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        with _DRAWING:
            made, warnings = _compiler(resources).compile_with_warnings(sys_inputs=inputs, **how)
    except (RuntimeError, typst.TypstError) as error:
        raise MemoError(f"The memo could not be drawn: {error}") from error
    if warnings:
        raise MemoError(f"The memo could not be drawn cleanly: {warnings[0]}")
    pages = made if isinstance(made, list) else [made]
    return [page for page in pages if page is not None]


@lru_cache(maxsize=2)
def _compiler(resources: FilePath) -> "typst.Compiler":
    """Give a compiler that sees the bundled fonts and the resources folder only."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resources / "fonts")],
    )
    return typst.Compiler(str(resources / TEMPLATE), root=str(resources), font_paths=fonts)


# --- characters that cannot be printed ----------------------------------------------------


def check_glyphs(memo: Memo, data: Data, resources: FilePath) -> None:
    """Check that every character can be printed, before anything is drawn.

    Args:
        memo: For the names of the fields that users typed.
        data: All that is printed.
        resources: The folder with ``fonts/``.

    Raises:
        GlyphError: Some cannot; the message names field and character.
    """
    known = glyphs.printable(resources / "fonts")
    found: dict[str, str] = {}
    for place, text in (*_typed(memo), *_printed(data)):
        for char in text:
            if ord(char) not in known and char != "\n":
                found.setdefault(char, place)
    if found:
        raise GlyphError(tuple((place, char) for char, place in found.items()))


def _typed(memo: Memo) -> Iterator[tuple[str, str]]:
    """Give what users typed, each text with the name of its field."""
    told = json.loads(memo.answers)
    for key, text in told.get("matter", {}).items():
        yield PARTICULARS.get(key, key), text
    for leg in memo.legs:
        for line in leg.route:
            yield f"the answer to “{line.ask}”", line.answer
        for aside in leg.set_aside:
            yield f"the answer to “{aside.ask}”", aside.answer
    labels = {line.question: line.ask for leg in memo.legs for line in leg.route}
    for fact, value in told["answers"].items():
        yield f"the answer to “{labels.get(fact, fact)}”", str(value)


def _printed(data: Data) -> Iterator[tuple[str, str]]:
    """Give every other text, by its section."""
    for leg in data["legs"]:
        for section in leg["sections"]:
            yield from ((f"the section “{section['title']}”", text) for text in _texts(section))
    yield from (("the memo", text) for text in _texts(data))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from _texts(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
