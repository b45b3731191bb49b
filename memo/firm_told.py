"""What the firm added to a leg: its notes, its papers, its wording, told beside ours."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine.additions import Additions, FirmNote, HouseWording, Part
from engine.items import FirmDocument
from engine.law import Law
from engine.tree import Outcome
from engine.walk import Path
from memo.clean import clean
from memo.firm_parts import FirmLeg, FirmNoteLine, WordingLine
from memo.firm_section import MARK
from memo.parts import Leg
from memo.telling import Telling


def with_firm(told: Leg, path: Path, law: Law, firm: Additions) -> Leg:
    """Say of a leg what the firm added, and leave out the ways on that it does not offer.

    Args:
        told: The leg.
        path: Its way.
        law: The law it was walked with.
        firm: What the firm added to the library; nothing leaves the leg as it is.
    """
    if firm.folder is None:
        return told
    telling = Telling(path, law)
    there = _there(telling)
    found = FirmLeg(
        own=path.tree.id in firm.trees,
        notes=tuple(_notes(telling, firm.notes, there)),
        papers=tuple(str(one.item.id) for one in path.items if isinstance(one.item, FirmDocument)),
        wording=tuple(_wording(telling, firm.wording, there)),
    )
    offered = {link.label for link in firm.offered(path.links)}
    ways = tuple(label for label in told.ways_on if label in offered)
    part = f"{told.part} {MARK}" if found.own and told.part else told.part
    return replace(told, firm=found, ways_on=ways, part=part)


def firm_notices(paths: Iterable[Path], firm: Additions) -> Iterator[str]:
    """Name the legs that are the firm's own."""
    for path in paths:
        if path.tree.id in firm.trees:
            yield f"{path.tree.title} is the firm’s own content; it is not from the guide."


Place = tuple[Part, str]


def _there(telling: Telling) -> dict[Place, str]:
    """Give everything a note can be on and this leg passes or prints, in words, in its order."""
    path = telling.path
    found = {(Part.TREE, str(path.tree.id)): "On the whole route"}
    nodes = [step.question for step in path.steps]
    for question in nodes if isinstance(path.at, Outcome) else [*nodes, path.at]:
        found[Part.QUESTION, str(question.id)] = f"On “{telling.text(question.ask)}”"
    if isinstance(path.at, Outcome):
        found[Part.OUTCOME, str(path.at.id)] = "On the outcome"
    for finding in (*path.findings, *path.possible):
        title = telling.text(finding.title)
        found[Part.FINDING, str(finding.id)] = f"On the finding “{title}”"
    for one in path.items:
        found[Part.ITEM, str(one.item.id)] = f"On “{telling.text(one.item.title)}”"
    return found


def _notes(
    telling: Telling, notes: Iterable[FirmNote], there: dict[Place, str]
) -> Iterator[FirmNoteLine]:
    own = [note for note in notes if note.tree == telling.path.tree.id]
    for place, about in there.items():
        for note in own:
            if (note.part, note.id) == place:
                yield FirmNoteLine(part=note.part, of=note.id, about=about, text=clean(note.text))


def _wording(
    telling: Telling, wording: Iterable[HouseWording], there: dict[Place, str]
) -> Iterator[WordingLine]:
    for one in wording:
        if one.tree == telling.path.tree.id and (one.part, one.id) in there:
            yield WordingLine(
                part=one.part,
                of=one.id,
                key=one.key,
                ours=telling.text(one.ours),
                text=telling.text(one.text),
            )
