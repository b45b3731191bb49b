"""Starts the window: application, theme, content, wizard, window, in this order.

The only place of the window that reads the clock and knows the folders.
"""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path as FilePath

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from engine.library import load_library
from matters.register import Register, data_folder, make_folder
from ui import theme as look
from ui.main_window import MainWindow
from ui.panels.banner import Said, Tone
from ui.panels.memory import Memory
from ui.wizard import BEIJING, Wizard

NAME = "Exequatur"


def open_window(home: FilePath, as_of: date, files: Sequence[FilePath] = ()) -> int:
    """Open the window and run until it is closed.

    Args:
        home: The folder that holds ``trees/`` and ``resources/``.
        as_of: Today in Beijing.
        files: Matter files to open; the first is opened.

    Returns:
        Exit status.
    """
    app = application()
    window = make_window(app, home, clock_from(as_of))
    window.show()
    QTimer.singleShot(0, window, lambda: look.load_fonts(chinese=True))
    if files:
        window.acts.open(files[0])
    return app.exec()


def application() -> QApplication:
    """Give the application object."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setDesktopFileName(NAME.lower())
    return app


def make_window(
    app: QApplication,
    home: FilePath,
    clock: Callable[[], datetime],
    folder: FilePath | None = None,
) -> MainWindow:
    """Make the window, with everything it stands on.

    Args:
        app: The application object.
        home: The folder that holds ``trees/`` and ``resources/``.
        clock: The present time, with its zone.
        folder: The data folder; else the environment's or the system's.
    """
    folder = data_folder(folder)
    with suppress(OSError):  # said when the first answer cannot be saved
        make_folder(folder)
    memory = Memory(folder)
    theme = look.Theme(memory.appearance, memory.zoom)
    look.apply(app, theme)
    library = load_library(home / "trees")
    wizard = Wizard(library, Register(folder), clock)
    window = MainWindow(theme, wizard, memory, home / "resources")
    wizard.setParent(window)
    if library.problems:
        count = len(library.problems)
        title = window.tr("Some content could not be read")
        more = window.tr(" ({0} problems in all)").format(count) if count > 1 else ""
        window.say(Said(Tone.WARNING, title, f"{library.problems[0]}{more}"))
    return window


def clock_from(as_of: date) -> Callable[[], datetime]:
    """Give a clock that shows a day in Beijing now, and runs on."""
    ahead = as_of - datetime.now(BEIJING).date()
    return lambda: datetime.now(UTC) + ahead
