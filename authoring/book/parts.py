"""What a book for reviewers says, already in words: frozen data, no behaviour.

The parts are the same for every book over content: an entry has a number, a title and fields, and a
field holds paragraphs, conditions and points. What they say is worked out in the modules beside
this one; how they look is the template's business (``resources/book.typ``).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Style(StrEnum):
    """How a run of text is set."""

    PLAIN = "plain"
    NUMBER = "number"
    LABEL = "label"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style.

    Attributes:
        to: Id of the place in the book it leads to; empty for none.
        url: Address outside the book it leads to; empty for none.
    """

    text: str
    style: Style = Style.PLAIN
    to: str = ""
    url: str = ""


Runs = tuple[Run, ...]

# --- conditions ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Single:
    """One test of a condition, as a clause: ``Q7 Final is answered “Yes”``."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Joined:
    """Several tests that must hold together ("and"), or of which one must hold ("or")."""

    word: str
    clauses: tuple["Single | Joined", ...]


Clause = Single | Joined

# --- what a field holds --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph.

    Attributes:
        small: In the book's own voice, not in that of the content.
    """

    runs: Runs
    small: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A way, or the case in which something holds: what comes first, the condition, the target.

    Attributes:
        lead: What stands before the condition: "From Q7", or nothing.
        first: The word the condition begins with ("when"), or what stands in its place.
        clause: The condition; None for a way that is always open.
        leads: Where it leads; empty for none.
    """

    lead: Runs = ()
    first: str = "when"
    clause: Clause | None = None
    leads: Runs = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A choice, a ground or another part of an entry that is checked on its own.

    Attributes:
        id: Its place in the book, unique.
        number: Within its entry: ``a``, ``1``.
        aside: A word on it: "court must".
        leads: Where it leads.
    """

    id: str
    number: str
    title: str
    aside: str = ""
    body: tuple["Para | Given", ...] = ()
    leads: Runs = ()


Content = Para | Given | Point


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled part of an entry: "Help", "Why", "Authority"."""

    label: str
    content: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a reviewer checks as one thing and refers to by its number.

    Attributes:
        name: The id of the thing in the content files; shown in the index only.
        aside: Its label, or its effect in a word.
        kept: Short enough to be kept on one page.
    """

    id: str
    number: str
    name: str
    title: str
    aside: str
    fields: tuple[Field, ...]
    kept: bool = False


# --- tables, groups, parts -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: paragraphs."""

    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``checked`` rows have boxes in the margin."""

    id: str
    cells: tuple[Cell, ...]
    checked: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table.

    Attributes:
        columns: Heads with their widths in millimetres; 0 takes what is left.
        hung: The first column holds numbers, which hang to the left of the text.
    """

    columns: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    hung: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; a group without a title stands directly in its part."""

    title: str
    entries: tuple[Entry, ...] = ()
    table: Table | None = None
    intro: tuple[Para, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A main part.

    Attributes:
        checked: Whether its margin has boxes; the running head then names their columns.
        new_page: Whether it begins on a new page.
    """

    title: str
    groups: tuple[Group, ...]
    intro: tuple[Para, ...] = ()
    checked: bool = True
    new_page: bool = False


# --- the whole -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignOff:
    """The last page: the statement, the lines to fill in and the table of corrections.

    Attributes:
        statement: What is signed, as paragraphs.
        choices: Results to tick.
        lines: Labels of the lines to fill in.
        columns: Heads and widths of the table of corrections.
        rows: How many empty rows it has.
    """

    title: str
    statement: tuple[Para, ...]
    choices: tuple[str, ...]
    lines: tuple[str, ...]
    corrections: str
    columns: tuple[tuple[str, int], ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Book:
    """A book for the people who check the content.

    Attributes:
        day: The day it is made for.
        head: Short title for the head of each page.
        foot: Left and middle of the foot.
        boxes: Names of the boxes beside each entry.
        facts: Rows of the title page: label and text.
        notices: What must be seen first, such as that the content is due for review.
        reading: How to read the book, in numbered paragraphs.
    """

    title: str
    kind: str
    day: date
    head: str
    foot: tuple[str, str]
    boxes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    files: Table
    notices: tuple[str, ...]
    contents: str
    reading_title: str
    reading: tuple[Para, ...]
    parts: tuple[Part, ...]
    sign_off: SignOff
