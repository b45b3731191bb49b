"""The banner on top of a page (what failed, what is safe, the ways out) and the progress line."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QToolButton, QWidget

from ui.panels.text import Panel, at_top, column, discard, link, picture, row, text
from ui.theme import Role, Theme

Way = tuple[str, Callable[[], object]]
"""A way out: its words, and what it does."""
ERROR_PICTURE = "verdict-refused"


class Tone(StrEnum):
    """What a banner says."""

    ERROR = "error"
    WARNING = "warning"
    DONE = "proceed"


@dataclass(frozen=True, slots=True)
class Said:
    """What a banner is to show."""

    tone: Tone
    title: str
    sentence: str
    ways: tuple[Way, ...] = ()


class Banner(Panel):
    """Stays until it is solved or closed; announced to screen readers."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        self._layout = column(self, (theme.px(40), theme.px(16), theme.px(40), theme.px(8)))
        self._box: QWidget | None = None
        self.said: Said | None = None
        """What is shown."""
        self.setVisible(False)

    def show_message(self, said: Said) -> None:
        """Show what happened and what can be done about it."""
        self.clear()
        self.said = said
        self._box = self._make(said)
        self._layout.addWidget(self._box)
        self.setVisible(True)
        self.setAccessibleName(f"{said.title}. {said.sentence}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Take the banner away."""
        self.said = None
        if self._box is not None:
            self._layout.removeWidget(self._box)
            discard(self._box)
            self._box = None
        self.setVisible(False)

    def _close(self) -> None:
        self.clear()
        self.closed.emit()

    def _make(self, said: Said) -> QWidget:
        theme, tone = self._theme, said.tone
        look = theme.error if tone is Tone.ERROR else theme.warning
        surface = "error" if tone is Tone.ERROR else "warning"
        name = ERROR_PICTURE if tone is Tone.ERROR else look.icon
        if tone is Tone.DONE:
            surface, name = "accent_soft", "answered"
        made = Panel(surface)
        ink = theme.tokens.accent if tone is Tone.DONE else look.ink
        layout = row(made, (theme.px(12), theme.px(12), theme.px(10), theme.px(8)), theme.px(12))
        at_top(layout, picture(name, ink, theme, 18))
        words = column()
        words.addWidget(text(said.title, theme, Role.BODY_STRONG))
        if said.sentence:
            words.addWidget(text(said.sentence, theme, Role.BODY, "text2"))
        words.addLayout(self._ways(said.ways))
        layout.addLayout(words, 1)
        at_top(layout, self._close_button())
        return made

    def _ways(self, ways: tuple[Way, ...]) -> QLayout:
        line = row(gap=self._theme.px(16))
        for number, (words, done) in enumerate(ways):
            made = link(words, done)
            made.setProperty("strong", number == 0)
            line.addWidget(made)
        line.addStretch()
        return line

    def _close_button(self) -> QToolButton:
        made = QToolButton()
        made.setProperty("kind", "icon")
        made.setText("\u00d7")
        made.setFont(self._theme.font(Role.SECTION))
        made.setFixedSize(self._theme.px(28), self._theme.px(28))
        made.setAccessibleName(self.tr("Close this message"))
        made.setToolTip(self.tr("Close"))
        made.clicked.connect(self._close)
        return made


class ProgressLine(QWidget):
    """A line of 2 px under the header that runs while work takes more than 400 ms."""

    PATIENCE, STEP = 400, 40
    """Milliseconds before it is shown, and between two pictures."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._over, self._at = theme, parent, 0
        self._wait, self._run = QTimer(self), QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._appear)
        self._run.timeout.connect(self._advance)
        self.setVisible(False)
        parent.installEventFilter(self)

    def start(self) -> None:
        """Begin to wait."""
        self._wait.start(self.PATIENCE)

    def stop(self) -> None:
        """Disappear."""
        self._wait.stop()
        self._run.stop()
        self.setVisible(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as wide as the parent."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part that runs."""
        del event
        width = self.width() // 4
        start = (self._at * self.width() // 50) - width
        QPainter(self).fillRect(start, 0, width, self.height(), self._theme.tokens.accent)

    def _appear(self) -> None:
        self._place()
        self.setVisible(True)
        self.raise_()
        if self._theme.motion(self.STEP):
            self._run.start(self.STEP)

    def _advance(self) -> None:
        self._at = (self._at + 1) % 63
        self.update()

    def _place(self) -> None:
        self.setGeometry(0, self._theme.px(52), self._over.width(), self._theme.px(2))
