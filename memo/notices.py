"""What a memo says above everything: content due for review, parts that do not fit each other."""

from collections.abc import Iterable
from itertools import pairwise

from engine import words
from engine.law import Law
from engine.view import labels
from engine.walk import Path
from matters.linked import differing
from matters.matter import Matter


def notices(
    paths: tuple[Path, ...], matter: Matter, beside: Iterable[Matter], law: Law
) -> Iterable[str]:
    """Give the warnings on the whole.

    Args:
        paths: Of the legs, the later first.
        matter: The matter that is told.
        beside: The matters against co-debtors.
        law: Says what they share.
    """
    yield from _overdue(paths)
    yield from _broken(paths)
    yield from _different(paths, matter, beside, law)


def against(matter: Matter) -> str:
    """Name the debtor of a matter."""
    return matter.particulars.respondent or matter.particulars.name or "not named yet"


def _overdue(paths: tuple[Path, ...]) -> Iterable[str]:
    for path in paths:
        tree = path.tree
        if path.situation.as_of > tree.review_by:
            day = words.day(tree.review_by)
            yield f"{tree.title}: the content was due for review by {day} and is older than that."


def _broken(paths: tuple[Path, ...]) -> Iterable[str]:
    """Name the legs that the leg before does not lead to any more; the later leg stands first."""
    for later, earlier in pairwise(paths):
        if not earlier.joins(later):
            yield (
                f"{earlier.tree.title} does not lead on to {later.tree.title} on these answers; "
                "check whether that part is still wanted."
            )


def _different(
    paths: tuple[Path, ...], matter: Matter, beside: Iterable[Matter], law: Law
) -> Iterable[str]:
    """Name the shared questions that a matter against a co-debtor answers otherwise."""
    for other in beside:
        asked = labels(differing(matter, other, law), (path.tree for path in paths))
        if asked:
            yield (
                f"The matter against the co-debtor {against(other)} answers otherwise: "
                f"{words.joined(asked)}. Check which is right."
            )
