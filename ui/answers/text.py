"""A text: one field, or four lines where the text is longer."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from engine.answers import MAX_TEXT, Value
from engine.view import ShownQuestion
from ui.answers.answer import ENTER
from ui.answers.asides import AnswerWithAsides
from ui.answers.fault import FaultNote
from ui.answers.field import Field
from ui.theme import RING, Role, Theme

LONG = 70
"""A kept text of more characters opens in four lines."""


class TextAnswer(AnswerWithAsides):
    """A field of one line; or of four, where Ctrl+Enter goes on and Enter starts a new line.

    Args:
        shown: The question.
        theme: For colours and sizes.
        parent: The page.
        lines: 1 or 4; by default what the text kept for it needs.
        compact: It stands among many.
    """

    def __init__(
        self,
        shown: ShownQuestion,
        theme: Theme,
        parent: QWidget | None = None,
        lines: int = 0,
        *,
        compact: bool = False,
    ) -> None:
        super().__init__(shown, theme, parent, compact=compact)
        kept = shown.value if isinstance(shown.value, str) else ""
        self._many = lines > 1 or (not lines and ("\n" in kept or len(kept) > LONG))
        self._field = Field(theme, self)
        self._lines = QPlainTextEdit(self)
        self._fault = FaultNote(theme, self)
        self._prepare()
        layout = self._column()
        holder, away = QVBoxLayout(), theme.px(RING)
        holder.setContentsMargins(away, away, away, away)
        holder.setSpacing(theme.px(8))
        holder.addWidget(self._lines if self._many else self._field)
        holder.addWidget(self._fault)
        layout.addLayout(holder)
        layout.addSpacing(theme.px(0 if compact else 12))
        self._put_cards(layout, self._unknown_aside())
        layout.addStretch()
        self.set_value(shown.value)

    def error(self) -> str:
        """Say that the text is too long, if it is."""
        over = len(self._text()) - MAX_TEXT
        if over <= 0:
            return ""
        return self.tr("The text is too long. Take out %1 characters.").replace("%1", str(over))

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Focus the field, or the card that was chosen."""
        if self._focus_aside(reason):
            return
        (self._lines if self._many else self._field.edit).setFocus(reason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on by Ctrl+Enter from the field of four lines."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in ENTER and control and self.submit():
                return True
        return super().eventFilter(watched, event)

    def _given(self) -> Value | None:
        text = self._text()
        return text if text and not self.error() else None

    def _show(self, value: Value | None) -> None:
        text = value if isinstance(value, str) else ""
        if self._many:
            self._lines.blockSignals(True)
            self._lines.setPlainText(text)
            self._lines.blockSignals(False)
        else:
            self._field.edit.setText(text)

    def _text(self) -> str:
        text = self._lines.toPlainText() if self._many else self._field.edit.text()
        return text.strip()

    def _prepare(self) -> None:
        theme = self.theme
        self._field.setVisible(not self._many)
        self._lines.setVisible(self._many)
        for field in (self._field.edit, self._lines):
            field.setAccessibleName(self.shown.ask)
            field.setAccessibleDescription(self.shown.help)
        self._lines.setFixedHeight(4 * theme.line(Role.BODY) + theme.px(22))
        self._lines.setTabChangesFocus(True)
        self._lines.installEventFilter(self)
        self._field.edit.textEdited.connect(self._typed)
        self._lines.textChanged.connect(self._typed)

    def _typed(self) -> None:
        if self._text():
            self._free_asides()
        self._fault.say(self.error())
        self.changed.emit()
