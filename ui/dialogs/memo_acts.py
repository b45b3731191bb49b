"""What is done with memo, hearing sheet and fact-request: writing, drawing; beside the window."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path as FilePath

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from matters.matter import Matter
from memo.errors import MemoError
from memo.hearing import has_matrix
from memo.parts import Memo
from memo.request import build_request, has_request, request_text
from ui.dialogs.export import Draw, Exporter, ask_path, file_name, open_file
from ui.pages.shown import name_of
from ui.pages.work import Job
from ui.panels.banner import Said, Tone
from ui.wizard import Wizard


@dataclass(frozen=True, slots=True)
class Export:
    """Something to export: its name in that of the file, and how it is drawn."""

    name: str
    draw: Callable[[Wizard, Matter], Draw]


def draw_memo(wizard: Wizard, matter: Matter, *, with_notes: bool = False) -> Draw:
    """Give how the memo of a matter is drawn."""
    del matter
    memo = wizard.memo_work()

    def draw(resources: FilePath) -> bytes:
        from memo.pdf import to_pdf

        return to_pdf(memo(with_notes=with_notes), resources)

    return draw


def draw_fact_request(wizard: Wizard, matter: Matter) -> Draw:
    """Give how the request to the client is drawn."""
    del matter
    memo = wizard.memo_work()

    def draw(resources: FilePath) -> bytes:
        from memo.request_pdf import to_request_pdf

        return to_request_pdf(build_request(memo()), resources)

    return draw


def draw_hearing_sheet(wizard: Wizard, matter: Matter) -> Draw:
    """Give how the hearing sheet of a matter is drawn."""
    library, as_of, identity = wizard.library, wizard.as_of, wizard.policy.identity

    def draw(resources: FilePath) -> bytes:
        from memo.hearing import build_hearing
        from memo.hearing_pdf import to_hearing_pdf

        return to_hearing_pdf(build_hearing(matter, library, as_of, identity=identity), resources)

    return draw


MEMO = Export("memo", draw_memo)
WITH_NOTES = Export("memo with notes", partial(draw_memo, with_notes=True))
"""An act of its own and never a setting: what was chosen once must not print notes another day."""
HEARING_SHEET = Export("hearing sheet", draw_hearing_sheet)
FACT_REQUEST = Export("fact-request", draw_fact_request)


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
        self._last = MEMO
        self._preview: Job | None = None
        self._copying: Job | None = None
        self._wanted = 0.0

    @property
    def has_request(self) -> bool:
        """Whether a point may be open: of another leg, or of the one shown."""
        matter = self._wizard.matter
        return matter is not None and (len(matter.legs) > 1 or bool(self._wizard.path.open_points))

    @property
    def has_notes(self) -> bool:
        """Whether the user noted anything."""
        return any(self._wizard.notes.values())

    @property
    def has_matrix(self) -> bool:
        """Whether a matrix of grounds may be on the route: of an earlier leg, or of this one."""
        matter = self._wizard.matter
        return matter is not None and (len(matter.legs) > 1 or bool(self._wizard.told().grounds))

    def export(self) -> None:
        """Write the memo as a PDF."""
        self._export(MEMO)

    def export_with_notes(self) -> None:
        """Write the memo with the user's own notes as a PDF."""
        self._export(WITH_NOTES)

    def export_hearing_sheet(self) -> None:
        """Write the grounds as a hearing sheet, if a matrix is on the route."""
        if self._wizard.matter is not None and not self._on_any_leg(has_matrix):
            self.noted.emit(self.tr("There is no matrix of grounds on this route yet"))
            return
        self._export(HEARING_SHEET)

    def export_fact_request(self) -> None:
        """Write the open points as a letter to the client, if there are any."""
        if self._wizard.matter is not None and not self._on_any_leg(has_request):
            self.noted.emit(self.tr("Nothing is open on this route"))
            return
        self._export(FACT_REQUEST)

    def copy_request(self) -> None:
        """Put the request to the client on the clipboard, worded beside the window."""
        if self._copying is not None or self._wizard.matter is None:
            return
        memo = self._wizard.memo_work()
        self._copying = Job(lambda: request_text(build_request(memo())), self)
        self._copying.done.connect(self._copied)
        self._copying.failed.connect(self._not_copied)
        self._copying.start()

    def _copied(self, text: str) -> None:
        self._copying = None
        QGuiApplication.clipboard().setText(text)
        self.noted.emit(self.tr("The request is on the clipboard"))

    def _not_copied(self, error: Exception) -> None:
        self._copying = None
        known = isinstance(error, MemoError)
        self.noted.emit(str(error) if known else self.tr("The request was not copied"))

    def _on_any_leg(self, there: Callable[[Memo], bool]) -> bool:
        """Say whether the memo has something; what takes a moment is left out of it."""
        return there(self._wizard.memo_work()(full=False))

    def _export(self, what: Export) -> None:
        matter = self._wizard.matter
        if matter is None:
            return
        if self.exporter.busy:
            self.noted.emit(self.tr("The memo is being written"))
            return
        self._last = what
        name = name_of(matter) or self._wizard.path.tree.title
        proposal = file_name(name, self._wizard.as_of, what.name)
        self.exporter.export(what.draw(self._wizard, matter), proposal)

    def _written(self, path: FilePath) -> None:
        ways = (
            (self.tr("Open"), partial(open_file, path)),
            (self.tr("Open folder"), partial(open_file, path.parent)),
        )
        self.said.emit(Said(Tone.DONE, self._titles()[0], str(path), ways))

    def _not_written(self, sentence: str, path: FilePath) -> None:
        ways = (
            (self.tr("Choose another folder"), partial(self._export, self._last)),
            (self.tr("Try again"), partial(self._write_again, self._last, path)),
        )
        self.said.emit(Said(Tone.ERROR, self._titles()[1], sentence, ways))

    def _titles(self) -> tuple[str, str]:
        """Say that it is written, and that it was not."""
        if self._last is FACT_REQUEST:
            written = self.tr("The request to the client is written")
            return written, self.tr("The request to the client was not written")
        if self._last is HEARING_SHEET:
            written = self.tr("The hearing sheet is written")
            return written, self.tr("The hearing sheet was not written")
        if self._last is WITH_NOTES:
            written = self.tr("The memo with your notes is written")
            return written, self.tr("The memo with your notes was not written")
        return self.tr("The memo is written"), self.tr("The memo was not written")

    def _write_again(self, what: Export, path: FilePath) -> None:
        """Write what was not written, whatever was asked for since."""
        matter = self._wizard.matter
        if matter is not None and not self.exporter.busy:
            self._last = what
            self.exporter.write(what.draw(self._wizard, matter), path)

    def preview(self, ppi: float) -> None:
        """Draw the pages of the memo, beside the window."""
        self._wanted = ppi
        if self._preview is not None or self._wizard.matter is None:
            return
        memo, resources = self._wizard.memo_work(), self._resources

        def work() -> list[bytes]:
            from memo.pdf import to_png_pages

            return to_png_pages(memo(), resources, ppi)

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
