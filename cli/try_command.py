"""The command ``try``: runs scenarios against the content, or writes an empty table of them.

0 all pass, 1 at least one fails, 2 a file that cannot be used: then all its problems, nothing run.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path as FilePath

from authoring.scenarios.files import load_scenarios
from authoring.scenarios.template import template
from authoring.scenarios.trial import Trial, try_scenario
from authoring.scenarios.trial_text import summary, trial_lines, trials_json
from cli.command import Commands, Program, UsageError, write
from engine.answers import did_you_mean
from engine.errors import ContentError
from engine.law import Law
from engine.tree import TreeId


def add(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser("try", help="try scenarios against the content")
    one.set_defaults(command=_try)
    one.add_argument(
        "path", metavar="PATH", nargs="?", type=FilePath, help="a file (.yaml, .csv) or a folder"
    )
    one.add_argument("--verbose", "-v", action="store_true", help="the way of those that pass, too")
    one.add_argument("--json", action="store_true", help="as JSON")
    one.add_argument("--template", metavar="TREE", help="write an empty table for a tree")
    one.add_argument("--csv", metavar="F", help="where to; - for standard output")


def _try(arguments: argparse.Namespace, program: Program) -> int:
    if arguments.template is not None or arguments.csv is not None:
        return _template(arguments, program)
    if arguments.path is None:
        raise UsageError("Name a scenario file or a folder, or give --template TREE --csv F.")
    library = program.library()
    try:
        scenarios = load_scenarios(arguments.path, library)
    except ContentError as error:
        for problem in error.problems:
            sys.stderr.write(f"{problem}\n")
        return 2
    trials = tuple(try_scenario(scenario, library) for scenario in scenarios)
    if arguments.json:
        text = json.dumps(trials_json(trials, library.law), ensure_ascii=False, indent=2)
    else:
        text = "\n".join(_lines(trials, library.law, verbose=arguments.verbose))
    write("-", f"{text}\n".encode())
    return 0 if all(trial.passed for trial in trials) else 1


def _lines(trials: tuple[Trial, ...], law: Law, *, verbose: bool) -> Iterator[str]:
    for file, group in groupby(trials, key=lambda trial: trial.scenario.file):
        yield file
        for trial in group:
            yield from trial_lines(trial, law, verbose=verbose)
    yield summary(trials)


def _template(arguments: argparse.Namespace, program: Program) -> int:
    if arguments.template is None or arguments.csv is None or arguments.path is not None:
        raise UsageError("An empty table takes --template TREE and --csv F, and no PATH.")
    library = program.library()
    tree = library.trees.get(TreeId(arguments.template))
    if tree is None:
        known = tuple(str(one) for one in library.trees)
        hint = did_you_mean(arguments.template, known)
        raise UsageError(
            f'There is no tree "{arguments.template}"{hint}; there are {", ".join(known)}.'
        )
    write(arguments.csv, template(tree, library.law).encode())
    return 0
