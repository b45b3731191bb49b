"""A matter with its log while it is worked on: changed, undone, made again. On no disk.

What can be undone is worked out from the log, so it goes back to the first answer, however often
the matter was closed in between.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from engine.version import VERSION
from matters.document import Document
from matters.lock import signed_in
from matters.log import Act, Entry, Undoable, entry
from matters.parts import Change, Parts, apply, changes

TOLERANCE = timedelta(minutes=5)
"""How far the clocks of two computers may differ before it is said."""


class History:
    """A matter and its log.

    Attributes:
        parts: The matter as it is now.
        set_back: The time of an entry that lies after that of the next; None if all is well.
    """

    def __init__(self, document: Document) -> None:
        """Go on from a document."""
        self.parts: Parts = document.parts
        self.set_back: datetime | None = None
        self._document = document
        self._log = list(document.log)
        self._undoable = Undoable(self._log)

    @property
    def id(self) -> str:
        """The matter's own id."""
        return self._document.id

    @property
    def tampered(self) -> str:
        """What was changed outside the program before it was opened, as a sentence."""
        return self._document.tampered

    @property
    def begun(self) -> bool:
        """Whether anything was ever recorded."""
        return bool(self._log)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._undoable.undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to make again."""
        return bool(self._undoable.redo)

    def note(self, before: Parts, after: Parts, now: datetime) -> None:
        """Note a change in the log.

        Args:
            before: The matter as it was, with which the log of a new one begins.
            after: The matter as it is from now on.
            now: The present time, with its zone.
        """
        if not self._log:
            self._add(Act.BEGIN, changes({}, before), now)
        made = changes(self.parts, after)
        if made:
            self._add(Act.CHANGE, made, now)

    def undo(self, now: datetime) -> tuple[Change, ...]:
        """Take the last change back, and give what changed."""
        if not self.can_undo:
            return ()
        made = tuple(change.reversed for change in reversed(self._undoable.undo[-1]))
        self._add(Act.UNDO, made, now)
        return made

    def redo(self, now: datetime) -> tuple[Change, ...]:
        """Make the change again that was taken back, and give what changed."""
        if not self.can_redo:
            return ()
        made = self._undoable.redo[-1]
        self._add(Act.REDO, made, now)
        return made

    def _add(self, act: Act, made: tuple[Change, ...], now: datetime) -> None:
        last = _time(self._log[-1]) if self._log else None
        if last is not None and now < last - TOLERANCE:
            self.set_back = last
        who = signed_in("").who
        one = entry(self._log, act, made, at=now.isoformat(timespec="seconds"), who=who)
        self.parts = apply(self.parts, made)
        self._log.append(one)
        self._undoable.add(one)

    def document(self) -> Document:
        """Give the matter as it is now, whole."""
        return replace(self._document, made_with=VERSION, parts=self.parts, log=tuple(self._log))


def _time(one: Entry) -> datetime | None:
    """Read the time of an entry; a file from elsewhere may hold anything there."""
    try:
        found = datetime.fromisoformat(one.at)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
