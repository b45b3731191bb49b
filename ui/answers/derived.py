"""The grounds that follow from other answers: words, no radios, and a way to those answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.view import Basis, ShownRow
from ui.answers.grounds_model import GroundsModel
from ui.answers.grounds_table import SIDE, WIDTHS
from ui.paint import TextLabel
from ui.theme import Role, Theme


class DerivedRows(QWidget):
    """A table of words under the matrix, in its columns."""

    rests_on_clicked = Signal(str)
    """The question that a row follows from."""

    def __init__(self, rows: tuple[ShownRow, ...], words: GroundsModel, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        heads = (self.tr("Follows from your other answers"), "", self.tr("Worked out"))
        layout.addWidget(self._line([self._label(h, Role.HEAD, "text3") for h in heads], ()))
        for row in rows:
            layout.addWidget(self._row(row))

    def _row(self, row: ShownRow) -> QWidget:
        words = self._words.state_words()[row.state]
        court = self._words.court_words(row)
        cells = [
            self._label(row.text, Role.BODY, "text2"),
            self._label(court, Role.SMALL, "text2"),
            self._label(words, Role.BODY, "text"),
        ]
        made = self._line(cells, tuple(self._link(basis, row) for basis in row.rests_on[:1]))
        made.setAccessibleName(f"{row.text}: {words.lower()}, {court}")
        return made

    def _link(self, basis: Basis, row: ShownRow) -> QPushButton:
        link = QPushButton(basis.label, self)
        link.setProperty("kind", "link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setToolTip(self.tr("See the answer"))
        link.setAccessibleDescription(row.text)
        link.clicked.connect(lambda: self.rests_on_clicked.emit(str(basis.question)))
        return link

    def _label(self, text: str, role: Role, tone: str) -> TextLabel:
        return TextLabel(text, self._theme, role, tone)

    def _line(self, cells: list[TextLabel], links: tuple[QPushButton, ...]) -> QWidget:
        px, made = self._theme.px, _Line(self._theme, self)
        layout = QHBoxLayout(made)
        layout.setContentsMargins(px(SIDE), px(4), px(SIDE), px(4) + 1)
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
        holder.setFixedWidth(px(sum(WIDTHS[3:]) - SIDE))
        for cell in cells:
            cell.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(ground, 1)
        layout.addWidget(court)
        layout.addWidget(state)
        layout.addWidget(holder)
        made.setMinimumHeight(px(36))
        return made


class _Line(QWidget):
    """A row with a line below it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        del event
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.tokens.line)
