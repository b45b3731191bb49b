"""Decision diagrams: functions of several variables, each variable with a few options.

A function maps one option of every variable to a small whole number: 0 false, 1 undecided, 2 true.
Equal functions are the same number here, so that "can this ever hold" is a comparison with 0. The
join of conditions is the smaller (all) or the larger (any) value, after Kleene. Variables are
numbered in the order in which a way asks them, which keeps the diagrams small.

This module knows nothing of trees; ``engine.proof.model`` builds them from one.
"""

from collections.abc import Iterable, Mapping, Sequence

from engine.conditions import Truth
from engine.errors import EngineError

FALSE, UNDECIDED, TRUE = 0, 1, 2
_TERMINALS = 3
_LAST = 1 << 30

Function = int
"""A function, as kept by its ``Diagrams``; the first three are the constants."""
Assignment = Mapping[int, int]
"""The option chosen for some variables; the others do not matter."""
Table = tuple[int, int, int]
"""What false, undecided and true are turned into."""

DECIDED: Table = (FALSE, FALSE, TRUE)
"""True where it holds for certain."""
OPEN: Table = (FALSE, TRUE, FALSE)
"""True where it is undecided."""
POSSIBLE: Table = (FALSE, TRUE, TRUE)
"""True where it holds or may hold."""
NEGATED: Table = (TRUE, UNDECIDED, FALSE)
"""The opposite."""


def truth(value: Truth) -> int:
    """Give the number of a truth value."""
    return UNDECIDED if value is None else TRUE if value else FALSE


class TooLargeError(EngineError):
    """The functions have more parts than they may have."""


class Diagrams:
    """All functions over one set of variables."""

    def __init__(self, sizes: Sequence[int], at_most: int = _LAST) -> None:
        """Start with the constants.

        Args:
            sizes: Number of options of each variable, in the order of the variables.
            at_most: How many parts the functions may have together; ``TooLargeError`` beyond.
        """
        self.sizes = tuple(sizes)
        self._at_most = at_most
        self._top: list[int] = [_LAST] * _TERMINALS
        self._below: list[tuple[int, ...]] = [()] * _TERMINALS
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}
        self._joined: dict[tuple[bool, int, int], int] = {}
        self._turned: dict[tuple[Table, int], int] = {}
        self._fixed: dict[tuple[int, int, int], int] = {}
        self._rests: dict[int, frozenset[int]] = {}

    def choose(self, variable: int, below: Iterable[Function]) -> Function:
        """Give the function that goes on with one of ``below``, by the option of a variable."""
        options = tuple(below)
        if options.count(options[0]) == len(options):
            return options[0]
        known = self._known.get((variable, options))
        if known is None:
            if len(self._top) >= self._at_most:
                raise TooLargeError("This tree has too many ways to work all of them out.")
            known = self._known[variable, options] = len(self._top)
            self._top.append(variable)
            self._below.append(options)
        return known

    def option(self, variable: int, options: Iterable[int]) -> Function:
        """Give the function that is true for these options of a variable."""
        wanted = set(options)
        size = self.sizes[variable]
        return self.choose(variable, (TRUE if n in wanted else FALSE for n in range(size)))

    def both(self, *functions: Function) -> Function:
        """Give the smallest value of several functions: all of them."""
        found = TRUE
        for function in functions:
            found = self._join(found, function, smaller=True)
        return found

    def either(self, *functions: Function) -> Function:
        """Give the largest value of several functions: any of them."""
        found = FALSE
        for function in functions:
            found = self._join(found, function, smaller=False)
        return found

    def without(self, function: Function, other: Function) -> Function:
        """Give where a function holds and another, which is never undecided, does not."""
        return self.both(function, self.turn(other, NEGATED))

    def where(self, test: Function, then: Function, otherwise: Function) -> Function:
        """Give ``then`` where a test, which is never undecided, holds; ``otherwise`` elsewhere."""
        return self.either(self.both(test, then), self.without(otherwise, test))

    def _join(self, one: Function, two: Function, *, smaller: bool) -> Function:
        if one > two:
            one, two = two, one
        zero, neutral = (FALSE, TRUE) if smaller else (TRUE, FALSE)
        if two in (one, neutral):
            return one
        if zero in {one, two}:
            return zero
        if one == neutral:
            return two
        if two < _TERMINALS:
            return min(one, two) if smaller else max(one, two)
        key = (smaller, one, two)
        known = self._joined.get(key)
        if known is None:
            variable = min(self._top[one], self._top[two])
            pairs = zip(self._options(one, variable), self._options(two, variable), strict=True)
            below = [self._join(a, b, smaller=smaller) for a, b in pairs]
            known = self._joined[key] = self.choose(variable, below)
        return known

    def _options(self, function: Function, variable: int) -> Sequence[Function]:
        if self._top[function] == variable:
            return self._below[function]
        return (function,) * self.sizes[variable]

    def turn(self, function: Function, table: Table) -> Function:
        """Turn the values of a function into others."""
        if function < _TERMINALS:
            return table[function]
        key = (table, function)
        known = self._turned.get(key)
        if known is None:
            below = [self.turn(option, table) for option in self._below[function]]
            known = self._turned[key] = self.choose(self._top[function], below)
        return known

    def fix(self, function: Function, variable: int, option: int) -> Function:
        """Give a function with the option of one variable chosen."""
        if self._top[function] >= variable:
            chosen = self._top[function] == variable
            return self._below[function][option] if chosen else function
        key = (function, variable, option)
        known = self._fixed.get(key)
        if known is None:
            below = [self.fix(one, variable, option) for one in self._below[function]]
            known = self._fixed[key] = self.choose(self._top[function], below)
        return known

    def variables(self, function: Function) -> frozenset[int]:
        """Give the variables that a function rests on."""
        known = self._rests.get(function)
        if known is None:
            tops = (self._top[one] for one in self._parts(function))
            known = self._rests[function] = frozenset(tops)
        return known

    def pick(self, function: Function) -> Assignment:
        """Give options under which a function is true, the first ones where there is a choice.

        Args:
            function: One that is true somewhere and never undecided.
        """
        chosen: dict[int, int] = {}
        while function >= _TERMINALS:
            below = self._below[function]
            option = next(n for n, one in enumerate(below) if one != FALSE)
            chosen[self._top[function]] = option
            function = below[option]
        return chosen

    def value(self, function: Function, chosen: Assignment) -> int:
        """Give the value of a function for an option of every variable it rests on."""
        while function >= _TERMINALS:
            function = self._below[function][chosen[self._top[function]]]
        return function

    def count(self, function: Function) -> int:
        """Count the assignments of all variables for which a function is true."""
        known: dict[int, int] = {FALSE: 0, UNDECIDED: 0, TRUE: 1}
        # A function is numbered after those below it.
        for one in sorted(self._parts(function)):
            variable = self._top[one]
            known[one] = sum(
                known[option] * self._free(variable + 1, self._level(option))
                for option in self._below[one]
            )
        return known[function] * self._free(0, self._level(function))

    def _parts(self, function: Function) -> set[Function]:
        """Give a function and all those below it, without the constants."""
        seen: set[int] = set()
        waiting = [function]
        while waiting:
            one = waiting.pop()
            if one >= _TERMINALS and one not in seen:
                seen.add(one)
                waiting.extend(self._below[one])
        return seen

    def _level(self, function: Function) -> int:
        return min(self._top[function], len(self.sizes))

    def _free(self, first: int, end: int) -> int:
        """Give the number of assignments of the variables from one up to another."""
        product = 1
        for size in self.sizes[first:end]:
            product *= size
        return product
