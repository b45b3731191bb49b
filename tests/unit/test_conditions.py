"""The three values of every condition, over the small tree."""

from datetime import date
from pathlib import Path as FilePath
from typing import Any

import pytest

from engine.answers import parse_answer
from engine.conditions import Condition, Truth, holds
from engine.decoder import Decoder
from engine.law import FactId
from engine.reader import SPECIAL
from engine.situation import Situation
from engine.source import Source
from engine.tree import TreeId
from tests.small_trees import small_library

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def situations(tmp_path_factory: pytest.TempPathFactory) -> Any:
    library = small_library(tmp_path_factory.mktemp("content") / "trees")

    def situation(**answers: object) -> Situation:
        facts = library.law.facts
        given = {
            FactId(name): parse_answer(facts[FactId(name)], value, library.law)
            for name, value in answers.items()
        }
        return Situation(library.trees[TreeId("small")], library.law, DAY, given)

    return situation


def condition(text: str) -> Condition:
    source = Source(text, "condition")
    assert not source.problems
    assert source.root is not None
    decoded = Decoder(source, SPECIAL).decode(source.root, Condition)
    assert not source.problems, source.problems
    result: Condition = decoded
    return result


@pytest.mark.parametrize(
    ("text", "answers", "truth"),
    [
        ('{answer: {effective: "yes"}}', {"effective": "yes"}, True),
        ('{answer: {effective: "yes"}}', {"effective": "no"}, False),
        ('{answer: {effective: "yes"}}', {"effective": "unknown"}, None),
        ('{answer: {effective: "yes"}}', {}, False),
        ("{answer: {kind_of_paper: [judgment, order]}}", {"kind_of_paper": "order"}, True),
        ("{answer: {performance_date: none}}", {"performance_date": "none"}, True),
        ("{answer: {performance_date: none}}", {"performance_date": "2025-01-01"}, False),
        ("{answer: {origin_place: SG}}", {"origin_place": "SG"}, True),
        ("{answer: {origin_place: SG}}", {"origin_place": "other: Jersey"}, None),
        ("{includes: {relief: money}}", {"relief": ["money", "conduct"]}, True),
        ("{includes: {relief: [money, conduct]}}", {"relief": ["conduct"]}, True),
        ("{includes: {relief: money}}", {"relief": []}, False),
        ("{includes: {relief: money}}", {"relief": "unknown"}, None),
        ("{ground: {grounds.fraud: made_out}}", {"grounds": {"fraud": "made_out"}}, True),
        ("{ground: {grounds.fraud: made_out}}", {"grounds": {}}, False),
        ("{ground: {grounds.fraud: not_raised}}", {"grounds": {}}, True),
        ("{ground: {grounds.fraud: made_out}}", {"grounds": {"fraud": "unknown"}}, None),
        ("{ground: {grounds.fraud: unknown}}", {"grounds": {"fraud": "unknown"}}, True),
        ("{ground: {grounds.fraud: made_out}}", {"grounds": "unknown"}, None),
        ("{ground: {grounds.fraud: made_out}}", {}, False),
        ("{any_ground: {of: grounds, state: made_out}}", {"grounds": {"excess": "made_out"}}, True),
        (
            "{any_ground: {of: grounds, state: made_out, modality: shall}}",
            {"grounds": {"excess": "made_out"}},
            False,
        ),
        (
            "{any_ground: {of: grounds, state: made_out, whole: true}}",
            {"grounds": {"excess": "made_out"}},
            False,
        ),
        ("{any_ground: {of: grounds, state: made_out}}", {"grounds": {"fraud": "unknown"}}, None),
        ("{jurisdiction: {of: origin_place, has: civil_treaty}}", {"origin_place": "FR"}, True),
        ("{jurisdiction: {of: origin_place, has: civil_treaty}}", {"origin_place": "SG"}, False),
        ("{jurisdiction: {of: origin_place, has: region}}", {"origin_place": "HK"}, True),
        ("{jurisdiction: {of: origin_place, has: home}}", {"origin_place": "CN"}, True),
        ("{jurisdiction: {of: origin_place, is: [HK, CN]}}", {"origin_place": "HK"}, True),
        (
            "{jurisdiction: {of: origin_place, has: civil_treaty}}",
            {"origin_place": "other: Jersey"},
            None,
        ),
        ("{jurisdiction: {of: origin_place, has: home}}", {"origin_place": "unknown"}, None),
        ("{jurisdiction: {of: origin_place, has: home}}", {}, False),
        (
            "{jurisdiction: {of: origin_place, has: new_york_convention, on: filed_on}}",
            {"origin_place": "SG", "filed_on": "1986-01-01"},
            True,
        ),
        (
            "{jurisdiction: {of: origin_place, has: new_york_convention, on: filed_on}}",
            {"origin_place": "FR", "filed_on": "1959-09-23"},
            False,
        ),
        (
            "{jurisdiction: {of: origin_place, has: new_york_convention, on: filed_on}}",
            {"origin_place": "FR", "filed_on": "unknown"},
            None,
        ),
        ("{on_or_after: {filed_on: 2026-03-01}}", {"filed_on": "2026-03-01"}, True),
        ("{before: {filed_on: 2026-03-01}}", {"filed_on": "2026-03-01"}, False),
        ("{before: {filed_on: 2026-03-01}}", {"filed_on": "unknown"}, None),
        (
            "{before: {filed_on: {fact: effective_date, plus: {months: 6}}}}",
            {"filed_on": "2025-06-30", "effective_date": "2024-12-31"},
            False,
        ),
        (
            "{before: {filed_on: {fact: effective_date, plus: {months: 6}}}}",
            {"filed_on": "2025-06-29", "effective_date": "2024-12-31"},
            True,
        ),
        ("{at_least: {claim: 1000}}", {"claim": {"amount": "1000", "currency": "CNY"}}, True),
        ("{at_least: {claim: 1000}}", {"claim": {"amount": "999.99", "currency": "CNY"}}, False),
        ("{at_least: {claim: 1000}}", {"claim": "unknown"}, None),
        ("{answered: effective}", {"effective": "no"}, True),
        ("{answered: effective}", {"effective": "unknown"}, False),
        ("{unknown: effective}", {"effective": "unknown"}, True),
        ("{unknown: effective}", {}, False),
        ('{not: {answer: {effective: "yes"}}}', {"effective": "unknown"}, None),
        ('{not: {answer: {effective: "yes"}}}', {}, True),
        (
            '{all: [{answered: filed_on}, {answer: {effective: "yes"}}]}',
            {"effective": "unknown"},
            False,
        ),
        (
            '{any: [{answered: filed_on}, {answer: {effective: "yes"}}]}',
            {"effective": "unknown"},
            None,
        ),
        ('{answer: {fraud_shown: "yes"}}', {"grounds": {"fraud": "made_out"}}, True),
        ('{answer: {fraud_shown: "yes"}}', {"grounds": {"fraud": "arguable"}}, None),
        ('{answer: {fraud_shown: "no"}}', {"grounds": {}}, True),
        ('{answer: {orders_money: "yes"}}', {"relief": ["money"]}, True),
        ('{answer: {orders_money: "yes"}}', {"relief": "unknown"}, None),
        ("{at: grounds}", {}, False),
    ],
)
def test_condition(situations: Any, text: str, answers: dict[str, object], truth: Truth) -> None:
    assert holds(condition(text), situations(**answers)) is truth


@pytest.mark.parametrize(
    ("dates", "any_", "all_"),
    [
        ({"effective_date": "2024-11-21", "performance_date": "none"}, True, True),
        ({"effective_date": "2024-11-22", "performance_date": "none"}, False, False),
        ({"effective_date": "2024-01-01", "performance_date": "2025-01-01"}, True, False),
        ({"effective_date": "2024-01-01", "performance_date": "unknown"}, True, None),
        ({"effective_date": "2025-01-01", "performance_date": "unknown"}, None, False),
        ({"effective_date": "unknown"}, None, None),
        ({}, False, False),
        ({"effective_date": "2022-01-01", "filed_on": "2023-12-31"}, False, False),
        ({"effective_date": "2022-01-01", "filed_on": "2024-01-02"}, True, True),
    ],
)
def test_passed(situations: Any, dates: dict[str, object], any_: Truth, all_: Truth) -> None:
    situation = situations(**dates)
    assert holds(condition("{passed: {deadline: limitation, reading: any}}"), situation) is any_
    assert holds(condition("{passed: {deadline: limitation, reading: all}}"), situation) is all_


def test_each_kind_of_condition_is_tried() -> None:
    """A new condition needs a row above."""
    from engine.reader import _CONDITIONS

    text = FilePath(__file__).read_text(encoding="utf-8")
    assert [key for key in _CONDITIONS if f"{{{key}: " not in text] == []
