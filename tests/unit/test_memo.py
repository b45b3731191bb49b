"""What the memo says: everything on the way, in words and with its pinpoint, and nothing off it."""

from dataclasses import replace
from datetime import date
from pathlib import Path as FilePath
from typing import Any

import pytest

from engine.answers import Value, parse_answer
from engine.items import Deadline, Document
from engine.law import FactId
from engine.library import Library, read_source
from engine.tree import TreeId
from engine.typography import typographic
from engine.walk import walk
from matters.answers_file import read_answers
from matters.matter import Matter, Particulars
from memo.citations import note, with_chinese
from memo.clean import clean
from memo.memo import build_memo
from memo.parts import Leg, Memo
from tests.shipped import DAY, EXAMPLES, library as shipped
from tests.small_trees import TREE, small_library

OPEN: dict[str, Any] = {
    "kind_of_paper": "judgment",
    "origin_place": "SG",
    "treaty": "yes",
    "effective": "yes",
    "effective_date": "2026-01-15",
    "performance_date": "2026-02-28",
    "filed_on": "unknown",
    "objection": "no",
    "grounds": {"fraud": "arguable", "excess": "made_out"},
    "relief": ["conduct"],
    "remark": "none",
}
NAMED = Particulars(
    name="Small v Large", client="Small", respondent="Large", acting_for="applicant"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("content") / "trees")


def small_matter(library: Library, **answers: Any) -> Matter:
    facts = library.law.facts
    given: dict[FactId, Value] = {
        FactId(name): parse_answer(facts[FactId(name)], value, library.law)
        for name, value in answers.items()
    }
    return Matter(legs=(TreeId("small"),), particulars=NAMED, answers=given)


def small_memo(library: Library, **answers: Any) -> Memo:
    return build_memo(small_matter(library, **answers), library, DAY)


def test_title_block(library: Library) -> None:
    memo = small_memo(library, **OPEN)
    assert memo.title == "Enforcing a paper from Singapore"
    assert {row.label: row.text for row in memo.head} == {
        "Matter": "Small v Large",
        "For": "Small, applicant",
        "Against": "Large",
        "Law as of": "1 July 2025; compared with later developments on 22 November 2026",
    }
    assert memo.date == "22 November 2026"
    assert memo.privilege == "Privileged and confidential"
    assert memo.disclaimer.startswith("Not a PRC legal opinion")


def test_bottom_line_gives_the_words_of_the_verdict_and_the_working_date(library: Library) -> None:
    line = small_memo(library, **OPEN).legs[0].bottom_line
    assert (line.verdict, line.word) == ("partial", "Partly open")
    assert (line.title, line.text) == ("Partly open", "A part is closed.")
    assert (line.action, line.day) == ("File by", "15 January 2028")
    assert [cite.rule for cite in line.day_cites] == ["small-time"]


def test_filing_day_and_passed_day_are_said(library: Library) -> None:
    planned = small_memo(library, **{**OPEN, "filed_on": "2027-03-01"}).legs[0].bottom_line
    assert planned.action == "Filing on 1 March 2027; the working date is"
    late = {**OPEN, "effective_date": "2020-01-15", "performance_date": "none"}
    assert small_memo(library, **late).legs[0].bottom_line.action == "The working date to file was"


def test_every_reading_stands_on_its_own_line(library: Library) -> None:
    first, second = small_memo(library, **OPEN).legs[0].dates
    assert (first.date, first.standing, first.later) == ("15 January 2028", "Working date", "")
    assert first.counted == "15 January 2026, the day it took effect, plus two years; a Saturday"
    assert first.tested == "22 November 2026, the date of this memo"
    assert (second.date, second.standing) == ("28 February 2028", "Second reading")
    assert second.later == "When the period starts"
    assert second.missed == "The application is dismissed if lateness is objected to."


def test_a_date_without_a_start_says_what_fixes_it(library: Library) -> None:
    (line,) = (
        small_memo(library, **{**OPEN, "effective_date": "unknown", "performance_date": "none"})
        .legs[0]
        .dates
    )
    assert (line.day, line.date) == (None, "Open")
    assert line.counted == "Two years from the day it took effect, once known"


def test_usual_times_are_no_deadlines_and_reminders_lie_ahead(library: Library) -> None:
    leg = small_memo(library, **OPEN).legs[0]
    assert [time.time for time in leg.usual_times] == ["Six to 12 months from filing"]
    (reminder,) = leg.reminders
    assert reminder.text == "17 October 2027, 16 December 2027 and 8 January 2028"


def test_suggestion_confirmed_and_changed(library: Library) -> None:
    def said(treaty: str) -> str:
        route = small_memo(library, **{**OPEN, "treaty": treaty}).legs[0].route
        return next(line.suggestion for line in route if line.question == "treaty")

    assert said("yes") == (
        "Suggested by the country table (Singapore, Party since 1986, not cross-checked); confirmed."
    )
    assert said("no").endswith("suggests “Yes”; changed.")


def test_grounds_matrix_holds_every_row_derived_ones_too(library: Library) -> None:
    (matrix,) = small_memo(library, **OPEN).legs[0].grounds
    assert [(row.id, row.court, row.position) for row in matrix.rows] == [
        ("fraud", "must", "Arguable"),
        ("excess", "may", "Made out"),
        ("late", "must", "Not raised"),
    ]
    assert matrix.rows[2].rests_on == ("Filed", "Objection")


def test_a_ground_that_the_tree_leaves_out_is_not_printed(tmp_path: FilePath) -> None:
    derived = TREE[TREE.index("      late:\n") : TREE.index("    next: relief\n")]
    library = small_library(tmp_path / "trees", TREE.replace(derived, ""))
    (matrix,) = small_memo(library, **OPEN).legs[0].grounds
    assert [row.id for row in matrix.rows] == ["fraud", "excess"]


def test_open_points_come_with_their_weight_and_decisive_ones_first(library: Library) -> None:
    answers = {
        **OPEN,
        "origin_place": "unknown",
        "effective": "unknown",
        "grounds": {"fraud": "unknown"},
    }
    leg = small_memo(library, **answers).legs[0]
    assert [(point.question, point.weight) for point in leg.open_points] == [
        ("effective", "decisive"),
        ("origin_place", "watch"),
        ("grounds", "watch"),
    ]
    assert leg.open_points[2].text == "Find out where this ground stands: There was fraud"
    assert [step.text for step in leg.now] == [
        "Obtain the certificate.",
        "Find out where it comes from.",
        "File the application.",
    ]
    assert {line.id: line.turns_on for line in leg.possible} == {
        "fraud": ("Grounds",),
        "fraud_arguable": ("Grounds",),
    }


def test_undecided_paper_reads_if(library: Library) -> None:
    papers = small_memo(library, **{**OPEN, "relief": "unknown"}).legs[0].documents
    assert [(paper.id, paper.condition) for paper in papers] == [
        ("judgment", ""),
        ("sum_schedule", "If it orders a sum"),
        ("power", ""),
    ]
    assert str(papers[0].chinese) == "民事判决书"


def test_draft_says_what_comes_next(library: Library) -> None:
    memo = small_memo(library, kind_of_paper="judgment")
    (leg,) = memo.legs
    assert memo.draft
    assert leg.draft is not None
    assert leg.draft.ask == "Where does it come from?"
    assert leg.bottom_line.text == (
        "One question is answered. Next to be asked: “Where does it come from?”"
    )
    assert leg.now == ()


def test_answers_off_the_way_are_set_aside_and_nothing_else_is_said_of_them(
    library: Library,
) -> None:
    leg = small_memo(library, **{**OPEN, "kind_of_paper": "order"}).legs[0]
    assert leg.bottom_line.word == "Barred"
    assert "origin_place" in {aside.question for aside in leg.set_aside}
    assert [line.question for line in leg.route] == ["kind_of_paper"]
    assert (leg.dates, leg.documents, leg.grounds, leg.findings) == ((), (), (), ())


def test_developments_and_authorities_are_those_of_the_rules_cited(library: Library) -> None:
    memo = small_memo(library, **OPEN)
    assert [line.rule for line in memo.authorities] == ["small-paper", "small-time", "small-ground"]
    (development,) = memo.developments
    assert development.could_change == ("the verdict", "a date")
    barred = small_memo(library, kind_of_paper="order")
    assert [line.rule for line in barred.authorities] == ["small-paper"]
    assert barred.developments == ()


def test_fingerprint_follows_answers_not_names(library: Library) -> None:
    matter = small_matter(library, **OPEN)
    first = build_memo(matter, library, DAY).fingerprint
    renamed = build_memo(matter.describe(Particulars(name="Other")), library, DAY).fingerprint
    changed = small_memo(library, **{**OPEN, "treaty": "no"}).fingerprint
    assert first == renamed
    assert changed.answers != first.answers
    assert changed.files == first.files
    assert first.files[0].file == "small.yaml"
    assert "law/fees.yaml" in {file.file for file in first.files}


def test_content_due_for_review_is_said(library: Library) -> None:
    memo = build_memo(small_matter(library, **OPEN), library, date(2027, 7, 1))
    assert memo.notices == (
        "Small papers: the content was due for review by 30 June 2027 and is older than that.",
    )


def test_two_legs_the_later_first() -> None:
    answers = {FactId("nothing_asked"): "x"}
    matter = Matter(legs=tuple(list(shipped().trees)[:2]), answers=answers)
    memo = build_memo(replace(matter, answers={}), shipped(), DAY)
    assert [leg.tree for leg in memo.legs] == list(reversed(matter.legs))
    assert memo.title == memo.legs[0].title
    assert [leg.part.partition(": ")[0] for leg in memo.legs] == ["Part 2", "Part 1"]
    assert [row.label for row in memo.head][-2:] == ["Part 2", "Part 1"]


# --- shipped matters -------------------------------------------------------------------


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_everything_on_the_way_is_in_the_memo_and_nothing_else(file: FilePath) -> None:
    matter, as_of = read_answers(read_source(file, file.name), shipped())
    memo = build_memo(matter, shipped(), as_of or DAY)
    path = walk(shipped().trees[matter.tree], matter.answers, shipped().law, as_of or DAY)
    leg = memo.legs[0]
    items = [applied.item for applied in path.items]
    assert [line.id for line in leg.findings] == [finding.id for finding in path.findings]
    assert [line.id for line in leg.possible] == [finding.id for finding in path.possible]
    assert sorted(line.id for line in leg.documents) == sorted(
        item.id for item in items if isinstance(item, Document)
    )
    assert {str(line.deadline) for line in leg.dates} | {
        str(time.deadline) for time in leg.usual_times
    } == {item.id for item in items if isinstance(item, Deadline)}
    assert [line.question for line in leg.route] == [step.question.id for step in path.steps]
    assert len(leg.open_points) == len(path.open_points)
    assert leg.bottom_line.verdict == path.verdict


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_every_statement_has_a_pinpoint(file: FilePath) -> None:
    matter, as_of = read_answers(read_source(file, file.name), shipped())
    for leg in build_memo(matter, shipped(), as_of or DAY).legs:
        assert all(statement.cites for statement in _cited(leg))


def _cited(leg: Leg) -> list[Any]:
    return [
        leg.bottom_line,
        *leg.findings,
        *leg.possible,
        *leg.forums,
        *(paper for paper in leg.documents if not paper.counsel_check),
        *leg.dates,
        *leg.usual_times,
        *leg.actions,
        *leg.remedies,
        *leg.costs,
        *leg.route,
        *(row for matrix in leg.grounds for row in matrix.rows),
        *leg.open_points,
        *leg.notes,
    ]


# --- small parts -----------------------------------------------------------------------


def test_a_citation_carries_the_chinese_title(library: Library) -> None:
    line = small_memo(library, **OPEN).legs[0].bottom_line
    assert note(line.day_cites) == (
        "Civil Procedure Law, Article 300 《中华人民共和国民事诉讼法》; guide 3.4; 3.6."
    )


def test_chinese_stands_behind_its_english(library: Library) -> None:
    terms = ("civil-judgment", "intermediate-peoples-court")
    text = with_chinese("Take the Civil Judgments to it.", terms, library.law)  # type: ignore[arg-type] # plain ids
    assert text == "Take the Civil Judgments 民事判决书 to it."


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("a\u202egpj.exe\u202c", "agpj.exe"),
        ("line one\nline two\tthree", "line one line two three"),
        ("\ufeffCafe\u0301\x07", "Café"),
        ("\ud800lone", "lone"),
        ("private \ue000use", "private use"),
        ("葛\U000e0100城\ufe0f", "葛城"),
        ('#read("/etc/passwd") *x* $x$', '#read("/etc/passwd") *x* $x$'),
    ],
)
def test_typed_text_is_cleaned(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


def test_quotation_marks_of_the_content() -> None:
    assert typographic("the court's \"shall\" ('may')") == "the court’s “shall” (‘may’)"
