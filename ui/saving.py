"""Keeping the matter that is open: opened, changed, undone, on the disk.

Every change is on the disk before ``walked`` is emitted, so before the next question is painted.
What a change means is for ``ui.wizard``.
"""

from datetime import UTC, date, datetime
from pathlib import Path as FilePath

from PySide6.QtCore import Signal

from engine.law import FactId
from engine.tree import TreeId
from matters.errors import MatterError
from matters.file import load_matter, save_matter
from matters.matter import Matter
from ui.walked import Standing, Walked


class Saving(Walked):
    """The matter that is open, and its file.

    Signals:
        opened: Another matter is open, or none.
        walked: The path, or the particulars, changed; what is shown may have changed with it.
        shown_changed: Another question of the same path, or its end, is shown.
        saved: The matter is on the disk; carries the time.
        save_failed: It is not; carries the sentence for the user.
    """

    opened = Signal()
    walked = Signal()
    shown_changed = Signal()
    saved = Signal(object)
    save_failed = Signal(str)

    # --- opening and closing ----------------------------------------------------

    def start(self, tree: TreeId) -> None:
        """Begin a new matter; its file is made with the first answer."""
        self._open(Matter(legs=(tree,)), None, None)

    def open(self, file: FilePath) -> None:
        """Open a matter; a file from elsewhere becomes a new matter and stays as it is.

        Raises:
            MatterError: It cannot be read.
        """
        matter, own_date = load_matter(file, self.library)
        ours = self.register.holds(file)
        self._open(matter, file if ours else None, own_date)
        if ours:
            self.saved.emit(datetime.fromtimestamp(file.stat().st_mtime, UTC))
        else:
            self.save()

    def close(self) -> None:
        """Close the matter; it is saved already."""
        self._matter = self._file = self._at = None
        self._paths = ()
        self._forget()

    def _open(self, matter: Matter, file: FilePath | None, own_date: date | None) -> None:
        self._file, self._own_date, self._at = file, own_date, None
        self._paths = ()
        self._take(matter)
        self._forget()
        self.walked.emit()

    def _forget(self) -> None:
        self._undo.clear()
        self._redo.clear()
        self.opened.emit()

    # --- the disk ---------------------------------------------------------------------

    def save(self) -> bool:
        """Put the matter on the disk; say whether it is there. A failure is emitted too."""
        try:
            self._file = self._file or self.register.new_path()
            save_matter(self._file, self._require(), self._own_date)
        except MatterError as error:
            self.unsaved = True
            self.save_failed.emit(str(error))
            return False
        self.unsaved = False
        self.saved.emit(self._clock())
        return True

    def save_copy(self, file: FilePath) -> None:
        """Write a copy elsewhere.

        Raises:
            MatterError: It could not be written.
        """
        save_matter(file, self._require(), self._own_date)

    def _standing(self) -> Standing:
        return Standing(self._require(), self._leg, self._at)

    def _change(self, matter: Matter, at: FactId | None = None) -> None:
        self._undo.append(self._standing())
        self._redo.clear()
        self._at = at
        self._take(matter)
        self.save()
        self.walked.emit()

    # --- undoing -----------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return bool(self._redo)

    def undo(self) -> None:
        """Take the last change back."""
        self._swap(self._undo, self._redo)

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self._swap(self._redo, self._undo)

    def _swap(self, source: list[Standing], target: list[Standing]) -> None:
        if not source:
            return
        target.append(self._standing())
        standing = source.pop()
        self._at = standing.at
        self._take(standing.matter)
        self._leg = min(standing.leg, len(self._paths) - 1)
        self.save()
        self.walked.emit()

    def count_from_today(self) -> None:
        """Drop the file's own date."""
        self._own_date = None
        self._take(self._require())
        self.save()
        self.walked.emit()
