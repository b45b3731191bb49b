"""The acts that ask with a dialog, a file or a banner: edit, describe, open, save, export.

Each is asked for by the window and done with the wizard; long work runs beside the window.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path as FilePath

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from engine import words
from engine.answers import Value
from engine.law import FactId
from matters.file import MatterError
from matters.matter import Confirmation
from ui.dialogs.change_effect import ChangeEffectDialog
from ui.dialogs.confirmation import ConfirmationDialog
from ui.dialogs.export import file_name
from ui.dialogs.memo_acts import MemoActs
from ui.dialogs.particulars import ParticularsDialog
from ui.dialogs.scrim import Scrim
from ui.pages.point_shown import FlaggedPoint
from ui.pages.shown import name_of
from ui.panels.banner import Said, Tone
from ui.theme import Theme
from ui.wizard import Wizard

ANSWERS_FILE = "*.yaml *.yml"


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
        wizard.save_failed.connect(self._not_saved)
        wizard.saved.connect(self._saved)
        self._save_failed = False

    # --- answers ----------------------------------------------------------------

    def answer(self, fact: FactId, value: Value) -> None:
        """Record an answer; ask first where it changes more than itself."""
        effect = self._wizard.effect(fact, value)
        if effect is None:
            self._wizard.answer(fact, value)
            return
        dialog = ChangeEffectDialog(effect, self._theme, self._window)
        dialog.accepted.connect(partial(self._wizard.answer, fact, value))
        dialog.rejected.connect(partial(self._wizard.show, fact))
        self._open(dialog)

    def describe(self) -> None:
        """Ask for the particulars."""
        matter = self._wizard.matter
        if matter is None:
            return
        dialog = ParticularsDialog(matter.particulars, self._theme, self._window)
        dialog.accepted.connect(lambda: self._wizard.describe(dialog.particulars()))
        self._open(dialog)

    def begin_beside(self) -> None:
        """Begin a matter against a co-debtor, and ask who that is."""
        if self._wizard.matter is not None:
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
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
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
        kinds = self.tr("Matter files ({0})").format(ANSWERS_FILE)
        title = self.tr("Open a matter file")
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, title, str(self.memo.exporter.folder), kinds
        )
        if chosen:
            self.open(FilePath(chosen))

    def open(self, file: FilePath) -> None:
        """Open a matter; say so where it cannot be read."""
        try:
            self._wizard.open(file)
        except MatterError as error:
            title = self.tr("“{0}” was not opened").format(file.name)
            safe = self.tr("The file stays as it is.")
            ways = ((self.tr("Choose another file"), self.ask_open),)
            self.said.emit(Said(Tone.ERROR, title, f"{error} {safe}", ways))
        else:
            self.solved.emit()
            self.say_differences()

    def ask_save_copy(self) -> None:
        """Ask where to write a copy, and write it."""
        matter = self._wizard.matter
        if matter is None:
            return
        name = file_name(name_of(matter), self._wizard.as_of).replace(" - memo ", " - answers ")
        proposal = self.memo.exporter.folder / FilePath(name).with_suffix(".yaml")
        title, kinds = self.tr("Save a copy"), self.tr("Matter files ({0})").format("*.yaml")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(proposal), kinds)
        if chosen:
            self.save_copy(FilePath(chosen))

    def save_copy(self, file: FilePath) -> None:
        """Write a copy elsewhere."""
        try:
            self._wizard.save_copy(file)
        except MatterError as error:
            ways = ((self.tr("Choose another folder"), self.ask_save_copy),)
            safe = self.tr("Your answers are saved here.")
            title = self.tr("The copy was not written")
            self.said.emit(Said(Tone.ERROR, title, f"{error} {safe}", ways))
        else:
            self.noted.emit(self.tr("Copy saved to {0}").format(file.name))

    def _not_saved(self, sentence: str) -> None:
        self._save_failed = True
        safe = self.tr("Your answers are safe while this window is open.")
        ways = (
            (self.tr("Try again"), self._wizard.save),
            (self.tr("Save a copy elsewhere"), self.ask_save_copy),
        )
        title = self.tr("The last change was not saved")
        self.said.emit(Said(Tone.ERROR, title, f"{sentence} {safe}", ways))

    def _saved(self) -> None:
        if self._save_failed:
            self._save_failed = False
            self.solved.emit()

    def about(self) -> None:
        """Say what this program is."""
        said = self.tr(
            "An offline guide to enforcing judgments and arbitral awards in Mainland China. "
            "Nothing leaves this computer.\n\nNot a PRC legal opinion; to be confirmed by "
            "PRC-licensed counsel.\n\nMade with Qt and PySide6, used under the GNU Lesser General "
            "Public License, version 3. The folder “licenses” of the program holds the licences of "
            "all its parts."
        )
        QMessageBox.about(self._window, self.tr("About Exequatur"), said)

    # --- the end -------------------------------------------------------------------------

    def may_close(self) -> bool:
        """Say whether the window may close: not while the last change is unsaved, unless wanted."""
        if self._wizard.matter is None or not self._wizard.unsaved:
            return True
        if self._wizard.save():
            return True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Exequatur"))
        box.setText(self.tr("The last change is not saved."))
        box.setInformativeText(self.tr("It will be lost if the window closes now."))
        stay = box.addButton(self.tr("Keep the window open"), QMessageBox.ButtonRole.RejectRole)
        leave = self.tr("Close and lose the change")
        box.addButton(leave, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is not stay
