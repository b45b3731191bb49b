"""Telling a tree in the words of a book: texts with their placeholders, authority, terms, targets.

What every entry of a book has in common. Conditions are put into words by ``condition_words``; what
an entry consists of stands in the modules that build entries.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from authoring.book.condition_words import Speaker
from authoring.book.numbers import Name, Numbers
from authoring.book.parts import Field, Given, Para, Point, Run, Runs, Style
from engine import words
from engine.conditions import Condition
from engine.law import FactId, Law, NodeId, RuleId, TermId, UpdateId
from engine.tree import Tree
from memo.citations import chinese, citation

KEPT = 750
"""Most characters of an entry that is kept on one page."""
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Telling:
    """One tree with the law it rests on and the numbers of everything in it."""

    tree: Tree
    law: Law
    numbers: Numbers

    @property
    def speaker(self) -> Speaker:
        """What puts conditions into words."""
        return Speaker(self.tree, self.law, self.numbers)

    def runs(self, text: str) -> Runs:
        """Give a text; where an answer is put in, the question stands in square brackets."""
        found: list[Run] = []
        end = 0
        for match in _PLACEHOLDER.finditer(text):
            found += [Run(text[end : match.start()]), Run("["), *self._asked(match[1]), Run("]")]
            end = match.end()
        return (*found, Run(text[end:]))

    def plain(self, text: str) -> str:
        """Give a text of one style, placeholders as in ``runs``."""
        return "".join(run.text for run in self.runs(text))

    def _asked(self, fact: str) -> Runs:
        name = self.numbers.nodes.get(NodeId(fact))
        return name.full if name is not None else (Run(fact),)

    def field(self, label: str, *texts: str) -> tuple[Field, ...]:
        """Give a field of texts of the content; none if there is no text."""
        paras = tuple(Para(self.runs(text)) for text in texts if text)
        return (Field(label, paras),) if paras else ()

    def target(self, node: NodeId) -> Runs:
        """Name where a way leads."""
        return self.numbers.nodes[node].full

    def when(self, label: str, condition: Condition | None) -> Field:
        """Give the field that says in which case a thing holds."""
        if condition is None:
            return Field(label, (own("Always."),))
        return Field(label, (Given(clause=self.speaker.clause(condition)),))

    def authority(self, rules: Iterable[RuleId]) -> tuple[Field, ...]:
        """Give the rules cited, those of the same place and authority in one line."""
        paras = self.cited(rules)
        return (Field("Authority", paras),) if paras else ()

    def cited(self, rules: Iterable[RuleId]) -> tuple[Para, ...]:
        """Give the lines of the rules cited: ``R3, R4 Guide 3.4; Judicial Minutes, Article 44``."""
        lines: dict[str, list[Name]] = {}
        given = set(rules)
        for rule in (rule for rule in self.numbers.rules if rule in given):
            cited = words.cited(rule, self.law)
            text = "; ".join(filter(None, (cited.pinpoint, cited.authority)))
            lines.setdefault(text, []).append(self.numbers.rules[rule])
        return tuple(
            Para((*listed(names), Run(f"  {text}")), small=True) for text, names in lines.items()
        )

    def terms(self, terms: Iterable[TermId], label: str = "Chinese") -> tuple[Field, ...]:
        """Give the terms of an entry with their Chinese."""
        found = [(self.numbers.terms[term], self.law.terms[term]) for term in dict.fromkeys(terms)]
        if not found:
            return ()
        runs: list[Run] = []
        for name, term in found:
            runs += [Run("; ")] if runs else []
            runs += [name.short, Run(f" {term.en} {chinese(term)}")]
        return (Field(label, (Para(tuple(runs), small=True),)),)

    def development(self, update: UpdateId) -> Runs:
        """Name a later development; one on no rule that the tree cites has no number."""
        name = self.numbers.updates.get(update)
        number = (name.short, Run(" ")) if name is not None else ()
        return (*number, Run(self.law.updates[update].title))

    def date_fact(self, fact: FactId, told: str) -> Runs:
        """Name a fact by its question, with what the tree calls it."""
        return (*self._asked(fact), Run(f": {told}" if told else ""))


def listed(names: Iterable[Name]) -> Runs:
    """Give numbers in a row: ``R3, R4``."""
    runs: list[Run] = []
    for name in names:
        runs += [Run(", ")] if runs else []
        runs.append(name.short)
    return tuple(runs)


def heading_of(rule: RuleId, law: Law) -> str:
    """Give the section under which a rule stands in the book: ``Guide 3.4``."""
    cite = citation(law.rules[rule], law)
    first = cite.guide.partition("; ")[0]
    return f"Guide {first}" if first != "Trends" else "Guide, Trends and Developments"


def own(text: str) -> Para:
    """Give a paragraph in the book's own voice."""
    return Para((Run(text),), small=True)


def strong(text: str) -> Run:
    """Give a run that is set off."""
    return Run(text, Style.STRONG)


def short_enough(fields: Iterable[Field]) -> bool:
    """Say whether an entry is short enough to be kept on one page."""
    return sum(_length(content) for field in fields for content in field.content) <= KEPT


def _length(content: Para | Given | Point) -> int:
    if isinstance(content, Para):
        return sum(len(run.text) for run in content.runs) + 30
    if isinstance(content, Point):
        return len(content.title) + 30 + sum(_length(part) for part in content.body)
    return 60 * str(content.clause).count("Single(") + 60
