"""The way by replay: where it leads, what is set aside, what it amounts to."""

from datetime import date
from typing import Any

import pytest

from engine.answers import Value, parse_answer
from engine.law import FactId
from engine.library import Library
from engine.tree import TreeId
from engine.verdict import Verdict
from engine.view import headline, show
from engine.walk import Path, walk
from tests.small_trees import small_library

DAY = date(2026, 11, 22)
OPEN: dict[str, Any] = {
    "kind_of_paper": "judgment",
    "origin_place": "FR",
    "effective": "yes",
    "effective_date": "2026-01-15",
    "performance_date": "none",
    "filed_on": "2026-12-01",
    "grounds": {},
    "relief": ["conduct"],
    "remark": "none",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("content") / "trees")


def way(library: Library, **answers: Any) -> Path:
    facts = library.law.facts
    given: dict[FactId, Value] = {
        FactId(name): parse_answer(facts[FactId(name)], value, library.law)
        for name, value in answers.items()
    }
    return walk(library.trees[TreeId("small")], given, library.law, DAY)


def ids(found: Any) -> list[str]:
    return [str(entry.id) for entry in found]


def test_an_empty_matter_stands_at_the_root(library: Library) -> None:
    path = way(library)
    assert path.at.id == "kind_of_paper"
    assert path.verdict is None
    assert not path.finished


def test_the_main_way(library: Library) -> None:
    path = way(library, **OPEN)
    assert path.verdict is Verdict.PROCEED
    assert [step.question.id for step in path.steps] == list(OPEN)
    assert headline(path, library.law) == ("The way is open", "Nothing stands against it.")


def test_an_early_exit_sets_later_answers_aside_and_they_come_back(library: Library) -> None:
    path = way(library, **{**OPEN, "kind_of_paper": "order"})
    assert path.at.id == "not_eligible"
    assert path.verdict is Verdict.BARRED
    assert [step.question.id for step in path.parked] == [
        key for key in OPEN if key != "kind_of_paper"
    ]
    assert way(library, **OPEN).parked == ()


def test_answers_off_the_path_decide_nothing(library: Library) -> None:
    """The objection is not asked while time has not run out."""
    path = way(library, **OPEN, objection="yes")
    assert [step.question.id for step in path.parked] == ["objection"]
    assert path.verdict is Verdict.PROCEED


def test_late_and_objected_on_every_reading_is_barred(library: Library) -> None:
    late = {**OPEN, "effective_date": "2024-01-15", "objection": "yes"}
    path = way(library, **late)
    assert path.verdict is Verdict.BARRED
    assert ids(path.findings) == ["late_objected", "late"]
    assert headline(path, library.law)[0] == "Out of time"


def test_late_on_one_reading_only_is_a_risk(library: Library) -> None:
    late = {
        **OPEN,
        "effective_date": "2024-01-15",
        "performance_date": "2026-01-01",
        "objection": "yes",
    }
    path = way(library, **late)
    assert path.verdict is Verdict.PROCEED_WITH_RISK
    readings = path.deadlines()[0].readings
    assert [(str(r.due), r.passed) for r in readings] == [
        ("2026-01-15", True),
        ("2028-01-01", False),
    ]


def test_a_decisive_unknown_needs_facts_unless_worse(library: Library) -> None:
    open_ = {
        "kind_of_paper": "judgment",
        "origin_place": "FR",
        "effective": "unknown",
        "grounds": {},
    }
    rest = {"relief": "unknown", "remark": "x"}
    path = way(library, **open_, **rest)
    assert path.verdict is Verdict.NEEDS_FACTS
    assert [(point.question.id, point.weight) for point in path.open_points] == [
        ("effective", "decisive"),
        ("relief", "watch"),
    ]
    worse = way(library, **{**open_, "grounds": {"fraud": "made_out"}}, **rest)
    assert worse.verdict is Verdict.REFUSED


def test_a_part_that_is_closed_leaves_the_rest_open(library: Library) -> None:
    path = way(library, **{**OPEN, "grounds": {"excess": "made_out"}})
    assert path.verdict is Verdict.PARTIAL


def test_an_undecided_item_may_apply(library: Library) -> None:
    path = way(library, **{**OPEN, "relief": "unknown"})
    undecided = [applied.item.id for applied in path.items if applied.undecided]
    assert undecided == ["sum_schedule", "conduct"]


def test_a_ground_not_known_is_an_open_point(library: Library) -> None:
    path = way(library, **{**OPEN, "grounds": {"fraud": "unknown"}})
    assert [(point.row, point.text) for point in path.open_points] == [("fraud", "There was fraud")]


def test_a_place_outside_the_table_is_undecided(library: Library) -> None:
    path = way(library, kind_of_paper="judgment", origin_place="other: Jersey")
    assert path.at.id == "treaty"
    shown = show(path.at, path, library.law, None)  # type: ignore[arg-type]
    assert shown.ask == "Does a treaty link Jersey?"
    assert shown.suggestion is None


def test_the_table_suggests_and_does_not_decide(library: Library) -> None:
    path = way(library, kind_of_paper="judgment", origin_place="SG")
    shown = show(path.at, path, library.law, None)  # type: ignore[arg-type]
    assert shown.suggestion is not None
    assert shown.suggestion.choice == "yes"
    assert shown.suggestion.source == "Party since 1986, not cross-checked"


def test_the_same_answers_give_the_same_path(library: Library) -> None:
    assert way(library, **OPEN) == way(library, **dict(reversed(OPEN.items())))
