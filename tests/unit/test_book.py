"""The fact-check book: nothing of a tree is left out, all of it is in the PDF, and text stays text."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from io import BytesIO
from pathlib import Path as FilePath
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from authoring.book.fact_check import build_book
from authoring.book.numbers import cited_rules, number, terms, uncited_rules, updates
from authoring.book.parts import Book, Entry, Para, Point, Row, Single
from authoring.book.pdf import to_pdf, to_png_pages
from cli.commands import run
from engine import content
from engine.conditions import Condition
from engine.law import FactKind
from engine.library import Library
from engine.tree import Tree, TreeId
from memo.errors import GlyphError, MemoError
from tests.shipped import DAY, RESOURCES, ROOT, library
from tests.small_trees import RULES, TREE, UPDATES, small_library, write_content

SMALL = TreeId("small")
TREES = ["arbitral_awards", "domestic_judgments", "foreign_judgments"]
HOSTILE = '#eval("1") #read("/etc/passwd") $x^2$ *b* _y_ @ref <lbl> `r` [z] \\\\ // = T “q”'
HANDLES = set(
    "id schema stage goto next undecided root court term tree head cites terms map later starts done".split()  # noqa: SIM905
)
"""Fields that hold ids, not texts."""


@cache
def book(tree: str) -> Book:
    return build_book(TreeId(tree), library(), DAY)


@cache
def pdf(tree: str) -> bytes:
    """Draw a shipped book in a process of its own: typst keeps a gigabyte of each."""
    with TemporaryDirectory() as folder:
        file = FilePath(folder) / "book.pdf"
        wanted = ["book", tree, "--pdf", str(file), "--as-of", DAY.isoformat()]
        subprocess.run([sys.executable, str(ROOT / "main.py"), *wanted], check=True)
        return file.read_bytes()


@cache
def small() -> Library:
    with TemporaryDirectory() as folder:
        found = small_library(FilePath(folder) / "content")
        assert found.law.terms
        return found


def small_book(as_of: date = DAY) -> Book:
    return build_book(SMALL, small(), as_of)


def flat(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")


def read_back(data: bytes, height: int = 842) -> str:
    """Read a PDF between head and foot, so that a text over two pages stands in one piece."""
    with TemporaryDirectory() as folder:
        file = FilePath(folder) / "book.pdf"
        file.write_bytes(data)
        area = ["-x", "0", "-y", "62", "-W", "700", "-H", str(height - 62 - 57), "-r", "72"]
        command = ["pdftotext", "-raw", "-enc", "UTF-8", *area, str(file), "-"]
        return flat(subprocess.run(command, capture_output=True, check=True).stdout.decode())


@cache
def read(tree: str) -> str:
    return read_back(pdf(tree))


def walk(value: Any) -> Iterator[Any]:
    """Give every part of some data, at any depth."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from walk(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from walk(one)


def texts(value: object) -> Iterator[str]:
    """Give the text of every paragraph, clause and title of a book."""
    for part in walk(value):
        if isinstance(part, Para | Single):
            yield "".join(run.text for run in part.runs)
        elif isinstance(part, Entry | Point):
            yield part.title


def entries_of(made: Book) -> dict[str, Entry]:
    return {part.name: part for part in walk(made) if isinstance(part, Entry)}


def rows_of(made: Book) -> dict[str, Row]:
    return {part.id: part for part in walk(made) if isinstance(part, Row) and part.id}


@cache
def entries(tree: str) -> dict[str, Entry]:
    return entries_of(book(tree))


@cache
def rows(tree: str) -> dict[str, Row]:
    return rows_of(book(tree))


def written(value: Any) -> Iterator[str]:
    """Give every text of a tree that someone wrote: all strings but ids and conditions."""
    if isinstance(value, Enum | Condition):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | Mapping):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from written(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in HANDLES:
                yield from written(getattr(value, field.name))


def pieces(tree: Tree) -> set[str]:
    """Give what must be printed: every text, cut where an answer is put in."""
    cut = (piece for text in written(tree) for piece in re.split(r"\{[a-z_]+\}", text))
    return {flat(piece) for piece in cut} - {""}


# --- nothing is left out ------------------------------------------------------------------


@pytest.mark.parametrize("tree_id", TREES)
def test_everything_of_a_tree_has_an_entry(tree_id: str) -> None:
    tree = library().trees[TreeId(tree_id)]
    wanted = {*tree.nodes, *tree.outcomes, *(finding.id for finding in tree.findings)}
    wanted |= {item.id for _, item in content.items(tree)}
    wanted |= {topic.topic for topic in tree.background}
    wanted |= set(updates(tree, library().law))
    assert wanted == set(entries(tree_id))
    for question, fact in content.asked(tree, library().law):
        points = [p for p in walk(entries(tree_id)[question.id]) if isinstance(p, Point)]
        if fact.kind in {FactKind.CHOICE, FactKind.CHECKLIST, FactKind.GROUNDS}:
            assert len(points) == len(question.choices or list(content.rows(question, fact)))
        elif fact.kind is FactKind.YES_NO:
            assert len(points) == 2


@pytest.mark.parametrize("tree_id", TREES)
def test_every_text_of_a_tree_is_in_the_pdf(tree_id: str) -> None:
    told = read(tree_id)
    assert {piece for piece in pieces(library().trees[TreeId(tree_id)]) if piece not in told} == (
        set()
    )


@pytest.mark.parametrize("tree_id", TREES)
def test_all_of_the_book_is_in_the_pdf(tree_id: str) -> None:
    told = read(tree_id)
    assert {text for text in texts(book(tree_id)) if flat(text) not in told} == set()


@pytest.mark.parametrize("tree_id", TREES)
def test_the_law_behind_a_tree_is_in_the_pdf(tree_id: str) -> None:
    tree, law, told = library().trees[TreeId(tree_id)], library().law, read(tree_id)
    rules = [law.rules[rule] for rule in cited_rules(tree, law)]
    cited = {rule for _, cites, _ in content.citing(tree) for rule in cites}
    assert cited <= {rule.id for rule in rules}
    wanted = [text for rule in rules for text in (rule.rule, *rule.values)]
    wanted += [part for rule in rules for part in rule.authority.split("; ")]
    wanted += [law.rules[rule].rule for rule in uncited_rules(tree, law)]
    changed = [law.updates[update] for update in updates(tree, law)]
    wanted += [text for one in changed for text in (one.title, one.what_changed, one.status)]
    wanted += [f"confidence {one.confidence}" for one in changed]
    named = [law.terms[term] for term in terms(tree, law)]
    wanted += [text for term in named for text in (term.en, term.zh)]
    told = told.casefold()
    assert [text for text in wanted if flat(text).casefold() not in told] == []


@pytest.mark.parametrize("tree_id", TREES)
def test_numbers_are_unique_and_every_link_has_its_place(tree_id: str) -> None:
    made = book(tree_id)
    parts = (Entry, Point)
    places = [part.id for part in walk(made) if isinstance(part, parts)] + list(rows_of(made))
    assert len(places) == len(set(places))
    leads = {part.to for part in walk(made) if getattr(part, "to", "")}
    assert leads <= set(places)


@pytest.mark.parametrize("tree_id", TREES)
def test_rules_are_told_with_what_cites_them(tree_id: str) -> None:
    tree, law = library().trees[TreeId(tree_id)], library().law
    numbers = number(tree, law)
    finding = tree.findings[0]
    for rule in finding.cites:
        users = rows(tree_id)[numbers.rules[rule].id].cells[-1]
        assert numbers.findings[finding.id].number in "".join(texts(users)).split(", ")


def test_unconfirmed_chinese_is_marked() -> None:
    law = library().law
    tree = library().trees[TreeId("foreign_judgments")]
    numbers = number(tree, law)
    told = {
        term: "".join(texts(rows("foreign_judgments")[numbers.terms[term].id]))
        for term in terms(tree, law)
    }
    assert any(not law.terms[term].confirmed for term in told)
    for term, text in told.items():
        assert ("Not confirmed" in text) == (not law.terms[term].confirmed)


# --- what an entry says -------------------------------------------------------------------


def told_by(name: str, label: str) -> list[str]:
    entry = entries_of(small_book())[name]
    return [text for field in entry.fields if field.label == label for text in texts(field)]


def test_a_question_says_where_each_choice_leads() -> None:
    (answer,) = [f for f in entries_of(small_book())["kind_of_paper"].fields if f.label == "Answer"]
    leads = {
        point.title: "".join(run.text for run in point.leads)
        for point in walk(answer)
        if isinstance(point, Point)
    }
    assert leads == {"A judgment": "Q2 Origin", "An order": "O1 An order is not eligible"}
    assert "Decisive" in told_by("kind_of_paper", "Not known yet")[1]
    assert told_by("kind_of_paper", "Not known yet")[0] == "Open point. Obtain the paper."


def test_an_outcome_says_how_it_is_reached() -> None:
    (way,) = [f for f in entries_of(small_book())["not_eligible"].fields if f.label == "Reached"]
    leads = ["".join(run.text for run in one.lead) for one in walk(way) if hasattr(one, "lead")]
    assert leads == ["from Q1 Paper, answered “An order”"]
    assert told_by("other_instrument", "Reached") == ["Q2 Origin is Hong Kong SAR"]


def test_a_finding_says_when_it_holds() -> None:
    assert told_by("late_objected", "Holds") == [
        "T1 Last day to file has passed on every reading",
        "Q8 Objection is answered “Yes”",
    ]


def test_where_an_answer_is_put_in_the_question_stands() -> None:
    assert entries_of(small_book())["treaty"].title == "Does a treaty link [Q2 Origin]?"


def test_a_paper_from_abroad_says_what_a_development_adds_to_its_form() -> None:
    law = library().law
    seen = set()
    for name in TREES:
        for item in library().trees[TreeId(name)].items.documents:
            abroad = item.form.issued_abroad
            found = [f for f in entries(name)[item.id].fields if f.label == "Issued abroad"]
            assert len(found) == (abroad is not None)
            if abroad is None:
                continue
            beside = law.updates[abroad.later].beside_form
            assert beside is not None
            source, *said = texts(found[0])
            assert law.updates[abroad.later].title in source
            assert ("where it was issued: Q" in source) == (abroad.place is not None)
            assert (
                said
                == [f"Abroad: {beside.abroad}", f"In a region: {beside.region}"][
                    : 2 if abroad.place else 1
                ]
            )
            seen.add(abroad.place is not None)
    assert seen == {True, False}


def test_a_matrix_says_what_its_hearing_sheet_takes_from_the_facts() -> None:
    shown = 0
    for name in TREES:
        for question, fact in content.asked(library().trees[TreeId(name)], library().law):
            entry = entries(name)[question.id]
            said = [text for f in entry.fields if f.label == "Ruling" for text in texts(f)]
            ruling = fact.ruling
            assert [text.partition(": ")[2] for text in said] == (
                [ruling.sought, ruling.opposed, ruling.act] if ruling else []
            )
            if fact.kind is FactKind.GROUNDS:
                told = list(texts(entry))
                wanted = [row.shown_by for row in content.rows(question, fact) if row.shown_by]
                assert [f"Shown by: {one}" for one in wanted] == [
                    text for text in told if text.startswith("Shown by: ")
                ]
                shown += len(wanted)
    assert shown


def test_a_next_step_has_the_numbers_of_its_rules() -> None:
    cited = 0
    for name in TREES:
        tree = library().trees[TreeId(name)]
        numbers = number(tree, library().law)
        for outcome in tree.outcomes.values():
            told = set(texts(entries(name)[outcome.id]))
            said = outcome.by_verdict.values()
            for step in (*outcome.next_steps, *(step for one in said for step in one.next_steps)):
                rules = ", ".join(numbers.rules[rule].number for rule in step.cites)
                assert not rules or any(text.endswith(f"  {rules}") for text in told)
                cited += bool(rules)
    assert cited


# --- how current it is ----------------------------------------------------------------------


def test_overdue_content_is_said_first_and_only_then() -> None:
    assert small_book(date(2027, 6, 30)).notices == ()
    (notice,) = small_book(date(2027, 7, 2)).notices
    assert notice.startswith("The content was due for review by 30 June 2027, two days before")
    assert flat(notice) in read_back(to_pdf(small_book(date(2027, 7, 2)), RESOURCES))
    assert flat("was due for review") not in read_back(to_pdf(small_book(), RESOURCES))


@pytest.mark.parametrize(
    ("effective", "state"),
    [
        ("2027-01-01", "Developments after the last check"),
        ("2026-01-01", "After the date of the law, before the last check"),
        ("2026", "Developments of which no day can be told"),
        ("2024-01-01", ""),
    ],
)
def test_developments_stand_by_their_day(tmp_path: FilePath, effective: str, state: str) -> None:
    changed = UPDATES.replace("2024-01-01", effective)
    made = build_book(SMALL, small_library(tmp_path / "content", updates=changed), DAY)
    current = made.parts[0].groups[0].table
    assert current is not None
    told = {"".join(texts(row.cells[0])): "".join(texts(row.cells[1])) for row in current.rows}
    assert [label for label, names in told.items() if names == "U1"] == ([state] if state else [])


# --- the file -------------------------------------------------------------------------------


def test_text_is_never_markup(tmp_path: FilePath) -> None:
    quoted = HOSTILE.replace('"', '\\"')
    tree = TREE.replace("ask: What do you hold?", f'ask: "{quoted}?"')
    tree = tree.replace("title: Fraud\n", f'title: "{quoted}"\n')
    tree = tree.replace("money: {text: A sum}", f'money: {{text: "{quoted}"}}')
    rules = RULES.replace("rule: Two years.", f'rule: "{quoted}"')
    made = build_book(SMALL, small_library(tmp_path / "content", tree, rules=rules), DAY)
    told = read_back(to_pdf(made, RESOURCES))
    assert told.count(flat("$x^2$ *b* _y_ @ref <lbl> `r` [z] \\")) > 4
    assert "root:x:0" not in told


def test_a_character_without_a_glyph_is_named_with_its_entry(tmp_path: FilePath) -> None:
    tree = TREE.replace("ask: What do you hold?", "ask: What 🚀 do you hold?")
    made = build_book(SMALL, small_library(tmp_path / "content", tree), DAY)
    with pytest.raises(GlyphError, match=r"the entry Q1 holds “🚀”"):
        to_pdf(made, RESOURCES)


def test_same_book_same_bytes() -> None:
    assert to_pdf(small_book(), RESOURCES) == to_pdf(small_book(), RESOURCES)
    program = (
        "import sys; sys.path[:0] = [sys.argv[1], sys.argv[1] + '/tests/unit']\n"
        "import test_book as t\n"
        "sys.stdout.buffer.write(t.to_pdf(t.small_book(), t.RESOURCES))"
    )
    command = [sys.executable, "-c", program, str(ROOT)]
    other = small_book()
    made = subprocess.run(command, capture_output=True, check=True).stdout
    assert made == to_pdf(other, RESOURCES)


def test_it_is_tagged_with_an_outline_of_its_entries() -> None:
    with pikepdf.open(BytesIO(pdf("foreign_judgments"))) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang).startswith("en")
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Foreign judgments: Fact-check book"
        with opened.open_outline() as outline:
            titles = [str(item.title) for item in outline.root]
            (asked,) = [item for item in outline.root if item.title == "Questions"]
            first = [str(item.title) for item in asked.children[0].children]
    assert titles[:4] == ["How to read this book", "How current it is", "Questions", "Outcomes"]
    assert titles[-2:] == ["Index", "Sign-off"]
    assert first[0] == "Q1 What has the foreign court issued? Issued by the court"


def test_letter_paper_and_page_images() -> None:
    letter = PdfReader(BytesIO(to_pdf(small_book(), RESOURCES, paper="letter")))
    assert {round(float(page.mediabox.height)) for page in letter.pages} == {792}
    assert len(to_png_pages(small_book(), RESOURCES, 30)) > 5
    with pytest.raises(MemoError, match="no paper “a5”"):
        to_pdf(small_book(), RESOURCES, paper="a5")


# --- the command ------------------------------------------------------------------------------


def command(home: FilePath, *arguments: str) -> int:
    return run(["book", *arguments], home, DAY)


@pytest.fixture
def home(tmp_path: FilePath) -> FilePath:
    folder = tmp_path / "home"
    folder.mkdir()
    write_content(folder / "trees")
    (folder / "resources").symlink_to(RESOURCES)
    return folder


def test_the_command_writes_the_book(home: FilePath, tmp_path: FilePath) -> None:
    file = tmp_path / "small.pdf"
    assert command(home, "small", "--pdf", str(file), "--as-of", "2027-08-01") == 0
    assert flat("due for review by 30 June 2027, 32 days") in read_back(file.read_bytes())


def test_another_folder(home: FilePath, tmp_path: FilePath) -> None:
    folder = write_content(tmp_path / "other", TREE.replace("Small papers", "Other papers"))
    file = tmp_path / "other.pdf"
    assert command(home, "small", "--pdf", str(file), "--folder", str(folder)) == 0
    assert flat("Other papers") in read_back(file.read_bytes())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["smal", "--pdf", "x.pdf"], 'There is no tree "smal" (did you mean "small"?)'),
        (["small"], "--pdf"),
        (["small", "--pdf", "x.pdf", "--as-of", "soon"], '"soon" is not a date'),
        (["small", "--pdf", "x.pdf", "--folder", "nowhere"], "There is no folder nowhere."),
        (["small", "--pdf", "nowhere/x.pdf"], "could not be written"),
    ],
)
def test_bad_input_is_one_sentence(
    home: FilePath, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert command(home, *arguments) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert told.count("\n") == 1


def test_a_tree_with_a_fault_is_refused(home: FilePath, capsys: pytest.CaptureFixture[str]) -> None:
    faulty = TREE.replace("next: relief", "next: relif")
    (home / "trees" / "small.yaml").write_text(faulty, encoding="utf-8")
    assert command(home, "small", "--pdf", "x.pdf") == 2
    assert 'there is no node or outcome "relif"' in capsys.readouterr().err
