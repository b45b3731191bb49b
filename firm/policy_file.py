"""Reads the policy in force: the strongest place decides each key, and each key stands by itself.

Reading never fails: what has a problem is left out and reported. Where nothing stands, nothing is
loaded to read it with; what a key may say is in ``firm.policy_keys``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.errors import Problem
from firm.places import PolicyPlace
from firm.policy import IDENTITY_KEYS, Identity, Place, Policy, Setting

if TYPE_CHECKING:
    from firm.policy_keys import Value


def read_policy(places: Sequence[PolicyPlace], environment: Mapping[str, str]) -> Policy:
    """Read every place; a key of a later one takes the place of an earlier one's.

    Args:
        places: As ``firm.places`` gives them, the weakest first.
        environment: The variables that a folder may name, such as ``USERPROFILE``.
    """
    looked = tuple(Place(place.name, place.found) for place in places)
    if not any(place.found for place in looked):
        return Policy(places=looked)
    from firm.policy_keys import read_place

    found: dict[str, Value] = {}
    problems: list[Problem] = []
    for place in places:
        if place.found:
            values, faults = read_place(place, environment)
            found |= values
            problems += faults
    problems += _unlock(found)
    return _policy(found, looked, tuple(problems))


def _policy(
    found: Mapping[str, Value], places: tuple[Place, ...], problems: tuple[Problem, ...]
) -> Policy:
    values = {key: one.value for key, one in found.items()}
    identity = {name: values.pop(key) for key, name in IDENTITY_KEYS.items() if key in values}
    return Policy(
        identity=Identity(**identity),
        origins=MappingProxyType({key: one.origin for key, one in found.items()}),
        places=places,
        problems=problems,
        **values,
    )


def _unlock(found: dict[str, Value]) -> Iterator[Problem]:
    """Unlock what has no value: the user could never change it, and nobody chose it."""
    locked = found.get("locked")
    if locked is None:
        return
    for setting in [one for one in Setting if one in locked.value and one.value not in found]:
        locked = replace(locked, value=locked.value - {setting})
        found["locked"] = locked
        yield locked.problem(f'"{setting}" is locked but has no value; add {setting}.')
