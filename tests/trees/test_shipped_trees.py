"""The shipped content: sound, every edge and outcome walked, every finding and item reached."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path as FilePath

import pytest

from engine.answers import UNKNOWN, Value
from engine.checks import check, check_tree
from engine.law import FactId
from engine.library import Library, load_library
from engine.paths import Way, all_ways, edges, random_ways, searched_ways
from engine.reader import read_tree
from engine.source import Source
from engine.tree import Outcome, Question, Tree, TreeId
from engine.view import headline, show
from engine.walk import all_items, walk

TREES = FilePath(__file__).parents[2] / "trees"
DAY = date(2026, 11, 22)
AT_MOST = 100_000
SAMPLE = 10_000
NAMES = sorted(file.stem for file in TREES.glob("*.yaml"))
MAIN = {"domestic_judgments", "foreign_judgments", "arbitral_awards"}


@cache
def library() -> Library:
    return load_library(TREES)


@cache
def ways(name: str) -> tuple[Way, ...]:
    """All ways where there are few, else a seeded sample."""
    law = library().law
    tree = library().trees[TreeId(name)]
    found = all_ways(tree, law, DAY, at_most=AT_MOST)
    if found is None:
        found = list(searched_ways(tree, law, DAY, seed=1, number=SAMPLE))
        found += random_ways(tree, law, DAY, seed=2, number=SAMPLE)
    print(f"{name}: {len(found)} ways walked")
    return tuple(found)


def test_the_three_tracks_are_there() -> None:
    assert set(NAMES) >= MAIN


def test_the_content_has_no_problems() -> None:
    assert [str(problem) for problem in check(library())] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_edge_and_outcome_is_walked(name: str) -> None:
    tree = library().trees[TreeId(name)]
    walked = {pair for way in ways(name) for pair in zip(way.trail, way.trail[1:], strict=False)}
    assert sorted(edges(tree) - walked) == []
    assert {way.trail[-1] for way in ways(name)} == set(tree.outcomes)


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_and_item_is_reached(name: str) -> None:
    tree = library().trees[TreeId(name)]
    findings: set[str] = set()
    items: set[str] = set()
    for way in ways(name):
        path = walk(tree, way.answers, library().law, DAY)
        findings.update(finding.id for finding in path.findings)
        items.update(applied.item.id for applied in path.items if not applied.undecided)
        assert path.finished
        assert all(headline(path, library().law))
    assert sorted({finding.id for finding in tree.findings} - findings) == []
    assert sorted({item.id for item in all_items(tree.items)} - items) == []


@pytest.mark.parametrize("name", NAMES)
def test_not_known_yet_everywhere_still_reaches_an_outcome(name: str) -> None:
    tree = library().trees[TreeId(name)]
    answers: dict[FactId, Value] = {FactId(n): UNKNOWN for n in tree.nodes}
    path = walk(tree, answers, library().law, DAY)
    assert path.finished
    assert path.open_points
    assert path.verdict == "needs_facts"


@pytest.mark.parametrize("name", NAMES)
def test_every_question_can_be_shown(name: str) -> None:
    tree = library().trees[TreeId(name)]
    empty = walk(tree, {}, library().law, DAY)
    for question in questions(tree):
        shown = show(question, empty, library().law, None)
        assert "{" not in shown.ask + shown.help + shown.why
        assert shown.ask.endswith("?")
        assert len(shown.ask.split()) <= 14
        assert shown.help


def questions(tree: Tree) -> Iterator[Question]:
    return (node for node in tree.nodes.values() if isinstance(node, Question))


@pytest.mark.parametrize("name", NAMES)
def test_no_outcome_is_mute(name: str) -> None:
    tree = library().trees[TreeId(name)]
    for outcome in tree.outcomes.values():
        assert isinstance(outcome, Outcome)
        assert outcome.next_steps, outcome.id


def test_the_example_of_the_format_is_sound() -> None:
    readme = (TREES / "README.md").read_text(encoding="utf-8")
    example = readme.split("## A complete example")[1].split("```yaml\n")[1].split("```")[0]
    source = Source(example, "README.md")
    tree = read_tree(source)
    assert source.problems == []
    assert tree is not None
    assert list(check_tree(tree, library().law)) == []
    everything = {
        way.trail[-1] for way in all_ways(tree, library().law, DAY, at_most=AT_MOST) or ()
    }
    assert everything == set(tree.outcomes)
