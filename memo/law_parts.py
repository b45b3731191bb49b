"""What a memo says of the law and of the content it was made from. Frozen data, no behaviour.

A part of ``memo.parts``, kept apart for its size.
"""

from dataclasses import dataclass
from datetime import date

from engine.law import RuleId
from memo.citations import Chinese, Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterForm:
    """What a later development says of the form of a paper from abroad.

    Attributes:
        issued: "Issued in ...", or "If it is issued abroad".
        standing: "to be verified", or what counsel confirmed.
    """

    update: str
    issued: str
    standing: str
    text: str

    def __str__(self) -> str:
        """Give it in one line."""
        return f"{self.issued}. Later than the guide, {self.standing}: {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """Where a later development was read; ``url`` is http(s) or empty."""

    name: str
    date: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedLine:
    """What counsel confirmed of a flagged point; it moves neither verdict nor date.

    Attributes:
        applies: Of a later development: whether it applies in this matter; else None.
        note: What counsel added; may be empty.
        text: The first three in words.
    """

    by: str
    on: date
    applies: bool | None
    note: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """A development later than, or left out of, the guide that touches the route.

    Attributes:
        could_change: What it could change if counsel confirms it; empty for information only.
        status: As the content has it; where ``confirmed`` is set, that is printed instead.
        rules: Every rule it names.
        beside: The places in the guide of those that this memo cites.
    """

    id: str
    title: str
    date: str
    what_changed: str
    effect_on_route: str
    could_change: tuple[str, ...]
    confidence: str
    status: str
    confirmed: ConfirmedLine | None
    sources: tuple[SourceLine, ...]
    rules: tuple[str, ...]
    beside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLine:
    """A term of the route, with its Chinese.

    Attributes:
        short: What it means, in a sentence.
    """

    id: str
    en: str
    chinese: Chinese
    pinyin: str
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedTerm:
    """A term of this memo whose Chinese is not confirmed by the content, but by counsel."""

    id: str
    en: str
    zh: str
    confirmed: ConfirmedLine


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
        answers: SHA-256 of legs, answers and what counsel confirmed as canonical JSON.
        short: Its first eight digits, for the foot.
        engine: Version of the program and of the content format.
    """

    trees: tuple[TreeStamp, ...]
    files: tuple[FileStamp, ...]
    answers: str
    short: str
    engine: str
