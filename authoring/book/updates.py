"""Later developments as a part of a book, and how each stands to the dates of the content.

A development is printed with the rules it touches; it never decides a route.
"""

import re
from datetime import date

from authoring.book.numbers import updates
from authoring.book.parts import Entry, Field, Group, Para, Part, Run
from authoring.book.telling import Telling, listed, own, short_enough
from engine import words
from engine.law import CouldChange, SourceNote, Update, UpdateCategory
from engine.tree import Tree

CATEGORIES = {
    UpdateCategory.CHANGE: "the law changed",
    UpdateCategory.BEYOND_GUIDE: "the guide leaves it out",
    UpdateCategory.CORRECTION: "the guide needs care",
    UpdateCategory.PENDING: "pending or not confirmed",
}
COULD_CHANGE = {
    CouldChange.VERDICT: "the verdict",
    CouldChange.DATE: "a date",
    CouldChange.FORUM: "the court",
    CouldChange.DOCUMENTS: "the papers",
    CouldChange.COSTS: "the costs",
    CouldChange.NONE: "nothing; for information",
}
AFTER_CHECK = "After the content was last checked."
AFTER_LAW = "After the date of the law, before the last check."
BEFORE_LAW = "Not after the date of the law."
NO_DAY = "No day can be told."
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEB = ("https://", "http://")


def updates_part(telling: Telling) -> Part:
    """Give the later developments that touch a rule the tree cites."""
    entries = tuple(
        _update_entry(telling.law.updates[update], telling)
        for update in updates(telling.tree, telling.law)
    )
    intro = (
        "What happened after the guide, or stands beside it, on a rule that this tree cites. It is "
        "printed beside the rule and never decides the route."
    )
    return Part("Later developments", (Group("", entries),), intro=(Para((Run(intro),)),))


def _update_entry(update: Update, telling: Telling) -> Entry:
    name = telling.numbers.updates[update.id]
    touched = [name for rule, name in telling.numbers.rules.items() if rule in update.rules]
    stood = standing(update, telling.tree)
    could = words.joined(COULD_CHANGE[one] for one in update.could_change)
    fields = (
        *telling.field("What changed", update.what_changed),
        *telling.field("Effect", update.effect_on_route),
        *_beside_form(update, telling),
        Field("Effective", (own(f"{said_day(update.effective)}. {stood}"),)),
        Field("Could change", (own(f"{_capital(could)}."),)),
        Field("Rules", (Para(listed(touched), small=True),)),
        Field("Standing", (own(f"{_capital(update.status)}; confidence {update.confidence}."),)),
        Field("Sources", tuple(_source(source) for source in update.sources)),
    )
    return Entry(
        id=name.id,
        number=name.number,
        name=update.id,
        title=update.title,
        aside=CATEGORIES[update.category],
        fields=fields,
        kept=short_enough(fields),
    )


def _beside_form(update: Update, telling: Telling) -> tuple[Field, ...]:
    beside = update.beside_form
    return telling.field("Beside a form", beside.abroad, beside.region) if beside else ()


def _source(source: SourceNote) -> Para:
    web = source.url if source.url.startswith(_WEB) else ""
    dated = f" ({source.date})" if source.date else ""
    link = (Run(" "), Run(source.url, url=web)) if source.url else ()
    return Para((Run(f"{source.name}{dated}"), *link), small=True)


def day_of(update: Update) -> date | None:
    """Give the day a development takes effect, where one can be told."""
    whole = _ISO.fullmatch(update.effective.strip())
    try:
        return date.fromisoformat(whole[0]) if whole else None
    except ValueError:
        return None


def said_day(text: str) -> str:
    """Give a date in words, or the text as it stands."""
    try:
        return words.day(date.fromisoformat(text))
    except ValueError:
        return _capital(text)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def standing(update: Update, tree: Tree) -> str:
    """Say how a development stands to the date of the law and to the last check."""
    day = day_of(update)
    if day is None:
        return NO_DAY
    if day > tree.checked_on:
        return AFTER_CHECK
    if day > tree.law_as_of:
        return AFTER_LAW
    return BEFORE_LAW
