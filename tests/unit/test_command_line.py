"""The command line: stable JSON, exit codes, one clear sentence for bad input."""

import json
from datetime import date
from functools import partial
from pathlib import Path as FilePath
from typing import Any

import pytest

from cli import interview as interview_module
from cli.commands import run
from cli.interview import interview
from cli.views import path_json
from engine.examine import examine
from engine.library import load_library
from engine.tree import TreeId
from engine.walk import walk
from tests.matter_maker import matter, write_matter
from tests.small_trees import write_content

ROOT = FilePath(__file__).parents[2]
TODAY = date(2026, 11, 22)
KEYS = (
    "status node question path verdict title findings parked open_points links".split()  # noqa: SIM905
)
ANSWERS = """\
tree: small
as_of: 2026-11-22
matter: {name: A v B, client: A, respondent: B 宏达, acting_for: applicant}
answers:
  kind_of_paper: judgment
  origin_place: FR
  effective: "yes"
  effective_date: 2026-01-15
  performance_date: none
  filed_on: 2026-12-01
  grounds: {}
  relief: []
  remark: unknown
"""


@pytest.fixture
def home(tmp_path: FilePath) -> FilePath:
    """A program folder with the small tree and the real resources."""
    write_content(tmp_path / "home" / "trees")
    (tmp_path / "home" / "resources").symlink_to(ROOT / "resources")
    return tmp_path / "home"


@pytest.fixture
def answers(tmp_path: FilePath) -> FilePath:
    file = tmp_path / "answers.yaml"
    file.write_text(ANSWERS, encoding="utf-8")
    return file


def command(home: FilePath, *argv: object) -> int:
    return run([str(part) for part in argv], home, TODAY)


def test_walk_json_has_every_key_always(
    home: FilePath, answers: FilePath, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert command(home, "walk", "small", "--answers", answers, "--json") == 0
    outcome = json.loads(capsysbinary.readouterr().out)
    assert list(outcome) == KEYS
    assert (outcome["status"], outcome["node"], outcome["verdict"]) == (
        "outcome",
        "assessed",
        "proceed",
    )
    assert outcome["question"] is None
    assert outcome["path"][0] == {
        "question": "kind_of_paper",
        "ask": "What do you hold?",
        "answer": "judgment",
        "text": "A judgment",
    }
    assert outcome["open_points"][0]["question"] == "remark"
    answers.write_text("tree: small\nanswers: {kind_of_paper: judgment}\n", encoding="utf-8")
    assert command(home, "walk", "small", "--answers", answers, "--json") == 0
    asked = json.loads(capsysbinary.readouterr().out)
    assert list(asked) == KEYS
    assert asked["question"]["id"] == "origin_place"
    assert set(asked["question"]) == {
        "id",
        "ask",
        "help",
        "why",
        "kind",
        "choices",
        "rows",
        "cites",
    }
    assert (asked["verdict"], asked["title"], asked["findings"]) == (None, None, [])


def test_the_date_is_the_arguments_else_the_files(
    home: FilePath, answers: FilePath, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = ANSWERS.replace("filed_on: 2026-12-01", "filed_on: unknown")
    answers.write_text(f'{text}  objection: "yes"\n', encoding="utf-8")
    verdicts = []
    for extra in ((), ("--as-of", "2028-01-16")):
        assert command(home, "walk", "-", "--answers", answers, "--json", *extra) == 0
        verdicts.append(json.loads(capsysbinary.readouterr().out)["verdict"])
    assert verdicts == ["proceed", "barred"]


def test_export_writes_every_form(home: FilePath, answers: FilePath, tmp_path: FilePath) -> None:
    pdf, text, data = (tmp_path / f"memo.{kind}" for kind in ("pdf", "txt", "json"))
    sheet = tmp_path / "sheet.pdf"
    forms = ("--pdf", pdf, "--text", text, "--json", data, "--hearing-sheet", sheet)
    assert command(home, "export", "small", "--answers", answers, *forms) == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "B 宏达" in text.read_text(encoding="utf-8")
    assert json.loads(data.read_text(encoding="utf-8"))


def test_export_writes_the_request(home: FilePath, answers: FilePath, tmp_path: FilePath) -> None:
    text = ANSWERS.replace("filed_on: 2026-12-01", "filed_on: unknown")
    answers.write_text(text, encoding="utf-8")
    file = tmp_path / "request.pdf"
    assert command(home, "export", "-", "--answers", answers, "--fact-request", file) == 0
    assert file.read_bytes().startswith(b"%PDF")


BAD: list[tuple[list[str], str, str]] = [
    (
        ["walk", "smal", "--answers", "{file}"],
        ANSWERS,
        'there is no tree "smal" (did you mean "small"?)',
    ),
    (["walk", "small", "--answers", "none.yaml"], ANSWERS, "none.yaml: the file cannot be read"),
    (["walk", "small", "--answers", "{file}"], "tree: [", "answers.yaml:2:1: this is not YAML"),
    (
        ["walk", "small", "--answers", "{file}"],
        "tree: small\nanswer: {}\n",
        'answers.yaml:2:1: "answer"',
    ),
    (
        ["walk", "small", "--answers", "{file}"],
        "tree: small\nanswers:\n  effective: maybe\n",
        'answers.yaml:3:14: effective: "maybe" is not an answer',
    ),
    (
        ["walk", "small", "--answers", "{file}"],
        "tree: small\nanswers:\n  effectiv: x\n",
        '"effectiv" is not a fact (did you mean "effective"?)',
    ),
    (["walk", "small", "--as-of", "soon", "--answers", "{file}"], ANSWERS, '"soon" is not a date'),
    (["export", "small", "--answers", "{file}"], ANSWERS, "Say what to write"),
    (
        ["export", "small", "--answers", "{file}", "--pdf", "/no/such/folder/x.pdf"],
        ANSWERS,
        "/no/such/folder/x.pdf could not be written",
    ),
    (
        ["export", "small", "--answers", "{file}", "--hearing-sheet", "x.pdf"],
        "tree: small\nanswers: {}\n",
        "There is no matrix of grounds on this route yet",
    ),
    (
        ["export", "small", "--answers", "{file}", "--fact-request", "x.pdf"],
        "tree: small\nanswers: {}\n",
        "Nothing is open on this route",
    ),
    (["wlak"], ANSWERS, "Argument COMMAND: invalid choice"),
    (["check", "/no/such/folder"], ANSWERS, "There is no folder"),
]


@pytest.mark.parametrize(("argv", "text", "message"), BAD)
def test_bad_input_is_one_sentence_and_exit_2(
    home: FilePath,
    answers: FilePath,
    capsys: pytest.CaptureFixture[str],
    argv: list[str],
    text: str,
    message: str,
) -> None:
    answers.write_text(text, encoding="utf-8")
    assert command(home, *[part.format(file=answers) for part in argv]) == 2
    told = capsys.readouterr()
    assert message in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_check_prints_problems_and_exits_1(
    home: FilePath, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.check_command.examine", partial(examine, at_most=0))
    assert command(home, "check") == 0
    tree = home / "trees" / "small.yaml"
    tree.write_text(
        tree.read_text(encoding="utf-8").replace("next: relief", "next: relif"), encoding="utf-8"
    )
    capsys.readouterr()
    assert command(home, "check") == 1
    assert 'small.yaml:110:11: there is no node or outcome "relif"' in capsys.readouterr().out


def test_trees_lists_them(home: FilePath, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(home, "trees") == 0
    assert "Small papers (1, law as of 2025-07-01)" in capsys.readouterr().out


def test_the_whole_job_on_a_terminal(
    home: FilePath,
    tmp_path: FilePath,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Picks the tree, asks for help, goes back, mistypes, and writes the memo."""
    pdf = tmp_path / "memo.pdf"
    start = ["9", "1", "<", "3", "1", "<", "1", "x", "?", "France", "1", "2026-01-15", "none"]
    typed: Any = iter([*start, "2026-12-01", "", "", "", "-", "0", str(pdf)])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    assert interview(home, TODAY) == 0
    told = capsys.readouterr().out
    assert "Type a number from 1 to 1." in told
    assert told.count("What do you hold?") == 4  # three times, and in the route
    assert "give one of judgment, order" in told
    assert "A treaty opens the way." in told
    assert "Proceed: The way is open" in told
    assert pdf.read_bytes().startswith(b"%PDF")


def test_leaving_early_writes_nothing(
    home: FilePath, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", end)
    assert interview(home, TODAY, TreeId("small")) == 0
    assert "Ended; nothing was written." in capsys.readouterr().out
    assert interview_module.HELP == "?"


def test_path_json_is_plain(home: FilePath) -> None:
    library = load_library(home / "trees")
    path = walk(library.trees[TreeId("small")], {}, library.law, TODAY)
    assert json.loads(json.dumps(path_json(path, library.law)))["node"] == "kind_of_paper"


def test_a_matter_file_is_walked_as_an_answers_file(
    home: FilePath, tmp_path: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "m.exq"
    write_matter(file, matter(kind_of_paper="order"))
    for tree in ("-", "small"):
        assert command(home, "walk", tree, "--answers", file, "--json") == 0
        assert json.loads(capsys.readouterr().out)["node"] == "not_eligible"
    assert command(home, "walk", "smal", "--answers", file) == 2
    assert 'no tree "smal" (did you mean "small"?)' in capsys.readouterr().err
    file.write_bytes(b"{}")
    assert command(home, "export", "-", "--answers", file, "--text", "-") == 2
    told = capsys.readouterr().err
    assert told.startswith("m.exq: This is not a matter file of Exequatur.")
    assert told.count("\n") == 1
