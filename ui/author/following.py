"""Following a content folder: when a file was saved, and work of which only the latest counts."""

from collections.abc import Callable
from pathlib import Path as FilePath

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from authoring.saved_files import saved_files
from ui.pages.work import Job

STILL, LOOK = 200, 2000
"""Milliseconds for which the files must be still, and after which we look without being told."""


class Followed(QObject):
    """A content folder; ``saved`` says that a file of it was saved, made or deleted.

    The system tells of changes, and every now and then we look ourselves, because some drives tell
    nothing. Editors that replace a file make it a new one, so it is watched anew each time.
    """

    saved = Signal()

    def __init__(self, folder: FilePath, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._told = self._seen = saved_files(folder)
        self._watcher = QFileSystemWatcher(self)
        self._still, self._look = QTimer(self), QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(STILL)
        self._still.timeout.connect(self._settle)
        self._look.timeout.connect(self._check)
        self._watcher.fileChanged.connect(lambda *_: self._still.start())
        self._watcher.directoryChanged.connect(lambda *_: self._still.start())
        self._watch()
        self._look.start(LOOK)

    def _check(self) -> None:
        if saved_files(self._folder) != self._told:
            self._still.start()

    def _settle(self) -> None:
        """Tell of a change once nothing has changed for a while."""
        now = saved_files(self._folder)
        if now != self._seen:
            self._seen = now
            self._still.start()
            return
        self._watch()
        if now != self._told:
            self._told = now
            self.saved.emit()

    def _watch(self) -> None:
        folders = [folder for folder in (self._folder, self._folder / "law") if folder.is_dir()]
        known = {*self._watcher.files(), *self._watcher.directories()}
        wanted = [str(path) for path in (*folders, *self._seen) if str(path) not in known]
        if wanted:
            self._watcher.addPaths(wanted)


class Latest(QObject):
    """Work beside the window, one piece at a time; a result that is out of date is dropped.

    Signals:
        done: The work asked for last is done; carries its result.
        failed: It raised; carries the exception.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._wanted: Callable[[], object] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._job is not None

    def start(self, function: Callable[[], object]) -> None:
        """Do this now, or when what is being done has ended; that result is then out of date."""
        self._wanted = function
        if self._job is None:
            self._next()

    def _next(self) -> None:
        if self._wanted is not None:
            self._job = Job(self._wanted, self)
            self._wanted = None
            self._job.done.connect(self._done)
            self._job.failed.connect(self._failed)
            self._job.start()

    def _done(self, result: object) -> None:
        if not self._outdated():
            self.done.emit(result)

    def _failed(self, error: Exception) -> None:
        if not self._outdated():
            self.failed.emit(error)

    def _outdated(self) -> bool:
        """Make room for the next piece of work; say whether there is one."""
        self._job = None
        outdated = self._wanted is not None
        self._next()
        return outdated
