"""Texts of the law data that stand beside something else: a matrix of grounds, a paper's form.

Frozen data, part of ``engine.law``; nothing here decides anything.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a court decides on the grounds of a matrix.

    Attributes:
        sought: By the applicant.
        opposed: By the respondent.
        act: What the court must or may do on a ground: ``refuse``.
    """

    sought: str
    opposed: str
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideForm:
    """What a later development says of the form of a paper that comes from abroad.

    Neither text names a state as a party: that is to be read in the status table.

    Attributes:
        abroad: For a paper from a foreign state, or while its place is open.
        region: For one from a region of the country table.
    """

    abroad: str
    region: str
