"""The log of faults of ours: what went wrong in the program and where, with nothing of a matter.

Kept on this computer only. An entry holds the time, the versions, the type of the exception and our
own modules with their lines; never its message, a value, or a path, all of which may name a client.
"""

import logging
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path as FilePath
from types import TracebackType

from engine.version import VERSION
from matters.folder import make_folder

FOLDER, FILE = "logs", "faults.log"
MAX_BYTES, FILES = 256 * 1024, 3
"""Size at which a new file is begun, and how many are kept with it."""
OURS = ("engine", "firm", "matters", "memo", "authoring", "cli", "ui")
OUTSIDE = "outside"

_LOG = logging.getLogger("exequatur.faults")
_LOG.propagate = False
_LOG.addHandler(logging.NullHandler())


def note_fault(error: BaseException) -> None:
    """Note a fault in the log, if one is kept."""
    _LOG.error("", exc_info=error)


def keep_log(folder: FilePath) -> logging.Handler:
    """Keep the log in a data folder from now on; nothing is made there before the first fault."""
    for handler in [one for one in _LOG.handlers if isinstance(one, _FaultFile)]:
        _LOG.removeHandler(handler)
    kept = _FaultFile(folder / FOLDER / FILE)
    _LOG.addHandler(kept)
    return kept


def log_file(folder: FilePath) -> FilePath:
    """Name the newest file of the log."""
    return folder / FOLDER / FILE


def told(error: BaseException, when: datetime) -> str:
    """Tell a fault in a few lines that hold nothing of a matter.

    Args:
        error: Whatever was raised, with its causes.
        when: When it was.
    """
    import platform

    time = f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    system = f"{platform.system()} {platform.release()}"
    lines = [f"{time} Exequatur {VERSION}, Python {platform.python_version()}, {system}"]
    found: BaseException | None = error
    while found is not None and len(lines) < 10:  # noqa: PLR2004 - a chain can be a ring
        lines.append(f"  {type(found).__module__}.{type(found).__qualname__}")
        lines += [f"    {frame}" for frame in _frames(found.__traceback__)]
        found = found.__cause__ or found.__context__
    return "\n".join(lines) + "\n"


def _frames(trace: TracebackType | None) -> list[str]:
    """Give our modules and lines, the outermost first; what is between them is only counted."""
    frames: list[str] = []
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        place = f"{name}:{trace.tb_lineno}" if name.partition(".")[0] in OURS else OUTSIDE
        if place != OUTSIDE or frames[-1:] != [OUTSIDE]:
            frames.append(place)
        trace = trace.tb_next
    return frames[-40:]


class _FaultFile(logging.Handler):
    """Writes entries, the file and two older ones readable by their owner only.

    Python's own ``RotatingFileHandler`` is not used, as its module loads ``socket``.
    """

    def __init__(self, file: FilePath) -> None:
        super().__init__()
        self._file = file

    def emit(self, record: logging.LogRecord) -> None:
        """Write one entry; a log that cannot be written is done without."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return
        entry = told(error, datetime.fromtimestamp(record.created, UTC)).encode()
        with suppress(OSError):
            make_folder(self._file.parent)
            self._make_room(len(entry))
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
            with os.fdopen(os.open(self._file, flags, 0o600), "ab") as file:
                file.write(entry)

    def _make_room(self, length: int) -> None:
        if not self._file.exists() or self._file.stat().st_size + length <= MAX_BYTES:
            return
        names = [self._file.with_name(f"{FILE}.{number}") for number in range(1, FILES)]
        for older, newer in zip(names[::-1], [self._file, *names][-2::-1], strict=True):
            if newer.exists():
                newer.replace(older)
