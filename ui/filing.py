"""The file of the matter that is open: opened, left, written beside the window, recovered.

Changing the matter is for ``ui.saving``.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path as FilePath

from PySide6.QtCore import QObject, Signal

from engine.library import Library
from engine.tree import TreeId
from matters.document import ENDING, Content
from matters.errors import MatterError, ReplacedError
from matters.file import load_matter, matter_of
from matters.keeper import Keeper
from matters.matter import Matter
from matters.recovery import Restored, recover
from matters.register import Register
from matters.snapshot import Snapshots
from ui.pages.work import Job
from ui.walked import Walked
from ui.writer import Wanted, Writer

SHARE_PATIENCE = 20_000
"""Milliseconds that opening or closing waits for a file being written."""


@dataclass(frozen=True, slots=True)
class NotWritten:
    """A matter's file that could not be written; its changes are in the journal.

    Attributes:
        ours: Whether it lies in our data folder.
        replaced: Whether somebody else replaced it meanwhile.
    """

    path: FilePath
    sentence: str
    ours: bool
    replaced: bool


class Filing(Walked):
    """The matter that is open, and its file.

    Signals:
        opened: Another matter is open, or none.
        walked: The path, or the particulars, changed; what is shown may have changed with it.
        shown_changed: Another question of the same path, or its end, is shown.
        saved: The last change is on the disk here; carries the time.
        save_failed: It is not; carries the sentence for the user.
        saved_to: The file has everything; carries it and the time.
        not_written: It has not; carries ``NotWritten``.
        held: Another has the matter open, so it is read-only; carries ``Holder``.
        tampered: Its log was changed outside the program; carries the sentence.
        set_back: The clock was set back; carries the time of the change before.
        restored: Changes left behind were found; carries ``Restored``, one a matter.
        listed: The list of matters changed.
    """

    opened = Signal()
    walked = Signal()
    shown_changed = Signal()
    saved = Signal(object)
    save_failed = Signal(str)
    saved_to = Signal(object, object)
    not_written = Signal(object)
    held = Signal(object)
    tampered = Signal(str)
    set_back = Signal(object)
    restored = Signal(object)
    listed = Signal()

    def __init__(
        self,
        library: Library,
        register: Register,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(library, register, clock, parent)
        self._keeper: Keeper | None = None
        self._snapshots = Snapshots()
        self.writer = Writer(clock, self)
        self.writer.wrote.connect(self._wrote)
        self.writer.failed.connect(self._not_written)
        self.writer.let_go.connect(self.listed)
        self._recovering: Job | None = None

    @property
    def file(self) -> FilePath | None:
        """The file of the matter that is open."""
        return self._file

    # --- opening and closing ----------------------------------------------------

    def start(self, tree: TreeId) -> None:
        """Begin a new matter; its file is made with the first answer."""
        self._open(Keeper.new(self.register), Matter(legs=(tree,)), None)

    def open(self, file: FilePath) -> None:
        """Open a matter where it lies; an answers file becomes a new matter and stays as it is.

        Raises:
            MatterError: It cannot be read.
        """
        if file.suffix.lower() != ENDING:
            matter, own_date = load_matter(file, self.library)
            self._open(Keeper.new(self.register), matter, own_date)
            self.save()
            return
        try:
            self._open_file(file.resolve())
        except MatterError:
            if self._keeper is None and self._matter is not None:
                self.close()
            raise

    def _open_file(self, target: FilePath) -> None:
        if self._keeper is not None and self._keeper.target == target:
            self._leave()
        self.bring_to_rest(target)
        keeper = Keeper.open(self.register, target, self._clock())
        try:
            matter, own_date = matter_of(keeper.document(), self.library)
        except MatterError:
            keeper.close()
            raise
        self._open(keeper, matter, own_date)
        self._tell_opened(keeper)

    def bring_to_rest(self, target: FilePath) -> None:
        """Wait until a file that is not open here has everything, restored where a crash came."""
        self.writer.finish(SHARE_PATIENCE, target)
        ours = self.register.holds(target)
        self._recovered(recover(self.register, self._clock(), ours=ours, target=target))

    def close(self) -> None:
        """Close the matter; it is kept already."""
        self._leave()
        self._matter = self._file = self._at = None
        self._paths, self.unsaved = (), False
        self.opened.emit()

    def finish(self) -> bool:
        """Leave the matter for good, and wait for its file; say whether everything is written."""
        self._leave()
        return self.writer.finish(SHARE_PATIENCE)

    def save(self) -> bool:
        """Put on the disk what is not there yet; say whether it is. A failure is emitted too."""
        raise NotImplementedError

    def _open(self, keeper: Keeper, matter: Matter, own_date: date | None) -> None:
        self._leave()
        self._keeper, self._file = keeper, keeper.target
        self._own_date, self._at, self.unsaved = own_date, None, False
        self._paths = ()
        self._take(matter)
        self.opened.emit()
        self.walked.emit()

    def _tell_opened(self, keeper: Keeper) -> None:
        when = datetime.fromtimestamp(keeper.target.stat().st_mtime, UTC)
        if self.register.holds(keeper.target):
            self.saved.emit(when)
        else:
            self._remember(keeper)
            self.saved_to.emit(keeper.target, when)
        if keeper.tampered:
            self.tampered.emit(keeper.tampered)
        if keeper.held_by is not None:
            self.held.emit(keeper.held_by)

    def _leave(self) -> None:
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            self._remember(keeper)
            self.writer.leave(keeper)

    def _remember(self, keeper: Keeper) -> None:
        if not self.register.holds(keeper.target):
            with contextlib.suppress(OSError):  # the list is a convenience
                self.register.elsewhere.remember(keeper.target, keeper.parts, self._clock())

    # --- writing ------------------------------------------------------------------------

    def write_again(self) -> None:
        """Try again to write the file."""
        if self._keeper is not None:
            self._want(self._keeper)
            self.writer.write()

    def _want(self, keeper: Keeper) -> None:
        """Have the file of the open matter written."""
        self.writer.changed(keeper, Wanted(self._result(), self._content()))

    def _result(self) -> dict[str, str]:
        """Give what came out last, for lists that do not walk."""
        path = self._paths[-1]
        return {
            "tree": str(path.tree.id),
            "node": str(path.at.id),
            "finished": "yes" if path.finished else "no",
            "verdict": str(path.verdict or path.so_far),
            "as_of": self.as_of.isoformat(),
        }

    def _content(self) -> Callable[[], Content]:
        return partial(self._snapshots.of, self.library, self._require().legs)

    def _wrote(self, keeper: Keeper) -> None:
        if keeper is self._keeper:
            if self.unsaved and not keeper.behind:
                self.unsaved = False
                self.saved.emit(self._clock())
            self.saved_to.emit(keeper.target, self._clock())

    def _not_written(self, keeper: Keeper, error: Exception) -> None:
        sentence = str(error)
        if not isinstance(error, MatterError):
            sentence = self.tr("Something unforeseen went wrong ({0}).").format(error)
        ours = self.register.holds(keeper.target)
        replaced = isinstance(error, ReplacedError)
        if keeper is self._keeper:
            self.not_written.emit(NotWritten(keeper.target, sentence, ours, replaced))

    # --- recovering ---------------------------------------------------------------------

    def recover(self) -> None:
        """Bring what was left behind into its matters; those elsewhere beside the window."""
        self._recovered(recover(self.register, self._clock(), ours=True))
        work = partial(recover, self.register, self._clock(), ours=False)
        self._recovering = Job(work, self)
        self._recovering.done.connect(self._recovered)
        self._recovering.start()

    def _recovered(self, found: tuple[Restored, ...]) -> None:
        if found:
            self.restored.emit(found)
            self.listed.emit()
