"""What the open points leave possible, in the panels at the right; it comes beside the window."""

from pathlib import Path as FilePath

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from engine.answers import UNKNOWN
from tests.gui.window_maker import answer, make_window, settle as settle_now
from ui.main_window import MainWindow
from ui.still_possible import SETTLED
from ui.theme import Theme


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    made = make_window(theme, qtbot, tmp_path)
    made.wizard.start(made.wizard.tracks()[0].tree)
    return made


def settle() -> None:
    """Wait until the window was still for long enough, and what then begins is done."""
    QTest.qWait(SETTLED + 100)
    settle_now()


def said(panel: QWidget) -> list[str]:
    labels = panel.findChildren(QLabel)
    return [label.accessibleName() or label.text() for label in labels if label.isVisibleTo(panel)]


def worked_out(window: MainWindow) -> bool:
    return window.wizard.narrowed is not None


def test_beside_the_outcome(window: MainWindow) -> None:
    answer(window, kind_of_paper=UNKNOWN, origin_place=UNKNOWN, treaty="yes", effective="no")
    settle()
    shown = said(window.frame.side)
    assert "Still possible" in shown
    known = [one for one in shown if one in {"Other route", "Barred"}]
    assert known == ["Barred", "Other route"]
    assert "Ask first: Origin. It narrows them most." in shown


def test_beside_an_open_question(window: MainWindow) -> None:
    answer(window, kind_of_paper=UNKNOWN, origin_place=UNKNOWN)
    settle()
    assert "Still possible" not in said(window.frame.reasons), "the question asked next is not open"
    window.show_question("kind_of_paper")
    settle()
    shown = said(window.frame.reasons)
    assert "Still possible" in shown
    assert "What remains for each answer" in shown
    assert "An order: Barred." in shown


def test_it_goes_when_the_point_is_answered(window: MainWindow) -> None:
    answer(window, kind_of_paper=UNKNOWN)
    settle()
    assert worked_out(window)
    window.wizard.undo()
    assert not worked_out(window)
    settle()
    assert not worked_out(window), "nothing is open"
    window.wizard.close()
    assert not worked_out(window)


def test_a_theme_built_anew_keeps_it(window: MainWindow) -> None:
    answer(window, kind_of_paper=UNKNOWN, origin_place=UNKNOWN, treaty="yes", effective="no")
    settle()
    window.theme.set_zoom(1.5)
    settle()
    assert "Still possible" in said(window.frame.side)
