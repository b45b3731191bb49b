"""What ``trees/README.md`` and the docstrings of the types say of each key and condition.

The words of an editor's hover are thus the words of the page, and are written once. This module
takes texts apart; it reads no file.
"""

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ORDER = ("Tree", "Question")
"""The types that the page's tables of keys are about, in the order of the page."""

ALIKE = ("cites", "terms")
"""Keys that the page explains for a question and that mean the same wherever they stand."""

_NAME = re.compile(r"`(\w+)`")
_FORM = re.compile(r"`([a-z_]+):[^`]*`")
_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {5,}.+)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of keys and conditions.

    Attributes:
        keys: By the name of a type: its keys and what they hold.
        conditions: By a condition's key: the forms it is written in, and when each holds.
    """

    keys: Mapping[str, Mapping[str, str]]
    conditions: Mapping[str, tuple[str, ...]]

    def of_record(self, type_: type) -> dict[str, str]:
        """Give what is said of the fields of a type; its docstring goes before the page."""
        question = self.keys["Question"]
        told = {key: question[key] for key in ALIKE if key in question}
        told |= self.keys.get(type_.__name__, {})
        _, _, attributes = (inspect.getdoc(type_) or "").partition("\nAttributes:\n")
        for name, text in _ATTRIBUTE.findall(attributes):
            told[name.removesuffix("_")] = told[name] = _plain(text)
        return told


def told_by(page: str) -> Told:
    """Take the tables of the page apart.

    Args:
        page: The text of ``trees/README.md``.
    """
    keys: dict[str, dict[str, str]] = {name: {} for name in ORDER}
    conditions: dict[str, tuple[str, ...]] = {}
    tables = _tables(page)
    for name, rows in zip(ORDER, (rows for head, rows in tables if head == "key"), strict=False):
        for first, text in rows:
            keys[name].update(dict.fromkeys(_NAME.findall(first), _plain(text)))
    for head, rows in tables:
        for first, text in rows if head == "condition" else ():
            form = first.replace("`", "")
            for key in _FORM.findall(first):
                conditions[key] = (*conditions.get(key, ()), f"{form} - {text.replace('`', '')}")
    return Told(keys, conditions)


def first_sentences(docstring: str) -> str:
    """Give what a docstring says before its sections, on one line."""
    return " ".join(docstring.partition("\n\n")[0].split())


def _plain(text: str) -> str:
    """Give a text on one line, without the marks of code, beginning with a capital."""
    line = " ".join(text.replace("`", "").split())
    return line[:1].upper() + line[1:]


def _tables(page: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give each table of two columns: the head of its first column, and its rows."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    inside = False
    for cells in _rows(page):
        if cells is None:
            inside = False
        elif not inside:
            found.append((cells[0], []))
            inside = True
        elif not set(cells[0]) <= set("-: "):
            found[-1][1].append(cells)
    return found


def _rows(page: str) -> Iterator[tuple[str, str] | None]:
    """Give the two cells of each line of a table, and None for any other line."""
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        simple = line.startswith("|") and len(cells) in {1, 2}
        yield (cells[0], cells[-1]) if simple else None
