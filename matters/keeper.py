"""Keeps the matter that is open: its log, its journal, its lock and its file.

Every change goes to the journal at once; ``writing`` gives the work of writing the file whole,
which a thread may do meanwhile. Knows nothing of what a matter means, no clock and no window.
"""

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path as FilePath
from secrets import token_hex
from typing import Any

from matters.document import ENDING, Document, read_document, stamp
from matters.errors import MatterError
from matters.file import read_file, reason
from matters.folder import make_folder
from matters.history import History
from matters.journal import Journal
from matters.lock import HeldError, Holder, MatterLock, signed_in
from matters.parts import Parts
from matters.register import Register
from matters.writing import Writing, Written

BETWEEN_BACKUPS = timedelta(minutes=10)


class Keeper(History):
    """The matter that is open.

    Attributes:
        target: Its file.
        held_by: Who else has it open; then it is read-only here.
        replaced: Somebody else replaced the file; it is not written any more.
    """

    def __init__(self, register: Register, document: Document, target: FilePath) -> None:
        """Keep a document; nothing is on the disk before the first change."""
        super().__init__(document)
        self.target = target
        self.held_by: Holder | None = None
        self.replaced = False
        self._register = register
        self._stamp = ""
        self._filed = len(self._log)
        self._journal: Journal | None = None
        self._journaled = 0
        self._lock: MatterLock | None = None
        self._backed_up: datetime | None = None
        self._since = ""

    @classmethod
    def new(cls, register: Register) -> "Keeper":
        """Keep a new matter, in our data folder."""
        name = token_hex(8)
        document = Document(id=name, parts={})
        return cls(register, document, register.folder.resolve() / f"{name}{ENDING}")

    @classmethod
    def open(cls, register: Register, path: FilePath, now: datetime) -> "Keeper":
        """Open a matter file where it lies; one that another has open is read-only.

        Raises:
            MatterError: It cannot be read.
        """
        target = path.resolve()
        if not target.is_file():
            raise MatterError(f"There is no file {path}.")
        lock, held_by = _take_lock(target, signed_in(_spoken(now)))
        try:
            data = read_file(target)
            keeper = cls(register, read_document(data), target)
        except MatterError:
            if lock is not None:
                lock.let_go()
            raise
        keeper._stamp, keeper._lock, keeper.held_by = stamp(data), lock, held_by
        keeper._since = _spoken(now)
        if held_by is None and keeper._log:
            with contextlib.suppress(MatterError):  # said at the first change
                keeper.keep(now)
        return keeper

    # --- keeping ------------------------------------------------------------------------

    @property
    def behind(self) -> bool:
        """Whether the file does not have everything yet."""
        return self._filed < len(self._log)

    @property
    def kept(self) -> bool:
        """Whether everything is on the disk here, in the journal."""
        return self._journaled == len(self._log)

    def record(self, before: Parts, after: Parts, now: datetime) -> None:
        """Note a change in the log, and keep it on the disk.

        Args:
            before: The matter as it was, with which the log of a new one begins.
            after: The matter as it is from now on.
            now: The present time, with its zone.

        Raises:
            MatterError: It is noted, but could not be kept; ``keep`` tries again.
        """
        self.note(before, after, now)
        self.keep(now)

    def keep(self, now: datetime) -> None:
        """Put every entry into the journal that is not there yet.

        Raises:
            MatterError: It could not be done; what was there before is there still.
        """
        try:
            make_folder(self._register.journals)
            self._hold(now)
        except OSError as error:
            folder = self._register.journals.parent
            message = f"The change could not be kept in {folder}: {reason(error)}."
            raise MatterError(message) from error
        if self._journal is None:
            self._journal = Journal(self._register.journals, self.document(), self.target)
        else:
            self._journal.write(self._log[self._journaled :])
        self._journaled = len(self._log)

    def _hold(self, now: datetime) -> None:
        """Take the lock of a new matter."""
        if self._lock is None and not self._since:
            self._since = _spoken(now)
            make_folder(self.target.parent)
            self._lock, self.held_by = _take_lock(self.target, signed_in(self._since))

    def writing(self, result: Mapping[str, Any], now: datetime) -> Writing:
        """Give the work of writing the file.

        Args:
            result: What came out last, for lists that do not walk.
            now: The present time.
        """
        last = self._backed_up
        due = last is None or not last <= now < last + BETWEEN_BACKUPS
        other = {key: value for key, value in self._document.result.items() if key not in result}
        return Writing(
            document=replace(self.document(), result={**other, **result}),
            target=self.target,
            stamp=self._stamp,
            backups=self._register.backups_of(self.id) if due else None,
            owner_only=self._register.holds(self.target),
        )

    def wrote(self, written: Written, now: datetime) -> None:
        """Take note that the file was written."""
        self._filed, self._stamp = written.entries, written.stamp
        self._document = replace(self._document, content=written.content)
        if written.backed_up:
            self._backed_up = now

    def moved(self) -> None:
        """Take note that all of it is in another file now; the journal is not needed."""
        self._filed = len(self._log)

    def close(self) -> None:
        """Let the matter go; the journal stays where the file does not have everything."""
        if self._journal is not None:
            self._journal.close(keep=self.behind)
            self._journal = None
        if self._lock is not None:
            self._lock.let_go()
            self._lock = None


def _take_lock(target: FilePath, holder: Holder) -> tuple[MatterLock | None, Holder | None]:
    """Take a lock: the lock, or who has it; neither where no lock can be made."""
    try:
        return MatterLock(target, holder), None
    except HeldError as error:
        return None, error.holder
    except OSError:
        return None, None


def _spoken(now: datetime) -> str:
    return f"{now:%Y-%m-%d %H:%M}"
