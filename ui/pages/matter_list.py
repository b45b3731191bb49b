"""The list of the matters kept here: name, track, verdict so far, next date, last change."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from engine import words
from ui import icons
from ui.pages.dates_shown import ShownDate, Urgency
from ui.pages.shown import MatterRow
from ui.paint import KEYBOARD, ring
from ui.panels.text import Divider, Panel, clear, column, row, tip
from ui.theme import Role, Theme

TRACK, VERDICT, DATE, CHANGED = 160, 186, 190, 110
"""Widths of the columns at 100%; the first takes the rest."""
ROOM_FOR_TRACK = 860
"""Width from which the track has a column."""
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Ringed(QAbstractButton):
    """A button that paints itself and shows a ring on keyboard focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._by_key = theme, False
        self.setProperty("ring", "none")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the keyboard brought the focus."""
        self._by_key = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as well as the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    @property
    def rung(self) -> bool:
        """Whether to draw the ring."""
        return self._by_key and self.hasFocus()


class MatterLine(Ringed):
    """One matter of the list."""

    def __init__(self, shown: MatterRow, theme: Theme) -> None:
        super().__init__(theme)
        self.shown = shown
        self.setFixedHeight(theme.px(57))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = shown.name or self.tr("Unnamed matter")
        self.setAccessibleName(self._spoken())
        self.setToolTip(tip(shown.problem))

    def _spoken(self) -> str:
        shown, parts = self.shown, [self._name, self.shown.line, self.shown.track]
        if shown.verdict is not None:
            parts.append(self._theme.verdict(shown.verdict).word)
        if shown.date is not None:
            parts.append(f"{words.day(shown.date.due)}, {shown.date.left}")
        return ". ".join(part for part in (*parts, shown.progress, shown.problem) if part)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the columns."""
        del event
        theme, painter = self._theme, QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.tokens.window)
        places = places_of(self.width(), theme)
        self._draw_name(painter, places[0])
        if not self.shown.problem:
            self._top(painter, places[1], self.shown.track, theme.tokens.text2)
            self._draw_verdict(painter, places[2])
            self._draw_date(painter, places[3])
        self._top(painter, places[4], self.shown.changed, theme.tokens.text2, right=True)
        if self.rung:
            ring(painter, QRectF(self.rect()).adjusted(6, 5, -6, -5), theme.px(4), theme)

    def _draw_name(self, painter: QPainter, area: QRect) -> None:
        theme, shown = self._theme, self.shown
        painter.setFont(theme.font(Role.BODY_STRONG))
        painter.setPen(theme.tokens.text if shown.name else theme.tokens.text2)
        self._text(painter, self._line(area, 0), self._name)
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(theme.error.ink if shown.problem else theme.tokens.text3)
        self._text(painter, self._line(area, 1), shown.problem or shown.line or shown.progress)

    def _draw_verdict(self, painter: QPainter, area: QRect) -> None:
        theme, shown = self._theme, self.shown
        if shown.verdict is None:
            said = shown.progress if shown.line else self.tr("Not reached yet")
            self._top(painter, area, said, theme.tokens.text3)
            return
        look, side, line = theme.verdict(shown.verdict), theme.px(18), self._line(area, 0)
        drawn = icons.pixmap(look.icon, look.ink, side, self.devicePixelRatioF())
        painter.drawPixmap(line.x(), line.y() + (line.height() - side) // 2, drawn)
        painter.setFont(theme.font(Role.BODY_STRONG))
        painter.setPen(look.ink)
        self._text(painter, line.adjusted(theme.px(25), 0, 0, 0), look.word)
        if shown.progress and shown.line:
            painter.setFont(theme.font(Role.SMALL))
            painter.setPen(theme.tokens.text3)
            self._text(painter, self._line(area, 1), shown.progress)

    def _draw_date(self, painter: QPainter, area: QRect) -> None:
        theme, due = self._theme, self.shown.date
        if due is None:
            self._top(painter, area, self.tr("None running"), theme.tokens.text3)
            return
        self._top(painter, area, words.day(due.due), theme.tokens.text)
        line, ink = self._line(area, 1), _ink(due, theme)
        if due.urgency in {Urgency.PASSED, Urgency.SOON}:
            side = theme.px(14)
            drawn = icons.pixmap("deadlines", ink, side, self.devicePixelRatioF())
            painter.drawPixmap(line.x(), line.y() + (line.height() - side) // 2, drawn)
            line.adjust(theme.px(20), 0, 0, 0)
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(ink)
        self._text(painter, line, due.left)

    def _top(
        self, painter: QPainter, area: QRect, said: str, ink: QColor, *, right: bool = False
    ) -> None:
        painter.setFont(self._theme.font(Role.BODY))
        painter.setPen(ink)
        self._text(painter, self._line(area, 0), said, right=right)

    def _line(self, area: QRect, number: int) -> QRect:
        theme = self._theme
        top = theme.px(9) + number * theme.px(20)
        height = theme.px(18 if number else 20)
        return QRect(area.x(), top, area.width(), height)

    def _text(self, painter: QPainter, area: QRect, said: str, *, right: bool = False) -> None:
        elided = painter.fontMetrics().elidedText(
            said, Qt.TextElideMode.ElideRight, max(0, area.width() - self._theme.px(8))
        )
        painter.drawText(area, RIGHT_MIDDLE if right else LEFT_MIDDLE, elided)


def _ink(due: ShownDate, theme: Theme) -> QColor:
    if due.urgency is Urgency.PASSED:
        return theme.error.ink
    return theme.warning.ink if due.urgency is Urgency.SOON else theme.tokens.text3


def places_of(width: int, theme: Theme) -> tuple[QRect, QRect, QRect, QRect, QRect]:
    """Give the columns of the list at a width."""
    pad = theme.px(18)
    track = theme.px(TRACK) if width >= theme.px(ROOM_FOR_TRACK) else 0
    verdict, dated, changed = theme.px(VERDICT), theme.px(DATE), theme.px(CHANGED)
    name = max(theme.px(120), width - 2 * pad - track - verdict - dated - changed)
    found, x = [], pad
    for each in (name, track, verdict, dated, changed):
        found.append(QRect(x, 0, each, 0))
        x += each
    return found[0], found[1], found[2], found[3], found[4]


class ListHead(QWidget):
    """The names of the list's columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        del event
        painter = QPainter(self)
        painter.setFont(self._theme.font(Role.HEAD))
        painter.setPen(self._theme.tokens.text2)
        said = (
            self.tr("Matter"),
            self.tr("Track"),
            self.tr("Verdict so far"),
            self.tr("Next date"),
            self.tr("Last change"),
        )
        last = len(said) - 1
        places = places_of(self.width(), self._theme)
        for number, (area, name) in enumerate(zip(places, said, strict=True)):
            align = RIGHT_MIDDLE if number == last else LEFT_MIDDLE
            if area.width():
                place = QRect(area.x(), 0, area.width(), self.height())
                painter.drawText(place, align, name)


class MatterList(Panel):
    """The matters kept here; ``chosen`` carries the file of one."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._rows = column(self, (1, theme.px(2), 1, theme.px(2)))
        self.lines: list[MatterLine] = []

    def show_matters(self, matters: Iterable[MatterRow]) -> None:
        """Show some matters."""
        clear(self._rows)
        self.lines = [MatterLine(each, self._theme) for each in matters]
        self._rows.addWidget(ListHead(self._theme))
        for line in self.lines:
            self._rows.addWidget(self._divider())
            self._rows.addWidget(line)
            line.clicked.connect(partial(self.chosen.emit, line.shown.path))

    def _divider(self) -> QWidget:
        made, pad = QWidget(), self._theme.px(18)
        row(made, (pad, 0, pad, 0)).addWidget(Divider(self._theme))
        return made
