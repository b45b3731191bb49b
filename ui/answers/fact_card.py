"""The card under a country: what the table knows of it, and what each entry does."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.law import Jurisdiction
from ui.answers.places import PlaceRow, Weight, known
from ui.paint import Skin, TextBlock, box, chip, chip_size
from ui.theme import RADIUS, Role, Theme

EDGE, VALUE, HEAD, PAD, NARROW = 17, 165, 48, 11, 560
"""From the frame to labels and to values; height of the head; above and below a row;
width under which chips stand below."""


class _Row:
    """One row, laid out."""

    def __init__(self, row: PlaceRow, words: str, theme: Theme) -> None:
        self.weight, self.words, self._theme = row.weight, words, theme
        self.label = TextBlock(row.label, Role.BODY, theme)
        self.text = TextBlock(row.text, Role.BODY, theme)
        self.note = TextBlock(row.note, Role.SMALL, theme)

    def narrow(self, width: int) -> bool:
        """Say whether the chip stands below the values."""
        return width < self._theme.px(NARROW)

    def inner(self, width: int) -> int:
        """Give the width of the values."""
        px = self._theme.px
        beside = 0 if self.narrow(width) else chip_size(self.words, self._theme).width() + px(16)
        return width - px(VALUE) - px(EDGE) - beside

    def height(self, width: int) -> int:
        """Give the height with its paddings."""
        px, inner = self._theme.px, self.inner(width)
        label = self.label.height(px(VALUE - EDGE - 12))
        value = self.text.height(inner) + self.note.height(inner)
        value += px(22 + 6) if self.narrow(width) else 0
        return max(label, value, px(22)) + 2 * px(PAD)


class FactCard(QWidget):
    """A framed table of three or four rows, painted; screen readers get it as one description."""

    def __init__(self, theme: Theme, question: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._question = theme, question
        self._name, self._zh = TextBlock("", Role.CHOICE, theme), TextBlock("", Role.HELP, theme)
        self._rows: list[_Row] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        self.hide()

    def show_place(self, place: Jurisdiction | None) -> None:
        """Show what is known of a place; without one the card is hidden."""
        self.setVisible(place is not None)
        if place is None:
            return
        rows = known(place, self._question)
        self._name = TextBlock(place.name, Role.CHOICE, self._theme)
        self._zh = TextBlock(place.zh, Role.HELP, self._theme)
        self._rows = [_Row(row, self._words(row.weight), self._theme) for row in rows]
        said = [f"{r.label}: {r.text}. {r.note} ({self._words(r.weight)})" for r in rows]
        self.setAccessibleName(f"{place.name} {place.zh}")
        self.setAccessibleDescription("\n".join(said))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at which nothing is cut off."""
        return self._theme.px(HEAD) + sum(row.height(width) + 1 for row in self._rows)

    def sizeHint(self) -> QSize:
        """Ask for a readable width."""
        width = self._theme.px(640)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Stay readable in a narrow column."""
        return QSize(self._theme.px(360), self._theme.px(HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, head and rows."""
        del event
        painter, theme, t, px = QPainter(self), self._theme, self._theme.tokens, self._theme.px
        width = self.width()
        box(painter, QRectF(self.rect()), px(RADIUS), Skin(t.surface, t.line, t.edge))
        at = QPointF(px(EDGE), (px(HEAD) - theme.line(Role.CHOICE)) // 2)
        self._name.draw(painter, at, width, t.text)
        self._zh.draw(painter, at + QPointF(self._name.width() + px(10), 0), width, t.text2)
        source = TextBlock(self.tr("Country table"), Role.SMALL, theme)
        right = width - px(EDGE) - source.width()
        source.draw(painter, QPointF(right, at.y() + px(2)), width, t.text3)
        top = px(HEAD)
        for row in self._rows:
            painter.fillRect(t.edge, top - 1, width - 2 * t.edge, 1, t.line)
            self._paint_row(painter, row, top, width)
            top += row.height(width) + 1

    def _paint_row(self, painter: QPainter, row: _Row, top: int, width: int) -> None:
        t, px, inner = self._theme.tokens, self._theme.px, row.inner(width)
        y = top + px(PAD)
        row.label.draw(painter, QPointF(px(EDGE), y), px(VALUE - EDGE - 12), t.text2)
        row.text.draw(painter, QPointF(px(VALUE), y), inner, t.text)
        below = y + row.text.height(inner)
        row.note.draw(painter, QPointF(px(VALUE), below), inner, t.text3)
        at = QPointF(width - px(EDGE) - chip_size(row.words, self._theme).width(), y - px(1))
        if row.narrow(width):
            at = QPointF(px(VALUE), below + row.note.height(inner) + px(6))
        strong = row.weight is Weight.DECIDES
        chip(painter, at, row.words, self._theme, strong=strong)

    def _words(self, weight: Weight) -> str:
        return {
            Weight.DECIDES: self.tr("Decides the route"),
            Weight.SUGGESTS: self.tr("Suggests, you confirm"),
            Weight.FOR_AWARDS: self.tr("For awards"),
            Weight.FOR_JUDGMENTS: self.tr("For judgments"),
        }[weight]
