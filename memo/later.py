"""Later developments in the memo: what they say, what they stand beside, what counsel confirmed.

They are printed and nothing more: verdict and dates stay those of the content, whatever counsel
confirms.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from engine import words
from engine.law import CouldChange, Law, Update
from engine.view import updates_of
from matters.matter import Confirmation, Confirmed, PointId
from memo.citations import Cites, cites_in, pinpoint
from memo.confirmed import confirmed_line, confirmed_text, with_confirmed_fees
from memo.date_parts import DateLine
from memo.law_parts import Development, SourceLine
from memo.parts import (
    BottomLine,
    CostLine,
    DocumentLine,
    FindingLine,
    ItemLine,
    Leg,
)

COULD_CHANGE = {
    CouldChange.VERDICT: "the verdict",
    CouldChange.DATE: "a date",
    CouldChange.FORUM: "where to file",
    CouldChange.DOCUMENTS: "the papers",
    CouldChange.COSTS: "the costs",
}
FEW = 3
"""More developments than this are counted in the bottom line, not named."""

Line = TypeVar("Line", FindingLine, DateLine, DocumentLine, ItemLine, CostLine)
Found = tuple[Development, ...]


def developments(
    cites: Cites, law: Law, confirmed: Confirmed, papers: Iterable[DocumentLine]
) -> Found:
    """Give the developments that name a rule cited, or that a paper names for its form.

    Args:
        cites: Everything a memo or a leg of it cites.
        law: The law data.
        confirmed: What counsel confirmed in this matter.
        papers: The papers of the memo or the leg.

    Returns:
        The weighty ones first.
    """
    touched: set[str] = {update.id for update in updates_of((one.rule for one in cites), law)}
    touched |= {paper.later_form.update for paper in papers if paper.later_form}
    found = by_weight(update for update in law.updates.values() if update.id in touched)
    return tuple(_development(update, cites, confirmed.get(PointId(update.id))) for update in found)


def by_weight(updates: Iterable[Update]) -> list[Update]:
    """Sort developments: what could change the verdict, then a date, then the rest."""

    def weight(update: Update) -> int:
        for rank, kind in enumerate((CouldChange.VERDICT, CouldChange.DATE)):
            if kind in update.could_change:
                return rank
        return len(CouldChange) if CouldChange.NONE in update.could_change else 2

    return sorted(updates, key=weight)


def _development(update: Update, cites: Cites, said: Confirmation | None) -> Development:
    beside = tuple(one for one in cites if one.rule in update.rules)
    return Development(
        id=update.id,
        title=update.title,
        date=_day(update.effective),
        what_changed=update.what_changed,
        effect_on_route=update.effect_on_route,
        could_change=tuple(
            COULD_CHANGE[kind] for kind in update.could_change if kind in COULD_CHANGE
        ),
        confidence=update.confidence,
        status=update.status,
        confirmed=confirmed_line(said) if said else None,
        sources=tuple(
            SourceLine(name=source.name, date=_day(source.date), url=_web(source.url))
            for source in update.sources
        ),
        rules=update.rules,
        beside=pinpoint(beside),
    )


def standing(one: Development) -> str:
    """Say whether counsel confirmed a development, or has still to verify it."""
    return one.confirmed.text if one.confirmed else one.status.capitalize()


def _day(text: str) -> str:
    """Give an ISO date in words; other texts as they are."""
    try:
        return words.day(date.fromisoformat(text))
    except ValueError:
        return text


def _web(url: str) -> str:
    """Give an address only if it leads to the web."""
    return url if url.startswith(("https://", "http://")) else ""


# --- beside what they touch ---------------------------------------------------------------


def with_later_law(leg: Leg, law: Law, confirmed: Confirmed) -> Leg:
    """Set the developments beside the verdict, findings, dates, papers, courts and costs.

    Args:
        leg: As its answers tell it.
        law: The law data.
        confirmed: What counsel confirmed in this matter.
    """
    found = developments(cites_in(leg), law, confirmed, leg.documents)
    verdict, day = _of(found, CouldChange.VERDICT), _of(found, CouldChange.DATE)
    return replace(
        leg,
        bottom_line=leg.bottom_line if leg.draft else _bottom(leg.bottom_line, verdict, day),
        findings=_beside(leg.findings, verdict),
        possible=_beside(leg.possible, verdict),
        dates=tuple(_date(line, day, found) for line in leg.dates),
        documents=tuple(
            _paper(line, _of(found, CouldChange.DOCUMENTS), confirmed) for line in leg.documents
        ),
        forums=_beside(leg.forums, _of(found, CouldChange.FORUM)),
        costs=with_confirmed_fees(_beside(leg.costs, _of(found, CouldChange.COSTS)), confirmed),
    )


def _of(found: Found, kind: CouldChange) -> Found:
    return tuple(one for one in found if COULD_CHANGE[kind] in one.could_change)


def _naming(found: Found, cites: Cites) -> Found:
    """Give the developments that name one of the rules cited."""
    rules = {one.rule for one in cites}
    return tuple(one for one in found if not rules.isdisjoint(one.rules))


def _beside(lines: tuple[Line, ...], found: Found) -> tuple[Line, ...]:
    return tuple(replace(line, later_law=_said(_naming(found, line.cites))) for line in lines)


def _paper(line: DocumentLine, found: Found, confirmed: Confirmed) -> DocumentLine:
    """Set developments beside a paper; the one its form names is told there, and not again."""
    form = line.later_form
    if form is None:
        return replace(line, later_law=_said(_naming(found, line.cites)))
    others = tuple(one for one in _naming(found, line.cites) if one.id != form.update)
    said = confirmed.get(PointId(form.update))
    if said is not None:
        text = confirmed_text(said)
        form = replace(form, standing=f"{text[:1].lower()}{text[1:]}")
    return replace(line, later_law=_said(others), later_form=form)


def _date(line: DateLine, day: Found, found: Found) -> DateLine:
    """Set developments beside a date; the one its own reading rests on is named there already."""
    rests_on = next((one for one in found if one.title == line.later), None)
    others = tuple(one for one in _naming(day, line.cites) if one is not rests_on)
    known = standing(rests_on) if rests_on else line.later_standing
    return replace(line, later_law=_said(others), later_standing=known)


def _said(found: Found) -> str:
    """Name developments in one line: the open ones, then what counsel confirmed."""
    titles = "; ".join(one.title for one in _open(found))
    lines = [f"Later law could change this: {titles}. Verify with counsel."] if titles else []
    return " ".join([*lines, *_by_counsel(found)])


def _by_counsel(found: Found, then: str = "") -> Iterator[str]:
    """Say which developments apply by counsel's word, and which do not.

    Args:
        found: Developments, confirmed or not.
        then: What is said of those that apply.
    """
    for applies, does in ((True, "applies"), (False, "does not apply")):
        said = "; ".join(
            f"{one.title} ({one.confirmed.by}, {words.day(one.confirmed.on)})"
            for one in found
            if one.confirmed is not None and one.confirmed.applies is applies
        )
        if said:
            yield f"Counsel confirmed that this {does}: {said}.{then if applies else ''}"


def _bottom(line: BottomLine, verdict: Found, day: Found) -> BottomLine:
    """Say in the bottom line that later law could change it, and what counsel confirmed."""
    day = _naming(day, line.day_cites)
    both = tuple(dict.fromkeys((*verdict, *day)))
    said = [_could(_open(verdict), _open(day))] if _open(both) else []
    moves = " That moves neither the verdict nor the dates shown here."
    return replace(line, later_law=" ".join([*said, *_by_counsel(both, moves)]))


def _open(found: Found) -> Found:
    return tuple(one for one in found if one.confirmed is None)


def _could(verdict: Found, day: Found) -> str:
    """Say what open developments could change; a few are named, many counted."""
    named = verdict or day
    if len(named) <= FEW and (not verdict or not day or set(verdict) == set(day)):
        what = words.joined(
            [*(["this verdict"] if verdict else []), *(["the filing date"] if day else [])]
        )
        titles = "; ".join(one.title for one in named)
        return f"Later law could change {what}: {titles}. Verify with counsel."
    counted = ((verdict, "could change this verdict"), (day, "could change the filing date"))
    said = [words.count(len(found), what, what) for found, what in counted if found]
    return f"Of the later developments, {words.joined(said)}. Verify with counsel."
