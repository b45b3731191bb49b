"""The problems of the content, at the bottom of the author's window.

One line says how many there are, below it stands each with its place, and beneath the list the
example of the current one. It shows what it is given, errors first, and finds nothing out itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLayout, QToolButton, QWidget

from engine.errors import Problem
from ui import icons
from ui.panels.banner import ERROR_PICTURE
from ui.panels.example import ExampleLine
from ui.panels.problem_list import ROW, ProblemList, place
from ui.panels.text import Divider, Panel, add_all, clear, coloured, column, link, picture, row
from ui.theme import Role, Theme

__all__ = ["ProblemsPanel", "Standing", "place"]

HEAD = 40
MOST, SHARE = 6, 0.2
"""Rows shown at most without scrolling, and the part of the window's height they may take."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a panel outlives it: the current problem, and what has the focus, if anything.

    Attributes:
        focus: The accessible name of the control; empty if the focus is elsewhere.
        ring: Whether the list showed that it has the focus.
    """

    current: Problem | None = None
    focus: str = ""
    ring: bool = False


class ProblemsPanel(Panel):
    """The panel.

    Signals:
        place_chosen: The place of a problem is wanted; carries the problem.
        file_asked: Its file is to be opened; carries the problem.
        example_asked: Its example is to be answered with; carries the problem.
        folded: The list was folded away (True) or shown.
    """

    place_chosen = Signal(object)
    file_asked = Signal(object)
    example_asked = Signal(object)
    folded = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._theme, self._open = theme, True
        self.list = ProblemList(theme, self.tr("Problems"))
        self.list.setParent(self)  # before the head, so that F6 comes to it first
        self.list.chosen.connect(lambda at: self._emit(self.place_chosen, at))
        self.list.opened.connect(lambda at: self._emit(self.file_asked, at))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._measure())
        self.example = ExampleLine(theme)
        self.example.used.connect(lambda: self._of_current(self.example_asked))
        whole = column(self)
        add_all(whole, [Divider(theme), self._head()])
        self._said = QWidget()
        margins = (theme.px(18), 0, theme.px(16), theme.px(8))
        self._notice = row(self._said, margins, theme.px(12))
        self._said.setVisible(False)
        add_all(whole, [self._said, self.list, self.example])
        in_order = (*self._ways, self._fold, self.list, self.example.button)
        for first, second in pairwise(in_order):
            self.setTabOrder(first, second)
        self.show_problems((), "")
        self.show_checking()

    def show_problems(self, problems: tuple[Problem, ...], note: str) -> None:
        """List problems, errors first; the one that is current stays so.

        Args:
            problems: Sorted by place.
            note: When this was so, or that it is being found out.
        """
        before = self.current
        ordered = tuple(sorted(problems, key=lambda problem: problem.warning))
        self.list.rows.show_problems(ordered)
        if ordered:
            at = ordered.index(before) if before in ordered else 0
            self.list.setCurrentIndex(self.list.rows.index(at))
        self._show_title(counted(ordered, self.tr), *_look(ordered, self._theme))
        self.show_note(note)
        self._fold.setVisible(bool(ordered))
        self._measure()

    def show_checking(self) -> None:
        """Say that the problems are being found out; those known stay listed meanwhile."""
        said = self.tr("Checking…")
        known = bool(self.list.rows.problems)
        self.show_note(said if known else "")
        if not known:
            self._show_title(said, "open-point", self._theme.tokens.text3)

    def show_note(self, note: str) -> None:
        """Say when the problems were found."""
        self._note.setText(note)

    def show_notice(self, said: str) -> None:
        """Say that the window does not show what stands in the files; nothing if it does."""
        clear(self._notice)
        self._said.setVisible(bool(said))
        if said:
            theme, look = self._theme, self._theme.warning
            self._notice.addWidget(picture(look.icon, look.ink, theme, 16))
            words = coloured(said, Role.BODY, theme.tokens.text)
            words.setAccessibleName(said)
            words.setMinimumWidth(0)
            self._notice.addWidget(words, 1)

    def show_folded(self, folded: bool) -> None:
        """Fold the list away, or show it."""
        self._open = not folded
        self._measure()

    def take_keys(self) -> None:
        """Show the list and give it the focus; the fold button where there is nothing to list."""
        self.show_folded(folded=False)
        if self.list.rows.problems:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def current(self) -> Problem | None:
        """The problem that is current."""
        at = self.list.currentIndex().row()
        return self.list.rows.problems[at] if at >= 0 else None

    @property
    def standing(self) -> Standing:
        """What a panel that takes the place of this one is to show."""
        now = QApplication.focusWidget()
        inside = now is not None and self.isAncestorOf(now)
        name = now.accessibleName() if now is not None and inside else ""
        return Standing(self.current, name, self.list.shows_ring)

    def stand(self, standing: Standing) -> None:
        """Show what another panel showed, and take the focus if that one had it."""
        if standing.current in self.list.rows.problems:
            at = self.list.rows.problems.index(standing.current)
            self.list.setCurrentIndex(self.list.rows.index(at))
        seen = standing.ring or standing.focus != self.list.accessibleName()
        reasons = Qt.FocusReason
        for each in (self.list, *self._ways, self._fold, self.example.button):
            if standing.focus and each.accessibleName() == standing.focus:
                each.setFocus(reasons.ShortcutFocusReason if seen else reasons.MouseFocusReason)

    @property
    def title(self) -> str:
        """What the head says."""
        return self._title.text()

    def showEvent(self, event: object) -> None:
        """Follow the height of the window from now on."""
        del event
        self.window().installEventFilter(self)
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take no more than a part of the window."""
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._measure()
        return super().eventFilter(watched, event)

    # --- inside ------------------------------------------------------------------------

    def _measure(self) -> None:
        count, height = len(self.list.rows.problems), self._theme.px(ROW)
        room = max(2, min(MOST, int(self.window().height() * SHARE / height)))
        self.list.setFixedHeight(min(count, room) * height)
        there, current = self._open and count > 0, self.current
        self.list.setVisible(there)
        for each in self._ways:
            each.setVisible(there)
        self.example.show_example(current.example if current else "")
        self.example.setVisible(there and current is not None and bool(current.example))
        name = self.tr("Fold the problems") if self._open else self.tr("Show the problems")
        drawn = icons.pixmap(
            "chevron", self._theme.tokens.text2, self._theme.px(16), 2.0, 90 if self._open else -90
        )
        self._fold.setIcon(drawn)
        self._fold.setToolTip(name)
        self._fold.setAccessibleName(name)

    def _emit(self, signal: Any, at: int) -> None:  # noqa: ANN401 - Qt's stubs name no type for it
        signal.emit(self.list.rows.problems[at])

    def _show_title(self, said: str, name: str, ink: QColor) -> None:
        drawn = icons.pixmap(name, ink, self._theme.px(16), self.devicePixelRatioF())
        self._picture.setPixmap(drawn)
        self._title.setText(said)
        self._title.setAccessibleName(said)

    def _head(self) -> QWidget:
        theme = self._theme
        made = QWidget()
        made.setFixedHeight(theme.px(HEAD))
        layout: QLayout = row(made, (theme.px(18), 0, theme.px(10), 0), theme.px(12))
        self._picture = picture("answered", theme.tokens.accent, theme, 16)
        self._title = coloured("", Role.SECTION, theme.tokens.text)
        self._note = coloured("", Role.LABEL, theme.tokens.text3)
        copy = link(self.tr("Copy the place"), lambda: self._of_current(self.place_chosen))
        open_ = link(self.tr("Open the file"), lambda: self._of_current(self.file_asked))
        self._ways = (copy, open_)
        self._fold = QToolButton()
        self._fold.setProperty("kind", "icon")
        self._fold.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._fold.clicked.connect(self._toggle)
        for each in (self._picture, self._title, self._note, None, copy, open_, self._fold):
            if each is None:
                row_: Any = layout
                row_.addStretch()
            else:
                layout.addWidget(each)
        return made

    def _toggle(self) -> None:
        self.show_folded(self._open)
        self.folded.emit(not self._open)

    def _of_current(self, signal: Any) -> None:  # noqa: ANN401 - as in _emit
        if self.current is not None:
            signal.emit(self.current)


def counted(problems: tuple[Problem, ...], tr: Callable[[str], str]) -> str:
    """Say how many problems there are of each kind."""
    warnings = sum(problem.warning for problem in problems)
    errors = len(problems) - warnings
    said = []
    if errors:
        said.append(tr("1 error") if errors == 1 else tr("{0} errors").format(errors))
    if warnings:
        said.append(tr("1 warning") if warnings == 1 else tr("{0} warnings").format(warnings))
    return ", ".join(said) or tr("No problems")


def _look(problems: tuple[Problem, ...], theme: Theme) -> tuple[str, QColor]:
    """Give picture and colour of the worst problem."""
    if not problems:
        return "answered", theme.tokens.accent
    if all(problem.warning for problem in problems):
        return theme.warning.icon, theme.warning.ink
    return ERROR_PICTURE, theme.error.ink
