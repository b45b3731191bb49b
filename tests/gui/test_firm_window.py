"""The firm's content in the window: further starts, chips, notes, tracks switched off, problems."""

from collections.abc import Callable
from pathlib import Path as FilePath
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.answers import Place
from engine.law import FactId, PlaceCode
from engine.library import load_library
from engine.tree import TreeId
from memo.firm_parts import FirmLeg, FirmNoteLine
from memo.parts import Leg
from tests.gui.window_maker import answer, button, click, make_window, settle
from tests.small_trees import small_library
from tests.unit.test_firm_content import LAW, OVERLAY, TREE
from ui.firm_folder import FirmContent, FirmFolder, firm_folder, with_firm
from ui.main_window import MainWindow
from ui.pages.firm_shown import on_paper
from ui.panels.firm_part import FirmChip
from ui.panels.memory import Memory
from ui.theme import Theme

KEPT = OVERLAY.replace("switched_off: [small]\n", "")
ROOT = FilePath(__file__).parents[2]
FRANCE = Place(PlaceCode("FR"), "France")
Open = Callable[..., FirmContent]


@pytest.fixture
def folder(tmp_path: FilePath) -> FilePath:
    made = tmp_path / "firm"
    (made / "law").mkdir(parents=True)
    for name, text in {**LAW, "house.yaml": TREE, "overlay.yaml": KEPT}.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def open_firm(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> Open:
    def made(path: FilePath | None, *, locked: bool = False) -> FirmContent:
        ours = small_library(tmp_path / "content")
        chosen = FirmFolder(path, locked=locked)
        window = make_window(theme, qtbot, tmp_path, with_firm(ours, chosen))
        found = FirmContent(window, ours, chosen)
        settle()
        return found

    return made


def window_of(firm: FirmContent) -> MainWindow:
    window = firm.parent()
    assert isinstance(window, MainWindow)
    return window


def texts(widget: QWidget) -> str:
    labels = [each for each in widget.findChildren(QLabel) if each.isVisible()]
    return "\n".join(each.accessibleName() or each.text() for each in labels)


def chips(widget: QWidget) -> list[str]:
    return [each.accessibleName() for each in widget.findChildren(FirmChip) if each.isVisible()]


def test_the_firms_tracks_are_further_starts(open_firm: Open, folder: FilePath) -> None:
    window = window_of(open_firm(folder))
    home = window.frame.home
    assert [card.track.tree for card in home.cards] == ["small"]
    assert len(chips(home)) == 1
    start = next(one for one in home.findChildren(QPushButton) if one.text() == "House questions")
    assert start.accessibleName() == "House questions, from your firm"
    click(start)
    assert window.wizard.path.tree.id == "house"
    assert chips(window.frame.question) == [
        "Firm. The firm’s own content; it is not from the guide."
    ]
    assert "A rule of the firm" in texts(window.frame.reasons)
    content = window.wizard.content()
    assert content is not None
    assert content.law_as_of == "The firm’s own content"


def test_a_track_switched_off_is_not_offered(open_firm: Open, folder: FilePath) -> None:
    (folder / "overlay.yaml").write_text(OVERLAY, encoding="utf-8")
    window = window_of(open_firm(folder))
    assert window.frame.home.cards == []
    window.wizard.start(TreeId("house"))
    answer(window, house_ready="yes")
    assert not [
        b for b in window.frame.outcome.findChildren(QPushButton) if b.text() == "A small paper"
    ]


def test_a_matter_on_a_track_switched_off_still_opens(open_firm: Open, folder: FilePath) -> None:
    firm = open_firm(folder)
    window = window_of(firm)
    window.wizard.start(TreeId("small"))
    answer(window, kind_of_paper="judgment")
    file = window.wizard.file
    assert file is not None
    (folder / "overlay.yaml").write_text(OVERLAY, encoding="utf-8")
    window.wizard.close()
    firm.use(folder)
    assert window.wizard.library.firm.off == {"small"}
    window.acts.open(file)
    assert window.wizard.path.tree.id == "small"


def test_a_question_shows_note_and_house_wording(open_firm: Open, folder: FilePath) -> None:
    window = window_of(open_firm(folder))
    window.wizard.start(TreeId("small"))
    settle()
    assert "On all of it." in texts(window.frame.reasons)
    answer(window, kind_of_paper="judgment", origin_place=FRANCE)
    assert "On all of it." not in texts(window.frame.reasons)
    assert "Is it final in the house’s words?" in texts(window.frame.question)
    said = texts(window.frame.reasons)
    assert "From your firm" in said
    assert "On a question." in said
    assert "House wording. Ours: “Has it taken effect?”" in said
    assert "Has it taken effect?" in chips(window.frame.question)[0]
    answer(window, effective="yes")
    window.show_view("fact_sheet")
    settle()
    assert "House wording. Ours: “Has it taken effect?”" in texts(window.frame.fact_sheet)
    window.show_view("route")
    assert chips(window.frame.question) == []
    assert "From your firm" not in texts(window.frame.reasons)


def test_papers_of_the_firm_are_marked(open_firm: Open, folder: FilePath) -> None:
    window = window_of(open_firm(folder))
    window.wizard.start(TreeId("small"))
    answer(window, kind_of_paper="judgment", origin_place=FRANCE, effective="yes")
    window.show_view("documents")
    settle()
    assert "The firm’s sheet on France" in texts(window.frame.documents)
    assert "They are the firm’s; the route asks for none yet." in texts(window.frame.documents)
    assert chips(window.frame.documents) == [
        "Firm. The firm’s own content; it is not from the guide."
    ]


def test_a_note_on_a_question_is_not_on_the_paper_of_that_id() -> None:
    note = FirmNoteLine(part="question", of="judgment", about="On a question", text="Of another.")
    firm = FirmLeg(own=False, notes=(note,), papers=(), wording=())
    leg = cast("Leg", SimpleNamespace(firm=firm))
    assert not on_paper(leg, "judgment").there


def test_an_outcome_shows_the_firms_notes(open_firm: Open, folder: FilePath) -> None:
    text = KEPT + "  - {tree: small, question: grounds, ask: Which grounds does the house see?}\n"
    text = text.replace("outcome: assessed", "outcome: not_eligible")
    (folder / "overlay.yaml").write_text(text, encoding="utf-8")
    window = window_of(open_firm(folder))
    window.wizard.start(TreeId("small"))
    answer(window, kind_of_paper="order")
    said = texts(window.frame.outcome)
    assert "On the outcome. On an outcome." in said
    assert "On the whole route. On all of it." in said


def test_a_step_in_words_of_the_house_is_marked(
    theme: Theme, qtbot: QtBot, tmp_path: FilePath
) -> None:
    ours = load_library(ROOT / "trees")
    folder = tmp_path / "firm"
    folder.mkdir()
    entry = "{tree: foreign_judgments, action: file_application, title: File by the house’s list}"
    (folder / "overlay.yaml").write_text(f"schema: 1\nwording: [{entry}]\n", encoding="utf-8")
    window = make_window(theme, qtbot, tmp_path, with_firm(ours, FirmFolder(folder)))
    window.acts.open(ROOT / "examples" / "foreign_singapore_open_points.yaml")
    settle()
    said = texts(window.frame.outcome)
    assert "File by the house’s list" in said
    assert "Ours: “File the application for recognition and enforcement”" in said
    assert len(chips(window.frame.outcome)) == 1


def test_problems_stand_in_a_banner_and_a_list(open_firm: Open, folder: FilePath) -> None:
    text = KEPT.replace("question: effective, text", "question: effectiv, text")
    (folder / "overlay.yaml").write_text(text, encoding="utf-8")
    (folder / "broken.yaml").write_text("schema: [", encoding="utf-8")
    firm = open_firm(folder)
    window = window_of(firm)
    said = window.frame.banner.said
    assert said is not None
    assert said.title == "Some of your firm’s content is left out"
    assert "firm/broken.yaml:" in said.sentence
    assert "(2 problems in all)" in said.sentence
    click(button(window.frame.banner, "Show all of it"))
    assert firm.dialog is not None
    listed = [str(one) for one in firm.dialog.list.rows.problems]
    assert listed[1].startswith("firm/overlay.yaml:4:29: there is no question in small")
    click(button(firm.dialog, "Copy the list"))
    assert QApplication.clipboard().text() == "\n".join(listed)
    (folder / "broken.yaml").unlink()
    (folder / "overlay.yaml").write_text(KEPT, encoding="utf-8")
    click(button(firm.dialog, "Read it again"))
    assert window.frame.banner.said is None
    assert window.wizard.library.firm.problems == ()


def test_a_folder_that_is_gone_leaves_ours(open_firm: Open, tmp_path: FilePath) -> None:
    window = window_of(open_firm(tmp_path / "share"))
    said = window.frame.banner.said
    assert said is not None
    assert "is not there or does not answer" in said.sentence
    click(window.frame.home.cards[0])
    assert window.wizard.path.tree.id == "small"


def test_a_fault_of_ours_on_a_folder_leaves_ours(
    open_firm: Open, folder: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise KeyError("of ours")

    monkeypatch.setattr("firm.content.add_firm", fails)
    window = window_of(open_firm(folder))
    assert list(window.wizard.library.trees) == ["small"]
    assert "failed on this folder (KeyError)" in texts(window.frame.banner)


def test_a_folder_is_chosen_kept_and_let_go(
    open_firm: Open, folder: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm = open_firm(None)
    window = window_of(firm)
    assert window.menu.firm.isVisible()
    window.wizard.start(TreeId("small"))
    answer(window, kind_of_paper="judgment")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    window.menu.firm.trigger()
    settle()
    assert firm.dialog is not None
    click(button(firm.dialog, "Choose a folder…"))
    assert window.memory.firm == folder
    assert window.wizard.library.firm.trees == {"house"}
    assert window.wizard.matter is not None
    assert window.wizard.matter.answers[FactId("kind_of_paper")] == "judgment"
    assert "It adds one track, five notes, one paper" in texts(firm.dialog)
    click(button(firm.dialog, "Use no folder"))
    assert Memory(window.wizard.register.folder.parent).firm is None
    assert not window.wizard.library.firm.notes
    assert window.wizard.is_kept


def test_the_open_matter_of_a_tree_that_goes_is_told(open_firm: Open, folder: FilePath) -> None:
    firm = open_firm(folder)
    window = window_of(firm)
    window.wizard.start(TreeId("house"))
    answer(window, house_ready="yes")
    file = window.wizard.file
    firm.use(None)
    settle()
    said = window.frame.banner.said
    assert said is not None
    assert "with the firm’s content" in said.sentence
    assert not window.wizard.is_kept
    firm.use(folder)
    assert file is not None
    window.acts.open(file)
    settle()
    assert window.wizard.path.finished


def test_the_administrators_folder_is_locked(open_firm: Open, folder: FilePath) -> None:
    firm = open_firm(folder, locked=True)
    firm.show()
    assert firm.dialog is not None
    assert not button(firm.dialog, "Choose a folder…").isEnabled()
    assert not button(firm.dialog, "Use no folder").isEnabled()
    assert button(firm.dialog, "Read it again").isEnabled()
    assert "Your administrator named this folder" in texts(firm.dialog)


def test_the_administrators_folder_goes_before_the_users(tmp_path: FilePath) -> None:
    memory = Memory(tmp_path)
    assert firm_folder(memory) == FirmFolder(None)
    memory.keep("firm", str(tmp_path / "mine"))
    assert firm_folder(memory) == FirmFolder(tmp_path / "mine")
    assert firm_folder(memory, tmp_path / "theirs") == FirmFolder(tmp_path / "theirs", locked=True)
