"""Hostile and broken YAML: one clear problem, no traceback, no hang."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path as FilePath

import pytest

from engine.decoder import Decoder
from engine.errors import ContentError, Problem
from engine.library import read_source
from engine.source import MAX_BYTES, Source, dump, plain_data, raise_problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    name: str
    on_day: date | None = None
    number: Decimal | None = None
    few: tuple[int, ...] = ()
    sure: bool = False


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 100_000, "nested more than 100 deep"),
        ("{a: " * 50_000, "nested more than 100 deep"),
        ("- " * 50_000 + "a", "nested more than 100 deep"),
        ("? " * 50_000 + "a", "nested more than 100 deep"),
        ("\n".join(" " * depth + "a:" for depth in range(400)), "nested more than 100 deep"),
        ("a: &x 1\nb: *x\n", "anchors"),
        ("a: !!python/object/apply:os.system [x]", "tags"),
        ("a: 1\n---\nb: 2\n", "not YAML"),
        ("\x00\x01", "not allowed in a text file"),
        ("", "the file is empty"),
        ("a: " + "x" * MAX_BYTES, "larger than 4 MiB"),
    ],
)
def test_refused(text: str, message: str) -> None:
    source = Source(text, "hostile.yaml")
    assert source.root is None
    assert message in source.problems[0].message


def test_merge_keys_and_complex_keys_are_refused() -> None:
    source = Source("<<: {a: b}\n? [x]\n: y\nname: ok\n", "f.yaml")
    assert Decoder(source).read(Record) is None
    assert [problem.line for problem in source.problems] == [1, 2]


def test_scalars_are_text_until_the_type_decides() -> None:
    source = Source(
        "name: 1:30\non_day: 2025-03-12\nnumber: 1e3\nfew: [1, 2]\nsure: true\n", "f.yaml"
    )
    record = Decoder(source).read(Record)
    assert record == Record(
        name="1:30", on_day=date(2025, 3, 12), number=Decimal(1000), few=(1, 2), sure=True
    )


def test_every_problem_is_reported_with_its_place() -> None:
    source = Source("name: no\non_day: 2025-13-01\nnumber: x\nfew: 3\nsure: True\n", "f.yaml")
    assert Decoder(source).read(Record) is None
    assert [(problem.line, problem.column) for problem in source.problems] == [
        (1, 7),
        (2, 9),
        (3, 9),
        (4, 6),
        (5, 7),
    ]
    with pytest.raises(ContentError, match=r"f.yaml:1:7: quote .* \(4 more problems found\)"):
        raise_problems(source)


def test_a_dumped_file_reads_back() -> None:
    data = {
        "legs": ["a"],
        "answers": {"x": "yes", "y": "2025-03-12", "z": ["on"], "t": "宏达\n食品: #"},
    }
    source = Source(dump(data), "f.yaml")
    assert plain_data(source, source.root) == data


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: FilePath) -> None:
    source = read_source(tmp_path / "none.yaml", "none.yaml")
    assert source.problems == [
        Problem("none.yaml", 0, 0, "the file cannot be read (No such file or directory).")
    ]
    latin = tmp_path / "latin.yaml"
    latin.write_bytes(b"a: b\nb: caf\xe9\n")
    assert str(read_source(latin, "latin.yaml").problems[0]).startswith("latin.yaml:2:1: ")
