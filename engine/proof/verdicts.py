"""When each outcome comes to each verdict, as ``engine.walk`` works it out."""

from collections.abc import Mapping

from engine.answers import UNKNOWN
from engine.content import asked
from engine.law import FactId, GroundState, NodeId
from engine.proof.diagram import FALSE, TRUE, Function
from engine.proof.model import Model
from engine.tree import Weight
from engine.verdict import SEVERITY, Verdict
from engine.walk import contribution

WORST_FIRST = tuple(sorted(Verdict, key=lambda verdict: -SEVERITY[verdict]))

Comes = Mapping[NodeId, Mapping[Verdict, Function]]
"""By outcome, when it is reached with each verdict; verdicts it never comes to are absent."""


def verdicts_of(model: Model) -> Comes:
    """Give when each outcome of a tree is reached with each verdict.

    Args:
        model: The tree as functions of its answers.
    """
    d = model.diagrams
    causes = {verdict: _cause(verdict, model) for verdict in Verdict}
    found: dict[NodeId, dict[Verdict, Function]] = {}
    for outcome in model.tree.outcomes.values():
        left = model.reach(outcome.id)
        found[outcome.id] = {}
        for verdict in WORST_FIRST:
            own = verdict in {outcome.verdict, Verdict.PROCEED}
            when = d.both(left, TRUE if own else causes[verdict])
            left = d.without(left, when)
            if when != FALSE:
                found[outcome.id][verdict] = when
    return found


def _cause(verdict: Verdict, model: Model) -> Function:
    """Give when something calls for a verdict, worse things aside."""
    d = model.diagrams
    found = [
        model.certain(finding.when)
        for finding in model.tree.findings
        if contribution(finding) is verdict
    ]
    if verdict is Verdict.NEEDS_FACTS:
        for question, fact in asked(model.tree, model.law):
            if question.unknown is not None and question.unknown.weight is Weight.DECISIVE:
                found.append(d.both(model.reach(question.id), _open(fact.id, model)))
    return d.either(*found)


def _open(fact: FactId, model: Model) -> Function:
    """Give when an answer, or a row of it, is not known yet."""
    d, space = model.diagrams, model.space
    whole, *parts = space.of[fact]
    rows = (d.option(n, space.numbers(n, (GroundState.UNKNOWN,))) for n in parts)
    unknown = d.option(whole, space.numbers(whole, (UNKNOWN,)))
    return d.either(unknown, d.both(model.known(fact), d.either(*rows)))
