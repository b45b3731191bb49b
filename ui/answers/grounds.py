"""The grounds matrix: what the respondent may raise, ground by ground."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.answers import Grounds, Value
from engine.view import ShownQuestion
from ui.answers.answer import AnswerWidget
from ui.answers.derived import DerivedRows
from ui.answers.grounds_model import STATES, GroundsModel
from ui.answers.grounds_table import GroundsTable
from ui.theme import Theme

STAYS = "stay_grounds"
"""The question whose grounds stay the enforcement; all others refuse it."""


class GroundsAnswer(AnswerWidget):
    """A table to set and a table of what follows; complete from the start, as not raised."""

    def __init__(
        self,
        shown: ShownQuestion,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        compact: bool = False,
    ) -> None:
        super().__init__(shown, theme, parent, compact=compact)
        asked = tuple(row for row in shown.rows if not row.derived)
        derived = tuple(row for row in shown.rows if row.derived)
        self._model = GroundsModel(asked, self, stays=str(shown.id) == STAYS)
        self._table = GroundsTable(self._model, theme, self)
        self._table.setAccessibleName(shown.ask)
        self._derived: DerivedRows | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._table)
        if derived:
            self._derived = DerivedRows(derived, self._model, theme)
            self._derived.rests_on_clicked.connect(self.rests_on_clicked)
            self._derived.row_looked_at.connect(self._looked_at_derived)
            layout.addSpacing(theme.px(4))
            layout.addWidget(self._derived)
        layout.addStretch()
        self._table.setVisible(bool(asked))
        self.set_value(shown.value)
        self._table.state_set.connect(self.changed)
        self._table.selectionModel().currentRowChanged.connect(self._looked_at)

    def value(self) -> Grounds:
        """Give the states; a ground that is not raised is left out."""
        return self._model.value()

    def set_value(self, value: Value | None) -> None:
        """Set every ground; None sets them to not raised."""
        before = self.value()
        self._model.set_value(value)
        if self.value() != before:
            self.changed.emit()

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Focus the matrix."""
        self._table.focus_by(reason)

    def _choose(self, number: int) -> bool:
        return self._table.set_current((number or len(STATES)) - 1)

    def _looked_at(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        if now.isValid():
            self.row_focused.emit(str(self._model.rows[now.row()].id))
            if self._derived is not None:
                self._derived.forget()

    def _looked_at_derived(self, row: str) -> None:
        """Let the right panel follow a row without radios; the matrix looks at none then."""
        self._table.setCurrentIndex(QModelIndex())
        self._table.viewport().update()
        self.row_focused.emit(row)
