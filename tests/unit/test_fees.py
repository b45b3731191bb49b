"""Court fees: every edge of every bracket, the cap, rounding, and where the sum comes from."""

from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, strategies as st

from engine.answers import UNKNOWN, Amount
from engine.fee_data import Bracket, FeeSchedule, FeesFile, ScheduleId, schedules
from engine.fees import LARGEST, FeeCount, base_of, count_fee
from engine.law import FactId
from tests.shipped import library

ENFORCEMENT = [
    ("0", "50"),
    ("0.01", "50"),
    ("9999.99", "50"),
    ("10000", "50"),
    ("10000.01", "50.00"),
    ("10001", "50.02"),
    ("499999.99", "7400.00"),
    ("500000", "7400"),
    ("500000.01", "7400.00"),
    ("500001", "7400.01"),
    ("5000000", "52400"),
    ("5000001", "52400.01"),
    ("10000000", "77400"),
    ("10000001", "77400.00"),
    ("10001000", "77401"),
    ("20000000", "87400"),
]
PRESERVATION = [
    ("0", "30"),
    ("1000", "30"),
    ("1001", "30.01"),
    ("100000", "1020"),
    ("100001", "1020.01"),
    ("895999", "5000.00"),
    ("895998", "4999.99"),
    ("896000", "5000"),
    ("896001", "5000"),
    ("5000000", "5000"),
]
ACCEPTANCE = [
    ("10000", "50"),
    ("100000", "2300"),
    ("200000", "4300"),
    ("500000", "8800"),
    ("1000000", "13800"),
    ("2000000", "22800"),
    ("5000000", "46800"),
    ("10000000", "81800"),
    ("20000000", "141800"),
    ("20001000", "141805"),
]
"""Worked out by hand from the brackets of fees.yaml: at each edge and beside it."""
SUM, OTHER = FactId("sum"), FactId("other")
COUNTED = ("enforcement_application", "preservation_application", "acceptance_fee_property_case")


@cache
def fees() -> FeesFile:
    found = library().law.fees
    assert found is not None
    return found


def counted(name: str, amount: Decimal | str) -> FeeCount:
    found = count_fee(schedules(fees())[ScheduleId(name)], Decimal(amount))
    assert found is not None
    return found


@pytest.mark.parametrize(("amount", "fee"), ENFORCEMENT)
def test_the_enforcement_fee(amount: str, fee: str) -> None:
    assert counted("enforcement_application", amount).fee == Decimal(fee)


@pytest.mark.parametrize(("amount", "fee"), PRESERVATION)
def test_the_preservation_fee(amount: str, fee: str) -> None:
    assert counted("preservation_application", amount).fee == Decimal(fee)


@pytest.mark.parametrize(("amount", "fee"), ACCEPTANCE)
def test_the_fee_of_a_property_case(amount: str, fee: str) -> None:
    assert counted("acceptance_fee_property_case", amount).fee == Decimal(fee)


def test_every_edge_is_among_the_cases() -> None:
    for name, cases in zip(COUNTED, (ENFORCEMENT, PRESERVATION, ACCEPTANCE), strict=True):
        edges = {one.up_to for one in schedules(fees())[ScheduleId(name)].brackets if one.up_to}
        assert edges <= {Decimal(amount) for amount, _ in cases}, name


def test_the_worked_examples_of_the_data() -> None:
    for example in fees().worked_examples:
        expected = (
            example.enforcement_fee,
            example.preservation_fee,
            example.acceptance_fee_if_separate_lawsuit,
        )
        assert tuple(counted(name, example.amount).fee for name in COUNTED) == expected


def test_the_lines_of_a_count() -> None:
    count = counted("enforcement_application", "5000000")
    parts = [(f"{line.on:f}", f"{line.fee:f}") for line in count.lines]
    assert parts == [("10000", "50.00"), ("490000", "7350.00"), ("4500000", "45000.00")]
    assert not count.capped
    assert not count.rounded


def test_the_cap_bites() -> None:
    count = counted("preservation_application", "5000000")
    assert (count.total, count.fee, count.capped) == (Decimal(25520), Decimal(5000), True)
    at_the_cap = counted("preservation_application", "896000")
    assert (at_the_cap.total, at_the_cap.capped) == (Decimal(5000), False)


def test_a_half_is_rounded_up_and_said() -> None:
    schedule = FeeSchedule(
        article="1", source_ids=(), brackets=(Bracket(over=Decimal(0), rate=Decimal("0.005")),)
    )
    count = count_fee(schedule, Decimal(3))
    assert count is not None
    assert (count.fee, count.rounded) == (Decimal("0.02"), True)


def test_no_brackets_and_no_sum_that_money_comes_in() -> None:
    assert count_fee(schedules(fees())[ScheduleId("payment_order")], Decimal(1)) is None
    enforcement = schedules(fees())[ScheduleId("enforcement_application")]
    assert count_fee(enforcement, LARGEST * 2) is None
    assert count_fee(enforcement, Decimal("1e400")) is None


SUMS = st.decimals(min_value=0, max_value=LARGEST, places=2, allow_nan=False)


@given(st.sampled_from(COUNTED), SUMS, SUMS)
def test_a_larger_sum_never_costs_less(name: str, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert counted(name, low).fee <= counted(name, high).fee


@given(st.sampled_from(COUNTED), SUMS)
def test_the_lines_add_up_and_the_cap_is_never_exceeded(name: str, amount: Decimal) -> None:
    count = counted(name, amount)
    assert sum(line.fee for line in count.lines) == count.total
    assert sum(line.on for line in count.lines) == amount
    cap = count.schedule.cap
    assert count.fee == (count.total if cap is None else min(count.total, cap))


# --- the sum -----------------------------------------------------------------------------


def test_the_first_sum_in_the_currency_of_the_schedules_is_taken() -> None:
    values = {SUM: Amount(Decimal(7), "USD"), OTHER: Amount(Decimal(50), "CNY")}
    assert base_of((SUM, OTHER), values, "CNY").amount == Decimal(50)
    assert base_of((SUM, OTHER), values, "CNY").fact == OTHER
    assert base_of((OTHER, SUM), values, "CNY").fact == OTHER


def test_a_sum_in_another_currency_is_never_used() -> None:
    given_sum = Amount(Decimal(7), "USD")
    base = base_of((SUM, OTHER), {SUM: given_sum, OTHER: UNKNOWN}, "CNY")
    assert (base.fact, base.amount, base.other) == (None, None, given_sum)
    assert base_of((SUM,), {SUM: None}, "CNY").other is None
