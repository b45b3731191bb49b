"""A whole-row choice: a radio button that paints itself as a card."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui import icons
from ui.answers.focus import OwnRing
from ui.paint import (
    Skin,
    TextBlock,
    box,
    chip,
    chip_size,
    key_cap,
    radio,
    ring,
)
from ui.theme import RADIUS, RING, Role, Theme

LEFT, RIGHT = 51, 50
"""From the card's edge to the text: room for the radio, and for the key cap."""
LEFT_COMPACT, RIGHT_COMPACT = 41, 14
"""The same of a compact card, which has no key cap."""
TOP, BOTTOM, GAP = 13, 12, 2
LEAST = 44
"""Least height; a text that stands alone on one line stands in the middle of it."""


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says.

    Attributes:
        text: The answer.
        help: What it means, or what it does.
        key: The key that chooses it; empty for none.
        chip: Who puts it forward, if anybody.
        source: Where that was read.
        open: It is "not known yet": dashed, with its help on the same line where it fits.
    """

    text: str
    help: str = ""
    key: str = ""
    chip: str = ""
    source: str = ""
    open: bool = False


class ChoiceCard(OwnRing, QRadioButton):
    """A radio button whose whole row is the target; it grows with its text.

    ``RING`` pixels are kept free all round the card for the focus ring. A compact card is only as
    wide as its words; what "not known yet" does stands in its tooltip.
    """

    stepped = Signal(int)
    """An arrow key asks for the next (1) or the previous (-1) answer."""

    def __init__(
        self,
        words: CardText,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        compact: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme, self._compact = theme, compact
        self._words = _shorter(words) if compact else words
        self._heights: dict[tuple[int, float], int] = {}
        self._text = TextBlock(words.text, Role.BODY if compact else Role.CHOICE, theme)
        self._help = TextBlock(self._words.help, Role.CHOICE_HELP, theme)
        self._source = TextBlock(words.source, Role.SMALL, theme)
        self.setProperty("ring", "none")
        self.setAccessibleName(words.text)
        said = (words.help, ". ".join(part for part in (words.chip, words.source) if part))
        self.setAccessibleDescription(" ".join(part for part in said if part))
        if self._words.help != words.help:
            self.setToolTip(words.help)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def hitButton(self, pos: QPoint) -> bool:
        """Make the whole row the target."""
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at which nothing is cut off; a page of many cards asks often."""
        wanted = (width, self._theme.zoom)
        if wanted not in self._heights:
            self._heights[wanted] = self._height(width)
        return self._heights[wanted]

    def _height(self, width: int) -> int:
        px = self._theme.px
        inner = self._inner(width)
        bottom = px(BOTTOM) if self._top(width) == px(TOP) else self._top(width)
        height = self._top(width) + self._text.height(inner) + bottom
        if self._words.help and not self._on_one_line(inner):
            height += px(GAP) + self._help.height(inner)
        if self._words.chip:
            height += px(7) + self._chip_height(inner) + px(1)
        return max(height, px(LEAST)) + 2 * px(RING)

    def sizeHint(self) -> QSize:
        """Ask for a readable width."""
        width = self._theme.px(640)
        if self._compact:
            width = min(width, self._widest() + width - self._inner(width))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Stay readable in a narrow column."""
        least = 120 if self._compact else 240
        return QSize(self._theme.px(least), self._theme.px(LEAST + 2 * RING))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrow keys move; the rest is a radio button's."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Left: -1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, fill, radio, text, key cap and ring."""
        del event
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        away = px(RING)
        card = QRectF(self.rect()).adjusted(away, away, -away, -away)
        box(painter, card, px(RADIUS), self._skin())
        if self.hasFocus() and self.by_keyboard:
            ring(painter, card, px(RADIUS), theme)
        self._paint_mark(painter, card)
        self._paint_text(painter, card)
        if self._words.key:
            side = px(20)
            cap = QRectF(
                card.right() - px(15) - side,
                card.top() + self._top(self.width()) - px(1),
                side,
                side,
            )
            key_cap(painter, cap, self._words.key, theme)

    def _skin(self) -> Skin:
        t, dashed = self._theme.tokens, self._words.open
        width = self._theme.tokens.edge
        if not self.isEnabled():
            return Skin(t.accent_soft if self.isChecked() else t.window, t.line, width, dashed)
        if self.isChecked():
            return Skin(t.accent_soft, t.accent, width, dashed)
        if self.underMouse():
            return Skin(t.window, t.control, width, dashed)
        return Skin(t.surface, t.control if dashed else t.line, width, dashed)

    def _paint_mark(self, painter: QPainter, card: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        middle = self._top(self.width()) + theme.line(self._text.role) / 2
        centre = QPointF(card.left() + px(22 if self._compact else 27), card.top() + middle)
        if self._words.open and not self.isChecked():
            half = px(18) / 2
            at = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
            icons.draw(painter, "open-point", theme.open.ink, at)
        else:
            radio(painter, centre, theme, on=self.isChecked(), enabled=self.isEnabled())

    def _paint_text(self, painter: QPainter, card: QRectF) -> None:
        t, px, inner = self._theme.tokens, self._theme.px, self._inner(self.width())
        text, soft = (t.text, t.text2) if self.isEnabled() else (t.text3, t.text3)
        left = px(LEFT_COMPACT if self._compact else LEFT)
        at = QPointF(card.left() + left, card.top() + self._top(self.width()))
        self._text.draw(painter, at, inner, text)
        if self._words.help and self._on_one_line(inner):
            beside = at + QPointF(self._text.width() + px(10), px(1.5))
            self._help.draw(painter, beside, inner, soft)
        elif self._words.help:
            at.setY(at.y() + self._text.height(inner) + px(GAP))
            self._help.draw(painter, at, inner, soft)
            at.setY(at.y() + self._help.height(inner))
        if not self._words.help:
            at.setY(at.y() + self._text.height(inner))
        if self._words.chip:
            self._paint_chip(painter, at + QPointF(0, px(7)), inner)

    def _paint_chip(self, painter: QPainter, at: QPointF, inner: int) -> None:
        px, size = self._theme.px, chip_size(self._words.chip, self._theme)
        chip(painter, at, self._words.chip, self._theme)
        left = size.width() + px(8)
        beside = self._source.width() <= inner - left
        where = QPointF(left, px(2)) if beside else QPointF(0, size.height() + px(4))
        self._source.draw(painter, at + where, inner, self._theme.tokens.text2)

    def _chip_height(self, inner: int) -> int:
        size, px = chip_size(self._words.chip, self._theme), self._theme.px
        if self._source.width() <= inner - size.width() - px(8):
            return size.height()
        return size.height() + px(4) + self._source.height(inner)

    def _top(self, width: int) -> int:
        inner, px = self._inner(width), self._theme.px
        alone = not self._words.help or self._on_one_line(inner)
        one_line = self._text.height(inner) == self._theme.line(self._text.role)
        if alone and one_line and not self._words.chip:
            return (px(LEAST) - self._theme.line(self._text.role)) // 2
        return px(TOP)

    def _inner(self, width: int) -> int:
        px = self._theme.px
        if self._compact:
            return width - 2 * px(RING) - px(LEFT_COMPACT) - px(RIGHT_COMPACT)
        return width - 2 * px(RING) - px(LEFT) - px(RIGHT)

    def _widest(self) -> int:
        """Give the width of the longest line, where nothing wraps."""
        chip_ = chip_size(self._words.chip, self._theme).width() if self._words.chip else 0
        return max(self._text.width(), self._help.width(), chip_, self._source.width())

    def _on_one_line(self, inner: int) -> bool:
        wanted = self._text.width() + self._theme.px(10) + self._help.width()
        return self._words.open and wanted <= inner


def _shorter(words: CardText) -> CardText:
    """Leave out the key, and what "not known yet" does."""
    return replace(words, key="", help="" if words.open else words.help)
