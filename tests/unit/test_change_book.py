"""The change book: what comes out differently is found for all answers, and shown by a matter."""

from datetime import date
from pathlib import Path as FilePath

import pytest

from authoring.book.change import build_change_book
from authoring.book.change_examples import Outcomes, outcomes_of_change
from authoring.book.parts import Book, Entry, Given, Para, Point
from authoring.book.pdf import to_pdf
from cli.commands import run
from engine.library import Library
from engine.proof.compare import Kind, Version, compare
from engine.tree import TreeId
from engine.walk import walk
from tests.small_trees import LAW, RULES, TREE, UPDATES, small_library, write_content

ROOT = FilePath(__file__).parents[2]
DAY = date(2026, 11, 22)
SMALL = TreeId("small")
FRAUD = "    effect: refused\n    title: Fraud\n"
WEAKER = "    effect: proceed_with_risk\n    title: Fraud\n"


@pytest.fixture
def old(tmp_path: FilePath) -> Library:
    return small_library(tmp_path / "old")


def now(tmp_path: FilePath, *edits: tuple[str, str], rules: str = RULES) -> Library:
    text = TREE.replace('version: "1"', 'version: "2"')
    for before, after in edits:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return small_library(tmp_path / "new", text, rules=rules)


def differing(old: Library, new: Library) -> Outcomes:
    before, after = (Version(one.trees[SMALL], one.law) for one in (old, new))
    found = outcomes_of_change(before, after, DAY)
    for one in compare(before, after, DAY):
        was, is_ = (walk(v.tree, one.example, v.law, DAY) for v in (before, after))
        if one.kind is Kind.VERDICT:
            assert (was.verdict, is_.verdict) == (one.old, one.new)
        elif one.kind is Kind.OUTCOME:
            assert (was.at.id, is_.at.id) == (one.old, one.new)
    return found


def told(book: Book) -> dict[str, list[str]]:
    """Give all that the entries of a part say, by its title."""
    return {
        part.title: [
            text
            for group in part.groups
            for entry in group.entries
            for text in (entry.title, entry.aside, *_texts(entry))
        ]
        for part in book.parts
    }


def _texts(entry: Entry) -> list[str]:
    found = []
    for field in entry.fields:
        for content in field.content:
            found += [f"{field.label}: {text}" for text in _said(content)]
    return found


def _said(content: Para | Given | Point) -> list[str]:
    if isinstance(content, Para):
        return ["".join(run.text for run in content.runs)]
    if isinstance(content, Point):
        return [content.title, *(text for part in content.body for text in _said(part))]
    return [str(content.clause)]


def test_the_same_tree_comes_out_the_same(old: Library, tmp_path: FilePath) -> None:
    assert differing(old, now(tmp_path)) == Outcomes((), ())
    book = build_change_book(SMALL, old, small_library(tmp_path / "twin"), DAY)
    assert [part.title for part in book.parts] == ["What comes out differently"]
    assert "No matter comes out differently" in str(book.parts[0].intro)
    assert book.notices == ()


def test_a_change_of_words_changes_no_matter(old: Library, tmp_path: FilePath) -> None:
    new = now(tmp_path, ("Time runs from that day.", "Time is counted from that day."))
    assert differing(old, new).differences == ()
    book = build_change_book(SMALL, old, new, DAY)
    said = told(book)["Questions and gates"]
    assert said == [
        "When did it take effect?", "Effect since",
        "Why: Before:", "Why: Time runs from that day.", "Why: Now:", "Why: Time is counted from that day.",
    ]  # fmt: skip


def test_a_changed_effect_is_shown_by_a_matter(old: Library, tmp_path: FilePath) -> None:
    new = now(tmp_path, (FRAUD, WEAKER))
    found = differing(old, new)
    pairs = {(was, is_) for kind, was, is_ in found.differences if kind is Kind.VERDICT}
    assert ("refused", "proceed_with_risk") in pairs
    assert ("refused", "proceed") not in pairs
    assert {kind for kind, _, _ in found.differences} == {Kind.VERDICT}
    shown = set().union(*(example.shows for example in found.examples))
    assert shown >= set(found.differences)
    book = build_change_book(SMALL, old, new, DAY)
    texts = told(book)
    assert texts["Findings"][:4] == [
        "Fraud",
        "Proceed with risk",
        "Marked: Before:",
        "Marked: Refused",
    ]
    assert "Answers: Grounds: There was fraud, made out" in texts["Example matters"]


def test_a_new_question_moves_numbers_and_nothing_else(old: Library, tmp_path: FilePath) -> None:
    """Only the question before it leads elsewhere; all that stands behind it has a new number."""
    first = """\
  remark:
    ask: Is there anything first?
    label: First
    why: It is printed.
    stage: paper
    cites: [small-paper]
    next: kind_of_paper
    unknown: {weight: watch, open_point: Ask.}
"""
    start = TREE.index("  remark:\n    ask")
    last = TREE[start : TREE.index("outcomes:\n")]
    otherwise = "      - {otherwise: true, goto: remark}\n    undecided: remark\n"
    new = now(
        tmp_path,
        (last, ""),
        ("root: kind_of_paper", "root: remark"),
        ("nodes:\n", f"nodes:\n{first}"),
        (otherwise, otherwise.replace("remark", "assessed")),
        ("    next: remark\n", "    next: assessed\n"),
    )
    book = build_change_book(SMALL, old, new, DAY)
    entries = [
        e.name
        for p in book.parts
        if p.title == "Questions and gates"
        for g in p.groups
        for e in g.entries
    ]
    assert sorted(entries) == ["claim", "relief", "remark"]


def test_a_deadline_counted_otherwise_is_a_difference(old: Library, tmp_path: FilePath) -> None:
    new = now(tmp_path, ("      plus: {years: 2}\n", "      plus: {years: 3}\n"))
    found = differing(old, new)
    assert (Kind.DATE, "limitation", "limitation") in found.differences
    assert any((Kind.DATE, "limitation", "limitation") in one.shows for one in found.examples)
    texts = told(build_change_book(SMALL, old, new, DAY))
    assert "Period: Two years." in texts["Time limits"]
    assert "Period: Three years." in texts["Time limits"]


def test_what_is_added_and_deleted(old: Library, tmp_path: FilePath) -> None:
    note = "    - {id: remarked, title: Remark, text: Read the remark., when: {answered: remark}, cites: [small-paper]}\n"
    new = now(
        tmp_path, (note, note.replace("remarked", "noted").replace("title: Remark", "title: Noted"))
    )
    found = differing(old, new)
    assert set(found.differences) == {(Kind.ITEM, "remarked", ""), (Kind.ITEM, "", "noted")}
    asides = [
        e.aside
        for p in build_change_book(SMALL, old, new, DAY).parts
        if p.title == "Notes"
        for g in p.groups
        for e in g.entries
    ]
    assert asides == ["new", "deleted"]


def test_changed_law_is_listed(old: Library, tmp_path: FilePath) -> None:
    new = now(tmp_path, rules=RULES.replace("rule: Two years.", "rule: Three years."))
    said = told(build_change_book(SMALL, old, new, DAY))["Rules"]
    assert said[2:] == ["Rule: Before:", "Rule: Two years.", "Rule: Now:", "Rule: Three years."]


def test_a_changed_form_of_papers_from_abroad_is_listed(tmp_path: FilePath) -> None:
    """At the development and at the paper that names it."""
    form = "form: {copy: original_or_certified, translated: true"
    tree = TREE.replace(form, f"{form}, issued_abroad: {{later: later-start, place: origin_place}}")
    assert tree != TREE
    said = "  beside_form: {abroad: Take a stamp., region: Ask counsel.}\n"
    before, after = (
        small_library(tmp_path / name, tree, updates=f"{UPDATES}{text}")
        for name, text in (("old", said), ("new", said.replace("a stamp", "two stamps")))
    )
    texts = told(build_change_book(SMALL, before, after, DAY))
    assert "Issued abroad: Abroad: Take two stamps." in texts["Papers"]
    assert (
        "Beside a form: Take two stamps. In a region: Ask counsel." in texts["Later developments"]
    )


def test_a_changed_ruling_of_a_matrix_is_listed(tmp_path: FilePath) -> None:
    kind = "    kind: grounds\n"
    assert LAW["facts"].count(kind) == 1
    before, after = (
        small_library(
            tmp_path / name,
            facts=LAW["facts"].replace(
                kind, f"{kind}    ruling: {{sought: {sought}, opposed: Refusal, act: refuse}}\n"
            ),
        )
        for name, sought in (("old", "Recognition"), ("new", "Recognition in part"))
    )
    said = told(build_change_book(SMALL, before, after, DAY))["Questions and gates"]
    assert "Ruling: The applicant seeks: Recognition in part" in said


def test_a_rule_is_named_by_its_id_where_its_number_could_be_of_either_version(
    old: Library, tmp_path: FilePath
) -> None:
    cited = "because: It must have taken effect.\n    cites: [small-time]"
    new = now(tmp_path, (cited, cited.replace("[small-time]", "[small-time, small-paper]")))
    said = told(build_change_book(SMALL, old, new, DAY))["Outcomes"]
    assert any(text.startswith("Authority: small-") for text in said)
    assert not [text for text in said if text.startswith(("Authority: ,", "Authority:  "))]


def test_a_changed_tree_without_a_new_number(tmp_path: FilePath, old: Library) -> None:
    new = small_library(tmp_path / "new", TREE.replace(FRAUD, WEAKER))
    (notice,) = build_change_book(SMALL, old, new, DAY).notices
    assert "Both versions carry the number 1" in notice


def test_the_book_is_drawn(tmp_path: FilePath, old: Library) -> None:
    book = build_change_book(SMALL, old, now(tmp_path, (FRAUD, WEAKER)), DAY)
    pdf = to_pdf(book, ROOT / "resources")
    assert pdf.startswith(b"%PDF")
    assert pdf == to_pdf(book, ROOT / "resources")


def test_the_command(tmp_path: FilePath, capsys: pytest.CaptureFixture[str]) -> None:
    old = write_content(tmp_path / "old")
    new = write_content(tmp_path / "new", TREE.replace(FRAUD, WEAKER))
    pdf = tmp_path / "book.pdf"
    book = ["book", "small", "--folder", str(new), "--pdf", str(pdf), "--against"]
    assert run([*book, str(old)], ROOT, DAY) == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert run([*book, str(tmp_path / "none")], ROOT, DAY) == 2
    assert capsys.readouterr().err == f"There is no folder {tmp_path / 'none'}.\n"
