"""Enters answers at speed in the real window until it is killed; started by test_kill.py.

One process imports everything and forks for each run, so that a run takes no start-up. A run says
each answer on a pipe once it was acknowledged (``saved``), and is killed at a random moment.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path as FilePath
from typing import Any

from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from engine.law import FactId
from engine.library import Library
from matters.parts import to_parts
from matters.register import Register
from tests.small_trees import small_library
from ui.app import application
from ui.main_window import MainWindow
from ui.panels.clock import clock_from
from ui.panels.memory import Memory
from ui.theme import Theme, apply
from ui.wizard import Wizard

RESOURCES = FilePath(__file__).parents[2] / "resources"
VALUES: dict[str, tuple[Any, ...]] = {
    "kind_of_paper": ("judgment",),
    "effective": ("yes", "no"),
    "objection": ("yes", "no"),
}


class Entering:
    """Uses the window as somebody in a great hurry would."""

    def __init__(self, window: MainWindow, said: int, chance: random.Random) -> None:
        self.window, self.said, self.chance, self.number = window, said, chance, 0
        self.timer = QTimer()
        self.timer.timeout.connect(self.act)
        window.wizard.saved.connect(self.acknowledge)

    def acknowledge(self) -> None:
        wizard = self.window.wizard
        keeper = wizard._keeper
        if keeper is not None and wizard.matter is not None and keeper.begun:
            told = [keeper.id, len(keeper._log), to_parts(wizard.matter)]
            os.write(self.said, json.dumps(told).encode() + b"\n")

    def act(self) -> None:
        wizard, chance = self.window.wizard, self.chance.random()
        self.number += 1
        if chance < 0.1:
            wizard.undo()
        elif chance < 0.15:
            wizard.redo()
        elif chance < 0.2 and wizard.file is not None and wizard.file.exists():
            file = wizard.file
            wizard.close()
            wizard.open(file)
        elif chance < 0.6:
            wizard.answer(FactId("remark"), f"answer {self.number} 宏达 {'x' * self.number}")
        else:
            fact = self.chance.choice(list(VALUES))
            wizard.answer(FactId(fact), self.chance.choice(VALUES[fact]))


def enter(library: Library, folder: FilePath, said: int, seed: int) -> None:
    """Open the window and enter answers until killed."""
    chance = random.Random(seed)  # noqa: S311 - the same draw each time
    app = application()
    theme = Theme()
    apply(app, theme)
    from datetime import UTC, datetime

    wizard = Wizard(library, Register(folder / "data"), clock_from(datetime.now(UTC).date()))
    wizard.writer.patience = chance.choice((0, 10, 50))
    window = MainWindow(theme, Memory(folder / "data"))
    window.take(wizard, RESOURCES)
    window.show()
    entering = Entering(window, said, chance)
    elsewhere = folder / "share" / "matter.exq"
    wizard.start(wizard.tracks()[0].tree)
    wizard.answer(FactId("kind_of_paper"), "judgment")
    if seed % 2:
        elsewhere.parent.mkdir()
        wizard.save_copy(elsewhere)
        wizard.open(elsewhere)
    entering.timer.start(0)
    QApplication.exec()
    QThreadPool.globalInstance().waitForDone()


def run(library: Library, folder: FilePath, seed: int) -> list[Any]:
    """Fork, kill, and give what was acknowledged last of each matter."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        enter(library, folder, writing, seed)
        os._exit(1)
    os.close(writing)
    chance = random.Random(seed)  # noqa: S311 - the same draw each time
    told, wanted = b"", chance.randrange(1, 25)
    while told.count(b"\n") < wanted:
        data = os.read(reading, 1 << 16)
        assert data, f"run {seed} ended by itself"
        told += data
    time.sleep(chance.random() * 0.05)
    os.kill(child, signal.SIGKILL)
    while data := os.read(reading, 1 << 16):
        told += data
    os.waitpid(child, 0)
    os.close(reading)
    return [json.loads(line) for line in told.split(b"\n")[:-1]]


def main() -> None:
    """Run once for each line on standard input: a folder and a number."""
    library: Library | None = None
    for line in sys.stdin:
        name, seed = line.rsplit(" ", 1)
        folder = FilePath(name)
        library = library or small_library(folder.parent / "content")
        print(json.dumps(run(library, folder, int(seed))), flush=True)


if __name__ == "__main__":
    main()
