"""Law data shared by all trees: facts, rules, jurisdictions, later developments, terms, fees.

Frozen data only; the dataclasses are the schema of the files in ``trees/law/``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, NewType

from engine.fee_data import FeesFile
from engine.holidays import Calendar
from engine.law_texts import BesideForm, Ruling
from engine.left_out import LeftOut

FactId = NewType("FactId", str)
ChoiceId = NewType("ChoiceId", str)
RowId = NewType("RowId", str)
RuleId = NewType("RuleId", str)
TermId = NewType("TermId", str)
UpdateId = NewType("UpdateId", str)
SourceId = NewType("SourceId", str)
PlaceCode = NewType("PlaceCode", str)
NodeId = NewType("NodeId", str)
DeadlineId = NewType("DeadlineId", str)


def empty_mapping() -> Mapping[Any, Any]:
    """Give the default of a field that is a mapping."""
    return MappingProxyType({})


class FactKind(StrEnum):
    """In which form a fact is asked."""

    CHOICE = "choice"
    YES_NO = "yes_no"
    CHECKLIST = "checklist"
    COUNTRY = "country"
    DATE = "date"
    AMOUNT = "amount"
    TEXT = "text"
    GROUNDS = "grounds"


class Modality(StrEnum):
    """What the court does with a ground that is made out."""

    SHALL = "shall"
    MAY = "may"


class GroundState(StrEnum):
    """Where a ground stands; a missing row is not raised."""

    MADE_OUT = "made_out"
    ARGUABLE = "arguable"
    NOT_RAISED = "not_raised"
    UNKNOWN = "unknown"


# --- facts -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRow:
    """One ground of a matrix, as the law has it.

    Attributes:
        from_: Facts that decide the row; it is then not put to the user.
        head: The part of the title it strikes, if not the whole.
        shown_by: Who must show it, where a rule it cites says so; empty where none does.
    """

    id: RowId
    meaning: str
    modality: Modality
    cites: tuple[RuleId, ...]
    from_: tuple[FactId, ...] = field(default=(), metadata={"key": "from"})
    arguable: str = ""
    head: str = ""
    shown_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedBy:
    """The column of the country table that puts an answer forward."""

    of: FactId
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a question asks, declared once for all trees; facts.yaml explains each key.

    Attributes:
        about_debtor: Whether it concerns one debtor, so that matters against co-debtors do not
            share its answer.
    """

    id: FactId
    kind: FactKind
    meaning: str
    used_in: tuple[str, ...]
    values: Mapping[ChoiceId, str] = field(default_factory=empty_mapping)
    unit: str = ""
    computed: bool = False
    from_: tuple[FactId, ...] = field(default=(), metadata={"key": "from"})
    maps_to: str = ""
    ground_rows: tuple[str, ...] = ()
    made_out: str = ""
    arguable: str = ""
    choices: tuple[ChoiceId, ...] = ()
    suggested_by: SuggestedBy | None = None
    confirm: str = ""
    about_debtor: bool = False
    cites: tuple[RuleId, ...] = ()
    rows: Mapping[RowId, GroundRow] = field(default_factory=empty_mapping)
    ruling: Ruling | None = None
    notes: tuple[int, ...] = ()
    updates: tuple[UpdateId, ...] = ()


# --- rules ---------------------------------------------------------------------


class RuleKind(StrEnum):
    """What sort of proposition a rule is."""

    ELIGIBILITY = "eligibility"
    INELIGIBILITY = "ineligibility"
    FORUM = "forum"
    TIME_LIMIT = "time-limit"
    PROCEDURE_STEP = "procedure-step"
    DOCUMENT = "document"
    FEE = "fee"
    TIMELINE = "timeline"
    REFUSAL_GROUND = "refusal-ground"
    STAY = "stay"
    CHALLENGE = "challenge"
    REMEDY = "remedy"
    AUTHORITY = "authority"
    CASE = "case"
    ASSET_SOURCE = "asset-source"
    PUBLICATION = "publication"
    CAUTION = "caution"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One proposition of law with its section of the guide and the authority named there."""

    id: RuleId
    section: str
    kind: RuleKind
    rule: str
    values: tuple[str, ...] = ()
    authority: str = ""
    turns_on: tuple[FactId, ...] = ()


# --- later developments -----------------------------------------------------------


class UpdateCategory(StrEnum):
    """What sort of development an update is."""

    CHANGE = "change"
    BEYOND_GUIDE = "beyond-guide"
    CORRECTION = "correction"
    PENDING = "pending"


class CouldChange(StrEnum):
    """What a development could change if counsel confirms it."""

    VERDICT = "verdict"
    DATE = "date"
    FORUM = "forum"
    DOCUMENTS = "documents"
    COSTS = "costs"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """Where a statement was read."""

    name: str
    date: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A development the guide does not have; printed beside its rules, never routing."""

    id: UpdateId
    title: str
    category: UpdateCategory
    effective: str
    affects: tuple[str, ...]
    what_changed: str
    effect_on_route: str
    rules: tuple[RuleId, ...]
    could_change: tuple[CouldChange, ...]
    sources: tuple[SourceNote, ...]
    confidence: str
    status: str
    beside_form: BesideForm | None = None


# --- jurisdictions -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ConventionMembership:
    """Entry of a state into the New York Convention, with how well it was checked."""

    since: str
    basis: str
    cross_checked: bool
    sources: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reciprocity:
    """What is known of a country's judgments in China; suggests, never decides."""

    status: str
    case: str
    source: str
    sources: tuple[SourceId, ...]
    more: str = ""
    more_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalAbroad:
    """A court of that country refused a Chinese judgment for want of reciprocity."""

    what: str
    source: SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """One instrument between the Mainland and a region."""

    instrument: str
    effective: str
    court: str
    caution: str = ""
    review: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangements:
    """The instruments of a region, with their sources."""

    judgments: Arrangement
    awards: Arrangement
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """A state or region; only ``civil_treaty``, ``region`` and ``home`` may decide a route.

    Attributes:
        in_text: The name inside a sentence where it differs: "the United States".
    """

    code: PlaceCode
    name: str
    zh: str
    kind: str
    civil_treaty: bool
    new_york_convention: ConventionMembership | bool
    in_text: str = ""
    aliases: tuple[str, ...] = ()
    home: bool = False
    region: str = ""
    regime: str = ""
    arrangement: Arrangements | None = None
    reciprocity: Reciprocity | None = None
    foreign_court_refused_chinese: RefusalAbroad | None = None
    note: str = ""
    note_sources: tuple[SourceId, ...] = ()
    nyc_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JurisdictionsFile:
    """The whole of jurisdictions.yaml."""

    sources: Mapping[SourceId, SourceNote]
    jurisdictions: tuple[Jurisdiction, ...]


# --- terms ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The one English and one Chinese word for a thing; unconfirmed Chinese is marked."""

    id: TermId
    en: str
    zh: str
    short: str
    cite: tuple[RuleId, ...]
    confirmed: bool
    source: str
    pinyin: str = ""
    aliases_en: tuple[str, ...] = ()
    aliases_zh: tuple[str, ...] = ()
    promulgated: str = ""
    amended: str = ""
    effective: str = ""
    doc_no: str = ""
    doc_no_confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsFile:
    """The whole of terms.yaml."""

    statutes: tuple[Term, ...]
    instruments: tuple[Term, ...]
    documents: tuple[Term, ...]
    courts_and_bodies: tuple[Term, ...]
    procedure: tuple[Term, ...]
    measures: tuple[Term, ...]
    remedies: tuple[Term, ...]
    concepts: tuple[Term, ...]


class Law:
    """All law data of a library; what a page does not need is read when first asked for.

    Attributes:
        facts: Every fact by id.
        rules: Every rule by id.
        jurisdictions: Every state and region by code, in the order of the file.
        updates: Every later development by id.
        left_out: Rules that are not reached and facts that are not asked, on purpose.
        calendar: Rest days and make-up working days.
    """

    def __init__(  # noqa: PLR0913 - one argument a file
        self,
        *,
        facts: Mapping[FactId, Fact],
        rules: Mapping[RuleId, Rule],
        jurisdictions: Mapping[PlaceCode, Jurisdiction],
        sources: Mapping[SourceId, SourceNote],
        updates: Mapping[UpdateId, Update],
        left_out: LeftOut,
        read_terms: Callable[[], Mapping[TermId, Term]],
        read_fees: Callable[[], FeesFile | None],
        calendar: Calendar,
    ) -> None:
        """Keep the data read at once, and the readers of the rest."""
        self.facts = facts
        self.rules = rules
        self.jurisdictions = jurisdictions
        self.sources = sources
        self.updates = updates
        self.left_out = left_out
        self._read_terms = read_terms
        self._read_fees = read_fees
        self.calendar = calendar

    @cached_property
    def terms(self) -> Mapping[TermId, Term]:
        """The term base by id."""
        return self._read_terms()

    @cached_property
    def fees(self) -> FeesFile | None:
        """The fee schedules; None where the file could not be read."""
        return self._read_fees()

    @cached_property
    def updates_of_rule(self) -> Mapping[RuleId, tuple[Update, ...]]:
        """Later developments by the rules they name."""
        found: dict[RuleId, tuple[Update, ...]] = {}
        for update in self.updates.values():
            for rule in update.rules:
                found[rule] = (*found.get(rule, ()), update)
        return MappingProxyType(found)
