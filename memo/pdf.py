"""The memo as PDF and as page images, drawn by typst from ``memo.typ``.

How a template is drawn, with which fonts, and what is refused, is the business of
``memo.typesetting``.
"""

import json
from collections.abc import Iterator
from pathlib import Path as FilePath

from engine.verdict import Verdict
from memo.page import page_data
from memo.parts import Memo
from memo.sections import lay_out
from memo.typesetting import Data, check_printable, draw, draw_pdf, missing, paper_size, texts_in

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
    return draw_pdf(resources / TEMPLATE, data, "memo", memo.as_of)


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
    data = _data(memo, resources, paper)
    return draw(resources / TEMPLATE, data, "memo", format="png", ppi=float(ppi))


def _data(memo: Memo, resources: FilePath, paper: str) -> Data:
    data = page_data(lay_out(memo), paper_size(paper))
    check_printable((*_typed(memo), *_printed(data)), resources)
    try:
        data["icons"] = {verdict.value: _icon(resources, verdict) for verdict in Verdict}
    except OSError as error:
        raise missing(error) from error
    return data


def _icon(resources: FilePath, verdict: Verdict) -> str:
    name = ICONS.get(verdict, verdict.value.replace("_", "-"))
    path = resources / "icons" / f"verdict-{name}.svg"
    return path.read_text(encoding="utf-8").replace("currentColor", INK)


# --- what is printed, with its place -----------------------------------------------------


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
    for note in memo.author_notes:
        yield f"the note at “{note.ask}”", " ".join(note.lines)
    labels = {line.question: line.ask for leg in memo.legs for line in leg.route}
    for fact, value in told["answers"].items():
        yield f"the answer to “{labels.get(fact, fact)}”", str(value)


def _printed(data: Data) -> Iterator[tuple[str, str]]:
    """Give every other text, by its section."""
    for leg in data["legs"]:
        for section in leg["sections"]:
            yield from ((f"the section “{section['title']}”", text) for text in texts_in(section))
    yield from (("the memo", text) for text in texts_in(data))
