"""The ring of a list of rows: for the keyboard, and coming back to the window changes nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.window_maker import settle
from ui.panels.row_list import RowList

REASON = Qt.FocusReason


@pytest.mark.parametrize(
    ("reason", "ringed"),
    [
        (REASON.TabFocusReason, True),
        (REASON.ShortcutFocusReason, True),
        (REASON.MouseFocusReason, False),
        (REASON.OtherFocusReason, False),
    ],
)
def test_who_sees_the_ring(qtbot: QtBot, reason: Qt.FocusReason, ringed: bool) -> None:
    window, rows, other = QWidget(), RowList("Rows"), RowList("Others")
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(rows)
    layout.addWidget(other)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    other.setFocus(REASON.TabFocusReason)
    rows.setFocus(reason)
    assert (rows.shows_ring, other.shows_ring) == (ringed, False)
    rows.clearFocus()
    settle()
    assert not rows.shows_ring
    rows.setFocus(REASON.ActiveWindowFocusReason)
    assert rows.shows_ring is ringed
