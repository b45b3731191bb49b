"""What the open points leave possible, worked out beside the window after every answer.

The wizard holds the result for the path it was worked out for; another path has none until its own
is there. Nothing is shown here.
"""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from engine.law import Law
from engine.walk import Path
from matters.matter import Matter
from memo.later import with_later_law
from memo.legs import leg
from memo.open_points import with_narrowing
from memo.parts import Leg
from ui.pages.work import Job
from ui.wizard import Wizard


def told(path: Path, matter: Matter, law: Law) -> tuple[Path, Leg]:
    """Tell a path with what its open points leave possible."""
    plain = with_later_law(leg(path, law), law, matter.confirmed)
    return path, with_narrowing(plain, path, matter.answers, law)


SETTLED = 150
"""Milliseconds after an answer, in which the next question is painted first."""


class StillPossible(QObject):
    """Works it out, one path at a time.

    Signals:
        found: The wizard has it for the path shown.
    """

    found = Signal()

    def __init__(self, wizard: Wizard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wizard = wizard
        self._job: Job | None = None
        self._settled = QTimer(self, singleShot=True, interval=SETTLED)
        self._settled.timeout.connect(self._begin)

    def look(self) -> None:
        """Begin once the window is still, unless nothing is open or it is worked out already."""
        self._settled.start()

    def _begin(self) -> None:
        wizard = self._wizard
        if self._job is not None or wizard.matter is None:
            return
        if not wizard.path.open_points or wizard.narrowed is not None:
            return
        self._job = Job(partial(told, wizard.path, wizard.matter, wizard.law), self)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.start()

    def _done(self, result: tuple[Path, Leg]) -> None:
        """Keep the result; if the user went on meanwhile, begin again."""
        self._job = None
        self._wizard.worked_out = result
        if self._wizard.matter is None:
            return
        if self._wizard.narrowed is not None:
            self.found.emit()
        else:
            self.look()

    def _failed(self, error: Exception) -> None:
        """Show nothing then: what the memo and the outcome say does not rest on it."""
        del error
        self._job = None
