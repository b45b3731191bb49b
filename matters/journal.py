"""The journal of an open matter: each change on the disk before the next question is painted.

One text file in our data folder, with a name of its own for each opening. Its first line holds the
matter as it was opened, each further line one entry of the log; all is flushed to the disk before
``write`` returns. A crash can cut the last line off: then that entry was never acknowledged, and it
is left out. The system takes the lock on the file away when the process ends, however it ends.
"""

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from secrets import token_hex

from matters.document import Content, Document, read_document, write_document
from matters.errors import MatterError
from matters.file import OWNER_ONLY, reason, sync_folder
from matters.lock import is_held, lock_file
from matters.log import START, Entry, from_json, to_json
from matters.parts import apply_here

ENDING = ".journal"
BEGINNING = b'{"target":'
BINARY = getattr(os, "O_BINARY", 0)


class Journal:
    """A journal that is written; the process that made it holds its lock."""

    def __init__(self, folder: FilePath, document: Document, target: FilePath) -> None:
        """Begin a journal.

        Args:
            folder: Where journals are kept.
            document: The matter as it is now; the content snapshot is left out.
            target: The matter file that it belongs to.

        Raises:
            MatterError: It could not be written.
        """
        self.path = folder / f"{document.id}-{token_hex(4)}{ENDING}"
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY
            self._handle = os.open(self.path, flags, OWNER_ONLY)
        except OSError as error:
            raise _not_written(folder, error) from error
        try:
            with contextlib.suppress(OSError):  # a disk that knows no locks is written all the same
                lock_file(self._handle)
            head = write_document(replace(document, content=Content())).decode()
            self._write([{"target": str(target), "document": head}])
            sync_folder(folder)
        except OSError as error:
            self.close(keep=False)
            raise _not_written(folder, error) from error

    def write(self, entries: Iterable[Entry]) -> None:
        """Put entries on the disk.

        Raises:
            MatterError: They could not be written; the journal holds what it held before.
        """
        at = os.lseek(self._handle, 0, os.SEEK_END)
        try:
            self._write(to_json(one) for one in entries)
        except OSError as error:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, at)
            raise _not_written(self.path.parent, error) from error

    def close(self, *, keep: bool) -> None:
        """Let the journal go; it is kept where the matter file does not have all of it."""
        os.close(self._handle)
        if not keep:
            with contextlib.suppress(OSError):
                self.path.unlink()

    def _write(self, lines: Iterable[object]) -> None:
        data = b"".join(
            json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            for plain in lines
        )
        view = memoryview(data)
        while view:
            view = view[os.write(self._handle, view) :]
        os.fsync(self._handle)


@dataclass(frozen=True, slots=True)
class Left:
    """A journal that a process left behind; its lock is held until it is done with.

    Attributes:
        target: The matter file it belongs to.
        document: The matter with every entry that was acknowledged; None if it cannot be read.
    """

    path: FilePath
    handle: int
    target: FilePath
    document: Document | None

    def drop(self) -> None:
        """Take it away: what it holds is elsewhere now."""
        os.close(self.handle)
        self.path.unlink(missing_ok=True)

    def leave(self) -> None:
        """Leave it for the next start."""
        os.close(self.handle)

    def set_aside(self) -> FilePath:
        """Keep it under a name that is not looked at again."""
        os.close(self.handle)
        return self.path.replace(self.path.with_suffix(".unreadable"))


def left_behind(folder: FilePath) -> Iterator[Left]:
    """Give the journals in a folder whose process is gone."""
    for path in sorted(folder.glob(f"*{ENDING}")):
        handle = _take(path)
        if handle is None:
            continue
        if _never_begun(path):
            Left(path, handle, path, None).drop()
            continue
        yield _read(path, handle)


def _take(path: FilePath) -> int | None:
    """Open and lock a journal; None where a living process has it."""
    try:
        handle = os.open(path, os.O_RDWR | BINARY)
    except OSError:
        return None
    try:
        lock_file(handle)
    except OSError as error:
        if is_held(error):
            os.close(handle)
            return None
    return handle


def _read(path: FilePath, handle: int) -> Left:
    try:
        target, document = read_journal(path)
    except (MatterError, OSError):
        return Left(path, handle, path, None)
    return Left(path, handle, target, document)


def _never_begun(path: FilePath) -> bool:
    """Say whether a journal was cut off in its first line, before anything was acknowledged."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        first = file.readline()
        return not first.endswith(b"\n") and first[: len(BEGINNING)] == BEGINNING[: len(first)]
    return False


def read_journal(path: FilePath) -> tuple[FilePath, Document]:
    """Read a journal.

    Returns:
        The matter file it belongs to, and the matter with every entry that was acknowledged.

    Raises:
        OSError: The system does not give it.
        MatterError: It is damaged from the start.
    """
    lines = path.read_bytes().split(b"\n")[:-1]
    try:
        head = json.loads(lines[0])
        target, text = FilePath(head["target"]), head["document"].encode()
    except (IndexError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise MatterError(f"The journal {path.name} is damaged.") from error
    document = read_document(text)
    log = list(document.log)
    parts = {part: dict(values) for part, values in document.parts.items()}
    for line in lines[1:]:
        # a line that a full disk cut off is followed by the same entry, written again
        with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
            entry = from_json(json.loads(line))
            if entry.previous == (log[-1].hash if log else START):
                apply_here(parts, entry.changes)
                log.append(entry)
    return target, replace(document, parts=parts, log=tuple(log))


def _not_written(folder: FilePath, error: OSError) -> MatterError:
    return MatterError(f"The change could not be kept in {folder}: {reason(error)}.")
