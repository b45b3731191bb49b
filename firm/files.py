"""The files of a firm's folder, read as ``firm/NAME``; a folder that does not answer is given up.

Reads from the disk and composes; what stands in the files is for the other modules.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path as FilePath
from threading import Thread
from typing import TypeVar

from engine.errors import Problem
from engine.library import read_source
from engine.source import Pointer, Source, failed

T = TypeVar("T")
PREFIX = "firm/"
"""Before the name of every file of the firm, so that none is taken for one of ours."""
OVERLAY = "overlay.yaml"
PATIENCE = 3.0
"""Seconds that a folder has to answer; a share that is offline may take minutes."""
MOST_TREES = 50
LARGEST = 500_000
"""Characters of a file; every matter packs the firm's files, and has to stay readable."""


class Files:
    """The files opened of one folder, their hashes, and what is wrong with the folder itself."""

    def __init__(self, folder: FilePath) -> None:
        """Read from a folder; nothing is read yet."""
        self.folder = folder
        self.opened: dict[str, Source] = {}
        self.hashes: dict[str, str] = {}
        self._of_folder: list[Problem] = []

    def tree_files(self) -> list[str]:
        """Give the names of the files of trees, in their order; empty where the folder is gone."""
        found = _within(PATIENCE, self._list)
        if found is None:
            self._of_folder.append(
                Problem(
                    str(self.folder),
                    0,
                    0,
                    "the firm’s folder is not there or does not answer; nothing of it is used. "
                    "Connect to it, or choose another folder.",
                )
            )
            return []
        if len(found) > MOST_TREES:
            message = (
                f"{len(found)} files lie here and {MOST_TREES} are read at most; name the folder "
                "that holds the firm’s trees only."
            )
            self._of_folder.append(Problem(str(self.folder), 0, 0, message))
        return found[:MOST_TREES]

    def open(self, name: str) -> Source:
        """Read and compose one file."""
        source = read_source(self.folder / name, f"{PREFIX}{name}")
        if len(source.text) > LARGEST:
            message = f"the file has more than {LARGEST:,} characters; keep the firm’s files small."
            source = failed(source.name, message)
        self.opened[source.name] = source
        self.hashes[source.name] = sha256(source.text.encode()).hexdigest()
        return source

    def open_if_there(self, name: str) -> Source | None:
        """Read and compose a file that a firm need not have."""
        return self.open(name) if (self.folder / name).is_file() else None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found so far, of the folder and of its files."""
        listed = (problem for source in self.opened.values() for problem in sorted(source.problems))
        return (*self._of_folder, *dict.fromkeys(listed))

    def _list(self) -> list[str] | None:
        if not self.folder.is_dir():
            return None
        found = (file for file in self.folder.glob("*.yaml") if file.is_file())
        return sorted(file.name for file in found if file.name != OVERLAY)


def _within(patience: float, work: Callable[[], T | None]) -> T | None:
    """Do some work on a disk; None if it fails, or is not done in so many seconds."""
    given: list[T | None] = []

    def run() -> None:
        try:
            given.append(work())
        except OSError:
            given.append(None)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(patience)
    return given[0] if given else None


class JoinedSource(Source):
    """A file of ours into whose data the firm's was set: a problem is named where it stands.

    Args:
        ours: The file of ours.
        theirs: The firm's file.
        moved: Gives the place in the firm's file; None for what stands in ours.
    """

    def __init__(
        self, ours: Source, theirs: Source, moved: Callable[[Pointer], Pointer | None]
    ) -> None:
        """Stand for ours, composed already."""
        self.name, self.text, self.root, self.problems = (
            ours.name,
            ours.text,
            ours.root,
            ours.problems,
        )
        self._ours, self._theirs, self._moved = ours, theirs, moved

    def problem(self, pointer: Pointer, message: str) -> Problem:
        """Give a problem at the value a pointer leads to, in the file that holds it."""
        moved = self._moved(pointer)
        if moved is None:
            return self._ours.problem(pointer, message)
        return self._theirs.problem(moved, message)


def report(source: Source, faults: Iterable[tuple[Pointer, str]]) -> bool:
    """Add faults to the problems of their file; say whether there are any."""
    found = [source.problem(*fault) for fault in faults]
    source.problems += found
    return bool(found)
