"""What is said of keeping the matter: not saved, replaced, read-only, restored; and may it close?

Each says what happened, what is safe, and the ways out.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path as FilePath

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from matters.errors import MatterError
from matters.lock import Holder, is_here
from matters.recovery import How, Restored
from ui.filing import NotWritten
from ui.pages.shown import changed
from ui.panels.banner import Said, Tone, Way
from ui.wizard import Wizard

HERE, THERE, AGAIN = "here", "there", "there, tried again"
"""What fails: the journal, the matter's file, and that once more after the user tried it."""


class KeptSaid(QObject):
    """Says how the matter is kept.

    Signals:
        said: A banner is to be shown; carries ``Said``.
        solved: What the banner said is solved.
        waits: The window waits for files being written; carries what to say, empty at the end.

    Args:
        window: For questions.
        wizard: Whose matter it is.
        copy: Asks where to write a copy.
        move: Asks where to go on with a copy.
    """

    said = Signal(object)
    solved = Signal()
    waits = Signal(str)

    def __init__(
        self,
        window: QWidget,
        wizard: Wizard,
        copy: Callable[[], None],
        move: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._wizard = window, wizard
        self._copy, self._move = copy, move
        self._failing = ""
        wizard.opened.connect(self._forget)
        wizard.save_failed.connect(self._not_saved)
        wizard.saved.connect(partial(self._mended, {HERE}))
        wizard.not_written.connect(self._not_written)
        wizard.saved_to.connect(partial(self._mended, {THERE, AGAIN}))
        wizard.held.connect(self._held)
        wizard.tampered.connect(self._tampered)
        wizard.set_back.connect(self._set_back)
        wizard.restored.connect(self._restored)

    # --- saving ------------------------------------------------------------------------

    def _forget(self) -> None:
        self._failing = ""

    def _not_saved(self, sentence: str) -> None:
        self._failing = HERE
        safe = self.tr("Your answers are safe while this window is open.")
        ways = (
            (self.tr("Try again"), self._wizard.save),
            (self.tr("Save a copy elsewhere"), self._copy),
        )
        title = self.tr("The last change was not saved")
        self.said.emit(Said(Tone.ERROR, title, f"{sentence} {safe}", ways))

    def _not_written(self, what: NotWritten) -> None:
        if self._failing == HERE or (self._failing == THERE and not what.replaced):
            return  # said already, and not solved
        self._failing = THERE
        name = self.tr("The matter’s file") if what.ours else f"“{what.path.name}”"
        safe = self.tr("Your answers are safe on this computer")
        if what.replaced:
            self._say_replaced(name, safe)
            return
        later = self.tr("the file is written as soon as that works")
        ways = (
            (self.tr("Try again"), self._again),
            (self.tr("Save a copy elsewhere"), self._copy),
        )
        title = self.tr("{0} could not be written").format(name)
        self.said.emit(Said(Tone.WARNING, title, f"{what.sentence} {safe}; {later}.", ways))

    def _say_replaced(self, name: str, safe: str) -> None:
        title = self.tr("{0} was changed by somebody else").format(name)
        said = self.tr("It is not the file that you opened any more, and it is left as it is.")
        ways = (
            (self.tr("Go on with a copy…"), self._move),
            (self.tr("Open theirs, keep mine as a matter of its own"), self._take_theirs),
        )
        self.said.emit(Said(Tone.ERROR, title, f"{said} {safe}.", ways))

    def _again(self) -> None:
        self._failing = AGAIN
        self._wizard.write_again()

    def _take_theirs(self) -> None:
        try:
            self._wizard.take_theirs()
        except MatterError as error:
            title = self.tr("The other file was not opened")
            self.said.emit(Said(Tone.ERROR, title, str(error)))

    def _mended(self, what: set[str], *_: object) -> None:
        if self._failing in what:
            self._failing = ""
            self.solved.emit()

    # --- opening -----------------------------------------------------------------------

    def _held(self, holder: Holder) -> None:
        title = self.tr("This matter is open elsewhere, so it is read-only here")
        who = self.tr("{0} on {1}").format(holder.who, holder.computer)
        since = self.tr(" since {0}").format(holder.since) if holder.since else ""
        said = self.tr("{0} has it open{1}. You can read and export it.").format(who, since)
        if is_here(holder):
            title = self.tr("This matter is open in another window, so it is read-only here")
            said = self.tr("It is open there{0}. Go on there, or read and export it here.")
            said = said.format(since)
        ways: list[Way] = [(self.tr("Save a copy elsewhere"), self._copy)]
        file = self._wizard.file
        if file is not None:
            ways.insert(0, (self.tr("Try again"), partial(self._open, file)))
        self.said.emit(Said(Tone.WARNING, title, said, tuple(ways)))

    def _tampered(self, sentence: str) -> None:
        title = self.tr("This matter was changed outside Exequatur")
        said = self.tr("Its log does not prove any more who answered what. Compare the answers.")
        self.said.emit(Said(Tone.WARNING, title, f"{sentence} {said}"))

    def _set_back(self, before: datetime) -> None:
        title = self.tr("The clock of this computer was set back")
        now = self._wizard.now
        said = self.tr(
            "The change before was made {0}, by the clock. Nothing is lost. Check date and time: "
            "days are counted from them."
        )
        when = changed(before.astimezone(now.tzinfo), now)
        self.said.emit(Said(Tone.WARNING, title, said.format(f"{when}, {before:%H:%M}")))

    def _open(self, file: FilePath) -> None:
        if not self.may_leave():
            return
        try:
            self._wizard.open(file)
        except MatterError as error:
            title = self.tr("“{0}” was not opened").format(file.name)
            self.said.emit(Said(Tone.ERROR, title, str(error)))

    # --- recovering --------------------------------------------------------------------

    def _restored(self, found: tuple[Restored, ...]) -> None:
        """Say what was found after a crash."""
        first = found[0]
        ways: tuple[Way, ...] = ()
        if first.how in {How.RESTORED, How.APART}:
            ways = ((self.tr("Open it"), partial(self._open, first.path)),)
        title, why = self._said_of(first)
        more = " ".join(f"{self._said_of(one)[0]}." for one in found[1:])
        tone = Tone.DONE if first.how is How.RESTORED else Tone.WARNING
        self.said.emit(Said(tone, title, f"{why} {more}".strip(), ways))

    def _said_of(self, one: Restored) -> tuple[str, str]:
        name = f"“{one.name}”" if one.name else self.tr("a matter without a name")
        count = self.tr("1 change") if one.changes == 1 else f"{one.changes} " + self.tr("changes")
        match one.how:
            case How.RESTORED:
                why = self.tr("Exequatur ended before its file had everything. Nothing is lost.")
                return self.tr("Restored {0} to {1}").format(count, name), why
            case How.APART:
                why = self.tr("Its file went another way meanwhile, and is left as it is.")
                return self.tr("What was not saved is kept as {0}").format(name), why
            case How.WAITING:
                why = self.tr(
                    "Its file in {0} cannot be reached or written now. The changes are safe on "
                    "this computer, and are tried again at the next start."
                ).format(one.path.parent)
                return self.tr("{0}: not everything is in its file yet").format(name), why
            case How.UNREADABLE:
                why = self.tr("It is kept as {0}; report this.").format(one.path)
                return self.tr("A journal of unsaved changes could not be read"), why

    # --- the end -------------------------------------------------------------------------

    def may_close(self) -> bool:
        """Say whether the window may close; files still being written are waited for."""
        if not self.may_leave():
            return False
        self.waits.emit(self.tr("Saving"))
        self._wizard.finish()
        self.waits.emit("")
        return True

    def may_leave(self) -> bool:
        """Say whether the matter may be left: not while a change is unsaved, unless wanted."""
        return not self._wizard.unsaved or self._wizard.save() or self._lose()

    def _lose(self) -> bool:
        """Ask whether to lose the last change."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Exequatur"))
        box.setText(self.tr("The last change is not saved."))
        box.setInformativeText(self.tr("It will be lost if the matter is closed now."))
        stay = box.addButton(self.tr("Keep the matter open"), QMessageBox.ButtonRole.RejectRole)
        box.addButton(self.tr("Close and lose the change"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is not stay
