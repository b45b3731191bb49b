"""The matrix of grounds: a table view whose delegate draws lines, fills, radios and the ring."""

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.answers.focus import rings
from ui.answers.grounds_model import COURT, FIRST_STATE, GROUND, STATES, GroundsModel, Index
from ui.paint import KEYBOARD, TextBlock, radio, ring
from ui.theme import Role, Theme

WIDTHS = (80, 64, 64, 72, 84)
"""Court and the four states; the last holds 12 px of the overhang."""
SIDE, CLEAR, HEAD, LEAST, LAST = 12, 6, 34, 40, 72
FULL = 5


def centre(rect: QRectF, column: int, theme: Theme) -> QPointF:
    """Give where the radio of a cell stands; the last column ends before the overhang."""
    width = theme.px(LAST) if column == FIRST_STATE + len(STATES) - 1 else rect.width()
    return QPointF(rect.left() + width / 2, rect.top() + (rect.height() - 1) / 2)


class GroundsDelegate(QStyledItemDelegate):
    """Draws a cell."""

    def __init__(self, theme: Theme, table: "GroundsTable") -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height of the ground's text."""
        del option
        px, width = self._theme.px, self._table.columnWidth(GROUND)
        if index.column() != GROUND:
            return QSize(0, px(LEAST))
        inner = width - px(SIDE) - px(CLEAR)
        block = TextBlock(str(index.data()), Role.BODY, self._theme)
        return QSize(width, max(block.height(inner) + 2 * px(FULL), px(LEAST)) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw line, fill, text or radio, and ring."""
        theme, t, px = self._theme, self._theme.tokens, self._theme.px
        rect = QRectF(getattr(option, "rect"))  # noqa: B009 - the stubs do not know it
        row, column = index.row(), index.column()
        looked_at = self._table.currentIndex().row() == row
        if looked_at or self._table.hovered == row:
            painter.fillRect(rect, t.accent_soft if looked_at else t.window)
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(line, t.line)
        if column >= FIRST_STATE:
            self._paint_radio(painter, rect, row, column)
            return
        role = Role.SMALL if column == COURT else Role.BODY
        block = TextBlock(str(index.data()), role, theme)
        left = px(SIDE) if column == GROUND else 0
        inner = int(rect.width()) - (px(SIDE) + px(CLEAR) if column == GROUND else 0)
        if looked_at and column == GROUND:
            bold = TextBlock(block.text, Role.BODY_STRONG, theme)
            block = bold if bold.height(inner) == block.height(inner) else block
        top = rect.top() + (rect.height() - 1 - block.height(inner)) // 2
        colour = t.text2 if column == COURT else t.text
        colour = colour if self._table.isEnabled() else t.text3
        block.draw(painter, QPointF(rect.left() + left, top), inner, colour)

    def _paint_radio(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        theme, table = self._theme, self._table
        on = table.grounds.state(row) is STATES[column - FIRST_STATE]
        at = centre(rect, column, theme)
        radio(painter, at, theme, on=on, enabled=table.isEnabled())
        current = table.currentIndex()
        if table.rings and table.hasFocus() and (current.row(), current.column()) == (row, column):
            half = theme.px(20) / 2
            circle = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
            ring(painter, circle.adjusted(1, 1, -1, -1), half - 1, theme)


class GroundsHeader(QHeaderView):
    """The heads of the columns, over the radios they belong to."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        """Give the height of the heads."""
        return QSize(super().sizeHint().width(), self._theme.px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Draw one head."""
        theme, t, area = self._theme, self._theme.tokens, QRectF(rect)
        model = self.model()
        word = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal))
        block = TextBlock(word, Role.HEAD, theme)
        left = area.left() + (theme.px(SIDE) if logicalIndex == GROUND else 0)
        if logicalIndex >= FIRST_STATE:
            left = centre(area, logicalIndex, theme).x() - block.width() / 2
        top = (rect.height() - theme.line(Role.HEAD)) // 2
        block.draw(painter, QPointF(round(left), top), rect.width() * 2, t.text3)
        painter.fillRect(QRect(rect.left(), rect.height() - 1, rect.width(), 1), t.line)


class GroundsTable(QTableView):
    """The grounds put to the user; as high as its rows, so that the page scrolls and not the table.

    Attributes:
        hovered: The row under the pointer, or -1.
        rings: Whether the keyboard brought the focus.
    """

    state_set = Signal()
    """The user has set the state of a ground."""

    def __init__(self, grounds: GroundsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.grounds, self._theme = grounds, theme
        self.hovered, self.rings = -1, False
        self.setProperty("ring", "none")
        self._prepare()
        self.setModel(grounds)
        self.setItemDelegate(GroundsDelegate(theme, self))
        self.setHorizontalHeader(GroundsHeader(theme, self))
        self._size()
        self.entered.connect(self._hover)
        self.clicked.connect(self._set)
        theme.changed.connect(self._size)

    def set_current(self, state: int) -> bool:
        """Set the ground looked at: 0 made out, 1 arguable, 2 not raised, 3 not known."""
        row = max(self.currentIndex().row(), 0)
        if not 0 <= state < len(STATES) or not self.grounds.rows:
            return False
        self._look_at(row, FIRST_STATE + state)
        self._set(self.grounds.index(row, FIRST_STATE + state))
        return True

    def focus_by(self, reason: Qt.FocusReason) -> None:
        """Take the focus, with a ring if the keyboard gives it."""
        self.rings = reason in KEYBOARD
        self.setFocus(reason)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows among rows and states, set by 1 to 4 or the space bar."""
        key, now = Qt.Key(event.key()), self.currentIndex()
        moves = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        if key in moves:
            self.rings = True
            down, right = moves[key]
            self._look_at(now.row() + down, now.column() + right)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_4:
            self.rings = True
            self.set_current(key - Qt.Key.Key_1)
        elif key == Qt.Key.Key_Space:
            self._set(now)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Look at the first ground, with a ring if the keyboard brought the focus."""
        self.rings = rings(event, before=self.rings)
        if not self.currentIndex().isValid():
            self._look_at(0, FIRST_STATE + STATES.index(self.grounds.state(0)))
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw without the ring."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the ground what the other columns leave, and fit the rows to it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def leaveEvent(self, event: object) -> None:
        """Forget the row under the pointer."""
        del event
        self.hovered = -1
        self.viewport().update()

    def _prepare(self) -> None:
        mode = QAbstractItemView
        self.setShowGrid(False)
        self.setSelectionMode(mode.SelectionMode.NoSelection)
        self.setEditTriggers(mode.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _size(self) -> None:
        for column, width in enumerate(WIDTHS, 1):
            self.setColumnWidth(column, self._theme.px(width))
        self._fit()

    def _fit(self) -> None:
        others = sum(self._theme.px(width) for width in WIDTHS)
        self.setColumnWidth(GROUND, max(self.width() - others, self._theme.px(140)))
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.grounds.rowCount()))
        self.setFixedHeight(self._theme.px(HEAD) + rows)

    def _hover(self, index: QModelIndex) -> None:
        self.hovered = index.row()
        self.viewport().update()

    def _look_at(self, row: int, column: int) -> None:
        row = min(max(row, 0), len(self.grounds.rows) - 1)
        column = min(max(column, FIRST_STATE), FIRST_STATE + len(STATES) - 1)
        self.setCurrentIndex(self.grounds.index(row, column))
        self.viewport().update()

    def _set(self, index: QModelIndex) -> None:
        if index.column() < FIRST_STATE:
            state = STATES.index(self.grounds.state(index.row()))
            self._look_at(index.row(), FIRST_STATE + state)
            return
        self.grounds.set_state(index.row(), STATES[index.column() - FIRST_STATE])
        self.viewport().update()
        self.state_set.emit()
