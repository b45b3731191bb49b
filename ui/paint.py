"""What controls that paint themselves are made of: text, edges, radios, chips.

``TextBlock`` lays out text with Chinese in its own face and size; ``TextLabel`` is a label made of
one. Nothing here knows what a text says or what a control is for.
"""

import html
import re
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
)

from ui import icons
from ui.theme import (
    CHINESE,
    CHINESE_SIZE,
    RADIUS_SMALL,
    RING,
    TYPE,
    Role,
    Theme,
    load_fonts,
)

_CHINESE = re.compile(
    "[\u2e80-\u2fdf\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff]+"
)
KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Reasons of focus that show a ring on what is not a text field."""


# --- text ---------------------------------------------------------------------------


def chinese_runs(text: str) -> list[tuple[int, int]]:
    """Give start and length of each run of Chinese, counted as Qt counts (in UTF-16 units)."""
    return [
        (_units(text[: found.start()]), _units(found.group())) for found in _CHINESE.finditer(text)
    ]


def rich(text: str, theme: Theme, role: Role) -> str:
    """Give a text as HTML for a label, Chinese in its own face and size; ``text`` is plain."""
    size = theme.px(TYPE[role][1] * CHINESE_SIZE)
    style = f"font-family:'{CHINESE}'; font-size:{size}px"
    if _CHINESE.search(text):
        load_fonts()
    escaped = html.escape(text, quote=False).replace("\n", "<br>")
    return _CHINESE.sub(lambda run: f'<span style="{style}">{run.group()}</span>', escaped)


def formats(text: str, theme: Theme, role: Role) -> list[QTextLayout.FormatRange]:
    """Give the formats that put the Chinese of a text into its own face and size."""
    runs = chinese_runs(text)
    if not runs:
        return []
    load_fonts()
    font = theme.font(role)
    font.setFamilies([CHINESE])
    font.setPixelSize(theme.px(TYPE[role][1] * CHINESE_SIZE))
    made = []
    for start, length in runs:
        each: Any = QTextLayout.FormatRange()
        each.start, each.length = start, length
        each.format = QTextCharFormat()
        each.format.setFont(font)
        made.append(each)
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


KEPT_WIDTHS = 6
"""How many widths a text keeps its layout for."""


class TextBlock:
    """A text of one role, wrapped to a width, on lines of the role's height.

    It is laid out when first asked for, once a width; a layout asks for several before it settles.
    """

    def __init__(self, text: str, role: Role, theme: Theme) -> None:
        self.text = text
        self.role = role
        self._theme = theme
        self._kept: dict[tuple[int, float], tuple[QTextLayout, int]] = {}
        self._line = 0

    def height(self, width: int) -> int:
        """Give the height at a width; an empty text has none."""
        return self._at(width)[1] * self._line if self.text else 0

    def width(self) -> int:
        """Give the width of the text on one line."""
        layout, lines = self._at(1 << 20)
        return max((int(layout.lineAt(n).naturalTextWidth()) + 1 for n in range(lines)), default=0)

    def draw(self, painter: QPainter, at: QPointF, width: int, colour: QColor) -> None:
        """Draw the text with its top left corner at a point."""
        if self.text:
            painter.setPen(colour)
            self._at(width)[0].draw(painter, at)

    def _at(self, width: int) -> tuple[QTextLayout, int]:
        wanted = (max(width, 1), self._theme.zoom)
        if wanted not in self._kept:
            if len(self._kept) == KEPT_WIDTHS:
                del self._kept[next(iter(self._kept))]
            self._kept[wanted] = self._lay_out(wanted[0])
        return self._kept[wanted]

    def _lay_out(self, width: int) -> tuple[QTextLayout, int]:
        theme, font = self._theme, self._theme.font(self.role)
        metrics, self._line = QFontMetricsF(font), theme.line(self.role)
        top = (self._line - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        layout = QTextLayout(self.text.replace("\n", "\u2028"), font)
        layout.setTextOption(_wrapping())
        layout.setFormats(formats(self.text, theme, self.role))
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, round(count * self._line + top) - line.ascent()))
            count += 1
        layout.endLayout()
        return layout, count


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


class TextLabel(QLabel):
    """A label that wraps, keeps the line height of its role and sets Chinese in its own face.

    Args:
        text: Plain text.
        theme: For fonts, sizes and colours.
        role: What the text is.
        tone: Name of the token it is drawn in.
    """

    LONGEST = 620
    """Width in pixels at 100% that a line reaches at most if there is room."""

    def __init__(self, text: str, theme: Theme, role: Role = Role.BODY, tone: str = "text") -> None:
        super().__init__(text)
        self._theme, self._role, self._tone = theme, role, tone
        self._block = TextBlock(text, role, theme)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._block = TextBlock(text, self._role, self._theme)
        self._restyle()

    def set_role(self, role: Role) -> None:
        """Draw the text as another kind of text."""
        self._role = role
        self.setText(self.text())

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the text at a width."""
        return self._block.height(width)

    def sizeHint(self) -> QSize:
        """Ask for the whole text on lines of a readable length."""
        width = min(self._block.width(), self._theme.px(self.LONGEST))
        return QSize(width, self._block.height(width))

    def minimumSizeHint(self) -> QSize:
        """Ask for a line at least."""
        return QSize(self._theme.px(40), self._theme.line(self._role) if self.text() else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        del event
        painter = QPainter(self)
        colour = ink(self._theme, self._tone)
        width = self.width()
        at = QPointF(0, 0)
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            at.setX(max(0, width - self._block.width()))
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            at.setY(max(0, (self.height() - self._block.height(width)) // 2))
        self._block.draw(painter, at, width, colour)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def ink(theme: Theme, tone: str) -> QColor:
    """Give the colour of a token's name, or of ``warning``, ``error`` and ``open``."""
    if tone in {"warning", "error", "open"}:
        look = {"warning": theme.warning, "error": theme.error, "open": theme.open}[tone]
        return look.ink
    colour: QColor = getattr(theme.tokens, tone)
    return colour


# --- shapes --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Skin:
    """Fill and edge of a box; an edge may be dashed."""

    fill: QColor
    edge: QColor
    width: float = 1
    dashed: bool = False


def box(painter: QPainter, rect: QRectF, radius: float, skin: Skin) -> None:
    """Draw a box with its edge inside ``rect``, sharp to the pixel."""
    half = skin.width / 2
    pen = QPen(skin.edge, skin.width)
    if skin.dashed:
        pen.setDashPattern([3, 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(skin.fill)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)


def ring(painter: QPainter, rect: QRectF, radius: float, theme: Theme) -> None:
    """Draw a focus ring round a control: 2 px wide, 2 px clear of it."""
    away = theme.px(RING) - theme.px(2) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.tokens.focus, theme.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(-away, -away, away, away), radius + away, radius + away)


def radio(painter: QPainter, centre: QPointF, theme: Theme, *, on: bool, enabled: bool) -> None:
    """Draw the circle of a radio button, 20 px across."""
    t, half = theme.tokens, theme.px(20) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.accent if enabled else t.control)
        painter.drawEllipse(centre, half, half)
        painter.setBrush(t.surface)
        painter.drawEllipse(centre, theme.px(4), theme.px(4))
        return
    painter.setPen(QPen(t.control, t.edge))
    painter.setBrush(t.surface if enabled else t.window)
    painter.drawEllipse(centre, half - t.edge / 2, half - t.edge / 2)


def check(painter: QPainter, rect: QRectF, theme: Theme, *, on: bool, enabled: bool) -> None:
    """Draw the box of a check box."""
    t = theme.tokens
    fill = (t.accent if enabled else t.control) if on else t.surface if enabled else t.window
    edge = fill if on else t.control
    box(painter, rect, theme.px(RADIUS_SMALL), Skin(fill, edge, t.edge))
    if on:
        inset = round(rect.width() * 0.1)
        icons.draw(painter, "answered", t.on_accent, rect.adjusted(inset, inset, -inset, -inset))


def key_cap(painter: QPainter, rect: QRectF, text: str, theme: Theme) -> None:
    """Draw a key cap with one character or a short word."""
    t = theme.tokens
    box(painter, rect, theme.px(RADIUS_SMALL), Skin(t.surface, t.line, t.edge))
    font = theme.font(Role.LABEL)
    font.setPixelSize(theme.px(12))
    painter.setFont(font)
    painter.setPen(t.text3)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def chip_size(text: str, theme: Theme) -> QSize:
    """Give the size of a chip with a text."""
    width = QFontMetricsF(theme.font(Role.LABEL)).horizontalAdvance(text)
    return QSize(int(width + 0.99) + 2 * theme.px(9), theme.px(22))


def chip(painter: QPainter, at: QPointF, text: str, theme: Theme, *, strong: bool = False) -> None:
    """Draw a chip; a strong one has an accent edge and ink."""
    t, rect = theme.tokens, QRectF(at, chip_size(text, theme).toSizeF())
    edge, colour = (t.accent, t.accent) if strong else (t.line, t.text2)
    box(painter, rect, theme.px(RADIUS_SMALL), Skin(t.surface, edge, t.edge))
    painter.setFont(theme.font(Role.LABEL))
    painter.setPen(colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
