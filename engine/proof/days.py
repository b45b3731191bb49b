"""Days to try for the dates a tree asks: every order in which they can fall around its limits.

A test of dates compares a day with a fixed day, with another day plus a period, or with the date a
matter is judged at. Dates that are compared with each other form a group, and a group is tried as a
whole: one set of days for every way its comparisons can come out together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from types import MappingProxyType

from engine.conditions import Before, Condition, JurisdictionIs, OnOrAfter, Passed, Period
from engine.content import conditions, leaves
from engine.deadlines import add_period
from engine.law import FactId
from engine.tree import Tree

AGO, SOON, FAR = 30, (30, 400, 800), 9000
"""Days from the matter's date: where a date lies if nothing else is asked of it, and how far it may
have to lie."""
LONG_AGO = date(1900, 1, 1)
"""Before any state was bound by a convention."""


Days = Mapping[FactId, date]

Room = tuple[FactId | None, FactId | None, int]
"""A day, another, and how many days the first may lie after the second; None: the matter's date."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A comparison of a day with a limit.

    Attributes:
        tested: The fact compared; None for the matter's date.
        start: The fact from which the limit is counted; None for a fixed day.
        plus: What is added to the start.
        day: The fixed day; None for the matter's date, where ``start`` is None too.
        beyond: Whether it is tested to lie after the limit; else before it.
    """

    tested: FactId | None
    start: FactId | None
    plus: Period
    day: date | None = None
    beyond: bool = False

    @property
    def facts(self) -> tuple[FactId, ...]:
        """The dates compared."""
        return tuple(fact for fact in (self.tested, self.start) if fact is not None)

    def holds(self, days: Mapping[FactId, date], as_of: date) -> bool:
        """Say how the comparison comes out for given days."""
        tested = days[self.tested] if self.tested is not None else as_of
        start = days[self.start] if self.start is not None else self.day or as_of
        end = add_period(start, self.plus)
        return tested > end if self.beyond else tested < end


@dataclass(frozen=True, slots=True)
class Group:
    """Dates that are compared with each other.

    Attributes:
        facts: In the order they are asked.
        days: Every way the comparisons can come out: a day for each fact.
        signs: The comparisons, each with its outcome for each entry of ``days``.
    """

    facts: tuple[FactId, ...]
    days: tuple[tuple[date, ...], ...]
    signs: tuple[tuple[Limit, tuple[bool, ...]], ...]

    def told_apart(self, known: frozenset[FactId]) -> tuple[int, ...]:
        """Give one entry of each sort that can be told apart by the dates that are known."""
        seen: dict[tuple[bool, ...], int] = {}
        visible = [signs for limit, signs in self.signs if known.issuperset(limit.facts)]
        for number in range(len(self.days)):
            seen.setdefault(tuple(signs[number] for signs in visible), number)
        return tuple(seen.values())


def groups(
    trees: Iterable[Tree],
    order: Sequence[FactId],
    as_of: date,
    given: Days = MappingProxyType({}),
) -> tuple[Group, ...]:
    """Group the dates that the conditions of some trees compare.

    Args:
        trees: Usually one; two versions of one tree are compared over the same days.
        order: The facts in the order they are asked; comparisons of others are left out.
        as_of: The matter's date.
        given: The days that are known; in every entry of a group they are these.
    """
    found = dict.fromkeys(limit for tree in trees for limit in _limits(tree))
    limits = [limit for limit in found if set(limit.facts) <= set(order)]
    made = []
    for facts in _connected(limits, order):
        tests = [limit for limit in limits if set(limit.facts) <= set(facts)]
        made.append(_Solving(facts, tests, as_of, given).group())
    return tuple(made)


def _limits(tree: Tree) -> Iterator[Limit]:
    for pointer, condition, _ in conditions(tree):
        for _, leaf, _ in leaves(condition, pointer):
            yield from _of_leaf(leaf, tree)


def _of_leaf(leaf: Condition, tree: Tree) -> Iterator[Limit]:
    match leaf:
        case Before() | OnOrAfter():
            yield Limit(leaf.fact, leaf.bound.fact, leaf.bound.plus, leaf.bound.day)
        case JurisdictionIs() if leaf.on is not None:
            yield Limit(leaf.on, None, Period(), LONG_AGO)
        case Passed():
            for deadline in tree.items.deadlines:
                if deadline.id == leaf.deadline and deadline.plus is not None:
                    for start in deadline.starts:
                        yield Limit(None, start, deadline.plus, beyond=True)
                        if deadline.done is not None:
                            yield Limit(deadline.done, start, deadline.plus, beyond=True)


def _connected(limits: Iterable[Limit], order: Sequence[FactId]) -> list[tuple[FactId, ...]]:
    """Give the sets of dates that comparisons connect, each in the order asked."""
    of: dict[FactId, set[FactId]] = {}
    for limit in limits:
        joined = set(limit.facts).union(*(of.get(fact, ()) for fact in limit.facts))
        for fact in joined:
            of[fact] = joined
    sets = {id(joined): joined for joined in of.values()}.values()
    return [tuple(fact for fact in order if fact in joined) for joined in sets]


@dataclass(frozen=True, slots=True)
class _Solving:
    """Looks for days of a group; those given stay as they are."""

    facts: tuple[FactId, ...]
    limits: Sequence[Limit]
    as_of: date
    given: Days

    def group(self) -> Group:
        """Give the group with its days."""
        found: dict[tuple[bool, ...], tuple[date, ...]] = {}
        open_ = [limit for limit in self.limits if not self.given.keys() >= set(limit.facts)]
        for days in self._outcomes(open_, ()):
            signs = tuple(limit.holds(days, self.as_of) for limit in self.limits)
            found.setdefault(signs, tuple(days[fact] for fact in self.facts))
        found = dict(sorted(found.items(), key=lambda entry: max(entry[1]) > self.as_of))
        signs_of = enumerate(self.limits)
        outcomes = [(limit, tuple(signs[n] for signs in found)) for n, limit in signs_of]
        return Group(self.facts, tuple(found.values()), tuple(outcomes))

    def _outcomes(self, limits: Sequence[Limit], wanted: tuple[bool, ...]) -> Iterator[Days]:
        """Give days for every way the comparisons can come out, the first ones being set."""
        days = self._fitting(limits, wanted)
        if days is None:
            return
        if len(wanted) == len(limits):
            yield days
            return
        for holds in (False, True):
            yield from self._outcomes(limits, (*wanted, holds))

    def _fitting(self, limits: Sequence[Limit], wanted: tuple[bool, ...]) -> Days | None:
        """Give days for which the first comparisons come out as wanted; None if there are none.

        Years and months are taken for so many days; as their length varies a little, it is tried
        one longer and one shorter too, and what comes out is held against the calendar.
        """
        best = None
        set_ = tuple(zip(limits, wanted, strict=False))
        for latest, more in product((-AGO, 0, *SOON, FAR), (0, 1, -1)):
            rooms = [self._room(limit, holds=holds, more=more) for limit, holds in set_]
            days = self._solved(rooms, latest)
            if days is not None and all(limit.holds(days, self.as_of) == h for limit, h in set_):
                return days
            best = best or days
        return best

    def _room(self, limit: Limit, *, holds: bool, more: int) -> Room:
        """Turn a comparison that comes out one way into the room it leaves."""
        start = self.as_of if limit.start is None and limit.day is None else limit.day
        counted = self.as_of if limit.start is None else self.given.get(limit.start, self.as_of)
        length = (add_period(counted, limit.plus) - counted).days
        if limit.plus.years or limit.plus.months:
            length += more
        if limit.start is None and start is not None:
            length = (add_period(start, limit.plus) - self.as_of).days
        if limit.beyond == holds:  # the day compared lies after the limit, or not before it
            return limit.start, limit.tested, -length - (1 if limit.beyond else 0)
        return limit.tested, limit.start, length - (0 if limit.beyond else 1)

    def _solved(self, rooms: Iterable[Room], latest: int) -> Days | None:
        """Give the latest days that leave each other enough room; None if there are none."""
        there = [fact for fact in self.facts if fact in self.given]
        set_ = {fact: (self.given[fact] - self.as_of).days for fact in there}
        far = FAR + max(map(abs, set_.values()), default=0)
        bounds: list[Room] = [(fact, None, set_.get(fact, latest)) for fact in self.facts]
        bounds += [(None, fact, -set_[fact] if fact in set_ else far) for fact in self.facts]
        known: dict[FactId | None, int] = {None: 0, **dict.fromkeys(self.facts, far)}
        steps = [*bounds, *rooms]
        for _ in range(len(known) + 1):
            moved = False
            for later, earlier, room in steps:
                if known[earlier] + room < known[later]:
                    known[later] = known[earlier] + room
                    moved = True
            if not moved:
                return {fact: self.as_of + timedelta(days=known[fact]) for fact in self.facts}
        return None
