"""What window and panels show of a path, in words: frozen values, made by pure functions.

What the memo says too (findings, papers, dates) comes from ``memo.parts``, so that both say the
same; here stands only what the window shows beyond it.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path as FilePath

from engine import words
from engine.answers import UNKNOWN, Value
from engine.errors import EngineError
from engine.extent import Extent
from engine.law import FactId, Law, NodeId, RuleId
from engine.library import Library
from engine.tree import Question, Tree, TreeId
from engine.verdict import Verdict
from engine.walk import Path, Step, walk
from engine.words import Cited
from matters.matter import Matter, Particulars
from matters.register import Kept
from ui.pages.dates_shown import ShownDate, next_date
from ui.pages.saying import short_day, tr

# --- the route panel ---------------------------------------------------------


class RouteState(StrEnum):
    """How a row of the route panel stands."""

    ANSWERED = "answered"
    OPEN = "open"
    CURRENT = "current"
    SET_ASIDE = "set_aside"
    LEG = "leg"


@dataclass(frozen=True, slots=True)
class RouteRow:
    """One question in the route panel, or the head of a leg.

    Attributes:
        fact: The question; empty for a leg.
        leg: Number of the leg it is the head of, counted from 0; None for a question.
        note: What a tooltip adds.
        noted: Whether the user noted something there.
    """

    fact: FactId
    label: str
    answer: str
    state: RouteState
    leg: int | None = None
    note: str = ""
    noted: bool = False


@dataclass(frozen=True, slots=True)
class ShownRoute:
    """The route panel.

    Attributes:
        shown: Position of the question shown; -1 where the outcome is shown.
        done: "8 answered, 4 to 6 to go".
    """

    rows: tuple[RouteRow, ...]
    set_aside: tuple[RouteRow, ...]
    shown: int
    answered: int
    done: str


def route(path: Path, at: FactId | None, to_go: Extent, law: Law) -> ShownRoute:
    """Show the way so far.

    Args:
        path: The way.
        at: The question shown; None for the end of the way.
        to_go: Fewest and most questions still to answer.
        law: The law data.
    """
    rows = [_route_row(step, law, _state(step.value)) for step in path.steps]
    if isinstance(path.at, Question):
        here = tr("This question") if at is None else tr("Next question")
        rows.append(RouteRow(FactId(path.at.id), path.at.label, here, RouteState.CURRENT))
    facts = [row.fact for row in rows]
    end = len(path.steps) if isinstance(path.at, Question) else -1
    return ShownRoute(
        rows=tuple(rows),
        set_aside=tuple(_route_row(step, law, RouteState.SET_ASIDE) for step in path.parked),
        shown=facts.index(at) if at in facts else end,
        answered=len(path.steps),
        done=progress(len(path.steps), to_go, finished=path.finished),
    )


def with_legs(route: ShownRoute, paths: tuple[Path, ...], leg: int) -> ShownRoute:
    """Put the heads of several legs into the route of one; answers carried into it are noted.

    Args:
        route: The leg that is shown.
        paths: Of all legs, in their order.
        leg: The number of the leg shown.
    """
    if len(paths) == 1:
        return route
    heads = [_leg_row(path, number, len(paths)) for number, path in enumerate(paths)]
    carried = {
        FactId(step.question.id): path.tree.title
        for path in reversed(paths[:leg])
        for step in path.steps
    }
    rows = [
        replace(row, note=tr("Carried from {0}").format(carried[row.fact]))
        if row.fact in carried
        else row
        for row in route.rows
    ]
    return replace(
        route,
        rows=(*heads[: leg + 1], *rows, *heads[leg + 1 :]),
        shown=route.shown if route.shown < 0 else route.shown + leg + 1,
    )


def with_notes(route: ShownRoute, notes: Mapping[FactId, str]) -> ShownRoute:
    """Mark the questions of a route at which the user noted something."""

    def marked(rows: tuple[RouteRow, ...]) -> tuple[RouteRow, ...]:
        return tuple(replace(row, noted=True) if notes.get(row.fact) else row for row in rows)

    return replace(route, rows=marked(route.rows), set_aside=marked(route.set_aside))


def _leg_row(path: Path, number: int, of: int) -> RouteRow:
    verdict = path.verdict or path.so_far
    said = words.VERDICTS[verdict] if path.finished else tr("Not finished")
    name = tr("Part {0} of {1}: {2}").format(number + 1, of, said)
    return RouteRow(FactId(""), name, path.tree.title, RouteState.LEG, number)


def progress(answered: int, to_go: Extent, *, finished: bool) -> str:
    """Give ``8 answered, 4 to 6 to go``."""
    if finished:
        return tr("%n answered, route complete").replace("%n", str(answered))
    return tr("{0} answered, {1} to go").format(answered, span(to_go))


def span(extent: Extent) -> str:
    """Give ``4 to 6``, or ``4`` where both are the same."""
    low, high = extent
    return str(low) if low == high else tr("{0} to {1}").format(low, high)


def answer_text(step: Step, law: Law) -> str:
    """Give the answer of a step as the route shows it."""
    return words.answer(step.question, law.facts[FactId(step.question.id)], step.value, law)


def _route_row(step: Step, law: Law, state: RouteState) -> RouteRow:
    return RouteRow(FactId(step.question.id), step.question.label, answer_text(step, law), state)


def _state(value: Value) -> RouteState:
    return RouteState.OPEN if value is UNKNOWN else RouteState.ANSWERED


# --- citations ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShownRule:
    """One rule in full, for the pop-over behind a pinpoint."""

    statement: str
    values: tuple[str, ...]
    pinpoint: str
    authority: str
    chinese: tuple[tuple[str, bool], ...]


def rule(cited: Cited) -> ShownRule:
    """Show a rule in full."""
    found = cited.rule
    names = tuple((term.zh, term.confirmed) for term in cited.terms)
    return ShownRule(found.rule, found.values, cited.pinpoint, cited.authority, names)


def rules(asked: Iterable[RuleId], law: Law) -> tuple[ShownRule, ...]:
    """Show some rules in full, each once."""
    return tuple(rule(words.cited(each, law)) for each in dict.fromkeys(asked))


# --- home ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Track:
    """A card of the home page, or a further start; ``firm`` for a tree of the firm's own."""

    tree: TreeId
    title: str
    summary: str
    extent: str
    firm: bool = False


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A row of the home page's list.

    Attributes:
        verdict: Of the outcome, or the worst finding so far; None while there is none.
        progress: Said in place of a verdict.
        date: The next date, if any.
        problem: Why the file cannot be read; then only this and ``changed`` are shown.
        elsewhere: Whether its file lies elsewhere than in our data folder.
        archived: Whether it is put away.
        found_by: The words it is found by, casefolded.
    """

    path: FilePath
    name: str
    line: str
    track: str
    verdict: Verdict | None
    progress: str
    date: ShownDate | None
    changed: str
    problem: str = ""
    elsewhere: bool = False
    archived: bool = False
    found_by: str = ""


ToGo = Mapping[NodeId, Extent]
Clock = tuple[datetime, date]

FIRST = ("domestic_judgments", "foreign_judgments", "arbitral_awards")
"""The tracks that have a card, in this order; other trees follow in the order of their files."""


def in_order(trees: Mapping[TreeId, Tree]) -> list[Tree]:
    """Give the trees as the home page orders them."""
    ranks = {name: rank for rank, name in enumerate(FIRST)}
    return sorted(trees.values(), key=lambda tree: ranks.get(tree.id, len(ranks)))


def track(tree: Tree, extent: Extent, *, firm: bool = False) -> Track:
    """Show a tree as a card."""
    return Track(tree.id, tree.title, tree.summary, tr("{0} questions").format(span(extent)), firm)


def name_of(matter: Matter) -> str:
    """Give the name of a matter; the parties where it has none; empty where there is nothing."""
    given = matter.particulars
    if given.name:
        return given.name
    if given.client and given.respondent:
        return tr("{0} v {1}").format(given.client, given.respondent)
    return given.client or given.respondent


def matter_row(kept: Kept, path: Path, to_go: Extent, today: date, when: str) -> MatterRow:
    """Show a matter in the list of the home page."""
    if kept.matter is None:
        return unreadable_row(kept, when)
    given = kept.matter.particulars
    where = tr("in {0}").format(kept.path.parent) if kept.elsewhere else ""
    sub = [text for text in (given.issued_by, given.reference, where) if text]
    verdict = path.verdict
    if verdict is None and path.so_far is not Verdict.PROCEED:
        verdict = path.so_far
    return MatterRow(
        path=kept.path,
        name=name_of(kept.matter),
        line=", ".join(sub),
        track=path.tree.title,
        verdict=verdict,
        progress="" if path.finished else progress(len(path.steps), to_go, finished=False),
        date=next_date(path, today),
        changed=when,
        elsewhere=kept.elsewhere,
        archived=kept.archived,
        found_by=_found_by(given, path.tree.title, name_of(kept.matter), where),
    )


def _found_by(given: Particulars, *more: str) -> str:
    said = (given.client, given.respondent, given.issued_by, given.reference, *more)
    return "\n".join(said).casefold()


def matter_rows(
    kept: Iterable[Kept], library: Library, extent: Callable[[TreeId], ToGo], clock: Clock
) -> tuple[MatterRow, ...]:
    """Show the matters of the data folder, each walked anew.

    Args:
        kept: The matters.
        library: The content.
        extent: Gives for a tree how many questions are left at each node.
        clock: The present time, and today in Beijing.
    """
    return tuple(_matter_row(each, library, extent, clock) for each in kept)


def _matter_row(
    kept: Kept, library: Library, extent: Callable[[TreeId], ToGo], clock: Clock
) -> MatterRow:
    now, today = clock
    when = changed(kept.changed.astimezone(now.tzinfo), now)
    if kept.matter is not None:
        with suppress(EngineError):
            tree = library.trees[kept.matter.tree]
            path = walk(tree, kept.matter.answers, library.law, today)
            to_go = extent(tree.id).get(path.at.id, (0, 0))
            return matter_row(kept, path, to_go, today, when)
    return unreadable_row(kept, when)


def unreadable_row(kept: Kept, when: str) -> MatterRow:
    """Show a file that cannot be read: it is named, and never hidden."""
    problem = kept.problem or tr("The matter cannot be walked with this content.")
    return MatterRow(
        kept.path, kept.path.name, "", "", None, "", None, when, problem,
        elsewhere=kept.elsewhere, archived=kept.archived, found_by=str(kept.path).casefold(),
    )  # fmt: skip


def changed(when: datetime, now: datetime) -> str:
    """Give ``Today 14:32``, ``18 Nov``, ``18 Nov 2025``."""
    said = moment(when, now)
    return tr("Today {0}").format(said) if when.date() == now.date() else said


def moment(when: datetime, now: datetime) -> str:
    """Give ``14:32``, ``18 Nov``, ``18 Nov 2025``."""
    if when.date() == now.date():
        return f"{when:%H:%M}"
    short = f"{when.day} {words.MONTHS[when.month - 1][:3]}"
    return short if when.year == now.year else f"{short} {when.year}"


@dataclass(frozen=True, slots=True)
class WayOn:
    """A way from an outcome into another tree."""

    tree: TreeId
    label: str


def ways_on(path: Path, trees: Mapping[TreeId, Tree]) -> tuple[WayOn, ...]:
    """Give the ways on from an outcome, into the trees there are."""
    return tuple(WayOn(link.tree, link.label) for link in path.links if link.tree in trees)


# --- status line -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ContentState:
    """What the status line says of the content."""

    version: str
    law_as_of: str
    compared: str
    due: bool


def content(trees: Mapping[TreeId, Tree], walked: Tree | None, today: date) -> ContentState | None:
    """Say which content is used: of the tree walked, or of the whole library."""
    shown = [walked] if walked else list(trees.values())
    if not shown:
        return None
    versions = words.joined(dict.fromkeys(tree.version for tree in shown))
    review = min(tree.review_by for tree in shown)
    due = today > review
    name = f"{walked.title} {walked.version}" if walked else tr("Content {0}").format(versions)
    if due:
        name = tr("Content due for review since {0}").format(words.day(review))
    elif not walked:
        name = tr("{0}, due for review {1}").format(name, words.day(review))
    return ContentState(
        version=name,
        law_as_of=tr("Law as of {0}").format(words.day(min(tree.law_as_of for tree in shown))),
        compared=tr("Compared with later law {0}").format(
            short_day(min(tree.checked_on for tree in shown))
        ),
        due=due,
    )
