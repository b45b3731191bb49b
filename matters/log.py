"""The log of a matter: every change, who made it and when, each entry sealed to the one before.

An entry's hash covers all of it and the hash of the entry before, so that an edit anywhere is
found. What can be undone is worked out from the log alone, so undo goes on after reopening.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any

from engine.law import empty_mapping
from matters.parts import Change, Parts, apply_here

START = "0" * 64
"""Stands for the hash before the first entry."""
KEYS = ("number", "at", "who", "act", "changes", "previous", "hash")


class Act(StrEnum):
    """What made an entry; ``BEGIN`` holds the matter as it began, and cannot be undone."""

    BEGIN = "begin"
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
        hash: SHA-256 of all the rest of this entry.
        other: Unknown keys; the hash covers them too.
    """

    number: int
    at: str
    who: str
    act: Act
    changes: tuple[Change, ...]
    previous: str
    hash: str
    other: Mapping[str, Any] = field(default_factory=empty_mapping)


class Undoable:
    """What can be undone, and made again; the next one stands last."""

    def __init__(self, log: Iterable[Entry] = ()) -> None:
        """Work it out from a log."""
        self.undo: list[tuple[Change, ...]] = []
        self.redo: list[tuple[Change, ...]] = []
        for one in log:
            self.add(one)

    def add(self, one: Entry) -> None:
        """Go on by an entry."""
        if one.act is Act.CHANGE:
            self.undo.append(one.changes)
            self.redo.clear()
        elif one.act is not Act.BEGIN:
            undone = one.act is Act.UNDO
            source, target = (self.undo, self.redo) if undone else (self.redo, self.undo)
            if source:
                target.append(source.pop())


def entry(
    log: Sequence[Entry], act: Act, changes: tuple[Change, ...], *, at: str, who: str
) -> Entry:
    """Make the entry that comes after a log."""
    previous = log[-1].hash if log else START
    made = Entry(
        number=len(log) + 1, at=at, who=who, act=act, changes=changes, previous=previous, hash=""
    )
    return replace(made, hash=_hash(made))


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
    texts = {key: _text(plain[key]) for key in ("at", "who", "previous", "hash")}
    if type(plain["number"]) is not int or not isinstance(plain["changes"], list):
        raise TypeError("number, changes")
    return Entry(
        number=plain["number"],
        act=Act(plain["act"]),
        changes=tuple(_change(one) for one in plain["changes"]),
        other={key: value for key, value in plain.items() if key not in KEYS},
        **texts,
    )


def replayed(log: Iterable[Entry]) -> Parts:
    """Give the parts that a log leads to; a key set to nothing is gone."""
    parts: Parts = {}
    for one in log:
        apply_here(parts, one.changes)
    return {part: values for part, values in parts.items() if values}


def _change(plain: Mapping[str, Any]) -> Change:
    if set(plain) != {"part", "key", "from", "to"}:
        raise ValueError("change")
    return Change(_text(plain["part"]), _text(plain["key"]), plain["from"], plain["to"])


def _text(plain: object) -> str:
    if not isinstance(plain, str):
        raise TypeError("text")
    return plain


def _sealed(one: Entry) -> dict[str, Any]:
    """Give what the hash covers."""
    return {
        **one.other,
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
