"""The list below a country search: matches, another place, not known yet."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QRadioButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engine.law import Jurisdiction, PlaceCode
from ui import icons
from ui.answers.bands import band
from ui.answers.focus import OwnRing
from ui.answers.places import status
from ui.paint import Skin, TextBlock, box, key_cap, ring
from ui.theme import RADIUS, Role, Theme

ROW, AT_MOST, LEFT = 44, 6, 17
CODE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class MatchDelegate(QStyledItemDelegate):
    """Draws a match: name, Chinese name, and what the table has."""

    def __init__(self, theme: Theme, question: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._question = theme, question

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        del index
        rect = getattr(option, "rect")  # noqa: B009 - the stubs do not know it
        return QSize(rect.width(), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme, t, px = self._theme, self._theme.tokens, self._theme.px
        rect, state = QRectF(getattr(option, "rect")), getattr(option, "state")  # noqa: B009
        place: Jurisdiction = index.data(CODE)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            fill = t.accent_soft if chosen else t.window
            band(painter, rect, fill, px(RADIUS) - 1, top=index.row() == 0, bottom=False)
        if chosen:
            painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height()), t.accent)
        name = TextBlock(place.name, Role.CHOICE, theme)
        zh = TextBlock(place.zh, Role.HELP, theme)
        word = TextBlock(status(place, self._question), Role.SMALL, theme)
        y = rect.top() + (rect.height() - theme.line(Role.CHOICE)) // 2
        left, width = px(LEFT), int(rect.width())
        name.draw(painter, QPointF(left, y), width, t.text)
        zh.draw(painter, QPointF(left + name.width() + px(12), y), width, t.text2)
        right = rect.right() - px(14) - word.width()
        word.draw(painter, QPointF(right, y + px(2)), width, t.text2)


class RowChoice(OwnRing, QRadioButton):
    """A choice in a part of a row: a word, with circle and key cap if it is an open point."""

    def __init__(self, text: str, theme: Theme, parent: QWidget, *, key: str = "") -> None:
        super().__init__(parent)
        self._theme, self._key = theme, key
        self._text = TextBlock(text, Role.BODY, theme)
        self._strong = TextBlock(text, Role.BODY_STRONG, theme)
        self.setAutoExclusive(False)
        self.setAccessibleName(text)
        self.setProperty("ring", "none")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: object) -> bool:
        """Make the whole row the target."""
        del pos
        return True

    def sizeHint(self) -> QSize:
        """Ask for the text with what stands beside it."""
        px = self._theme.px
        beside = px(LEFT + 26 + 10 + 20) if self._key else px(LEFT)
        return QSize(px(LEFT) + self._strong.width() + beside, px(ROW))

    def minimumSizeHint(self) -> QSize:
        """Ask for the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill, circle, word and key cap."""
        del event
        painter, theme, t, px = QPainter(self), self._theme, self._theme.tokens, self._theme.px
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            fill = t.accent_soft if self.isChecked() else t.window
            inward = rect.adjusted(
                -px(LEFT) if self._key else 0, 0, 0 if self._key else px(LEFT), 0
            )
            band(painter, inward, fill, px(RADIUS) - 1, top=False, bottom=True)
        if self.isChecked():
            painter.fillRect(QRectF(0, 0, px(3), rect.height()), t.accent)
        left = px(LEFT)
        if self._key:
            side = px(18)
            at = QRectF(left - px(1), (self.height() - side) // 2, side, side)
            icons.draw(painter, "open-point", theme.open.ink, at)
            left += px(26)
            cap = QRectF(
                rect.right() - px(15) - px(20), (self.height() - px(20)) // 2, px(20), px(20)
            )
            key_cap(painter, cap, self._key, theme)
        y = (self.height() - theme.line(Role.BODY)) // 2
        block = self._strong if self.isChecked() else self._text
        ink = t.text if self.isEnabled() else t.text3
        block.draw(painter, QPointF(left, y), self.width(), ink)
        if self.hasFocus() and self.by_keyboard:
            inset = px(6)
            ring(painter, rect.adjusted(inset, inset, -inset, -inset), px(4), theme)


class MatchBox(QFrame):
    """The frame of matches, with the two ways out below them."""

    chosen = Signal(str)
    """The code of the place that was clicked."""

    def __init__(self, theme: Theme, question: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._question, self._folded = theme, question, False
        self.other = RowChoice(self.tr("Another place, not in the table"), theme, self)
        self.unknown = RowChoice(self.tr("Not known yet"), theme, self, key="0")
        self._model = QStandardItemModel(self)
        self._list = self._make_list()
        edge, layout, below = theme.tokens.edge, QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(edge)
        below.setSpacing(0)
        below.addWidget(self.other, 1)
        below.addWidget(self.unknown)
        layout.addWidget(self._list)
        layout.addLayout(below)

    def fold(self, *, on: bool) -> None:
        """List no matches, or list them again."""
        self._folded = on
        self._list.setVisible(self._model.rowCount() > 0 and not on)

    def show_matches(self, places: list[Jurisdiction], current: PlaceCode | None) -> None:
        """List the matches, and mark the chosen one."""
        self._model.clear()
        for place in places:
            item = QStandardItem(f"{place.name} {place.zh}, {status(place, self._question)}")
            item.setData(place, CODE)
            item.setEditable(False)
            self._model.appendRow(item)
            if place.code == current:
                self._list.setCurrentIndex(item.index())
        self._list.setFixedHeight(self._theme.px(ROW) * min(len(places), AT_MOST))
        self._list.setVisible(bool(places) and not self._folded)
        self.update()

    def mark(self, row: int) -> None:
        """Mark a match; -1 for none."""
        index = self._model.index(row, 0)
        if row < 0:
            self._list.clearSelection()
            self._list.setCurrentIndex(QModelIndex())
        else:
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame and divider."""
        del event
        painter, t = QPainter(self), self._theme.tokens
        box(painter, QRectF(self.rect()), self._theme.px(RADIUS), Skin(t.surface, t.line, t.edge))
        if not self._list.isHidden():
            y = self.other.y() - t.edge
            painter.fillRect(t.edge, y, self.width() - 2 * t.edge, t.edge, t.line)

    def _make_list(self) -> QListView:
        view = QListView(self)
        view.setModel(self._model)
        view.setItemDelegate(MatchDelegate(self._theme, self._question, view))
        view.setUniformItemSizes(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName(self.tr("Matches"))
        view.clicked.connect(lambda index: self.chosen.emit(str(index.data(CODE).code)))
        return view
