"""An overlay applied to a library: each entry checked against the content, and left out if wrong.

Our trees stay what they are but for papers added and words replaced; every such place is noted in
``engine.additions``. Findings, reasons of verdicts and rules cannot be worded: they state law.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from engine.additions import FirmNote, HouseWording, Key, Part
from engine.checks import check_tree
from engine.checks.names import Fault, unknown
from engine.content import items
from engine.errors import Problem
from engine.items import Action, Document, FirmDocument, Items
from engine.law import Law, NodeId
from engine.library import Library
from engine.source import Pointer, Source
from engine.tree import Question, Tree, TreeId
from engine.words import placeholders
from firm.files import JoinedSource, report
from firm.overlay import DocumentEntry, NoteEntry, Overlay, WordingEntry

LONGEST = 2000
"""Characters that a note or a wording may have."""


def apply(overlay: Overlay, source: Source, library: Library) -> Library:
    """Apply an overlay.

    Args:
        overlay: As read from the source.
        source: Its file; what is wrong is added to its problems.
        library: Ours, with the firm's own trees.

    Returns:
        The library with what the overlay adds; its problems are left to the caller.
    """
    trees = dict(library.trees)
    notes = tuple(_notes(overlay, source, trees))
    wording = _apply_wording(overlay, source, trees)
    papers = _apply_documents(overlay, source, trees, library.law)
    off = [
        tree
        for index, tree in enumerate(overlay.switched_off)
        if not report(source, _off_faults(index, tree, trees))
    ]
    additions = replace(library.firm, notes=notes, wording=wording, off=frozenset(off))
    sources = {
        name: JoinedSource(
            library.sources[name], source, partial(_moved, library.trees[name], papers[name])
        )
        for name in papers
    }
    return replace(
        library,
        trees=MappingProxyType(trees),
        sources=MappingProxyType({**library.sources, **sources}),
        firm=additions,
    )


def _moved(ours: Tree, papers: list[int], pointer: Pointer) -> Pointer | None:
    """Find a paper that stands behind ours at its place in the overlay."""
    if pointer[:2] != ("items", "documents") or len(pointer) == 2:  # noqa: PLR2004 - the list
        return None
    index = pointer[2]
    if not isinstance(index, int) or index < len(ours.items.documents):
        return None
    return ("documents", papers[index - len(ours.items.documents)], *pointer[3:])


Entry = NoteEntry | DocumentEntry | WordingEntry
Titled = TypeVar("Titled", Document, Action)


def _tree_of(
    here: Pointer, entry: Entry, source: Source, trees: Mapping[TreeId, Tree]
) -> Tree | None:
    """Give the tree an entry is for; say if there is none, or if it was read in another version."""
    tree = trees.get(entry.tree)
    if tree is None:
        report(source, [((*here, "tree"), unknown("tree", entry.tree, trees))])
    elif entry.made_for and entry.made_for != tree.version:
        message = (
            f"written for {entry.made_for}, and {tree.id} is {tree.version} now; read it again, "
            "then set made_for."
        )
        place = source.place((*here, "made_for"))
        source.problems.append(Problem(source.name, *place, message, warning=True))
    return tree


def _off_faults(index: int, off: TreeId, trees: Mapping[TreeId, Tree]) -> Iterator[Fault]:
    if off not in trees:
        yield ("switched_off", index), unknown("tree", off, trees)


def _too_long(pointer: Pointer, text: str) -> Iterator[Fault]:
    if len(text) > LONGEST:
        yield pointer, f"{len(text)} characters are too many; write at most {LONGEST}."
    if not text.strip():
        yield pointer, "there is no text; write one."


# --- notes -----------------------------------------------------------------------


def _notes(overlay: Overlay, source: Source, trees: Mapping[TreeId, Tree]) -> Iterator[FirmNote]:
    for index, entry in enumerate(overlay.notes):
        here: Pointer = ("notes", index)
        tree = _tree_of(here, entry, source, trees) if entry else None
        if entry is None or tree is None or report(source, _note_faults(here, entry, tree)):
            continue
        part, name = _named(entry)
        yield FirmNote(tree=tree.id, part=part, id=name, text=entry.text)


def _parts(entry: NoteEntry) -> list[tuple[Part, str]]:
    named = (
        (Part.QUESTION, entry.question),
        (Part.OUTCOME, entry.outcome),
        (Part.FINDING, entry.finding),
        (Part.ITEM, entry.item),
    )
    return [(part, name) for part, name in named if name is not None]


def _named(entry: NoteEntry) -> tuple[Part, str]:
    return next(iter(_parts(entry)), (Part.TREE, entry.tree))


def _note_faults(here: Pointer, entry: NoteEntry, tree: Tree) -> Iterator[Fault]:
    yield from _too_long((*here, "text"), entry.text)
    named = _parts(entry)
    if len(named) > 1:
        yield here, "a note is on one question, outcome, finding or item, or on the whole tree."
        return
    for part, name in named:
        if name not in (known := _ids(tree, part)):
            yield (*here, part), unknown(f"{part} in {tree.id}", name, known)


def _ids(tree: Tree, part: Part) -> list[str]:
    match part:
        case Part.QUESTION:
            return [node.id for node in tree.nodes.values() if isinstance(node, Question)]
        case Part.OUTCOME:
            return [str(name) for name in tree.outcomes]
        case Part.FINDING:
            return [finding.id for finding in tree.findings]
        case _:
            return [item.id for _, item in items(tree)]


# --- papers ------------------------------------------------------------------------


def _apply_documents(
    overlay: Overlay, source: Source, trees: dict[TreeId, Tree], law: Law
) -> dict[TreeId, list[int]]:
    """Add the papers to their trees; give where in the overlay each stands, by tree."""
    added: dict[TreeId, list[int]] = {}
    for index, entry in enumerate(overlay.documents):
        here: Pointer = ("documents", index)
        tree = _tree_of(here, entry, source, trees) if entry else None
        if entry is None or tree is None:
            continue
        if report(source, _document_faults(here, entry, tree, law)):
            continue
        documents = (*tree.items.documents, entry)
        trees[tree.id] = replace(tree, items=replace(tree.items, documents=documents))
        added.setdefault(tree.id, []).append(index)
    return added


def _document_faults(here: Pointer, entry: FirmDocument, tree: Tree, law: Law) -> Iterator[Fault]:
    """Check a paper as one of our own, in its tree without the other papers."""
    taken = [item.id for _, item in items(tree)]
    if entry.id in taken:
        yield (*here, "id"), f'"{entry.id}" is an item of {tree.id} already; give another id.'
    if entry.counsel_check:
        yield (*here, "counsel_check"), "this is for our papers; leave it out."
    alone = replace(
        tree, items=Items(documents=(entry,), deadlines=tree.items.deadlines), background=()
    )
    for pointer, message in check_tree(alone, law):
        if pointer[:3] == ("items", "documents", 0):
            yield (*here, *pointer[3:]), message


# --- house wording -------------------------------------------------------------------


def _apply_wording(
    overlay: Overlay, source: Source, trees: dict[TreeId, Tree]
) -> tuple[HouseWording, ...]:
    """Word the trees as the firm does; give every text replaced."""
    found: list[HouseWording] = []
    for index, entry in enumerate(overlay.wording):
        here: Pointer = ("wording", index)
        tree = _tree_of(here, entry, source, trees) if entry else None
        if entry is None or tree is None or report(source, _wording_faults(here, entry, tree)):
            continue
        for one in _worded(entry, tree):
            if any(_is_same(one, other) for other in found):
                report(source, [((*here, one.key), "this is worded above already; keep one.")])
                continue
            found.append(one)
            trees[tree.id] = _reworded(trees[tree.id], one)
    return tuple(found)


def _is_same(one: HouseWording, other: HouseWording) -> bool:
    return (one.tree, one.part, one.id, one.key) == (other.tree, other.part, other.id, other.key)


def _target(entry: WordingEntry) -> list[tuple[str, str]]:
    named = (("question", entry.question), ("document", entry.document), ("action", entry.action))
    return [(what, name) for what, name in named if name is not None]


def _keys(entry: WordingEntry) -> list[tuple[Key, str]]:
    given = ((Key.ASK, entry.ask), (Key.HELP, entry.help), (Key.TITLE, entry.title))
    return [(key, text) for key, text in given if text]


def _wording_faults(here: Pointer, entry: WordingEntry, tree: Tree) -> Iterator[Fault]:
    targets, keys = _target(entry), _keys(entry)
    if len(targets) != 1:
        yield here, "name one question, document or action to word."
        return
    what, name = targets[0]
    listed: Mapping[str, list[str]] = {
        "question": _ids(tree, Part.QUESTION),
        "document": [str(one.id) for one in tree.items.documents],
        "action": [str(one.id) for one in tree.items.actions],
    }
    known = listed[what]
    if name not in known:
        yield (*here, what), unknown(f"{what} in {tree.id}", name, known)
    allowed = {Key.ASK, Key.HELP} if what == "question" else {Key.TITLE}
    if not keys:
        yield here, f"there are no words; give {' or '.join(sorted(allowed))}."
    for key, text in keys:
        yield from _text_faults((*here, key), text, tree)
        if name in known and text == getattr(_of(tree, what, name), key, None):
            yield (*here, key), "these are our own words; leave them out."
        if key not in allowed:
            yield (
                (*here, key),
                f"a {what} has no {key} to word; it has {', '.join(sorted(allowed))}.",
            )


def _text_faults(pointer: Pointer, text: str, tree: Tree) -> Iterator[Fault]:
    yield from _too_long(pointer, text)
    for fact in placeholders(text):
        if fact not in tree.phrases:
            there = ", ".join(f"{{{each}}}" for each in tree.phrases) or "none"
            yield pointer, f"{{{fact}}} is not filled in {tree.id}; it fills {there}."


def _worded(entry: WordingEntry, tree: Tree) -> Iterator[HouseWording]:
    what, name = _target(entry)[0]
    part = Part.QUESTION if what == "question" else Part.ITEM
    for key, text in _keys(entry):
        ours = str(getattr(_of(tree, what, name), key))
        yield HouseWording(tree=tree.id, part=part, id=name, key=key, ours=ours, text=text)


def _of(tree: Tree, what: str, name: str) -> object:
    if what == "question":
        return tree.nodes[NodeId(name)]
    return next(item for _, item in items(tree) if item.id == name)


def _reworded(tree: Tree, one: HouseWording) -> Tree:
    if one.part is Part.QUESTION:
        node = tree.nodes[NodeId(one.id)]
        if not isinstance(node, Question):
            raise AssertionError(one.id)
        worded = replace(node, **{one.key.value: one.text})  # type: ignore[arg-type] # ask or help
        return replace(tree, nodes=MappingProxyType({**tree.nodes, node.id: worded}))
    documents = tuple(_titled(item, one) for item in tree.items.documents)
    actions = tuple(_titled(item, one) for item in tree.items.actions)
    return replace(tree, items=replace(tree.items, documents=documents, actions=actions))


def _titled(item: Titled, one: HouseWording) -> Titled:
    return replace(item, title=one.text) if item.id == one.id else item
