"""The JSON form of the memo and its schema agree, key by key."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any

import pytest

import memo.citations
import memo.date_parts
import memo.firm_parts
import memo.law_parts
import memo.open_parts
import memo.parts
from engine.library import read_source
from matters.answers_file import read_answers
from memo.memo import build_memo
from memo.memo_json import memo_json
from memo.parts import Memo
from tests.shipped import EXAMPLES, ROOT, library

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "memo.schema.json").read_text("utf-8"))
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int,
         "null": type(None)}  # fmt: skip
KNOWN = {
    "$ref", "$schema", "$defs", "title", "description", "type", "properties", "required",
    "additionalProperties", "items", "anyOf", "enum", "const", "format",
}  # fmt: skip


def faults(value: Any, schema: dict[str, Any], place: str = "memo") -> list[str]:
    """Validate against the few keywords the schema uses."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], place)
    if "anyOf" in schema:
        found = [faults(value, one, place) for one in schema["anyOf"]]
        return [] if [] in found else found[0]
    if "const" in schema:
        return [] if value == schema["const"] else [f"{place}: {value!r}"]
    if not isinstance(value, TYPES[schema["type"]]):
        return [f"{place}: {type(value).__name__} is no {schema['type']}"]
    return [*plain_faults(value, schema, place), *faults_inside(value, schema, place)]


def plain_faults(value: Any, schema: dict[str, Any], place: str) -> list[str]:
    if schema.get("format") == "date":
        date.fromisoformat(value)
    listed = value in schema.get("enum", [value])
    return [] if listed else [f"{place}: {value!r} is not in the list"]


def faults_inside(value: Any, schema: dict[str, Any], place: str) -> list[str]:
    if isinstance(value, list):
        return [
            f for n, one in enumerate(value) for f in faults(one, schema["items"], f"{place}[{n}]")
        ]
    if not isinstance(value, dict) or "properties" not in schema:
        return []
    known = schema["properties"]
    if set(value) != set(schema["required"]) or set(value) != set(known):
        return [f"{place}: keys {set(value) ^ set(known)}"]
    return [f for key, one in value.items() for f in faults(one, known[key], f"{place}.{key}")]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_memo_fits_its_schema(file: FilePath) -> None:
    matter, as_of = read_answers(read_source(file, file.name), library())
    data = memo_json(build_memo(matter, library(), as_of or date(2026, 11, 22)))
    assert faults(json.loads(json.dumps(data)), SCHEMA) == []


PARTS = (
    memo.parts,
    memo.date_parts,
    memo.firm_parts,
    memo.law_parts,
    memo.open_parts,
    memo.citations,
)


def test_the_schema_names_every_field_of_every_part() -> None:
    parts = {
        name: {field.name for field in fields(found)}
        for module in PARTS
        for name, found in vars(module).items()
        if isinstance(found, type)
        and is_dataclass(found)
        and name not in {"Memo", "Statement", "Law", "Rule", "Term"}
    }
    parts["Identity"].remove("logo")  # a picture is no part of the JSON form
    described = {name: set(one["properties"]) for name, one in SCHEMA["$defs"].items()}
    assert described == parts | {"Statement": {"text", "cites"}}
    assert set(SCHEMA["properties"]) == {"schema", *(field.name for field in fields(Memo))}


def test_the_schema_sees_a_wrong_memo() -> None:
    matter, _ = read_answers(read_source(EXAMPLES[0], "example"), library())
    data = memo_json(build_memo(matter, library(), date(2026, 11, 22)))
    data["legs"][0]["bottom_line"]["verdict"] = "won"
    del data["title"]
    assert len(faults(data, SCHEMA)) == 1
    assert faults(data["legs"][0], {"$ref": "#/$defs/Leg"}) == [
        "memo.bottom_line.verdict: 'won' is not in the list"
    ]


def test_the_attached_answers_are_an_answers_file() -> None:
    matter, as_of = read_answers(read_source(EXAMPLES[0], "example"), library())
    data = memo_json(build_memo(matter, library(), as_of or date(2026, 11, 22)))
    assert data["answers"]["legs"] == list(matter.legs)
    assert set(data["answers"]["answers"]) == set(matter.answers)
