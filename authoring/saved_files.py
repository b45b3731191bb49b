"""The content files of a folder as they were last saved, to notice that one was saved since.

Looks at times and sizes only; it reads no file and waits for nothing.
"""

from collections.abc import Mapping
from pathlib import Path as FilePath

Saved = Mapping[FilePath, tuple[int, int]]
"""Each file with its time of change, in nanoseconds, and its size."""


def saved_files(folder: FilePath) -> Saved:
    """Give every ``*.yaml`` of a content folder, and below it, as it is now.

    A file that goes while we look is left out: editors that replace a file take it away for a
    moment.
    """
    found: dict[FilePath, tuple[int, int]] = {}
    for file in sorted(folder.rglob("*.yaml")):
        try:
            stat = file.stat()
        except OSError:
            continue
        found[file] = (stat.st_mtime_ns, stat.st_size)
    return found
