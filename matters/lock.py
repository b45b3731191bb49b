"""Locks that the system itself takes away when a process ends, and the lock of a matter file.

A matter that is open has a small file beside it that names who has it; while that file is locked,
the matter is opened read-only elsewhere. A lock file that nobody holds is taken over.
"""

import contextlib
import errno
import getpass
import json
import os
import platform
import stat
import sys
from dataclasses import dataclass
from pathlib import Path as FilePath

ENDING = ".lock"
USUAL = 0o666
NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""A lock file is never followed elsewhere, whoever put a link there."""
TRIES = 10
LONGEST = 2000
"""Bytes of a lock file that are read."""
FAR = 1 << 30
"""Windows locks a byte range: one byte far behind the text, so that others can read who has it."""

if sys.platform == "win32":
    import msvcrt

    def lock_file(handle: int) -> None:
        """Lock an open file for this process.

        Raises:
            OSError: Another process has it.
        """
        at = os.lseek(handle, 0, os.SEEK_CUR)
        os.lseek(handle, FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, at, os.SEEK_SET)

else:
    import fcntl

    def lock_file(handle: int) -> None:
        """Lock an open file for this process.

        Raises:
            OSError: Another process, or another handle of this one, has it.
        """
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a matter open."""

    who: str
    computer: str
    since: str


class HeldError(Exception):
    """Someone else has the matter open.

    Attributes:
        holder: Who.
    """

    def __init__(self, holder: Holder) -> None:
        """Name the holder."""
        super().__init__(holder.who)
        self.holder = holder


def signed_in(since: str) -> Holder:
    """Name who is signed in to this computer.

    Args:
        since: From when on, as text for a person.
    """
    try:
        who = getpass.getuser()
    except (OSError, KeyError):
        who = "unknown"
    return Holder(who, platform.node(), since)


def is_here(holder: Holder) -> bool:
    """Say whether it is who is signed in to this computer, in another window."""
    mine = signed_in("")
    return (holder.who, holder.computer) == (mine.who, mine.computer)


def is_held(error: OSError) -> bool:
    """Say whether a lock was refused because another has it; else the disk knows no locks."""
    return error.errno in {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}


class MatterLock:
    """The lock of a matter file, held until it is let go."""

    def __init__(self, target: FilePath, holder: Holder) -> None:
        """Take the lock.

        Args:
            target: The matter file.
            holder: Who takes it, for others to read.

        Raises:
            HeldError: Someone else has it.
            OSError: No lock can be made there: the folder is read-only or gone, or knows no locks.
        """
        self.path = target.with_name(f".{target.name}{ENDING}")
        self._handle = self._open()
        said = json.dumps([holder.who, holder.computer, holder.since], ensure_ascii=False).encode()
        with contextlib.suppress(OSError):  # another's file may be locked but not written
            os.ftruncate(self._handle, 0)
            os.write(self._handle, said)

    def let_go(self) -> None:
        """Give the lock back and take its file away."""
        with contextlib.suppress(OSError):
            if os.name != "nt":
                self.path.unlink()
        os.close(self._handle)
        with contextlib.suppress(OSError):
            if os.name == "nt":
                self.path.unlink()

    def _open(self) -> int:
        """Open and lock the file; anew where its holder took it away meanwhile.

        A disk that numbers its files anew each time is believed in the end.
        """
        for left in reversed(range(TRIES)):
            handle = _open(self.path)
            try:
                lock_file(handle)
            except OSError as error:
                os.close(handle)
                if is_held(error):
                    raise HeldError(_holder(self.path)) from error
                raise
            with contextlib.suppress(OSError):
                if not left or os.path.samestat(os.fstat(handle), self.path.lstat()):
                    return handle
            os.close(handle)
        raise OSError(errno.EAGAIN, "the lock comes and goes")


def _open(path: FilePath) -> int:
    """Open a lock file, made if it was not there; one that only its owner may write is read."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | NO_LINK, USUAL)
    except PermissionError:
        handle = os.open(path, os.O_RDONLY | NO_LINK)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "there is something in the place of the lock")
    return handle


def _holder(path: FilePath) -> Holder:
    """Read who holds a lock; someone, where that cannot be read."""
    try:
        with path.open("rb") as file:
            who, computer, since = (str(one)[:60] for one in json.loads(file.read(LONGEST)))
        return Holder(who, computer, since)
    except (OSError, ValueError, TypeError):
        return Holder("someone", "another computer", "")
