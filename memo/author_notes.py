"""The author's own notes, for the annex that is printed only where it was asked for.

A note is work product: ``build_memo`` drops them all unless it is told to keep them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.law import FactId, Law
from engine.tree import Question
from engine.walk import Path
from memo.blocks import Block, Paragraph, Prose, Sub
from memo.clean import clean
from memo.telling import Telling

NOTICE = "With the author’s notes: work product for internal use, not for the client."


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorNote:
    """What was noted at a question.

    Attributes:
        lines: Its lines, those that are empty left out.
    """

    question: str
    ask: str
    lines: tuple[str, ...]


def author_notes(
    paths: Iterable[Path], notes: Mapping[FactId, str], law: Law
) -> tuple[AuthorNote, ...]:
    """Give the notes, each once, in the order of the route, then those off it; none is left out.

    Args:
        paths: Of the legs, the later first.
        notes: What was noted, cleaned.
        law: The law they were walked with.
    """
    found = {
        FactId(question.id): telling.text(question.ask)
        for telling in (Telling(path, law) for path in paths)
        for question in _in_order(telling.path)
        if FactId(question.id) in notes
    }
    found |= {fact: _not_asked(fact, law) for fact in notes if fact not in found}
    return tuple(
        AuthorNote(question=fact, ask=ask, lines=tuple(notes[fact].split("\n")))
        for fact, ask in found.items()
    )


def notes_annex(notes: Iterable[AuthorNote]) -> list[Block]:
    """Lay the notes out, each under its question."""
    blocks: list[Block] = []
    for one in notes:
        blocks += [Sub(one.ask), *(Paragraph((Prose(text=line),)) for line in one.lines)]
    return blocks


def _not_asked(fact: FactId, law: Law) -> str:
    """Name a question that no part of the memo has: its part was left out, or it is gone."""
    known = law.facts.get(fact)
    return f"Not asked in this memo: {known.meaning if known else clean(fact)}"


def _in_order(path: Path) -> Iterator[Question]:
    yield from (step.question for step in path.steps)
    yield from (node for node in path.tree.nodes.values() if isinstance(node, Question))
