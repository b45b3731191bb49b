"""No internet socket is opened: a whole run of the window and of the command line is watched.

strace sees every socket of the process and of the libraries in it; where it is not there or not
allowed, an audit hook sees those that Python opens.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path as FilePath

import pytest

ROOT = FilePath(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "foreign_singapore_open_points.yaml"
HOOK = """
import sys
def seen(event, arguments):
    if event in {"socket.__new__", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname"}:
        sys.stderr.write(f"AF_INET {event} {arguments}\\n")
sys.addaudithook(seen)
"""
WINDOW = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app as program

home, pdf = Path.cwd(), Path(sys.argv[1])

def walk(window):
    window.acts.open(home / "examples" / "foreign_singapore_open_points.yaml")
    window.acts.memo.exporter.ask = lambda _: pdf
    window.acts.memo.exporter.written.connect(lambda _: window.close())
    window.acts.memo.export()

taken = program.load
def load(window, *more):
    taken(window, *more)
    QTimer.singleShot(0, window, lambda: walk(window))
program.load = load
sys.exit(program.open_window(home, date(2026, 11, 22)))
"""
COMMAND = """
import sys
from main import main
sys.exit(main(["export", "-", "--answers", sys.argv[1], "--pdf", sys.argv[2]]))
"""


def strace_works(folder: FilePath) -> bool:
    if shutil.which("strace") is None:
        return False
    out = str(folder / "try")
    return subprocess.run(["strace", "-o", out, "true"], check=False).returncode == 0


def sockets(code: str, folder: FilePath, *arguments: str) -> list[str]:
    """Run a program and give the internet sockets it opened."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "EXEQUATUR_DATA": str(folder / "data"),
    }
    command = [sys.executable, "-c", code, *arguments]
    trace = folder / "trace"
    watched = strace_works(folder)
    if watched:
        command = ["strace", "-f", "-qq", "-e", "trace=socket", "-o", str(trace), *command]
    else:
        command[2] = HOOK + code
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=300
    )
    assert done.returncode == 0, done.stderr
    seen = trace.read_text(encoding="utf-8", errors="replace") if watched else done.stderr
    return [line for line in seen.splitlines() if re.search(r"AF_INET6?\b", line)]


@pytest.mark.parametrize("kind", ["window", "command line"])
def test_no_internet_socket_is_opened(kind: str, tmp_path: FilePath) -> None:
    pdf = tmp_path / "memo.pdf"
    if kind == "window":
        found = sockets(WINDOW, tmp_path, str(pdf))
        assert list((tmp_path / "data" / "matters").glob("*.exq"))
    else:
        found = sockets(COMMAND, tmp_path, str(EXAMPLE), str(pdf))
    assert found == []
    assert pdf.read_bytes().startswith(b"%PDF")


def test_an_internet_socket_would_be_seen(tmp_path: FilePath) -> None:
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    assert sockets(code, tmp_path)
