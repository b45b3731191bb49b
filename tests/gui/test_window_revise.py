"""Changing an earlier answer: what it would do is shown first; later answers are kept; undo."""

from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.law import FactId
from engine.verdict import Verdict
from matters.matter import Particulars
from tests.gui.window_maker import answer, button, click, make_window, press, settle
from tests.matter_maker import FRENCH, IN_TIME, SINGAPORE
from ui.dialogs.change_effect import ChangeEffectDialog
from ui.dialogs.particulars import ParticularsDialog
from ui.main_window import MainWindow
from ui.theme import Theme


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    made = make_window(theme, qtbot, tmp_path)
    made.wizard.start(made.wizard.tracks()[0].tree)
    answer(made, **FRENCH, **IN_TIME, relief=("conduct",), remark="None")
    assert made.wizard.path.verdict is Verdict.PROCEED
    return made


def revise(window: MainWindow, fact: str, digit: Qt.Key) -> None:
    window.show_question(fact)
    settle()
    press(window, digit, Qt.Key.Key_Return)


def dialog(window: MainWindow) -> ChangeEffectDialog:
    found = window.acts.dialog
    assert isinstance(found, ChangeEffectDialog)
    return found


def test_the_effect_is_shown_and_can_be_refused(window: MainWindow) -> None:
    before = window.wizard.matter
    revise(window, "effective", Qt.Key.Key_2)
    shown = dialog(window)
    assert window.wizard.matter is before, "nothing has changed yet"
    click(button(shown, "Keep “Yes, it has”"))
    assert window.wizard.matter is before
    assert window.frame.question.value() == "yes", "the question shows the answer that stands"


def test_later_answers_are_set_aside_and_come_back(window: MainWindow) -> None:
    revise(window, "effective", Qt.Key.Key_2)
    click(button(dialog(window), "Change to “No”"))
    path = window.wizard.path
    assert path.verdict is Verdict.BARRED
    assert len(path.parked) == 6
    assert "Set aside (6)" in window.frame.route._more.text()
    window.wizard.answer(FactId("effective"), "yes")
    settle()
    assert window.wizard.path.verdict is Verdict.PROCEED
    assert not window.wizard.path.parked


def test_a_change_without_effect_asks_nothing_and_keeps_the_rest(window: MainWindow) -> None:
    window.show_question("remark")
    window.frame.question.set_value("Another remark")
    settle()
    window.frame.question.submit()
    settle()
    assert window.acts.dialog is None
    assert window.wizard.path.finished
    assert len(window.wizard.path.steps) == 9


def test_answers_that_still_fit_stay_on_the_route(window: MainWindow) -> None:
    """Another origin asks one question more and keeps every later answer."""
    window.wizard.answer(FactId("origin_place"), SINGAPORE)
    settle()
    assert window.wizard.path.at.id == "treaty"
    answer(window, treaty="no")
    assert window.wizard.path.finished
    assert [step.question.id for step in window.wizard.path.steps][-1] == "remark"


def test_undo_and_redo(window: MainWindow) -> None:
    changed = window.wizard.matter
    window.menu.undo.trigger()
    settle()
    assert window.wizard.path.at.id == "remark"
    window.menu.undo.trigger()
    settle()
    assert window.wizard.path.at.id == "relief"
    window.menu.redo.trigger()
    window.menu.redo.trigger()
    settle()
    assert window.wizard.matter == changed
    assert not window.menu.redo.isEnabled()


def test_particulars_name_the_matter(window: MainWindow) -> None:
    window.acts.describe()
    settle()
    asked = window.acts.dialog
    assert isinstance(asked, ParticularsDialog)
    asked._fields["name"].setText("Straits Grain v Hongda")
    click(button(asked, "Save particulars"))
    assert window.wizard.matter is not None
    assert window.wizard.matter.particulars == Particulars(name="Straits Grain v Hongda")
    assert window.windowTitle().startswith("Straits Grain v Hongda")


def test_a_link_of_a_ground_opens_its_answer(window: MainWindow) -> None:
    window.show_question("grounds")
    settle()
    window.frame.question.question_asked.emit("filed_on")
    settle()
    assert window.wizard.at == "filed_on"
