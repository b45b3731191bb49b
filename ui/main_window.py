"""The window: joins what the wizard says with what pages and panels show, and back.

It decides nothing about law or files; what asks or writes is in ``ui.dialogs.acts``.
"""

from datetime import datetime
from functools import partial
from pathlib import Path as FilePath

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget

from engine.law import FactId
from engine.tree import TreeId
from ui import icons
from ui.dialogs.acts import Acts
from ui.pages import shown
from ui.panels.actions import ALWAYS_THERE, Actions
from ui.panels.banner import Said
from ui.panels.filling import fill_head, fill_home, fill_view
from ui.panels.frame import Frame
from ui.panels.memory import Memory
from ui.theme import ZOOMS, Theme
from ui.wizard import Wizard

SMALLEST, USUAL = (720, 480), (1280, 800)


class MainWindow(QMainWindow):
    """The one window of the program."""

    def __init__(self, theme: Theme, wizard: Wizard, memory: Memory, resources: FilePath) -> None:
        super().__init__()
        self.theme, self.wizard, self.memory = theme, wizard, memory
        self.view, self._alt_alone = "home", False
        self.setWindowIcon(icons.app_icon())
        self.setMinimumSize(*SMALLEST)
        self.acts = Acts(self, wizard, theme, resources)
        exporter = self.acts.memo.exporter
        exporter.folder = memory.folder or exporter.folder
        self.menu = Actions(self)
        self.frame = self._build()
        _hear_wizard(self)
        _hear_acts(self)
        _hear_menu(self)
        theme.changed.connect(self.rebuild)
        self._restore()
        self.refresh()

    # --- showing ---------------------------------------------------------------------

    def refresh(self) -> None:
        """Show everything anew from the wizard."""
        matter = self.wizard.matter
        fill_head(self.frame, self.wizard)
        for action in self.menu.of_matter:
            action.setEnabled(matter is not None)
        self.menu.undo.setEnabled(self.wizard.can_undo)
        self.menu.redo.setEnabled(self.wizard.can_redo)
        if matter is None:
            self.view = "home"
            self.setWindowTitle(self.tr("Exequatur"))
            self.menu.back.setEnabled(False)
            fill_home(self.frame, self.wizard)
            return
        name = shown.name_of(matter) or self.wizard.path.tree.title
        self.setWindowTitle(self.tr("{0} - Exequatur").format(name))
        self.show_view(self.view)

    def show_view(self, view: str) -> None:
        """Show a view of the matter by its name."""
        if self.wizard.matter is None:
            return
        self.view = view
        self.menu.back.setEnabled(self.wizard.can_go_back)
        fill_view(view, self.frame, self.wizard)

    def show_question(self, fact: str) -> None:
        """Show a question of the path, in the route view."""
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

    def show_saved(self, when: datetime) -> None:
        """Say when the matter was saved."""
        now = self.wizard.now
        self.frame.status.show_saved(shown.moment(when.astimezone(now.tzinfo), now))

    def show_busy(self, busy: bool) -> None:
        """Show that work runs beside the window."""
        if busy:
            self.frame.progress.start()
            self.note(self.tr("Drawing the memo"))
        else:
            self.frame.progress.stop()
            self.note("")

    def note(self, said: str) -> None:
        """Say something in passing."""
        self.frame.status.show_note(said)

    # --- moving about --------------------------------------------------------------------

    def next_region(self) -> None:
        """Give the focus to the next region."""
        regions = self.frame.regions()
        now = QApplication.focusWidget()
        at = next((n for n, r in enumerate(regions) if now and _within(now, r)), -1)
        for step in range(1, len(regions) + 1):
            if _focus_first(regions[(at + step) % len(regions)]):
                return

    def zoom(self, step: int) -> None:
        """Show everything larger or smaller by a step; 0 is the usual size."""
        at = ZOOMS.index(self.theme.zoom) + step if self.theme.zoom in ZOOMS else 0
        wanted = ZOOMS[min(max(at, 0), len(ZOOMS) - 1)] if step else 1.0
        self.theme.set_zoom(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and Enter for the question, wherever the focus is; F10 shows the menu."""
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
        if event.key() == Qt.Key.Key_F10:
            self._toggle_menu()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Note whether Alt is pressed alone; a key that comes with it is meant instead."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            self._alt_alone = event.key() == Qt.Key.Key_Alt
        return super().event(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show the menu bar on Alt alone."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self._toggle_menu()
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless something is unsaved; remember how the window stood."""
        if not self.acts.may_close():
            event.ignore()
            return
        self._remember()
        super().closeEvent(event)

    # --- inside ----------------------------------------------------------------------------

    def _build(self) -> Frame:
        frame = Frame(self.theme, self.menu.matter_menu)
        _hear_frame(self, frame)
        for name, side in (("route", frame.desk.left), ("reasons", frame.desk.right)):
            side.wanted = self.memory.panel(name)
        self.setCentralWidget(frame)
        return frame

    def rebuild(self) -> None:
        """Build everything anew in other colours or at another size; what is chosen stays."""
        chosen, open_ = self.frame.question.value(), self.wizard.matter is not None
        when, said = self.frame.status.when, self.frame.banner.said
        self._remember()
        self.frame = self._build()
        self.refresh()
        if when:
            self.frame.status.show_saved(when)
        if said is not None:
            self.say(said)
        if open_ and chosen is not None and not self.wizard.shows_outcome:
            self.frame.question.set_value(chosen)

    def _toggle_menu(self) -> None:
        bar = self.menuBar()
        if ALWAYS_THERE:
            return
        bar.setVisible(not bar.isVisible())
        if bar.isVisible():
            bar.setFocus(Qt.FocusReason.MenuBarFocusReason)

    def _restore(self) -> None:
        self.resize(*USUAL)
        geometry = self.memory.geometry
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _remember(self) -> None:
        desk, memory = self.frame.desk, self.memory
        memory.keep("panels/route", str(desk.left.wanted).lower())
        memory.keep("panels/reasons", str(desk.right.wanted).lower())
        memory.keep("geometry", self.saveGeometry())
        memory.keep("zoom", self.theme.zoom)
        memory.keep("appearance", self.theme.appearance.value)
        memory.keep("folder", str(self.acts.memo.exporter.folder))


# --- who hears whom -------------------------------------------------------------------------


def _hear_frame(window: MainWindow, frame: Frame) -> None:
    wizard, acts = window.wizard, window.acts
    frame.header.home_asked.connect(wizard.close)
    frame.header.view_asked.connect(window.show_view)
    frame.header.export_asked.connect(acts.memo.export)
    frame.home.track_chosen.connect(lambda tree: wizard.start(TreeId(tree)))
    frame.home.matter_chosen.connect(acts.open)
    frame.home.open_asked.connect(acts.ask_open)
    frame.question.answered.connect(lambda fact, value: acts.answer(FactId(fact), value))
    frame.question.ground_focused.connect(frame.reasons.show_ground)
    frame.question.incomplete.connect(frame.status.show_note)
    for part in (frame.question, frame.route, frame.side, frame.deadlines):
        part.question_asked.connect(window.show_question)
    for page in (frame.question, frame.outcome):
        page.back_asked.connect(window.show_back)
    frame.outcome.change_asked.connect(window.show_route_keys)
    frame.outcome.preview_asked.connect(partial(window.show_view, "memo"))
    frame.outcome.export_asked.connect(acts.memo.export)
    frame.outcome.way_on_asked.connect(lambda tree: wizard.follow(TreeId(tree)))
    frame.side.view_asked.connect(window.show_view)
    copied = window.tr("The request is on the clipboard")
    frame.side.copied.connect(partial(window.note, copied))
    frame.deadlines.today_asked.connect(wizard.count_from_today)
    frame.memo.pages_asked.connect(acts.memo.preview)
    frame.memo.retry_asked.connect(frame.memo.ask_pages)
    acts.memo.pages_drawn.connect(frame.memo.show_pages)
    acts.memo.pages_failed.connect(frame.memo.show_problem)
    acts.solved.connect(frame.banner.clear)
    window.menu.route_panel.triggered.connect(frame.desk.left.toggle)
    window.menu.reasons_panel.triggered.connect(frame.desk.right.toggle)
    for shows_items in (frame.documents, frame.deadlines):
        shows_items.route_asked.connect(partial(window.show_view, "route"))
    for shows_rules in (frame.reasons, frame.outcome, frame.documents, frame.deadlines):
        shows_rules.rules_asked.connect(lambda rules: frame.show_rules(wizard.rules(rules)))
    for shows_updates in (frame.reasons, frame.deadlines):
        shows_updates.update_asked.connect(frame.show_update)
    frame.reasons.term_asked.connect(frame.show_term)


def _hear_wizard(window: MainWindow) -> None:
    wizard = window.wizard
    wizard.opened.connect(window.show_opened)
    wizard.walked.connect(window.refresh)
    wizard.shown_changed.connect(partial(window.show_view, "route"))
    wizard.saved.connect(window.show_saved)
    wizard.save_failed.connect(lambda *_: window.frame.status.show_unsaved())


def _hear_acts(window: MainWindow) -> None:
    acts = window.acts
    acts.said.connect(window.say)
    acts.memo.busy.connect(window.show_busy)
    acts.noted.connect(window.note)


def _hear_menu(window: MainWindow) -> None:
    menu, acts, wizard = window.menu, window.acts, window.wizard
    for action, done in (
        (menu.new, wizard.close),
        (menu.open, acts.ask_open),
        (menu.close, wizard.close),
        (menu.save_copy, acts.ask_save_copy),
        (menu.particulars, acts.describe),
        (menu.export, acts.memo.export),
        (menu.quit, window.close),
        (menu.undo, wizard.undo),
        (menu.redo, wizard.redo),
        (menu.back, window.show_back),
        (menu.change, window.show_route_keys),
        (menu.region, window.next_region),
        (menu.about, acts.about),
        (menu.zoom_in, partial(window.zoom, 1)),
        (menu.zoom_out, partial(window.zoom, -1)),
        (menu.zoom_reset, partial(window.zoom, 0)),
    ):
        action.triggered.connect(lambda *_, done=done: done())
    for view, action in menu.views.items():
        action.triggered.connect(lambda *_, view=view: window.show_view(view))
    for look, action in menu.looks.items():
        action.setChecked(look is window.theme.appearance)
        action.triggered.connect(lambda *_, look=look: window.theme.set_appearance(look))


def _within(widget: QWidget, region: QWidget) -> bool:
    return widget is region or region.isAncestorOf(widget)


def _focus_first(region: QWidget) -> bool:
    """Give the focus to the first control of a region that takes it."""
    found = [region, *region.findChildren(QWidget)]
    for each in found:
        takes = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and each.isEnabled() and each.isVisible():
            each.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False
