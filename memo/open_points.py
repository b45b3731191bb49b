"""Open points in words: what is asked of the client, and what the points leave possible.

What remains possible is worked out in ``engine.narrowing``; it takes a moment, so it is told of a
leg only where ``with_narrowing`` is called.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from engine import words
from engine.answers import Answers
from engine.law import Law
from engine.narrowing import SAMPLE, Narrowed, Narrowing, narrow
from engine.tree import Weight
from engine.verdict import Verdict
from engine.walk import OpenPoint, Path
from memo.open_parts import OpenLine, ReplyLine, StillPossible
from memo.parts import Leg
from memo.telling import Telling

WEIGHTS = {Weight.DECISIVE: "Decides the verdict", Weight.WATCH: "To be watched"}
OURS = ("Not known yet", "memo", "matrix", "verdict", "the client")
"""Words to the lawyer at this program; a sentence of a help with one is not for the client."""
EXACT = (
    "Worked out from the tree for every combination of answers; it does not say how likely "
    "a verdict is."
)
SAMPLED = (
    f"From a sample of {SAMPLE} ways through the tree, as there are too many to work out; "
    "a verdict may be missing."
)


def by_weight(path: Path) -> list[OpenPoint]:
    """Give the open points of a path, the decisive ones first."""
    return sorted(path.open_points, key=lambda point: point.weight is not Weight.DECISIVE)


def request(telling: Telling, point: OpenPoint) -> str:
    """Give what is to be obtained or confirmed."""
    text = telling.text(point.text)
    return f"Find out where this ground stands: {text}" if point.row else text


def open_line(telling: Telling, point: OpenPoint) -> OpenLine:
    """Tell an open point."""
    question = point.question
    ask, look_for = telling.text(question.ask), telling.text(question.help)
    if point.row is not None:
        row = question.rows[point.row]
        ask = f"Can this be shown: {_lower(telling.text(row.text)).rstrip('.')}?"
        look_for = " ".join(filter(None, (telling.text(row.help), _closed(telling, row.evidence))))
    return OpenLine(
        question=question.id,
        row=point.row or "",
        label=question.label,
        text=request(telling, point),
        ask=ask,
        look_for=_for_client(look_for),
        matters=_first_sentence(telling.text(question.why)),
        weight=point.weight,
        weight_words=WEIGHTS[point.weight],
        cites=telling.cite(question.cites),
    )


def _closed(telling: Telling, evidence: str) -> str:
    text = telling.text(evidence)
    return text if not text or text.endswith(".") else f"{text}."


def _lower(text: str) -> str:
    """Begin a text small, unless its first word is a name or an abbreviation."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first in {"The", "A", "An", "It"} else text


def _for_client(help_: str) -> str:
    """Leave out the sentences that tell the lawyer how an answer is used here."""
    sentences = re.split(r"(?<=\.) ", help_)
    return " ".join(one for one in sentences if not any(word in one for word in OURS))


def _first_sentence(text: str) -> str:
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]


# --- what remains possible --------------------------------------------------------------------


def with_narrowing(leg: Leg, path: Path, answers: Answers, law: Law) -> Leg:
    """Tell a leg with what its open points leave possible; the same leg where nothing is open.

    Args:
        leg: As ``memo.legs`` tells it.
        path: Where its answers lead.
        answers: All answers of the matter.
        law: The law it was walked with.
    """
    if not path.open_points:
        return leg
    found, telling = narrow(path, answers, law), Telling(path, law)
    if not found.possible:
        return leg
    first = found.first
    points = {_key(one.point): one for one in found.points}
    lines = tuple(
        replace(
            line,
            replies=_replies(telling, points[line.question, line.row], found),
            narrows_most=first is not None and (line.question, line.row) == _key(first.point),
        )
        for line in leg.open_points
    )
    return replace(leg, open_points=lines, still_possible=_possible(telling, found))


def _key(point: OpenPoint) -> tuple[str, str]:
    return point.question.id, point.row or ""


def _possible(telling: Telling, found: Narrowing) -> StillPossible:
    first = found.first
    return StillPossible(
        verdicts=tuple(found.verdicts),
        text=_sentence(telling.path, found),
        first=_named(telling, first) if first is not None else "",
        ask_first=_ask_first(telling, first, found),
        exact=found.exact,
        basis=EXACT if found.exact else SAMPLED,
    )


def _sentence(path: Path, found: Narrowing) -> str:
    listed = _words(found.verdicts)
    if not path.finished:
        return f"Still possible, with the questions not asked yet open too: {listed}."
    if len(found.verdicts) > 1:
        return f"Still possible once the open points are known: {listed}."
    if found.verdicts == (path.verdict,):
        return f"Whatever the open points turn out to be, the verdict stays: {listed}."
    return f"Once the open points are known, whatever they are, the verdict is: {listed}."


def _ask_first(telling: Telling, first: Narrowed | None, found: Narrowing) -> str:
    if len(found.verdicts) <= 1:
        return ""
    if first is None:
        return "No open point excludes any of these by itself."
    said = "; ".join(
        f"{words.joined(line.replies, 'or')}: {line.words}"
        for line in _replies(telling, first, found)
    )
    return f"Asking first for “{_named(telling, first)}” narrows it most. {said}."


def _named(telling: Telling, one: Narrowed) -> str:
    question, row = one.point.question, one.point.row
    return telling.text(question.rows[row].text) if row is not None else question.label


def _replies(telling: Telling, one: Narrowed, found: Narrowing) -> tuple[ReplyLine, ...]:
    """Join the replies that leave the same; none where every reply leaves everything."""
    together: dict[tuple[Verdict, ...], list[str]] = {}
    for reply in one.replies:
        together.setdefault(reply.verdicts, []).append(telling.text(reply.said))
    if set(together) <= {found.verdicts}:
        return ()
    return tuple(
        ReplyLine(replies=tuple(replies), verdicts=tuple(left), words=_words(left))
        for left, replies in together.items()
    )


def _words(verdicts: Iterable[Verdict]) -> str:
    return words.joined((words.VERDICTS[verdict] for verdict in verdicts), "or")
