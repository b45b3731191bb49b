"""Random valid trees: every walk ends; damage in one way, and exactly that check fires."""

import tempfile
from datetime import date
from itertools import pairwise, product
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from engine.answers import UNKNOWN, Value
from engine.checks import check
from engine.law import FactId
from engine.library import Library
from engine.proof import model_of
from engine.proof.diagram import FALSE
from engine.proof.space import space_of
from engine.proof.ways import walk_ways
from engine.source import dump
from engine.tree import Outcome, TreeId
from engine.walk import follow, walk
from tests.small_trees import small_library

pytestmark = pytest.mark.property
DAY = date(2026, 11, 22)
CITES = ["small-paper"]


@st.composite
def trees(draw: st.DrawFn) -> dict[str, Any]:
    """A random tree as plain data: questions in a row, each leading only to later nodes or outcomes."""
    size = draw(st.integers(1, 8))
    names = [f"q{number}" for number in range(size)]
    ends = ["end_a", "end_b"]
    nodes: dict[str, Any] = {}
    for number, name in enumerate(names):
        later = [*names[number + 1 :], *ends]
        following = later[0]
        node: dict[str, Any] = {
            "ask": f"Question {number}?",
            "label": name,
            "why": "It decides.",
            "stage": "one",
            "cites": CITES,
            "unknown": {
                "weight": draw(st.sampled_from(["decisive", "watch"])),
                "open_point": "Ask.",
            },
        }
        if draw(st.booleans()):
            node["choices"] = {"yes": {"text": "Yes", "goto": draw(st.sampled_from(later))}}
        if draw(st.booleans()):
            node["unknown"]["goto"] = draw(st.sampled_from(later))
        if number and draw(st.booleans()):
            tested = draw(st.sampled_from(names[: number + 1]))
            condition = {"answer": {tested: draw(st.sampled_from(["yes", "no"]))}}
            node["routes"] = [
                {"when": condition, "goto": draw(st.sampled_from(later))},
                {"otherwise": "true", "goto": following},
            ]
            node["undecided"] = following
        else:
            node["next"] = following
        nodes[name] = node
    nodes[names[-1]].setdefault("choices", {})["no"] = {"text": "No", "goto": "end_b"}
    return tree_of(nodes)


def tree_of(nodes: dict[str, Any]) -> dict[str, Any]:
    outcome = {"verdict": "proceed", "title": "End", "because": "It ends.", "cites": CITES}
    return {
        "schema": "1",
        "id": "small",
        "title": "Random",
        "summary": "A random tree",
        "memo_title": "Random",
        "version": "1",
        "law_as_of": "2025-07-01",
        "checked_on": "2026-11-22",
        "review_by": "2027-06-30",
        "root": "q0",
        "stages": {"one": "One"},
        "nodes": nodes,
        "outcomes": {"end_a": outcome, "end_b": {**outcome, "verdict": "barred"}},
    }


FACTS = dump(
    {
        "facts": {
            f"q{number}": {"kind": "yes_no", "meaning": "a fact", "used_in": ["small"]}
            for number in range(8)
        }
    }
)
NO_UPDATES = "[]"
RULES = "[{id: small-paper, section: '1', kind: caution, rule: A rule.}]"
TERMS = "\n".join(
    f"{group}: []"
    for group in (
        [
            "statutes",
            "instruments",
            "documents",
            "courts_and_bodies",
            "procedure",
            "measures",
            "remedies",
            "concepts",
        ]
    )
)


def library_of(tree: dict[str, Any]) -> Library:
    folder = FilePath(tempfile.mkdtemp()) / "trees"
    law = {"facts": FACTS, "rules": RULES, "updates": NO_UPDATES, "terms": TERMS}
    return small_library(folder, dump(tree), **law)


@settings(max_examples=60, deadline=None)
@given(trees(), st.data())
def test_every_walk_of_a_valid_tree_ends(tree: dict[str, Any], data: st.DataObject) -> None:
    library = library_of(tree)
    problems = [p for p in check(library) if "no way leads to" not in p.message]
    assert problems == []
    loaded = library.trees[TreeId("small")]
    answers: dict[FactId, Value] = {}
    path = walk(loaded, answers, library.law, DAY)
    for _ in loaded.nodes:
        assert [str(step.question.id) for step in path.steps] == [str(fact) for fact in answers]
        if isinstance(path.at, Outcome):
            break
        fact = library.law.facts[FactId(path.at.id)]
        space = space_of((loaded,), library.law, DAY)
        option = data.draw(st.integers(0, len(space.variables[space.whole(fact.id)].options) - 1))
        answers[fact.id] = space.answer(fact.id, {space.whole(fact.id): option})
        path = walk(loaded, answers, library.law, DAY)
    assert path.finished
    shuffled = dict(data.draw(st.permutations(list(answers.items()))))
    assert walk(loaded, shuffled, library.law, DAY) == path
    if any(value is UNKNOWN for value in answers.values()):
        assert path.open_points


@settings(max_examples=40, deadline=None)
@given(trees())
def test_a_proof_agrees_with_all_walks(tree: dict[str, Any]) -> None:
    """Every set of answers is walked, and compared with what the functions say for all of them."""
    library = library_of(tree)
    loaded = library.trees[TreeId("small")]
    facts = [FactId(name) for name in loaded.nodes]
    ways: dict[tuple[Any, ...], str] = {}
    edges: set[tuple[Any, Any]] = set()
    options: tuple[Value, ...] = ("yes", "no", UNKNOWN)
    for values in product(options, repeat=len(facts)):
        situation, end = follow(loaded, dict(zip(facts, values, strict=True)), library.law, DAY)
        ways[tuple(situation.answers.items())] = end
        edges.update(pairwise(situation.trail))
    model = model_of(loaded, library.law, DAY)
    walked = walk_ways(model)
    assert walked.complete
    assert walked.ways == len(ways)
    assert {(e.source, e.target) for e in model.edges if e.taken != FALSE} == edges
    assert {end for end in loaded.outcomes if model.reach(end) != FALSE} == set(ways.values())


def _lead_nowhere(nodes: dict[str, Any], name: str) -> str:
    nodes[name]["unknown"]["goto"] = "nowhere"
    return 'there is no node or outcome "nowhere"'


def _cite_nothing(nodes: dict[str, Any], name: str) -> str:
    nodes[name]["cites"] = []
    return "cites missing"


def _cite_unknown(nodes: dict[str, Any], name: str) -> str:
    nodes[name]["cites"] = ["no-such-rule"]
    return 'there is no rule "no-such-rule"'


def _no_unknown(nodes: dict[str, Any], name: str) -> str:
    del nodes[name]["unknown"]
    return "unknown missing"


def _wrong_choice(nodes: dict[str, Any], name: str) -> str:
    nodes[name].setdefault("choices", {})["perhaps"] = {"text": "Perhaps"}
    return '"perhaps" is not a choice'


def _back(nodes: dict[str, Any], name: str) -> str:
    nodes[name]["unknown"]["goto"] = name
    return f"this leads back to {name}"


def _no_stage(nodes: dict[str, Any], name: str) -> str:
    nodes[name]["stage"] = "two"
    return 'there is no stage "two"'


DAMAGE = (_lead_nowhere, _cite_nothing, _cite_unknown, _no_unknown, _wrong_choice, _back, _no_stage)
CONSEQUENCES = ("no way leads to", "nothing uses one")


@settings(max_examples=60, deadline=None)
@given(trees(), st.sampled_from(DAMAGE), st.data())
def test_one_damage_gives_that_problem_only(
    tree: dict[str, Any], damage: Any, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(list(tree["nodes"])))
    expected = damage(tree["nodes"], name)
    messages = [problem.message for problem in check(library_of(tree))]
    assert any(expected in message for message in messages), messages
    others = [m for m in messages if expected not in m and not m.startswith(CONSEQUENCES)]
    assert others == []
