"""Work beside the window: a function runs in a thread, its result comes back as a signal.

What is worked out, and who waits for it, is the caller's business.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from engine.errors import EngineError
from matters.errors import MatterError
from matters.fault_log import note_fault
from memo.errors import MemoError

GIVE_WAY = 0.0002
"""Seconds after which work beside the window lets the window go on; as a rule it is 25 times that,
and a page that is filled meanwhile then takes half a second."""


EXPECTED = (EngineError, MatterError, MemoError, OSError)
"""What is no fault of ours: the sentence says what is wrong and what to do."""


class Job(QObject):
    """One piece of work; it is gone once it has said how it ended.

    Signals:
        done: The function returned; carries its result.
        failed: The function raised; carries the exception.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, function: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._function = function

    def start(self) -> None:
        """Begin, in a thread of the pool that gives way to the window."""
        sys.setswitchinterval(GIVE_WAY)
        _post().begin(self, self._function)


class _Post(QObject):
    """Takes what came out of a thread to its job, in the window's thread.

    It is never deleted and threads know nothing but it, so that a job can be deleted at any time:
    a thread may still be in its last line when its job has ended or its window is closed.
    """

    came = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._jobs: dict[_Run, Job] = {}
        self.came.connect(self._hand_over)

    def begin(self, job: Job, function: Callable[[], object]) -> None:
        run = _Run(function, self)
        self._jobs[run] = job
        QThreadPool.globalInstance().start(run)

    def _hand_over(self, run: "_Run", result: object, error: Exception | None) -> None:
        job = self._jobs.pop(run)
        if not isValid(job):  # its window is closed meanwhile, and nobody waits
            return
        job.deleteLater()
        if error is None:
            job.done.emit(result)
        else:
            job.failed.emit(error)


@cache
def _post() -> _Post:
    """Give the one there is, made in the window's thread."""
    return _Post()


class _Run(QRunnable):
    def __init__(self, function: Callable[[], object], post: _Post) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._function, self._post = function, post

    def run(self) -> None:
        error: Exception | None = None
        result: object = None
        try:
            result = self._function()
        except Exception as raised:  # noqa: BLE001 - it is shown in the window, whatever it is
            error = raised
            if not isinstance(raised, EXPECTED):
                note_fault(raised)
        with suppress(RuntimeError):  # the program has ended meanwhile
            self._post.came.emit(self, result, error)
