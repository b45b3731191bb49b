"""What is left out of the trees on purpose, each with its reason. Frozen data only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutGroup:
    """Rules that no user can reach, or facts that nothing asks, left out for one reason."""

    ids: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The whole of left_out.yaml."""

    rules: tuple[LeftOutGroup, ...] = ()
    facts: tuple[LeftOutGroup, ...] = ()
