"""Writing a matter file whole: a piece of work that a thread does while the matter goes on.

The old file is looked at first: one that somebody else replaced is never overwritten, and from time
to time it is kept as a backup.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from matters.document import ENDING, MAX_BYTES, Content, Document, stamp, write_document
from matters.errors import MatterError, ReplacedError
from matters.file import not_saved, write_atomically
from matters.folder import make_folder

BACKUPS = 10
"""How many backups of a matter are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A matter that is to be written.

    Attributes:
        stamp: Of the file as we last read or wrote it; empty for a new one.
        backups: Where the old file is kept before it is replaced; None where no backup is due.
        owner_only: Whether a new file is readable by its owner only.
    """

    document: Document
    target: FilePath
    stamp: str
    backups: FilePath | None
    owner_only: bool

    def run(self, content: Callable[[], Content] | None = None) -> "Written":
        """Write it.

        Args:
            content: Gives the content the matter was walked on; left out, what the file had stays.

        Raises:
            ReplacedError: Somebody else replaced the file.
            MatterError: It could not be written; the old file is still there.
        """
        document = self.document
        if content is not None:
            packed = content()
            document = replace(document, content=replace(packed, other=document.content.other))
        data = write_document(document)
        try:
            old = self._old()
            if old is not None and stamp(old) not in {self.stamp, stamp(data)}:
                raise ReplacedError(f"{self.target} was changed by somebody else meanwhile.")
            if old is not None and self.backups is not None:
                keep_backup(self.backups, old)
            write_atomically(self.target, data, owner_only=self.owner_only)
        except OSError as error:
            raise not_saved(self.target, error) from error
        return Written(len(document.log), stamp(data), document.content, self.backups is not None)

    def _old(self) -> bytes | None:
        try:
            with self.target.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return None


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Attributes:
        entries: How many entries of the log the file has now.
        stamp: Of the file.
        content: What it holds of the content.
        backed_up: Whether a backup was due.
    """

    entries: int
    stamp: str
    content: Content
    backed_up: bool


def keep_backup(folder: FilePath, data: bytes) -> None:
    """Keep a file in a folder, the oldest given up for it; a failure is no reason not to save."""
    with contextlib.suppress(OSError, MatterError):
        make_folder(folder)
        kept = sorted(folder.glob(f"*{ENDING}"))
        if kept and kept[-1].read_bytes() == data:
            return
        last = kept[-1].stem if kept else "0"
        number = int(last) + 1 if last.isdigit() else len(kept) + 1
        write_atomically(folder / f"{number:06d}{ENDING}", data, owner_only=True)
        for old in kept[: max(0, len(kept) + 1 - BACKUPS)]:
            old.unlink(missing_ok=True)
