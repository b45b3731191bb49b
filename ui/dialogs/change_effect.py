"""Before an earlier answer is changed: what that would change besides it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QSizePolicy, QWidget

from ui.pages.effect_shown import EffectRow, ShownEffect, VerdictSide
from ui.paint import Skin, box
from ui.panels.text import (
    Divider,
    Scroll,
    add_all,
    at_top,
    button,
    coloured,
    column,
    picture,
    row,
    text,
    verdict_word,
)
from ui.theme import RADIUS, Role, Theme

WIDTH = 684
LISTED = 5
"""Answers that are named in each list before the rest is counted."""


class AnswerBox(QWidget):
    """An answer in a box; the new one stands out."""

    def __init__(self, said: str, theme: Theme, *, new: bool) -> None:
        super().__init__()
        self._theme, self._new = theme, new
        layout = row(self, (theme.px(13), theme.px(6), theme.px(13), theme.px(6)))
        layout.addWidget(coloured(said, Role.BODY, theme.tokens.text))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        del event
        t = self._theme.tokens
        skin = Skin(t.surface, t.line, t.edge)
        if self._new:
            skin = Skin(t.accent_soft, t.accent, 2)
        box(QPainter(self), self.rect().toRectF(), self._theme.px(RADIUS - 4), skin)


class ChangeEffectDialog(QDialog):
    """Accepted: change the answer. Rejected, by Esc too: keep it."""

    def __init__(self, effect: ShownEffect, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._effect = theme, effect
        self.setWindowTitle(self.tr("Change an answer"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setFixedWidth(theme.px(WIDTH))
        pad = theme.px(24)
        content = QWidget()
        inside = column(content, (pad, theme.px(20), pad, theme.px(12)))
        add_all(
            inside,
            [
                text(effect.ask, theme, Role.QUESTION_SMALL),
                theme.px(12),
                self._edit(),
                theme.px(14),
                self._table(),
                theme.px(16),
                self._lists(),
            ],
        )
        inside.addStretch()
        whole = column(self)
        whole.addWidget(Scroll(content), 1)
        whole.addWidget(self._foot())
        height = content.heightForWidth(theme.px(WIDTH)) + theme.px(68)
        room = parent.height() - theme.px(40) if parent is not None else height
        self.resize(theme.px(WIDTH), min(height, max(room, theme.px(320))))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin on the button that changes."""
        super().showEvent(event)
        self.change.setFocus(Qt.FocusReason.TabFocusReason)

    def _edit(self) -> QWidget:
        theme, made = self._theme, QWidget()
        line = row(made, gap=theme.px(14))
        line.addWidget(AnswerBox(self._effect.old, theme, new=False))
        line.addWidget(picture("chevron", theme.tokens.text2, theme, 16))
        line.addWidget(AnswerBox(self._effect.new, theme, new=True))
        yet = self.tr("Nothing has changed yet.")
        line.addWidget(coloured(yet, Role.BODY, theme.tokens.text2), 1)
        return made

    def _table(self) -> QWidget:
        theme, made = self._theme, QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, theme.px(120))
        for number, stretch in enumerate((3, 5, 6)):
            grid.setColumnStretch(number, stretch)
        heads = (self.tr("What changes"), self.tr("Now"), self.tr("After the change"))
        for number, head in enumerate(heads):
            grid.addWidget(self._cell(text(head, theme, Role.HEAD, "text2")), 0, number)
        self._line(grid, 1)
        grid.addWidget(self._cell(text(self.tr("Verdict"), theme, Role.BODY, "text2")), 2, 0)
        grid.addWidget(self._cell(self._verdict(self._effect.now)), 2, 1)
        same = self._effect.now.verdict is self._effect.after.verdict
        grid.addWidget(self._cell(self._verdict(self._effect.after, same=same)), 2, 2)
        at = 3
        for each in self._effect.rows:
            self._line(grid, at)
            self._put(grid, at + 1, each)
            at += 2
        self._line(grid, at)
        return made

    def _put(self, grid: QGridLayout, at: int, shown: EffectRow) -> None:
        theme = self._theme
        after = f"{shown.after} {self.tr('(same)')}" if shown.same else shown.after
        tone = "text3" if shown.same else "text"
        cells = ((shown.what, "text2"), (shown.now, "text"), (after, tone))
        for number, (said, ink) in enumerate(cells):
            grid.addWidget(self._cell(text(said, theme, Role.BODY, ink)), at, number)

    def _line(self, grid: QGridLayout, at: int) -> None:
        grid.addWidget(Divider(self._theme), at, 0, 1, 3)

    def _cell(self, inner: QWidget) -> QWidget:
        pad = self._theme.px(9)
        made = QWidget()
        layout = column(made, (0, pad, 0, pad))
        layout.addWidget(inner)
        layout.addStretch()
        return made

    def _verdict(self, side: VerdictSide, *, same: bool = False) -> QWidget:
        theme, made = self._theme, QWidget()
        layout = column(made, gap=theme.px(4))
        if same:
            word = theme.verdict(side.verdict).word if side.verdict else side.word
            said = self.tr("{0} (same)").format(word)
            layout.addWidget(text(said, theme, Role.BODY, "text3"))
            return made
        if side.verdict is None:
            layout.addWidget(text(side.word, theme, Role.BODY, "text2"))
        else:
            layout.addWidget(verdict_word(theme.verdict(side.verdict), theme))
        if side.note:
            layout.addWidget(text(side.note, theme, Role.CHOICE_HELP, "text2"))
        return made

    def _lists(self) -> QWidget:
        theme, shown, made = self._theme, self._effect, QWidget()
        layout = row(made, gap=theme.px(24))
        lists = [
            (_stay(self, len(shown.stays)), shown.stays, "answered", ""),
            (
                _aside(self, len(shown.set_aside)),
                shown.set_aside,
                "parked",
                self.tr("They come back if the route returns."),
            ),
            (_return(self, len(shown.returns)), shown.returns, "answered", ""),
        ]
        for title, labels, icon, note in lists:
            if labels:
                at_top(layout, self._list(title, labels, icon, note))
        return made

    def _list(self, title: str, labels: tuple[str, ...], icon: str, note: str) -> QWidget:
        theme, made = self._theme, QWidget()
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = column(made)
        layout.addWidget(text(title, theme, Role.BODY_STRONG))
        for label in labels[:LISTED]:
            line = row(margins=(0, theme.px(3), 0, theme.px(3)), gap=theme.px(8))
            line.addWidget(picture(icon, theme.tokens.text3, theme, 14))
            line.addWidget(text(label, theme), 1)
            layout.addLayout(line)
        more = len(labels) - LISTED
        if more > 0:
            said = self.tr("and {0} more").format(more)
            layout.addWidget(text(said, theme, Role.BODY, "text2"))
        if note:
            layout.addWidget(text(note, theme, Role.SMALL, "text2"))
        return made

    def _foot(self) -> QWidget:
        theme, made = self._theme, QWidget()
        pad = theme.px(24)
        line = row(made, (pad, theme.px(12), pad, theme.px(20)), theme.px(12))
        undo = self.tr("Undo with Ctrl+Z at any time")
        line.addWidget(coloured(undo, Role.SMALL, theme.tokens.text3))
        line.addStretch()
        keep = button(self.tr("Keep “{0}”").format(self._effect.old), self.reject)
        change = self.tr("Change to “{0}”").format(self._effect.new)
        self.change = button(change, self.accept, kind="primary")
        self.change.setDefault(True)
        line.addWidget(keep)
        line.addWidget(self.change)
        return made


def _stay(dialog: QWidget, count: int) -> str:
    one = dialog.tr("1 answer stays")
    return one if count == 1 else dialog.tr("{0} answers stay").format(count)


def _aside(dialog: QWidget, count: int) -> str:
    one = dialog.tr("1 answer is set aside")
    return one if count == 1 else dialog.tr("{0} answers are set aside").format(count)


def _return(dialog: QWidget, count: int) -> str:
    one = dialog.tr("1 answer comes back")
    return one if count == 1 else dialog.tr("{0} answers come back").format(count)
