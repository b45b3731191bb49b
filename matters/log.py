"""The log of a matter: every change, who made it and when, each entry sealed to the one before.

An entry's hash covers all of it and the hash of the entry before, so that an edit anywhere is
found. What can be undone is worked out from the log alone, so undo goes on after reopening.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from matters.parts import Change

START = "0" * 64
"""Stands for the hash before the first entry."""


class Act(StrEnum):
    """What made an entry."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry.

    Attributes:
        number: Its place, counted from 1.
        at: When, ISO 8601 with its zone.
        who: Who was signed in to the computer.
        previous: The hash of the entry before.
        hash: SHA-256 of this entry and ``previous``.
    """

    number: int
    at: str
    who: str
    act: Act
    changes: tuple[Change, ...]
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Undoable:
    """What can be undone, and made again, the next one last."""

    undo: tuple[tuple[Change, ...], ...] = ()
    redo: tuple[tuple[Change, ...], ...] = ()

    def after(self, act: Act, changes: tuple[Change, ...]) -> "Undoable":
        """Give what can be undone after another entry."""
        match act:
            case Act.UNDO:
                return Undoable(self.undo[:-1], (*self.redo, *self.undo[-1:]))
            case Act.REDO:
                return Undoable((*self.undo, *self.redo[-1:]), self.redo[:-1])
            case _:
                return Undoable((*self.undo, changes))


def entry(
    log: Sequence[Entry], act: Act, changes: tuple[Change, ...], *, at: str, who: str
) -> Entry:
    """Make the entry that comes after a log."""
    previous = log[-1].hash if log else START
    made = Entry(
        number=len(log) + 1, at=at, who=who, act=act, changes=changes, previous=previous, hash=""
    )
    return Entry(
        number=made.number, at=at, who=who, act=act, changes=changes, previous=previous,
        hash=_hash(made),
    )  # fmt: skip


def undoable(log: Iterable[Entry]) -> Undoable:
    """Work out what can be undone at the end of a log."""
    undo: list[tuple[Change, ...]] = []
    redo: list[tuple[Change, ...]] = []
    for one in log:
        if one.act is Act.CHANGE:
            undo.append(one.changes)
            redo.clear()
        else:
            source, target = (undo, redo) if one.act is Act.UNDO else (redo, undo)
            if source:
                target.append(source.pop())
    return Undoable(tuple(undo), tuple(redo))


def broken(log: Sequence[Entry]) -> int | None:
    """Give the number of the first entry that does not fit the one before; None if all do."""
    previous = START
    for number, one in enumerate(log, 1):
        if one.number != number or one.previous != previous or one.hash != _hash(one):
            return number
        previous = one.hash
    return None


def to_json(one: Entry) -> dict[str, Any]:
    """Give an entry as plain data; ``from_json`` gives it back."""
    return {**_sealed(one), "hash": one.hash}


def from_json(plain: Mapping[str, Any]) -> Entry:
    """Read an entry.

    Raises:
        KeyError, TypeError, ValueError: It is none.
    """
    texts = {key: plain[key] for key in ("at", "who", "previous", "hash")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError("text")
    if not isinstance(plain["number"], int):
        raise TypeError("number")
    changes = tuple(
        Change(_text(one["part"]), _text(one["key"]), one["from"], one["to"])
        for one in plain["changes"]
    )
    return Entry(number=plain["number"], act=Act(plain["act"]), changes=changes, **texts)


def _text(plain: object) -> str:
    if not isinstance(plain, str):
        raise TypeError("text")
    return plain


def _sealed(one: Entry) -> dict[str, Any]:
    """Give what the hash covers."""
    return {
        "number": one.number,
        "at": one.at,
        "who": one.who,
        "act": str(one.act),
        "changes": [
            {"part": each.part, "key": each.key, "from": each.before, "to": each.after}
            for each in one.changes
        ],
        "previous": one.previous,
    }


def _hash(one: Entry) -> str:
    canonical = json.dumps(_sealed(one), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()
