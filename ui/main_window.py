"""The window: joins what the wizard says with what pages and panels show, and back.

It decides nothing about law or files; what asks or writes is in ``ui.dialogs.acts``. It is painted
before the content is read: until ``take`` it shows its opening and knows nothing but the theme, and
what it needs afterwards is imported only then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from firm.policy import ZOOMS, Setting
from ui import icons
from ui.panels.menu_window import MenuWindow
from ui.panels.opening import Opening
from ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from ui.panels.banner import Said, Way
    from ui.panels.frame import Frame
    from ui.panels.memory import Memory
    from ui.wizard import Wizard

SMALLEST, USUAL = (720, 480), (1280, 800)


class MainWindow(MenuWindow):
    """The one window of the program; ``built`` carries its frame, made anew with the theme."""

    built = Signal(object)

    def __init__(self, theme: Theme, memory: Memory) -> None:
        super().__init__()
        self.theme, self.memory = theme, memory
        self.view, self._taken = "home", False
        self.setWindowIcon(icons.app_icon())
        self.setWindowTitle(self.tr("Exequatur"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        if memory.geometry is not None:
            self.restoreGeometry(memory.geometry)
        self.setCentralWidget(Opening(theme))

    def take(self, wizard: Wizard, resources: FilePath) -> None:
        """Take the wizard, and show what it says from now on.

        Args:
            wizard: With the content loaded.
            resources: The folder of the memo's template, fonts and pictures.
        """
        from ui.dialogs.acts import Acts
        from ui.dialogs.home_acts import HomeActs
        from ui.listing import Listing
        from ui.panels.actions import Actions
        from ui.panels.joining import join

        self.wizard, self._taken = wizard, True
        wizard.setParent(self)
        self.acts = Acts(self, wizard, self.theme, resources)
        self.listing = Listing(wizard, self)
        self.home_acts = HomeActs(wizard, self.acts.open, self.listing)
        exporter = self.acts.memo.exporter
        exporter.folder = self.memory.folder or exporter.folder
        self.menu = Actions(self)
        self.menu.lock(self.memory.policy.locked, self.note)
        self.frame = self._build()
        join(self)
        self.theme.changed.connect(self.rebuild)
        self.refresh()
        wizard.recover()

    # --- showing ---------------------------------------------------------------------

    def refresh(self) -> None:
        """Show everything anew from the wizard."""
        from ui.pages.shown import name_of
        from ui.panels.filling import fill_head, fill_home

        matter = self.wizard.matter
        fill_head(self.frame, self.wizard)
        for action in self.menu.of_matter:
            action.setEnabled(matter is not None)
        self.menu.undo.setEnabled(self.wizard.can_undo or self.home_acts.can_undo)
        self.menu.redo.setEnabled(self.wizard.can_redo)
        self.menu.leave_out.setEnabled(matter is not None and len(matter.legs) > 1)
        if matter is None:
            self.setWindowTitle(self.tr("Exequatur"))
            self.menu.back.setEnabled(False)
            fill_home(self.frame, self.wizard, self.listing)
            self.view = self.view if self.view == "glossary" else "home"
            self.show_view(self.view)
            return
        name = name_of(matter) or self.wizard.path.tree.title
        self.setWindowTitle(self.tr("{0} - Exequatur").format(name))
        self.show_view(self.view)

    def show_view(self, view: str) -> None:
        """Show a view of the matter by its name."""
        from ui.panels.filling import fill_view

        open_ = self.wizard.matter is not None
        if not open_ and view != "glossary":
            return
        self.view = view
        self.menu.back.setEnabled(open_ and self.wizard.can_go_back)
        fill_view(view, self.frame, self.wizard)

    def show_question(self, fact: str) -> None:
        """Show a question of the path, in the route view."""
        from engine.law import FactId

        self.view = "route"
        self.wizard.show(FactId(fact))

    def show_back(self) -> None:
        """Show the question before; from another view, the route first."""
        if self.view == "route":
            self.wizard.back()
        else:
            self.show_view("route")

    def show_opened(self) -> None:
        """Show the matter that was opened, or home."""
        self.view = "route"
        self.frame.banner.clear()
        self.frame.status.show_saved("")
        self.note("")
        if self.wizard.matter is None:
            self.refresh()

    def show_route_keys(self) -> None:
        """Let the user choose the answer to change: the route gets the focus."""
        self.show_view("route")
        if not self.frame.desk.left.shown:
            self.frame.desk.left.open()
        self.frame.route.take_keys()

    def say(self, said: Said) -> None:
        """Show a banner."""
        self.frame.banner.show_message(said)

    def show_busy(self, busy: bool) -> None:
        """Show that work runs beside the window."""
        if busy:
            self.frame.progress.start()
            self.note(self.tr("Drawing the memo"))
        else:
            self.frame.progress.stop()
            self.note("")

    def note(self, said: str, way: Way | None = None) -> None:
        """Say something in passing, with a way to undo it if there is one."""
        self.frame.status.show_note(said, way)

    # --- moving about --------------------------------------------------------------------

    def zoom(self, step: int) -> None:
        """Show everything larger or smaller by a step; 0 is the usual size."""
        at = ZOOMS.index(self.theme.zoom) + step if self.theme.zoom in ZOOMS else 0
        wanted = ZOOMS[min(max(at, 0), len(ZOOMS) - 1)] if step else 1.0
        self.theme.set_zoom(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and Enter for the question, wherever the focus is."""
        if not self._taken:
            return
        question = self.frame.question
        here = self.view == "route" and question.isVisible()
        number = event.key() - Qt.Key.Key_0
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if here and plain and 0 <= number <= 9 and question.choose_digit(number):  # noqa: PLR2004
            return
        on_button = isinstance(QApplication.focusWidget(), QAbstractButton)
        if here and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not on_button:
            question.submit()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless something is unsaved; remember how the window stood."""
        if self._taken:
            if not self.acts.kept.may_close():
                event.ignore()
                return
            self._remember()
        super().closeEvent(event)

    # --- inside ----------------------------------------------------------------------------

    def _build(self) -> Frame:
        from ui.panels.frame import Frame
        from ui.panels.joining import hear_frame

        frame = Frame(self.theme, self.menu.matter_menu)
        hear_frame(self, frame)
        for name, side in (("route", frame.desk.left), ("reasons", frame.desk.right)):
            side.wanted = self.memory.panel(name)
        frame.status.show_zoom(locked=Setting.ZOOM in self.memory.policy.locked)
        self.setCentralWidget(frame)
        self.built.emit(frame)
        return frame

    def rebuild(self) -> None:
        """Build everything anew in other colours or at another size; what is chosen stays."""
        chosen, open_ = self.frame.question.value(), self.wizard.matter is not None
        status, said = self.frame.status, self.frame.banner.said
        self._remember()
        self.frame = self._build()
        self.refresh()
        self.frame.status.show_as(status)
        if said is not None:
            self.say(said)
        if open_ and chosen is not None and not self.wizard.shows_outcome:
            self.frame.question.set_value(chosen)

    def _remember(self) -> None:
        desk, exporter = self.frame.desk, self.acts.memo.exporter
        for name, value in (
            ("panels/route", str(desk.left.wanted).lower()),
            ("panels/reasons", str(desk.right.wanted).lower()),
            ("geometry", self.saveGeometry()),
            ("folder", str(exporter.folder)),
        ):
            self.memory.keep(name, value)
        self.memory.keep_look(self.theme.zoom, self.theme.appearance)
