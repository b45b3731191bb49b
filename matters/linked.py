"""Linked matters, one a co-debtor, on the same title: they share what concerns no single debtor.

Compares and copies; where matters are kept is known to ``matters.register``.
"""

from dataclasses import replace
from types import MappingProxyType

from engine.law import FactId, Law
from matters.matter import Matter


def beside(matter: Matter, law: Law, group: str) -> Matter:
    """Give a new matter against a co-debtor, with every shared answer.

    Args:
        matter: The matter it is made from; its first leg is walked anew.
        law: Says which facts concern the debtor.
        group: The group both belong to.
    """
    told = replace(matter.particulars, name="", respondent="")
    answers = {fact: value for fact, value in matter.answers.items() if shared(fact, law)}
    return Matter(
        legs=matter.legs[:1],
        particulars=told,
        answers=MappingProxyType(answers),
        confirmed=matter.confirmed,
        group=group,
    )


def shared(fact: FactId, law: Law) -> bool:
    """Say whether linked matters share a fact."""
    return fact in law.facts and not law.facts[fact].about_debtor


def differing(matter: Matter, other: Matter, law: Law) -> tuple[FactId, ...]:
    """Give the shared facts that two linked matters answer differently."""
    return tuple(
        fact
        for fact, value in matter.answers.items()
        if shared(fact, law) and fact in other.answers and other.answers[fact] != value
    )


def take_over(matter: Matter, other: Matter, law: Law) -> Matter:
    """Give a matter with the answers of a linked one where the two differ."""
    taken = {fact: other.answers[fact] for fact in differing(matter, other, law)}
    return replace(matter, answers=MappingProxyType({**matter.answers, **taken}))
