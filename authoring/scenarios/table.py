"""Scenarios as a table: one row a scenario, filled in with a spreadsheet and saved as CSV.

Reads the file as spreadsheets write it: UTF-8 with or without a byte order mark, comma or
semicolon, yes/no or TRUE/FALSE. What one cell may hold is in ``cells``; an empty table is
written by ``template``.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any

from authoring.scenarios.cells import day, listed, plain, unguarded
from authoring.scenarios.expectations import (
    KINDS,
    STATES,
    Days,
    Expectation,
    Presence,
    Scenario,
    faults,
    unasked,
)
from engine.answers import Value, did_you_mean, parse_answer
from engine.errors import AnswerError, Problem
from engine.law import FactId, NodeId
from engine.library import Library
from engine.source import MAX_BYTES
from engine.tree import TreeId
from engine.verdict import Verdict

EXPECT = "expect: "
"""How the header of an expectation begins."""

DEADLINE = "deadline "
"""How the header of the dates of a deadline goes on; then comes its id."""

FIXED = ("name", "tree", "as_of", "facts")
"""Columns that every table has, and every row fills."""

REMARK = "#"
"""A row whose name begins so is a remark and is not read."""

Place = tuple[str, ...]
"""What a column holds: ``("name",)``, ``("answers", fact)``, ``("expect", "notes", "absent")``."""

EXPECTED: Mapping[str, Place] = {
    "outcome": ("outcome",),
    "verdict": ("verdict",),
    "forum": ("forum",),
    **{f"{kind} {state}": (kind, state) for kind in KINDS for state in STATES},
    "open points": ("open_points",),
    "asked": ("asked",),
    "not asked": ("not_asked",),
    "cites": ("cites",),
}
"""Headers of expectations, without ``EXPECT``; besides these, ``deadline`` and an id."""


def read_table(
    file: FilePath, name: str, library: Library
) -> tuple[tuple[Scenario, ...], tuple[Problem, ...]]:
    """Read a table.

    Args:
        file: The CSV file.
        name: Its name as the user knows it.
        library: For the trees, facts and rules that scenarios may name.

    Returns:
        The scenarios, and what is wrong; there are no scenarios where anything is.
    """
    table = _Table(name, library)
    rows = table.rows(file)
    header = next(rows, None)
    if header is None:
        if not table.problems:
            table.report(0, 0, "the file is empty.")
        return (), tuple(table.problems)
    table.head(*header)
    scenarios = [] if table.problems else [table.scenario(*row) for row in rows]
    if not scenarios and not table.problems:
        table.report(0, 0, "there is no row under the header; add a scenario.")
    return (() if table.problems else tuple(scenarios)), tuple(sorted(table.problems))


@dataclass(slots=True)
class _Table:
    """A table while it is read.

    Attributes:
        columns: Number of each column, counted from 1, by what it holds.
        headers: Header of each column as it stands in the file, by number.
        names: Names of the scenarios so far.
    """

    name: str
    library: Library
    problems: list[Problem] = field(default_factory=list)
    columns: dict[Place, int] = field(default_factory=dict)
    headers: dict[int, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def report(self, line: int, column: int, message: str) -> None:
        """Note a problem; it names the column's header, which a spreadsheet shows."""
        header = self.headers.get(column)
        text = f'column "{header}": {message}' if header else message
        self.problems.append(Problem(self.name, line, column, text))

    def rows(self, file: FilePath) -> Iterator[tuple[int, list[str]]]:
        """Give the rows that say something, with their lines."""
        text = self._text(file)
        first = text.partition("\n")[0]
        delimiter = ";" if first.count(";") > first.count(",") else ","
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        line = 1
        try:
            for cells in reader:
                row = [unguarded(cell) for cell in cells]
                if any(row) and not row[0].startswith(REMARK):
                    yield line, row
                line = reader.line_num + 1
        except csv.Error as error:
            self.report(line, 1, f"this row cannot be read ({error}); look for a stray quote.")

    def _text(self, file: FilePath) -> str:
        try:
            with file.open("rb") as opened:
                raw = opened.read(MAX_BYTES + 1)
            if len(raw) > MAX_BYTES:
                self.report(0, 0, f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB.")
                return ""
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.report(0, 0, 'the file is not UTF-8 text; save it as "CSV UTF-8".')
        except OSError as error:
            self.report(0, 0, f"the file cannot be read ({error.strerror or error}).")
        return ""

    def head(self, line: int, cells: list[str]) -> None:
        """Read the header."""
        for number, cell in enumerate(cells, 1):
            if not cell:
                continue
            place = self._place(" ".join(cell.split()).casefold())
            if place is None:
                hint = did_you_mean(cell, (*FIXED, *self._headers()))
                self.report(line, number, f'"{cell}" is not a column{hint}.')
            elif place in self.columns:
                self.report(line, number, f'"{cell}" stands here twice; keep one.')
            else:
                self.columns[place] = number
                self.headers[number] = cell
        for name in FIXED:
            if (name,) not in self.columns:
                self.report(line, len(cells) + 1, f'the column "{name}" is missing; add it.')

    def _place(self, header: str) -> Place | None:
        if header in FIXED:
            return (header,)
        if FactId(header) in self.library.law.facts:
            return ("answers", header)
        if not header.startswith(EXPECT.strip()):
            return None
        what = header.removeprefix(EXPECT.strip()).strip()
        if what.startswith(DEADLINE):
            return ("expect", "deadlines", what.removeprefix(DEADLINE))
        place = EXPECTED.get(what)
        return None if place is None else ("expect", *place)

    def _headers(self) -> tuple[str, ...]:
        return (*self.library.law.facts, *(f"{EXPECT}{name}" for name in EXPECTED))

    def scenario(self, line: int, cells: list[str]) -> Scenario:
        """Read one row."""
        for number, cell in enumerate(cells, 1):
            if cell and number not in self.headers:
                self.report(line, number, f'"{cell}" stands in a column without a header.')
        row = _Row(self, line, cells)
        name = row.cell("name")
        if name and name in self.names:
            row.report(("name",), f'another scenario here has the name "{name}"; change one.')
        self.names.add(name)
        legs = row.legs()
        noted = len(self.problems)
        expect = row.expectation()
        read = len(self.problems) == noted
        scenario = Scenario(
            name=name,
            file=self.name,
            line=line,
            facts=row.cell("facts"),
            legs=legs,
            as_of=row.as_of(),
            answers=row.answers(),
            expect=expect,
        )
        if legs:
            row.check(scenario, read=read)
        return scenario


@dataclass(frozen=True, slots=True)
class _Row:
    """A row while it is read."""

    table: _Table
    line: int
    cells: list[str]

    def report(self, place: Place, message: str) -> None:
        """Note a problem at a cell."""
        self.table.report(self.line, self.table.columns.get(place, 1), message)

    def cell(self, name: str) -> str:
        """Give a cell that every row fills; one that is empty is a problem."""
        found = self._at((name,))
        if not found:
            self.report((name,), "the cell is empty; fill it in.")
        return found

    def _at(self, place: Place) -> str:
        number = self.table.columns[place]
        return self.cells[number - 1] if number <= len(self.cells) else ""

    def _filled(self, part: str) -> Iterator[tuple[Place, str]]:
        """Give the cells that hold something, of the answers or of what is expected."""
        for place in self.table.columns:
            if place[0] == part and (cell := self._at(place)):
                yield place, cell

    def as_of(self) -> date:
        """Read the matter's date."""
        cell = self.cell("as_of")
        return (self._day(("as_of",), cell) if cell else None) or date.min

    def _day(self, place: Place, cell: str) -> date | None:
        try:
            return day(cell)
        except ValueError:
            self.report(place, f'"{cell}" is not a date; write it as YYYY-MM-DD.')
            return None

    def legs(self) -> tuple[TreeId, ...]:
        """Read the trees; several are given as the legs of a matter. None of them if one is not."""
        trees = self.table.library.trees
        legs = tuple(TreeId(tree) for tree in listed(self.cell("tree")))
        wrong = [leg for leg in legs if leg not in trees]
        for leg in wrong:
            known = tuple(str(tree) for tree in trees)
            hint = did_you_mean(leg, known)
            message = f'there is no tree "{leg}"{hint}; there are {", ".join(known)}.'
            self.report(("tree",), message)
        return () if wrong else legs

    def answers(self) -> Mapping[FactId, Value]:
        """Read the answers; an empty cell gives none."""
        law = self.table.library.law
        answers: dict[FactId, Value] = {}
        for place, cell in self._filled("answers"):
            fact = law.facts[FactId(place[1])]
            try:
                answers[fact.id] = parse_answer(fact, plain(fact, cell), law)
            except AnswerError as error:
                self.report(place, str(error))
        return MappingProxyType(answers)

    def expectation(self) -> Expectation:
        """Read what should come out."""
        keys: dict[str, Any] = {}
        for place, cell in self._filled("expect"):
            match place[1:]:
                case ("outcome",):
                    keys["outcome"] = NodeId(cell)
                case ("verdict",):
                    keys["verdict"] = self._verdict(place, cell)
                case ("deadlines", deadline):
                    keys.setdefault("deadlines", {})[deadline] = self._days(place, cell)
                case (kind, state):
                    keys.setdefault(kind, {})[state] = listed(cell)
                case (key,):
                    keys[key] = listed(cell)
        for kind in KINDS.keys() & keys.keys():
            keys[kind] = Presence(**keys[kind])
        return Expectation(**keys)

    def _days(self, place: Place, cell: str) -> Days:
        days = (self._day(place, entry) for entry in listed(cell))
        return Days(tuple(day for day in days if day is not None))

    def _verdict(self, place: Place, cell: str) -> Verdict | None:
        known = tuple(verdict.value for verdict in Verdict)
        if cell.casefold() in known:
            return Verdict(cell.casefold())
        hint = did_you_mean(cell, known)
        self.report(place, f'"{cell}" is not one of {", ".join(known)}{hint}.')
        return None

    def check(self, scenario: Scenario, *, read: bool) -> None:
        """Report answers that no tree of the row asks for, and expectations of what is not.

        Args:
            scenario: The row.
            read: Every expectation could be read; else none may be left without a fault.
        """
        library = self.table.library
        trees = [library.trees[leg] for leg in scenario.legs]
        for fact, message in unasked(scenario.answers, trees):
            self.report(("answers", fact), message)
        for pointer, message in faults(scenario.expect, trees[-1], library.law):
            place = ("expect", *(step for step in pointer if isinstance(step, str)))
            if pointer or read:
                self.report(place, message)
