"""The list of the matters kept here: name, track, verdict so far, next date, last change.

Rows that stay are not made anew, so that neither focus nor a name being typed is lost.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path as FilePath

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.pages.matter_line import MatterLine
from ui.pages.matter_picture import LEFT_MIDDLE, PAD, RIGHT_MIDDLE, places_of
from ui.pages.shown import MatterRow
from ui.panels.text import Panel, column, discard, link, row
from ui.theme import Role, Theme

AT_ONCE = 50
"""Matters shown before the rest is asked for."""


class ListHead(QWidget):
    """The names of the list's columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        del event
        painter = QPainter(self)
        painter.setFont(self._theme.font(Role.HEAD))
        painter.setPen(self._theme.tokens.text2)
        said = (
            self.tr("Matter"),
            self.tr("Track"),
            self.tr("Verdict so far"),
            self.tr("Next date"),
            self.tr("Last change"),
        )
        last = len(said) - 1
        places = places_of(self.width(), self._theme)
        for number, (area, name) in enumerate(zip(places, said, strict=True)):
            align = RIGHT_MIDDLE if number == last else LEFT_MIDDLE
            if area.width():
                place = QRect(area.x(), 0, area.width(), self.height())
                painter.drawText(place, align, name)


class MatterList(Panel):
    """The matters kept here.

    Signals:
        act_asked: Something is to be done to a matter; carries the act and its row.
        renamed: Another name was typed; carries the matter's row and the name.
    """

    act_asked = Signal(object, object)
    renamed = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._matters: Sequence[MatterRow] = ()
        self._whole = False
        self.lines: list[MatterLine] = []
        whole = column(self, (1, theme.px(2), 1, theme.px(2)))
        whole.addWidget(ListHead(theme))
        self._rows = column()
        whole.addLayout(self._rows)
        self._more = QWidget()
        self._rest = link(self.tr("Show more"), self._show_whole)
        row(self._more, (theme.px(PAD), theme.px(8), theme.px(PAD), theme.px(8))).addWidget(
            self._rest, 0, Qt.AlignmentFlag.AlignLeft
        )
        whole.addWidget(self._more)

    def show_matters(self, matters: Sequence[MatterRow]) -> None:
        """Show some matters; where they are many, the first of them."""
        self._matters = matters
        shown = matters if self._whole else matters[:AT_ONCE]
        at = next((n for n, line in enumerate(self.lines) if line.hasFocus()), None)
        by_key = at is not None and self.lines[at].rung
        known = {line.shown.path: line for line in self.lines}
        lines = [self._line(each, known.pop(each.path, None)) for each in shown]
        lost = at is not None and self.lines[at] in known.values()
        if lost and at is not None:
            self.lines[at].clearFocus()
        self._put(lines, known.values())
        if lost and at is not None and lines:
            self._focus(min(at, len(lines) - 1), by_key=by_key)
        left = len(matters) - len(shown)
        self._more.setVisible(left > 0)
        self._rest.setText(self.tr("Show {0} more").format(left))
        self._rest.setAccessibleName(self._rest.text())

    def take_focus(self) -> None:
        """Give the focus to the first matter."""
        if self.lines:
            self._focus(0)

    def line_of(self, path: FilePath) -> MatterLine | None:
        """Give the row of a matter, if it is shown."""
        return next((line for line in self.lines if line.shown.path == path), None)

    def _line(self, shown: MatterRow, known: MatterLine | None) -> MatterLine:
        """Make a row, or let one that is there show what it is to show."""
        if known is not None:
            if known.shown != shown:
                known.show_matter(shown)
            return known
        made = MatterLine(shown, self._theme)
        made.act_asked.connect(lambda act: self.act_asked.emit(act, made.shown))
        made.renamed.connect(lambda name: self.renamed.emit(made.shown, name))
        made.step_asked.connect(partial(self._step, made))
        return made

    def _put(self, lines: list[MatterLine], gone: Iterable[MatterLine]) -> None:
        """Put the rows into their order; one that stays in its place is not touched."""
        for each in gone:
            self._rows.removeWidget(each)
            discard(each)
        self.lines = lines
        for number, line in enumerate(lines):
            if self._rows.indexOf(line) != number:
                self._rows.removeWidget(line)
                self._rows.insertWidget(number, line)
        for before, after in pairwise(lines):
            QWidget.setTabOrder(before, after)

    def _step(self, line: MatterLine, step: int) -> None:
        at = self.lines.index(line) + step
        if 0 <= at < len(self.lines):
            self._focus(at)

    def _focus(self, number: int, *, by_key: bool = True) -> None:
        line, around = self.lines[number], self.parentWidget()
        reason = Qt.FocusReason.TabFocusReason if by_key else Qt.FocusReason.OtherFocusReason
        line.setFocus(reason)
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(line, 0, self._theme.px(8))

    def _show_whole(self) -> None:
        at, self._whole = len(self.lines), True
        self.show_matters(self._matters)
        if at < len(self.lines):
            self._focus(at, by_key=False)
