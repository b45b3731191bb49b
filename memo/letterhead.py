"""A firm's identity on what it sends: named in the memo's data, drawn above the title of page one.

A memo without a firm is as it was. What the firm says is text, placed as all text of a memo is.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from firm.policy import Identity, Policy
from memo import glyphs
from memo.parts import Memo


def under(identity: Identity, memo: Memo) -> Memo:
    """Give a memo as the firm's: its name, its privilege banner, its disclaimer beside ours."""
    return replace(memo, identity=identity, privilege=identity.privilege or memo.privilege)


def letterhead(identity: Identity) -> dict[str, Any] | None:
    """Give what the templates draw of the firm above the title; None where there is nothing."""
    if not (identity.name or identity.address or identity.logo):
        return None
    # The picture goes in as numbers; as a tuple it is not searched for text.
    return {
        "name": identity.name,
        "address": list(identity.address),
        "logo": tuple(identity.logo) or None,
    }


def letterhead_lines(identity: Identity) -> list[str]:
    """Give the firm's head as lines of plain text, and an empty one under it; none without it."""
    lines = [line for line in (identity.name, *identity.address) if line]
    return [*lines, ""] if lines else []


def fit_to_print(policy: Policy, resources: FilePath) -> Policy:
    """Leave out of a policy what the fonts cannot print, so that no memo fails because of it.

    Args:
        policy: As it was read.
        resources: The folder with ``fonts/``.
    """
    told = dict(_told(policy.identity))
    if all(text.isascii() for text in told.values()):
        return policy
    known = glyphs.printable(resources / "fonts")
    refused = {}
    for key, text in told.items():
        bad = next((char for char in text if ord(char) not in known), "")
        if bad:
            refused[key] = f"the fonts cannot print “{bad}” (U+{ord(bad):04X}); write it otherwise."
    return policy.without(refused) if refused else policy


def _told(identity: Identity) -> Iterator[tuple[str, str]]:
    yield "firm_name", identity.name
    yield "firm_address", "".join(identity.address)
    yield "privilege", identity.privilege
    yield "disclaimer", identity.disclaimer
