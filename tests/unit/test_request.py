"""The fact-request and what the memo says of open points."""

from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from engine.answers import UNKNOWN
from engine.narrowing import narrow
from engine.proof import model_of
from engine.proof.ways import drawn
from engine.verdict import Verdict
from engine.walk import walk
from matters.matter import Matter
from memo.errors import GlyphError, MemoError
from memo.memo import build_memo
from memo.parts import Memo
from memo.request import BEGIN_HERE, NOTHING_OPEN, build_request, request_text
from memo.request_pdf import to_request_pdf
from memo.text import to_text
from tests.shipped import DAY, RESOURCES, example, library

OPEN = ("award_hong_kong_open_points", "domestic_notarised_debt", "foreign_singapore_open_points")


@cache
def memo(name: str) -> Memo:
    return build_memo(example(name), library(), DAY)


@pytest.mark.parametrize("name", OPEN)
def test_every_open_point_is_asked_once_the_decisive_first(name: str) -> None:
    told = memo(name)
    (leg,) = told.legs
    points = [point for part in build_request(told).parts for point in part.points]
    assert [point.number for point in points] == list(range(1, len(leg.open_points) + 1))
    assert sorted(point.ask for point in points) == sorted(line.ask for line in leg.open_points)
    decisive = [line.ask for line in leg.open_points if line.weight == "decisive"]
    assert {point.ask for point in points[: len(decisive)]} == set(decisive)
    assert all(point.matters and ". " not in point.matters for point in points)


def test_the_letter_as_text() -> None:
    text = request_text(build_request(memo("award_hong_kong_open_points")))
    assert text.startswith("Request for facts\n=================\n\nTo        Lantau Power Systems")
    assert "1.  Security. Has the other side given the court security for enforcement?" in text
    assert "What to look for: Look for a deposit" in text
    assert text.count(BEGIN_HERE) == 1
    assert "Can this be shown: Tribunal or procedure" in text
    assert "memo" not in text, "what a help says of this program is not for the client"
    assert max(map(len, text.splitlines())) <= 80
    for verdict in ("Refused", "Stayed", "Proceed"):
        assert verdict not in text, "what may come of it is not for this letter"


def test_an_unnamed_client() -> None:
    matter = example("domestic_notarised_debt")
    bare = replace(matter, particulars=replace(matter.particulars, client="", prepared_by=""))
    head = dict(build_request(build_memo(bare, library(), DAY)).head)
    assert head["To"] == "The client"
    assert "From" not in head


def test_nothing_open() -> None:
    with pytest.raises(MemoError, match=NOTHING_OPEN):
        build_request(memo("award_london_partial"))


@pytest.mark.parametrize("name", OPEN)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_letter_as_pdf(name: str, paper: str) -> None:
    data = to_request_pdf(build_request(memo(name)), RESOURCES, paper=paper)
    assert data == to_request_pdf(build_request(memo(name)), RESOURCES, paper=paper)
    reader = PdfReader(BytesIO(data))
    assert 1 <= len(reader.pages) <= 2
    assert "Request for facts" in reader.pages[0].extract_text()
    with pikepdf.open(BytesIO(data)) as file:
        assert "/MarkInfo" in file.Root


def test_a_long_letter_goes_on() -> None:
    """Everything that can be open on a way is, and the letter still takes it."""
    tree = library().trees[example("foreign_singapore_open_points").tree]
    ways = drawn(model_of(tree, library().law, DAY), seed=3, number=60)
    most = max(ways, key=lambda way: sum(value is UNKNOWN for value in way.values()))
    told = build_memo(Matter(legs=(tree.id,), answers=most), library(), DAY)
    data = to_request_pdf(build_request(told), RESOURCES)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    assert text.count("Your answer") == len(told.legs[0].open_points)


def test_a_character_that_cannot_be_printed() -> None:
    matter = example("domestic_notarised_debt")
    odd = matter.describe(replace(matter.particulars, client="Bank 😀"))
    with pytest.raises(GlyphError, match="fact-request"):
        to_request_pdf(build_request(build_memo(odd, library(), DAY)), RESOURCES)


# --- what remains possible, in the memo ------------------------------------------------------


def test_the_memo_says_what_is_possible_and_what_to_ask_first() -> None:
    told = memo("award_hong_kong_open_points")
    (leg,) = told.legs
    assert leg.still_possible is not None
    assert leg.still_possible.verdicts == ("proceed_with_risk", "needs_facts", "stayed", "refused")
    assert leg.still_possible.first == "Security"
    assert leg.still_possible.exact
    assert [line.label for line in leg.open_points if line.narrows_most] == ["Security"]
    text = to_text(told)
    assert "Asking first for “Security” narrows it most. Yes: Stayed or Refused;" in text
    assert "Yes: Stayed or Refused." in text


def test_a_verdict_that_stays() -> None:
    (leg,) = memo("foreign_australia_out_of_time").legs
    assert leg.still_possible is not None
    assert leg.still_possible.text == (
        "Whatever the open points turn out to be, the verdict stays: Barred."
    )
    assert leg.still_possible.ask_first == ""
    assert not any(line.replies for line in leg.open_points)


def test_an_unfinished_route_leaves_its_questions_open() -> None:
    matter = example("domestic_notarised_debt")
    answers = dict(list(matter.answers.items())[:6])
    path = walk(library().trees[matter.tree], answers, library().law, DAY)
    assert not path.finished
    assert path.open_points
    (leg,) = build_memo(replace(matter, answers=answers), library(), DAY).legs
    assert leg.still_possible is not None
    assert "with the questions not asked yet open too" in leg.still_possible.text
    assert Verdict.PROCEED in narrow(path, answers, library().law).verdicts


def test_a_memo_without_it_is_the_same_otherwise() -> None:
    matter, told = example("domestic_notarised_debt"), memo("domestic_notarised_debt")
    quick = build_memo(matter, library(), DAY, full=False)
    (leg,) = quick.legs
    assert leg.still_possible is None
    assert (quick.fingerprint, leg.findings) == (told.fingerprint, told.legs[0].findings)
