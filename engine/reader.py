"""YAML text to a ``Tree``, with ``file:line:column`` on every problem.

Reads the shape only; whether the content makes sense (targets, citations, reachability) is for
``engine.checks``. The dataclasses are the schema; this module adds the two shapes that differ from
them: conditions, and nodes, which are questions or gates.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine import conditions as c
from engine.answers import did_you_mean
from engine.conditions import Condition
from engine.decoder import Decoder, read_words
from engine.law import GroundState
from engine.source import BAD, Source, YamlMapping, YamlNode, YamlScalar, YamlSequence, entries
from engine.tree import SCHEMA, Gate, Node, Question, Tree

Read = Callable[[Decoder, YamlNode], Any]
"""Reads a node; gives ``BAD`` if it reported a problem."""


def read_tree(source: Source) -> Tree | None:
    """Read one tree.

    Args:
        source: The composed file; problems are added to it.

    Returns:
        The tree, or None if there is any problem.
    """
    tree = Decoder(source, SPECIAL).read(Tree)
    if tree is not None and tree.schema != SCHEMA:
        message = f"schema {tree.schema} is not read by this version; it reads schema {SCHEMA}."
        source.problems.append(source.problem(("schema",), message))
        return None
    return tree


def _node(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or a Node
    asks = isinstance(node, YamlMapping) and any(key.value == "ask" for key, _ in node.value)
    return decoder.decode(node, Question if asks else Gate)


def _condition(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or a Condition
    entry = _single(decoder, node)
    if entry is BAD:
        return BAD
    key, key_node, value = entry
    read = _CONDITIONS.get(key)
    if read is None:
        hint = did_you_mean(key, tuple(_CONDITIONS))
        known = ", ".join(_CONDITIONS)
        return decoder.source.report(key_node, f'"{key}" is not a condition{hint}; known: {known}.')
    return read(decoder, value)


def _single(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or key, key node, value
    """Read a mapping that has exactly one entry."""
    if isinstance(node, YamlMapping) and len(node.value) == 1:
        return next(entries(decoder.source, node), BAD)
    return decoder.source.report(node, "a mapping with exactly one entry was expected here.")


def _texts(decoder: Decoder, node: YamlNode, type_: Any = str) -> Any:  # noqa: ANN401
    """Read one value or a list of values as a tuple."""
    if isinstance(node, YamlSequence):
        return decoder.decode(node, tuple[type_, ...])
    value = decoder.decode(node, type_)
    return BAD if value is BAD else (value,)


def _joined(type_: Callable[[Any], Condition]) -> Read:
    """Read ``all: [...]`` and ``any: [...]``."""

    def read(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401
        parts = decoder.decode(node, tuple[Condition, ...])
        return BAD if parts is BAD else type_(parts)

    return read


def _alone(type_: Callable[[Any], Condition], of: Any = str) -> Read:  # noqa: ANN401
    """Read ``answered: fact``, ``at: node``, ``not: {...}``."""

    def read(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401
        value = decoder.decode(node, of)
        return BAD if value is BAD else type_(value)

    return read


def _of_fact(type_: Callable[[Any, Any], Condition], read_value: Read) -> Read:
    """Read ``answer: {fact: value}`` and the like: exactly one fact."""

    def read(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401
        entry = _single(decoder, node)
        value = BAD if entry is BAD else read_value(decoder, entry[2])
        return BAD if value is BAD else type_(entry[0], value)

    return read


def _ground(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401
    """Read ``ground: {fact.row: state or [states]}``."""
    entry = _single(decoder, node)
    if entry is BAD:
        return BAD
    name, name_node, value = entry
    fact, dot, row = name.partition(".")
    if not dot:
        return decoder.source.report(
            name_node, f'"{name}" must name a row, as in grounds_fact.row.'
        )
    states = _texts(decoder, value, GroundState)
    return BAD if states is BAD else c.GroundIs(fact, row, states)


def _jurisdiction(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401
    found = decoder.decode(node, c.JurisdictionIs)
    if found is not BAD and bool(found.has) == bool(found.is_):
        return decoder.source.report(node, "give either has: (an attribute) or is: [places].")
    return found


def _bound(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401
    if isinstance(node, YamlScalar):
        day = decoder.decode(node, date)
        return BAD if day is BAD else c.Bound(day=day)
    found = decoder.decode(node, c.Bound)
    if found is not BAD and (found.fact is None) == (found.day is None):
        return decoder.source.report(node, "give a date, or {fact: ..., plus: {...}}.")
    return found


def _number(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401
    return decoder.decode(node, Decimal)


_CONDITIONS: Mapping[str, Read] = {
    "all": _joined(c.All),
    "any": _joined(c.AnyOf),
    "not": _alone(c.Not, Condition),
    "answer": _of_fact(c.AnswerIs, _texts),
    "includes": _of_fact(c.Includes, _texts),
    "ground": _ground,
    "any_ground": _alone(lambda found: found, c.AnyGround),
    "jurisdiction": _jurisdiction,
    "passed": _alone(lambda found: found, c.Passed),
    "on_or_after": _of_fact(c.OnOrAfter, _bound),
    "before": _of_fact(c.Before, _bound),
    "at_least": _of_fact(c.AtLeast, _number),
    "answered": _alone(c.Answered),
    "unknown": _alone(c.IsUnknown),
    "at": _alone(c.At),
}

SPECIAL: Mapping[Any, Read] = {
    str: read_words,
    Condition: _condition,
    Node: _node,
    c.Codes: _texts,
}
"""Shapes of the content that differ from their dataclasses, for a ``Decoder``."""
