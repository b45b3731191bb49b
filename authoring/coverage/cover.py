"""Coverage: which rules a user can reach, and what no scenario tries. Plain data, worked out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from authoring.scenarios.expectations import Scenario
from engine.answers import UNKNOWN, Grounds, NoDate, Value, values_of
from engine.content import asked
from engine.coverage import Use, Uses
from engine.law import FactId, FactKind, GroundState, NodeId, RuleId, UpdateId
from engine.library import Library
from engine.tree import FindingId, Question, Tree, TreeId
from engine.walk import Path, walk


@dataclass(frozen=True, slots=True)
class RuleCover:
    """Where a rule is reached.

    Attributes:
        uses: Places that answers bring about; empty if there are none.
        background: Topics it stands behind.
        reason: Why it is left out; empty if it is not.
    """

    rule: RuleId
    uses: tuple[Use, ...]
    background: tuple[Use, ...]
    reason: str

    @property
    def state(self) -> str:
        """One of reached, background, left_out, not_reached."""
        if self.uses:
            return "reached"
        if self.background:
            return "background"
        return "left_out" if self.reason else "not_reached"


@dataclass(frozen=True, slots=True)
class UpdateCover:
    """A later development, and the rules beside which a user meets it."""

    update: UpdateId
    beside: tuple[RuleId, ...]


@dataclass(frozen=True, slots=True)
class TreeCover:
    """What no scenario of a tree brings about.

    Attributes:
        scenarios: How many scenarios walk it.
        outcomes: Outcomes at which none ends.
        findings: Findings that hold in none.
        choices: Answers that none gives on its way: by question, the choices, entries, rows with
            their states, or "unknown".
    """

    tree: TreeId
    scenarios: int
    outcomes: tuple[NodeId, ...]
    findings: tuple[FindingId, ...]
    choices: Mapping[FactId, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a content folder.

    Attributes:
        facts: Facts that are left out, with the reason.
    """

    rules: tuple[RuleCover, ...]
    updates: tuple[UpdateCover, ...]
    facts: Mapping[FactId, str]
    trees: tuple[TreeCover, ...]


def cover(library: Library, uses: Uses, scenarios: Iterable[Scenario]) -> Coverage:
    """Work out what is reached and what is tried.

    Args:
        library: The content.
        uses: Where rules are reached.
        scenarios: All there are; those of other trees are left aside.
    """
    law = library.law
    reasons = {rule: group.reason for group in law.left_out.rules for rule in group.ids}
    rules = tuple(_rule(rule, uses.get(rule, ()), reasons.get(rule, "")) for rule in law.rules)
    reached = {one.rule for one in rules if one.uses}
    updates = tuple(
        UpdateCover(update.id, tuple(rule for rule in update.rules if rule in reached))
        for update in law.updates.values()
    )
    facts = {FactId(fact): group.reason for group in law.left_out.facts for fact in group.ids}
    paths: dict[TreeId, list[Path]] = {}
    for one in scenarios:
        tree = library.trees[one.tree]
        paths.setdefault(tree.id, []).append(walk(tree, one.answers, law, one.as_of))
    trees = tuple(_tree(t, library, paths.get(t.id, [])) for t in library.trees.values())
    return Coverage(rules, updates, MappingProxyType(facts), trees)


def _rule(rule: RuleId, uses: tuple[Use, ...], reason: str) -> RuleCover:
    brought_about = tuple(use for use in uses if not use.background)
    background = tuple(use for use in uses if use.background)
    return RuleCover(rule, brought_about, background, reason)


def _tree(tree: Tree, library: Library, paths: list[Path]) -> TreeCover:
    ended = {path.at.id for path in paths}
    held = {finding.id for path in paths for finding in path.findings}
    given: dict[FactId, set[str]] = {}
    for path in paths:
        for step in path.steps:
            given.setdefault(FactId(step.question.id), set()).update(_parts(step.value))
    choices = {}
    for question, fact in asked(tree, library.law):
        possible = _possible(question, library)
        missing = tuple(part for part in possible if part not in given.get(fact.id, ()))
        if missing:
            choices[fact.id] = missing
    return TreeCover(
        tree=tree.id,
        scenarios=len(paths),
        outcomes=tuple(outcome for outcome in tree.outcomes if outcome not in ended),
        findings=tuple(finding.id for finding in tree.findings if finding.id not in held),
        choices=MappingProxyType(choices),
    )


def _possible(question: Question, library: Library) -> Iterator[str]:
    """Give the choices of a question: what a scenario may give as its answer, part by part."""
    fact = library.law.facts[FactId(question.id)]
    match fact.kind:
        case FactKind.GROUNDS:
            for row in fact.rows.values():
                if not row.from_:
                    yield from (
                        f"{row.id}={s}" for s in (GroundState.MADE_OUT, GroundState.ARGUABLE)
                    )
        case FactKind.CHECKLIST:
            yield from (*values_of(fact), "[]")
        case FactKind.CHOICE | FactKind.YES_NO:
            yield from values_of(fact)
        case FactKind.DATE if question.none:
            yield from ("given", "none")
        case _:
            yield "given"
    if question.unknown is not None:
        yield "unknown"


def _parts(value: Value) -> Iterator[str]:
    """Give the parts of an answer as ``_possible`` names them."""
    match value:
        case _ if value is UNKNOWN:
            yield "unknown"
        case NoDate():
            yield "none"
        case Grounds(states):
            yield from (f"{row}={state}" for row, state in states)
        case tuple():
            yield from value or ("[]",)
        case str():
            yield from (value, "given")
        case _:
            yield "given"
