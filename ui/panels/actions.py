"""Every act of the window as a ``QAction`` with its key, and the menu bar that lists them."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu

from firm.policy import Appearance, Setting
from ui.panels.menu_window import ALWAYS_THERE

VIEWS = ("route", "documents", "deadlines", "memo")
VIEW_KEYS = {"route": "Ctrl+1", "documents": "Ctrl+2", "deadlines": "Ctrl+3", "memo": "Ctrl+5"}
"""Ctrl+4 is kept for the map, which comes between deadlines and memo."""


class Actions:
    """The acts by name; the window connects them."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        tr = window.tr
        self._make_matter_acts()
        self.undo = self._make(tr("Undo"), "Ctrl+Z")
        self.redo = self._make(tr("Redo"), "Ctrl+Y", "Ctrl+Shift+Z")
        self.back = self._make(tr("Question before"), "Alt+Left")
        self.change = self._make(tr("Change an answer"))
        self.note = self._make(tr("Note at this question…"), "Ctrl+M")
        self.leave_out = self._make(tr("Leave this part out of the matter"))
        self.leave_out.setEnabled(False)
        self.firm = self._make(tr("Firm content…"))
        self.firm.setVisible(False)
        self.region = self._make(tr("Next region"), "F6")
        self.route_panel = self._make(tr("Route panel"), "Ctrl+B")
        self.reasons_panel = self._make(tr("Reasons panel"), "Ctrl+I")
        self.zoom_in = self._make(tr("Larger"), "Ctrl++", "Ctrl+=")
        self.zoom_out = self._make(tr("Smaller"), "Ctrl+-")
        self.zoom_reset = self._make(tr("Usual size"), "Ctrl+0")
        self.glossary = self._make(tr("Glossary"), "Ctrl+6")
        self.fact_sheet = self._make(tr("Fact sheet"), "Ctrl+7")
        self.about = self._make(tr("About Exequatur"))
        names = (tr("Route"), tr("Documents"), tr("Deadlines"), tr("Memo"))
        self.views = {
            view: self._make(name, VIEW_KEYS[view]) for view, name in zip(VIEWS, names, strict=True)
        }
        self.looks = self._appearances()
        self._build_menus()

    def _make_matter_acts(self) -> None:
        tr = self._window.tr
        self.new = self._make(tr("New matter"), "Ctrl+N")
        self.open = self._make(tr("Open a matter file…"), "Ctrl+O")
        self.save_copy = self._make(tr("Save a copy as…"), "Ctrl+S")
        self.particulars = self._make(tr("Rename, particulars…"), "F2")
        self.duplicate = self._make(tr("Duplicate"))
        self.beside = self._make(tr("New matter against a co-debtor…"))
        self.export = self._make(tr("Export memo as PDF…"), "Ctrl+E")
        self.export_notes = self._make(tr("Export memo with my notes as PDF…"))
        self.export_notes.setEnabled(False)
        self.hearing_sheet = self._make(tr("Export hearing sheet as PDF…"), "Ctrl+Shift+H")
        self.hearing_sheet.setEnabled(False)
        self.fact_request = self._make(tr("Export request to the client as PDF…"), "Ctrl+Shift+F")
        self.fact_request.setEnabled(False)
        self.close = self._make(tr("Close the matter"), "Ctrl+W")
        self.quit = self._make(tr("Quit"), "Ctrl+Q")

    @property
    def of_matter(self) -> tuple[QAction, ...]:
        """Acts that need an open matter."""
        acts = (self.save_copy, self.particulars, self.duplicate, self.export, self.close)
        panels = (self.route_panel, self.reasons_panel)
        return (
            *acts,
            self.beside,
            self.change,
            self.note,
            *self.views.values(),
            self.fact_sheet,
            *panels,
        )

    @property
    def matter_menu(self) -> list[QAction]:
        """Acts in the menu of the matter's name."""
        return [self.particulars, self.duplicate, self.save_copy, self.close]

    def lock(self, locked: frozenset[Setting], note: Callable[[str], object]) -> None:
        """Turn off what an administrator set for good, and say so where it stands.

        Args:
            locked: The settings.
            note: Says why, where one of their keys is pressed.
        """
        tr, zooms = self._window.tr, (self.zoom_in, self.zoom_out, self.zoom_reset)
        for setting, acts, menu, reason in (
            (Setting.ZOOM, zooms, self._view, tr("The zoom is set by your administrator")),
            (
                Setting.APPEARANCE,
                tuple(self.looks.values()),
                self._look,
                tr("The appearance is set by your administrator"),
            ),
        ):
            if setting in locked:
                self._lock(acts, menu, reason, note)

    def _lock(
        self, acts: tuple[QAction, ...], menu: QMenu, reason: str, note: Callable[[str], object]
    ) -> None:
        menu.setToolTipsVisible(True)
        said = QAction(reason, self._window)
        said.setEnabled(False)
        menu.insertAction(acts[0], said)
        for act in acts:
            act.setEnabled(False)
            act.setToolTip(reason)
            for key in act.shortcuts():
                QShortcut(key, self._window, lambda: note(reason))

    def _make(self, text: str, *keys: str) -> QAction:
        made = QAction(text, self._window)
        made.setShortcuts([QKeySequence(key) for key in keys])
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(made)
        return made

    def _appearances(self) -> dict[Appearance, QAction]:
        tr, group = self._window.tr, QActionGroup(self._window)
        names = {
            Appearance.SYSTEM: tr("As the system"),
            Appearance.LIGHT: tr("Light"),
            Appearance.DARK: tr("Dark"),
            Appearance.CONTRAST: tr("High contrast"),
        }
        made = {look: self._make(name) for look, name in names.items()}
        for action in made.values():
            action.setCheckable(True)
            group.addAction(action)
        return made

    def _build_menus(self) -> None:
        bar, tr = self._window.menuBar(), self._window.tr
        matter = [self.new, self.beside, self.open, None, self.particulars, self.duplicate]
        matter += [
            self.save_copy,
            self.export,
            self.export_notes,
            self.hearing_sheet,
            self.fact_request,
            None,
        ]
        _fill(bar.addMenu(tr("&Matter")), [*matter, self.close, self.quit])
        edit = [self.undo, self.redo, None, self.back, self.change, self.note, self.leave_out]
        edit += [None, self.firm]
        _fill(bar.addMenu(tr("&Edit")), edit)
        view = self._view = bar.addMenu(tr("&View"))
        panels = [None, self.route_panel, self.reasons_panel, self.region, None]
        _fill(view, [*self.views.values(), self.glossary, self.fact_sheet, *panels])
        _fill(view, [self.zoom_in, self.zoom_out, self.zoom_reset])
        self._look = view.addMenu(tr("Appearance"))
        _fill(self._look, self.looks.values())
        _fill(bar.addMenu(tr("&Help")), [self.about])
        bar.setVisible(ALWAYS_THERE)


def _fill(menu: QMenu, acts: Iterable[QAction | None]) -> None:
    for act in acts:
        if act is None:
            menu.addSeparator()
        else:
            menu.addAction(act)
