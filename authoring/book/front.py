"""What stands round the content of a book: title page, how to read it, how current it is, sign-off.

All words of these pages are here; the template only sets them.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from authoring.book.numbers import Name, Numbers, updates
from authoring.book.parts import Cell, Group, Para, Part, Row, Run, Runs, SignOff, Table
from authoring.book.telling import Telling, listed, strong
from authoring.book.updates import AFTER_CHECK, AFTER_LAW, NO_DAY, standing
from engine import words
from engine.library import Library
from engine.tree import Tree
from engine.verdict import Verdict

BOXES = ("right", "wrong", "note")
READING_TITLE = "How to read this book"
READING = (
    (
        "Everything has a number: Q a question, G a gate, O an outcome, F a finding, P a paper, "
        "T a time limit, C a court, E a cost, A a step, M a measure, N a note, B a background "
        "topic, R a rule, U a later development, W a word. A choice is named with its question: "
        "Q1a. On screen the numbers are links."
    ),
    (
        "Text in this book stands in two faces. What the program prints for its users is set in a "
        "face with serifs; check it word for word. What is set in this face is the book’s account "
        "of how that text is used; check whether the law bears it out."
    ),
    (
        "Beside each entry are three boxes. Tick “right” if it agrees with the law and the "
        "sources; else “wrong” or “note”, and write the correction under its number in the "
        "table at the end."
    ),
    (
        "A route begins at Q1 and goes from question to question, as each entry says under “Leads "
        "to” or beside its choices. Gates are never shown to the user. Routes are tested from "
        "above; the first that applies is taken. “Reached” gives the same ways seen from their end."
    ),
    (
        "All findings that hold are printed in the memo. Where the verdict of an outcome is worked "
        "out, it is the worst of their effects; an outcome with a verdict of its own keeps the "
        "worse of the two. From best to worst: {verdicts}. A finding that speaks of one part only, "
        "and closes it, leaves the whole “{partial}”."
    ),
    (
        "In a condition, “is known” means asked on this route and answered otherwise than “Not "
        "known yet”; “is not known” means the contrary, also where the question was not asked. Any "
        "other test of a question that was not asked fails, and its contrary (“is not answered”, "
        "“is not before”) holds. A test of an answer that is not known yet is open: a finding is "
        "then printed as possible, and what the memo adds under “If …”."
    ),
    (
        "A time limit with several starting days has a reading for each that is known. It is "
        "tested on the day named there, as entered or, while that is open, on the memo’s date."
    ),
    (
        "The country table holds, for each state and region, whether it has a treaty on judgments "
        "and since when it is bound by the New York Convention. It is not printed here."
    ),
    "Square brackets show where an answer is put into a text, and to which question.",
)


def facts(telling: Telling, as_of: date) -> tuple[tuple[str, str], ...]:
    """Give the rows of the title page."""
    tree = telling.tree
    return (
        ("Version", tree.version),
        ("Law as of", words.day(tree.law_as_of)),
        ("Checked on", f"{words.day(tree.checked_on)}, against later developments"),
        ("Review by", words.day(tree.review_by)),
        ("This book", f"as of {words.day(as_of)}"),
        ("Summary", tree.summary),
        ("Title of the memo", telling.plain(tree.memo_title)),
        *(
            (f"{telling.plain(f'{{{fact}}}')} while open", phrase)
            for fact, phrase in tree.phrases.items()
        ),
    )


def files(tree: Tree, library: Library) -> Table:
    """Give the content files the book rests on, with the hashes that identify them."""
    names = (
        library.sources[tree.id].name,
        *(f"law/{name}.yaml" for name in ("facts", "rules", "jurisdictions", "updates", "terms")),
    )
    rows = tuple(
        Row(
            "",
            (
                Cell((Para((Run(name),), small=True),)),
                Cell((Para((Run(_grouped(library.hashes[name])),), small=True),)),
            ),
            checked=False,
        )
        for name in names
    )
    return Table((("Content file", 42), ("SHA-256", 0)), rows)


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def notices(tree: Tree, as_of: date) -> tuple[str, ...]:
    """Say what must be seen first: that the content is overdue for review."""
    late = (as_of - tree.review_by).days
    if late <= 0:
        return ()
    due = words.day(tree.review_by)
    overdue = f"{words.count(late, 'day')} before the date of this book"
    advice = "Compare it with later developments before relying on it."
    return (f"The content was due for review by {due}, {overdue}. {advice}",)


def reading() -> tuple[Para, ...]:
    """Give how to read the book."""
    verdicts = ", ".join(words.VERDICTS.values())
    partial = words.VERDICTS[Verdict.PARTIAL]
    return tuple(
        Para((Run(text.replace("{verdicts}", verdicts).replace("{partial}", partial)),))
        for text in READING
    )


def contents(tree: Tree, numbers: Numbers) -> str:
    """Say how much there is: ``34 questions, 12 gates, ...``."""
    counted = Counter(name.number[0] for name in numbers.nodes.values())
    said = (
        (counted["Q"], "question"),
        (counted["G"], "gate"),
        (len(tree.outcomes), "outcome"),
        (len(tree.findings), "finding"),
        (len(numbers.items), "item"),
        (len(numbers.updates), "later development"),
        (len(numbers.terms), "word"),
    )
    return f"{', '.join(f'{n} {what}' if n == 1 else f'{n} {what}s' for n, what in said)}."


# --- how current the content is ------------------------------------------------------


def current_part(telling: Telling, as_of: date) -> Part:
    """Say how current the content is: dates, and what happened since."""
    tree, numbers = telling.tree, telling.numbers
    late = (as_of - tree.review_by).days
    due = f"past by {words.count(late, 'day')}" if late > 0 else "not past"
    found = {update: telling.law.updates[update] for update in updates(tree, telling.law)}
    stood = {update: standing(one, tree) for update, one in found.items()}

    def of(told: str) -> list[Name]:
        return [numbers.updates[update] for update, said in stood.items() if said == told]

    low = [numbers.updates[update] for update, one in found.items() if one.confidence != "high"]
    open_terms = [name for term, name in numbers.terms.items() if not _confirmed(term, telling)]
    lines: tuple[tuple[str, Runs], ...] = (
        ("Law stated as of", (Run(words.day(tree.law_as_of)),)),
        ("Last checked on", (Run(words.day(tree.checked_on)),)),
        ("Due for review by", (Run(f"{words.day(tree.review_by)}, {due} on {words.day(as_of)}"),)),
        ("Developments after the last check", _or_none(of(AFTER_CHECK))),
        ("After the date of the law, before the last check", _or_none(of(AFTER_LAW))),
        ("Developments of which no day can be told", _or_none(of(NO_DAY))),
        ("Developments of medium or low confidence", _or_none(low)),
        ("Words whose Chinese is not confirmed", _or_none(open_terms)),
    )
    table = Table(
        (("Point", 66), ("State", 0)),
        tuple(
            Row(
                "",
                (Cell((Para((Run(label),), small=True),)), Cell((Para(runs, small=True),))),
                checked=False,
            )
            for label, runs in lines
        ),
    )
    return Part("How current it is", (Group("", table=table),), checked=False)


def _confirmed(term: str, telling: Telling) -> bool:
    return any(one.confirmed for key, one in telling.law.terms.items() if key == term)


def _or_none(names: Iterable[Name]) -> Runs:
    return listed(names) or (Run("None"),)


# --- sign-off --------------------------------------------------------------------------


def sign_off(tree: Tree) -> SignOff:
    """Give the last page."""
    statement = (
        Para(
            (
                Run("I have compared the content of "),
                strong(f"{tree.title}, version {tree.version}"),
                Run(
                    ", as printed in this book and identified by the hashes on its first page, "
                    "with the 2025 guide and with these texts, in the versions noted:"
                ),
            )
        ),
    )
    return SignOff(
        title="Sign-off",
        statement=statement,
        choices=(
            "It may be used as it stands.",
            "It may be used once the corrections below are made.",
            "It may not be used yet.",
        ),
        lines=("Name", "Firm", "Licence number", "Date", "Signature"),
        corrections="Corrections",
        columns=(("No.", 16), ("What is wrong", 0), ("What it should say", 0), ("Source", 40)),
        rows=30,
    )
