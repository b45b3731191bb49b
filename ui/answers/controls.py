"""Controls whose signs a style sheet cannot draw in our colours: the combo box."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui import icons
from ui.theme import Theme


class ComboBox(QComboBox):
    """A combo box that shows that it opens."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the sign that it opens."""
        super().paintEvent(event)
        t, side, px = self._theme.tokens, self._theme.px(14), self._theme.px
        at = QRectF(self.width() - side - px(11), (self.height() - side) // 2, side, side)
        icons.draw(QPainter(self), "chevron", t.text2 if self.isEnabled() else t.text3, at, turn=90)
