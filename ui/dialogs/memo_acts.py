"""What is done with the memo: writing it to a file, drawing its pages; both beside the window."""

from functools import partial
from pathlib import Path as FilePath

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from memo.errors import MemoError
from ui.dialogs.export import Exporter, ask_path, open_file
from ui.pages.shown import name_of
from ui.pages.work import Job
from ui.panels.banner import Said, Tone
from ui.wizard import Wizard


class MemoActs(QObject):
    """Export and preview.

    Signals:
        said: A banner is to be shown; carries ``Said``.
        busy: Work begins (True) or ends (False).
        pages_drawn: The pages of the preview; carries PNG data.
        pages_failed: There is no preview; carries the sentence.
        noted: Something to say in passing, in the status line.
    """

    said = Signal(object)
    busy = Signal(bool)
    pages_drawn = Signal(object)
    pages_failed = Signal(str)
    noted = Signal(str)

    def __init__(self, window: QWidget, wizard: Wizard, resources: FilePath) -> None:
        super().__init__(window)
        self._wizard, self._resources = wizard, resources
        self.exporter = Exporter(resources, partial(ask_path, window), self)
        self.exporter.started.connect(partial(self.busy.emit, True))
        self.exporter.ended.connect(partial(self.busy.emit, False))
        self.exporter.written.connect(self._written)
        self.exporter.failed.connect(self._not_written)
        self._preview: Job | None = None
        self._wanted = 0.0

    def export(self) -> None:
        """Write the memo as a PDF."""
        matter = self._wizard.matter
        if matter is None:
            return
        if self.exporter.busy:
            self.noted.emit(self.tr("The memo is being written"))
            return
        tree = self._wizard.path.tree
        self.exporter.export(self._wizard.memo(), name_of(matter) or tree.title)

    def _written(self, path: FilePath) -> None:
        ways = (
            (self.tr("Open"), partial(open_file, path)),
            (self.tr("Open folder"), partial(open_file, path.parent)),
        )
        title = self.tr("The memo is written")
        self.said.emit(Said(Tone.DONE, title, str(path), ways))

    def _not_written(self, sentence: str, path: FilePath) -> None:
        ways = (
            (self.tr("Choose another folder"), self.export),
            (self.tr("Try again"), partial(self._write_again, path)),
        )
        self.said.emit(Said(Tone.ERROR, self.tr("The memo was not written"), sentence, ways))

    def _write_again(self, path: FilePath) -> None:
        if self._wizard.matter is not None:
            self.exporter.write(self._wizard.memo(), path)

    def preview(self, ppi: float) -> None:
        """Draw the pages of the memo, beside the window."""
        self._wanted = ppi
        if self._preview is not None or self._wizard.matter is None:
            return
        memo, resources = self._wizard.memo(), self._resources

        def work() -> list[bytes]:
            from memo.pdf import to_png_pages

            return to_png_pages(memo, resources, ppi)

        self._preview = Job(work, self)
        self._preview.done.connect(partial(self._previewed, ppi))
        self._preview.failed.connect(self._not_previewed)
        self.busy.emit(True)
        self._preview.start()

    def _previewed(self, ppi: float, pages: list[bytes]) -> None:
        self._preview = None
        self.busy.emit(False)
        if self._wanted != ppi:
            self.preview(self._wanted)
            return
        self.pages_drawn.emit(pages)

    def _not_previewed(self, error: Exception) -> None:
        self._preview = None
        self.busy.emit(False)
        known = isinstance(error, MemoError)
        said = str(error) if known else self.tr("Something unforeseen went wrong ({0}).")
        self.pages_failed.emit(said if known else said.format(error))
