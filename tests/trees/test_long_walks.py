"""Many more ways than ``make test`` walks: every one ends, and its memo can be told and drawn."""

import pytest

from engine.proof import model_of
from engine.proof.ways import cover, drawn
from engine.tree import TreeId
from engine.view import headline, next_steps
from engine.walk import walk
from matters.matter import Matter
from memo.memo import build_memo
from memo.pdf import to_pdf
from memo.text import to_text
from tests.shipped import DAY, RESOURCES, TREES, library

pytestmark = pytest.mark.long
NAMES = sorted(file.stem for file in TREES.glob("*.yaml"))
WALKS, TEXTS = 60_000, 2_000


@pytest.mark.parametrize("name", NAMES)
def test_every_walk_ends_with_words(name: str) -> None:
    content = library()
    tree = content.trees[TreeId(name)]
    model = model_of(tree, content.law, DAY)
    for number, answers in enumerate(drawn(model, seed=11, number=WALKS)):
        path = walk(tree, answers, content.law, DAY)
        assert path.finished
        assert all(headline(path, content.law))
        assert next_steps(path, content.law)
        if number < TEXTS:
            matter, full = Matter(legs=(tree.id,), answers=answers), number % 20 == 0
            text = to_text(build_memo(matter, content, DAY, full=full))
            assert "{" not in text


@pytest.mark.parametrize("name", NAMES)
def test_every_memo_can_be_drawn(name: str) -> None:
    """PDF/UA refuses what is not well structured, so each memo is a test of the template."""
    content = library()
    tree = content.trees[TreeId(name)]
    for answers in cover(model_of(tree, content.law, DAY)):
        memo = build_memo(Matter(legs=(tree.id,), answers=answers), content, DAY)
        assert to_pdf(memo, RESOURCES).startswith(b"%PDF")
