"""The schema for editors says what the reader says, and is the one that is committed.

An editor judges what its parser of YAML 1.2 made of a file; ``as_editor`` is that view. Faults that
it cannot see are told apart: those of the syntax (``SYNTAX``), and those where one value is written
in two ways and the reader takes only one of them (``BELOW``).
"""

import copy
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path as FilePath
from typing import Any

import jsonschema  # type: ignore[import-untyped] # it has no types of its own
import pytest
import yaml
from hypothesis import given, settings, strategies as st

from authoring.schema.format_page import told_by
from authoring.schema.json_schema import CONDITIONS, tree_schema
from cli.commands import run
from cli.schema_command import as_json
from engine.reader import _CONDITIONS, read_tree
from engine.source import Source, plain_data
from tests.small_trees import TREE
from tests.unit.test_checks import DAMAGES

ROOT = FilePath(__file__).parents[2]
PAGE = (ROOT / "trees" / "README.md").read_text(encoding="utf-8")
SCHEMA = tree_schema(PAGE)
Data = Any


class NotReadError(Exception):
    """A fault that no schema ever sees: the editor's parser, or no one, tells of it."""


# --- the two judges --------------------------------------------------------------------


def _pattern(_validator: Any, pattern: str, value: Any, _schema: Any) -> Iterator[Any]:
    """Match as JSON Schema says: ``$`` is the very end."""
    if isinstance(value, str) and not re.search(pattern.replace("$", r"\Z"), value):
        yield jsonschema.ValidationError(f"{value!r} does not match")


Judge = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": _pattern})
JUDGE = Judge(SCHEMA)


def reader_takes(text: str) -> bool:
    return read_tree(Source(text, "small.yaml")) is not None


def schema_takes(text: str) -> bool:
    source = Source(text, "small.yaml")
    if source.root is None:
        raise NotReadError
    return bool(JUDGE.is_valid(as_editor(source.root)))


CORE = (
    (r"null|Null|NULL|~|", lambda _: None),
    (r"true|True|TRUE", lambda _: True),
    (r"false|False|FALSE", lambda _: False),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+", lambda text: int(text, 8)),
    (r"0x[0-9a-fA-F]+", lambda text: int(text, 16)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    (r"[-+]?(\.inf|\.Inf|\.INF)", lambda text: float(text.replace(".", ""))),
    (r"\.nan|\.NaN|\.NAN", lambda _: float("nan")),
)
"""What a plain scalar is in YAML 1.2, the core schema."""


def as_editor(node: yaml.Node) -> Data:
    """Give what an editor's parser makes of a node."""
    if isinstance(node, yaml.SequenceNode):
        return [as_editor(entry) for entry in node.value]
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        if len(set(map(str, keys))) < len(keys) or not all(isinstance(key, str) for key in keys):
            raise NotReadError
        return {key.value: as_editor(value) for key, value in node.value}
    assert isinstance(node, yaml.ScalarNode)
    if not node.style:
        for pattern, value in CORE:
            if re.fullmatch(pattern, node.value):
                return value(node.value)
    return node.value


# --- what there is ---------------------------------------------------------------------


def test_the_committed_schema_is_the_one_made_now() -> None:
    committed = (ROOT / "trees" / "schema.json").read_text(encoding="utf-8")
    assert committed == as_json(PAGE), "run: python main.py schema --write trees/schema.json"


def test_it_is_a_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_it_knows_every_condition_of_the_reader() -> None:
    assert list(CONDITIONS) == list(_CONDITIONS)


def test_keys_and_conditions_are_described() -> None:
    told = told_by(PAGE)
    assert set(told.conditions) == set(CONDITIONS)
    for record in (SCHEMA, SCHEMA["$defs"]["Question"]):
        for key, value in record["properties"].items():
            assert value.get("description"), key
    for key, value in SCHEMA["$defs"]["Condition"]["properties"].items():
        assert key in value["description"], key


@pytest.mark.parametrize("file", sorted((ROOT / "trees").glob("*.yaml")), ids=lambda f: f.stem)
def test_the_shipped_trees_pass_and_name_the_schema(file: FilePath) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.splitlines()[0] == "# yaml-language-server: $schema=schema.json"
    assert schema_takes(text)
    assert reader_takes(text)


def test_the_example_of_the_page_passes() -> None:
    (example,) = re.findall(r"```yaml\n(schema: 1\n.*?)```", PAGE, re.DOTALL)
    assert schema_takes(example)


# --- the two agree -----------------------------------------------------------------------

SYNTAX = {"syntax", "duplicate key", "anchor"}
"""Damages of the checks' test that are below a schema because the text itself is at fault."""

BELOW = {
    # name: text to replace, its damage, whether the reader takes it; the schema does the opposite
    "unquoted yes, as a key": ('"yes": {text: "Yes, it has"}', 'yes: {text: "Yes"}', False),
    "unquoted yes, as a value": ("title: Freezing", "title: yes", False),
    "another true": ("translated: true", "translated: True", False),
    "another way to write a number": ("plus: {years: 2}", "plus: {years: 0x2}", False),
    "a number with a point": ("plus: {years: 2}", "plus: {years: 2.0}", False),
    "an endless number": ("{answered: effective}", "{at_least: {claim: .inf}}", False),
    "a merge key": ("heads: {excess: The excess}", "heads: {<<: x, excess: y}", False),
    "null written out": (
        "unknown: {weight: watch, open_point: Ask again.}", "unknown: null", True,
    ),
    "a tilde for a name": (
        "{of: origin_place, has: civil_treaty}", "{of: origin_place, has: ~}", True,
    ),
    "digits of another script": ("plus: {years: 2}", 'plus: {years: "２"}', True),
    "underscores where they mean nothing": ("{answered: effective}", "{at_least: {claim: _1}}", True),
    "an empty key and an id": (
        "      conduct: {text: Conduct}", '      "": {id: conduct, text: Conduct}', True,
    ),
}  # fmt: skip
"""One value to a parser, two to the reader, which knows how it was written. This is all there is."""


def damaged(old: str, new: str) -> str:
    assert TREE.count(old) == 1, "the damage must hit one place"
    return TREE.replace(old, new)


@pytest.mark.parametrize("name", DAMAGES)
def test_they_agree_on_the_damages_of_the_checks(name: str) -> None:
    old, new, _, _ = DAMAGES[name]
    text = damaged(old, new)
    if name in SYNTAX:
        with pytest.raises(NotReadError):
            schema_takes(text)
    elif name == "unquoted yes":
        assert (schema_takes(text), reader_takes(text)) == (True, False)
    else:
        assert schema_takes(text) == reader_takes(text)


@pytest.mark.parametrize("name", BELOW)
def test_what_is_below_a_schema(name: str) -> None:
    old, new, taken = BELOW[name]
    text = damaged(old.strip(), new.strip())
    assert (reader_takes(text), schema_takes(text)) == (taken, not taken)


@pytest.mark.parametrize("text", ["", "[", "a: 1\n---\nb: 2\n", "a: !x y", "? [a]\n: b\n", "a: *b"])
def test_what_is_no_file_at_all(text: str) -> None:
    assert not reader_takes(text)
    with pytest.raises(NotReadError):
        schema_takes(text)


class Plain(str):
    """A scalar written without quotation marks."""

    __slots__ = ()


def written(data: Data, edge: str = "") -> str:
    """Write plain data as YAML; every text that is not ``Plain`` is quoted."""
    if isinstance(data, dict) and data:
        entries = ((json.dumps(key) + ":", value) for key, value in data.items())
    elif isinstance(data, list) and data:
        entries = (("-", value) for value in data)
    else:
        return f" {data if isinstance(data, Plain) else json.dumps(data)}"
    return "".join(f"\n{edge}{head}{written(value, edge + ' ')}" for head, value in entries)


def whole() -> Data:
    """Give the small tree as plain data, with every key and condition that it lacks."""
    source = Source(TREE, "small.yaml")
    data = plain_data(source, source.root)
    data["nodes"]["relief"] |= {"help": "Read it.", "terms": ["civil-judgment"]}
    data["nodes"]["grounds"]["rows"]["fraud"] |= {"help": "Read it.", "evidence": "The file."}
    data["nodes"]["effective"]["unknown"] |= {"text": "It goes on."}
    data["outcomes"]["assessed"] |= {"terms": [], "links": [{"tree": "small", "label": "Again"}]}
    when = [condition for condition, fine in CONDITION_FORMS.items() if fine]
    data["findings"][0]["when"] = {"all": [plain(condition) for condition in when]}
    data["findings"][0]["terms"] = ["civil-judgment"]
    return data


def plain(text: str) -> Data:
    source = Source(text, "condition")
    return plain_data(source, source.root)


CONDITION_FORMS = {
    '{answer: {effective: "yes"}}': True,
    "{answer: {kind_of_paper: [judgment, order]}}": True,
    "{answer: {a: b, c: d}}": False,
    "{answer: {}}": False,
    "{answer: {a: {b: c}}}": False,
    "{includes: {relief: []}}": True,
    "{ground: {grounds.fraud: [made_out, unknown]}}": True,
    "{ground: {grounds: made_out}}": False,
    "{ground: {grounds.fraud: lost}}": False,
    "{any_ground: {of: grounds, state: made_out, modality: shall, whole: true}}": True,
    "{any_ground: {of: grounds}}": False,
    "{any_ground: {of: grounds, state: made_out, modality: }}": False,
    "{jurisdiction: {of: origin_place, is: HK, on: filed_on}}": True,
    "{jurisdiction: {of: origin_place, is: [HK, MO]}}": True,
    "{jurisdiction: {of: origin_place}}": False,
    "{jurisdiction: {of: origin_place, is: []}}": False,
    "{jurisdiction: {of: origin_place, is: HK, has: region}}": False,
    '{jurisdiction: {of: origin_place, is: HK, has: ""}}': True,
    "{jurisdiction: {of: origin_place, has: }}": False,
    "{passed: {deadline: limitation, reading: all}}": True,
    "{passed: {deadline: limitation, reading: some}}": False,
    "{on_or_after: {filed_on: 2026-03-01}}": True,
    "{on_or_after: {filed_on: 2026-02-29}}": False,
    "{on_or_after: {filed_on: 2024-02-29}}": True,
    "{before: {filed_on: {fact: effective_date, plus: {months: 6}}}}": True,
    "{before: {filed_on: {day: 2026-03-01}}}": True,
    "{before: {filed_on: {fact: a, day: 2026-03-01}}}": False,
    "{before: {filed_on: {plus: {months: 6}}}}": False,
    "{before: {filed_on: [2026-03-01]}}": False,
    "{at_least: {claim: 1_000_000}}": True,
    "{at_least: {claim: 1e6}}": True,
    '{at_least: {claim: " -1.5 "}}': True,
    "{at_least: {claim: much}}": False,
    "{answered: effective}": True,
    "{answered: [effective]}": False,
    "{unknown: effective}": True,
    "{at: assessed}": True,
    "{all: [], any: []}": False,
    "{all: {at: assessed}}": False,
    "{any: [{not: {at: assessed}}]}": True,
    "{not: [{at: assessed}]}": False,
    "{never: [{at: assessed}]}": False,
    "{}": False,
    "": False,
    "assessed": False,
}
"""Conditions as an author writes them, and whether they are taken."""


@pytest.mark.parametrize("form", CONDITION_FORMS)
def test_they_agree_on_conditions(form: str) -> None:
    text = damaged("when: {answered: effective}", f"when: {form}")
    taken = CONDITION_FORMS[form]
    assert (reader_takes(text), schema_takes(text)) == (taken, taken)


OPEN = {"nodes", "outcomes", "choices", "rows", "by_verdict", "stages", "heads", "phrases"}
"""Keys whose values are mappings over names of the author's own."""
Place = tuple[Any, ...]
INSTEAD: tuple[Data, ...] = (
    [], ["x"], {}, {"x": "y"}, "a text", "", "2", "true", "2025-03-12",
    Plain("7"), Plain("1.5"), Plain("true"), Plain("2025-03-12"), Plain("2025-02-30"), Plain(""),
)  # fmt: skip
"""What is put where something else belongs."""


def places(data: Data, place: Place = ()) -> Iterator[Place]:
    """Give the place of every value below the root."""
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in steps:
        yield (*place, step)
        if isinstance(value, dict | list):
            yield from places(value, (*place, step))


def unlike(data: Data) -> list[Place]:
    """Give one place of each shape: names of the author's own and numbers in lists are alike."""
    found: dict[Place, Place] = {}
    for place in places(data):
        names = {n for n, step in enumerate(place) if n and place[n - 1] in OPEN}
        shape = tuple(
            "*" if n in names or isinstance(step, int) else step for n, step in enumerate(place)
        )
        found.setdefault((type(above(data, place)[place[-1]]), *shape), place)
    return list(found.values())


def above(data: Data, place: Place) -> Data:
    """Give the list or mapping that holds a place."""
    for step in place[:-1]:
        data = data[step]
    return data


def only(data: Data, place: Place, depth: int) -> tuple[Data, Place]:
    """Keep of each list or mapping down to a depth the entry that leads to a place."""
    if not depth or not place:
        return data, place
    inner, rest = only(data[place[0]], place[1:], depth - 1)
    if isinstance(data, list):
        return [inner], (0, *rest)
    return {place[0]: inner}, (place[0], *rest)


def small(data: Data, place: Place) -> tuple[Data, Place]:
    """Leave out what a place has nothing to do with, as thousands of trees are judged."""
    large: dict[str, Data] = {
        "nodes": {},
        "outcomes": {},
        "findings": [],
        "items": {},
        "background": [],
    }
    if place[0] not in large:
        return {**data, **large}, place
    kept, found = only(data, place, 3 if place[0] == "items" else 2)
    return {**data, **large, **kept}, found


def damages(data: Data, place: Place) -> Iterator[str]:
    """Give the texts of the tree with one place damaged in every way."""
    held = above(data, place)
    for value in INSTEAD:
        changed = copy.deepcopy(data)
        above(changed, place)[place[-1]] = value
        yield written(changed)
    changed = copy.deepcopy(data)
    del above(changed, place)[place[-1]]
    yield written(changed)
    if isinstance(held, dict):
        changed = copy.deepcopy(data)
        entry = above(changed, place)
        entry[f"{place[-1]}x"] = entry.pop(place[-1])
        yield written(changed)


def test_they_agree_on_every_damage_of_every_key() -> None:
    data, taken, refused = whole(), 0, 0
    assert schema_takes(written(data))
    assert reader_takes(written(data))
    for place in unlike(data):
        for text in damages(*small(data, place)):
            by_schema, by_reader = schema_takes(text), reader_takes(text)
            assert by_schema == by_reader, (place, text)
            taken, refused = taken + by_reader, refused + (not by_reader)
    assert taken > 300
    assert refused > 1000


def test_they_agree_on_an_id_that_is_missing_after_a_mapping_of_texts() -> None:
    data = whole()
    phrases = data.pop("phrases")
    findings = [{k: v for k, v in data.pop("findings")[0].items() if k != "id"}]
    text = written({**data, "phrases": phrases, "findings": findings})
    assert schema_takes(text) == reader_takes(text)


_SCALARS = st.one_of(
    st.text("abc 019.-+:", max_size=6),
    st.integers(-40, 4000).map(str).map(Plain),
    st.dates(date(1000, 1, 1), date(9999, 12, 31)).map(str).map(Plain),
    st.sampled_from(["any", "all", "made_out", "shall", "barred", "assessed", "client", "watch"]),
    st.sampled_from([Plain(text) for text in ("", "true", "false", "007", "+1", "1.5", "1_0")]),
)
_KEYS = st.one_of(
    st.sampled_from([*CONDITIONS, "of", "is", "has", "day", "fact", "plus", "a.b", "deadline"]),
    st.sampled_from(["reading", "state", "goto", "when", "otherwise", "ask", "routes", "text"]),
    st.text("ab.", max_size=3, min_size=1),
)
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3)
)
_CONDITION = st.recursive(
    st.dictionaries(st.sampled_from(list(CONDITIONS)), _VALUES, min_size=1, max_size=1),
    lambda inner: st.dictionaries(
        st.sampled_from(["all", "any", "not", "answer"]),
        inner | st.lists(inner, max_size=3),
        min_size=1,
        max_size=1,
    ),
)
_WHOLE = whole()
_PLACES = unlike(_WHOLE)


@pytest.mark.property
@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_PLACES), _VALUES | _CONDITION)
def test_they_agree_on_whatever_stands_anywhere(place: Place, value: Data) -> None:
    changed = copy.deepcopy(_WHOLE)
    above(changed, place)[place[-1]] = value
    text = written(changed)
    assert schema_takes(text) == reader_takes(text)


# --- the command ---------------------------------------------------------------------------


def test_the_command_writes_it(tmp_path: FilePath, capsysbinary: Any) -> None:
    today = date(2026, 11, 22)
    assert run(["schema"], ROOT, today) == 0
    assert capsysbinary.readouterr().out.decode() == as_json(PAGE)
    file = tmp_path / "schema.json"
    assert run(["schema", "--write", str(file)], ROOT, today) == 0
    assert file.read_text(encoding="utf-8") == as_json(PAGE)


def test_without_the_page_it_says_so(tmp_path: FilePath, capsys: Any) -> None:
    assert run(["schema"], tmp_path, date(2026, 11, 22)) == 2
    told = capsys.readouterr().err
    assert "could not be read" in told
    assert told.count("\n") == 1
