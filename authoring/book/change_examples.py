"""Example matters for a change of content: as few as show everything that comes out differently.

What can differ is found by ``engine.proof.compare``, for all answers; what an example shows is
taken from walks of both versions. Data only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from engine.answers import Answers
from engine.proof.compare import Kind, Version, compare
from engine.tree import Finding
from engine.verdict import Verdict
from engine.walk import Path, walk

Shown = tuple[Kind, str, str]
"""Something that comes out differently: kind, what came out before, what comes out now."""


@dataclass(frozen=True, slots=True)
class Example:
    """Answers that the two versions treat differently.

    Attributes:
        answers: Those that either version asks.
        shows: Everything that comes out differently with them.
    """

    answers: Answers
    old: Path
    new: Path
    shows: frozenset[Shown]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What comes out differently, and matters that show it.

    Attributes:
        differences: Everything that comes out differently for some answers, proved for all.
        examples: Matters that together show all of it.
    """

    differences: tuple[Shown, ...]
    examples: tuple[Example, ...]


def outcomes_of_change(old: Version, new: Version, as_of: date) -> Outcomes:
    """Find what comes out differently, and choose example matters.

    Args:
        old: The version before; it passed its checks.
        new: The version now; it passed its checks.
        as_of: The day both are judged at.
    """
    found = compare(old, new, as_of)
    wanted = [(one.kind, one.old, one.new) for one in found]
    tried = [_example(one.example, old, new, as_of) for one in found]
    return Outcomes(tuple(wanted), tuple(_fewest(wanted, tried)))


def _example(answers: Answers, old: Version, new: Version, as_of: date) -> Example:
    before = walk(old.tree, answers, old.law, as_of)
    after = walk(new.tree, answers, new.law, as_of)
    return Example(answers, before, after, frozenset(_shown(before, after)))


def _shown(old: Path, new: Path) -> Iterable[Shown]:
    if old.verdict != new.verdict:
        yield Kind.VERDICT, str(old.verdict), str(new.verdict)
    if old.at.id != new.at.id:
        yield Kind.OUTCOME, old.at.id, new.at.id
    for kind, was, now in (
        (Kind.QUESTION, _asked(old), _asked(new)),
        (Kind.FINDING, _findings(old), _findings(new)),
        (Kind.ITEM, _items(old), _items(new)),
    ):
        yield from ((kind, name, "") for name in was if name not in now)
        yield from ((kind, "", name) for name in now if name not in was)

    was_due, now_due = _due(old), _due(new)
    for deadline in was_due:
        if deadline in now_due and was_due[deadline] != now_due[deadline]:
            yield Kind.DATE, deadline, deadline


def _due(path: Path) -> dict[str, tuple[date, ...]]:
    return {
        str(result.deadline.id): tuple(reading.due for reading in result.readings)
        for result in path.deadlines()
    }


def _asked(path: Path) -> tuple[str, ...]:
    return tuple(step.question.id for step in path.steps)


def _findings(path: Path) -> tuple[str, ...]:
    return tuple(finding.id for finding in (*path.findings, *path.possible))


def _items(path: Path) -> tuple[str, ...]:
    return tuple(applied.item.id for applied in path.items)


def _fewest(wanted: Iterable[Shown], tried: Iterable[Example]) -> Iterable[Example]:
    """Choose examples, each time the one that shows most of what is not shown yet."""
    left = set(wanted)
    waiting = list(tried)
    while left and waiting:
        best = max(waiting, key=lambda one: (len(one.shows & left), -len(one.answers)))
        if not best.shows & left:
            return
        left -= best.shows
        waiting.remove(best)
        yield best


def made_by(path: Path) -> tuple[Finding, ...]:
    """Give the findings that an outcome's verdict rests on, the worst first."""
    return tuple(one for one in path.findings if one.effect is not Verdict.PROCEED)
