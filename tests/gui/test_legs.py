"""A matter that goes from one tree on into the next, in the real window."""

from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.law import FactId
from engine.tree import TreeId
from tests.gui.window_maker import answer, make_window, press, settle
from tests.small_trees import linked_library
from ui.main_window import MainWindow
from ui.pages.shown import RouteState
from ui.theme import Theme

SMALL, LATER = TreeId("small"), TreeId("later")


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    """A window that stands at the second leg, before its first question of its own."""
    made = make_window(theme, qtbot, tmp_path, linked_library(tmp_path / "content"))
    made.wizard.start(SMALL)
    answer(made, kind_of_paper="order")
    made.frame.outcome.way_on_asked.emit(LATER)
    settle()
    return made


def asked(window: MainWindow) -> str:
    question = window.wizard.question()
    return str(question.id) if question else "outcome"


def legs(window: MainWindow) -> tuple[TreeId, ...]:
    return window.wizard.matter.legs if window.wizard.matter else ()


def rows(window: MainWindow) -> list[str]:
    shown = window.frame.route.list.rows.rows
    return [row.answer if row.state is RouteState.LEG else str(row.fact) for row in shown]


def test_answers_go_along_and_nothing_is_asked_twice(window: MainWindow) -> None:
    assert asked(window) == "objection"
    assert rows(window) == ["Small papers", "What follows", "kind_of_paper", "objection"]
    carried = window.wizard.route().rows[2]
    assert carried.note == "Carried from Small papers"


def test_back_goes_over_what_was_carried_into_the_leg_before(window: MainWindow) -> None:
    window.menu.back.trigger()
    settle()
    assert asked(window) == "outcome"
    assert window.wizard.path.tree.id == SMALL
    assert rows(window) == ["Small papers", "kind_of_paper", "What follows"]
    window.menu.back.trigger()
    settle()
    assert asked(window) == "kind_of_paper"
    assert not window.menu.back.isEnabled()


def test_the_way_on_leads_back_into_a_leg_gone_into_before(window: MainWindow) -> None:
    window.menu.back.trigger()
    window.frame.outcome.way_on_asked.emit(LATER)
    settle()
    assert legs(window) == (SMALL, LATER)
    assert asked(window) == "objection"


def test_a_leg_is_shown_by_its_row(window: MainWindow) -> None:
    view = window.frame.route.list
    view.chosen.emit(0)
    settle()
    assert window.wizard.path.tree.id == SMALL
    assert "Not finished" in view.rows.rows[-1].label
    view.chosen.emit(len(view.rows.rows) - 1)
    settle()
    assert window.wizard.path.tree.id == LATER


def test_an_edit_tells_what_it_does_to_the_other_leg(window: MainWindow) -> None:
    answer(window, objection="yes")
    window.wizard.show_leg(0)
    effect = window.wizard.effect(FactId("kind_of_paper"), "judgment")
    assert effect is not None
    (row,) = [row for row in effect.rows if row.what == "What follows"]
    assert (row.now, row.after) == ("Proceed with risk", "Proceed")


def test_undo_takes_the_leg_back_and_redo_brings_it(window: MainWindow) -> None:
    window.menu.undo.trigger()
    settle()
    assert legs(window) == (SMALL,)
    assert asked(window) == "outcome"
    window.menu.redo.trigger()
    settle()
    assert legs(window) == (SMALL, LATER)
    assert asked(window) == "objection"


def test_a_part_can_be_left_out_and_its_answers_stay(window: MainWindow) -> None:
    answer(window, objection="yes")
    assert window.menu.leave_out.isEnabled()
    window.menu.leave_out.trigger()
    settle()
    assert legs(window) == (SMALL,)
    assert window.wizard.matter is not None
    assert FactId("objection") in window.wizard.matter.answers
    assert not window.menu.leave_out.isEnabled()


def test_legs_are_there_again_after_reopening(window: MainWindow) -> None:
    (file,) = window.wizard.register.folder.glob("*.exq")
    window.wizard.close()
    window.acts.open(file)
    settle()
    assert rows(window)[:2] == ["Small papers", "What follows"]
    assert asked(window) == "objection"


def test_a_leg_is_reached_by_keyboard(window: MainWindow) -> None:
    view = window.frame.route.list
    view.setFocus()
    view.setCurrentIndex(view.rows.index(0))
    press(window, Qt.Key.Key_Return)
    assert window.wizard.path.tree.id == SMALL


def test_a_matter_against_a_co_debtor_shares_the_answers(window: MainWindow) -> None:
    window.menu.beside.trigger()
    settle()
    assert window.acts.dialog is not None, "it asks against whom"
    window.acts.dialog.reject()
    settle()
    assert legs(window) == (SMALL,)
    assert asked(window) == "outcome"
    files = list(window.wizard.register.folder.glob("*.exq"))
    assert len(files) == 2
    first = next(file for file in files if file != window.wizard._file)
    answer(window, kind_of_paper="judgment")
    window.acts.open(first)
    settle()
    said = window.frame.banner.said
    assert said is not None
    assert "Paper" in said.sentence
    ((_, take),) = said.ways
    take()
    settle()
    assert window.wizard.matter is not None
    assert window.wizard.matter.answers[FactId("kind_of_paper")] == "judgment"


def test_a_link_answers_by_itself_what_is_held_now(
    theme: Theme, qtbot: QtBot, tmp_path: FilePath
) -> None:
    library = linked_library(tmp_path / "content", '{objection: "yes"}')
    made = make_window(theme, qtbot, tmp_path, library)
    made.wizard.start(SMALL)
    answer(made, kind_of_paper="order")
    made.frame.outcome.way_on_asked.emit(LATER)
    settle()
    assert asked(made) == "outcome"
    assert made.wizard.path.tree.id == LATER
