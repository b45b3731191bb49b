"""A row of the fact sheet: a question at the left, its answer at the right, what is not recorded.

The answer is the widget of the question page, compact; the row records nothing itself.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from engine.answers import UNKNOWN, Value
from engine.law import FactKind, GroundState, Law
from engine.view import ShownQuestion
from ui.answers import AnswerWidget, make_answer
from ui.pages.fact_sheet_shown import SheetRow
from ui.pages.note_shown import NoteShown
from ui.panels.reasons import pinpoint
from ui.panels.text import (
    Divider,
    add_all,
    at_top,
    button,
    clear,
    coloured,
    column,
    discard,
    link,
    picture,
    row,
    text,
)
from ui.theme import Role, Theme

WORDS, TOP = 380, 14
"""Width of the question beside its answer, and the space above its words, at 100%."""
LONGEST = 40
"""Characters of an answer that still fit on a link."""
BELOW = frozenset({FactKind.GROUNDS})
"""Kinds whose answer takes the whole width, below the question."""


class FactWords(QWidget):
    """What a row says of its question, with a mark whether it is answered.

    Signals:
        why_asked: The question is to be shown on its own page, with its reasons.
        note_asked: The note of the question is to be written.
        rules_asked: The pinpoint was clicked; carries rule ids.
    """

    why_asked = Signal()
    note_asked = Signal()
    rules_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        line = row(self, (0, px(TOP), 0, 0), px(10))
        marked = column(margins=(0, px(2), 0, 0))
        self._mark, self._said = row(), column()
        marked.addLayout(self._mark)
        marked.addStretch()
        self._noted = NoteShown(theme)
        self._noted.setContentsMargins(0, px(2), 0, px(4))
        said = column()
        add_all(said, [self._said, self._noted])
        said.addStretch()
        line.addLayout(marked)
        line.addLayout(said, 1)

    def show_words(self, shown: SheetRow) -> None:
        """Show the words of a question."""
        theme, question = self._theme, shown.question
        clear(self._said)
        said: list[QWidget | int] = [text(question.ask, theme, Role.BODY_STRONG)]
        if question.help:
            said += [theme.px(2), text(question.help, theme, Role.SMALL, "text2")]
        if shown.note:
            said += [theme.px(2), text(shown.note, theme, Role.LABEL, "text3")]
        add_all(self._said, [*said, self._links(question)])
        self.show_note(shown)

    def show_note(self, shown: SheetRow) -> None:
        """Show what was noted at a question."""
        self._noted.show_note(shown.noted)
        said = self.tr("Change the note") if shown.noted else self.tr("Add a note")
        self._note.setText(said)
        self._note.setAccessibleName(self.tr("{0}: {1}").format(said, shown.question.label))

    def show_mark(self, recorded: Value | None) -> None:
        """Show whether the question is answered, open, or the one to answer next."""
        theme = self._theme
        clear(self._mark)
        if recorded is None:
            made = picture("chevron", theme.tokens.accent, theme, 16, self.tr("To answer next"))
        elif recorded is UNKNOWN:
            made = picture("open-point", theme.open.ink, theme, 16, self.tr("Not known yet"))
        else:
            made = picture("answered", theme.tokens.text3, theme, 16, self.tr("Answered"))
        self._mark.addWidget(made)

    def _links(self, question: ShownQuestion) -> QWidget:
        made = QWidget()
        line = row(made, gap=self._theme.px(14))
        name = self.tr("Why: {0}").format(question.label)
        why = link(self.tr("Why"), self.why_asked.emit, role=Role.SMALL, name=name)
        why.setToolTip(self.tr("This question on its own page, with its reasons"))
        line.addWidget(why)
        if question.cites:
            rules = tuple(dict.fromkeys(each.rule.id for each in question.cites))
            asked = partial(self.rules_asked.emit, rules)
            line.addWidget(link(pinpoint(question.cites), asked, role=Role.SMALL))
        self._note = link("", self.note_asked.emit, role=Role.SMALL)
        self._note.setToolTip(self.tr("A note at this question, for the file (Ctrl+M)"))
        line.addWidget(self._note)
        line.addStretch()
        return made


class FactRow(QWidget):
    """One question with its answer; ``recorded`` is the answer on record, None while there is none.

    Signals:
        submitted: The answer is to be recorded.
        question_asked: A question is to be shown; carries its fact.
        why_asked: The question is to be shown on its own page, with its reasons; its fact.
        note_asked: The note of the question is to be written; carries its fact.
        rules_asked: The pinpoint was clicked; carries rule ids.
        grown: It is higher now.
    """

    submitted = Signal()
    grown = Signal()
    question_asked = Signal(str)
    why_asked = Signal(str)
    note_asked = Signal(str)
    rules_asked = Signal(object)

    def __init__(self, shown: SheetRow, theme: Theme, law: Law) -> None:
        super().__init__()
        self._theme, self._shown = theme, shown
        self.recorded: Value | None = None
        self.touched = False
        """Whether the user changed the answer since it was last on record."""
        whole = column(self)
        self._head = coloured("", Role.SECTION, theme.tokens.text)
        self._head.setContentsMargins(0, theme.px(28), 0, theme.px(8))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        self._beside.setSpacing(theme.px(4))
        self._words, self._answers = FactWords(theme), QWidget()
        self._words.why_asked.connect(lambda: self.why_asked.emit(self.fact))
        self._words.note_asked.connect(lambda: self.note_asked.emit(self.fact))
        self._words.rules_asked.connect(self.rules_asked)
        self._given = column(self._answers)
        at_top(self._beside, self._words)
        self._beside.addWidget(self._answers, 1)
        add_all(whole, [self._head, Divider(theme), self._beside])
        self._note = self._make_note()
        self._editor = self._make_editor(shown.question, law)
        self._words.show_words(shown)
        self._words.show_mark(self.recorded)
        self._update()

    @property
    def fact(self) -> str:
        """The question, by its fact."""
        return str(self._shown.question.id)

    @property
    def pending(self) -> bool:
        """Whether what stands in the row is not what is on record."""
        value = self._editor.value()
        return value != self.recorded and (value is not None or self.touched)

    def value(self) -> Value | None:
        """Give the answer as it stands; None while it cannot be taken."""
        return self._editor.value()

    def error(self) -> str:
        """Say what is wrong with what was typed; empty if nothing is."""
        return self._editor.error()

    def show_row(self, shown: SheetRow, law: Law) -> bool:
        """Show the row anew where it has changed; say whether its answer was made anew.

        What is typed and not recorded yet stays, unless another answer is on record now.
        """
        same = _same(shown.question, self._shown.question)
        draft = self._editor.value() if self.touched else None
        before, self._shown = self.recorded, shown
        self._words.show_note(shown)
        if same and shown.question.value == before:
            self._update()
            return False
        if not same:
            discard(self._editor)
            self._editor = self._make_editor(shown.question, law)
            self._words.show_words(shown)
        self._record(shown.question.value)
        if not same and draft is not None and shown.question.value == before:
            self.show_draft(draft)
        return not same

    def show_draft(self, value: Value) -> None:
        """Show an answer that is not recorded yet."""
        self._editor.set_value(value)
        self.touched = value != self.recorded
        self._update()

    def put_back(self) -> None:
        """Show the answer on record."""
        self._record(self.recorded)

    def submit(self) -> None:
        """Have the answer recorded, or the field say what is wrong."""
        self._editor.submit()

    def show_stage(self, name: str) -> None:
        """Show the name of the stage that begins here; none where it goes on."""
        if name != self._head.text():
            self._head.setText(name)
        self._head.setVisible(bool(name))

    def fit(self, *, beside: bool) -> None:
        """Put the answer beside the question, or below it."""
        beside = beside and self._shown.question.kind not in BELOW
        way = QBoxLayout.Direction
        self._beside.setDirection(way.LeftToRight if beside else way.TopToBottom)
        width = self._theme.px(WORDS)
        self._words.setMinimumWidth(width if beside else 0)
        self._words.setMaximumWidth(width if beside else 16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say that it has grown."""
        super().resizeEvent(event)
        if event.size().height() > event.oldSize().height():
            self.grown.emit()

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Focus the answer."""
        self._editor.take_focus(reason)

    def controls(self) -> list[QWidget]:
        """Give what Tab goes through, in its order."""
        found = [*self._editor.findChildren(QWidget), *self._note.findChildren(QWidget)]
        found += self._words.findChildren(QWidget)
        none, own = Qt.FocusPolicy.NoFocus, self.window()
        takes = [each for each in found if each.focusPolicy() != none and not each.focusProxy()]
        return [each for each in takes if each.window() is own]

    # --- inside -------------------------------------------------------------------

    def _make_editor(self, shown: ShownQuestion, law: Law) -> AnswerWidget:
        made = make_answer(shown, self._theme, law, self._answers, compact=True)
        self._given.insertWidget(0, made)
        made.show()
        self.recorded, self.touched = shown.value, False
        made.changed.connect(self._touched)
        made.submitted.connect(self.submitted)
        made.rests_on_clicked.connect(self.question_asked)
        return made

    def _make_note(self) -> QWidget:
        theme, made = self._theme, QWidget()
        line = row(made, (theme.px(12), theme.px(2), 0, theme.px(4)), theme.px(12))
        self._record_it = button(self.tr("Record"), self.submit)
        self._record_it.setProperty("compact", True)
        self._undo_it = link("", self.put_back, role=Role.SMALL)
        add_all(line, [self._record_it, self._undo_it])
        line.addStretch()
        self._given.addWidget(made)
        self._given.addStretch()
        made.hide()
        return made

    def _record(self, value: Value | None) -> None:
        """Take a value as the one on record, and show it."""
        marked = self.recorded
        self.recorded = value
        if self.touched or self._editor.value() != value:
            self._editor.set_value(value)
        self.touched = False
        if marked != value:
            self._words.show_mark(value)
        self._update()

    def _touched(self) -> None:
        self.touched = True
        self._update()

    def _update(self) -> None:
        """Say what is not recorded yet."""
        pending = self.pending
        self._note.setVisible(pending)
        if not pending:
            return
        complete, kept = self._editor.value() is not None, self._shown.answer
        self._record_it.setVisible(complete)
        self._undo_it.setVisible(self.recorded is not None)
        if len(kept) > LONGEST:
            kept = f"{kept[: LONGEST - 1].rstrip()}…"
        said = self.tr("Not recorded yet; back to “{0}”").format(kept)
        self._undo_it.setText(said.replace("&", "&&"))
        self._undo_it.setAccessibleName(said)


def row_around(widget: QWidget | None) -> FactRow | None:
    """Give the row that a control stands in, if there is one."""
    while widget is not None and not isinstance(widget, FactRow):
        widget = widget.parentWidget()
    return widget


def _same(one: ShownQuestion, other: ShownQuestion) -> bool:
    """Say whether two questions are put alike, whatever their answers."""
    return _unanswered(one) == _unanswered(other)


def _unanswered(shown: ShownQuestion) -> ShownQuestion:
    rows = tuple(
        each if each.derived else replace(each, state=GroundState.NOT_RAISED) for each in shown.rows
    )
    return replace(shown, value=None, rows=rows)
