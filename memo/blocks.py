"""What a laid out memo is made of: a few kinds of block, which each form on paper draws its way."""

from dataclasses import dataclass
from datetime import date

from memo.citations import Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A run of sentences with one mark of citation behind it.

    Attributes:
        strong: A few words behind the text that carry weight, such as a date.
        lead: Words in front that carry weight, such as a title.
        url: The web page the whole run leads to.
    """

    text: str
    cites: Cites = ()
    strong: str = ""
    lead: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose in one paragraph; small print if ``small``.

    Attributes:
        leads: It stands before what it speaks of, and stays on its page.
    """

    parts: tuple[Prose, ...]
    small: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """A lettered list."""

    items: tuple[Prose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A titled statement: a finding, a forum, a remedy, a development.

    Attributes:
        icon: Id of a verdict whose icon stands before it; empty for none.
        aside: A few words behind the title, in small print.
        run_in: The body begins on the line of the title.
        small: Lines in small print under the body; each a run of parts.
    """

    title: str
    body: tuple[Prose, ...]
    icon: str = ""
    aside: str = ""
    run_in: bool = False
    small: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        width: In millimetres, or 0 for a share of the rest.
        right: Its cells stand at the right, as figures do.
    """

    head: str
    width: float = 0
    right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table.

    Attributes:
        sub: Lines in small print under the text.
        mark: ``box``, ``ticked``, ``working`` or ``reading``: a sign drawn before the text.
        cites: For a cell of authority: shown as places in the guide, with a note for authorities.
    """

    text: str = ""
    strong: bool = False
    sub: tuple[str, ...] = ()
    mark: str = ""
    cites: Cites = ()


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a head that repeats; in small print if ``small``."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Sub:
    """A heading inside a section."""

    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A day on the timeline.

    Attributes:
        kind: ``today``, ``working``, ``reading``, ``act`` or ``reminder``.
        label: Empty for a reminder, which the legend explains.
    """

    day: date
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates as a picture; ``alt`` says the same in words."""

    marks: tuple[Mark, ...]
    alt: str


Block = Paragraph | Steps | Entry | Table | Sub | Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered section."""

    number: int
    title: str
    blocks: tuple[Block, ...]
