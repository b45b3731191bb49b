"""The deadlines page: every date in a table, and beside it how the selected one is counted."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ui import icons
from ui.pages.dates_shown import Arithmetic, DateRow, Urgency
from ui.pages.outcome import pinpoint_link
from ui.pages.question import Column
from ui.paint import KEYBOARD, TextBlock, ring
from ui.panels.reasons import UpdateBadge
from ui.panels.text import Divider, Panel, Scroll, add_all, clear, coloured, column, link, row, text
from ui.theme import Role, Theme

DATE, LEFT = 172, 168
"""Width of the first and of the last column at 100%."""
SIDE = 296


class DateButton(QAbstractButton):
    """A row of the table; selected like a radio button."""

    def __init__(self, shown: DateRow, theme: Theme) -> None:
        super().__init__()
        self.shown = shown
        self._theme, self._ring = theme, False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("ring", "none")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said = f"{shown.day}, {shown.under}: {shown.title}. {shown.left}"
        self.setAccessibleName(said)
        condition = f"{shown.condition}: " if shown.condition else ""
        self._title = TextBlock(f"{condition}{shown.title}", Role.BODY_STRONG, theme)
        self._plain = TextBlock(f"{condition}{shown.title}", Role.BODY, theme)
        self._counted = TextBlock(shown.counted, Role.SMALL, theme)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Grow with wrapped text."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at a width."""
        middle = self._middle(width)
        words = self._title.height(middle) + self._counted.height(middle)
        least = self._theme.line(Role.BODY) + self._theme.line(Role.SMALL)
        return max(words, least) + self._theme.px(19)

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

    def _draw_left(self, painter: QPainter, top: int, line: int) -> None:
        theme, t, shown = self._theme, self._theme.tokens, self.shown
        if not shown.left:
            return
        tones = {Urgency.PASSED: theme.error.ink, Urgency.SOON: theme.warning.ink}
        ink = tones.get(shown.urgency, t.text2) if shown.urgency else t.text2
        icon = "law-changed" if shown.later else "deadlines"
        x, side = self.width() - theme.px(LEFT), theme.px(16)
        drawn = icons.pixmap(icon, ink, side, self.devicePixelRatioF())
        painter.drawPixmap(x, top + (line - side) // 2, drawn)
        painter.setFont(theme.font(Role.BODY))
        painter.setPen(ink)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(x + theme.px(23), top, theme.px(LEFT - 23), line, middle, shown.left)

    def _middle(self, width: int) -> int:
        return max(self._theme.px(120), width - self._theme.px(DATE + LEFT + 12))


class Counting(Panel):
    """The panel at the right: the arithmetic of one date, its reminders, authority, later law.

    Signals:
        rules_asked: A pinpoint was clicked; carries rule ids.
        update_asked: "Read what changed" was clicked; carries the development.
    """

    rules_asked = Signal(object)
    update_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._theme = theme
        whole = column(self)
        head = row(margins=(theme.px(20), theme.px(20), theme.px(15), theme.px(8)))
        head.addWidget(
            coloured(self.tr("How this date is counted"), Role.SECTION, theme.tokens.text)
        )
        whole.addLayout(head)
        self._scroll = Scroll()
        whole.addWidget(self._scroll, 1)

    def show_row(self, shown: DateRow) -> None:
        """Show how a date is counted."""
        theme, content = self._theme, QWidget()
        layout = column(content, (theme.px(20), theme.px(8), theme.px(19), theme.px(20)))
        layout.addWidget(text(shown.title, theme, Role.BODY_STRONG))
        layout.addSpacing(theme.px(8))
        add_all(layout, self._arithmetic(shown.steps, shown.result))
        if not shown.steps:
            layout.addWidget(text(shown.counted, theme, Role.BODY, "text2"))
        for title, said in (
            (self.tr("Reminders"), shown.reminders),
            (self.tr("If it is missed"), shown.missed),
            (self.tr("Assumed"), shown.assumption),
        ):
            if said:
                add_all(layout, [*self._head(title), text(said, theme, Role.BODY, "text2")])
        add_all(layout, self._law(shown))
        layout.addStretch()
        self._scroll.put(content)

    def _arithmetic(self, steps: Arithmetic, result: int) -> Iterable[QWidget]:
        theme = self._theme
        for number, (name, value) in enumerate(steps):
            if number:
                yield Divider(theme)
            made = QWidget()
            line = row(made, (0, theme.px(8), 0, theme.px(8)), theme.px(12))
            role = Role.BODY_STRONG if number == result else Role.BODY
            tone = "text" if number == result else "text2"
            line.addWidget(text(name, theme, role, tone), 1)
            line.addWidget(coloured(value, role, theme.tokens.text))
            yield made

    def _head(self, title: str) -> Iterable[QWidget | int]:
        yield self._theme.px(20)
        yield text(title, self._theme, Role.HEAD, "text2")
        yield self._theme.px(4)

    def _law(self, shown: DateRow) -> Iterable[QWidget | int]:
        if shown.cites:
            yield from self._head(self.tr("Authority"))
            yield pinpoint_link(shown.cites, self.rules_asked.emit)
        if shown.updates:
            yield from self._head(self.tr("Since the guide"))
        for update in shown.updates:
            badge = UpdateBadge(update, self._theme)
            badge.read_asked.connect(self.update_asked)
            yield badge
            yield self._theme.px(8)


class DeadlinesPage(Panel):
    """Every date of the route.

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
        whole.addWidget(Scroll(self._column), 1)
        self._line = Divider(theme, down=True)
        self.counting = Counting(theme)
        self.counting.setFixedWidth(theme.px(SIDE))
        self.counting.rules_asked.connect(self.rules_asked)
        self.counting.update_asked.connect(self.update_asked)
        whole.addWidget(self._line)
        whole.addWidget(self.counting)
        self._inside = column(self._column.inner, (0, theme.px(24), 0, theme.px(24)))
        self._group: QButtonGroup | None = None

    def show_dates(self, rows: tuple[DateRow, ...], counted_on: str, *, own_date: bool) -> None:
        """Show the dates.

        Args:
            rows: What to show.
            counted_on: The matter's date in words.
            own_date: Whether that is the file's own date, and not today.
        """
        theme, body = self._theme, QWidget()
        layout = column(body)
        head = row(gap=theme.px(12))
        head.addWidget(text(self.tr("Deadlines"), theme, Role.QUESTION), 1)
        said = self.tr("Counted on {0}").format(counted_on)
        head.addWidget(coloured(said, Role.SMALL, theme.tokens.text3))
        if own_date:
            head.addWidget(link(self.tr("Count from today"), self.today_asked.emit))
        layout.addLayout(head)
        layout.addSpacing(theme.px(16))
        if rows:
            add_all(layout, self._table(rows))
        else:
            sentence = self.tr("Dates appear as the route reaches the deadlines they belong to.")
            way = link(self.tr("Go on with the route"), self.route_asked.emit)
            layout.addWidget(empty(theme, self.tr("No dates yet"), sentence, way))
        self._replace(body)
        for each in (self._line, self.counting):
            each.setVisible(bool(rows))

    def fit(self, *, narrow: bool) -> None:
        """Take the measures of the window."""
        self._column.fit(widest=920, edge=20 if narrow else 32)

    def _replace(self, body: QWidget) -> None:
        clear(self._inside)
        self._inside.addWidget(body)
        self._inside.addStretch()

    def _table(self, rows: tuple[DateRow, ...]) -> Iterable[QWidget]:
        theme = self._theme
        head = QWidget()
        line = row(head, (theme.px(14), theme.px(8), 0, theme.px(8)))
        for words, width in ((self.tr("Date"), DATE - 14), (self.tr("What"), 0)):
            label = coloured(words, Role.HEAD, theme.tokens.text2)
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
            yield made
            if shown.fact is not None:
                yield self._opener(shown)
            yield Divider(theme)
        first = self._group.buttons()[0]
        first.setChecked(True)

    def _opener(self, shown: DateRow) -> QWidget:
        made, theme = QWidget(), self._theme
        line = row(made, (theme.px(DATE), 0, 0, theme.px(6)))
        fact = shown.fact
        line.addWidget(
            link(
                self.tr("Enter the day it starts from"),
                lambda: self.question_asked.emit(fact),
                role=Role.SMALL,
            )
        )
        line.addStretch()
        return made

    def _selected(self, shown: DateRow, checked: bool) -> None:
        if checked:
            self.counting.show_row(shown)


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
