"""Writes matter files beside the window, a moment after the last change; closes matters after it.

What is written and how is for ``matters``; what is said of it for ``ui.saving``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path as FilePath

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QApplication

from matters.document import Content
from matters.errors import ReplacedError
from matters.keeper import Keeper
from matters.writing import Written
from ui.pages.work import Job

PATIENCE = 300
"""Milliseconds without a change after which the file is written."""
LOOK_AGAIN = 10
"""Milliseconds between two looks at what is waited for."""
THREADS = 4
"""Threads of the pool at least: one that waits for a share leaves others to the memo."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes into the file beside the matter itself.

    Attributes:
        result: What came out last.
        content: Gives what it was walked on; it takes a while, so a thread asks for it.
    """

    result: Mapping[str, str]
    content: Callable[[], Content]


class Writer(QObject):
    """Writes the file of every matter that changed, one thread a matter at most.

    Signals:
        wrote: A file was written; carries its keeper.
        failed: A file could not be written; carries its keeper and the error.
        let_go: A matter that was left is closed now.
    """

    wrote = Signal(object)
    failed = Signal(object, object)
    let_go = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.patience = PATIENCE
        self._wanted: dict[Keeper, Wanted] = {}
        self._running: set[Keeper] = set()
        self._leaving: list[Keeper] = []
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.write)
        pool = QThreadPool.globalInstance()
        pool.setMaxThreadCount(max(THREADS, pool.maxThreadCount()))

    def changed(self, keeper: Keeper, wanted: Wanted) -> None:
        """Write a matter's file soon."""
        self._wanted[keeper] = wanted
        self._wait.start(self.patience)

    def write(self) -> None:
        """Write now what is to be written."""
        self._wait.stop()
        for keeper in [each for each in self._wanted if each not in self._running]:
            wanted = self._wanted.pop(keeper)
            if keeper.behind and not keeper.replaced:
                self._start(keeper, wanted)

    def leave(self, keeper: Keeper) -> None:
        """Close a matter, as soon as its file is written."""
        self._leaving.append(keeper)
        self.write()
        self._close_left(keeper)

    def finish(self, within: int, target: FilePath | None = None) -> bool:
        """Wait until what was left, or what is to be written to one file, is written.

        Args:
            within: Milliseconds to wait at most.
            target: The file; left out, every file.

        Returns:
            Whether nothing runs any more.
        """
        self.write()
        ending = QDeadlineTimer(within)
        while self._busy(target) and not ending.hasExpired():
            QThreadPool.globalInstance().waitForDone(LOOK_AGAIN)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return not self._busy(target)

    def _busy(self, target: FilePath | None) -> bool:
        return any(target in {None, keeper.target} for keeper in self._running)

    def _start(self, keeper: Keeper, wanted: Wanted) -> None:
        now = self._clock()
        work = partial(keeper.writing(wanted.result, now).run, wanted.content)
        self._running.add(keeper)
        job = Job(work, self)
        job.done.connect(partial(self._done, keeper, now))
        job.failed.connect(partial(self._failed, keeper))
        job.start()

    def _done(self, keeper: Keeper, now: datetime, written: Written) -> None:
        self._running.remove(keeper)
        keeper.wrote(written, now)
        self.wrote.emit(keeper)
        if keeper in self._wanted and not self._wait.isActive():
            self.write()
        self._close_left(keeper)

    def _failed(self, keeper: Keeper, error: Exception) -> None:
        self._running.remove(keeper)
        keeper.replaced = isinstance(error, ReplacedError)
        self.failed.emit(keeper, error)
        self._close_left(keeper)

    def _close_left(self, keeper: Keeper) -> None:
        if keeper in self._leaving and keeper not in self._running and keeper not in self._wanted:
            self._leaving.remove(keeper)
            keeper.close()
            self.let_go.emit()
