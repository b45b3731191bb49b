"""Documents, deadlines, panels, pop-over, zoom and colours of the real window."""

from decimal import Decimal
from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.answers import Amount
from firm.policy import Appearance
from tests.gui.window_maker import answer, button, click, make_window, press, settle
from tests.matter_maker import FRENCH, IN_TIME
from ui.main_window import MainWindow
from ui.pages.deadlines import DateButton
from ui.panels.reasons import UpdateBadge
from ui.theme import Theme


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    made = make_window(theme, qtbot, tmp_path)
    made.wizard.start(made.wizard.tracks()[0].tree)
    answer(made, **FRENCH)
    return made


def texts(page: QWidget) -> set[str]:
    """Everything a page says."""
    return {label.text() for label in page.findChildren(QLabel)}


def finish(window: MainWindow) -> None:
    answer(window, **IN_TIME, relief=("money",))
    answer(window, claim=Amount(Decimal(1000), "CNY"), remark="None")


def test_views_before_there_is_anything_say_so(window: MainWindow) -> None:
    for view, said in (("documents", "No papers yet"), ("deadlines", "No dates yet")):
        window.menu.views[view].trigger()
        settle()
        page = getattr(window.frame, view)
        assert page.isVisible()
        assert said in texts(page)
    click(button(window.frame.deadlines, "Go on with the route"))
    assert window.view == "route"


def test_deadlines_show_every_reading_with_its_arithmetic(window: MainWindow) -> None:
    finish(window)
    window.show_view("deadlines")
    settle()
    rows = window.frame.deadlines.findChildren(DateButton)
    assert [row.shown.day for row in rows] == ["12 March 2027", "1 April 2027", "Usual time"]
    assert rows[0].isChecked()
    assert rows[0].shown.left == "Met on 1 November 2026"
    assert rows[0].shown.steps[:4] == (
        ("Effect since", "12 March 2025"),
        ("First day counted", "13 March 2025"),
        ("Period", "2 years"),
        ("Last day", "12 March 2027"),
    )
    assert rows[1].shown.later == "When the period starts"
    rows[0].setFocus()
    press(window, Qt.Key.Key_Down)
    assert rows[1].isChecked(), "arrow keys go through the dates"
    assert not rows[2].shown.left, "a usual time is never a date"


def test_documents_are_grouped_and_counted(window: MainWindow) -> None:
    finish(window)
    assert window.frame.header.tabs["documents"].accessibleName() == "Documents 2"
    window.show_view("documents")
    settle()
    said = texts(window.frame.documents)
    assert {"The judgment 民事判决书", "Schedule of the sum", "Power of attorney"} <= said


def test_a_pinpoint_opens_the_rule_and_esc_closes_it(window: MainWindow) -> None:
    window.show_question("effective")
    settle()
    links = window.frame.reasons.findChildren(QPushButton)
    pinpoint = next(each for each in links if each.text().startswith("Guide"))
    pinpoint.setFocus()
    click(pinpoint)
    popover = window.frame.popover
    assert popover.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    badge = window.frame.reasons.findChildren(UpdateBadge)[0]
    click(button(badge, "Read what changed"))
    assert popover.isVisible()
    click(window.frame.question)
    assert not popover.isVisible()


def panels(window: MainWindow) -> tuple[bool, bool]:
    """Whether the route and the reasons are open."""
    return window.frame.desk.left.shown, window.frame.desk.right.shown


def test_panels_fold_where_there_is_little_room(window: MainWindow) -> None:
    seen = []
    for width in (1280, 1100, 900, 1280):
        window.resize(width, 700)
        settle()
        seen.append(panels(window))
    assert seen == [(True, True), (True, False), (False, False), (True, True)]


def test_a_folded_panel_opens_over_the_page(window: MainWindow) -> None:
    window.resize(900, 600)
    settle()
    window.frame.desk.route_rail.open_asked.emit()
    settle()
    seen = [panels(window)]
    press(window, Qt.Key.Key_Escape)
    seen.append(panels(window))
    assert seen == [(True, False), (False, False)]


def test_a_panel_is_folded_by_its_key(window: MainWindow) -> None:
    seen = []
    for _ in range(2):
        window.menu.route_panel.trigger()
        settle()
        seen.append(panels(window)[0])
    assert seen == [False, True]


def test_zoom_and_colours_keep_what_is_chosen(window: MainWindow, theme: Theme) -> None:
    press(window, Qt.Key.Key_1)
    assert window.frame.question.value() == "yes"
    window.menu.zoom_in.trigger()
    settle()
    assert theme.zoom == 1.1
    assert window.frame.question.value() == "yes"
    window.menu.looks[Appearance.DARK].trigger()
    settle()
    assert theme.tokens.dark
    assert window.frame.question.value() == "yes"
    window.menu.zoom_reset.trigger()
    settle()
    assert theme.zoom == 1.0


def test_f6_goes_through_the_regions(window: MainWindow) -> None:
    seen = []
    for _ in range(4):
        window.frame.next_region()
        settle()
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
    assert len(set(map(id, seen))) == 4


def test_the_menu_bar_is_shown_by_f10(window: MainWindow) -> None:
    seen = []
    for key in (Qt.Key.Key_F10, Qt.Key.Key_F10):
        QTest.keyClick(window, key)
        seen.append(window.menuBar().isVisible())
    assert seen == [True, False]


def test_what_the_window_remembers(window: MainWindow, theme: Theme) -> None:
    window.menu.reasons_panel.trigger()
    window._remember()
    assert window.memory.panel("reasons") is False
    assert window.memory.panel("route") is True
    assert window.memory.zoom == theme.zoom


def test_every_control_has_a_name(window: MainWindow) -> None:
    finish(window)
    for view in ("route", "documents", "deadlines"):
        window.show_view(view)
        settle()
        for each in window.findChildren(QPushButton):
            assert each.accessibleName() or each.text(), each
