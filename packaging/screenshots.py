"""Takes the pictures in docs/images/ of the real window, with matters from examples/.

``make screenshots`` runs it under Xvfb. Date, time and data folder are fixed, so that the same
content gives the same pictures.
"""

import os
import sys
import tempfile
import time
from datetime import date, datetime, timedelta, timezone
from pathlib import Path as FilePath

from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from engine.law import FactId
from firm.policy import Appearance
from ui.app import application, make_window
from ui.listing import matters_work
from ui.main_window import MainWindow
from ui.theme import load_fonts

ROOT = FilePath(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "images"
NOW = datetime(2026, 11, 22, 14, 32, tzinfo=timezone(timedelta(hours=8)))
WIDE, NARROW = (1280, 800), (900, 600)
MATTERS = {
    "award_london_partial": date(2026, 11, 18),
    "domestic_judgment_enforcement": date(2026, 11, 11),
    "foreign_australia_out_of_time": date(2026, 11, 6),
    "award_hong_kong_open_points": date(2026, 11, 3),
    "foreign_singapore_open_points": NOW.date(),
}
"""The examples on the home page, with the day of their last change."""
ASKED = FactId("reciprocity_basis")
CHOSEN = "consensus"


def main() -> int:
    """Take every picture, light and dark."""
    os.environ["TZ"] = "Asia/Shanghai"
    time.tzset()
    PICTURES.mkdir(parents=True, exist_ok=True)
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(app, ROOT, lambda: NOW, FilePath(folder))
        load_fonts(chinese=True)
        window.resize(*WIDE)
        window.move(0, 0)
        window.show()
        QCursor.setPos(window.width() - 1, window.height() - 1)
        fill(window)
        for picture in (home, outcome, question):
            picture(window)
            for look, ending in ((Appearance.LIGHT, ""), (Appearance.DARK, "-dark")):
                window.theme.set_appearance(look)
                take(window, f"{picture.__name__}{ending}")
        window.theme.set_appearance(Appearance.LIGHT)
        window.resize(*NARROW)
        take(window, "question-900x600")
        window.close()
    return 0


def fill(window: MainWindow) -> None:
    """Put some of the examples into the data folder."""
    register = window.wizard.register
    for name, changed in MATTERS.items():
        known = set(register.folder.glob("*.exq"))
        window.acts.open(ROOT / "examples" / f"{name}.yaml")
        window.wizard.finish()  # its file is there now, and nobody writes it again
        (new,) = set(register.folder.glob("*.exq")) - known
        moment = datetime.combine(changed, NOW.timetz()).timestamp()
        os.utime(new, (moment, moment))
    window.wizard.close()
    settle()


def home(window: MainWindow) -> None:
    """Show the home page."""
    window.wizard.close()


def outcome(window: MainWindow) -> None:
    """Show an outcome."""
    shown = next(
        row for row in matters_work(window.wizard)() if row.name.startswith("Straits Grain")
    )
    window.wizard.open(shown.path)


def question(window: MainWindow) -> None:
    """Show a question half way, with an answer picked and not recorded yet."""
    path, matter = window.wizard.path, window.wizard.matter
    before = []
    for step in path.steps:
        if FactId(step.question.id) == ASKED:
            break
        before.append(step)
    window.wizard.start(path.tree.id)
    for step in before:
        window.wizard.answer(FactId(step.question.id), step.value)
    if matter is not None:
        window.wizard.describe(matter.particulars)
    settle()
    window.frame.question.set_value(CHOSEN)


def take(window: MainWindow, name: str) -> None:
    """Take one picture."""
    settle()
    file = PICTURES / f"{name}.png"
    if not window.grab().save(str(file)):
        sys.exit(f"{file} could not be written.")
    print(file.relative_to(ROOT))


def settle() -> None:
    """Let everything that was put off happen now."""
    for _ in range(10):
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    sys.exit(main())
