"""What every answer to a question has in common, whatever its kind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from engine.answers import Value
from engine.view import ShownQuestion
from ui.theme import RING, Theme

OVERHANG = 12
"""Pixels at 100% that an answer reaches beyond the text column at each side.

The page gives an answer that much more room at the left and at the right; edges of cards and fields
then stand on the column, and rings and the rows of the matrix reach beyond it.
"""

TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AnswerWidget(QWidget):
    """The answer to one question; it knows the question as shown, and nothing of matters or routes.

    Sizes are taken when it is made: after a change of the theme the page makes it anew.

    Args:
        shown: The question; its value, if any, is set at once.
        theme: For colours, fonts and sizes.
        parent: The page.
        compact: It stands among many: smaller, and a click on a choice is submitted at once.
    """

    changed = Signal()
    """The value, or whether it is complete, has changed."""
    submitted = Signal()
    """Enter was pressed on a complete answer, or a choice was clicked where it is compact."""
    row_focused = Signal(str)
    """A ground of the matrix is looked at; its id."""
    rests_on_clicked = Signal(str)
    """The answer that a ground follows from is asked for; its fact."""

    def __init__(
        self,
        shown: ShownQuestion,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        compact: bool = False,
    ) -> None:
        super().__init__(parent)
        self.shown = shown
        self.theme = theme
        self.compact = compact
        self.setAccessibleName(shown.ask)

    def value(self) -> Value | None:
        """Give the answer as it stands; None while it is incomplete or cannot be read."""
        raise NotImplementedError

    def set_value(self, value: Value | None) -> None:
        """Show an answer; None empties it."""
        raise NotImplementedError

    def error(self) -> str:
        """Say what is wrong with what was typed; empty if nothing is."""
        return ""

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Focus the chosen answer or the first control; a keyboard reason shows the ring."""
        raise NotImplementedError

    def choose_digit(self, number: int) -> bool:
        """Choose by a digit: 1 to 9 an answer, 0 "not known yet".

        Returns:
            Whether something was chosen; digits never choose while a text field has the focus.
        """
        if isinstance(QApplication.focusWidget(), TEXT_FIELDS) or not self.isEnabled():
            return False
        return self._choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and Enter that no control inside has taken."""
        number = event.key() - Qt.Key.Key_0
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and 0 <= number <= 9 and self.choose_digit(number):  # noqa: PLR2004 - digits
            return
        if plain and event.key() in ENTER and self.submit():
            return
        super().keyPressEvent(event)

    def submit(self) -> bool:
        """Emit ``submitted`` if the answer is complete; say whether it is."""
        if self.value() is None:
            return False
        self.submitted.emit()
        return True

    def _clicked(self) -> None:
        """Submit what was clicked, where it is compact."""
        if self.compact:
            self.submit()

    def _choose(self, number: int) -> bool:
        """Choose by a digit; no text field has the focus."""
        del number
        return False

    def _column(self) -> QVBoxLayout:
        """Make the layout whose cards stand on the text column and keep room for their rings."""
        layout = QVBoxLayout(self)
        side = self.theme.px(OVERHANG) - self.theme.px(RING)
        layout.setContentsMargins(side, 0, side, 0)
        layout.setSpacing(0)
        return layout
