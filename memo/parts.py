"""What a memo says, already in words: frozen data, no behaviour.

These dataclasses are the JSON form of the memo too: a field is a key (``docs/memo.schema.json``).
What it says is worked out in ``memo.memo``; how it is laid out is decided in ``memo.sections``.
"""

from dataclasses import dataclass
from datetime import date

from firm.policy import NOBODY, Identity
from memo.author_notes import AuthorNote
from memo.citations import Chinese, Cites, Statement
from memo.date_parts import DateLine, Reminder, UsualTime
from memo.firm_parts import FirmLeg
from memo.law_parts import (
    ConfirmedLine,
    ConfirmedTerm,
    Development,
    Fingerprint,
    LaterForm,
    RuleLine,
    TermLine,
)
from memo.open_parts import OpenLine, StillPossible


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A line of the title block."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BottomLine:
    """The verdict and what it means.

    Attributes:
        verdict: Its id; of the findings so far where the route is unfinished.
        word: As the reader knows it.
        action, day: "File by" and the working date, where a limitation deadline has one.
        later_law: Which later developments could change it, and what counsel confirmed.
    """

    verdict: str
    word: str
    title: str
    text: str
    cites: Cites
    action: str = ""
    day: str = ""
    day_cites: Cites = ()
    later_law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """What the facts amount to.

    Attributes:
        head: Name of the one claim or part it speaks of.
        turns_on: For a possible finding: the points not known yet that decide it.
        terms: Terms with their Chinese that the text itself does not give.
        later_law: Which later developments could change it, and what counsel confirmed.
    """

    id: str
    effect: str
    word: str
    title: str
    because: str
    cites: Cites
    head: str = ""
    turns_on: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    later_law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """A forum, fee, action, remedy or note.

    Attributes:
        condition: "If ..." while it is undecided; else empty.
        chinese: Of the court of a forum.
        by: Who pays, for a fee.
        terms: Terms with their Chinese that the text itself does not give.
        later_law: Which later developments could change it, and what counsel confirmed.
    """

    id: str
    title: str
    text: str
    cites: Cites
    condition: str = ""
    court: str = ""
    chinese: Chinese | None = None
    by: str = ""
    terms: tuple[str, ...] = ()
    later_law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostBracket:
    """One bracket of a court fee; without a sum only its rate is told."""

    part: str
    rate: str
    on: str = ""
    fee: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostCount:
    """How a court fee is counted; beyond the guide.

    Attributes:
        schedule: Its key in the fee data.
        basis: What it is counted on by its rule.
        amount, amount_from: The sum it is counted on here, if any, and which answer that is.
        brackets: Those the sum reaches into, line by line; all of them without a sum.
        flat: Flat sums that some courts are known to charge instead.
        total: The sum of the lines, before the cap.
        cap, capped: The most it can be, and whether that bites.
        fee: What it comes to, a range where courts differ; empty without a sum.
        least, most: The same as figures.
        stated: What the schedule says in words.
        asks: The answer that would give the fee.
        paid: Who pays and when.
        source: The decree and its article.
        caution: That it is to be verified, or that counsel confirmed how it is counted.
        confirmed: What counsel said of that; never of the sum.
    """

    schedule: str
    basis: str
    amount: str
    amount_from: str
    brackets: tuple[CostBracket, ...]
    flat: tuple[str, ...]
    total: str
    cap: str
    capped: bool
    fee: str
    least: str
    most: str
    stated: tuple[str, ...]
    asks: str
    paid: str
    remarks: tuple[str, ...]
    source: str
    caution: str
    confirmed: ConfirmedLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine(ItemLine):
    """A head of cost; ``count`` where a fee schedule is named for it."""

    count: CostCount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A paper to file, or one for counsel to check; ``in_hand`` where the user ticked it.

    Attributes:
        form: What the guide asks, or for a paper to check what to plan for.
        later_form: Beside it, for a paper from abroad.
        condition: "If ..." while it is undecided; ``needed``: "Needed because ..." once it is not.
    """

    id: str
    title: str
    chinese: Chinese | None
    form: str
    later_form: LaterForm | None
    provider: str
    note: str
    condition: str
    needed: str
    counsel_check: bool
    cites: Cites
    in_hand: bool = False
    later_law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteLine:
    """A question passed, with its answer.

    Attributes:
        suggestion: What the country table put forward and what became of it; else empty.
        carried: Number of the part in which it was answered first; 0 for this one.
    """

    question: str
    label: str
    ask: str
    answer: str
    why: str
    known: bool
    suggestion: str
    cites: Cites
    carried: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundLine:
    """One ground of a matrix.

    Attributes:
        rests_on: Labels of the questions a derived row follows from.
    """

    id: str
    text: str
    court: str
    state: str
    position: str
    evidence: str
    rests_on: tuple[str, ...]
    cites: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """All grounds of one question."""

    question: str
    ask: str
    rows: tuple[GroundLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """An answer kept but off the route."""

    question: str
    ask: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The route is unfinished: what is asked next."""

    question: str
    ask: str
    cites: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One tree of the matter.

    Attributes:
        draft: Set where the route is unfinished.
        part: "Part 2: " and the title; empty where there is one leg.
        ways_on: Links of the outcome into other trees.
        firm: What of it is the firm's; None without content of the firm's own.
        still_possible: What the open points leave possible; None where it is not worked out.
    """

    tree: str
    tree_title: str
    title: str
    part: str = ""
    draft: Draft | None
    bottom_line: BottomLine
    now: tuple[Statement, ...]
    ways_on: tuple[str, ...]
    findings: tuple[FindingLine, ...]
    possible: tuple[FindingLine, ...]
    forums: tuple[ItemLine, ...]
    documents: tuple[DocumentLine, ...]
    dates: tuple[DateLine, ...]
    usual_times: tuple[UsualTime, ...]
    reminders: tuple[Reminder, ...]
    actions: tuple[ItemLine, ...]
    remedies: tuple[ItemLine, ...]
    costs: tuple[CostLine, ...]
    route: tuple[RouteLine, ...]
    grounds: tuple[Matrix, ...]
    open_points: tuple[OpenLine, ...]
    set_aside: tuple[SetAside, ...]
    notes: tuple[ItemLine, ...]
    still_possible: StillPossible | None = None
    firm: FirmLeg | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """Everything the memo prints.

    Attributes:
        as_of: The date it is made for and tested at.
        draft: Whether the route of a leg is unfinished.
        notices: Warnings on the whole: content due for review, legs that do not join.
        legs: The later leg first.
        terms: Those the route uses, without the authorities.
        confirmed_terms: Terms and authorities whose Chinese counsel confirmed.
        author_notes: Empty unless they were asked for.
        answers: The answers file as JSON text; attached to the PDF.
        identity: Whose memo it is (``memo.letterhead``); its logo is not part of the JSON form.
    """

    title: str
    matter: str
    as_of: date
    date: str
    privilege: str = "Privileged and confidential"
    head: tuple[HeadRow, ...]
    draft: bool
    notices: tuple[str, ...]
    legs: tuple[Leg, ...]
    developments: tuple[Development, ...]
    terms: tuple[TermLine, ...]
    confirmed_terms: tuple[ConfirmedTerm, ...]
    authorities: tuple[RuleLine, ...]
    fingerprint: Fingerprint
    disclaimer: str = "Not a PRC legal opinion; to be confirmed by PRC-licensed counsel"
    source: str = "Han Kun Law Offices, Enforcement of Judgments: China, Chambers, 2025"
    author_notes: tuple[AuthorNote, ...] = ()
    answers: str
    identity: Identity = NOBODY
