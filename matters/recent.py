"""The matters worked on elsewhere than in our data folder: where they are, and as they were last.

A share may be slow or gone, so the list is drawn from what is remembered here and touches no other
place.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path as FilePath
from typing import Any

from matters.file import write_atomically
from matters.parts import Parts

AT_MOST = 50


@dataclass(frozen=True, slots=True)
class Remembered:
    """A matter elsewhere.

    Attributes:
        at: When it was last changed here.
        parts: The matter as it was then.
    """

    path: FilePath
    at: datetime
    parts: Parts


class Recent:
    """The list, in one file; one that cannot be read is as good as empty."""

    def __init__(self, file: FilePath) -> None:
        """Keep the list in a file."""
        self._file = file

    def all(self) -> tuple[Remembered, ...]:
        """Give the matters, latest first."""
        found = []
        for path, kept in self._read().items():
            try:
                at = datetime.fromisoformat(kept["at"])
                parts = {str(part): dict(values) for part, values in kept["parts"].items()}
                found.append(Remembered(FilePath(path), at.astimezone(), parts))
            except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
                continue
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))

    def remember(self, path: FilePath, parts: Parts, at: datetime) -> None:
        """Put a matter on the list, or remember it as it is now.

        Raises:
            OSError: The list could not be written.
        """
        kept = {name: one for name, one in self._read().items() if name != str(path)}
        kept = {str(path): {"at": at.isoformat(), "parts": parts}, **kept}
        self._write(dict(list(kept.items())[:AT_MOST]))

    def forget(self, path: FilePath) -> None:
        """Take a matter off the list; its file stays.

        Raises:
            OSError: The list could not be written.
        """
        self._write({name: one for name, one in self._read().items() if name != str(path)})

    def _read(self) -> dict[str, Any]:
        try:
            plain = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return plain if isinstance(plain, dict) else {}

    def _write(self, plain: Mapping[str, Any]) -> None:
        data = json.dumps(plain, ensure_ascii=False, indent=1).encode()
        write_atomically(self._file, data, owner_only=True)
