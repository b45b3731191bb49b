"""What counsel confirmed of later developments: read, kept, printed, and never acted on."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path as FilePath

import pytest

from engine.answers import Amount, Grounds, Place, Value
from engine.errors import ContentError
from engine.fee_data import schedules
from engine.law import FactId, PlaceCode, TermId
from engine.library import Library
from engine.source import Source
from engine.tree import TreeId
from matters.answers_file import read_answers, write_answers
from matters.file import load_matter, save_answers
from matters.matter import Applies, Confirmation, Matter, PointId
from memo.law_parts import Development
from memo.memo import build_memo
from memo.memo_json import memo_json
from memo.parts import Memo
from memo.text import to_text
from tests.shipped import example, library as shipped
from tests.small_trees import TERMS, small_library

LATER = PointId("later-start")
SHIPPED = shipped()
START = "cpl-250-start-of-two-years"
AS_OF = date(2026, 11, 22)
APPLIES = Confirmation(by="Li Wei", on=date(2026, 11, 20), applies=Applies.YES, note="See file.")
GIVEN: dict[str, Value] = {
    "kind_of_paper": "judgment",
    "origin_place": Place(PlaceCode("FR"), "France"),
    "effective": "yes",
    "effective_date": date(2025, 3, 12),
    "performance_date": date(2025, 4, 1),
    "filed_on": date(2027, 3, 20),
    "objection": "no",
}
DONE: dict[FactId, Value] = {
    FactId("grounds"): Grounds(()),
    FactId("relief"): ("money",),
    FactId("claim"): Amount(Decimal(1000), "CNY"),
    FactId("remark"): "None",
}
FILE = """\
tree: small
answers: {kind_of_paper: judgment}
confirmed:
  later-start: {by: Li Wei, on: 2026-11-20, applies: "yes", note: See file.}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("content") / "trees")


@pytest.fixture
def matter() -> Matter:
    answers = {FactId(fact): value for fact, value in GIVEN.items()}
    return Matter(legs=(TreeId("small"),), answers=answers)


def flat(text: str) -> str:
    """Give a text without its line breaks."""
    return " ".join(text.split())


def only(memo: Memo) -> Development:
    (found,) = memo.developments
    return found


# --- the file ---------------------------------------------------------------------------


def test_a_confirmation_is_read_and_written_back(library: Library) -> None:
    matter, _ = read_answers(Source(FILE, "m.yaml"), library)
    assert matter.confirmed == {LATER: APPLIES}
    assert write_answers(matter)["confirmed"] == {
        "later-start": {"by": "Li Wei", "on": "2026-11-20", "applies": "yes", "note": "See file."}
    }
    assert "confirmed" not in write_answers(matter.confirm(LATER, None))


@pytest.mark.parametrize(
    ("wrong", "place", "said"),
    [
        ("later-strat: {by: L, on: 2026-11-20, applies: 'no'}", "4:3", 'mean "later-start"?'),
        ("later-start: {by: L, on: 20.11.2026, applies: 'no'}", "4:28", "is not a date"),
        ("later-start: {by: L, on: 2026-11-20, applies: yes}", "4:49", 'quote "yes"'),
        ("later-start: {by: L, on: 2026-11-20, applies: maybe}", "4:49", "not one of yes, no"),
        ("later-start: {on: 2026-11-20, applies: 'no'}", "4:16", "by missing"),
        ("later-start: {by: ' ', on: 2026-11-20, applies: 'no'}", "4:21", "write who confirmed"),
        ("later-start: {bye: L, on: 2026-11-20, applies: 'no'}", "4:17", 'mean "by"?'),
    ],
)
def test_every_fault_has_its_place(library: Library, wrong: str, place: str, said: str) -> None:
    text = f"tree: small\nanswers: {{}}\nconfirmed:\n  {wrong}\n"
    with pytest.raises(ContentError) as raised:
        read_answers(Source(text, "m.yaml"), library)
    lines = [str(one) for one in raised.value.problems if said in one.message]
    assert [line[: len(f"m.yaml:{place}:")] for line in lines] == [f"m.yaml:{place}:"], lines


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("later-start: {by: L, on: 2026-11-20}", "applies missing"),
        ("civil-judgment: {by: L, on: 2026-11-20}", "there is nothing to confirm"),
        ("enforcement_application: {by: L, on: 2026-11-20, applies: 'yes'}", "leave this out"),
        ("enforcement_aplication: {by: L, on: 2026-11-20}", "mean"),
    ],
)
def test_what_is_confirmed_fits_the_point(wrong: str, said: str) -> None:
    text = f"tree: domestic_judgments\nanswers: {{}}\nconfirmed:\n  {wrong}\n"
    with pytest.raises(ContentError, match=said):
        read_answers(Source(text.replace("later-start", START), "m.yaml"), SHIPPED)


def test_no_id_stands_for_two_flagged_points() -> None:
    law = SHIPPED.law
    assert law.fees is not None
    unsure = [str(term.id) for term in law.terms.values() if not term.confirmed]
    points = [*map(str, law.updates), *unsure, *map(str, schedules(law.fees))]
    assert len(set(points)) == len(points)


def test_counsel_confirms_how_a_fee_is_counted() -> None:
    matter = example("domestic_judgment_proceed")
    fee = replace(APPLIES, applies=None)
    memo = build_memo(matter.confirm(PointId("enforcement_application"), fee), SHIPPED, AS_OF)
    before = build_memo(matter, SHIPPED, AS_OF)
    (told,) = (line for line in memo.legs[0].costs if line.count and line.count.confirmed)
    (same,) = (line for line in before.legs[0].costs if line.id == told.id)
    assert told.count is not None
    assert same.count is not None
    assert told.count.fee == same.count.fee
    assert told.count.caution == (
        "Beyond the guide. How it is counted: confirmed by Li Wei on 20 November 2026."
    )
    assert "Counsel: See file." in to_text(memo)
    data = memo_json(memo)["legs"][0]["costs"]
    assert [one["count"]["confirmed"]["applies"] for one in data if one["id"] == told.id] == [None]


def test_a_sum_asked_in_one_currency_takes_no_other() -> None:
    text = "tree: domestic_judgments\nanswers: {cny_equivalent: {amount: 5, currency: USD}}\n"
    with pytest.raises(ContentError, match="give its equivalent in CNY"):
        read_answers(Source(text, "m.yaml"), SHIPPED)
    kept, _ = read_answers(Source(text, "m.yaml"), SHIPPED, saved=True)
    assert kept.answers, "a matter saved before is opened"


def test_a_saved_matter_keeps_what_the_content_lost(
    library: Library, matter: Matter, tmp_path: FilePath
) -> None:
    kept = matter.confirm(PointId("gone"), APPLIES)
    save_answers(tmp_path / "m.yaml", kept)
    again, _ = load_matter(tmp_path / "m.yaml", library)
    assert again == kept
    told, plain = build_memo(again, library, AS_OF), build_memo(matter, library, AS_OF)
    assert told.developments == plain.developments
    assert told.legs == plain.legs


def test_a_confirmation_is_changed_and_taken_back(matter: Matter) -> None:
    once = matter.confirm(LATER, APPLIES)
    no = replace(APPLIES, applies=Applies.NO)
    assert once.confirm(LATER, no).confirmed == {LATER: no}
    assert once.confirm(LATER, None) == matter


# --- the memo ---------------------------------------------------------------------------


def test_an_open_development_stands_beside_what_it_could_change(
    library: Library, matter: Matter
) -> None:
    leg = build_memo(matter, library, AS_OF).legs[0]
    late = next(line for line in leg.findings if line.id == "late")
    named = "When the period starts. Verify with counsel."
    assert late.later_law == f"Later law could change this: {named}"
    working, second = (line for line in leg.dates if line.day)
    assert working.later_law == late.later_law
    assert not second.later_law, "its own reading rests on it, which is said already"
    assert second.later_standing == "Verify with counsel"
    assert not any(line.later_law for line in leg.documents), "it does not touch papers"


def test_the_bottom_line_says_that_later_law_could_change_it(
    library: Library, matter: Matter
) -> None:
    done = {**matter.answers, **DONE}
    memo = build_memo(replace(matter, answers=done), library, AS_OF)
    said = "Later law could change this verdict and the filing date: When the period starts."
    assert memo.legs[0].bottom_line.later_law == f"{said} Verify with counsel."
    assert said in flat(to_text(memo))


def test_what_is_confirmed_is_printed_as_such(library: Library, matter: Matter) -> None:
    matter = replace(matter, answers={**matter.answers, **DONE}).confirm(LATER, APPLIES)
    memo = build_memo(matter, library, AS_OF)
    text = flat(to_text(memo))
    sentence = "Confirmed by Li Wei on 20 November 2026: it applies in this matter"
    assert only(memo).confirmed is not None
    assert f"{sentence}. See file." in text
    assert "verify with counsel." not in text.casefold().replace("verify it with counsel", "")
    assert "Counsel confirmed that this applies: When the period starts (Li Wei," in text
    assert "moves neither the verdict nor the dates" in text
    assert memo_json(memo)["developments"][0]["confirmed"] == {
        "by": "Li Wei",
        "on": "2026-11-20",
        "applies": True,
        "note": "See file.",
        "text": sentence,
    }


def test_the_memo_lists_who_confirmed_what(library: Library, matter: Matter) -> None:
    none = flat(to_text(build_memo(matter, library, AS_OF)))
    assert "Counsel has confirmed none of them yet." in none
    no = replace(APPLIES, applies=Applies.NO, note="")
    text = flat(to_text(build_memo(matter.confirm(LATER, no), library, AS_OF)))
    assert "Counsel has confirmed none" not in text
    assert "it does not apply in this matter" in text


@pytest.mark.parametrize("applies", list(Applies))
def test_a_confirmation_never_moves_anything(
    library: Library, matter: Matter, applies: Applies
) -> None:
    before = build_memo(matter, library, AS_OF)
    said = replace(APPLIES, applies=applies)
    after = build_memo(matter.confirm(LATER, said), library, AS_OF)
    for one, other in zip(before.legs, after.legs, strict=True):
        assert one.bottom_line.verdict == other.bottom_line.verdict
        assert [line.id for line in one.findings] == [line.id for line in other.findings]
        assert [line.day for line in one.dates] == [line.day for line in other.dates]
        assert one.route == other.route
    assert before.fingerprint.answers != after.fingerprint.answers, "another memo, another hash"


def test_typed_text_is_cleaned_and_kept_whole_in_the_answers(
    library: Library, matter: Matter
) -> None:
    long = replace(APPLIES, by="Li\u202e Wei\n", note="a" * 2000)
    memo = build_memo(matter.confirm(LATER, long), library, AS_OF)
    confirmed = only(memo).confirmed
    assert confirmed is not None
    assert confirmed.by == "Li Wei"
    assert "in full in the attached answers" in confirmed.note
    assert "a" * 2000 in memo.answers


# --- terms --------------------------------------------------------------------------------


def test_the_memo_lists_the_terms_of_its_route(tmp_path: FilePath, matter: Matter) -> None:
    unsure = TERMS.replace(
        "The paper., cite: [small-paper], confirmed: true",
        "The paper., cite: [small-paper], confirmed: false",
    )
    library = small_library(tmp_path / "trees", terms=unsure)
    memo = build_memo(replace(matter, answers={**matter.answers, **DONE}), library, AS_OF)
    assert [line.id for line in memo.terms] == ["civil-judgment", "intermediate-peoples-court"]
    text = flat(to_text(memo))
    assert "Terms in Chinese" in text
    assert str(memo.terms[0].chinese) == "民事判决书 (check with counsel)"
    assert "民事判决书" in text.partition("Terms in Chinese")[2]


def test_counsel_confirms_the_chinese_of_a_term(tmp_path: FilePath, matter: Matter) -> None:
    unsure = TERMS.replace(
        "The paper., cite: [small-paper], confirmed: true",
        "The paper., cite: [small-paper], confirmed: false",
    )
    library = small_library(tmp_path / "trees", terms=unsure)
    matter = replace(matter, answers={**matter.answers, **DONE})
    matter = matter.confirm(PointId("civil-judgment"), replace(APPLIES, applies=None))
    memo = build_memo(matter, library, AS_OF)
    text = flat(to_text(memo))
    assert "民事判决书" in text
    assert "check with counsel" not in text
    assert [one.id for one in memo.confirmed_terms] == ["civil-judgment"]
    glossary = text.partition("Terms in Chinese")[2]
    assert "Chinese confirmed by Li Wei on 20 November 2026. See file." in glossary
    assert not library.law.terms[TermId("civil-judgment")].confirmed, "the content stays"


def test_a_way_without_terms_has_no_glossary(library: Library) -> None:
    order = Matter(legs=(TreeId("small"),), answers={FactId("kind_of_paper"): "order"})
    memo = build_memo(order, library, AS_OF)
    assert memo.terms == ()
    assert "Terms in Chinese" not in to_text(memo)
