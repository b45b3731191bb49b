"""Starts the window: application, theme, content, wizard, window, in this order.

The only place of the window that reads the clock and knows the folders.
"""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path as FilePath
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from engine.errors import Problem
from firm.policy import NO_POLICY, Policy
from matters.fault_log import note_fault, told
from ui import theme as look
from ui.main_window import MainWindow
from ui.panels.clock import clock_from
from ui.panels.memory import Memory
from ui.panels.opening import Opening

if TYPE_CHECKING:
    from ui.panels.banner import Said

__all__ = [
    "application",
    "clock_from",
    "load",
    "make_opening",
    "make_window",
    "open_window",
    "run_window",
    "tell_unexpected",
]

NAME = "Exequatur"


def open_window(
    home: FilePath, as_of: date, files: Sequence[FilePath] = (), policy: Policy = NO_POLICY
) -> int:
    """Open the window and run until it is closed.

    Args:
        home: The folder that holds ``trees/`` and ``resources/``.
        as_of: Today in Beijing.
        files: Matter files to open; each but the first in a process of its own.
        policy: What an administrator set.

    Returns:
        Exit status.
    """
    app = application()
    folder = own_folder(policy)
    window = make_opening(app, folder, policy)

    def fill() -> None:
        load(window, home, clock_from(as_of), folder)
        QTimer.singleShot(0, window, lambda: look.load_fonts(chinese=True))
        if files:
            window.home_acts.open_files(files)

    return run_window(app, window, fill)


def run_window(app: QApplication, window: MainWindow, fill: Callable[[], None]) -> int:
    """Show a window that is opening, fill it when it is painted, and run until it is closed.

    Args:
        app: The application object.
        window: As ``make_opening`` made it.
        fill: Gives the window its content.

    Returns:
        Exit status.
    """
    opening = window.centralWidget()
    if isinstance(opening, Opening):
        opening.painted.connect(fill)
    window.show()
    before = sys.excepthook
    sys.excepthook = partial(tell_unexpected, window)
    try:
        return app.exec()
    finally:
        sys.excepthook = before


def tell_unexpected(
    window: MainWindow,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Tell of a fault of ours in the window; where it was can be copied, and nothing of a matter.

    Args:
        window: Where it is told.
        kind: The error's type.
        error: The error.
        trace: Where it happened.
    """
    from ui.panels.banner import Said, Tone

    del kind
    error.with_traceback(trace)
    note_fault(error)
    details = told(error, datetime.now(UTC))
    title = window.tr("Something in the program failed")
    copy = (window.tr("Copy the details"), lambda: QApplication.clipboard().setText(details))
    if isinstance(window.centralWidget(), Opening):
        if sys.stderr is not None:
            sys.stderr.write(f"{title}. {details}")
        return
    if window.wizard.unsaved:
        safe = window.tr("Your last answer is not on the disk yet.")
    else:
        safe = window.tr("Your answers are saved.")
    text = window.tr("Try again; if it happens again, report it.")
    window.say(Said(Tone.ERROR, title, f"{safe} {text}", (copy,)))


def application() -> QApplication:
    """Give the application object."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setDesktopFileName(NAME.lower())
    return app


def own_folder(policy: Policy) -> FilePath:
    """Give our data folder, made if it was not there; an administrator's is stronger."""
    from matters.folder import data_folder, make_folder

    folder = data_folder(policy.data_folder)
    with suppress(OSError):  # said when the first answer cannot be saved
        make_folder(folder)
    return folder


def make_window(
    app: QApplication, home: FilePath, clock: Callable[[], datetime], folder: FilePath
) -> MainWindow:
    """Make the window with its content; arguments as of ``make_opening`` and ``load``."""
    window = make_opening(app, folder)
    load(window, home, clock, folder)
    return window


def make_opening(app: QApplication, folder: FilePath, policy: Policy = NO_POLICY) -> MainWindow:
    """Make the window, dressed and opening; ``load`` gives it its content.

    Args:
        app: The application object.
        folder: The data folder.
        policy: What an administrator set.
    """
    memory = Memory(folder, policy)
    theme = look.Theme(memory.appearance, memory.zoom)
    look.apply(app, theme)
    return MainWindow(theme, memory)


def load(
    window: MainWindow, home: FilePath, clock: Callable[[], datetime], folder: FilePath
) -> None:
    """Read the content and hand it to the window.

    Args:
        window: The window that is opening.
        home: The folder that holds ``trees/`` and ``resources/``.
        clock: The present time, with its zone.
        folder: The data folder.
    """
    from engine.library import load_library
    from matters.register import Register
    from memo.letterhead import fit_to_print
    from ui.firm_folder import FirmContent, firm_folder, with_firm
    from ui.wizard import Wizard

    library, policy = load_library(home / "trees"), window.memory.policy
    firm = firm_folder(window.memory, policy.content_folder)
    wizard = Wizard(with_firm(library, firm), Register(folder), clock)
    wizard.policy = fit_to_print(policy, home / "resources")
    window.take(wizard, home / "resources")
    FirmContent(window, library, firm)
    _say_in_turn(window, _found(window, library.problems, wizard.policy.problems))


def _found(
    window: MainWindow, of_content: tuple[Problem, ...], of_policy: tuple[Problem, ...]
) -> "list[Said]":
    """Give what is wrong: with our content, with the firm's if that was said, with the policy."""
    from ui.dialogs.policy_said import problems_said
    from ui.panels.banner import Said, Tone

    found = [said for said in (window.frame.banner.said,) if said is not None]
    if of_policy:
        found.append(problems_said(of_policy))
    if of_content:
        count = len(of_content)
        title = window.tr("Some content could not be read")
        more = window.tr(" ({0} problems in all)").format(count) if count > 1 else ""
        found.insert(0, Said(Tone.WARNING, title, f"{of_content[0]}{more}"))
    return found


def _say_in_turn(window: MainWindow, all_said: "list[Said]") -> None:
    """Say something; when the user closed it, what comes after it."""
    if not all_said:
        return
    window.say(all_said[0])
    if all_said[1:]:
        banner, once = window.frame.banner, Qt.ConnectionType.SingleShotConnection
        banner.closed.connect(lambda: _say_in_turn(window, all_said[1:]), once)
