"""Many more ways than ``make test`` walks: every one ends, and its memo can be told and drawn."""

from datetime import date
from pathlib import Path as FilePath

import pytest

from engine.library import load_library
from engine.proof import model_of
from engine.proof.ways import cover, drawn
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
WALKS, TEXTS = 60_000, 2_000


@pytest.mark.parametrize("name", NAMES)
def test_every_walk_ends_with_words(name: str) -> None:
    library = load_library(ROOT / "trees")
    tree = library.trees[TreeId(name)]
    model = model_of(tree, library.law, DAY)
    for number, answers in enumerate(drawn(model, seed=11, number=WALKS)):
        path = walk(tree, answers, library.law, DAY)
        assert path.finished
        assert all(headline(path, library.law))
        assert next_steps(path, library.law)
        if number < TEXTS:
            matter, full = Matter(legs=(tree.id,), answers=answers), number % 20 == 0
            text = to_text(build_memo(matter, library, DAY, full=full))
            assert "{" not in text


@pytest.mark.parametrize("name", NAMES)
def test_every_memo_can_be_drawn(name: str) -> None:
    """PDF/UA refuses what is not well structured, so each memo is a test of the template."""
    library = load_library(ROOT / "trees")
    tree = library.trees[TreeId(name)]
    for answers in cover(model_of(tree, library.law, DAY)):
        memo = build_memo(Matter(legs=(tree.id,), answers=answers), library, DAY)
        assert to_pdf(memo, ROOT / "resources").startswith(b"%PDF")
