"""Beside the outcome: a court fee with its sum, and its lines by mouse and by keyboard."""

from decimal import Decimal
from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from engine.answers import UNKNOWN, Amount, Value
from tests.gui.window_maker import answer, button, click, make_window, settle
from tests.matter_maker import FRENCH, IN_TIME
from tests.small_trees import TREE, small_library
from ui.dialogs.confirmation import ConfirmationDialog
from ui.main_window import MainWindow
from ui.panels.counted_cost import CountedCost
from ui.panels.text import Holder
from ui.theme import Theme

COUNTED = TREE.replace(
    "payable_by: applicant, when",
    "payable_by: applicant, schedule: preservation_application, of: [claim],"
    " who_pays: preservation, when",
)


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    library = small_library(tmp_path / "content", COUNTED)
    made = make_window(theme, qtbot, tmp_path, library)
    made.wizard.start(made.wizard.tracks()[0].tree)
    answer(made, **FRENCH, **IN_TIME, relief=("money",))
    return made


def cost(window: MainWindow, claim: Value) -> CountedCost:
    """Finish the way with a sum, and give the fee beside the outcome."""
    answer(window, claim=claim, remark="None")
    settle()
    found = [each for each in window.findChildren(CountedCost) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def said(shown: QWidget) -> set[str]:
    return {each.text() for each in shown.findChildren(QLabel) if each.isVisible()}


def test_the_fee_and_its_lines(window: MainWindow) -> None:
    shown = cost(window, Amount(Decimal(5_000_000), "CNY"))
    assert "CNY 5,000 on CNY 5,000,000" in said(shown)
    assert "Beyond the guide: verify with counsel and the court." in said(shown)
    assert "Cap" not in said(shown)
    fold = shown.findChildren(QPushButton)[0]
    assert fold.accessibleName() == "How it is counted: Court fee"
    fold.setFocus()
    QTest.keyClick(fold, Qt.Key.Key_Space)
    settle()
    lines = {"Sum of the lines", "CNY 25,520", "Cap", "Fee", "CNY 990", "CNY 24,500"}
    assert lines <= said(shown)
    assert fold.accessibleName() == "Hide the lines: Court fee"
    QTest.keyClick(fold, Qt.Key.Key_Space)
    settle()
    assert not lines & said(shown)


def test_counsel_confirms_how_it_is_counted(window: MainWindow) -> None:
    shown = cost(window, Amount(Decimal(5_000_000), "CNY"))
    shown.findChildren(QPushButton)[0].click()
    settle()
    click(button(shown, "Confirmed by counsel…"))
    dialog = window.acts.dialog
    assert isinstance(dialog, ConfirmationDialog)
    assert not dialog.findChildren(QRadioButton), "a fee does not apply or not"
    QTest.keyClicks(dialog.focusWidget(), "Li Wei")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    said_so = "Beyond the guide. How it is counted: confirmed by Li Wei on 22 November 2026."
    (after,) = (each for each in window.findChildren(CountedCost) if each.isVisible())
    assert said_so in said(after)
    assert "CNY 5,000 on CNY 5,000,000" in said(after), "the sum stays"
    window.menu.undo.trigger()
    settle()
    assert not window.wizard.confirmed


def test_the_outcome_ends_where_its_words_end(window: MainWindow) -> None:
    cost(window, Amount(Decimal(5_000_000), "CNY"))
    page = window.frame.outcome
    holder = page.findChildren(Holder)[0]
    assert holder.height() <= max(page.height(), holder.heightForWidth(holder.width()))


def test_without_a_sum_it_says_what_would_give_it(window: MainWindow) -> None:
    shown = cost(window, UNKNOWN)
    assert "Enter the sum in CNY to see it (“Claim”)." in said(shown)
    fold = shown.findChildren(QPushButton)[0]
    assert fold.text() == "The rates"
    fold.click()
    settle()
    assert {"Up to CNY 1,000", "CNY 30 flat", "0.5%"} <= said(shown)
