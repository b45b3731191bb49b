"""Papers and the hearing sheet in the window, over the shipped content."""

from pathlib import Path as FilePath

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.gui.window_maker import button, click, make_window, settle
from tests.shipped import ROOT, library
from ui.main_window import MainWindow
from ui.theme import Theme


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    made = make_window(theme, qtbot, tmp_path, library())
    made.acts.open(ROOT / "examples" / "award_london_partial.yaml")
    settle()
    return made


def test_the_hearing_sheet_is_offered_and_written(window: MainWindow, tmp_path: FilePath) -> None:
    file, proposed = tmp_path / "sheet.pdf", list[FilePath]()

    def ask(proposal: FilePath) -> FilePath:
        proposed.append(proposal)
        return file

    window.acts.memo.exporter.ask = ask
    assert window.menu.hearing_sheet.isEnabled()
    window.menu.hearing_sheet.trigger()
    settle()
    assert [path.name for path in proposed] == [
        "Harwick Commodities v Haiyue - hearing sheet 2026-11-22.pdf"
    ]
    assert "Hearing sheet" in PdfReader(file).pages[0].extract_text()
    assert "The hearing sheet is written" in window.frame.banner.accessibleName()


def test_a_folder_that_is_gone_can_be_tried_again(window: MainWindow, tmp_path: FilePath) -> None:
    folder = tmp_path / "Client files"
    window.acts.memo.exporter.ask = lambda _: folder / "sheet.pdf"
    window.menu.hearing_sheet.trigger()
    settle()
    assert "The hearing sheet was not written" in window.frame.banner.accessibleName()
    folder.mkdir()
    click(button(window.frame.banner, "Try again"))
    settle()
    assert "Hearing sheet" in PdfReader(folder / "sheet.pdf").pages[0].extract_text()


def test_without_a_matrix_no_sheet_is_offered(window: MainWindow) -> None:
    window.wizard.start(window.wizard.tracks()[0].tree)
    settle()
    assert not window.menu.hearing_sheet.isEnabled()
    window.wizard.close()
    settle()
    assert not window.menu.hearing_sheet.isEnabled()


def test_papers_show_both_forms_and_lead_to_the_development(window: MainWindow) -> None:
    window.show_view("documents")
    settle()
    page = window.frame.documents
    shown = {label.text() for label in page.findChildren(QLabel)}
    assert "Copy, notarised or authenticated (plan for both)" in shown
    assert any(said.startswith("Issued in the United Kingdom. Later than") for said in shown)
    assert "Needed because preservation is applied for at the same time." in shown
    click(button(page, "Read what changed"))
    popover = {label.text() for label in window.frame.popover.findChildren(QLabel)}
    assert any("Apostille replaces consular authentication" in said for said in popover)
