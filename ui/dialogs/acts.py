"""The acts that ask with a dialog, a file or a banner: edit, describe, open, save, export.

Each is asked for by the window and done with the wizard; long work runs beside the window.
"""

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path as FilePath

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from engine import words
from engine.answers import Value
from engine.law import FactId
from matters.document import ENDING
from matters.errors import MatterError
from matters.matter import Confirmation
from ui.dialogs.change_effect import ChangeEffectDialog
from ui.dialogs.confirmation import ConfirmationDialog
from ui.dialogs.export import file_name
from ui.dialogs.kept_said import KeptSaid
from ui.dialogs.memo_acts import MemoActs
from ui.dialogs.note import NoteDialog
from ui.dialogs.particulars import ParticularsDialog
from ui.dialogs.policy_said import about_policy
from ui.dialogs.scrim import Scrim
from ui.pages.point_shown import FlaggedPoint
from ui.pages.shown import name_of
from ui.panels.banner import Said, Tone, Way
from ui.theme import Theme
from ui.wizard import Wizard

OPENED = "*.exq *.yaml *.yml"


class Acts(QObject):
    """What the user does with a matter beyond answering.

    Signals:
        said: A banner is to be shown; carries ``Said``.
        solved: What the banner said is solved.
        noted: Something to say in passing, in the status line.
    """

    said = Signal(object)
    solved = Signal()
    noted = Signal(str)

    def __init__(self, window: QWidget, wizard: Wizard, theme: Theme, resources: FilePath) -> None:
        super().__init__(window)
        self._window, self._wizard, self._theme = window, wizard, theme
        self.memo = MemoActs(window, wizard, resources)
        self.memo.said.connect(self.said)
        self.memo.noted.connect(self.noted)
        self.dialog: QDialog | None = None
        self.kept = KeptSaid(window, wizard, self.ask_save_copy, self.ask_move)
        self.kept.said.connect(self.said)
        self.kept.solved.connect(self.solved)

    # --- answers ----------------------------------------------------------------

    def answer(self, fact: FactId, value: Value, kept: Callable[[], object] | None = None) -> None:
        """Record an answer; ask first where it changes more than itself.

        Args:
            fact: The question.
            value: Its answer.
            kept: Called where the user keeps the answer that stands; by default it is shown.
        """
        effect = self._wizard.effect(fact, value)
        if effect is None:
            self._wizard.answer(fact, value)
            return
        dialog = ChangeEffectDialog(effect, self._theme, self._window)
        dialog.accepted.connect(partial(self._wizard.answer, fact, value))
        dialog.rejected.connect(kept or partial(self._wizard.show, fact))
        self.show_dialog(dialog)

    def ask_note(self, fact: FactId, keep: Callable[[str], object]) -> None:
        """Ask for the note at a question; ``keep`` takes it, empty to take it away."""
        if not self._wizard.may_change():
            return
        given = self._wizard.notes.get(fact, "")
        dialog = NoteDialog(self._wizard.asked(fact), given, self._theme, self._window)
        dialog.accepted.connect(lambda: keep(dialog.note()))
        self.show_dialog(dialog)

    def describe(self) -> None:
        """Ask for the particulars."""
        matter = self._wizard.matter
        if matter is None:
            return
        dialog = ParticularsDialog(matter.particulars, self._theme, self._window)
        dialog.accepted.connect(lambda: self._wizard.describe(dialog.particulars()))
        self.show_dialog(dialog)

    def begin_beside(self) -> None:
        """Begin a matter against a co-debtor, and ask who that is."""
        if self._wizard.matter is not None and self.kept.may_leave():
            self._wizard.begin_beside()
            self.describe()

    def say_differences(self) -> None:
        """Say which shared answers a linked matter gives otherwise, and offer to take them over."""
        for name, labels, take in self._wizard.differences():
            title = self.tr("The matter against {0} answers otherwise").format(name)
            ways = ((self.tr("Take its answers over"), take),)
            said = self.tr("Both matters share: {0}.").format(words.joined(labels, self.tr("and")))
            self.said.emit(Said(Tone.WARNING, title, said, ways))

    def ask_confirmed(
        self, point: FlaggedPoint, keep: Callable[[Confirmation | None], object]
    ) -> None:
        """Ask what counsel said of a flagged point; ``keep`` takes it, None to take it back."""
        dialog = ConfirmationDialog(point, self._wizard.today, self._theme, self._window)
        dialog.accepted.connect(lambda: keep(dialog.confirmation()))
        dialog.taken_back.connect(lambda: keep(None))
        self.show_dialog(dialog)

    def show_dialog(self, dialog: QDialog) -> None:
        """Open a dialog over the darkened window."""
        Scrim(self._theme, self._window, dialog)
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    # --- files ----------------------------------------------------------------------

    def ask_open(self) -> None:
        """Ask for a matter file, and open it."""
        kinds = self.tr("Matter files ({0})").format(OPENED)
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a matter file"), str(self.memo.exporter.folder), kinds
        )
        if chosen:
            self.open(FilePath(chosen))

    def open(self, file: FilePath) -> None:
        """Open a matter; say so where it cannot be read."""
        if not self.kept.may_leave():
            return
        try:
            self._wizard.open(file)
        except MatterError as error:
            title = self.tr("“{0}” was not opened").format(file.name)
            safe = self.tr("The file stays as it is.")
            ways = ((self.tr("Choose another file"), self.ask_open), *self._forgetting(file))
            self.said.emit(Said(Tone.ERROR, title, f"{error} {safe}", ways))
        else:
            self.say_differences()

    def _forgetting(self, file: FilePath) -> tuple[Way, ...]:
        """Offer to take a matter elsewhere off the list; its file stays."""
        elsewhere = self._wizard.register.elsewhere
        if file not in {one.path for one in elsewhere.all()}:
            return ()

        def forget() -> None:
            with contextlib.suppress(OSError):  # then it stands there again the next time
                elsewhere.forget(file)
            self.solved.emit()
            self._wizard.listed.emit()

        return ((self.tr("Take it off the list"), forget),)

    def ask_save_copy(self) -> None:
        """Ask where to write a copy, and write it."""
        kinds = (self.tr("Matter file (*.exq)"), self.tr("Answers file (*.yaml)"))
        file = self._ask_copy(self.tr("Save a copy"), kinds)
        if file is not None:
            self.save_copy(file)

    def save_copy(self, file: FilePath) -> None:
        """Write a copy elsewhere."""
        try:
            self._wizard.save_copy(file)
        except MatterError as error:
            self._copy_failed(error, self.ask_save_copy)
        else:
            self.noted.emit(self.tr("Copy saved to {0}").format(file.name))

    def ask_move(self) -> None:
        """Ask where to go on with the matter, and go on there."""
        file = self._ask_copy(self.tr("Go on with a copy"), (self.tr("Matter file (*.exq)"),))
        if file is None:
            return
        try:
            self._wizard.move_to(file)
        except MatterError as error:
            self._copy_failed(error, self.ask_move)

    def _ask_copy(self, title: str, kinds: tuple[str, ...]) -> FilePath | None:
        """Ask for a file of some kinds; a name without its ending gets it, unless that is taken."""
        matter = self._wizard.matter
        if matter is None:
            return None
        name = FilePath(file_name(name_of(matter), self._wizard.as_of)).stem
        name = name.replace(" - memo ", " - matter ")
        proposal = self.memo.exporter.folder / f"{name}{ENDING}"
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, title, str(proposal), ";;".join(kinds)
        )
        file = FilePath(chosen)
        endings = {ENDING, ".yaml", ".yml"} if len(kinds) > 1 else {ENDING}
        if not chosen or file.suffix.lower() in endings:
            return file if chosen else None
        file = file.with_name(file.name + (".yaml" if "yaml" in kind else ENDING))
        if not file.exists():
            return file
        taken = self.tr("“{0}” is there already").format(file.name)
        said = self.tr("Nothing was written. Choose it with its ending, or another name.")
        self.said.emit(Said(Tone.WARNING, taken, said))
        return None

    def _copy_failed(self, error: MatterError, again: Callable[[], None]) -> None:
        ways = ((self.tr("Choose another folder"), again),)
        safe = self.tr("Your answers are saved here.")
        title = self.tr("The copy was not written")
        self.said.emit(Said(Tone.ERROR, title, f"{error} {safe}", ways))

    def about(self) -> None:
        """Say what this program is."""
        said = self.tr(
            "An offline guide to enforcing judgments and arbitral awards in Mainland China. "
            "Nothing leaves this computer.\n\nNot a PRC legal opinion; to be confirmed by "
            "PRC-licensed counsel.\n\nMade with Qt and PySide6, used under the GNU Lesser General "
            "Public License, version 3. The folder “licenses” of the program holds the licences of "
            "all its parts."
        )
        said = "\n\n".join(filter(None, (said, about_policy(self._wizard.policy))))
        QMessageBox.about(self._window, self.tr("About Exequatur"), said)
