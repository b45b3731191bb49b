"""Guards the PySide6 pin: some versions lose a reference to None at every call that returns nothing.

On Python 3.12 and later None is immortal, and the count stands still whatever happens.
"""

import sys

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 200
pytestmark = pytest.mark.gui


def test_calls_do_not_lose_references_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    pixmap = QPixmap(20, 20)
    painter = QPainter(pixmap)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
        painter.setPen(QColor("black"))
        painter.save()
        painter.translate(1, 1)
        painter.drawRect(QRect(0, 0, 5, 5))
        painter.restore()
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < CALLS // 10
