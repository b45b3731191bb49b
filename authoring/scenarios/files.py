"""Scenario files: what a lawyer writes down as facts, answers and what should come out.

Reads the YAML form and finds the files of a folder; the form of a spreadsheet is read by
``authoring.scenarios.table``. It tries nothing; that is ``authoring.scenarios.trial``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any

from authoring.scenarios.expectations import Days, Expectation, Presence, Scenario, faults, unasked
from authoring.scenarios.table import read_table
from engine.answers import Value
from engine.decoder import Decoder
from engine.errors import ContentError, Problem
from engine.law import FactId, empty_mapping
from engine.library import Library, read_source
from engine.source import BAD, Source, YamlMapping, YamlNode, YamlSequence, scalar_text
from engine.tree import TreeId
from matters.answers_file import Anything, check_legs, parse_answers, read_anything

__all__ = ["Scenario", "load_scenarios", "read_scenarios"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioEntry:
    """One scenario as it stands in a file; its answers add to those of the file."""

    name: str
    facts: str
    expect: Expectation
    as_of: date | None = None
    answers: Mapping[FactId, Anything] = field(default_factory=empty_mapping)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioFile:
    """The keys of a scenario file.

    Attributes:
        answers: Shared by all scenarios of the file.
    """

    scenarios: tuple[ScenarioEntry, ...]
    tree: TreeId | None = None
    legs: tuple[TreeId, ...] = ()
    as_of: date | None = None
    answers: Mapping[FactId, Anything] = field(default_factory=empty_mapping)


def load_scenarios(path: FilePath, library: Library) -> tuple[Scenario, ...]:
    """Load the scenarios of a file, or of every scenario file below a folder.

    Args:
        path: A file (``.yaml`` or ``.csv``) or a folder.
        library: For the trees, facts and rules that scenarios may name.

    Raises:
        ContentError: There is at least one problem; those of all files are reported together.
    """
    scenarios: list[Scenario] = []
    problems: list[Problem] = []
    for file in _files(path):
        if file.suffix == ".csv":
            found, wrong = read_table(file, str(file), library)
        else:
            source = read_source(file, str(file))
            found, wrong = read_scenarios(source, library), tuple(sorted(source.problems))
        scenarios += found
        problems += wrong
    if problems:
        raise ContentError(tuple(problems))
    return tuple(scenarios)


def _files(path: FilePath) -> list[FilePath]:
    if not path.is_dir():
        if path.suffix in {".yaml", ".csv"}:
            return [path]
        message = "a scenario file is named .yaml or .csv; rename it or name another."
        raise ContentError((Problem(str(path), 0, 0, message),))
    files = [
        file
        for file in path.rglob("*")
        if file.suffix in {".yaml", ".csv"} and file.is_file() and file.name[0] not in "._~"
    ]
    if not files:
        message = "no scenario file (.yaml or .csv) stands in this folder; name another."
        raise ContentError((Problem(str(path), 0, 0, message),))
    return sorted(files)


def read_scenarios(source: Source, library: Library) -> tuple[Scenario, ...]:
    """Read the scenarios of one YAML file.

    Args:
        source: The composed file; problems are noted in it.
        library: For the trees, facts and rules that scenarios may name.

    Returns:
        The scenarios, or none of them if there is any problem.
    """
    special = {Anything: read_anything, Expectation: _expectation}
    file = Decoder(source, special).read(ScenarioFile)
    if file is None:
        return ()
    legs = file.legs or ((file.tree,) if file.tree else ())
    check_legs(source, legs, library)
    if source.problems:
        return ()
    if not file.scenarios:
        source.problems.append(source.problem(("scenarios",), "the list is empty; add a scenario."))
    shared = parse_answers(source, ("answers",), file.answers, library.law)
    for fact, message in unasked(file.answers, (library.trees[leg] for leg in legs)):
        if fact in library.law.facts:
            source.problems.append(source.problem(("answers", fact), message))
    reading = _Reading(source, library, legs, file.as_of, shared)
    scenarios = tuple(reading.scenario(index, entry) for index, entry in enumerate(file.scenarios))
    reading.names(file.scenarios)
    return () if source.problems else scenarios


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the scenarios of one file share while they are read."""

    source: Source
    library: Library
    legs: tuple[TreeId, ...]
    as_of: date | None
    shared: Mapping[FactId, Value]

    def scenario(self, index: int, entry: ScenarioEntry) -> Scenario:
        """Make one scenario, and report what is wrong with it."""
        here = ("scenarios", index)
        law = self.library.law
        trees = [self.library.trees[leg] for leg in self.legs]
        as_of = entry.as_of or self.as_of
        if as_of is None:
            self._report((*here, "name"), "as_of missing; a scenario is judged at a date.")
        answers = parse_answers(self.source, (*here, "answers"), entry.answers, law)
        for fact, message in unasked(entry.answers, trees):
            if fact in law.facts:
                self._report((*here, "answers", fact), message)
        for pointer, message in faults(entry.expect, trees[-1], law):
            self._report((*here, "expect", *pointer), message)
        line, _ = self.source.place((*here, "name"))
        return Scenario(
            name=entry.name,
            file=self.source.name,
            line=line,
            facts=entry.facts.strip(),
            legs=self.legs,
            as_of=as_of or date.min,
            answers=MappingProxyType({**self.shared, **answers}),
            expect=entry.expect,
        )

    def names(self, entries: tuple[ScenarioEntry, ...]) -> None:
        """Report names that stand for two scenarios."""
        seen: set[str] = set()
        for index, entry in enumerate(entries):
            if entry.name in seen:
                message = f'another scenario here has the name "{entry.name}"; change one.'
                self._report(("scenarios", index, "name"), message)
            seen.add(entry.name)

    def _report(self, pointer: tuple[str | int, ...], message: str) -> None:
        self.source.problems.append(self.source.problem(pointer, message))


def _expectation(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or Expectation
    """Read what is expected; only a value that is no mapping needs a sentence of its own."""
    if not isinstance(node, YamlMapping):
        return decoder.source.report(node, "outcome:, verdict: or another key was expected here.")
    inside = Decoder(decoder.source, {Days: _days, Presence: _presence})
    return inside.decode(node, Expectation)


def _presence(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or Presence
    if not isinstance(node, YamlMapping):
        message = "present:, absent: or possible:, each with a list of ids, was expected here."
        return decoder.source.report(node, message)
    return Decoder(decoder.source).decode(node, Presence)


def _days(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or Days
    """Read the dates of a deadline: one, a list of them, or ``none``."""
    if isinstance(node, YamlSequence):
        listed = decoder.decode(node, tuple[date, ...])
        return listed if listed is BAD else Days(listed)
    if scalar_text(decoder.source, node) == "none":
        return Days(())
    day = decoder.decode(node, date)
    return day if day is BAD else Days((day,))
