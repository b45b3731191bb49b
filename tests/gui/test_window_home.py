"""The home page: tracks, the list of matters, a first start."""

import os
from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.answers import UNKNOWN
from matters.matter import Particulars
from tests.gui.window_maker import answer, button, click, make_window, press, settle
from ui.main_window import MainWindow
from ui.pages.matter_line import MatterLine
from ui.theme import Theme


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    return make_window(theme, qtbot, tmp_path)


def begin(window: MainWindow, name: str, **answers: object) -> None:
    window.wizard.start(window.wizard.tracks()[0].tree)
    for fact, value in answers.items():
        answer(window, **{fact: value})  # type: ignore[arg-type] # values of the test
    window.wizard.describe(Particulars(name=name, issued_by="High Court of Singapore"))
    window.wizard.close()
    settle()


def lines(window: MainWindow) -> list[MatterLine]:
    return [line for line in window.frame.home.matters.list.lines if line.isVisible()]


def test_a_first_start_shows_the_cards_and_one_line(window: MainWindow) -> None:
    home = window.frame.home
    assert [card.track.title for card in home.cards] == ["Small papers"]
    assert home.cards[0].track.extent == "6 to 12 questions"
    assert not home.matters.list.isVisible()
    assert home.matters._first.isVisible()


def test_matters_are_listed_with_verdict_and_date(window: MainWindow) -> None:
    begin(window, "Straits Grain v Hongda", kind_of_paper="order")
    begin(window, "Baltic Freight v Jinhe", kind_of_paper="judgment")
    shown = {line.shown.name: line.shown for line in lines(window)}
    assert set(shown) == {"Straits Grain v Hongda", "Baltic Freight v Jinhe"}
    assert shown["Straits Grain v Hongda"].verdict == "barred"
    assert shown["Straits Grain v Hongda"].line == "High Court of Singapore"
    unfinished = shown["Baltic Freight v Jinhe"]
    assert unfinished.verdict is None, "a route just begun has no verdict"
    assert unfinished.progress == "1 answered, 5 to 11 to go"


def test_a_matter_opens_where_it_was_left(window: MainWindow) -> None:
    begin(window, "Straits Grain v Hongda", kind_of_paper="judgment")
    click(lines(window)[0])
    assert window.wizard.path.at.id == "origin_place"
    assert window.frame.question.isVisible()


def test_matters_without_a_name_are_behind_a_link(window: MainWindow) -> None:
    begin(window, "Named", kind_of_paper="order")
    begin(window, "", kind_of_paper=UNKNOWN)
    assert [line.shown.name for line in lines(window)] == ["Named"]
    click(button(window.frame.home, "1 without a name"))
    assert len(lines(window)) == 2


def test_a_file_that_cannot_be_read_is_named(window: MainWindow) -> None:
    begin(window, "Straits Grain v Hongda", kind_of_paper="order")
    folder = window.wizard.register.folder
    (folder / "broken.exq").write_text("tree: [", encoding="utf-8")
    window.refresh()
    settle()
    broken = [line.shown for line in lines(window) if line.shown.problem]
    assert [shown.name for shown in broken] == ["broken.exq"]
    assert "broken.exq" in broken[0].problem


def test_the_latest_comes_first(window: MainWindow) -> None:
    for number, name in enumerate(("First", "Second")):
        begin(window, name, kind_of_paper="order")
        newest = max(window.wizard.register.folder.glob("*.exq"), key=lambda f: f.stat().st_mtime)
        os.utime(newest, (1_000_000_000 + number, 1_000_000_000 + number))
    window.refresh()
    settle()
    assert [line.shown.name for line in lines(window)] == ["Second", "First"]


def test_the_application_picture_leads_home(window: MainWindow) -> None:
    press(window, Qt.Key.Key_1)
    assert window.view == "route"
    window.frame.header.home_asked.emit()
    settle()
    assert window.wizard.matter is None
    assert window.frame.home.isVisible()
    assert not window.menu.export.isEnabled()
