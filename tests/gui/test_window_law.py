"""Later law and the glossary in the real window: read, confirmed by counsel, searched, copied."""

from datetime import date
from decimal import Decimal
from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.answers import Amount
from matters.file import load_matter
from matters.matter import Applies, Confirmation, PointId
from tests.gui.window_maker import answer, button, click, make_window, press, settle, type_in
from tests.matter_maker import FRENCH, IN_TIME
from tests.shipped import library
from tests.small_trees import TERMS, small_library
from ui.dialogs.confirmation import ConfirmationDialog
from ui.main_window import MainWindow
from ui.pages.terms_shown import folded, matching, terms
from ui.panels.reasons import UpdateBadge
from ui.theme import Theme

LATER = PointId("later-start")
SAID = "Confirmed by Li Wei on 20 November 2026: it applies in this matter."


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    made = make_window(theme, qtbot, tmp_path)
    made.wizard.start(made.wizard.tracks()[0].tree)
    answer(made, **FRENCH)
    return made


def texts(page: QWidget) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


def badge(window: MainWindow) -> UpdateBadge:
    return next(each for each in window.frame.findChildren(UpdateBadge) if each.isVisible())


def read_it(window: MainWindow) -> None:
    """Open the development from the keyboard."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    button(badge(window), "Read what changed").setFocus()
    press(window, Qt.Key.Key_Return)


def open_form(window: MainWindow, words: str = "Confirmed by counsel…") -> ConfirmationDialog:
    """Go to the link of the pop-over by Tab, and open the form."""
    read_it(window)
    press(window, Qt.Key.Key_Tab)
    on = QApplication.focusWidget()
    assert isinstance(on, QPushButton)
    assert on.text() == words
    press(window, Qt.Key.Key_Return)
    dialog = window.acts.dialog
    assert isinstance(dialog, ConfirmationDialog)
    return dialog


def fill(dialog: ConfirmationDialog, name: str = "Li Wei", day: str = "20.11.2026") -> None:
    """Fill the form in by keys alone."""
    QTest.keyClicks(inside(dialog), name)
    QTest.keyClick(inside(dialog), Qt.Key.Key_Tab)
    QTest.keyClicks(inside(dialog), day)
    QTest.keyClick(inside(dialog), Qt.Key.Key_Tab)
    QTest.keyClick(inside(dialog), Qt.Key.Key_Space)


def inside(dialog: ConfirmationDialog) -> QWidget:
    """Give what has the focus in the form."""
    found: QWidget | None = dialog.focusWidget()
    assert found is not None
    return found


def confirm(window: MainWindow) -> None:
    dialog = open_form(window)
    fill(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()


# --- later law ----------------------------------------------------------------------------


def test_the_whole_entry_is_read_from_the_question(window: MainWindow) -> None:
    read_it(window)
    said = texts(window.frame.popover)
    assert {
        "When the period starts",
        "1 January 2024. Could change the verdict and the date.",
        "It runs from the last day for performance.",
        "Enter that day.",
        "A source. 2024",
        "Confidence: high; verify with counsel.",
    } <= said


def test_counsel_confirms_by_keyboard_and_it_is_saved_at_once(window: MainWindow) -> None:
    confirm(window)
    given = Confirmation(by="Li Wei", on=date(2026, 11, 20), applies=Applies.YES)
    assert window.wizard.confirmed == {LATER: given}
    (kept,) = window.wizard.register.folder.glob("*.exq")
    assert load_matter(kept, window.wizard.library)[0].confirmed == {LATER: given}
    assert SAID in texts(badge(window))
    assert "Li Wei" in button(badge(window), "Read what changed").accessibleName()
    read_it(window)
    said = texts(window.frame.popover)
    assert SAID in said
    assert "Confidence: high." in said, "it is not to be verified any more"


def test_it_is_undone_and_taken_back(window: MainWindow) -> None:
    confirm(window)
    window.menu.undo.trigger()
    settle()
    assert not window.wizard.confirmed
    assert SAID not in texts(badge(window))
    window.menu.redo.trigger()
    settle()
    dialog = open_form(window, "Change the confirmation…")
    click(button(dialog, "Take the confirmation back"))
    assert not window.wizard.confirmed
    assert SAID not in texts(badge(window))


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        ("", "20.11.2026", "Nobody is named"),
        ("Li Wei", "31.11.2026", "is not a date"),
        ("Li Wei", "23.11.2026", "lies ahead"),
    ],
)
def test_the_form_says_what_is_missing(window: MainWindow, name: str, day: str, said: str) -> None:
    dialog = open_form(window)
    fill(dialog, name, day)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    assert dialog.isVisible()
    assert any(said in each for each in texts(dialog))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert not window.wizard.confirmed


def test_whether_it_applies_is_not_guessed(window: MainWindow) -> None:
    dialog = open_form(window)
    QTest.keyClicks(inside(dialog), "Li Wei")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    assert any("Choose whether it applies" in each for each in texts(dialog))
    dialog.reject()


def test_an_answer_picked_meanwhile_stays(window: MainWindow) -> None:
    window.frame.question.set_value("no")
    confirm(window)
    assert window.frame.question.value() == "no"
    window.menu.glossary.trigger()
    settle()
    window.frame.glossary.closed.emit()
    settle()
    assert window.frame.question.value() == "no"


def test_verdict_and_dates_stay_and_the_outcome_says_so(window: MainWindow) -> None:
    answer(window, **IN_TIME, relief=("money",))
    answer(window, claim=Amount(Decimal(1000), "CNY"), remark="None")
    before = window.wizard.told()
    assert any("Later law could change this verdict" in each for each in texts(window.frame))
    confirm(window)
    after = window.wizard.told()
    assert any("Counsel confirmed that this applies" in each for each in texts(window.frame))
    assert after.bottom_line.verdict == before.bottom_line.verdict
    assert [line.day for line in after.dates] == [line.day for line in before.dates]
    window.show_view("deadlines")
    settle()
    assert SAID in texts(badge(window)), "beside the date too"


# --- the glossary -----------------------------------------------------------------------------


def test_the_glossary_opens_without_a_matter_and_closes(
    theme: Theme, qtbot: QtBot, tmp_path: FilePath
) -> None:
    window = make_window(theme, qtbot, tmp_path)
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    settle()
    page = window.frame.glossary
    assert page.isVisible()
    theme.set_zoom(1.25)
    settle()
    page = window.frame.glossary
    assert page.isVisible(), "another size does not leave it"
    press(window, Qt.Key.Key_Escape)
    assert window.frame.home.isVisible()


def test_a_term_is_found_read_and_copied_by_keyboard(window: MainWindow) -> None:
    window.menu.glossary.trigger()
    settle()
    page = window.frame.glossary
    assert not any(tab.isChecked() for tab in window.frame.header.tabs.values())
    assert "3 terms" in texts(page)
    page.search.edit.setText("判决")  # the test library types ASCII only
    settle()
    assert {"civil judgment", "民事判决书", "The paper.", "Confirmed. Read in: read"} <= texts(page)
    QTest.keyClick(
        QApplication.focusWidget() or page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier
    )
    assert QApplication.clipboard().text() == "民事判决书"
    click(button(page, "Guide 3.2"))
    assert "Only judgments are eligible." in texts(window.frame.popover)
    press(window, Qt.Key.Key_Escape)
    assert page.isVisible(), "Esc closes the pop-over first"
    page.take_focus()
    type_in(window, "nothing")
    assert "No such term" in texts(page)
    QApplication.clipboard().setText("mine")
    page.copy()
    assert QApplication.clipboard().text() == "mine", "nothing is shown, nothing is copied"
    press(window, Qt.Key.Key_Escape)
    assert window.frame.desk.isVisible()
    assert window.frame.header.tabs["route"].isChecked()


def test_arrows_move_from_the_search_field(window: MainWindow) -> None:
    window.menu.glossary.trigger()
    settle()
    page = window.frame.glossary
    first = page.list.currentIndex().row()
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert page.list.currentIndex().row() == first + 1
    assert page.list.rows.terms[first + 1].term.en in texts(page)


def test_what_is_not_confirmed_is_marked(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> None:
    unsure = TERMS.replace("confirmed: true", "confirmed: false")
    library = small_library(tmp_path / "content", terms=unsure)
    window = make_window(theme, qtbot, tmp_path, library)
    window.menu.glossary.trigger()
    settle()
    page = window.frame.glossary
    assert any(each.startswith("Not confirmed; check with counsel.") for each in texts(page))
    said = page.list.rows.data(page.list.rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(said).endswith("not confirmed")


def test_counsel_confirms_a_term(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> None:
    unsure = TERMS.replace("confirmed: true", "confirmed: false")
    library = small_library(tmp_path / "content", terms=unsure)
    window = make_window(theme, qtbot, tmp_path, library)
    window.menu.glossary.trigger()
    settle()
    page = window.frame.glossary
    assert "Confirmed by counsel…" not in {each.text() for each in page.findChildren(QPushButton)}
    window.wizard.start(window.wizard.tracks()[0].tree)
    window.menu.glossary.trigger()
    settle()
    page.list.choose(1)
    settle()
    term = page.list.rows.terms[1].term
    click(button(page, "Confirmed by counsel…"))
    dialog = window.acts.dialog
    assert isinstance(dialog, ConfirmationDialog)
    QTest.keyClicks(inside(dialog), "Li Wei")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    assert "Confirmed by Li Wei on 22 November 2026." in texts(page), "the same term is shown"
    assert window.wizard.law.terms[term.id].confirmed
    assert not library.law.terms[term.id].confirmed
    said = page.list.rows.data(page.list.rows.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert not str(said).endswith("not confirmed")


@pytest.mark.parametrize("typed", ["minshipanjue", "MÍN SHÌ pàn jué", "民事判决", "civil judgm"])
def test_a_search_knows_english_chinese_and_pinyin(typed: str) -> None:
    found = matching(terms(library().law), typed)
    assert found[0].term.zh == "民事判决书"


def test_a_search_folds_case_accents_and_apostrophes() -> None:
    assert folded("People’s Court") == folded("people's  COURT")
    assert folded("pàn jué") == "panjue"
