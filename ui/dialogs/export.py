"""Exporting memo, hearing sheet, fact-request: where to, its name, in a worker; what is said."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path as FilePath

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from matters.file import reason, write_atomically
from memo.errors import MemoError
from ui.pages.work import Job

AskPath = Callable[[FilePath], FilePath | None]
"""Asks the user for a file, given a proposal; None if they leave it."""
Draw = Callable[[FilePath], bytes]
"""Draws what is exported, given the resources; it runs beside the window."""
LONGEST = 120
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def file_name(matter: str, as_of: date, kind: str = "memo") -> str:
    """Give a name that every system takes: ``Straits Grain v Hongda - memo 2026-11-22.pdf``."""
    name = FORBIDDEN.sub(" ", matter)
    name = re.sub(r"\s+", " ", name).strip(" .")[:LONGEST].strip(" .")
    return f"{name or 'Matter'} - {kind} {as_of.isoformat()}.pdf"


def ask_path(parent: QWidget, proposal: FilePath) -> FilePath | None:
    """Ask where to write, with the system's own dialog."""
    title = QCoreApplication.translate("Exporter", "Export memo")
    kinds = QCoreApplication.translate("Exporter", "PDF (*.pdf)")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposal), kinds)
    if not chosen:
        return None
    path = FilePath(chosen)
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")


def open_file(path: FilePath) -> None:
    """Open a file, or a folder, with the system's program for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Exporter(QObject):
    """Writes one file at a time.

    Signals:
        started: It is being drawn.
        written: It is on the disk; carries the file.
        failed: It is not; carries the sentence, and the file that was to be written.
        ended: Either of the two.
    """

    started = Signal()
    written = Signal(object)
    failed = Signal(str, object)
    ended = Signal()

    def __init__(self, resources: FilePath, ask: AskPath, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._resources, self.ask = resources, ask
        self.folder = FilePath.home()
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None

    def export(self, draw: Draw, name: str) -> None:
        """Ask where to, proposing a name, and write there."""
        if self.busy:
            return
        path = self.ask(self.folder / name)
        if path is not None:
            self.write(draw, path)

    def write(self, draw: Draw, path: FilePath) -> None:
        """Write what is drawn to a file, beside the window."""
        if self.busy:
            return
        self.folder = path.parent
        resources = self._resources

        def work() -> FilePath:
            write_atomically(path, draw(resources))
            return path

        self._job = Job(work, self)
        self._job.done.connect(self._done)
        self._job.failed.connect(lambda error: self._failed(error, path))
        self.started.emit()
        self._job.start()

    def _done(self, path: FilePath) -> None:
        self._job = None
        self.ended.emit()
        self.written.emit(path)

    def _failed(self, error: Exception, path: FilePath) -> None:
        self._job = None
        self.ended.emit()
        self.failed.emit(sentence(error, path), path)


def sentence(error: Exception, path: FilePath) -> str:
    """Say what failed, and that the answers are safe."""
    safe = QCoreApplication.translate("Exporter", "Your answers are saved.")
    if isinstance(error, MemoError):
        return f"{error} {safe}"
    if isinstance(error, PermissionError):
        said = QCoreApplication.translate("Exporter", "The folder “{0}” is read-only.")
        return f"{said.format(path.parent.name or path.parent)} {safe}"
    if isinstance(error, FileNotFoundError):
        said = QCoreApplication.translate("Exporter", "The folder “{0}” is not there any more.")
        return f"{said.format(path.parent.name or path.parent)} {safe}"
    if isinstance(error, OSError):
        said = QCoreApplication.translate("Exporter", "It could not be written to “{0}”: {1}.")
        return f"{said.format(path.parent.name or path.parent, reason(error))} {safe}"
    said = QCoreApplication.translate("Exporter", "Something unforeseen went wrong ({0}).")
    return f"{said.format(error)} {safe}"
