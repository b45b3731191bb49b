"""The firm on its papers: beside what they say, never instead of it; without a firm, nothing."""

import shutil
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path as FilePath

import pikepdf
import pytest
from pypdf import PdfReader

from engine.library import Library, load_library, read_source
from firm.policy import NOBODY, Identity
from matters.answers_file import read_answers
from matters.matter import Matter
from memo.hearing import build_hearing
from memo.hearing_pdf import to_hearing_pdf
from memo.letterhead import under
from memo.memo import build_memo
from memo.memo_json import memo_json
from memo.parts import Memo
from memo.pdf import to_pdf
from memo.request import build_request, request_text
from memo.request_pdf import to_request_pdf
from memo.text import to_text
from tests.policy_maker import png

ROOT = FilePath(__file__).parents[2]
RESOURCES = ROOT / "resources"
DAY = date(2026, 11, 22)
OURS = "Not a PRC legal opinion; to be confirmed by PRC-licensed counsel"
HOSTILE = '#panic() *x* $y$ <b> "z" \\ // @w'
FIRM = Identity(
    name=f"Hanlin & Partners LLP 翰林律师事务所 {HOSTILE}",
    address=("25/F, Fortune Plaza", "北京市朝阳区 100020"),
    disclaimer="For the addressee only 仅供收件人",
    privilege="Attorney work product",
    logo=png(400, 120),
)
EMPTY = """
#let letterhead(..it) = []
#let banner(words, body) = body
#let disclaimer(words) = []
"""


@cache
def library() -> Library:
    return load_library(ROOT / "trees")


@cache
def example() -> Matter:
    file = ROOT / "examples" / "foreign_singapore_open_points.yaml"
    return read_answers(read_source(file, file.name), library())[0]


def memo(firm: Identity = NOBODY) -> Memo:
    return under(firm, build_memo(example(), library(), DAY))


def papers(firm: Identity, resources: FilePath = RESOURCES) -> dict[str, bytes]:
    sheets = build_hearing(example(), library(), DAY, identity=firm)
    return {
        "memo": to_pdf(memo(firm), resources),
        "hearing sheet": to_hearing_pdf(sheets, resources),
        "request": to_request_pdf(build_request(memo(firm)), resources),
    }


def flat(text: str) -> str:
    return "".join(text.split())


def test_without_a_firm_every_paper_is_the_same_byte_by_byte(tmp_path: FilePath) -> None:
    """Against templates that have no head and no foot for a firm at all."""
    bare = tmp_path / "resources"
    shutil.copytree(RESOURCES, bare)
    (bare / "letterhead.typ").write_text(EMPTY, encoding="utf-8")
    assert papers(NOBODY) == papers(NOBODY, bare)


def test_the_firm_stands_on_every_paper() -> None:
    for name, pdf in papers(FIRM).items():
        pages = [flat(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]
        for text in (FIRM.name, *FIRM.address):
            assert flat(text) in pages[0], (name, text)
        for page in pages:
            assert flat(FIRM.disclaimer) in page, name
            assert flat(FIRM.privilege) in page, name
            assert "Privilegedandconfidential" not in page, name
            assert name == "request" or flat(OURS) in page, name
        assert PdfReader(BytesIO(pdf)).pages[0].images, name


def test_a_paper_with_a_firm_is_tagged_and_its_logo_is_described() -> None:
    for name, pdf in papers(FIRM).items():
        with pikepdf.open(BytesIO(pdf)) as opened:
            alts = [
                str(one["/Alt"])
                for one in opened.objects
                if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
            ]
        assert f"Logo of {FIRM.name}" in alts, name


@pytest.mark.parametrize(
    "firm",
    [
        Identity(name="Straits Advocates LLC"),
        Identity(address=("1 Marina Boulevard",)),
        Identity(logo=png(2000, 20)),
        Identity(logo=png(20, 2000), name="N" * 120),
        Identity(privilege="P" * 90, disclaimer="D " * 120),
        Identity(name="翰" * 120, address=("北" * 100,) * 5),
    ],
    ids=["name", "address", "wide", "tall", "texts", "Chinese"],
)
def test_parts_of_an_identity_and_the_longest_are_drawn(firm: Identity) -> None:
    drawn = papers(firm)
    assert len(PdfReader(BytesIO(drawn["memo"])).pages) == len(
        PdfReader(BytesIO(papers(NOBODY)["memo"])).pages
    )


def test_the_firm_stands_in_the_text_and_in_json() -> None:
    text = to_text(memo(FIRM))
    assert text.startswith("Hanlin & Partners LLP 翰林律师事务所")
    assert "\n北京市朝阳区 100020\n\nEnforcing" in text
    assert "Attorney work product" in text
    assert f"{OURS}. Answers" in text
    assert text.endswith("\nFor the addressee only 仅供收件人\n")
    letter = request_text(build_request(memo(FIRM)))
    assert letter.startswith("Hanlin & Partners LLP")
    assert letter.endswith("\nFor the addressee only 仅供收件人\n")
    assert memo_json(memo(FIRM))["identity"] == {
        "name": FIRM.name,
        "address": list(FIRM.address),
        "disclaimer": FIRM.disclaimer,
        "privilege": FIRM.privilege,
    }


def test_without_a_firm_the_text_is_the_same() -> None:
    assert to_text(memo()).startswith("Enforcing a judgment from Singapore")
    assert to_text(memo()).rstrip().splitlines()[-1].startswith(OURS)
    assert request_text(build_request(memo())).endswith("\nPrivileged and confidential.\n")
