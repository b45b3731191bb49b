"""What the window says of keeping a matter: saved here and there, read-only, replaced, restored."""

import json
import lzma
import os
from base64 import b64decode
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path as FilePath
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from engine.law import FactId
from matters.document import Document, read_document
from matters.file import load_matter
from matters.keeper import Keeper
from matters.lock import signed_in
from matters.matter import Particulars
from tests.gui.window_maker import NOW, answer, button, click, make_window, press, settle
from tests.matter_maker import FRANCE
from tests.small_trees import TREE
from ui.listing import matters_work
from ui.main_window import MainWindow
from ui.pages.matter_line import MatterLine
from ui.theme import Theme


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> MainWindow:
    return make_window(theme, qtbot, tmp_path)


@pytest.fixture
def shared(window: MainWindow, tmp_path: FilePath) -> FilePath:
    """A matter that lies on a share and is open in the window."""
    begin(window)
    folder = tmp_path / "share"
    folder.mkdir()
    file = folder / "Straits Grain.exq"
    window.acts.save_copy(file)
    window.wizard.close()
    window.acts.open(file)
    settle()
    return file


def begin(window: MainWindow, name: str = "Straits Grain v Hongda") -> None:
    window.wizard.start(window.wizard.tracks()[0].tree)
    answer(window, kind_of_paper="judgment", effective="yes")
    window.wizard.describe(Particulars(name=name))
    settle()


def on_disk(file: FilePath) -> Document:
    return read_document(file.read_bytes())


def said(window: MainWindow) -> str:
    shown = window.frame.banner.said
    return f"{shown.title}: {shown.sentence}" if shown else ""


def status(window: MainWindow) -> str:
    return window.frame.status._saved.text()


def no_space(*_: Any, **__: Any) -> None:
    raise OSError(28, "No space left on device")


def crash(window: MainWindow) -> None:
    """End as a killed process does: the locks are gone, and nothing else happens."""
    keeper = window.wizard._keeper
    window.wizard._keeper = window.wizard._matter = None
    assert keeper is not None
    assert keeper._journal is not None
    os.close(keeper._journal._handle)
    if keeper._lock is not None:
        os.close(keeper._lock._handle)


# --- saved -------------------------------------------------------------------------------------


def test_the_status_line_says_here_and_there(window: MainWindow, shared: FilePath) -> None:
    answer(window, effective="no")
    assert status(window) == "Saved here 06:32   Saved to Straits Grain.exq 06:32"
    assert on_disk(shared).parts["answers"]["effective"] == "no"
    content = on_disk(shared).content
    assert content.trees == {"small": "1"}
    assert "small.yaml" in content.hashes
    assert on_disk(shared).result["tree"] == "small"
    window.theme.set_zoom(1.25)
    assert status(window) == "Saved here 06:32   Saved to Straits Grain.exq 06:32"


def test_a_matter_elsewhere_is_listed_and_opens_there(window: MainWindow, shared: FilePath) -> None:
    window.wizard.close()
    settle()
    lines = [line for line in window.frame.home.matters.list.lines if line.isVisible()]
    assert len(lines) == 2
    (line,) = (line for line in lines if line.shown.path == shared)
    assert f"in {shared.parent}" in line.shown.line
    click(line)
    assert window.wizard.file == shared


def test_a_file_gone_from_elsewhere_can_be_taken_off_the_list(
    window: MainWindow, shared: FilePath
) -> None:
    window.wizard.close()
    shared.unlink()
    window.acts.open(shared)
    settle()
    assert "There is no file" in said(window)
    click(button(window.frame.banner, "Take it off the list"))
    assert shared not in {line.shown.path for line in window.frame.home.matters.list.lines}


def test_undo_goes_on_after_reopening_and_shows_the_question(window: MainWindow) -> None:
    begin(window)
    answer(window, origin_place=FRANCE)
    file = window.wizard.file
    assert file is not None
    window.wizard.close()
    settle()
    window.acts.open(file)
    settle()
    window.menu.undo.trigger()
    window.menu.undo.trigger()
    settle()
    matter = window.wizard.matter
    assert matter is not None
    assert matter.particulars.name == ""
    window.menu.undo.trigger()
    settle()
    assert matter.answers[FactId("effective")] == "yes"
    assert FactId("effective") not in window.wizard.matter.answers  # type: ignore[union-attr]
    for _ in range(3):
        window.menu.redo.trigger()
    settle()
    question = window.wizard.question()
    assert question is not None
    assert question.id == "origin_place"


def test_a_copy_can_be_an_answers_file(
    window: MainWindow, tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(window)
    for name, kind in (("copy.exq", ""), ("copy.yaml", ""), ("named", "Answers file (*.yaml)")):
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_, n=name, k=kind: (str(tmp_path / n), k)
        )
        window.acts.ask_save_copy()
    for name in ("copy.exq", "copy.yaml", "named.yaml"):
        matter, _ = load_matter(tmp_path / name, window.wizard.library)
        assert matter.answers == window.wizard.matter.answers  # type: ignore[union-attr]
    packed = b64decode(on_disk(tmp_path / "copy.exq").content.packed)
    assert json.loads(lzma.decompress(packed))["small.yaml"] == TREE, "as docs/matter-file.md says"
    before = (tmp_path / "named.yaml").read_bytes()
    window.acts.ask_save_copy()
    assert said(window).startswith("“named.yaml” is there already")
    assert (tmp_path / "named.yaml").read_bytes() == before


# --- what fails --------------------------------------------------------------------------------


def test_a_full_disk_elsewhere_is_said_once_and_mended(
    window: MainWindow, shared: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shared.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr("matters.writing.write_atomically", no_space)
        answer(window, effective="no")
        assert said(window).startswith("“Straits Grain.exq” could not be written: ")
        assert "the disk is full. Your answers are safe on this computer" in said(window)
        assert not window.wizard.unsaved
        assert status(window) == "Saved here 06:32   Not in Straits Grain.exq yet"
        window.frame.banner.clear()
        answer(window, effective="yes")
        assert said(window) == "", "it is not said again for each answer"
    assert shared.read_bytes() == before
    answer(window, effective="no")
    assert on_disk(shared).parts["answers"]["effective"] == "no"


def test_a_matter_that_is_open_is_duplicated(window: MainWindow, shared: FilePath) -> None:
    whole = shared.read_bytes()
    window.menu.duplicate.trigger()
    settle()
    wizard = window.wizard
    assert wizard.matter is not None
    assert wizard.matter.particulars.name == "Straits Grain v Hongda (copy)"
    assert wizard.file is not None
    assert wizard.register.holds(wizard.file)
    assert not wizard.can_undo
    answer(window, effective="no")
    copy, first = on_disk(wizard.file), read_document(whole)
    assert copy.id != first.id
    assert copy.parts["answers"] == {**first.parts["answers"], "effective": "no"}
    assert shared.read_bytes() == whole


def test_a_folder_that_goes_away_and_comes_back(window: MainWindow, shared: FilePath) -> None:
    away = shared.parent.rename(shared.parent.with_name("away"))
    answer(window, effective="no")
    assert "the folder is not there" in said(window)
    away.rename(shared.parent)
    click(button(window.frame.banner, "Try again"))
    assert said(window) == ""
    assert on_disk(shared).parts["answers"]["effective"] == "no"


def test_a_read_only_folder_is_said(
    window: MainWindow, shared: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("matters.writing.write_atomically", denied)
    answer(window, effective="no")
    assert "the folder is read-only" in said(window)
    assert not window.wizard.unsaved


def test_a_file_that_a_colleague_replaced(
    window: MainWindow, shared: FilePath, tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = shared.read_bytes().replace(b"Straits Grain v Hongda", b"Theirs v Hongda")
    shared.write_bytes(theirs)
    answer(window, effective="no")
    assert said(window).startswith("“Straits Grain.exq” was changed by somebody else")
    answer(window, effective="yes")
    assert shared.read_bytes() == theirs, "never overwritten"
    copy = tmp_path / "mine.exq"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    click(button(window.frame.banner, "Go on with a copy…"))
    assert window.wizard.file == copy
    answer(window, effective="no")
    assert on_disk(copy).parts["answers"]["effective"] == "no"
    assert shared.read_bytes() == theirs


def test_opening_theirs_keeps_mine_as_a_matter_of_its_own(
    window: MainWindow, shared: FilePath
) -> None:
    theirs = shared.read_bytes().replace(b"Straits Grain v Hongda", b"Theirs v Hongda")
    shared.write_bytes(theirs)
    answer(window, effective="no")
    click(button(window.frame.banner, "Open theirs, keep mine as a matter of its own"))
    assert window.windowTitle().startswith("Theirs v Hongda")
    assert "changed outside Exequatur" in said(window), "its log does not lead to that name"
    window.wizard.close()
    settle()
    names = {line.shown.name for line in window.frame.home.matters.list.lines}
    assert "Straits Grain v Hongda (recovered)" in names


def test_a_second_window_reads_only_and_says_who(
    window: MainWindow, shared: FilePath, theme: Theme, qtbot: QtBot
) -> None:
    other = make_window(theme, qtbot, shared.parent.parent / "other")
    other.acts.open(shared)
    settle()
    assert said(other).startswith("This matter is open in another window, so it is read-only here")
    assert "since 2026-11-22 06:32" in said(other)
    assert status(other) == "Read-only"
    other.rebuild()
    assert status(other) == "Read-only"
    before = other.wizard.matter
    other.frame.banner.clear()
    answer(other, effective="no")
    assert other.wizard.matter == before
    assert "read-only here" in said(other)
    assert not other.wizard.can_redo
    window.wizard.close()
    settle()
    click(button(other.frame.banner, "Try again"))
    answer(other, effective="no")
    assert other.wizard.matter != before


def test_a_colleague_who_has_it_open_is_named(
    window: MainWindow,
    shared: FilePath,
    theme: Theme,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = make_window(theme, qtbot, shared.parent.parent / "other")
    monkeypatch.setattr("getpass.getuser", lambda: "mei.chen")
    other.acts.open(shared)
    settle()
    assert said(other).startswith("This matter is open elsewhere, so it is read-only here: ")
    assert f"{signed_in('').computer} has it open since 2026-11-22 06:32" in said(other)
    assert window.wizard.file == other.wizard.file


def test_a_clock_set_back_is_said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(window)
    monkeypatch.setattr(window.wizard, "_clock", lambda: NOW - timedelta(days=2))
    answer(window, effective="no")
    assert said(window).startswith("The clock of this computer was set back")
    file = window.wizard.file
    assert file is not None
    assert on_disk(file).tampered == ""


@pytest.mark.parametrize("left_by", ["close", "new", "home", "open"])
def test_a_matter_that_is_on_no_disk_is_not_left_unasked(
    window: MainWindow, shared: FilePath, monkeypatch: pytest.MonkeyPatch, left_by: str
) -> None:
    window.wizard.close()
    begin(window, "Mine")
    file, asked = window.wizard.file, list[int]()
    assert file is not None
    monkeypatch.setattr("matters.journal.os.fsync", no_space)
    monkeypatch.setattr("matters.writing.write_atomically", no_space)

    def stay(_: object) -> bool:
        asked.append(1)
        return False

    monkeypatch.setattr("ui.dialogs.kept_said.KeptSaid._lose", stay)
    answer(window, effective="no")
    assert window.wizard.unsaved
    ways: dict[str, Callable[[], object]] = {
        "close": window.menu.close.trigger,
        "new": window.menu.new.trigger,
        "home": window.frame.header.home_asked.emit,
        "open": lambda: window.acts.open(shared),
    }
    ways[left_by]()
    settle()
    assert asked == [1]
    assert window.wizard.file == file
    monkeypatch.undo()
    ways[left_by]()
    settle()
    assert window.wizard.file != file
    assert on_disk(file).parts["answers"]["effective"] == "no"


def test_closing_waits_for_the_file(window: MainWindow, shared: FilePath) -> None:
    window.wizard.writer.patience = 60_000
    answer(window, effective="no")
    assert on_disk(shared).parts["answers"]["effective"] == "yes", "a worker comes to it later"
    window.close()
    assert on_disk(shared).parts["answers"]["effective"] == "no"
    assert not list(shared.parent.glob(".*")), "no lock and no part is left"
    assert not list(window.wizard.register.journals.iterdir())


# --- recovered -----------------------------------------------------------------------------------


def test_a_crash_is_said_and_the_matter_opens(
    window: MainWindow, theme: Theme, qtbot: QtBot, tmp_path: FilePath
) -> None:
    begin(window)
    window.wizard.writer.patience = 60_000
    answer(window, effective="no")
    answer(window, remark="the last words")
    crash(window)
    again = make_window(theme, qtbot, tmp_path, window.wizard.library)
    assert said(again).startswith("Restored 2 changes to “Straits Grain v Hongda”")
    click(button(again.frame.banner, "Open it"))
    matter = again.wizard.matter
    assert matter is not None
    assert matter.answers[FactId("remark")] == "the last words"


def test_a_crash_on_a_share_is_restored_beside_the_window(
    window: MainWindow, shared: FilePath, theme: Theme, qtbot: QtBot, tmp_path: FilePath
) -> None:
    window.wizard.writer.patience = 60_000
    answer(window, effective="no")
    crash(window)
    again = make_window(theme, qtbot, tmp_path, window.wizard.library)
    settle()
    assert said(again).startswith("Restored 1 change to “Straits Grain v Hongda”")
    assert on_disk(shared).parts["answers"]["effective"] == "no"


def test_what_is_not_in_its_file_yet_is_there_on_reopening(
    window: MainWindow, shared: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("matters.writing.write_atomically", no_space)
        answer(window, effective="no")
        window.wizard.close()
        settle()
    window.acts.open(shared)
    settle()
    matter = window.wizard.matter
    assert matter is not None
    assert matter.answers[FactId("effective")] == "no"


def test_text_of_a_matter_is_never_taken_for_html(window: MainWindow, tmp_path: FilePath) -> None:
    evil = "<img src='file:///etc/passwd'><b>x</b>"
    begin(window)
    file = window.wizard.file
    assert file is not None
    window.wizard.close()
    settle()
    plain = json.loads(file.read_bytes())
    plain["particulars"] = {"name": evil, "issued_by": evil, "reference": evil}
    plain["answers"]["remark"] = evil
    plain["log"] = []
    hostile = tmp_path / "x.exq"
    hostile.write_text(json.dumps(plain), encoding="utf-8")
    window.acts.open(hostile)
    settle()
    press(window, Qt.Key.Key_Escape)
    for view in ("route", "documents", "deadlines"):
        window.show_view(view)
        settle()
        check_plain(window, evil)
    window.wizard.close()
    settle()
    check_plain(window, evil)
    assert any(isinstance(line, MatterLine) for line in window.frame.home.matters.list.lines)


def check_plain(window: MainWindow, evil: str) -> None:
    for label in window.findChildren(QLabel):
        if evil in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText
    for widget in window.findChildren(QWidget):
        assert not widget.toolTip().startswith("<img")


def test_a_keeper_of_another_program_is_respected(window: MainWindow, shared: FilePath) -> None:
    window.wizard.close()
    settle()
    keeper = Keeper.open(window.wizard.register, shared, NOW)
    assert keeper.held_by is None
    window.acts.open(shared)
    settle()
    assert "read-only here" in said(window)
    keeper.close()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_data_folder_behind_a_link(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "real")
    window = make_window(theme, qtbot, tmp_path)
    begin(window)
    (line,) = matters_work(window.wizard)()
    window.acts.open(line.path)
    settle()
    assert said(window) == "", "it is not held by itself"
