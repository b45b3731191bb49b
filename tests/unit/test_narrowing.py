"""What the open points leave possible, on the small tree, whose truth is known."""

from datetime import date

import pytest

from engine.answers import UNKNOWN, Answers, Grounds, NoDate, Place, Value
from engine.law import FactId, GroundState, PlaceCode, RowId
from engine.library import Library
from engine.narrowing import Narrowing, narrow
from engine.tree import TreeId
from engine.verdict import Verdict
from engine.walk import walk
from tests.small_trees import small_library

AS_OF = date(2026, 11, 22)
WHOLE: dict[str, Value] = {
    "kind_of_paper": "judgment",
    "origin_place": Place(PlaceCode("FR"), "France"),
    "effective": "yes",
    "effective_date": date(2025, 3, 12),
    "performance_date": NoDate.NONE,
    "filed_on": date(2026, 11, 1),
    "grounds": Grounds(()),
    "relief": ("conduct",),
    "remark": "None",
}
PROCEED, RISK, PARTIAL = Verdict.PROCEED, Verdict.PROCEED_WITH_RISK, Verdict.PARTIAL
REFUSED, BARRED, OTHER = Verdict.REFUSED, Verdict.BARRED, Verdict.OTHER_TRACK


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("content") / "trees")


def found(library: Library, answers: dict[str, Value], **changed: Value) -> Narrowing:
    given: Answers = {FactId(fact): value for fact, value in {**answers, **changed}.items()}
    path = walk(library.trees[TreeId("small")], given, library.law, AS_OF)
    return narrow(path, given, library.law)


def replies(narrowing: Narrowing) -> list[tuple[str, tuple[Verdict, ...]]]:
    (point,) = narrowing.points
    return [(reply.said, reply.verdicts) for reply in point.replies]


def test_nothing_open(library: Library) -> None:
    narrowing = found(library, WHOLE)
    assert narrowing.verdicts == (PROCEED,)
    assert narrowing.points == ()
    assert narrowing.first is None
    assert narrowing.exact


def test_a_choice(library: Library) -> None:
    narrowing = found(library, WHOLE, kind_of_paper=UNKNOWN)
    assert narrowing.verdicts == (PROCEED, BARRED)
    assert replies(narrowing) == [("A judgment", (PROCEED,)), ("An order", (BARRED,))]
    assert narrowing.first is not None
    assert [one.outcomes for one in narrowing.possible] == [("assessed",), ("not_eligible",)]


def test_each_row_of_a_matrix_is_a_point(library: Library) -> None:
    open_ = Grounds(((RowId("fraud"), GroundState.UNKNOWN), (RowId("excess"), GroundState.UNKNOWN)))
    narrowing = found(library, WHOLE, grounds=open_)
    assert narrowing.verdicts == (PROCEED, RISK, PARTIAL, REFUSED)
    assert [(one.point.row, one.at_most) for one in narrowing.points] == [
        ("fraud", 2), ("excess", 3),
    ]  # fmt: skip
    fraud = narrowing.points[0]
    assert [(reply.said, reply.verdicts) for reply in fraud.replies] == [
        ("Not raised", (PROCEED, PARTIAL)),
        ("Made out", (REFUSED,)),
        ("Arguable", (RISK, PARTIAL)),
    ]
    assert narrowing.first is fraud


def test_a_whole_matrix(library: Library) -> None:
    assert replies(found(library, WHOLE, grounds=UNKNOWN)) == [
        ("No ground raised", (PROCEED,)),
        ("A ground arguable, none made out", (PROCEED, RISK)),
        ("A ground made out", (PARTIAL, REFUSED)),
    ]


def test_a_date_is_told_by_the_days_that_matter(library: Library) -> None:
    """Two years from 12 March 2025; filed late, it turns on the objection, which is open too."""
    assert replies(found(library, WHOLE, filed_on=UNKNOWN)) == [
        ("Before 13 March 2027", (PROCEED,)),
        ("13 March 2027 or later", (RISK, BARRED)),
    ]
    assert replies(found(library, WHOLE, filed_on=UNKNOWN, objection="no")) == [
        ("Before 13 March 2027", (PROCEED,)),
        ("13 March 2027 or later", (RISK,)),
    ]
    assert replies(found(library, WHOLE, effective_date=UNKNOWN)) == [
        ("Before 1 November 2024", (RISK, BARRED)),
        ("1 November 2024 or later", (PROCEED,)),
    ]


def test_places_are_tried_by_kind(library: Library) -> None:
    assert replies(found(library, WHOLE, origin_place=UNKNOWN)) == [
        ("Such as Mainland China", (PROCEED,)),
        ("Such as Hong Kong SAR", (OTHER,)),
        ("Such as France", (PROCEED,)),
        ("A place outside the country table", (PROCEED,)),
    ]


def test_a_point_that_nothing_rests_on_narrows_nothing(library: Library) -> None:
    narrowing = found(library, WHOLE, relief=UNKNOWN)
    assert narrowing.verdicts == (PROCEED,)
    assert narrowing.first is None


def test_of_equals_the_first_on_the_route(library: Library) -> None:
    narrowing = found(library, WHOLE, kind_of_paper=UNKNOWN, effective=UNKNOWN)
    assert narrowing.verdicts == (PROCEED, BARRED)
    assert [one.at_most for one in narrowing.points] == [2, 2]
    assert narrowing.first is narrowing.points[0]


def test_questions_not_asked_yet_are_open(library: Library) -> None:
    narrowing = found(library, {}, kind_of_paper=UNKNOWN)
    assert narrowing.verdicts == (PROCEED, RISK, PARTIAL, REFUSED, BARRED, OTHER)
    order = narrowing.points[0].replies[1]
    assert (order.said, order.verdicts) == ("An order", (BARRED,))


def test_an_answer_set_aside_counts_where_it_returns(library: Library) -> None:
    fraud = Grounds(((RowId("fraud"), GroundState.MADE_OUT),))
    narrowing = found(library, WHOLE, kind_of_paper="order", grounds=fraud)
    assert narrowing.verdicts == (BARRED,)
    assert found(library, WHOLE, kind_of_paper=UNKNOWN, grounds=fraud).verdicts == (REFUSED, BARRED)


def test_a_tree_that_is_too_large_is_sampled(library: Library) -> None:
    given: Answers = {**{FactId(f): v for f, v in WHOLE.items()}, FactId("kind_of_paper"): UNKNOWN}
    path = walk(library.trees[TreeId("small")], given, library.law, AS_OF)
    narrowing = narrow(path, given, library.law, at_most=3)
    assert not narrowing.exact
    assert narrowing.verdicts == (PROCEED, BARRED)
    assert replies(narrowing) == [("A judgment", (PROCEED,)), ("An order", (BARRED,))]
