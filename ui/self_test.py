"""``--self-test``: does this installation work? Qt, fonts, trees, a walk of each track, a PDF.

Reports line by line, by exit code, and to a file with ``--out FILE`` (a frozen window program has
no standard output on Windows).
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path as FilePath

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QImageReader
from PySide6.QtWidgets import QApplication

from engine.checks import check
from engine.law import Law
from engine.library import Library, load_library
from engine.proof import model_of
from engine.proof.ways import drawn
from engine.tree import Tree
from engine.walk import walk
from firm.policy import NO_POLICY, Policy
from matters.matter import Matter
from memo.letterhead import fit_to_print
from memo.memo import build_memo
from memo.pdf import to_pdf
from ui.theme import CHINESE, SANS, SERIF, load_fonts

WAYS = 25
"""How many random ways are walked in each tree."""


@dataclass(frozen=True, slots=True)
class Tested:
    """One line of the report."""

    name: str
    told: str
    passed: bool


def self_test(home: FilePath, as_of: date, argv: list[str], policy: Policy = NO_POLICY) -> int:
    """Test the installation.

    Args:
        home: The folder that holds ``trees/`` and ``resources/``.
        as_of: The date the walks are judged at.
        argv: ``--out FILE`` writes the report to a file too.
        policy: What an administrator set; a problem in it is a test not passed.

    Returns:
        0 if all passed, 1 if not, 2 for wrong arguments.
    """
    if argv and (argv[0] != "--out" or len(argv) != 2):  # noqa: PLR2004 - the option and its value
        sys.stderr.write("--self-test takes no argument but --out FILE.\n")
        return 2
    tested = list(_run(home, as_of, policy))
    lines = [f"{'ok' if one.passed else 'FAILED':7}{one.name}: {one.told}" for one in tested]
    failed = sum(not one.passed for one in tested)
    lines.append(f"{len(tested) - failed} passed, {failed} failed")
    report = "\n".join(lines) + "\n"
    if sys.stdout is not None:
        sys.stdout.write(report)
    if argv:
        FilePath(argv[1]).write_text(report, encoding="utf-8")
    return 1 if failed else 0


def _run(home: FilePath, as_of: date, policy: Policy) -> Iterator[Tested]:
    app = QApplication.instance() or QApplication(["Exequatur"])
    library = load_library(home / "trees")
    parts: list[tuple[str, Callable[[], str]]] = [
        ("Qt", _qt),
        ("fonts", _fonts),
        ("content", partial(_content, library)),
        ("policy", partial(_policy, policy, home)),
    ]
    for tree in library.trees.values():
        parts.append((f"walk {tree.id}", partial(_walks, library.law, tree, as_of)))
        parts.append((f"memo {tree.id}", partial(_memo, library, tree, as_of, home)))
    for name, part in parts:
        try:
            yield Tested(name, part(), passed=True)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is what is reported
            yield Tested(name, f"{type(error).__name__}: {error}", passed=False)
    del app


def _qt() -> str:
    formats = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    if not {"svg", "png"} <= formats:
        raise RuntimeError(f"image formats missing, there are only {', '.join(sorted(formats))}")
    return f"{qVersion()}, {QApplication.platformName()}"


def _fonts() -> str:
    load_fonts(chinese=True)
    bundled = {SANS, SERIF, CHINESE}
    missing = bundled - set(QFontDatabase.families())
    if missing:
        raise RuntimeError(f"fonts missing: {', '.join(sorted(missing))}")
    return ", ".join(sorted(bundled))


def _content(library: Library) -> str:
    problems = check(library)
    if problems or not library.trees:
        raise RuntimeError(str(problems[0]) if problems else "there is no tree")
    return f"{len(library.trees)} trees, {len(library.law.rules)} rules"


def _policy(policy: Policy, home: FilePath) -> str:
    found = fit_to_print(policy, home / "resources")
    if found.problems:
        raise RuntimeError("; ".join(map(str, found.problems)))
    return ", ".join(found.origins) or "none"


def _walks(law: Law, tree: Tree, as_of: date) -> str:
    ways = drawn(model_of(tree, law, as_of), seed=1, number=WAYS)
    paths = [walk(tree, answers, law, as_of) for answers in ways]
    if not all(path.finished for path in paths):
        raise RuntimeError("a walk did not end")
    return f"{len(paths)} ways, {len({path.at.id for path in paths})} outcomes"


def _memo(library: Library, tree: Tree, as_of: date, home: FilePath) -> str:
    answers = next(drawn(model_of(tree, library.law, as_of), seed=2, number=1))
    memo = build_memo(Matter(legs=(tree.id,), answers=answers), library, as_of)
    pdf = to_pdf(memo, home / "resources")
    if not pdf.startswith(b"%PDF"):
        raise RuntimeError("no PDF came out")
    return f"a PDF of {len(pdf) // 1024} KB"
