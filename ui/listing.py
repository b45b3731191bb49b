"""The list of matters, taken beside the window, and anew each day.

The first time the latest come first, as a disk may hold hundreds. Nothing is shown here.
"""

from collections.abc import Callable
from datetime import date
from functools import cache, partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from engine.extent import remaining
from ui.pages.shown import MatterRow, matter_rows
from ui.pages.work import Job
from ui.wizard import Wizard

FIRST = 40
"""Matters that are shown before the others are read."""
LOOK = 60_000
"""Milliseconds between two looks at the calendar; a computer that slept is behind by that much."""


def matters_work(wizard: Wizard, at_most: int | None = None) -> Callable[[], tuple[MatterRow, ...]]:
    """Give the work that lists the matters as of now, latest first, for beside the window."""
    library, register, clock = wizard.library, wizard.register, (wizard.now, wizard.today)
    extent = cache(lambda tree: remaining(library.trees[tree]))
    return lambda: matter_rows(register.recent(library, at_most), library, extent, clock)


class Listing(QObject):
    """Takes the list, one at a time.

    Signals:
        found: There it is; carries the rows.
        outdated: It is to be taken anew, where it is shown.
        day_began: It is another day than when the list was taken last.
    """

    found = Signal(object)
    outdated = Signal()
    day_began = Signal()

    def __init__(self, wizard: Wizard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wizard = wizard
        self.rows: tuple[MatterRow, ...] | None = None
        """As they were found last; None before."""
        self._job: Job | None = None
        self._stale = False
        self._days: tuple[date, date] | None = None
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self.look)
        self._look.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._come_back)

    def ask(self) -> None:
        """Take the list; what is being taken already is taken anew."""
        self._stale = self._job is not None
        if self._job is None:
            self._begin(FIRST if self.rows is None else None)

    def look(self) -> None:
        """See whether a day has begun since, in Beijing or here."""
        if self._days is not None and self._days != self._today():
            self._days = self._today()
            self.outdated.emit()
            self.day_began.emit()

    def _come_back(self, state: Qt.ApplicationState) -> None:
        """See that the user comes back: another window may have changed a matter."""
        if state is Qt.ApplicationState.ApplicationActive and self.rows is not None:
            self.outdated.emit()

    def _today(self) -> tuple[date, date]:
        return self._wizard.today, self._wizard.now.date()

    def _begin(self, at_most: int | None) -> None:
        self._stale, self._days = False, self._today()
        self._job = Job(matters_work(self._wizard, at_most), self)
        self._job.done.connect(partial(self._done, at_most))
        self._job.failed.connect(self._failed)
        self._job.start()

    def _done(self, at_most: int | None, rows: tuple[MatterRow, ...]) -> None:
        self._job = None
        if self._stale:
            self._begin(at_most)
            return
        self.rows = rows
        self.found.emit(rows)
        if at_most is not None and len(rows) >= at_most:
            self._begin(None)

    def _failed(self, error: Exception) -> None:
        """Let the window tell of a fault of ours."""
        self._job = None
        raise error
