"""The files of a firm's folder, read as ``firm/NAME``; a folder that does not answer is given up.

Reads from the disk and composes; what stands in the files is for the other modules.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path as FilePath
from threading import Thread
from typing import TypeVar

from engine.errors import Problem
from engine.library import source_of
from engine.source import MAX_BYTES, Pointer, Source, failed

T = TypeVar("T")
PREFIX = "firm/"
"""Before the name of every file of the firm, so that none is taken for one of ours."""
OVERLAY = "overlay.yaml"
PATIENCE = 3.0
"""Seconds that a folder has to answer; a share that is offline may take minutes."""
MOST_TREES = 50
LARGEST = 500_000
"""Characters of a file; every matter packs the firm's files, and has to stay readable."""
LARGEST_OF_ALL = 2_000_000
"""Characters of all files together, so that the start is not held up; ours have half of that."""
SILENT = "the folder does not answer"


class Files:
    """The files opened of one folder, their hashes, and what is wrong with the folder itself."""

    def __init__(self, folder: FilePath) -> None:
        """Read from a folder; nothing is read yet."""
        self.folder = folder
        self.opened: dict[str, Source] = {}
        self.hashes: dict[str, str] = {}
        self._of_folder: list[Problem] = []
        self._answers, self._room = True, LARGEST_OF_ALL

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
        return self._keep(name, self._raw(name))

    def open_if_there(self, name: str) -> Source | None:
        """Read and compose a file that a firm need not have."""
        raw = self._raw(name)
        return None if isinstance(raw, FileNotFoundError) else self._keep(name, raw)

    def _raw(self, name: str) -> bytes | OSError:
        """Read one file; once the folder does not answer, it is not asked again."""
        found: bytes | OSError | None = None
        if self._answers:
            found = _within(PATIENCE, lambda: _bytes(self.folder / name))
        self._answers = found is not None
        return OSError(SILENT) if found is None else found

    def _keep(self, name: str, raw: bytes | OSError) -> Source:
        named = f"{PREFIX}{name}"
        source = self._composed(named, raw)
        self.opened[named] = source
        self.hashes[named] = sha256(source.text.encode()).hexdigest()
        return source

    def _composed(self, named: str, raw: bytes | OSError) -> Source:
        if isinstance(raw, OSError):
            return failed(named, f"the file cannot be read ({raw.strerror or raw}).")
        length = len(raw.decode("utf-8", "replace"))  # before it is composed, which takes long
        if length > LARGEST:
            message = f"the file has more than {LARGEST:,} characters; keep the firm’s files small."
            return failed(named, message)
        if length > self._room:
            message = (
                f"the firm’s files have more than {LARGEST_OF_ALL:,} characters together; "
                "leave out what is not used."
            )
            return failed(named, message)
        self._room -= length
        return source_of(raw, named)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found so far, of the folder and of its files."""
        listed = (problem for source in self.opened.values() for problem in sorted(source.problems))
        return (*self._of_folder, *dict.fromkeys(listed))

    def _list(self) -> list[str] | None:
        if not self.folder.is_dir():
            return None
        found = (file for file in self.folder.glob("*.yaml") if _may_be_file(file))
        return sorted(file.name for file in found if file.name != OVERLAY)


def _may_be_file(path: FilePath) -> bool:
    """Say whether a file lies here, or something of which only reading says what it is."""
    try:
        return path.is_file() or path.is_symlink()
    except OSError:
        return True


def _bytes(path: FilePath) -> bytes | OSError:
    """Read a file; a pipe would wait for ever, and a link to nothing is a fault to be told."""
    try:
        if path.exists() and not path.is_file():
            return OSError("it is not a file")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        return OSError("the link leads nowhere") if path.is_symlink() else error
    except OSError as error:
        return error


def _within(patience: float, work: Callable[[], T]) -> T | None:
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
