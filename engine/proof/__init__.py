"""Proofs about a tree: what can ever happen, for all answers, and answers that show it.

``days`` and ``space`` choose the answers that can be told apart, ``diagram`` and ``model`` turn the
tree into functions of them, ``faults``, ``words`` and ``idle`` look for what is wrong, and ``ways``
counts the ways and walks them.
"""

from collections.abc import Callable, Iterable
from datetime import date

from engine.law import Law
from engine.proof.faults import (
    Line,
    Proved,
    contradiction,
    gap,
    never_taken,
    overlap,
    unreached,
)
from engine.proof.idle import idle
from engine.proof.model import Model
from engine.proof.space import space_of
from engine.proof.words import condition_words, silence, verdict_words
from engine.tree import Tree

FAULTS: tuple[Callable[[Model, Line], Iterable[Proved]], ...] = (
    gap,
    overlap,
    unreached,
    never_taken,
    contradiction,
    verdict_words,
    condition_words,
    silence,
    idle,
)


def model_of(tree: Tree, law: Law, as_of: date) -> Model:
    """Give a tree as functions of its answers.

    Args:
        tree: A tree that passed ``engine.checks``.
        law: The law data.
        as_of: The matter's date.
    """
    return Model(tree, law, as_of, space_of((tree,), law, as_of))


def faults(model: Model, line: Line) -> tuple[Proved, ...]:
    """Look for every fault of the logic of a tree.

    Args:
        model: The tree as functions of its answers.
        line: Gives the line of a value in the tree's file.
    """
    return tuple(fault for look in FAULTS for fault in look(model, line))
