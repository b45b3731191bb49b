"""The list of the glossary: each row a term's English over its Chinese.

It lists what it is given; ``ui.pages.glossary`` searches and shows the entry.
"""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from ui import icons
from ui.pages.terms_shown import ShownTerm
from ui.panels.row_list import Index, RowDelegate, RowList
from ui.theme import Role, Theme

ROW = 50
TERM = Qt.ItemDataRole.UserRole


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


class TermDelegate(RowDelegate):
    """Draws a row; a dashed circle marks Chinese that is not confirmed."""

    def __init__(self, theme: Theme, parent: "TermList") -> None:
        super().__init__(theme, parent, ROW)

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
        self._line(painter, line, shown.term.en, role, t.text)
        line.translate(0, theme.px(20))
        self._line(painter, line, shown.term.zh, Role.SMALL, t.text2)
        if shown.marked:
            side = theme.px(16)
            ratio = self._view.devicePixelRatioF()
            drawn = icons.pixmap("open-point", theme.open.ink, side, ratio)
            top = area.y() + (area.height() - side) // 2
            painter.drawPixmap(area.right() - theme.px(16) - side, top, drawn)
        if current and self._view.shows_ring:
            self._ring(painter, area)
        painter.restore()


class TermList(RowList):
    """The list; arrows and clicks choose. ``chosen`` carries the term, as it is shown."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name)
        self.rows = TermModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(TermDelegate(theme, self))

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
