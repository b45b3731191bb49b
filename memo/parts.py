"""What a memo says, already in words: frozen data, no behaviour.

These dataclasses are the JSON form of the memo too: a field is a key (``docs/memo.schema.json``).
What it says is worked out in ``memo.memo``; how it is laid out is decided in ``memo.sections``.
"""

from dataclasses import dataclass
from datetime import date

from engine.law import RuleId
from memo.citations import Chinese, Citation, Cites, Statement


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
    """

    verdict: str
    word: str
    title: str
    text: str
    cites: Cites
    action: str = ""
    day: str = ""
    day_cites: Cites = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """What the facts amount to.

    Attributes:
        head: Name of the one claim or part it speaks of.
        turns_on: For a possible finding: the points not known yet that decide it.
        terms: Terms with their Chinese that the text itself does not give.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """A forum, fee, action, remedy or note.

    Attributes:
        condition: "If ..." while it is undecided; else empty.
        chinese: Of the court of a forum.
        by: Who pays, for a fee.
        terms: Terms with their Chinese that the text itself does not give.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A paper to file, or one for counsel to check."""

    id: str
    title: str
    chinese: Chinese | None
    form: str
    provider: str
    note: str
    condition: str
    counsel_check: bool
    cites: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """One reading of a deadline, or a deadline without a starting day.

    Attributes:
        day: ISO date, or None without a start.
        date: The date in words, "Open" or "Not fixed yet".
        standing: "Working date", "Second reading" or empty.
        counted: The arithmetic in words, or what fixes the date.
        later: Title of the later development the reading rests on.
    """

    deadline: str
    title: str
    day: date | None
    date: str
    standing: str
    counted: str
    passed: bool
    later: str
    missed: str
    assumption: str
    condition: str
    tested: str
    cites: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualTime:
    """A nominal time: never a date."""

    deadline: str
    title: str
    time: str
    condition: str
    cites: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Days on which to be reminded of a working date."""

    deadline: str
    title: str
    due: date
    days: tuple[date, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteLine:
    """A question passed, with its answer.

    Attributes:
        suggestion: What the country table put forward and what became of it; else empty.
    """

    question: str
    label: str
    ask: str
    answer: str
    why: str
    known: bool
    suggestion: str
    cites: Cites


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
class OpenLine:
    """A point not known yet, as a request for facts."""

    question: str
    label: str
    text: str
    weight: str
    weight_words: str
    cites: Cites


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
        ways_on: Links of the outcome into other trees.
    """

    tree: str
    tree_title: str
    title: str
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
    costs: tuple[ItemLine, ...]
    route: tuple[RouteLine, ...]
    grounds: tuple[Matrix, ...]
    open_points: tuple[OpenLine, ...]
    set_aside: tuple[SetAside, ...]
    notes: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """Where a later development was read; ``url`` is http(s) or empty."""

    name: str
    date: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """A development later than, or left out of, the guide that touches the route.

    Attributes:
        could_change: What it could change if counsel confirms it; empty for information only.
    """

    id: str
    title: str
    date: str
    what_changed: str
    effect_on_route: str
    could_change: tuple[str, ...]
    confidence: str
    status: str
    sources: tuple[SourceLine, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule that the memo cites, in full."""

    rule: RuleId
    statement: str
    values: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeStamp:
    """Which content a leg was walked with."""

    tree: str
    title: str
    version: str
    law_as_of: date
    checked_on: date
    review_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FileStamp:
    """A content file and its SHA-256."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What the memo was made from.

    Attributes:
        answers: SHA-256 of legs and answers as canonical JSON.
        short: Its first eight digits, for the foot.
        engine: Version of the program and of the content format.
    """

    trees: tuple[TreeStamp, ...]
    files: tuple[FileStamp, ...]
    answers: str
    short: str
    engine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """Everything the memo prints.

    Attributes:
        as_of: The date it is made for and tested at.
        draft: Whether the route of a leg is unfinished.
        notices: Warnings on the content as a whole (review overdue).
        legs: The later leg first.
        answers: The answers file as JSON text; attached to the PDF.
    """

    title: str
    matter: str
    as_of: date
    date: str
    privilege: str
    head: tuple[HeadRow, ...]
    draft: bool
    notices: tuple[str, ...]
    legs: tuple[Leg, ...]
    developments: tuple[Development, ...]
    authorities: tuple[RuleLine, ...]
    fingerprint: Fingerprint
    disclaimer: str
    source: str
    answers: str
