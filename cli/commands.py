"""Commands and their arguments; each command is a function that returns the exit status.

0 done, 1 problems found in content, 2 bad input: one clear sentence on stderr.
"""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import NoReturn

from cli.interview import interview
from cli.views import path_json, path_text
from engine.checks import check
from engine.errors import EngineError
from engine.library import Library, load_library, read_source
from engine.tree import TreeId
from engine.version import VERSION
from engine.walk import walk
from matters.answers_file import read_answers
from matters.file import MatterError, reason, write_atomically
from matters.matter import Matter
from memo.errors import MemoError
from memo.memo import build_memo
from memo.memo_json import memo_json
from memo.pdf import to_pdf
from memo.text import to_text


class UsageError(Exception):
    """Arguments that do not fit; the message is the sentence the user reads."""


@dataclass(frozen=True, slots=True)
class Program:
    """Where the program's files lie, and the day.

    Attributes:
        home: The folder that holds ``trees/`` and ``resources/``.
        today: Today's date in Beijing.
    """

    home: FilePath
    today: date

    def library(self) -> Library:
        """Load the shipped content."""
        return load_library(self.home / "trees")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}; {self.prog} --help shows the use.")


def run(argv: list[str], home: FilePath, today: date) -> int:
    """Run one command.

    Args:
        argv: The command and its arguments.
        home: The folder that holds ``trees/`` and ``resources/``.
        today: Today's date in Beijing.
    """
    program = Program(home, today)
    try:
        arguments = _parser().parse_args(argv)
        command: Callable[[argparse.Namespace, Program], int] = arguments.command
        return command(arguments, program)
    except (UsageError, EngineError, MatterError, MemoError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="main.py", description="Enforcing judgments and awards in Mainland China."
    )
    parser.add_argument("--version", action="version", version=VERSION)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    one = commands.add_parser("walk", help="give the next question or the outcome")
    one.set_defaults(command=_walk)
    one.add_argument("--json", action="store_true", help="as JSON")
    _matter_arguments(one, required=False)
    one = commands.add_parser("export", help="write the memo")
    one.set_defaults(command=_export)
    _matter_arguments(one, required=True)
    one.add_argument("--pdf", metavar="F", help="as PDF")
    one.add_argument("--text", metavar="F", help="as plain text; - for standard output")
    one.add_argument("--json", metavar="F", help="as JSON; - for standard output")
    one.add_argument("--paper", choices=("a4", "letter"), default="a4")
    one = commands.add_parser("check", help="check the content")
    one.set_defaults(command=_check)
    one.add_argument("folder", nargs="?", type=FilePath, help="another content folder")
    one = commands.add_parser("trees", help="list the trees")
    one.set_defaults(command=_trees)
    return parser


def _matter_arguments(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument(
        "tree", metavar="TREE", help="id of a tree, or - for the one the file names"
    )
    parser.add_argument("--answers", metavar="FILE", type=FilePath, required=required)
    parser.add_argument("--as-of", metavar="DATE", type=_day, help="the date to judge at")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a date as YYYY-MM-DD') from None


def _matter(arguments: argparse.Namespace, library: Library, today: date) -> tuple[Matter, date]:
    """Read the answers file; the date is the argument's, else the file's, else today's."""
    source = read_source(arguments.answers, str(arguments.answers))
    given = None if arguments.tree == "-" else TreeId(arguments.tree)
    matter, as_of = read_answers(source, library, given)
    return matter, arguments.as_of or as_of or today


def _walk(arguments: argparse.Namespace, program: Program) -> int:
    if arguments.answers is None:
        if arguments.json or not sys.stdin.isatty():
            raise UsageError("Give --answers FILE; only on a terminal are the questions asked.")
        return interview(program.home, arguments.as_of or program.today, TreeId(arguments.tree))
    library = program.library()
    matter, as_of = _matter(arguments, library, program.today)
    path = walk(library.trees[matter.tree], matter.answers, library.law, as_of)
    if arguments.json:
        text = json.dumps(path_json(path, library.law), ensure_ascii=False, indent=2)
    else:
        text = path_text(path, library.law)
    _write("-", f"{text}\n".encode())
    return 0


def _export(arguments: argparse.Namespace, program: Program) -> int:
    forms = (arguments.pdf, arguments.text, arguments.json)
    if not any(forms):
        raise UsageError("Say what to write: --pdf F, --text F or --json F.")
    library = program.library()
    matter, as_of = _matter(arguments, library, program.today)
    memo = build_memo(matter, library, as_of)
    if arguments.pdf:
        pdf = to_pdf(memo, program.home / "resources", paper=arguments.paper)
        _write(arguments.pdf, pdf)
    if arguments.text:
        _write(arguments.text, to_text(memo).encode())
    if arguments.json:
        text = json.dumps(memo_json(memo), ensure_ascii=False, indent=2)
        _write(arguments.json, f"{text}\n".encode())
    return 0


def _write(name: str, data: bytes) -> None:
    """Write to a file, whole or not at all; ``-`` is standard output."""
    if name == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        write_atomically(FilePath(name), data)
    except OSError as error:
        raise UsageError(f"{name} could not be written: {reason(error)}.") from error


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
