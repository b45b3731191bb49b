"""``--author``: the window over a content folder that is being written.

Joins the folder, the wizard and the window: what is saved is read, shown and checked, beside the
window. Matters made here are kept apart from the user's own, one place for each content folder.
"""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path as FilePath

from PySide6.QtCore import QObject, QThreadPool, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout

from engine.errors import Problem
from firm.policy import NO_POLICY, Policy
from matters.folder import make_folder
from matters.register import Register
from ui.app import application, make_opening, own_folder, run_window
from ui.author.content import Content, find_problems, read_content
from ui.author.example import Examples
from ui.author.following import Followed, Latest
from ui.author.strip import AuthorStrip
from ui.author.wizard import AuthorWizard
from ui.dialogs.export import open_file
from ui.main_window import MainWindow
from ui.pages.work import GIVE_WAY
from ui.panels.banner import Said, Tone
from ui.panels.clock import clock_from
from ui.panels.filling import fill_head
from ui.panels.frame import Frame
from ui.panels.problems import ProblemsPanel, Standing, place
from ui.theme import load_fonts

UNDER_HEADER, OVER_STATUS = 2, 2
"""Where the strip and the panel go in the column of the frame: from its top, from its end."""


def author_mode(
    home: FilePath, as_of: date, argv: Sequence[str], policy: Policy = NO_POLICY
) -> int:
    """Open the window over a content folder and run until it is closed.

    Args:
        home: The folder that holds ``trees/`` and ``resources/``.
        as_of: Today in Beijing.
        argv: The content folder; left out, the one that ships.
        policy: What an administrator set; a draft of an author's is no memo of the firm.

    Returns:
        Exit status: 2 for wrong arguments.
    """
    if len(argv) > 1:
        sys.stderr.write("--author takes one content folder, or none for the one that ships.\n")
        return 2
    content = FilePath(argv[0]) if argv else home / "trees"
    if not content.is_dir():
        sys.stderr.write(f"There is no folder {content}.\n")
        return 2
    sys.setswitchinterval(GIVE_WAY)
    app = application()
    folder = matters_of(content, own_folder(policy))
    window = make_opening(app, folder, policy)

    def fill() -> None:
        author = Author(window, content.resolve(), folder, clock_from(as_of))
        author.open(home / "resources")
        QTimer.singleShot(0, window, lambda: load_fonts(chinese=True))

    status = run_window(app, window, fill)
    QThreadPool.globalInstance().waitForDone()  # what still runs reports to the window
    return status


def matters_of(content: FilePath, folder: FilePath) -> FilePath:
    """Give the data folder of an author's matters over a content folder.

    Args:
        content: The content folder.
        folder: The user's own data folder.
    """
    name = sha256(str(content.resolve()).encode()).hexdigest()[:12]
    found = folder / "author" / name
    with suppress(OSError):  # said when the first answer cannot be saved
        make_folder(found)
    return found


class Author(QObject):
    """Follows the content folder for the window.

    Args:
        window: That is opening.
        content: The content folder.
        folder: The data folder of matters made here.
        clock: The present time, with its zone.
    """

    def __init__(
        self,
        window: MainWindow,
        content: FilePath,
        folder: FilePath,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._window, self._folder = window, content
        self._content = read_content(content)
        self.wizard = AuthorWizard(self._content.shown, Register(folder), clock)
        self.problems: tuple[Problem, ...] = ()
        self._note = ""
        self._folded = False
        self._reading, self._checking = Latest(self), Latest(self)
        self._reading.done.connect(self._take)
        self._reading.failed.connect(self._not_checked)
        self._checking.done.connect(self._found)
        self._checking.failed.connect(self._not_checked)
        self._examples = Examples(window, self.wizard)
        self.wizard.fell_back.connect(self._fell_back)
        self._followed = Followed(content, self)
        self._followed.saved.connect(self.read)
        self._standing = Standing()
        window.built.connect(self._dress)

    @property
    def busy(self) -> bool:
        """Whether the content is being read or checked."""
        return self._reading.busy or self._checking.busy

    def open(self, resources: FilePath) -> None:
        """Give the window its content, and begin to check it.

        Args:
            resources: The folder of the memo's template, fonts and pictures.
        """
        theme = self._window.theme
        theme.changed.connect(self._keep_standing)
        self._window.take(self.wizard, resources)  # from now on all is built anew at a change
        theme.changed.connect(self._stand_again)
        self._add_menu()
        self._check()

    def read(self) -> None:
        """Read the content anew, beside the window."""
        needed = self.wizard.needed
        self.panel.show_checking()
        self._reading.start(partial(read_content, self._folder, self.wizard.library, needed))

    # --- content -----------------------------------------------------------------------

    def _take(self, content: Content) -> None:
        """Show what was read, and check it."""
        self._content = content
        if content.shown.hashes != self.wizard.library.hashes:
            self._show(content)
        self.panel.show_notice(self._notice())
        self._check()

    def _show(self, content: Content) -> None:
        """Use other content; a question that stays the same is not touched, nor what is typed."""
        window, wizard = self._window, self.wizard
        question = wizard.question() if wizard.matter else None
        before, name = wizard.place, wizard.place_name() if wizard.matter else ""
        wizard.take_content(content.shown)
        same = question is not None and wizard.question() == question
        if same and question is not None and window.view == "route":
            fill_head(window.frame, wizard)
            window.frame.route.show_route(wizard.route())
            window.frame.reasons.show_question(question, wizard.confirmed)
            return
        chosen, focus = window.frame.question.value(), QApplication.focusWidget()
        window.refresh()
        if wizard.place != before:
            self._moved(name)
        elif window.view == "route" and chosen is not None and not wizard.shows_outcome:
            window.frame.question.set_value(chosen)
        if focus is not None and self.panel.isAncestorOf(focus):
            QTimer.singleShot(0, focus, focus.setFocus)

    def _moved(self, name: str) -> None:
        title = self.tr("The walk is now at “{0}”").format(self.wizard.place_name())
        said = self.tr("“{0}” is no longer on the way. Every answer is kept.").format(name)
        self._window.say(Said(Tone.WARNING, title, said))

    def _fell_back(self) -> None:
        self.panel.show_notice(
            self.tr("The content saved last stops the walk; the window shows the one before.")
        )

    def _notice(self) -> str:
        """Say which files are not shown as they stand."""
        said = []
        if self._content.kept:
            files = ", ".join(self._content.kept)
            kept = self.tr("The window shows {0} as before the errors. Every answer is kept.")
            said.append(kept.format(files))
        if self._content.left_out:
            files = ", ".join(self._content.left_out)
            said.append(self.tr("{0} cannot be walked yet.").format(files))
        return " ".join(said)

    # --- problems ------------------------------------------------------------------------

    def _check(self) -> None:
        self.panel.show_checking()
        self._checking.start(partial(find_problems, self._content.newest, self.wizard.today))

    def _found(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        self._note = self.tr("Checked at {0}").format(f"{self.wizard.now:%H:%M:%S}")
        if not problems:
            self._note += self.tr(". What is wrong appears here as a file is saved.")
        self.panel.show_problems(problems, self._note)

    def _not_checked(self, error: Exception) -> None:
        message = self.tr("the content could not be checked ({0}); report this.").format(error)
        self._found((Problem(self._folder.name, 0, 0, message),))

    def _copy(self, problem: Problem) -> None:
        QApplication.clipboard().setText(self._path_of(problem))
        self._window.note(self.tr("{0} is on the clipboard").format(place(problem)))

    def _open_file(self, problem: Problem) -> None:
        """Open a file where the system has an editor for it; its place is on the clipboard."""
        self._copy(problem)
        open_file(self._folder / problem.file)

    def _answer_with(self, problem: Problem | None) -> None:
        if problem is None:
            self._window.note(self.tr("No problem is listed"))
        else:
            self._examples.answer_with(problem, self._content.newest)

    def _path_of(self, problem: Problem) -> str:
        return str(self._folder / place(problem))

    # --- the window ------------------------------------------------------------------------

    def _dress(self, frame: Frame) -> None:
        """Put strip and panel into a frame that was just built."""
        layout = frame.layout()
        theme = self._window.theme
        self.panel = ProblemsPanel(theme)
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(UNDER_HEADER, AuthorStrip(theme, self._folder))
            layout.insertWidget(layout.count() - OVER_STATUS, self.panel)
        self.panel.place_chosen.connect(self._copy)
        self.panel.file_asked.connect(self._open_file)
        self.panel.example_asked.connect(self._answer_with)
        self.panel.folded.connect(self._keep_folded)
        self.panel.show_folded(self._folded)
        self.panel.show_problems(self.problems, self._note)
        if self.busy or not self._note:
            self.panel.show_checking()
        self.panel.show_notice(self._notice())
        frame.below = self.panel

    def _keep_standing(self) -> None:
        self._standing = self.panel.standing

    def _stand_again(self) -> None:
        """Let the new panel stand as the one before, after the page has taken the focus."""
        QTimer.singleShot(0, self.panel, partial(self.panel.stand, self._standing))

    def _keep_folded(self, folded: bool) -> None:
        self._folded = folded

    def _add_menu(self) -> None:
        menu = self._window.menuBar().addMenu(self.tr("A&uthor"))
        action = QAction(self.tr("Go to the problems"), self._window)
        action.setShortcut(QKeySequence("Ctrl+Shift+M"))
        action.triggered.connect(lambda *_: self._go_to_problems())
        example = QAction(self.tr("Answer with the example"), self._window)
        example.setShortcut(QKeySequence("Ctrl+Shift+E"))
        example.triggered.connect(lambda *_: self._answer_with(self.panel.current))
        again = QAction(self.tr("Read and check the content again"), self._window)
        again.setShortcut(QKeySequence("F5"))
        again.triggered.connect(lambda *_: self.read())
        for each in (action, example, again):
            menu.addAction(each)
            self._window.addAction(each)

    def _go_to_problems(self) -> None:
        self._folded = False
        self.panel.take_keys()
