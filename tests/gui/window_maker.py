"""Makes the real window over a small library, in a data folder of its own."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path as FilePath

from PySide6.QtCore import QEvent, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.answers import Value
from engine.law import FactId
from engine.library import Library
from matters.register import Register
from tests.small_trees import small_library
from ui.main_window import MainWindow
from ui.panels.memory import Memory
from ui.theme import Theme
from ui.wizard import Wizard

RESOURCES = FilePath(__file__).parents[2] / "resources"
NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
"""14:32 in Beijing."""

MakeWindow = Callable[..., MainWindow]


def make_window(
    theme: Theme, qtbot: QtBot, folder: FilePath, library: Library | None = None
) -> MainWindow:
    """Open the window with its data under ``folder``; without a library, over the small tree."""
    found = library or small_library(folder / "content")
    wizard = Wizard(found, Register(folder / "data"), lambda: NOW)
    wizard.writer.patience = 0
    window = MainWindow(theme, Memory(folder / "data"))
    window.take(wizard, RESOURCES)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    settle()
    return window


def settle() -> None:
    """Let everything that was put off happen now."""
    for _ in range(4):
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(window: MainWindow, *keys: Qt.Key) -> None:
    """Press keys where the focus is."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key)
        settle()


def type_in(window: MainWindow, text: str) -> None:
    """Type into the text field that has the focus."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert window.isAncestorOf(field)
    QTest.keyClicks(field, text)
    settle()


def click(widget: QWidget) -> None:
    """Click in the middle of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def button(parent: QWidget, words: str) -> QPushButton:
    """Find a visible button by its words."""
    found = [
        each
        for each in parent.findChildren(QPushButton)
        if each.text().strip() == words and each.isVisible()
    ]
    assert found, f"no button {words!r}"
    return found[0]


def answer(window: MainWindow, **values: Value) -> None:
    """Record answers without clicking."""
    for fact, value in values.items():
        window.wizard.answer(FactId(fact), value)
    settle()
