"""The log of faults: where it went wrong, and nothing that a client told."""

import stat
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path as FilePath

import pytest

import main
from firm.places import PolicyFile
from matters import fault_log
from matters.fault_log import FILES, MAX_BYTES, keep_log, log_file, note_fault, told

CLIENT = "Straits Grain v 恒达"


@pytest.fixture
def folder(tmp_path: FilePath) -> Iterator[FilePath]:
    handler = keep_log(tmp_path)
    yield tmp_path
    fault_log._LOG.removeHandler(handler)  # the log of one test is not that of the next


def fault(name: str = CLIENT) -> BaseException:
    """A fault in our code whose message and values hold a client's name."""
    try:
        fail(name)
    except KeyError as found:
        return found
    raise AssertionError


def fail(name: str) -> None:
    try:
        date.fromisoformat(name)
    except ValueError as cause:
        raise KeyError(FilePath("/home") / name) from cause


def test_an_entry_says_where_and_never_what(folder: FilePath) -> None:
    note_fault(fault())
    text = log_file(folder).read_text(encoding="utf-8")
    assert "builtins.KeyError" in text
    assert "builtins.ValueError" in text
    assert "Exequatur" in text.splitlines()[0]
    for secret in ("Straits", "恒达", "/home", str(FilePath(__file__).parent)):
        assert secret not in text


def test_our_modules_are_named_with_their_line_and_others_are_not() -> None:
    from engine.answers import did_you_mean

    try:
        did_you_mean(None, ())  # type: ignore[arg-type]
        did_you_mean(CLIENT, (None,))  # type: ignore[arg-type]
    except Exception as found:  # noqa: BLE001 - whatever it is
        text = told(found, datetime(2026, 11, 22, tzinfo=UTC))
        assert "    outside\n    engine.answers:" in text
        assert "difflib" not in text
        assert CLIENT not in text
        assert text.startswith("2026-11-22T00:00:00Z Exequatur ")
    else:
        pytest.fail("nothing was raised")


def test_nothing_is_made_before_the_first_fault(folder: FilePath) -> None:
    assert list(folder.iterdir()) == []


def test_the_log_begins_a_new_file_and_keeps_two(folder: FilePath) -> None:
    entry = told(fault(), datetime.now(UTC))
    log_file(folder).parent.mkdir()
    for round_ in range(FILES + 2):
        log_file(folder).write_text(f"{round_}\n" + "x" * (MAX_BYTES - len(entry) // 2))
        note_fault(fault())
        files = sorted(log_file(folder).parent.iterdir())
        assert len(files) == min(round_ + 2, FILES)
        assert all(file.stat().st_size <= MAX_BYTES for file in files)
    assert (log_file(folder).parent / "faults.log.1").read_text()[:1] == str(FILES + 1)
    assert (log_file(folder).parent / "faults.log.2").read_text()[:1] == str(FILES)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are inherited there")
def test_only_its_owner_can_read_it(folder: FilePath) -> None:
    note_fault(fault())
    assert stat.S_IMODE(log_file(folder).stat().st_mode) == 0o600
    assert stat.S_IMODE(log_file(folder).parent.stat().st_mode) == 0o700


def test_a_log_that_cannot_be_written_is_done_without(folder: FilePath) -> None:
    (folder / "logs").write_text("a file in the way", encoding="utf-8")
    note_fault(fault())


def test_a_chain_that_is_a_ring_ends() -> None:
    one, two = ValueError(CLIENT), KeyError(CLIENT)
    one.__context__, two.__context__ = two, one
    assert told(one, datetime.now(UTC)).count("ValueError") <= 10


def test_the_program_tells_a_fault_in_one_sentence(
    tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*_: object) -> int:
        raise RuntimeError(CLIENT)

    monkeypatch.setenv("EXEQUATUR_DATA", str(tmp_path))
    monkeypatch.setattr("cli.commands.run", failing)
    assert main.main(["trees"]) == 3
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "(RuntimeError)" in said
    assert str(log_file(tmp_path)) in said
    assert "Straits" not in said
    assert "RuntimeError" in log_file(tmp_path).read_text(encoding="utf-8")
    fault_log._LOG.handlers.clear()


def test_an_administrators_data_folder_is_stronger_than_the_users(
    tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(f"data_folder: {tmp_path / 'set'}\n", encoding="utf-8")
    monkeypatch.setenv("EXEQUATUR_DATA", str(tmp_path / "chosen"))
    monkeypatch.setattr("firm.places.policy_places", lambda _: (PolicyFile(file),))
    monkeypatch.setattr("cli.commands.run", lambda *_: 1 // 0)
    assert main.main(["trees"]) == 3
    assert log_file(tmp_path / "set").is_file()
    assert not (tmp_path / "chosen").exists()
    fault_log._LOG.handlers.clear()
