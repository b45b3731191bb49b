"""What pages and panels show of the firm's own content: frozen values, made by pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from engine import words
from engine.additions import Additions, HouseWording, Part
from engine.library import Library
from engine.tree import Outcome, Tree, TreeId
from engine.walk import Path
from matters.matter import Matter
from memo.parts import Leg
from ui.pages import shown
from ui.pages.saying import tr
from ui.pages.shown import ContentState


@dataclass(frozen=True, slots=True)
class FirmHere:
    """What of the question shown is the firm's.

    Attributes:
        own: Whether the whole track is.
        notes: Its notes on the question; on the whole route where that begins here.
        ours: What our content says, for each text that the firm words its own way.
    """

    own: bool = False
    notes: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()

    @property
    def there(self) -> bool:
        """Whether anything is."""
        return self.own or bool(self.notes or self.ours)


def offered(library: Library, matter: Matter | None = None) -> Mapping[TreeId, Tree]:
    """Give the trees that can be begun or gone into.

    Args:
        library: The content.
        matter: The one that is open; what it goes through stays, switched off or not.
    """
    off = library.firm.off.difference(matter.legs if matter else ())
    return {name: tree for name, tree in library.trees.items() if name not in off}


def content(library: Library, walked: Tree | None, today: date) -> ContentState | None:
    """Say which content is used: ours, unless a tree of the firm's own is walked."""
    firm = library.firm.trees
    if walked is not None and walked.id in firm:
        ours = shown.content({walked.id: walked}, walked, today)
        own = tr("The firm’s own content")
        return None if ours is None else replace(ours, law_as_of=own, compared="")
    trees = {name: tree for name, tree in library.trees.items() if name not in firm}
    return shown.content(trees, walked, today)


def here(path: Path, question: str, firm: Additions) -> FirmHere:
    """Show what of a question is the firm's.

    Args:
        path: The way; its tree holds the question.
        question: The id of the question shown.
        firm: What the firm added.
    """
    tree = path.tree
    notes = firm.notes_on(tree.id, Part.QUESTION, question)
    if question == tree.root:
        notes = (*firm.notes_on(tree.id, Part.TREE, tree.id), *notes)
    worded = (one for one in firm.wording if _is_on(one, path, question))
    answers, law = path.situation.answers, path.situation.law
    ours = tuple(words.fill(one.ours, tree, answers, law) for one in worded if one.ours)
    return FirmHere(tree.id in firm.trees, notes, ours)


def _is_on(one: HouseWording, path: Path, question: str) -> bool:
    return (one.tree, one.part, one.id) == (path.tree.id, Part.QUESTION, question)


def of_outcome(leg: Leg, path: Path) -> tuple[tuple[str, str], ...]:
    """Give the firm's notes for the outcome page: what each is about, and its text."""
    if leg.firm is None or not isinstance(path.at, Outcome):
        return ()
    return tuple((note.about, note.text) for note in leg.firm.notes if note.part != Part.QUESTION)


def on_paper(leg: Leg, paper: str) -> FirmHere:
    """Show what of a paper is the firm's: the paper itself, notes on it, its title."""
    if leg.firm is None:
        return FirmHere()
    wanted = (Part.ITEM, paper)
    return FirmHere(
        own=paper in leg.firm.papers,
        notes=tuple(one.text for one in leg.firm.notes if (one.part, one.of) == wanted),
        ours=tuple(one.ours for one in leg.firm.wording if (one.part, one.of) == wanted),
    )


def says(here: FirmHere) -> str:
    """Give what the chip means, in a sentence or two."""
    said = [tr("House wording. Ours: “{0}”").format(text) for text in here.ours]
    said += [tr("Firm note: {0}").format(text) for text in here.notes]
    return " ".join(said) or tr("The firm’s own content; it is not from the guide.")
