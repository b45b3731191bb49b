"""What a process left behind when it ended at once: its journals are brought into the matters.

Nothing is dropped that is not in a matter file: what does not fit there becomes a matter of its
own, and what cannot be brought there yet waits for the next start.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from pathlib import Path as FilePath
from secrets import token_hex

from matters.document import Document, read_document, stamp
from matters.errors import MatterError
from matters.file import read_file
from matters.folder import make_folder
from matters.journal import Left, left_behind
from matters.lock import HeldError, MatterLock, signed_in
from matters.log import Act, Entry, entry
from matters.parts import Change, apply
from matters.register import Register
from matters.writing import Writing


class How(Enum):
    """What became of a journal."""

    RESTORED = auto()
    """Its changes are in the matter's file."""
    APART = auto()
    """The file went another way; they are a matter of its own."""
    WAITING = auto()
    """The file cannot be reached or written; they wait."""
    UNREADABLE = auto()
    """The journal is damaged from the start; it is kept under another name."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What is to be said of one journal.

    Attributes:
        path: The matter's file; of an unreadable journal, the journal.
        name: The matter's; empty if it has none.
        changes: How many were restored, or wait.
    """

    how: How
    path: FilePath
    name: str
    changes: int


def recover(
    register: Register, now: datetime, *, ours: bool, target: FilePath | None = None
) -> tuple[Restored, ...]:
    """Bring every journal that was left behind into its matter.

    Args:
        register: Where matters and journals are.
        now: The present time.
        ours: Look at the matters in our data folder, else at those elsewhere, which may be slow.
        target: Look at those of this matter file only.
    """
    found = []
    for left in left_behind(register.journals):
        here = left.document is None or register.holds(left.target)
        if here is not ours or target not in {None, left.target}:
            left.leave()
            continue
        said = _recover(left, register, now)
        if said is not None:
            found.append(said)
    return tuple(found)


def set_apart(document: Document, register: Register, now: datetime) -> FilePath:
    """Keep a document as a matter of its own, in our data folder, named as recovered.

    Raises:
        MatterError: It could not be written.
    """
    named = document.parts.get("particulars", {}).get("name")
    change = Change("particulars", "name", named, f"{_name(document) or 'Matter'} (recovered)")
    at, who = now.isoformat(timespec="seconds"), signed_in("").who
    last = entry(document.log, Act.CHANGE, (change,), at=at, who=who)
    own = replace(
        document,
        id=token_hex(8),
        parts=apply(document.parts, (change,)),
        log=(*document.log, last),
    )
    target = register.new_path(own.id)
    Writing(document=own, target=target, stamp="", backups=None, owner_only=True).run()
    return target


def _recover(left: Left, register: Register, now: datetime) -> Restored | None:
    mine = left.document
    if mine is None:
        aside = left.set_aside()
        return Restored(How.UNREADABLE, aside, aside.name, 0)
    waiting = Restored(How.WAITING, left.target, _name(mine), _count(mine.log))
    lock = None
    try:
        if register.holds(left.target):
            make_folder(left.target.parent)
        lock = MatterLock(left.target, signed_in(f"{now:%Y-%m-%d %H:%M}"))
    except HeldError:
        left.leave()
        return waiting
    except OSError:  # no folder, or no lock there: writing says which
        pass
    try:
        said = _bring(left.target, mine, register, now)
    except MatterError:
        left.leave()
        return waiting
    else:
        left.drop()
        return said
    finally:
        if lock is not None:
            lock.let_go()


def _bring(target: FilePath, mine: Document, register: Register, now: datetime) -> Restored | None:
    """Bring a document into its file; None if the file has all of it.

    Raises:
        MatterError: The file could not be written.
    """
    data = read_file(target) if target.exists() else b""
    theirs = _read(data)
    whole = mine
    if theirs is not None:
        if _begins(theirs.log, mine.log):
            return None
        whole = replace(mine, content=theirs.content)
    if data and (theirs is None or _went_another_way(theirs, mine)):
        apart = set_apart(mine, register, now)
        return Restored(How.APART, apart, f"{_name(mine) or 'Matter'} (recovered)", 0)
    if not data and not _count(mine.log):
        return None
    Writing(
        document=whole,
        target=target,
        stamp=stamp(data) if data else "",
        backups=register.backups_of(mine.id),
        owner_only=register.holds(target),
    ).run()
    if not register.holds(target):
        with contextlib.suppress(OSError):  # the list is a convenience
            register.elsewhere.remember(target, mine.parts, now)
    new = mine.log[len(theirs.log) :] if theirs is not None else mine.log
    return Restored(How.RESTORED, target, _name(mine), _count(new))


def _read(data: bytes) -> Document | None:
    try:
        return read_document(data) if data else None
    except MatterError:
        return None


def _went_another_way(theirs: Document, mine: Document) -> bool:
    changed_by_hand = bool(theirs.tampered) and not mine.tampered
    return changed_by_hand or not _begins(mine.log, theirs.log)


def _begins(log: Sequence[Entry], start: Sequence[Entry]) -> bool:
    """Say whether a log begins as another does to its end."""
    return [one.hash for one in log[: len(start)]] == [one.hash for one in start]


def _count(log: Sequence[Entry]) -> int:
    return sum(one.act is not Act.BEGIN for one in log)


def _name(document: Document) -> str:
    named = document.parts.get("particulars", {}).get("name", "")
    return named[:200] if isinstance(named, str) else ""
