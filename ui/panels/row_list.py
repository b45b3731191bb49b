"""A list whose rows all have one height and draw themselves: its set-up, and what rows share.

What a row shows and what its keys do is for the list that is made of it.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.answers.focus import rings
from ui.theme import Role, Theme

Index = QModelIndex | QPersistentModelIndex
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowList(QListView):
    """The list; the ring of its current row is the row's to draw."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.by_keyboard = False
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setProperty("ring", "none")
        self.viewport().setAutoFillBackground(False)

    @property
    def shows_ring(self) -> bool:
        """Whether the current row has a ring: the keyboard gave the focus, and it is still here."""
        return self.by_keyboard and self.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus."""
        self.by_keyboard = rings(event, before=self.by_keyboard)
        super().focusInEvent(event)


class RowDelegate(QStyledItemDelegate):
    """Draws rows of one height.

    Args:
        theme: Colours, fonts and sizes.
        view: The list they stand in.
        height: Of a row, in pixels at 100%.
    """

    def __init__(self, theme: Theme, view: RowList, height: int) -> None:
        super().__init__(view)
        self._theme, self._view, self._height = theme, view, height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        del option, index
        return QSize(0, self._theme.px(self._height))

    def _line(self, painter: QPainter, area: QRect, said: str, role: Role, ink: QColor) -> None:
        """Draw a text in one line, cut off where the row ends."""
        painter.setFont(self._theme.font(role))
        painter.setPen(ink)
        elided = painter.fontMetrics().elidedText(
            said.replace("\n", " "), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, LEFT_MIDDLE, elided)

    def _ring(self, painter: QPainter, area: QRect) -> None:
        """Draw the ring of the row that the keyboard is at."""
        painter.setPen(QPen(self._theme.tokens.focus, 2))
        painter.drawRoundedRect(area.adjusted(3, 2, -3, -2), 4, 4)
