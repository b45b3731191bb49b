"""The fact-request: a short letter that asks the client for what is not known yet.

It is made from the memo's open points and says no more than they do: each as a question, what to
look for, why it matters. What the result may be is for the memo, not for this letter. Drawn by
``memo.request_pdf``; ``request_text`` gives it as plain text.
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from engine.tree import Weight
from memo.errors import MemoError
from memo.letterhead import letterhead_lines
from memo.open_parts import OpenLine
from memo.parts import Memo

NOTHING_OPEN = "Nothing is open on this route; there is nothing to ask the client for."
OPENING = (
    "To go on with this matter we need the facts below. Answer each point as far as you can, and "
    "send us a copy of the papers it rests on. Where you do not know, say so: we shall then look "
    "for it elsewhere."
)
TITLES = {
    Weight.DECISIVE: "What the result depends on",
    Weight.WATCH: "What we should know besides",
}
BEGIN_HERE = "Begin with this point: its answer tells us most."
ROLES = ("applicant", "respondent")
WIDTH, LABEL = 80, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One request.

    Attributes:
        label: What it is about, in a few words.
        look_for: What to look for; may be empty.
        begin_here: Its answer narrows the result most.
    """

    number: int
    label: str
    ask: str
    look_for: str
    matters: str
    begin_here: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Requests of one weight."""

    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The letter.

    Attributes:
        memo: Of the same matter, for what the two share.
        head: Label and text of the lines under the title.
    """

    memo: Memo
    title: str
    head: tuple[tuple[str, str], ...]
    opening: str
    parts: tuple[Part, ...]


def has_request(memo: Memo) -> bool:
    """Say whether anything is open."""
    return any(leg.open_points for leg in memo.legs)


def build_request(memo: Memo) -> Request:
    """Word the letter.

    Args:
        memo: Of the matter; where it says what narrows most, that point comes first.

    Raises:
        MemoError: Nothing is open.
    """
    if not has_request(memo):
        raise MemoError(NOTHING_OPEN)
    return Request(
        memo=memo,
        title="Request for facts",
        head=tuple(pair for pair in _head(memo) if pair[1]),
        opening=OPENING,
        parts=tuple(_parts(memo)),
    )


def _head(memo: Memo) -> Iterable[tuple[str, str]]:
    known = {row.label: row.text for row in memo.head}
    client = known.get("For", "")
    for role in ROLES:
        client = client.removesuffix(role).removesuffix(", ")
    yield "To", client or "The client"
    yield "From", known.get("Prepared by", "")
    yield "Matter", memo.matter
    for label in ("Against", "Issued by", "Reference"):
        yield label, known.get(label, "")
    yield "Date", memo.date


def _parts(memo: Memo) -> Iterable[Part]:
    lines = list(dict.fromkeys(line for leg in memo.legs for line in leg.open_points))
    numbers = count(1)
    for weight, title in TITLES.items():
        of_weight = [line for line in lines if line.weight == weight]
        of_weight.sort(key=lambda line: not line.narrows_most)
        if of_weight:
            yield Part(title, tuple(_point(line, next(numbers)) for line in of_weight))


def _point(line: OpenLine, number: int) -> Point:
    return Point(
        number=number,
        label=line.label,
        ask=line.ask,
        look_for=line.look_for,
        matters=line.matters,
        begin_here=line.narrows_most,
    )


# --- as plain text ----------------------------------------------------------------------------


def request_text(request: Request) -> str:
    """Give the letter as plain text, to be pasted into a message; it ends with a line feed."""
    identity = request.memo.identity
    lines = [*letterhead_lines(identity), request.title, "=" * len(request.title), ""]
    for label, text in request.head:
        lines += _wrapped(f"{label:<{LABEL}}{text}", " " * LABEL)
    lines += ["", *_wrapped(request.opening)]
    for part in request.parts:
        lines += ["", part.title, "-" * len(part.title)]
        for point in part.points:
            lines += ["", *_point_text(point)]
    lines += ["", f"{request.memo.privilege}."]
    lines += _wrapped(identity.disclaimer)
    return "\n".join(lines) + "\n"


def _point_text(point: Point) -> Iterable[str]:
    indent = " " * 4
    yield from _wrapped(f"{f'{point.number}.':<4}{point.label}. {point.ask}", indent)
    if point.look_for:
        yield from _wrapped(f"{indent}What to look for: {point.look_for}", indent)
    yield from _wrapped(f"{indent}Why it matters: {point.matters}", indent)
    if point.begin_here:
        yield f"{indent}{BEGIN_HERE}"


def _wrapped(text: str, rest: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=rest, break_on_hyphens=False)
