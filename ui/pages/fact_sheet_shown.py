"""What the fact sheet shows: every question on the way, the next one too, and where it stands.

Pure functions from a path to frozen values; nothing of Qt, and nothing that asks or records.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from engine import view
from engine.additions import Additions
from engine.law import FactId, Law
from engine.tree import Question
from engine.verdict import Verdict
from engine.view import ShownQuestion
from engine.walk import Path, Step
from ui.pages import firm_shown
from ui.pages.saying import tr
from ui.pages.shown import RouteState, ShownRoute, answer_text

Notes = Mapping[FactId, str]
NOTHING: Notes = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A question of the sheet.

    Attributes:
        answer: The answer kept for it, in words; empty for the question to answer next.
        note: Where an answer was carried from, if it was; our words where the firm has its own.
        noted: What the user noted there.
    """

    question: ShownQuestion
    answer: str
    note: str
    noted: str = ""


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """The fact sheet.

    Attributes:
        track: Title of the tree.
        verdict: Of the outcome, or the worst finding so far; None while there is none.
        title: What the verdict comes to, or that the route is not finished.
        done: ``8 answered, 4 to 6 to go``.
        finished: The last question is answered.
        legs: Number and title of every other leg of the matter.
        set_aside: Labels of the answers kept off the way.
    """

    track: str
    verdict: Verdict | None
    title: str
    done: str
    finished: bool
    rows: tuple[SheetRow, ...]
    legs: tuple[tuple[int, str], ...]
    set_aside: tuple[str, ...]


def sheet(
    path: Path,
    route: ShownRoute,
    law: Law,
    noted: Notes = NOTHING,
    firm: Additions | None = None,
) -> ShownSheet:
    """Show a way on one page.

    Args:
        path: The way of the leg that is shown.
        route: The same as the route panel shows it, with the heads of other legs.
        law: The law data.
        noted: What the user noted at questions.
        firm: What the firm added, whose wording is marked.
    """
    notes = {row.fact: row.note for row in route.rows if row.leg is None}
    rows = [_answered(step, path, law, notes) for step in path.steps]
    if isinstance(path.at, Question):
        rows.append(SheetRow(view.show(path.at, path, law, None), "", ""))
    if firm is not None:
        rows = [_marked(row, path, firm) for row in rows]
    verdict, title = _verdict(path, law)
    return ShownSheet(
        track=path.tree.title,
        verdict=verdict,
        title=title,
        done=route.done,
        finished=path.finished,
        rows=tuple(replace(row, noted=noted.get(FactId(row.question.id), "")) for row in rows),
        legs=_other_legs(route),
        set_aside=tuple(row.label for row in route.set_aside),
    )


def _answered(step: Step, path: Path, law: Law, notes: dict[FactId, str]) -> SheetRow:
    question = view.show(step.question, path, law, step.value)
    return SheetRow(question, answer_text(step, law), notes.get(FactId(question.id), ""))


def _marked(row: SheetRow, path: Path, firm: Additions) -> SheetRow:
    """Note where a question stands in words of the house."""
    found = replace(firm_shown.here(path, row.question.id, firm), notes=())
    if not found.ours:
        return row
    return replace(row, note=" ".join(filter(None, (row.note, firm_shown.says(found)))))


def _verdict(path: Path, law: Law) -> tuple[Verdict | None, str]:
    if path.verdict is not None:
        return path.verdict, view.headline(path, law)[0]
    if path.so_far is Verdict.PROCEED:
        return None, tr("No verdict yet; the route is not finished")
    return path.so_far, tr("So far; the route is not finished")


def _other_legs(route: ShownRoute) -> tuple[tuple[int, str], ...]:
    """Give the legs but the one shown, whose head stands right before its questions."""
    states = [row.state is RouteState.LEG for row in route.rows]
    before = states.index(False) - 1 if False in states else len(states) - 1
    heads = [row for at, row in enumerate(route.rows) if row.leg is not None and at != before]
    return tuple((row.leg, row.answer) for row in heads if row.leg is not None)
