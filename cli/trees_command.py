"""The command ``trees``: lists the trees."""

import argparse
import sys

from cli.command import Commands, Program, add_firm_argument


def add(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser("trees", help="list the trees")
    one.set_defaults(command=_trees)
    add_firm_argument(one)


def _trees(arguments: argparse.Namespace, program: Program) -> int:
    library = program.library(arguments.firm)
    for tree in library.trees.values():
        if tree.id in library.firm.trees:
            print(f"{tree.id:24} {tree.title} ({tree.version}, the firm’s own)")
        elif tree.id not in library.firm.off:
            print(f"{tree.id:24} {tree.title} ({tree.version}, law as of {tree.law_as_of})")
    for problem in set(library.problems).difference(library.firm.problems):
        sys.stderr.write(f"{problem}\n")
    return 1 if library.problems else 0
