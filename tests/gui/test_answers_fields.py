from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from engine.answers import UNKNOWN, Amount, NoDate, Value
from engine.law import FactKind
from tests.gui.conftest import Ask, Open
from ui.answers import AnswerWidget
from ui.answers.cards import ChoiceCard
from ui.answers.fault import FaultNote
from ui.paint import TextLabel

KEYS = Qt.Key
MARCH = date(2025, 3, 12)


def field(answer: AnswerWidget) -> QLineEdit:
    return next(edit for edit in answer.findChildren(QLineEdit) if edit.isVisible())


def said(answer: AnswerWidget) -> list[str]:
    return [label.text() for label in answer.findChildren(TextLabel) if label.isVisible()]


@pytest.fixture
def dated(ask: Ask, open_answer: Open) -> AnswerWidget:
    return open_answer(ask(FactKind.DATE, none="No day is fixed"))


def test_a_date_is_said_in_full_and_never_rewritten(dated: AnswerWidget) -> None:
    QTest.keyClicks(field(dated), "12 3 25")
    assert field(dated).text() == "12 3 25"
    assert dated.value() == MARCH
    assert said(dated) == ["Wednesday 12 March 2025", "Day before month."]
    link = next(b for b in dated.findChildren(QPushButton) if b.isVisible())
    assert link.text() == "Read as 3 December"


def test_the_other_reading(dated: AnswerWidget, qtbot: QtBot) -> None:
    QTest.keyClicks(field(dated), "12 3 25")
    link = next(b for b in dated.findChildren(QPushButton) if b.isVisible())
    with qtbot.waitSignal(dated.changed):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert dated.value() == date(2025, 12, 3)
    assert field(dated).text() == "3 December 2025"


def test_a_wrong_date_is_blamed_only_after_leaving(dated: AnswerWidget) -> None:
    QTest.keyClicks(field(dated), "31 2 25")
    note = dated.findChildren(FaultNote)[0]
    assert dated.value() is None
    assert note.isHidden()
    QTest.keyClick(field(dated), KEYS.Key_Tab)
    assert "February 2025 has 28 days.\nType a day from 1 to 28." in said(dated)
    assert dated.error() == "February 2025 has 28 days.\nType a day from 1 to 28."
    assert field(dated).accessibleDescription() == dated.error()
    field(dated).setFocus()
    QTest.keyClick(field(dated), KEYS.Key_Backspace)
    assert note.isHidden()


def test_enter_submits_a_date_and_blames_what_is_none(dated: AnswerWidget, qtbot: QtBot) -> None:
    QTest.keyClicks(field(dated), "soon")
    with qtbot.assertNotEmitted(dated.submitted):
        QTest.keyClick(field(dated), KEYS.Key_Return)
    assert dated.error() in said(dated)
    field(dated).clear()
    QTest.keyClicks(field(dated), "2025-03-12")
    with qtbot.waitSignal(dated.submitted):
        QTest.keyClick(field(dated), KEYS.Key_Return)


@pytest.mark.parametrize("value", [MARCH, NoDate.NONE, UNKNOWN, None])
def test_date_round_trip(dated: AnswerWidget, value: Value | None) -> None:
    dated.set_value(value)
    assert dated.value() == value
    assert field(dated).text() == ("12 March 2025" if value == MARCH else "")


def test_digits_stay_digits_in_the_field(dated: AnswerWidget) -> None:
    assert QApplication.focusWidget() is field(dated)
    assert not dated.choose_digit(0)
    QTest.keyClicks(field(dated), "10")
    assert field(dated).text() == "10"
    dated.findChildren(ChoiceCard)[0].setFocus()
    assert dated.choose_digit(1)
    assert dated.value() is NoDate.NONE
    assert field(dated).text() == ""
    assert dated.choose_digit(0)
    assert dated.value() is UNKNOWN
    field(dated).setFocus()
    QTest.keyClicks(field(dated), "1.2.2025")
    assert dated.value() == date(2025, 2, 1)


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_the_calendar(dated: AnswerWidget) -> None:
    dated.set_value(MARCH)
    QTest.keyClick(field(dated), KEYS.Key_F4)
    calendar = dated.findChildren(QCalendarWidget)[0]
    assert calendar.isVisible()
    assert calendar.selectedDate() == QDate(2025, 3, 12)
    calendar.clicked.emit(QDate(2025, 4, 1))
    assert not calendar.isVisible()
    assert dated.value() == date(2025, 4, 1)
    button = next(b for b in dated.findChildren(QToolButton) if b.accessibleName())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert calendar.isVisible()
    calendar.window().close()


def test_an_amount(ask: Ask, open_answer: Open, qtbot: QtBot) -> None:
    answer = open_answer(ask(FactKind.AMOUNT))
    currency = answer.findChildren(QComboBox)[0]
    QTest.keyClicks(field(answer), "1250000.50")
    assert answer.value() is None
    QTest.keyClick(field(answer), KEYS.Key_Tab)
    assert field(answer).text() == "1,250,000.50"
    edit = currency.lineEdit()
    assert edit is not None
    QTest.keyClicks(edit, "sgd")
    assert answer.value() == Amount(Decimal("1250000.50"), "SGD")
    assert not answer.choose_digit(0)
    with qtbot.waitSignal(answer.submitted):
        QTest.keyClick(field(answer), KEYS.Key_Return)


def test_an_amount_that_is_none(ask: Ask, open_answer: Open) -> None:
    answer = open_answer(ask(FactKind.AMOUNT))
    QTest.keyClicks(field(answer), "1.000,00")
    assert answer.findChildren(FaultNote)[0].isHidden()
    QTest.keyClick(field(answer), KEYS.Key_Tab)
    assert answer.error() in said(answer)
    assert answer.error().startswith("This is not an amount yet.")


@pytest.mark.parametrize("value", [Amount(Decimal("0.5"), "CNY"), UNKNOWN, None])
def test_amount_round_trip(ask: Ask, open_answer: Open, value: Value | None) -> None:
    answer = open_answer(ask(FactKind.AMOUNT, value=value))
    assert answer.value() == value
    assert not answer.error()


def test_an_amount_asked_in_one_currency(ask: Ask, open_answer: Open) -> None:
    answer = open_answer(ask(FactKind.AMOUNT, currency="CNY", value=UNKNOWN))
    assert answer.value() == UNKNOWN, "the currency that stands there is no answer"
    edit = answer.findChildren(QComboBox)[0].lineEdit()
    assert edit is not None
    assert edit.text() == "CNY"
    QTest.keyClicks(field(answer), "1000")
    assert answer.value() == Amount(Decimal(1000), "CNY")
    edit.setFocus()
    edit.clear()
    QTest.keyClicks(edit, "usd")
    assert answer.value() is None
    QTest.keyClick(edit, KEYS.Key_Tab)
    assert "This sum is asked in CNY.\nGive its equivalent in CNY." in said(answer)


@pytest.mark.parametrize("value", ["Law of Singapore 新加坡法", "Two\nlines", UNKNOWN, None])
def test_text_round_trip(ask: Ask, open_answer: Open, value: Value | None) -> None:
    answer = open_answer(ask(FactKind.TEXT, value=value))
    assert answer.value() == value


def test_a_text_of_one_line(ask: Ask, open_answer: Open, qtbot: QtBot) -> None:
    answer = open_answer(ask(FactKind.TEXT))
    QTest.keyClicks(field(answer), "  English law 0 ")
    assert answer.value() == "English law 0"
    with qtbot.waitSignal(answer.submitted):
        QTest.keyClick(field(answer), KEYS.Key_Enter)
    answer.findChildren(ChoiceCard)[0].click()
    assert answer.value() is UNKNOWN
    assert field(answer).text() == ""


def test_a_text_of_four_lines(ask: Ask, open_answer: Open, qtbot: QtBot) -> None:
    answer = open_answer(ask(FactKind.TEXT, value="One\ntwo"))
    lines = answer.findChildren(QPlainTextEdit)[0]
    lines.moveCursor(lines.textCursor().MoveOperation.End)
    with qtbot.assertNotEmitted(answer.submitted):
        QTest.keyClick(lines, KEYS.Key_Return)
    with qtbot.waitSignal(answer.submitted):
        QTest.keyClick(lines, KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)
    lines.setPlainText("x" * 4005)
    assert answer.value() is None
    assert answer.error() == "The text is too long. Take out 5 characters."


@pytest.mark.parametrize("kind", [FactKind.DATE, FactKind.AMOUNT, FactKind.TEXT])
def test_every_control_has_a_name(ask: Ask, open_answer: Open, kind: FactKind) -> None:
    answer = open_answer(ask(kind, none="No such date"))
    for control in (QLineEdit, QComboBox, ChoiceCard, QPlainTextEdit):
        for found in answer.findChildren(control):
            assert found.accessibleName()
