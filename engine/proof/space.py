"""The answers that a proof tells apart: for every question, one of each sort that matters.

A question with one answer is one variable; a checklist has a variable for each entry and a matrix
of grounds one for each row, besides one that says whether it is known at all. Dates that are
compared with each other share one more variable, which holds the days. Every value of a choice
stands for itself; of the places, the sums and the days, one of each sort that a condition can tell
apart.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from engine.answers import UNKNOWN, Amount, Answers, Grounds, NoDate, Place, Value
from engine.conditions import AtLeast, Condition, JurisdictionIs, holds
from engine.content import asked, conditions, facts_of, leaves
from engine.graph import ways_out
from engine.law import Fact, FactId, FactKind, GroundState, Law, NodeId, PlaceCode, RowId
from engine.proof.days import AGO, Group, groups
from engine.proof.diagram import Assignment
from engine.situation import Situation
from engine.tree import Question, Tree

KNOWN = "known"
"""The option of a checklist, a matrix or a compared date that it is answered at all."""

STATES = (GroundState.NOT_RAISED, GroundState.MADE_OUT, GroundState.ARGUABLE, GroundState.UNKNOWN)
TICKS = ("no", "yes")

Option = Value | GroundState | tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Variable:
    """One choice to be made: an answer, or a part of one.

    Attributes:
        part: The entry of a checklist or the row of a matrix; empty for the whole answer.
        options: What may be chosen; the first is taken where it does not matter.
        group: For a variable that holds the days of several dates, those dates.
    """

    fact: FactId
    part: str
    options: tuple[Option, ...]
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Space:
    """All variables of a tree, or of two versions of one, in the order they are asked.

    Attributes:
        of: The variables of each question, by position; the one of the whole answer first.
    """

    variables: tuple[Variable, ...]
    of: Mapping[FactId, tuple[int, ...]]

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of options by variable."""
        return tuple(len(variable.options) for variable in self.variables)

    def whole(self, fact: FactId) -> int:
        """Give the variable that holds a whole answer, or whether it is known."""
        return self.of[fact][0]

    def part(self, fact: FactId, part: str) -> int:
        """Give the variable of an entry or a row."""
        return next(n for n in self.of[fact] if self.variables[n].part == part)

    def numbers(self, variable: int, options: Iterable[Option]) -> tuple[int, ...]:
        """Give the positions of some options of a variable."""
        wanted = tuple(options)
        return tuple(n for n, o in enumerate(self.variables[variable].options) if o in wanted)

    def answer(self, fact: FactId, chosen: Assignment) -> Value:
        """Put the answer to a question together; what is not chosen is the first option."""
        first, *rest = self.of[fact]
        value = self.variables[first].options[chosen.get(first, 0)]
        if not rest or value != KNOWN:
            return value  # type: ignore[return-value] # a whole answer
        parts = [(self.variables[n], chosen.get(n, 0)) for n in rest]
        variable, option = parts[0]
        if variable.group is not None:
            return variable.group.days[option][variable.group.facts.index(fact)]
        if set(variable.options) <= set(TICKS):
            return tuple(v.part for v, n in parts if v.options[n] == "yes")
        states = ((RowId(v.part), GroundState(str(v.options[n]))) for v, n in parts)
        return Grounds(tuple(pair for pair in states if pair[1] is not GroundState.NOT_RAISED))

    def answers(self, chosen: Assignment) -> dict[FactId, Value]:
        """Give an answer to every question."""
        return {fact: self.answer(fact, chosen) for fact in self.of}


def space_of(trees: Iterable[Tree], law: Law, as_of: date, given: Answers | None = None) -> Space:
    """Give the answers to try for a tree, or for two versions of one together.

    Args:
        trees: Trees that passed their checks; the first one's order leads.
        law: The law data.
        as_of: The matter's date.
        given: Answers that stay as they are. With them, what is not known yet or not given is
            tried as known only.
    """
    trees = tuple(trees)
    tests = _leaves_by_fact(trees)
    questions = {
        fact.id: _Trying(question, fact, tree, law, as_of, tests.get(fact.id, ()))
        for tree in reversed(trees)
        for question, fact in asked_in_order(tree, law)
    }
    order = dict.fromkeys(fact.id for tree in trees for _, fact in asked_in_order(tree, law))
    dates = [fact for fact in order if questions[fact].fact.kind is FactKind.DATE]
    days = {fact: day for fact, day in (given or {}).items() if isinstance(day, date)}
    group_of = {fact: group for group in groups(trees, dates, as_of, days) for fact in group.facts}
    variables: list[Variable] = []
    of: dict[FactId, tuple[int, ...]] = {}
    for fact in order:
        group = group_of.get(fact)
        found = list(_variables(questions[fact], grouped=group is not None))
        if given is not None:
            found = [_left(variable, given.get(fact)) for variable in found]
        of[fact] = tuple(range(len(variables), len(variables) + len(found)))
        variables += found
        if group is not None and fact == group.facts[-1]:
            for member in group.facts:
                of[member] = (*of[member], len(variables))
            variables.append(Variable(fact, "days", group.days, group))
    return Space(tuple(variables), of)


def _left(variable: Variable, value: Value | None) -> Variable:
    """Leave of a variable what an answer leaves open: one option, or all that are known."""
    left: Option | None = value
    if isinstance(value, Grounds):
        left = value.state(RowId(variable.part)) if variable.part else KNOWN
    elif isinstance(value, tuple):
        left = KNOWN if not variable.part else "yes" if variable.part in value else "no"
    elif isinstance(value, date) and KNOWN in variable.options:
        left = KNOWN
    if left in {None, UNKNOWN, GroundState.UNKNOWN}:
        known = (o for o in variable.options if o not in {UNKNOWN, GroundState.UNKNOWN})
        return replace(variable, options=tuple(known))
    return replace(variable, options=(left,))


@dataclass(frozen=True, slots=True)
class _Trying:
    """A question, and what its options are chosen by."""

    question: Question
    fact: Fact
    tree: Tree
    law: Law
    as_of: date
    tests: tuple[Condition, ...]


def asked_in_order(tree: Tree, law: Law) -> Iterator[tuple[Question, Fact]]:
    """Give the questions in an order in which every way asks them."""
    facts = {question.id: (question, fact) for question, fact in asked(tree, law)}
    return (facts[node_id] for node_id in in_order(tree) if node_id in facts)


def in_order(tree: Tree) -> tuple[NodeId, ...]:
    """Give the nodes so that every edge leads on; where there is a choice, as in the file."""
    entries = dict.fromkeys(tree.nodes, 0)
    for node in tree.nodes.values():
        for _, target in ways_out(node):
            if target in entries:
                entries[target] += 1
    place = {node_id: n for n, node_id in enumerate(tree.nodes)}
    ready = [node_id for node_id, count in entries.items() if not count]
    found: list[NodeId] = []
    while ready:
        ready.sort(key=lambda node_id: -place[node_id])
        node_id = ready.pop()
        found.append(node_id)
        for _, target in ways_out(tree.nodes[node_id]):
            if target in entries:
                entries[target] -= 1
                if not entries[target]:
                    ready.append(target)
    return tuple(found)


def _leaves_by_fact(trees: Iterable[Tree]) -> Mapping[FactId, tuple[Condition, ...]]:
    """Give the tests by the fact they look at, the first one where they compare two."""
    found: dict[FactId, dict[Condition, None]] = {}
    for tree in trees:
        for pointer, condition, _ in conditions(tree):
            for _, leaf, _ in leaves(condition, pointer):
                for fact in facts_of(leaf)[:1]:
                    found.setdefault(fact, {})[leaf] = None
    return {fact: tuple(tests) for fact, tests in found.items()}


def _variables(trying: _Trying, *, grouped: bool) -> Iterator[Variable]:
    fact = trying.fact
    unknown: tuple[Option, ...] = () if trying.question.unknown is None else (UNKNOWN,)
    if fact.kind is FactKind.CHECKLIST:
        yield Variable(fact.id, "", (KNOWN, *unknown))
        for value in fact.values:
            yield Variable(fact.id, value, TICKS)
    elif fact.kind is FactKind.GROUNDS:
        yield Variable(fact.id, "", (KNOWN, *unknown))
        for row in fact.rows.values():
            if not row.from_:
                yield Variable(fact.id, row.id, STATES)
    else:
        yield Variable(fact.id, "", (*_options(trying, grouped=grouped), *unknown))


def _options(trying: _Trying, *, grouped: bool) -> Iterator[Value]:
    match trying.fact.kind:
        case FactKind.YES_NO:
            yield from ("yes", "no")
        case FactKind.CHOICE:
            yield from trying.fact.values
        case FactKind.COUNTRY:
            yield from _places(trying.fact, trying)
        case FactKind.DATE:
            yield KNOWN if grouped else trying.as_of - timedelta(days=AGO)
            if trying.question.none:
                yield NoDate.NONE
        case FactKind.AMOUNT:
            yield from _sums(trying.tests)
        case _:
            yield "text"


def _places(fact: Fact, trying: _Trying) -> Iterator[Value]:
    """Give one place of each sort that the conditions tell apart, and one outside the table."""
    seen: set[tuple[object, ...]] = set()
    elsewhere = Place(PlaceCode(""), "Elsewhere")
    table = (Place(place.code, place.name) for place in trying.law.jurisdictions.values())
    for place in (*table, elsewhere):
        situation = Situation(trying.tree, trying.law, trying.as_of, {fact.id: place})
        sort = tuple(
            _since(place, situation)
            if isinstance(test, JurisdictionIs) and test.on
            else holds(test, situation)
            for test in trying.tests
        )
        if sort not in seen:
            seen.add(sort)
            yield place


def _since(place: Place, situation: Situation) -> object:
    entry = situation.place(place)
    return entry.new_york_convention if entry else None


def _sums(tests: Iterable[Condition]) -> Iterator[Value]:
    numbers = {test.number for test in tests if isinstance(test, AtLeast)} or {Decimal(1)}
    below = {number - 1 for number in numbers}
    return (Amount(number, "CNY") for number in sorted(numbers | below) if number >= 0)
