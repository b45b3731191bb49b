"""What every command shares: the program's files, the day, sentences for bad arguments, writing.

A command is a module with ``add(commands)``, which declares its arguments and names the function
that runs it; that function returns the exit status.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any, NoReturn

from engine.library import Library, load_library
from firm.content import add_firm
from firm.policy import NO_POLICY, Policy
from matters.file import reason, write_atomically


class UsageError(Exception):
    """Arguments that do not fit; the message is the sentence the user reads."""


@dataclass(frozen=True, slots=True)
class Program:
    """Where the program's files lie, and the day.

    Attributes:
        home: The folder that holds ``trees/`` and ``resources/``.
        today: Today's date in Beijing.
        policy: What an administrator set.
    """

    home: FilePath
    today: date
    policy: Policy = NO_POLICY

    def library(self, firm: FilePath | None = None) -> Library:
        """Load the shipped content, with a firm's beside it; what that lacks is said on stderr.

        Args:
            firm: The firm's folder, if any; one that an administrator named is used without it.

        Raises:
            UsageError: An administrator named one, too.
        """
        named = self.policy.content_folder
        if firm is not None and named is not None:
            raise UsageError(
                f"Your administrator set the firm's content to {named}; leave --firm out."
            )
        ours, folder = load_library(self.home / "trees"), firm or named
        if folder is None:
            return ours
        both = add_firm(ours, folder)
        for problem in both.firm.problems:
            sys.stderr.write(f"{problem}\n")
        return both


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raise the sentence; argparse itself would print its usage and leave."""
        raise UsageError(f"{message[:1].upper()}{message[1:]}; {self.prog} --help shows the use.")


Commands = Any
"""What ``add_parser`` is called on; argparse has no public name for it."""
Run = Callable[[argparse.Namespace, Program], int]


def day(text: str) -> date:
    """Read a date argument."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a date as YYYY-MM-DD') from None


def add_firm_argument(parser: Parser) -> None:
    """Declare ``--firm``."""
    parser.add_argument("--firm", metavar="FOLDER", type=FilePath, help="the firm's own content")


def write(name: str, data: bytes) -> None:
    """Write to a file, whole or not at all; ``-`` is standard output."""
    if name == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        write_atomically(FilePath(name), data)
    except OSError as error:
        raise UsageError(f"{name} could not be written: {reason(error)}.") from error
