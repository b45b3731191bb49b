"""The shipped content: proved, every edge and outcome walked, every finding and item reached."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from engine.answers import UNKNOWN, Value
from engine.checks import check_tree
from engine.examine import examine
from engine.graph import ways_out
from engine.law import FactId
from engine.proof import faults, model_of
from engine.proof.ways import cover, walk_ways
from engine.reader import read_tree
from engine.source import Source
from engine.tree import Outcome, Question, Tree, TreeId
from engine.view import headline, show
from engine.walk import Path, all_items, walk
from tests.shipped import DAY, TREES, library

NAMES = sorted(file.stem for file in TREES.glob("*.yaml"))
MAIN = {"domestic_judgments", "foreign_judgments", "arbitral_awards"}


@cache
def paths(name: str) -> tuple[Path, ...]:
    """Ways that together take every edge and bring about everything."""
    tree = library().trees[TreeId(name)]
    ways = cover(model_of(tree, library().law, DAY))
    print(f"{name}: {len(ways)} ways walked")
    return tuple(walk(tree, answers, library().law, DAY) for answers in ways)


def test_the_three_tracks_are_there() -> None:
    assert set(NAMES) >= MAIN


def test_the_content_has_no_problems() -> None:
    found = examine(library(), DAY)
    assert [str(problem) for problem in found.problems if not problem.warning] == []
    assert set(found.walked) == set(library().trees)


@pytest.mark.parametrize("name", NAMES)
def test_every_edge_and_outcome_is_walked(name: str) -> None:
    tree = library().trees[TreeId(name)]
    walked = {pair for path in paths(name) for pair in pairwise(path.situation.trail)}
    edges = {(node.id, target) for node in tree.nodes.values() for _, target in ways_out(node)}
    assert sorted(edges - walked) == []
    assert {path.at.id for path in paths(name)} == set(tree.outcomes)


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_and_item_is_reached(name: str) -> None:
    tree = library().trees[TreeId(name)]
    findings: set[str] = set()
    items: set[str] = set()
    for path in paths(name):
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
    model = model_of(tree, library().law, DAY)
    assert [
        fault.message for fault in faults(model, lambda pointer: source.place(pointer)[0])
    ] == []
    assert walk_ways(model).complete
