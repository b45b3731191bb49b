"""The change book: two versions of a tree, for the lawyer who signs a change off.

Says what matters come out differently, with examples, and every entry that is new, changed or
deleted, in the words of the fact-check book, whose parts it is made of. Frozen data only;
``authoring.book.pdf`` draws it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from authoring.book.change_examples import Example, Outcomes, Shown, made_by, outcomes_of_change
from authoring.book.entry_changes import Changes, Ids, Side, changes
from authoring.book.front import BOXES, files, notices, sign_off
from authoring.book.law_entries import law_entries
from authoring.book.nodes import node_entry
from authoring.book.numbers import Name, Numbers, number
from authoring.book.parts import Book, Cell, Entry, Field, Group, Para, Part, Row, Run, Table
from authoring.book.results import KINDS, background_entry, finding_entry, item_entry, outcome_entry
from authoring.book.telling import Telling, own, strong
from engine import words
from engine.answers import Grounds, Undecided, Value
from engine.content import item_groups, items
from engine.items import Deadline
from engine.law import Fact, FactKind, Law, NodeId
from engine.library import Library
from engine.proof.compare import Kind, Version
from engine.tree import Gate, Question, TreeId
from engine.verdict import Verdict
from engine.view import headline
from engine.walk import Path

KIND = "Change book"
NAMED = 4
"""Example matters that are named beside a difference; the rest is counted."""
DISCLAIMER = "Not a PRC legal opinion; for review by PRC-licensed counsel"
READING = (
    (
        "This book compares two versions of one tree. It shows what is new, changed or deleted; "
        "what stayed as it was stands in the fact-check book of the new version."
    ),
    (
        "What comes out differently was worked out for all answers, not for a sample: dates by "
        "every order in which they can fall around the time limits, countries by every sort that "
        "the tree tells apart. What is not named there comes out as before."
    ),
    (
        "Text that the program prints for its users is set in a face with serifs; the book’s own "
        "account is set in this face. Beside each entry are three boxes; corrections go into the "
        "table at the end, under the entry’s number."
    ),
)
KIND_WORDS: Mapping[Kind, str] = {
    Kind.VERDICT: "Verdict",
    Kind.OUTCOME: "Outcome",
    Kind.QUESTION: "Question",
    Kind.FINDING: "Finding",
    Kind.ITEM: "What the memo adds",
    Kind.DATE: "Time limit",
}


@dataclass(frozen=True, slots=True)
class _Both:
    """The two versions, told in words."""

    old: Telling
    new: Telling


def build_change_book(tree_id: TreeId, old: Library, new: Library, as_of: date) -> Book:
    """Build the change book of a tree.

    Args:
        tree_id: A tree of both libraries that passed its checks in both.
        old: The content before.
        new: The content now.
        as_of: The day both versions are judged at.
    """
    tree = new.trees[tree_id]
    both = _Both(_telling(tree_id, old), _telling(tree_id, new))
    found = outcomes_of_change(Version(old.trees[tree_id], old.law), Version(tree, new.law), as_of)
    compared = tuple(_compared(both))
    counted = tuple(one for _, one in compared)
    parts = (
        _differences(found, both),
        _examples(found, both, as_of),
        *(_changed(title, one) for title, one in compared),
    )
    return Book(
        title=tree.title,
        kind=KIND,
        day=as_of,
        head=f"{tree.title}: {KIND.lower()}",
        foot=(f"{tree.title} {both.old.tree.version} to {tree.version}", DISCLAIMER),
        boxes=BOXES,
        facts=tuple(_facts(both, as_of)),
        files=_files(tree_id, old, new),
        notices=(*notices(tree, as_of), *_same_number(both)),
        contents=_contents(counted, found),
        reading_title="How to read this book",
        reading=tuple(Para((Run(text),)) for text in READING),
        parts=tuple(part for part in parts if _holds_something(part)),
        sign_off=replace(sign_off(tree), statement=(_statement(both),)),
    )


def _telling(tree_id: TreeId, library: Library) -> Telling:
    tree = library.trees[tree_id]
    return Telling(tree, library.law, number(tree, library.law))


def _holds_something(part: Part) -> bool:
    return bool(part.intro) or any(group.entries or group.table for group in part.groups)


def _facts(both: _Both, as_of: date) -> Iterator[tuple[str, str]]:
    for label, telling in (("Before", both.old), ("Now", both.new)):
        tree = telling.tree
        yield f"Version {label.lower()}", tree.version
        dates = f"law as of {words.day(tree.law_as_of)}; checked on {words.day(tree.checked_on)}"
        yield f"Its dates {label.lower()}", f"{dates}; review by {words.day(tree.review_by)}"
    yield "This book", f"as of {words.day(as_of)}"


def _files(tree_id: TreeId, old: Library, new: Library) -> Table:
    """Give the hashes of both versions, file by file."""
    before, after = (files(one.trees[tree_id], one) for one in (old, new))
    rows = tuple(
        Row("", (*was.cells, now.cells[1]), checked=False)
        for was, now in zip(before.rows, after.rows, strict=True)
    )
    return Table((("Content file", 36), ("SHA-256 before", 0), ("SHA-256 now", 0)), rows)


def _statement(both: _Both) -> Para:
    old, new = both.old.tree.version, both.new.tree.version
    return Para(
        (
            Run("I have compared the changes of "),
            strong(f"{both.new.tree.title} from version {old} to version {new}"),
            Run(
                ", as printed in this book and identified by the hashes on its first page, "
                "with the 2025 guide and with these texts, in the versions noted:"
            ),
        )
    )


def _same_number(both: _Both) -> Iterator[str]:
    """Say that a new version has no number of its own, where that is so."""
    if both.old.tree != both.new.tree and both.old.tree.version == both.new.tree.version:
        yield (
            f"Both versions carry the number {both.new.tree.version}; "
            "give a changed tree a new one."
        )


def _contents(counted: Iterable[Changes], found: Outcomes) -> str:
    counted = tuple(counted)
    said = (
        f"{sum(one.added for one in counted)} new",
        f"{sum(one.changed for one in counted)} changed",
        f"{sum(one.deleted for one in counted)} deleted",
    )
    examples = words.count(len(found.examples), "example matter")
    return f"Entries: {', '.join(said)}. {examples.capitalize()}."


# --- what comes out differently ---------------------------------------------------------------


def _differences(found: Outcomes, both: _Both) -> Part:
    title = "What comes out differently"
    if not found.differences:
        same = (
            "No matter comes out differently. For every set of answers both versions ask the same "
            "questions and come to the same outcome, verdict, findings, additions to the memo and "
            "dates; what changed is wording, or what stands behind it."
        )
        return Part(title, (), intro=(own(same),), checked=False)
    shown = {
        one: [f"E{n}" for n, example in enumerate(found.examples, 1) if one in example.shows]
        for one in found.differences
    }
    rows = tuple(_row(one, examples, both) for one, examples in shown.items())
    columns = (("What", 26), ("Before", 0), ("Now", 0), ("Example", 18))
    return Part(title, (Group("", table=Table(columns, rows)),), checked=False)


def _row(one: Shown, examples: list[str], both: _Both) -> Row:
    kind, old, new = one
    texts = (KIND_WORDS[kind], _told(kind, old, both.old), _told(kind, new, both.new))
    cells = [Cell((own(text),)) for text in texts]
    runs: list[Run] = []
    for example in examples[:NAMED]:
        runs += [Run(", ")] if runs else []
        runs.append(Run(example, to=example.lower()))
    if len(examples) > NAMED:
        runs.append(Run(f" and {len(examples) - NAMED} more"))
    shown = Para(tuple(runs) or (Run("–"),), small=True)
    return Row("", (*cells, Cell((shown,))), checked=False)


def _counted(deadline: Deadline, telling: Telling) -> str:
    """Give a deadline with its period."""
    length = words.period(deadline.plus) if deadline.plus is not None else deadline.nominal
    return f"{telling.plain(deadline.title)}: {length}"


def _told(kind: Kind, name: str, telling: Telling) -> str:
    """Give in words what came out; a dash where it was not there."""
    if not name:
        return "–"
    tree = telling.tree
    match kind:
        case Kind.VERDICT:
            return words.VERDICTS[Verdict(name)]
        case Kind.OUTCOME:
            ends = {str(outcome.id): outcome.title for outcome in tree.outcomes.values()}
            return telling.plain(ends[name]) if name in ends else f"not answered: {name}"
        case Kind.QUESTION:
            node = next(node for node in tree.nodes.values() if node.id == name)
            return f"asked: {node.label}" if isinstance(node, Question) else name
        case Kind.FINDING:
            return telling.plain(next(f.title for f in tree.findings if f.id == name))
        case Kind.DATE:
            return _counted(next(d for d in tree.items.deadlines if d.id == name), telling)
        case Kind.ITEM:
            return telling.plain(next(item.title for _, item in items(tree) if item.id == name))


# --- example matters ----------------------------------------------------------------------------


def _examples(found: Outcomes, both: _Both, as_of: date) -> Part:
    if not found.examples:
        return Part("Example matters", ())
    intro = own(
        "Each matter is answered in the same way in both versions and judged at "
        f"{words.day(as_of)}. Answers that one version does not ask are left aside by it."
    )
    entries = tuple(_example(n, one, both) for n, one in enumerate(found.examples, 1))
    return Part("Example matters", (Group("", entries),), intro=(intro,))


def _example(index: int, example: Example, both: _Both) -> Entry:
    differs = tuple(
        own(f"{KIND_WORDS[kind]}: {_told(kind, old, both.old)} > {_told(kind, new, both.new)}")
        for kind, old, new in sorted(example.shows)
    )
    fields = (
        Field("Answers", tuple(_answers(example, both))),
        Field("Before", tuple(_result(example.old, both.old))),
        Field("Now", tuple(_result(example.new, both.new))),
        Field("Differs in", differs),
    )
    title = _title(example, both)
    return Entry(f"e{index}", f"E{index}", f"example {index}", title, "", fields)


def _title(example: Example, both: _Both) -> str:
    """Say the worst thing that differs."""
    order = list(KIND_WORDS)
    kind, old, new = min(example.shows, key=lambda one: (order.index(one[0]), one[1:]))
    if kind in {Kind.VERDICT, Kind.OUTCOME}:
        return f"{_told(kind, old, both.old)}, now {_told(kind, new, both.new)}"
    gone = "no longer" if old else "now"
    name = _told(kind, old, both.old) if old else _told(kind, new, both.new)
    return f"{name}: {gone} {'asked' if kind is Kind.QUESTION else 'there'}"


def _answers(example: Example, both: _Both) -> Iterator[Para]:
    for fact_id, value in example.answers.items():
        telling = both.new if NodeId(fact_id) in both.new.tree.nodes else both.old
        question = telling.tree.nodes[NodeId(fact_id)]
        if not isinstance(question, Question):
            raise TypeError(question)
        fact = telling.law.facts[fact_id]
        for answer in _answer(question, fact, value, telling.law):
            yield Para((Run(f"{question.label}: "), strong(answer)), small=True)


def _answer(question: Question, fact: Fact, value: Value, law: Law) -> Iterator[str]:
    """Give an answer in words, each ground by itself."""
    if isinstance(value, Grounds) and value.states:
        for row, state in value.states:
            yield f"{words.ground(fact, question, row)}, {words.STATES[state].lower()}"
    elif fact.kind is FactKind.TEXT and not isinstance(value, Undecided):
        yield "Any text"
    else:
        yield words.answer(question, fact, value, law)


def _result(path: Path, telling: Telling) -> Iterator[Para]:
    title, _ = headline(path, telling.law)
    verdict = words.VERDICTS[path.verdict] if path.verdict else "unfinished"
    yield Para((strong(verdict), Run(f". {title}" if title else "")), small=True)
    for finding in made_by(path):
        title = words.fill(finding.title, path.tree, path.situation.answers, telling.law)
        yield own(f"{words.VERDICTS[finding.effect]}: {title}")


# --- entries ----------------------------------------------------------------------------------


def _changed(title: str, found: Changes) -> Part:
    said = f"{found.changed} changed, {found.added} new, {found.deleted} deleted"
    intro = (own(f"{said.capitalize()}."),) if found.entries else ()
    return Part(title, (Group("", found.entries),), intro=intro)


def _compared(both: _Both) -> Iterator[tuple[str, Changes]]:
    old, new = ({**_entries(telling), **law_entries(telling)} for telling in (both.old, both.new))
    before, after = (_ids(telling.numbers) for telling in (both.old, both.new))
    for title in new:
        yield title, changes(Side(old[title], before), Side(new[title], after))


def _ids(numbers: Numbers) -> Ids:
    """Give what stands at each place of a book, by its id in the content files."""
    kinds: tuple[Mapping[Any, Name], ...] = (
        numbers.nodes,
        numbers.findings,
        numbers.items,
        numbers.background,
        numbers.rules,
        numbers.updates,
        numbers.terms,
    )
    return {name.id: str(key) for kind in kinds for key, name in kind.items()}


def _entries(telling: Telling) -> Mapping[str, Mapping[str, Entry]]:
    tree = telling.tree
    nodes = sorted(tree.nodes.values(), key=lambda node: isinstance(node, Gate))
    return {
        "Questions and gates": {node.id: node_entry(node, telling) for node in nodes},
        "Outcomes": {one.id: outcome_entry(one, telling) for one in tree.outcomes.values()},
        "Findings": {one.id: finding_entry(one, telling) for one in tree.findings},
        **{
            KINDS[kind]: {item.id: item_entry(kind, item, telling) for item in group}
            for kind, group in item_groups(tree)
        },
        "Background": {one.topic: background_entry(one, telling) for one in tree.background},
    }
