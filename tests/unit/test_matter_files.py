"""A matter's file: written whole or not at all, read back, listed."""

import os
import stat
from datetime import UTC, date, datetime
from pathlib import Path as FilePath
from types import MappingProxyType

import pytest

from engine.answers import UNKNOWN
from engine.law import FactId
from engine.library import Library
from engine.tree import TreeId
from matters.errors import MatterError
from matters.file import load_matter, save_answers, write_atomically
from matters.folder import data_folder
from matters.matter import Matter, Particulars
from matters.register import Register
from tests.matter_maker import write_matter
from tests.small_trees import small_library

SMALL = TreeId("small")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("content") / "trees")


def matter(**answers: object) -> Matter:
    given = {FactId(fact): value for fact, value in answers.items()}
    return Matter(
        legs=(SMALL,),
        particulars=Particulars(name="Straits Grain v Hongda 宏达"),
        answers=MappingProxyType(given),  # type: ignore[arg-type] # values of the test
    )


def test_what_is_saved_is_read_back(library: Library, tmp_path: FilePath) -> None:
    kept = matter(kind_of_paper="judgment", effective_date=date(2025, 3, 12), effective=UNKNOWN)
    save_answers(tmp_path / "m.yaml", kept, date(2026, 11, 22))
    write_matter(tmp_path / "m.exq", kept, date(2026, 11, 22))
    for name in ("m.yaml", "m.exq"):
        assert load_matter(tmp_path / name, library) == (kept, date(2026, 11, 22))


def test_a_failed_write_leaves_the_old_file(
    tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "m.yaml"
    file.write_bytes(b"old")

    def fails(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["m.yaml"]


def test_the_sentence_says_what_and_where(tmp_path: FilePath) -> None:
    with pytest.raises(
        MatterError, match=r"could not be saved in .*gone: the folder is not there\.$"
    ):
        save_answers(tmp_path / "gone" / "m.yaml", matter())


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions otherwise")
def test_permissions(tmp_path: FilePath) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    write_atomically(ours, b"", owner_only=True)
    assert stat.S_IMODE(ours.stat().st_mode) == 0o600
    theirs.write_bytes(b"")
    theirs.chmod(0o640)
    write_atomically(theirs, b"x")
    assert stat.S_IMODE(theirs.stat().st_mode) == 0o640, "an old file keeps its permissions"
    register = Register(tmp_path / "data")
    register.new_path()
    assert stat.S_IMODE(register.folder.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_followed(tmp_path: FilePath) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_the_register_lists_the_latest_first(library: Library, tmp_path: FilePath) -> None:
    register = Register(tmp_path)
    assert register.recent(library) == ()
    for number, name in enumerate(("first", "second")):
        file = register.new_path()
        write_matter(file, Matter(legs=(SMALL,), particulars=Particulars(name=name)))
        os.utime(file, (1_000_000_000 + number, 1_000_000_000 + number))
    (register.folder / "broken.exq").write_text("tree: nowhere", encoding="utf-8")
    found = register.recent(library)
    assert [kept.matter.particulars.name for kept in found if kept.matter] == ["second", "first"]
    assert found[0].matter is None
    assert "broken.exq" in found[0].problem
    assert found[1].changed == datetime.fromtimestamp(1_000_000_001, UTC)
    assert register.holds(found[1].path)
    assert not register.holds(tmp_path / "elsewhere.exq")


def test_the_data_folder_can_be_chosen(tmp_path: FilePath) -> None:
    assert data_folder(tmp_path) == tmp_path
    assert data_folder(None, {"EXEQUATUR_DATA": str(tmp_path)}) == tmp_path
    assert data_folder(None, {}).name == "Exequatur"


def test_a_new_name_each_time(tmp_path: FilePath) -> None:
    register = Register(tmp_path)
    assert register.new_path() != register.new_path()
