"""What the window shows while the content is read: its header and the question of the home page."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme import Role, Theme

LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
WIDEST, EDGE, EDGE_NARROW, NARROW = 1120, 40, 28, 1000


class Opening(QWidget):
    """Stands where the home page will stand, so that nothing moves when that comes.

    ``painted`` is emitted once, when it has been seen.
    """

    painted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._seen = theme, False
        self.setAccessibleName(self.tr("Exequatur is opening"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw header, question and status line."""
        del event
        theme, t, painter = self._theme, self._theme.tokens, QPainter(self)
        head, foot = theme.px(51), theme.px(28)
        painter.fillRect(self.rect(), t.window)
        painter.fillRect(0, 0, self.width(), head, t.surface)
        painter.fillRect(0, head, self.width(), 1, t.line)
        painter.fillRect(0, self.height() - foot - 1, self.width(), 1, t.line)
        side = theme.px(26)
        app = icons.app_icon().pixmap(side, side)
        painter.drawPixmap(theme.px(17), (head - side) // 2, app)
        painter.setPen(t.text)
        painter.setFont(theme.font(Role.TRACK))
        brand = QRect(theme.px(54), 0, self.width(), head)
        painter.drawText(brand, LEFT_MIDDLE, self.tr("Exequatur"))
        narrow = self.width() < theme.px(NARROW)
        edge = theme.px(EDGE_NARROW if narrow else EDGE)
        spare = max(0, self.width() - 2 * edge - theme.px(WIDEST))
        painter.setFont(theme.font(Role.QUESTION))
        place = QRect(edge + spare // 2, head + 1 + theme.px(32), self.width(), theme.px(34))
        ask = self.tr("What do you want to enforce in Mainland China?")
        painter.drawText(place, LEFT_MIDDLE, ask)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)
