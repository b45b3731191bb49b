"""Matters against co-debtors: what they share, what the memo says of it, taking answers over."""

from dataclasses import replace
from datetime import date
from pathlib import Path as FilePath
from types import MappingProxyType

import pytest

from engine.answers import Value
from engine.law import FactId
from engine.library import Library
from engine.tree import TreeId
from matters.file import load_matter
from matters.linked import beside, differing, take_over
from matters.matter import Matter, Particulars
from matters.register import Register
from memo.memo import build_memo
from tests.matter_maker import write_matter
from tests.small_trees import FACTS, small_library

DAY = date(2026, 11, 22)
SMALL = TreeId("small")


@pytest.fixture
def library(tmp_path: FilePath) -> Library:
    """The small tree, with one fact that concerns one debtor."""
    said = "    meaning: anything else\n"
    facts = FACTS.replace(said, f"{said}    about_debtor: true\n")
    return small_library(tmp_path / "content", facts=facts)


def matter(respondent: str = "", group: str = "", **answers: Value) -> Matter:
    return Matter(
        legs=(SMALL,),
        particulars=Particulars(name="A v B", client="A", respondent=respondent),
        answers=MappingProxyType({FactId(fact): value for fact, value in answers.items()}),
        group=group,
    )


def test_a_matter_beside_has_the_shared_answers_only(library: Library) -> None:
    first = matter("B", kind_of_paper="judgment", remark="of B alone")
    second = beside(first, library.law, "g")
    assert second.answers == {FactId("kind_of_paper"): "judgment"}
    assert second.particulars == Particulars(client="A")
    assert second.group == "g"


def test_only_shared_answers_can_differ_and_are_taken_over(library: Library) -> None:
    first = matter("B", kind_of_paper="judgment", effective="yes", remark="of B")
    second = matter("C", kind_of_paper="judgment", effective="no", remark="of C")
    assert differing(first, second, library.law) == (FactId("effective"),)
    taken = take_over(first, second, library.law)
    assert taken.answers[FactId("effective")] == "no"
    assert taken.answers[FactId("remark")] == "of B"


def test_the_memo_names_co_debtors_and_what_differs(library: Library) -> None:
    first = matter("B", kind_of_paper="judgment", origin_place="unknown", effective="yes")
    second = matter("C Ltd", kind_of_paper="order")
    memo = build_memo(first, library, DAY, [second])
    (row,) = [row for row in memo.head if row.label == "Co-debtors"]
    assert row.text == "C Ltd. Each has a memo of its own"
    (notice,) = memo.notices
    assert notice == (
        "The matter against the co-debtor C Ltd answers otherwise: Paper. Check which is right."
    )
    alone = build_memo(first, library, DAY)
    assert not alone.notices
    assert all(row.label != "Co-debtors" for row in alone.head)


def test_the_register_finds_the_linked_matters(library: Library, tmp_path: FilePath) -> None:
    register = Register(tmp_path / "data")
    files = [register.new_path() for _ in range(3)]
    kept = [matter("B", "g"), matter("C", "g"), matter("D", "other")]
    for file, each in zip(files, kept, strict=True):
        write_matter(file, each)
    assert register.linked(kept[0], files[0], library) == (kept[1],)
    assert register.linked(replace(kept[0], group=""), files[0], library) == ()
    assert load_matter(files[0], library)[0].group == "g"
