"""One leg of a matter as a part of the memo: verdict, next steps, findings, route, open points."""

from collections.abc import Iterable
from dataclasses import replace

from engine import words
from engine.answers import UNKNOWN
from engine.items import Action, Note, Remedy
from engine.law import FactId, FactKind, GroundState, Law, TermId
from engine.tree import Finding, Outcome, Weight
from engine.verdict import Verdict
from engine.view import ShownRow, headline, next_steps, show, suggest
from engine.walk import Path, Step
from memo import costs, dates, items
from memo.citations import Cites, Statement, with_chinese
from memo.open_points import by_weight, open_line, request
from memo.parts import (
    BottomLine,
    Draft,
    FindingLine,
    GroundLine,
    Leg,
    Matrix,
    RouteLine,
    SetAside,
)
from memo.telling import Telling

FIRST_POINTS = 2
"""How many open points stand under "What to do now" beside the decisive ones."""
FIRST_ACTIONS = 3
"""How many actions stand under "What to do now" where the outcome names no next steps."""


def leg(path: Path, law: Law) -> Leg:
    """Tell one leg.

    Args:
        path: Where its answers lead.
        law: The law it was walked with.
    """
    telling = Telling(path, law)
    return Leg(
        tree=path.tree.id,
        tree_title=path.tree.title,
        title=telling.text(path.tree.memo_title),
        draft=_draft(telling),
        bottom_line=_bottom_line(telling),
        now=tuple(_now(telling)),
        ways_on=tuple(link.label for link in path.links),
        findings=tuple(_finding(telling, finding) for finding in path.findings),
        possible=tuple(_possible(telling, finding) for finding in path.possible),
        forums=items.forums(telling),
        documents=items.documents(telling),
        dates=dates.dates(telling),
        usual_times=dates.usual_times(telling),
        reminders=dates.reminders(telling, path.situation.as_of),
        actions=items.lines(telling, Action),
        remedies=items.lines(telling, Remedy),
        costs=costs.costs(telling),
        route=tuple(_route_line(telling, step) for step in path.steps),
        grounds=tuple(_matrices(telling)),
        open_points=tuple(open_line(telling, point) for point in by_weight(path)),
        set_aside=tuple(_set_aside(telling, step) for step in path.parked),
        notes=items.lines(telling, Note),
    )


def _draft(telling: Telling) -> Draft | None:
    question = telling.path.at
    if isinstance(question, Outcome):
        return None
    return Draft(
        question=question.id,
        ask=telling.text(question.ask),
        cites=telling.cite(question.cites),
    )


# --- the bottom line -----------------------------------------------------------


def _bottom_line(telling: Telling) -> BottomLine:
    path = telling.path
    if not isinstance(path.at, Outcome):
        title, text, cites = _unfinished(telling)
        verdict = path.so_far
    else:
        verdict = path.verdict or path.so_far
        title, because = headline(path, telling.law)
        text = with_chinese(because, path.at.terms, telling.law)
        cites = telling.cite(path.at.cites)
    action, day, day_cites = _filing(telling)
    return BottomLine(
        verdict=verdict,
        word=words.VERDICTS[verdict],
        title=title,
        text=text,
        cites=cites,
        action=action,
        day=day,
        day_cites=day_cites,
    )


def _unfinished(telling: Telling) -> tuple[str, str, Cites]:
    question = telling.path.at
    if isinstance(question, Outcome):
        raise TypeError(question.id)
    done = words.count(len(telling.path.steps), "question").capitalize()
    verb = "is" if len(telling.path.steps) == 1 else "are"
    text = f"{done} {verb} answered. Next to be asked: “{telling.text(question.ask)}”"
    if telling.path.findings:
        text += f" The findings so far amount to: {words.VERDICTS[telling.path.so_far]}."
    return "The route is not finished", text, telling.cite(question.cites)


def _filing(telling: Telling) -> tuple[str, str, Cites]:
    """Give the working date to file, in words; empty where there is none."""
    result = dates.filing_date(telling)
    if result is None or result.due is None or telling.path.verdict is Verdict.OTHER_TRACK:
        return "", "", ()
    due = words.day(result.due)
    passed = result.tested_on > result.due
    if result.done and passed:
        lead = f"Filing on {words.day(result.tested_on)} is after the working date,"
    elif result.done:
        lead = f"Filing on {words.day(result.tested_on)}; the working date is"
    elif passed:
        lead = "The working date to file was"
    else:
        lead = "File by"
    return lead, due, telling.cite(result.deadline.cites)


def _now(telling: Telling) -> Iterable[Statement]:
    """Give what to do first: open points, the decisive ones all; then the next steps."""
    path = telling.path
    points = by_weight(path)
    decisive = sum(point.weight is Weight.DECISIVE for point in points)
    for point in points[: max(decisive, FIRST_POINTS)]:
        yield Statement(request(telling, point), telling.cite(point.question.cites))
    if not isinstance(path.at, Outcome):
        return
    steps = next_steps(path, telling.law)
    if steps:
        for step in steps:
            text = telling.text(step.text, _terms_in(step.text, path.at, telling.law))
            yield Statement(text, telling.cite(step.cites))
        return
    for action in items.lines(telling, Action)[:FIRST_ACTIONS]:
        yield Statement(_sentence(action.condition, action.title), action.cites)


def _terms_in(text: str, outcome: Outcome, law: Law) -> tuple[TermId, ...]:
    """Give the terms of an outcome whose English stands in a text."""
    folded = text.casefold()
    return tuple(term for term in outcome.terms if law.terms[term].en.casefold() in folded)


def _sentence(condition: str, text: str) -> str:
    return f"{condition}: {text[:1].lower()}{text[1:]}" if condition else text


# --- findings --------------------------------------------------------------------


def _finding(telling: Telling, finding: Finding) -> FindingLine:
    because = telling.text(finding.because, finding.terms)
    return FindingLine(
        id=finding.id,
        effect=finding.effect,
        word=words.VERDICTS[finding.effect],
        title=telling.text(finding.title),
        because=because,
        cites=telling.cite(finding.cites),
        head=telling.path.tree.heads[finding.head] if finding.head else "",
        terms=telling.apart(because, finding.terms),
    )


def _possible(telling: Telling, finding: Finding) -> FindingLine:
    return replace(_finding(telling, finding), turns_on=telling.turns_on(finding.when))


# --- the route ---------------------------------------------------------------------


def _route_line(telling: Telling, step: Step) -> RouteLine:
    question = step.question
    fact = telling.law.facts[FactId(question.id)]
    return RouteLine(
        question=question.id,
        label=question.label,
        ask=telling.text(question.ask),
        answer=telling.text(words.answer(question, fact, step.value, telling.law)),
        why=telling.text(question.why),
        known=step.value is not UNKNOWN,
        suggestion=_suggestion(telling, step),
        cites=telling.cite(question.cites),
    )


def _suggestion(telling: Telling, step: Step) -> str:
    """Say what the country table put forward, and whether the answer confirms or changes it."""
    question, law = step.question, telling.law
    fact = law.facts[FactId(question.id)]
    found = suggest(question, fact, telling.path.situation, law)
    if found is None:
        return ""
    source = f", {found.source}" if found.source else ""
    given = f"country table ({found.place}{source})"
    if step.value == found.choice:
        return f"Suggested by the {given}; confirmed."
    offered = telling.text(words.answer(question, fact, found.choice, law))
    return f"The {given} suggests “{offered}”; changed."


def _matrices(telling: Telling) -> Iterable[Matrix]:
    for step in telling.path.steps:
        if telling.law.facts[FactId(step.question.id)].kind is not FactKind.GROUNDS:
            continue
        shown = show(step.question, telling.path, telling.law, step.value)
        yield Matrix(
            question=step.question.id,
            ask=shown.ask,
            rows=tuple(_ground(telling, row) for row in shown.rows),
        )


def _ground(telling: Telling, row: ShownRow) -> GroundLine:
    raised = row.state is not GroundState.NOT_RAISED
    return GroundLine(
        id=row.id,
        text=telling.text(row.text),
        court=words.MODALITIES[row.modality],
        state=row.state,
        position=words.STATES[row.state],
        evidence=telling.text(row.evidence) if raised else "",
        rests_on=tuple(basis.label for basis in row.rests_on),
        cites=telling.cite(cited.rule.id for cited in row.cites),
    )


# --- what is set aside ----------------------------------------------


def _set_aside(telling: Telling, step: Step) -> SetAside:
    fact = telling.law.facts[FactId(step.question.id)]
    return SetAside(
        question=step.question.id,
        ask=telling.text(step.question.ask),
        answer=telling.text(words.answer(step.question, fact, step.value, telling.law)),
    )
