"""Tests of the window: without a display, unless --onscreen is given."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path as FilePath
from typing import Any

import pytest

if "--onscreen" not in sys.argv:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engine.law import FactKind, Law, NodeId
from engine.view import ShownQuestion
from firm.policy import Appearance
from tests.shipped import library
from ui.answers import AnswerWidget, make_answer
from ui.theme import Theme, apply

UNKNOWN_SAYS = "Becomes an open point. The route goes on."

Ask = Callable[..., ShownQuestion]
Open = Callable[..., AnswerWidget]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows under test")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = FilePath(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.gui)


@pytest.fixture(scope="session")
def law() -> Law:
    """The country table and the facts that ship."""
    return library().law


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    made = Theme(Appearance.LIGHT)
    apply(qapp, made)
    return made


@pytest.fixture(autouse=True)
def _as_new(theme: Theme) -> Iterator[None]:
    """Every test starts light and at 100%, and leaves no widget behind."""
    yield
    if theme.zoom != 1.0 or theme.appearance is not Appearance.LIGHT:
        theme.set_appearance(Appearance.LIGHT)
        theme.set_zoom(1.0)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def ask() -> Ask:
    """Make a question as shown, of a kind, with what a test needs of it."""

    def make(kind: FactKind, **given: Any) -> ShownQuestion:
        whole: dict[str, Any] = {
            "id": NodeId("asked"), "kind": kind, "ask": "What is it?", "label": "It", "help": "",
            "why": "", "stage": (1, "Stage"), "choices": (), "rows": (), "none": "",
            "currency": "", "unknown": UNKNOWN_SAYS, "suggestion": None, "cites": (),
            "updates": (), "terms": (), "value": None,
        }  # fmt: skip
        return ShownQuestion(**(whole | given))

    return make


@pytest.fixture
def open_answer(qtbot: QtBot, theme: Theme, law: Law) -> Open:
    """Show the answer to a question in a window of its own, with the focus."""
    windows: list[QWidget] = []  # qtbot closes them, but does not keep them alive

    def make(shown: ShownQuestion, width: int = 664) -> AnswerWidget:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        answer = make_answer(shown, theme, law, window)
        layout.addWidget(answer)
        window.resize(width, 700)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        answer.take_focus(Qt.FocusReason.TabFocusReason)
        return answer

    return make
