"""The command ``check``: examines the content, and says what was proved and what is covered.

0 sound (there may be warnings), 1 faults found, 2 a folder or scenarios that cannot be used.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path as FilePath
from typing import Any

from authoring.coverage.cover import Coverage, cover
from authoring.coverage.text import coverage_json, coverage_lines
from authoring.scenarios.files import Scenario, load_scenarios
from cli.command import Commands, Program, UsageError, add_firm_argument, day, write
from cli.watch import watch
from engine.errors import Problem
from engine.examine import Examined, examine
from engine.library import Library, load_library
from firm.content import add_firm


def add(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser("check", help="check the content")
    one.set_defaults(command=_check)
    one.add_argument("folder", nargs="?", type=FilePath, help="another content folder")
    one.add_argument("--as-of", metavar="DATE", type=day, help="the day at which age is judged")
    one.add_argument("--coverage", action="store_true", help="what is reached and what is tried")
    one.add_argument(
        "--scenarios", metavar="PATH", type=FilePath, help="a file or folder; tests/scenarios"
    )
    one.add_argument("--json", action="store_true", help="as JSON")
    add_firm_argument(one)
    one.add_argument("--watch", action="store_true", help="check again after each save")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be checked and told."""

    folder: FilePath
    firm: FilePath | None
    scenarios: FilePath | None
    as_of: date
    coverage: bool
    json: bool


def _check(arguments: argparse.Namespace, program: Program) -> int:
    folder = arguments.folder or program.home / "trees"
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}.")
    scenarios = arguments.scenarios
    shipped = program.home / "tests" / "scenarios"
    if scenarios is None and arguments.folder is None and shipped.is_dir():
        scenarios = shipped
    as_of = arguments.as_of or program.today
    wanted = _Wanted(folder, arguments.firm, scenarios, as_of, arguments.coverage, arguments.json)
    if arguments.watch:
        return watch(
            arguments.firm or folder,
            lambda: _report(wanted),
            clock=lambda: datetime.now().astimezone(),
        )
    return _report(wanted)


def _report(wanted: _Wanted) -> int:
    library = load_library(wanted.folder)
    if wanted.firm is not None:
        library = add_firm(library, wanted.firm)
    found = examine(library, wanted.as_of)
    coverage = _coverage(wanted, library, found) if wanted.coverage else None
    if wanted.json:
        data = _json(found, coverage)
        write("-", f"{json.dumps(data, ensure_ascii=False, indent=2)}\n".encode())
    else:
        for line in _lines(found, coverage, library):
            print(line)
    return 0 if found.sound else 1


def _coverage(wanted: _Wanted, library: Library, found: Examined) -> Coverage | None:
    if found.uses is None:
        sys.stderr.write(
            "There is no coverage before the content can be proved: mend the faults.\n"
        )
        return None
    scenarios: tuple[Scenario, ...] = ()
    if wanted.scenarios is not None:
        scenarios = load_scenarios(wanted.scenarios, library)
    return cover(library, found.uses, scenarios)


def _lines(found: Examined, coverage: Coverage | None, library: Library) -> Iterator[str]:
    for problem in found.problems:
        yield str(problem)
        if problem.example:
            yield f"    for example with {problem.example}"
    for tree, walked in found.walked.items():
        if walked.complete:
            yield f"{tree}: all {walked.ways:,} ways walked"
        else:
            yield (
                f"{tree}: {walked.ways:,} ways counted; {walked.walked:,} walked, which take every "
                f"one of its {walked.edges} edges and a seeded sample"
            )
    if coverage is not None:
        yield ""
        yield from coverage_lines(coverage, library)
        yield ""
    yield _summary(found, library)


def _summary(found: Examined, library: Library) -> str:
    faults = sum(not problem.warning for problem in found.problems)
    warnings = len(found.problems) - faults
    said = _number(faults, "problem").capitalize()
    if warnings:
        said = f"{said}, {_number(warnings, 'warning')}"
    trees = _number(len(library.trees), "tree")
    facts, rules = len(library.law.facts), len(library.law.rules)
    return f"{said}: {trees}, {facts} facts, {rules} rules."


def _number(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"


def _json(found: Examined, coverage: Coverage | None) -> dict[str, Any]:
    return {
        "problems": [_problem(problem) for problem in found.problems],
        "walked": {
            tree: {
                "ways": walked.ways,
                "walked": walked.walked,
                "complete": walked.complete,
                "edges": walked.edges,
            }
            for tree, walked in found.walked.items()
        },
        "coverage": coverage_json(coverage) if coverage is not None else None,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "warning": problem.warning,
        "example": problem.example or None,
    }
