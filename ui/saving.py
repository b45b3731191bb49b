"""Keeping the matter that is open: changed, undone, copied.

Every change is in the journal before ``walked`` is emitted, so before the next question is painted;
its file is written beside the window (``ui.filing``). What a change means is for ``ui.wizard``.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path as FilePath

from engine.law import FactId
from engine.library import Library
from matters.document import ENDING, write_document
from matters.errors import MatterError
from matters.file import not_saved, save_answers, write_atomically
from matters.keeper import Keeper
from matters.matter import Matter
from matters.parts import Change, from_parts, to_parts
from matters.recovery import set_apart
from ui.filing import Filing

ASKED = frozenset({"answers", "notes"})
"""Parts of a matter whose keys are questions."""


class Saving(Filing):
    """The matter that is open, and what was ever changed in it."""

    @property
    def read_only(self) -> bool:
        """Whether another has the matter open."""
        return self._keeper is not None and self._keeper.held_by is not None

    def may_change(self) -> bool:
        """Say whether the matter can be changed; the user is told where another has it open."""
        return not self._is_held(self._require_keeper())

    def save(self) -> bool:
        """Put on the disk what is not there yet; say whether it is. A failure is emitted too."""
        now = to_parts(self._require(), self._own_date)
        return self._keep(partial(self._require_keeper().record, now, now))

    def _change(self, matter: Matter, at: FactId | None = None) -> None:
        keeper = self._require_keeper()
        if self._is_held(keeper):
            return
        before = to_parts(self._require(), self._own_date)
        self._at = at
        self._take(matter)
        after = to_parts(matter, self._own_date)
        self._keep(partial(keeper.record, before, after))
        self.walked.emit()

    def _keep(self, act: Callable[[datetime], None]) -> bool:
        """Do what keeps the matter, and say how it went."""
        keeper = self._require_keeper()
        try:
            act(self._clock())
        except MatterError as error:
            self.unsaved = True
            self.save_failed.emit(str(error))
        else:
            self.unsaved = False
            self.saved.emit(self._clock())
        self._want(keeper)
        if keeper.set_back is not None:
            self.set_back.emit(keeper.set_back)
            keeper.set_back = None
        return not self.unsaved

    def _is_held(self, keeper: Keeper) -> bool:
        """Say whether the matter is read-only, and tell the user."""
        if keeper.held_by is not None:
            self.held.emit(keeper.held_by)
        return keeper.held_by is not None

    def _require_keeper(self) -> Keeper:
        if self._keeper is None:
            raise AssertionError("no matter is open")
        return self._keeper

    @property
    def is_kept(self) -> bool:
        """Whether a matter is open that has a file already."""
        return self._keeper is not None and self._keeper.begun

    def use_library(self, library: Library) -> None:
        """Use other content from now on; no matter is open."""
        if self._matter is not None:
            raise AssertionError("a matter is open")
        self.library = library
        self._extent.cache_clear()

    # --- copies -------------------------------------------------------------------

    def save_copy(self, file: FilePath) -> None:
        """Write a copy elsewhere: a matter file, or an answers file where its name ends so.

        Raises:
            MatterError: It could not be written.
        """
        if file.suffix.lower() != ENDING:
            save_answers(file, self._require(), self._own_date)
            return
        keeper = self._require_keeper()
        if file.resolve() == keeper.target:
            return
        if not keeper.begun:
            self.save()
        written = keeper.writing(self._result(), self._clock()).document
        whole = replace(written, content=self._content()())
        try:
            write_atomically(file, write_document(whole))
        except OSError as error:
            raise not_saved(file, error) from error

    def move_to(self, file: FilePath) -> None:
        """Write the matter to another file, and go on there.

        Raises:
            MatterError: It could not be written.
        """
        self.save_copy(file)
        self._require_keeper().moved()
        self.open(file)

    def take_theirs(self) -> None:
        """Open the file that somebody else replaced; what is open becomes a matter of its own.

        Raises:
            MatterError: Either could not be done.
        """
        keeper = self._require_keeper()
        set_apart(keeper.document(), self.register, self._clock())
        keeper.moved()
        self.open(keeper.target)

    # --- undoing -----------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._keeper is not None and self._keeper.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return self._keeper is not None and self._keeper.can_redo

    def undo(self) -> None:
        """Take the last change back, however long ago it was made."""
        if self._keeper is not None:
            self._go_to(self._keeper, self._keeper.undo)

    def redo(self) -> None:
        """Make the change again that was taken back."""
        if self._keeper is not None:
            self._go_to(self._keeper, self._keeper.redo)

    def _go_to(self, keeper: Keeper, step: Callable[[datetime], tuple[Change, ...]]) -> None:
        if self._is_held(keeper):
            return
        made = step(self._clock())
        if not made:
            return
        matter, self._own_date = from_parts(keeper.parts, self.library)
        self._take(replace(matter, legs=matter.legs or self._require().legs))
        self._show_changed(tuple(FactId(each.key) for each in made if each.part in ASKED))
        self._keep(keeper.keep)
        self.walked.emit()

    def _show_changed(self, facts: tuple[FactId, ...]) -> None:
        """Show the first of some questions, in the leg that has it, the one shown before others."""
        legs = sorted(range(len(self._paths)), key=lambda number: number != self._leg)
        for number in legs:
            path = self._paths[number]
            on_way = [FactId(step.question.id) for step in path.steps]
            found = next((fact for fact in (*on_way, FactId(path.at.id)) if fact in facts), None)
            if found is not None:
                self._leg, self._told = number, None
                self._at = found if found in on_way else None
                return

    def walk_anew(self) -> None:
        """Walk the matter as of today, where a day has begun; nothing in it changes."""
        if self._matter is not None and self._own_date is None:
            self._take(self._matter)
            self.walked.emit()

    def count_from_today(self) -> None:
        """Drop the file's own date."""
        keeper, matter = self._require_keeper(), self._require()
        if self._is_held(keeper):
            return
        before, self._own_date = to_parts(matter, self._own_date), None
        self._take(matter)
        self._keep(partial(keeper.record, before, to_parts(matter)))
        self.walked.emit()
