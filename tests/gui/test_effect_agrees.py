"""What an edit is said to do is what then happens, in every tree; and undo takes all of it back."""

from collections.abc import Iterator
from itertools import pairwise
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from engine.answers import UNKNOWN, Value
from engine.effect import dates, documents, forums
from engine.law import FactId
from engine.proof.ways import drawn
from engine.tree import TreeId
from engine.verdict import Verdict
from engine.walk import Path
from matters.register import Register
from tests.gui.window_maker import NOW
from tests.shipped import TREES, library, model
from ui.pages.effect_shown import ShownEffect
from ui.wizard import Wizard

pytestmark = [pytest.mark.gui, pytest.mark.property]
NAMES = sorted(file.stem for file in TREES.glob("*.yaml"))
WAYS, EDITS = 4, 6


def state(path: Path) -> tuple[object, ...]:
    """Give what a user sees of a way, but the answers."""
    end = path.at.id if path.finished else None
    return end, path.verdict, path.so_far, forums(path), documents(path), dates(path)


def answers(path: Path) -> dict[FactId, Value]:
    return {FactId(step.question.id): step.value for step in path.steps}


def edits(
    now: dict[FactId, Value], other: dict[FactId, Value], chance: Random
) -> Iterator[tuple[FactId, Value]]:
    """Give changes of answers on the way: to what another way has, or to not known yet."""
    for fact in chance.sample(list(now), min(EDITS, len(now))):
        value = other.get(fact, UNKNOWN)
        for one in (value, UNKNOWN):
            if one != now[fact]:
                yield fact, one
                break


def hold(said: ShownEffect | None, fact: FactId, before: Path, after: Path) -> None:
    """Compare what was said with what happened."""
    now, then = answers(before), answers(after)
    if said is None:
        assert state(after) == state(before)
        assert now.keys() == then.keys()
        return
    label = {FactId(s.question.id): s.question.label for s in (*before.steps, *after.steps)}
    assert sorted(said.stays) == sorted(label[one] for one in now if one in then and one != fact)
    assert sorted(said.set_aside) == sorted(label[one] for one in now if one not in then)
    assert sorted(said.returns) == sorted(label[one] for one in then if one not in now)
    for side, path in ((said.now, before), (said.after, after)):
        so_far = None if path.so_far is Verdict.PROCEED else path.so_far
        assert side.verdict == (path.verdict or so_far)
    rows = {row.what: row for row in said.rows}
    assert rows["Where to file"].same == (forums(before) == forums(after))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_of_an_edit_is_what_happens(
    name: str, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    del qtbot  # the wizard writes beside the window
    chance = Random(name)  # noqa: S311 - the same each time
    ways = [dict(way) for way in drawn(model(name), seed=3, number=WAYS + 1)]
    changed = 0
    for way, other in pairwise(ways):
        wizard = Wizard(library(), Register(tmp_path_factory.mktemp("data")), lambda: NOW)
        wizard.start(TreeId(name))
        for fact, value in (other | way).items():
            wizard.answer(fact, value)
        for fact, value in edits(answers(wizard.path), other, chance):
            before, said = wizard.path, wizard.effect(fact, value)
            wizard.answer(fact, value)
            hold(said, fact, before, wizard.path)
            changed += said is not None
            wizard.undo()
            assert state(wizard.path) == state(before)
            assert answers(wizard.path) == answers(before)
        wizard.close()
    assert changed > WAYS
