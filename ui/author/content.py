"""What of a content folder the window can show just now, and what is wrong with it.

An author saves half a thought: a file that cannot be read or walked for the moment must not take
the walk away. Each tree is therefore shown as it is now if it can be walked, else as it last could.
Both functions take their time, run beside the window and know nothing of it.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path as FilePath
from types import MappingProxyType

from engine.checks.conditions import wrong_condition, wrong_deadline
from engine.checks.names import (
    Fault,
    not_a_fact,
    unknown_rule,
    unknown_term,
    wrong_choices,
    wrong_keys,
    wrong_placeholder,
)
from engine.checks.structure import cycle, dead_end, unknown_target
from engine.errors import Problem
from engine.examine import examine
from engine.law import Law
from engine.library import Library, load_library
from engine.tree import Tree, TreeId

STOPS: tuple[Callable[[Tree, Law], Iterable[Fault]], ...] = (
    cycle,
    dead_end,
    not_a_fact,
    unknown_rule,
    unknown_term,
    wrong_choices,
    wrong_condition,
    wrong_deadline,
    wrong_keys,
    wrong_placeholder,
)
"""Checks whose faults stop a walk or a page; with any other fault a tree can be shown.

Routes of which none holds stop it too, but only on the ways that come there; the author's wizard
then falls back to the content before.
"""


AT_MOST = 20_000
"""Up to how many ways of a tree are all walked after a save; ``check`` walks many more."""


@dataclass(frozen=True, slots=True)
class Content:
    """A content folder as it was just read.

    Attributes:
        shown: What the window shows: of each file the newest that can be walked.
        newest: What stands in the files; this is checked.
        kept: Files that are shown as they were before.
        left_out: Files of trees that cannot be walked and could not before.
    """

    shown: Library
    newest: Library
    kept: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def read_content(
    folder: FilePath, last: Library | None = None, needed: frozenset[TreeId] = frozenset()
) -> Content:
    """Read a content folder.

    Args:
        folder: The content folder.
        last: What the window shows now; None at the start.
        needed: Trees of the open matter: they stay even if their file was deleted.
    """
    newest = load_library(folder)
    law = newest.law
    _ = law.terms, law.fees, law.calendar.file  # read now, as the files may change again
    if last is None:
        found = {name: t for name, t in newest.trees.items() if can_be_walked(t, newest.law)}
        shown = replace(newest, trees=MappingProxyType(found))
        files = {newest.sources[name].name for name in found}
        return Content(shown, newest, left_out=_left_out(newest, files))
    return _over(newest, last, needed)


def find_problems(library: Library, as_of: date) -> tuple[Problem, ...]:
    """Give every fault and warning of a library, sorted by place.

    Args:
        library: What stands in the files.
        as_of: The day at which age is judged, and from which deadlines are tried.
    """
    return examine(library, as_of, at_most=AT_MOST).problems


def can_be_walked(tree: Tree, law: Law) -> bool:
    """Say whether a tree can be walked and shown over some law data."""
    if any(True for _ in unknown_target(tree)):
        return False
    return not any(True for one in STOPS for _ in one(tree, law))


def _over(newest: Library, last: Library, needed: frozenset[TreeId]) -> Content:
    """Put what can be shown of the newest content over what is shown now."""
    whose = newest
    trees = None if _law_broke(newest, last) else _trees(newest.law, newest, last, needed)
    if trees is None:
        whose = last
        trees = _trees(last.law, newest, last, needed) or {}
    sources = {
        name: (newest if tree is newest.trees.get(name) else last).sources[name]
        for name, tree in trees.items()
    }
    files = {source.name for source in sources.values()}
    kept = [source.name for name, source in sources.items() if source is last.sources.get(name)]
    if whose is last:
        names = [name for name in newest.hashes if name.startswith("law/")]
        kept += [name for name in names if newest.hashes[name] != last.hashes.get(name)]
    hashes = {**newest.hashes, **{name: last.hashes[name] for name in kept if name in last.hashes}}
    shown = Library(
        folder=newest.folder,
        trees=MappingProxyType(trees),
        law=whose.law,
        problems=newest.problems,
        sources=MappingProxyType(sources),
        law_sources=whose.law_sources,
        hashes=MappingProxyType(hashes),
    )
    return Content(shown, newest, tuple(kept), _left_out(newest, files))


def _law_broke(newest: Library, last: Library) -> bool:
    """Say whether a file of the law data cannot be read that could before."""
    broken = {name for name, source in newest.law_sources.items() if source.problems}
    before = {name for name, source in last.law_sources.items() if source.problems}
    return any(name.startswith("law/") for name in broken - before)


def _trees(
    law: Law, newest: Library, last: Library, needed: frozenset[TreeId]
) -> dict[TreeId, Tree] | None:
    """Give the trees that can be shown over some law data; None if one shown now would be lost."""
    found: dict[TreeId, Tree] = {}
    for name in sorted({*newest.trees, *last.trees}):
        fresh, old = newest.trees.get(name), last.trees.get(name)
        if fresh is not None and can_be_walked(fresh, law):
            found[name] = fresh
        elif old is not None and (last.sources[name].name in newest.hashes or name in needed):
            if not can_be_walked(old, law):
                return None
            found[name] = old
    return found


def _left_out(newest: Library, shown: Collection[str]) -> tuple[str, ...]:
    """Give the files of trees that nothing shown stands for."""
    return tuple(name for name in newest.hashes if "/" not in name and name not in shown)
