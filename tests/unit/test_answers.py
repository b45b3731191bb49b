"""Answers as plain data, both ways; what does not fit is told in one sentence."""

from typing import Any

import pytest

from engine.answers import UNKNOWN, parse_answer, to_plain
from engine.errors import AnswerError
from engine.law import FactId, Law
from engine.words import answer
from tests.small_trees import small_library


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    return small_library(tmp_path_factory.mktemp("content") / "trees").law


GOOD: list[tuple[str, Any, str]] = [
    ("kind_of_paper", "judgment", "a judgment"),
    ("effective", "yes", "Yes"),
    ("effective_date", "2025-03-12", "12 March 2025"),
    ("performance_date", "none", "None"),
    ("origin_place", "SG", "Singapore"),
    ("origin_place", "other: Jersey", "Jersey (not in the country table)"),
    ("relief", ["money", "conduct"], "a sum; doing something"),
    ("relief", [], "None of these"),
    ("claim", {"amount": "1234567.5", "currency": "USD"}, "USD 1,234,567.50"),
    ("remark", "多谢", "多谢"),
    ("grounds", {"fraud": "made_out", "excess": "unknown"}, "1 made out, 1 not known"),
    ("grounds", {}, "None raised"),
]


@pytest.mark.parametrize(("fact", "plain", "text"), GOOD)
def test_round_trip(law: Law, fact: str, plain: Any, text: str) -> None:
    declared = law.facts[FactId(fact)]
    value = parse_answer(declared, plain, law)
    assert to_plain(value) == plain
    assert parse_answer(declared, to_plain(value), law) == value
    assert answer(None, declared, value, law) == text


def test_every_kind_may_be_unknown(law: Law) -> None:
    for fact in law.facts.values():
        assert parse_answer(fact, "unknown", law) is UNKNOWN


@pytest.mark.parametrize(
    ("fact", "plain", "message"),
    [
        ("kind_of_paper", "judgement", 'did you mean "judgment"'),
        ("effective", "true", "one of yes, no"),
        ("effective_date", "12 March 2025", "YYYY-MM-DD"),
        ("effective_date", "2025-02-29", "a day that exists"),
        ("origin_place", "XX", "ISO country code"),
        ("origin_place", "other:", "ISO country code"),
        ("relief", "money", "a list of"),
        ("relief", ["gold"], "money, conduct"),
        ("claim", "1000", "{amount: 1000000, currency: USD}"),
        ("claim", {"amount": "NaN", "currency": "USD"}, "currency: USD}"),
        ("claim", {"amount": "-1", "currency": "USD"}, "currency: USD}"),
        ("remark", "  ", "a text"),
        ("remark", "x" * 4001, "too long"),
        ("grounds", ["fraud"], "{ground: state}"),
        ("grounds", {"froud": "made_out"}, 'did you mean "fraud"'),
        ("grounds", {"fraud": "maybe"}, "made_out, arguable"),
        ("grounds", {"late": "made_out"}, "follows from other answers"),
    ],
)
def test_what_does_not_fit(law: Law, fact: str, plain: Any, message: str) -> None:
    with pytest.raises(AnswerError) as error:
        parse_answer(law.facts[FactId(fact)], plain, law)
    assert message in str(error.value)
