"""What a change would do, in words: the values of the change-effect dialog."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine import words
from engine.answers import Value
from engine.effect import Effect
from engine.law import FactId, Law
from engine.tree import Question
from engine.verdict import Verdict
from engine.walk import Path, Step
from memo.legs import leg
from memo.parts import Leg
from ui.pages.saying import fill, tr

LONGEST = 40
"""Characters of an answer that still fit on a button."""


@dataclass(frozen=True, slots=True)
class VerdictSide:
    """The verdict on one side of the change; ``word`` is said where there is none yet."""

    verdict: Verdict | None
    word: str
    note: str


@dataclass(frozen=True, slots=True)
class EffectRow:
    """One line of the table: what, now, after."""

    what: str
    now: str
    after: str

    @property
    def same(self) -> bool:
        """Whether nothing changes here."""
        return self.now == self.after


@dataclass(frozen=True, slots=True)
class ShownEffect:
    """What the dialog shows; the lists hold the labels of questions."""

    ask: str
    old: str
    new: str
    now: VerdictSide
    after: VerdictSide
    rows: tuple[EffectRow, ...]
    stays: tuple[str, ...]
    set_aside: tuple[str, ...]
    returns: tuple[str, ...]


def effect(
    found: Effect, fact: FactId, value: Value, law: Law, others: Iterable[Effect] = ()
) -> ShownEffect:
    """Show an effect.

    Args:
        found: The two ways of the leg shown, compared.
        fact: The question whose answer would change.
        value: Its new answer.
        law: The law data.
        others: The same of other legs, where their verdict would change.
    """
    step = next(each for each in found.now.steps if FactId(each.question.id) == fact)
    now, after = leg(found.now, law), leg(found.after, law)
    return ShownEffect(
        ask=fill(step.question.ask, found.now),
        old=_short(_answer(step.question, step.value, law)),
        new=_short(_answer(step.question, value, law)),
        now=_verdict(found.now, now, note=False),
        after=_verdict(found.after, after, note=True),
        rows=(*_rows(now, after), *(_other_leg(other) for other in others)),
        stays=_labels(found.stays),
        set_aside=_labels(found.set_aside),
        returns=_labels(found.returns),
    )


def _answer(question: Question, value: Value, law: Law) -> str:
    return words.answer(question, law.facts[FactId(question.id)], value, law)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _verdict(path: Path, told: Leg, *, note: bool) -> VerdictSide:
    if path.verdict is not None:
        return VerdictSide(path.verdict, "", told.bottom_line.title if note else "")
    if path.so_far is not Verdict.PROCEED:
        return VerdictSide(path.so_far, "", tr("So far; the route is not finished"))
    return VerdictSide(None, tr("Not reached yet"), "")


def _other_leg(found: Effect) -> EffectRow:
    now, after = (words.VERDICTS[path.verdict or path.so_far] for path in (found.now, found.after))
    return EffectRow(found.now.tree.title, now, after)


def _rows(now: Leg, after: Leg) -> Iterable[EffectRow]:
    yield EffectRow(tr("Where to file"), _forum(now), _forum(after))
    yield EffectRow(tr("Papers"), *_papers(now, after))
    dates_now, dates_after = _dates(now), _dates(after)
    for title in dict.fromkeys((*dates_now, *dates_after)):
        none = tr("None")
        yield EffectRow(title, dates_now.get(title, none), dates_after.get(title, none))


def _forum(told: Leg) -> str:
    titles = [
        tr("{0} (perhaps)").format(line.title) if line.condition else line.title
        for line in told.forums
    ]
    return "; ".join(dict.fromkeys(titles)) or tr("Nowhere yet")


def _papers(now: Leg, after: Leg) -> tuple[str, str]:
    before = {paper.id: paper.title for paper in now.documents if not paper.counsel_check}
    later = {paper.id: paper.title for paper in after.documents if not paper.counsel_check}
    added = [title for id_, title in later.items() if id_ not in before]
    gone = [id_ for id_ in before if id_ not in later]
    said = str(len(later)) if later else tr("None")
    if later and added:
        said = tr("{0}; new: {1}").format(len(later), words.joined(added[:2], tr("and")))
    elif later and gone:
        said = tr("{0}; {1} fewer").format(len(later), len(gone))
    return (str(len(before)) if before else tr("None")), said


def _dates(told: Leg) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for line in told.dates:
        if line.day is not None:
            found.setdefault(line.title, []).append(line.date)
    return {title: words.joined(days, tr("or")) for title, days in found.items()}


def _labels(steps: tuple[Step, ...]) -> tuple[str, ...]:
    return tuple(step.question.label for step in steps)
