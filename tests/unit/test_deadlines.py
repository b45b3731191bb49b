"""Calendar arithmetic and the readings of a deadline."""

from datetime import date

import pytest

from engine.conditions import Period
from engine.deadlines import add_period


@pytest.mark.parametrize(
    ("day", "period", "due"),
    [
        (date(2025, 3, 12), Period(years=2), date(2027, 3, 12)),
        (date(2024, 2, 29), Period(years=2), date(2026, 2, 28)),
        (date(2024, 2, 29), Period(years=4), date(2028, 2, 29)),
        (date(2025, 8, 31), Period(months=6), date(2026, 2, 28)),
        (date(2025, 12, 31), Period(months=1), date(2026, 1, 31)),
        (date(2025, 1, 30), Period(days=10), date(2025, 2, 9)),
        (date(2025, 11, 30), Period(months=3, days=1), date(2026, 3, 1)),
        (date(9999, 1, 1), Period(years=1), date.max),
        (date(9999, 12, 30), Period(days=10), date.max),
    ],
)
def test_add_period(day: date, period: Period, due: date) -> None:
    assert add_period(day, period) == due
