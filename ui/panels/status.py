"""The status line: what is saved, and which content and law the window stands on."""

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui import icons
from ui.pages.shown import ContentState
from ui.panels.banner import Way
from ui.panels.text import Panel, coloured, link, picture, row, tip
from ui.theme import Role, Theme

HEIGHT = 28


class StatusLine(Panel):
    """One line at the bottom of the window."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._theme = theme
        self.when = ""
        """When the matter was saved, as shown; empty if it was not."""
        self.there = ("", "")
        """The file elsewhere, and since when it has everything; empty if it has not."""
        self.read_only = False
        """Whether the matter cannot be changed here."""
        self.setFixedHeight(theme.px(HEIGHT))
        layout = row(self, (theme.px(18), 0, theme.px(16), 0), theme.px(16))
        self._tick = picture("answered", theme.tokens.text2, theme, 14)
        self._saved = self._label()
        self._note = self._label()
        left = row(gap=theme.px(6))
        left.addWidget(self._tick)
        left.addWidget(self._saved)
        layout.addLayout(left)
        layout.addWidget(self._note)
        self._way = link("", self._go, role=Role.LABEL)
        self._way.setProperty("compact", True)
        self._done: Callable[[], object] | None = None
        layout.addWidget(self._way)
        layout.addStretch()
        self._due = picture("law-changed", theme.warning.ink, theme, 14)
        self._version = self._label()
        self._version_due = coloured("", Role.LABEL, theme.warning.ink)
        self._law, self._compared, self._zoom = self._label(), self._label(), self._label()
        version = row(gap=theme.px(6))
        for each in (self._due, self._version_due, self._version):
            version.addWidget(each)
        layout.addLayout(version)
        for each in (self._law, self._compared, self._zoom):
            layout.addWidget(each)
        self.show_saved("")
        self.show_note("")
        self.show_content(None)
        self.show_zoom(locked=False)

    def show_saved(self, when: str) -> None:
        """Say when the matter was saved here; nothing for a matter not saved yet."""
        self.when, self.read_only = when, False
        if not when:
            self.there = ("", "")
        self._show()

    def show_saved_to(self, file: str, when: str) -> None:
        """Say since when its file elsewhere has everything; it has not, where that is empty."""
        self.there = (file, when)
        self._show()

    def show_as(self, other: "StatusLine") -> None:
        """Say of the matter what another status line says."""
        self.when, self.there, self.read_only = other.when, other.there, other.read_only
        self._show()

    def _show(self) -> None:
        file, since = self.there
        here = self.tr("Saved here {0}").format(self.when) if self.when else ""
        name = PurePath(file).name
        missing = self.tr("Not in {0} yet").format(name) if file else ""
        there = self.tr("Saved to {0} {1}").format(name, since) if since else missing
        self._tick.setVisible(bool(here or since) and not self.read_only)
        self._tick.setPixmap(
            icons.pixmap(
                "answered", self._theme.tokens.text2, self._theme.px(14), self.devicePixelRatioF()
            )
        )
        said = "   ".join(each for each in (here, there) if each)
        self._saved.setText(self.tr("Read-only") if self.read_only else said)
        self._saved.setToolTip(tip(file))

    def show_all_saved(self, *, there: bool) -> None:
        """Say on the home page that nothing is unsaved."""
        self.show_saved("")
        self._tick.setVisible(there)
        self._saved.setText(self.tr("All matters saved") if there else "")

    def show_zoom(self, *, locked: bool) -> None:
        """Say the zoom, and that an administrator set it for good."""
        said = f"{round(self._theme.zoom * 100)}%"
        reason = self.tr("The zoom is set by your administrator") if locked else ""
        self._zoom.setText(said)
        self._zoom.setToolTip(reason)
        self._zoom.setAccessibleName(f"{said}. {reason}" if locked else "")

    def show_unsaved(self) -> None:
        """Say that the last change is not on the disk."""
        look = self._theme.error
        self._tick.setVisible(True)
        self._tick.setPixmap(
            icons.pixmap(look.icon, look.ink, self._theme.px(14), self.devicePixelRatioF())
        )
        self._saved.setText(self.tr("Not saved"))

    def show_read_only(self) -> None:
        """Say that the matter cannot be changed here."""
        self.read_only = True
        self._show()

    def show_note(self, text: str, way: Way | None = None) -> None:
        """Say something in passing, such as why a control is off, or what can be undone."""
        text = text.replace("\n", " ")
        self._note.setText(text)
        words, self._done = way or ("", None)
        self._way.setText(words)
        self._way.setAccessibleName(f"{words}: {text}" if words else self.tr("Undo"))
        self._way.setVisible(way is not None)
        if way is not None:
            self._note.setAccessibleName(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self._note, QAccessible.Event.Alert))

    def _go(self) -> None:
        if self._done is not None:
            self._done()

    def show_content(self, state: ContentState | None) -> None:
        """Say which content is used; past its review date in warning ink, with the picture."""
        due = state is not None and state.due
        self._due.setVisible(due)
        self._version_due.setVisible(due)
        self._version.setVisible(not due)
        for label, text in (
            (self._version, state.version if state else ""),
            (self._version_due, state.version if state else ""),
            (self._law, state.law_as_of if state else ""),
            (self._compared, state.compared if state else ""),
        ):
            label.setText(text)
        self._fold()

    def _fold(self) -> None:
        """Leave out the least important part where there is no room."""
        self._compared.setVisible(self.width() >= self._theme.px(1000))

    def resizeEvent(self, event: object) -> None:
        """Show what there is room for."""
        del event
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """Never hold the window wide."""
        return QSize(0, self._theme.px(HEIGHT))

    def _label(self) -> QLabel:
        made = QLabel()
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setProperty("role", Role.LABEL)
        made.setProperty("tone", "text3")
        return made
