"""YAML text to typed data, with ``file:line:column`` on every problem.

The only module that knows YAML. It composes nodes (which keep their positions) and walks them
itself: every scalar is taken as text and the dataclass it is read into decides what it means.
Refused: duplicate and unknown keys, unquoted yes/no/on/off, anchors, aliases, merge keys, tags,
files over 4 MiB. All problems of a file are reported together.
"""

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import yaml

from engine.errors import ContentError, Problem

MAX_BYTES = 4 * 1024 * 1024
"""Largest file that is read."""

MAX_DEPTH = 100
"""Deepest nesting that is read; the shipped files stay under 15."""

MAX_OPEN = 1500
"""Brackets beyond which a text's depth is measured; so many levels would fit a stack of 1 MiB."""

Pointer = tuple[str | int, ...]
"""Where a value stands in a file: keys and list positions from the root."""

T = TypeVar("T")
YamlNode = yaml.Node
YamlMapping = yaml.MappingNode
YamlSequence = yaml.SequenceNode
YamlScalar = yaml.ScalarNode
Decode = Callable[[yaml.Node], Any]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MARKED = re.compile(r"(?:^|[\s\[{,:])[&*!]\S", re.MULTILINE)
_DEEP = re.compile(r"^ {100}|(?:[-?:] ){50}", re.MULTILINE)
_OPEN = re.compile(r"[\[{]")
_AMBIGUOUS = frozenset({"yes", "no", "on", "off"})


class Bad:
    """Marks a value that was reported as a problem."""


BAD = Bad()


@contextmanager
def paused_gc() -> Iterator[None]:
    """Pause garbage collection; loading makes many objects and no garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Source:
    """One YAML text: its composed nodes, and the problems found in it so far."""

    def __init__(self, text: str, name: str) -> None:
        """Compose the text; problems of syntax are collected, not raised.

        Args:
            text: The whole file.
            name: Its name as the user knows it.
        """
        self.name = name
        self.text = text
        self.problems: list[Problem] = []
        self.root: yaml.Node | None = None
        if len(text) > MAX_BYTES or len(text.encode("utf-8", "replace")) > MAX_BYTES:
            self._report(
                0, 0, f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB; split it."
            )
            return
        try:
            with paused_gc():
                self._refuse(text)
                if not self.problems:
                    self.root = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            where = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            self._report(*where, f"this is not YAML: {error.problem or error.context}.")
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            column = error.position - (text.rfind("\n", 0, error.position) + 1) + 1
            self._report(line, column, "a character here is not allowed in a text file; delete it.")
        if self.root is None and not self.problems:
            self._report(0, 0, "the file is empty.")

    def place(self, pointer: Pointer) -> tuple[int, int]:
        """Give line and column, counted from 1, of a value or of the nearest one above it.

        A list or mapping is found at its key.
        """
        node = found = self.root
        for step in pointer:
            below = _step(node, step)
            if below is None:
                break
            key, node = below
            found = node if isinstance(node, yaml.ScalarNode) else key
        return (found.start_mark.line + 1, found.start_mark.column + 1) if found else (0, 0)

    def problem(self, pointer: Pointer, message: str) -> Problem:
        """Give a problem at the value a pointer leads to."""
        return Problem(self.name, *self.place(pointer), message)

    def report(self, node: yaml.Node, message: str) -> Bad:
        """Note a problem at a node."""
        return self._report(node.start_mark.line + 1, node.start_mark.column + 1, message)

    def _report(self, line: int, column: int, message: str) -> Bad:
        self.problems.append(Problem(self.name, line, column, message))
        return BAD

    def _refuse(self, text: str) -> None:
        """Report anchors, aliases, tags and depth before they can do harm.

        Looking takes a parse of its own, so it is only done where the text could hold one of them.
        """
        if not (_MARKED.search(text) or _DEEP.search(text) or len(_OPEN.findall(text)) > MAX_OPEN):
            return
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            mark = event.start_mark
            at = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            if depth > MAX_DEPTH:
                self._report(
                    *at, f"the text is nested more than {MAX_DEPTH} deep; it cannot be read."
                )
                return
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                self._report(
                    *at,
                    "anchors (&) and aliases (*) are not allowed; write the value out or quote it.",
                )
            elif getattr(event, "tag", None):
                self._report(
                    *at,
                    "tags (!) are not allowed; quote a text that begins with an exclamation mark.",
                )


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Go one step down: what names the value (its key, or itself in a list), and the value."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def failed(name: str, message: str, line: int = 0) -> Source:
    """Give a source that holds nothing but one problem, for a file that cannot be read."""
    source = Source("", name)
    source.problems = [Problem(name, line, min(line, 1), message)]
    return source


def entries(source: Source, node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """Give key, key node and value node of each entry; report bad and duplicate keys."""
    seen: set[str] = set()
    for key_node, value in node.value:
        if key_node.tag == "tag:yaml.org,2002:merge":
            source.report(key_node, "merge keys (<<) are not allowed; write the entries out.")
            continue
        # "on" is a key of the format (a condition's date); as a value it stays refused.
        key = "on" if key_node.value == "on" else scalar_text(source, key_node)
        if isinstance(key, Bad):
            continue
        if key in seen:
            source.report(key_node, f'"{key}" stands here twice; keep one.')
            continue
        seen.add(key)
        yield key, key_node, value


def plain_data(source: Source, node: yaml.Node | None) -> Any:  # noqa: ANN401 - plain data of any shape
    """Turn a node into text, lists and mappings; every scalar stays text."""
    if isinstance(node, yaml.MappingNode):
        return {key: plain_data(source, value) for key, _, value in entries(source, node)}
    if isinstance(node, yaml.SequenceNode):
        return [plain_data(source, entry) for entry in node.value]
    if node is None:
        return None
    text = scalar_text(source, node)
    return None if isinstance(text, Bad) else text


class _Dumper(yaml.SafeDumper):
    """Writes every value out, as the reader refuses anchors and aliases."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def dump(data: object) -> str:
    """Write plain data as YAML text that this module reads back."""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return text


def dump_flow(data: object) -> str:
    """Write plain data as YAML in one line."""
    text: str = yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=MAX_BYTES,
        default_flow_style=True,
    )
    return text.strip()


def scalar_text(source: Source, node: yaml.Node) -> str | Bad:
    """Give the text of a scalar; refuse what YAML would take for a truth value."""
    if not isinstance(node, yaml.ScalarNode):
        return source.report(node, "a text was expected here, not a list or a mapping.")
    value: str = node.value
    if not node.style and value.lower() in _AMBIGUOUS:
        return source.report(node, f'quote "{value}": unquoted, YAML reads it as true or false.')
    return value


def raise_problems(source: Source) -> None:
    """Raise what was found in a source, if anything.

    Raises:
        ContentError: There is at least one problem.
    """
    if source.problems:
        raise ContentError(tuple(sorted(source.problems)))
