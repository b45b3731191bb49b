"""What an administrator set, in the window: locked settings, the firm's memo, faults of the policy."""

from datetime import UTC, datetime
from pathlib import Path as FilePath

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from firm.policy import NO_POLICY, Appearance, Identity, Policy, Setting
from matters import fault_log
from matters.fault_log import keep_log, log_file
from tests.gui.window_maker import answer, button, click, make_window, settle
from tests.policy_maker import png, policy_from
from tests.small_trees import write_content
from ui import app as program
from ui.app import load, make_opening, tell_unexpected
from ui.main_window import MainWindow
from ui.pages.work import Job
from ui.panels.memory import Memory
from ui.theme import Theme

ROOT = FilePath(__file__).parents[2]
NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
BOTH = Policy(zoom=1.25, appearance=Appearance.LIGHT, locked=frozenset(Setting))
ZOOM_SET = "The zoom is set by your administrator"


def open_with(
    policy: Policy, theme: Theme, qtbot: QtBot, folder: FilePath, trees: str = ""
) -> MainWindow:
    """The window as the program opens it, over the small tree."""
    home = folder / "home"
    write_content(home / "trees")
    if trees:
        (home / "trees" / "broken.yaml").write_text(trees, encoding="utf-8")
    (home / "resources").symlink_to(ROOT / "resources")
    window = MainWindow(theme, Memory(folder / "data", policy))
    qtbot.addWidget(window)
    load(window, home, lambda: NOW, folder / "data")
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    settle()
    return window


# --- locked settings ------------------------------------------------------------------------


def test_locked_settings_are_off_and_say_why(
    theme: Theme, qtbot: QtBot, tmp_path: FilePath
) -> None:
    window = open_with(BOTH, theme, qtbot, tmp_path)
    menu = window.menu
    for action in (menu.zoom_in, menu.zoom_out, menu.zoom_reset):
        assert not action.isEnabled()
        assert action.toolTip() == ZOOM_SET
    for action in menu.looks.values():
        assert not action.isEnabled()
        assert action.toolTip() == "The appearance is set by your administrator"
    assert ZOOM_SET in [action.text() for action in menu._view.actions()]
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.frame.status._note.text() == ZOOM_SET
    assert window.theme.zoom == theme.zoom
    assert window.frame.status._zoom.toolTip() == ZOOM_SET


def test_without_a_lock_everything_is_as_before(
    theme: Theme, qtbot: QtBot, tmp_path: FilePath
) -> None:
    window = open_with(NO_POLICY, theme, qtbot, tmp_path)
    assert window.menu.zoom_in.isEnabled()
    assert all(action.isEnabled() for action in window.menu.looks.values())
    assert window.frame.status._zoom.toolTip() == ""
    assert not window.frame.banner.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.theme.zoom == 1.1


def test_a_locked_value_is_stronger_than_the_users_and_does_not_replace_it(
    tmp_path: FilePath,
) -> None:
    Memory(tmp_path).keep_look(2.0, Appearance.DARK)
    locked = Memory(tmp_path, BOTH)
    assert (locked.zoom, locked.appearance) == (1.25, Appearance.LIGHT)
    locked.keep_look(1.25, Appearance.LIGHT)
    assert (Memory(tmp_path).zoom, Memory(tmp_path).appearance) == (2.0, Appearance.DARK)


def test_a_value_that_is_not_locked_is_where_the_user_starts(tmp_path: FilePath) -> None:
    first = Policy(zoom=1.25, appearance=Appearance.DARK)
    assert (Memory(tmp_path, first).zoom, Memory(tmp_path).zoom) == (1.25, 1.0)
    Memory(tmp_path, first).keep_look(1.25, Appearance.DARK)
    assert Memory(tmp_path).zoom == 1.0, "a start that nobody changed is not the user's choice"
    Memory(tmp_path, first).keep_look(1.5, Appearance.DARK)
    assert Memory(tmp_path, first).zoom == 1.5
    Memory(tmp_path, first).keep_look(1.25, Appearance.DARK)
    assert Memory(tmp_path, first).zoom == 1.25


def test_the_window_opens_with_what_is_set(qapp: QApplication, tmp_path: FilePath) -> None:
    window = make_opening(qapp, tmp_path, BOTH)
    assert (window.theme.zoom, window.theme.appearance) == (1.25, Appearance.LIGHT)
    window.deleteLater()


# --- faults of the policy ---------------------------------------------------------------------


def test_a_typo_is_told_in_a_banner_and_in_about(
    theme: Theme, qtbot: QtBot, tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = policy_from(tmp_path, "firm_name: Hanlin\nzom: 125\n")
    window = open_with(policy, theme, qtbot, tmp_path)
    place = f'{tmp_path / "policy.yaml"}:2:1: "zom" is not known here (did you mean "zoom"?)'
    said = window.frame.banner.accessibleName()
    assert window.frame.banner.isVisible()
    assert place in said
    assert "The rest is in force. Tell your administrator." in said
    click(button(window.frame.banner, "Copy the details"))
    assert QApplication.clipboard().text().startswith(place)
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "about", lambda _window, _title, text: shown.append(text))
    window.menu.about.trigger()
    assert f"Set by your administrator in {tmp_path / 'policy.yaml'}." in shown[0]
    assert place in shown[0]
    window.wizard.start(window.wizard.tracks()[0].tree)
    answer(window, kind_of_paper="order")
    assert window.frame.outcome.isVisible(), "the program works"


def test_faults_of_content_and_of_the_policy_are_both_told(
    theme: Theme, qtbot: QtBot, tmp_path: FilePath
) -> None:
    policy = policy_from(tmp_path, "zom: 125\n")
    window = open_with(policy, theme, qtbot, tmp_path, trees="nothing: here\n")
    banner = window.frame.banner
    assert "broken.yaml" in banner.accessibleName()
    banner._close()
    assert "policy.yaml:1:1" in banner.accessibleName()
    assert banner.isVisible()
    banner._close()
    assert not banner.isVisible()


def test_faults_of_the_firms_content_and_of_its_policy_are_both_told(
    theme: Theme, qtbot: QtBot, tmp_path: FilePath
) -> None:
    (tmp_path / "firm").mkdir()
    (tmp_path / "firm" / "overlay.yaml").write_text("schem: 1\n", encoding="utf-8")
    policy = policy_from(tmp_path, "content_folder: firm\nzom: 125\n")
    window = open_with(policy, theme, qtbot, tmp_path)
    banner = window.frame.banner
    assert "overlay.yaml" in banner.accessibleName()
    banner._close()
    assert "policy.yaml:2:1" in banner.accessibleName()


def test_what_no_font_prints_is_told_too(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> None:
    policy = policy_from(tmp_path, "firm_name: Hanlin 🦊\n")
    window = open_with(policy, theme, qtbot, tmp_path)
    assert "the fonts cannot print" in window.frame.banner.accessibleName()
    assert window.wizard.policy.identity == Identity()


# --- the firm's memo --------------------------------------------------------------------------


def test_the_exported_papers_are_the_firms(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> None:
    policy = Policy(identity=Identity(name="Hanlin 翰林", logo=png(), privilege="Work product"))
    window = open_with(policy, theme, qtbot, tmp_path)
    window.wizard.start(window.wizard.tracks()[0].tree)
    answer(window, kind_of_paper="order")
    window.acts.memo.exporter.ask = lambda _: tmp_path / "memo.pdf"
    window.menu.export.trigger()
    settle()
    page = PdfReader(tmp_path / "memo.pdf").pages[0]
    text = "".join(page.extract_text().split())
    assert "Hanlin翰林" in text
    assert "Workproduct" in text
    assert page.images


# --- faults of ours -----------------------------------------------------------------------------


def test_faults_of_ours_are_logged_without_what_a_client_told(
    theme: Theme, qtbot: QtBot, tmp_path: FilePath
) -> None:
    window = make_window(theme, qtbot, tmp_path)
    handler = keep_log(tmp_path)
    fault = RuntimeError("Straits Grain v 恒达")

    def work() -> None:
        raise fault

    tell_unexpected(window, RuntimeError, fault, None)
    Job(work, window).start()
    settle()
    Job(lambda: (tmp_path / "Straits").read_text("utf-8"), window).start()
    settle()
    fault_log._LOG.removeHandler(handler)
    text = log_file(tmp_path).read_text(encoding="utf-8")
    assert text.count("builtins.RuntimeError") == 2
    assert "FileNotFoundError" not in text, "a file that is not there is no fault of ours"
    assert "Straits" not in text


def test_a_policys_data_folder_is_the_windows(
    tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXEQUATUR_DATA", str(tmp_path / "users"))
    assert program.own_folder(NO_POLICY) == tmp_path / "users"
    set_ = Policy(data_folder=tmp_path / "administrators")
    assert program.own_folder(set_) == tmp_path / "administrators"
    assert (tmp_path / "administrators").is_dir()
