"""The fact sheet: every question of the live route on one page, each with its answer.

Answers are those of the question page and are recorded one by one: by Enter, by a click on a
choice, or as their row is left. Rows come and go with the route; only what changed is made anew,
and what is looked at stays where it is.
"""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from engine.answers import Value
from engine.law import Law
from ui.answers.answer import ENTER
from ui.pages.fact_row import FactRow
from ui.pages.fact_rows import FactRows
from ui.pages.fact_sheet_shown import ShownSheet
from ui.pages.question import EDGE, EDGE_NARROW, Column
from ui.pages.row_scroll import RowScroll
from ui.panels.text import (
    Divider,
    Panel,
    add_all,
    clear,
    coloured,
    column,
    link,
    picture,
    row,
    text,
)
from ui.theme import Role, Theme

WIDEST, BESIDE = 980, 760
"""Width of the column; and of the page from which on answers stand beside, at 100%."""
WAIT = 30
"""Milliseconds between looks whether a mouse button that is down is up again."""


class FactSheetPage(Panel):
    """All questions of a route.

    Signals:
        answered: An answer is to be recorded; carries the fact and its value.
        incomplete: An answer was to be recorded that cannot be taken; carries the reason.
        question_asked: A question is to be shown on its own page; carries its fact.
        end_asked: The end of the route is to be shown on its own page.
        leg_asked: Another leg is to be shown; carries its number, counted from 0.
        rules_asked, note_asked: Of a row; carry rule ids, or the fact whose note is to be written.
    """

    answered = Signal(str, object)
    incomplete = Signal(str)
    question_asked = Signal(str)
    end_asked = Signal()
    leg_asked = Signal(int)
    rules_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        self._left: list[FactRow] = []
        """Rows left with an answer not recorded yet."""
        self._filling, self._drafts = False, dict[str, Value]()
        whole = column(self)
        self._top = Column(theme)
        self._bar = column(self._top.inner, (0, theme.px(12), 0, theme.px(12)))
        self._column = Column(theme)
        self._scroll = RowScroll(self._column)
        add_all(whole, [self._top, Divider(theme)])
        whole.addWidget(self._scroll, 1)
        inside = column(self._column.inner, (0, theme.px(20), 0, theme.px(32)))
        self._rows = self._make_rows()
        self.note_asked = self._rows.note_asked
        self._intro, self._end = column(), column()
        add_all(inside, [self._intro, self._rows, self._end])
        inside.addStretch()
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, context=within).activated.connect(self.go_on)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    @property
    def rows(self) -> list[FactRow]:
        """The rows in their order."""
        return self._rows.rows

    # --- showing ------------------------------------------------------------------

    def show_sheet(self, shown: ShownSheet, law: Law) -> None:
        """Show a route; rows that are the same stay as they are, with what is typed in them."""
        self._filling = True
        self.setUpdatesEnabled(False)
        focused = self._rows.around(QApplication.focusWidget())
        anchor = focused or self._scroll.first_seen(self.rows)
        top = self._scroll.top_of(anchor) if anchor is not None else 0
        made = self._rows.show_rows(shown.rows, law)
        drafts, self._drafts = self._drafts, {}
        for each in self.rows:
            if each.fact in drafts:
                each.show_draft(drafts[each.fact])
        _put(self._bar, [_bar(shown, self._theme)])
        _put(self._intro, _intro(self, shown, self._theme))
        _put(self._end, _end(self, shown, self._theme))
        self._scroll.settle()
        if anchor is not None and anchor in self.rows:
            self._scroll.keep(anchor, top)
        self.setUpdatesEnabled(True)
        self._filling = False
        if focused is not None and (focused in made or focused not in self.rows):
            self._focus(focused if focused in self.rows else self.rows[-1])

    def forget(self) -> None:
        """Drop every row, with what is typed in them: another matter is open."""
        self._rows.forget()
        self._left, self._drafts = [], {}

    def take_focus(self) -> None:
        """Focus the question to answer next; where all are answered, the first."""
        if not self.rows:
            return
        found = self.rows[-1 if self.rows[-1].recorded is None else 0]
        QTimer.singleShot(0, found, lambda: self._focus(found))

    def go_to(self, fact: str) -> None:
        """Go to a question of the sheet; to its own page if it is not here."""
        found = self._rows.of(fact)
        if found is None:
            self.question_asked.emit(fact)
        else:
            self._focus(found, Qt.FocusReason.ShortcutFocusReason)

    def put_back(self, fact: str) -> None:
        """Show the answer on record again."""
        found = self._rows.of(fact)
        if found is not None:
            found.put_back()

    def drafts(self) -> dict[str, Value]:
        """Give what stands in rows and is not recorded yet, by fact."""
        given = {each.fact: each.value() for each in self.rows if each.touched and each.pending}
        typed = {fact: value for fact, value in given.items() if value is not None}
        return {**self._drafts, **typed}

    def take_over(self, drafts: dict[str, Value]) -> None:
        """Take what stood in the rows of a page that this one replaces."""
        self._drafts = drafts

    def fit(self, *, narrow: bool) -> None:
        """Take the measures of the window."""
        edge = EDGE_NARROW if narrow else EDGE
        for each in (self._top, self._column):
            each.fit(widest=WIDEST, edge=edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put answers beside their questions where there is room."""
        super().resizeEvent(event)
        self._rows.fit(beside=self.width() >= self._theme.px(BESIDE))

    # --- recording ------------------------------------------------------------------

    def record(self, fact_row: FactRow) -> bool:
        """Have the answer of a row recorded; say whether it is on record now."""
        if fact_row in self._left:
            self._left.remove(fact_row)
        self._record_left()
        value = fact_row.value()
        if value is None:
            self.incomplete.emit(fact_row.error() or self.tr("Choose an answer first"))
            return False
        if value != fact_row.recorded:
            self.answered.emit(fact_row.fact, value)
        return fact_row.recorded == value

    def go_on(self) -> None:
        """Record the answer that is being given, and go to the question after it."""
        found = self._rows.around(QApplication.focusWidget())
        if found is None:
            self.take_focus()
        elif not (found.pending or found.recorded is None) or self.record(found):
            after = self.rows[self.rows.index(found) + 1 :] if found in self.rows else []
            if after:
                self._focus(after[0], Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say by Enter what is missing, and bring back by Esc the answer on record."""
        found = self._rows.around(QApplication.focusWidget())
        if found is not None and event.key() in ENTER and not event.modifiers():
            self.record(found)
        elif found is not None and event.key() == Qt.Key.Key_Escape and found.pending:
            found.put_back()
        else:
            super().keyPressEvent(event)

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """Note a row that is left with an answer not recorded yet."""
        if self._filling or old is None or now is None or now.window() is not self.window():
            return
        left = self._rows.around(old)
        if left is None or left is self._rows.around(now) or not (left.touched and left.pending):
            return
        if left.value() is not None:
            self._left.append(left)
            QTimer.singleShot(0, self, self._record_when_up)

    def _record_when_up(self) -> None:
        """Record what was left, once no mouse button is down: rows must not move under it."""
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._record_left()
        else:
            QTimer.singleShot(WAIT, self, self._record_when_up)

    def _record_left(self) -> None:
        left, self._left = self._left, []
        for each in left:
            if each in self.rows and each.pending and each.value() is not None:
                self.answered.emit(each.fact, each.value())

    def _make_rows(self) -> FactRows:
        made = FactRows(self._theme)
        made.submitted.connect(self.record)
        made.grown.connect(self._keep_seen)
        made.question_asked.connect(self.go_to)
        made.why_asked.connect(self.question_asked)
        made.rules_asked.connect(self.rules_asked)
        return made

    def _keep_seen(self, grown: FactRow) -> None:
        """Keep in sight what opens under the field that is typed in."""
        if not self._filling and self._rows.around(QApplication.focusWidget()) is grown:
            QTimer.singleShot(0, grown, partial(self._scroll.show_whole, grown))

    def _focus(
        self, wanted: FactRow, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        """Focus a row, and scroll so that the whole of it is seen."""
        self._scroll.settle()
        wanted.take_focus(reason)
        self._scroll.show_whole(wanted)


def _intro(page: FactSheetPage, shown: ShownSheet, theme: Theme) -> list[QWidget | int]:
    """Say what the page is, with the ways to the question page and to other legs."""
    keys = page.tr("Enter records an answer, Ctrl+Enter goes on to the next question.")
    ways = [link(page.tr("One question at a time"), page.end_asked.emit)]
    for number, leg in shown.legs:
        name = page.tr("Part {0}: {1}").format(number + 1, leg)
        ways.append(link(name, partial(page.leg_asked.emit, number)))
    title = text(page.tr("Fact sheet"), theme, Role.QUESTION_SMALL)
    return [title, text(f"{shown.track}. {keys}", theme, Role.BODY, "text2"), *ways]


def _end(page: FactSheetPage, shown: ShownSheet, theme: Theme) -> list[QWidget | int]:
    """Say below the rows that the route is complete, and what is set aside."""
    made: list[QWidget | int] = [Divider(theme), theme.px(16)]
    if shown.finished:
        done = page.tr("Every question of the route is answered.")
        made.append(text(done, theme, Role.BODY_STRONG))
        made.append(link(page.tr("Show the outcome"), page.end_asked.emit))
    if shown.set_aside:
        said = page.tr("Set aside ({0}): {1}. They come back if the route returns.")
        said = said.format(len(shown.set_aside), "; ".join(shown.set_aside))
        made.append(text(said, theme, Role.SMALL, "text2"))
    return made


def _bar(shown: ShownSheet, theme: Theme) -> QWidget:
    """Say the verdict so far; it stands above the rows and does not scroll."""
    made = QWidget()
    line = row(made, gap=theme.px(10))
    if shown.verdict is not None:
        look = theme.verdict(shown.verdict)
        line.addWidget(picture(look.icon, look.ink, theme, 20))
        line.addWidget(coloured(look.word, Role.BODY_STRONG, look.ink))
    line.addWidget(text(shown.title, theme, Role.BODY, "text2"), 1)
    line.addWidget(coloured(shown.done, Role.SMALL, theme.tokens.text3))
    return made


def _put(layout: QVBoxLayout, things: Iterable[QWidget | int]) -> None:
    """Show other things in a layout."""
    clear(layout)
    body = QWidget()
    add_all(column(body), things)
    layout.addWidget(body)
