"""Locks that the system itself takes away when a process ends, and the lock of a matter file.

A matter that is open has a small file beside it that names who has it; while that file is locked,
the matter is opened read-only elsewhere. A lock file that nobody holds is taken over.
"""

import contextlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path as FilePath

ENDING = ".lock"
USUAL = 0o666
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
        holder: Who; None where that cannot be read.
    """

    def __init__(self, holder: Holder | None) -> None:
        """Name the holder."""
        super().__init__(holder.who if holder else "someone")
        self.holder = holder


class MatterLock:
    """The lock of a matter file, held until it is let go."""

    def __init__(self, target: FilePath, holder: Holder) -> None:
        """Take the lock.

        Args:
            target: The matter file.
            holder: Who takes it, for others to read.

        Raises:
            HeldError: Someone else has it.
            OSError: No lock can be made there: the folder is read-only or gone.
        """
        self.path = target.with_name(f".{target.name}{ENDING}")
        self._handle = os.open(
            self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666
        )
        try:
            lock_file(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise HeldError(_holder(self.path)) from error
        said = json.dumps([holder.who, holder.computer, holder.since], ensure_ascii=False).encode()
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, said)
        os.fsync(self._handle)

    def let_go(self) -> None:
        """Give the lock back and take its file away."""
        with contextlib.suppress(OSError):
            if os.name != "nt":
                self.path.unlink()
        os.close(self._handle)
        with contextlib.suppress(OSError):
            if os.name == "nt":
                self.path.unlink()


def _holder(path: FilePath) -> Holder | None:
    try:
        who, computer, since = json.loads(path.read_text(encoding="utf-8"))
        return Holder(str(who), str(computer), str(since))
    except (OSError, ValueError, TypeError):
        return None
