"""The box before a paper: ticked once the paper is at hand."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.answers.focus import OwnRing
from ui.paint import check, ring
from ui.theme import RADIUS_SMALL, Theme

WIDTH, HEIGHT = 32, 36
LEFT, TOP, BOX = 5, 4, 20
"""Where the box stands, so that it is on the line of its paper's title; and its side, at 100%."""


class PaperBox(OwnRing, QCheckBox):
    """A box to tick; the area round it is its target too.

    Signals:
        stepped: An arrow key asks for the next (1) or the previous (-1) box.
    """

    stepped = Signal(int)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("ring", "none")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give the target's size."""
        return QSize(self._theme.px(WIDTH), self._theme.px(HEIGHT))

    def hitButton(self, pos: QPoint) -> bool:
        """Make the whole area the target."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrow keys move; the rest is a check box's."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and ring."""
        del event
        painter, px = QPainter(self), self._theme.px
        mark = QRectF(px(LEFT), px(TOP), px(BOX), px(BOX))
        check(painter, mark, self._theme, on=self.isChecked(), enabled=self.isEnabled())
        if self.hasFocus() and self.by_keyboard:
            ring(painter, mark, px(RADIUS_SMALL), self._theme)
