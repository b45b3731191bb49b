"""What the keys of a policy may say, read from a file or from the registry.

Every key is read by itself, so that one with a problem leaves the others in force. A problem has
its file, line and column, or the name of its value in the registry. Which place decides is for
``firm.policy_file``.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any

from engine.answers import did_you_mean
from engine.decoder import Decoder
from engine.errors import Problem
from engine.library import read_source
from engine.source import (
    BAD,
    Bad,
    Source,
    YamlMapping,
    YamlNode,
    YamlSequence,
    dump,
    entries,
    failed,
    scalar_text,
)
from firm.logo import MAX_BYTES as MAX_LOGO, LogoError, checked
from firm.places import PolicyFile, PolicyPlace
from firm.policy import LANGUAGES, ZOOMS, Appearance, Setting

MAX_BYTES = 64 * 1024
"""Largest file; the longest sensible policy has 2 KiB."""
MAX_LINES = 5
"""Most lines of an address."""
UNPRINTED = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
WINDOWS_NAMES, OTHER_NAMES = r"%([^%]+)%", r"\$(?:\{(\w+)\}|(\w+))"
_NAMED = re.compile(WINDOWS_NAMES if sys.platform == "win32" else OTHER_NAMES)


@dataclass(frozen=True, slots=True)
class Value:
    """What a key says, and where."""

    value: Any
    origin: str
    problem: Callable[[str], Problem]
    """Makes a problem at its place."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One text that is being read: a file, or one value of the registry.

    Attributes:
        base: The folder that relative paths start from.
        environment: The variables that a folder may name.
    """

    source: Source
    decoder: Decoder
    base: FilePath | None
    environment: Mapping[str, str]

    def report(self, node: YamlNode, message: str) -> Bad:
        """Note a problem at a node."""
        return self.source.report(node, message)


_Reader = Callable[[_Text, YamlNode], Any]


# --- places ----------------------------------------------------------------------------


def read_place(
    place: PolicyPlace, environment: Mapping[str, str]
) -> tuple[dict[str, Value], list[Problem]]:
    """Read the keys of one place; what has a problem is left out of them.

    Args:
        place: Where something was found.
        environment: The variables that a folder may name.
    """
    found: dict[str, Value] = {}
    problems: list[Problem] = []
    for text in _texts(place, environment):
        found |= _keys(text)
        at_line = text.base is not None
        problems += [one if at_line else replace(one, line=0) for one in text.source.problems]
    return found, sorted(problems)


def _texts(place: PolicyPlace, environment: Mapping[str, str]) -> Iterator[_Text]:
    if isinstance(place, PolicyFile):
        source = _open(place)
        yield _Text(source, Decoder(source), place.path.parent, environment)
        return
    for name, value in place.values.items():
        source = _of_value(rf"{place.name}\{name}", name.lower(), value)
        yield _Text(source, Decoder(source), None, environment)


def _open(place: PolicyFile) -> Source:
    path = place.path
    if not path.is_absolute():  # it would hang on the folder we run in, which is the user's
        return failed(str(path), "the policy’s path is not whole; name it from the drive or root.")
    source = read_source(path, str(path))
    if len(source.text) > MAX_BYTES:
        return failed(str(path), f"the file is larger than {MAX_BYTES // 1024} KiB; shorten it.")
    if all(line.lstrip()[:1] in {"", "#"} for line in source.text.splitlines()) and source.text:
        source.problems.clear()  # the sample, with nothing chosen in it
    return source


def _of_value(place: str, key: str, value: object) -> Source:
    """Give a value of the registry as the line that would stand in a file."""
    if not isinstance(value, str | int | list):
        return failed(place, "the value is neither text nor number; write it as REG_SZ.")
    return Source(dump({key: value}), place)


def _keys(text: _Text) -> dict[str, Value]:
    """Read the keys of a text; what has a problem is left out."""
    root, source = text.source.root, text.source
    if root is None:
        return {}
    if not isinstance(root, YamlMapping):
        text.report(root, "lines such as “zoom: 125” were expected here.")
        return {}
    found = {}
    for key, key_node, node in entries(source, root):
        if key not in KEYS:
            hint = did_you_mean(key, tuple(KEYS))
            known = hint or f"; known: {', '.join(KEYS)}"
            text.report(key_node, f'"{key}" is not known here{known}.')
            continue
        value = KEYS[key](text, node)
        if not isinstance(value, Bad):
            found[key] = Value(value, _origin(text, node), _problem_at(text, node))
    return found


def _origin(text: _Text, node: YamlNode) -> str:
    name = text.source.name
    return name if text.base is None else f"{name}:{node.start_mark.line + 1}"


def _problem_at(text: _Text, node: YamlNode) -> Callable[[str], Problem]:
    line = 0 if text.base is None else node.start_mark.line + 1
    column = node.start_mark.column + 1
    return lambda message: Problem(text.source.name, line, column, message)


# --- keys ------------------------------------------------------------------------------


def _text(most: int) -> _Reader:
    """Read one line of text."""

    def read(text: _Text, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or a text
        given = scalar_text(text.source, node)
        return given if isinstance(given, Bad) else _line(text, node, given, most)

    return read


def _line(text: _Text, node: YamlNode, given: str, most: int) -> str | Bad:
    line = unicodedata.normalize("NFC", " ".join(given.split()))
    if not line or line == "null":
        return text.report(node, "there is no text here; write one, or leave the key out.")
    if len(line) > most:
        return text.report(node, f"the text has {len(line)} characters; shorten it to {most}.")
    for char in line:
        if unicodedata.category(char) in UNPRINTED:
            return text.report(
                node, f"the character U+{ord(char):04X} cannot be printed; delete it."
            )
    return line


def _address(text: _Text, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or lines
    """Read lines: a list, or a text of several lines."""
    if isinstance(node, YamlSequence):
        read = [(entry, scalar_text(text.source, entry)) for entry in node.value]
        given = [(entry, line) for entry, line in read if not isinstance(line, Bad)]
        if len(given) < len(read):
            return BAD
    else:
        whole = scalar_text(text.source, node)
        if isinstance(whole, Bad):
            return BAD
        given = [(node, line) for line in whole.strip().splitlines() or [""]]
    if not given or len(given) > MAX_LINES:
        return text.report(node, f"an address has one to {MAX_LINES} lines.")
    lines = tuple(_line(text, entry, line, 100) for entry, line in given)
    return BAD if any(isinstance(line, Bad) for line in lines) else lines


def _folder(text: _Text, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or a path
    """Read a folder; variables in it are written out, and it must not depend on where we run."""
    given = scalar_text(text.source, node)
    if isinstance(given, Bad):
        return BAD
    missing: list[str] = []

    def value(match: re.Match[str]) -> str:
        name = next(group for group in match.groups() if group)
        if not text.environment.get(name):
            missing.append(match.group())
        return text.environment.get(name, "")

    if sys.platform != "win32" and (given == "~" or given.startswith("~/")):
        given = f"$HOME{given[1:]}"
    written = _NAMED.sub(value, given)
    if missing:
        return text.report(node, f"{missing[0]} is not set for this user; name another folder.")
    path = FilePath(written)
    if not written.strip() or "\0" in written or not path.is_absolute():
        return text.report(node, f'"{given}" is not a whole path; write it from the drive or root.')
    return path


def _content_folder(text: _Text, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or a path
    """Read a folder that may stand beside the policy's file."""
    given = scalar_text(text.source, node)
    if isinstance(given, str) and text.base is not None and re.fullmatch(r"[\w .-]*\w", given):
        return text.base / given
    return _folder(text, node)


def _logo(text: _Text, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or bytes
    """Read the picture now; its path starts from the folder of the policy's file."""
    given = scalar_text(text.source, node)
    if isinstance(given, Bad):
        return BAD
    path = FilePath(given) if text.base is None else text.base / given
    if not given.strip() or "\0" in given or not path.is_absolute():
        return text.report(node, f'"{given}" is not a whole path; write it from the drive or root.')
    try:
        with path.open("rb") as file:
            return checked(file.read(MAX_LOGO + 1))
    except LogoError as error:
        return text.report(node, f"{path.name}: {error}")
    except OSError as error:
        said = error.strerror or type(error).__name__
        return text.report(node, f"{path} cannot be read ({said}).")


def _language(text: _Text, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or a language
    given = scalar_text(text.source, node)
    if isinstance(given, Bad) or given in LANGUAGES:
        return given
    known = ", ".join(LANGUAGES)
    return text.report(node, f'the program does not speak "{given}"; it speaks: {known}.')


def _zoom(text: _Text, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or a number
    given = scalar_text(text.source, node)
    if isinstance(given, Bad):
        return BAD
    zooms = {str(round(zoom * 100)): zoom for zoom in ZOOMS}
    zoom = zooms.get(given.removesuffix("%").strip())
    if zoom is None:
        return text.report(node, f'"{given}" is not one of {", ".join(zooms)} (percent).')
    return zoom


def _appearance(text: _Text, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or an appearance
    return text.decoder.decode(node, Appearance)


def _locked(text: _Text, node: YamlNode) -> Any:  # noqa: ANN401 - BAD or settings
    """Read a list of settings; one that is not known leaves the others locked.

    Where none is known, the list is left out, so that a weaker place's stays in force.
    """
    if not isinstance(node, YamlSequence):
        return text.decoder.decode(node, tuple[Setting, ...])
    read = [text.decoder.decode(entry, Setting) for entry in node.value]
    known = frozenset(one for one in read if not isinstance(one, Bad))
    return known if known or not read else BAD


KEYS: Mapping[str, _Reader] = MappingProxyType(
    {
        "firm_name": _text(120),
        "firm_address": _address,
        "logo": _logo,
        "privilege": _text(90),
        "disclaimer": _text(240),
        "content_folder": _content_folder,
        "data_folder": _folder,
        "language": _language,
        "zoom": _zoom,
        "appearance": _appearance,
        "locked": _locked,
    }
)
"""Every key of a policy, with what reads it."""
