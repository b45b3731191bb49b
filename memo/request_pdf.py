"""The fact-request as PDF, drawn by typst from ``request.typ``: one page, or two."""

from pathlib import Path as FilePath

from memo.page import frame
from memo.request import BEGIN_HERE, Part, Point, Request
from memo.typesetting import Data, check_printable, draw_pdf, paper_size, texts_in

TEMPLATE = "request.typ"


def to_request_pdf(request: Request, resources: FilePath, *, paper: str = "a4") -> bytes:
    """Draw the letter as PDF/A-3a and PDF/UA-1.

    Args:
        request: What it says.
        resources: The folder with ``request.typ`` and ``fonts/``.
        paper: ``a4`` or ``letter``.

    Returns:
        The file's bytes; the same for the same matter and date.

    Raises:
        GlyphError: A text holds a character that the fonts cannot print.
        MemoError: The template or the fonts cannot be used.
    """
    data = request_data(request, paper_size(paper))
    check_printable((("the fact-request", text) for text in texts_in(data)), resources)
    return draw_pdf(resources / TEMPLATE, data, "fact-request", request.memo.as_of)


def request_data(request: Request, paper: str) -> Data:
    """Give everything the template needs.

    Args:
        request: The letter.
        paper: ``a4`` or ``us-letter``.
    """
    memo = request.memo
    return {
        **frame(memo, paper),
        "title": request.title,
        "head": [list(pair) for pair in request.head],
        "opening": request.opening,
        "parts": [_part(part) for part in request.parts],
    }


def _part(part: Part) -> Data:
    return {"title": part.title, "points": [_point(point) for point in part.points]}


def _point(point: Point) -> Data:
    lines = (("What to look for", point.look_for), ("Why it matters", point.matters))
    return {
        "number": point.number,
        "label": point.label,
        "ask": point.ask,
        "lines": [list(line) for line in lines if line[1]],
        "begin": BEGIN_HERE if point.begin_here else "",
    }
