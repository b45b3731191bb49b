"""Fuzzed matter files and trees: no traceback, no hang, little memory, the original untouched."""

import json
import os
import subprocess
import sys
from pathlib import Path as FilePath
from typing import Any

import pytest

ROOT = FilePath(__file__).parents[2]
SLOWEST, LONGEST, MEMORY = 2.0, 60.0, 500
"""Seconds of the processor for one file, and by the clock, which others at work make longer;
megabytes for the process."""

pytestmark = [
    pytest.mark.property,
    pytest.mark.skipif(os.name == "nt", reason="memory is measured as Unix does"),
]


def read(number: int, seed: int, folder: FilePath) -> dict[str, Any]:
    """Read so many matter files and so many trees, in a process of its own."""
    command = [sys.executable, str(ROOT / "tests" / "property" / "hostile.py")]
    done = subprocess.run(
        [*command, str(folder), str(number), str(seed)],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    print(found)
    return found


def check(found: dict[str, Any]) -> None:
    assert found["failed"] == []
    assert found["touched"] == 0, "the original stays as it is"
    assert found["slowest"] < SLOWEST, found["which"]
    assert found["longest"] < LONGEST
    assert found["memory"] < MEMORY
    assert found["opened"] > 0


def test_hostile_files(tmp_path: FilePath) -> None:
    check(read(500, 1, tmp_path))


@pytest.mark.long
def test_many_hostile_files(tmp_path: FilePath) -> None:
    check(read(10_000, 2, tmp_path))
