"""Checks of the papers: what the form of a document names besides rules and terms."""

from collections.abc import Iterator

from engine import content
from engine.checks.names import Fault, unknown
from engine.items import Document, IssuedAbroad
from engine.law import FactKind, Law, NodeId
from engine.source import Pointer
from engine.tree import Tree


def wrong_form(tree: Tree, law: Law) -> Iterator[Fault]:
    """A form that names no development, one that says nothing of forms, or no place asked here."""
    for pointer, item in content.items(tree):
        if isinstance(item, Document) and item.form.issued_abroad is not None:
            here = (*pointer, "form", "issued_abroad")
            yield from _wrong_abroad(here, item.form.issued_abroad, tree, law)


def _wrong_abroad(here: Pointer, abroad: IssuedAbroad, tree: Tree, law: Law) -> Iterator[Fault]:
    update = law.updates.get(abroad.later)
    if update is None:
        yield (*here, "later"), unknown("development", abroad.later, law.updates)
    elif update.beside_form is None:
        yield (*here, "later"), f"{abroad.later} has no beside_form in law/updates.yaml; add it."
    if abroad.place is None:
        return
    fact = law.facts.get(abroad.place)
    if fact is None:
        yield (*here, "place"), unknown("fact", abroad.place, law.facts)
    elif fact.kind is not FactKind.COUNTRY:
        yield (*here, "place"), f"{abroad.place} is not a country."
    elif NodeId(abroad.place) not in {node.id for node in content.questions(tree)}:
        yield (*here, "place"), f"{abroad.place} is never asked in this tree; leave it out here."
