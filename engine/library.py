"""All trees and law data of a folder, loaded together; one bad file never hides the good ones.

The only module of the engine that reads from the disk.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path as FilePath
from types import MappingProxyType

from engine import law_reader
from engine.additions import Additions
from engine.errors import Problem
from engine.holidays import Calendar, CalendarFile
from engine.law import Law
from engine.left_out import LeftOut
from engine.reader import read_tree
from engine.source import MAX_BYTES, Source, failed
from engine.tree import Tree, TreeId


@dataclass(frozen=True)
class Library:
    """Everything the content folder holds.

    Attributes:
        trees: The trees that could be read, by id, in the order of their file names.
        problems: Everything that could not be read, in file order.
        sources: The composed file of each tree, for positions.
        hashes: SHA-256 of each file's text, by file name.
        firm: What a firm added; nothing unless ``firm.content`` set it in.
    """

    folder: FilePath
    trees: Mapping[TreeId, Tree]
    law: Law
    problems: tuple[Problem, ...]
    sources: Mapping[TreeId, Source]
    law_sources: Mapping[str, Source]
    hashes: Mapping[str, str]
    firm: Additions = field(default_factory=Additions)


def load_library(folder: FilePath) -> Library:
    """Load every tree of a folder and the law data in its ``law/``.

    Args:
        folder: The content folder, such as ``trees/``.

    Returns:
        What could be read, and a problem for all that could not.
    """
    loading = _Loading(folder)
    law = loading.law()
    trees: dict[TreeId, Tree] = {}
    sources: dict[TreeId, Source] = {}
    for file in sorted(folder.glob("*.yaml")):
        source = loading.open(file.name)
        tree = read_tree(source)
        if tree is not None and tree.id in trees:
            source.problems.append(source.problem(("id",), f'another tree has the id "{tree.id}".'))
        elif tree is not None:
            trees[tree.id] = tree
            sources[tree.id] = source
    return Library(
        folder=folder,
        trees=MappingProxyType(trees),
        law=law,
        problems=tuple(p for s in loading.opened.values() for p in sorted(s.problems)),
        sources=MappingProxyType(sources),
        law_sources=MappingProxyType(loading.opened),
        hashes=MappingProxyType(loading.hashes),
    )


class _Loading:
    """The files opened while a library is loaded."""

    def __init__(self, folder: FilePath) -> None:
        self.folder = folder
        self.opened: dict[str, Source] = {}
        self.hashes: dict[str, str] = {}

    def open(self, name: str) -> Source:
        """Read and compose one file; a file that cannot be read is a problem like any other."""
        source = read_source(self.folder / name, name)
        self.opened[name] = source
        self.hashes[name] = sha256(source.text.encode()).hexdigest()
        return source

    def law(self) -> Law:
        """Read the law data; terms, fees and calendar wait until they are asked for."""
        jurisdictions = law_reader.read_jurisdictions(self.open("law/jurisdictions.yaml"))
        return Law(
            facts=law_reader.read_facts(self.open("law/facts.yaml")),
            rules=law_reader.read_rules(self.open("law/rules.yaml")),
            jurisdictions=MappingProxyType({j.code: j for j in jurisdictions.jurisdictions}),
            sources=jurisdictions.sources,
            updates=law_reader.read_updates(self.open("law/updates.yaml")),
            left_out=self._left_out(),
            read_terms=lambda: law_reader.read_terms(self.open("law/terms.yaml")),
            read_fees=lambda: law_reader.read_fees(self.open("law/fees.yaml")),
            calendar=Calendar(self._calendar),
        )

    def _left_out(self) -> LeftOut:
        """Read what is left out; a folder without that file leaves nothing out."""
        name = "law/left_out.yaml"
        if not (self.folder / name).is_file():
            return LeftOut()
        return law_reader.read_left_out(self.open(name))

    def _calendar(self) -> CalendarFile:
        """Read the rest days; in a folder without that file no day is known."""
        name = "law/calendar.yaml"
        if not (self.folder / name).is_file():
            return CalendarFile()
        return law_reader.read_calendar(self.open(name))


def read_source(path: FilePath, name: str) -> Source:
    """Read one YAML file from the disk and compose it.

    Args:
        path: The file.
        name: Its name as the user knows it.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return failed(name, f"the file cannot be read ({error.strerror or error}).")
    return source_of(raw, name)


def source_of(raw: bytes, name: str) -> Source:
    """Compose what was read of a YAML file.

    Args:
        raw: Its bytes.
        name: Its name as the user knows it.
    """
    try:
        return Source(raw.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return failed(name, "the file is not UTF-8 text; save it as UTF-8.", line)
