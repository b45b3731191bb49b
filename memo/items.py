"""The items of a path as lines of the memo: forums, papers, actions, remedies, notes."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from engine import words
from engine.answers import Place
from engine.items import Action, Document, Forum, Item, Note, Remedy
from engine.walk import Applied
from memo.citations import chinese
from memo.law_parts import LaterForm
from memo.parts import DocumentLine, ItemLine, Leg
from memo.telling import Telling

OfKind = TypeVar("OfKind", bound=Item)


def of_kind(items: Iterable[Applied], kind: type[OfKind]) -> Iterable[tuple[OfKind, bool]]:
    """Give the items of one kind, each with whether it is undecided."""
    for applied in items:
        item: Item = applied.item
        if isinstance(item, kind):
            yield item, applied.undecided


def documents(telling: Telling) -> tuple[DocumentLine, ...]:
    """Give every paper of the path; those for counsel to check come last."""
    lines = [
        DocumentLine(
            id=item.id,
            title=telling.text(item.title),
            chinese=chinese(telling.law.terms[item.term]) if item.term else None,
            form=words.form(item.form),
            later_form=_later_form(telling, item),
            provider=words.PROVIDERS[item.provider],
            note=telling.text(item.note),
            condition=telling.condition(item, undecided=undecided),
            needed="" if undecided else _needed(telling, item),
            counsel_check=item.counsel_check,
            cites=telling.cite(item.cites),
        )
        for item, undecided in of_kind(telling.path.items, Document)
    ]
    return tuple(sorted(lines, key=lambda line: line.counsel_check))


def with_in_hand(told: Leg, in_hand: frozenset[str]) -> Leg:
    """Mark the papers of a leg that are at hand."""
    papers = (replace(line, in_hand=line.id in in_hand) for line in told.documents)
    return replace(told, documents=tuple(papers))


def _needed(telling: Telling, item: Document) -> str:
    """Say why a paper is asked for here, where it is not asked for always."""
    said = telling.text(item.in_words).rstrip(".").removeprefix("If ").removeprefix("if ")
    why = "Listed" if item.counsel_check else "Needed"
    return f"{why} because {said}." if said else ""


def _later_form(telling: Telling, item: Document) -> LaterForm | None:
    """Give what a later development says of a paper's form; nothing for one issued at home."""
    abroad = item.form.issued_abroad
    update = telling.law.updates[abroad.later] if abroad else None
    if abroad is None or update is None or update.beside_form is None:
        return None
    place = telling.path.situation.value(abroad.place) if abroad.place else None
    issued, entry = "If it is issued abroad", None
    if isinstance(place, Place):
        entry = telling.law.jurisdictions.get(place.code)
        issued = f"Issued in {(entry.in_text or entry.name) if entry else place.name}"
    if entry is not None and entry.home:
        return None
    says = update.beside_form.region if entry and entry.region else update.beside_form.abroad
    return LaterForm(update=update.id, issued=issued, standing="to be verified", text=says)


def forums(telling: Telling) -> tuple[ItemLine, ...]:
    """Give where to file; the court with its Chinese name."""
    lines = []
    for item, undecided in of_kind(telling.path.items, Forum):
        court = telling.law.terms[item.court] if item.court else None
        lines.append(
            ItemLine(
                id=item.id,
                title=telling.text(item.title, filter(None, (item.court,))),
                text=telling.text(item.note),
                cites=telling.cite(item.cites),
                condition=telling.condition(item, undecided=undecided),
                court=court.en if court else "",
                chinese=chinese(court) if court else None,
            )
        )
    return tuple(lines)


def lines(telling: Telling, kind: type[Action | Remedy | Note]) -> tuple[ItemLine, ...]:
    """Give the actions, the remedies or the notes, in the order of the file."""
    found = []
    for item, undecided in of_kind(telling.path.items, kind):
        title = telling.text(item.title, () if item.text else item.terms)
        text = telling.text(item.text, item.terms)
        found.append(
            ItemLine(
                id=item.id,
                title=title,
                text=text,
                cites=telling.cite(item.cites),
                condition=telling.condition(item, undecided=undecided),
                terms=telling.apart(f"{title} {text}", item.terms),
            )
        )
    return tuple(found)
