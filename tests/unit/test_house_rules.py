"""Rules of the house that no other tool checks."""

import ast
from pathlib import Path as FilePath

import pytest

from engine.version import VERSION

ROOT = FilePath(__file__).parents[2]
CODE = [
    file
    for folder in ("engine", "firm", "matters", "memo", "authoring", "cli", "ui")
    for file in (ROOT / folder).rglob("*.py")
]
CORE = [file for file in CODE if file.parts[-2] != "ui" and "ui" not in file.parts]
CLOCK = {"today", "now", "utcnow", "time", "localtime"}


def names(files: list[FilePath]) -> list[str]:
    return [str(file.relative_to(ROOT)) for file in files]


@pytest.mark.parametrize(
    "file", [f for f in CORE if f.parent.name in {"engine", "checks", "firm", "memo"}], ids=str
)
def test_the_core_reads_no_clock(file: FilePath) -> None:
    calls = [
        node.func.attr
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert CLOCK.isdisjoint(calls)


@pytest.mark.parametrize("file", CODE, ids=str)
def test_ceilings(file: FilePath) -> None:
    """File 400 lines, function 40, widget class 200 (CONTRIBUTING)."""
    text = file.read_text(encoding="utf-8")
    long = [f"{file.name} {text.count(chr(10))}"] if text.count("\n") > 400 else []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            ceiling = 40 if isinstance(node, ast.FunctionDef) else 200
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > ceiling:
                long.append(f"{node.name} {length}")
    assert long == []


def test_one_version() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{VERSION}"' in text


def test_no_vague_module_names() -> None:
    vague = {"utils", "helpers", "manager", "common", "misc"}
    found = [name for name in names(CODE) if vague & set(FilePath(name).stem.split("_"))]
    assert found == []
