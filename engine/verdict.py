"""What a route amounts to, and which verdict prevails over which."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Verdict(StrEnum):
    """What the route amounts to, from best to worst."""

    PROCEED = "proceed"
    PROCEED_WITH_RISK = "proceed_with_risk"
    PARTIAL = "partial"
    NEEDS_FACTS = "needs_facts"
    STAYED = "stayed"
    REFUSED = "refused"
    BARRED = "barred"
    OTHER_TRACK = "other_track"


SEVERITY: Mapping[Verdict, int] = MappingProxyType({v: n for n, v in enumerate(Verdict)})
"""Rank of each verdict; a higher rank prevails."""


class Assessed(StrEnum):
    """Marks an outcome whose verdict is worked out from the findings."""

    ASSESSED = "assessed"
