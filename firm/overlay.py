"""The shape of a firm's overlay.yaml: notes, papers, house wording, tracks switched off.

The dataclasses are the schema. An entry that cannot be read is reported and stands as None, so that
all others apply; what the entries name is checked in ``firm.applying``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.decoder import Decoder
from engine.items import FirmDocument, ItemId
from engine.law import NodeId
from engine.reader import SPECIAL
from engine.source import BAD, Source, YamlNode, YamlSequence
from engine.tree import FindingId, TreeId

SCHEMA = 1
"""The version of the overlay's format that is read."""
MOST = 500
"""Entries of a list; each is checked against its tree when the program starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEntry:
    """A note on one part of a tree; on the whole tree where it names no part.

    Attributes:
        made_for: The version of our tree that the firm read when it wrote this.
    """

    tree: TreeId
    text: str
    question: NodeId | None = None
    outcome: NodeId | None = None
    finding: FindingId | None = None
    item: ItemId | None = None
    made_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry(FirmDocument):
    """A paper that the firm asks for in a tree."""

    tree: TreeId
    made_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingEntry:
    """Words of the house for a question, or for the title of a paper or an action."""

    tree: TreeId
    question: NodeId | None = None
    document: ItemId | None = None
    action: ItemId | None = None
    ask: str = ""
    help: str = ""
    title: str = ""
    made_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """The whole file."""

    schema: int
    notes: tuple[NoteEntry | None, ...] = ()
    documents: tuple[DocumentEntry | None, ...] = ()
    wording: tuple[WordingEntry | None, ...] = ()
    switched_off: tuple[TreeId, ...] = ()


def read_overlay(source: Source) -> Overlay:
    """Read an overlay; problems are added to its source.

    Returns:
        What could be read; an empty overlay where the whole cannot be.
    """
    if source.root is None:
        return Overlay(schema=SCHEMA)
    decoder = Decoder(source, {**SPECIAL, **_LENIENT})
    try:
        found = decoder.decode(source.root, Overlay)
    except RecursionError:
        found = source.report(source.root, "the text is nested too deep; it cannot be read.")
    if found is BAD:
        return Overlay(schema=SCHEMA)
    if found.schema != SCHEMA:
        message = f"schema {found.schema} is not read by this version; it reads schema {SCHEMA}."
        source.problems.append(source.problem(("schema",), message))
        return Overlay(schema=SCHEMA)
    overlay: Overlay = found
    return overlay


def _lenient(entry: type) -> Callable[[Decoder, YamlNode], Any]:
    """Read a list whose bad entries stand as None."""

    def read(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or a tuple
        if not isinstance(node, YamlSequence):
            return decoder.decode(node, tuple[entry, ...])  # type: ignore[valid-type] # reports it
        if len(node.value) > MOST:
            message = f"{len(node.value)} entries stand here and {MOST} are read at most."
            decoder.source.report(node.value[MOST], f"{message} Leave the rest out.")
        found = (decoder.decode(child, entry) for child in node.value[:MOST])
        return tuple(None if one is BAD else one for one in found)

    return read


_LENIENT = {
    tuple[entry | None, ...]: _lenient(entry)  # type: ignore[valid-type] # as the fields say
    for entry in (NoteEntry, DocumentEntry, WordingEntry)
}
