"""Any of several answers: joined rows to tick, with "None of these" set off below them."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from engine.answers import UNKNOWN, Value
from engine.view import ShownQuestion
from ui.answers.asides import AnswerWithAsides
from ui.answers.bands import band
from ui.answers.cards import ChoiceCard
from ui.answers.focus import OwnRing
from ui.paint import Skin, TextBlock, box, check, ring
from ui.theme import RADIUS, RADIUS_SMALL, RING, Role, Theme

LEFT, RIGHT, PAD = 47, 16, 10


class CheckRow(OwnRing, QCheckBox):
    """One row to tick; it grows with its text, and the whole row is the target.

    Attributes:
        ends: Whether it is the first and whether it is the last row of its frame.
    """

    stepped = Signal(int)
    """An arrow key asks for the next (1) or the previous (-1) row."""

    def __init__(self, text: str, note: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.ends = (False, False)
        self._text = TextBlock(text, Role.BODY, theme)
        self._note = TextBlock(note, Role.SMALL, theme)
        self.setProperty("ring", "none")
        self.setAccessibleName(text)
        self.setAccessibleDescription(note)
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
        """Give the height at which nothing is cut off."""
        inner = self._inner(width)
        return 2 * self._theme.px(PAD) + self._text.height(inner) + self._note.height(inner)

    def sizeHint(self) -> QSize:
        """Ask for a readable width."""
        width = self._theme.px(640)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Stay readable in a narrow column."""
        return QSize(self._theme.px(240), self._theme.px(2 * PAD + 20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrow keys move; the rest is a check box's."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, text and ring."""
        del event
        painter = QPainter(self)
        theme, px, t = self._theme, self._theme.px, self._theme.tokens
        if self.underMouse() or not self.isEnabled():
            top, bottom = self.ends
            radius = px(RADIUS) - t.edge
            band(painter, QRectF(self.rect()), t.window, radius, top=top, bottom=bottom)
        side = px(20)
        mark = QRectF(px(15), px(PAD), side, side)
        check(painter, mark, theme, on=self.isChecked(), enabled=self.isEnabled())
        if self.hasFocus() and self.by_keyboard:
            ring(painter, mark, px(RADIUS_SMALL), theme)
        inner = self._inner(self.width())
        text, soft = (t.text, t.text2) if self.isEnabled() else (t.text3, t.text3)
        self._text.draw(painter, QPointF(px(LEFT), px(PAD)), inner, text)
        below = px(PAD) + self._text.height(inner)
        self._note.draw(painter, QPointF(px(LEFT), below), inner, soft)

    def _inner(self, width: int) -> int:
        return width - self._theme.px(LEFT) - self._theme.px(RIGHT)


class _Rows(QWidget):
    """The rows joined in one frame; the last is set off by a stronger line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        layout = QVBoxLayout(self)
        edge = theme.tokens.edge
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame and dividers."""
        del event
        painter, t = QPainter(self), self._theme.tokens
        skin = Skin(t.surface, t.line, t.edge)
        box(painter, QRectF(self.rect()), self._theme.px(RADIUS), skin)
        rows = [row for row in self.children() if isinstance(row, CheckRow)]
        for row in rows[:-1]:
            colour = t.control if row is rows[-2] else t.line
            painter.fillRect(0, row.geometry().bottom() + 1, self.width(), t.edge, colour)


class ChecklistAnswer(AnswerWithAsides):
    """Rows to tick; "None of these" clears the others, and the reverse.

    The value is the ticked ids in the order of the question, an empty tuple for none of these, and
    None while nothing is ticked.
    """

    def __init__(
        self,
        shown: ShownQuestion,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        compact: bool = False,
    ) -> None:
        super().__init__(shown, theme, parent, compact=compact)
        self._rows: dict[str, CheckRow] = {}
        layout = self._column()
        frame = _Rows(theme, self)
        for choice in shown.choices:
            self._rows[str(choice.id)] = self._add_row(frame, choice.text, choice.help)
        self._none = self._add_row(frame, self.tr("None of these"), "")
        rows = self._all()
        rows[0].ends, rows[-1].ends = (True, False), (False, True)
        holder = QVBoxLayout()
        away = theme.px(RING)
        holder.setContentsMargins(away, away, away, away)
        holder.addWidget(frame)
        layout.addLayout(holder)
        layout.addSpacing(theme.px(0 if compact else 4))
        self._put_cards(layout, self._unknown_aside())
        layout.addStretch()
        self.set_value(shown.value)

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Focus the first ticked row, or the first row."""
        if self.value() is UNKNOWN:
            self._asides[UNKNOWN].focus_by(reason)
            return
        rows = self._all()
        next((row for row in rows if row.isChecked()), rows[0]).focus_by(reason)

    def _given(self) -> Value | None:
        if self._none.isChecked():
            return ()
        return tuple(key for key, row in self._rows.items() if row.isChecked()) or None

    def _show(self, value: Value | None) -> None:
        ticked = value if isinstance(value, tuple) else ()
        for key, row in self._rows.items():
            row.setChecked(key in ticked)
        self._none.setChecked(value == ())

    def _choose(self, number: int) -> bool:
        rows = self._all()
        if not 0 < number <= len(rows):
            return super()._choose(number)
        rows[number - 1].focus_by(Qt.FocusReason.ShortcutFocusReason)
        rows[number - 1].click()
        return True

    def _all(self) -> list[CheckRow]:
        return [*self._rows.values(), self._none]

    def _add_row(self, frame: QWidget, text: str, note: str) -> CheckRow:
        row = CheckRow(text, note, self.theme, frame)
        layout = frame.layout()
        if layout is not None:
            layout.addWidget(row)
        row.clicked.connect(lambda on: self._ticked(row, on=on))
        row.stepped.connect(lambda by: self._step_row(row, by))
        return row

    def _ticked(self, row: CheckRow, *, on: bool) -> None:
        if on:
            self._free_asides()
            for other in self._all():
                if (row is self._none) != (other is self._none):
                    other.setChecked(False)
        self.changed.emit()

    def _step_row(self, row: CheckRow, by: int) -> None:
        stops: list[CheckRow | ChoiceCard] = [*self._all(), *self._asides.values()]
        at = stops.index(row) + by
        if 0 <= at < len(stops):
            stops[at].focus_by(Qt.FocusReason.TabFocusReason)
