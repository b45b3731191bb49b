"""A matter: its particulars and every answer ever given. Frozen; a change gives a new matter.

Nothing here says what an answer means or where the matter is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One matter.

    Attributes:
        legs: The trees it has been through, in order; the last one is walked now.
        answers: All answers ever given, those off the path included.
    """

    legs: tuple[TreeId, ...]
    particulars: Particulars = Particulars()
    answers: Mapping[FactId, Value] = field(default_factory=empty_mapping)

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
