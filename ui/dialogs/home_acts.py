"""What the user does with matters that are not open: with one of the list, with files dropped.

Each says what it did and how it is undone, or why it could not be done.
"""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path as FilePath

from PySide6.QtCore import QObject, Signal

from matters.at_rest import duplicate, name_of_copy, rename
from matters.document import ENDING
from matters.errors import MatterError
from matters.file import reason
from ui.apart import open_apart
from ui.listing import Listing
from ui.pages.matter_menu import RowAct
from ui.pages.matter_picture import name_of_row
from ui.pages.shown import MatterRow
from ui.panels.banner import Said, Tone
from ui.wizard import Wizard

OPENED = (ENDING, ".yaml", ".yml")
"""Endings of the files that are opened."""
AT_MOST = 12
"""Windows that are opened at once."""
LONGEST = 40
"""Characters of a name in what is said."""


class HomeActs(QObject):
    """What is done with matters that are not open.

    Signals:
        said: A banner is to be shown; carries ``Said``.
        done: Something was done; carries what to say, and whether it can be undone.
        name_asked: The name of a matter is to be typed; carries its row.

    Args:
        wizard: Who opens matters, and where they are kept.
        open_file: Opens one in this window, and says where that fails.
        listing: The list that changes.
    """

    said = Signal(object)
    done = Signal(str, bool)
    name_asked = Signal(object)

    def __init__(
        self, wizard: Wizard, open_file: Callable[[FilePath], object], listing: Listing
    ) -> None:
        super().__init__(listing)
        self._wizard, self._open, self._listing = wizard, open_file, listing
        self._register = wizard.register
        self._undo: list[Callable[[], object]] = []
        wizard.opened.connect(self._undo.clear)

    @property
    def can_undo(self) -> bool:
        """Whether something done to the list can be undone."""
        return bool(self._undo)

    def undo(self) -> None:
        """Undo what was done to the list last."""
        if self._undo:
            self._undo.pop()()

    def do(self, act: RowAct, shown: MatterRow) -> None:
        """Do something to a matter of the list."""
        match act:
            case RowAct.OPEN:
                self._open(shown.path)
            case RowAct.OPEN_APART:
                self._open_apart((shown.path,))
            case RowAct.RENAME:
                self.name_asked.emit(shown)
            case RowAct.DUPLICATE:
                self.duplicate(shown)
            case RowAct.ARCHIVE:
                self.archive(shown)
            case RowAct.BRING_BACK:
                self._undo.clear()
                self.bring_back(shown)
            case RowAct.REMOVE:
                self.remove(shown)

    # --- a matter of the list -----------------------------------------------------------

    def rename(self, shown: MatterRow, name: str) -> None:
        """Give a matter another name, through its log."""
        before = self._rename(shown, name)
        if before is not None and before != name:
            said = self.tr("The name “{0}” was taken away")
            if name:
                said = self.tr("Renamed “{0}” to “{1}”")
            said = said.format(self._name(shown), _short(name))
            renamed = replace(shown, name=name or shown.name)
            self._say_done(said, partial(self._rename_back, renamed, before))

    def _rename_back(self, shown: MatterRow, name: str) -> None:
        if self._rename(shown, name) is not None:
            said = self.tr("The name is “{0}” again") if name else self.tr("It has no name again")
            self._say_done(said.format(_short(name)))

    def _rename(self, shown: MatterRow, name: str) -> str | None:
        """Write another name and give the one before; say where that fails, and give None."""
        try:
            self._wizard.bring_to_rest(shown.path.resolve())
            return rename(self._register, shown.path, name, self._wizard.now)
        except MatterError as error:
            self._say_failed(self.tr("“{0}” was not renamed"), shown, str(error))
            return None

    def duplicate(self, shown: MatterRow) -> None:
        """Make a matter of its own of a matter."""
        name = shown.name or self.tr("Matter")
        taken = {each.name for each in self._listing.rows or ()}
        copy = name_of_copy(name, taken)
        try:
            self._wizard.bring_to_rest(shown.path.resolve())
            duplicate(self._register, shown.path, copy, self._wizard.now)
        except MatterError as error:
            self._say_failed(self.tr("“{0}” was not duplicated"), shown, str(error))
            return
        self._undo.clear()
        self._say_done(self.tr("“{0}” is a matter of its own").format(_short(copy)))

    def archive(self, shown: MatterRow) -> None:
        """Put a matter away; its file stays."""
        if self._keep_list(partial(self._register.archive.put, shown.path), shown):
            said = self.tr("Archived “{0}”").format(self._name(shown))
            self._say_done(said, partial(self.bring_back, shown))

    def bring_back(self, shown: MatterRow) -> None:
        """Take a matter out of the archive."""
        if self._keep_list(partial(self._register.archive.bring_back, shown.path), shown):
            self._say_done(self.tr("“{0}” is back in the list").format(self._name(shown)))

    def remove(self, shown: MatterRow) -> None:
        """Take a matter elsewhere off the list; its file stays."""
        elsewhere = self._register.elsewhere
        found = next((one for one in elsewhere.all() if one.path == shown.path), None)
        if found is not None and self._keep_list(partial(elsewhere.forget, shown.path), shown):
            said = self.tr("Removed “{0}” from the list; its file stays").format(self._name(shown))
            back = partial(elsewhere.remember, found.path, found.parts, found.at)
            self._say_done(said, partial(self._put_back, back, shown))

    def _put_back(self, back: Callable[[], object], shown: MatterRow) -> None:
        if self._keep_list(back, shown):
            self._say_done(self.tr("“{0}” is back in the list").format(self._name(shown)))

    def _keep_list(self, write: Callable[[], object], shown: MatterRow) -> bool:
        """Write a list of ours; say where that fails, and whether it was done."""
        try:
            write()
        except OSError as error:
            folder = self._register.folder.parent
            said = self.tr("The list in {0} could not be changed: {1}.")
            failed = self.tr("“{0}” stays where it is")
            self._say_failed(failed, shown, said.format(folder, reason(error)))
            return False
        return True

    def _name(self, shown: MatterRow) -> str:
        return _short(name_of_row(shown))

    def _say_done(self, said: str, undo: Callable[[], object] | None = None) -> None:
        if undo is not None:
            self._undo.append(undo)
        self._listing.ask()
        self.done.emit(said, undo is not None)

    def _say_failed(self, title: str, shown: MatterRow, why: str) -> None:
        safe = self.tr("Its file stays as it is.")
        self.said.emit(Said(Tone.ERROR, title.format(self._name(shown)), f"{why} {safe}"))

    # --- files --------------------------------------------------------------------------

    def open_files(self, files: Sequence[FilePath]) -> None:
        """Open the first of some files here, each other in a window of its own."""
        fit = [file for file in files if file.suffix.lower() in OPENED and not file.is_dir()]
        if fit:
            self._open(fit[0])
            self._open_apart(fit[1:])
        unfit = [file for file in files if file not in fit]
        if unfit:
            self._say_unfit(unfit)

    def _say_unfit(self, files: Sequence[FilePath]) -> None:
        first, more = files[0], len(files) - 1
        is_folder = False
        with contextlib.suppress(OSError):
            is_folder = first.is_dir()
        title = self.tr("“{0}” is a folder") if is_folder else self.tr("“{0}” is no matter file")
        said = self.tr("Exequatur opens matter files (.exq) and answers files (.yaml).")
        if is_folder:
            said = self.tr("Open the matter file in it, which ends in .exq.")
        also = self.tr(" {0} more could not be opened either.").format(more) if more else ""
        self.said.emit(Said(Tone.WARNING, title.format(first.name), f"{said}{also}"))

    def _open_apart(self, files: Sequence[FilePath]) -> None:
        """Open files in windows of their own; say where that fails."""
        failed = [file for file in files[:AT_MOST] if not open_apart(file)] + [*files[AT_MOST:]]
        if failed:
            title = self.tr("“{0}” was not opened").format(failed[0].name)
            said = self.tr("Another window could not be opened. Open it in this one.")
            if len(files) > AT_MOST:
                said = self.tr("At most {0} windows are opened at once.").format(AT_MOST)
            self.said.emit(Said(Tone.WARNING, title, said))


def _short(name: str) -> str:
    """Give a name as there is room for in the status line."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
