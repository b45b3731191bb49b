import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.answers import UNKNOWN, Value
from engine.law import ChoiceId, FactKind, SourceNote
from engine.view import ShownChoice, ShownQuestion, Suggestion
from tests.gui.conftest import Ask, Open
from ui.answers import AnswerWidget
from ui.answers.cards import ChoiceCard
from ui.answers.checklist import CheckRow
from ui.theme import Theme

KEYS = Qt.Key
LONG = (
    "The law of that state lets a Chinese civil judgment be recognised, even if none has been. " * 3
)


def choice(name: str, text: str, note: str = "") -> ShownChoice:
    return ShownChoice(ChoiceId(name), text, note)


@pytest.fixture
def question(ask: Ask) -> ShownQuestion:
    choices = (choice("law", "Its law allows it", LONG), choice("text", "A stated understanding"),
               choice("none", "None of these"))  # fmt: skip
    return ask(FactKind.CHOICE, choices=choices)


@pytest.fixture
def several(ask: Ask) -> ShownQuestion:
    choices = (choice("money", "Payment of a sum"), choice("thing", "Return of property"))
    return ask(FactKind.CHECKLIST, choices=choices)


def cards(answer: AnswerWidget) -> list[ChoiceCard]:
    return answer.findChildren(ChoiceCard)


def rows(answer: AnswerWidget) -> list[CheckRow]:
    return answer.findChildren(CheckRow)


def test_nothing_is_chosen_at_first(question: ShownQuestion, open_answer: Open) -> None:
    answer = open_answer(question)
    assert answer.value() is None
    assert not answer.submit()
    assert QApplication.focusWidget() is cards(answer)[0]


@pytest.mark.parametrize("value", ["law", "text", "none", UNKNOWN, None])
def test_round_trip(question: ShownQuestion, open_answer: Open, value: Value | None) -> None:
    answer = open_answer(question)
    answer.set_value(value)
    assert answer.value() == value
    answer.set_value(None)
    assert answer.value() is None


def test_the_whole_row_is_the_target(
    question: ShownQuestion, open_answer: Open, qtbot: QtBot
) -> None:
    answer = open_answer(question)
    card = cards(answer)[1]
    with qtbot.waitSignal(answer.changed):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() - 12, 10))
    assert answer.value() == "text"


def test_arrows_move_and_choose_and_enter_submits(
    question: ShownQuestion, open_answer: Open, qtbot: QtBot
) -> None:
    answer = open_answer(question)
    QTest.keyClick(cards(answer)[0], KEYS.Key_Down)
    assert answer.value() == "text"
    QTest.keyClick(cards(answer)[1], KEYS.Key_Up)
    assert answer.value() == "law"
    QTest.keyClick(cards(answer)[0], KEYS.Key_Up)
    assert answer.value() == "law"
    with qtbot.waitSignal(answer.submitted):
        QTest.keyClick(cards(answer)[0], KEYS.Key_Return)


def test_enter_on_nothing_does_not_submit(
    question: ShownQuestion, open_answer: Open, qtbot: QtBot
) -> None:
    answer = open_answer(question)
    with qtbot.assertNotEmitted(answer.submitted):
        QTest.keyClick(cards(answer)[0], KEYS.Key_Return)


def test_digits(question: ShownQuestion, open_answer: Open) -> None:
    answer = open_answer(question)
    QTest.keyClick(cards(answer)[0], KEYS.Key_3)
    assert answer.value() == "none"
    assert answer.choose_digit(0)
    assert answer.value() is UNKNOWN
    assert not answer.choose_digit(4)
    answer.setEnabled(False)
    assert not answer.choose_digit(1)


def test_digits_change_once(question: ShownQuestion, open_answer: Open) -> None:
    answer = open_answer(question)
    heard: list[Value | None] = []
    answer.changed.connect(lambda: heard.append(answer.value()))
    for number in (1, 2, 2, 0):
        answer.choose_digit(number)
    assert heard == ["law", "text", UNKNOWN]


def test_no_unknown_card_where_the_question_does_not_take_it(ask: Ask, open_answer: Open) -> None:
    yes_no = (choice("yes", "Yes"), choice("no", "No"))
    answer = open_answer(ask(FactKind.YES_NO, choices=yes_no, unknown=""))
    assert len(cards(answer)) == 2
    assert not answer.choose_digit(0)
    assert answer.choose_digit(2)
    assert answer.value() == "no"


def test_names_and_descriptions(question: ShownQuestion, open_answer: Open) -> None:
    answer = open_answer(question)
    assert answer.accessibleName() == "What is it?"
    assert cards(answer)[0].accessibleName() == "Its law allows it"
    assert cards(answer)[0].accessibleDescription() == LONG
    assert cards(answer)[-1].accessibleDescription().startswith("Becomes an open point")


def test_a_suggestion_is_named_but_not_chosen(ask: Ask, open_answer: Open) -> None:
    note = SourceNote(name="A list", date="2025")
    found = Suggestion(ChoiceId("b"), "Singapore", "Memorandum of 2018", (note,))
    pair = (choice("a", "A"), choice("b", "B"))
    answer = open_answer(ask(FactKind.CHOICE, choices=pair, suggestion=found))
    assert answer.value() is None
    said = cards(answer)[1].accessibleDescription()
    assert "Suggested by the country table" in said
    assert "Memorandum of 2018. To be confirmed." in said
    assert cards(answer)[1].toolTip() == "A list (2025)"


def test_cards_grow_with_their_text(
    question: ShownQuestion, open_answer: Open, theme: Theme
) -> None:
    answer = open_answer(question)
    long, short = cards(answer)[0], cards(answer)[1]
    wide, narrow = long.heightForWidth(640), long.heightForWidth(360)
    assert short.heightForWidth(640) == 44 + 8
    assert narrow > wide > short.heightForWidth(640)
    assert long.height() >= long.heightForWidth(long.width())
    theme.set_zoom(1.5)
    assert long.heightForWidth(960) > wide


def test_checklist_by_mouse(several: ShownQuestion, open_answer: Open, qtbot: QtBot) -> None:
    answer = open_answer(several)
    money, thing, none = rows(answer)
    assert answer.value() is None
    QTest.mouseClick(thing, Qt.MouseButton.LeftButton)
    QTest.mouseClick(money, Qt.MouseButton.LeftButton)
    assert answer.value() == ("money", "thing")
    QTest.mouseClick(none, Qt.MouseButton.LeftButton)
    assert answer.value() == ()
    QTest.mouseClick(money, Qt.MouseButton.LeftButton)
    assert answer.value() == ("money",)
    QTest.mouseClick(money, Qt.MouseButton.LeftButton)
    assert answer.value() is None


def test_checklist_by_keyboard(several: ShownQuestion, open_answer: Open, qtbot: QtBot) -> None:
    answer = open_answer(several)
    QTest.keyClick(rows(answer)[0], KEYS.Key_Down)
    assert QApplication.focusWidget() is rows(answer)[1]
    QTest.keyClick(rows(answer)[1], KEYS.Key_Space)
    QTest.keyClick(rows(answer)[1], KEYS.Key_1)
    assert answer.value() == ("money", "thing")
    with qtbot.waitSignal(answer.submitted):
        QTest.keyClick(rows(answer)[1], KEYS.Key_Return)
    QTest.keyClick(rows(answer)[1], KEYS.Key_0)
    assert answer.value() is UNKNOWN
    assert not any(row.isChecked() for row in rows(answer))
    QTest.keyClick(cards(answer)[0], KEYS.Key_3)
    assert answer.value() == ()


@pytest.mark.parametrize("value", [(), ("thing",), ("money", "thing"), UNKNOWN, None])
def test_checklist_round_trip(
    several: ShownQuestion, open_answer: Open, value: Value | None
) -> None:
    answer = open_answer(several)
    answer.set_value(value)
    assert answer.value() == value


def test_checklist_names_and_heights(several: ShownQuestion, open_answer: Open) -> None:
    answer = open_answer(several)
    assert [row.accessibleName() for row in rows(answer)] == [
        "Payment of a sum", "Return of property", "None of these",
    ]  # fmt: skip
    assert all(row.height() == row.heightForWidth(row.width()) == 40 for row in rows(answer))
