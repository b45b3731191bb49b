"""The route panel: every question so far with its answer, the one shown, and what is set aside."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QRect,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from ui import icons
from ui.pages.shown import RouteRow, RouteState, ShownRoute
from ui.panels.row_list import LEFT_MIDDLE, Index, RowDelegate, RowList
from ui.panels.text import Divider, SidePanel, add_all, coloured, column, link, row, text
from ui.theme import Role, Theme

ROW = 46
ICONS = {
    RouteState.ANSWERED: "answered",
    RouteState.OPEN: "open-point",
    RouteState.SET_ASIDE: "parked",
    RouteState.LEG: "route",
}
ROW_ROLE = Qt.ItemDataRole.UserRole


class RouteModel(QAbstractListModel):
    """The rows of the panel."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[RouteRow, ...] = ()

    def show_rows(self, rows: tuple[RouteRow, ...]) -> None:
        """Show other rows."""
        if rows == self.rows:
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Give the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a row shows, and its full text for tooltips and screen readers."""
        row_ = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row_.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row_)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join([f"{row_.label}: {row_.answer}", *self._besides(row_)])
        return row_ if role == ROW_ROLE else None

    def _tip(self, row_: RouteRow) -> str:
        said = ". ".join([f"{row_.label}: {row_.answer}", *self._besides(row_)])
        if row_.note or row_.noted:
            said += "."
        if row_.state is RouteState.SET_ASIDE:
            said = said.removesuffix(".")
            return self.tr("{0}. It comes back if the route returns.").format(said)
        return said

    def _besides(self, row_: RouteRow) -> list[str]:
        """Give what is said after the answer."""
        return [*filter(None, [row_.note]), *([self.tr("With a note")] if row_.noted else [])]


class RouteDelegate(RowDelegate):
    """Draws a row: state, label over answer; the one shown with a bar, the pencil on hover."""

    def __init__(self, theme: Theme, parent: "RouteList") -> None:
        super().__init__(theme, parent, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row_: RouteRow = index.data(ROW_ROLE)
        given: Any = option  # Qt's stubs leave its fields out
        state, area = given.state, given.rect
        shown = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = self._view.shows_ring and index == self._view.currentIndex()
        painter.save()
        if shown:
            painter.fillRect(area, self._theme.tokens.accent_soft)
            bar = QRect(area.x(), area.y(), self._theme.px(3), area.height())
            painter.fillRect(bar, self._theme.tokens.accent)
        elif hover and row_.state is not RouteState.SET_ASIDE:
            painter.fillRect(area, self._theme.tokens.sunken)
        self._draw_icon(painter, area, row_, shown=shown)
        pencil = (hover or focused) and row_.state in {RouteState.ANSWERED, RouteState.OPEN}
        self._draw_words(painter, area, row_, shown=shown, pencil=pencil and not shown)
        if focused:
            self._ring(painter, area)
        painter.restore()

    def _draw_icon(self, painter: QPainter, area: QRect, row_: RouteRow, *, shown: bool) -> None:
        theme, t = self._theme, self._theme.tokens
        centre_y = area.y() + theme.px(14)
        if row_.state is RouteState.CURRENT or shown:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.accent if shown else t.control)
            outer, inner = theme.px(15), theme.px(6)
            x = area.x() + theme.px(19)
            painter.drawEllipse(x, centre_y - outer // 2, outer, outer)
            painter.setBrush(t.accent_soft if shown else t.window)
            inset = (outer - inner) / 2
            painter.drawEllipse(int(x + inset), int(centre_y - outer // 2 + inset), inner, inner)
            return
        ink = theme.open.ink if row_.state is RouteState.OPEN else t.text3
        side = theme.px(14)
        drawn = icons.pixmap(ICONS[row_.state], ink, side, self._view.devicePixelRatioF())
        painter.drawPixmap(area.x() + theme.px(20), centre_y - side // 2, drawn)

    def _draw_words(
        self, painter: QPainter, area: QRect, row_: RouteRow, *, shown: bool, pencil: bool
    ) -> None:
        theme, t = self._theme, self._theme.tokens
        left, right = theme.px(44), theme.px(36 if pencil else 12)
        line = QRect(area.x() + left, area.y() + theme.px(5), 0, theme.px(18))
        line.setRight(area.right() - right)
        if row_.noted:
            side = theme.px(14)
            drawn = icons.pixmap("note", t.text2, side, self._view.devicePixelRatioF())
            painter.drawPixmap(line.right() - side, line.y() + theme.px(2), drawn)
            line.setRight(line.right() - side - theme.px(6))
        aside = row_.state is RouteState.SET_ASIDE
        self._line(painter, line, row_.label, Role.HEAD if shown else Role.LABEL,
                   t.accent if shown else t.text3)  # fmt: skip
        line.translate(0, theme.px(18))
        line.setRight(area.right() - right)
        ink = theme.open.ink if row_.state is RouteState.OPEN else t.text3 if aside else t.text
        role = Role.BODY_STRONG if row_.state is RouteState.LEG else Role.BODY
        self._line(painter, line, row_.answer, role, ink)
        if pencil:
            side = theme.px(16)
            drawn = icons.pixmap("change", t.text2, side, self._view.devicePixelRatioF())
            top = area.y() + (area.height() - side) // 2
            painter.drawPixmap(area.right() - theme.px(12) - side, top, drawn)


class RouteList(RowList):
    """The list of rows; Enter or a click asks for a question."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name)
        self.rows = RouteModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RouteDelegate(theme, self))
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.activated.connect(lambda index: self.chosen.emit(index.row()))

    def show_selected(self, position: int) -> None:
        """Select the row of the question shown."""
        if position < 0:
            self.clearSelection()
            self.scrollToBottom()
            return
        index = self.rows.index(position)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Leave the selection to the question shown: arrow keys move the focus only."""
        if event is not None:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)


class AsideButton(QToolButton):
    """Opens and closes what is set aside, upward."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setFixedHeight(theme.px(40))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Answers that are kept, and come back if the route returns"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture, words and chevron."""
        del event
        theme, t, painter = self._theme, self._theme.tokens, QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), t.sunken)
        side, ratio = theme.px(16), self.devicePixelRatioF()
        top = (self.height() - side) // 2
        painter.drawPixmap(theme.px(16), top, icons.pixmap("parked", t.text2, side, ratio))
        turn = 90 if self.isChecked() else 0
        chevron = icons.pixmap("chevron", t.text2, side, ratio, turn)
        painter.drawPixmap(self.width() - theme.px(16) - side, top, chevron)
        painter.setFont(theme.font(Role.BODY))
        painter.setPen(t.text2)
        painter.drawText(self.rect().adjusted(theme.px(42), 0, 0, 0), LEFT_MIDDLE, self.text())


class RoutePanel(SidePanel):
    """The panel at the left.

    Signals:
        question_asked: A question was chosen; carries its fact.
        leg_asked: A leg was chosen; carries its number, counted from 0.
        sheet_asked: Every question is to be shown on one page.
        fold_asked: The panel is to be folded.
    """

    question_asked = Signal(str)
    leg_asked = Signal(int)
    sheet_asked = Signal()
    fold_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        layout = column(self)
        layout.addLayout(self._head())
        layout.addSpacing(theme.px(10))
        self.list = RouteList(theme, self.tr("Route"))
        self.list.chosen.connect(self._chosen)
        layout.addWidget(self.list, 1)
        self._aside = RouteList(theme, self.tr("Set aside"))
        self._aside.setVisible(False)
        self._line = Divider(theme)
        self._line2 = Divider(theme)
        self._more = AsideButton(theme)
        self._more.clicked.connect(self._show_aside)
        add_all(layout, [self._line, self._aside, self._line2, self._more])

    def show_route(self, route: ShownRoute) -> None:
        """Show the way so far."""
        self._done.setText(route.done)
        self.list.rows.show_rows(route.rows)
        self.list.show_selected(route.shown)
        self._aside.rows.show_rows(route.set_aside)
        rows = min(len(route.set_aside), 5)
        self._aside.setFixedHeight(rows * self._theme.px(ROW) + self._theme.px(8))
        self._more.setText(self.tr("Set aside ({0})").format(len(route.set_aside)))
        there = bool(route.set_aside)
        self._more.setVisible(there)
        self._line2.setVisible(there)
        self._show_aside(there and self._more.isChecked())

    def take_keys(self) -> None:
        """Give the list the focus, at its first row if none is current."""
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.rows.index(0))
            self.list.clearSelection()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chosen(self, position: int) -> None:
        row_ = self.list.rows.rows[position]
        if row_.leg is None:
            self.question_asked.emit(row_.fact)
        else:
            self.leg_asked.emit(row_.leg)

    def _show_aside(self, open_: bool) -> None:
        self._aside.setVisible(open_)
        self._line.setVisible(open_)
        self._more.setChecked(open_)

    def _head(self) -> QLayout:
        theme = self._theme
        made = column(margins=(theme.px(16), theme.px(20), theme.px(10), 0))
        title = coloured(self.tr("Route"), Role.SECTION, theme.tokens.text)
        title.setFixedHeight(theme.line(Role.SECTION))
        fold = fold_button(theme, self.tr("Fold the route"), self.fold_asked, mirror=True)
        self.put_in_corner(fold)
        self._done = text("", theme, Role.LABEL, "text3")
        sheet = link(self.tr("Fact sheet"), self.sheet_asked.emit, role=Role.LABEL)
        sheet.setToolTip(self.tr("Every question on one page (Ctrl+7)"))
        below = row()
        middle = Qt.AlignmentFlag.AlignVCenter
        below.addWidget(self._done, 1, middle)
        below.addWidget(sheet, 0, middle)
        add_all(made, [title, below])
        return made


def fold_button(theme: Theme, name: str, folded: SignalInstance, *, mirror: bool) -> QToolButton:
    """Make the button that folds a panel."""
    made = QToolButton()
    made.setProperty("kind", "icon")
    drawn = icons.pixmap("panel", theme.tokens.text2, theme.px(18), 2.0, mirror=mirror)
    made.setIcon(drawn)
    made.setIconSize(QSize(theme.px(18), theme.px(18)))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.clicked.connect(folded)
    return made
