"""The firm's folder in the window: chosen, read, read again, and what is wrong with it said.

``firm_folder`` is the one place that decides which folder it is. What a user without such a folder
never needs is imported only then, as the window opens sooner without it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from engine import words
from engine.additions import Additions
from engine.errors import Problem
from engine.items import FirmDocument
from engine.library import Library
from matters.fault_log import note_fault
from ui.dialogs.export import open_file
from ui.main_window import MainWindow
from ui.panels.banner import Said, Tone
from ui.panels.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.dialogs.firm_content import FirmContentDialog

NAME = "firm"
"""Under which the window remembers the folder."""


@dataclass(frozen=True, slots=True)
class FirmFolder:
    """Where the firm's content lies; ``locked`` where the administrator named it."""

    path: FilePath | None
    locked: bool = False


def firm_folder(memory: Memory, named: FilePath | None = None) -> FirmFolder:
    """Give the firm's folder.

    Args:
        memory: What the user chose before.
        named: What the administrator named; it goes before the user's own choice.
    """
    return FirmFolder(named, locked=True) if named is not None else FirmFolder(memory.firm)


def with_firm(ours: Library, folder: FirmFolder) -> Library:
    """Give our content, with the firm's beside it where there is a folder.

    Whatever a folder brings about, the window opens: else it could never be let go of there.
    """
    if folder.path is None:
        return ours
    from firm.content import add_firm

    try:
        return add_firm(ours, folder.path)
    except Exception as error:  # noqa: BLE001 - ours is there and works
        note_fault(error)
        kind = type(error).__name__
        said = f"the program failed on this folder ({kind}); nothing of it is used. Report it."
        problem = Problem(str(folder.path), 0, 0, said)
        return replace(ours, firm=Additions(folder=folder.path, problems=(problem,)))


class FirmContent(QObject):
    """What the user does with the firm's folder.

    Args:
        window: With its content taken.
        ours: Our content without the firm's.
        folder: What was read at the start.
    """

    def __init__(self, window: MainWindow, ours: Library, folder: FirmFolder) -> None:
        super().__init__(window)
        self._window, self._ours, self._folder = window, ours, folder
        self.dialog: FirmContentDialog | None = None
        window.menu.firm.setVisible(True)
        window.menu.firm.triggered.connect(lambda *_: self.show())
        self._say_problems()

    def show(self) -> None:
        """Show which folder it is, what it adds, and what is wrong with it."""
        from ui.dialogs.firm_content import FirmContentDialog, FirmState

        firm = self._window.wizard.library.firm
        adds = words.joined(self._adds(self._window.wizard.library))
        state = FirmState(
            self._folder.path,
            self._folder.locked,
            self._window.tr("It adds {0}.").format(adds) if adds else "",
            firm.problems,
        )
        dialog = FirmContentDialog(state, self._window.theme, self._window)
        dialog.folder_asked.connect(self.ask)
        dialog.again_asked.connect(lambda: self.use(self._folder.path))
        dialog.none_asked.connect(lambda: self.use(None))
        dialog.file_asked.connect(self._open_file)
        self.dialog = dialog
        self._window.acts.show_dialog(dialog)

    def ask(self) -> None:
        """Ask for a folder, and use it."""
        title = self._window.tr("Choose the folder of the firm’s content")
        start = str(self._folder.path or "")
        chosen = QFileDialog.getExistingDirectory(self._window, title, start)
        if chosen:
            self.use(FilePath(chosen))

    def use(self, folder: FilePath | None) -> None:
        """Read a folder, or none; the open matter is opened anew over it."""
        wizard = self._window.wizard
        shown = self.dialog is not None and self.dialog.isVisible()
        if self.dialog is not None and shown:
            self.dialog.accept()
        if wizard.unsaved:
            title = self._window.tr("The firm’s content was not read")
            said = self._window.tr(
                "Your last answer is not on the disk yet; save the matter first."
            )
            self._window.say(Said(Tone.WARNING, title, said))
            return
        self._folder = FirmFolder(folder, self._folder.locked)
        if not self._folder.locked:
            self._window.memory.keep(NAME, str(folder or ""))
        file = wizard.file if wizard.is_kept else None
        wizard.close()
        wizard.use_library(with_firm(self._ours, self._folder))
        self._window.refresh()
        self._window.frame.banner.clear()
        self._say_problems()
        if file is not None:
            self._window.acts.open(file)
        if shown:
            self.show()

    def _say_problems(self) -> None:
        problems = self._window.wizard.library.firm.problems
        if not problems:
            return
        tr = self._window.tr
        faults = [problem for problem in problems if not problem.warning]
        title = tr("Something of your firm’s content is to be read again")
        if faults:
            title = tr("Some of your firm’s content is left out")
        first = (faults or list(problems))[0]
        more = tr(" ({0} problems in all)").format(len(problems)) if len(problems) > 1 else ""
        safe = tr("All else works.")
        ways = ((tr("Show all of it"), self.show),)
        self._window.say(Said(Tone.WARNING, title, f"{first}{more} {safe}", ways))

    def _adds(self, library: Library) -> list[str]:
        firm, tr = library.firm, self._window.tr
        papers = sum(
            isinstance(paper, FirmDocument)
            for tree in library.trees.values()
            for paper in tree.items.documents
        )
        return [part for part in _counts(firm, papers, tr) if part]

    def _open_file(self, problem: Problem) -> None:
        folder = self._folder.path
        if folder is not None and problem.file.startswith("firm/"):
            open_file(folder / problem.file.removeprefix("firm/"))


def _counts(firm: Additions, papers: int, tr: Callable[[str], str]) -> list[str]:
    """Say how much of each kind there is; empty for a kind of which there is none."""
    kinds = (
        (len(firm.trees), tr("track"), tr("tracks")),
        (len(firm.notes), tr("note"), tr("notes")),
        (papers, tr("paper"), tr("papers")),
        (len(firm.wording), tr("text in house wording"), tr("texts in house wording")),
        (len(firm.off), tr("track switched off"), tr("tracks switched off")),
    )
    return [words.count(number, one, many) if number else "" for number, one, many in kinds]
