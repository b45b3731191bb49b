"""The fact sheet: the same answers and checks as question by question, on one page."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.answers import UNKNOWN, Grounds, Value
from engine.law import FactId, GroundState, RowId
from engine.tree import TreeId
from engine.verdict import Verdict
from tests.gui.window_maker import answer, button, click, make_window, press, settle, type_in
from tests.matter_maker import FRANCE, FRENCH, IN_TIME, SINGAPORE
from tests.shipped import ROOT, example, library
from ui.answers.cards import ChoiceCard
from ui.dialogs.change_effect import ChangeEffectDialog
from ui.main_window import MainWindow
from ui.pages.fact_row import FactRow
from ui.pages.fact_sheet import FactSheetPage
from ui.theme import Theme

KEYS = Qt.Key
EXAMPLES = {
    "domestic_judgments": "domestic_judgment_enforcement",
    "foreign_judgments": "foreign_singapore_open_points",
    "arbitral_awards": "award_hong_kong_open_points",
    "asset_tracing": "asset_tracing_enforcement",
    "creditor_remedies": "creditor_remedies_company",
}


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    """A new matter over the small tree, shown as a fact sheet."""
    made = make_window(theme, qtbot, tmp_path)
    made.wizard.start(made.wizard.tracks()[0].tree)
    made.menu.fact_sheet.trigger()
    settle()
    return made


@pytest.fixture
def finished(window: MainWindow) -> MainWindow:
    """The same, with every question answered."""
    answer(window, **FRENCH, **IN_TIME, relief=("conduct",), remark="None")
    assert window.wizard.path.verdict is Verdict.PROCEED
    return window


def sheet(window: MainWindow) -> FactSheetPage:
    return window.frame.fact_sheet


def facts(window: MainWindow) -> list[str]:
    return [row.fact for row in sheet(window).rows]


def row(window: MainWindow, fact: str) -> FactRow:
    return next(row for row in sheet(window).rows if row.fact == fact)


def card(window: MainWindow, fact: str, number: int) -> ChoiceCard:
    return row(window, fact).findChildren(ChoiceCard)[number]


def focused(window: MainWindow) -> str:
    """The question that the focus is in."""
    return next((each.fact for each in sheet(window).rows if holds_focus(each)), "")


def holds_focus(widget: QWidget) -> bool:
    now = QApplication.focusWidget()
    return now is not None and widget.isAncestorOf(now)


def go_on(window: MainWindow) -> None:
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()


def change(window: MainWindow) -> None:
    """Agree to what a change would do."""
    dialog = window.acts.dialog
    assert isinstance(dialog, ChangeEffectDialog)
    dialog.accept()
    settle()


def said(widget: QWidget) -> str:
    """Everything that a widget says now."""
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    return " ".join([*labels, *(b.text() for b in widget.findChildren(QPushButton))])


def answers_of(window: MainWindow) -> dict[FactId, Value]:
    assert window.wizard.matter is not None
    return dict(window.wizard.matter.answers)


# --- the same answers as question by question ----------------------------------------------


@pytest.mark.parametrize("track", EXAMPLES)
def test_a_whole_matter_comes_out_as_by_the_question_page(
    track: str, theme: Theme, qtbot: QtBot, tmp_path: FilePath
) -> None:
    answers = dict(example(EXAMPLES[track]).answers)
    window = make_window(theme, qtbot, tmp_path, library())
    for _ in by_question_page(window, track, answers):
        settle()
    wanted, path = answers_of(window), window.wizard.path
    window.wizard.start(TreeId(track))
    window.show_view("fact_sheet")
    settle()
    page = sheet(window)
    while not window.wizard.path.finished:
        last = page.rows[-1]
        assert last.fact == window.wizard.path.at.id
        last.show_draft(answers[FactId(last.fact)])
        last.submit()
        settle()
    assert answers_of(window) == wanted
    assert window.wizard.path.verdict is path.verdict
    assert facts(window) == [step.question.id for step in path.steps]
    assert theme.verdict(window.wizard.path.verdict or Verdict.PROCEED).word in said(page)


def by_question_page(
    window: MainWindow, track: str, answers: dict[FactId, Value]
) -> Iterator[None]:
    window.wizard.start(TreeId(track))
    yield
    page = window.frame.question
    while not window.wizard.path.finished:
        page.set_value(answers[FactId(window.wizard.path.at.id)])
        page.submit()
        yield


def test_the_keyboard_alone_goes_through(window: MainWindow) -> None:
    assert focused(window) == "kind_of_paper"
    press(window, KEYS.Key_1)
    assert not answers_of(window), "a digit only chooses"
    press(window, KEYS.Key_Return)
    assert answers_of(window) == {FactId("kind_of_paper"): "judgment"}
    assert focused(window) == "kind_of_paper", "Enter records and stays"
    go_on(window)
    assert focused(window) == "origin_place"
    type_in(window, "France")
    go_on(window)
    press(window, KEYS.Key_1)
    go_on(window)
    type_in(window, "12.3.2025")
    go_on(window)
    assert focused(window) == "performance_date"
    assert answers_of(window)[FactId("effective_date")] == date(2025, 3, 12)
    assert facts(window)[-1] == "performance_date"


def test_a_click_on_a_choice_is_recorded(window: MainWindow) -> None:
    click(card(window, "kind_of_paper", 0))
    assert answers_of(window) == {FactId("kind_of_paper"): "judgment"}
    assert facts(window) == ["kind_of_paper", "origin_place"]
    answer(window, origin_place=FRANCE)
    click(card(window, "effective", 2))
    assert answers_of(window)[FactId("effective")] is UNKNOWN
    assert "To answer next" not in row(window, "effective").accessibleName()


def test_a_matrix_is_recorded_only_when_asked(window: MainWindow) -> None:
    answer(window, kind_of_paper="judgment", origin_place=FRANCE, effective=UNKNOWN)
    assert facts(window)[-1] == "grounds"
    sheet(window).take_focus()
    settle()
    press(window, KEYS.Key_Tab)
    assert FactId("grounds") not in answers_of(window), "nothing raised is an answer to give"
    click(button(row(window, "grounds"), "Record"))
    assert answers_of(window)[FactId("grounds")] == Grounds(())


# --- the route changes -------------------------------------------------------------------


def test_rows_come_and_go_and_the_others_stay(finished: MainWindow) -> None:
    before = {each.fact: each for each in sheet(finished).rows}
    row(finished, "origin_place").show_draft(SINGAPORE)
    row(finished, "origin_place").submit()
    change(finished)
    assert facts(finished) == ["kind_of_paper", "origin_place", "treaty"]
    assert all(before[each] is row(finished, each) for each in ("kind_of_paper", "origin_place"))
    assert "Set aside (7)" in said(sheet(finished))
    click(card(finished, "treaty", 0))
    assert len(facts(finished)) == 10
    assert facts(finished)[-1] == "remark", "the answers kept are on the route again"


def test_an_earlier_answer_goes_through_the_effect_dialog(finished: MainWindow) -> None:
    matter = finished.wizard.matter
    click(card(finished, "effective", 1))
    dialog = finished.acts.dialog
    assert isinstance(dialog, ChangeEffectDialog)
    assert finished.wizard.matter is matter, "nothing has changed yet"
    click(button(dialog, "Keep “Yes, it has”"))
    assert finished.view == "fact_sheet"
    assert row(finished, "effective").value() == "yes"
    click(card(finished, "effective", 1))
    change(finished)
    assert facts(finished) == ["kind_of_paper", "origin_place", "effective"]
    assert "Barred" in said(sheet(finished))
    assert "Every question of the route is answered." in said(sheet(finished))


def test_undo_brings_rows_back(finished: MainWindow) -> None:
    click(card(finished, "kind_of_paper", 1))
    change(finished)
    assert facts(finished) == ["kind_of_paper"]
    finished.menu.undo.trigger()
    settle()
    assert finished.view == "fact_sheet"
    assert len(facts(finished)) == 9
    assert row(finished, "kind_of_paper").value() == "judgment"
    finished.menu.redo.trigger()
    settle()
    assert row(finished, "kind_of_paper").value() == "order"


def test_focus_and_place_are_kept(finished: MainWindow) -> None:
    finished.resize(900, 600)
    settle()
    page = sheet(finished)
    page.go_to("relief")
    settle()
    finished.wizard.answer(FactId("filed_on"), date(2027, 3, 20))
    settle()
    assert facts(finished)[5:] == ["filed_on", "objection"]
    assert "relief" not in facts(finished), "its question waits for the objection"
    assert focused(finished) == "objection", "the focus is not lost"
    finished.wizard.answer(FactId("objection"), "no")
    settle()
    page.go_to("relief")
    settle()
    now, top = QApplication.focusWidget(), page._scroll.top_of(row(finished, "relief"))
    finished.wizard.answer(FactId("filed_on"), date(2026, 11, 1))
    settle()
    assert "objection" not in facts(finished)
    assert QApplication.focusWidget() is now
    assert page._scroll.top_of(row(finished, "relief")) == top


def test_tab_goes_through_rows_where_they_stand(finished: MainWindow) -> None:
    """Also through a row that came later, in the middle."""
    answer(finished, origin_place=SINGAPORE)
    answer(finished, treaty="no")
    sheet(finished).go_to("origin_place")
    seen = []
    for _ in range(40):
        press(finished, KEYS.Key_Tab)
        if focused(finished) not in seen:
            seen.append(focused(finished))
        if len(seen) == 4:
            break
    assert seen[:3] == ["origin_place", "treaty", "effective"]


# --- what is typed -----------------------------------------------------------------------


def test_what_is_wrong_is_told(finished: MainWindow) -> None:
    sheet(finished).go_to("filed_on")
    settle()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    type_in(finished, "30.2.2025")
    press(finished, KEYS.Key_Return)
    assert "February 2025 has 28 days." in said(row(finished, "filed_on"))
    assert "February 2025 has 28 days." in finished.frame.status._note.text()
    assert answers_of(finished)[FactId("filed_on")] == date(2026, 11, 1)
    press(finished, KEYS.Key_Escape)
    assert row(finished, "filed_on").value() == date(2026, 11, 1), "Esc brings it back"
    assert "28 days" not in said(row(finished, "filed_on"))


def test_nothing_chosen_is_told(window: MainWindow) -> None:
    press(window, KEYS.Key_Return)
    assert "Choose an answer first" in window.frame.status._note.text()


def test_what_is_typed_is_recorded_as_the_row_is_left(finished: MainWindow) -> None:
    sheet(finished).go_to("remark")
    settle()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    type_in(finished, "Another remark")
    assert "Not recorded yet; back to “None”" in said(row(finished, "remark"))
    card(finished, "kind_of_paper", 0).setFocus()
    settle()
    assert answers_of(finished)[FactId("remark")] == "Another remark"


def test_what_is_typed_stays_while_other_rows_change(finished: MainWindow) -> None:
    row(finished, "relief").show_draft(("money",))
    finished.wizard.answer(FactId("filed_on"), date(2026, 11, 2))
    settle()
    assert row(finished, "relief").value() == ("money",)
    finished.menu.zoom_in.trigger()
    settle()
    assert row(finished, "relief").value() == ("money",), "at another size too"
    assert answers_of(finished)[FactId("relief")] == ("conduct",)


def test_it_is_built_anew_at_every_size(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> None:
    window = make_window(theme, qtbot, tmp_path, library())
    window.acts.open(ROOT / "examples" / "foreign_singapore_open_points.yaml")
    window.show_view("fact_sheet")
    for zoom in (1.5, 1.0, 2.0, 0.8):
        theme.set_zoom(zoom)
        settle()
        scroll = sheet(window)._scroll
        assert scroll.widget().width() == scroll.viewport().width(), "nothing is cut off"


def test_nothing_is_left_for_another_matter(finished: MainWindow) -> None:
    row(finished, "remark").show_draft("Of this matter")
    finished.wizard.start(finished.wizard.tracks()[0].tree)
    settle()
    finished.show_view("fact_sheet")
    settle()
    assert facts(finished) == ["kind_of_paper"]
    assert not sheet(finished).drafts()


def test_a_derived_ground_goes_to_the_answer_it_rests_on(finished: MainWindow) -> None:
    grounds = Grounds(((RowId("fraud"), GroundState.ARGUABLE),))
    row(finished, "grounds").show_draft(grounds)
    row(finished, "grounds").question_asked.emit("filed_on")
    settle()
    assert focused(finished) == "filed_on"


# --- ways to and from it -----------------------------------------------------------------


def test_ways_to_the_sheet_and_back(finished: MainWindow) -> None:
    click(button(sheet(finished), "Show the outcome"))
    assert finished.frame.outcome.isVisible()
    click(button(finished.frame.route, "Fact sheet"))
    assert sheet(finished).isVisible()
    click(button(row(finished, "effective"), "Why"))
    assert finished.wizard.at == "effective"
    assert finished.frame.question.isVisible()


def test_another_leg_is_shown_as_a_sheet(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> None:
    window = make_window(theme, qtbot, tmp_path, library())
    window.acts.open(ROOT / "examples" / "domestic_judgment_enforcement.yaml")
    settle()
    window.wizard.follow(TreeId("asset_tracing"))
    window.show_view("fact_sheet")
    settle()
    title = window.wizard.library.trees[TreeId("domestic_judgments")].title
    assert window.wizard.path.tree.id == "asset_tracing"
    click(button(sheet(window), f"Part 1: {title}"))
    assert window.view == "fact_sheet"
    assert window.wizard.path.tree.id == "domestic_judgments"


def test_every_control_has_a_name(finished: MainWindow) -> None:
    for each in sheet(finished).findChildren(QPushButton):
        assert each.accessibleName() or each.text() or not each.isVisible(), each
    for field in sheet(finished).findChildren(QLineEdit):
        assert field.accessibleName(), field
