"""SIGKILL while answers are entered at speed: every answer acknowledged is there on reopening."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path as FilePath

import pytest

from matters.document import Document, read_document
from matters.log import replayed
from matters.recovery import How, recover
from matters.register import Register

ROOT = FilePath(__file__).parents[2]

pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the runs are forked"),
]


def documents(folder: FilePath) -> dict[str, list[Document]]:
    """Read every matter file and backup; one that cannot be read fails the test."""
    found: dict[str, list[Document]] = {}
    for file in folder.rglob("*.exq"):
        document = read_document(file.read_bytes())
        assert document.tampered == "", file
        if "backups" not in file.parts:
            found.setdefault(document.id, []).append(document)
    return found


def check(folder: FilePath, told: list[list[object]]) -> int:
    """Reopen what was killed, and compare it with what was acknowledged."""
    before = documents(folder)
    register, now = Register(folder / "data"), datetime.now(UTC)
    said = [*recover(register, now, ours=True), *recover(register, now, ours=False)]
    assert {one.how for one in said} <= {How.RESTORED}
    after = documents(folder)
    assert set(before) <= set(after)
    assert not list(register.journals.iterdir())
    last = {str(matter): (number, parts) for matter, number, parts in told}
    for matter, (number, parts) in last.items():
        assert isinstance(number, int)
        assert isinstance(parts, dict)
        newest = max(after[matter], key=lambda one: len(one.log))
        assert len(newest.log) >= number
        assert len(newest.log) <= number + 2, "at most the one being entered"
        wanted = {part: values for part, values in parts.items() if values}
        assert replayed(newest.log[:number]) == wanted
    return len(told)


def kill(runs: int, folder: FilePath) -> int:
    """Kill so many windows; give how many answers were acknowledged in all."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "tests" / "gui" / "entering.py")]
    answers = 0
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for seed in range(runs):
            place = folder / f"run-{seed}"
            place.mkdir()
            process.stdin.write(f"{place} {seed}\n")
            process.stdin.flush()
            line = process.stdout.readline()
            assert line, f"run {seed} ended by itself"
            answers += check(place, json.loads(line))
        process.stdin.close()
    print(f"{runs} kills, {answers} answers acknowledged, none lost")
    return answers


def test_no_answer_is_lost_by_a_kill(tmp_path: FilePath) -> None:
    assert kill(20, tmp_path) > 200


@pytest.mark.long
def test_no_answer_is_lost_by_many_kills(tmp_path: FilePath) -> None:
    assert kill(300, tmp_path) > 3000
