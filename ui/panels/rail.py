"""The rails that panels fold to: a picture and a word or a badge, and a click opens the panel."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from ui import icons
from ui.panels.text import Panel, coloured, column
from ui.theme import Role, Theme

WIDTH = 48


class Rail(Panel):
    """A folded panel; ``open_asked`` is emitted when it is to open."""

    open_asked = Signal()

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._theme = theme
        self.setFixedWidth(theme.px(WIDTH))
        layout = column(self, (0, theme.px(6), 0, 0), theme.px(4))
        layout.addWidget(self._button(icon, name, "text2"), 0, Qt.AlignmentFlag.AlignHCenter)
        self._note = coloured("", Role.LABEL, theme.tokens.text3)
        self._note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._note, 0, Qt.AlignmentFlag.AlignHCenter)
        self._badge = self._badge_button()
        layout.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        self.show_note("")
        self.show_badge(there=False)

    def show_note(self, note: str) -> None:
        """Say something short under the picture."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def show_badge(self, *, there: bool) -> None:
        """Show that the law changed here."""
        self._badge.setVisible(there)

    def _badge_button(self) -> QToolButton:
        return self._button("law-changed", self.tr("The law changed here; open the reasons"), "")

    def _button(self, icon: str, name: str, colour: str) -> QToolButton:
        theme = self._theme
        made = QToolButton()
        made.setProperty("kind", "icon")
        ink = getattr(theme.tokens, colour) if colour else theme.warning.ink
        made.setIcon(icons.pixmap(icon, ink, theme.px(20), 2.0))
        made.setIconSize(QSize(theme.px(20), theme.px(20)))
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.clicked.connect(self.open_asked)
        return made
