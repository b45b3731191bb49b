"""Commands on the content: ``check`` looks for faults, ``trees`` lists the trees."""

import argparse
import sys
from pathlib import Path as FilePath

from cli.command import Commands, Program, UsageError
from engine.checks import check
from engine.library import load_library


def add(commands: Commands) -> None:
    """Declare the commands."""
    one = commands.add_parser("check", help="check the content")
    one.set_defaults(command=_check)
    one.add_argument("folder", nargs="?", type=FilePath, help="another content folder")
    one = commands.add_parser("trees", help="list the trees")
    one.set_defaults(command=_trees)


def _check(arguments: argparse.Namespace, program: Program) -> int:
    folder = arguments.folder or program.home / "trees"
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}.")
    library = load_library(folder)
    problems = check(library)
    for problem in problems:
        print(problem)
    if not problems:
        facts, rules = len(library.law.facts), len(library.law.rules)
        print(f"No problems: {len(library.trees)} trees, {facts} facts, {rules} rules.")
    return 1 if problems else 0


def _trees(_arguments: argparse.Namespace, program: Program) -> int:
    library = program.library()
    for tree in library.trees.values():
        print(f"{tree.id:24} {tree.title} ({tree.version}, law as of {tree.law_as_of})")
    for problem in library.problems:
        sys.stderr.write(f"{problem}\n")
    return 1 if library.problems else 0
