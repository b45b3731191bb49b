"""What the builders of the memo share: texts filled, rules cited, conditions in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from engine import words
from engine.conditions import (
    All,
    AnyGround,
    AnyOf,
    At,
    Condition,
    GroundIs,
    JurisdictionIs,
    Not,
    Passed,
    holds,
)
from engine.law import FactId, Law, NodeId, RuleId, TermId
from engine.tree import Question
from engine.walk import Path
from memo.citations import Cites, apart, cite, with_chinese


class Conditional(Protocol):
    """An item that may apply only if something holds."""

    @property
    def when(self) -> Condition | None:
        """Its condition; None if it always applies."""

    @property
    def in_words(self) -> str:
        """The condition in words."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A path and the law it was walked with, as the builders need them."""

    path: Path
    law: Law

    def text(self, text: str, terms: Iterable[TermId] = ()) -> str:
        """Fill ``{fact}`` and set the Chinese of terms."""
        filled = words.fill(text, self.path.tree, self.path.situation.answers, self.law)
        return with_chinese(filled, terms, self.law)

    def apart(self, text: str, terms: Iterable[TermId]) -> tuple[str, ...]:
        """Give the terms whose Chinese a finished text does not hold."""
        return apart(text, terms, self.law)

    def cite(self, rules: Iterable[RuleId]) -> Cites:
        """Give the citations of some rules."""
        return cite(rules, self.law)

    def question(self, fact: FactId) -> Question | None:
        """Give the question of a fact in this tree."""
        node = self.path.tree.nodes.get(NodeId(fact))
        return node if isinstance(node, Question) else None

    def label(self, fact: FactId) -> str:
        """Give a fact in a few words: the label of its question, else what it means."""
        question = self.question(fact)
        return question.label if question is not None else self.law.facts[fact].meaning

    def condition(self, item: Conditional, *, undecided: bool) -> str:
        """Give ``If ...`` for an item that is undecided; empty for one that applies."""
        if not undecided:
            return ""
        if item.in_words:
            said = self.text(item.in_words).rstrip(".")
            return f"If {said.removeprefix('If ').removeprefix('if ')}"
        return f"If it applies; turns on: {'; '.join(self.turns_on(item.when)) or 'open points'}"

    def turns_on(self, condition: Condition | None) -> tuple[str, ...]:
        """Name the points not known yet that leave a condition undecided, each once."""
        if condition is None:
            return ()
        facts = dict.fromkeys(fact for leaf in self._open(condition) for fact in self._asked(leaf))
        return tuple(dict.fromkeys(self.label(fact) for fact in facts))

    def _open(self, condition: Condition) -> Iterable[Condition]:
        """Give the leaves of a condition that are undecided."""
        if holds(condition, self.path.situation) is not None:
            return
        match condition:
            case All(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._open(part)
            case Not(part):
                yield from self._open(part)
            case _:
                yield condition

    def _asked(self, leaf: Condition) -> Iterable[FactId]:
        """Give the questions that would decide a leaf."""
        match leaf:
            case At():
                return
            case Passed(deadline=deadline):
                yield from self.path.situation.deadline(deadline).open_starts
            case AnyGround(of=fact) | JurisdictionIs(of=fact):
                yield from self._sources(fact)
            case GroundIs(fact=fact, row=row):
                derived = self.law.facts[fact].rows[row].from_
                yield from derived or (fact,)
            case All() | AnyOf() | Not():
                return
            case _:
                yield from self._sources(leaf.fact)

    def _sources(self, fact: FactId) -> Iterable[FactId]:
        """Give the fact itself if the tree asks it, else those it is worked out from."""
        declared = self.law.facts[fact]
        if self.question(fact) is not None or not declared.computed:
            yield fact
        elif declared.ground_rows:
            yield from dict.fromkeys(FactId(row.partition(".")[0]) for row in declared.ground_rows)
        else:
            yield from declared.from_ or (fact,)
