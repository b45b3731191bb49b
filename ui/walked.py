"""The matter that is open, walked: what pages and panels show of it.

Only this module, ``ui.saving`` (changes, undo), ``ui.filing`` (opening, writing, recovering) and
``ui.wizard``, which stands over the three, talk to the engine; nothing is changed here.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path as FilePath

from PySide6.QtCore import QObject

from engine import view
from engine.extent import Extent, remaining
from engine.law import FactId, Law, NodeId
from engine.library import Library
from engine.tree import Question, Tree, TreeId
from engine.view import ShownQuestion
from engine.walk import Path, walk_legs
from firm.policy import NO_POLICY
from matters.matter import Confirmed, Matter
from matters.register import Register
from memo.confirmed import with_confirmed_terms
from memo.firm_told import with_firm
from memo.later import with_later_law
from memo.legs import leg
from memo.letterhead import under
from memo.memo import build_memo
from memo.parts import Leg, Memo
from ui.pages import dates_shown, firm_shown, shown
from ui.panels.clock import BEIJING

Rows = tuple[shown.MatterRow, ...]


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
        self.policy = NO_POLICY  # the window is given another with the content
        self._clock = clock
        self._matter: Matter | None = None
        self._file: FilePath | None = None
        self._own_date: date | None = None
        self.unsaved = False
        self._paths: tuple[Path, ...] = ()
        self._leg = 0
        self._told: Leg | None = None
        self.worked_out: tuple[Path, Leg] | None = None
        self._at: FactId | None = None
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
        """The path of the leg that is shown."""
        if not self._paths:
            raise AssertionError("no matter is open")
        return self._paths[self._leg]

    @property
    def tree(self) -> Tree | None:
        """The tree of the leg that is shown."""
        return self.path.tree if self._matter else None

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
    def can_go_back(self) -> bool:
        """Whether a question comes before the one shown, in this leg or an earlier one."""
        return self._question_before() is not None or self._leg > 0

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
        own = shown.route(self.path, self._at, self.to_go(), self.law)
        whole = shown.with_legs(own, self._paths, self._leg)
        return shown.with_notes(whole, self._require().notes)

    def tracks(self) -> tuple[shown.Track, ...]:
        """Give a card for each tree."""
        firm = self.library.firm.trees
        return tuple(
            shown.track(tree, self._extent(tree.id).get(tree.root, (0, 0)), firm=tree.id in firm)
            for tree in shown.in_order(firm_shown.offered(self.library))
        )

    def told(self) -> Leg:
        """Give the path as the memo tells it."""
        if self._told is None:
            told = with_later_law(leg(self.path, self.law), self.law, self.confirmed)
            self._told = with_firm(told, self.path, self.law, self.library.firm)
        return self._told

    @property
    def narrowed(self) -> Leg | None:
        """The path as told, with what its open points leave possible, once that is worked out."""
        known = self.worked_out
        return known[1] if known and self._matter and known[0] is self.path else None

    def memo_work(self) -> Callable[..., Memo]:
        """Give the work that makes the memo of the matter as it is now, for beside the window."""
        told = (self._require(), self.library, self.as_of, self.linked())
        identity = self.policy.identity
        return lambda **how: under(identity, build_memo(*told, **how))

    def linked(self) -> tuple[Matter, ...]:
        """Give the matters against co-debtors on the same title."""
        return self.register.linked(self._require(), self._file, self.library)

    def next_date(self) -> dates_shown.ShownDate | None:
        """Give the date that comes next."""
        return dates_shown.next_date(self.path, self.as_of)

    def dates(self) -> tuple[dates_shown.DateRow, ...]:
        """Give every date with its arithmetic."""
        return dates_shown.date_rows(self.path, self.told(), self.as_of)

    def content(self) -> shown.ContentState | None:
        """Say which content is used, and whether it is due for review."""
        return firm_shown.content(self.library, self.tree, self.as_of)

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

    def _question_before(self) -> FactId | None:
        """Give the question before the one shown that was not answered in an earlier leg."""
        steps = self.path.steps[: self._position()]
        carried = {step.question.id for path in self._paths[: self._leg] for step in path.steps}
        own = [step.question.id for step in steps if step.question.id not in carried]
        return FactId(own[-1]) if own else None

    def _take(self, matter: Matter) -> None:
        """Hold a matter and walk its legs; a leg that is new is shown."""
        trees = [self.library.trees[tree] for tree in matter.legs]
        known = len(self._paths)
        self._matter = matter
        self._paths = walk_legs(trees, matter.answers, self.law, self.as_of)
        self._leg = self._leg if len(trees) == known else len(trees) - 1
        self._told = None
        if self._at is not None and not self._passed(self._at):
            self._at = None
