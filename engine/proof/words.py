"""Words of a tree that no way prints, or that some way lacks."""

from collections.abc import Iterator

from engine.content import item_groups, items
from engine.proof.diagram import FALSE, OPEN
from engine.proof.faults import Line, Proved
from engine.proof.model import Model
from engine.proof.verdicts import verdicts_of
from engine.source import Pointer
from engine.verdict import Assessed

SPOKEN_OF = ("documents", "deadlines", "forums", "fees")
"""Kinds of items of which the memo of an assessed outcome must have at least one."""


def verdict_words(model: Model, _line: Line) -> Iterator[Proved]:
    """An outcome without words for a verdict it comes to, or with words for one it never does."""
    comes = verdicts_of(model)
    for outcome in model.tree.outcomes.values():
        here: Pointer = ("outcomes", outcome.id)
        for verdict, when in comes[outcome.id].items():
            if isinstance(outcome.verdict, Assessed) and verdict not in outcome.by_verdict:
                message = f"by_verdict has no words for {verdict}; add title and because."
                yield Proved(here, message, model.example(when))
        for verdict in outcome.by_verdict:
            if verdict not in comes[outcome.id] and model.reach(outcome.id) != FALSE:
                message = f"no answers come to {verdict} here; delete these words."
                yield Proved((*here, "by_verdict", verdict), message)


def condition_words(model: Model, _line: Line) -> Iterator[Proved]:
    """An item that may print as "If ..." without words for that, or with words for nothing."""
    d = model.diagrams
    for pointer, item in items(model.tree):
        undecided = FALSE if item.when is None else d.turn(model.holds(item.when), OPEN)
        if undecided != FALSE and not item.in_words:
            message = 'in_words missing; this item can be undecided and then prints as "If ...".'
            yield Proved(pointer, message, model.example(undecided))
        elif undecided == FALSE and item.in_words:
            message = "this item is never undecided, so these words are never printed; delete them."
            yield Proved((*pointer, "in_words"), message)


def silence(model: Model, _line: Line) -> Iterator[Proved]:
    """An assessed outcome whose memo would have no papers, dates, place to file or costs."""
    d = model.diagrams
    groups = dict(item_groups(model.tree))
    for outcome in model.tree.outcomes.values():
        if not isinstance(outcome.verdict, Assessed):
            continue
        for kind in SPOKEN_OF:
            spoken = d.either(*(model.possible(item.when) for item in groups[kind]))
            silent = d.without(model.reach(outcome.id), spoken)
            if groups[kind] and silent != FALSE:
                message = f"none of the {kind} applies on some ways to this outcome; say what does."
                yield Proved(("outcomes", outcome.id), message, model.example(silent))
