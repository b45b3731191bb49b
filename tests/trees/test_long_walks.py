"""Many more ways than ``make test`` walks: every one ends, and its memo can be told and drawn."""

from datetime import date
from pathlib import Path as FilePath

import pytest

from engine.library import load_library
from engine.paths import random_ways, searched_ways
from engine.tree import TreeId
from engine.view import headline, next_steps
from engine.walk import walk
from matters.matter import Matter
from memo.memo import build_memo
from memo.pdf import to_pdf
from memo.text import to_text

pytestmark = pytest.mark.long
ROOT = FilePath(__file__).parents[2]
DAY = date(2026, 11, 22)
NAMES = sorted(file.stem for file in (ROOT / "trees").glob("*.yaml"))
WALKS, TEXTS, PAGES = 60_000, 2_000, 120


@pytest.mark.parametrize("name", NAMES)
def test_every_walk_ends_with_words(name: str) -> None:
    library = load_library(ROOT / "trees")
    tree = library.trees[TreeId(name)]
    for number, way in enumerate(random_ways(tree, library.law, DAY, seed=11, number=WALKS)):
        path = walk(tree, way.answers, library.law, DAY)
        assert path.finished
        assert all(headline(path, library.law))
        assert next_steps(path, library.law)
        if number < TEXTS:
            text = to_text(build_memo(Matter(legs=(tree.id,), answers=way.answers), library, DAY))
            assert "{" not in text


@pytest.mark.parametrize("name", NAMES)
def test_every_memo_can_be_drawn(name: str) -> None:
    """PDF/UA refuses what is not well structured, so each memo is a test of the template."""
    library = load_library(ROOT / "trees")
    tree = library.trees[TreeId(name)]
    ways = searched_ways(tree, library.law, DAY, seed=12, number=PAGES * 5)
    for way in list(ways)[::5]:
        memo = build_memo(Matter(legs=(tree.id,), answers=way.answers), library, DAY)
        assert to_pdf(memo, ROOT / "resources").startswith(b"%PDF")
