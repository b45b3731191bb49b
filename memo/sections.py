"""The order of the memo: its parts as numbered sections of blocks, the same for every form.

A section without content is left out. Nothing is worded here that is not a heading or a label.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from engine import words
from memo.author_notes import notes_annex
from memo.blocks import (
    Block,
    Cell,
    Column,
    Entry,
    Paragraph,
    Prose,
    Row,
    Section,
    Steps,
    Sub,
    Table,
)
from memo.costs_section import costs
from memo.dates_section import dates
from memo.firm_section import MARK, firm_notes, is_firms
from memo.law_section import authorities, developments, glossary, origin
from memo.open_parts import OpenLine
from memo.parts import DocumentLine, FindingLine, GroundLine, ItemLine, Leg, Matrix, Memo, RouteLine

AUTHORITY = Column("Authority", 30)
NARROW = Column("Authority", 22)
LATER = "Developments since the guide"
WEIGHTY = frozenset({"the verdict", "a date"})
Drafted = tuple[str, list[Block]]


@dataclass(frozen=True, slots=True)
class LegSections:
    """The sections of one leg."""

    leg: Leg
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A memo laid out: the sections of each leg, then those that all legs share."""

    memo: Memo
    legs: tuple[LegSections, ...]
    shared: tuple[Section, ...]


def lay_out(memo: Memo) -> Laid:
    """Put a memo in the order of its sections."""
    numbers = iter(range(1, 1000))
    return Laid(
        memo=memo,
        legs=tuple(LegSections(leg, _numbered(_of_leg(leg, memo), numbers)) for leg in memo.legs),
        shared=_numbered(
            [
                (LATER, developments(memo)),
                ("Terms in Chinese", glossary(memo)),
                ("Authorities", authorities(memo)),
                ("What this memo rests on", origin(memo)),
                ("Notes of the author", notes_annex(memo.author_notes)),
            ],
            numbers,
        ),
    )


def _numbered(drafted: Iterable[Drafted], numbers: Iterator[int]) -> tuple[Section, ...]:
    return tuple(
        Section(number=next(numbers), title=title, blocks=tuple(blocks))
        for title, blocks in drafted
        if blocks
    )


def _of_leg(leg: Leg, memo: Memo) -> list[Drafted]:
    return [
        ("What to do now", _now(leg, memo)),
        ("What the facts amount to", _findings(leg)),
        ("Where to file", [_item(line) for line in leg.forums]),
        ("Papers to file", _papers(leg)),
        ("Dates", dates(leg, memo.as_of)),
        ("Steps in order", _steps(leg)),
        ("Costs", costs(leg.costs)),
        ("Remedies", [_item(line) for line in leg.remedies]),
        ("The route", _route(leg)),
        ("Grounds", _grounds(leg)),
        ("Open points", _open_points(leg)),
        ("To bear in mind", [_item(line) for line in leg.notes]),
        ("From the firm", firm_notes(leg)),
        ("Answers set aside", _set_aside(leg)),
    ]


def _now(leg: Leg, memo: Memo) -> list[Block]:
    blocks: list[Block] = []
    if leg.now:
        blocks.append(Steps(tuple(Prose(text=one.text, cites=one.cites) for one in leg.now)))
    if leg.ways_on:
        text = "; ".join(leg.ways_on)
        blocks.append(Paragraph((Prose(lead="The way goes on with:", text=text),)))
    weighty = sum(bool(WEIGHTY.intersection(one.could_change)) for one in memo.developments)
    if weighty and leg.draft:
        lead = words.count(weighty, "later development").capitalize()
        text = f"{lead} could change the verdict or a date; have counsel verify them (see {LATER})."
        blocks.append(Paragraph((Prose(text=text),), small=True))
    return blocks


FEW = 3
"""More findings that turn on the same open points are told together."""


def _findings(leg: Leg) -> list[Block]:
    blocks: list[Block] = [_finding(line) for line in leg.findings]
    if leg.possible:
        blocks.append(Sub("Not decided yet"))
    together: dict[tuple[str, ...], list[FindingLine]] = {}
    for line in leg.possible:
        together.setdefault(line.turns_on, []).append(line)
    for lines in together.values():
        few = len(lines) <= FEW
        blocks += [_finding(line) for line in lines] if few else [_many(lines)]
    return blocks


def _many(lines: list[FindingLine]) -> Paragraph:
    """Tell findings that turn on the same points in one paragraph."""
    points = "; ".join(lines[0].turns_on)
    listed = "; ".join(f"{line.title} ({line.word.lower()})" for line in lines)
    cites = tuple(dict.fromkeys(cite for line in lines for cite in line.cites))
    lead = f"{words.count(len(lines), 'finding').capitalize()} turn on {points}."
    return Paragraph((Prose(lead=lead, text=f"{listed}.", cites=cites),))


def _finding(line: FindingLine) -> Entry:
    turns = f"Turns on: {'; '.join(line.turns_on)}." if line.turns_on else ""
    small = tuple(filter(None, (turns, _terms(line.terms), line.later_law)))
    word = f"would be: {line.word}" if line.turns_on else line.word
    return Entry(
        title=line.title,
        body=(Prose(text=line.because, cites=line.cites),),
        icon=line.effect,
        aside=f"{word}; {line.head}" if line.head else word,
        small=tuple(Paragraph((Prose(text=text),), small=True) for text in small),
    )


def _item(line: ItemLine) -> Entry:
    title = _if(line.condition, line.title)
    small = filter(None, (_terms(line.terms), line.later_law))
    return Entry(
        title=title if title.endswith((".", "?")) else f"{title}.",
        body=(Prose(text=line.text, cites=line.cites),),
        run_in=True,
        small=tuple(Paragraph((Prose(text=text),), small=True) for text in small),
    )


def _terms(terms: tuple[str, ...]) -> str:
    return f"In Chinese: {'; '.join(terms)}." if terms else ""


def _papers(leg: Leg) -> list[Block]:
    firm = [
        replace(one, title=f"{one.title} {MARK}") for one in leg.documents if is_firms(leg, one)
    ]
    listed = [one for one in leg.documents if not (one.counsel_check or is_firms(leg, one))]
    to_check = [line for line in leg.documents if line.counsel_check]
    blocks: list[Block] = []
    if any(line.in_hand for line in listed):
        said = f"{sum(line.in_hand for line in listed)} of {len(listed)} in hand."
        blocks.append(Paragraph((Prose(text=said),), small=True, leads=True))
    if listed:
        blocks.append(_checklist(listed))
    if to_check:
        blocks += [Sub("For counsel to check: the guide does not list these"), _checklist(to_check)]
    if firm:
        title = "Asked for by the firm: the guide does not list these"
        blocks += [Sub(title), _checklist(firm, uncited="Firm")]
    return blocks


def _checklist(lines: list[DocumentLine], uncited: str = "Not stated") -> Table:
    columns = (Column("", 6), Column("Paper"), Column("Form", 60), Column("From", 17), NARROW)
    return Table(columns=columns, rows=tuple(_paper(line, uncited) for line in lines))


def _paper(line: DocumentLine, uncited: str) -> Row:
    title = f"{line.title} {line.chinese}" if line.chinese else line.title
    in_hand = "In hand." if line.in_hand else ""
    small = (in_hand, line.needed, line.note, line.later_law)
    return (
        Cell(mark="ticked" if line.in_hand else "box"),
        Cell(text=_if(line.condition, title), sub=tuple(filter(None, small))),
        Cell(text=line.form, sub=(str(line.later_form),) if line.later_form else ()),
        Cell(text=line.provider),
        Cell(cites=line.cites) if line.cites else Cell(text=uncited),
    )


def _steps(leg: Leg) -> list[Block]:
    rows = tuple(
        (Cell(text=str(number)), _titled(line), Cell(cites=line.cites))
        for number, line in enumerate(leg.actions, 1)
    )
    return [Table(columns=(Column("", 6), Column("Step"), AUTHORITY), rows=rows)] if rows else []


def _titled(line: ItemLine) -> Cell:
    told = (line.text, _terms(line.terms))
    return Cell(text=_if(line.condition, line.title), sub=tuple(text for text in told if text))


def _if(condition: str, text: str) -> str:
    """Set the condition of an undecided item in front of it."""
    return f"{condition}: {text}" if condition else text


def _route(leg: Leg) -> list[Block]:
    rows = tuple(
        (
            Cell(text=str(number)),
            Cell(text=line.ask, sub=_reasons(line)),
            Cell(text=line.answer, strong=True),
            Cell(cites=line.cites),
        )
        for number, line in enumerate(leg.route, 1)
    )
    columns = (Column("", 6), Column("Question"), Column("Answer", 46), AUTHORITY)
    return [Table(columns=columns, rows=rows)] if rows else []


def _reasons(line: RouteLine) -> tuple[str, ...]:
    """Give why it matters; of an answer that was carried only in which part that stands."""
    if line.carried:
        return (f"Answered in part {line.carried}.",)
    return tuple(filter(None, (line.why, line.suggestion)))


def _grounds(leg: Leg) -> list[Block]:
    blocks: list[Block] = []
    for matrix in leg.grounds:
        if len(leg.grounds) > 1:
            blocks.append(Sub(matrix.ask))
        blocks.append(_matrix(matrix))
    return blocks


def _matrix(matrix: Matrix) -> Table:
    columns = (Column("Ground"), Column("Court", 14), Column("Position", 24), AUTHORITY)
    return Table(columns=columns, rows=tuple(_ground(row) for row in matrix.rows))


def _ground(row: GroundLine) -> Row:
    raised = row.state != "not_raised"
    follows = f"Follows from: {'; '.join(row.rests_on)}" if row.rests_on else ""
    return (
        Cell(
            text=row.text,
            strong=raised,
            sub=tuple(text for text in (follows, row.evidence) if text),
        ),
        Cell(text=row.court),
        Cell(text=row.position, strong=raised),
        Cell(cites=row.cites),
    )


def _open_points(leg: Leg) -> list[Block]:
    columns = (
        Column("", 6),
        Column("To be obtained or confirmed"),
        Column("For", 34),
        Column("Weight", 22),
        AUTHORITY,
    )
    rows = tuple(_open_point(line) for line in leg.open_points)
    return [*_still_possible(leg), Table(columns=columns, rows=rows)] if rows else []


def _still_possible(leg: Leg) -> list[Block]:
    told = leg.still_possible
    if told is None:
        return []
    parts = (Prose(text=told.text), Prose(text=told.ask_first)) if told.ask_first else ()
    basis = Paragraph((Prose(text=told.basis),), small=True, leads=True)
    return [Paragraph(parts or (Prose(text=told.text),), leads=True), basis]


def _open_point(line: OpenLine) -> Row:
    replies = (f"{words.joined(one.replies, 'or')}: {one.words}." for one in line.replies)
    first = ("To be asked first: it narrows the verdict most.",) if line.narrows_most else ()
    return (
        Cell(mark="box"),
        Cell(text=line.text, sub=(*first, *replies)),
        Cell(text=line.label),
        Cell(text=line.weight_words),
        Cell(cites=line.cites),
    )


def _set_aside(leg: Leg) -> list[Block]:
    if not leg.set_aside:
        return []
    rows = tuple((Cell(text=line.ask), Cell(text=line.answer)) for line in leg.set_aside)
    lead = Prose(text="Kept, but not on this route; they come back if the route returns.")
    return [
        Paragraph((lead,), small=True),
        Table(columns=(Column("Question"), Column("Answer", 80)), rows=rows),
    ]
