"""What a firm added to the content, marked so that window and memo show it as the firm's.

Frozen data only. It is read from the firm's folder and set into a library by ``firm.content``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path as FilePath

from engine.errors import Problem
from engine.law import NodeId
from engine.tree import Link, TreeId


class Part(StrEnum):
    """Which part of a tree a note or a wording of the firm belongs to."""

    TREE = "tree"
    QUESTION = "question"
    OUTCOME = "outcome"
    FINDING = "finding"
    ITEM = "item"


class Key(StrEnum):
    """Which text may be worded by the firm; none of them states law."""

    ASK = "ask"
    HELP = "help"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmNote:
    """A note of the firm, shown beside our content and never in its place.

    Attributes:
        id: Of the question, outcome, finding or item; of the tree for a note on the whole.
    """

    tree: TreeId
    part: Part
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseWording:
    """A text of ours that the firm words its own way.

    Attributes:
        id: Of the question, paper or action.
        ours: What stands in our content.
        text: What the firm says instead.
    """

    tree: TreeId
    part: Part
    id: str
    key: Key
    ours: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """All that a firm's folder added to a library; without a folder there is nothing in it.

    Attributes:
        folder: The firm's folder; None where there is none.
        trees: The firm's own trees.
        off: Trees that are not offered; matters that use them still open.
        files: Files that every memo rests on: the overlay and the firm's law.
        problems: What of the folder is left out, and what is to be read again.
    """

    folder: FilePath | None = None
    trees: frozenset[TreeId] = frozenset()
    notes: tuple[FirmNote, ...] = ()
    wording: tuple[HouseWording, ...] = ()
    off: frozenset[TreeId] = frozenset()
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def notes_on(self, tree: TreeId, part: Part, part_id: str) -> tuple[str, ...]:
        """Give the texts of the notes on one part of a tree, in the order of the overlay."""
        wanted = (tree, part, part_id)
        return tuple(one.text for one in self.notes if (one.tree, one.part, one.id) == wanted)

    def offered(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """Give the ways on that are not into a tree switched off."""
        return tuple(link for link in links if link.tree not in self.off)

    def ours(self, tree: TreeId, node: NodeId) -> tuple[HouseWording, ...]:
        """Give what the firm worded of a question."""
        return tuple(
            one
            for one in self.wording
            if (one.tree, one.part, one.id) == (tree, Part.QUESTION, node)
        )
