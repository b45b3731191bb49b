"""The hearing sheet: every ground in the order of the law, on one page, with what it rests on."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from engine.answers import UNKNOWN, Grounds, Value
from engine.law import FactId, FactKind, GroundState, RowId
from matters.matter import Matter
from memo.errors import GlyphError, MemoError
from memo.hearing import HearingSheet, build_hearing
from memo.hearing_pdf import sheet_data, to_hearing_pdf
from tests.shipped import DAY, RESOURCES, example, library

CONVENTION = FactId("convention_refusal_grounds")
LONG = (
    "Qingdao Haiyue International Trading and Shipping Co., Ltd. 青岛海悦国际贸易与航运股份有限公司"
)


def award(answers: dict[str, Value] | None = None, **particulars: str) -> Matter:
    matter = example("award_london_partial")
    given = {FactId(fact): value for fact, value in (answers or {}).items()}
    told = replace(matter.particulars, **particulars)
    return replace(matter, answers={**matter.answers, **given}).describe(told)


def grounds(**states: str) -> Grounds:
    return Grounds(tuple((RowId(row), GroundState(state)) for row, state in states.items()))


def sheet(matter: Matter) -> HearingSheet:
    (only,) = build_hearing(matter, library(), DAY).sheets
    return only


def pdf(matter: Matter) -> bytes:
    return to_hearing_pdf(build_hearing(matter, library(), DAY), RESOURCES)


def texts(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


# --- what it says ----------------------------------------------------------------------


def test_every_ground_stands_in_the_order_of_the_law() -> None:
    made = sheet(example("foreign_singapore_open_points"))
    declared = library().law.facts[FactId("foreign_refusal_grounds")].rows
    assert [row.number for row in made.rows] == list(range(1, len(declared) + 1))
    assert [row.court for row in made.rows][:2] == ["must refuse", "must refuse"]
    assert made.rows[6].text == "Same dispute pending in China"
    assert made.rows[6].court == "may refuse"
    assert made.rows[10].court == "may refuse that part", "it strikes one part only"


def test_a_ground_says_its_evidence_whether_raised_or_not() -> None:
    made = sheet(award())
    assert made.rows[2].state is GroundState.ARGUABLE
    assert made.rows[2].evidence == "Delivery record of the institution or tribunal"
    assert made.rows[3].state is GroundState.NOT_RAISED
    assert made.rows[3].evidence == "Procedural orders and record of the hearing"


def test_a_derived_ground_names_the_answers_it_rests_on() -> None:
    made = sheet(example("foreign_singapore_open_points"))
    late = next(row for row in made.rows if row.text == "Filed after the two years")
    assert "Legal effect: 12 March 2025" in late.follows
    assert "Filing day: 15 February 2027" in late.follows


def test_the_burden_is_said_only_where_a_rule_says_it() -> None:
    foreign = sheet(example("foreign_singapore_open_points"))
    shown = {row.text: row.shown_by for row in foreign.rows if row.shown_by}
    assert list(shown) == ["Filed after the two years"]
    assert shown["Filed after the two years"].startswith("the respondent")
    assert foreign.burden == "No rule cited here says who must show the other grounds."
    convention = sheet(award())
    assert not any(row.shown_by for row in convention.rows)
    assert convention.burden == "No rule cited here says who must show a ground."


def test_a_burden_has_a_rule_that_speaks_of_it() -> None:
    law = library().law
    rows = [row for fact in law.facts.values() for row in fact.rows.values() if row.shown_by]
    said = {row.id: " ".join(law.rules[rule].rule for rule in row.cites) for row in rows}
    assert {id_: row for id_, row in said.items() if "establishes" in row or "finds" in row} == said
    assert len(said) == 2


def test_findings_stand_by_the_numbers_of_their_grounds() -> None:
    found = {finding.title: finding for finding in sheet(award()).findings}
    assert found["Notice can be argued"].rows == (3,)
    assert found["Notice can be argued"].word == "Proceed with risk"
    assert found["A part lies outside the clause"].rows == (6,)
    assert found["A part lies outside the clause"].head


def test_no_ground_raised_is_a_finding_on_all_of_them() -> None:
    found = sheet(award({CONVENTION: grounds()})).findings
    assert [(one.rows, one.title) for one in found] == [((), "No ground for refusal is raised")]


def test_open_grounds_are_checked_before_the_hearing() -> None:
    made = sheet(award({CONVENTION: grounds(no_notice="unknown")}))
    (check,) = made.checks
    assert check.rows == (3,)
    assert "Delivery record" in check.text
    possible = {one.title: one.rows for one in made.findings if one.possible}
    assert possible["Notice can be argued"] == (3,)


def test_a_matrix_that_is_not_known_is_one_check() -> None:
    made = sheet(award({CONVENTION: UNKNOWN}))
    (check,) = made.checks
    assert check.rows == ()
    assert check.text.startswith("Go through the grounds")


def test_the_ruling_sought_turns_with_the_side() -> None:
    assert dict(sheet(award()).head)["Ruling sought"] == (
        "Recognition and enforcement of the foreign award"
    )
    turned = dict(sheet(award(acting_for="respondent", client="Haiyue")).head)
    assert turned["Ruling sought"] == "Refusal of recognition and enforcement"
    assert turned["The applicant seeks"] == "Recognition and enforcement of the foreign award"


def test_every_matrix_has_its_ruling() -> None:
    facts = library().law.facts.values()
    assert [fact.id for fact in facts if fact.kind is FactKind.GROUNDS and not fact.ruling] == []


def test_authorities_are_numbered_once_with_their_chinese() -> None:
    made = sheet(award())
    assert [str(one) for one in made.authorities] == [
        "New York Convention, Article 5 《承认及执行外国仲裁裁决公约》"
    ]
    assert made.rows[0].keys == (1,)
    assert made.rows[0].place == "Guide 4.6"


def test_a_route_without_a_matrix_has_no_sheet() -> None:
    matter = example("award_london_partial")
    kept = {FactId("seat_of_award"): matter.answers[FactId("seat_of_award")]}
    with pytest.raises(MemoError, match="no matrix of grounds"):
        build_hearing(replace(matter, answers=kept), library(), DAY)


# --- on paper --------------------------------------------------------------------------

MATRICES = (
    "award_london_partial",
    "award_hong_kong_open_points",
    "award_shanghai_proceed",
    "foreign_singapore_open_points",
    "domestic_judgment_enforcement",
)


@pytest.mark.parametrize("name", MATRICES)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_matrix_is_one_page_with_every_ground(name: str, paper: str) -> None:
    hearing = build_hearing(example(name), library(), DAY)
    pages = texts(to_hearing_pdf(hearing, RESOURCES, paper=paper))
    assert len(pages) == len(hearing.sheets) == 1
    for row in hearing.sheets[0].rows:
        assert row.text.split(",")[0] in pages[0]


def test_the_largest_matrix_with_much_open_and_long_names_is_one_page() -> None:
    names = list(library().law.facts[CONVENTION].rows)[:11]
    states = {str(row): "unknown" for row in names} | {"no_notice": "arguable"}
    matter = award({CONVENTION: grounds(**states)}, respondent=LONG, name=f"Harwick v {LONG}")
    (page,) = texts(pdf(matter))
    assert "12 Filed after the two years" in page
    assert "To be checked before the hearing" in page


def test_what_fits_at_no_size_goes_on_under_a_repeated_head() -> None:
    pages = texts(pdf(award(respondent=LONG * 40)))
    assert len(pages) > 1
    assert sum("No. Ground Court State" in page for page in pages) == 2


def test_the_same_matter_gives_the_same_bytes() -> None:
    again = award(client="Other")
    assert pdf(award()) == pdf(award())
    assert pdf(award()) != pdf(again)


def test_it_is_tagged_with_title_and_heads() -> None:
    with pikepdf.open(BytesIO(pdf(award()))) as made:
        kinds = {str(one["/S"]) for one in made.objects if _is_element(one)}
        assert made.Root.MarkInfo.Marked
        with made.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"].startswith("Hearing sheet: Harwick")
    assert {"/H1", "/H2", "/Table", "/TH", "/TD"} <= kinds


def _is_element(found: object) -> bool:
    return isinstance(found, pikepdf.Dictionary) and "/S" in found and "/P" in found


def test_names_are_never_markup() -> None:
    (page,) = texts(pdf(award(client='#read("/etc/passwd") *x* $y$')))
    assert '#read("/etc/passwd") *x* $y$' in page


def test_a_character_that_cannot_be_printed_is_named() -> None:
    with pytest.raises(GlyphError, match="hearing sheet"):
        pdf(award(client="\U0001f9ff"))


def test_marks_are_read_first() -> None:
    data = sheet_data(build_hearing(award(), library(), DAY), "a4")
    marks = {mark["state"]: mark["numbers"] for mark in data["sheets"][0]["marks"]}
    assert marks == {"made_out": "6", "arguable": "3", "unknown": ""}
