"""Notes of citation: which mark stands behind a statement, and which note it leads to.

Within a section the same citation keeps one note; later marks repeat its number. The Chinese title
of an authority stands in the first note of the memo that names it.
"""

from dataclasses import dataclass, replace
from typing import Protocol

from memo import citations
from memo.citations import Cites, Named


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark behind a statement.

    Attributes:
        number: Of its note; unique in the memo.
        first: Whether it is the first mark of the note.
    """

    number: int
    text: str
    first: bool


class Counter(Protocol):
    """Gives the next number."""

    def __next__(self) -> int:
        """Give the next number."""


class Notes:
    """The notes of one section: the first mark of a note carries its text."""

    def __init__(self, numbers: Counter, given: set[Named]) -> None:
        """Start without notes.

        Args:
            numbers: Keeps ids apart across sections.
            given: Authorities whose Chinese the memo has given already.
        """
        self._numbers = numbers
        self._given = given
        self._marks: dict[tuple[str, tuple[Named, ...]], Mark] = {}

    def full(self, cites: Cites) -> Mark | None:
        """Give the mark of a note on prose: authorities and places in the guide."""
        return self._mark(citations.pinpoint(cites), cites) if cites else None

    def named(self, cites: Cites) -> Mark | None:
        """Give the mark of a note on a cell that shows the places itself: authorities only."""
        return self._mark("", cites) if citations.authorities(cites) else None

    def next_section(self) -> "Notes":
        """Give the notes of the next section."""
        return Notes(self._numbers, self._given)

    def _mark(self, place: str, cites: Cites) -> Mark:
        named = citations.authorities(cites)
        known = self._marks.get((place, named))
        if known is not None:
            return replace(known, first=False)
        if place:
            text = citations.note(cites, self._given)
        else:
            text = f"{'; '.join(citations.names(named, self._given))}."
        mark = Mark(next(self._numbers), text, first=True)
        self._marks[(place, named)] = mark
        return mark
