"""The list of the glossary: each row a term's English over its Chinese.

It lists what it is given; ``ui.pages.glossary`` searches and shows the entry.
"""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons
from ui.pages.terms_shown import ShownTerm
from ui.paint import KEYBOARD
from ui.theme import Role, Theme

ROW = 50
TERM = Qt.ItemDataRole.UserRole
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class TermModel(QAbstractListModel):
    """The rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.terms: list[ShownTerm] = []

    def show_terms(self, terms: list[ShownTerm]) -> None:
        """Show other terms."""
        self.beginResetModel()
        self.terms = terms
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Give the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.terms)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a term as a row, and in words for screen readers."""
        shown = self.terms[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{shown.term.en}\n{shown.term.zh}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            mark = self.tr(", not confirmed") if shown.marked else ""
            return f"{shown.term.en}, {shown.term.zh}{mark}"
        return shown if role == TERM else None


class TermDelegate(QStyledItemDelegate):
    """Draws a row; a dashed circle marks Chinese that is not confirmed."""

    def __init__(self, theme: Theme, parent: "TermList") -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        del option, index
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        theme, t = self._theme, self._theme.tokens
        given: Any = option  # Qt's stubs leave its fields out
        area, current = given.rect, index == self._view.currentIndex()
        shown: ShownTerm = index.data(TERM)
        painter.save()
        if current:
            painter.fillRect(area, t.accent_soft)
            painter.fillRect(QRect(area.x(), area.y(), theme.px(3), area.height()), t.accent)
        elif given.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, t.sunken)
        line = QRect(area.x() + theme.px(20), area.y() + theme.px(5), 0, theme.px(20))
        line.setRight(area.right() - theme.px(40 if shown.marked else 16))
        role = Role.BODY_STRONG if current else Role.BODY
        self._line(painter, line, shown.term.en, role, dim=False)
        line.translate(0, theme.px(20))
        self._line(painter, line, shown.term.zh, Role.SMALL, dim=True)
        if shown.marked:
            side = theme.px(16)
            ratio = self._view.devicePixelRatioF()
            drawn = icons.pixmap("open-point", theme.open.ink, side, ratio)
            top = area.y() + (area.height() - side) // 2
            painter.drawPixmap(area.right() - theme.px(16) - side, top, drawn)
        if current and self._view.shows_ring:
            painter.setPen(QPen(t.focus, 2))
            painter.drawRoundedRect(area.adjusted(3, 2, -3, -2), 4, 4)
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, said: str, role: Role, *, dim: bool) -> None:
        tokens = self._theme.tokens
        painter.setFont(self._theme.font(role))
        painter.setPen(tokens.text2 if dim else tokens.text)
        metrics = painter.fontMetrics()
        elided = metrics.elidedText(said, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, LEFT_MIDDLE, elided)


class TermList(QListView):
    """The list; arrows and clicks choose. ``chosen`` carries the term, as it is shown."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.rows = TermModel(self)
        self.shows_ring = False
        self.setModel(self.rows)
        self.setItemDelegate(TermDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setProperty("ring", "none")
        self.viewport().setAutoFillBackground(False)

    def show_terms(self, terms: list[ShownTerm], chosen: ShownTerm | None) -> None:
        """Show terms, and choose one again if it is among them, else the first."""
        self.rows.show_terms(terms)
        listed = [one.term.id for one in terms]
        self.choose(listed.index(chosen.term.id) if chosen and chosen.term.id in listed else 0)

    def choose(self, at: int) -> None:
        """Choose a row, as far as there is one."""
        if self.rows.terms:
            at = min(max(at, 0), len(self.rows.terms) - 1)
            self.setCurrentIndex(self.rows.index(at))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which term is chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.rows.terms[current.row()])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring if the keyboard brought the focus."""
        self.shows_ring = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no ring."""
        self.shows_ring = False
        super().focusOutEvent(event)
