from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from engine.answers import UNKNOWN, Grounds
from engine.law import FactKind, GroundState, Modality, NodeId, RowId
from engine.view import Basis, ShownQuestion, ShownRow
from tests.gui.conftest import Ask, Open
from ui.answers import AnswerWidget
from ui.answers.grounds import GroundsAnswer
from ui.theme import Theme

KEYS = Qt.Key
LONG = (
    "Effective judgment in the same dispute, in China or in a third country, whichever is earlier"
)


def ground(
    name: str, text: str, modality: Modality = Modality.SHALL, rests_on: tuple[str, ...] = ()
) -> ShownRow:
    return ShownRow(
        id=RowId(name), text=text, help="", evidence="", modality=modality,
        state=GroundState.NOT_RAISED, derived=bool(rests_on),
        rests_on=tuple(Basis(NodeId(name), "Legal effect") for name in rests_on), cites=(),
    )  # fmt: skip


ROWS = (
    ground("court", "The court lacked jurisdiction"),
    ground("summons", "The respondent was not duly summoned"),
    ground("same", LONG, Modality.MAY),
    ground("late", "Filed after the two years", rests_on=("effective_date",)),
)


@pytest.fixture
def matrix(ask: Ask, open_answer: Open) -> AnswerWidget:
    return open_answer(ask(FactKind.GROUNDS, rows=ROWS, id=NodeId("foreign_refusal_grounds")))


def table(answer: AnswerWidget) -> QTableView:
    return answer.findChildren(QTableView)[0]


def cell(answer: AnswerWidget, row: int, column: int) -> QPoint:
    view = table(answer)
    return view.visualRect(view.model().index(row, column)).center()


def said(answer: AnswerWidget, row: int, column: int) -> str:
    model = table(answer).model()
    return str(model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole))


def test_complete_from_the_start(matrix: AnswerWidget) -> None:
    assert matrix.value() == Grounds(())


def test_by_mouse(matrix: AnswerWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignals([matrix.changed, matrix.row_focused]) as heard:
        at = cell(matrix, 1, 3)
        QTest.mouseClick(table(matrix).viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert heard.signal_triggered
    assert matrix.value() == Grounds(((RowId("summons"), GroundState.ARGUABLE),))


def test_a_click_on_the_ground_only_looks(matrix: AnswerWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignal(matrix.row_focused) as heard, qtbot.assertNotEmitted(matrix.changed):
        at = cell(matrix, 2, 0)
        QTest.mouseClick(table(matrix).viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert heard.args == ["same"]


def test_by_keyboard(matrix: AnswerWidget, qtbot: QtBot) -> None:
    QTest.keyClick(table(matrix), KEYS.Key_1)
    QTest.keyClick(table(matrix), KEYS.Key_Down)
    QTest.keyClick(table(matrix), KEYS.Key_4)
    QTest.keyClick(table(matrix), KEYS.Key_Down)
    QTest.keyClick(table(matrix), KEYS.Key_Left)
    QTest.keyClick(table(matrix), KEYS.Key_Left)
    QTest.keyClick(table(matrix), KEYS.Key_Space)
    QTest.keyClick(table(matrix), KEYS.Key_Down)
    assert matrix.value() == Grounds(
        (
            (RowId("court"), GroundState.MADE_OUT),
            (RowId("summons"), GroundState.UNKNOWN),
            (RowId("same"), GroundState.ARGUABLE),
        )
    )
    QTest.keyClick(table(matrix), KEYS.Key_3)
    with qtbot.waitSignal(matrix.submitted):
        QTest.keyClick(table(matrix), KEYS.Key_Return)
    assert isinstance(matrix, GroundsAnswer)
    assert len(matrix.value().states) == 2


def test_digits_from_the_page(matrix: AnswerWidget) -> None:
    assert matrix.choose_digit(2)
    assert matrix.value() == Grounds(((RowId("court"), GroundState.ARGUABLE),))
    assert not matrix.choose_digit(7)


def test_round_trip(matrix: AnswerWidget) -> None:
    value = Grounds(((RowId("same"), GroundState.MADE_OUT),))
    matrix.set_value(value)
    assert matrix.value() == value
    matrix.set_value(UNKNOWN)
    assert isinstance(matrix, GroundsAnswer)
    assert {state for _, state in matrix.value().states} == {GroundState.UNKNOWN}
    matrix.set_value(None)
    assert matrix.value() == Grounds(())


def test_what_a_screen_reader_says(matrix: AnswerWidget) -> None:
    matrix.choose_digit(2)
    assert said(matrix, 0, 3) == "The court lacked jurisdiction: arguable, selected"
    assert said(matrix, 0, 4) == "The court lacked jurisdiction: not raised, not selected"
    assert (said(matrix, 0, 1), said(matrix, 2, 1)) == ("must refuse", "may refuse")
    assert table(matrix).accessibleName() == "What is it?"


def test_stay_grounds_stay(ask: Ask, open_answer: Open) -> None:
    answer = open_answer(ask(FactKind.GROUNDS, rows=ROWS, id=NodeId("stay_grounds")))
    assert (said(answer, 0, 1), said(answer, 2, 1)) == ("must stay", "may stay")


def test_rows_that_follow_lead_to_their_answer(matrix: AnswerWidget, qtbot: QtBot) -> None:
    assert table(matrix).model().rowCount() == 3
    link = matrix.findChildren(QPushButton)[0]
    assert link.text() == "Legal effect"
    with qtbot.waitSignal(matrix.rests_on_clicked) as heard:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert heard.args == ["effective_date"]


def test_a_basis_that_is_not_asked_has_no_link(ask: Ask, open_answer: Open, qtbot: QtBot) -> None:
    unasked = replace(ROWS[3], rests_on=(Basis(NodeId("late"), "Legal effect", answered=False),))
    answer = open_answer(ask(FactKind.GROUNDS, rows=(*ROWS[:3], unasked)))
    assert answer.findChildren(QPushButton) == []
    answer.take_focus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(answer.row_focused) as heard:
        QTest.keyClick(table(answer), KEYS.Key_Tab)
    assert heard.args == ["late"]


def test_rows_grow_with_their_text(ask: Ask, open_answer: Open, theme: Theme) -> None:
    question: ShownQuestion = ask(FactKind.GROUNDS, rows=ROWS)
    view = table(open_answer(question))
    heights = [view.rowHeight(row) for row in range(3)]
    assert heights[0] == heights[1] == 41
    assert heights[2] > heights[0]
    assert view.height() >= sum(heights) + view.horizontalHeader().height()
    theme.set_zoom(1.5)
    assert view.rowHeight(2) > heights[2]


def test_a_row_that_follows_drives_the_panel_alone(matrix: AnswerWidget, qtbot: QtBot) -> None:
    view = table(matrix)
    matrix.take_focus(Qt.FocusReason.TabFocusReason)
    assert view.currentIndex().row() == 0
    link = matrix.findChildren(QPushButton)[0]
    with qtbot.waitSignal(matrix.row_focused) as heard, qtbot.assertNotEmitted(matrix.changed):
        link.setFocus(Qt.FocusReason.TabFocusReason)
    assert heard.args == ["late"]
    assert not view.currentIndex().isValid()
    with qtbot.waitSignal(matrix.row_focused) as heard:
        QTest.keyClick(view, KEYS.Key_Down)
    assert heard.args == ["court"]


def test_a_click_on_a_row_that_follows_looks_at_it(matrix: AnswerWidget, qtbot: QtBot) -> None:
    named = "Filed after the two years: not raised, must refuse"
    line = next(one for one in matrix.findChildren(QWidget) if one.accessibleName() == named)
    with qtbot.waitSignal(matrix.row_focused) as heard:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert heard.args == ["late"]
