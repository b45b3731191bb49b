"""The memo as plain text, and the layout that paper and text share."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path as FilePath

import pytest

from engine.library import read_source
from matters.answers_file import read_answers
from memo.blocks import Mark
from memo.memo import build_memo
from memo.parts import Memo
from memo.sections import lay_out
from memo.text import WIDTH, columns, to_text
from memo.timeline import picture
from tests.shipped import DAY, EXAMPLES, library


@cache
def memo_of(file: FilePath) -> Memo:
    matter, as_of = read_answers(read_source(file, file.name), library())
    return build_memo(matter, library(), as_of or DAY)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_no_line_is_too_wide(file: FilePath) -> None:
    text = to_text(memo_of(file))
    assert [line for line in text.splitlines() if columns(line) > WIDTH] == []
    assert text.endswith("\n")


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_text_says_what_the_memo_says(file: FilePath) -> None:
    memo = memo_of(file)
    leg = memo.legs[0]
    read = "".join(to_text(memo).split())
    told = [line.title for line in (*leg.findings, *leg.possible)]
    told += [line.title for line in (*leg.remedies, *leg.notes)]
    told += [leg.bottom_line.title, leg.bottom_line.text, leg.bottom_line.day, memo.disclaimer]
    told += [development.title for development in memo.developments]
    assert [text for text in told if "".join(text.split()) not in read] == []


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_sections_are_numbered_and_none_is_empty(file: FilePath) -> None:
    laid = lay_out(memo_of(file))
    sections = [section for leg in laid.legs for section in leg.sections] + list(laid.shared)
    assert [section.number for section in sections] == list(range(1, len(sections) + 1))
    assert all(section.blocks for section in sections)


# --- the timeline ------------------------------------------------------------------------


def marks(*days: int, label: str = "12 Mar 2027, last day to file") -> tuple[Mark, ...]:
    kinds = ["today", *["reading"] * len(days)]
    return tuple(
        Mark(day=DAY + timedelta(days=day), kind=kind, label=label)
        for kind, day in zip(kinds, (0, *days), strict=False)
    )


@pytest.mark.parametrize(
    "days", [(110, 130), (-700, -690), (0, 0, 0), (5, 400, 410, 420, 2000), (-1000, 1000)]
)
def test_labels_of_the_timeline_neither_overlap_nor_cross_a_stem(days: tuple[int, ...]) -> None:
    shown = picture(marks(*days))
    width = 29 * 0.0098
    placed = [(mark["x"], mark["level"]) for mark in shown["marks"]]
    assert all(0 <= x <= 1 and x + width <= 1.02 for x, _ in placed)
    for number, (x, level) in enumerate(placed):
        for later, below in placed[number + 1 :]:
            if later < x + width:
                assert below > level
    assert all(0 <= tick["x"] <= 1 for tick in shown["ticks"])


def test_a_timeline_at_the_end_of_the_calendar() -> None:
    last = Mark(day=date.max, kind="reading", label="end")
    assert picture((*marks(), last))["levels"] == 1
