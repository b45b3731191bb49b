"""The rows of the fact sheet, one below the other: kept, made and dropped as the route changes.

It records nothing and knows nothing of where the page stands.
"""

from itertools import pairwise

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from engine.law import Law
from ui.pages.fact_row import FactRow, row_around
from ui.pages.fact_sheet_shown import SheetRow
from ui.panels.text import column, discard
from ui.theme import Theme


class FactRows(QWidget):
    """The questions of a route, by stage.

    Signals:
        submitted: The answer of a row is to be recorded; carries the row.
        question_asked: The answer that another rests on is asked for; carries its fact.
        why_asked: A question is to be shown on its own page; carries its fact.
        note_asked: The note of a question is to be written; carries its fact.
        rules_asked: A pinpoint was clicked; carries rule ids.
        grown: A row is higher now; carries the row.
    """

    submitted = Signal(object)
    grown = Signal(object)
    question_asked = Signal(str)
    why_asked = Signal(str)
    note_asked = Signal(str)
    rules_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._beside = theme, True
        self.rows: list[FactRow] = []
        self._places = column(self)

    def show_rows(self, shown: tuple[SheetRow, ...], law: Law) -> list[FactRow]:
        """Bring the rows in line; give those whose answer was made anew."""
        kept = {each.fact: each for each in self.rows}
        wanted = [str(each.question.id) for each in shown]
        for fact in set(kept) - set(wanted):
            self._drop(kept.pop(fact))
        self.rows, anew = [], []
        for fact, each in zip(wanted, shown, strict=True):
            found = kept.get(fact)
            if found is None:
                found = self._make(each, law)
                anew.append(found)
            elif found.show_row(each, law):
                anew.append(found)
            self.rows.append(found)
        self._arrange(shown)
        self._order(anew)
        return anew

    def forget(self) -> None:
        """Drop every row, with what is typed in them."""
        for each in self.rows:
            self._drop(each)
        self.rows = []

    def fit(self, *, beside: bool) -> None:
        """Put answers beside their questions, or below them."""
        self._beside = beside
        for each in self.rows:
            each.fit(beside=beside)

    def minimumSizeHint(self) -> QSize:
        """Never hold the page wide: a column in its middle would grow with it without end."""
        return QSize(0, 0)

    def of(self, fact: str) -> FactRow | None:
        """Give the row of a question, if it is on the route."""
        return next((each for each in self.rows if each.fact == fact), None)

    def around(self, widget: QWidget | None) -> FactRow | None:
        """Give the row that a control stands in, if it is one of ours."""
        found = row_around(widget)
        return found if found in self.rows else None

    def _make(self, shown: SheetRow, law: Law) -> FactRow:
        made = FactRow(shown, self._theme, law)
        made.fit(beside=self._beside)
        made.submitted.connect(lambda: self.submitted.emit(made))
        made.grown.connect(lambda: self.grown.emit(made))
        made.question_asked.connect(self.question_asked)
        made.note_asked.connect(self.note_asked)
        made.why_asked.connect(self.why_asked)
        made.rules_asked.connect(self.rules_asked)
        return made

    def _drop(self, dropped: FactRow) -> None:
        self._places.removeWidget(dropped)
        discard(dropped)

    def _arrange(self, shown: tuple[SheetRow, ...]) -> None:
        """Put every row at its place; the first of a stage carries its name."""
        before = ""
        for at, (found, each) in enumerate(zip(self.rows, shown, strict=True)):
            if self._places.indexOf(found) != at:
                self._places.insertWidget(at, found)
            stage = each.question.stage[1]
            found.show_stage("" if stage == before else stage)
            before = stage

    def _order(self, anew: list[FactRow]) -> None:
        """Let Tab go through rows made anew where they stand."""
        for made in anew:
            at = self.rows.index(made)
            before = self.rows[at - 1].controls()[-1:] if at else []
            for one, other in pairwise([*before, *made.controls()]):
                QWidget.setTabOrder(one, other)
