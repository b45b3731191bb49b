"""The question page: crumb, question, help, answer, note; below it Back, the keys, Next."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from engine.answers import Value
from engine.law import FactKind, Law
from engine.view import ShownQuestion
from ui import icons
from ui.answers import OVERHANG, AnswerWidget, make_answer
from ui.pages.firm_shown import FirmHere
from ui.pages.note_shown import NoteShown
from ui.paint import TextLabel, key_cap
from ui.panels.firm_part import FirmChip
from ui.panels.text import Divider, Panel, Scroll, add_all, button, column, discard, link, row
from ui.theme import RING, Role, Theme

COLUMN, WIDE = 640, 920
"""Width of the text column, and of a matrix, at 100%."""
EDGE, EDGE_NARROW = 40, 28
FOOT, FOOT_NARROW = 64, 56
NARROW = 1000
"""Window width below which edges and foot are smaller."""
BY_DIGIT = frozenset({FactKind.CHOICE, FactKind.YES_NO})
AS_WIDE_AS_MAY_BE = frozenset({FactKind.GROUNDS})


class Column(QWidget):
    """A column in the middle of its page, no wider than it reads well."""

    def __init__(self, theme: Theme, overhang: int = 0) -> None:
        super().__init__()
        self._theme, self._overhang = theme, overhang
        self.widest, self.edge = COLUMN, EDGE
        self.inner = QWidget()
        self._layout = row(self)
        self._layout.addWidget(self.inner)

    def fit(self, *, widest: int, edge: int) -> None:
        """Set the width and the edge, in pixels at 100%."""
        self.widest, self.edge = widest, edge
        self._place()

    def resizeEvent(self, event: object) -> None:
        """Keep the column in the middle."""
        del event
        self._place()

    def _place(self) -> None:
        edge = self._theme.px(self.edge)
        free = self.width() - 2 * edge
        spare = max(0, free - self._theme.px(self.widest))
        hang = self._theme.px(self._overhang)
        left = edge + spare // 2 - hang
        right = edge + spare - spare // 2 - hang
        self._layout.setContentsMargins(left, 0, right, 0)


class KeyHint(QWidget):
    """Says which keys choose and go on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: list[tuple[str, bool]] = []
        self.setFixedHeight(theme.px(24))

    def show_count(self, count: int) -> None:
        """Show the keys for a number of choices; none for 0."""
        self._parts = []
        if count:
            goes_on = [(self.tr("Enter"), True), (self.tr("goes on"), False)]
            to = [(self.tr("to"), False), (str(min(count, 9)), True)]
            self._parts = [("1", True), *to, (self.tr("choose,"), False), *goes_on]
        self.setFixedWidth(self._width())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw key caps and words."""
        del event
        painter, x = QPainter(self), 0
        painter.setFont(self._theme.font(Role.SMALL))
        for said, cap in self._parts:
            width = self._part_width(said, cap=cap)
            area = QRectF(x, self._theme.px(2), width, self._theme.px(20))
            if cap:
                painter.save()
                key_cap(painter, area, said, self._theme)
                painter.restore()
            else:
                painter.setPen(self._theme.tokens.text3)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, said)
            x += width + self._theme.px(7)

    def _width(self) -> int:
        gap = self._theme.px(7)
        return sum(self._part_width(said, cap=cap) + gap for said, cap in self._parts)

    def _part_width(self, said: str, *, cap: bool) -> int:
        font = self._theme.font(Role.SMALL)
        self.setFont(font)
        width = self.fontMetrics().horizontalAdvance(said)
        return max(self._theme.px(20), width + self._theme.px(12)) if cap else width


class Foot(Panel):
    """The bar under a page, which does not scroll."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        whole = column(self)
        whole.addWidget(Divider(theme))
        self.column = Column(theme, RING)
        whole.addWidget(self.column, 1)
        ring = theme.px(RING)
        self.line = row(self.column.inner, (ring, 0, ring, 0), theme.px(12))
        self.fit(narrow=False, widest=COLUMN)

    def fit(self, *, narrow: bool, widest: int) -> None:
        """Take the measures of a narrow window, or of a wide one."""
        self.setFixedHeight(self._theme.px(FOOT_NARROW if narrow else FOOT))
        self.column.fit(widest=widest, edge=EDGE_NARROW if narrow else EDGE)

    def minimumSizeHint(self) -> QSize:
        """Never hold the window wide."""
        return QSize(0, self.height())


class QuestionPage(Panel):
    """One question at a time.

    Signals:
        answered: Next was asked for; carries the fact and its value.
        back_asked: The question before is asked for.
        ground_focused: A ground of the matrix is looked at; its id.
        question_asked: An answer that a ground follows from is asked for; its fact.
        note_asked: The note of the question is to be written; carries its fact.
        incomplete: Next was asked for while the answer cannot be taken; carries the reason.
    """

    answered = Signal(str, object)
    back_asked = Signal()
    note_asked = Signal(str)
    ground_focused = Signal(str)
    question_asked = Signal(str)
    incomplete = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        self._question: ShownQuestion | None = None
        self._answer: AnswerWidget | None = None
        self._narrow, self._widest = False, COLUMN
        self.holds = False
        """Whether the answer stays as it stands, typed or chosen, if the same is asked anew."""
        whole = column(self)
        self._column = Column(theme, OVERHANG)
        self._scroll = Scroll(self._column)
        whole.addWidget(self._scroll, 1)
        self._foot = Foot(theme)
        whole.addWidget(self._foot)
        self._build_text()
        self._build_foot()

    # --- showing ----------------------------------------------------------------

    def show_question(
        self, question: ShownQuestion, track: str, law: Law, *, can_go_back: bool
    ) -> None:
        """Show a question with the answer kept for it, if any."""
        number, stage = question.stage
        held = self.holds and self._question == question
        self._question = question
        self._crumb.setText(
            self.tr("{0}, step {1}: {2}").format(track, number, stage[:1].lower() + stage[1:])
        )
        self._ask.setText(question.ask)
        self._ask.setAccessibleName(question.ask)
        self._help.setText(question.help)
        self._help.setVisible(bool(question.help))
        if not held:
            self._put_answer(question, law)
        self._hint.show_count(len(question.choices) if question.kind in BY_DIGIT else 0)
        self._back.setEnabled(can_go_back)
        if not held:
            self._scroll.verticalScrollBar().setValue(0)
        self._fit()
        self._update_next()

    def show_note(self, note: str) -> None:
        """Show what was noted at the question; empty for nothing."""
        self._noted.show_note(note)
        said = self.tr("Change the note") if note else self.tr("Add a note")
        self._note.setText(f" {said}")
        self._note.setAccessibleName(said)

    def ask_note(self) -> None:
        """Ask for the note of the question shown."""
        if self._question is not None:
            self.note_asked.emit(str(self._question.id))

    def show_firm(self, firm: FirmHere) -> None:
        """Mark what of the question shown is the firm's."""
        self._chip.show_firm(firm)

    def take_focus(self) -> None:
        """Focus the answer; the keyboard can go on at once."""
        answer = self._answer
        if answer is not None:
            QTimer.singleShot(0, answer, lambda: answer.take_focus(Qt.FocusReason.OtherFocusReason))

    def value(self) -> Value | None:
        """Give what is chosen now and not recorded yet."""
        return self._answer.value() if self._answer else None

    def set_value(self, value: Value | None) -> None:
        """Show a choice that is not recorded yet."""
        if self._answer is not None:
            self._answer.set_value(value)
            self._update_next()

    def choose_digit(self, number: int) -> bool:
        """Choose by a digit key."""
        return self._answer is not None and self._answer.choose_digit(number)

    def fit(self, *, narrow: bool, roomy: bool) -> None:
        """Take the measures of the window: narrow below 1000, roomy from 1280 on."""
        self._narrow = narrow
        self._widest = COLUMN if roomy else 748
        self._fit()

    # --- inside --------------------------------------------------------------------

    def _build_text(self) -> None:
        theme = self._theme
        self._crumb = TextLabel("", theme, Role.SMALL, "text3")
        self._ask = TextLabel("", theme, Role.QUESTION)
        self._help = TextLabel("", theme, Role.HELP, "text2")
        self._words = words = column()
        self._chip = FirmChip(theme, FirmHere())
        above = row(gap=theme.px(12))
        above.addWidget(self._crumb, 1)
        above.addWidget(self._chip)
        add_all(words, [above, theme.px(8), self._ask, theme.px(7), self._help])
        self._place = column(margins=(0, theme.px(16), 0, theme.px(24)))
        inside = column(self._column.inner)
        inside.addLayout(words)
        inside.addLayout(self._place)
        self._noted = NoteShown(theme)
        self._noted.setContentsMargins(theme.px(OVERHANG), 0, theme.px(OVERHANG), theme.px(24))
        inside.addWidget(self._noted)
        inside.addStretch()

    def _build_foot(self) -> None:
        line = self._foot.line
        self._back = button(self.tr("Back"), self.back_asked.emit)
        self._back.setToolTip(self.tr("The question before (Alt+Left)"))
        self._hint = KeyHint(self._theme)
        self._next: QPushButton = button(self.tr("Next"), self.submit, kind="primary")
        self._note = link(self.tr("Add a note"), self.ask_note)
        self._note.setProperty("strong", True)
        self._note.setIcon(icons.icon("note", self._theme, 18, colour="accent"))
        self._note.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
        self._note.setToolTip(self.tr("A note at this question, for the file (Ctrl+M)"))
        line.addWidget(self._back)
        line.addWidget(self._note)
        line.addStretch()
        line.addWidget(self._hint)
        line.addWidget(self._next)

    def _put_answer(self, question: ShownQuestion, law: Law) -> None:
        if self._answer is not None:
            self._place.removeWidget(self._answer)
            discard(self._answer)
        answer = make_answer(question, self._theme, law, self._column.inner)
        answer.changed.connect(self._update_next)
        answer.submitted.connect(self.submit)
        answer.row_focused.connect(self.ground_focused)
        answer.rests_on_clicked.connect(self.question_asked)
        self._place.addWidget(answer)
        answer.show()
        self._answer = answer

    def _fit(self) -> None:
        kind = self._question.kind if self._question else None
        widest = WIDE if kind in AS_WIDE_AS_MAY_BE else self._widest
        edge = EDGE_NARROW if self._narrow else EDGE
        self._column.fit(widest=widest, edge=edge)
        self._foot.fit(narrow=self._narrow, widest=widest)
        role = Role.QUESTION_SMALL if self._narrow else Role.QUESTION
        self._ask.set_role(role)
        self._hint.setVisible(not self._narrow)
        px = self._theme.px
        self._words.setContentsMargins(
            px(OVERHANG), px(16 if self._narrow else 22), px(OVERHANG), 0
        )

    def _update_next(self) -> None:
        there = self.value() is not None
        self._next.setEnabled(there)
        reason = self.tr("Go on (Enter)") if there else self.tr("Choose an answer first")
        self._next.setToolTip(reason)

    def submit(self) -> None:
        """Take the answer and go on."""
        value = self.value()
        if self._question is None or self._answer is None:
            return
        if value is None:
            self.incomplete.emit(self._answer.error() or self.tr("Choose an answer first"))
            return
        self.answered.emit(self._question.id, value)
