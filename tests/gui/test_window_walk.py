"""A whole walk in the real window, by mouse and by keyboard."""

from datetime import date
from decimal import Decimal
from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from engine.answers import UNKNOWN, Amount
from engine.law import FactId
from engine.verdict import Verdict
from matters.file import load_matter
from matters.journal import read_journal
from tests.gui.window_maker import answer, button, click, make_window, press, settle, type_in
from tests.matter_maker import FRANCE
from ui.answers.cards import ChoiceCard
from ui.main_window import MainWindow
from ui.theme import Theme

KEYS = Qt.Key


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    return make_window(theme, qtbot, tmp_path)


def card(window: MainWindow, number: int) -> ChoiceCard:
    return window.frame.question.findChildren(ChoiceCard)[number]


def asked(window: MainWindow) -> str:
    question = window.wizard.question()
    return str(question.id) if question else "outcome"


def saved_answers(window: MainWindow) -> set[str]:
    """What stands on the disk, read back."""
    (file,) = window.wizard.register.folder.glob("*.exq")
    matter, _ = load_matter(file, window.wizard.library)
    return {str(fact) for fact in matter.answers}


def journaled_answers(window: MainWindow) -> set[str]:
    """What stands in the journal."""
    (file,) = window.wizard.register.journals.glob("*.journal")
    return set(read_journal(file)[1].parts["answers"])


def test_by_mouse_from_home_to_an_outcome(window: MainWindow) -> None:
    click(window.frame.home.cards[0])
    assert asked(window) == "kind_of_paper"
    next_ = button(window.frame.question, "Next")
    assert not next_.isEnabled()
    click(card(window, 1))
    assert next_.isEnabled()
    assert window.wizard.matter is not None
    assert not window.wizard.matter.answers, "nothing is recorded before Next"
    click(next_)
    assert asked(window) == "outcome"
    assert window.frame.outcome.isVisible()
    assert window.wizard.path.verdict is Verdict.BARRED


def test_by_keyboard_from_home_to_an_outcome(window: MainWindow) -> None:
    press(window, KEYS.Key_1)
    assert asked(window) == "kind_of_paper"
    press(window, KEYS.Key_1, KEYS.Key_Return)
    assert asked(window) == "origin_place"
    type_in(window, "France")
    press(window, KEYS.Key_Return)
    if asked(window) == "origin_place":
        press(window, KEYS.Key_Return)
    assert asked(window) == "effective", "a treaty leaves its question out"
    press(window, KEYS.Key_1, KEYS.Key_Return)
    type_in(window, "12 March 2025")
    press(window, KEYS.Key_Return)
    assert asked(window) == "performance_date"
    answer(window, performance_date=date(2025, 4, 1), filed_on=UNKNOWN)
    assert asked(window) == "grounds"
    press(window, KEYS.Key_Return)
    assert asked(window) == "relief"
    press(window, KEYS.Key_1, KEYS.Key_Return)
    assert asked(window) == "claim"
    answer(window, claim=Amount(Decimal(5), "CNY"), remark="Nothing else")
    assert asked(window) == "outcome"
    assert window.frame.outcome.isVisible()


def test_digits_stay_text_in_a_field(window: MainWindow) -> None:
    window.wizard.start(window.wizard.tracks()[0].tree)
    answer(window, kind_of_paper="judgment")
    settle()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    press(window, KEYS.Key_1)
    assert field.text() == "1"


def test_each_answer_is_on_the_disk_before_the_next_question(window: MainWindow) -> None:
    seen: list[set[str]] = []
    press(window, KEYS.Key_1)
    window.wizard.walked.connect(lambda: seen.append(journaled_answers(window)))
    press(window, KEYS.Key_1, KEYS.Key_Return)
    assert seen == [{"kind_of_paper"}]
    assert saved_answers(window) == {"kind_of_paper"}, "and in its file a moment later"


def test_not_known_yet_becomes_an_open_point(window: MainWindow) -> None:
    press(window, KEYS.Key_1, KEYS.Key_0, KEYS.Key_Return)
    assert window.wizard.path.open_points[0].text == "Obtain the paper."
    assert "Not known yet" in window.frame.route.list.rows.rows[0].answer


def test_back_and_next_go_through_answered_questions(window: MainWindow) -> None:
    press(window, KEYS.Key_1)
    answer(window, kind_of_paper="judgment", origin_place=FRANCE, effective="yes")
    click(button(window.frame.question, "Back"))
    assert asked(window) == "effective"
    window.menu.back.trigger()
    settle()
    assert asked(window) == "origin_place"
    window.wizard.show(FactId("kind_of_paper"))
    settle()
    assert not button(window.frame.question, "Back").isEnabled()
    click(button(window.frame.question, "Next"))
    assert asked(window) == "origin_place"
    assert window.wizard.path.at.id == "effective_date", "nothing was lost"


def test_the_route_panel_opens_a_question(window: MainWindow) -> None:
    press(window, KEYS.Key_1)
    answer(window, kind_of_paper="judgment", origin_place=FRANCE)
    route = window.frame.route
    assert [row.label for row in route.list.rows.rows] == ["Paper", "Origin", "Effect"]
    index = route.list.rows.index(0)
    place = route.list.visualRect(index).center()
    QTest.mouseClick(route.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert asked(window) == "kind_of_paper"
    assert route.list.selectionModel().isRowSelected(0, index.parent())


def test_save_failure_is_said_and_mended(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    press(window, KEYS.Key_1)
    with monkeypatch.context() as patched:
        patched.setattr("matters.journal.os.open", fails)
        patched.setattr("matters.writing.write_atomically", fails)
        press(window, KEYS.Key_1, KEYS.Key_Return)
        assert window.frame.banner.isVisible()
        assert window.wizard.unsaved
        assert asked(window) == "origin_place", "the walk goes on"
    click(button(window.frame.banner, "Try again"))
    assert not window.frame.banner.isVisible()
    assert saved_answers(window) == {"kind_of_paper"}


def test_a_matter_file_from_elsewhere_becomes_a_matter(
    window: MainWindow, tmp_path: FilePath
) -> None:
    file = tmp_path / "given.yaml"
    text = "tree: small\nmatter: {name: Given v Taken}\nanswers: {kind_of_paper: judgment}\n"
    file.write_text(text, encoding="utf-8")
    window.acts.open(file)
    settle()
    assert window.windowTitle().startswith("Given v Taken")
    assert file.read_text(encoding="utf-8") == text
    assert saved_answers(window) == {"kind_of_paper"}


def test_a_file_that_is_none_is_said(window: MainWindow, tmp_path: FilePath) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("tree: smal\n", encoding="utf-8")
    window.acts.open(file)
    settle()
    assert window.frame.banner.isVisible()
    assert "did you mean" in window.frame.banner.accessibleName()
    assert window.wizard.matter is None
