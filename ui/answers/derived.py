"""The grounds that follow from other answers: words, no radios, and a way to those answers."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.view import Basis, ShownRow
from ui.answers.grounds_model import GroundsModel
from ui.answers.grounds_table import SIDE, WIDTHS
from ui.paint import TextLabel
from ui.theme import Role, Theme

PADDING = 2
"""Of a link, so that its words end where the columns do."""


class DerivedRows(QWidget):
    """A table of words under the matrix, in its columns."""

    rests_on_clicked = Signal(str)
    """The question that a row follows from."""
    row_looked_at = Signal(str)
    """A row was clicked, or its link has the focus; carries its id."""

    def __init__(self, rows: tuple[ShownRow, ...], words: GroundsModel, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._lines: dict[str, _Line] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        heads = (self.tr("Follows from your other answers"), "", self.tr("Worked out"))
        layout.addWidget(self._line([self._label(h, Role.HEAD, "text3") for h in heads], ()))
        for row in rows:
            self._lines[str(row.id)] = line = self._row(row)
            line.pressed.connect(partial(self._look_at, str(row.id)))
            layout.addWidget(line)

    def forget(self) -> None:
        """Look at none of the rows."""
        for line in self._lines.values():
            line.show_looked_at(looked_at=False)

    def _look_at(self, row: str) -> None:
        self.forget()
        self._lines[row].show_looked_at(looked_at=True)
        self.row_looked_at.emit(row)

    def _row(self, row: ShownRow) -> "_Line":
        words = self._words.state_words()[row.state]
        court = self._words.court_words(row)
        cells = [
            self._label(row.text, Role.BODY, "text2"),
            self._label(court, Role.SMALL, "text2"),
            self._label(words, Role.BODY, "text"),
        ]
        made = self._line(cells, tuple(self._basis(basis, row) for basis in row.rests_on[:1]))
        made.setAccessibleName(f"{row.text}: {words.lower()}, {court}")
        if not made.findChildren(QPushButton):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _basis(self, basis: Basis, row: ShownRow) -> QWidget:
        """Lead to the answer a row rests on; say so where the way has not asked it."""
        if not basis.answered:
            return self._label(self.tr("Not asked here"), Role.SMALL, "text3")
        return self._link(basis, row)

    def _link(self, basis: Basis, row: ShownRow) -> QPushButton:
        link = _Link(basis.label, self)
        link.focused.connect(partial(self._look_at, str(row.id)))
        link.setProperty("kind", "link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setToolTip(self.tr("See the answer"))
        link.setAccessibleDescription(row.text)
        link.clicked.connect(lambda: self.rests_on_clicked.emit(str(basis.question)))
        return link

    def _label(self, text: str, role: Role, tone: str) -> TextLabel:
        return TextLabel(text, self._theme, role, tone)

    def _line(self, cells: list[TextLabel], links: tuple[QWidget, ...]) -> "_Line":
        px, made = self._theme.px, _Line(self._theme, self)
        layout = QHBoxLayout(made)
        layout.setContentsMargins(px(SIDE), px(4), px(SIDE) - PADDING, px(4) + 1)
        layout.setSpacing(0)
        ground, court, state = cells
        court.setFixedWidth(px(WIDTHS[0]))
        state.setFixedWidth(px(WIDTHS[1] + WIDTHS[2]))
        rest = QHBoxLayout()
        rest.addStretch()
        for link in links:
            rest.addWidget(link)
        holder = QWidget(made)
        holder.setLayout(rest)
        rest.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(px(sum(WIDTHS[3:]) - SIDE) + PADDING)
        for cell in cells:
            cell.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(ground, 1)
        layout.addWidget(court)
        layout.addWidget(state)
        layout.addWidget(holder)
        made.setMinimumHeight(px(36))
        return made


class _Link(QPushButton):
    """A link that tells when it has the focus."""

    focused = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        super().focusInEvent(event)
        self.focused.emit()


class _Line(QWidget):
    """A row with a line below it; soft while it is looked at."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._looked_at = theme, False

    def show_looked_at(self, *, looked_at: bool) -> None:
        """Show whether the row is looked at."""
        self._looked_at = looked_at
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the row, which has no link, has the focus."""
        super().focusInEvent(event)
        self.pressed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell that the row is clicked."""
        super().mousePressEvent(event)
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and the row looked at."""
        del event
        painter = QPainter(self)
        if self._looked_at:
            painter.fillRect(self.rect(), self._theme.tokens.accent_soft)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.tokens.line)
