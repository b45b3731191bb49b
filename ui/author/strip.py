"""The line under the header that says what this window is, and what it is not for."""

from pathlib import Path as FilePath

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme import Role, Theme

HEIGHT = 36
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class AuthorStrip(QWidget):
    """Stays as long as the window; the folder's name gives way where there is little room."""

    def __init__(self, theme: Theme, folder: FilePath, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._folder = theme, str(folder)
        self._lead = self.tr("Author mode: not for a client’s matter")
        self._said = self.tr("Content from {0}").format(self._folder)
        self.setFixedHeight(theme.px(HEIGHT))
        self.setAccessibleName(f"{self._lead}. {self._said}")
        self.setToolTip(self._folder)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture, words and folder on the colour of a warning."""
        del event
        theme, look, painter = self._theme, self._theme.warning, QPainter(self)
        painter.fillRect(self.rect(), look.soft)
        line = theme.tokens.edge
        painter.fillRect(0, self.height() - line, self.width(), line, theme.tokens.line)
        side = theme.px(18)
        drawn = icons.pixmap(look.icon, look.ink, side, self.devicePixelRatioF())
        painter.drawPixmap(theme.px(18), (self.height() - side) // 2, drawn)
        area = self.rect().adjusted(theme.px(46), 0, -theme.px(16), -line)
        painter.setFont(theme.font(Role.BODY_STRONG))
        painter.setPen(look.ink)
        area.setLeft(self._draw(painter, area, self._lead) + theme.px(16))
        painter.setFont(theme.font(Role.BODY))
        painter.setPen(theme.tokens.text2)
        self._draw(painter, area, self._said)

    def _draw(self, painter: QPainter, area: QRect, said: str) -> int:
        """Draw a text, its middle left out where it is too long; give where it ends."""
        metrics = painter.fontMetrics()
        fitting = metrics.elidedText(said, Qt.TextElideMode.ElideMiddle, max(0, area.width()))
        painter.drawText(area, LEFT_MIDDLE, fitting)
        return area.left() + metrics.horizontalAdvance(fitting)
