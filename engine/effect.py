"""What a change of answers would do: two ways walked side by side, before anything is committed.

Compares; it changes nothing and has no words for the screen.
"""

from dataclasses import dataclass
from datetime import date

from engine.answers import Answers
from engine.deadlines import DeadlineResult
from engine.items import Document, Forum
from engine.law import FactId, Law
from engine.tree import Tree
from engine.walk import Applied, Path, Step, walk

Dates = tuple[tuple[str, date | None], ...]
"""Deadlines by id with the day that stands in the diary; None while no starting day is known."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What an edit keeps, sets aside and changes.

    Attributes:
        now: The way as it is.
        after: The way as it would be.
        stays: Answers that are on both ways, other than the edited ones; as they are now.
        set_aside: Answers of the way now that would be kept, but off the way.
        returns: Answers set aside now that would be on the way again.
    """

    now: Path
    after: Path
    stays: tuple[Step, ...]
    set_aside: tuple[Step, ...]
    returns: tuple[Step, ...]

    @property
    def changes_verdict(self) -> bool:
        """Whether the verdict, or the worst finding so far, would be another."""
        return (self.now.verdict, self.now.so_far) != (self.after.verdict, self.after.so_far)

    @property
    def changes_outcome(self) -> bool:
        """Whether the route would end elsewhere, with the same verdict or another."""
        ends = [path.at.id if path.finished else None for path in (self.now, self.after)]
        return ends[0] != ends[1]

    @property
    def changes_forum(self) -> bool:
        """Whether the place to file would be another."""
        return forums(self.now) != forums(self.after)

    @property
    def changes_papers(self) -> bool:
        """Whether other papers would be needed."""
        return documents(self.now) != documents(self.after)

    @property
    def changes_dates(self) -> bool:
        """Whether a date would be another, or come or go."""
        return dates(self.now) != dates(self.after)

    @property
    def changes_more(self) -> bool:
        """Whether anything besides the edited answer would change."""
        return bool(
            self.set_aside
            or self.returns
            or self.changes_verdict
            or self.changes_outcome
            or self.changes_forum
            or self.changes_papers
            or self.changes_dates
        )


def effect_of_change(tree: Tree, before: Answers, after: Answers, law: Law, as_of: date) -> Effect:
    """Walk a tree with the answers before and after an edit, and compare.

    Args:
        tree: A tree that passed its checks.
        before: All answers as they are.
        after: All answers as they would be.
        law: The law data.
        as_of: The matter's date.
    """
    now = walk(tree, before, law, as_of)
    then = walk(tree, after, law, as_of)
    edited = {fact for fact in (*before, *after) if before.get(fact) != after.get(fact)}
    on_now = {FactId(step.question.id) for step in now.steps}
    on_then = {FactId(step.question.id) for step in then.steps}
    return Effect(
        now=now,
        after=then,
        stays=_steps(now, on_then - edited),
        set_aside=_steps(now, on_now - on_then - edited),
        returns=_steps(then, on_then - on_now - edited),
    )


def forums(path: Path) -> tuple[Applied, ...]:
    """Give the places to file on a way."""
    return tuple(applied for applied in path.items if isinstance(applied.item, Forum))


def documents(path: Path) -> tuple[Applied, ...]:
    """Give the papers of a way."""
    return tuple(applied for applied in path.items if isinstance(applied.item, Document))


def dates(path: Path) -> Dates:
    """Give the dates of a way; nominal times have none and are left out."""
    return tuple(
        (str(result.deadline.id), result.due) for result in path.deadlines() if not nominal(result)
    )


def nominal(result: DeadlineResult) -> bool:
    """Say whether a deadline is a usual time only, which never is a date."""
    return result.deadline.plus is None


def _steps(path: Path, facts: set[FactId]) -> tuple[Step, ...]:
    return tuple(step for step in path.steps if FactId(step.question.id) in facts)
