"""Two versions of a tree compared by what matters come to: exactly, for all answers.

Both are turned into functions over one space of answers, so that "comes out differently" is a
function too, and an example is picked from it. Wording is compared elsewhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engine.answers import UNKNOWN, Answers, NoDate
from engine.content import items
from engine.items import Deadline
from engine.law import FactId, Law, NodeId
from engine.proof.diagram import FALSE, POSSIBLE, Diagrams, Function
from engine.proof.model import Model
from engine.proof.space import space_of
from engine.proof.verdicts import verdicts_of
from engine.tree import Question, Tree
from engine.verdict import Verdict


class Kind(StrEnum):
    """What comes out differently."""

    VERDICT = "verdict"
    OUTCOME = "outcome"
    QUESTION = "question"
    FINDING = "finding"
    ITEM = "item"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that comes out differently for some answers.

    Attributes:
        old: What came out before: a verdict, or an id; empty where it was not there.
        new: What comes out now.
        example: Answers for which it does; those that either version asks.
    """

    kind: Kind
    old: str
    new: str
    example: Answers


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a tree, with the law data it was written over."""

    tree: Tree
    law: Law


def compare(old: Version, new: Version, as_of: date) -> tuple[Difference, ...]:
    """Give everything that comes out differently.

    Args:
        old: The version before; it passed its checks.
        new: The version now; it passed its checks.
        as_of: The day both are judged at.

    Returns:
        Verdicts first, then outcomes, questions, findings, items and the dates of
        deadlines. Facts that only one version
        knows count as answered in that one alone.
    """
    space = space_of((new.tree, old.tree), new.law, as_of)
    diagrams = Diagrams(space.sizes)
    before, after = (Model(v.tree, v.law, as_of, space, diagrams) for v in (old, new))
    return tuple(_differences(before, after))


def _differences(before: Model, after: Model) -> Iterator[Difference]:
    yield from _ends(Kind.VERDICT, _verdicts(before), _verdicts(after), before, after)
    yield from _ends(Kind.OUTCOME, _outcomes(before), _outcomes(after), before, after)
    for kind, told in (
        (Kind.QUESTION, _questions),
        (Kind.FINDING, _findings),
        (Kind.ITEM, _items),
    ):
        yield from _parts(kind, told(before), told(after), before, after)
    yield from _dates(before, after)


def _verdicts(model: Model) -> Mapping[str, Function]:
    comes = verdicts_of(model).values()
    either = model.diagrams.either
    return {v: either(*(of.get(v, FALSE) for of in comes)) for v in Verdict}


def _outcomes(model: Model) -> Mapping[str, Function]:
    return {outcome: model.reach(outcome) for outcome in model.tree.outcomes}


def _questions(model: Model) -> Mapping[str, Function]:
    nodes = model.tree.nodes.values()
    return {node.id: model.reach(node.id) for node in nodes if isinstance(node, Question)}


def _findings(model: Model) -> Mapping[str, Function]:
    return {finding.id: model.possible(finding.when) for finding in model.tree.findings}


def _items(model: Model) -> Mapping[str, Function]:
    return {item.id: model.possible(item.when) for _, item in items(model.tree)}


def _ends(
    kind: Kind,
    old: Mapping[str, Function],
    new: Mapping[str, Function],
    before: Model,
    after: Model,
) -> Iterator[Difference]:
    """Compare what every way comes to exactly one of."""
    d = before.diagrams
    for was, when in old.items():
        for now, then in new.items():
            if was != now and (both := d.both(when, then)) != FALSE:
                yield Difference(kind, was, now, _example(both, before, after))


def _parts(
    kind: Kind,
    old: Mapping[str, Function],
    new: Mapping[str, Function],
    before: Model,
    after: Model,
) -> Iterator[Difference]:
    """Compare what a way may have several of."""
    d = before.diagrams
    for name in dict.fromkeys((*new, *old)):
        was, now = (d.turn(of.get(name, FALSE), POSSIBLE) for of in (old, new))
        for gone, found, ids in ((was, now, ("", name)), (now, was, (name, ""))):
            if (other := d.without(found, gone)) != FALSE:
                yield Difference(kind, *ids, _example(other, before, after))


def _dates(before: Model, after: Model) -> Iterator[Difference]:
    """Compare deadlines that are counted otherwise than before."""
    d = before.diagrams
    now = {one.id: one for one in after.tree.items.deadlines}
    for was in before.tree.items.deadlines:
        then = now.get(was.id)
        if then is None or (was.starts, was.plus, was.nominal) == (
            then.starts,
            then.plus,
            then.nominal,
        ):
            continue
        both = d.both(before.possible(was.when), after.possible(then.when))
        counted = d.either(*(_given(start, after) for start in (*was.starts, *then.starts)))
        dated = d.both(both, counted)
        if both != FALSE:
            example = _example(dated if dated != FALSE else both, before, after)
            yield Difference(Kind.DATE, was.id, was.id, example)


def _how(deadline: Deadline) -> tuple[object, ...]:
    return deadline.starts, deadline.plus, deadline.nominal


def _given(start: FactId, model: Model) -> Function:
    """Give when a date is asked and known."""
    if start not in model.space.of:
        return FALSE
    whole = model.space.whole(start)
    options = model.space.variables[whole].options
    known = [n for n, option in enumerate(options) if option not in {UNKNOWN, NoDate.NONE}]
    return model.diagrams.both(model.reach(NodeId(start)), model.diagrams.option(whole, known))


def _example(function: Function, before: Model, after: Model) -> Answers:
    old, new = (model.example(function) or {} for model in (before, after))
    return {**new, **old}
