"""A matter: particulars, every answer ever given, what counsel confirmed.

Frozen; a change gives a new matter.

Nothing here says what an answer means or where the matter is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NewType

from engine.answers import Value
from engine.law import FactId, empty_mapping
from engine.tree import TreeId


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What the head of the memo says; every part may be empty.

    Attributes:
        acting_for: ``applicant``, ``respondent`` or empty.
    """

    name: str = ""
    client: str = ""
    respondent: str = ""
    issued_by: str = ""
    reference: str = ""
    prepared_by: str = ""
    acting_for: str = ""


class Applies(StrEnum):
    """Whether a later development applies in this matter."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What counsel said of a flagged point; it is printed and never moves the route.

    Attributes:
        by: Who confirmed it.
        on: The day.
        applies: Of a later development only, and always there: whether it applies in this matter.
        note: Anything counsel added.
    """

    by: str
    on: date
    applies: Applies | None = None
    note: str = ""


PointId = NewType("PointId", str)
"""A flagged point: the id of a later development, of an unconfirmed term or of a fee schedule."""

Confirmed = Mapping[PointId, Confirmation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One matter.

    Attributes:
        legs: The trees it has been through, in order; the last one is walked now.
        answers: All answers ever given, those off the path included.
        confirmed: What counsel confirmed, by flagged point; one that the content does not have any
            more is kept, and nothing comes of it.
        notes: What the user noted at a question, for themselves.
        ticked: Papers that are at hand, as ``tree/document``.
        unread: Values of the file, by part and key, that the present content cannot read; they are
            kept and written back, and nothing comes of them.
        group: The same for all matters against co-debtors on one title; empty where there is one
            debtor only.
    """

    legs: tuple[TreeId, ...]
    particulars: Particulars = Particulars()
    answers: Mapping[FactId, Value] = field(default_factory=empty_mapping)
    confirmed: Confirmed = field(default_factory=empty_mapping)
    notes: Mapping[FactId, str] = field(default_factory=empty_mapping)
    ticked: frozenset[str] = frozenset()
    unread: Mapping[tuple[str, str], Any] = field(default_factory=empty_mapping)
    group: str = ""

    @property
    def tree(self) -> TreeId:
        """The tree that is walked now."""
        return self.legs[-1]

    def answer(self, fact: FactId, value: Value) -> "Matter":
        """Give the matter with one answer set."""
        return replace(self, answers=MappingProxyType({**self.answers, fact: value}))

    def describe(self, particulars: Particulars) -> "Matter":
        """Give the matter with other particulars."""
        return replace(self, particulars=particulars)

    def note(self, fact: FactId, text: str) -> "Matter":
        """Give the matter with a note at a question; an empty text takes it away."""
        kept = {each: one for each, one in self.notes.items() if each != fact}
        if text:
            kept[fact] = text
        return replace(self, notes=MappingProxyType(kept))

    def in_hand(self, tree: TreeId) -> frozenset[str]:
        """Give the papers of a tree that are at hand, by their ids."""
        own = f"{tree}/"
        return frozenset(each.removeprefix(own) for each in self.ticked if each.startswith(own))

    def tick(self, tree: TreeId, document: str, *, in_hand: bool) -> "Matter":
        """Give the matter with a paper of a tree at hand, or not."""
        paper = frozenset({f"{tree}/{document}"})
        return replace(self, ticked=self.ticked | paper if in_hand else self.ticked - paper)

    def confirm(self, point: PointId, said: Confirmation | None) -> "Matter":
        """Give the matter with what counsel said of a flagged point; None takes it back."""
        kept = {each: one for each, one in self.confirmed.items() if each != point}
        if said is not None:
            kept[point] = said
        return replace(self, confirmed=MappingProxyType(kept))
