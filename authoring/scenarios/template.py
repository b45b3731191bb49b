"""An empty table of scenarios for a tree: header, a remark on each column, and one example row.

Writes what ``authoring.scenarios.table`` reads; the example passes, so that the file can be tried
before anything is filled in.
"""

import csv
import io

from authoring.scenarios.cells import guarded
from authoring.scenarios.table import DEADLINE, EXPECT, FIXED, REMARK
from engine.answers import values_of
from engine.content import asked
from engine.law import Fact, FactKind, Law
from engine.tree import Tree
from engine.verdict import Verdict

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Stands at the beginning, as spreadsheets would otherwise take UTF-8 for something else."""

IDS = "ids of this tree; ids"
DATES = "YYYY-MM-DD; or none"

CELLS = {
    FactKind.COUNTRY: "SG, Singapore or other: Jersey",
    FactKind.DATE: "YYYY-MM-DD or none",
    FactKind.AMOUNT: "1000000 USD",
    FactKind.TEXT: "text",
}
"""What a cell of a kind may hold, where the fact does not name it."""


def template(tree: Tree, law: Law) -> str:
    """Write the empty table of a tree as CSV.

    Args:
        tree: Its questions and deadlines are the columns.
        law: For the kinds of the facts.
    """
    columns = [*_fixed(tree), *_answers(tree, law), *_expectations(tree)]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in zip(*columns, strict=True):
        writer.writerow([guarded(cell) for cell in row])
    return BOM + out.getvalue()


Column = tuple[str, str, str]
"""Header, remark and example."""


def _fixed(tree: Tree) -> list[Column]:
    remarks = (
        f"{REMARK} what a cell may hold; a row that begins with {REMARK} is not read",
        "id of the tree",
        "the date to judge at",
        "what happened, in prose",
    )
    examples = ("Example", tree.id, tree.checked_on.isoformat(), "Nothing is known yet.")
    return list(zip(FIXED, remarks, examples, strict=True))


def _answers(tree: Tree, law: Law) -> list[Column]:
    return [(fact.id, f"{_cell(fact)}; or unknown", "") for _, fact in asked(tree, law)]


def _cell(fact: Fact) -> str:
    match fact.kind:
        case FactKind.CHOICE | FactKind.YES_NO:
            return " | ".join(values_of(fact))
        case FactKind.CHECKLIST:
            return f"any of {'; '.join(fact.values)}; or none"
        case FactKind.GROUNDS:
            rows = [row.id for row in fact.rows.values() if not row.from_]
            return f"row=made_out | arguable | unknown, for any of {'; '.join(rows)}; or none"
        case _:
            return CELLS[fact.kind]


def _expectations(tree: Tree) -> list[Column]:
    verdicts = " | ".join(verdict.value for verdict in Verdict)
    dated = [deadline.id for deadline in tree.items.deadlines if deadline.plus is not None]
    columns = [
        ("verdict", verdicts, ""),
        ("outcome", " | ".join(tree.outcomes), ""),
        ("forum", f"{'; '.join(forum.id for forum in tree.items.forums)}; or none", ""),
        ("documents present", IDS, ""),
        ("documents absent", IDS, ""),
        ("findings present", IDS, ""),
        ("findings absent", IDS, ""),
        *((f"{DEADLINE}{deadline}", DATES, "") for deadline in dated),
        ("open points", "ids of the questions not known yet; or none", ""),
        ("asked", "ids of questions on the way", tree.root),
        ("not asked", "ids of questions off the way", ""),
        ("cites", "ids of rules that the memo must cite", ""),
    ]
    return [(f"{EXPECT}{name}", remark, example) for name, remark, example in columns]
