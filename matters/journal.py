"""The journal of an open matter: each change on the disk before the next question is painted.

One text file in our data folder. Its first line holds the matter as it was opened, each further
line one entry of the log; a line is flushed to the disk before ``write`` returns. A crash can cut
the last line off: then that line was never acknowledged, and it is left out. The system takes the
lock on the file away when the process ends, however it ends.
"""

import contextlib
import json
import os
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from matters.document import Document, read_document, write_document
from matters.errors import MatterError
from matters.file import OWNER_ONLY, reason
from matters.lock import lock_file
from matters.log import Entry, from_json, to_json
from matters.parts import apply

ENDING = ".journal"


class Journal:
    """A journal that is written; the process that made it holds its lock."""

    def __init__(self, path: FilePath, document: Document, target: FilePath) -> None:
        """Begin a journal.

        Args:
            path: Its file, which is made anew.
            document: The matter as it is now; the content snapshot is left out.
            target: The matter file that it belongs to.

        Raises:
            MatterError: It could not be written.
        """
        self.path = path
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        try:
            self._handle = os.open(path, flags, OWNER_ONLY)
            lock_file(self._handle)
            self._write({"target": str(target), "document": _as_text(document)})
        except OSError as error:
            raise _not_written(path, error) from error

    def write(self, entry: Entry) -> None:
        """Put an entry on the disk.

        Raises:
            MatterError: It could not be written; the journal holds what it held before.
        """
        at = os.lseek(self._handle, 0, os.SEEK_END)
        try:
            self._write(to_json(entry))
        except OSError as error:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, at)
            raise _not_written(self.path, error) from error

    def close(self, *, keep: bool) -> None:
        """Let the journal go; it is kept where the matter file does not have all of it."""
        os.close(self._handle)
        if not keep:
            with contextlib.suppress(OSError):
                self.path.unlink()

    def _write(self, plain: object) -> None:
        line = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        view = memoryview(line)
        while view:
            view = view[os.write(self._handle, view) :]
        os.fsync(self._handle)


@dataclass(frozen=True, slots=True)
class Left:
    """A journal that a process left behind.

    Attributes:
        target: The matter file it belongs to.
        document: The matter with every entry that was acknowledged.
    """

    path: FilePath
    target: FilePath
    document: Document


def left_behind(folder: FilePath) -> tuple[Left, ...]:
    """Give the journals in a folder whose process is gone; those that cannot be read are left."""
    found = []
    for path in sorted(folder.glob(f"*{ENDING}")):
        if _held(path):
            continue
        with contextlib.suppress(MatterError, OSError, KeyError, TypeError, ValueError):
            found.append(_read(path))
    return tuple(found)


def _read(path: FilePath) -> Left:
    lines = path.read_bytes().split(b"\n")[:-1]
    head = json.loads(lines[0])
    document = read_document(head["document"].encode())
    for line in lines[1:]:
        entry = from_json(json.loads(line))
        document = replace(
            document, parts=apply(document.parts, entry.changes), log=(*document.log, entry)
        )
    return Left(path, FilePath(head["target"]), document)


def _held(path: FilePath) -> bool:
    """Say whether a living process holds a journal."""
    try:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except OSError:
        return True
    try:
        lock_file(handle)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def _as_text(document: Document) -> str:
    return write_document(replace(document, content=type(document.content)())).decode()


def _not_written(path: FilePath, error: OSError) -> MatterError:
    return MatterError(f"The change could not be kept in {path.parent}: {reason(error)}.")
