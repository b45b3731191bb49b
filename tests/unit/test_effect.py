"""What a change would do, and how far it still is."""

from datetime import date
from pathlib import Path as FilePath

import pytest

from engine.answers import Answers, Value
from engine.effect import Effect, dates, documents, effect_of_change, forums
from engine.extent import remaining
from engine.law import FactId, NodeId
from engine.library import Library
from engine.tree import TreeId
from engine.verdict import Verdict
from tests.matter_maker import FRENCH, IN_TIME, SINGAPORE
from tests.shipped import library as shipped
from tests.small_trees import TREE, small_library

AS_OF = date(2026, 11, 22)
WHOLE: dict[str, Value] = {**FRENCH, **IN_TIME, "relief": ("conduct",), "remark": "None"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("content") / "trees")


def change(library: Library, **changed: Value) -> Effect:
    before: Answers = {FactId(fact): value for fact, value in WHOLE.items()}
    after = {**before, **{FactId(fact): value for fact, value in changed.items()}}
    tree = library.trees[TreeId("small")]
    return effect_of_change(tree, before, after, library.law, AS_OF)


def labels(steps: object) -> list[str]:
    return [step.question.id for step in steps]  # type: ignore[attr-defined] # steps


def test_an_answer_that_closes_the_way(library: Library) -> None:
    effect = change(library, effective="no")
    assert (effect.now.verdict, effect.after.verdict) == (Verdict.PROCEED, Verdict.BARRED)
    assert labels(effect.stays) == ["kind_of_paper", "origin_place"]
    assert labels(effect.set_aside) == [
        "effective_date", "performance_date", "filed_on", "grounds", "relief", "remark",
    ]  # fmt: skip
    assert effect.returns == ()
    assert effect.changes_verdict
    assert effect.changes_forum
    assert effect.changes_papers
    assert effect.changes_more
    assert forums(effect.after) == ()
    assert len(documents(effect.now)) == 2


def test_nothing_but_the_answer(library: Library) -> None:
    effect = change(library, remark="Another")
    assert not effect.changes_more
    assert not effect.changes_dates
    assert len(effect.stays) == len(WHOLE) - 1


def test_a_date_moves(library: Library) -> None:
    effect = change(library, effective_date=date(2025, 2, 1))
    assert effect.changes_dates
    assert dates(effect.now)[0][1] == date(2027, 3, 12)
    assert dates(effect.after)[0][1] == date(2027, 2, 1)
    assert not effect.changes_papers


def test_what_was_set_aside_returns(library: Library) -> None:
    closed: Answers = {FactId(f): v for f, v in {**WHOLE, "effective": "no"}.items()}
    open_ = {**closed, FactId("effective"): "yes"}
    tree = library.trees[TreeId("small")]
    effect = effect_of_change(tree, closed, open_, library.law, AS_OF)
    assert labels(effect.returns)[0] == "effective_date"
    assert effect.set_aside == ()


def test_a_route_that_would_be_unfinished(library: Library) -> None:
    effect = change(library, origin_place=SINGAPORE)
    assert effect.after.verdict is None
    assert effect.after.at.id == "treaty"
    assert effect.changes_verdict


# --- how far it is ---------------------------------------------------------------------


def test_fewest_on_the_main_way_and_most_on_any(library: Library) -> None:
    tree = library.trees[TreeId("small")]
    found = remaining(tree)
    assert found[tree.root] == (6, 12)
    assert found[NodeId("remark")] == (1, 1)
    assert found[NodeId("assessed")] == found[NodeId("not_eligible")] == (0, 0)
    assert found[NodeId("treaty_gate")] == (4, 10), "a gate asks nothing"


def test_a_way_back_is_left_out(tmp_path: FilePath) -> None:
    looped = TREE.replace("    next: assessed\n", "    next: grounds\n")
    library = small_library(tmp_path / "trees", looped)
    tree = library.trees[TreeId("small")]
    assert remaining(tree)[tree.root][0] >= 1


def test_every_question_of_the_shipped_trees_has_an_extent() -> None:
    for tree in shipped().trees.values():
        found = remaining(tree)
        assert all(found[node][0] <= found[node][1] for node in tree.nodes), tree.id
