"""What is done to a matter that is not open: renamed, duplicated.

Both go through the matter's log, as everything does that changes a matter.
"""

import contextlib
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path as FilePath

from matters.document import read_document
from matters.errors import MatterError
from matters.file import read_file
from matters.keeper import Keeper
from matters.lock import Holder, is_here
from matters.parts import writable
from matters.register import Register


def rename(register: Register, path: FilePath, name: str, now: datetime) -> str:
    """Give a matter another name; it can be undone when the matter is open.

    Args:
        register: Where matters are kept.
        path: Its file.
        name: Its name from now on; empty for none.
        now: The present time.

    Returns:
        The name it had; empty for none.

    Raises:
        MatterError: Someone has it open, or it cannot be read or written; it stays as it was.
    """
    keeper = Keeper.open(register, path, now)
    try:
        if keeper.held_by is not None:
            raise MatterError(_held(keeper.held_by))
        told = {**keeper.parts["particulars"]}
        had = told.pop("name", "")
        before = had if isinstance(had, str) else ""
        if name:
            told["name"] = writable(name)
        if told == keeper.parts["particulars"]:
            return before
        keeper.record(keeper.parts, {**keeper.parts, "particulars": told}, now)
        keeper.wrote(keeper.writing({}, now).run(), now)
    finally:
        keeper.moved()  # where it failed, nothing of it is left behind either
        keeper.close()
    if not register.holds(keeper.target):
        with contextlib.suppress(OSError):  # the list is a convenience
            register.elsewhere.remember(keeper.target, keeper.parts, now)
    return before


def duplicate(register: Register, path: FilePath, name: str, now: datetime) -> FilePath:
    """Make a new matter of another, in our data folder, with an id and a log of its own.

    The copy is no matter against a co-debtor of the first: it leaves the group.

    Args:
        register: Where matters are kept.
        path: The file of the matter.
        name: The name of the copy.
        now: The present time.

    Returns:
        Its file.

    Raises:
        MatterError: The matter cannot be read, or the copy not be written.
    """
    source = read_document(read_file(path))
    parts = {part: dict(values) for part, values in source.parts.items()}
    parts["particulars"]["name"] = name
    parts["matter"].pop("group", None)
    keeper = Keeper.new(register)
    try:
        keeper.record(parts, parts, now)
        writing = keeper.writing(source.result, now)
        whole = replace(writing.document, content=source.content, other=source.other)
        keeper.wrote(replace(writing, document=whole).run(), now)
    finally:
        keeper.moved()
        keeper.close()
    return keeper.target


def name_of_copy(name: str, taken: Collection[str]) -> str:
    """Give ``Straits Grain (copy)``, or ``(copy 2)`` where that is taken."""
    found, number = f"{name} (copy)", 2
    while found in taken:
        found, number = f"{name} (copy {number})", number + 1
    return found


def _held(holder: Holder) -> str:
    if is_here(holder):
        return "It is open in another window; rename it there."
    since = f" since {holder.since}" if holder.since else ""
    return f"{holder.who} on {holder.computer} has it open{since}; rename it when it is closed."
