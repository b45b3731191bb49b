"""Court fees with their arithmetic: a schedule applied to a sum, bracket by bracket.

Pure arithmetic with decimals over the data of ``trees/law/fees.yaml``. It reads no file, knows no
rate and no currency of its own, and converts nothing: a sum in another currency is never used. The
data say nothing on rounding, so a line is rounded to the hundredth, halves up, and the count says
whether that changed anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from engine.answers import Amount, Value
from engine.fee_data import Bracket, FeeSchedule
from engine.law import FactId

SMALLEST = Decimal("0.01")
EXACT = Context(prec=60)
"""More digits than a sum and a rate can have together, so that only rounding rounds."""
LARGEST = Decimal(10) ** 18
"""No sum is counted on beyond it; the window takes none that is larger."""


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One bracket at work.

    Attributes:
        on: The part of the sum that lies in it.
        fee: What it adds.
    """

    bracket: Bracket
    on: Decimal
    fee: Decimal


@dataclass(frozen=True, slots=True)
class FeeCount:
    """A schedule applied to a sum.

    Attributes:
        lines: One for each bracket that the sum reaches into.
        total: The sum of the lines, before any cap.
        rounded: Whether a line was rounded.
    """

    schedule: FeeSchedule
    amount: Decimal
    lines: tuple[FeeLine, ...]
    total: Decimal
    rounded: bool

    @property
    def capped(self) -> bool:
        """Whether the cap bites."""
        return self.schedule.cap is not None and self.total > self.schedule.cap

    @property
    def fee(self) -> Decimal:
        """The fee: the total, or the cap where it bites."""
        cap = self.schedule.cap
        return cap if cap is not None and self.total > cap else self.total


@dataclass(frozen=True, slots=True)
class Base:
    """The sum that a fee is counted on.

    Attributes:
        fact: The answer it is; None while there is none in the currency of the schedules.
        amount: The sum.
        other: A sum that was given in another currency and is not used.
    """

    fact: FactId | None = None
    amount: Decimal | None = None
    other: Amount | None = None


def count_fee(schedule: FeeSchedule, amount: Decimal) -> FeeCount | None:
    """Apply a schedule to a sum.

    Args:
        schedule: One fee of ``fees.yaml``; its brackets join (``engine.checks.law``).
        amount: A sum in the currency of the schedules, not negative.

    Returns:
        The count, bracket by bracket; None where the schedule has no brackets, or the sum is none
        that money comes in.
    """
    if amount > LARGEST:
        return None
    lines, rounded = [], False
    for number, bracket in enumerate(schedule.brackets):
        if number and amount <= bracket.over:
            break
        end = amount if bracket.up_to is None else min(amount, bracket.up_to)
        on = EXACT.subtract(end, bracket.over)
        exact = _exact(bracket, on)
        fee = exact.quantize(SMALLEST, ROUND_HALF_UP, EXACT)
        rounded = rounded or fee != exact
        lines.append(FeeLine(bracket, on, fee))
    if not lines:
        return None
    total = sum((line.fee for line in lines), Decimal(0))
    return FeeCount(schedule, amount, tuple(lines), total, rounded)


def _exact(bracket: Bracket, on: Decimal) -> Decimal:
    if bracket.flat is not None:
        return bracket.flat
    return EXACT.multiply(bracket.rate or Decimal(0), on)


def base_of(of: Iterable[FactId], values: Mapping[FactId, Value | None], currency: str) -> Base:
    """Find the sum that a fee is counted on.

    Args:
        of: Amount facts, tried in order.
        values: The answer of each; None if not asked.
        currency: That of the schedules; a sum in another one is passed over.
    """
    other = None
    for fact in of:
        value = values.get(fact)
        if not isinstance(value, Amount):
            continue
        if value.currency == currency:
            return Base(fact, value.number)
        other = other or value
    return Base(other=other)
