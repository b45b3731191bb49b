"""Conditions in short words, for the lines of a graph: ``Debtor’s assets: Yes``.

Facts are called by the label of their question, values by the wording of the choice.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from engine import words
from engine.conditions import (
    All,
    Answered,
    AnswerIs,
    AnyGround,
    AnyOf,
    At,
    AtLeast,
    Before,
    Bound,
    Condition,
    GroundIs,
    Includes,
    IsUnknown,
    JurisdictionIs,
    Not,
    OnOrAfter,
    Passed,
    Reading,
)
from engine.content import facts_of, leaves
from engine.law import ChoiceId, FactId, Law, NodeId, PlaceCode
from engine.tree import Node, Question, Tree

ATTRIBUTES = {
    "civil_treaty": "place with a treaty",
    "new_york_convention": "Convention state",
}
"""What the country table says of a place, in words."""
NAMED = 3
"""Of more values than this only the first is named."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Puts the conditions of one tree into words."""

    tree: Tree
    law: Law

    def subject(self, node: Node) -> FactId | None:
        """Give the one fact that a node decides by: a question's own, or what a gate tests."""
        if isinstance(node, Question):
            return FactId(node.id)
        tests = [route.when for route in node.routes if route.when is not None]
        return _subject(tests)

    def condition(self, condition: Condition, subject: FactId | None) -> str:
        """Give a condition in words.

        Args:
            condition: What is tested.
            subject: What the node decides by; a test of that fact alone goes without its label.
        """
        fact = _subject([condition])
        if fact is None:
            return self._joint(condition)
        text = self._of_one(condition)
        return text if fact == subject else f"{self.label(fact)}: {text}"

    def label(self, name: str) -> str:
        """Give the label of a question, else what the fact means, else the name."""
        question = self._question(name)
        if question is not None:
            return question.label
        declared = self.law.facts.get(FactId(name))
        return declared.meaning if declared is not None else name

    def _joint(self, condition: Condition) -> str:
        """Give a condition on several facts, or on the way itself."""
        match condition:
            case All(parts):
                return " and ".join(self._part(part) for part in parts)
            case AnyOf(parts):
                return " or ".join(self._part(part) for part in parts)
            case Not(part):
                return f"not {self._part(part)}"
            case At(node):
                return f"by way of {self.label(node)}"
            case Passed():
                every = " on every reading" if condition.reading is Reading.ALL else ""
                return f"past{every}: {self._deadline(condition)}"
        raise TypeError(condition)

    def _part(self, part: Condition) -> str:
        text = self.condition(part, None)
        return f"({text})" if isinstance(part, All | AnyOf) else text

    def _of_one(self, condition: Condition) -> str:
        """Give a condition on one fact, without its label."""
        match condition:
            case All(parts):
                return " and ".join(self._of_one(part) for part in parts)
            case AnyOf(parts):
                return " or ".join(self._of_one(part) for part in parts)
            case Not(AnswerIs(fact, values) | Includes(fact, values)) if len(values) > 1:
                return f"none of {words.joined(self._value(fact, value) for value in values)}"
            case Not(IsUnknown()):
                return "not open"
            case Not(part):
                return f"not {self._of_one(part)}"
            case _:
                return self._test(condition)

    def _test(self, leaf: Condition) -> str:  # noqa: C901 - one arm a kind
        """Give a single test, without its label."""
        match leaf:
            case AnswerIs(fact, values) | Includes(fact, values):
                named = [self._value(fact, value) for value in values[:NAMED]]
                if len(values) > NAMED:
                    named[1:] = [f"{len(values) - 1} more"]
                return words.joined(named, "or")
            case IsUnknown():
                return words.NOT_KNOWN_YET.lower()
            case Answered():
                return "known"
            case AtLeast(_, number):
                return f"at least {number:,}"
            case OnOrAfter(_, bound):
                return f"on or after {self._bound(bound)}"
            case Before(_, bound):
                return f"before {self._bound(bound)}"
            case GroundIs(fact, row, states):
                name = words.ground(self.law.facts[fact], self._question(fact), row)
                told = words.joined((words.STATES[state].lower() for state in states), "or")
                return f"{name}: {told}"
            case AnyGround():
                return f"any ground {words.STATES[leaf.state].lower()}"
            case JurisdictionIs():
                return self._place(leaf)
        raise TypeError(leaf)

    def _bound(self, bound: Bound) -> str:
        if bound.day is not None:
            return words.day(bound.day)
        after = words.period(bound.plus)
        label = self.label(bound.fact or "")
        return f"{after} after {label}" if after else label

    def _place(self, leaf: JurisdictionIs) -> str:
        places = self.law.jurisdictions
        if leaf.is_:
            named = (places.get(PlaceCode(code)) for code in leaf.is_)
            names = [
                entry.name if entry else code for entry, code in zip(named, leaf.is_, strict=True)
            ]
        elif leaf.has in ATTRIBUTES:
            return ATTRIBUTES[leaf.has]
        else:
            names = [place.name for place in places.values() if getattr(place, leaf.has, False)]
        return words.joined(names, "or")

    def _value(self, fact: FactId, value: str) -> str:
        question = self._question(fact)
        if question is not None and value in question.choices:
            return question.choices[ChoiceId(value)].text
        if value == "none" and question is not None and question.none:
            return question.none
        declared = self.law.facts.get(fact)
        named = declared.values.get(ChoiceId(value)) if declared is not None else None
        place = self.law.jurisdictions.get(PlaceCode(value))
        return named or (place.name if place else value.replace("_", " ").capitalize())

    def _question(self, fact: str) -> Question | None:
        node = self.tree.nodes.get(NodeId(fact))
        return node if isinstance(node, Question) else None

    def _deadline(self, condition: Passed) -> str:
        deadlines = self.tree.items.deadlines
        titles = (entry.title for entry in deadlines if entry.id == condition.deadline)
        return next(titles, str(condition.deadline))


def _subject(conditions: Iterable[Condition]) -> FactId | None:
    """Give the one fact that conditions look at, if they look at nothing else."""
    tests = [leaf for condition in conditions for _, leaf, _ in leaves(condition, ())]
    found = {next(iter(facts_of(leaf)), None) for leaf in tests}
    return found.pop() if len(found) == 1 else None
