"""Composed YAML nodes read into dataclasses: the types are the schema.

A field is a key, a type says what its value may be, and every fault is reported at its place. Types
whose YAML shape is not their Python shape are read by functions given in ``special``.
"""

import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin

from engine.answers import did_you_mean
from engine.source import (
    BAD,
    Bad,
    Source,
    YamlMapping,
    YamlNode,
    YamlScalar,
    YamlSequence,
    entries,
    paused_gc,
    scalar_text,
)
from engine.typography import typographic

T = TypeVar("T")
Decode = Callable[[YamlNode], Any]


class Decoder:
    """Reads composed nodes into dataclasses; one instance a file.

    The decoding functions are made once a type and kept, so a large file costs little more than
    composing it. ``special`` holds functions for types whose YAML shape is not their Python shape.
    """

    def __init__(
        self,
        source: Source,
        special: "Mapping[Any, Callable[[Decoder, YamlNode], Any]] | None" = None,
    ) -> None:
        """Read into types from a source."""
        self.source = source
        self._special = special or {}
        self._made: dict[Any, Decode] = {}

    def read(self, type_: type[T]) -> T | None:
        """Read the whole file as one value; None if there is any problem."""
        if self.source.root is None:
            return None
        try:
            with paused_gc():
                value = self.decode(self.source.root, type_)
        except RecursionError:
            self.source.report(self.source.root, "the text is nested too deep; it cannot be read.")
            return None
        return None if self.source.problems else cast("T", value)

    def decode(self, node: YamlNode, type_: Any) -> Any:  # noqa: ANN401 - the type says what
        """Read one node as a type; ``BAD`` if that was reported as a problem."""
        return self.decoder(type_)(node)

    def decoder(self, type_: Any) -> Decode:  # noqa: ANN401 - any type expression
        """Give the function that reads a type."""
        made = self._made.get(type_)
        if made is None:
            # A type that holds itself (conditions) finds itself here while it is being made.
            self._made[type_] = lambda node: self._made[type_](node)  # noqa: PLW0108
            made = self._made[type_] = self._make(type_)
        return made

    def _make(self, type_: Any) -> Decode:  # noqa: ANN401, C901 - any type; one arm a kind
        if type_ in self._special:
            special = self._special[type_]
            return lambda node: special(self, node)
        if isinstance(type_, NewType):
            return self.decoder(type_.__supertype__)
        origin = get_origin(type_)
        if origin in {Union, types.UnionType}:
            options = [a for a in get_args(type_) if a is not type(None)]
            if len(options) == len(get_args(type_)):
                return self._union(options)
            return _or_null(
                self.decoder(
                    Union[tuple(options)]  # noqa: UP007 - a union of what is in the list
                )
            )
        if origin is tuple:
            return self._sequence(get_args(type_)[0])
        if origin is not None and issubclass(origin, Mapping):
            return self._mapping(get_args(type_)[1])
        if is_dataclass(type_):
            return self._record(cast("type", type_))
        if issubclass(type_, StrEnum):
            return self._enum((type_,))
        return self._scalar(type_)

    def _scalar(self, type_: type) -> Decode:
        convert, wanted = _SCALARS[type_]
        source = self.source

        def decode(node: YamlNode) -> Any:  # noqa: ANN401
            text = scalar_text(source, node)
            if isinstance(text, Bad):
                return BAD
            try:
                return convert(text)
            except (ValueError, InvalidOperation):
                return source.report(node, f'"{text}" is not {wanted}.')

        return decode

    def _enum(self, enums: tuple[type[StrEnum], ...]) -> Decode:
        source = self.source
        members: dict[str, StrEnum] = {str(m.value): m for enum in enums for m in enum}

        def decode(node: YamlNode) -> Any:  # noqa: ANN401
            text = scalar_text(source, node)
            if isinstance(text, Bad) or text in members:
                return BAD if isinstance(text, Bad) else members[text]
            hint = did_you_mean(text, tuple(members))
            return source.report(node, f'"{text}" is not one of {", ".join(members)}{hint}.')

        return decode

    def _union(self, options: list[Any]) -> Decode:
        if all(isinstance(option, type) and issubclass(option, StrEnum) for option in options):
            return self._enum(tuple(options))
        # A record, or the scalar that stands for its absence.
        record = next(option for option in options if is_dataclass(option))
        scalar = next(option for option in options if not is_dataclass(option))
        of_record, of_scalar = self.decoder(record), self.decoder(scalar)
        return lambda node: of_record(node) if isinstance(node, YamlMapping) else of_scalar(node)

    def _sequence(self, entry: Any) -> Decode:  # noqa: ANN401
        of_entry = self.decoder(entry)

        def decode(node: YamlNode) -> Any:  # noqa: ANN401
            if not isinstance(node, YamlSequence):
                return self.source.report(
                    node, "a list was expected here; write [ ] or a line with - each."
                )
            values = tuple(of_entry(child) for child in node.value)
            return BAD if any(value is BAD for value in values) else values

        return decode

    def _mapping(self, entry: Any) -> Decode:  # noqa: ANN401
        of_entry = self.decoder(entry)

        def decode(node: YamlNode) -> Any:  # noqa: ANN401
            if not isinstance(node, YamlMapping):
                return self.source.report(node, "a mapping (name: value) was expected here.")
            values = {}
            for key, _, value in entries(self.source, node):
                self._id = key
                values[key] = of_entry(value)
            self._id = ""
            return (
                BAD if any(value is BAD for value in values.values()) else MappingProxyType(values)
            )

        return decode

    _id = ""

    def _record(self, type_: type) -> Decode:
        hints = typing.get_type_hints(type_)
        by_key = {str(f.metadata.get("key", f.name)): f for f in fields(type_)}
        of_field = {key: self.decoder(hints[f.name]) for key, f in by_key.items()}
        required = tuple(key for key, f in by_key.items() if _is_required(f))

        def decode(node: YamlNode) -> Any:  # noqa: ANN401
            if not isinstance(node, YamlMapping):
                return self.source.report(
                    node, f"a mapping with {', '.join(required)} was expected here."
                )
            keyed, self._id = self._id, ""
            values = {"id": keyed} if keyed and "id" in by_key else {}
            return self._fill(type_, node, values, by_key, of_field, required)

        return decode

    def _fill(
        self,
        type_: type,
        node: YamlMapping,
        values: dict[str, Any],
        by_key: Mapping[str, Field[Any]],
        of_field: Mapping[str, Decode],
        required: tuple[str, ...],
    ) -> Any:  # noqa: ANN401
        bad = False
        for key, key_node, value in entries(self.source, node):
            known = by_key.get(key)
            if known is None:
                hint = did_you_mean(key, tuple(by_key))
                self.source.report(
                    key_node, f'"{key}" is not known here{hint}; known: {", ".join(by_key)}.'
                )
                bad = True
                continue
            decoded = of_field[key](value)
            bad = bad or decoded is BAD
            values[known.name] = decoded
        missing = [key for key in required if by_key[key].name not in values]
        if missing:
            return self.source.report(node, f"{' and '.join(missing)} missing; add it.")
        return BAD if bad else type_(**values)


def _or_null(of_option: Decode) -> Decode:
    """Read a plain ``null`` as None."""

    def decode(node: YamlNode) -> Any:  # noqa: ANN401
        if isinstance(node, YamlScalar) and not node.style and node.value == "null":
            return None
        return of_option(node)

    return decode


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _number(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return number


def _bool(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError(text)
    return text == "true"


_SCALARS: Mapping[Any, tuple[Callable[[str], Any], str]] = {
    str: (lambda text: text, "a text"),
    int: (int, "a whole number"),
    bool: (_bool, "true or false"),
    date: (_day, "a date as YYYY-MM-DD"),
    Decimal: (_number, "a number"),
}


def read_words(decoder: Decoder, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or a text
    """Read a text of the content's own, with typographic quotation marks."""
    text = scalar_text(decoder.source, node)
    return text if isinstance(text, Bad) else typographic(text)
