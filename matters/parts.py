"""A matter as plain data in parts, and what differs between two of them.

A part is a mapping of text keys to plain values (``answers: {effective: "yes"}``); the log, the
matter file and undo all speak of one key of one part at a time. What the present content cannot
read is kept as it was and written back, and nothing comes of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from engine.answers import MAX_TEXT, Value, parse_answer, to_plain
from engine.errors import AnswerError
from engine.law import FactId
from engine.library import Library
from engine.tree import TreeId
from matters.matter import Applies, Confirmation, Confirmed, Matter, Particulars, PointId

Plain = Any
"""Text, or lists and mappings of plain values, as in a file."""
Parts = dict[str, dict[str, Plain]]
PARTS = ("matter", "particulars", "answers", "notes", "ticked", "confirmed")


@dataclass(frozen=True, slots=True)
class Change:
    """One key of one part, set to another value; None stands for a key that is not there."""

    part: str
    key: str
    before: Plain | None
    after: Plain | None

    @property
    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


def to_parts(matter: Matter, own_date: date | None = None) -> Parts:
    """Give a matter, and the date of its own if it has one; ``from_parts`` gives them back."""
    parts = {part: writable(values) for part, values in plain_parts(matter, own_date).items()}
    for (part, key), value in matter.unread.items():
        parts.setdefault(part, {}).setdefault(key, value)
    return parts


def plain_parts(matter: Matter, own_date: date | None = None) -> Parts:
    """Give what the present content reads of a matter, as it was typed."""
    told = matter.particulars
    return {
        "matter": {
            "legs": [str(leg) for leg in matter.legs],
            **({"group": matter.group} if matter.group else {}),
            **({"as_of": own_date.isoformat()} if own_date else {}),
        },
        "particulars": {
            field.name: getattr(told, field.name)
            for field in fields(told)
            if getattr(told, field.name)
        },
        "answers": {str(fact): to_plain(value) for fact, value in matter.answers.items()},
        "notes": {str(fact): text for fact, text in matter.notes.items()},
        "ticked": dict.fromkeys(sorted(matter.ticked), "yes"),
        "confirmed": _plain_confirmed(matter.confirmed),
    }


def from_parts(
    parts: Mapping[str, Mapping[str, Plain]], library: Library
) -> tuple[Matter, date | None]:
    """Read a matter from its parts.

    Args:
        parts: As ``to_parts`` gives them; anything else is kept in ``unread``.
        library: For trees, facts and the country table.

    Returns:
        The matter, and its own date if it has one. It has no legs where one of its trees is not
        in the library.
    """
    reading = _Reading(parts)
    legs = reading.take("matter", "legs", lambda plain: _legs(plain, library)) or ()
    group = reading.take("matter", "group", _text) or ""
    own_date: date | None = reading.take("matter", "as_of", date.fromisoformat)
    law = library.law

    def answer(key: str, plain: Plain) -> Value:
        fact = law.facts.get(FactId(key))
        if fact is None:
            raise AnswerError(key)
        return parse_answer(fact, plain, law)

    told = dict(reading.each("particulars", _particular))
    matter = Matter(
        legs=legs,
        particulars=Particulars(**told),
        answers=_frozen((FactId(key), value) for key, value in reading.each("answers", answer)),
        notes=_frozen((FactId(key), text) for key, text in reading.each("notes", _keyed_text)),
        ticked=frozenset(key for key, _ in reading.each("ticked", _tick)),
        confirmed=_frozen(
            (PointId(key), said) for key, said in reading.each("confirmed", _confirmation)
        ),
        group=group,
    )
    return replace(matter, unread=MappingProxyType(reading.rest())), own_date


def changes(before: Parts, after: Parts) -> tuple[Change, ...]:
    """Give every key that differs, part by part."""
    return tuple(
        Change(part, key, was, is_)
        for part in dict.fromkeys((*before, *after))
        for key in dict.fromkeys((*before.get(part, {}), *after.get(part, {})))
        if (was := before.get(part, {}).get(key)) != (is_ := after.get(part, {}).get(key))
    )


def apply(parts: Parts, made: Iterable[Change]) -> Parts:
    """Give the parts after some changes."""
    result = {part: dict(values) for part, values in parts.items()}
    apply_here(result, made)
    return result


def apply_here(parts: Parts, made: Iterable[Change]) -> None:
    """Make some changes in the parts given."""
    for change in made:
        values = parts.setdefault(change.part, {})
        if change.after is None:
            values.pop(change.key, None)
        else:
            values[change.key] = change.after


class _Reading:
    """Parts while they are read; what could be read is struck off."""

    def __init__(self, parts: Mapping[str, Mapping[str, Plain]]) -> None:
        self._parts = parts
        self._left = {
            (part, key): value for part, values in parts.items() for key, value in values.items()
        }

    def take(self, part: str, key: str, read: Callable[[Plain], Any]) -> Any:  # noqa: ANN401 - of any part
        """Read one value; None where it is missing or does not fit."""
        return next(
            (value for _, value in self._read(part, [key], lambda _, plain: read(plain))), None
        )

    def each(self, part: str, read: Callable[[str, Plain], Any]) -> Iterator[tuple[str, Any]]:
        """Read every value of a part, those that do not fit left out."""
        return self._read(part, self._parts.get(part, {}), read)

    def _read(
        self, part: str, keys: Iterable[str], read: Callable[[str, Plain], Any]
    ) -> Iterator[tuple[str, Any]]:
        for key in keys:
            if (part, key) not in self._left:
                continue
            try:
                value = read(key, self._left[part, key])
            except (AnswerError, ValueError, TypeError, KeyError, AttributeError):
                continue
            del self._left[part, key]
            yield key, value

    def rest(self) -> dict[tuple[str, str], Plain]:
        """Give what was not read."""
        return self._left


def _plain_confirmed(confirmed: Confirmed) -> dict[str, Plain]:
    """Give what counsel confirmed as plain data."""
    return {
        str(point): {
            "by": said.by,
            "on": said.on.isoformat(),
            **({"applies": str(said.applies)} if said.applies else {}),
            **({"note": said.note} if said.note else {}),
        }
        for point, said in confirmed.items()
    }


def writable(plain: Plain) -> Plain:
    """Give plain data without half characters, which a file cannot hold."""
    if isinstance(plain, str):
        return plain.encode("utf-8", "replace").decode()
    if isinstance(plain, list):
        return [writable(one) for one in plain]
    if isinstance(plain, dict):
        return {key: writable(one) for key, one in plain.items()}
    return plain


def _frozen(pairs: Iterable[tuple[Any, Any]]) -> Mapping[Any, Any]:
    return MappingProxyType(dict(pairs))


def _text(plain: Plain) -> str:
    if not isinstance(plain, str) or len(plain) > MAX_TEXT:
        raise TypeError(plain)
    return plain


def _keyed_text(_key: str, plain: Plain) -> str:
    return _text(plain)


def _tick(_key: str, plain: Plain) -> str:
    if plain != "yes":
        raise ValueError(plain)
    return "yes"


def _particular(key: str, plain: Plain) -> str:
    if key not in {field.name for field in fields(Particulars)}:
        raise KeyError(key)
    return _text(plain)


def _legs(plain: Plain, library: Library) -> tuple[TreeId, ...]:
    legs = tuple(TreeId(_text(leg)) for leg in plain)
    if not legs or len(set(legs)) < len(legs) or any(leg not in library.trees for leg in legs):
        raise ValueError(plain)
    return legs


def _confirmation(_key: str, plain: Plain) -> Confirmation:
    return Confirmation(
        by=_text(plain["by"]),
        on=date.fromisoformat(plain["on"]),
        applies=Applies(plain["applies"]) if "applies" in plain else None,
        note=_text(plain.get("note", "")),
    )
