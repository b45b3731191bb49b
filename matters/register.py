"""The matters kept in our data folder, and those elsewhere: where, and which were worked on last.

Each matter of ours has one file with a random name that stays the same when the matter is renamed;
beside the folder of matters stand those of journals and backups. All are readable by their owner
only.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path as FilePath
from secrets import token_hex

from engine.library import Library
from matters.archive import Archive
from matters.document import ENDING
from matters.errors import MatterError
from matters.file import load_matter, reason
from matters.folder import make_folder
from matters.matter import Matter
from matters.parts import from_parts
from matters.recent import Recent, Remembered


@dataclass(frozen=True, slots=True)
class Kept:
    """A matter, in the data folder or elsewhere.

    Attributes:
        changed: When it was last saved, in local time.
        problem: Why it cannot be read, as a sentence; then ``matter`` is None.
        elsewhere: Whether it lies elsewhere; it is shown as it was when it was last open here.
        archived: Whether it is put away.
    """

    path: FilePath
    changed: datetime
    matter: Matter | None
    problem: str = ""
    elsewhere: bool = False
    archived: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as it was read, which stands until it is another or the content is."""

    stamp: tuple[int, int]
    library: Library
    kept: Kept


class Register:
    """The matters of one data folder."""

    def __init__(self, folder: FilePath) -> None:
        """Keep matters under a data folder; it is made when the first matter is saved."""
        self.folder = folder / "matters"
        self.journals = folder / "journals"
        self.elsewhere = Recent(folder / "recent.json")
        self.archive = Archive(folder / "archived.json")
        self._read: dict[FilePath, _Read] = {}

    def backups_of(self, matter: str) -> FilePath:
        """Give the folder of a matter's backups."""
        return self.folder.parent / "backups" / matter

    def new_path(self, matter: str = "") -> FilePath:
        """Give a file for a new matter, and make sure that its folder is there.

        Args:
            matter: Its id; left out, one is drawn.

        Raises:
            MatterError: The folder could not be made.
        """
        try:
            make_folder(self.folder.parent)
            make_folder(self.folder)
        except OSError as error:
            message = f"The folder {self.folder} could not be made: {reason(error)}."
            raise MatterError(message) from error
        return self.folder / f"{matter or token_hex(8)}{ENDING}"

    def holds(self, path: FilePath) -> bool:
        """Say whether a file is one of ours."""
        return path.resolve().parent == self.folder.resolve()

    def recent(self, library: Library, at_most: int | None = None) -> tuple[Kept, ...]:
        """List the matters, those worked on last first; a file read before is not read again.

        Args:
            library: The trees and facts they may name.
            at_most: How many to give; None gives all.
        """
        files = sorted(self._dated(), reverse=True)[:at_most]
        away = self.archive.all()
        ours = [
            replace(self._kept(path, (when, size), library), archived=path.name in away)
            for when, size, path in files
        ]
        others = [_remembered(one, library) for one in self.elsewhere.all()]
        latest = sorted([*ours, *others], key=lambda kept: kept.changed, reverse=True)
        return tuple(latest[:at_most])

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

    def _dated(self) -> list[tuple[int, int, FilePath]]:
        """Give our files, each with when it was changed and how long it is."""
        found = []
        for path in self.folder.glob(f"*{ENDING}"):
            try:
                state = path.stat()
            except OSError:  # deleted while we look
                continue
            found.append((state.st_mtime_ns, state.st_size, path))
        return found

    def _kept(self, path: FilePath, stamp: tuple[int, int], library: Library) -> Kept:
        known = self._read.get(path)
        if known is None or known.stamp != stamp or known.library is not library:
            when = datetime.fromtimestamp(stamp[0] / 1e9).astimezone()
            known = self._read[path] = _Read(stamp, library, _read(path, when, library))
        return known.kept


def _read(path: FilePath, when: datetime, library: Library) -> Kept:
    try:
        matter, _ = load_matter(path, library)
    except MatterError as error:
        return Kept(path, when, None, str(error))
    return Kept(path, when, matter)


def _remembered(one: Remembered, library: Library) -> Kept:
    matter, _ = from_parts(one.parts, library)
    if matter.legs:
        return Kept(one.path, one.at, matter, elsewhere=True)
    problem = "This content does not have the trees of this matter."
    return Kept(one.path, one.at, None, problem, elsewhere=True)
