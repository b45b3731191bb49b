"""Which matters of our data folder are put away: a list of this computer, not of the matters.

The files stay where they are; only the list of the home page leaves them out.
"""

import json
from collections.abc import Iterable
from pathlib import Path as FilePath

from matters.file import write_atomically


class Archive:
    """The list, in one file; one that cannot be read is as good as empty."""

    def __init__(self, file: FilePath) -> None:
        """Keep the list in a file."""
        self._file = file

    def all(self) -> frozenset[str]:
        """Give the names of the matter files that are put away."""
        try:
            plain = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return frozenset()
        names = plain if isinstance(plain, list) else []
        return frozenset(one for one in names if isinstance(one, str))

    def put(self, path: FilePath) -> None:
        """Put a matter away.

        Raises:
            OSError: The list could not be written.
        """
        self._write(self.all() | {path.name})

    def bring_back(self, path: FilePath) -> None:
        """Take a matter out of the archive.

        Raises:
            OSError: The list could not be written.
        """
        self._write(self.all() - {path.name})

    def _write(self, names: Iterable[str]) -> None:
        data = json.dumps(sorted(names), ensure_ascii=False, indent=1).encode()
        write_atomically(self._file, data, owner_only=True)
