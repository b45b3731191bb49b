"""Tests of grounds as functions of the answers: row by row, those that are worked out included."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.conditions import AnyGround, Condition, GroundIs
from engine.law import FactId, GroundState, NodeId, RowId
from engine.proof.diagram import DECIDED, FALSE, OPEN, TRUE, UNDECIDED, Function
from engine.tree import DerivedRow, Question

if TYPE_CHECKING:
    from engine.proof.model import Model

States = tuple[GroundState, ...]


def ground(condition: GroundIs | AnyGround, model: "Model", at: NodeId | None) -> Function:
    """Give when a ground, or any of several, is in a state.

    Args:
        condition: What is tested.
        model: The tree as functions of its answers.
        at: The node it routes at; None for the end of a way.
    """
    fact = condition.fact if isinstance(condition, GroundIs) else condition.of
    node = NodeId(fact)
    if node not in model.tree.nodes or not model.is_before(node, at):
        return FALSE
    d = model.diagrams
    if isinstance(condition, GroundIs):
        rows, states = iter((condition.row,)), condition.states
    else:
        rows, states = _rows(condition, model), (condition.state,)
    known = d.either(*(_row(fact, row, states, model, at) for row in rows))
    return d.where(model.reach(node), d.where(model.known(fact), known, UNDECIDED), FALSE)


def _rows(condition: AnyGround, model: "Model") -> Iterator[RowId]:
    for row in model.law.facts[condition.of].rows.values():
        counts = condition.modality in {None, row.modality}
        if counts and not (condition.whole and row.head):
            yield row.id


def _row(fact: FactId, row: RowId, states: States, model: "Model", at: NodeId | None) -> Function:
    """Give when a row is in one of some states, its matrix being answered."""
    node = model.tree.nodes[NodeId(fact)]
    if model.law.facts[fact].rows[row].from_:
        wording = node.rows.get(row) if isinstance(node, Question) else None
        return _derived(wording.derived if wording else None, states, model, at)
    variable = model.space.part(fact, row)
    options = model.space.variables[variable].options
    below = (_value(GroundState(str(option)), states) for option in options)
    return model.diagrams.choose(variable, below)


def _derived(row: DerivedRow | None, states: States, model: "Model", at: NodeId | None) -> Function:
    """Give when a row that is worked out from other answers is in one of some states."""
    d = model.diagrams
    out, arguable = (
        _held(condition, model, at)
        for condition in ((row.made_out, row.arguable) if row else (None, None))
    )
    undecided = d.either(d.turn(out, OPEN), d.turn(arguable, OPEN))
    found = d.where(
        undecided, _value(GroundState.UNKNOWN, states), _value(GroundState.NOT_RAISED, states)
    )
    for when, state in ((arguable, GroundState.ARGUABLE), (out, GroundState.MADE_OUT)):
        found = d.where(d.turn(when, DECIDED), _value(state, states), found)
    return found


def _held(condition: Condition | None, model: "Model", at: NodeId | None) -> Function:
    return FALSE if condition is None else model.holds(condition, at)


def _value(state: GroundState, states: States) -> Function:
    if state in states:
        return TRUE
    return UNDECIDED if state is GroundState.UNKNOWN else FALSE
