"""A matter on the disk: read whole, written whole beside the old one and then swapped in.

One YAML answers file a matter (``matters.answers_file``); no journal, no locks yet.
This module reads no clock and knows no folder by itself; ``matters.register`` knows ours.
"""

import contextlib
import os
from datetime import date
from pathlib import Path as FilePath
from secrets import token_hex

from engine.errors import ContentError, EngineError
from engine.library import Library, read_source
from engine.source import dump
from matters.answers_file import read_answers, write_answers
from matters.errors import MatterError
from matters.matter import Matter

OWNER_ONLY, USUAL = 0o600, 0o666


def write_atomically(path: FilePath, data: bytes, *, owner_only: bool = False) -> None:
    """Write a file whole: beside the old one, to the disk, then swapped in.

    Args:
        path: The file. While this fails, whatever stood there stays as it was. A link is followed.
        data: Its whole content.
        owner_only: A new file is readable by its owner only; an old one keeps its permissions.

    Raises:
        OSError: The file could not be written.
    """
    target = path.resolve()
    beside = target.parent / f".exequatur-{token_hex(6)}.part"
    try:
        with os.fdopen(_create(beside, owner_only=owner_only), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(target, beside)
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
        write_atomically(path, data, owner_only=True)
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
        return read_answers(read_source(path, path.name), library, saved=True)
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


def _create(path: FilePath, *, owner_only: bool) -> int:
    """Make a new file, as readable as the system makes files, or by its owner only."""
    binary = getattr(os, "O_BINARY", 0)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary
    return os.open(path, flags, OWNER_ONLY if owner_only else USUAL)


def _keep_mode(target: FilePath, beside: FilePath) -> None:
    """Give the new file the permissions of the old one."""
    with contextlib.suppress(FileNotFoundError):
        beside.chmod(target.stat().st_mode & 0o777)


def _sync_folder(folder: FilePath) -> None:
    """Make the swap itself last through a power cut, where the system can do that."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
