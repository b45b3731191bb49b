"""Author mode: what is saved is shown and checked, answers and position stay."""

import os
import threading
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path as FilePath

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import main
from engine.answers import UNKNOWN
from engine.errors import Problem
from engine.law import FactId
from engine.library import Library
from engine.tree import Outcome, TreeId
from firm.policy import Appearance
from matters.matter import Particulars
from memo.pdf import to_pdf
from memo.text import to_text
from tests.gui.window_maker import NOW, RESOURCES, answer, press, settle
from tests.small_trees import RULES, TREE, write_content
from ui.author import mode
from ui.author.content import Content, find_problems, read_content
from ui.author.following import Followed, Latest
from ui.author.mode import Author, author_mode, matters_of
from ui.author.strip import AuthorStrip
from ui.author.wizard import MARK
from ui.main_window import MainWindow
from ui.panels.memory import Memory
from ui.panels.problems import ProblemsPanel
from ui.theme import Theme
from ui.wizard import Wizard

ROOT = FilePath(__file__).parents[2]
SMALL = TreeId("small")
NOT_YAML = TREE.replace("root: kind_of_paper", "root: [kind_of_paper")
NOWHERE = TREE.replace("next: relief\n", "next: relif\n")
UNCITED = TREE.replace("because: It must have taken effect.\n    cites: [small-time]",
                       "because: It must have taken effect.\n    cites: []")  # fmt: skip
SHORTER = TREE.replace("    next: origin_place\n", "    next: effective\n")
OVERLAP = TREE.replace(
    "      - {otherwise: true, goto: remark}\n",
    "      - {when: {includes: {relief: conduct}}, goto: remark}\n"
    "      - {otherwise: true, goto: remark}\n",
)
"""The routes of relief hold together for a paper that orders both."""
GAP = TREE.replace("      - {otherwise: true, goto: grounds}\n", "")
"""Nothing holds after filed_on where no time has passed."""
CALENDAR = """\
years:
- year: 2026
  source: read
  generated: 2026-01-01
  holidays: [{name: NAME, days: [2026-05-01]}]
"""
DAY = NOW.date()
Save = Callable[[str], None]


@pytest.fixture
def content(tmp_path: FilePath) -> FilePath:
    folder = write_content(tmp_path / "trees")
    (folder / "law" / "left_out.yaml").write_text("rules: []\n", encoding="utf-8")
    return folder


@pytest.fixture
def author(theme: Theme, qtbot: QtBot, content: FilePath, tmp_path: FilePath) -> Iterator[Author]:
    window = MainWindow(theme, Memory(tmp_path / "data"))
    made = Author(window, content, tmp_path / "data", lambda: NOW)
    made.open(RESOURCES)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    qtbot.waitUntil(lambda: not made.busy)
    yield made
    QThreadPool.globalInstance().waitForDone()  # work that still runs reports to the window


@pytest.fixture
def window(author: Author) -> MainWindow:
    found = author.parent()
    assert isinstance(found, MainWindow)
    return found


@pytest.fixture
def save(author: Author, content: FilePath, qtbot: QtBot) -> Save:
    """Save the tree, and wait until that was read and checked."""

    def done(text: str) -> None:
        reads: list[bool] = []
        author._checking.done.connect(lambda *_: reads.append(True))
        (content / "small.yaml").write_text(text, encoding="utf-8")
        qtbot.waitUntil(lambda: bool(reads) and not author.busy, timeout=10_000)
        settle()

    return done


def begin(author: Author, window: MainWindow, *facts: str) -> None:
    author.wizard.start(SMALL)
    for fact in facts:
        answer(window, **{fact: UNKNOWN})


# --- what is shown ----------------------------------------------------------------------


def test_the_window_says_what_it_is(author: Author, window: MainWindow, content: FilePath) -> None:
    (strip,) = window.frame.findChildren(AuthorStrip)
    assert strip.isVisible()
    assert "not for a client’s matter" in strip.accessibleName()
    assert str(content) in strip.accessibleName()
    assert author.panel.title == "No problems"
    assert not author.panel.list.isVisible()


def test_a_text_that_is_saved_is_shown(author: Author, window: MainWindow, save: Save) -> None:
    begin(author, window, "kind_of_paper")
    save(TREE.replace("Where does it come from?", "Which country does it come from?"))
    question = author.wizard.question()
    assert question is not None
    assert question.ask == "Which country does it come from?"
    assert window.frame.question._ask.text() == question.ask
    assert author.wizard.place == "origin_place"
    assert not window.frame.banner.isVisible()


def test_a_question_that_stays_the_same_keeps_what_is_typed(
    author: Author, window: MainWindow, save: Save
) -> None:
    begin(author, window, "kind_of_paper")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Fra")
    save(TREE.replace("title: Not effective yet", "title: It has not taken effect"))
    assert author.wizard.library.trees[SMALL].outcomes is not None
    assert QApplication.focusWidget() is field
    assert field.text() == "Fra"


def test_what_was_picked_stays_picked_when_the_wording_changes(
    author: Author, window: MainWindow, save: Save
) -> None:
    begin(author, window)
    press(window, Qt.Key.Key_2)
    save(TREE.replace("What do you hold?", "What have you got?"))
    assert window.frame.question.value() == "order"
    assert not author.wizard.matter or not author.wizard.matter.answers


def test_an_earlier_question_stays_shown(author: Author, window: MainWindow, save: Save) -> None:
    begin(author, window, "kind_of_paper", "origin_place", "treaty")
    author.wizard.show(FactId("origin_place"))
    save(TREE.replace("Where does it come from?", "Which country?"))
    assert author.wizard.place == "origin_place"
    assert window.frame.question._ask.text() == "Which country?"


def test_where_the_node_has_gone_the_window_says_where_the_walk_is(
    author: Author, window: MainWindow, save: Save
) -> None:
    begin(author, window, "kind_of_paper")
    save(SHORTER)
    assert author.wizard.place == "effective"
    said = window.frame.banner.said
    assert said is not None
    assert said.title == "The walk is now at “Effect”"
    assert said.sentence == "“Origin” is no longer on the way. Every answer is kept."


def test_no_answer_is_lost_when_its_question_goes_and_returns(
    author: Author, window: MainWindow, save: Save
) -> None:
    begin(author, window, "kind_of_paper", "origin_place", "treaty")
    save(SHORTER)
    matter = author.wizard.matter
    assert matter is not None
    assert set(matter.answers) == {"kind_of_paper", "origin_place", "treaty"}
    save(TREE)
    passed = [str(step.question.id) for step in author.wizard.path.steps]
    assert passed == [str(fact) for fact in matter.answers]
    author.wizard.undo()
    assert author.wizard.place == "treaty", "undo works across a save"


def test_documents_stay_shown(author: Author, window: MainWindow, save: Save) -> None:
    begin(author, window, "kind_of_paper")
    window.show_view("documents")
    save(TREE.replace("Where does it come from?", "Which country?"))
    assert window.view == "documents"
    assert window.frame.documents.isVisible()


# --- what is wrong ------------------------------------------------------------------------


def test_problems_are_listed_with_their_place(
    author: Author, window: MainWindow, save: Save
) -> None:
    begin(author, window, "kind_of_paper")
    save(UNCITED)
    assert author.panel.title == "1 error"
    assert author.panel.list.isVisible()
    index = author.panel.list.rows.index(0)
    assert str(index.data()).startswith("small.yaml:148:3: cites missing")
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Error: cites missing")
    assert spoken.endswith("small.yaml, line 148, column 3")
    assert not author.panel._said.isVisible(), "this fault stops no walk, so the newest is shown"
    save(TREE)
    assert author.panel.title == "No problems"


@pytest.mark.parametrize("text", [NOT_YAML, NOWHERE, ""], ids=["not YAML", "no target", "empty"])
def test_what_cannot_be_walked_leaves_the_window_as_it_was(
    author: Author, window: MainWindow, save: Save, text: str
) -> None:
    begin(author, window, "kind_of_paper", "origin_place")
    save(text)
    assert author.wizard.place == "treaty"
    assert author.panel.title.endswith(("error", "errors"))
    assert author.panel._said.isVisible()
    assert author._notice() == (
        "The window shows small.yaml as before the errors. Every answer is kept."
    )
    answer(window, treaty="no")
    assert author.wizard.place == "effective", "the walk goes on meanwhile"
    save(TREE)
    assert author.wizard.place == "effective"
    assert not author.panel._said.isVisible()


def test_law_that_cannot_be_read_leaves_the_law_as_it_was(
    author: Author, window: MainWindow, content: FilePath, qtbot: QtBot
) -> None:
    begin(author, window, "kind_of_paper")
    (content / "law" / "facts.yaml").write_text("facts: [", encoding="utf-8")
    qtbot.waitUntil(lambda: "law/facts.yaml" in author._notice(), timeout=10_000)
    assert author.wizard.place == "origin_place"
    assert FactId("origin_place") in author.wizard.law.facts


def test_a_change_of_the_calendar_is_seen(
    author: Author, window: MainWindow, content: FilePath, qtbot: QtBot
) -> None:
    begin(author, window, "kind_of_paper")
    file, may = content / "law" / "calendar.yaml", date(2026, 5, 1)

    def named() -> str:
        return author.wizard.law.calendar.check(may).holiday

    file.write_text(CALENDAR.replace("NAME", "Labour Day"), encoding="utf-8")
    qtbot.waitUntil(lambda: named() == "Labour Day", timeout=10_000)
    file.write_text(CALENDAR.replace("NAME", "May Day"), encoding="utf-8")
    qtbot.waitUntil(lambda: named() == "May Day", timeout=10_000)
    read = read_content(content)
    file.write_text(CALENDAR.replace("NAME", "Later"), encoding="utf-8")
    assert read.newest.law.calendar.check(may).holiday == "May Day", "as it was when read"
    assert "law/calendar.yaml" in read.newest.hashes


def test_content_that_fails_in_the_walk_goes_and_the_answer_stays(
    author: Author, window: MainWindow, content: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should a fault pass the checks that guard the window, the content before is used again."""
    begin(author, window, "kind_of_paper")
    (content / "small.yaml").write_text(NOWHERE, encoding="utf-8")
    broken = read_content(content).newest
    author.wizard.take_content(broken)
    answer(window, origin_place=UNKNOWN, treaty="yes", effective="yes", effective_date=UNKNOWN,
           performance_date=UNKNOWN, filed_on=UNKNOWN, objection="no", grounds=UNKNOWN)  # fmt: skip
    assert author.wizard.matter is not None
    assert FactId("grounds") in author.wizard.matter.answers
    assert author.wizard.place == "relief"
    assert author.panel._said.isVisible()
    assert not author.wizard.unsaved


def test_errors_stand_apart_from_warnings(author: Author) -> None:
    warning = Problem("a.yaml", 1, 1, "worth a look.", warning=True)
    error = Problem("small.yaml", 9, 2, "wrong.")
    author.panel.show_problems((warning, error, error), "")
    assert author.panel.list.rows.problems == (error, error, warning)
    assert author.panel.title == "2 errors, 1 warning"
    author.panel.show_problems((warning,), "")
    assert author.panel.title == "1 warning"


def test_the_current_problem_stays_current(author: Author) -> None:
    first, second = (Problem("small.yaml", line, 1, "wrong.") for line in (1, 2))
    author.panel.show_problems((first, second), "")
    author.panel.list.setCurrentIndex(author.panel.list.rows.index(1))
    author.panel.show_problems((Problem("a.yaml", 1, 1, "new."), second), "")
    assert author.panel.current == second


# --- checking ------------------------------------------------------------------------------------


class Slow:
    """Finds no problems, but not before it may; remembers what it was given."""

    def __init__(self) -> None:
        self.may, self.given = threading.Event(), list[Library]()

    def __call__(self, library: Library, _as_of: date) -> tuple[Problem, ...]:
        self.given.append(library)
        self.may.wait(10)
        return ()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    made = Slow()
    monkeypatch.setattr(mode, "find_problems", made)
    yield made
    made.may.set()


def test_the_panel_says_that_it_checks(
    author: Author, window: MainWindow, theme: Theme, slow: Slow, qtbot: QtBot
) -> None:
    assert author.panel.title == "No problems"
    author._check()
    assert author.panel.title == "Checking…", "nothing is known of what was saved"
    theme.set_zoom(1.25)
    assert author.panel.title == "Checking…"
    slow.may.set()
    qtbot.waitUntil(lambda: not author.busy)
    assert author.panel.title == "No problems"
    assert author.panel._note.text().startswith("Checked at ")


def test_problems_stay_listed_while_others_are_looked_for(
    author: Author, save: Save, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    save(UNCITED)
    slow = Slow()
    monkeypatch.setattr(mode, "find_problems", slow)
    author._check()
    assert author.panel.title == "1 error"
    assert author.panel._note.text() == "Checking…"
    assert author.panel.list.isVisible()
    slow.may.set()
    qtbot.waitUntil(lambda: not author.busy)
    assert author.panel.title == "No problems"


def test_changes_while_it_checks_do_not_queue_up(
    author: Author, window: MainWindow, content: FilePath, slow: Slow, qtbot: QtBot
) -> None:
    begin(author, window, "kind_of_paper")
    author._check()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    for number in range(3):
        (content / "small.yaml").write_text(TREE + f"# {number}\n", encoding="utf-8")
        author.read()
        qtbot.waitUntil(lambda: not author._reading.busy)
        QTest.keyClicks(field, "a")
    assert field.text() == "aaa", "what is typed is taken meanwhile"
    assert author._checking.busy
    slow.may.set()
    qtbot.waitUntil(lambda: not author.busy)
    settle()
    assert len(slow.given) == 2, "what was checked, and what was saved last"
    assert slow.given[-1] is author._content.newest


# --- examples ------------------------------------------------------------------------------------


def test_an_example_is_shown_beneath_the_list(author: Author, save: Save) -> None:
    save(UNCITED)
    assert not author.panel.example.isVisible(), "this fault needs none"
    save(OVERLAP)
    (problem,) = author.panel.list.rows.problems
    assert "relief: [money, conduct]" in problem.example
    assert author.panel.example.isVisible()
    assert author.panel.example.text.accessibleName() == f"For example with {problem.example}"
    author.panel._fold.click()
    assert not author.panel.example.isVisible()


def test_the_example_follows_the_current_problem(author: Author) -> None:
    first = Problem("small.yaml", 1, 1, "wrong.")
    second = Problem("small.yaml", 2, 1, "wrong.", example="{treaty: 'yes'}")
    author.panel.show_problems((first, second), "")
    assert not author.panel.example.isVisible()
    author._go_to_problems()
    QTest.keyClick(author.panel.list, Qt.Key.Key_Down)
    assert author.panel.example.isVisible()
    spoken = author.panel.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("An example stands beneath the list.")
    QTest.keyClick(author.panel.list, Qt.Key.Key_Up)
    assert not author.panel.example.isVisible()


def test_an_example_leads_to_where_the_fault_shows(
    author: Author, window: MainWindow, save: Save
) -> None:
    begin(author, window, "kind_of_paper", "origin_place")
    author.wizard.describe(Particulars(name="Straits"))
    author.wizard.show(FactId("kind_of_paper"))
    before = author.wizard.matter
    save(OVERLAP)
    window.show_view("documents")
    author._go_to_problems()
    focused = []
    for _ in range(5):  # the list and what stands round it
        focused.append(QApplication.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is author.panel.example.button:
            break
    assert QApplication.focusWidget() is author.panel.example.button, focused
    press(window, Qt.Key.Key_Return)
    matter = author.wizard.matter
    assert before is not None
    assert matter is not None
    assert matter.answers[FactId("relief")] == ("money", "conduct")
    assert matter.answers[FactId("kind_of_paper")] == "judgment", "none of the former is left"
    assert matter.particulars == before.particulars
    assert author.wizard.place == "relief"
    assert window.frame.question.value() == ("money", "conduct")
    assert window.frame.question.isVisible()
    assert window.frame.status._note.text().endswith("undo brings yours")
    author.wizard.undo()
    assert author.wizard.matter == before
    assert author.wizard.place == "kind_of_paper"
    assert window.frame.status._note.text() == ""
    author.wizard.redo()
    assert author.wizard.matter == matter


def test_an_example_given_twice_is_one_change(
    author: Author, window: MainWindow, save: Save
) -> None:
    begin(author, window, "kind_of_paper")
    before = author.wizard.matter
    save(OVERLAP)
    window.frame.setFocus()
    for _ in range(2):
        QTest.keyClick(
            window, Qt.Key.Key_E,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )  # fmt: skip
        settle()
        assert author.wizard.place == "relief"
    author.wizard.undo()
    assert author.wizard.matter == before


def test_an_example_walks_the_tree_of_its_problem(
    author: Author, window: MainWindow, content: FilePath, save: Save
) -> None:
    other = TREE.replace("id: small\n", "id: other\n", 1)
    (content / "other.yaml").write_text(other, encoding="utf-8")
    save(OVERLAP)
    author.wizard.start(TreeId("other"))
    answer(window, kind_of_paper="order")
    before = author.wizard.matter
    author.panel.example.button.click()
    assert author.wizard.tree is not None
    assert author.wizard.tree.id == SMALL
    assert author.wizard.place == "relief"
    author.wizard.undo()
    assert author.wizard.matter == before


def test_an_example_begins_a_matter_where_none_is_open(
    author: Author, window: MainWindow, save: Save
) -> None:
    save(OVERLAP)
    assert author.wizard.matter is None
    author.panel.example.button.click()
    assert author.wizard.place == "relief"
    assert window.view == "route"
    assert window.frame.question.isVisible()


def test_an_example_is_tried_today_and_undo_brings_the_date_back(
    author: Author, window: MainWindow, tmp_path: FilePath, save: Save
) -> None:
    file = tmp_path / "old.yaml"
    file.write_text('tree: small\nas_of: 2020-01-02\nanswers: {kind_of_paper: "judgment"}\n')
    author.wizard.open(file)
    save(OVERLAP)
    author.panel.example.button.click()
    assert author.wizard.as_of == DAY
    author.wizard.undo()
    assert author.wizard.as_of == date(2020, 1, 2)
    author.wizard.redo()
    assert author.wizard.as_of == DAY


def test_an_example_at_a_dead_end_stands_before_it(
    author: Author, window: MainWindow, save: Save
) -> None:
    begin(author, window)
    save(GAP)
    (problem,) = (one for one in author.panel.list.rows.problems if "no route" in one.message)
    author._answer_with(problem)
    settle()
    library = author.wizard.library
    assert author.wizard.place == "filed_on"
    assert window.frame.question.value() is not None, "the answer stands ready to be given"
    said = window.frame.banner.said
    assert said is not None
    assert said.title == "No route leads on after “Filed”"
    matter = author.wizard.matter
    window.frame.question.submit()
    settle()
    assert author.wizard.matter == matter, "it cannot be given"
    assert author.wizard.library is library, "and what was saved stays shown"
    answer(window, filed_on=date(2030, 1, 2))
    assert author.wizard.place == "objection"
    assert not window.frame.banner.isVisible()


def test_an_example_that_does_not_fit_is_one_sentence(author: Author, window: MainWindow) -> None:
    begin(author, window, "kind_of_paper")
    matter = author.wizard.matter
    author._answer_with(Problem("small.yaml", 9, 1, "wrong.", example="{gone: 'yes'}"))
    said = window.frame.banner.said
    assert said is not None
    assert said.title == "The example does not fit the content that is shown"
    assert said.sentence == 'small.yaml:2:17: "gone" is not a fact.'
    assert author.wizard.matter is matter
    author._answer_with(Problem("small.yaml", 9, 1, "wrong."))
    assert window.frame.status._note.text() == "This problem has no example"


def test_a_fault_at_a_gate_shows_the_question_before(
    author: Author, window: MainWindow, save: Save
) -> None:
    save(TREE.replace("{jurisdiction: {of: origin_place, is: [HK]}}",
                      "{not: {jurisdiction: {of: origin_place, has: home}}}"))  # fmt: skip
    found = author.panel.list.rows.problems
    author._answer_with(next(one for one in found if "can hold together" in one.message))
    assert author.wizard.place == "origin_place"
    assert isinstance(author.wizard.path.at, Outcome) or len(author.wizard.path.steps) > 1


# --- the memo ------------------------------------------------------------------------------------


def test_a_memo_says_that_it_is_no_clients(author: Author, window: MainWindow) -> None:
    begin(author, window, "kind_of_paper")
    marked, plain = (
        [page.extract_text() for page in PdfReader(BytesIO(to_pdf(memo, RESOURCES))).pages]
        for memo in (author.wizard.memo_work()(), Wizard.memo_work(author.wizard)())
    )
    assert [page.count(MARK) for page in marked] == [2] + [1] * (len(marked) - 1)
    assert "Draft · Draft" not in marked[0], "though the route is unfinished too"
    assert MARK not in "".join(plain)
    assert f"{'':<14}{MARK}\n" in to_text(author.wizard.memo_work()())


# --- keys and clicks -------------------------------------------------------------------------


def test_enter_copies_the_place_and_answers_nothing(
    author: Author, window: MainWindow, save: Save, content: FilePath
) -> None:
    begin(author, window)
    press(window, Qt.Key.Key_2)
    save(UNCITED)
    QTest.keyClick(
        window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )  # fmt: skip
    settle()
    assert QApplication.focusWidget() is author.panel.list
    press(window, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == f"{content}{os.sep}small.yaml:148:3"
    assert author.wizard.place == "kind_of_paper"
    assert window.frame.status._note.text() == "small.yaml:148:3 is on the clipboard"


def test_a_click_copies_and_a_double_click_opens(
    author: Author, window: MainWindow, save: Save, content: FilePath,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    opened: list[FilePath] = []
    monkeypatch.setattr(mode, "open_file", opened.append)
    begin(author, window)
    save(UNCITED)
    rows, left = author.panel.list, Qt.MouseButton.LeftButton
    middle = rows.visualRect(rows.rows.index(0)).center()
    QApplication.clipboard().clear()
    QTest.mouseClick(rows.viewport(), left, pos=middle)
    assert QApplication.clipboard().text().endswith("small.yaml:148:3")
    assert opened == []
    QTest.mouseDClick(rows.viewport(), left, pos=middle)
    assert opened == [content / "small.yaml"]
    copy, open_ = author.panel._ways
    QApplication.clipboard().clear()
    copy.click()
    assert QApplication.clipboard().text().endswith("small.yaml:148:3")
    open_.click()
    assert len(opened) == 2


def test_the_list_folds_and_stays_folded(
    author: Author, window: MainWindow, theme: Theme, save: Save
) -> None:
    save(UNCITED)
    author.panel._fold.click()
    assert not author.panel.list.isVisible()
    theme.set_appearance(Appearance.DARK)
    settle()
    (panel,) = window.frame.findChildren(ProblemsPanel)
    assert panel is author.panel
    assert panel.title == "1 error"
    assert not panel.list.isVisible()
    assert len(window.frame.findChildren(AuthorStrip)) == 1


def test_the_focus_stays_in_the_list(author: Author, window: MainWindow, save: Save) -> None:
    begin(author, window)
    save(UNCITED)
    author._go_to_problems()
    save(UNCITED.replace("What do you hold?", "What have you got?"))
    assert QApplication.focusWidget() is author.panel.list


def _within(widget: QWidget | None, region: QWidget) -> bool:
    return widget is not None and (widget is region or region.isAncestorOf(widget))


def test_the_focus_stays_in_the_list_in_other_colours(
    author: Author, window: MainWindow, theme: Theme
) -> None:
    begin(author, window)
    settle()
    problems = tuple(Problem("small.yaml", line, 1, "wrong.") for line in (1, 2, 3))
    author._found(problems)
    author._go_to_problems()
    press(window, Qt.Key.Key_Down)
    before = author.panel
    theme.set_appearance(Appearance.DARK)
    settle()
    assert author.panel is not before
    assert QApplication.focusWidget() is author.panel.list
    assert author.panel.list.shows_ring
    assert author.panel.current == problems[1]
    author.panel._fold.setFocus(Qt.FocusReason.TabFocusReason)
    theme.set_zoom(1.5)
    settle()
    assert QApplication.focusWidget() is author.panel._fold


def test_the_focus_stays_in_the_question_in_other_colours(
    author: Author, window: MainWindow, theme: Theme, save: Save
) -> None:
    begin(author, window, "kind_of_paper")
    save(UNCITED)
    theme.set_appearance(Appearance.DARK)
    settle()
    assert _within(QApplication.focusWidget(), window.frame.question)


def test_f6_comes_to_the_problems(author: Author, window: MainWindow, save: Save) -> None:
    begin(author, window)
    save(UNCITED)

    def round_(steps: int) -> list[QWidget | None]:
        found = []
        for _ in range(steps):
            QTest.keyClick(window, Qt.Key.Key_F6)
            found.append(QApplication.focusWidget())
        return found

    assert author.panel.list in round_(5)
    author._go_to_problems()
    (after,) = round_(1)
    assert _within(after, window.frame.header)
    author.panel._fold.click()
    found = round_(5)
    assert author.panel._fold in found, "folded, the button that shows them"
    author.wizard.close()
    settle()
    author._go_to_problems()
    (home,) = round_(1)
    assert _within(home, window.frame.home)
    assert round_(1) == [author.panel.list]
    save(TREE)
    assert round_(2)[-1] is not author.panel.list, "nothing is listed"


# --- reading and following ----------------------------------------------------------------------


def read_after(content: FilePath, last: Content, text: str, *needed: TreeId) -> Content:
    (content / "small.yaml").write_text(text, encoding="utf-8")
    return read_content(content, last.shown, frozenset(needed))


def test_a_tree_that_never_could_be_walked_is_left_out(content: FilePath) -> None:
    (content / "other.yaml").write_text("schema: [", encoding="utf-8")
    found = read_content(content)
    assert list(found.shown.trees) == [SMALL]
    assert found.left_out == ("other.yaml",)
    assert {problem.file for problem in find_problems(found.newest, DAY)} == {"other.yaml"}


def test_what_is_kept_is_stamped_as_what_it_is(content: FilePath) -> None:
    last = read_content(content)
    found = read_after(content, last, NOWHERE)
    assert found.kept == ("small.yaml",)
    assert found.shown.hashes == last.shown.hashes
    assert found.newest.hashes != last.shown.hashes


def test_law_that_takes_a_rule_away_waits_for_the_tree(content: FilePath) -> None:
    last = read_content(content)
    without = RULES.replace("- id: small-ground", "- id: small-grounds")
    (content / "law" / "rules.yaml").write_text(without, encoding="utf-8")
    found = read_content(content, last.shown)
    assert found.kept == ("law/rules.yaml",)
    assert found.shown.law is last.shown.law
    mended = read_after(content, found, TREE.replace("[small-ground]", "[small-grounds]"))
    assert mended.kept == ()
    assert "small-grounds" in mended.shown.law.rules


def test_a_deleted_tree_stays_only_for_the_matter_on_it(content: FilePath) -> None:
    last = read_content(content)
    (content / "small.yaml").unlink()
    assert list(read_content(content, last.shown, frozenset({SMALL})).shown.trees) == [SMALL]
    assert list(read_content(content, last.shown).shown.trees) == []


def test_a_file_that_is_replaced_is_noticed_each_time(content: FilePath, qtbot: QtBot) -> None:
    followed = Followed(content)
    for number in range(2):
        with qtbot.waitSignal(followed.saved, timeout=5000):
            beside = content / ".small.yaml.swp"
            beside.write_text(TREE + "#" * number + "# saved\n", encoding="utf-8")
            beside.replace(content / "small.yaml")
    followed.deleteLater()


def test_only_the_latest_work_counts(qtbot: QtBot) -> None:
    latest = Latest()
    results: list[object] = []
    latest.done.connect(results.append)
    first = threading.Event()

    def slow() -> str:
        first.wait(5)
        return "old"

    latest.start(slow)
    latest.start(lambda: "older")
    latest.start(lambda: "new")
    first.set()
    qtbot.waitUntil(lambda: not latest.busy)
    assert results == ["new"]
    latest.deleteLater()


def test_a_check_that_fails_is_a_problem(
    author: Author, monkeypatch: pytest.MonkeyPatch, save: Save, qtbot: QtBot
) -> None:
    def fail(_library: object, _as_of: object) -> None:
        raise RuntimeError("it broke")

    monkeypatch.setattr(mode, "find_problems", fail)
    author._check()
    qtbot.waitUntil(lambda: not author.busy)
    settle()
    assert author.panel.title == "1 error"
    assert "it broke" in str(author.panel.list.rows.index(0).data())


# --- starting -----------------------------------------------------------------------------------


def test_matters_are_kept_apart_from_the_users(
    author: Author, window: MainWindow, tmp_path: FilePath, content: FilePath
) -> None:
    own = tmp_path / "own"
    found = matters_of(content, own)
    assert found.parent == own / "author"
    assert found == matters_of(content / ".." / content.name, own)
    assert found != matters_of(tmp_path, own)
    begin(author, window, "kind_of_paper")
    assert author.wizard.finish()
    assert len(list(author.wizard.register.folder.glob("*.exq"))) == 1


@pytest.mark.parametrize(
    ("argv", "message"),
    [(["/no/such/folder"], "There is no folder"), (["a", "b"], "one content folder")],
)
def test_wrong_arguments_are_one_sentence(
    argv: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert author_mode(ROOT, date(2026, 11, 22), argv) == 2
    told = capsys.readouterr().err
    assert message in told
    assert told.count("\n") == 1


def test_without_a_display_it_says_what_works(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(main, "has_display", lambda: False)
    assert main.main(["--author"]) == 2
    assert "check --watch" in capsys.readouterr().err
