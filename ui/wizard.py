"""The wizard does what the user asks of a matter: answer, go on, confirm, move about.

Pages and panels get what it shows and emit what the user did; the window joins the two. With
``ui.saving`` and ``ui.filing``, which keep the matter, and ``ui.walked``, only it talks to the
engine.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from secrets import token_hex
from types import MappingProxyType

from engine import view
from engine.answers import Value
from engine.effect import effect_of_change
from engine.law import FactId
from engine.tree import Question, TreeId
from matters.keeper import Keeper
from matters.linked import beside, differing, take_over
from matters.matter import Confirmation, Matter, Particulars, PointId
from ui.pages import effect_shown, shown
from ui.saving import Saving

Difference = tuple[str, tuple[str, ...], Callable[[], None]]
"""A linked matter: against whom, the labels of what differs, what takes its answers over."""


class Wizard(Saving):
    """One matter at a time, walked anew after every answer."""

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
            return
        link = next((link for link in self.path.links if link.tree == tree), None)
        answers = {**matter.answers, **(link.answers if link else {})}
        legs = (*matter.legs, tree)
        self._change(replace(matter, legs=legs, answers=MappingProxyType(answers)))

    def leave_out(self) -> None:
        """Take the leg shown out of the matter; its answers stay, set aside."""
        matter = self._require()
        legs = tuple(tree for tree in matter.legs if tree != self.path.tree.id)
        if legs:
            self._change(replace(matter, legs=legs))

    def begin_beside(self) -> None:
        """Begin a matter against a co-debtor, with every answer that the two share."""
        matter = self._require()
        if self._is_held(self._require_keeper()):
            return
        group = matter.group or token_hex(8)
        if not matter.group:
            self._change(replace(matter, group=group), at=self._at)
        own_date = self._own_date
        self._open(Keeper.new(self.register), beside(matter, self.law, group), own_date)
        self.save()

    def duplicate(self, name: str) -> None:
        """Go on with a copy of the matter, which has an id and a log of its own; the matter stays.

        Args:
            name: The name of the copy, which belongs to no group of co-debtors.
        """
        matter, own_date = replace(self._require(), group=""), self._own_date
        copy = matter.describe(replace(matter.particulars, name=name))
        self._open(Keeper.new(self.register), copy, own_date)
        self.save()

    def differences(self) -> tuple[Difference, ...]:
        """Give each linked matter that answers a shared question otherwise."""
        found = []
        for other in self.linked():
            facts = differing(self._require(), other, self.law)
            labels = view.labels(facts, (path.tree for path in self._paths))
            if labels:
                take = partial(self.take_over, other)
                found.append((other.particulars.respondent or shown.name_of(other), labels, take))
        return tuple(found)

    def take_over(self, other: Matter) -> None:
        """Take the shared answers of a linked matter over where the two differ."""
        self._change(take_over(self._require(), other, self.law))

    def describe(self, particulars: Particulars) -> None:
        """Give the matter other particulars."""
        if particulars != self._require().particulars:
            self._change(self._require().describe(particulars), at=self._at)

    def confirm(self, point: PointId, said: Confirmation | None) -> None:
        """Keep what counsel said of a flagged point; None takes it back."""
        if self.confirmed.get(point) != said:
            self._change(self._require().confirm(point, said), at=self._at)

    # --- notes and papers -----------------------------------------------------------

    @property
    def notes(self) -> Mapping[FactId, str]:
        """What was noted at questions in the matter that is open."""
        return self._matter.notes if self._matter else {}

    @property
    def in_hand(self) -> frozenset[str]:
        """The papers of the leg shown that are at hand, by their ids."""
        return self._require().in_hand(self.path.tree.id)

    def asked(self, fact: FactId) -> str:
        """Give a question of the leg shown, in words."""
        node = self._node(fact)
        if not isinstance(node, Question):
            return ""
        return view.show(node, self.path, self.law, None).ask

    def note(self, fact: FactId, text: str) -> None:
        """Keep a note at a question; an empty one takes it away."""
        if self.notes.get(fact, "") != text:
            self._change(self._require().note(fact, text), at=self._at)

    def tick(self, document: str, *, in_hand: bool) -> None:
        """Keep that a paper of the leg shown is at hand, or that it is not."""
        made = self._require().tick(self.path.tree.id, document, in_hand=in_hand)
        if made != self._require():
            self._change(made, at=self._at)

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
