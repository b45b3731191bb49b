"""The content and the examples that ship, each read once for all tests; nothing changes them."""

from datetime import date
from functools import cache
from pathlib import Path as FilePath

from engine.library import Library, load_library, read_source
from engine.proof import model_of
from engine.proof.model import Model
from engine.tree import TreeId
from matters.answers_file import read_answers
from matters.matter import Matter

ROOT = FilePath(__file__).parents[1]
TREES = ROOT / "trees"
RESOURCES = ROOT / "resources"
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
DAY = date(2026, 11, 22)


@cache
def library() -> Library:
    """Give the content, read once."""
    return load_library(TREES)


@cache
def example(name: str) -> Matter:
    """Give an example by the name of its file."""
    file = ROOT / "examples" / f"{name}.yaml"
    return read_answers(read_source(file, file.name), library())[0]


@cache
def model(name: str) -> Model:
    """Give the proof of a tree, on which ways are drawn."""
    return model_of(library().trees[TreeId(name)], library().law, DAY)
