"""Starts the window: application, theme, content, wizard, window, in this order.

The only place of the window that reads the clock and knows the folders.
"""

import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path as FilePath
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui import theme as look
from ui.main_window import MainWindow
from ui.panels.clock import clock_from
from ui.panels.memory import Memory
from ui.panels.opening import Opening

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
    home: FilePath,
    as_of: date,
    files: Sequence[FilePath] = (),
    firm: FilePath | None = None,
) -> int:
    """Open the window and run until it is closed.

    Args:
        home: The folder that holds ``trees/`` and ``resources/``.
        as_of: Today in Beijing.
        files: Matter files to open; the first is opened.
        firm: The folder of the firm's content that the administrator named, if any.

    Returns:
        Exit status.
    """
    app = application()
    folder = own_folder()
    window = make_opening(app, folder)

    def fill() -> None:
        load(window, home, clock_from(as_of), folder, firm)
        QTimer.singleShot(0, window, lambda: look.load_fonts(chinese=True))
        if files:
            window.acts.open(files[0])

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
    """Tell of a fault of ours in the window; what happened can be copied for whoever mends it.

    Args:
        window: Where it is told.
        kind: The error's type.
        error: The error.
        trace: Where it happened.
    """
    from ui.panels.banner import Said, Tone

    details = "".join(traceback.format_exception(kind, error, trace))
    title = window.tr("Something in the program failed")
    copy = (window.tr("Copy the details"), lambda: QApplication.clipboard().setText(details))
    if isinstance(window.centralWidget(), Opening):
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


def own_folder() -> FilePath:
    """Give our data folder, made if it was not there."""
    from matters.folder import data_folder, make_folder

    folder = data_folder()
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


def make_opening(app: QApplication, folder: FilePath) -> MainWindow:
    """Make the window, dressed and opening; ``load`` gives it its content.

    Args:
        app: The application object.
        folder: The data folder.
    """
    memory = Memory(folder)
    theme = look.Theme(memory.appearance, memory.zoom)
    look.apply(app, theme)
    return MainWindow(theme, memory)


def load(
    window: MainWindow,
    home: FilePath,
    clock: Callable[[], datetime],
    folder: FilePath,
    named: FilePath | None = None,
) -> None:
    """Read the content and hand it to the window.

    Args:
        window: The window that is opening.
        home: The folder that holds ``trees/`` and ``resources/``.
        clock: The present time, with its zone.
        folder: The data folder.
        named: The folder of the firm's content that the administrator named, if any.
    """
    from engine.library import load_library
    from matters.register import Register
    from ui.firm_folder import FirmContent, firm_folder, with_firm
    from ui.panels.banner import Said, Tone
    from ui.wizard import Wizard

    library = load_library(home / "trees")
    firm = firm_folder(window.memory, named)
    window.take(Wizard(with_firm(library, firm), Register(folder), clock), home / "resources")
    FirmContent(window, library, firm)
    if library.problems:
        count = len(library.problems)
        title = window.tr("Some content could not be read")
        more = window.tr(" ({0} problems in all)").format(count) if count > 1 else ""
        window.say(Said(Tone.WARNING, title, f"{library.problems[0]}{more}"))
