"""The command ``trees``: lists the trees."""

import argparse
import sys

from cli.command import Commands, Program


def add(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser("trees", help="list the trees")
    one.set_defaults(command=_trees)


def _trees(_arguments: argparse.Namespace, program: Program) -> int:
    library = program.library()
    for tree in library.trees.values():
        print(f"{tree.id:24} {tree.title} ({tree.version}, law as of {tree.law_as_of})")
    for problem in library.problems:
        sys.stderr.write(f"{problem}\n")
    return 1 if library.problems else 0
