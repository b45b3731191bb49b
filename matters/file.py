"""A matter on the disk: read whole, written whole beside the old one and then swapped in.

A matter file (``.exq``) holds it with its log (``matters.document``); an answers file (YAML) holds
what a person writes for the command line (``matters.answers_file``).
This module reads no clock and knows no folder by itself; ``matters.register`` knows ours.
"""

import contextlib
import errno
import os
from datetime import date
from pathlib import Path as FilePath
from secrets import token_hex

from engine.errors import ContentError, EngineError
from engine.library import Library, read_source
from engine.source import dump
from matters.answers_file import read_answers, write_answers
from matters.document import ENDING, MAX_BYTES, Document, read_document
from matters.errors import MatterError
from matters.matter import Matter
from matters.parts import from_parts

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
    sync_folder(target.parent)


def save_answers(path: FilePath, matter: Matter, as_of: date | None = None) -> None:
    """Write a matter as an answers file.

    Args:
        path: The file.
        matter: All of it is written but its log.
        as_of: The matter's own date, if it has one.

    Raises:
        MatterError: It could not be written; whatever stood there is still there.
    """
    data = dump(write_answers(matter, as_of)).encode()
    try:
        write_atomically(path, data)
    except OSError as error:
        raise not_saved(path, error) from error


def load_matter(path: FilePath, library: Library) -> tuple[Matter, date | None]:
    """Read a matter from a matter file or an answers file.

    Args:
        path: Its file; it ends in ``.exq``, else it is an answers file.
        library: The trees and facts it may name.

    Returns:
        The matter, and its own date if it has one.

    Raises:
        MatterError: It could not be read.
    """
    if path.suffix.lower() == ENDING:
        try:
            return matter_of(read_document(read_file(path)), library)
        except MatterError as error:
            raise MatterError(f"{path.name}: {error}") from error
    try:
        return read_answers(read_source(path, path.name), library, saved=True)
    except (ContentError, EngineError) as error:
        raise MatterError(f"The matter could not be opened. {error}") from error


def matter_of(document: Document, library: Library) -> tuple[Matter, date | None]:
    """Give the matter of a document, and its own date if it has one.

    Raises:
        MatterError: One of its trees is not in the library.
    """
    matter, own_date = from_parts(document.parts, library)
    if not matter.legs:
        named = str(document.parts.get("matter", {}).get("legs", ""))[:80]
        raise MatterError(
            f"The matter goes through trees that this content does not have: {named}. "
            "Open it with the program it was last saved with, and with the firm’s content if it "
            "goes through a tree of the firm."
        )
    return matter, own_date


def read_file(path: FilePath) -> bytes:
    """Read a matter file from the disk; of one that is too large, only so much that this shows.

    Raises:
        MatterError: It is not there, no file, or may not be read.
    """
    try:
        if not path.is_file():
            raise MatterError(f"There is no file {path}.")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except PermissionError as error:
        raise MatterError(f"You may not read {path.name}; ask its owner.") from error
    except (OSError, ValueError) as error:
        said = reason(error) if isinstance(error, OSError) else "its name is none"
        raise MatterError(f"{path.name} could not be read: {said}.") from error


def not_saved(path: FilePath, error: OSError) -> MatterError:
    """Say that a file could not be written, where, and why."""
    return MatterError(f"The matter could not be saved in {path.parent}: {reason(error)}.")


def reason(error: OSError) -> str:
    """Give the system's reason in words, without its number."""
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "the folder is read-only"
    if isinstance(error, FileNotFoundError):
        return "the folder is not there"
    if error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        return "the disk is full"
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


def sync_folder(folder: FilePath) -> None:
    """Make the swap itself last through a power cut, where the system can do that."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
