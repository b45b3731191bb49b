"""The memo on paper: reproducible, tagged, readable back, and never drawn from what users typed."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path as FilePath
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from engine.answers import Place
from engine.law import FactId, PlaceCode
from matters.matter import Matter, Particulars
from memo import glyphs
from memo.errors import GlyphError, MemoError
from memo.memo import build_memo
from memo.page import page_data
from memo.parts import Memo
from memo.pdf import to_pdf, to_png_pages
from memo.sections import lay_out
from tests.shipped import DAY, EXAMPLES, RESOURCES, ROOT, example, library

CHINESE = "宏达食品有限公司（喆堃镕珺玥芃昇）"
HOSTILE = (
    '#read("/etc/passwd") *x* _y_ $x^2$ @ref <lbl> <b>b</b> {{7*7}} \\ // #panic() `r` [z] = T'
)


def memo_of(name: str, **particulars: str) -> Memo:
    matter = example(name)
    named = replace(matter.particulars, **particulars)
    return build_memo(matter.describe(named), library(), DAY)


@cache
def foreign_pdf() -> bytes:
    return to_pdf(
        memo_of("foreign_singapore_open_points", respondent=CHINESE, client=HOSTILE), RESOURCES
    )


def flat(text: str) -> str:
    return "".join(text.split())


# --- the file --------------------------------------------------------------------------


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_every_example_is_drawn_without_a_warning(file: FilePath) -> None:
    memo = memo_of(file.stem)
    assert to_pdf(memo, RESOURCES).startswith(b"%PDF-1.7")


def test_same_matter_and_date_give_the_same_bytes() -> None:
    again = memo_of("foreign_singapore_open_points", respondent=CHINESE, client=HOSTILE)
    assert to_pdf(again, RESOURCES) == foreign_pdf()


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import sys; sys.path[:0] = [sys.argv[1], sys.argv[1] + '/tests/unit']\n"
        "import test_memo_pdf as t; sys.stdout.buffer.write(t.foreign_pdf())"
    )
    command = [sys.executable, "-c", program, str(ROOT)]
    made = subprocess.run(command, capture_output=True, check=True)
    assert made.stdout == foreign_pdf()


def test_it_is_tagged_with_title_language_outline_and_answers() -> None:
    with pikepdf.open(BytesIO(foreign_pdf())) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang).startswith("en")
        assert "/StructTreeRoot" in root
        with pdf.open_outline() as outline:
            titles = [str(item.title) for item in outline.root]
        assert any("Papers to file" in title for title in titles)
        assert any("Dates" in title for title in titles)
        attached = json.loads(pdf.attachments["answers.json"].get_file().read_bytes())
        assert attached["legs"] == ["foreign_judgments"]
        with pdf.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "3"
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"].startswith("Enforcing a judgment from Singapore")


def test_tables_have_head_cells_and_chinese_has_its_language() -> None:
    kinds: set[str] = set()
    languages: set[str] = set()
    with pikepdf.open(BytesIO(foreign_pdf())) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary) and "/S" in found and "/P" in found:
                kinds.add(str(found["/S"]))
                languages.add(str(found.get("/Lang", "")))
    assert {"/Table", "/TH", "/TD", "/H1", "/Figure", "/Note", "/L", "/LI", "/Link"} <= kinds
    assert "zh-CN" in languages


def fonts_of(page: Any) -> list[Any]:
    return [entry.get_object() for entry in page["/Resources"]["/Font"].values()]


def test_only_bundled_fonts_are_embedded() -> None:
    fonts = {
        str(font["/BaseFont"]).partition("+")[2]
        for page in PdfReader(BytesIO(foreign_pdf())).pages
        for font in fonts_of(page)
    }
    families = ("SourceSerif4", "SourceSans3", "NotoSansSC")
    assert fonts
    assert all(name.replace("-", "").startswith(families) for name in fonts)


def test_letter_paper() -> None:
    (height,) = {
        round(float(page.mediabox.height))
        for page in PdfReader(
            BytesIO(to_pdf(memo_of("domestic_judgment_enforcement"), RESOURCES, paper="letter"))
        ).pages
    }
    assert height == 792
    with pytest.raises(MemoError, match="no paper “a5”; choose a4 or letter"):
        to_pdf(memo_of("domestic_judgment_enforcement"), RESOURCES, paper="a5")


def test_page_images() -> None:
    pages = to_png_pages(memo_of("domestic_judgment_out_of_time"), RESOURCES, 40)
    assert len(pages) > 1
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_preview_and_export_at_once_wait_for_each_other() -> None:
    memo = memo_of("domestic_judgment_enforcement")
    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(lambda _: to_pdf(memo, RESOURCES), range(4)))
    assert len(made) == 1


def test_long_texts_stay_on_the_page() -> None:
    matter = example("foreign_singapore_open_points")
    long = "A very long name of a place " * 140
    answers = {**matter.answers, FactId("country_of_origin"): Place(PlaceCode(""), long)}
    named = replace(matter.particulars, name=long, client=long)
    memo = build_memo(replace(matter, answers=answers, particulars=named), library(), DAY)
    reader = PdfReader(BytesIO(to_pdf(memo, RESOURCES)))
    read = flat("".join(page.extract_text() for page in reader.pages))
    assert flat(long) in read
    assert flat("… (in full in the attached answers)") in read
    assert json.loads(memo.answers)["answers"]["country_of_origin"] == f"other: {long.strip()}"


def test_missing_parts_are_named(tmp_path: FilePath) -> None:
    with pytest.raises(MemoError):
        to_pdf(memo_of("domestic_judgment_enforcement"), tmp_path)


# --- reading it back ---------------------------------------------------------------------


def chinese_of(memo: Memo) -> set[str]:
    leg = memo.legs[0]
    named = [line.chinese for line in leg.documents] + [line.chinese for line in leg.forums]
    cited = [one.chinese for line in memo.authorities for one in line.citation.authorities]
    return {one.text for one in (*named, *cited) if one}


def test_chinese_reads_back_exactly_by_pypdf() -> None:
    read = flat("".join(page.extract_text() for page in PdfReader(BytesIO(foreign_pdf())).pages))
    assert CHINESE in read
    assert {
        text
        for text in chinese_of(memo_of("foreign_singapore_open_points"))
        if flat(text) not in read
    } == set()


def test_chinese_and_content_read_back_by_pdftotext(tmp_path: FilePath) -> None:
    (tmp_path / "memo.pdf").write_bytes(foreign_pdf())
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(tmp_path / "memo.pdf"), "-"]
    read = flat(subprocess.run(command, capture_output=True, check=True).stdout.decode())
    memo = memo_of("foreign_singapore_open_points")
    leg = memo.legs[0]
    assert CHINESE in read
    assert {text for text in chinese_of(memo) if flat(text) not in read} == set()
    told = [line.title for line in leg.findings] + [line.title for line in leg.documents]
    told += [line.title for line in leg.forums]
    told += [line.date for line in leg.dates] + [line.ask for line in leg.route]
    assert [text for text in told if flat(text) not in read] == []


def test_what_users_type_stays_text() -> None:
    read = flat("".join(page.extract_text() for page in PdfReader(BytesIO(foreign_pdf())).pages))
    assert flat(HOSTILE) in read
    assert "root:x:0" not in read


# --- characters that cannot be printed -----------------------------------------------------


def test_a_character_without_a_glyph_is_reported_with_its_field() -> None:
    memo = memo_of("domestic_judgment_enforcement", client="Rocket 🚀 Ltd", reference="𠮷")
    with pytest.raises(GlyphError) as caught:
        to_pdf(memo, RESOURCES)
    message = str(caught.value)
    assert "the client's name holds “🚀” (U+1F680)" in message
    assert "the reference holds “𠮷” (U+20BB7)" in message
    assert message.endswith("then export again.")


def test_an_answer_without_a_glyph_is_reported_with_its_question() -> None:
    matter = example("foreign_singapore_open_points")
    answers = {**matter.answers, FactId("country_of_origin"): Place(PlaceCode(""), "대한민국")}
    memo = build_memo(replace(matter, answers=answers), library(), DAY)
    with pytest.raises(GlyphError, match=r"the answer to “.+” holds “대” "):
        to_pdf(memo, RESOURCES)


def test_bidi_marks_and_controls_do_not_stop_an_export() -> None:
    memo = memo_of(
        "domestic_judgment_enforcement",
        client="a\u202eb\u0007\ufeff\ud800c\ue000",
        respondent="x\ny",
    )
    assert {"For": "abc", "Against": "x y"}.items() <= {
        row.label: row.text.removesuffix(", applicant") for row in memo.head
    }.items()
    assert to_pdf(memo, RESOURCES)


def test_a_place_name_of_markup_is_text() -> None:
    matter = example("foreign_singapore_open_points")
    answers = {**matter.answers, FactId("country_of_origin"): Place(PlaceCode(""), "#panic()")}
    memo = build_memo(replace(matter, answers=answers), library(), DAY)
    assert "#panic()" in memo.title
    assert to_pdf(memo, RESOURCES)


def test_an_empty_matter_is_a_draft() -> None:
    memo = build_memo(
        Matter(legs=example("domestic_judgment_enforcement").legs, particulars=Particulars()),
        library(),
        DAY,
    )
    read = "".join(
        page.extract_text() for page in PdfReader(BytesIO(to_pdf(memo, RESOURCES))).pages
    )
    assert "Draft" in read
    assert "Next to be asked" in read


def test_a_matter_of_two_legs_is_drawn() -> None:
    matter = replace(
        example("foreign_singapore_open_points"), legs=tuple(list(library().trees)[:2])
    )
    memo = build_memo(matter, library(), DAY)
    with pikepdf.open(BytesIO(to_pdf(memo, RESOURCES))) as pdf, pdf.open_outline() as outline:
        assert [str(item.title) for item in outline.root][:2] == [leg.part for leg in memo.legs]


def test_printable_characters() -> None:
    known = glyphs.printable(RESOURCES / "fonts")
    assert all(ord(char) in known for char in "Aé–“”’…《》（）中喆堃镕珺玥芃昇 \u00a0")
    assert all(ord(char) not in known for char in "🚀𠮷한")


# --- notes -----------------------------------------------------------------------------------


def test_a_note_is_given_once_a_section_and_every_mark_has_one() -> None:
    data = page_data(lay_out(memo_of("foreign_singapore_open_points")), "a4")
    for leg in data["legs"]:
        for section in leg["sections"]:
            marks = list(marks_in(section))
            first = [mark["id"] for mark in marks if mark["text"]]
            assert len(first) == len(set(first))
            if section["number"] > 1:
                assert {mark["id"] for mark in marks} == set(first)


def marks_in(value: object) -> list[dict[str, str]]:
    if isinstance(value, dict):
        own = [value["note"]] if value.get("note") else []
        return own + [mark for one in value.values() for mark in marks_in(one)]
    if isinstance(value, list):
        return [mark for one in value for mark in marks_in(one)]
    return []
