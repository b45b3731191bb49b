"""Checks of the content that can be made without walking it: one function a check.

``structure`` looks at the shape of a tree, ``names`` at what it names, ``conditions`` at what it
tests, ``law`` at the law data. Each function gives faults with their place; ``check`` runs them
all.
"""

from collections.abc import Callable, Iterable, Iterator

from engine.checks.conditions import asked_too_late, wrong_condition, wrong_deadline
from engine.checks.law import law_faults
from engine.checks.names import (
    Fault,
    not_a_fact,
    unknown_rule,
    unknown_term,
    wrong_choices,
    wrong_fee,
    wrong_keys,
    wrong_placeholder,
)
from engine.checks.papers import wrong_form
from engine.checks.structure import (
    cycle,
    dead_end,
    duplicate_id,
    no_way_out,
    uncited,
    unknown_target,
    unreachable_node,
    unused,
    weak_limitation,
    wrong_links,
    wrong_routes,
    wrong_step,
)
from engine.errors import Problem
from engine.law import Law
from engine.library import Library
from engine.tree import Tree

ALONE: tuple[Callable[[Tree, Law], Iterable[Fault]], ...] = (
    dead_end,
    wrong_routes,
    no_way_out,
    uncited,
    wrong_step,
    unused,
    duplicate_id,
    weak_limitation,
    unknown_rule,
    unknown_term,
    not_a_fact,
    wrong_choices,
    wrong_keys,
    wrong_condition,
    wrong_deadline,
    wrong_placeholder,
    wrong_fee,
    wrong_form,
)
"""Checks that need no other check to have passed."""

WHOLE: tuple[Callable[[Tree, Law], Iterable[Fault]], ...] = (
    unreachable_node,
    cycle,
    asked_too_late,
)
"""Checks that follow edges, so every edge must lead somewhere."""


def check(library: Library) -> tuple[Problem, ...]:
    """Check everything that was loaded.

    Returns:
        What could not be read and every fault of what could, sorted by file, line and column.
    """
    problems = set(library.problems)
    for name, pointer, message in law_faults(library.law):
        problems.add(library.law_sources[name].problem(pointer, message))
    for source in library.law_sources.values():
        problems.update(source.problems)
    for tree in library.trees.values():
        source = library.sources[tree.id]
        faults = (*check_tree(tree, library.law), *wrong_links(tree, library))
        problems.update(source.problem(*fault) for fault in faults)
    return tuple(sorted(problems))


def check_tree(tree: Tree, law: Law) -> Iterator[Fault]:
    """Run every check of one tree."""
    broken = tuple(unknown_target(tree))
    yield from broken
    for one in ALONE if broken else (*ALONE, *WHOLE):
        yield from one(tree, law)
