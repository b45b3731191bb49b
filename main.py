"""Exequatur: entry of the program.

No arguments open the window; a command goes to the command line. This module reads the clock (today
in Beijing, where the courts are) and knows where the program's own files lie; nothing below it
does.
"""

import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firm.policy import Policy

SUPPORTED = ((3, 11), (3, 14))
BEIJING = timedelta(hours=8)


def home() -> FilePath:
    """Give the folder that holds ``trees/`` and ``resources/``, frozen or not."""
    frozen = getattr(sys, "_MEIPASS", None)
    return FilePath(frozen) if frozen else FilePath(__file__).resolve().parent


def today() -> date:
    """Give today's date in Beijing."""
    return (datetime.now(UTC) + BEIJING).date()


def has_display() -> bool:
    """Say whether a window can be opened."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def names_file(argument: str) -> bool:
    """Say whether an argument names a file for the window: by its ending, or by its whole path.

    A file manager gives the whole path of any file; the window says where it is none of ours.
    """
    known = argument.lower().endswith((".exq", ".yaml", ".yml"))
    return known or FilePath(argument).is_absolute()


def policy_in_force() -> "Policy":
    """Read what an administrator set; where the program is frozen, also beside it."""
    from firm.places import policy_places
    from firm.policy_file import read_policy

    frozen = hasattr(sys, "_MEIPASS")
    beside = FilePath(sys.executable).resolve().parent if frozen else None
    return read_policy(policy_places(beside), os.environ)


def author(argv: list[str], policy: "Policy") -> int:
    """Open the window for an author of content.

    Args:
        argv: A content folder, or nothing for the one that ships.
        policy: What an administrator set.
    """
    if not has_display():
        command = "python main.py check --watch"
        sys.stderr.write(f"There is no display for the author's window; {command} needs none.\n")
        return 2
    from ui.author.mode import author_mode

    return author_mode(home(), today(), argv, policy)


def main(argv: list[str]) -> int:
    """Run the program.

    Args:
        argv: Arguments after the program's name.

    Returns:
        Exit status: 0 done, 1 problems found, 2 bad input, 3 a fault of the program's.
    """
    if not SUPPORTED[0] <= sys.version_info[:2] < SUPPORTED[1]:
        sys.stderr.write("Exequatur needs Python 3.11, 3.12 or 3.13; start it with one of these.\n")
        return 2
    from matters.fault_log import keep_log, log_file, note_fault
    from matters.folder import data_folder

    policy = policy_in_force()
    folder = data_folder(policy.data_folder)
    keep_log(folder)
    try:
        return start(argv, policy)
    except Exception as error:  # noqa: BLE001 - whatever it is, the user reads one sentence
        note_fault(error)
        if sys.stderr is not None:
            kind, file = type(error).__name__, log_file(folder)
            sys.stderr.write(
                f"Something in the program failed ({kind}). What was written before is whole. "
                f"Try again; if it happens again, report it with {file}.\n"
            )
        return 3


def start(argv: list[str], policy: "Policy") -> int:
    """Do what the arguments ask for; arguments and result as of ``main``."""
    if argv[:1] == ["--self-test"]:
        if not has_display():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"  # as the report says
        from ui.self_test import self_test

        return self_test(home(), today(), argv[1:], policy)
    if argv[:1] == ["--author"]:
        return author(argv[1:], policy)
    if argv and not names_file(argv[0]):
        from cli.commands import run

        return run(argv, home(), today(), policy)
    if not has_display() and argv:
        read_here = f'python main.py walk TREE --answers "{argv[0]}"'
        sys.stderr.write(f"There is no display to open a window on; {read_here} needs none.\n")
        return 2
    if not has_display():
        from cli.command import Program
        from cli.interview import interview
        from cli.policy_command import warn
        from memo.letterhead import fit_to_print

        policy = fit_to_print(policy, home() / "resources")
        warn(policy)
        sys.stdout.write("There is no display, so the questions are asked here.\n\n")
        library = Program(home(), today(), policy).library()
        return interview(home(), today(), library=library, identity=policy.identity)
    from ui.app import open_window

    return open_window(home(), today(), [FilePath(name) for name in argv], policy)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
