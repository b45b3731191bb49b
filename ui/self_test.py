"""``--self-test``: does this installation work?

It tries Qt, the fonts, trees and law data, walks of each track, every export there is, and saving a
matter and opening it again. It reports line by line, by exit code, and to a file with ``--out
FILE`` (a frozen window program has no standard output on Windows).
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path as FilePath

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QImageReader
from PySide6.QtWidgets import QApplication

from authoring.book import pdf as book_pdf
from authoring.book.fact_check import build_book
from authoring.graph.parts import tree_graph
from authoring.graph.svg import to_svg
from engine.checks import check
from engine.law import Law
from engine.library import Library, load_library
from engine.proof import model_of
from engine.proof.ways import drawn
from engine.tree import Tree
from engine.walk import walk
from firm.policy import NO_POLICY, Policy
from matters.file import matter_of, reason
from matters.keeper import Keeper
from matters.matter import Matter, Particulars
from matters.parts import to_parts
from matters.register import Register
from matters.snapshot import Snapshots
from memo.hearing import build_hearing, has_matrix
from memo.hearing_pdf import to_hearing_pdf
from memo.letterhead import fit_to_print
from memo.memo import build_memo
from memo.memo_json import memo_json
from memo.parts import Memo
from memo.pdf import to_pdf
from memo.request import build_request, has_request, request_text
from memo.request_pdf import to_request_pdf
from memo.text import to_text
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
    if argv and not _written(FilePath(argv[1]), report):
        return 1
    return 1 if failed else 0


def _written(file: FilePath, report: str) -> bool:
    """Write the report, or say why it could not be written."""
    try:
        file.write_text(report, encoding="utf-8")
    except OSError as error:
        if sys.stderr is not None:
            said = reason(error)
            sys.stderr.write(f"The report could not be written to {file}: {said}.\n")
        return False
    return True


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
    parts += [
        ("hearing sheet", partial(_hearing, library, as_of, home)),
        ("fact-request", partial(_request, library, as_of, home)),
        ("fact-check book", partial(_book, library, as_of, home)),
        ("graph", partial(_graph, library)),
        ("matter", partial(_matter, library, as_of)),
    ]
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


def _drawn(library: Library, tree: Tree, as_of: date, number: int = 1) -> Iterator[Matter]:
    """Give matters with answers drawn at random, the same ones every time."""
    for answers in drawn(model_of(tree, library.law, as_of), seed=2, number=number):
        yield Matter(legs=(tree.id,), answers=answers)


def _memo(library: Library, tree: Tree, as_of: date, home: FilePath) -> str:
    memo = build_memo(next(_drawn(library, tree, as_of)), library, as_of)
    forms: dict[str, Callable[[Memo], bytes]] = {
        "PDF": lambda memo: _a_pdf(to_pdf(memo, home / "resources")),
        "text": lambda memo: to_text(memo).encode(),
        "JSON": lambda memo: json.dumps(memo_json(memo)).encode(),
    }
    made = {form: write(memo) for form, write in forms.items()}
    if not all(made.values()):
        raise RuntimeError("an export came out empty")
    return ", ".join(f"{form} {_kb(one)}" for form, one in made.items())


def _hearing(library: Library, as_of: date, home: FilePath) -> str:
    matter, _ = _first(library, as_of, has_matrix, "no way came to a matrix of grounds")
    sheets = build_hearing(matter, library, as_of)
    return _a_pdf_told(to_hearing_pdf(sheets, home / "resources"))


def _request(library: Library, as_of: date, home: FilePath) -> str:
    _, memo = _first(library, as_of, has_request, "no way left a point open")
    request = build_request(memo)
    text = request_text(request).encode()
    made = _a_pdf_told(to_request_pdf(request, home / "resources"))
    return f"{made}, text {_kb(text)}"


def _first(
    library: Library, as_of: date, wanted: Callable[[Memo], bool], missing: str
) -> tuple[Matter, Memo]:
    """Give the first matter drawn whose memo is as wanted, and the memo."""
    for tree in library.trees.values():
        for matter in _drawn(library, tree, as_of, WAYS):
            memo = build_memo(matter, library, as_of)
            if wanted(memo):
                return matter, memo
    raise RuntimeError(missing)


def _book(library: Library, as_of: date, home: FilePath) -> str:
    book = build_book(_any_tree(library).id, library, as_of)
    return _a_pdf_told(book_pdf.to_pdf(book, home / "resources"))


def _graph(library: Library) -> str:
    drawing = to_svg(tree_graph(_any_tree(library), library.law)).encode()
    return f"SVG {_kb(drawing)}"


def _any_tree(library: Library) -> Tree:
    for tree in library.trees.values():
        return tree
    raise RuntimeError("there is no tree")


def _a_pdf(made: bytes) -> bytes:
    if not made.startswith(b"%PDF"):
        raise RuntimeError("no PDF came out")
    return made


def _kb(made: bytes) -> str:
    return f"{-(-len(made) // 1024)} KB"


def _a_pdf_told(made: bytes) -> str:
    return f"PDF {_kb(_a_pdf(made))}"


def _matter(library: Library, as_of: date) -> str:
    """Keep a matter as the window does: begun, answered, closed, and opened again."""
    tree = _any_tree(library)
    begun = Matter(legs=(tree.id,), particulars=Particulars(name="Straits Grain v 恒达"))
    answered = replace(begun, answers=next(_drawn(library, tree, as_of)).answers)
    now = datetime.combine(as_of, time(), UTC)
    packed = partial(Snapshots().of, library, answered.legs)
    with tempfile.TemporaryDirectory() as folder:
        register = Register(FilePath(folder))
        keeper = Keeper.new(register)
        keeper.record(to_parts(begun, as_of), to_parts(answered, as_of), now)
        keeper.wrote(keeper.writing({}, now).run(packed), now)
        keeper.close()
        again = Keeper.open(register, keeper.target, now)
        opened = matter_of(again.document(), library)
        tampered = again.document().tampered
        again.close()
    if opened != (answered, as_of) or tampered:
        raise RuntimeError(tampered or "it was not the same when it was opened again")
    return f"saved and opened again, {len(answered.answers)} answers"
