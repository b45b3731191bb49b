"""The hearing sheet as PDF, drawn by typst from ``hearing.typ``: one page a matrix of grounds.

The setting makes it fit: the largest of a few sizes at which a sheet stands on one page is taken.
Nothing is left out for it; a sheet that fits at none goes on, with its head repeated.
"""

from collections.abc import Iterable
from pathlib import Path as FilePath

from engine.law import GroundState
from memo.hearing import Hearing, HearingFinding, HearingRow, HearingSheet
from memo.page import frame
from memo.typesetting import Data, check_printable, draw_pdf, paper_size, texts_in

TEMPLATE = "hearing.typ"
MARKED = (GroundState.MADE_OUT, GroundState.ARGUABLE, GroundState.UNKNOWN)


def to_hearing_pdf(hearing: Hearing, resources: FilePath, *, paper: str = "a4") -> bytes:
    """Draw the sheets as PDF/A-3a and PDF/UA-1.

    Args:
        hearing: What they say.
        resources: The folder with ``hearing.typ`` and ``fonts/``.
        paper: ``a4`` or ``letter``.

    Returns:
        The file's bytes; the same for the same matter and date.

    Raises:
        GlyphError: A text holds a character that the fonts cannot print.
        MemoError: The template or the fonts cannot be used.
    """
    data = sheet_data(hearing, paper_size(paper))
    check_printable((("the hearing sheet", text) for text in texts_in(data)), resources)
    return draw_pdf(resources / TEMPLATE, data, "hearing sheet", hearing.memo.as_of)


def sheet_data(hearing: Hearing, paper: str) -> Data:
    """Give everything the template needs.

    Args:
        hearing: The sheets.
        paper: ``a4`` or ``us-letter``.
    """
    memo = hearing.memo
    return {
        **frame(memo, paper),
        "name": memo.matter,
        "draft": memo.draft,
        "notices": list(memo.notices),
        "disclaimer": memo.disclaimer,
        "sheets": [_sheet(sheet) for sheet in hearing.sheets],
    }


def _sheet(sheet: HearingSheet) -> Data:
    return {
        "title": sheet.title,
        "head": [list(pair) for pair in sheet.head],
        "marks": [_mark(sheet, state) for state in MARKED],
        "rows": [_row(row) for row in sheet.rows],
        "burden": sheet.burden,
        "findings": list(_findings(sheet)),
        "checks": [{"rows": _numbers(one.rows), "text": one.text} for one in sheet.checks],
        "authorities": [str(one) for one in sheet.authorities],
    }


def _mark(sheet: HearingSheet, state: GroundState) -> Data:
    """Give the numbers of the grounds in a state, for the line that is read first."""
    rows = [row for row in sheet.rows if row.state is state]
    return {"state": state.value, "numbers": _numbers(tuple(row.number for row in rows))}


def _row(row: HearingRow) -> Data:
    lines = (
        ("Shown by", row.shown_by),
        ("Evidence", row.evidence),
        ("Follows from", "; ".join(row.follows)),
    )
    return {
        "number": row.number,
        "text": row.text,
        "lines": [list(line) for line in lines if line[1]],
        "court": row.court,
        "state": row.state.value,
        "position": row.position,
        "place": row.place,
        "keys": _numbers(row.keys),
    }


def _findings(sheet: HearingSheet) -> Iterable[Data]:
    """Give the findings; those not decided yet come last, the ones of a ground in one line."""
    together: dict[object, list[HearingFinding]] = {}
    for number, finding in enumerate(sheet.findings):
        key = (finding.rows, finding.turns_on) if finding.possible else number
        together.setdefault(key, []).append(finding)
    for lines in together.values():
        first = lines[0]
        yield {
            "rows": _numbers(first.rows),
            "possible": first.possible,
            "said": [[one.title, _word(one)] for one in lines],
            "turns_on": f"turns on: {'; '.join(first.turns_on)}" if first.turns_on else "",
            "place": "; ".join(dict.fromkeys(one.place for one in lines)),
        }


def _word(finding: HearingFinding) -> str:
    return f"{finding.word}; {finding.head}" if finding.head else finding.word


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))
