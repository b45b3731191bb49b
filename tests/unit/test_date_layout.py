"""The picture of dates without Qt: no label over another, no stem through a label."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from ui.pages.date_layout import AxisMark, Kind, Laid, Paper, lay_out

DAY = date(2026, 11, 22)


def wide(said: str, strong: bool) -> float:
    return len(said) * (7.0 if strong else 6.4)


def marks(*days: int, title: str = "Last day to apply for recognition") -> list[AxisMark]:
    kinds = [Kind.TODAY, Kind.WORKING, Kind.READING, Kind.PLANNED, Kind.REMINDER, Kind.WORKING]
    return [
        AxisMark(DAY + timedelta(days=day), kinds[n % len(kinds)], title, "110 days left", str(n))
        for n, day in enumerate((0, *days))
    ]


def assert_readable(laid: Laid, width: float) -> None:
    labelled = [(one.x, one.label) for one in laid.marks if one.label]
    for x, label in labelled:
        assert -0.5 <= x <= width + 0.5
        assert label.left >= -0.5
        assert label.left + label.width <= width + 0.5
        assert len(label.lines) <= laid.levels[label.level]
    for n, (x, label) in enumerate(labelled):
        for m, (there, other) in enumerate(labelled):
            if n == m:
                continue
            apart = label.left + label.width <= other.left or other.left + other.width <= label.left
            assert apart or label.level != other.level, "two labels overlap"
            crossed = label.level < other.level and other.left < x < other.left + other.width
            assert not crossed, f"the stem at {x} crosses the label at {there}"


@pytest.mark.parametrize("width", [336.0, 520.0, 880.0])
@pytest.mark.parametrize(
    "days",
    [(), (110, 130, 54, 20), (-700, -690), (0, 0, 0), (5, 400, 410, 420, 2000), (-4000, 4000)],
)
def test_labels_neither_overlap_nor_are_crossed(days: tuple[int, ...], width: float) -> None:
    assert_readable(lay_out(marks(*days), Paper(width, wide)), width)


@pytest.mark.property
@settings(deadline=None)
@given(
    st.lists(st.integers(-3000, 3000), max_size=9),
    st.floats(300, 1200),
    st.sampled_from(["Short", "Last day to apply for recognition and enforcement of the award"]),
)
def test_any_dates_are_readable(days: list[int], width: float, title: str) -> None:
    assert_readable(lay_out(marks(*days, title=title), Paper(width, wide)), width)


def test_months_are_named_where_there_is_room_and_years_are_bold() -> None:
    laid = lay_out(marks(110, 130), Paper(880, wide))
    assert [tick.label for tick in laid.ticks][:4] == ["Oct", "Nov", "Dec", "Jan"]
    assert [tick.year for tick in laid.ticks if tick.year] == ["2026", "2027"]
    assert laid.named


def test_cells_grow_with_the_stretch_of_time() -> None:
    for days, several, named in ((110, False, True), (900, True, True), (12000, True, False)):
        laid = lay_out(marks(days), Paper(520, wide))
        assert all(tick.cell >= 34 for tick in laid.ticks)
        assert (laid.ticks[0].several, laid.named) == (several, named)


def test_the_ends_of_the_calendar() -> None:
    ends = [AxisMark(date.min, Kind.TODAY, "Today"), AxisMark(date.max, Kind.READING, "End")]
    assert_readable(lay_out(ends, Paper(600, wide)), 600)


def test_what_is_far_off_has_its_year() -> None:
    near, far = (lay_out(marks(days), Paper(880, wide)) for days in (110, 900))
    assert any(one.label and "Fri 12 Mar, 110" in one.label.lines[-1] for one in near.marks)
    assert any(one.label and "10 May 2029" in one.label.lines[-1] for one in far.marks)
