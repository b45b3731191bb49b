"""The firm's content: which folder it is read from, what it adds, what of it is left out.

The dialog shows what it is given and asks for what it cannot do itself: reading is for
``ui.firm_folder``.
"""

from dataclasses import dataclass
from pathlib import Path as FilePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QLayout, QSizePolicy, QWidget

from engine.errors import Problem
from ui.panels.problem_list import ROW, ProblemList
from ui.panels.problems import counted
from ui.panels.text import Panel, add_all, button, column, row, text
from ui.theme import Role, Theme

WIDTH, MOST = 684, 5


@dataclass(frozen=True, slots=True)
class FirmState:
    """What the dialog shows.

    Attributes:
        folder: The firm's folder; None where there is none.
        locked: Whether the administrator named it, so that it cannot be changed here.
        adds: What it adds, in words; empty for nothing.
        problems: What of it is left out, and what is to be read again.
    """

    folder: FilePath | None
    locked: bool
    adds: str
    problems: tuple[Problem, ...]


class FirmContentDialog(QDialog):
    """The dialog.

    Signals:
        folder_asked: Another folder is to be chosen.
        again_asked: The folder is to be read again.
        none_asked: No folder is to be used.
        file_asked: The file of a problem is to be opened; carries the problem.
    """

    folder_asked = Signal()
    again_asked = Signal()
    none_asked = Signal()
    file_asked = Signal(object)

    def __init__(self, state: FirmState, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._state = theme, state
        self.setWindowTitle(self.tr("Firm content"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setFixedWidth(theme.px(WIDTH))
        pad = theme.px(24)
        whole = column(self, (pad, theme.px(20), pad, theme.px(20)))
        add_all(whole, [text(self.tr("Content of your firm"), theme, Role.QUESTION_SMALL)])
        add_all(whole, [theme.px(4), text(self._lead(), theme, Role.BODY, "text2")])
        add_all(whole, [theme.px(16), *self._of_folder()])
        if state.problems:
            add_all(whole, [theme.px(16), *self._of_problems()])
        whole.addSpacing(theme.px(20))
        whole.addStretch()
        whole.addLayout(self._foot())

    def showEvent(self, event: object) -> None:
        """Be as high as the texts ask for at this width."""
        del event
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def _lead(self) -> str:
        return self.tr(
            "Trees, notes, papers and wording of the firm, read from a folder of its own. They "
            "stand beside ours and are marked; they change no rule of the guide."
        )

    def _of_folder(self) -> list[QWidget]:
        theme, state = self._theme, self._state
        if state.folder is None:
            return [text(self.tr("No folder is used."), theme)]
        made = [text(str(state.folder), theme, Role.BODY_STRONG)]
        made.append(text(state.adds or self.tr("Nothing of it is used."), theme))
        if state.locked:
            said = self.tr("Your administrator named this folder; it cannot be changed here.")
            made.append(text(said, theme, Role.SMALL, "text2"))
        return list(made)

    # --- problems ---------------------------------------------------------------------

    def _of_problems(self) -> list[QWidget]:
        theme = self._theme
        problems = self._listed = sorted(self._state.problems, key=lambda one: one.warning)
        self.list = ProblemList(theme, self.tr("Problems"))
        self.list.rows.show_problems(tuple(problems))
        self.list.setFixedHeight(min(len(problems), MOST) * theme.px(ROW))
        self.list.opened.connect(lambda at: self.file_asked.emit(problems[at]))
        self.list.chosen.connect(self._say)
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._say(index.row()))
        self._whole = text("", theme, Role.SMALL)
        self._whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list.setCurrentIndex(self.list.rows.index(0))
        head = text(counted(self._state.problems, self.tr), theme, Role.SECTION)
        framed = Panel("window")
        framed.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column(framed).addWidget(self.list)
        return [head, framed, self._whole]

    def _say(self, at: int) -> None:
        """Say a problem in full beneath the list."""
        said = str(self._listed[at])
        self._whole.setText(said)
        self._whole.setAccessibleName(said)
        self._fit()

    def _copy(self) -> None:
        listed = "\n".join(str(problem) for problem in self._listed)
        QApplication.clipboard().setText(listed)

    # --- ways on ------------------------------------------------------------------------

    def _foot(self) -> QLayout:
        state, line = self._state, row(gap=self._theme.px(12))
        choose = button(self.tr("Choose a folder…"), self.folder_asked.emit)
        again = button(self.tr("Read it again"), self.again_asked.emit)
        none = button(self.tr("Use no folder"), self.none_asked.emit)
        for each, works in (
            (choose, not state.locked),
            (again, state.folder is not None),
            (none, not state.locked and state.folder is not None),
        ):
            each.setEnabled(works)
            line.addWidget(each)
        if state.problems:
            line.addWidget(button(self.tr("Copy the list"), self._copy))
        line.addStretch()
        close = button(self.tr("Close"), self.accept, kind="primary")
        close.setDefault(True)
        line.addWidget(close)
        return line
