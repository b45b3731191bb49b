"""The matter file (``.exq``): one JSON document that holds a matter whole, read with suspicion.

docs/matter-file.md describes it. A file may come from anywhere: it is data, limited in size and
depth; unknown keys are kept and never acted on; nothing in it is followed or run. This module
touches no disk.
"""

import base64
import json
import lzma
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from engine.law import empty_mapping
from matters.errors import MatterError
from matters.log import Entry, broken, from_json, to_json
from matters.parts import PARTS, Parts

FORMAT, VERSION = "exequatur-matter", 1
MAX_BYTES = 8 * 1024 * 1024
"""Largest file that is read; 10,000 changes take about half of it."""
MAX_DEPTH = 40
MAX_CONTENT = 16 * 1024 * 1024
"""Largest content snapshot, unpacked."""
OTHER = "This is not a matter file of Exequatur. Choose a file that ends in .exq."
KEYS = ("format", "version", "id", "made_with", "own_date", *PARTS, "log", "content", "result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The trees and law data a matter was last walked on.

    Attributes:
        trees: Version by tree.
        hashes: SHA-256 by file.
        packed: The files' texts, as JSON, packed with xz, in base 64.
    """

    trees: Mapping[str, str] = field(default_factory=empty_mapping)
    hashes: Mapping[str, str] = field(default_factory=empty_mapping)
    packed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a matter file holds.

    Attributes:
        id: The matter's own, the same for ever and in every copy.
        own_date: The date it is walked at, ISO; empty for today.
        parts: The matter (``matters.parts``).
        log: Every change.
        content: What it was last walked on.
        result: What came out last, for lists that do not walk.
        other: Unknown keys, written back as they were.
    """

    id: str
    made_with: str = ""
    own_date: str = ""
    parts: Parts
    log: tuple[Entry, ...] = ()
    content: Content = Content()
    result: Mapping[str, Any] = field(default_factory=empty_mapping)
    other: Mapping[str, Any] = field(default_factory=empty_mapping)

    @property
    def tampered(self) -> int | None:
        """The number of the first entry of the log that does not fit; None if all do."""
        return broken(self.log)


def write_document(document: Document) -> bytes:
    """Give the bytes of a file; the same document gives the same bytes."""
    content = document.content
    data: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "id": document.id,
        "made_with": document.made_with,
        **({"own_date": document.own_date} if document.own_date else {}),
        **{part: document.parts.get(part, {}) for part in PARTS},
        **{part: values for part, values in document.parts.items() if part not in PARTS},
        "log": [to_json(one) for one in document.log],
        "content": {
            "trees": dict(content.trees),
            "hashes": dict(content.hashes),
            "packed": content.packed,
        },
        "result": dict(document.result),
        **document.other,
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


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
        id=_text(plain, "id"),
        made_with=_text(plain, "made_with"),
        own_date=_text(plain, "own_date"),
        parts={part: _mapping(plain, part) for part in PARTS},
        log=_log(plain.get("log", [])),
        content=_content(_mapping(plain, "content")),
        result=_mapping(plain, "result"),
        other={key: value for key, value in plain.items() if key not in KEYS},
    )


def pack(texts: Mapping[str, str]) -> str:
    """Pack the texts of files."""
    plain = json.dumps(dict(sorted(texts.items())), ensure_ascii=False).encode()
    return base64.b64encode(lzma.compress(plain, preset=6)).decode("ascii")


def unpack(packed: str) -> dict[str, str]:
    """Give the texts of files back.

    Raises:
        MatterError: They are damaged, or larger than ``MAX_CONTENT``.
    """
    try:
        unpacker = lzma.LZMADecompressor(memlimit=64 * 1024 * 1024)
        plain = unpacker.decompress(base64.b64decode(packed, validate=True), MAX_CONTENT)
        texts = json.loads(plain) if unpacker.eof else None
    except (ValueError, lzma.LZMAError, RecursionError) as error:
        raise MatterError("The content kept in the matter file is damaged.") from error
    if not isinstance(texts, dict) or not all(isinstance(one, str) for one in texts.values()):
        raise MatterError("The content kept in the matter file is damaged.")
    return texts


def stamp(data: bytes) -> str:
    """Give the SHA-256 of a file, to see whether someone else replaced it."""
    return sha256(data).hexdigest()


def _parse(data: bytes) -> dict[str, Any]:
    """Read JSON, limited in size and depth."""
    if len(data) > MAX_BYTES:
        size = f"{MAX_BYTES // 1024 // 1024} MiB"
        raise MatterError(f"The file is larger than {size}, the most a matter file may have.")
    try:
        text = data.decode("utf-8")
        if _too_deep(text):
            raise MatterError(f"The file is nested deeper than {MAX_DEPTH} levels.")
        plain = json.loads(text, parse_constant=_no_constant)
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


def _too_deep(text: str) -> bool:
    """Say whether brackets outside strings are nested too deep, without building anything."""
    depth = 0
    for outside in _outside_strings(text):
        opened = outside.count("{") + outside.count("[")
        closed = outside.count("}") + outside.count("]")
        if depth + opened <= MAX_DEPTH:
            depth += opened - closed
            continue
        for mark in outside:
            depth += (mark in "{[") - (mark in "}]")
            if depth > MAX_DEPTH:
                return True
    return False


def _outside_strings(text: str) -> list[str]:
    """Give the pieces of JSON text that stand outside its strings."""
    return text.replace("\\\\", "").replace('\\"', "").split('"')[::2]


def _no_constant(name: str) -> None:
    raise ValueError(name)


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
    return Content(trees=trees, hashes=hashes, packed=_text(plain, "packed"))
