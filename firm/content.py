"""A firm's own content, set beside ours: ``add_firm`` gives a library that holds both.

Ours is loaded first and nothing in the firm's folder hides or changes what it states. What cannot
be used is reported with its place and left out; all else applies. The checks made here are those
that keep a walk from failing; ``check --firm`` proves the logic besides.
"""

from collections import ChainMap
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any

from engine.checks import check_tree
from engine.checks.names import Fault
from engine.checks.structure import wrong_links
from engine.library import Library
from engine.reader import read_tree
from engine.source import Source
from engine.tree import Tree, TreeId
from firm.applying import apply
from firm.files import OVERLAY, PREFIX, Files, report
from firm.law import with_firm_law
from firm.overlay import read_overlay


def add_firm(library: Library, folder: FilePath) -> Library:
    """Set a firm's content beside ours.

    Args:
        library: Ours, as loaded.
        folder: The firm's; it need not be there.

    Returns:
        Ours with all of the firm's that can be used; every problem of the folder stands in
        ``firm.problems`` and among the problems of the library.
    """
    files = Files(folder)
    names = files.tree_files()
    if names or not files.problems:
        law, joined = with_firm_law(library, files)
        both = replace(library, law=law, law_sources=_over(joined, library.law_sources))
        both = _with_trees(both, files, names)
        overlay = files.open_if_there(OVERLAY)
        library = apply(read_overlay(overlay), overlay, both) if overlay else both
    shared = tuple(name for name in files.opened if _is_shared(name))
    firm = replace(library.firm, folder=folder, files=shared, problems=files.problems)
    return replace(
        library,
        problems=(*library.problems, *files.problems),
        law_sources=_over(files.opened, library.law_sources),
        hashes=_over(files.hashes, library.hashes),
        firm=firm,
    )


def _is_shared(name: str) -> bool:
    return name == f"{PREFIX}{OVERLAY}" or name.startswith(f"{PREFIX}law/")


def _over(more: Mapping[str, Any], ours: Mapping[str, Any]) -> Mapping[str, Any]:
    """Set entries over ours; ours grow as files are read when first asked for."""
    return ChainMap(dict(more), ours)  # type: ignore[arg-type] # only the first is written to


def _with_trees(library: Library, files: Files, names: list[str]) -> Library:
    """Set the firm's own trees beside ours, those left out whose shape is not sound."""
    found: dict[TreeId, tuple[Tree, Source]] = {}
    for name in names:
        source = files.open(name)
        tree = read_tree(source)
        if tree is None or report(source, _taken(tree, library, found)):
            continue
        if not report(source, (*check_tree(tree, library.law), *_may_stick(tree))):
            found[tree.id] = (tree, source)
    while True:  # a tree may lead on to one that falls
        both = _joined(library, found)
        bad = [
            name
            for name, (tree, source) in found.items()
            if report(source, wrong_links(tree, both))
        ]
        if not bad:
            return both
        for name in bad:
            del found[name]


def _may_stick(tree: Tree) -> Iterator[Fault]:
    """Routes that could leave no way open: only the proof could tell, and that takes too long."""
    for node in tree.nodes.values():
        if node.routes and not node.routes[-1].otherwise:
            here = ("nodes", node.id, "routes")
            yield here, "in a tree of the firm the last route must be otherwise: true; add it."


def _taken(tree: Tree, library: Library, found: Container[TreeId]) -> Iterator[Fault]:
    if tree.id in library.trees:
        said = f'"{tree.id}" is a tree of ours and stays as it is; give yours another id.'
        yield ("id",), said
    elif tree.id in found:
        yield ("id",), f'another tree of the firm has the id "{tree.id}".'


def _joined(library: Library, found: Mapping[TreeId, tuple[Tree, Source]]) -> Library:
    trees = {name: tree for name, (tree, _) in found.items()}
    sources = {name: source for name, (_, source) in found.items()}
    return replace(
        library,
        trees=MappingProxyType({**library.trees, **trees}),
        sources=MappingProxyType({**library.sources, **sources}),
        firm=replace(library.firm, trees=frozenset(trees)),
    )
