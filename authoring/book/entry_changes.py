"""Two versions of an entry of a book compared: what was added, changed and deleted, in its words.

Entries are compared by what they say. Where one names another, what counts is which it is, not the
number or the words it has in the book; and the ways that lead to an entry are left out, as they are
the other side of a change elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from authoring.book.parts import (
    Clause,
    Content,
    Entry,
    Field,
    Given,
    Joined,
    Para,
    Point,
    Run,
    Runs,
    Single,
    Style,
)
from authoring.book.telling import own

LEFT_OUT = frozenset({"Reached"})
"""Fields that repeat what stands elsewhere."""
_NUMBER = re.compile(r"(?<=\[)[A-Z]\d+\b")
"""The number of a question whose answer is put into a title, which is text of one style."""
ADDED, CHANGED, DELETED = "new", "changed", "deleted"

Key = TypeVar("Key")

Ids = Mapping[str, str]
"""The id in the content files by the place in the book that a link leads to."""


@dataclass(frozen=True, slots=True)
class Side(Generic[Key]):
    """The entries of one version.

    Attributes:
        entries: By their id in the content files.
    """

    entries: Mapping[Key, Entry]
    ids: Ids


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the entries of one kind.

    Attributes:
        entries: Those that are new, changed or deleted, as entries that say so.
    """

    added: int
    changed: int
    deleted: int
    entries: tuple[Entry, ...]


def changes(old: Side[Key], new: Side[Key]) -> Changes:
    """Compare the entries of one kind in two versions."""
    was, now = old.entries, new.entries
    added = [_marked(now[key], ADDED, new.ids) for key in now if key not in was]
    changed = [
        one
        for key in now
        if key in was and (one := _changed((was[key], now[key]), (old.ids, new.ids)))
    ]
    deleted = [_marked(was[key], DELETED, old.ids) for key in was if key not in now]
    return Changes(len(added), len(changed), len(deleted), (*changed, *added, *deleted))


def _marked(entry: Entry, word: str, ids: Ids) -> Entry:
    aside = f"{word}; {entry.aside}" if entry.aside else word
    fields = tuple(
        Field(field.label, tuple(_unlinked(content, word, ids) for content in field.content))
        for field in entry.fields
        if field.label not in LEFT_OUT
    )
    return replace(entry, id=f"{word}-{entry.id}", aside=aside, fields=fields, kept=False)


def _changed(both: tuple[Entry, Entry], ids: tuple[Ids, Ids]) -> Entry | None:
    """Give an entry that shows what changed; None if nothing did."""
    fields = tuple(_fields(*both, ids))
    if not fields:
        return None
    new = both[1]
    return replace(new, id=f"{CHANGED}-{new.id}", fields=fields, kept=False)


def _fields(old: Entry, new: Entry, ids: tuple[Ids, Ids]) -> Iterator[Field]:
    yield from _field("Title", (_text(old.title),), (_text(new.title),), ids)
    yield from _field("Marked", (_text(old.aside),), (_text(new.aside),), ids)
    was, now = ({field.label: field.content for field in one.fields} for one in (old, new))
    for label in dict.fromkeys((*now, *was)):
        if label not in LEFT_OUT:
            yield from _field(label, was.get(label, ()), now.get(label, ()), ids)


def _text(text: str) -> Para:
    return Para((Run(text),))


def _field(
    label: str, old: tuple[Content, ...], new: tuple[Content, ...], ids: tuple[Ids, Ids]
) -> Iterator[Field]:
    """Give the parts of a field that differ, those before first."""
    gone: list[Content] = []
    come: list[Content] = []
    was, now = (
        [_said(content, known) for content in contents]
        for contents, known in zip((old, new), ids, strict=True)
    )
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for kind, first, end, start, stop in matcher.get_opcodes():
        if kind != "equal":
            gone += old[first:end]
            come += new[start:stop]
    if gone or come:
        before, after = ids
        yield Field(label, (*_headed("Before", gone, before), *_headed("Now", come, after)))


def _headed(word: str, contents: list[Content], ids: Ids) -> Iterator[Content]:
    yield own(f"{word}:" if contents else f"{word}: nothing")
    yield from (_unlinked(content, word.lower(), ids) for content in contents)


# --- what a content says; and the same without links ---------------------------------


def _said(content: Content, ids: Ids) -> str:
    match content:
        case Para(runs):
            return _NUMBER.sub(lambda found: ids.get(found[0].lower(), ""), _words(runs, ids))
        case Given():
            clause = _clause_said(content.clause, ids) if content.clause else ""
            lead, leads = _words(content.lead, ids), _words(content.leads, ids)
            return f"{lead} {content.first} {clause} > {leads}"
        case Point():
            body = " ".join(_said(part, ids) for part in content.body)
            return f"{content.title} | {content.aside} | {body} > {_words(content.leads, ids)}"


def _words(runs: Runs, ids: Ids) -> str:
    """Give what runs say; another entry by its id, whatever its number and its name in the book."""
    return "".join(
        ids.get(run.to, run.text) if run.style is Style.NUMBER else run.text
        for run in runs
        if run.style is not Style.LABEL
    ).strip()


def _clause_said(clause: Clause, ids: Ids) -> str:
    if isinstance(clause, Single):
        return _words(clause.runs, ids)
    return f" {clause.word} ".join(f"({_clause_said(part, ids)})" for part in clause.clauses)


def _unlinked(content: Content, mark: str, ids: Ids) -> Content:
    """Take the links out: what they lead to may not stand in this book. Rules keep their ids.

    Args:
        content: Of either version.
        mark: What tells its places in the book from those of the other version.
        ids: Of its version.
    """
    match content:
        case Para():
            return replace(content, runs=_plain(content.runs, ids))
        case Given():
            clause = _clause(content.clause, ids) if content.clause else None
            lead, leads = _plain(content.lead, ids), _plain(content.leads, ids)
            return replace(content, lead=lead, clause=clause, leads=leads)
        case Point():
            body = tuple(_part(part, mark, ids) for part in content.body)
            id_ = f"{mark}-{content.id}"
            return replace(content, id=id_, body=body, leads=_plain(content.leads, ids))


def _part(part: Para | Given, mark: str, ids: Ids) -> Para | Given:
    found = _unlinked(part, mark, ids)
    if isinstance(found, Point):
        raise TypeError(part)
    return found


def _plain(runs: Runs, ids: Ids) -> Runs:
    """Give runs without links: a rule by its id; a number beside what it numbers is left out."""
    return tuple(
        Run(ids[run.to], Style.STRONG) if run.style is Style.NUMBER else replace(run, to="")
        for run in runs
        if run.style is not Style.NUMBER or run.text.startswith("R")
    )


def _clause(clause: Clause, ids: Ids) -> Clause:
    if isinstance(clause, Single):
        return Single(_plain(clause.runs, ids))
    return Joined(clause.word, tuple(_clause(part, ids) for part in clause.clauses))
