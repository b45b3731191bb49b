"""Conditions in words: every kind has them, and a reader can tell what holds."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path as FilePath
from tempfile import TemporaryDirectory
from typing import get_args

import pytest

from authoring.book.condition_words import Speaker, plain_text
from authoring.book.numbers import number
from authoring.book.parts import Clause, Joined, Single, Style
from engine.conditions import (
    All,
    Answered,
    AnswerIs,
    AnyGround,
    AnyOf,
    At,
    AtLeast,
    Before,
    Bound,
    Codes,
    Condition,
    GroundIs,
    Includes,
    IsUnknown,
    JurisdictionIs,
    Not,
    OnOrAfter,
    Passed,
    Period,
    Reading,
)
from engine.content import conditions
from engine.law import DeadlineId, FactId, GroundState, Modality, NodeId, RowId
from tests.shipped import library as shipped
from tests.small_trees import small_library

PAPER, EFFECTIVE, OBJECTION = FactId("kind_of_paper"), FactId("effective"), FactId("objection")
SINCE, FIXED, FILED = FactId("effective_date"), FactId("performance_date"), FactId("filed_on")
ORIGIN, GROUNDS, RELIEF = FactId("origin_place"), FactId("grounds"), FactId("relief")
LIMIT, USUAL = DeadlineId("limitation"), DeadlineId("usual_time")
MADE_OUT, ARGUABLE = GroundState.MADE_OUT, GroundState.ARGUABLE
NO = AnswerIs(OBJECTION, ("no",))
YES = AnswerIs(EFFECTIVE, ("yes",))
IN_GROUNDS = "in Q9 Grounds,"


@cache
def speaker() -> Speaker:
    with TemporaryDirectory() as folder:
        library = small_library(FilePath(folder) / "content")
        tree = next(iter(library.trees.values()))
        numbers = number(tree, library.law)
        assert library.law.terms
        return Speaker(tree, library.law, numbers)


def said(condition: Condition) -> str:
    return plain_text(speaker().clause(condition))


SINGLE: list[tuple[Condition, str, str]] = [
    (YES, "Q4 Effect is answered “Yes, it has”", "Q4 Effect is not answered “Yes, it has”"),
    (
        AnswerIs(PAPER, ("judgment", "order")),
        "Q1 Paper is answered “A judgment” or “An order”",
        "Q1 Paper is answered neither “A judgment” nor “An order”",
    ),
    (
        AnswerIs(FIXED, ("none",)),
        "Q6 Day fixed is answered “It fixes no day”",
        "Q6 Day fixed is not answered “It fixes no day”",
    ),
    (
        AnswerIs(ORIGIN, ("FR",)),
        "Q2 Origin is answered “France”",
        "Q2 Origin is not answered “France”",
    ),
    (
        AnswerIs(FactId("fraud_shown"), ("yes",)),
        "“was there fraud” (worked out from Q9) is answered “Yes”",
        "“was there fraud” (worked out from Q9) is not answered “Yes”",
    ),
    (
        Includes(RELIEF, ("money",)),
        "Q10 Relief includes “A sum”",
        "Q10 Relief does not include “A sum”",
    ),
    (
        Includes(RELIEF, ("money", "conduct")),
        "Q10 Relief includes “A sum” or “Conduct”",
        "Q10 Relief includes neither “A sum” nor “Conduct”",
    ),
    (
        GroundIs(GROUNDS, RowId("fraud"), (MADE_OUT,)),
        f"{IN_GROUNDS} the ground “There was fraud” is made out",
        f"{IN_GROUNDS} the ground “There was fraud” is not made out",
    ),
    (
        GroundIs(GROUNDS, RowId("fraud"), (MADE_OUT, ARGUABLE)),
        f"{IN_GROUNDS} the ground “There was fraud” is made out or arguable",
        f"{IN_GROUNDS} the ground “There was fraud” is neither made out nor arguable",
    ),
    (
        AnyGround(of=GROUNDS, state=MADE_OUT),
        f"{IN_GROUNDS} at least one ground is made out",
        f"{IN_GROUNDS} no ground is made out",
    ),
    (
        AnyGround(of=GROUNDS, state=MADE_OUT, modality=Modality.SHALL, whole=True),
        f"{IN_GROUNDS} at least one “must” ground that strikes the whole is made out",
        f"{IN_GROUNDS} no “must” ground that strikes the whole is made out",
    ),
    (
        JurisdictionIs(of=ORIGIN, has="civil_treaty"),
        "Q2 Origin is a place with a treaty on judgments in the country table",
        "Q2 Origin is not a place with a treaty on judgments in the country table",
    ),
    (
        JurisdictionIs(of=ORIGIN, has="new_york_convention", on=SINCE),
        "Q2 Origin is a state of the New York Convention in the country table on the day of Q5 Effect since",
        "Q2 Origin is not a state of the New York Convention in the country table on the day of Q5 Effect since",
    ),
    (
        JurisdictionIs(of=ORIGIN, has="home"),
        "Q2 Origin is Mainland China",
        "Q2 Origin is not Mainland China",
    ),
    (
        JurisdictionIs(of=ORIGIN, is_=Codes(("HK", "SG"))),
        "Q2 Origin is Hong Kong SAR or Singapore",
        "Q2 Origin is not Hong Kong SAR or Singapore",
    ),
    (
        Passed(deadline=LIMIT, reading=Reading.ANY),
        "T1 Last day to file has passed on at least one reading",
        "T1 Last day to file has not passed on any reading",
    ),
    (
        Passed(deadline=LIMIT, reading=Reading.ALL),
        "T1 Last day to file has passed on every reading",
        "T1 Last day to file has not passed on at least one reading",
    ),
    (
        OnOrAfter(FILED, Bound(day=date(2026, 3, 1))),
        "Q7 Filed is on or after 1 March 2026",
        "Q7 Filed is not on or after 1 March 2026",
    ),
    (
        Before(FILED, Bound(fact=SINCE, plus=Period(months=6))),
        "Q7 Filed is before the day six months after Q5 Effect since",
        "Q7 Filed is not before the day six months after Q5 Effect since",
    ),
    (
        Before(FILED, Bound(fact=SINCE)),
        "Q7 Filed is before the day of Q5 Effect since",
        "Q7 Filed is not before the day of Q5 Effect since",
    ),
    (
        AtLeast(FactId("claim"), Decimal(1000000)),
        "Q11 Claim is at least 1,000,000",
        "Q11 Claim is not at least 1,000,000",
    ),
    (Answered(SINCE), "Q5 Effect since is known", "Q5 Effect since is not known"),
    (
        IsUnknown(SINCE),
        "Q5 Effect since is answered “Not known yet”",
        "Q5 Effect since is not answered “Not known yet”",
    ),
    (
        At(NodeId("effective")),
        "the route passes Q4 Effect",
        "the route does not pass Q4 Effect",
    ),
    (
        At(NodeId("treaty_gate")),
        "the route passes G1 Gate on Origin",
        "the route does not pass G1 Gate on Origin",
    ),
    (
        At(NodeId("assessed")),
        "the route ends at O4 The paper from the place of origin",
        "the route does not end at O4 The paper from the place of origin",
    ),
]


@pytest.mark.parametrize(("condition", "words", "negated"), SINGLE, ids=lambda one: str(one)[:60])
def test_a_test_in_words(condition: Condition, words: str, negated: str) -> None:
    assert said(condition) == words
    assert said(Not(condition)) == negated
    assert said(Not(Not(condition))) == words


def test_every_class_of_condition_has_words() -> None:
    shown = {type(condition) for condition, _, _ in SINGLE} | {All, AnyOf, Not}
    assert shown == set(get_args(Condition))


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(TypeError):
        speaker().clause(object())  # type: ignore[arg-type]


# --- joined -------------------------------------------------------------------------------


def test_all_and_any_are_joined() -> None:
    any_of = AnyOf((NO, Includes(RELIEF, ("money",))))
    assert said(All((YES, any_of))) == (
        "both Q4 Effect is answered “Yes, it has” and either Q8 Objection is answered “No” "
        "or Q10 Relief includes “A sum”"
    )


def test_not_is_carried_down() -> None:
    assert speaker().clause(Not(All((YES, NO)))) == speaker().clause(AnyOf((Not(YES), Not(NO))))
    assert speaker().clause(Not(AnyOf((YES, NO)))) == speaker().clause(All((Not(YES), Not(NO))))


def test_alternatives_on_one_answer_are_drawn_together() -> None:
    assert said(AnyOf((NO, IsUnknown(OBJECTION)))) == (
        "Q8 Objection is answered “No” or “Not known yet”"
    )
    assert said(All((Not(NO), Not(IsUnknown(OBJECTION))))) == (
        "Q8 Objection is answered neither “No” nor “Not known yet”"
    )
    assert said(AnyOf((At(NodeId("not_eligible")), At(NodeId("not_effective"))))) == (
        "the route ends at O1 An order is not eligible or O2 Not effective yet"
    )


def test_what_must_hold_together_is_not_drawn_together() -> None:
    both = speaker().clause(All((NO, IsUnknown(OBJECTION))))
    assert isinstance(both, Joined)
    assert len(both.clauses) == 2
    apart = speaker().clause(AnyOf((Not(NO), Not(IsUnknown(OBJECTION)))))
    assert isinstance(apart, Joined)
    assert apart.word == "or"


def test_the_same_joint_is_one_list() -> None:
    nested = speaker().clause(All((YES, All((NO, Includes(RELIEF, ("money",)))))))
    assert isinstance(nested, Joined)
    assert len(nested.clauses) == 3


def test_a_name_leads_to_its_place() -> None:
    clause = speaker().clause(YES)
    assert isinstance(clause, Single)
    first = clause.runs[0]
    assert (first.text, first.style, first.to) == ("Q4", Style.NUMBER, "q4")


# --- the shipped trees ----------------------------------------------------------------------


def singles(clause: Clause) -> list[Single]:
    if isinstance(clause, Single):
        return [clause]
    return [one for part in clause.clauses for one in singles(part)]


@pytest.mark.parametrize("tree_id", shipped().trees)
def test_shipped_conditions_name_no_ids(tree_id: str) -> None:
    library = shipped()
    tree = next(tree for tree in library.trees.values() if tree.id == tree_id)
    speaks = Speaker(tree, library.law, number(tree, library.law))
    clauses = [speaks.clause(condition) for _, condition, _ in conditions(tree)]
    assert clauses
    for clause in clauses:
        for single in singles(clause):
            text = "".join(run.text for run in single.runs)
            assert "_" not in text
            assert any(run.to for run in single.runs), text
