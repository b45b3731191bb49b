"""The wizard holds the matter, walks it and saves it; only it talks to the engine.

Pages and panels get what it shows and emit what the user did; the window joins the two. Every
answer is on the disk before ``walked`` is emitted, so before the next question is painted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path as FilePath

from PySide6.QtCore import QObject, Signal

from engine import view
from engine.answers import Value
from engine.effect import effect_of_change
from engine.extent import Extent, remaining
from engine.law import FactId, Law, NodeId
from engine.library import Library
from engine.tree import Question, Tree, TreeId
from engine.view import ShownQuestion
from engine.walk import Path, walk
from matters.file import MatterError, load_matter, save_matter
from matters.matter import Confirmation, Confirmed, Matter, Particulars, PointId
from matters.register import Register
from memo.confirmed import with_confirmed_terms
from memo.later import with_later_law
from memo.legs import leg
from memo.memo import build_memo
from memo.parts import Leg, Memo
from ui.pages import dates_shown, effect_shown, shown
from ui.panels.clock import BEIJING


@dataclass(frozen=True, slots=True)
class Standing:
    """What undo brings back: a matter, and the question that was shown."""

    matter: Matter
    at: FactId | None


class Walked(QObject):
    """The matter that is open, walked; what pages and panels show of it.

    Args:
        library: All trees and law data.
        register: Where matters are kept.
        clock: The present time, with its zone.
        parent: Qt's owner.
    """

    def __init__(
        self,
        library: Library,
        register: Register,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.library = library
        self.register = register
        self._clock = clock
        self._matter: Matter | None = None
        self._file: FilePath | None = None
        self._own_date: date | None = None
        self.unsaved = False
        self._path: Path | None = None
        self._told: Leg | None = None
        self._at: FactId | None = None
        self._undo: list[Standing] = []
        self._redo: list[Standing] = []
        self._extent = lru_cache(maxsize=16)(self._count)

    @property
    def law(self) -> Law:
        """The law data; Chinese that counsel confirmed in the matter is not marked."""
        return with_confirmed_terms(self.library.law, self.confirmed)

    @property
    def matter(self) -> Matter | None:
        """The matter that is open."""
        return self._matter

    @property
    def path(self) -> Path:
        """The path of the matter that is open."""
        if self._path is None:
            raise AssertionError("no matter is open")
        return self._path

    @property
    def tree(self) -> Tree | None:
        """The tree that is walked."""
        return self.library.trees[self._matter.tree] if self._matter else None

    @property
    def as_of(self) -> date:
        """The matter's date: the file's own, else today in Beijing."""
        return self._own_date or self.today

    @property
    def now(self) -> datetime:
        """The present time, in this computer's zone."""
        return self._clock().astimezone()

    @property
    def today(self) -> date:
        """Today in Beijing."""
        return self._clock().astimezone(BEIJING).date()

    @property
    def has_own_date(self) -> bool:
        """Whether the file's own date is used, and it is not today."""
        return self._own_date not in {None, self.today}

    @property
    def at(self) -> FactId | None:
        """The earlier question that is shown; None at the end of the path."""
        return self._at

    @property
    def shows_outcome(self) -> bool:
        """Whether the outcome is shown."""
        return self._at is None and self.path.finished

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return bool(self._redo)

    @property
    def can_go_back(self) -> bool:
        """Whether a question comes before the one shown."""
        return self._position() > 0

    @property
    def confirmed(self) -> Confirmed:
        """What counsel confirmed in the matter that is open."""
        return self._matter.confirmed if self._matter else {}

    # --- what is shown ----------------------------------------------------------------

    def question(self) -> ShownQuestion | None:
        """Give the question shown; None where the outcome is."""
        if self.shows_outcome:
            return None
        node = self.path.at if self._at is None else self._node(self._at)
        if not isinstance(node, Question):
            return None
        value = self._require().answers.get(FactId(node.id))
        return view.show(node, self.path, self.law, value)

    def to_go(self) -> Extent:
        """Give the fewest and the most questions still to answer."""
        path = self.path
        return self._extent(path.tree.id).get(path.at.id, (0, 0))

    def route(self) -> shown.ShownRoute:
        """Give the route panel."""
        return shown.route(self.path, self._at, self.to_go(), self.law)

    def tracks(self) -> tuple[shown.Track, ...]:
        """Give a card for each tree."""
        return tuple(
            shown.track(tree, self._extent(tree.id).get(tree.root, (0, 0)))
            for tree in shown.in_order(self.library.trees)
        )

    def told(self) -> Leg:
        """Give the path as the memo tells it."""
        if self._told is None:
            self._told = with_later_law(leg(self.path, self.law), self.law, self.confirmed)
        return self._told

    def memo(self) -> Memo:
        """Give the memo of the matter."""
        return build_memo(self._require(), self.library, self.as_of)

    def next_date(self) -> dates_shown.ShownDate | None:
        """Give the date that comes next."""
        return dates_shown.next_date(self.path, self.as_of)

    def dates(self) -> tuple[dates_shown.DateRow, ...]:
        """Give every date with its arithmetic."""
        return dates_shown.date_rows(self.path, self.told(), self.as_of)

    def content(self) -> shown.ContentState | None:
        """Say which content is used, and whether it is due for review."""
        return shown.content(self.library.trees, self.tree, self.as_of)

    def matters(self) -> tuple[shown.MatterRow, ...]:
        """List the matters of the data folder, latest first."""
        kept = self.register.recent(self.library)
        return shown.matter_rows(kept, self.library, self._extent, (self.now, self.today))

    def _count(self, tree: TreeId) -> Mapping[NodeId, Extent]:
        return remaining(self.library.trees[tree])

    def _require(self) -> Matter:
        if self._matter is None:
            raise AssertionError("no matter is open")
        return self._matter

    def _node(self, fact: FactId) -> object:
        return self.path.tree.nodes.get(NodeId(fact))

    def _passed(self, fact: FactId) -> bool:
        return any(FactId(step.question.id) == fact for step in self.path.steps)

    def _position(self) -> int:
        """Give the place of the question shown in the path; its length at the end."""
        facts = [FactId(step.question.id) for step in self.path.steps]
        return facts.index(self._at) if self._at in facts else len(facts)

    def _take(self, matter: Matter) -> None:
        """Hold a matter and walk it."""
        self._matter = matter
        tree = self.library.trees[matter.tree]
        self._path = walk(tree, matter.answers, self.law, self.as_of)
        self._told = None
        if self._at is not None and not self._passed(self._at):
            self._at = None


class Wizard(Walked):
    """One matter at a time, walked anew after every answer.

    Signals:
        opened: Another matter is open, or none.
        walked: The path, or the particulars, changed; what is shown may have changed with it.
        shown_changed: Another question of the same path, or its end, is shown.
        saved: The matter is on the disk; carries the time.
        save_failed: It is not; carries the sentence for the user.
    """

    opened = Signal()
    walked = Signal()
    shown_changed = Signal()
    saved = Signal(object)
    save_failed = Signal(str)

    # --- opening and closing ----------------------------------------------------

    def start(self, tree: TreeId) -> None:
        """Begin a new matter; its file is made with the first answer."""
        self._open(Matter(legs=(tree,)), None, None)

    def open(self, file: FilePath) -> None:
        """Open a matter; a file from elsewhere becomes a new matter and stays as it is.

        Raises:
            MatterError: It cannot be read.
        """
        matter, own_date = load_matter(file, self.library)
        ours = self.register.holds(file)
        self._open(matter, file if ours else None, own_date)
        if ours:
            self.saved.emit(datetime.fromtimestamp(file.stat().st_mtime, UTC))
        else:
            self.save()

    def close(self) -> None:
        """Close the matter; it is saved already."""
        self._matter = self._path = self._file = self._at = None
        self._forget()

    def _open(self, matter: Matter, file: FilePath | None, own_date: date | None) -> None:
        self._file, self._own_date, self._at = file, own_date, None
        self._take(matter)
        self._forget()
        self.walked.emit()

    def _forget(self) -> None:
        self._undo.clear()
        self._redo.clear()
        self.opened.emit()

    # --- answering ----------------------------------------------------------------

    def answer(self, fact: FactId, value: Value) -> None:
        """Record an answer; the same answer again only goes on to the next question.

        A changed answer leads on to the first question that has none, or to the outcome: the
        answers in between are kept and stand in the route.
        """
        matter = self._require()
        if self._passed(fact) and matter.answers.get(fact) == value:
            self.next()
            return
        self._change(matter.answer(fact, value))

    def effect(self, fact: FactId, value: Value) -> effect_shown.ShownEffect | None:
        """Say what another answer would change, before it is recorded; None if nothing else."""
        before = self._require().answers
        if not self._passed(fact) or before.get(fact) == value:
            return None
        tree, after = self.path.tree, {**before, fact: value}
        found = effect_of_change(tree, before, after, self.law, self.as_of)
        return effect_shown.effect(found, fact, value, self.law) if found.changes_more else None

    def follow(self, tree: TreeId) -> None:
        """Go on into a linked tree, over the same answers."""
        matter = self._require()
        self._change(replace(matter, legs=(*matter.legs, tree)))

    def describe(self, particulars: Particulars) -> None:
        """Give the matter other particulars."""
        if particulars != self._require().particulars:
            self._change(self._require().describe(particulars), at=self._at)

    def confirm(self, point: PointId, said: Confirmation | None) -> None:
        """Keep what counsel said of a flagged point; None takes it back."""
        if self.confirmed.get(point) != said:
            self._change(self._require().confirm(point, said), at=self._at)

    def count_from_today(self) -> None:
        """Drop the file's own date."""
        self._own_date = None
        self._take(self._require())
        self.save()
        self.walked.emit()

    # --- moving ---------------------------------------------------------------------

    def show(self, fact: FactId | None) -> None:
        """Show a question of the path, or its end; a question set aside is not on the path."""
        known = fact is not None and self._passed(fact)
        self._at = fact if known else None
        self.shown_changed.emit()

    def back(self) -> None:
        """Show the question before."""
        position = self._position()
        if position > 0:
            self.show(FactId(self.path.steps[position - 1].question.id))

    def next(self) -> None:
        """Show the question after, or the end of the path."""
        position = self._position() + 1
        steps = self.path.steps
        self.show(FactId(steps[position].question.id) if position < len(steps) else None)

    def undo(self) -> None:
        """Take the last change back."""
        self._swap(self._undo, self._redo)

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self._swap(self._redo, self._undo)

    def _swap(self, source: list[Standing], target: list[Standing]) -> None:
        if not source:
            return
        target.append(Standing(self._require(), self._at))
        standing = source.pop()
        self._at = standing.at
        self._take(standing.matter)
        self.save()
        self.walked.emit()

    # --- saving ---------------------------------------------------------------------

    def save(self) -> bool:
        """Put the matter on the disk; say whether it is there. A failure is emitted too."""
        try:
            self._file = self._file or self.register.new_path()
            save_matter(self._file, self._require(), self._own_date)
        except MatterError as error:
            self.unsaved = True
            self.save_failed.emit(str(error))
            return False
        self.unsaved = False
        self.saved.emit(self._clock())
        return True

    def save_copy(self, file: FilePath) -> None:
        """Write a copy elsewhere.

        Raises:
            MatterError: It could not be written.
        """
        save_matter(file, self._require(), self._own_date)

    def _change(self, matter: Matter, at: FactId | None = None) -> None:
        self._undo.append(Standing(self._require(), self._at))
        self._redo.clear()
        self._at = at
        self._take(matter)
        self.save()
        self.walked.emit()
