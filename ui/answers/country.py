"""A state or region: one search field, its matches, and what the country table knows."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.answers import UNKNOWN, Place, Value
from engine.law import Jurisdiction, Law, PlaceCode
from engine.view import ShownQuestion
from ui.answers.answer import ENTER, AnswerWidget
from ui.answers.fact_card import FactCard
from ui.answers.field import Field
from ui.answers.matches import MatchBox
from ui.answers.places import exact, find, status
from ui.paint import TextLabel
from ui.theme import RING, Role, Theme


class CountryAnswer(AnswerWidget):
    """A place of the table, another place by its name, or not known yet.

    Typing chooses a place only where it names one in full or can mean no other. Where it is
    compact, matches are listed only while a place is searched, and the fact card is left out.
    """

    def __init__(
        self,
        shown: ShownQuestion,
        theme: Theme,
        law: Law,
        parent: QWidget | None = None,
        *,
        compact: bool = False,
    ) -> None:
        super().__init__(shown, theme, parent, compact=compact)
        self._places = law.jurisdictions
        self._matches: list[Jurisdiction] = []
        self._chosen: Jurisdiction | None = None
        self._field = self._make_field()
        self._count = TextLabel("", theme, Role.SMALL, "text2")
        self._field.add(self._count)
        self._box = MatchBox(theme, str(shown.id), self)
        self._card = FactCard(theme, str(shown.id), self)
        self._name = self._make_name()
        self._open = TextLabel(shown.unknown, theme, Role.BODY, "text2")
        self._arrange()
        self._box.chosen.connect(self._match_clicked)
        self._box.other.clicked.connect(self._other_clicked)
        self._box.unknown.clicked.connect(self._unknown_clicked)
        self._box.unknown.clicked.connect(lambda *_: self._clicked())
        self.set_value(shown.value)

    def value(self) -> Value | None:
        """Give the place, or that it is not known."""
        if self._box.unknown.isChecked():
            return UNKNOWN
        if self._box.other.isChecked():
            name = self._name.edit.text().strip()
            return Place(PlaceCode(""), name) if name else None
        return Place(self._chosen.code, self._chosen.name) if self._chosen else None

    def set_value(self, value: Value | None) -> None:
        """Show a place, another place, or that it is not known; None empties the field."""
        before = self.value()
        place = value if isinstance(value, Place) else None
        self._box.unknown.setChecked(value is UNKNOWN)
        self._box.other.setChecked(place is not None and not place.code)
        self._name.edit.setText(place.name if place and not place.code else "")
        self._chosen = self._places.get(place.code) if place else None
        self._field.edit.setText(self._chosen.name if self._chosen else "")
        self._search()
        if self.value() != before:
            self.changed.emit()

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Focus the search field, or the way out that was chosen."""
        if self._box.unknown.isChecked():
            self._box.unknown.focus_by(reason)
        elif self._box.other.isChecked():
            self._name.edit.setFocus(reason)
        else:
            self._field.edit.setFocus(reason)
            self._field.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move among the matches from the search field, and choose the first by Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in ENTER and self.value() is None and self._matches:
                self._take(self._matches[0])
                return True
        return super().eventFilter(watched, event)

    def _choose(self, number: int) -> bool:
        if number or not self.shown.unknown:
            return False
        self._box.unknown.focus_by(Qt.FocusReason.ShortcutFocusReason)
        self._box.unknown.setChecked(True)
        self._unknown_clicked()
        return True

    def _make_field(self) -> Field:
        field = Field(self.theme, self, height=44, icon="search")
        field.edit.setProperty("role", Role.HELP)
        field.edit.setPlaceholderText(self.tr("Name in English or Chinese, or code"))
        field.edit.setAccessibleName(self.shown.ask)
        field.edit.textEdited.connect(self._typed)
        field.edit.installEventFilter(self)
        return field

    def _make_name(self) -> Field:
        field = Field(self.theme, self)
        field.edit.setPlaceholderText(self.tr("Name of the place"))
        field.edit.setAccessibleName(self.tr("Name of the place"))
        field.edit.textEdited.connect(self.changed)
        return field

    def _arrange(self) -> None:
        theme, away = self.theme, self.theme.px(RING)
        holder = QVBoxLayout()
        holder.setContentsMargins(away, away, away, away)
        holder.setSpacing(0)
        holder.addWidget(self._field)
        holder.addSpacing(theme.px(8))
        holder.addWidget(self._box)
        holder.addSpacing(theme.px(16))
        for below in (self._card, self._name, self._open):
            holder.addWidget(below)
        column = self._column()
        column.addLayout(holder)
        column.addStretch()
        self._box.unknown.setVisible(bool(self.shown.unknown))
        self._box.unknown.setAccessibleDescription(self.shown.unknown)
        self._box.unknown.setToolTip(self.shown.unknown)

    def _typed(self, text: str) -> None:
        self._box.unknown.setChecked(False)
        self._box.other.setChecked(False)
        self._chosen = exact(text, find(text, self._places.values()))
        self._search()
        self.changed.emit()

    def _search(self) -> None:
        """List what the field may mean, and show what is chosen."""
        text = self._field.edit.text()
        self._matches = find(text, self._places.values())
        count = self.tr("%1 of %2 places") if text.strip() else self.tr("%2 places")
        found = count.replace("%1", str(len(self._matches)))
        self._count.setText(found.replace("%2", str(len(self._places))))
        self._box.fold(on=self.compact and (self._chosen is not None or not text.strip()))
        self._box.show_matches(self._matches, self._chosen.code if self._chosen else None)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen, other = self._chosen, self._box.other.isChecked()
        unknown = self._box.unknown.isChecked()
        self._card.show_place(None if other or unknown or self.compact else chosen)
        self._name.setVisible(other)
        self._open.setVisible(unknown)
        said = self._count.text()
        if chosen is not None:
            said = f"{chosen.name}, {status(chosen, str(self.shown.id))}. {said}"
        self._field.edit.setAccessibleDescription(said)

    def _choose_place(self, place: Jurisdiction) -> None:
        self._box.unknown.setChecked(False)
        self._box.other.setChecked(False)
        self._chosen = place
        self._box.mark(self._matches.index(place))
        self._show_chosen()
        self.changed.emit()

    def _match_clicked(self, code: str) -> None:
        self._take(self._places[PlaceCode(code)])
        self._clicked()

    def _take(self, place: Jurisdiction) -> None:
        """Choose a place; where it is compact, its name stands in the field instead of a list."""
        if self.compact:
            self.set_value(Place(place.code, place.name))
        else:
            self._choose_place(place)

    def _step(self, by: int) -> None:
        if self._matches:
            self._box.fold(on=False)
            at = self._matches.index(self._chosen) if self._chosen in self._matches else -1
            at = max(0, min(at + by, len(self._matches) - 1))
            self._choose_place(self._matches[at])

    def _other_clicked(self) -> None:
        if self._box.other.isChecked():
            self._leave_table()
            self._box.unknown.setChecked(False)
            if not self._name.edit.text() and not self._matches:
                self._name.edit.setText(self._field.edit.text().strip())
            self._show_chosen()
            self._name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_chosen()
        self.changed.emit()

    def _unknown_clicked(self) -> None:
        if self._box.unknown.isChecked():
            self._leave_table()
            self._box.other.setChecked(False)
        self._show_chosen()
        self.changed.emit()

    def _leave_table(self) -> None:
        self._chosen = None
        self._box.mark(-1)
        self._box.fold(on=self.compact)
