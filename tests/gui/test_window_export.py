"""Export and preview, with the real memo and typst; and what is said when a file cannot be written."""

from datetime import date
from pathlib import Path as FilePath

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.answers import UNKNOWN
from tests.gui.window_maker import answer, button, click, make_window, settle
from ui.app import tell_unexpected
from ui.dialogs.export import file_name, sentence
from ui.main_window import MainWindow
from ui.pages.memo import Sheet
from ui.theme import Theme


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    made = make_window(theme, qtbot, tmp_path)
    made.wizard.start(made.wizard.tracks()[0].tree)
    answer(made, kind_of_paper="order")
    return made


def choose(window: MainWindow, path: FilePath | None) -> list[FilePath]:
    """Answer the question where to, and note what was proposed."""
    proposed: list[FilePath] = []

    def ask(proposal: FilePath) -> FilePath | None:
        proposed.append(proposal)
        return path

    window.acts.memo.exporter.ask = ask
    return proposed


def test_export_writes_a_pdf_and_says_so(window: MainWindow, tmp_path: FilePath) -> None:
    file = tmp_path / "memo.pdf"
    proposed = choose(window, file)
    click(button(window.frame.outcome, "Export PDF"))
    settle()
    assert [path.name for path in proposed] == ["Small papers - memo 2026-11-22.pdf"]
    assert "An order is not eligible" in PdfReader(file).pages[0].extract_text()
    banner = window.frame.banner
    assert banner.isVisible()
    assert button(banner, "Open").isVisible()
    assert button(banner, "Open folder").isVisible()
    assert not list(tmp_path.glob(".exequatur*")), "nothing is left beside the file"


def test_leaving_the_file_dialog_writes_nothing(window: MainWindow) -> None:
    choose(window, None)
    window.menu.export.trigger()
    settle()
    assert not window.frame.banner.isVisible()


def test_a_folder_that_is_gone_shows_the_banner(window: MainWindow, tmp_path: FilePath) -> None:
    folder = tmp_path / "Client files"
    choose(window, folder / "memo.pdf")
    window.menu.export.trigger()
    settle()
    banner = window.frame.banner
    assert banner.isVisible()
    assert "“Client files”" in banner.accessibleName()
    assert "Your answers are saved" in banner.accessibleName()
    folder.mkdir()
    click(button(banner, "Try again"))
    settle()
    assert (folder / "memo.pdf").is_file()
    assert "is written" in banner.accessibleName()


def test_a_folder_that_is_read_only_shows_the_banner(
    window: MainWindow, tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Client files"
    folder.mkdir()

    def refuses(path: FilePath, data: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("ui.dialogs.export.write_atomically", refuses)
    choose(window, folder / "memo.pdf")
    window.menu.export.trigger()
    settle()
    said = window.frame.banner.accessibleName()
    assert "The folder “Client files” is read-only." in said
    monkeypatch.undo()
    elsewhere = tmp_path / "elsewhere.pdf"
    choose(window, elsewhere)
    click(button(window.frame.banner, "Choose another folder"))
    settle()
    assert elsewhere.is_file()


def test_the_preview_shows_pages(window: MainWindow) -> None:
    window.show_view("memo")
    settle()
    settle()
    pages = window.frame.memo.findChildren(Sheet)
    assert pages
    assert pages[0].accessibleName() == f"Page 1 of {len(pages)}"
    assert pages[0].width() > 600


def test_the_request_to_the_client_is_copied(
    theme: Theme, qtbot: QtBot, tmp_path: FilePath
) -> None:
    made = make_window(theme, qtbot, tmp_path)
    made.wizard.start(made.wizard.tracks()[0].tree)
    answer(made, kind_of_paper=UNKNOWN, origin_place=UNKNOWN, treaty="yes", effective="no")
    assert made.frame.side.isVisible()
    click(button(made.frame.side, "Copy the request to the client"))
    settle()
    text = QApplication.clipboard().text()
    assert text.startswith("Request for facts\n")
    assert "1.  Paper. What do you hold?" in text


def test_the_request_to_the_client_is_a_pdf(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> None:
    made = make_window(theme, qtbot, tmp_path)
    made.wizard.start(made.wizard.tracks()[0].tree)
    assert not made.menu.fact_request.isEnabled()
    answer(made, kind_of_paper=UNKNOWN, origin_place=UNKNOWN)
    assert made.menu.fact_request.isEnabled()
    proposed = choose(made, tmp_path / "request.pdf")
    made.menu.fact_request.trigger()
    settle()
    assert "fact-request" in proposed[0].name
    assert (tmp_path / "request.pdf").read_bytes().startswith(b"%PDF")
    assert made.frame.banner.isVisible()


def test_names_of_files_suit_every_system() -> None:
    day = date(2026, 11, 22)
    assert file_name("A/B v C: D?", day) == "A B v C D - memo 2026-11-22.pdf"
    assert file_name("", day) == "Matter - memo 2026-11-22.pdf"
    assert len(file_name("x" * 500, day)) < 160


def test_every_failure_is_a_sentence() -> None:
    path = FilePath("/x/Client files/memo.pdf")
    assert "is full" in sentence(OSError(28, "No space left on device, it is full"), path)
    for error in (OSError(5, "Input/output error"), ValueError("bad")):
        said = sentence(error, path)
        assert said.endswith("Your answers are saved.")
        assert "Traceback" not in said


def test_a_fault_of_ours_is_told_without_a_traceback(window: MainWindow) -> None:
    fault = RuntimeError("something unforeseen")
    tell_unexpected(window, RuntimeError, fault, fault.__traceback__)
    said = window.frame.banner.accessibleName()
    assert "Your answers are saved" in said
    assert "Traceback" not in said
    click(button(window.frame.banner, "Copy the details"))
    copied = QApplication.clipboard().text()
    assert "RuntimeError" in copied
    assert "something unforeseen" not in copied, "a message may hold what a client told"
    window.wizard.unsaved = True
    tell_unexpected(window, RuntimeError, fault, fault.__traceback__)
    assert "not on the disk yet" in window.frame.banner.accessibleName()
