"""The strokes of the picture of dates: axis, ticks, labels with their stems, signs, usual times.

Each function draws one thing at a place given in pixels; ``ui.pages.date_picture`` says where.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from ui.pages.date_layout import Kind, Laid, Placed, Tick
from ui.theme import Role, Theme

LINE, MONTHS, USUAL = 17, 20, 24
"""Height of a line of a label, of a row under the axis, of a usual time, at 100%."""
HALF, BAR = 7, 84
"""Half the width of a diamond; length of a bar."""
SIGN, LEGEND_GAP = 20, 18
"""Room for a sign in the legend; between its entries."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WHOLE = Qt.TextFlag.TextDontClip


def axis(painter: QPainter, laid: Laid, end: tuple[float, float], theme: Theme) -> None:
    """Draw the axis up to its right end, with ticks, months and years."""
    t, (right, level) = theme.tokens, end
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(t.control, t.edge))
    painter.drawLine(QPointF(0, level), QPointF(right, level))
    painter.drawLine(QPointF(right, level), QPointF(right, level + theme.px(4)))
    for each in laid.ticks:
        _tick(painter, each, level, theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _tick(painter: QPainter, tick: Tick, level: float, theme: Theme) -> None:
    t, x = theme.tokens, round(tick.x)
    painter.setPen(QPen(t.control, t.edge))
    long = theme.px(9) if tick.starts_year else theme.px(4)
    painter.drawLine(QPointF(x, level), QPointF(x, level + long))
    top, height, inset = level + theme.px(6), theme.px(MONTHS), theme.px(3)
    if tick.label:
        align = _LEFT if tick.several else Qt.AlignmentFlag.AlignCenter
        painter.setFont(theme.font(Role.LABEL))
        painter.setPen(t.text3)
        start = tick.x + (inset if tick.several else 0)
        painter.drawText(QRectF(start, top, tick.cell, height), align, tick.label)
        top += theme.px(MONTHS - 3)
    if tick.year:
        painter.setFont(theme.font(Role.HEAD))
        painter.setPen(t.text2)
        painter.drawText(QRectF(tick.x + inset, top, theme.px(80), height), _LEFT, tick.year)


def label(painter: QPainter, one: Placed, between: tuple[float, float], theme: Theme) -> None:
    """Draw a label with its stem, from a top down to the axis."""
    said, (top, level), kind = one.label, between, one.mark.kind
    if said is None:
        return
    height = theme.px(LINE)
    start = top + (len(said.lines) * height + theme.px(3) if said.over else theme.px(1))
    _stem(painter, kind, (round(one.x) + 0.5, start, level), theme)
    align = Qt.AlignmentFlag.AlignCenter if said.over else _LEFT
    for number, line in enumerate(said.lines):
        strong = not number and kind in {Kind.TODAY, Kind.WORKING}
        painter.setFont(theme.font(Role.HEAD if strong else Role.SMALL))
        painter.setPen(_ink(kind, theme))
        area = QRectF(said.left - 1, top + number * height, said.width + 2, height)
        painter.drawText(area, align | _WHOLE, line)


def _stem(painter: QPainter, kind: Kind, place: tuple[float, float, float], theme: Theme) -> None:
    x, top, bottom = place
    strong = kind in {Kind.TODAY, Kind.WORKING}
    pen = QPen(_ink(kind, theme), theme.px(2) if strong else theme.tokens.edge)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if kind is Kind.READING:
        pen.setDashPattern([3, 2])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, strong)
    painter.setPen(pen)
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _ink(kind: Kind, theme: Theme) -> QColor:
    t = theme.tokens
    return {Kind.TODAY: t.accent, Kind.WORKING: t.text}.get(kind, t.text2)


def sign(painter: QPainter, kind: Kind, at: QPointF, theme: Theme) -> None:
    """Draw the sign of a kind at a place on the axis; today has none but its stem."""
    t, half = theme.tokens, theme.px(HALF)
    painter.setPen(QPen(t.text, theme.px(2)))
    painter.setBrush(t.text if kind is Kind.WORKING else t.surface)
    if kind in {Kind.WORKING, Kind.READING}:
        _polygon(painter, at, (0, -half), (half, 0), (0, half), (-half, 0))
    elif kind is Kind.PLANNED:
        painter.setPen(QPen(t.text2, theme.px(2)))
        painter.drawEllipse(at, theme.px(5), theme.px(5))
    elif kind is Kind.REMINDER:
        wide, foot = theme.px(4.5), -theme.px(6)
        top = foot - theme.px(8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.text3)
        _polygon(painter, at, (-wide, top), (wide, top), (0, foot))


def _polygon(painter: QPainter, at: QPointF, *corners: tuple[float, float]) -> None:
    painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))


def legend(painter: QPainter, entries: list[tuple[Kind, str]], at: QPointF, theme: Theme) -> None:
    """Draw what the signs stand for, from left to right."""
    metrics, x, height = QFontMetricsF(theme.font(Role.SMALL)), at.x(), theme.px(LINE)
    for kind, said in entries:
        drop = theme.px(10) if kind is Kind.REMINDER else 0
        sign(painter, kind, QPointF(x + theme.px(HALF), at.y() + height / 2 + drop), theme)
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(theme.tokens.text2)
        wide = metrics.horizontalAdvance(said)
        area = QRectF(x + theme.px(SIGN), at.y(), wide + 2, height)
        painter.drawText(area, _LEFT | _WHOLE, said)
        x += theme.px(SIGN) + wide + theme.px(LEGEND_GAP)


def usual(
    painter: QPainter, said: tuple[str, str], place: tuple[QPointF, float], theme: Theme
) -> None:
    """Draw a usual time: a hatched bar that has no place on the axis, its title, what it is."""
    t, (title, nominal), (at, room) = theme.tokens, said, place
    height, thick = theme.px(USUAL), theme.px(10)
    top = round(at.y() + (height - thick) / 2) + 0.5
    painter.setPen(QPen(t.control, t.edge))
    painter.setBrush(QBrush(t.control, Qt.BrushStyle.BDiagPattern))
    painter.drawRect(QRectF(round(at.x()) + 0.5, top, theme.px(BAR), thick))
    painter.setFont(theme.font(Role.SMALL))
    metrics, x = QFontMetricsF(theme.font(Role.SMALL)), at.x() + theme.px(BAR + 12)
    room -= theme.px(BAR + 36) + metrics.horizontalAdvance(nominal)
    title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
    for words, colour in ((title, t.text), (nominal, t.text3)):
        painter.setPen(colour)
        wide = metrics.horizontalAdvance(words)
        painter.drawText(QRectF(x, at.y(), wide + 2, height), _LEFT | _WHOLE, words)
        x += wide + theme.px(12)
