"""The clock of the window: the present time, in whose zone a day begins."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
"""The courts' time; China has had one zone and no summer time since 1991."""


def clock_from(as_of: date) -> Callable[[], datetime]:
    """Give a clock that shows a day in Beijing now, and runs on."""
    ahead = as_of - datetime.now(BEIJING).date()
    return lambda: datetime.now(UTC) + ahead
