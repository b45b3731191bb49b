"""A matter on the disk: read whole, written whole beside the old one and then swapped in.

One YAML answers file a matter (``matters.answers_file``); no journal, no locks yet.
This module reads no clock and knows no folder by itself; ``matters.register`` knows ours.
"""

import contextlib
import os
import tempfile
from datetime import date
from pathlib import Path as FilePath

from engine.errors import ContentError, EngineError
from engine.library import Library, read_source
from engine.source import dump
from matters.answers_file import read_answers, write_answers
from matters.matter import Matter

OWNER_ONLY = 0o600


class MatterError(Exception):
    """A matter that could not be read or written; the message is the sentence the user reads."""


def write_atomically(path: FilePath, data: bytes) -> None:
    """Write a file whole: beside the old one, to the disk, then swapped in.

    Args:
        path: The file. While this fails, whatever stood there stays as it was. A link is followed.
        data: Its whole content.

    Raises:
        OSError: The file could not be written.
    """
    target = path.resolve()
    mode = _mode(target)
    handle, name = tempfile.mkstemp(prefix=".exequatur-", suffix=".part", dir=target.parent)
    beside = FilePath(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def save_matter(path: FilePath, matter: Matter, as_of: date | None = None) -> None:
    """Save a matter.

    Args:
        path: Its file.
        matter: What is saved, whole.
        as_of: The file's own date, if it has one.

    Raises:
        MatterError: It could not be written; the file saved before is still there.
    """
    data = dump(write_answers(matter, as_of)).encode()
    try:
        write_atomically(path, data)
    except OSError as error:
        raise MatterError(
            f"The matter could not be saved in {path.parent}: {reason(error)}."
        ) from error


def load_matter(path: FilePath, library: Library) -> tuple[Matter, date | None]:
    """Read a matter.

    Args:
        path: Its file.
        library: The trees and facts it may name.

    Returns:
        The matter, and the file's own date if it has one.

    Raises:
        MatterError: It could not be read.
    """
    try:
        return read_answers(read_source(path, path.name), library)
    except (ContentError, EngineError) as error:
        raise MatterError(f"The matter could not be opened. {error}") from error


def reason(error: OSError) -> str:
    """Give the system's reason in words, without its number."""
    if isinstance(error, PermissionError):
        return "the folder is read-only"
    if isinstance(error, FileNotFoundError):
        return "the folder is not there"
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


def _mode(target: FilePath) -> int:
    """Give the permissions a file keeps; a new one is readable by its owner only."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        return OWNER_ONLY


def _sync_folder(folder: FilePath) -> None:
    """Make the swap itself last through a power cut, where the system can do that."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
