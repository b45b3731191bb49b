"""Conditions in English words, for people who never see the content files.

A condition becomes clauses joined by "and" and "or". "Not" is carried down to the single tests,
which is exact with three values too, so that no clause stands under a negation; alternatives on
one answer are drawn together ("is answered “No” or “Not known yet”"). How clauses are set on a
page, and how things are numbered, is decided elsewhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from authoring.book.numbers import Name, Numbers
from authoring.book.parts import Clause, Joined, Run, Runs, Single, Style
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
from engine.law import ChoiceId, Fact, FactId, FactKind, GroundState, Law, NodeId, PlaceCode
from engine.tree import Question, Tree

UNKNOWN = "unknown"
"""Stands among the values of an answer for "not known yet"."""
PLACES = {
    "civil_treaty": "a place with a treaty on judgments in the country table",
    "new_york_convention": "a state of the New York Convention in the country table",
}
"""What the country table may say of a place; other attributes are told by naming the places."""


@dataclass(frozen=True, slots=True)
class _Passes:
    """The way leads through one of these nodes, or ends at one of these outcomes."""

    nodes: tuple[NodeId, ...]


_Leaf = Condition | _Passes
_Part = tuple[_Leaf, bool]
"""A condition and whether it is negated."""


def plain_text(clause: Clause) -> str:
    """Give a clause in one line: ``Q1 … and either Q2 … or Q3 …``."""
    if isinstance(clause, Single):
        return "".join(run.text for run in clause.runs)
    parts = [plain_text(part) for part in clause.clauses]
    lead = "either" if clause.word == "or" else "both" if len(parts) == 2 else "all of"  # noqa: PLR2004 - two
    return f"{lead} {f' {clause.word} '.join(parts)}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Puts the conditions of one tree into words."""

    tree: Tree
    law: Law
    numbers: Numbers

    def clause(self, condition: Condition) -> Clause:
        """Give a condition as clauses."""
        return self._clause(condition, negated=False)

    def _clause(self, condition: _Leaf, *, negated: bool) -> Clause:
        match condition:
            case Not(part):
                return self._clause(part, negated=not negated)
            case All(parts) | AnyOf(parts):
                word = "and" if isinstance(condition, All) != negated else "or"
                return self._joined(word, [(part, negated) for part in parts])
            case _:
                return Single(self._test(condition, negated=negated))

    def _joined(self, word: str, parts: list[_Part]) -> Clause:
        clauses: list[Clause] = []
        for part, negated in drawn_together(word, parts):
            clause = self._clause(part, negated=negated)
            same = isinstance(clause, Joined) and clause.word == word
            clauses += clause.clauses if isinstance(clause, Joined) and same else (clause,)
        return clauses[0] if len(clauses) == 1 else Joined(word, tuple(clauses))

    # --- single tests --------------------------------------------------------------

    def _test(self, leaf: _Leaf, *, negated: bool) -> Runs:  # noqa: C901 - one arm a kind
        match leaf:
            case GroundIs():
                return self._ground(leaf, negated=negated)
            case AnyGround():
                return self._any_ground(leaf, negated=negated)
            case JurisdictionIs():
                return self._place(leaf, negated=negated)
            case Passed():
                return self._passed(leaf, negated=negated)
            case At(node):
                return self._passes((node,), negated=negated)
            case _Passes(nodes):
                return self._passes(nodes, negated=negated)
            case OnOrAfter(fact, bound):
                told = self._of(fact, f"is {_not(negated)}on or after ")
                return (*told, *self._bound(bound))
            case Before(fact, bound):
                return (*self._of(fact, f"is {_not(negated)}before "), *self._bound(bound))
            case _:
                return self._of_value(leaf, negated=negated)

    def _of_value(self, leaf: _Leaf, *, negated: bool) -> Runs:
        """Give a test that looks at one answer only."""
        match leaf:
            case AnswerIs(fact, values):
                return self._answer(fact, values, negated=negated)
            case IsUnknown(fact):
                return self._answer(fact, (UNKNOWN,), negated=negated)
            case Answered(fact):
                return self._of(fact, "is not known" if negated else "is known")
            case Includes(fact, values):
                told = self._values(fact, values, negated=negated)
                verb = "includes" if len(values) > 1 or not negated else "does not include"
                return self._of(fact, f"{verb} {told}")
            case AtLeast(fact, number):
                unit = self.law.facts[fact].unit if fact in self.law.facts else ""
                sum_of = f"{unit} {number:,}" if unit.isupper() else f"{number:,}"
                return self._of(fact, f"is {_not(negated)}at least {sum_of}")
        raise TypeError(leaf)

    def _answer(self, fact: FactId, values: tuple[str, ...], *, negated: bool) -> Runs:
        told = self._values(fact, values, negated=negated)
        verb = "is not answered" if negated and len(values) == 1 else "is answered"
        return self._of(fact, f"{verb} {told}")

    def _values(self, fact: FactId, values: tuple[str, ...], *, negated: bool) -> str:
        named = [f"“{self._value(fact, value)}”" for value in values]
        if len(named) > 1 and negated:
            return f"neither {words.joined(named, 'nor')}"
        return words.joined(named, "or")

    def _value(self, fact: FactId, value: str) -> str:
        question = self._question(fact)
        declared = self.law.facts.get(fact)
        if value == UNKNOWN:
            return words.NOT_KNOWN_YET
        if question is not None and value in question.choices:
            return question.choices[ChoiceId(value)].text
        if declared is not None and declared.kind is FactKind.DATE:
            return question.none if question is not None and question.none else "There is none"
        if declared is not None and declared.kind is FactKind.COUNTRY:
            return self._places((value,), "")
        named = declared.values.get(ChoiceId(value)) if declared is not None else None
        return named or value.replace("_", " ").capitalize()

    def _ground(self, leaf: GroundIs, *, negated: bool) -> Runs:
        question = self._question(leaf.fact)
        row = words.ground(self.law.facts[leaf.fact], question, leaf.row)
        states = [_state(state) for state in leaf.states]
        several = negated and len(states) > 1
        told = f"neither {words.joined(states, 'nor')}" if several else words.joined(states, "or")
        verb = "is not" if negated and not several else "is"
        return (Run("in "), *self._of(leaf.fact, f"the ground “{row}” {verb} {told}", ", "))

    def _any_ground(self, leaf: AnyGround, *, negated: bool) -> Runs:
        kind = f"“{words.MODALITIES[leaf.modality]}” " if leaf.modality else ""
        scope = " that strikes the whole" if leaf.whole else ""
        number = "no" if negated else "at least one"
        told = f"{number} {kind}ground{scope} is {_state(leaf.state)}"
        return (Run("in "), *self._of(leaf.of, told, ", "))

    def _place(self, leaf: JurisdictionIs, *, negated: bool) -> Runs:
        told = self._places(leaf.is_, leaf.has)
        runs = self._of(leaf.of, f"is {_not(negated)}{told}")
        if leaf.on is None:
            return runs
        return (*runs, Run(" on the day of "), *self._fact(leaf.on))

    def _places(self, codes: tuple[str, ...], has: str) -> str:
        if has in PLACES:
            return PLACES[has]
        table = self.law.jurisdictions
        if has:
            return words.joined(
                [entry.name for entry in table.values() if getattr(entry, has)], "or"
            )
        named = [(code, table.get(PlaceCode(code))) for code in codes]
        return words.joined([entry.name if entry else code for code, entry in named], "or")

    def _passed(self, leaf: Passed, *, negated: bool) -> Runs:
        name = self.numbers.items.get(("deadlines", leaf.deadline)) or Name("", leaf.deadline)
        starts = [d.starts for d in self.tree.items.deadlines if d.id == leaf.deadline]
        several = any(len(facts) > 1 for facts in starts)
        if leaf.reading is Reading.ALL:
            reading = "at least one reading" if negated else "every reading"
        else:
            reading = "any reading" if negated else "at least one reading"
        told = f" on {reading}" if several else ""
        return (*name.full, Run(f" has {_not(negated)}passed{told}"))

    def _passes(self, nodes: tuple[NodeId, ...], *, negated: bool) -> Runs:
        ends = all(node in self.tree.outcomes for node in nodes)
        several = negated and len(nodes) > 1
        if several or not negated:
            verb = "ends at" if ends else "passes"
        else:
            verb = "does not end at" if ends else "does not pass"
        runs: list[Run] = [Run(f"the route {verb} {'neither ' if several else ''}")]
        for index, node in enumerate(nodes):
            if index:
                last = index == len(nodes) - 1
                runs.append(Run((" nor " if negated else " or ") if last else ", "))
            runs += self.numbers.nodes[node].full
        return tuple(runs)

    def _bound(self, bound: Bound) -> Runs:
        if bound.day is not None:
            return (Run(words.day(bound.day)),)
        if bound.fact is None:
            raise TypeError(bound)
        after = words.period(bound.plus)
        return (Run(f"the day {after} after " if after else "the day of "), *self._fact(bound.fact))

    # --- names ------------------------------------------------------------------------

    def _of(self, fact: FactId, told: str, joint: str = " ") -> Runs:
        return (*self._fact(fact), Run(f"{joint}{told}"))

    def _fact(self, fact: FactId) -> Runs:
        """Name a fact by its question; one that is worked out, by its meaning and its sources."""
        name = self.numbers.nodes.get(NodeId(fact))
        if name is not None:
            return name.full
        declared = self.law.facts.get(fact)
        if declared is None:
            return (Run(fact, Style.LABEL),)
        sources = list(self._sources(declared))
        return (Run(f"“{_sentence(declared.meaning)}”", Style.LABEL), *sources)

    def _sources(self, fact: Fact) -> Iterator[Run]:
        named = [self.numbers.nodes.get(NodeId(source)) for source in dict.fromkeys(fact.from_)]
        for index, name in enumerate(name for name in named if name is not None):
            yield Run(", " if index else " (worked out from ")
            yield name.short
        if any(named):
            yield Run(")")

    def _question(self, fact: FactId) -> Question | None:
        node = self.tree.nodes.get(NodeId(fact))
        return node if isinstance(node, Question) else None


def drawn_together(word: str, parts: Iterable[_Part]) -> list[_Part]:
    """Draw alternatives on one answer, and several ends of the way, into one test each.

    ``no`` or ``not known`` becomes one test with two values, where the tests are joined by "or" or,
    negated, by "and". Other tests stay as they are, in their order.
    """
    found: list[_Part] = []
    for part, negated in _opened(word, parts):
        alternative = negated if word == "and" else not negated
        leaf = _plural(part) if alternative else part
        for index, (earlier, sign) in enumerate(found):
            both = _both(earlier, leaf) if alternative and sign == negated else None
            if both is not None:
                found[index] = (both, negated)
                break
        else:
            found.append((leaf, negated))
    return found


def _opened(word: str, parts: Iterable[_Part]) -> Iterator[_Part]:
    """Give the parts with what is joined by the same word laid open."""
    for part, negated in parts:
        match part:
            case Not(inner):
                yield from _opened(word, [(inner, not negated)])
            case All(inner) | AnyOf(inner) if (
                "and" if isinstance(part, All) != negated else "or"
            ) == word:
                yield from _opened(word, [(one, negated) for one in inner])
            case _:
                yield part, negated


def _plural(leaf: _Leaf) -> _Leaf:
    """Give a test in the form that can take more values."""
    if isinstance(leaf, IsUnknown):
        return AnswerIs(leaf.fact, (UNKNOWN,))
    return _Passes((leaf.node,)) if isinstance(leaf, At) else leaf


def _both(one: _Leaf, other: _Leaf) -> _Leaf | None:
    """Give the test that holds when one of two holds, if there is one."""
    match one, other:
        case AnswerIs(fact, values), AnswerIs(same, more) if fact == same:
            return AnswerIs(fact, tuple(dict.fromkeys((*values, *more))))
        case Includes(fact, values), Includes(same, more) if fact == same:
            return Includes(fact, tuple(dict.fromkeys((*values, *more))))
        case _Passes(nodes), _Passes(further):
            return _Passes(tuple(dict.fromkeys((*nodes, *further))))
    return None


def _not(negated: bool) -> str:  # noqa: FBT001 - a word or none
    return "not " if negated else ""


def _state(state: GroundState) -> str:
    return words.STATES[state].lower()


def _sentence(text: str) -> str:
    """Give the first sentence of a meaning."""
    for mark in ("? ", ". "):
        head, found, _ = text.partition(mark)
        if found:
            return f"{head}{mark.strip()}" if mark == "? " else head
    return text.rstrip(".")
