"""Rest days: what the calendar says of a day, where a last day would roll to, how the file is made."""

import importlib.util
from datetime import date, timedelta
from pathlib import Path as FilePath
from types import ModuleType

import pytest
from chinese_calendar import is_holiday  # type: ignore[import-untyped]  # it has no types
from hypothesis import given, strategies as st

from engine.checks import check
from engine.holidays import Calendar, CalendarFile, CalendarYear, DayKind, Holiday, Rest
from engine.law_reader import read_calendar
from engine.source import Source
from tests.shipped import ROOT, library
from tests.small_trees import small_library

SHIPPED = library().law.calendar
SMALL = """
development: later-start
caution: Ask counsel.
years:
- {year: 2026, source: a test, generated: 2026-11-22, open_from: 2026-12-30, holidays: [{name: "A Day", days: [2026-12-28, 2026-12-29]}]}
- {year: 2025, source: a test, generated: 2026-11-22, holidays: [], working: [2025-01-04]}
"""


@pytest.mark.parametrize(
    ("day", "kind", "rolled"),
    [
        (date(2026, 9, 30), DayKind.WORKING, None),
        (date(2026, 10, 1), DayKind.HOLIDAY, date(2026, 10, 8)),
        (date(2026, 10, 7), DayKind.HOLIDAY, date(2026, 10, 8)),
        (date(2026, 10, 8), DayKind.WORKING, None),
        (date(2026, 10, 10), DayKind.MAKE_UP, None),
        (date(2026, 10, 11), DayKind.WEEKEND, date(2026, 10, 12)),
        (date(2026, 2, 14), DayKind.MAKE_UP, None),
        (date(2026, 2, 15), DayKind.HOLIDAY, date(2026, 2, 24)),
        (date(2025, 10, 6), DayKind.HOLIDAY, date(2025, 10, 9)),
        (date(2023, 12, 30), DayKind.HOLIDAY, date(2024, 1, 2)),
        (date(2018, 12, 29), DayKind.MAKE_UP, None),
        (date(2026, 12, 24), DayKind.WORKING, None),
        (date(2026, 12, 25), DayKind.NOT_SETTLED, None),
        (date(2027, 3, 12), DayKind.NO_DATA, None),
        (date(2027, 3, 13), DayKind.NO_DATA, None),
        (date(2003, 10, 1), DayKind.NO_DATA, None),
        (date.max, DayKind.NO_DATA, None),
    ],
)
def test_known_days(day: date, kind: DayKind, rolled: date | None) -> None:
    found = SHIPPED.check(day)
    assert (found.kind, found.rolled) == (kind, rolled)
    assert (found.of is None) == (kind is DayKind.NO_DATA)


@pytest.mark.property
@given(st.dates(date(2004, 1, 1), date(2026, 12, 24)))
def test_every_day_is_as_the_package_says(day: date) -> None:
    assert (SHIPPED.check(day).rest is Rest.YES) == is_holiday(day)


@pytest.mark.property
@given(st.dates())
def test_a_rolled_date_is_the_first_day_that_is_no_rest_day(day: date) -> None:
    found = SHIPPED.check(day)
    if found.rolled is None:
        return
    assert found.rest is Rest.YES
    assert SHIPPED.check(found.rolled).rest is Rest.NO
    between = (found.rolled - day).days
    assert all(
        SHIPPED.check(day + timedelta(days=ahead)).rest is Rest.YES for ahead in range(between)
    )


def test_rolling_stops_where_the_data_end() -> None:
    calendar = Calendar(lambda: read_calendar(Source(SMALL, "calendar.yaml")))
    for day in (27, 28, 29):
        found = calendar.check(date(2026, 12, day))
        assert (found.rest, found.rolled) == (Rest.YES, None)
    assert calendar.check(date(2026, 12, 26)).rolled is None
    whole = CalendarYear(
        year=9999,
        source="a test",
        generated=date(2026, 11, 22),
        holidays=(Holiday(name="The last", days=(date.max,)),),
    )
    assert Calendar(lambda: CalendarFile(years=(whole,))).check(date.max).rolled is None


def test_a_folder_without_a_calendar_knows_no_day(tmp_path: FilePath) -> None:
    library = small_library(tmp_path / "trees")
    assert library.law.calendar.check(date(2026, 10, 1)).rest is Rest.NOT_KNOWN
    assert not library.problems


@pytest.mark.parametrize(
    ("calendar", "message"),
    [
        (SMALL.replace("2025-01-04", "2024-01-06"), "2024-01-06 does not lie in 2025"),
        (SMALL.replace("year: 2025", "year: 2026"), "the year 2026 stands twice; keep one."),
        (SMALL.replace("2026-12-30", "2027-01-01"), "2027-01-01 does not lie in 2026"),
        (SMALL.replace("later-start", "later-stat"), 'no development "later-stat" (did you mean'),
        (SMALL.replace("generated", "generatd"), '"generatd" is not known here'),
    ],
)
def test_faults_of_the_file_are_reported(tmp_path: FilePath, calendar: str, message: str) -> None:
    problems = check(small_library(tmp_path / "trees", calendar=calendar))
    assert any(one.file == "law/calendar.yaml" and message in one.message for one in problems), (
        problems
    )


# --- making it -------------------------------------------------------------------------


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_calendar", ROOT / "packaging" / "make_calendar.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_making_it_again_changes_nothing(
    tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made, shipped = maker(), ROOT / "trees" / "law" / "calendar.yaml"
    copy = tmp_path / "calendar.yaml"
    copy.write_bytes(shipped.read_bytes())
    monkeypatch.setattr(made, "FILE", copy)
    assert made.main() == 0
    assert copy.read_bytes() == shipped.read_bytes()
    assert "2004 to 2026" in capsys.readouterr().out


def test_a_year_whose_days_changed_gets_a_new_date(
    tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, shipped = maker(), ROOT / "trees" / "law" / "calendar.yaml"
    copy = tmp_path / "calendar.yaml"
    text = shipped.read_text(encoding="utf-8")
    copy.write_text(text.replace(", 2026-10-10]", "]").replace("2026-11-22", "2020-01-01"), "utf-8")
    monkeypatch.setattr(made, "FILE", copy)
    made.main()
    file = read_calendar(Source(copy.read_text(encoding="utf-8"), "calendar.yaml"))
    dated = {year.year: year.generated for year in file.years}
    assert dated[2025] == date(2020, 1, 1)
    assert dated[2026] > date(2020, 1, 1)
    assert file.caution == SHIPPED.file.caution


def test_a_file_without_its_mark_is_left_alone(
    tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made, copy = maker(), tmp_path / "calendar.yaml"
    copy.write_text("caution: none\n", encoding="utf-8")
    monkeypatch.setattr(made, "FILE", copy)
    assert made.main() == 1
    assert copy.read_text(encoding="utf-8") == "caution: none\n"
    assert "put it under the header" in capsys.readouterr().out
