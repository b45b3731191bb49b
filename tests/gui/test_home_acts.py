"""What is done on the home page: with a matter of the list, by searching, by dropping files."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

import main
from engine.answers import UNKNOWN
from engine.law import FactId
from engine.tree import TreeId
from matters.document import read_document
from matters.keeper import Keeper
from matters.log import Act
from matters.matter import Particulars
from tests.gui.window_maker import (
    NOW,
    answer,
    button,
    click,
    make_window,
    press,
    settle,
    type_in,
)
from tests.matter_maker import matter, write_matter
from ui.main_window import MainWindow
from ui.pages.kept_matters import SEARCH_FROM
from ui.pages.matter_line import MatterLine
from ui.pages.matter_list import AT_ONCE
from ui.panels.dropping import Dropping
from ui.theme import Theme

ROOT = FilePath(__file__).parents[2]
COPY = Qt.DropAction.CopyAction
NOTHING = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    return make_window(theme, qtbot, tmp_path)


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> list[FilePath]:
    """Files that were opened in windows of their own; none is."""
    opened: list[FilePath] = []

    def open_apart(file: FilePath) -> bool:
        opened.append(file)
        return True

    monkeypatch.setattr("ui.dialogs.home_acts.open_apart", open_apart)
    return opened


def keep(window: MainWindow, name: str, days_ago: int = 0, **particulars: str) -> FilePath:
    """Put a matter into the data folder, and show it."""
    made = matter(name, effective="yes")
    path = window.wizard.register.new_path()
    told = Particulars(name=name, **particulars)
    write_matter(path, made.describe(told))
    when = (NOW - timedelta(days=days_ago)).timestamp()
    os.utime(path, (when, when))
    window.refresh()
    settle()
    return path


def names(window: MainWindow) -> list[str]:
    return [line.shown.name for line in window.frame.home.matters.list.lines if line.isVisible()]


def line(window: MainWindow, name: str) -> MatterLine:
    found = [each for each in window.frame.home.matters.list.lines if each.shown.name == name]
    assert found, f"no matter {name!r}"
    return found[0]


def choose(row: MatterLine, words: str) -> None:
    """Choose from the menu of a row."""
    row.show_menu(QPoint(20, 20))
    assert row.menu is not None
    found = [act for act in row.menu.actions() if act.text().split("\t")[0] == words]
    assert found, f"no act {words!r}"
    found[0].trigger()
    shut(row)


def shut(row: MatterLine) -> None:
    """Close the menu of a row; the window is active again, as a window manager makes it."""
    if row.menu is not None:
        row.menu.close()
    row.window().activateWindow()
    QTest.qWaitForWindowActive(row.window())
    settle()


def search(window: MainWindow, typed: str) -> None:
    window.frame.home.matters._search.edit.setText(typed)
    settle()


def note(window: MainWindow) -> str:
    return window.frame.status._note.text()


def said(window: MainWindow) -> str:
    shown = window.frame.banner.said
    return f"{shown.title}: {shown.sentence}" if shown else ""


def name(window: MainWindow) -> str:
    """Give the name of the matter that is open."""
    assert window.wizard.matter is not None
    return window.wizard.matter.particulars.name


def in_menu(row: MatterLine) -> list[str]:
    row.show_menu(QPoint(20, 20))
    assert row.menu is not None
    found = [act.text().split("\t")[0] for act in row.menu.actions() if act.text()]
    shut(row)
    return found


# --- a matter of the list ---------------------------------------------------------------


def test_archived_and_brought_back(window: MainWindow) -> None:
    path = keep(window, "Straits Grain")
    keep(window, "Baltic Freight", 1)
    choose(line(window, "Straits Grain"), "Archive")
    assert names(window) == ["Baltic Freight"]
    assert note(window) == "Archived “Straits Grain”"
    assert path.exists()
    click(button(window.frame.home, "1 archived"))
    assert names(window) == ["Baltic Freight", "Straits Grain"], "those put away come last"
    row = line(window, "Straits Grain")
    assert row.accessibleName().startswith("Straits Grain. Archived. ")
    assert in_menu(row)[-1] == "Bring back from the archive"
    click(button(row, "Bring back"))
    assert names(window) == ["Straits Grain", "Baltic Freight"]
    assert window.wizard.matter is None, "it was not opened"
    assert window.wizard.register.archive.all() == frozenset()


def test_archiving_is_undone_by_the_link_and_by_the_key(window: MainWindow) -> None:
    for number, name in enumerate(("First", "Second")):
        keep(window, name, number)
    assert not window.menu.undo.isEnabled()
    for name in ("First", "Second"):
        line(window, name).setFocus(Qt.FocusReason.TabFocusReason)
        press(window, Qt.Key.Key_Delete)
    assert names(window) == []
    assert window.frame.home.matters._none_said.text() == "Every matter is archived."
    assert button(window.frame.home, "2 archived").isVisible()
    click(button(window.frame.status, "Undo"))
    assert names(window) == ["Second"]
    window.menu.undo.trigger()
    settle()
    assert names(window) == ["First", "Second"]
    assert not window.menu.undo.isEnabled()
    assert note(window) == "“First” is back in the list"


def test_what_was_brought_back_by_hand_is_not_undone_once_more(window: MainWindow) -> None:
    keep(window, "Straits Grain")
    keep(window, "Baltic Freight", 1)
    window.home_acts.rename(line(window, "Baltic Freight").shown, "Baltic")
    settle()
    choose(line(window, "Straits Grain"), "Archive")
    click(button(window.frame.home, "1 archived"))
    click(button(line(window, "Straits Grain"), "Bring back"))
    assert not window.menu.undo.isEnabled()
    window.home_acts.undo()
    settle()
    assert set(names(window)) == {"Straits Grain", "Baltic"}


def test_the_focus_goes_to_the_next_matter(window: MainWindow) -> None:
    for number, name in enumerate(("First", "Second", "Third")):
        keep(window, name, number)
    line(window, "First").setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert QApplication.focusWidget() is line(window, "Third")
    press(window, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is line(window, "First")
    press(window, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert window.wizard.matter is not None


def test_a_matter_is_named_in_its_row(window: MainWindow) -> None:
    path = keep(window, "Straits Grain")
    keep(window, "Baltic Freight", 1)
    line(window, "Straits Grain").setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_F2)
    type_in(window, "Straits Grain v Hongda 2")
    press(window, Qt.Key.Key_Return)
    assert window.wizard.matter is None, "Enter ended the name, and opened nothing"
    assert names(window) == ["Straits Grain v Hongda 2", "Baltic Freight"]
    assert QApplication.focusWidget() is line(window, "Straits Grain v Hongda 2")
    found = read_document(path.read_bytes())
    assert [one.act for one in found.log] == [Act.BEGIN, Act.CHANGE]
    assert note(window) == "Renamed “Straits Grain” to “Straits Grain v Hongda 2”"
    click(button(window.frame.status, "Undo"))
    assert "Straits Grain" in names(window)
    window.acts.open(path)
    settle()
    window.wizard.undo()
    assert name(window) == "Straits Grain v Hongda 2"


def test_a_matter_known_by_its_parties_has_no_name_again_when_that_is_undone(
    window: MainWindow,
) -> None:
    path = keep(window, "", client="Straits", respondent="Hongda")
    window.home_acts.rename(line(window, "Straits v Hongda").shown, "")
    assert note(window) == "", "it had none"
    window.home_acts.rename(line(window, "Straits v Hongda").shown, "Grain")
    settle()
    assert names(window) == ["Grain"]
    click(button(window.frame.status, "Undo"))
    assert names(window) == ["Straits v Hongda"]
    assert note(window) == "It has no name again"
    assert "name" not in read_document(path.read_bytes()).parts["particulars"]


def test_a_name_is_taken_away(window: MainWindow) -> None:
    keep(window, "Grain", client="Straits", respondent="Hongda")
    window.home_acts.rename(line(window, "Grain").shown, "")
    settle()
    assert note(window) == "The name “Grain” was taken away"
    assert names(window) == ["Straits v Hongda"]
    click(button(window.frame.status, "Undo"))
    assert names(window) == ["Grain"]


def test_escape_keeps_the_name_and_the_list_may_change_meanwhile(window: MainWindow) -> None:
    path = keep(window, "Straits Grain")
    choose(line(window, "Straits Grain"), "Rename")
    field = QApplication.focusWidget()
    type_in(window, "1 New")
    write_matter(window.wizard.register.new_path(), matter("Another"))
    window.wizard.listed.emit()
    settle()
    assert set(names(window)) == {"Straits Grain", "Another"}
    assert line(window, "Straits Grain").field is field is QApplication.focusWidget()
    press(window, Qt.Key.Key_Escape)
    assert set(names(window)) == {"Straits Grain", "Another"}
    assert read_document(path.read_bytes()).log == ()


def test_a_matter_open_in_another_window_keeps_its_name(window: MainWindow) -> None:
    path = keep(window, "Straits Grain")
    other = Keeper.open(window.wizard.register, path, NOW)
    window.home_acts.rename(line(window, "Straits Grain").shown, "New")
    settle()
    assert said(window) == (
        "“Straits Grain” was not renamed: It is open in another window; rename it there. "
        "Its file stays as it is."
    )
    assert names(window) == ["Straits Grain"]
    other.close()


def test_a_copy_is_a_matter_of_its_own(window: MainWindow) -> None:
    keep(window, "Straits Grain")
    choose(line(window, "Straits Grain"), "Duplicate")
    choose(line(window, "Straits Grain"), "Duplicate")
    assert set(names(window)) == {"Straits Grain", "Straits Grain (copy)", "Straits Grain (copy 2)"}
    click(line(window, "Straits Grain (copy)"))
    assert window.wizard.matter is not None
    assert window.wizard.matter.answers[FactId("effective")] == "yes"
    assert said(window) == ""


def test_a_matter_elsewhere_is_removed_from_the_list_only(
    window: MainWindow, tmp_path: FilePath
) -> None:
    (tmp_path / "data").mkdir(exist_ok=True)
    file = tmp_path / "Baltic 100%.exq"
    write_matter(file, matter("Baltic Freight"))
    window.acts.open(file)
    window.wizard.close()
    settle()
    row = line(window, "Baltic Freight")
    assert in_menu(row)[-1] == "Remove from this list"
    row.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_Delete)
    assert names(window) == []
    assert file.exists()
    assert note(window) == "Removed “Baltic Freight” from the list; its file stays"
    click(button(window.frame.status, "Undo"))
    assert names(window) == ["Baltic Freight"]


def test_a_file_that_cannot_be_read_is_put_away_too(window: MainWindow) -> None:
    (window.wizard.register.new_path("broken")).write_text("{", encoding="utf-8")
    window.refresh()
    settle()
    row = line(window, "broken.exq")
    assert in_menu(row) == ["Open", "Open in another window", "Archive"]
    row.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_F2)
    assert row.field is None
    press(window, Qt.Key.Key_Delete)
    assert names(window) == []


def test_a_list_that_cannot_be_written_is_said(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(window, "Straits Grain")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("matters.archive.write_atomically", full)
    choose(line(window, "Straits Grain"), "Archive")
    assert said(window).startswith("“Straits Grain” stays where it is: The list in ")
    assert "the disk is full" in said(window)
    assert names(window) == ["Straits Grain"]


def test_the_menu_comes_by_pointer_and_by_keys(window: MainWindow) -> None:
    keep(window, "Straits Grain")
    row = line(window, "Straits Grain")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(30, 20), QPoint(30, 20))
    QApplication.sendEvent(row, event)
    assert row.menu is not None
    shut(row)
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert row._more is not None
    assert row._more.isVisible()
    for key, held in (
        (Qt.Key.Key_Menu, NOTHING),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ):
        QTest.keyClick(row, key, held)
        assert row.menu is not None, key
        shut(row)
    assert not window.menuBar().isVisible(), "Shift+F10 is not F10"
    window.frame.home.take_focus()
    settle()
    assert not row._more.isVisible()
    assert row._more.accessibleName() == "What can be done to Straits Grain"


def test_another_window_is_opened(window: MainWindow, apart: list[FilePath]) -> None:
    path = keep(window, "Straits Grain")
    choose(line(window, "Straits Grain"), "Open in another window")
    assert apart == [path]
    assert window.wizard.matter is None


# --- searching --------------------------------------------------------------------------


def fill(window: MainWindow, count: int = SEARCH_FROM) -> None:
    for number in range(count):
        keep(window, f"Matter {number}", number)


def test_any_words_in_any_order_find_a_matter(window: MainWindow) -> None:
    fill(window, SEARCH_FROM - 1)
    assert not window.frame.home.matters._search.isVisible()
    told = {"client": "Straße AG", "respondent": "江苏宏达", "reference": "2026/Sg-7"}
    keep(window, "Grain", 9, **told)
    assert window.frame.home.matters._search.isVisible()
    for typed in ("宏达 strasse", "sg-7 GRAIN", "small papers grain", "  2026 宏达  "):
        search(window, typed)
        assert names(window) == ["Grain"], typed


def test_what_is_put_away_is_found_with_its_mark(window: MainWindow) -> None:
    fill(window)
    window.home_acts.archive(line(window, "Matter 2").shown)
    settle()
    assert "Matter 2" not in names(window)
    search(window, "matter 2")
    assert names(window) == ["Matter 2"]
    assert line(window, "Matter 2").shown.archived


def test_an_empty_result_has_a_way_out(window: MainWindow) -> None:
    fill(window)
    search(window, "nobody 没有")
    assert names(window) == []
    home = window.frame.home.matters
    assert home._none_said.text() == "No matter is found by “nobody 没有”."
    assert not home._first.isVisible()
    click(button(home, "Show all matters"))
    assert len(names(window)) == SEARCH_FROM
    assert not home._none.isVisible()


def test_the_search_goes_by_keys(window: MainWindow) -> None:
    fill(window)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_in(window, "matter")
    press(window, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is line(window, "Matter 0")
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_in(window, "1")
    press(window, Qt.Key.Key_Escape)
    assert len(names(window)) == SEARCH_FROM
    type_in(window, "3")
    press(window, Qt.Key.Key_Return)
    assert window.wizard.matter is not None
    assert window.wizard.matter.particulars.name == "Matter 3"


def test_many_matters_are_shown_in_two_steps(window: MainWindow) -> None:
    for number in range(AT_ONCE + 5):
        write_matter(window.wizard.register.new_path(), matter(f"Matter {number}"))
    window.refresh()
    settle()
    assert len(names(window)) == AT_ONCE
    search(window, f"matter {AT_ONCE + 4}")
    assert names(window) == [f"Matter {AT_ONCE + 4}"], "a search goes over all"
    search(window, "")
    click(button(window.frame.home, "Show 5 more"))
    assert len(names(window)) == AT_ONCE + 5


# --- each day ---------------------------------------------------------------------------


def test_a_new_day_walks_the_list_anew(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(window, "Straits Grain")
    assert line(window, "Straits Grain").shown.changed.startswith("Today")
    taken: list[object] = []
    window.listing.found.connect(taken.append)
    window.listing.look()
    settle()
    assert taken == [], "it is the same day"
    row = line(window, "Straits Grain")
    monkeypatch.setattr(window.wizard, "_clock", lambda: NOW + timedelta(days=400))
    window.listing.look()
    settle()
    assert len(taken) == 1
    assert line(window, "Straits Grain") is row, "the row stays"
    assert not row.shown.changed.startswith("Today")


def test_a_new_day_walks_the_open_matter_anew_and_keeps_what_was_picked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.wizard.start(window.wizard.tracks()[0].tree)
    settle()
    window.frame.question.set_value("order")
    before = window.wizard.path
    monkeypatch.setattr(window.wizard, "_clock", lambda: NOW + timedelta(days=1))
    window.listing.look()
    settle()
    assert window.wizard.path is not before
    assert window.wizard.path.situation.as_of == (NOW + timedelta(days=1)).date()
    assert window.frame.question.value() == "order"
    assert window.wizard.matter is not None
    assert window.wizard.matter.answers == {}


@pytest.mark.parametrize("typed", ["12 Mar", "12 March 2025"])
def test_a_new_day_keeps_what_is_being_typed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    window.wizard.start(window.wizard.tracks()[0].tree)
    answer(window, kind_of_paper="judgment", origin_place=UNKNOWN, treaty="yes", effective="yes")
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    type_in(window, typed)
    edit.setCursorPosition(2)
    monkeypatch.setattr(window.wizard, "_clock", lambda: NOW + timedelta(days=1))
    window.listing.look()
    settle()
    assert QApplication.focusWidget() is edit
    assert (edit.text(), edit.cursorPosition()) == (typed, 2)


# --- files ------------------------------------------------------------------------------


def data_of(*files: FilePath) -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return made


def drop(window: MainWindow, *files: FilePath) -> None:
    """Drag files over the window, and let them go."""
    over, data = window.findChild(Dropping), data_of(*files)
    assert over is not None
    enter = QDragEnterEvent(QPoint(300, 300), COPY, data, Qt.MouseButton.LeftButton, NOTHING)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert over.isVisible()
    event = QDropEvent(QPointF(300, 300), COPY, data, Qt.MouseButton.LeftButton, NOTHING)
    QApplication.sendEvent(over, event)
    settle()
    assert not over.isVisible()


@pytest.fixture
def file(tmp_path: FilePath) -> FilePath:
    path = tmp_path / "海峡 粮食 100% #1 & co.exq"
    write_matter(path, matter("Straits Grain"))
    return path


def test_a_file_dropped_anywhere_is_opened(window: MainWindow, file: FilePath) -> None:
    drop(window, file)
    assert window.wizard.file == file
    drop(window, file)
    assert window.wizard.file == file, "over the question too"
    assert said(window) == ""


def test_of_several_files_each_has_a_window(
    window: MainWindow, file: FilePath, tmp_path: FilePath, apart: list[FilePath]
) -> None:
    answers = tmp_path / "answers.YAML"
    answers.write_text("tree: small\nanswers: {effective: 'yes'}\n", encoding="utf-8")
    drop(window, file, answers, tmp_path / "note.pdf")
    assert window.wizard.file == file
    assert apart == [answers]
    assert said(window).startswith("“note.pdf” is no matter file: ")


def test_what_is_no_matter_file_is_said(window: MainWindow, tmp_path: FilePath) -> None:
    (tmp_path / "folder.exq").mkdir()
    drop(window, tmp_path / "memo.pdf", tmp_path / "picture.png")
    assert said(window) == (
        "“memo.pdf” is no matter file: Exequatur opens matter files (.exq) and answers files (.yaml). "
        "1 more could not be opened either."
    )
    drop(window, tmp_path / "folder.exq")
    assert said(window).startswith("“folder.exq” is a folder: ")
    drop(window, tmp_path / "gone.exq")
    assert "There is no file" in said(window)
    assert window.wizard.matter is None


def test_files_that_only_pass_leave_nothing_behind(
    window: MainWindow, file: FilePath, qtbot: QtBot
) -> None:
    over, data = window.findChild(Dropping), data_of(file)
    assert over is not None
    enter = QDragEnterEvent(QPoint(300, 300), COPY, data, Qt.MouseButton.LeftButton, NOTHING)
    for target, event in ((window, enter), (window, QDragLeaveEvent()), (over, enter)):
        QApplication.sendEvent(target, event)
    qtbot.wait(120)
    assert over.isVisible(), "they are over what covers the window"
    QApplication.sendEvent(over, QDragLeaveEvent())
    assert not over.isVisible()
    for event in (enter, QDragLeaveEvent()):
        QApplication.sendEvent(window, event)
    qtbot.waitUntil(lambda: not over.isVisible())  # they never came over what covers the window
    text = QMimeData()
    text.setText("no file")
    enter = QDragEnterEvent(QPoint(300, 300), COPY, text, Qt.MouseButton.LeftButton, NOTHING)
    QApplication.sendEvent(window, enter)
    assert not over.isVisible()


def test_nothing_is_taken_while_a_dialog_asks(window: MainWindow, file: FilePath) -> None:
    window.wizard.start(window.wizard.tracks()[0].tree)
    window.acts.describe()
    settle()
    data = data_of(file)
    enter = QDragEnterEvent(QPoint(300, 300), COPY, data, Qt.MouseButton.LeftButton, NOTHING)
    QApplication.sendEvent(window, enter)
    over = window.findChild(Dropping)
    assert over is not None
    assert not over.isVisible()
    assert window.acts.dialog is not None
    window.acts.dialog.reject()
    settle()


# --- the command line -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argument", "window_opens"),
    [
        ("a.exq", True),
        ("A.EXQ", True),
        ("a b 海.yaml", True),
        ("a.yml", True),
        (str(ROOT / "README.md"), True),
        ("check", False),
        ("--version", False),
    ],
)
def test_which_arguments_name_a_file(argument: str, window_opens: bool) -> None:
    assert main.names_file(argument) is window_opens


def test_without_a_display_a_file_is_said_where_to_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(main, "has_display", lambda: False)
    assert main.main(["Straits Grain.exq"]) == 2
    assert 'main.py walk TREE --answers "Straits Grain.exq" needs none' in capsys.readouterr().err


def test_a_file_given_to_the_program_is_opened_and_held(tmp_path: FilePath) -> None:
    """As a file manager starts it: a process of its own, which holds the matter's lock."""
    file = tmp_path / "Straits 海峡 100%.exq"
    write_matter(file, replace(matter("Straits Grain"), legs=(TreeId("foreign_judgments"),)))
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "EXEQUATUR_DATA": str(tmp_path / "data"),
    }
    lock = file.with_name(f".{file.name}.lock")
    with subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), str(file)], env=environment
    ) as it:
        try:
            for _ in range(600):
                if lock.exists():
                    break
                QTest.qWait(50)
            assert lock.exists(), "the process has it"
        finally:
            it.terminate()
