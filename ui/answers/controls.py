"""Controls whose signs a style sheet cannot draw in our colours: check and combo boxes."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from ui import icons
from ui.answers.focus import rings
from ui.paint import TextBlock, check, ring
from ui.theme import RADIUS_SMALL, RING, Role, Theme

BOX, GAP = 18, 10


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


class CheckBox(QCheckBox):
    """A check box with a text that wraps; room for the ring is kept round the box."""

    def __init__(
        self, text: str, theme: Theme, parent: QWidget | None = None, role: Role = Role.BODY
    ) -> None:
        super().__init__(parent)
        self._theme, self._by_keyboard, self._role = theme, False, role
        self._block = TextBlock(text, role, theme)
        self.setProperty("ring", "none")
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def hitButton(self, pos: object) -> bool:
        """Make the whole row the target."""
        del pos
        return True

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at which nothing is cut off."""
        text = self._block.height(width - self._left())
        return max(text, self._theme.px(BOX)) + 2 * self._theme.px(RING)

    def sizeHint(self) -> QSize:
        """Ask for the text on one line, or for a readable width."""
        width = self._left() + min(self._block.width(), self._theme.px(560))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Stay readable in a narrow column."""
        return QSize(self._left() + self._theme.px(60), self._theme.px(BOX + 2 * RING))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus."""
        self._by_keyboard = rings(event, before=self._by_keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, text and ring."""
        del event
        painter, theme, px, t = QPainter(self), self._theme, self._theme.px, self._theme.tokens
        line = theme.line(self._role)
        at = QRectF(px(RING), px(RING) + max(0, line - px(BOX)) // 2, px(BOX), px(BOX))
        check(painter, at, theme, on=self.isChecked(), enabled=self.isEnabled())
        if self.hasFocus() and self._by_keyboard:
            ring(painter, at, px(RADIUS_SMALL), theme)
        where, colour = QPointF(self._left(), px(RING)), t.text if self.isEnabled() else t.text3
        self._block.draw(painter, where, self.width() - self._left(), colour)

    def _left(self) -> int:
        return self._theme.px(RING + BOX + GAP)
