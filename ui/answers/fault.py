"""What is wrong with a text, beside its field: the octagon and one or two sentences."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import icons
from ui.paint import TextLabel
from ui.theme import Role, Theme


class FaultNote(QWidget):
    """An octagon with a sentence in error ink; hidden while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = TextLabel("", theme, Role.BODY, "error")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._size()
        theme.changed.connect(self._size)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence, or nothing."""
        self._words.setText(sentence)
        self._words.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the octagon on the first line."""
        del event
        side, theme = self._theme.px(18), self._theme
        top = self._words.y() + (theme.line(Role.BODY) - side) // 2
        at = QRectF(0, max(top, 0), side, side)
        icons.draw(QPainter(self), "verdict-refused", theme.error.ink, at)

    def _size(self) -> None:
        self._row.setContentsMargins(self._theme.px(26), 0, 0, 0)
