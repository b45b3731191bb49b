"""The deadlines page: picture, table and arithmetic, in any room, by keyboard and in words."""

from datetime import date
from pathlib import Path as FilePath
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.library import Library
from engine.tree import TreeId
from engine.walk import walk
from firm.policy import Appearance
from memo.memo import build_memo
from tests.gui.window_maker import settle
from tests.small_trees import UPDATES, small_library
from tests.unit.test_dates_told import CALENDAR, MOVED
from tests.unit.test_memo import OPEN, small_matter
from ui.pages.date_picture import DatePicture
from ui.pages.dates_shown import DateRow, date_rows
from ui.pages.deadlines import DateButton, DeadlinesPage
from ui.theme import Theme

DAY = date(2026, 11, 22)
SMALL: dict[str, Any] = {**OPEN, "effective_date": "2025-03-12", "performance_date": "2025-04-01"}


@pytest.fixture
def library(tmp_path: FilePath) -> Library:
    updates = UPDATES + MOVED.replace("RULE", "small-time")
    return small_library(tmp_path / "trees", calendar=CALENDAR, updates=updates)


def rows_of(library: Library, **answers: Any) -> tuple[DateRow, ...]:
    matter = small_matter(library, **{**SMALL, **answers})
    leg = build_memo(matter, library, DAY).legs[0]
    path = walk(library.trees[TreeId("small")], matter.answers, library.law, DAY)
    return date_rows(path, leg, DAY)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> DeadlinesPage:
    made = DeadlinesPage(theme)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def show(page: DeadlinesPage, library: Library, **answers: Any) -> tuple[DateRow, ...]:
    rows = rows_of(library, **answers)
    page.show_dates(rows, DAY, own_date=False)
    settle()
    return rows


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def buttons(page: DeadlinesPage) -> list[DateButton]:
    return [each for each in page.findChildren(DateButton) if each.isVisible()]


def picture(page: DeadlinesPage) -> DatePicture:
    (found,) = (each for each in page.findChildren(DatePicture) if each.isVisible())
    return found


def test_the_picture_says_in_words_what_it_shows(page: DeadlinesPage, library: Library) -> None:
    show(page, library, filed_on="2027-01-15")
    assert picture(page).accessibleName() == "Picture of the dates"
    assert picture(page).accessibleDescription() == (
        "Counted on 22 November 2026. 12 March 2027: Last day to file, Friday, working date. "
        "110 days left. Reminders: 12 December 2026, 10 February 2027 and 5 March 2027. "
        "1 April 2027: Last day to file, Thursday, second reading. 130 days left. "
        "15 January 2027: Filed, planned. Ruling: nominal, not a deadline."
    )


def test_a_click_on_a_mark_chooses_its_row(page: DeadlinesPage, library: Library) -> None:
    show(page, library)
    shown = picture(page)
    second = shown.laid(shown.width()).marks[-1]
    at = QPointF(second.x + 20, 0).toPoint()
    for down in range(shown.height()):
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(at.x(), down))
    settle()
    assert [each.isChecked() for each in buttons(page)] == [False, True, False]


def test_arrows_go_through_the_rows_and_the_arithmetic_follows(
    page: DeadlinesPage, library: Library
) -> None:
    show(page, library, effective_date="2024-10-02")
    said = texts(page.counting)
    assert "Yes, a Friday in the days off for National Day" in said
    assert "Rolled date, to verify" in said
    assert any("verify with counsel" in each for each in said)
    first, second, *_ = buttons(page)
    assert first.shown.rolled == "A rest day. Rolled date: Monday 5 October 2026, to be verified"
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    settle()
    assert second.isChecked()
    assert "Not known, a Thursday" in texts(page.counting)


def test_a_date_without_a_start_offers_the_question_that_fixes_it(
    page: DeadlinesPage, library: Library, qtbot: QtBot
) -> None:
    rows = show(page, library, effective_date="unknown", performance_date="none")
    assert [row.day for row in rows] == ["Open", "Usual time"]
    (opener,) = (
        each
        for each in page.findChildren(QPushButton)
        if each.isVisible() and each.text() == "Enter the day"
    )
    assert opener.accessibleName() == "Enter “Effect since”, which fixes it: Last day to file"
    with qtbot.waitSignal(page.question_asked) as asked:
        opener.click()
    assert asked.args == ["effective_date"]
    assert not [each for each in page.findChildren(DatePicture) if each.isVisible()]


def test_a_usual_time_has_no_date_anywhere(page: DeadlinesPage, library: Library) -> None:
    usual = next(row for row in show(page, library) if row.nominal)
    assert (usual.day, usual.under, usual.due, usual.left) == (
        "Usual time",
        "Not a deadline",
        None,
        "",
    )
    assert all(one.mark.key != usual.key for one in picture(page).laid(800).marks)


def test_only_reminders_ahead_are_shown_and_none_once_it_is_done(library: Library) -> None:
    late, done = (
        rows_of(library, effective_date="2024-12-10"),
        rows_of(library, filed_on="2026-11-01"),
    )
    assert late[0].ahead == (date(2026, 12, 3),)
    assert late[0].reminders == "3 December 2026: 7 days ahead."
    assert (done[0].ahead, done[0].reminders) == ((), "")


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (900, True), (600, False)])
def test_the_arithmetic_stands_where_there_is_room(
    page: DeadlinesPage, library: Library, width: int, beside: bool
) -> None:
    show(page, library)
    page.resize(width, 500)
    settle()
    assert (page.counting.isVisible(), page.under.isVisible()) == (beside, not beside)
    shown = picture(page)
    assert shown.height() == shown.heightForWidth(shown.width())


@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST])
@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.5])
def test_it_is_drawn_in_every_look(
    page: DeadlinesPage, library: Library, theme: Theme, look: Appearance, zoom: float
) -> None:
    theme.set_appearance(look)
    theme.set_zoom(zoom)
    show(page, library, filed_on="2027-01-15")
    image = picture(page).grab().toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert len(colours) > 1


def test_no_dates_yet(page: DeadlinesPage) -> None:
    page.show_dates((), DAY, own_date=True)
    settle()
    assert "No dates yet" in texts(page)
    assert not page.counting.isVisible()
    assert not page.under.isVisible()
