"""A text field in a box of its own, with room for a picture, a button or a word inside the box."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui import icons
from ui.paint import Skin, box
from ui.theme import RADIUS, Theme


class Field(QWidget):
    """A box with a line edit; the edge turns to the error colour while it is invalid.

    Args:
        theme: For colours and sizes.
        parent: The answer.
        height: Height in pixels at 100%.
        icon: Picture at the left, if any.
        end: Room at the right end, in pixels at 100%.
    """

    def __init__(
        self, theme: Theme, parent: QWidget, *, height: int = 40, icon: str = "", end: int = 13
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._invalid = theme, icon, False
        self._height, self._end = height, end
        self.edit = QLineEdit(self)
        self.edit.setProperty("bare", "true")
        self.edit.setProperty("ring", "parent")
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.edit, 1)
        self._size()
        theme.changed.connect(self._size)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right, inside the box."""
        self._row.addWidget(widget)

    def set_invalid(self, *, invalid: bool) -> None:
        """Mark what was typed as wrong, or as right again."""
        self._invalid = invalid
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the edge anew where the state of the line edit changes."""
        if event.type() == QEvent.Type.EnabledChange:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and picture."""
        del event
        painter, t, px = QPainter(self), self._theme.tokens, self._theme.px
        skin = Skin(t.surface, t.control, t.edge)
        if not self.isEnabled():
            skin = Skin(t.window, t.line, t.edge)
        if self._invalid:
            skin = Skin(t.surface, self._theme.error.ink, 1.5 * t.edge)
        box(painter, QRectF(self.rect()), px(RADIUS), skin)
        if self._icon:
            side = px(18)
            at = QRectF(px(15), (self.height() - side) // 2, side, side)
            icons.draw(painter, self._icon, t.text2, at)

    def _size(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(self._height))
        self._row.setContentsMargins(px(43 if self._icon else 13), 0, px(self._end), 0)
        self._row.setSpacing(px(8))
