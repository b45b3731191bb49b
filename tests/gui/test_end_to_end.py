"""The real application, end to end: opened as a user opens it, each track walked, a PDF read back.

Driven from a timer inside the application's own event loop: home card, answers on the page with
Next, export through the window. Nothing of the program is replaced but the file dialog.
"""

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path as FilePath

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.answers import Value
from engine.law import FactId
from engine.words import VERDICTS
from tests.gui.window_maker import button, click, settle
from tests.shipped import example
from ui.app import open_window
from ui.main_window import MainWindow

pytestmark = pytest.mark.gui
ROOT = FilePath(__file__).parents[2]
DAY = date(2026, 11, 22)
EXAMPLES = {
    "domestic_judgments": "domestic_judgment_enforcement",
    "foreign_judgments": "foreign_singapore_open_points",
    "arbitral_awards": "award_hong_kong_open_points",
}


def answers_of(name: str) -> dict[FactId, Value]:
    return dict(example(name).answers)


class Drive:
    """Uses the window as a person would, one act each time the event loop is idle."""

    def __init__(self, track: str, answers: dict[FactId, Value], pdf: FilePath) -> None:
        self.track, self.answers, self.pdf = track, answers, pdf
        self.failed: BaseException | None = None
        self.asked: list[str] = []
        self.verdict = ""

    def start(self) -> None:
        QTimer.singleShot(0, self._run)

    def _run(self) -> None:
        try:
            for _ in self._acts():
                settle()
        except BaseException as error:  # noqa: BLE001 - told by the test, outside the event loop
            self.failed = error
        # One quit only: a second, late one would end every wait of the tests after this.
        QApplication.setQuitOnLastWindowClosed(False)
        for widget in QApplication.topLevelWidgets():
            widget.close()
        QApplication.quit()

    def _acts(self) -> Iterator[None]:
        shown = (w for w in QApplication.topLevelWidgets() if w.isVisible())
        window = next(w for w in shown if isinstance(w, MainWindow))
        settle()
        click(next(card for card in window.frame.home.cards if card.track.tree == self.track))
        yield
        while not window.wizard.path.finished:
            fact = FactId(window.wizard.path.at.id)
            self.asked.append(fact)
            page = window.frame.question
            assert page.isVisible(), fact
            page.set_value(self.answers[fact])
            yield
            click(button(page, "Next"))
            yield
        verdict = window.wizard.path.verdict
        self.verdict = VERDICTS[verdict] if verdict else ""
        assert window.frame.outcome.isVisible()
        window.acts.memo.exporter.ask = lambda _: self.pdf
        click(button(window.frame.outcome, "Export PDF"))
        yield


@pytest.mark.parametrize("track", EXAMPLES)
def test_a_track_from_home_to_a_pdf(
    track: str, qtbot: QtBot, tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXEQUATUR_DATA", str(tmp_path / "data"))
    pdf = tmp_path / "memo.pdf"
    drive = Drive(track, answers_of(EXAMPLES[track]), pdf)
    drive.start()
    assert open_window(ROOT, DAY) == 0
    if drive.failed is not None:
        raise drive.failed
    assert len(drive.asked) > 10
    reader = PdfReader(pdf)
    text = "".join(page.extract_text() for page in reader.pages)
    assert drive.verdict in text
    root = str(reader.trailer["/Root"])
    assert all(key in root for key in ("/StructTreeRoot", "/Lang", "/Outlines"))
    plain = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True).stdout
    assert "not a prc legal opinion" in plain.decode().lower()
    kept = list((tmp_path / "data" / "matters").glob("*.exq"))
    assert len(kept) == 1, "the matter is on the disk"
