"""The files of ``trees/law/`` read as typed data.

Reads text that it is given; ``engine.library`` finds the files.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from engine.decoder import Decoder, read_words
from engine.fee_data import FeesFile
from engine.holidays import CalendarFile, CalendarYear
from engine.law import (
    Fact,
    FactId,
    JurisdictionsFile,
    Rule,
    RuleId,
    Term,
    TermId,
    TermsFile,
    Update,
    UpdateId,
)
from engine.left_out import LeftOut
from engine.source import Source

_WORDS = {str: read_words}
"""Names of places and sources stay as they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsFile:
    """The whole of facts.yaml."""

    facts: Mapping[FactId, Fact]


def read_facts(source: Source) -> Mapping[FactId, Fact]:
    """Read facts.yaml; empty if it has problems."""
    file = Decoder(source, _WORDS).read(FactsFile)
    return file.facts if file else MappingProxyType({})


def read_rules(source: Source) -> Mapping[RuleId, Rule]:
    """Read rules.yaml; empty if it has problems."""
    return _by_id(source, Decoder(source, _WORDS).read(tuple[Rule, ...]))


def read_updates(source: Source) -> Mapping[UpdateId, Update]:
    """Read updates.yaml; empty if it has problems."""
    return _by_id(source, Decoder(source, _WORDS).read(tuple[Update, ...]))


def read_left_out(source: Source) -> LeftOut:
    """Read left_out.yaml; nothing is left out if it has problems."""
    return Decoder(source, _WORDS).read(LeftOut) or LeftOut()


def read_jurisdictions(source: Source) -> JurisdictionsFile:
    """Read jurisdictions.yaml; empty if it has problems."""
    file = Decoder(source).read(JurisdictionsFile)
    return file or JurisdictionsFile(sources=MappingProxyType({}), jurisdictions=())


def read_terms(source: Source) -> Mapping[TermId, Term]:
    """Read terms.yaml; empty if it has problems."""
    file = Decoder(source, _WORDS).read(TermsFile)
    if file is None:
        return MappingProxyType({})
    return _by_id(source, [term for group in _groups(file) for term in group])


def read_fees(source: Source) -> FeesFile | None:
    """Read fees.yaml; None if it has problems."""
    return Decoder(source).read(FeesFile)


def read_calendar(source: Source) -> CalendarFile:
    """Read calendar.yaml; no day is known if it has problems."""
    file = Decoder(source, _WORDS).read(CalendarFile) or CalendarFile()
    seen: set[int] = set()
    for index, year in enumerate(file.years):
        if year.year in seen:
            _report_year(source, index, f"the year {year.year} stands twice; keep one.")
        seen.add(year.year)
        for day in _strays(year):
            _report_year(source, index, f"{day} does not lie in {year.year}; move or delete it.")
    return CalendarFile() if source.problems else file


def _strays(year: CalendarYear) -> Iterable[date]:
    opened = () if year.open_from is None else (year.open_from,)
    off = (day for holiday in year.holidays for day in holiday.days)
    return (day for day in (*off, *year.working, *opened) if day.year != year.year)


def _report_year(source: Source, index: int, message: str) -> None:
    source.problems.append(source.problem(("years", index), message))


def _groups(file: TermsFile) -> tuple[tuple[Term, ...], ...]:
    return (
        file.statutes,
        file.instruments,
        file.documents,
        file.courts_and_bodies,
        file.procedure,
        file.measures,
        file.remedies,
        file.concepts,
    )


def _by_id(source: Source, records: Iterable[Any] | None) -> Mapping[Any, Any]:
    """Key records by their id; report an id that stands twice."""
    found: dict[Any, Any] = {}
    for record in records or ():
        if record.id in found:
            source.problems.append(
                source.problem((), f'the id "{record.id}" stands twice; keep one.')
            )
        found[record.id] = record
    return MappingProxyType(found)
