"""The picture of the dates: an axis of months with a mark a date, and usual times under it.

It draws what ``ui.pages.date_layout`` lays out. A click on a mark chooses its row in the table,
where the keyboard goes; its description says the same in words.
"""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.pages import date_strokes as strokes
from ui.pages.date_layout import AxisMark, Kind, Laid, Paper, lay_out
from ui.pages.date_strokes import BAR, HALF, LEGEND_GAP, LINE, MONTHS, SIGN, USUAL
from ui.paint import Skin, box
from ui.theme import RADIUS, Role, Theme

EDGE, TOP = 20, 16
"""Margins inside the card, at 100%."""
RISE = 20
"""Room between the lowest label and the axis, for the reminders."""


class DatePicture(QWidget):
    """Shows the dates on a line of time.

    Signals:
        chosen: A mark was clicked; the key of its row.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, marks: tuple[AxisMark, ...], usual: tuple[str, ...]) -> None:
        super().__init__()
        self._theme, self._marks, self._usual = theme, marks, usual
        self._nominal = self.tr("Nominal, not a deadline")
        self._kept: tuple[tuple[int, float], Laid] | None = None
        self.setAccessibleName(self.tr("Picture of the dates"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # --- measures ---------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """Grow with the levels of the labels."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at a width."""
        laid, px = self.laid(width), self._theme.px
        under = px(MONTHS) * (1 + laid.named) + (px(14) if self._usual else 0)
        band = px(USUAL) * ceil(len(self._usual) / self._columns(width))
        return round(self._axis(width)) + under + band + px(TOP)

    def sizeHint(self) -> QSize:
        """Give a usual size."""
        width = self._theme.px(600)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never hold the page wide."""
        return QSize(0, self.heightForWidth(max(self.width(), self._theme.px(300))))

    def laid(self, width: int) -> Laid:
        """Give the layout at a width of the widget; kept for the last one."""
        wanted = (width, self._theme.zoom)
        if self._kept is None or self._kept[0] != wanted:
            room = max(width - 2 * self._theme.px(EDGE), self._theme.px(100))
            self._kept = wanted, lay_out(self._marks, Paper(room, self._wide, self._theme.zoom))
        return self._kept[1]

    def _wide(self, said: str, strong: bool) -> float:
        font = self._theme.font(Role.HEAD if strong else Role.SMALL)
        return QFontMetricsF(font).horizontalAdvance(said)

    def _legend(self) -> list[tuple[Kind, str]]:
        """Give the marks that are explained: those shown, but for today and labelled acts."""
        named = (
            (Kind.WORKING, self.tr("Working date")),
            (Kind.READING, self.tr("Second reading")),
            (Kind.REMINDER, self.tr("Reminder")),
        )
        shown = {mark.kind for mark in self._marks}
        return [(kind, said) for kind, said in named if kind in shown]

    def _legend_width(self) -> float:
        between = self._theme.px(LEGEND_GAP)
        words = (self._wide(said, False) for _, said in self._legend())
        return sum(self._theme.px(SIGN) + wide + between for wide in words) - between

    def _legend_row(self, width: int) -> int:
        """Give the height that the legend takes; none where the highest labels leave it room."""
        start = width - 2 * self._theme.px(EDGE) - self._legend_width() - self._theme.px(24)
        labels = [one.label for one in self.laid(width).marks if one.label]
        free = all(each.left + each.width < start for each in labels if not each.level)
        return 0 if free else self._theme.px(26)

    def _columns(self, width: int) -> int:
        """Give in how many columns the usual times stand."""
        each = max((self._wide(title, False) for title in self._usual), default=0.0)
        each += self._wide(self._nominal, False) + self._theme.px(BAR + 48)
        fits = 2 * each <= width - 2 * self._theme.px(EDGE)
        return 2 if fits and len(self._usual) > 1 else 1

    def _tops(self, width: int) -> list[float]:
        """Give the top of each level of labels, and the end of the last."""
        top = float(self._theme.px(TOP) + self._legend_row(width))
        tops = [top]
        for lines in self.laid(width).levels:
            top += lines * self._theme.px(LINE) + self._theme.px(7)
            tops.append(top)
        return tops

    def _axis(self, width: int) -> float:
        return round(self._tops(width)[-1] + self._theme.px(RISE)) + 0.5

    # --- drawing ----------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture."""
        del event
        theme, painter, width = self._theme, QPainter(self), self.width()
        t, laid = theme.tokens, self.laid(width)
        box(painter, self.rect().toRectF(), theme.px(RADIUS), Skin(t.surface, t.line, t.edge))
        painter.translate(theme.px(EDGE), 0)
        axis = self._axis(width)
        end = width - 2 * theme.px(EDGE)
        strokes.axis(painter, laid, (end, axis), theme)
        tops = self._tops(width)
        for one in laid.marks:
            if one.label is not None:
                strokes.label(painter, one, (tops[one.label.level], axis), theme)
        for kind in reversed(Kind):  # the working date stands over what shares its day
            for one in laid.marks:
                if one.mark.kind is kind:
                    strokes.sign(painter, kind, QPointF(one.x, axis), theme)
        start = QPointF(max(0.0, end - self._legend_width()), theme.px(TOP))
        strokes.legend(painter, self._legend(), start, theme)
        columns, under = self._columns(width), axis + theme.px(MONTHS) * (1 + laid.named)
        for number, title in enumerate(self._usual):
            row, place = divmod(number, columns)
            at = QPointF(place * end / columns, under + theme.px(14) + row * theme.px(USUAL))
            strokes.usual(painter, (title, self._nominal), (at, end / columns), theme)

    # --- the pointer ------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row of the mark or label that is clicked."""
        found = self._at(event.position())
        if found:
            self.chosen.emit(found)

    def _at(self, point: QPointF) -> str:
        width, theme = self.width(), self._theme
        x, axis, tops = point.x() - theme.px(EDGE), self._axis(width), self._tops(width)
        reach = 2 * theme.px(HALF)
        for one in self.laid(width).marks:
            if not one.mark.key or one.label is None:
                continue
            top, high = tops[one.label.level], len(one.label.lines) * theme.px(LINE)
            on_label = QRectF(one.label.left, top, one.label.width, high).contains(x, point.y())
            if on_label or (QPointF(one.x, axis) - QPointF(x, point.y())).manhattanLength() < reach:
                return one.mark.key
        return ""
