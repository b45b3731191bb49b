"""The wizard changes the matter and saves it; only it and ``ui.walked`` talk to the engine.

Pages and panels get what it shows and emit what the user did; the window joins the two. Every
answer is on the disk before ``walked`` is emitted, so before the next question is painted.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path as FilePath

from PySide6.QtCore import Signal

from engine.answers import Value
from engine.effect import effect_of_change
from engine.law import FactId, UpdateId
from engine.tree import TreeId
from matters.file import MatterError, load_matter, save_matter
from matters.matter import Confirmation, Matter, Particulars
from ui.pages import effect_shown
from ui.walked import Standing, Walked


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
        self._matter = self._file = self._at = None
        self._paths = ()
        self._forget()

    def _open(self, matter: Matter, file: FilePath | None, own_date: date | None) -> None:
        self._file, self._own_date, self._at = file, own_date, None
        self._paths = ()
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
        after = {**before, fact: value}
        found, *others = (
            effect_of_change(path.tree, before, after, self.law, self.as_of)
            for path in (self.path, *(path for path in self._paths if path is not self.path))
        )
        others = [other for other in others if other.changes_verdict]
        if not (found.changes_more or others):
            return None
        return effect_shown.effect(found, fact, value, self.law, others)

    def follow(self, tree: TreeId) -> None:
        """Go on into a linked tree, over the same answers; one gone into before is shown again."""
        matter = self._require()
        if tree in matter.legs:
            self.show_leg(matter.legs.index(tree))
        else:
            self._change(replace(matter, legs=(*matter.legs, tree)))

    def leave_out(self) -> None:
        """Take the leg shown out of the matter; its answers stay, set aside."""
        matter = self._require()
        legs = tuple(tree for tree in matter.legs if tree != self.path.tree.id)
        if legs:
            self._change(replace(matter, legs=legs))

    def describe(self, particulars: Particulars) -> None:
        """Give the matter other particulars."""
        if particulars != self._require().particulars:
            self._change(self._require().describe(particulars), at=self._at)

    def confirm(self, update: UpdateId, said: Confirmation | None) -> None:
        """Keep what counsel said of a later development; None takes it back."""
        if self.confirmed.get(update) != said:
            self._change(self._require().confirm(update, said), at=self._at)

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

    def show_leg(self, number: int) -> None:
        """Show a leg, counted from 0, at the end of its way."""
        self._leg, self._at, self._told = number, None, None
        self.walked.emit()
        self.shown_changed.emit()

    def back(self) -> None:
        """Show the question before, passing over those carried; else the end of the leg before."""
        before = self._question_before()
        if before is not None:
            self.show(before)
        elif self._leg > 0:
            self.show_leg(self._leg - 1)

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
        target.append(self._standing())
        standing = source.pop()
        self._at = standing.at
        self._take(standing.matter)
        self._leg = min(standing.leg, len(self._paths) - 1)
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

    def _standing(self) -> Standing:
        return Standing(self._require(), self._leg, self._at)

    def _change(self, matter: Matter, at: FactId | None = None) -> None:
        self._undo.append(self._standing())
        self._redo.clear()
        self._at = at
        self._take(matter)
        self.save()
        self.walked.emit()
