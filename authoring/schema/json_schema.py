"""The JSON Schema of a tree's file, for editors: made from the types that the reader reads into.

It says what ``engine.reader`` takes and refuses, as far as a schema can: an editor judges values
after its own YAML parser has read them, so ``yes`` and ``"yes"``, or ``16`` and ``0x10``, are the
same to it. What makes sense (targets, citations, reachability) is for ``engine.checks``. This
module makes data; it reads and writes no file.
"""

import inspect
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NewType, Union, cast, get_args, get_origin

from authoring.schema.format_page import Told, first_sentences, told_by
from engine import conditions as c
from engine.conditions import Condition
from engine.law import GroundState
from engine.tree import SCHEMA, Gate, Node, Question, Tree

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MONTHS = (
    "(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31"
)
LEAP = "[0-9]{2}(?:0[48]|[2468][048]|[13579][26])-02-29|(?:[02468][048]|[13579][26])00-02-29"
NUMBER = "(?:[0-9][0-9_]*(?:\\.[0-9_]*)?|\\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"

SCALARS: Mapping[Any, tuple[str, Schema]] = {
    # A text needs no quotation marks, so a parser may take it for something else.
    str: ("text", {"type": ["string", "number", "boolean", "null"]}),
    int: (
        "whole_number",
        {
            "type": ["integer", "string"],
            "pattern": "^\\s*[-+]?[0-9]+(_[0-9]+)*\\s*$",
            "patternErrorMessage": "A whole number was expected here, for example 30.",
        },
    ),
    bool: (
        "truth",
        {
            "type": ["boolean", "string"],
            "pattern": "^(true|false)$",
            "patternErrorMessage": "true or false was expected here.",
        },
    ),
    date: (
        "date",
        {
            "type": "string",
            "pattern": f"^(?!0000)(?:[0-9]{{4}}-(?:{MONTHS})|{LEAP})$",
            "patternErrorMessage": "A date as YYYY-MM-DD was expected here: 2025-02-28.",
        },
    ),
    Decimal: (
        "number",
        {
            "type": ["number", "string"],
            "pattern": f"^\\s*[-+]?{NUMBER}\\s*$",
            "patternErrorMessage": "A number was expected here, for example 1000000.",
        },
    ),
}
"""What the reader takes for each type, as a parser of YAML 1.2 hands it over, by a name."""


def tree_schema(page: str) -> Schema:
    """Give the schema of a tree's file.

    Args:
        page: The text of ``trees/README.md``, whose tables describe keys and conditions.
    """
    maker = _Maker(told_by(page))
    maker.of(Tree)
    tree = maker.defs.pop("Tree")
    tree["properties"]["schema"] = {
        "description": f"Version of the content format: {SCHEMA}.",
        "type": ["integer", "string"],
        "minimum": SCHEMA,
        "maximum": SCHEMA,
        "pattern": f"^\\s*\\+?(0_?)*{SCHEMA}\\s*$",
        "patternErrorMessage": f"This version reads schema {SCHEMA}.",
        "default": SCHEMA,
    }
    return {"$schema": DIALECT, "title": "A decision tree", **tree, "$defs": maker.defs}


class _Maker:
    """Makes the schema of each type once; records are kept in ``defs`` and referred to."""

    def __init__(self, told: Told) -> None:
        self.defs: dict[str, Schema] = {}
        self._told = told

    def of(self, type_: Any, *, keyed: bool = False) -> Schema:  # noqa: ANN401 - any type expression
        """Give the schema of a type; a record under a key has its id from there."""
        if type_ in _SPECIAL:
            return _SPECIAL[type_](self)
        if isinstance(type_, NewType):
            return self.of(type_.__supertype__)
        origin = get_origin(type_)
        if origin in {Union, types.UnionType}:
            return self._union(get_args(type_))
        if origin is tuple:
            return {"type": "array", "items": self.of(get_args(type_)[0])}
        if origin is not None and issubclass(origin, Mapping):
            return self._mapping(*get_args(type_))
        if is_dataclass(type_):
            return self._record(cast("type", type_), keyed=keyed)
        if issubclass(type_, StrEnum):
            return {"enum": [str(member.value) for member in type_]}
        name, made = SCALARS[type_]
        self.defs[name] = dict(made)
        return {"$ref": f"#/$defs/{name}"}

    def condition(self) -> Schema:
        """Give what a condition is: exactly one entry of the vocabulary."""
        if "Condition" not in self.defs:
            made: Schema = {"description": "A condition: a mapping with exactly one entry."}
            self.defs["Condition"] = made
            made.update(_single({key: self._entry(key) for key in CONDITIONS}, others=False))
        return {"$ref": "#/$defs/Condition"}

    def node(self) -> Schema:
        """Give what a node is: a question if it asks, else a gate."""
        if "Node" not in self.defs:
            self.defs["Node"] = {}
            ask = self._told.keys["Question"].get("ask", "")
            self.defs["Node"] = {
                "type": "object",
                "properties": {"ask": {"description": ask}},
                "if": {"required": ["ask"]},
                "then": self.of(Question, keyed=True),
                "else": self.of(Gate, keyed=True),
            }
        return {"$ref": "#/$defs/Node"}

    def _entry(self, key: str) -> Schema:
        type_, shape = CONDITIONS[key]
        holds = first_sentences(inspect.getdoc(type_) or "")
        forms = "".join(f"\n{form}" for form in self._told.conditions.get(key, ()))
        return {"description": f"{holds}{forms}", **shape(self)}

    def _union(self, parts: tuple[Any, ...]) -> Schema:
        """Give what stands for one of several types.

        A ``null`` written out for "not given" is left out: to a schema it is the same as a key
        without a value, which somebody began to type.
        """
        options = tuple(part for part in parts if part is not type(None))
        if len(options) < len(parts):
            return self.of(Union[options])  # noqa: UP007 - a union of what is in the tuple
        made = [self.of(option) for option in options]
        if all("enum" in each for each in made):
            return {"enum": [value for each in made for value in each["enum"]]}
        return {"anyOf": made}

    def _mapping(self, key: Any, value: Any) -> Schema:  # noqa: ANN401
        of_value = self.of(value, keyed=True)
        made: Schema = {"type": "object", "additionalProperties": of_value}
        if isinstance(key, type) and issubclass(key, StrEnum):
            made["properties"] = {str(member.value): of_value for member in key}
        if value is Node or (is_dataclass(value) and "id" in {f.name for f in fields(value)}):
            made["propertyNames"] = {"minLength": 1}
        return made

    def _record(self, type_: type, *, keyed: bool) -> Schema:
        name = type_.__name__
        if name not in self.defs:
            made: Schema = {"description": first_sentences(inspect.getdoc(type_) or "")}
            self.defs[name] = made
            hints = typing.get_type_hints(type_)
            by_key = {str(f.metadata.get("key", f.name)): f for f in fields(type_)}
            told = self._told.of_record(type_)
            required = [
                key for key, f in by_key.items() if _is_required(f) and not (keyed and key == "id")
            ]
            if keyed and "id" in by_key:
                told["id"] = "Left out: the id is the key that this stands under."
            properties = {
                key: _described(told.get(f.name, ""), self.of(hints[f.name]))
                for key, f in by_key.items()
            }
            made.update(type="object", properties=properties, additionalProperties=False)
            if required:
                made["required"] = required
        return {"$ref": f"#/$defs/{name}"}


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _described(text: str, schema: Schema) -> Schema:
    return {"description": text, **schema} if text else schema


def _one_or_list(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "array", "items": schema}]}


def _single(properties: Mapping[str, Schema], *, others: Schema | bool) -> Schema:
    """Give a mapping with exactly one entry."""
    return {
        "type": "object",
        **({"properties": dict(properties)} if properties else {}),
        "additionalProperties": others,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _ground(maker: _Maker) -> Schema:
    made = _single({}, others=_one_or_list(maker.of(GroundState)))
    named = {"pattern": "\\.", "patternErrorMessage": "A fact and its row, as grounds_fact.row."}
    return {**made, "propertyNames": named}


def _jurisdiction(maker: _Maker) -> Schema:
    """Give ``of`` with either ``has`` or ``is``; an empty one counts as none."""
    no_has, no_is = {"enum": ["", None]}, {"type": "array", "maxItems": 0}
    ways = [
        {"required": ["has"], "properties": {"has": {"not": no_has}}},
        {"required": ["is"], "properties": {"is": {"not": no_is}}},
    ]
    return {**maker.of(c.JurisdictionIs), "oneOf": ways}


def _bound(maker: _Maker) -> Schema:
    """Give a date, or a mapping with the date or the fact it is counted from."""
    ways = [{"required": ["fact"]}, {"required": ["day"]}]
    return {"anyOf": [maker.of(date), {**maker.of(c.Bound), "oneOf": ways}]}


def _of_fact(value: Callable[[_Maker], Schema]) -> Callable[[_Maker], Schema]:
    return lambda maker: _single({}, others=value(maker))


def _texts(maker: _Maker) -> Schema:
    return _one_or_list(maker.of(str))


def _as(type_: Any) -> Callable[[_Maker], Schema]:  # noqa: ANN401 - any type expression
    return lambda maker: maker.of(type_)


CONDITIONS: Mapping[str, tuple[type, Callable[[_Maker], Schema]]] = {
    "all": (c.All, _as(tuple[Condition, ...])),
    "any": (c.AnyOf, _as(tuple[Condition, ...])),
    "not": (c.Not, _as(Condition)),
    "answer": (c.AnswerIs, _of_fact(_texts)),
    "includes": (c.Includes, _of_fact(_texts)),
    "ground": (c.GroundIs, _ground),
    "any_ground": (c.AnyGround, _as(c.AnyGround)),
    "jurisdiction": (c.JurisdictionIs, _jurisdiction),
    "passed": (c.Passed, _as(c.Passed)),
    "on_or_after": (c.OnOrAfter, _of_fact(_bound)),
    "before": (c.Before, _of_fact(_bound)),
    "at_least": (c.AtLeast, _of_fact(_as(Decimal))),
    "answered": (c.Answered, _as(str)),
    "unknown": (c.IsUnknown, _as(str)),
    "at": (c.At, _as(str)),
}
"""Each condition's key, the type it is read into, and its shape in a file."""

_SPECIAL: Mapping[Any, Callable[[_Maker], Schema]] = {
    Condition: _Maker.condition,
    Node: _Maker.node,
    c.Codes: _texts,
}
"""Types whose shape in a file is not their shape in Python; the same as the reader's."""
