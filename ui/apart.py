"""Another window of the program, which is another process: one a matter."""

import sys
from pathlib import Path as FilePath

from PySide6.QtCore import QProcess, QProcessEnvironment

ENTRY = FilePath(__file__).resolve().parents[1] / "main.py"


def open_apart(file: FilePath) -> bool:
    """Open a matter file in a process of its own; say whether it began."""
    frozen = getattr(sys, "frozen", False)
    process, environment = QProcess(), QProcessEnvironment.systemEnvironment()
    environment.insert("PYINSTALLER_RESET_ENVIRONMENT", "1")  # else it takes itself for our child
    process.setProcessEnvironment(environment)
    process.setProgram(sys.executable)
    process.setArguments([*([] if frozen else [str(ENTRY)]), str(file.resolve())])
    began: object = process.startDetached()  # its stub says a pair, which it is not
    return began[0] is True if isinstance(began, tuple) else began is True
