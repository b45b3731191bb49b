"""The country table as a question shows it: finding a place, and what is known of it."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from engine.law import Jurisdiction

JUDGMENTS, AWARDS = "country_of_origin", "seat_of_award"
"""The questions of which some entries of the table decide the route, or suggest an answer."""


class Weight(Enum):
    """What an entry does for the question asked."""

    DECIDES = "decides"
    SUGGESTS = "suggests"
    FOR_AWARDS = "for awards"
    FOR_JUDGMENTS = "for judgments"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One thing known of a place."""

    label: str
    text: str
    note: str
    weight: Weight


def _tr(text: str) -> str:
    return QCoreApplication.translate("Places", text)


def plain(text: str) -> str:
    """Give a text without case, accents and signs, for comparing."""
    spread = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in spread if character.isalnum() or character == " ")


def find(query: str, places: Iterable[Jurisdiction]) -> list[Jurisdiction]:
    """Give the places that a text may mean: by English or Chinese name, other name or code.

    Exact matches come first, then names that begin with it, then names with such a word in them.
    """
    wanted = plain(query).strip()
    if not wanted:
        return []
    ranked = [(rank, place) for place in places if (rank := _rank(wanted, place)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    return [place for _, place in ranked]


def exact(query: str, places: list[Jurisdiction]) -> Jurisdiction | None:
    """Give the one place that a text names in full, or the only one it can mean."""
    wanted = plain(query).strip()
    named = [place for place in places if _rank(wanted, place) == 0]
    if len(named) == 1:
        return named[0]
    return places[0] if len(places) == 1 else None


def status(place: Jurisdiction, question: str) -> str:
    """Say in a word or two what the table has for a question, for the list of matches."""
    if place.home:
        return _tr("Mainland")
    if place.region:
        return _tr("Own instrument")
    if question == AWARDS:
        member = not isinstance(place.new_york_convention, bool)
        return _tr("Convention") if member else _tr("No Convention")
    return _tr("Treaty") if place.civil_treaty else _tr("No treaty")


def known(place: Jurisdiction, question: str) -> list[PlaceRow]:
    """Give what the table knows of a place, with what each entry does for the question."""
    if place.home:
        decides = Weight.DECIDES if question in (JUDGMENTS, AWARDS) else Weight.FOR_JUDGMENTS
        return [PlaceRow(_tr("Legal area"), _tr("Mainland China"), "", decides)]
    if place.arrangement is not None:
        return _regional(place, question)
    rows = [_treaty(place, question), _reciprocity(place, question)]
    if (refused := place.foreign_court_refused_chinese) is not None:
        weight = Weight.SUGGESTS if question == JUDGMENTS else Weight.FOR_JUDGMENTS
        label, text = _tr("Chinese judgments there"), _tr("Refused for want of reciprocity")
        rows.append(PlaceRow(label, text, refused.what, weight))
    convention = _convention(place, question)
    return [convention, *rows] if question == AWARDS else [*rows, convention]


def _rank(wanted: str, place: Jurisdiction) -> int | None:
    names = [plain(name) for name in (place.name, place.zh, str(place.code), *place.aliases)]
    if wanted in names:
        return 0
    longer = [name for name in names if name != plain(str(place.code))]
    if any(name.startswith(wanted) for name in longer):
        return 1
    if any(f" {wanted}" in name for name in longer):
        return 2
    chinese = not wanted.isascii()
    return 3 if chinese and any(wanted in name for name in longer) else None


def _regional(place: Jurisdiction, question: str) -> list[PlaceRow]:
    rows = []
    if place.arrangement is not None:
        for label, one, mine, quiet in (
            (_tr("Judgments"), place.arrangement.judgments, JUDGMENTS, Weight.FOR_JUDGMENTS),
            (_tr("Awards"), place.arrangement.awards, AWARDS, Weight.FOR_AWARDS),
        ):
            since = _tr("In force since %1").replace("%1", _day(one.effective))
            weight = Weight.DECIDES if question == mine else quiet
            rows.append(PlaceRow(label, one.instrument, since, weight))
    return rows[::-1] if question == AWARDS else rows


def _treaty(place: Jurisdiction, question: str) -> PlaceRow:
    text = _tr("With a clause on judgments") if place.civil_treaty else _tr("None")
    weight = Weight.DECIDES if question == JUDGMENTS else Weight.FOR_JUDGMENTS
    return PlaceRow(_tr("Treaty on judgments"), text, place.note, weight)


def _reciprocity(place: Jurisdiction, question: str) -> PlaceRow:
    found = place.reciprocity
    text = {
        "treaty": _tr("By treaty"),
        "recognised": _tr("A judgment was recognised in China"),
        "de-jure-positive": _tr("Its courts have enforced a Chinese judgment"),
        "memorandum": _tr("Stated understanding"),
        "china_refused": _tr("A Chinese court refused a judgment"),
    }.get(found.status if found else "", _tr("Nothing in the table"))
    weight = Weight.SUGGESTS if question == JUDGMENTS else Weight.FOR_JUDGMENTS
    return PlaceRow(_tr("Reciprocity"), text, found.case if found else "", weight)


def _convention(place: Jurisdiction, question: str) -> PlaceRow:
    since = place.new_york_convention
    weight = Weight.SUGGESTS if question == AWARDS else Weight.FOR_AWARDS
    label = _tr("New York Convention")
    if isinstance(since, bool):
        return PlaceRow(label, _tr("Not a party"), place.nyc_note, weight)
    note = since.basis[:1].upper() + since.basis[1:]
    if not since.cross_checked:
        note = _tr("%1; not cross-checked").replace("%1", note)
    return PlaceRow(label, _tr("Party since %1").replace("%1", _day(since.since)), note, weight)


def _day(text: str) -> str:
    """Write ``1986-11-19`` as a date; a bare year stays."""
    months = ("January", "February", "March", "April", "May", "June", "July", "August",
              "September", "October", "November", "December")  # fmt: skip
    parts = text.split("-")
    if len(parts) != 3:  # noqa: PLR2004 - year, month, day
        return text
    return f"{int(parts[2])} {months[int(parts[1]) - 1]} {parts[0]}"
