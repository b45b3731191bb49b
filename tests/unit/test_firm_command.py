"""A firm's folder on the command line: ``--firm`` of check, trees, walk and export."""

import json
from datetime import date
from io import StringIO
from pathlib import Path as FilePath

import pytest

from cli import check_command
from cli.commands import run
from cli.interview import interview
from engine.examine import examine
from engine.library import load_library
from firm.content import add_firm
from tests.small_trees import write_content
from tests.unit.test_firm_content import LAW, OVERLAY, TREE

ROOT = FilePath(__file__).parents[2]
TODAY = date(2026, 11, 22)
ANSWERS = 'tree: house\nas_of: 2026-11-22\nanswers: {house_ready: "yes"}\n'


@pytest.fixture
def home(tmp_path: FilePath) -> FilePath:
    write_content(tmp_path / "home" / "trees")
    (tmp_path / "home" / "resources").symlink_to(ROOT / "resources")
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path: FilePath) -> FilePath:
    made = tmp_path / "firm"
    (made / "law").mkdir(parents=True)
    for name, text in {**LAW, "house.yaml": TREE, "overlay.yaml": OVERLAY}.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def answers(tmp_path: FilePath) -> FilePath:
    file = tmp_path / "answers.yaml"
    file.write_text(ANSWERS, encoding="utf-8")
    return file


def command(home: FilePath, *argv: object) -> int:
    return run([str(part) for part in argv], home, TODAY)


def test_trees_lists_the_firms_and_leaves_out_what_is_off(
    home: FilePath, folder: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(home, "trees", "--firm", folder) == 0
    assert capsys.readouterr().out.split() == [
        "house",
        "House",
        "questions",
        "(1,",
        "the",
        "firm’s",
        "own)",
    ]


def test_walk_over_the_firms_tree(
    home: FilePath, folder: FilePath, answers: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(home, "walk", "-", "--answers", answers, "--firm", folder, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["node"], told["links"]) == ("ready", [])


def test_walk_marks_what_is_the_firms(
    home: FilePath, folder: FilePath, answers: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(home, "walk", "-", "--answers", answers, "--firm", folder) == 0
    assert "House questions is the firm’s own content" in capsys.readouterr().out
    answers.write_text(
        "tree: small\nas_of: 2026-11-22\nanswers: {kind_of_paper: judgment, origin_place: FR}\n",
        encoding="utf-8",
    )
    assert command(home, "walk", "-", "--answers", answers, "--firm", folder) == 0
    said = "House wording: “Is it final in the house’s words?” for “Has it taken effect?”."
    assert said in capsys.readouterr().out


def test_the_interview_marks_what_is_the_firms(
    home: FilePath, folder: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "overlay.yaml").write_text(OVERLAY.partition("switched_off")[0], encoding="utf-8")
    library = add_firm(load_library(home / "trees"), folder)
    given, said = iter(["2"]), StringIO()

    def typed(_: str) -> str:
        if found := next(given, ""):
            return found
        raise EOFError

    monkeypatch.setattr("builtins.input", typed)
    monkeypatch.setattr("sys.stdout", said)
    assert interview(home, TODAY, library=library) == 0
    assert "House questions (firm): A tree of the firm" in said.getvalue()
    assert "House questions is the firm’s own content; it is not" in said.getvalue()


def test_export_says_what_is_left_out_and_goes_on(
    home: FilePath, folder: FilePath, answers: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.yaml").write_text("schema: [", encoding="utf-8")
    pdf = folder / "memo.pdf"
    argv = ("export", "-", "--answers", answers, "--firm", folder, "--text", "-", "--pdf", pdf)
    assert command(home, *argv) == 0
    said = capsys.readouterr()
    assert said.err.startswith("firm/broken.yaml:")
    assert "House questions is the firm’s own content" in said.out
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_tree_of_the_firm_is_unknown_without_it(
    home: FilePath, answers: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(home, "walk", "-", "--answers", answers) == 2
    assert 'there is no tree "house"' in capsys.readouterr().err


def test_check_with_the_firms_folder(
    home: FilePath,
    folder: FilePath,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        check_command, "examine", lambda library, as_of: examine(library, as_of, at_most=50)
    )
    (folder / "overlay.yaml").write_text("schema: 1\nswitched_off: [smal]\n", encoding="utf-8")
    assert command(home, "check", "--firm", folder) == 1
    out = capsys.readouterr().out
    assert 'firm/overlay.yaml:2:16: there is no tree "smal" (did you mean "small"?).' in out
    assert "house: all " in out
    assert command(home, "check", "--firm", folder / "gone") == 1
    assert "is not there or does not answer" in capsys.readouterr().out
