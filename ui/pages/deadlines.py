"""The deadlines page: a picture of the dates, every date in a table, and how it is counted."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from engine import words
from ui import icons
from ui.pages.date_counting import Counting
from ui.pages.date_marks import axis_marks, in_words, usual_times
from ui.pages.date_picture import DatePicture
from ui.pages.dates_shown import DateRow, Urgency
from ui.pages.question import Column
from ui.paint import KEYBOARD, TextBlock, ring
from ui.panels.text import Divider, Panel, Scroll, add_all, clear, coloured, column, link, row, text
from ui.theme import Role, Theme

DATE, LEFT = 172, 168
"""Width of the first and of the last column at 100%."""
SIDE, BESIDE = 296, 880
"""Width of the arithmetic, and of the page from which on it stands at the side, at 100%."""


class DateButton(QAbstractButton):
    """A row of the table; selected like a radio button.

    Signals:
        question_asked: The answer that would fix the date is asked for; its fact.
    """

    question_asked = Signal(str)

    def __init__(self, shown: DateRow, theme: Theme) -> None:
        super().__init__()
        self.shown = shown
        self._theme, self._ring = theme, False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("ring", "none")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = f"{shown.condition}: {shown.title}" if shown.condition else shown.title
        said = f"{shown.day}, {shown.under}: {title}. {shown.left} {shown.rolled}"
        self.setAccessibleName(said.strip())
        self.setAccessibleDescription(shown.counted)
        self._title = TextBlock(title, Role.BODY_STRONG, theme)
        self._plain = TextBlock(title, Role.BODY, theme)
        self._counted = TextBlock(shown.counted, Role.SMALL, theme)
        self._rolled = TextBlock(shown.rolled, Role.SMALL, theme)
        self._link = self._opener() if shown.fact is not None else None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Grow with wrapped text."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at a width."""
        middle = self._middle(width)
        said = (self._title, self._counted, self._rolled)
        least = self._theme.line(Role.BODY) + self._theme.line(Role.SMALL)
        return max(sum(each.height(middle) for each in said), least) + self._theme.px(19)

    def sizeHint(self) -> QSize:
        """Give a usual size."""
        return QSize(self._theme.px(600), self.heightForWidth(self._theme.px(600)))

    def minimumSizeHint(self) -> QSize:
        """Never hold the page wide."""
        return QSize(0, self.heightForWidth(max(self.width(), self._theme.px(500))))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring if the keyboard brought the focus."""
        self._ring = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the link in the last column, on the line of the title."""
        super().resizeEvent(event)
        if self._link is not None:
            theme, high = self._theme, self._link.sizeHint().height()
            top = theme.px(9) + (theme.line(Role.BODY) - high) // 2
            wide = min(self._link.sizeHint().width(), theme.px(LEFT - 23))
            self._link.setGeometry(self.width() - theme.px(LEFT - 23), top, wide, high)

    def _opener(self) -> QWidget:
        """Make the link to the question that fixes the date."""
        fact, opens = self.shown.fact, self.shown.opens
        said = self.tr("Enter the day")
        asked = self.tr("Enter “{0}”, which fixes it: {1}").format(opens, self.shown.title)
        made = link(said, lambda: self.question_asked.emit(fact), name=asked)
        made.setToolTip(asked)
        made.setParent(self)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        del event
        theme, t, painter = self._theme, self._theme.tokens, QPainter(self)
        if self.isChecked():
            painter.fillRect(self.rect(), t.accent_soft)
            painter.fillRect(0, 0, theme.px(3), self.height(), t.accent)
        elif self.underMouse():
            painter.fillRect(self.rect(), t.window)
        top, line = theme.px(9), theme.line(Role.BODY)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font(Role.BODY_STRONG))
        painter.setPen(t.text)
        painter.drawText(theme.px(14), top, theme.px(DATE), line, middle, self.shown.day)
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(t.text3)
        small = theme.line(Role.SMALL)
        painter.drawText(theme.px(14), top + line, theme.px(DATE), small, middle, self.shown.under)
        self._draw_words(painter, top)
        self._draw_left(painter, top, line)
        if self._ring and self.hasFocus():
            inner = self.rect().adjusted(4, 4, -4, -4)
            ring(painter, inner.toRectF(), theme.px(4), theme)

    def _draw_words(self, painter: QPainter, top: int) -> None:
        theme, t = self._theme, self._theme.tokens
        x, width = theme.px(DATE), self._middle(self.width())
        title = self._title if self.isChecked() else self._plain
        title.draw(painter, QPointF(x, top), width, t.text)
        under = top + title.height(width)
        self._counted.draw(painter, QPointF(x, under), width, t.text2)
        under += self._counted.height(width)
        self._rolled.draw(painter, QPointF(x, under), width, theme.warning.ink)

    def _draw_left(self, painter: QPainter, top: int, line: int) -> None:
        theme, t, shown = self._theme, self._theme.tokens, self.shown
        if shown.nominal:
            return
        tones = {Urgency.PASSED: theme.error.ink, Urgency.SOON: theme.warning.ink}
        ink = tones.get(shown.urgency, t.text2) if shown.urgency else theme.open.ink
        icon = "law-changed" if shown.later else "deadlines" if shown.due else "open-point"
        x, side = self.width() - theme.px(LEFT), theme.px(16)
        drawn = icons.pixmap(icon, ink, side, self.devicePixelRatioF())
        painter.drawPixmap(x, top + (line - side) // 2, drawn)
        if self._link is not None:
            return
        painter.setFont(theme.font(Role.BODY))
        painter.setPen(ink)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(x + theme.px(23), top, theme.px(LEFT - 23), line, middle, shown.left)

    def _middle(self, width: int) -> int:
        return max(self._theme.px(120), width - self._theme.px(DATE + LEFT + 12))


class DeadlinesPage(Panel):
    """Every date of the route.

    The arithmetic stands at the side where there is room, else under the table.

    Signals:
        rules_asked, update_asked: As of ``Counting``.
        question_asked: The answer that would fix a date is asked for; its fact.
        today_asked: Count from today and not from the file's own date.
        route_asked: The route is to go on.
    """

    rules_asked = Signal(object)
    update_asked = Signal(object)
    question_asked = Signal(str)
    today_asked = Signal()
    route_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        whole = row(self)
        self._column = Column(theme)
        self._column.fit(widest=920, edge=32)
        self._scroll = Scroll(self._column)
        whole.addWidget(self._scroll, 1)
        self._line = Divider(theme, down=True)
        self.counting = Counting(theme, scrolls=True)
        self.counting.setFixedWidth(theme.px(SIDE))
        self.under = Counting(theme, scrolls=False)
        for each in (self.counting, self.under):
            each.rules_asked.connect(self.rules_asked)
            each.update_asked.connect(self.update_asked)
        whole.addWidget(self._line)
        whole.addWidget(self.counting)
        inside = column(self._column.inner, (0, theme.px(24), 0, theme.px(24)))
        self._inside = column()
        inside.addLayout(self._inside)
        inside.addSpacing(theme.px(16))
        inside.addWidget(self.under)
        inside.addStretch()
        self._group: QButtonGroup | None = None
        self._any = False

    def show_dates(self, rows: tuple[DateRow, ...], as_of: date, *, own_date: bool) -> None:
        """Show the dates.

        Args:
            rows: What to show.
            as_of: The day that is counted from.
            own_date: Whether that is the file's own date, and not today.
        """
        theme, body = self._theme, QWidget()
        layout = column(body)
        head = row(gap=theme.px(12))
        head.addWidget(text(self.tr("Deadlines"), theme, Role.QUESTION), 1)
        said = self.tr("Counted on {0}").format(words.day(as_of))
        head.addWidget(coloured(said, Role.SMALL, theme.tokens.text3))
        if own_date:
            head.addWidget(link(self.tr("Count from today"), self.today_asked.emit))
        layout.addLayout(head)
        layout.addSpacing(theme.px(16))
        if rows:
            add_all(layout, self._picture(rows, as_of, own_date=own_date))
            add_all(layout, self._table(rows))
        else:
            sentence = self.tr("Dates appear as the route reaches the deadlines they belong to.")
            way = link(self.tr("Go on with the route"), self.route_asked.emit)
            layout.addWidget(empty(theme, self.tr("No dates yet"), sentence, way))
        self._any = bool(rows)
        clear(self._inside)
        self._inside.addWidget(body)
        self._place()

    def fit(self, *, narrow: bool) -> None:
        """Take the measures of the window."""
        self._column.fit(widest=920, edge=20 if narrow else 32)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the arithmetic where there is room."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        beside = self.width() >= self._theme.px(BESIDE)
        for each in (self._line, self.counting):
            each.setVisible(self._any and beside)
        self.under.setVisible(self._any and not beside)

    def _picture(
        self, rows: tuple[DateRow, ...], as_of: date, *, own_date: bool
    ) -> Iterable[QWidget | int]:
        marks = axis_marks(rows, as_of, own_date=own_date)
        if not marks:
            return
        made = DatePicture(self._theme, marks, usual_times(rows))
        made.setAccessibleDescription(in_words(rows, as_of))
        made.chosen.connect(self._choose)
        yield made
        yield self._theme.px(8)

    def _choose(self, key: str) -> None:
        for made in self._group.buttons() if self._group else ():
            if isinstance(made, DateButton) and made.shown.key == key:
                made.setChecked(True)
                made.setFocus()

    def _table(self, rows: tuple[DateRow, ...]) -> Iterable[QWidget]:
        theme = self._theme
        head = QWidget()
        line = row(head, (theme.px(14), theme.px(8), 0, theme.px(8)))
        for said, width in ((self.tr("Date"), DATE - 14), (self.tr("What"), 0)):
            label = coloured(said, Role.HEAD, theme.tokens.text2)
            if width:
                label.setFixedWidth(theme.px(width))
            line.addWidget(label, 0 if width else 1)
        left = coloured(self.tr("Left"), Role.HEAD, theme.tokens.text2)
        left.setFixedWidth(theme.px(LEFT))
        line.addWidget(left)
        yield head
        yield Divider(theme)
        self._group = QButtonGroup(self)
        for shown in rows:
            made = DateButton(shown, theme)
            self._group.addButton(made)
            made.toggled.connect(partial(self._selected, shown))
            made.question_asked.connect(self.question_asked)
            yield made
            yield Divider(theme)
        first = self._group.buttons()[0]
        first.setChecked(True)

    def _selected(self, shown: DateRow, checked: bool) -> None:
        if checked:
            self.counting.show_row(shown)
            self.under.show_row(shown)


def empty(theme: Theme, title: str, sentence: str, way: QWidget | None = None) -> QWidget:
    """Make an empty state: what is not there, when it comes, and one way on."""
    made = Panel("card")
    layout = column(made, (theme.px(24), theme.px(20), theme.px(24), theme.px(20)), theme.px(2))
    for each in (text(title, theme, Role.BODY_STRONG), text(sentence, theme, Role.BODY, "text2")):
        each.setAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(each)
    if way is not None:
        layout.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
    return made
