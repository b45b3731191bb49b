"""The matter file (``.exq``): one JSON document that holds a matter whole, read with suspicion.

docs/matter-file.md describes it. A file may come from anywhere: it is data, limited in size and
depth; unknown keys are kept and never acted on; nothing in it is followed or run. This module
touches no disk.
"""

import base64
import json
import lzma
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from math import isfinite
from typing import Any

from engine.law import empty_mapping
from matters.errors import MatterError
from matters.log import Entry, broken, from_json, replayed, to_json
from matters.parts import PARTS, Parts

FORMAT, VERSION = "exequatur-matter", 1
ENDING = ".exq"
MAX_BYTES = 16 * 1024 * 1024
"""Largest file that is read or written; 10,000 changes take about a quarter of it."""
MAX_DEPTH = 40
MAX_BRACKETS = 500_000
"""Most lists and mappings; Python takes up to 240 bytes for each."""
SIZE = f"{MAX_BYTES // 1024 // 1024} MiB"
OTHER = "This is not a matter file of Exequatur. Choose a file that ends in .exq."
KEYS = ("format", "version", "id", "made_with", *PARTS, "log", "content", "result")
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_NO_BRACKET = re.compile(r"[^\[\]{}]++")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""Half a character, which no text can hold."""
_ID = re.compile(r"[0-9a-z]{8,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The trees and law data a matter was last walked on.

    Attributes:
        trees: Version by tree.
        hashes: SHA-256 by file.
        packed: The files' texts, as JSON, packed with xz, in base 64.
        other: Unknown keys, written back as they were.
    """

    trees: Mapping[str, str] = field(default_factory=empty_mapping)
    hashes: Mapping[str, str] = field(default_factory=empty_mapping)
    packed: str = ""
    other: Mapping[str, Any] = field(default_factory=empty_mapping)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a matter file holds.

    Attributes:
        id: The matter's own, the same for ever and in every copy.
        parts: The matter (``matters.parts``).
        log: Every change.
        content: What it was last walked on.
        result: What came out last, for lists that do not walk.
        other: Unknown keys, written back as they were.
    """

    id: str
    made_with: str = ""
    parts: Parts
    log: tuple[Entry, ...] = ()
    content: Content = Content()
    result: Mapping[str, Any] = field(default_factory=empty_mapping)
    other: Mapping[str, Any] = field(default_factory=empty_mapping)

    @property
    def tampered(self) -> str:
        """What was changed outside the program, as a sentence; empty if nothing was."""
        number = broken(self.log)
        if number is not None:
            return f"Entry {number} of its log does not fit the one before."
        kept = {part: values for part, values in self.parts.items() if values}
        if self.log and replayed(self.log) != kept:
            return "Its answers or particulars are not those that its log leads to."
        return ""


def write_document(document: Document) -> bytes:
    """Give the bytes of a file, an entry of the log a line; the same document gives the same.

    Raises:
        MatterError: It is larger than a matter file may be.
    """
    content = document.content
    data: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "id": document.id,
        "made_with": document.made_with,
        **{part: document.parts.get(part, {}) for part in PARTS},
        "result": dict(document.result),
        **document.other,
        "content": {
            **content.other,
            "trees": dict(content.trees),
            "hashes": dict(content.hashes),
            "packed": content.packed,
        },
    }
    lines = [f"{json.dumps(key)}: {_line(value)}" for key, value in data.items()]
    log = ",\n".join(_line(to_json(one)) for one in document.log)
    lines.append(f'"log": [\n{log}\n]')
    text = ",\n".join(lines)
    made = f"{{\n{text}\n}}\n".encode()
    if len(made) > MAX_BYTES:
        raise MatterError(f"The matter has grown larger than {SIZE}, the most a file may have.")
    return made


def read_document(data: bytes) -> Document:
    """Read a file.

    Raises:
        MatterError: It is no matter file, or not a whole one; the message says what and where.
    """
    plain = _parse(data)
    if plain.get("format") != FORMAT:
        raise MatterError(OTHER)
    version = plain.get("version")
    if version != VERSION:
        raise MatterError(
            f"This matter file has the format {version!r:.20}; this program reads {VERSION}. "
            "Open it with the program it was made with."
        )
    return Document(
        id=_id(plain),
        made_with=_text(plain, "made_with"),
        parts={part: _part(plain, part) for part in PARTS},
        log=_log(plain.get("log", [])),
        content=_content(_mapping(plain, "content")),
        result=_mapping(plain, "result"),
        other={key: value for key, value in plain.items() if key not in KEYS},
    )


def pack(texts: Mapping[str, str]) -> str:
    """Pack the texts of files. The program keeps them for whoever asks later; it never unpacks."""
    plain = json.dumps(dict(sorted(texts.items())), ensure_ascii=False).encode()
    return base64.b64encode(lzma.compress(plain, preset=6)).decode("ascii")


def stamp(data: bytes) -> str:
    """Give the SHA-256 of a file, to see whether someone else replaced it."""
    return sha256(data).hexdigest()


def _parse(data: bytes) -> dict[str, Any]:
    """Read JSON, limited in size and depth."""
    if len(data) > MAX_BYTES:
        raise MatterError(f"The file is larger than {SIZE}, the most a matter file may have.")
    try:
        text = data.decode("utf-8-sig")
        _limit(text)
        plain = json.loads(text, parse_constant=_no_constant, parse_float=_finite)
        if _HALF.search(text):
            json.dumps(plain, ensure_ascii=False).encode()
    except UnicodeDecodeError as error:
        message = f"The file is not UTF-8 text (byte {error.start + 1}); it is damaged."
        raise MatterError(message) from error
    except json.JSONDecodeError as error:
        message = f"The file is damaged or cut off: line {error.lineno}, column {error.colno}."
        raise MatterError(message) from error
    except (ValueError, RecursionError) as error:
        raise MatterError(
            "The file holds values that no matter file has; it is damaged."
        ) from error
    if not isinstance(plain, dict):
        raise MatterError(OTHER)
    return plain


def _limit(text: str) -> None:
    """Refuse too many brackets and too deep ones, before anything is built from them.

    Raises:
        MatterError: The text goes over a limit.
    """
    opened = text.count("[") + text.count("{")
    if opened > MAX_BRACKETS or text.count("]") + text.count("}") > MAX_BRACKETS:
        raise MatterError("The file holds more lists than a matter file may have.")
    if opened <= MAX_DEPTH:
        return
    depth = 0
    for mark in _NO_BRACKET.sub("", _STRING.sub("", text)):
        depth += 1 if mark in "[{" else -1
        if depth > MAX_DEPTH:
            raise MatterError(f"The file is nested deeper than {MAX_DEPTH} levels.")


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


def _line(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _id(plain: Mapping[str, Any]) -> str:
    """Read the id; folders are named after it, so it is nothing else than letters and digits."""
    given = _text(plain, "id")
    if not _ID.fullmatch(given):
        raise MatterError("The matter file has no id, or one that none can have; it is damaged.")
    return given


def _part(plain: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Read a part; a key set to nothing is as good as not there."""
    return {each: value for each, value in _mapping(plain, key).items() if value is not None}


def _text(plain: Mapping[str, Any], key: str) -> str:
    value = plain.get(key, "")
    if not isinstance(value, str):
        raise MatterError(f'"{key}" in the matter file is no text; the file is damaged.')
    return value


def _mapping(plain: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = plain.get(key, {})
    if not isinstance(value, dict):
        raise MatterError(f'"{key}" in the matter file is no mapping; the file is damaged.')
    return value


def _log(plain: object) -> tuple[Entry, ...]:
    if not isinstance(plain, list):
        raise MatterError('"log" in the matter file is no list; the file is damaged.')
    entries = []
    for number, one in enumerate(plain, 1):
        try:
            entries.append(from_json(one))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            message = f"Entry {number} of the log in the matter file is damaged."
            raise MatterError(message) from error
    return tuple(entries)


def _content(plain: dict[str, Any]) -> Content:
    trees, hashes = _mapping(plain, "trees"), _mapping(plain, "hashes")
    other = {key: plain[key] for key in plain if key not in {"trees", "hashes", "packed"}}
    return Content(trees=trees, hashes=hashes, packed=_text(plain, "packed"), other=other)
