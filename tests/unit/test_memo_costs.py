"""Costs in the memo: the count line by line, or the rates; as text, as JSON and on paper."""

import json
from collections.abc import Mapping
from io import BytesIO

from pypdf import PdfReader

from engine.answers import parse_answer
from engine.law import FactId
from memo.memo import build_memo
from memo.memo_json import memo_json
from memo.parts import CostCount, Memo
from memo.pdf import to_pdf
from memo.text import to_text
from tests.shipped import DAY, RESOURCES, example, library

JUDGMENT, AWARD = "domestic_judgment_enforcement", "award_london_partial"
IN_CNY: Mapping[str, object] = {
    "cny_equivalent": {"amount": "6400000", "currency": "CNY"},
    "cny_equivalent_on": "none",
}


def memo_of(name: str, answers: Mapping[str, object]) -> Memo:
    """Make the memo of an example with other answers."""
    matter, law = example(name), library().law
    for fact, plain in answers.items():
        declared = law.facts[FactId(fact)]
        matter = matter.answer(declared.id, parse_answer(declared, plain, law))
    return build_memo(matter, library(), DAY)


def count_of(memo: Memo, schedule: str = "enforcement_application") -> CostCount:
    (found,) = (
        line.count
        for line in memo.legs[0].costs
        if line.count is not None and line.count.schedule == schedule
    )
    return found


def read(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split())


def test_a_fee_is_counted_line_by_line() -> None:
    count = count_of(memo_of(JUDGMENT, IN_CNY))
    lines = [(one.rate, one.on, one.fee) for one in count.brackets]
    assert lines == [
        ("CNY 50 flat", "CNY 10,000", "CNY 50"),
        ("1.5%", "CNY 490,000", "CNY 7,350"),
        ("1%", "CNY 4,500,000", "CNY 45,000"),
        ("0.5%", "CNY 1,400,000", "CNY 7,000"),
    ]
    assert (count.total, count.fee, count.cap, count.asks) == ("CNY 59,400", "CNY 59,400", "", "")
    assert (count.least, count.most) == ("59400.00", "59400.00")
    assert count.paid == "Paid in advance: no. When: after enforcement. Borne by: judgment debtor."


def test_the_text_has_the_count_and_says_that_it_is_beyond_the_guide() -> None:
    text = read(to_text(memo_of(JUDGMENT, IN_CNY)))
    for said in (
        "They need not be paid in advance.",
        "Counted below: CNY 59,400, on CNY 6,400,000. Beyond the guide: verify with counsel",
        "How it is counted: execution fees",
        "Fee, the sum of the lines",
        "(Decree No 481), Article 14(1); on who pays: Articles 10(1), 20 and 38.",
    ):
        assert said in text or said.replace(" ", "") in text.replace(" ", ""), said


def test_without_a_sum_the_memo_says_what_would_give_it() -> None:
    memo = memo_of(JUDGMENT, {"cny_equivalent": "unknown"})
    count = count_of(memo)
    assert count.asks == "Enter the sum in CNY to see it (“Sum in CNY”)."
    assert (count.fee, count.least, count.amount) == ("", "", "")
    assert [one.rate for one in count.brackets] == ["CNY 50 flat", "1.5%", "1%", "0.5%", "0.1%"]
    assert "Where there is no amount: CNY 50 to CNY 500 per case." in count.stated
    assert count.asks in read(to_text(memo))


def test_a_sum_in_another_currency_is_not_converted() -> None:
    dollars = {"cny_equivalent": {"amount": "900000", "currency": "USD"}}
    count = count_of(memo_of(JUDGMENT, {**IN_CNY, **dollars}))
    assert count.fee == ""
    assert count.asks.startswith("The sum is given in USD. Enter its equivalent in CNY")
    assert any("(Article 55)" in said for said in count.stated)


def test_a_converted_sum_has_its_day_and_source() -> None:
    converted = {"cny_equivalent_on": "2026-11-20", "cny_equivalent_source": "the bank’s page"}
    count = count_of(memo_of(JUDGMENT, {**IN_CNY, **converted}))
    said = "Sum in CNY, converted at the rate of 20 November 2026 (the bank’s page)"
    assert count.amount_from == said
    assert any("(Article 55)" in one for one in count.stated)
    open_day = count_of(memo_of(JUDGMENT, {**IN_CNY, "cny_equivalent_on": "unknown"}))
    assert open_day.amount_from.endswith("is not known yet")


def test_a_title_that_orders_no_payment_is_not_asked_for_a_sum() -> None:
    count = count_of(memo_of(JUDGMENT, {"relief_type": ["conduct"]}))
    assert (count.asks, count.fee) == ("", "")


def test_a_cap_is_told_and_practice_stands_beside_the_decree() -> None:
    memo = memo_of(AWARD, {})
    assert "Never more than CNY 5,000." in count_of(memo, "preservation_application").stated
    recognition = count_of(memo, "recognition_application")
    assert recognition.flat == ("CNY 400", "CNY 500")
    assert [one.partition(":")[0] for one in recognition.remarks] == [
        "By the decree",
        "In practice",
        "Foreign awards (Fa Shi [1998] No 28, in force 21 November 1998)",
    ]


def test_the_json_has_the_figures() -> None:
    data = json.loads(json.dumps(memo_json(memo_of(JUDGMENT, IN_CNY))))
    (cost,) = (one for one in data["legs"][0]["costs"] if one["count"])
    assert cost["count"]["least"] == "59400.00"
    assert cost["count"]["capped"] is False


def test_the_paper_has_the_count() -> None:
    pdf = to_pdf(memo_of(JUDGMENT, IN_CNY), RESOURCES)
    text = read(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))
    for said in ("How it is counted: execution fees", "CNY 45,000", "CNY 59,400"):
        assert said in text
