"""Which rules a user can reach, and what is known to be left out.

A rule is reached where it is cited by something that some answers bring about: a question that is
asked, a row of its matrix, an outcome, a finding, an item. A rule that is only cited as background
of a topic is told apart. Rules and facts that are left out on purpose stand in ``left_out.yaml``
with a reason.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engine.answers import did_you_mean
from engine.content import asked, citing, rows
from engine.law import FactId, Law, NodeId, RuleId
from engine.left_out import LeftOutGroup
from engine.proof.diagram import FALSE
from engine.proof.model import Model
from engine.source import Pointer
from engine.tree import TreeId


@dataclass(frozen=True, slots=True)
class Use:
    """A place in a tree that cites a rule.

    Attributes:
        background: Whether it is a topic's background and nothing that answers bring about.
    """

    tree: TreeId
    pointer: Pointer
    background: bool


Uses = Mapping[RuleId, tuple[Use, ...]]
"""Every rule that a user can reach, with the places it is reached at."""

LawFault = tuple[str, Pointer, str]
"""In which file, where, and the sentence."""


def uses(models: Iterable[Model]) -> Uses:
    """Give the places at which a user can reach each rule.

    Args:
        models: The trees as functions of their answers.
    """
    found: dict[RuleId, list[Use]] = {}
    for model in models:
        for pointer, cites in _brought_about(model):
            use = Use(model.tree.id, pointer, pointer[0] == "background")
            for rule in cites:
                found.setdefault(rule, []).append(use)
    return MappingProxyType({rule: tuple(places) for rule, places in found.items()})


def _brought_about(model: Model) -> Iterator[tuple[Pointer, tuple[RuleId, ...]]]:
    for pointer, cites, _ in citing(model.tree):
        if _happens(pointer, model):
            yield pointer, cites
    for question, fact in asked(model.tree, model.law):
        if model.reach(question.id) != FALSE:
            for row in rows(question, fact):
                yield ("nodes", question.id, "rows", row.id), row.cites


def _happens(pointer: Pointer, model: Model) -> bool:
    """Say whether some answers bring about what stands at a place."""
    match pointer:
        case ("nodes" | "outcomes", str(node_id)):
            return model.reach(NodeId(node_id)) != FALSE
        case ("findings", int(index)):
            return model.possible(model.tree.findings[index].when) != FALSE
        case ("items", str(kind), int(index)):
            return model.possible(getattr(model.tree.items, kind)[index].when) != FALSE
        case _:
            return True


def law_gaps(law: Law, reached: Uses, asks: frozenset[FactId]) -> Iterator[LawFault]:
    """Give rules that no user can reach and facts that nothing asks, unless they are left out.

    Args:
        law: The law data.
        reached: Where rules are reached.
        asks: Every fact that some tree asks.
    """
    left_out = {rule for group in law.left_out.rules for rule in group.ids}
    for index, rule in enumerate(law.rules):
        if rule not in reached and rule not in left_out:
            message = f"no user can reach {rule}; cite it, or give a reason in law/left_out.yaml."
            yield "law/rules.yaml", (index,), message
    yield from _unasked(law, asks)
    yield from _not_left_out(law, reached, asks)


def _unasked(law: Law, asks: frozenset[FactId]) -> Iterator[LawFault]:
    left_out = {fact for group in law.left_out.facts for fact in group.ids}
    turned_on: dict[FactId, RuleId] = {}
    for rule in law.rules.values():
        for fact in rule.turns_on:
            turned_on.setdefault(fact, rule.id)
    for fact, by in turned_on.items():
        if fact in law.facts and not is_asked(fact, law, asks) and fact not in left_out:
            message = (
                f"{by} turns on {fact}, and no tree asks or computes it; ask it, or give a reason "
                "in law/left_out.yaml."
            )
            yield "law/facts.yaml", ("facts", fact), message


def is_asked(fact: FactId, law: Law, asks: frozenset[FactId]) -> bool:
    """Say whether a fact is asked by some tree, or worked out from one that is."""
    declared = law.facts[fact]
    return fact in asks or (declared.computed and not asks.isdisjoint(declared.from_))


def _not_left_out(law: Law, reached: Uses, asks: frozenset[FactId]) -> Iterator[LawFault]:
    """Give entries of left_out.yaml that name nothing, or what is no longer left out."""
    here = "law/left_out.yaml"
    for pointer, name in _entries("rules", law.left_out.rules):
        if name not in law.rules:
            yield here, pointer, f'there is no rule "{name}"{did_you_mean(name, tuple(law.rules))}.'
        elif RuleId(name) in reached:
            yield here, pointer, f"{name} is reached now; delete it here."
    for pointer, name in _entries("facts", law.left_out.facts):
        if name not in law.facts:
            yield here, pointer, f'there is no fact "{name}"{did_you_mean(name, tuple(law.facts))}.'
        elif is_asked(FactId(name), law, asks):
            yield here, pointer, f"{name} is asked now; delete it here."


def _entries(kind: str, groups: Iterable[LeftOutGroup]) -> Iterator[tuple[Pointer, str]]:
    for number, group in enumerate(groups):
        for index, name in enumerate(group.ids):
            yield (kind, number, "ids", index), name
