"""Later developments as the window shows them, with what counsel confirmed. Pure functions."""

from dataclasses import dataclass

from engine import words
from engine.law import CouldChange, Law, Update
from engine.view import updates_of
from matters.matter import Confirmation, Confirmed, PointId
from memo.citations import cites_in
from memo.confirmed import confirmed_text
from memo.later import by_weight
from memo.parts import Leg
from ui.pages.saying import iso_words, tr


@dataclass(frozen=True, slots=True)
class ShownUpdate:
    """A later development, for its badge and for "Read what changed".

    Attributes:
        update: The development itself.
        effect: "Could change the verdict and the date." or "For information.".
        confirmed: What counsel said of it, if anything.
        said: The same in words; empty while it is open.
    """

    update: Update
    title: str
    day: str
    effect: str
    what_changed: str
    effect_on_route: str
    sources: tuple[tuple[str, str], ...]
    standing: str
    confirmed: Confirmation | None
    said: str


def update(found: Update, confirmed: Confirmed) -> ShownUpdate:
    """Show a later development.

    Args:
        found: The development.
        confirmed: What counsel confirmed in the matter that is open.
    """
    given = confirmed.get(PointId(found.id))
    standing = tr("Confidence: {0}.") if given else tr("Confidence: {0}; {1}.")
    return ShownUpdate(
        update=found,
        title=found.title,
        day=iso_words(found.effective),
        effect=_could_change(found.could_change),
        what_changed=found.what_changed,
        effect_on_route=found.effect_on_route,
        sources=tuple((source.name, iso_words(source.date)) for source in found.sources),
        standing=standing.format(found.confidence, found.status),
        confirmed=given,
        said=f"{confirmed_text(given)}." if given else "",
    )


def weighty(told: Leg, law: Law) -> tuple[Update, ...]:
    """Give the developments on a route that could change its verdict or a date."""
    found = by_weight(updates_of((cite.rule for cite in cites_in(told)), law))
    weight = {CouldChange.VERDICT, CouldChange.DATE}
    return tuple(each for each in found if weight & set(each.could_change))


def _could_change(what: tuple[CouldChange, ...]) -> str:
    names = {
        CouldChange.VERDICT: tr("the verdict"),
        CouldChange.DATE: tr("the date"),
        CouldChange.FORUM: tr("where to file"),
        CouldChange.DOCUMENTS: tr("the papers"),
        CouldChange.COSTS: tr("the costs"),
    }
    listed = [names[each] for each in what if each in names]
    if not listed:
        return tr("For information.")
    return tr("Could change {0}.").format(words.joined(listed, tr("and")))
