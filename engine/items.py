"""Items: what a route adds to the memo. Frozen data, no behaviour (see ``engine.tree``).

Every item may have ``when`` (left out: always) and ``in_words``, the condition in words, printed as
"If ..." while it is undecided.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from engine.conditions import Condition, Period
from engine.fee_data import PayerId, ScheduleId
from engine.law import DeadlineId, FactId, RuleId, TermId, UpdateId, empty_mapping

ItemId = NewType("ItemId", str)


class Provider(StrEnum):
    """Who brings a document."""

    CLIENT = "client"
    US = "us"
    COUNSEL = "counsel"


class CopyForm(StrEnum):
    """In which copy a document is filed."""

    ORIGINAL = "original"
    COPY = "copy"
    CERTIFIED_COPY = "certified_copy"
    ORIGINAL_OR_CERTIFIED = "original_or_certified"
    NOTARISED_OR_AUTHENTICATED_COPY = "notarised_or_authenticated_copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedAbroad:
    """A document that comes from abroad, of whose form a later development speaks.

    Attributes:
        later: The development; what it says stands beside what the guide asks, and both are shown.
        place: The country fact that says where the document was issued, if one is asked.
    """

    later: UpdateId
    place: FactId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """In which form a document is filed."""

    copy: CopyForm
    notarised: bool = False
    authenticated: bool = False
    translated: bool = False
    note: str = ""
    issued_abroad: IssuedAbroad | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper to file.

    Attributes:
        term: The paper's entry in the term base, for its Chinese name.
        counsel_check: The guide does not list it, but a court may expect it; needs no citation.
        in_words: The condition in words, for "If ..." while it is undecided.
    """

    id: ItemId
    title: str
    form: Form
    provider: Provider
    cites: tuple[RuleId, ...] = ()
    term: TermId | None = None
    note: str = ""
    counsel_check: bool = False
    when: Condition | None = None
    in_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmDocument(Document):
    """A paper that the firm asks for besides ours; it needs no citation. Our trees hold none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A period with its starting points, or a nominal time that is never shown as a date.

    Attributes:
        starts: Facts of kind date; each one answered gives a reading.
        start_words: Start by fact, in words ("the day the judgment took effect").
        plus: The period; absent for a nominal time.
        nominal: Words of a nominal time ("six to 12 months from filing"); then no date is computed.
        done: The fact that holds the date of the act; else the matter's date is tested.
        later: Readings that rest on a later development, by starting fact.
        missed: What follows if it is missed.
        warn: Days ahead at which to warn.
        assumption: What the computation assumes and the guide does not say.
    """

    id: DeadlineId
    title: str
    cites: tuple[RuleId, ...]
    starts: tuple[FactId, ...] = ()
    start_words: Mapping[FactId, str] = field(default_factory=empty_mapping)
    plus: Period | None = None
    nominal: str = ""
    done: FactId | None = None
    later: Mapping[FactId, UpdateId] = field(default_factory=empty_mapping)
    missed: str = ""
    warn: tuple[int, ...] = ()
    assumption: str = ""
    when: Condition | None = None
    in_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """Where to file; ``court`` is absent where the guide names none, and the title then says so."""

    id: ItemId
    title: str
    cites: tuple[RuleId, ...]
    court: TermId | None = None
    note: str = ""
    when: Condition | None = None
    in_words: str = ""


class Remark(StrEnum):
    """What a fee schedule says besides its rates; its keys in ``fees.yaml``."""

    STATUTE = "statute"
    PRACTICE = "practice"
    NOTE = "note"
    USE = "use"
    FOREIGN_AWARD_1998 = "foreign_award_1998"
    HONG_KONG = "hong_kong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """A head of cost: what, who pays, when.

    Attributes:
        text: What the guide says; a schedule stands beside it and is beyond the guide.
        schedule: The fee in ``law/fees.yaml`` that counts it.
        of: Amount facts that it is counted on, tried in order.
        rate_day: The fact that holds the day of the rate, if the sum was converted.
        rate_source: The fact that says where that rate was read.
        who_pays: The entry under ``who_pays`` in ``law/fees.yaml``.
        remarks: What else of the schedule is printed.
    """

    id: ItemId
    title: str
    text: str
    cites: tuple[RuleId, ...]
    payable_by: str = ""
    schedule: ScheduleId | None = None
    of: tuple[FactId, ...] = ()
    rate_day: FactId | None = None
    rate_source: FactId | None = None
    who_pays: PayerId | None = None
    remarks: tuple[Remark, ...] = ()
    when: Condition | None = None
    in_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A step to take, in the order of the file."""

    id: ItemId
    title: str
    cites: tuple[RuleId, ...]
    text: str = ""
    terms: tuple[TermId, ...] = ()
    when: Condition | None = None
    in_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """A measure that the court or the creditor may use."""

    id: ItemId
    title: str
    cites: tuple[RuleId, ...]
    text: str = ""
    terms: tuple[TermId, ...] = ()
    when: Condition | None = None
    in_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A caution or remark for the memo."""

    id: ItemId
    title: str
    text: str
    cites: tuple[RuleId, ...]
    terms: tuple[TermId, ...] = ()
    when: Condition | None = None
    in_words: str = ""


Item = Document | Deadline | Forum | Fee | Action | Remedy | Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """All items of a tree, by kind, in the order of the file."""

    documents: tuple[Document, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    forums: tuple[Forum, ...] = ()
    fees: tuple[Fee, ...] = ()
    actions: tuple[Action, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    notes: tuple[Note, ...] = ()
