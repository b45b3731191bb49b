"""Work beside the window: a function runs in a thread, its result comes back as a signal."""

import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

GIVE_WAY = 0.0002
"""Seconds after which work beside the window lets the window go on; as a rule it is 25 times that,
and a page that is filled meanwhile then takes half a second."""


class Job(QObject):
    """One piece of work; it has to be held until it is done.

    Signals:
        done: The function returned; carries its result.
        failed: The function raised; carries the exception.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, function: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = _Run(function, self)

    def start(self) -> None:
        """Begin, in a thread of the pool that gives way to the window."""
        sys.setswitchinterval(GIVE_WAY)
        QThreadPool.globalInstance().start(self._run)


class _Run(QRunnable):
    def __init__(self, function: Callable[[], object], job: Job) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._function, self._job = function, job

    def run(self) -> None:
        error: Exception | None = None
        result: object = None
        try:
            result = self._function()
        except Exception as raised:  # noqa: BLE001 - it is shown in the window, whatever it is
            error = raised
        with suppress(RuntimeError):  # the window is gone meanwhile, and nobody waits
            if error is None:
                self._job.done.emit(result)
            else:
                self._job.failed.emit(error)
