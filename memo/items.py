"""The items of a path as lines of the memo: forums, papers, costs, actions, remedies, notes."""

from collections.abc import Iterable
from typing import TypeVar

from engine import words
from engine.items import Action, Document, Fee, Forum, Item, Note, Remedy
from engine.walk import Applied
from memo.citations import chinese
from memo.parts import DocumentLine, ItemLine
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
            provider=words.PROVIDERS[item.provider],
            note=telling.text(item.note),
            condition=telling.condition(item, undecided=undecided),
            counsel_check=item.counsel_check,
            cites=telling.cite(item.cites),
        )
        for item, undecided in of_kind(telling.path.items, Document)
    ]
    return tuple(sorted(lines, key=lambda line: line.counsel_check))


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


def fees(telling: Telling) -> tuple[ItemLine, ...]:
    """Give the heads of cost."""
    return tuple(
        ItemLine(
            id=item.id,
            title=telling.text(item.title),
            text=telling.text(item.text),
            cites=telling.cite(item.cites),
            condition=telling.condition(item, undecided=undecided),
            by=telling.text(item.payable_by),
        )
        for item, undecided in of_kind(telling.path.items, Fee)
    )


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
