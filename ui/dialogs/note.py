"""A note at a question: several lines of plain text, kept with Ctrl+Enter or the button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QLayout, QPlainTextEdit, QWidget

from engine.answers import MAX_TEXT
from ui.panels.text import add_all, button, column, link, row, text
from ui.theme import Role, Theme

WIDTH, LINES = 600, 8


class NoteDialog(QDialog):
    """Accepted: ``note()`` is to be kept; an empty one takes the note away."""

    def __init__(self, ask: str, given: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._given = theme, given
        self.setWindowTitle(self.tr("Note"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setFixedWidth(theme.px(WIDTH))
        said = self.tr(
            "It stays in the matter file. No memo prints it unless you export one with your notes. "
            "Ctrl+Enter saves it."
        )
        self._text = self._field(given)
        self._fault = text("", theme, Role.SMALL, "error")
        self._fault.setMinimumHeight(theme.line(Role.SMALL))
        pad = theme.px(24)
        whole = column(self, (pad, theme.px(20), pad, theme.px(20)))
        add_all(
            whole,
            [
                text(ask, theme, Role.QUESTION_SMALL),
                theme.px(2),
                text(said, theme, Role.BODY, "text2"),
                theme.px(12),
                self._text,
                theme.px(6),
                self._fault,
                theme.px(8),
                self._foot(),
            ],
        )
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.accept)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def note(self) -> str:
        """Give what stands in the field."""
        return self._text.toPlainText().strip()

    def accept(self) -> None:
        """Keep it, unless it is too long."""
        if self._too_long():
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()

    def _field(self, given: str) -> QPlainTextEdit:
        made = QPlainTextEdit(given)
        made.setAccessibleName(self.tr("Note"))
        made.setTabChangesFocus(True)
        made.setFixedHeight(LINES * self._theme.line(Role.BODY) + self._theme.px(22))
        made.moveCursor(QTextCursor.MoveOperation.End)
        made.textChanged.connect(self._say_fault)
        return made

    def _too_long(self) -> int:
        return max(0, len(self.note()) - MAX_TEXT)

    def _say_fault(self) -> None:
        over = self._too_long()
        said = self.tr("The note is too long. Take out {0} characters.").format(over)
        self._fault.setText(said if over else "")
        self._fault.setAccessibleName(said if over else "")

    def _foot(self) -> QLayout:
        line = row(gap=self._theme.px(12))
        if self._given:
            line.addWidget(link(self.tr("Remove the note"), self._remove))
        line.addStretch()
        line.addWidget(button(self.tr("Leave as it was"), self.reject))
        keep = button(self.tr("Save note"), self.accept, kind="primary")
        keep.setToolTip(self.tr("Ctrl+Enter"))
        line.addWidget(keep)
        return line

    def _remove(self) -> None:
        self._text.clear()
        self.accept()
