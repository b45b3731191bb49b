"""Court fee schedules: frozen data; the dataclasses are the schema of ``trees/law/fees.yaml``.

Beyond the guide, to be verified; this module computes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import NewType

ScheduleId = NewType("ScheduleId", str)
PayerId = NewType("PayerId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """One step of a schedule: above ``over``, up to ``up_to``, at a rate or a flat sum."""

    over: Decimal
    up_to: Decimal | None = None
    rate: Decimal | None = None
    flat: Decimal | None = None
    also: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeOption:
    """One way a court is known to charge."""

    id: str
    amount: Decimal | None = None
    see: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAmount:
    """Range of the fee where there is no amount."""

    minimum: Decimal
    maximum: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardFee1998:
    """What the 1998 provisions say of foreign awards."""

    rule: str
    instrument: str
    caution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeSchedule:
    """One fee: brackets, a flat sum, options or words; beyond the guide, to be verified."""

    article: str
    source_ids: tuple[str, ...]
    basis: str = ""
    payable_by: str = ""
    brackets: tuple[Bracket, ...] = ()
    cap: Decimal | None = None
    cap_reached_at: Decimal | None = None
    no_amount: NoAmount | None = None
    formula: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ()
    amount: Decimal | None = None
    unit: str = ""
    rule: str = ""
    use: str = ""
    note: str = ""
    statute: str = ""
    practice: str = ""
    options: tuple[FeeOption, ...] = ()
    foreign_award_1998: AwardFee1998 | None = None
    hong_kong: str = ""
    show_as: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeMeta:
    """What the schedules are and how far they go."""

    title: str
    currency: str
    compiled: str
    effective: str
    scope: str
    status: str
    guide_says: tuple[str, ...]
    caution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoPays:
    """Who advances and who finally bears a fee."""

    borne_by: str = ""
    prepaid: bool | None = None
    by: str = ""
    when: str = ""
    note: str = ""
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignCurrency:
    """How an amount in another currency is turned into CNY."""

    article: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeExample:
    """A worked example, used as a test of the arithmetic."""

    label: str
    amount: Decimal
    preservation_fee: Decimal
    enforcement_fee: Decimal
    acceptance_fee_if_separate_lawsuit: Decimal
    recognition_fee_range: tuple[Decimal, ...]
    working: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeSource:
    """Where a fee was read."""

    id: str
    name: str
    date: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeesFile:
    """The whole of fees.yaml."""

    meta: FeeMeta
    preservation_application: FeeSchedule
    enforcement_application: FeeSchedule
    recognition_application: FeeSchedule
    set_aside_or_agreement_validity: FeeSchedule
    payment_order: FeeSchedule
    acceptance_fee_property_case: FeeSchedule
    bankruptcy_application: FeeSchedule
    who_pays: Mapping[PayerId, WhoPays]
    foreign_currency: ForeignCurrency
    worked_examples: tuple[FeeExample, ...]
    disputes: tuple[str, ...]
    sources: tuple[FeeSource, ...]


def schedules(file: FeesFile) -> Mapping[ScheduleId, FeeSchedule]:
    """Give every schedule by its key in the file."""
    found = {ScheduleId(each.name): getattr(file, each.name) for each in fields(file)}
    return {key: value for key, value in found.items() if isinstance(value, FeeSchedule)}
