"""The costs of a path as lines of the memo: who pays, and how a court fee is counted.

A count stands beside what the guide says and is beyond the guide. Where the sum is not known the
rates alone are told; a sum in another currency is never converted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from engine import words
from engine.answers import Amount, Undecided
from engine.fee_data import Bracket, FeeSchedule, FeesFile, ScheduleId, WhoPays, schedules
from engine.fees import Base, FeeCount, base_of, count_fee
from engine.items import Fee, Remark
from memo.items import of_kind
from memo.parts import CostBracket, CostCount, CostLine
from memo.telling import Telling

CAUTION = "Beyond the guide: verify with counsel and the court."
ROUNDED = "Rounded to two decimals, halves up; the schedule says nothing on rounding."
REMARKS: Mapping[Remark, str] = {
    Remark.STATUTE: "By the decree",
    Remark.PRACTICE: "In practice",
    Remark.NOTE: "Note",
    Remark.USE: "For",
    Remark.FOREIGN_AWARD_1998: "Foreign awards",
    Remark.HONG_KONG: "Regions",
}
PERCENT = 100


def costs(telling: Telling) -> tuple[CostLine, ...]:
    """Give the heads of cost, each with its count where a schedule is named."""
    return tuple(
        CostLine(
            id=item.id,
            title=telling.text(item.title),
            text=telling.text(item.text),
            cites=telling.cite(item.cites),
            condition=telling.condition(item, undecided=undecided),
            by=telling.text(item.payable_by),
            count=_count(telling, item),
        )
        for item, undecided in of_kind(telling.path.items, Fee)
    )


@dataclass(frozen=True, slots=True)
class _Counting:
    """One fee being counted.

    Attributes:
        schedule: The one the fee names.
        rates: The one whose brackets are applied; another where it refers to it.
        base: The sum it is counted on.
        counted: The brackets applied to that sum.
    """

    telling: Telling
    item: Fee
    file: FeesFile
    schedule: FeeSchedule
    rates: FeeSchedule
    base: Base
    counted: FeeCount | None

    def money(self, number: Decimal) -> str:
        """Give a sum in the currency of the schedules."""
        return words.amount(Amount(number, self.file.meta.currency))


def _count(telling: Telling, item: Fee) -> CostCount | None:
    file = telling.law.fees
    if file is None or item.schedule is None:
        return None
    counting = _counting(telling, item, file, item.schedule)
    counted = counting.counted
    possible = sorted(_possible(counting))
    cap = counting.schedule.cap
    return CostCount(
        schedule=item.schedule,
        basis=counting.rates.basis,
        amount=counting.money(counted.amount) if counted else "",
        amount_from=_amount_from(counting),
        brackets=tuple(_brackets(counting)),
        flat=tuple(
            counting.money(one.amount)
            for one in counting.schedule.options
            if one.amount is not None
        ),
        total=counting.money(counted.total) if counted else "",
        cap=counting.money(cap) if cap is not None else "",
        capped=counted is not None and counted.capped,
        fee=_between(counting, possible),
        least=f"{possible[0]:f}" if possible else "",
        most=f"{possible[-1]:f}" if possible else "",
        stated=tuple(_stated(counting)),
        asks=_asks(counting),
        paid=_paid(file.who_pays[item.who_pays]) if item.who_pays else "",
        remarks=tuple(_remark(counting.schedule, remark) for remark in item.remarks),
        source=_source(counting),
        caution=CAUTION,
    )


def _counting(telling: Telling, item: Fee, file: FeesFile, name: ScheduleId) -> _Counting:
    listed = schedules(file)
    schedule = listed[name]
    referred = (listed[ScheduleId(one.see)] for one in schedule.options if one.see)
    rates = next(referred, schedule)
    values = {fact: telling.path.situation.value(fact) for fact in item.of}
    base = base_of(item.of, values, file.meta.currency)
    counted = count_fee(rates, base.amount) if base.amount is not None else None
    return _Counting(telling, item, file, schedule, rates, base, counted)


def _possible(counting: _Counting) -> Iterable[Decimal]:
    """Give the fees that may be charged: one, or several where courts are known to differ."""
    if counting.schedule.amount is not None:
        yield counting.schedule.amount
    if counting.counted is not None:
        yield counting.counted.fee
        yield from (one.amount for one in counting.schedule.options if one.amount is not None)


def _between(counting: _Counting, possible: list[Decimal]) -> str:
    if not possible:
        return ""
    least, most = possible[0], possible[-1]
    said = counting.money(least)
    return said if least == most else f"{said} to {counting.money(most)}"


# --- the arithmetic ----------------------------------------------------------------------


def _brackets(counting: _Counting) -> Iterable[CostBracket]:
    """Give the brackets at work; all of them while there is no sum."""
    if counting.counted is None:
        for bracket in counting.rates.brackets:
            yield CostBracket(part=_part(counting, bracket), rate=_rate(counting, bracket))
        return
    for line in counting.counted.lines:
        yield CostBracket(
            part=_part(counting, line.bracket),
            rate=_rate(counting, line.bracket),
            on=counting.money(line.on),
            fee=counting.money(line.fee),
        )


def _part(counting: _Counting, bracket: Bracket) -> str:
    over = counting.money(bracket.over)
    if bracket.up_to is None:
        return f"Over {over}"
    up_to = counting.money(bracket.up_to)
    return f"Over {over}, up to {up_to}" if bracket.over else f"Up to {up_to}"


def _rate(counting: _Counting, bracket: Bracket) -> str:
    if bracket.flat is not None:
        return f"{counting.money(bracket.flat)} flat"
    return f"{((bracket.rate or Decimal(0)) * PERCENT).normalize():f}%"


# --- in words ----------------------------------------------------------------------------


def _amount_from(counting: _Counting) -> str:
    """Say which answer the sum is, and at which rate it was converted if it was."""
    if counting.counted is None or counting.base.fact is None:
        return ""
    telling, item = counting.telling, counting.item
    said = telling.label(counting.base.fact)
    day = telling.path.situation.value(item.rate_day) if item.rate_day else None
    if isinstance(day, Undecided):
        return f"{said}; whether it was converted, and at the rate of which day, is not known yet"
    if not isinstance(day, date):
        return said
    source = telling.path.situation.value(item.rate_source) if item.rate_source else None
    read_in = source if isinstance(source, str) else "source not known yet"
    return f"{said}, converted at the rate of {words.day(day)} ({read_in})"


def _stated(counting: _Counting) -> Iterable[str]:
    """Give what the schedule says in words beside its brackets."""
    schedule, rates = counting.schedule, counting.rates
    if schedule.rule:
        yield _sentence(schedule.rule)
    if counting.counted is None and rates.no_amount is not None:
        least = counting.money(rates.no_amount.minimum)
        most = counting.money(rates.no_amount.maximum)
        yield f"Where there is no amount: {least} to {most} {rates.no_amount.unit}."
    if schedule.cap is not None and counting.counted is None:
        yield f"Never more than {counting.money(schedule.cap)}."
    if schedule.show_as:
        yield f"To be read as a {schedule.show_as}."
    if schedule.confidence:
        yield f"Confidence in this fee: {schedule.confidence}."
    if counting.counted is not None and counting.counted.rounded:
        yield ROUNDED
    if counting.base.other is not None or "converted at" in _amount_from(counting):
        rule = counting.file.foreign_currency
        yield f"{_sentence(rule.rule)} (Article {rule.article})"


def _asks(counting: _Counting) -> str:
    """Say which answer would give the fee; empty where it is given, or not asked on this way."""
    path, item = counting.telling.path, counting.item
    if counting.counted is not None or not item.of or not counting.rates.brackets:
        return ""
    currency = counting.file.meta.currency
    label = counting.telling.label(item.of[-1])
    if counting.base.other is not None:
        given = counting.base.other.currency
        return (
            f"The sum is given in {given}. Enter its equivalent in {currency} to see the fee"
            f" (“{label}”); no rate of exchange is assumed."
        )
    if path.finished and all(path.situation.value(fact) is None for fact in item.of):
        return ""
    return f"Enter the sum in {currency} to see it (“{label}”)."


def _paid(who: WhoPays) -> str:
    """Say who pays and when, label by label, as the data have it."""
    parts = []
    if who.prepaid is not None:
        parts.append(f"Paid in advance: {'yes' if who.prepaid else 'no'}")
    note = f" ({who.note})" if who.note else ""
    told = (("By", who.by), ("When", who.when), ("Borne by", f"{who.borne_by}{note}"))
    parts += [f"{label}: {text}" for label, text in told if text]
    return f"{'. '.join(parts)}."


def _source(counting: _Counting) -> str:
    """Name the decree, with the article of the rate and those on who pays."""
    item, file = counting.item, counting.file
    said = f"{file.meta.title}, Article {counting.schedule.article}"
    articles = file.who_pays[item.who_pays].articles if item.who_pays else ()
    if not articles:
        return f"{said}."
    name = "Article" if len(articles) == 1 else "Articles"
    return f"{said}; on who pays: {name} {words.joined(articles)}."


def _remark(schedule: FeeSchedule, remark: Remark) -> str:
    found = schedule.foreign_award_1998
    if remark is Remark.FOREIGN_AWARD_1998 and found is not None:
        said = " ".join(_sentence(text) for text in (found.rule, found.caution) if text)
        return f"{REMARKS[remark]} ({found.instrument}): {said}"
    return f"{REMARKS[remark]}: {_sentence(getattr(schedule, remark))}"


def _sentence(text: str) -> str:
    text = f"{text[:1].upper()}{text[1:]}"
    return text if text.endswith(".") else f"{text}."
