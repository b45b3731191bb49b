"""Papers: why they are needed, and what stands beside the form of one from abroad."""

from dataclasses import replace
from typing import Any

import pytest

from engine.answers import UNKNOWN, Place, Value
from engine.checks.papers import wrong_form
from engine.items import Document, IssuedAbroad
from engine.law import FactId, PlaceCode, UpdateId
from engine.tree import Tree, TreeId
from matters.matter import Applies, Confirmation, Matter, PointId
from memo.memo import build_memo
from memo.parts import DocumentLine
from memo.text import to_text
from tests.shipped import DAY, example, library

APOSTILLE = UpdateId("apostille-2023")


def papers(matter: Matter) -> dict[str, DocumentLine]:
    (leg,) = build_memo(matter, library(), DAY).legs
    return {line.id: line for line in leg.documents}


def issued_in(place: Value) -> DocumentLine:
    matter = example("award_london_partial")
    answers = {**matter.answers, FactId("document_issued_in"): place}
    return papers(replace(matter, answers=answers))["award_copy"]


def place(code: str, name: str) -> Place:
    return Place(PlaceCode(code), name)


def test_both_forms_stand_beside_each_other() -> None:
    paper = issued_in(place("GB", "United Kingdom"))
    assert paper.form == "Copy, notarised or authenticated (plan for both)"
    assert paper.later_form is not None
    said = str(paper.later_form)
    assert said.startswith("Issued in the United Kingdom. Later than the guide, to be verified: ")
    assert "apostille may take the place of authentication" in said
    assert "Check the status table" in said
    assert paper.later_form.update == APOSTILLE


def test_no_state_is_said_to_be_a_party() -> None:
    forms = [issued_in(place(code, code)).later_form for code in ("GB", "IN", "SG", "CA")]
    assert len({form.text for form in forms if form}) == 1
    assert None not in forms


def test_a_paper_of_a_region_follows_other_rules() -> None:
    form = issued_in(place("HK", "Hong Kong")).later_form
    assert form is not None
    assert "apostille" not in form.text
    assert "own rules" in form.text


def test_a_paper_issued_at_home_has_nothing_beside_it() -> None:
    assert issued_in(place("CN", "China")).later_form is None


def test_a_place_that_is_open_is_not_guessed() -> None:
    form = issued_in(UNKNOWN).later_form
    assert form is not None
    assert form.issued == "If it is issued abroad"


def test_a_place_outside_the_table_is_named_as_typed() -> None:
    form = issued_in(place("other", "Jersey")).later_form
    assert form is not None
    assert form.issued == "Issued in Jersey"


def test_counsels_word_stands_instead_of_to_be_verified() -> None:
    said = Confirmation(by="Li Wei", on=DAY, applies=Applies.NO)
    matter = replace(example("foreign_singapore_open_points"), confirmed={PointId(APOSTILLE): said})
    form = papers(matter)["judgment_copy"].later_form
    assert form is not None
    assert "to be verified" not in str(form)
    assert "confirmed by Li Wei on 22 November 2026: it does not apply" in str(form)


def test_the_development_is_not_told_twice_in_a_row() -> None:
    paper = papers(example("foreign_singapore_open_points"))["judgment_copy"]
    assert paper.later_form is not None
    assert "Apostille" not in paper.later_law


def test_why_a_paper_is_needed_is_said() -> None:
    found = papers(example("foreign_singapore_open_points"))
    assert found["proof_of_service"].needed == (
        "Needed because the judgment was given in the respondent’s absence."
    )
    assert not found["judgment_copy"].needed


def test_a_paper_for_counsel_to_check_is_listed_and_not_called_needed() -> None:
    assert papers(example("domestic_judgment_proceed"))["enforcement_application"].needed == (
        "Listed because it is not filed yet and no ruling has closed enforcement."
    )


def test_a_development_that_only_a_paper_names_stands_with_the_developments() -> None:
    memo = build_memo(example("domestic_judgment_proceed"), library(), DAY)
    assert "apostille-2023" in [one.id for one in memo.developments]


def test_an_undecided_paper_is_not_yet_needed() -> None:
    matter = example("foreign_singapore_open_points")
    answers = {**matter.answers, FactId("preservation_wanted"): UNKNOWN}
    paper = papers(replace(matter, answers=answers))["preservation_application"]
    assert paper.condition == "If property preservation is wanted"
    assert not paper.needed


def test_the_memo_prints_it() -> None:
    memo = build_memo(example("award_hong_kong_open_points"), library(), DAY)
    text = " ".join(to_text(memo).split())
    assert "Issued in the Hong Kong SAR" in text


# --- the check -------------------------------------------------------------------------


def tree_with(**changed: Any) -> Tree:
    tree = library().trees[TreeId("foreign_judgments")]
    paper = next(item for item in tree.items.documents if item.id == "judgment_copy")
    abroad = replace(paper.form.issued_abroad or IssuedAbroad(later=APOSTILLE), **changed)
    mine: Document = replace(paper, form=replace(paper.form, issued_abroad=abroad))
    return replace(tree, items=replace(tree.items, documents=(mine,)))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"later": "apostille-2032"}, 'there is no development "apostille-2032"'),
        ({"later": "hong-kong-judgments-2024"}, "has no beside_form"),
        ({"place": "country_of_orign"}, 'there is no fact "country_of_orign"'),
        ({"place": "effective_date"}, "effective_date is not a country."),
        ({"place": "seat_of_award"}, "never asked in this tree"),
    ],
)
def test_a_form_that_names_what_is_not_there(changed: dict[str, str], said: str) -> None:
    ((pointer, sentence),) = wrong_form(tree_with(**changed), library().law)
    assert said in sentence
    assert pointer[-1] in {"later", "place"}


def test_the_shipped_forms_are_right() -> None:
    law = library().law
    assert not [fault for tree in library().trees.values() for fault in wrong_form(tree, law)]
