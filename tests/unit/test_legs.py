"""Several trees over the same answers: what is carried, what leads on, what the memo says."""

from datetime import date
from pathlib import Path as FilePath
from types import MappingProxyType

import pytest

from authoring.scenarios.expectations import Expectation, Scenario
from authoring.scenarios.trial import try_scenario
from engine.answers import Value
from engine.checks import check
from engine.law import FactId
from engine.library import Library
from engine.tree import TreeId
from engine.verdict import Verdict
from engine.walk import walk, walk_legs
from matters.matter import Matter
from memo.memo import build_memo
from memo.text import to_text
from tests.small_trees import linked_library

DAY = date(2026, 11, 22)
SMALL, LATER = TreeId("small"), TreeId("later")


@pytest.fixture
def library(tmp_path: FilePath) -> Library:
    return linked_library(tmp_path / "content")


def given(**answers: Value) -> MappingProxyType[FactId, Value]:
    return MappingProxyType({FactId(fact): value for fact, value in answers.items()})


def matter(**answers: Value) -> Matter:
    return Matter(legs=(SMALL, LATER), answers=given(**answers))


def test_the_linked_trees_have_no_problems(library: Library) -> None:
    assert not library.problems
    assert not check(library)


@pytest.mark.parametrize(("paper", "leads"), [("order", True), ("judgment", False)])
def test_a_link_is_offered_where_its_condition_holds(
    library: Library, paper: str, leads: bool
) -> None:
    tree = library.trees[SMALL]
    path = walk(tree, given(kind_of_paper=paper), library.law, DAY)
    assert [link.tree for link in path.links] == ([LATER] if leads else [])


def test_nothing_is_asked_twice(library: Library) -> None:
    trees = (library.trees[SMALL], library.trees[LATER])
    first, second = walk_legs(trees, given(kind_of_paper="order"), library.law, DAY)
    assert first.finished
    assert [step.question.id for step in second.steps] == ["kind_of_paper"]
    assert second.at.id == "objection"


def test_what_another_leg_uses_is_not_set_aside(library: Library) -> None:
    answers = given(kind_of_paper="order", objection="yes", remark="as it is")
    trees = (library.trees[SMALL], library.trees[LATER])
    first, second = walk_legs(trees, answers, library.law, DAY)
    assert [step.question.id for step in first.parked] == ["remark"]
    assert not second.parked
    alone = walk(library.trees[SMALL], answers, library.law, DAY)
    assert {step.question.id for step in alone.parked} == {"objection", "remark"}


def test_the_memo_has_a_section_a_leg(library: Library) -> None:
    memo = build_memo(matter(kind_of_paper="order", objection="yes"), library, DAY)
    assert [leg.tree for leg in memo.legs] == [LATER, SMALL]
    assert memo.legs[0].bottom_line.verdict is Verdict.PROCEED_WITH_RISK
    assert memo.legs[1].ways_on == (), "the matter has gone that way"
    assert [line.carried for line in memo.legs[0].route] == [1, 0]
    assert [line.carried for line in memo.legs[1].route] == [0]
    text = to_text(memo)
    assert "Answered in part 1." in text
    assert "Part 2: What follows" in text
    assert memo.notices == ()


def test_the_memo_says_where_a_leg_does_not_lead_on_any_more(library: Library) -> None:
    memo = build_memo(matter(kind_of_paper="judgment"), library, DAY)
    (notice,) = memo.notices
    assert notice.startswith("Small papers does not lead on to What follows on these answers; ")


def scenario(**answers: Value) -> Scenario:
    return Scenario(
        name="Goes on", file="s.yaml", line=1, facts="It goes on.", legs=(SMALL, LATER), as_of=DAY,
        answers=given(**answers), expect=Expectation(verdict=Verdict.PROCEED_WITH_RISK),
    )  # fmt: skip


def test_a_scenario_crosses_from_tree_to_tree(library: Library) -> None:
    assert try_scenario(scenario(kind_of_paper="order", objection="yes"), library).passed


def test_a_scenario_whose_legs_do_not_join_fails(library: Library) -> None:
    trial = try_scenario(scenario(kind_of_paper="judgment", objection="yes"), library)
    assert trial.failures[0].of == "small leads on to"
    assert "origin_place" in trial.failures[0].got


def test_what_a_link_answers_must_stand_in_the_later_leg(tmp_path: FilePath) -> None:
    library = linked_library(tmp_path / "content", "{kind_of_paper: order}")
    assert not check(library)
    trees = (library.trees[SMALL], library.trees[LATER])
    first, second = walk_legs(trees, given(kind_of_paper="order"), library.law, DAY)
    assert first.joins(second)
    other = walk(library.trees[LATER], given(kind_of_paper="judgment"), library.law, DAY)
    assert not first.joins(other)


@pytest.mark.parametrize("answers", ["{kind_of_paper: letter}", "{remark: order}"])
def test_a_link_answers_only_what_the_later_tree_offers(tmp_path: FilePath, answers: str) -> None:
    (problem,) = check(linked_library(tmp_path / "content", answers))
    assert "later has no question" in str(problem)
