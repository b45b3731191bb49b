"""The command ``policy``: what an administrator set that is in force, and where it stands.

0 all of it is in force, 2 some of it has a problem.
"""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace

from cli.command import Commands, Program, write
from engine.words import count
from firm.policy import IDENTITY_KEYS, Policy, Setting

INDENT = "  "


def add(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser("policy", help="what an administrator set, and where")
    one.set_defaults(command=tell)


def warn(policy: Policy) -> None:
    """Say on standard error what of a policy is not in force."""
    for problem in policy.problems:
        sys.stderr.write(f"{replace(problem, warning=True)}\n")


def tell(_arguments: argparse.Namespace, program: Program) -> int:
    """Print the policy."""
    told = "".join(f"{line}\n" for line in _lines(program.policy))
    write("-", told.encode(errors="backslashreplace"))  # a path need not be text
    return 2 if program.policy.problems else 0


def _lines(policy: Policy) -> Iterable[str]:
    yield "Looked for, the strongest last:"
    for place in policy.places:
        yield f"{INDENT}{place.name}: {'found' if place.found else 'not there'}"
    yield ""
    if policy.origins:
        yield "In force:"
        yield from (f"{INDENT}{line}" for line in _in_force(policy))
    else:
        yield "Nothing is set."
    if policy.problems:
        yield ""
        yield "Not in force:"
        yield from (f"{INDENT}{problem}" for problem in policy.problems)


def _in_force(policy: Policy) -> Iterable[str]:
    for key, place in policy.origins.items():
        locked = ", locked" if key in policy.locked else ""
        yield f"{key}: {_value(policy, key)}{locked}"
        yield f"{INDENT}from {place}"


def _value(policy: Policy, key: str) -> str:
    if key == "logo":
        return f"a PNG of {count(len(policy.identity.logo), 'byte')}"
    if key == "zoom":
        return f"{round((policy.zoom or 1) * 100)}%"
    if key == "locked":
        return ", ".join(one.value for one in Setting if one in policy.locked) or "nothing"
    where = policy.identity if key in IDENTITY_KEYS else policy
    value = getattr(where, IDENTITY_KEYS.get(key, key))
    return " / ".join(value) if isinstance(value, tuple) else str(value)
