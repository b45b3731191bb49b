"""The grounds that are put to the user, as a table model; no painting."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.answers import UNKNOWN, Grounds, Value
from engine.law import GroundState, Modality
from engine.view import ShownRow

STATES = (
    GroundState.MADE_OUT,
    GroundState.ARGUABLE,
    GroundState.NOT_RAISED,
    GroundState.UNKNOWN,
)
GROUND, COURT, FIRST_STATE = 0, 1, 2
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class GroundsModel(QAbstractTableModel):
    """One row a ground: its text, what the court does, and a column for each state.

    Args:
        rows: The grounds put to the user.
        stays: The court stays the enforcement rather than refuses.
        parent: The owner.
    """

    def __init__(self, rows: tuple[ShownRow, ...], parent: QObject, *, stays: bool) -> None:
        super().__init__(parent)
        self.rows = rows
        self._stays = stays
        self._states = [row.state for row in rows]

    def value(self) -> Grounds:
        """Give the states that say more than "not raised", in the order of the rows."""
        pairs = zip(self.rows, self._states, strict=True)
        return Grounds(
            tuple((row.id, state) for row, state in pairs if state is not GroundState.NOT_RAISED)
        )

    def set_value(self, value: Value | None) -> None:
        """Set every row; None sets them to not raised, "not known yet" to not known."""
        for number, row in enumerate(self.rows):
            state = GroundState.UNKNOWN if value is UNKNOWN else GroundState.NOT_RAISED
            self.set_state(number, value.state(row.id) if isinstance(value, Grounds) else state)

    def state(self, row: int) -> GroundState:
        """Give the state of a row."""
        return self._states[row]

    def set_state(self, row: int, state: GroundState) -> None:
        """Set the state of a row; ``dataChanged`` tells the table."""
        if self._states[row] is not state:
            self._states[row] = state
            last = self.index(row, self.columnCount() - 1)
            self.dataChanged.emit(self.index(row, 0), last)

    def state_words(self) -> dict[GroundState, str]:
        """Give the word of each state."""
        return {
            GroundState.MADE_OUT: self.tr("Made out"),
            GroundState.ARGUABLE: self.tr("Arguable"),
            GroundState.NOT_RAISED: self.tr("Not raised"),
            GroundState.UNKNOWN: self.tr("Not known"),
        }

    def court_words(self, row: ShownRow) -> str:
        """Say what the court does with a ground that is made out."""
        must = row.modality is Modality.SHALL
        if self._stays:
            return self.tr("must stay") if must else self.tr("may stay")
        return self.tr("must refuse") if must else self.tr("may refuse")

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the grounds."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else FIRST_STATE + len(STATES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as in Qt
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = (self.tr("Ground"), self.tr("Court"), *self.state_words().values())
        return words[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Give the text of a cell, and what a screen reader says of it."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(index.row(), column)
        if role != Qt.ItemDataRole.DisplayRole or column >= FIRST_STATE:
            return None
        return row.text if column == GROUND else self.court_words(row)

    def _said(self, number: int, column: int) -> str:
        row = self.rows[number]
        if column == GROUND:
            return row.text
        if column == COURT:
            return self.court_words(row)
        state = STATES[column - FIRST_STATE]
        word = self.state_words()[state].lower()
        chosen = self.tr("selected") if state is self._states[number] else self.tr("not selected")
        return f"{row.text}: {word}, {chosen}"
