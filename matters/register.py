"""The matters kept in our data folder: where they are, and which were worked on last.

Each matter has one file with a random name that stays the same when the matter is renamed. The
folder is readable by its owner only.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path as FilePath
from secrets import token_hex

from engine.library import Library
from matters.errors import MatterError
from matters.file import load_matter, reason
from matters.folder import make_folder
from matters.matter import Matter


@dataclass(frozen=True, slots=True)
class Kept:
    """A matter in the data folder.

    Attributes:
        changed: When it was last saved, in local time.
        problem: Why it cannot be read, as a sentence; then ``matter`` is None.
    """

    path: FilePath
    changed: datetime
    matter: Matter | None
    problem: str = ""


class Register:
    """The matters of one data folder."""

    def __init__(self, folder: FilePath) -> None:
        """Keep matters under a data folder; it is made when the first matter is saved."""
        self.folder = folder / "matters"

    def new_path(self) -> FilePath:
        """Give a file for a new matter, and make sure that its folder is there.

        Raises:
            MatterError: The folder could not be made.
        """
        try:
            make_folder(self.folder.parent)
            make_folder(self.folder)
        except OSError as error:
            message = f"The folder {self.folder} could not be made: {reason(error)}."
            raise MatterError(message) from error
        return self.folder / f"{token_hex(8)}.yaml"

    def holds(self, path: FilePath) -> bool:
        """Say whether a file is one of ours."""
        return path.resolve().parent == self.folder.resolve()

    def recent(self, library: Library, at_most: int = 100) -> tuple[Kept, ...]:
        """List the matters worked on last, latest first.

        Args:
            library: The trees and facts they may name.
            at_most: How many to read.
        """
        files = sorted(self._dated(), reverse=True)[:at_most]
        return tuple(_read(path, changed, library) for changed, path in files)

    def linked(self, matter: Matter, file: FilePath | None, library: Library) -> tuple[Matter, ...]:
        """Give the other matters of the same group, those against co-debtors.

        Args:
            matter: The matter that is open.
            file: Its file, which is left out.
            library: The trees and facts they may name.
        """
        if not matter.group:
            return ()
        kept = self.recent(library)
        found = [one.matter for one in kept if one.path != file and one.matter is not None]
        return tuple(one for one in found if one.group == matter.group)

    def _dated(self) -> list[tuple[float, FilePath]]:
        found = []
        for path in self.folder.glob("*.yaml"):
            try:
                found.append((path.stat().st_mtime, path))
            except OSError:  # deleted while we look
                continue
        return found


def _read(path: FilePath, changed: float, library: Library) -> Kept:
    when = datetime.fromtimestamp(changed).astimezone()
    try:
        matter, _ = load_matter(path, library)
    except MatterError as error:
        return Kept(path, when, None, str(error))
    return Kept(path, when, matter)
