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

    def library(self) -> Library:
        """Load the shipped content."""
        return load_library(self.home / "trees")


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
