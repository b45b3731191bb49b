"""The list of the problems: each row a message over its place, drawn in the colours of its kind.

It lists what it is given and finds nothing out itself; ``ui.panels.problems`` stands round it.
"""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from engine.errors import Problem
from ui import icons
from ui.panels.banner import ERROR_PICTURE
from ui.panels.row_list import Index, RowDelegate, RowList
from ui.theme import Role, Theme

ROW = 44
PROBLEM_ROLE = Qt.ItemDataRole.UserRole
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
         Qt.Key.Key_Home, Qt.Key.Key_End)  # fmt: skip


def place(problem: Problem) -> str:
    """Give where a problem is, as ``file:line:column``; the file only where it has no line."""
    if not problem.line:
        return problem.file
    return f"{problem.file}:{problem.line}:{problem.column}"


class ProblemModel(QAbstractListModel):
    """The rows of the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show other problems."""
        self.beginResetModel()
        self.problems = problems
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Give the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a problem as a row, as one text, and in words for screen readers."""
        problem = self.problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(problem)
        if role == Qt.ItemDataRole.ToolTipRole:
            ways = self.tr("Click or Enter copies the place, a double click opens the file")
            return f"{problem.message}\n{place(problem)}\n{ways}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = self.tr("Warning") if problem.warning else self.tr("Error")
            where = self.tr("{0}, line {1}, column {2}")
            said = where.format(problem.file, problem.line, problem.column)
            more = self.tr(". An example stands beneath the list.") if problem.example else ""
            return f"{kind}: {problem.message} {said if problem.line else problem.file}{more}"
        return problem if role == PROBLEM_ROLE else None


class ProblemDelegate(RowDelegate):
    """Draws a row: picture of its kind, message over place."""

    def __init__(self, theme: Theme, parent: "ProblemList") -> None:
        super().__init__(theme, parent, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        theme, t, problem = self._theme, self._theme.tokens, index.data(PROBLEM_ROLE)
        given: Any = option  # Qt's stubs leave its fields out
        area, state = given.rect, given.state
        painter.save()
        current = index == self._view.currentIndex()
        if current and self._view.hasFocus():
            painter.fillRect(area, t.accent_soft)
        elif state & QStyle.StateFlag.State_MouseOver or (current and problem.example):
            painter.fillRect(area, t.sunken)  # the example beneath the list has the same colour
        look = theme.warning if problem.warning else theme.error
        name, side = look.icon if problem.warning else ERROR_PICTURE, theme.px(16)
        drawn = icons.pixmap(name, look.ink, side, self._view.devicePixelRatioF())
        painter.drawPixmap(area.x() + theme.px(18), area.y() + theme.px(6), drawn)
        line = QRect(area.x() + theme.px(46), area.y() + theme.px(4), 0, theme.px(20))
        line.setRight(area.right() - theme.px(16))
        self._line(painter, line, problem.message, Role.BODY, t.text)
        line.translate(0, theme.px(18))
        self._line(painter, line, place(problem), Role.LABEL, t.text3)
        if current and self._view.shows_ring:
            self._ring(painter, area)
        painter.restore()


class ProblemList(RowList):
    """The list; arrows move in it, Enter or a click chooses, a double click opens.

    Signals:
        chosen: A row was chosen.
        opened: The file of a row is to be opened.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name)
        self.rows = ProblemModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(ProblemDelegate(theme, self))
        self.setSelectionMode(RowList.SelectionMode.NoSelection)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows and choose by Enter; every other key is the window's."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
        elif event.key() in MOVES:
            self.by_keyboard = True
            super().keyPressEvent(event)
        else:
            event.ignore()
