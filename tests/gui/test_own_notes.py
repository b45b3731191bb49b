"""Notes at questions and papers in hand, in the window: by keyboard, undone, reopened, read-only."""

from datetime import date
from pathlib import Path as FilePath

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from engine.answers import MAX_TEXT, UNKNOWN, Grounds, Place, Value
from engine.law import FactId, PlaceCode
from matters.journal import read_journal
from tests.gui.window_maker import answer, button, click, make_window, press, settle
from ui.dialogs.note import NoteDialog
from ui.main_window import MainWindow
from ui.pages.note_shown import NoteShown
from ui.theme import Theme

KEYS, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
PAPER, ORIGIN = FactId("kind_of_paper"), FactId("origin_place")
EVIL = "<img src='file:///etc/passwd'><b>x</b>"
DONE: dict[str, Value] = {
    "kind_of_paper": "judgment",
    "origin_place": Place(PlaceCode("FR"), "France"),
    "effective": "yes",
    "effective_date": date(2025, 3, 12),
    "performance_date": date(2025, 4, 1),
    "filed_on": date(2026, 11, 1),
    "grounds": Grounds(()),
    "relief": ("money",),
    "claim": UNKNOWN,
    "remark": "None",
}


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    made = make_window(theme, qtbot, tmp_path)
    made.wizard.start(made.wizard.tracks()[0].tree)
    settle()
    return made


def open_note(window: MainWindow) -> NoteDialog:
    """Ask for the note with the keyboard."""
    activate(window)
    QTest.keyClick(QApplication.focusWidget() or window, KEYS.Key_M, CONTROL)
    settle()
    dialog = window.acts.dialog
    assert isinstance(dialog, NoteDialog)
    return dialog


def write(window: MainWindow, text: str) -> None:
    """Write a note and keep it with Ctrl+Enter."""
    dialog = open_note(window)
    field(dialog).setPlainText(text)
    QTest.keyClick(field(dialog), KEYS.Key_Return, CONTROL)
    activate(window)


def activate(window: MainWindow) -> None:
    """Let the window have the keys again, as a window manager does when a dialog is gone."""
    settle()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    settle()


def field(dialog: NoteDialog) -> QPlainTextEdit:
    found = dialog.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def shown_note(window: MainWindow) -> str:
    """Give the note that stands on the question page."""
    found = window.frame.question.findChild(NoteShown)
    assert isinstance(found, NoteShown)
    label = [each for each in found.findChildren(QLabel) if each.text()]
    return label[0].text() if found.isVisible() else ""


def in_journal(window: MainWindow, part: str) -> dict[str, str]:
    """Give a part of the matter as its journal has it."""
    file = next(window.wizard.register.journals.glob("*.journal"))
    return read_journal(file)[1].parts.get(part, {})


def routed(window: MainWindow, role: Qt.ItemDataRole) -> list[str]:
    model = window.frame.route.list.rows
    return [str(model.data(model.index(row), role)) for row in range(model.rowCount())]


# --- a note --------------------------------------------------------------------------------


def test_a_note_is_written_shown_changed_and_taken_away(window: MainWindow) -> None:
    page = window.frame.question
    write(window, "Ask Mei\nfor the original")
    assert shown_note(window) == "Ask Mei\nfor the original"
    assert in_journal(window, "notes") == {"kind_of_paper": "Ask Mei\nfor the original"}
    assert routed(window, Qt.ItemDataRole.AccessibleTextRole)[0].endswith(". With a note")
    assert "With a note" in routed(window, Qt.ItemDataRole.ToolTipRole)[0]
    click(button(page, "Change the note"))
    dialog = window.acts.dialog
    assert isinstance(dialog, NoteDialog)
    assert field(dialog).toPlainText() == "Ask Mei\nfor the original"
    click(button(dialog, "Remove the note"))
    assert shown_note(window) == ""
    assert button(page, "Add a note").isVisible()
    assert in_journal(window, "notes") == {}
    assert "With a note" not in routed(window, Qt.ItemDataRole.AccessibleTextRole)[0]


def test_escape_keeps_the_note_as_it_was(window: MainWindow) -> None:
    write(window, "First")
    dialog = open_note(window)
    field(dialog).setPlainText("Second")
    QTest.keyClick(field(dialog), KEYS.Key_Escape)
    settle()
    assert window.wizard.notes == {PAPER: "First"}


def test_enter_makes_a_line_and_an_empty_note_is_none(window: MainWindow) -> None:
    dialog = open_note(window)
    QTest.keyClick(field(dialog), KEYS.Key_Return)
    QTest.keyClicks(field(dialog), " ")
    assert dialog.isVisible()
    click(button(dialog, "Save note"))
    assert window.wizard.notes == {}
    assert not window.wizard.can_undo


def test_a_note_that_is_too_long_is_not_cut(window: MainWindow) -> None:
    dialog = open_note(window)
    field(dialog).setPlainText("x" * (MAX_TEXT + 3))
    QTest.keyClick(field(dialog), KEYS.Key_Return, CONTROL)
    settle()
    assert dialog.isVisible()
    said = [each.text() for each in dialog.findChildren(QLabel)]
    assert "The note is too long. Take out 3 characters." in said
    field(dialog).setPlainText("x" * MAX_TEXT)
    QTest.keyClick(field(dialog), KEYS.Key_Return, CONTROL)
    settle()
    assert len(window.wizard.notes[PAPER]) == MAX_TEXT


def test_what_is_chosen_or_half_typed_stays(window: MainWindow) -> None:
    press(window, KEYS.Key_1)
    write(window, "Sure?")
    assert window.frame.question.value() == "judgment"
    press(window, KEYS.Key_Return)
    answer(window, origin_place=UNKNOWN, treaty="yes", effective="yes")
    edit = QApplication.focusWidget()
    assert edit is not None
    QTest.keyClicks(edit, "12 Mar")
    write(window, "Which day?")
    assert QApplication.focusWidget() is edit
    assert edit.property("text") == "12 Mar"


def test_undo_and_redo_show_the_question_of_the_note(window: MainWindow) -> None:
    write(window, "At the paper")
    answer(window, kind_of_paper="judgment")
    write(window, "At the origin")
    window.menu.undo.trigger()
    settle()
    assert window.wizard.notes == {PAPER: "At the paper"}
    window.menu.undo.trigger()
    window.menu.undo.trigger()
    settle()
    assert window.wizard.notes == {}
    assert in_journal(window, "notes") == {}
    for _ in range(3):
        window.menu.redo.trigger()
    settle()
    assert window.wizard.notes == {PAPER: "At the paper", ORIGIN: "At the origin"}
    assert shown_note(window) == "At the origin"


def test_a_note_is_there_after_reopening_and_at_a_question_set_aside(window: MainWindow) -> None:
    answer(window, kind_of_paper="judgment")
    write(window, "At the origin")
    answer(window, origin_place=UNKNOWN)
    answer(window, kind_of_paper="order")
    file = window.wizard.file
    assert file is not None
    window.wizard.close()
    settle()
    window.acts.open(file)
    settle()
    assert window.wizard.notes == {ORIGIN: "At the origin"}
    assert [row.noted for row in window.wizard.route().set_aside] == [True]
    window.menu.undo.trigger()
    settle()
    window.show_question("origin_place")
    settle()
    assert shown_note(window) == "At the origin"


def test_a_note_that_looks_like_html_is_text(window: MainWindow) -> None:
    write(window, EVIL)
    assert shown_note(window) == EVIL
    for view in ("route", "fact_sheet"):
        window.show_view(view)
        settle()
        found = [each for each in window.findChildren(QLabel) if EVIL in each.text()]
        assert found
        assert all(each.textFormat() is Qt.TextFormat.PlainText for each in found)


def test_a_long_word_does_not_widen_the_page(window: MainWindow) -> None:
    width = window.frame.question.width()
    write(window, "x" * 2000)
    assert window.frame.question.width() == width
    assert window.frame.question._column.inner.width() <= width


def test_the_fact_sheet_shows_and_changes_notes(window: MainWindow) -> None:
    write(window, "At the paper")
    answer(window, kind_of_paper="judgment")
    window.menu.fact_sheet.trigger()
    settle()
    first, second = window.frame.fact_sheet.rows
    assert any(each.text() == "At the paper" for each in first.findChildren(QLabel))
    links = [each for each in second.findChildren(QPushButton) if each.text() == "Add a note"]
    assert links[0].accessibleName() == "Add a note: Origin"
    write(window, "By keyboard")  # the row to answer next has the focus
    assert window.wizard.notes[ORIGIN] == "By keyboard"
    assert any(each.text() == "By keyboard" for each in second.findChildren(QLabel))
    assert links[0].text() == "Change the note"
    click(links[0])
    assert isinstance(window.acts.dialog, NoteDialog)


def test_elsewhere_there_is_no_note_to_write(window: MainWindow) -> None:
    answer(window, kind_of_paper="order")
    window.menu.note.trigger()
    settle()
    assert window.acts.dialog is None


def test_the_memo_has_notes_only_where_asked_for(window: MainWindow, tmp_path: FilePath) -> None:
    assert not window.menu.export_notes.isEnabled()
    write(window, "Is the zebra true?")
    files = [tmp_path / "plain.pdf", tmp_path / "noted.pdf"]
    proposed: list[str] = []

    def ask(proposal: FilePath) -> FilePath:
        proposed.append(proposal.name)
        return files[len(proposed) - 1]

    window.acts.memo.exporter.ask = ask
    window.menu.export_notes.trigger()
    settle()
    window.menu.export.trigger()
    settle()
    assert proposed == [
        "Small papers - memo with notes 2026-11-22.pdf",
        "Small papers - memo 2026-11-22.pdf",
    ]
    noted, plain = (" ".join(p.extract_text() for p in PdfReader(f).pages) for f in files)
    assert "Is the zebra true?" in noted
    assert "zebra" not in plain


def test_a_memo_tried_again_has_no_notes_though_one_with_notes_was_asked_for_since(
    window: MainWindow, tmp_path: FilePath
) -> None:
    write(window, "Is the zebra true?")
    file = tmp_path / "For the client" / "memo.pdf"
    window.acts.memo.exporter.ask = lambda _: file
    window.menu.export.trigger()
    settle()
    window.acts.memo.exporter.ask = lambda _: None
    window.menu.export_notes.trigger()
    settle()
    file.parent.mkdir()
    click(button(window.frame.banner, "Try again"))
    settle()
    assert "zebra" not in " ".join(p.extract_text() for p in PdfReader(file).pages)
    assert window.frame.banner.said is not None
    assert window.frame.banner.said.title == "The memo is written"


# --- papers in hand ------------------------------------------------------------------------


@pytest.fixture
def papers(window: MainWindow) -> MainWindow:
    answer(window, **DONE)
    window.show_view("documents")
    settle()
    return window


def count(window: MainWindow) -> str:
    return window.frame.header.tabs["documents"].accessibleName()


def test_space_ticks_a_paper_and_the_page_stays(papers: MainWindow) -> None:
    page = papers.frame.documents
    assert list(page.boxes) == ["judgment", "sum_schedule", "power"]
    assert count(papers) == "Documents 2"
    box = page.boxes["judgment"]
    box.setFocus(Qt.FocusReason.TabFocusReason)
    press(papers, KEYS.Key_Space)
    assert page.boxes["judgment"] is box
    assert QApplication.focusWidget() is box
    assert count(papers) == "Documents 1 of 2"
    assert any(each.text().startswith("1 of 2 in hand.") for each in page.findChildren(QLabel))
    assert in_journal(papers, "ticked") == {"small/judgment": "yes"}
    press(papers, KEYS.Key_Down, KEYS.Key_Space)
    assert papers.wizard.in_hand == {"judgment", "sum_schedule"}
    assert page.boxes["sum_schedule"].accessibleName() == "In hand: Schedule of the sum"
    press(papers, KEYS.Key_Up, KEYS.Key_Space)
    assert papers.wizard.in_hand == {"sum_schedule"}


def test_a_tick_is_undone_and_there_after_reopening(papers: MainWindow) -> None:
    page = papers.frame.documents
    click(page.boxes["judgment"])
    papers.menu.undo.trigger()
    settle()
    assert not page.boxes["judgment"].isChecked()
    assert papers.view == "documents"
    papers.menu.redo.trigger()
    settle()
    assert page.boxes["judgment"].isChecked()
    file = papers.wizard.file
    assert file is not None
    papers.wizard.close()
    settle()
    papers.acts.open(file)
    papers.show_view("documents")
    settle()
    assert page.boxes["judgment"].isChecked()
    assert count(papers) == "Documents 1 of 2"


def test_a_paper_no_longer_asked_for_is_kept_and_comes_back(papers: MainWindow) -> None:
    click(papers.frame.documents.boxes["sum_schedule"])
    answer(papers, relief=("conduct",))
    papers.show_view("documents")
    settle()
    assert "sum_schedule" not in papers.frame.documents.boxes
    assert count(papers) == "Documents 1"
    answer(papers, relief=("money",))
    papers.show_view("documents")
    settle()
    assert papers.frame.documents.boxes["sum_schedule"].isChecked()


def test_a_matter_open_elsewhere_shows_both_and_changes_neither(
    papers: MainWindow, theme: Theme, qtbot: QtBot, tmp_path: FilePath
) -> None:
    click(papers.frame.documents.boxes["judgment"])
    papers.show_question("kind_of_paper")
    settle()
    write(papers, "Mine")
    shared = tmp_path / "shared.exq"
    papers.wizard.move_to(shared)
    settle()
    other = make_window(theme, qtbot, tmp_path / "other")
    other.acts.open(shared)
    other.show_view("documents")
    settle()
    box = other.frame.documents.boxes["judgment"]
    assert box.isChecked()
    assert not box.isEnabled()
    other.show_question("kind_of_paper")
    settle()
    assert shown_note(other) == "Mine"
    other.frame.banner.clear()
    click(button(other.frame.question, "Change the note"))
    assert other.acts.dialog is None
    assert other.frame.banner.said is not None
    assert "read-only here" in other.frame.banner.said.title
