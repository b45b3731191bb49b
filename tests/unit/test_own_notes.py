"""Notes and papers in hand: in the files, in the memo only as asked for, never in a letter."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path as FilePath

import pikepdf
import pytest
from pypdf import PdfReader

from cli.commands import run
from engine.answers import MAX_TEXT, UNKNOWN, Value
from engine.errors import ContentError
from engine.law import FactId
from engine.library import Library
from engine.source import Source
from engine.tree import TreeId
from matters.answers_file import read_answers, write_answers
from matters.file import load_matter, save_answers
from matters.matter import Matter
from matters.parts import from_parts, to_parts
from memo.author_notes import NOTICE
from memo.hearing import build_hearing
from memo.hearing_pdf import to_hearing_pdf
from memo.memo import build_memo
from memo.memo_json import memo_json
from memo.pdf import to_pdf
from memo.request import build_request, request_text
from memo.request_pdf import to_request_pdf
from memo.text import to_text
from tests.matter_maker import SMALL, matter
from tests.small_trees import small_library, write_content

ROOT = FilePath(__file__).parents[2]
RESOURCES = ROOT / "resources"
AS_OF = date(2026, 11, 22)
PAPER, REMARK = FactId("kind_of_paper"), FactId("remark")
DOUBT = "Is the zebra true?"
HOSTILE = '<img src=x> #panic() $x$ *b* \\ "q" {{7}}'
GIVEN: dict[str, Value] = {
    "kind_of_paper": "judgment", "origin_place": UNKNOWN, "treaty": "yes", "effective": UNKNOWN,
    "grounds": UNKNOWN, "relief": ("money",), "claim": UNKNOWN, "remark": "None",
}  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("content") / "trees")


@pytest.fixture
def noted() -> Matter:
    given = matter("A v B", **GIVEN).note(PAPER, DOUBT).note(REMARK, f"{HOSTILE}\n\n 宏达 second ")
    return given.tick(SMALL, "judgment", in_hand=True)


def read(text: str, library: Library) -> Matter:
    return read_answers(Source(text, "a.yaml"), library)[0]


def told(pdf: bytes) -> str:
    """Give everything a reader of a PDF can get at: its pages, and what is attached."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        files = [one.get_file().read_bytes().decode() for one in opened.attachments.values()]
    return "\n".join([*(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages), *files])


# --- the matter and its files -----------------------------------------------------------------


def test_a_note_without_a_text_is_taken_away() -> None:
    made = matter().note(PAPER, "One").note(REMARK, "Two").note(PAPER, "")
    assert made.notes == {REMARK: "Two"}


def test_a_tick_belongs_to_its_tree() -> None:
    made = matter().tick(SMALL, "judgment", in_hand=True).tick(TreeId("b"), "x", in_hand=True)
    assert made.in_hand(SMALL) == {"judgment"}
    assert made.tick(SMALL, "judgment", in_hand=False).ticked == {"b/x"}


def test_both_are_read_from_the_parts_and_from_an_answers_file(
    noted: Matter, library: Library, tmp_path: FilePath
) -> None:
    assert from_parts(to_parts(noted), library)[0] == noted
    file = tmp_path / "copy.yaml"
    save_answers(file, noted)
    again = load_matter(file, library)[0]
    assert (again.notes, again.ticked) == (noted.notes, noted.ticked)
    assert write_answers(noted)["in_hand"] == {"small": ["judgment"]}


def test_an_answers_file_without_them_is_written_as_before() -> None:
    assert set(write_answers(matter())) == {"legs", "matter", "answers"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("notes: {kind_of_papr: x}", '2:23: "kind_of_papr" is not a fact (did you mean "kind_of'),
        (f"notes: {{remark: {'x' * (MAX_TEXT + 1)}}}", "2:17: remark: the note is too long"),
        ("notes: {remark: [x]}", "2:17: "),
        ("in_hand: {small: [judgement]}", '2:19: "judgement" is not a paper of small (did you'),
        ("in_hand: {smal: [judgment]}", '2:11: there is no tree "smal" (did you mean "small"?)'),
        ("in_hand: [judgment]", "2:10: a mapping (name: value) was expected here."),
    ],
)
def test_a_fault_is_said_with_its_place(line: str, said: str, library: Library) -> None:
    with pytest.raises(ContentError) as caught:
        read(f"tree: small\n{line}\nanswers: {{}}\n", library)
    assert f"a.yaml:{said}" in str(caught.value)


def test_what_the_content_has_no_more_is_kept_of_a_saved_matter(
    library: Library, tmp_path: FilePath
) -> None:
    file = tmp_path / "old.yaml"
    file.write_text("tree: small\nnotes: {gone: Keep}\nin_hand: {gone: [x]}\n", encoding="utf-8")
    made = load_matter(file, library)[0]
    assert made.notes == {"gone": "Keep"}
    assert made.ticked == {"gone/x"}


# --- the memo ---------------------------------------------------------------------------------


def test_no_form_of_the_memo_has_a_note_unless_asked_for(noted: Matter, library: Library) -> None:
    memo = build_memo(noted, library, AS_OF)
    plain = build_memo(replace(noted, notes={}), library, AS_OF)
    assert memo == plain
    pdf = told(to_pdf(memo, RESOURCES))
    for text in (to_text(memo), json.dumps(memo_json(memo)), pdf):
        assert "zebra" not in text
        assert "Notes of the author" not in text


def test_notes_that_were_asked_for_stand_in_an_annex(noted: Matter, library: Library) -> None:
    memo = build_memo(noted, library, AS_OF, with_notes=True)
    assert [note.ask for note in memo.author_notes] == [
        "What do you hold?",
        "Is there anything else?",
    ]
    assert memo.notices[0] == NOTICE
    text = to_text(memo)
    annex = text.partition("Notes of the author")[2]
    assert DOUBT in annex
    assert f"{HOSTILE}\n宏达 second" in annex
    pdf = told(to_pdf(memo, RESOURCES))
    assert DOUBT in pdf
    assert "#panic()" in pdf
    assert memo_json(memo)["answers"]["notes"]["kind_of_paper"] == DOUBT


def test_a_note_at_a_question_that_is_not_asked_any_more_is_printed_too(library: Library) -> None:
    given = (
        matter("A v B", **GIVEN).note(FactId("orders_money"), DOUBT).note(FactId("go\nne"), "Old")
    )
    memo = build_memo(given, library, AS_OF, with_notes=True)
    assert [(note.ask, note.lines) for note in memo.author_notes] == [
        ("Not asked in this memo: does it order a sum", (DOUBT,)),
        ("Not asked in this memo: go ne", ("Old",)),
    ]


def test_the_letter_and_the_hearing_sheet_have_no_notes(noted: Matter, library: Library) -> None:
    request = build_request(build_memo(noted, library, AS_OF, with_notes=True))
    sheet = build_hearing(noted, library, AS_OF)
    letters = [request_text(request), told(to_request_pdf(request, RESOURCES))]
    for letter in (*letters, told(to_hearing_pdf(sheet, RESOURCES))):
        assert "zebra" not in letter
        assert "panic" not in letter


def test_papers_in_hand_are_marked_once_any_is(noted: Matter, library: Library) -> None:
    without = to_text(build_memo(replace(noted, ticked=frozenset()), library, AS_OF))
    assert "in hand" not in without.lower()
    assert "[x]" not in without
    memo = build_memo(noted, library, AS_OF)
    assert [line.in_hand for line in memo.legs[0].documents] == [True, False, False]
    text = to_text(memo)
    assert "1 of 2 in hand." in text
    assert text.count("[x]") == 1
    assert text.count("In hand.") == 1
    assert "In hand." in told(to_pdf(memo, RESOURCES))


def test_a_paper_of_another_tree_marks_nothing(library: Library) -> None:
    other = matter("A v B", **GIVEN).tick(TreeId("other"), "judgment", in_hand=True)
    assert "in hand" not in to_text(build_memo(other, library, AS_OF)).lower()


# --- the command line -------------------------------------------------------------------------


def test_the_command_line_prints_notes_only_where_told(
    tmp_path: FilePath, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    write_content(tmp_path / "home" / "trees")
    file = tmp_path / "a.yaml"
    file.write_text(
        "tree: small\nanswers: {kind_of_paper: order}\nnotes: {kind_of_paper: Ask again}\n",
        encoding="utf-8",
    )
    export = ["export", "-", "--answers", str(file), "--text", "-"]
    assert run(export, tmp_path / "home", AS_OF) == 0
    assert b"Ask again" not in capsysbinary.readouterr().out
    assert run([*export, "--with-notes"], tmp_path / "home", AS_OF) == 0
    assert b"Ask again" in capsysbinary.readouterr().out
