"""The keeper: journal, log, undo, lock, file, backups; and what is said when they fail."""

import json
import os
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path as FilePath

import pytest

from engine.library import Library
from matters.document import Document, read_document, write_document
from matters.errors import MatterError, ReplacedError
from matters.file import matter_of
from matters.journal import left_behind, read_journal
from matters.keeper import Keeper
from matters.log import Act
from matters.parts import from_parts
from matters.recovery import How, recover
from matters.register import Register
from matters.writing import BACKUPS
from tests.matter_maker import NOW, begin, parts, record, write
from tests.small_trees import small_library

ONLY_UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions otherwise")


@pytest.fixture
def register(tmp_path: FilePath) -> Register:
    return Register(tmp_path / "data")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("content") / "trees")


def crash(keeper: Keeper) -> None:
    """End as a killed process does: the system takes the locks away, nothing else happens."""
    if keeper._journal is not None:
        os.close(keeper._journal._handle)
    if keeper._lock is not None:
        os.close(keeper._lock._handle)


def behind(keeper: Keeper) -> bool:
    return keeper.behind


def kept(keeper: Keeper) -> bool:
    return keeper.kept


def can_undo(keeper: Keeper) -> bool:
    return keeper.can_undo


def can_redo(keeper: Keeper) -> bool:
    return keeper.can_redo


def answers(document: Document) -> dict[str, object]:
    return dict(document.parts["answers"])


def journal(register: Register) -> Document:
    (file,) = register.journals.glob("*.journal")
    return read_journal(file)[1]


def on_disk(path: FilePath) -> Document:
    return read_document(path.read_bytes())


# --- the journal and the log ---------------------------------------------------------------


def test_an_answer_is_in_the_journal_at_once(register: Register) -> None:
    keeper = begin(register, kind_of_paper="judgment", effective="yes")
    assert answers(journal(register)) == {"kind_of_paper": "judgment", "effective": "yes"}
    assert not keeper.target.exists(), "the file is a worker's"
    assert behind(keeper)
    write(keeper)
    assert answers(on_disk(keeper.target)) == answers(journal(register))
    assert not behind(keeper)
    keeper.close()
    assert not list(register.journals.iterdir())
    assert [file.name for file in register.folder.iterdir()] == [keeper.target.name]


def test_the_log_says_when_who_what_from_and_to(register: Register) -> None:
    keeper = begin(register, effective="yes")
    record(keeper, effective="no")
    begun, first, second = keeper.document().log
    assert begun.act is Act.BEGIN
    assert {change.part for change in begun.changes} == {"matter", "particulars"}
    assert second.at == NOW.isoformat()
    assert second.who
    (change,) = second.changes
    assert (change.part, change.key, change.before, change.after) == (
        "answers", "effective", "yes", "no",
    )  # fmt: skip
    assert second.previous == first.hash
    assert keeper.document().tampered == ""


def test_undo_goes_to_the_first_answer_and_on_after_reopening(register: Register) -> None:
    keeper = begin(register, kind_of_paper="judgment", effective="yes")
    record(keeper, effective="no")
    keeper.undo(NOW)
    keeper.keep(NOW)
    write(keeper)
    keeper.close()
    again = Keeper.open(register, keeper.target, NOW)
    assert can_redo(again)
    again.redo(NOW)
    assert again.parts["answers"]["effective"] == "no"
    for _ in range(3):
        assert can_undo(again)
        again.undo(NOW)
    assert again.parts["answers"] == {}
    assert not can_undo(again), "how it began is not undone"
    assert again.undo(NOW) == ()
    again.redo(NOW)
    record(again, effective="unknown")
    assert not can_redo(again), "a new change ends what could be made again"
    assert again.document().tampered == ""


def test_an_old_log_is_never_rewritten(register: Register) -> None:
    keeper = begin(register, effective="yes")
    before = keeper.document().log
    keeper.undo(NOW)
    keeper.redo(NOW)
    assert keeper.document().log[: len(before)] == before
    assert [one.act for one in keeper.document().log[len(before) :]] == [Act.UNDO, Act.REDO]


def test_a_line_cut_off_is_left_out_and_the_rest_is_read(register: Register) -> None:
    keeper = begin(register, kind_of_paper="judgment", effective="yes")
    crash(keeper)
    (file,) = register.journals.glob("*.journal")
    whole = file.read_bytes()
    for cut in (1, 20, 100):
        file.write_bytes(whole[:-cut])
        assert answers(read_journal(file)[1]) == {"kind_of_paper": "judgment"}
    last = whole.splitlines(keepends=True)[-1]
    file.write_bytes(whole[: -len(last)] + last[:30] + b"\n" + last)
    assert answers(read_journal(file)[1])["effective"] == "yes", "written again after a full disk"


def test_a_full_disk_is_said_and_mended(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = begin(register, kind_of_paper="judgment")
    real = os.write

    def full(handle: int, data: memoryview) -> int:
        real(handle, data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("matters.journal.os.write", full)
    with pytest.raises(MatterError, match=r"could not be kept in .*: the disk is full\.$"):
        record(keeper, effective="yes")
    assert not kept(keeper)
    assert answers(journal(register)) == {"kind_of_paper": "judgment"}
    monkeypatch.undo()
    record(keeper, remark="later")
    assert kept(keeper)
    assert answers(journal(register))["effective"] == "yes", "what failed before is there too"


def test_a_clock_that_was_set_back_is_noted(register: Register) -> None:
    keeper = begin(register, effective="yes")
    record(keeper, minutes=-2, effective="no")
    assert keeper.set_back is None, "clocks differ a little"
    record(keeper, minutes=-60, effective="yes")
    assert keeper.set_back == NOW - timedelta(minutes=2)
    assert keeper.document().tampered == ""


@pytest.mark.parametrize("at", ["", "yesterday", "2026-11-22T06:32:00", "9" * 400])
def test_a_time_of_another_program_is_no_reason_to_stop(register: Register, at: str) -> None:
    keeper = begin(register, effective="yes")
    keeper._log[-1] = replace(keeper._log[-1], at=at)
    record(keeper, effective="no")
    assert keeper.parts["answers"]["effective"] == "no"


# --- the file -------------------------------------------------------------------------------


def test_a_file_that_a_colleague_replaced_is_never_overwritten(register: Register) -> None:
    keeper = begin(register, effective="yes")
    write(keeper)
    keeper.target.write_bytes(b"theirs")
    record(keeper, effective="no")
    with pytest.raises(ReplacedError, match="changed by somebody else"):
        write(keeper)
    assert keeper.target.read_bytes() == b"theirs"
    assert answers(journal(register))["effective"] == "no"


def test_a_folder_that_is_gone_or_full_leaves_the_answers_in_the_journal(
    register: Register, tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    keeper = begin(register, effective="yes")
    write(keeper)
    keeper.close()
    file = keeper.target.rename(share / "m.exq")
    keeper = Keeper.open(register, file, NOW)
    record(keeper, effective="no")
    moved = share.rename(tmp_path / "away")
    with pytest.raises(MatterError, match="share: the folder is not there"):
        write(keeper)
    moved.rename(share)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("matters.writing.write_atomically", full)
    with pytest.raises(MatterError, match="share: the disk is full"):
        write(keeper)
    assert answers(on_disk(file))["effective"] == "yes", "the old file is whole"
    assert answers(journal(register))["effective"] == "no"
    monkeypatch.undo()
    write(keeper)
    assert answers(on_disk(file))["effective"] == "no"


def test_backups_roll(register: Register) -> None:
    keeper = begin(register, effective="yes")
    write(keeper)
    keeper.close()
    keeper = Keeper.open(register, keeper.target, NOW)
    folder = register.backups_of(keeper.id)
    for number in range(60):
        record(keeper, minutes=number, remark=f"note {number}")
        write(keeper, minutes=number)
        if number in {0, 9}:
            assert len(list(folder.iterdir())) == 1, "one at opening, then each ten minutes"
    assert len(list(folder.iterdir())) == 6
    for number in range(60, 600, 10):
        record(keeper, minutes=number, remark=f"note {number}")
        write(keeper, minutes=number)
    backups = sorted(folder.iterdir())
    assert len(backups) == BACKUPS
    assert answers(on_disk(backups[-1]))["remark"] == "note 580"
    record(keeper, minutes=-600, remark="set back")
    write(keeper, minutes=-600)
    assert answers(on_disk(max(folder.iterdir())))["remark"] == "note 590"


@ONLY_UNIX
def test_our_folders_are_the_owners_and_elsewhere_the_folders_rights_apply(
    register: Register, tmp_path: FilePath
) -> None:
    keeper = begin(register, effective="yes")
    write(keeper)
    record(keeper, effective="no")
    write(keeper, minutes=30)
    for path in [tmp_path / "data", *(tmp_path / "data").rglob("*")]:
        if path.suffix != ".lock":
            assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path
    keeper.close()
    file = tmp_path / "m.exq"
    file.write_bytes(keeper.target.read_bytes())
    file.chmod(0o664)
    theirs = Keeper.open(register, file, NOW)
    record(theirs, effective="unknown")
    write(theirs)
    assert stat.S_IMODE(file.stat().st_mode) == 0o664


def test_unknown_keys_are_kept_and_never_acted_on(register: Register, library: Library) -> None:
    keeper = begin(register, effective="yes")
    write(keeper)
    keeper.close()
    plain = json.loads(keeper.target.read_bytes())
    plain["plugin"] = {"run": "rm -rf /", "path": "../../etc/passwd"}
    plain["answers"]["gone_fact"] = ["x"]
    plain["content"]["more"] = plain["result"]["more"] = 1
    plain["log"] = []
    keeper.target.write_text(json.dumps(plain), encoding="utf-8")
    again = Keeper.open(register, keeper.target, NOW)
    matter, _ = matter_of(again.document(), library)
    assert list(matter.answers) == ["effective"]
    record(again, effective="no")
    write(again)
    written = json.loads(keeper.target.read_bytes())
    assert written["plugin"] == plain["plugin"]
    assert written["answers"] == {"effective": "no", "gone_fact": ["x"]}
    assert written["content"]["more"] == written["result"]["more"] == 1


# --- two windows -----------------------------------------------------------------------------


def test_a_second_window_opens_read_only_until_the_first_closes(register: Register) -> None:
    first = begin(register, effective="yes")
    write(first)
    second = Keeper.open(register, first.target, NOW)
    assert second.held_by is not None
    assert second.held_by.since == "2026-11-22 06:32"
    second.close()
    first.close()
    third = Keeper.open(register, first.target, NOW)
    assert third.held_by is None
    crash(third)
    assert Keeper.open(register, first.target, NOW).held_by is None, "a dead process holds nothing"


@ONLY_UNIX
def test_a_lock_that_is_a_link_is_not_followed(register: Register, tmp_path: FilePath) -> None:
    keeper = begin(register, effective="yes")
    write(keeper)
    keeper.close()
    precious = tmp_path / "precious"
    precious.write_text("as it was", encoding="utf-8")
    keeper.target.with_name(f".{keeper.target.name}.lock").symlink_to(precious)
    again = Keeper.open(register, keeper.target, NOW)
    record(again, effective="no")
    write(again)
    again.close()
    assert precious.read_text(encoding="utf-8") == "as it was"


# --- recovery ----------------------------------------------------------------------------------


def left(register: Register) -> int:
    found = list(left_behind(register.journals))
    for one in found:
        one.leave()
    return len(found)


def test_what_was_left_behind_is_restored(register: Register) -> None:
    keeper = begin(register, kind_of_paper="judgment")
    write(keeper)
    record(keeper, effective="yes", remark="kept")
    assert left(register) == 0, "a living process has it"
    crash(keeper)
    (said,) = recover(register, NOW, ours=True)
    assert (said.how, said.path, said.changes) == (How.RESTORED, keeper.target, 2)
    assert said.name == "Straits Grain v Hongda 宏达"
    assert answers(on_disk(keeper.target))["remark"] == "kept"
    assert recover(register, NOW, ours=True) == ()
    assert left(register) == 0


def test_a_matter_whose_file_was_never_written_is_restored(register: Register) -> None:
    crash(begin(register, kind_of_paper="judgment"))
    (said,) = recover(register, NOW, ours=True)
    assert said.changes == 1
    assert answers(on_disk(said.path)) == {"kind_of_paper": "judgment"}


def test_nothing_is_said_where_nothing_is_missing(register: Register) -> None:
    keeper = begin(register, kind_of_paper="judgment")
    write(keeper)
    crash(keeper)
    assert recover(register, NOW, ours=True) == ()
    assert left(register) == 0


@pytest.mark.parametrize("theirs", ["another way", "damaged", "by hand"])
def test_what_does_not_fit_becomes_a_matter_of_its_own(register: Register, theirs: str) -> None:
    keeper = begin(register, kind_of_paper="judgment")
    write(keeper)
    record(keeper, effective="yes")
    crash(keeper)
    if theirs == "another way":
        crashed = keeper.document()
        keeper.target.write_bytes(
            write_document(replace(crashed, log=crashed.log[:1], parts=parts()))
        )
        other = Keeper.open(register, keeper.target, NOW)
        record(other, effective="no")
        write(other)
        other.close()
    elif theirs == "damaged":
        keeper.target.write_bytes(b"{")
    else:
        text = keeper.target.read_text(encoding="utf-8")
        keeper.target.write_text(text.replace('"judgment"', '"order"', 1), encoding="utf-8")
    before = keeper.target.read_bytes()
    (said,) = recover(register, NOW, ours=True)
    assert said.how is How.APART
    assert said.name == "Straits Grain v Hongda 宏达 (recovered)"
    assert keeper.target.read_bytes() == before
    apart = on_disk(said.path)
    assert answers(apart)["effective"] == "yes"
    assert apart.id != keeper.id
    assert apart.tampered == ""
    assert left(register) == 0


def test_what_cannot_be_written_waits(register: Register, tmp_path: FilePath) -> None:
    share = tmp_path / "share"
    share.mkdir()
    keeper = begin(register, effective="yes")
    write(keeper)
    keeper.close()
    file = keeper.target.rename(share / "m.exq")
    keeper = Keeper.open(register, file, NOW)
    record(keeper, effective="no")
    crash(keeper)
    away = share.rename(tmp_path / "away")
    assert recover(register, NOW, ours=True) == ()
    (said,) = recover(register, NOW, ours=False)
    assert (said.how, said.path) == (How.WAITING, file)
    assert left(register) == 1
    away.rename(share)
    (said,) = recover(register, NOW, ours=False)
    assert said.how is How.RESTORED
    assert answers(on_disk(file))["effective"] == "no"


def test_a_journal_that_cannot_be_read_is_kept_and_said_once(register: Register) -> None:
    register.journals.mkdir(parents=True)
    (register.journals / "x.journal").write_bytes(b"\x00" * 100)
    (said,) = recover(register, NOW, ours=True)
    assert said.how is How.UNREADABLE
    assert said.path.read_bytes() == b"\x00" * 100
    assert recover(register, NOW, ours=True) == ()


@pytest.mark.parametrize("cut", [b"", b'{"tar', b'{"target":"/x.exq","docu'])
def test_a_journal_cut_off_before_anything_was_acknowledged_is_nothing(
    register: Register, cut: bytes
) -> None:
    register.journals.mkdir(parents=True)
    (register.journals / "x.journal").write_bytes(cut)
    assert recover(register, NOW, ours=True) == ()
    assert not list(register.journals.iterdir())


def test_half_a_character_is_no_reason_not_to_save(register: Register, library: Library) -> None:
    keeper = Keeper.new(register)
    keeper.record(parts(), parts(remark="a\ud800b"), NOW)
    write(keeper)
    matter, _ = from_parts(on_disk(keeper.target).parts, library)
    assert list(matter.answers.values()) == ["a?b"]


@ONLY_UNIX
def test_a_read_only_folder_opens_and_is_said(as_a_user: FilePath) -> None:
    register = Register(as_a_user / "data")
    keeper = begin(register, effective="yes")
    write(keeper)
    keeper.close()
    share = as_a_user / "share"
    share.mkdir()
    file = keeper.target.rename(share / "m.exq")
    share.chmod(0o500)
    try:
        keeper = Keeper.open(register, file, NOW)
        record(keeper, effective="no")
        with pytest.raises(MatterError, match="the folder is read-only"):
            write(keeper)
    finally:
        share.chmod(0o700)
    assert answers(journal(register))["effective"] == "no"
