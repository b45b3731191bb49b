"""``check --watch`` reports at the start and after each save, once the files are still."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path as FilePath

import pytest

from cli.watch import STILL, watch
from tests.small_trees import TREE, write_content

ROOT = FilePath(__file__).parents[2]
Act = Callable[[], object]


class Author:
    """Stands for the author and for time: does something at each pause, and then stops."""

    def __init__(self, *acts: Act) -> None:
        self.acts = list(acts)
        self.reports: list[int] = []

    def report(self) -> None:
        self.reports.append(len(self.acts))

    def pause(self, seconds: float) -> None:
        assert seconds == STILL
        self.acts.pop(0)()

    def watch(self, folder: FilePath, clock: Callable[[], datetime] | None = None) -> int:
        return watch(folder, self.report, stop=lambda: not self.acts, clock=clock, pause=self.pause)


def nothing() -> None:
    """Do nothing while time passes."""


@pytest.fixture
def folder(tmp_path: FilePath) -> FilePath:
    return write_content(tmp_path / "trees")


def test_it_reports_at_the_start_and_not_again(folder: FilePath) -> None:
    author = Author(nothing, nothing, nothing)
    assert author.watch(folder) == 0
    assert author.reports == [3]


def test_a_save_is_reported_once_the_files_are_still(folder: FilePath) -> None:
    tree = folder / "small.yaml"
    author = Author(
        nothing,
        lambda: tree.write_text(TREE + "#\n", encoding="utf-8"),
        lambda: tree.write_text(TREE + "##\n", encoding="utf-8"),
        nothing,
        nothing,
        nothing,
    )
    author.watch(folder)
    assert author.reports == [6, 2], "one report for two saves in a row"


def test_law_files_new_files_and_deleted_ones_count(folder: FilePath) -> None:
    other = folder / "other.yaml"
    author = Author(
        lambda: (folder / "law" / "rules.yaml").write_text("[]", encoding="utf-8"),
        nothing,
        lambda: other.write_text("", encoding="utf-8"),
        nothing,
        other.unlink,
        nothing,
        lambda: (folder / "notes.txt").write_text("", encoding="utf-8"),
        nothing,
    )
    author.watch(folder)
    assert len(author.reports) == 4, "the text file does not count"


def test_a_file_that_is_replaced_counts(folder: FilePath) -> None:
    def replace() -> None:
        beside = folder / "small.yaml~"
        beside.write_text(TREE + "# saved\n", encoding="utf-8")
        beside.replace(folder / "small.yaml")

    author = Author(replace, nothing, nothing)
    author.watch(folder)
    assert len(author.reports) == 2


def test_the_time_is_printed_if_there_is_a_clock(
    folder: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    Author(nothing).watch(folder)
    assert capsys.readouterr().out == ""
    Author(nothing).watch(folder, lambda: datetime(2026, 11, 22, 14, 32, 5).astimezone())
    assert capsys.readouterr().out == "14:32:05\n"


@pytest.fixture
def heeds_ctrl_c() -> Iterator[None]:
    """Let what is started heed Ctrl+C, also where the tests themselves run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="no signal like Ctrl+C between processes there")
@pytest.mark.usefixtures("heeds_ctrl_c")
def test_ctrl_c_ends_it_quietly(folder: FilePath) -> None:
    with subprocess.Popen(
        [sys.executable, "main.py", "check", str(folder), "--watch"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout is not None
        late = threading.Timer(60, process.kill)
        late.start()
        try:
            assert process.stdout.readline()[2] == ":", "the time"
            text = TREE.replace("next: relief", "next: relif")
            (folder / "small.yaml").write_text(text, encoding="utf-8")
            assert any(line.startswith("small.yaml:110:11: ") for line in process.stdout)
            process.send_signal(signal.SIGINT)
            _, told = process.communicate()
        finally:
            late.cancel()
            process.kill()
        assert (process.returncode, told) == (0, "")
