"""Which matters of our data folder are put away: a list of this computer, not of the matters.

The files stay where they are; only the list of the home page leaves them out.
"""

import json
from collections.abc import Iterable
from pathlib import Path as FilePath

from matters.file import write_atomically


class Archive:
    """The list, in one file; a damaged one is as good as empty."""

    def __init__(self, file: FilePath) -> None:
        """Keep the list in a file."""
        self._file = file

    def all(self) -> frozenset[str]:
        """Give the names of the matter files that are put away; none while it cannot be read."""
        try:
            return self._read()
        except OSError:
            return frozenset()

    def put(self, path: FilePath) -> None:
        """Put a matter away.

        Raises:
            OSError: The list could not be read or written; it stays as it was.
        """
        self._write(self._read() | {path.name})

    def bring_back(self, path: FilePath) -> None:
        """Take a matter out of the archive.

        Raises:
            OSError: The list could not be read or written; it stays as it was.
        """
        self._write(self._read() - {path.name})

    def _read(self) -> frozenset[str]:
        try:
            plain = json.loads(self._file.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError, RecursionError):
            return frozenset()
        names = plain if isinstance(plain, list) else []
        return frozenset(one for one in names if isinstance(one, str))

    def _write(self, names: Iterable[str]) -> None:
        data = json.dumps(sorted(names), ensure_ascii=False, indent=1).encode()
        write_atomically(self._file, data, owner_only=True)
