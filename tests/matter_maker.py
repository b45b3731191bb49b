"""Makes matters and matter files for tests, over the small tree."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path as FilePath
from types import MappingProxyType

from engine.answers import Grounds, Place, Value
from engine.law import FactId, PlaceCode
from engine.tree import TreeId
from matters.document import Document, write_document
from matters.keeper import Keeper
from matters.matter import Matter, Particulars
from matters.parts import Parts, to_parts
from matters.register import Register

SMALL = TreeId("small")
NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
FRANCE, SINGAPORE = Place(PlaceCode("FR"), "France"), Place(PlaceCode("SG"), "Singapore")
FRENCH: dict[str, Value] = {"kind_of_paper": "judgment", "origin_place": FRANCE}
"""A judgment of a state with a treaty."""
IN_TIME: dict[str, Value] = {
    "effective": "yes",
    "effective_date": date(2025, 3, 12),
    "performance_date": date(2025, 4, 1),
    "filed_on": date(2026, 11, 1),
    "grounds": Grounds(()),
}
"""After that: it is filed in time, and nothing is raised against it; what it orders is next."""


def matter(name: str = "Straits Grain v Hongda 宏达", **answers: Value) -> Matter:
    given = {FactId(fact): value for fact, value in answers.items()}
    return Matter(
        legs=(SMALL,), particulars=Particulars(name=name), answers=MappingProxyType(given)
    )


def write_matter(path: FilePath, made: Matter, own_date: date | None = None) -> None:
    """Write a matter file as another program would: whole, without a log."""
    document = Document(id=f"id{abs(hash(path)):016x}"[:18], parts=to_parts(made, own_date))
    path.write_bytes(write_document(document))


def parts(**answers: Value) -> Parts:
    return to_parts(matter(**answers))  # type: ignore[arg-type] # a name is none of them


def record(keeper: Keeper, minutes: int = 0, **answers: Value) -> None:
    """Record answers, one change each."""
    for fact, value in answers.items():
        after = {part: dict(values) for part, values in keeper.parts.items()} or parts()
        before = parts()
        after.setdefault("answers", {})[fact] = value
        keeper.record(before, after, NOW + timedelta(minutes=minutes))


def write(keeper: Keeper, minutes: int = 0) -> None:
    """Write the file, as the worker does."""
    now = NOW + timedelta(minutes=minutes)
    keeper.wrote(keeper.writing({}, now).run(), now)


def begin(register: Register, **answers: Value) -> Keeper:
    """Begin a matter in the data folder."""
    keeper = Keeper.new(register)
    record(keeper, **answers)  # type: ignore[arg-type] # minutes are none of them
    return keeper
