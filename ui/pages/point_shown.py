"""Flagged points that counsel can confirm, as the form asks for them. Pure functions.

A later development, the Chinese of a term, how a fee is counted: one form and one record for all.
"""

from dataclasses import dataclass

from engine.law import Term
from matters.matter import Confirmation, Confirmed, PointId
from memo.parts import CostLine
from ui.pages.saying import tr
from ui.pages.update_shown import ShownUpdate


@dataclass(frozen=True, slots=True, kw_only=True)
class FlaggedPoint:
    """What is to be confirmed.

    Attributes:
        about: Its title in small print, such as a date or a sum.
        does: What a confirmation does.
        may_apply: Whether counsel has to say if it applies in this matter.
        confirmed: What counsel said so far, if anything.
    """

    id: PointId
    title: str
    about: str
    does: str
    may_apply: bool = False
    confirmed: Confirmation | None


def of_update(shown: ShownUpdate) -> FlaggedPoint:
    """Give a later development."""
    return FlaggedPoint(
        id=PointId(shown.update.id),
        title=shown.title,
        about=f"{shown.day}. {shown.effect}",
        does=tr(
            "The memo then prints what counsel said instead of “verify with counsel”. It moves "
            "neither the route nor the verdict nor a date."
        ),
        may_apply=True,
        confirmed=shown.confirmed,
    )


def of_term(term: Term, confirmed: Confirmed) -> FlaggedPoint:
    """Give a term whose Chinese is not confirmed by the content."""
    return FlaggedPoint(
        id=PointId(term.id),
        title=f"{term.en} {term.zh}",
        about=tr("The Chinese is not confirmed; check with counsel."),
        does=tr(
            "In this matter the Chinese then stands without “check with counsel”, and the memo "
            "says who confirmed it."
        ),
        confirmed=confirmed.get(PointId(term.id)),
    )


def of_fee(line: CostLine, confirmed: Confirmed) -> FlaggedPoint | None:
    """Give how a fee is counted; None where no schedule counts it."""
    count = line.count
    if count is None:
        return None
    return FlaggedPoint(
        id=PointId(count.schedule),
        title=line.title,
        about=count.source,
        does=tr(
            "The memo then prints who confirmed how this fee is counted instead of “verify with "
            "counsel”. The sum it is counted on stays yours to check."
        ),
        confirmed=confirmed.get(PointId(count.schedule)),
    )


def asked(confirmed: Confirmation | None) -> str:
    """Give the words of the link that leads to the form."""
    return tr("Change the confirmation…") if confirmed else tr("Confirmed by counsel…")
