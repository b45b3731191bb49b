"""Tries a scenario: walks its answers, and says of each expectation that failed what came out, why.

``authoring.scenarios.trial_text`` puts that into words; nothing here prints.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from authoring.scenarios.expectations import KINDS, Expectation, Presence, Scenario
from authoring.scenarios.explained import Explained, explain, readings
from engine import words
from engine.conditions import Condition
from engine.items import Forum, Item
from engine.law import DeadlineId, FactId, Law, NodeId, RuleId
from engine.library import Library
from engine.tree import Finding, Outcome, Question, Tree, Weight
from engine.verdict import SEVERITY, Verdict
from engine.walk import Path, all_items, contribution, walk_legs
from matters.matter import Matter
from memo.memo import build_memo

FEW = 3
"""As many findings that do not hold are taken apart; of more only the ids are named."""


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for what came out.

    Attributes:
        cites: The rules it rests on.
        condition: A condition taken apart, where one decided it.
    """

    text: str
    cites: tuple[RuleId, ...] = ()
    condition: Explained | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An expectation that is not met.

    Attributes:
        of: What was expected, as in the file: ``verdict``, ``documents present``.
    """

    of: str
    expected: str
    got: str
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class RouteStep:
    """A question on the way, with its answer in words."""

    question: NodeId
    label: str
    answer: str
    cites: tuple[RuleId, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What trying a scenario showed.

    Attributes:
        end: Where the way ends: an outcome, or a question that has no answer.
    """

    scenario: Scenario
    failures: tuple[Failure, ...]
    route: tuple[RouteStep, ...]
    end: str
    verdict: Verdict | None

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.failures


def try_scenario(scenario: Scenario, library: Library) -> Trial:
    """Walk a scenario and compare.

    Args:
        scenario: Its tree must be in the library.
        library: The content that is tried.
    """
    law = library.law
    trees = (library.trees[tree] for tree in scenario.legs)
    paths = walk_legs(trees, scenario.answers, law, scenario.as_of)
    path = paths[-1]
    failures = [
        *_not_joined(paths),
        *_failures(scenario.expect, path, law),
        *_uncited(scenario, path, library),
    ]
    return Trial(scenario, tuple(failures), tuple(_route(path, law)), _end(path), path.verdict)


def _route(path: Path, law: Law) -> Iterator[RouteStep]:
    for step in path.steps:
        question = step.question
        answer = words.answer(question, law.facts[FactId(question.id)], step.value, law)
        yield RouteStep(question.id, question.label, answer, question.cites)


def _end(path: Path) -> str:
    if isinstance(path.at, Outcome):
        return f"the outcome {path.at.id}"
    return f"the question {path.at.id}, which has no answer"


def _not_joined(paths: tuple[Path, ...]) -> Iterator[Failure]:
    """Say which leg does not lead on to the next."""
    for path, later in pairwise(paths):
        if not path.joins(later):
            ways = _list(str(link.tree) for link in path.links)
            got = f"{ways}, as its way ends at {_end(path)}"
            yield Failure(f"{path.tree.id} leads on to", str(later.tree.id), got)


def _failures(expect: Expectation, path: Path, law: Law) -> Iterator[Failure]:
    if expect.outcome is not None and path.at.id != expect.outcome:
        yield Failure("outcome", str(expect.outcome), _end(path))
    if expect.verdict is not None and path.verdict is not expect.verdict:
        yield _verdict(expect.verdict, path)
    yield from _forum(expect, path)
    for kind in KINDS:
        yield from _presence(kind, getattr(expect, kind), path)
    for deadline, days in expect.deadlines.items():
        yield from _deadline(deadline, days.days, path)
    yield from _open_points(expect, path)
    yield from _questions(expect, path, law)


# --- verdict ---------------------------------------------------------------------------


def _verdict(expected: Verdict, path: Path) -> Failure:
    got = path.verdict
    if got is None:
        return Failure("verdict", expected, f"none, as the way ends at {_end(path)}")
    why = [*_made_by(got, path)]
    if SEVERITY[expected] > SEVERITY[got]:
        why += _missing(expected, path)
    return Failure("verdict", expected, got, tuple(why))


def _made_by(verdict: Verdict, path: Path) -> Iterator[Why]:
    """Say what makes the verdict: findings, the outcome's own, open points, or nothing worse."""
    for finding in path.findings:
        if contribution(finding) is verdict:
            truth = explain(finding.when, path.situation)
            yield Why(f"it comes from {_named(finding)}", finding.cites, truth)
    if isinstance(path.at, Outcome) and path.at.verdict == verdict:
        yield Why(f"it is the verdict of the outcome {path.at.id}", path.at.cites)
    if verdict is Verdict.NEEDS_FACTS:
        for point in path.open_points:
            if point.weight is Weight.DECISIVE:
                yield Why(f"{point.question.id} is open: {point.text}", point.question.cites)
    if verdict is Verdict.PROCEED and not path.findings:
        yield Why("no finding holds")


def _missing(verdict: Verdict, path: Path) -> Iterator[Why]:
    """Say which findings would give a verdict, and do not hold."""
    missing = [
        finding
        for finding in path.tree.findings
        if contribution(finding) is verdict and finding not in path.findings
    ]
    if len(missing) > FEW:
        names = words.joined(str(finding.id) for finding in missing)
        yield Why(f"none of these findings holds: {names}")
        return
    for finding in missing:
        truth = explain(finding.when, path.situation)
        yield Why(f"what would give {verdict} does not hold: {_named(finding)}", (), truth)


def _named(finding: Finding) -> str:
    return f'finding {finding.id} [{finding.effect}] "{finding.title}"'


# --- items and findings ----------------------------------------------------------------


def _forum(expect: Expectation, path: Path) -> Iterator[Failure]:
    if expect.forum is None:
        return
    certain = tuple(
        one.item.id for one in path.items if isinstance(one.item, Forum) and not one.undecided
    )
    different = set(expect.forum) ^ set(certain)
    if different:
        why = [_reason(one, path) for one in path.tree.items.forums if one.id in different]
        yield Failure("forum", _list(expect.forum), _list(certain), tuple(why))


def _presence(kind: str, presence: Presence, path: Path) -> Iterator[Failure]:
    entries: Iterable[Finding | Item]
    entries = path.tree.findings if kind == "findings" else getattr(path.tree.items, kind)
    by_id = {str(entry.id): entry for entry in entries}
    for state in ("present", "absent", "possible"):
        for name in getattr(presence, state):
            got = _state(by_id[name], path)
            if got != state:
                yield Failure(f"{kind} {state}", name, got, (_reason(by_id[name], path),))


def _state(entry: Finding | Item, path: Path) -> str:
    """Say whether an item or a finding is present, possible or absent on a way."""
    if isinstance(entry, Finding):
        if entry in path.findings:
            return "present"
        return "possible" if entry in path.possible else "absent"
    for applied in path.items:
        if applied.item == entry:
            return "possible" if applied.undecided else "present"
    return "absent"


def _reason(entry: Finding | Item, path: Path) -> Why:
    when: Condition | None = entry.when
    condition = None if when is None else explain(when, path.situation)
    text = f'{entry.id} "{entry.title}" is {_state(entry, path)}'
    return Why(text if condition else f"{text}, as it has no condition", entry.cites, condition)


def _deadline(deadline: DeadlineId, days: tuple[date, ...], path: Path) -> Iterator[Failure]:
    declared = next(one for one in path.tree.items.deadlines if one.id == deadline)
    result = path.situation.deadline(deadline)
    applies = _state(declared, path) == "present"
    found = tuple(one.due for one in result.readings) if applies else ()
    if set(found) != set(days):
        seen = (Why(text, declared.cites) for text in readings(result, path.situation))
        why = (_reason(declared, path), *seen)
        yield Failure(f"deadline {deadline}", _dates(days), _dates(found), why)


def _dates(days: Iterable[date]) -> str:
    return _list(words.day(day) for day in sorted(set(days)))


# --- the way ---------------------------------------------------------------------------


def _open_points(expect: Expectation, path: Path) -> Iterator[Failure]:
    if expect.open_points is None:
        return
    found = {str(point.question.id): point for point in path.open_points}
    if set(expect.open_points) != set(found):
        why = tuple(
            Why(f"{name} is open: {point.text}", point.question.cites)
            for name, point in found.items()
        )
        yield Failure("open points", _list(expect.open_points), _list(found), why)


def _questions(expect: Expectation, path: Path, law: Law) -> Iterator[Failure]:
    trail = path.situation.trail
    for question in expect.asked:
        if question not in trail:
            got = f"off the way, which ends at {_end(path)}"
            yield Failure("asked", question, got, tuple(_set_aside(question, path, law)))
    for question in expect.not_asked:
        if question in trail:
            before = trail[trail.index(question) - 1] if question != trail[0] else "the beginning"
            why = Why(f"the way comes to it from {before}")
            yield Failure("not asked", question, "on the way", (why,))


def _set_aside(question: NodeId, path: Path, law: Law) -> Iterator[Why]:
    for step in path.parked:
        if step.question.id == question:
            answer = words.answer(step.question, law.facts[FactId(question)], step.value, law)
            yield Why(f"its answer is set aside: {answer}")


# --- citations -------------------------------------------------------------------------


def _uncited(scenario: Scenario, path: Path, library: Library) -> Iterator[Failure]:
    """Give the rules that the memo should cite and does not; only then is a memo built."""
    if not scenario.expect.cites:
        return
    matter = Matter(legs=scenario.legs, answers=scenario.answers)
    cited = {
        line.rule for line in build_memo(matter, library, scenario.as_of, full=False).authorities
    }
    for rule in scenario.expect.cites:
        if rule not in cited:
            where = _list(_citing(path.tree, rule))
            why = Why(f"in {path.tree.id} it is cited by: {where}", (rule,))
            yield Failure("cites", rule, "not cited in the memo", (why,))


def _citing(tree: Tree, rule: RuleId) -> Iterator[str]:
    """Give the ids of what cites a rule."""
    nodes = (node for node in tree.nodes.values() if isinstance(node, Question))
    citing = (*nodes, *tree.outcomes.values(), *tree.findings, *all_items(tree.items))
    return (str(one.id) for one in citing if rule in one.cites)


def _list(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
