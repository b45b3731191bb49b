"""Matters that are not open: renamed, duplicated, put away and brought back; the list of them."""

import os
from dataclasses import replace
from pathlib import Path as FilePath

import pytest

from engine.library import Library
from matters.at_rest import duplicate, name_of_copy, rename
from matters.document import Document, read_document
from matters.errors import MatterError
from matters.keeper import Keeper
from matters.log import Act
from matters.matter import Particulars
from matters.parts import to_parts
from matters.register import Register
from tests.matter_maker import NOW, begin, matter, write, write_matter
from tests.small_trees import small_library

ONLY_UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions otherwise")


@pytest.fixture
def register(tmp_path: FilePath) -> Register:
    return Register(tmp_path / "data")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("content") / "trees")


def written(register: Register) -> FilePath:
    keeper = begin(register, effective="yes")
    write(keeper)
    keeper.close()
    return keeper.target


def on_disk(path: FilePath) -> Document:
    return read_document(path.read_bytes())


def nothing_left_behind(register: Register) -> bool:
    return not list(register.journals.glob("*")) and not list(register.folder.glob(".*"))


# --- renaming ---------------------------------------------------------------------------


def test_a_new_name_is_in_the_log_and_can_be_undone(register: Register) -> None:
    path = written(register)
    assert rename(register, path, "宏达 & Co", NOW) == "Straits Grain v Hongda 宏达"
    found = on_disk(path)
    assert found.parts["particulars"] == {"name": "宏达 & Co"}
    assert found.parts["answers"] == {"effective": "yes"}
    assert found.tampered == ""
    assert found.log[-1].act is Act.CHANGE
    assert nothing_left_behind(register)
    keeper = Keeper.open(register, path, NOW)
    keeper.undo(NOW)
    assert keeper.parts["particulars"] == {"name": "Straits Grain v Hongda 宏达"}
    keeper.close()


def test_a_matter_without_a_log_gets_one_with_its_name(
    register: Register, tmp_path: FilePath
) -> None:
    path = tmp_path / "from a colleague.exq"
    write_matter(path, matter(effective="yes"))
    rename(register, path, "", NOW)
    found = on_disk(path)
    assert [one.act for one in found.log] == [Act.BEGIN, Act.CHANGE]
    assert found.parts["particulars"] == {}
    (remembered,) = register.elsewhere.all()
    assert remembered.path == path
    assert "name" not in remembered.parts.get("particulars", {})


def test_half_a_character_of_a_name_is_not_written(register: Register) -> None:
    path = written(register)
    rename(register, path, "Grain \ud83d", NOW)
    assert on_disk(path).parts["particulars"]["name"] == "Grain ?"
    assert nothing_left_behind(register)


def test_a_matter_that_is_open_elsewhere_keeps_its_name(register: Register) -> None:
    path = written(register)
    other = Keeper.open(register, path, NOW)
    before = path.read_bytes()
    with pytest.raises(MatterError, match="open in another window; rename it there"):
        rename(register, path, "New", NOW)
    assert path.read_bytes() == before
    other.close()
    assert nothing_left_behind(register)
    rename(register, path, "New", NOW)


def test_a_colleague_who_has_it_open_is_named(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(register)
    monkeypatch.setattr("getpass.getuser", lambda: "mei.chen")
    other = Keeper.open(register, path, NOW)
    monkeypatch.undo()
    with pytest.raises(MatterError, match=r"mei\.chen on .* has it open since 2026-11-22"):
        rename(register, path, "New", NOW)
    other.close()


def test_a_name_that_cannot_be_written_leaves_all_as_it_was(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(register)
    before = path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("matters.writing.write_atomically", full)
    with pytest.raises(MatterError, match="the disk is full"):
        rename(register, path, "New", NOW)
    assert path.read_bytes() == before
    assert nothing_left_behind(register)


# --- duplicating ------------------------------------------------------------------------


def test_a_copy_is_a_matter_of_its_own(register: Register) -> None:
    path = written(register)
    copy = duplicate(register, path, "Straits Grain (copy)", NOW)
    first, second = on_disk(path), on_disk(copy)
    assert register.holds(copy)
    assert copy.stem == second.id != first.id
    assert [one.act for one in second.log] == [Act.BEGIN]
    assert second.tampered == ""
    assert second.parts["particulars"]["name"] == "Straits Grain (copy)"
    assert second.parts["answers"] == first.parts["answers"]
    assert (second.content, second.result) == (first.content, first.result)
    assert nothing_left_behind(register)


def test_a_copy_is_no_matter_against_a_co_debtor(register: Register, tmp_path: FilePath) -> None:
    path = tmp_path / "one.exq"
    write_matter(path, replace(matter(effective="yes"), group="group1"))
    copy = duplicate(register, path, "Copy", NOW)
    assert "group" not in on_disk(copy).parts["matter"]
    assert on_disk(path).parts["matter"]["group"] == "group1"


def test_a_file_that_cannot_be_read_is_not_copied(register: Register, tmp_path: FilePath) -> None:
    broken = tmp_path / "broken.exq"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(MatterError, match="damaged or cut off"):
        duplicate(register, broken, "Copy", NOW)
    with pytest.raises(MatterError, match="There is no file"):
        duplicate(register, tmp_path / "gone.exq", "Copy", NOW)
    assert not register.folder.exists() or not list(register.folder.iterdir())


def test_copies_have_names_of_their_own() -> None:
    assert name_of_copy("Straits", ()) == "Straits (copy)"
    assert name_of_copy("Straits", {"Straits (copy)", "Straits (copy 2)"}) == "Straits (copy 3)"


# --- putting away -----------------------------------------------------------------------


def test_a_matter_that_is_put_away_is_listed_as_such(register: Register, library: Library) -> None:
    path = register.new_path()
    write_matter(path, matter(effective="yes"))
    register.archive.put(path)
    assert [kept.archived for kept in register.recent(library)] == [True]
    assert path.exists()
    register.archive.bring_back(path)
    assert [kept.archived for kept in register.recent(library)] == [False]


@pytest.mark.parametrize("damaged", ["", "{", "7", '{"a": 1}', '["one", 7, null]', "\x00"])
def test_a_damaged_archive_stops_nothing(
    register: Register, library: Library, damaged: str
) -> None:
    path = register.new_path()
    write_matter(path, matter(effective="yes"))
    (register.folder.parent / "archived.json").write_text(damaged, encoding="utf-8")
    assert [kept.archived for kept in register.recent(library)] == [False]
    register.archive.put(path)
    assert path.name in register.archive.all()


def test_an_archive_that_cannot_be_read_now_is_not_written_over(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.archive.put(register.new_path("one"))

    def busy(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(FilePath, "read_text", busy)
    assert register.archive.all() == frozenset()
    with pytest.raises(OSError, match="denied"):
        register.archive.put(register.new_path("two"))
    monkeypatch.undo()
    assert register.archive.all() == {"one.exq"}


@ONLY_UNIX
def test_the_archive_is_the_owners(register: Register) -> None:
    register.archive.put(register.new_path("one"))
    file = register.folder.parent / "archived.json"
    assert file.stat().st_mode & 0o777 == 0o600


# --- the list ---------------------------------------------------------------------------


def test_a_file_is_read_again_only_where_it_changed(
    register: Register, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(register)
    (first,) = register.recent(library)
    monkeypatch.setattr("matters.register.load_matter", lambda *_: pytest.fail("read again"))
    assert register.recent(library) == (first,)
    monkeypatch.undo()
    rename(register, path, "New", NOW)
    (second,) = register.recent(library)
    assert second.matter is not None
    assert second.matter.particulars.name == "New"


def test_other_content_reads_the_files_again(
    register: Register, library: Library, tmp_path: FilePath
) -> None:
    written(register)
    (first,) = register.recent(library)
    (second,) = register.recent(small_library(tmp_path / "trees"))
    assert second is not first
    assert second.matter == first.matter


def test_a_linked_matter_is_found_however_old(register: Register, library: Library) -> None:
    for number in range(120):
        made = matter(f"Matter {number}", effective="yes")
        path = register.new_path(f"matter{number:03d}")
        path.write_bytes(b"{")
        if number == 0:
            write_matter(path, replace(made, group="group1", particulars=Particulars(name="Old")))
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    mine = replace(matter(effective="yes"), group="group1")
    (found,) = register.linked(mine, None, library)
    assert found.particulars.name == "Old"
    assert to_parts(found)["matter"]["group"] == "group1"
