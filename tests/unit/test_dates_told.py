"""What the memo says of dates: the arithmetic line by line, rest days, the rolled date beside."""

from dataclasses import replace
from datetime import date
from pathlib import Path as FilePath
from typing import Any

import pytest

from engine.library import Library
from memo.date_parts import DateLine
from memo.dates_section import timeline
from memo.memo import build_memo
from memo.text import to_text
from memo.timeline import picture
from tests.small_trees import UPDATES, small_library
from tests.unit.test_memo import OPEN, small_matter

CALENDAR = """
development: moved-day
caution: It speaks of holidays only.
years:
- {year: 2026, source: a test, generated: 2026-11-22, open_from: 2026-12-25, holidays: [{name: National Day, days: [2026-10-01, 2026-10-02, 2026-10-03, 2026-10-04]}], working: [2026-10-10]}
"""
MOVED = """
- id: moved-day
  title: A last day on a holiday
  category: beyond-guide
  effective: '2024-01-01'
  affects: ['3.4']
  what_changed: It ends on the next day.
  effect_on_route: Note that day.
  rules: [RULE]
  could_change: [date]
  sources: [{name: A source, date: '2024'}]
  confidence: high
  status: verify with counsel
"""
DAY = date(2026, 11, 22)


@pytest.fixture
def library(tmp_path: FilePath) -> Library:
    updates = UPDATES + MOVED.replace("RULE", "small-time")
    return small_library(tmp_path / "trees", calendar=CALENDAR, updates=updates)


def lines(library: Library, as_of: date = DAY, **answers: Any) -> tuple[DateLine, ...]:
    return build_memo(small_matter(library, **{**OPEN, **answers}), library, as_of).legs[0].dates


def started(library: Library, day: str, **answers: Any) -> DateLine:
    (line,) = lines(library, effective_date=day, performance_date="none", **answers)
    return line


def test_a_rest_day_stands_beside_its_rolled_date(library: Library) -> None:
    line = started(library, "2024-10-02")
    assert (line.date, line.standing) == ("2 October 2026", "Working date")
    assert (line.rest_day, line.rolled) == ("yes", date(2026, 10, 5))
    assert [(step.name, step.value) for step in line.steps] == [
        ("Effect since", "2 October 2024"),
        ("First day counted", "3 October 2024"),
        ("Period", "2 years"),
        ("Last day", "2 October 2026"),
        ("Rest day?", "Yes, a Friday in the days off for National Day"),
        ("Rolled date, to verify", "5 October 2026"),
    ]
    assert [step.name for step in line.steps if step.result] == ["Last day"]
    assert line.rolled_note == (
        "The first working day after it is Monday 5 October 2026. The working date stays; verify "
        "with counsel."
    )
    assert line.rolled_law == (
        "The guide gives no rule on rest days; a later development has one (A last day on a "
        "holiday). It speaks of holidays only."
    )


def test_without_a_development_the_guide_has_no_rule(tmp_path: FilePath) -> None:
    updates = UPDATES + MOVED.replace("RULE", "small-paper")
    library = small_library(tmp_path / "trees", calendar=CALENDAR, updates=updates)
    line = started(library, "2024-10-02")
    assert line.rolled_law == (
        "The guide gives no rule on rest days, and no later development that moves this date is "
        "recorded."
    )


@pytest.mark.parametrize(
    ("start", "rest", "answer", "why"),
    [
        ("2024-10-10", "no", "No, a Saturday worked in exchange", "Calendar of 2026"),
        ("2024-10-12", "no", "No, a Monday", "Calendar of 2026"),
        ("2024-10-11", "yes", "Yes, a Sunday", "Calendar of 2026"),
        ("2024-12-25", "not known", "Not known, a Friday", "The last days of 2026 are not settled"),
        ("2025-03-12", "not known", "Not known, a Friday", "The calendar of rest days ends with 2026."),
        ("2025-03-13", "not known", "Not known, a Saturday", "normally a rest day but may be a make-up"),
        ("2020-03-13", "not known", "Not known, a Sunday", "begins with 2026"),
    ],
)  # fmt: skip
def test_rest_days_in_words(library: Library, start: str, rest: str, answer: str, why: str) -> None:
    line = started(library, start)
    assert line.rest_day == rest
    assert next(step.value for step in line.steps if step.name == "Rest day?") == answer
    assert why in " ".join(line.rest_why)
    assert (line.rolled is None) == (rest != "yes")
    assert bool(line.rolled_note) == (rest == "yes")


def test_a_date_that_rolls_beyond_the_data_says_so(tmp_path: FilePath) -> None:
    calendar = CALENDAR.replace("2026-12-25", "2026-10-03")
    line = started(small_library(tmp_path / "trees", calendar=calendar), "2024-10-02")
    assert (line.rest_day, line.rolled) == ("yes", None)
    assert "is not known: the calendar does not reach it" in line.rolled_note


def test_what_is_in_time_on_the_rolled_date_only_is_said(library: Library) -> None:
    line = started(library, "2024-10-02", filed_on="2026-10-05")
    assert line.passed
    assert "Counted to that day, the time has not passed." in line.rolled_note
    late = started(library, "2024-10-02", filed_on="2026-10-06")
    assert "has not passed" not in late.rolled_note


def test_no_calendar_moves_a_date_or_a_verdict(library: Library, tmp_path: FilePath) -> None:
    bare = small_library(tmp_path / "bare")
    told: list[Any] = []
    for one in (library, bare):
        answers = {**OPEN, "effective_date": "2024-10-02", "filed_on": "2026-10-05"}
        leg = build_memo(small_matter(one, **answers), one, DAY).legs[0]
        seen = [(line.day, line.standing, line.passed, line.tested) for line in leg.dates]
        told.append((seen, leg.bottom_line.verdict))
    assert told[0] == told[1]
    assert started(bare, "2024-10-02").rest_why[0] == "There is no calendar of rest days."


def test_the_text_has_a_line_a_step(library: Library) -> None:
    answers = {**OPEN, "effective_date": "2024-10-02"}
    memo = build_memo(small_matter(library, **answers), library, DAY)
    said = " ".join(to_text(memo).split())
    for part in ("Friday, a rest", "Rolled: Monday", "Rest day?", "No date is moved for them."):
        assert part in said


def test_reminders_stay_until_the_act_is_done(library: Library) -> None:
    def reminded(**answers: Any) -> int:
        memo = build_memo(small_matter(library, **{**OPEN, **answers}), library, DAY)
        return len(memo.legs[0].reminders)

    assert reminded(filed_on="2027-02-01") == 1, "an act that is only planned may be late"
    assert reminded(filed_on="2026-11-01") == 0


def test_the_picture_shows_planned_acts_and_reminders(library: Library) -> None:
    (leg,) = build_memo(
        small_matter(library, **{**OPEN, "filed_on": "2027-02-01"}), library, DAY
    ).legs
    shown = timeline(leg, DAY)
    assert shown is not None
    found = {mark.kind: mark for mark in shown.marks}
    assert (found["act"].day, found["act"].label) == (
        date(2027, 2, 1),
        "1 Feb 2027, filed, planned",
    )
    ahead = [mark.day for mark in shown.marks if mark.kind == "reminder"]
    assert ahead == [day for one in leg.reminders for day in one.days]
    assert "1 February 2027: filed, planned" in shown.alt
    assert "reminders: " in shown.alt
    assert len(picture(shown.marks)["reminders"]) == len(ahead)


def test_the_calendar_is_among_the_files_of_the_memo(library: Library) -> None:
    memo = build_memo(replace(small_matter(library), answers={}), library, DAY)
    assert "law/calendar.yaml" in {one.file for one in memo.fingerprint.files}
