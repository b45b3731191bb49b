"""The whole examination of a content folder: shape, logic, law and age, with what was walked.

``engine.checks`` looks at the shape. Where that is sound, ``engine.proof`` proves the logic, and
``engine.coverage`` says which rules a user can reach. What is stale is a warning.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from engine.answers import Answers, to_plain
from engine.checks import check
from engine.content import asked
from engine.coverage import Uses, law_gaps, uses
from engine.errors import Problem
from engine.library import Library
from engine.proof import faults, model_of
from engine.proof.model import Model
from engine.proof.ways import ALL, Walked, walk_ways
from engine.source import Source, dump_flow
from engine.tree import Tree, TreeId
from engine.words import day


@dataclass(frozen=True, slots=True)
class Examined:
    """What an examination found.

    Attributes:
        problems: Every fault and every warning, sorted by file, line and column.
        walked: What was walked of each tree whose logic was proved.
        uses: Where each rule is reached; None unless the logic of every tree was proved.
    """

    problems: tuple[Problem, ...]
    walked: Mapping[TreeId, Walked]
    uses: Uses | None

    @property
    def sound(self) -> bool:
        """Whether there are no faults; warnings do not count."""
        return all(problem.warning for problem in self.problems)


def examine(library: Library, as_of: date, *, at_most: int = ALL) -> Examined:
    """Examine everything that was loaded.

    Args:
        library: A content folder.
        as_of: The day at which age is judged, and from which deadlines are tried.
        at_most: Up to so many ways, all ways through a tree are walked.
    """
    problems = set(check(library))
    faulty = {problem.file for problem in problems}
    walked: dict[TreeId, Walked] = {}
    models: list[Model] = []
    for tree in library.trees.values():
        source = library.sources[tree.id]
        problems.update(_stale(tree, library, as_of))
        if source.name in faulty or any(name in faulty for name in _LAW):
            continue
        model = model_of(tree, library.law, as_of)
        models.append(model)
        problems.update(_proved(model, source))
        if not model.stuck:
            walked[tree.id] = walk_ways(model, at_most=at_most)
    reached = None
    if len(models) == len(library.sources) and not library.problems:
        reached = uses(models)
        problems.update(_gaps(library, reached))
    return Examined(tuple(sorted(problems)), MappingProxyType(walked), reached)


_LAW = ("law/facts.yaml", "law/rules.yaml", "law/jurisdictions.yaml", "law/updates.yaml")
"""Law data without which the logic of a tree means nothing."""


def _proved(model: Model, source: Source) -> Iterator[Problem]:
    for fault in faults(model, lambda pointer: source.place(pointer)[0]):
        problem = source.problem(fault.pointer, fault.message)
        yield replace(problem, warning=fault.warning, example=in_short(fault.example))


def _stale(tree: Tree, library: Library, as_of: date) -> Iterator[Problem]:
    if tree.review_by < as_of:
        message = (
            f"the content was due for review by {day(tree.review_by)}; compare it with later "
            "developments, then set checked_on and review_by."
        )
        source = library.sources[tree.id]
        yield Problem(source.name, *source.place(("review_by",)), message, warning=True)


def _gaps(library: Library, reached: Uses) -> Iterator[Problem]:
    asks = frozenset(
        fact.id for tree in library.trees.values() for _, fact in asked(tree, library.law)
    )
    for name, pointer, message in law_gaps(library.law, reached, asks):
        yield library.law_sources[name].problem(pointer, message)


def in_short(answers: Answers | None) -> str:
    """Give answers as they stand in an answers file, in one line; empty if there are none."""
    if answers is None:
        return ""
    return dump_flow({str(fact): to_plain(value) for fact, value in answers.items()})
