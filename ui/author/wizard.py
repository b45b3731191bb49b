"""The wizard over content that changes under the walk: answers and position stay."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import Signal

from engine.answers import Value
from engine.law import FactId
from engine.library import Library
from engine.tree import TreeId
from engine.walk import NoWayOutError, follow
from matters.matter import Matter
from memo.parts import Memo
from ui.wizard import Wizard

MARK = "Draft from author mode: not for a client’s matter"
"""What a memo made here says instead of its privilege, and above its first heading."""


class AuthorWizard(Wizard):
    """Takes other content while a matter is open.

    Signals:
        fell_back: The content taken last could not be walked; the one before is used again.
        no_way_out: An answer was not recorded, as no route leads on; carries its question.
    """

    fell_back = Signal()
    no_way_out = Signal(str)

    _before: Library | None = None

    @property
    def needed(self) -> frozenset[TreeId]:
        """The trees that the open matter stands on."""
        return frozenset(self._matter.legs if self._matter else ())

    @property
    def place(self) -> str:
        """The id of the question or outcome shown; empty without a matter."""
        if self._matter is None:
            return ""
        return str(self._at or self.path.at.id)

    def place_name(self) -> str:
        """Give what an author calls the place shown."""
        question = self.question()
        return question.label if question is not None else self.told().title

    def memo_work(self) -> Callable[..., Memo]:
        """Give the work that makes the memo, marked as a draft of the author's."""
        work = super().memo_work()

        def marked(**how: bool) -> Memo:
            made = work(**how)
            return replace(made, privilege=MARK, notices=(MARK, *made.notices))

        return marked

    def answer_with(self, wanted: Matter) -> tuple[FactId, Value] | None:
        """Give the matter other answers, and no others; begin one if none is open.

        Args:
            wanted: Its legs and answers.

        Returns:
            The last answer, left out where no route leads on after it; else None.
        """
        if self._matter is None:
            self.start(wanted.tree)
        before, day = self._require(), self._own_date
        self._own_date = None  # an example was found for today
        stuck, left_out = self._stuck(wanted), None
        answers = dict(wanted.answers)
        if stuck is not None:
            left_out = (stuck, answers.pop(stuck))
        if (before.legs, before.answers, day) != (wanted.legs, answers, None):
            after = replace(before, legs=wanted.legs, answers=MappingProxyType(answers))
            self._change(after)
        return left_out

    def take_content(self, library: Library) -> None:
        """Use other content; the answers stay, and so does the question shown if it is there."""
        self._before, self.library = self.library, library
        self._extent.cache_clear()
        if self._matter is not None:
            self._take(self._matter)

    def _change(self, matter: Matter, at: FactId | None = None) -> None:
        """Record a change, unless no route would lead on."""
        stuck = self._stuck(matter)
        if stuck is None:
            super()._change(matter, at)
        else:
            self.no_way_out.emit(stuck)

    def _stuck(self, matter: Matter) -> FactId | None:
        """Give the question after whose answer no route leads on; None if all is well."""
        for leg in matter.legs:
            try:
                follow(self.library.trees[leg], matter.answers, self.law, self.as_of)
            except NoWayOutError as error:
                return next(reversed(error.situation.answers), None)
        return None

    def _take(self, matter: Matter) -> None:
        """Hold a matter and walk it; content that fails goes, the answers stay."""
        try:
            super()._take(matter)
        except Exception:
            if self._before is None:
                raise
            self.library, self._before = self._before, None
            self._extent.cache_clear()
            super()._take(matter)
            self.fell_back.emit()
