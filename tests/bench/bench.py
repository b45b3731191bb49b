"""``make bench``: start-up, a step, an answer kept, an export and a check, as ratios to bare limits.

Milliseconds differ from machine to machine and from minute to minute; only the ratios are compared.
Alternatives are run in alternation and medians are printed.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path as FilePath

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice
from PySide6.QtGui import QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QVBoxLayout, QWidget

from engine.examine import examine
from engine.law import FactId
from engine.library import load_library, read_source
from engine.proof import model_of
from engine.proof.ways import drawn
from engine.tree import Question
from engine.view import show
from engine.walk import walk
from matters.answers_file import read_answers
from matters.keeper import Keeper
from matters.register import Register
from memo.memo import build_memo
from memo.pdf import to_pdf
from memo.text import to_text
from ui.app import application, clock_from, make_window

ROOT = FilePath(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "foreign_singapore_open_points.yaml"
DAY = date(2026, 11, 22)
STARTS, STEPS, WALKS = 9, 200, 1000

BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QLabel
class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        import os
        os._exit(0)
app = QApplication([])
label = Label("a bare window")
label.show()
app.exec()
"""

OUR_WINDOW = """
import os, sys
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from ui.app import application, clock_from, load, make_opening
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            os._exit(0)
        return False
app = application()
folder = Path(sys.argv[1])
window = make_opening(app, folder)
if sys.argv[2] == "ready":
    load(window, Path.cwd(), clock_from(date(2026, 11, 22)), folder)
painted = Painted()
window.centralWidget().installEventFilter(painted)
window.show()
app.exec()
"""


def timed(work: Callable[[], object]) -> float:
    """Time one call, in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def alternate(times: int, *works: Callable[[], object]) -> list[float]:
    """Run several works in alternation; medians in milliseconds."""
    taken = [[timed(work) for work in works] for _ in range(times)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def report(name: str, ours: float, limit: float, what: str) -> None:
    """Print one line: our time, the limit's, and the ratio."""
    print(f"{name:34} {ours:9.2f} ms   {what:38} {limit:9.2f} ms   ratio {ours / limit:6.2f}")


def start_up(folder: str) -> None:
    """From starting the process to the first paint, and to the home page, against a bare window."""

    def run(code: str, until: str = "") -> Callable[[], object]:
        command = [sys.executable, "-c", code, folder, until]
        return lambda: subprocess.run(command, check=True, cwd=ROOT, env={**os.environ})

    works = (run(BARE_WINDOW), run(OUR_WINDOW, "painted"), run(OUR_WINDOW, "ready"))
    bare, painted, ready = alternate(STARTS, *works)
    report("start to first paint", painted, bare, "a bare window with a label")
    report("start to the home page", ready, bare, "a bare window with a label")


def engine_step() -> None:
    """From an answer to the next question as it is shown, against one look-up a step in a dict."""
    library = load_library(ROOT / "trees")
    matter, _ = read_answers(read_source(EXAMPLE, EXAMPLE.name), library)
    tree = library.trees[matter.tree]
    first = dict(list(matter.answers.items())[:12])

    def ours() -> None:
        path = walk(tree, first, library.law, DAY)
        if isinstance(path.at, Question):
            show(path.at, path, library.law, None)

    def load() -> object:
        return load_library(ROOT / "trees")

    step, loading = alternate(STEPS, ours)[0], alternate(9, load)[0]
    print(f"{'engine step (walk and show)':34} {step:9.2f} ms")
    print(f"{'load and type all content':34} {loading:9.2f} ms")


def window_step(app: QApplication, folder: str) -> None:
    """From an answer in the window to the next page painted, against a bare page of five choices."""
    window = make_window(app, ROOT, clock_from(DAY), FilePath(folder))
    window.resize(1280, 800)
    window.show()
    matter, _ = read_answers(read_source(EXAMPLE, EXAMPLE.name), window.wizard.library)
    window.wizard.start(matter.tree)
    steps = []
    for fact, value in matter.answers.items():

        def answer(fact: FactId = fact, value: object = value) -> None:
            window.wizard.answer(fact, value)  # type: ignore[arg-type]
            app.processEvents()

        steps.append(timed(answer))
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window.close()
    holder = QWidget()
    holder.resize(1280, 800)
    layout = QVBoxLayout(holder)
    holder.show()

    pages = [QWidget(holder)]

    def bare() -> None:
        pages[0].deleteLater()
        pages[0] = QWidget(holder)
        inner = QVBoxLayout(pages[0])
        inner.addWidget(QLabel("A question, and what it is about"))
        for number in range(5):
            inner.addWidget(QRadioButton(f"Choice {number}"))
        layout.addWidget(pages[0])
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    limit = statistics.median(timed(bare) for _ in range(STEPS))
    report(
        "window step (saved and painted)",
        statistics.median(steps),
        limit,
        "a bare page of five choices",
    )


def journal(folder: FilePath) -> None:
    """An answer to its line in the journal, flushed, against the same bytes written and flushed."""
    register, now = Register(folder / "journal"), datetime.now(UTC)
    keepers = []
    for entries in (10, 10_000):
        keeper = Keeper.new(register)
        for number in range(entries):
            keeper.note({}, {"answers": {"remark": f"answer {number}"}}, now)
        keeper.keep(now)
        keepers.append(keeper)
    numbers = iter(range(1_000_000))

    def record(keeper: Keeper) -> None:
        keeper.record({}, {"answers": {"remark": f"answer again {next(numbers)}"}}, now)

    bare = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT)

    def write() -> None:
        os.write(bare, b"x" * 400)
        os.fsync(bare)

    works = [partial(record, keeper) for keeper in keepers]
    short, long, limit = alternate(STEPS, *works, write)
    report("answer to its journal", short, limit, "400 bytes written and flushed")
    report("the same, in a log of 10,000", long, short, "in a log of 10")
    writing = keepers[1].writing({}, now)
    print(f"{'file of 10,000 changes, by a worker':34} {timed(writing.run):9.2f} ms")
    size = keepers[1].target.stat().st_size // 1024
    again = timed(lambda: Keeper.open(Register(folder / "other"), keepers[1].target, now).close())
    print(f"{'opening it (' + str(size) + ' KB)':34} {again:9.2f} ms")
    for keeper in keepers:
        keeper.close()
    os.close(bare)


def export() -> None:
    """A memo as PDF, against the same text through Qt's document and PDF writer."""
    library = load_library(ROOT / "trees")
    matter, _ = read_answers(read_source(EXAMPLE, EXAMPLE.name), library)
    memo = build_memo(matter, library, DAY)
    text = to_text(memo)

    def qt() -> None:
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        document = QTextDocument()
        document.setPlainText(text)
        document.print_(QPdfWriter(buffer))
        buffer.close()

    first = timed(lambda: to_pdf(memo, ROOT / "resources"))
    ours, limit = alternate(5, lambda: to_pdf(memo, ROOT / "resources"), qt)
    report("export again, the same memo", ours, limit, "plain text through Qt's PDF writer")
    print(f"{'first export, fonts included':34} {first:9.2f} ms")


def check_content() -> None:
    """All checks and proofs of all trees, against a sample of walks that would prove nothing."""
    library = load_library(ROOT / "trees")
    law = library.law
    ways = {
        tree.id: list(drawn(model_of(tree, law, DAY), seed=1, number=WALKS))
        for tree in library.trees.values()
    }

    def sample() -> None:
        for tree in library.trees.values():
            for answers in ways[tree.id]:
                walk(tree, answers, law, DAY)

    ours, limit = alternate(3, lambda: examine(load_library(ROOT / "trees"), DAY), sample)
    report("check, all trees proved", ours, limit, f"{WALKS} walks of each tree")


def main() -> None:
    """Measure everything once."""
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        start_up(folder)
        engine_step()
        window_step(app, folder)
        journal(FilePath(folder))
        export()
        check_content()


if __name__ == "__main__":
    main()
