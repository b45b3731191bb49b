"""Writes trees/law/calendar.yaml from the package chinesecalendar: rest days and make-up days.

``make calendar`` runs it. Everything above the line ``years:`` is written by hand and kept; the
years below it are written anew. A year whose days have not changed keeps its source and date.
Nothing of the program needs the package at run time.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from itertools import groupby
from pathlib import Path as FilePath

from chinese_calendar.constants import (  # type: ignore[import-untyped]  # it has no types
    holidays,
    workdays,
)

from engine.holidays import CalendarFile, CalendarYear, Holiday
from engine.law_reader import read_calendar
from engine.library import read_source

FILE = FilePath(__file__).resolve().parents[1] / "trees" / "law" / "calendar.yaml"
PACKAGE = "chinesecalendar"
FROM_HERE = "years:\n"
WIDTH = 120
LAST_WEEK = 25
"""From this day of December the notice for the next year has moved days in the past."""


def main() -> int:
    """Write the years of the file anew."""
    text = FILE.read_text(encoding="utf-8")
    head, mark, _ = text.partition(FROM_HERE)
    if not mark:
        print(f'{FILE.name} has no line "{FROM_HERE.strip()}"; put it under the header.')
        return 1
    source = read_source(FILE, FILE.name)
    known = read_calendar(source)
    if source.problems:
        print(*source.problems, sep="\n")
        return 1
    made = years(holidays, workdays, f"{PACKAGE} {version(PACKAGE)}", datetime.now(UTC).date())
    kept = tuple(_unless_the_same(year, known) for year in made)
    FILE.write_text(head + FROM_HERE + "".join(written(kept)), encoding="utf-8", newline="\n")
    print(f"{FILE.name}: {kept[0].year} to {kept[-1].year}")
    return 0


def years(
    off: Mapping[date, str], worked: Mapping[date, str], source: str, generated: date
) -> tuple[CalendarYear, ...]:
    """Give every year of the package's tables.

    Args:
        off: Days off, with the name of their holiday.
        worked: Saturdays and Sundays worked in exchange.
        source: The package and its version.
        generated: The date to give.
    """
    numbers = sorted({day.year for day in off})
    return tuple(
        CalendarYear(
            year=number,
            source=source,
            generated=generated,
            holidays=tuple(_holidays(off, number)),
            working=tuple(sorted(day for day in worked if day.year == number)),
            open_from=date(number, 12, LAST_WEEK) if number == numbers[-1] else None,
        )
        for number in numbers
    )


def _holidays(off: Mapping[date, str], number: int) -> Iterator[Holiday]:
    days = sorted(day for day in off if day.year == number)
    for name, run in groupby(days, key=lambda day: off[day]):
        yield Holiday(name=name, days=tuple(run))


def _unless_the_same(made: CalendarYear, known: CalendarFile) -> CalendarYear:
    """Give the year as it stands in the file if its days are the same."""
    for year in known.years:
        plain = tuple(replace(one, name=_plain(one.name)) for one in year.holidays)
        old = replace(year, holidays=plain)
        if old == replace(made, source=old.source, generated=old.generated):
            return old
    return made


def _plain(name: str) -> str:
    """Undo the typographic apostrophe that the reader sets."""
    return name.replace("’", "'")


def written(known: Iterable[CalendarYear]) -> Iterator[str]:
    """Give the lines of the years, newest first."""
    for year in sorted(known, key=lambda one: one.year, reverse=True):
        yield f"- year: {year.year}\n  source: {year.source}\n  generated: {year.generated}\n"
        if year.open_from is not None:
            yield f"  open_from: {year.open_from}\n"
        yield "  holidays:\n"
        for holiday in year.holidays:
            yield from _wrapped(f'  - {{name: "{holiday.name}", days: [', holiday.days, "]}")
        yield from _wrapped("  working: [", year.working, "]")


def _wrapped(start: str, days: Iterable[date], end: str) -> Iterator[str]:
    line = start
    for number, day in enumerate(days):
        if len(line) + len(f", {day}{end}") > WIDTH:
            yield f"{line},\n"
            line = f"    {day}"
        else:
            line += f", {day}" if number else f"{day}"
    yield f"{line}{end}\n"


if __name__ == "__main__":
    sys.exit(main())
