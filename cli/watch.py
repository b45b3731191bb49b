"""Doing something again whenever a content file is saved, until Ctrl+C.

Looks at the files a few times a second, which works on every system and every kind of drive.
"""

import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path as FilePath

from authoring.saved_files import Saved, saved_files

STILL = 0.2
"""Seconds for which the files must be still, as an editor may write one in several goes."""


def watch(
    folder: FilePath,
    report: Callable[[], object],
    *,
    stop: Callable[[], bool] | None = None,
    clock: Callable[[], datetime] | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> int:
    """Report now and after each change, until Ctrl+C.

    Args:
        folder: The content folder; every ``*.yaml`` in it and below counts.
        report: Called each time; what it returns does not matter.
        stop: Says that it is enough; without it only Ctrl+C ends.
        clock: If given, a line with the time goes before each report.
        pause: Waits some seconds.

    Returns:
        Exit status.
    """
    enough = stop or (lambda: False)
    reported: Saved | None = None
    try:
        while not enough():
            now = saved_files(folder)
            if now == reported:
                pause(STILL)
                continue
            reported = _still(folder, now, pause) if reported is not None else now
            if clock is not None:
                print(f"{clock():%H:%M:%S}")
            report()
            sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    return 0


def _still(folder: FilePath, now: Saved, pause: Callable[[float], None]) -> Saved:
    """Wait until the files do not change any more; give them as they are then."""
    while True:
        pause(STILL)
        later = saved_files(folder)
        if later == now:
            return now
        now = later
