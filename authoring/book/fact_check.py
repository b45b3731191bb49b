"""The fact-check book: a whole tree in words, for the lawyer who signs its content off.

Brings the parts together in their order: how current the content is, questions, outcomes, findings,
items, rules, later developments, words, index, sign-off. Frozen data only; ``authoring.book.pdf``
draws it.
"""

from datetime import date

from authoring.book.front import (
    BOXES,
    READING_TITLE,
    contents,
    current_part,
    facts,
    files,
    notices,
    reading,
    sign_off,
)
from authoring.book.nodes import node_entry
from authoring.book.numbers import Name, citing, number, staged
from authoring.book.parts import Book, Cell, Group, Para, Part, Row, Run, Table
from authoring.book.results import (
    KINDS,
    background_entry,
    finding_entry,
    item_entry,
    outcome_entry,
)
from authoring.book.rules import rules_part, uncited_part
from authoring.book.telling import Telling
from authoring.book.terms import terms_part
from authoring.book.updates import updates_part
from engine import words
from engine.content import item_groups
from engine.library import Library
from engine.tree import TreeId

KIND = "Fact-check book"
DISCLAIMER = "Not a PRC legal opinion; for review by PRC-licensed counsel"


def build_book(tree_id: TreeId, library: Library, as_of: date) -> Book:
    """Build the fact-check book of a tree.

    Args:
        tree_id: A tree of the library that passed its checks.
        library: All trees and the law data.
        as_of: The day at which it is judged whether the content is due for review.
    """
    tree = library.trees[tree_id]
    telling = Telling(tree, library.law, number(tree, library.law))
    parts = (
        current_part(telling, as_of),
        _questions(telling),
        _outcomes(telling),
        _findings(telling),
        *_items(telling),
        *_background(telling),
        rules_part(telling),
        uncited_part(telling, library),
        updates_part(telling),
        terms_part(telling),
        _index(telling),
    )
    law = words.day(tree.law_as_of)
    return Book(
        title=tree.title,
        kind=KIND,
        day=as_of,
        head=f"{tree.title}: {KIND.lower()}",
        foot=(f"{tree.title} {tree.version}. Law as of {law}", DISCLAIMER),
        boxes=BOXES,
        facts=facts(telling, as_of),
        files=files(tree, library),
        notices=notices(tree, as_of),
        contents=contents(tree, telling.numbers),
        reading_title=READING_TITLE,
        reading=reading(),
        parts=tuple(part for part in parts if _holds_something(part)),
        sign_off=sign_off(tree),
    )


def _holds_something(part: Part) -> bool:
    return any(group.entries or (group.table and group.table.rows) for group in part.groups)


def _questions(telling: Telling) -> Part:
    return Part(
        "Questions",
        tuple(
            Group(telling.tree.stages[stage], tuple(node_entry(node, telling) for node in nodes))
            for stage, nodes in staged(telling.tree)
            if nodes
        ),
        new_page=True,
    )


def _outcomes(telling: Telling) -> Part:
    outcomes = telling.tree.outcomes.values()
    return Part("Outcomes", (Group("", tuple(outcome_entry(one, telling) for one in outcomes)),))


def _findings(telling: Telling) -> Part:
    findings = telling.tree.findings
    return Part("Findings", (Group("", tuple(finding_entry(one, telling) for one in findings)),))


def _items(telling: Telling) -> tuple[Part, ...]:
    return (
        Part(
            "What the memo adds",
            tuple(
                Group(KINDS[kind], tuple(item_entry(kind, item, telling) for item in items))
                for kind, items in item_groups(telling.tree)
                if items
            ),
        ),
    )


def _background(telling: Telling) -> tuple[Part, ...]:
    topics = telling.tree.background
    if not topics:
        return ()
    entries = tuple(background_entry(topic, telling) for topic in topics)
    return (Part("Background", (Group("", entries),)),)


def _index(telling: Telling) -> Part:
    """Give everything with a number, its name in the content files and its rules."""
    numbers = telling.numbers
    cites = {(kind, key): rules for kind, key, rules in citing(telling.tree, telling.law)}
    names: list[tuple[str, str, Name]] = [
        *(("nodes", key, name) for key, name in numbers.nodes.items()),
        *(("findings", key, name) for key, name in numbers.findings.items()),
        *((kind, key, name) for (kind, key), name in numbers.items.items()),
    ]
    rows = []
    for kind, key, name in names:
        kind_of = "outcomes" if key in telling.tree.outcomes and kind == "nodes" else kind
        cited = cites.get((kind_of, key), ())
        rules = ", ".join(one.number for rule, one in numbers.rules.items() if rule in cited)
        runs = (name.short, Run(name.label), Run(key), Run(rules or "–"))
        cells = tuple(Cell((Para((run,), small=True),)) for run in runs)
        rows.append(Row("", cells, checked=False))
    columns = (("No.", 13), ("Called", 0), ("Name in the files", 54), ("Rules", 44))
    table = Table(columns, tuple(rows), hung=True)
    return Part("Index", (Group("", table=table),), checked=False, new_page=True)
