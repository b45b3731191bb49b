"""The self-test on broken installations; on a sound one `make build` runs it."""

import shutil
from datetime import date
from pathlib import Path as FilePath

import pytest

from ui.self_test import self_test

ROOT = FilePath(__file__).parents[2]
DAY = date(2026, 11, 22)

pytestmark = pytest.mark.gui


@pytest.fixture
def bare(tmp_path: FilePath) -> FilePath:
    """A folder whose one tree lost its end, and that has no fonts and no templates."""
    (tmp_path / "trees").mkdir()
    shutil.copytree(ROOT / "trees" / "law", tmp_path / "trees" / "law")
    text = (ROOT / "trees" / "asset_tracing.yaml").read_text(encoding="utf-8")
    (tmp_path / "trees" / "asset_tracing.yaml").write_text(text[: len(text) // 2], "utf-8")
    return tmp_path


def test_every_fault_is_a_line_and_the_exit_says_so(
    bare: FilePath, qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    report = bare / "report.txt"
    assert self_test(bare, DAY, ["--out", str(report)]) == 1
    told = report.read_text(encoding="utf-8")
    assert told == capsys.readouterr().out
    assert "ok     Qt: " in told
    assert "FAILED content: RuntimeError: asset_tracing.yaml:" in told
    for part in ("hearing sheet", "fact-request", "fact-check book", "graph", "matter"):
        assert f"FAILED {part}: " in told
    assert "Traceback" not in told
    assert told.splitlines()[-1].endswith(" failed")


@pytest.mark.parametrize("argv", [["--out"], ["--loud"], ["--out", "a", "b"]])
def test_wrong_arguments(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert self_test(ROOT, DAY, argv) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_report_that_cannot_be_written(
    bare: FilePath, qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert self_test(bare, DAY, ["--out", str(bare / "nowhere" / "report.txt")]) == 1
    assert "could not be written" in capsys.readouterr().err
