"""The answers that show a problem, beneath the list of problems, and the button that gives them.

It shows a line as it is handed over and reads nothing of it.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.panels.text import Panel, link, row
from ui.theme import Role, Theme

LINES = 2
"""Lines an example takes at most; all of it is in the tooltip, and spoken."""


class ExampleText(QWidget):
    """A text on at most two lines; what has no room is left out at its end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._said = theme, ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def said(self) -> str:
        """All of the text."""
        return self._said

    def show_text(self, said: str) -> None:
        """Show another text."""
        self._said = said
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Have room for the lines."""
        return QSize(0, LINES * self._theme.line(Role.LABEL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, in the middle of the height."""
        del event
        painter, height = QPainter(self), self._theme.line(Role.LABEL)
        painter.setFont(self._theme.font(Role.LABEL))
        painter.setPen(self._theme.tokens.text2)
        lines = self._lines()
        top = (self.height() - len(lines) * height) // 2
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for number, line in enumerate(lines):
            painter.drawText(0, top + number * height, self.width(), height, middle, line)

    def _lines(self) -> list[str]:
        """Break the text; the last line is cut where more would follow."""
        font = self._theme.font(Role.LABEL)
        layout = QTextLayout(self._said, font)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(self.width())
        layout.endLayout()
        first, rest = self._said[: line.textLength()], self._said[line.textLength() :]
        if not rest:
            return [first]
        cut = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
        return [first, cut]


class ExampleLine(Panel):
    """The example of the current problem.

    Signals:
        used: The matter is to have these answers.
    """

    used = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent)
        self.text = ExampleText(theme)
        self.button = link(self.tr("Answer with these"), self.used.emit)
        self.button.setProperty("strong", True)
        margins = (theme.px(46), theme.px(6), theme.px(16), theme.px(6))
        layout = row(self, margins, theme.px(20))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.button)

    def show_example(self, example: str) -> None:
        """Show other answers; nothing if there are none."""
        said = self.tr("For example with {0}").format(example) if example else ""
        self.text.show_text(said)
        self.button.setAccessibleName(self.tr("Answer with these: {0}").format(example))
