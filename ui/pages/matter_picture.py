"""How a matter of the home page's list is drawn: its columns, and what stands in them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from engine import words
from ui import icons
from ui.pages.dates_shown import ShownDate, Urgency
from ui.pages.saying import tr
from ui.pages.shown import MatterRow
from ui.theme import Role, Theme

TRACK, VERDICT, DATE, CHANGED = 160, 186, 190, 110
"""Widths of the columns at 100%; the first takes the rest."""
ROOM_FOR_TRACK = 860
"""Width from which the track has a column."""
PAD = 18
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def name_of_row(shown: MatterRow) -> str:
    """Give the name that a row has."""
    return shown.name or tr("Unnamed matter")


def under_name(shown: MatterRow) -> str:
    """Give what stands under the name."""
    said = shown.problem or shown.line or shown.progress
    return tr("Archived. {0}").format(said) if shown.archived else said


class RowPicture:
    """Draws one row.

    Attributes:
        cut: What there was no room for when it was drawn last.
    """

    def __init__(self, shown: MatterRow, theme: Theme) -> None:
        self._shown, self._theme = shown, theme
        self.cut: list[str] = []

    def draw(self, painter: QPainter, width: int) -> None:
        """Draw the columns under a line."""
        self.cut = []
        theme, shown, pad = self._theme, self._shown, self._theme.px(PAD)
        painter.fillRect(pad, 0, width - 2 * pad, 1, theme.tokens.line)
        places = places_of(width, theme)
        self._draw_name(painter, places[0])
        if not shown.problem:
            self._top(painter, places[1], shown.track, theme.tokens.text2)
            self._draw_verdict(painter, places[2])
            self._draw_date(painter, places[3])
        self._top(painter, places[4], shown.changed, theme.tokens.text2, right=True)

    def _draw_name(self, painter: QPainter, area: QRect) -> None:
        theme, shown = self._theme, self._shown
        painter.setFont(theme.font(Role.BODY_STRONG))
        strong = bool(shown.name) and not shown.archived
        painter.setPen(theme.tokens.text if strong else theme.tokens.text2)
        self._text(painter, self._line(area, 0), name_of_row(shown))
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(theme.error.ink if shown.problem else theme.tokens.text3)
        self._text(painter, self._line(area, 1), under_name(shown))

    def _draw_verdict(self, painter: QPainter, area: QRect) -> None:
        theme, shown = self._theme, self._shown
        if shown.verdict is None:
            said = shown.progress if shown.line else tr("Not reached yet")
            self._top(painter, area, said, theme.tokens.text3)
            return
        look, side, line = theme.verdict(shown.verdict), theme.px(18), self._line(area, 0)
        drawn = icons.pixmap(look.icon, look.ink, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(line.x(), line.y() + (line.height() - side) // 2, drawn)
        painter.setFont(theme.font(Role.BODY_STRONG))
        painter.setPen(look.ink)
        self._text(painter, line.adjusted(theme.px(25), 0, 0, 0), look.word)
        if shown.progress and shown.line:
            painter.setFont(theme.font(Role.SMALL))
            painter.setPen(theme.tokens.text3)
            self._text(painter, self._line(area, 1), shown.progress)

    def _draw_date(self, painter: QPainter, area: QRect) -> None:
        theme, due = self._theme, self._shown.date
        if due is None:
            self._top(painter, area, tr("None running"), theme.tokens.text3)
            return
        self._top(painter, area, words.day(due.due), theme.tokens.text)
        line, ink = self._line(area, 1), _ink(due, theme)
        if due.urgency in {Urgency.PASSED, Urgency.SOON}:
            side = theme.px(14)
            drawn = icons.pixmap("deadlines", ink, side, painter.device().devicePixelRatioF())
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
        if elided != said:
            self.cut.append(said)
        painter.drawText(area, RIGHT_MIDDLE if right else LEFT_MIDDLE, elided)


def _ink(due: ShownDate, theme: Theme) -> QColor:
    if due.urgency is Urgency.PASSED:
        return theme.error.ink
    return theme.warning.ink if due.urgency is Urgency.SOON else theme.tokens.text3


def places_of(width: int, theme: Theme) -> tuple[QRect, QRect, QRect, QRect, QRect]:
    """Give the columns of the list at a width."""
    pad = theme.px(PAD)
    track = theme.px(TRACK) if width >= theme.px(ROOM_FOR_TRACK) else 0
    verdict, dated, changed = theme.px(VERDICT), theme.px(DATE), theme.px(CHANGED)
    name = max(theme.px(120), width - 2 * pad - track - verdict - dated - changed)
    found, x = [], pad
    for each in (name, track, verdict, dated, changed):
        found.append(QRect(x, 0, each, 0))
        x += each
    return found[0], found[1], found[2], found[3], found[4]
