"""A note as pages show it: its picture and its words, quiet, never taken for HTML."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.paint import TextLabel
from ui.panels.text import column, picture, row
from ui.theme import Role, Theme


class NoteShown(QWidget):
    """What was noted at a question; it is hidden while there is no note."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        line = row(self, gap=theme.px(8))
        mark = column(margins=(0, theme.px(1), 0, 0))
        mark.addWidget(picture("note", theme.tokens.text3, theme, 16))
        mark.addStretch()
        self._text = TextLabel("", theme, Role.SMALL, "text2")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        line.addLayout(mark)
        line.addWidget(self._text, 1)
        self.hide()

    def show_note(self, note: str) -> None:
        """Show a note; none for an empty text."""
        if note == self._text.text():
            return
        self._text.setText(note)
        self._text.setAccessibleName(self.tr("Note: {0}").format(note) if note else "")
        self.setVisible(bool(note))
