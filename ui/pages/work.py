"""Work beside the window: a function runs in a thread, its result comes back as a signal."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


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
        """Begin, in a thread of the pool."""
        QThreadPool.globalInstance().start(self._run)


class _Run(QRunnable):
    def __init__(self, function: Callable[[], object], job: Job) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._function, self._job = function, job

    def run(self) -> None:
        try:
            result = self._function()
        except Exception as error:  # noqa: BLE001 - it is shown in the window, whatever it is
            self._job.failed.emit(error)
        else:
            self._job.done.emit(result)
