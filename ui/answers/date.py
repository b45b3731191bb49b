"""A date: one field, beside it what was understood, and a calendar by F4 or by the button."""

from calendar import monthrange
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from engine.answers import NoDate, Value
from engine.view import ShownQuestion
from ui import icons
from ui.answers.asides import AnswerWithAsides
from ui.answers.calendar import CalendarPopup, day_month, day_month_year, in_full, month_year
from ui.answers.cards import CardText
from ui.answers.date_text import FIRST_YEAR, LAST_YEAR, DateText, Fault, read_date
from ui.answers.fault import FaultNote
from ui.answers.field import Field
from ui.paint import TextLabel
from ui.theme import RING, Role, Theme

WIDTH = 176


class DateAnswer(AnswerWithAsides):
    """A field that takes a date as people write it, and never writes while they type."""

    def __init__(
        self,
        shown: ShownQuestion,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        compact: bool = False,
    ) -> None:
        super().__init__(shown, theme, parent, compact=compact)
        self._field = self._make_field()
        self._said = TextLabel("", theme, Role.BODY_STRONG)
        self._note = TextLabel(self.tr("Day before month."), theme, Role.SMALL, "text2")
        self._other = QPushButton(self)
        self._fault = FaultNote(theme, self)
        self._beside = QWidget(self)
        self._popup: CalendarPopup | None = None
        layout = self._column()
        layout.addLayout(self._make_row())
        layout.addSpacing(theme.px(0 if compact else 12))
        words = CardText(shown.none, "", "1")
        none = self._add_aside(NoDate.NONE, words) if shown.none else None
        self._put_cards(layout, none, self._unknown_aside())
        layout.addStretch()
        self.set_value(shown.value)
        self._tell()

    def error(self) -> str:
        """Say why what was typed is no date, and what to type."""
        return self._sentence(self._read()) if not self._asked_aside() else ""

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Focus the field, or the card that was chosen."""
        if self._focus_aside(reason):
            return
        self._field.edit.setFocus(reason)

    def submit(self) -> bool:
        """Submit, or say what is wrong."""
        self._blame()
        return super().submit()

    def open_calendar(self) -> None:
        """Open the calendar below the field."""
        if self._popup is None:
            self._popup = CalendarPopup(self.theme, self)
            self._popup.picked.connect(self._pick)
        corner = self._field.mapToGlobal(QPoint(0, self._field.height() + self.theme.px(RING)))
        day = self._read().day
        self._popup.open_at(corner, day, date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar by F4; the rest is as everywhere."""
        if event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge what was typed when the field is left, not before."""
        if event.type() == QEvent.Type.FocusOut:
            self._blame()
        return super().eventFilter(watched, event)

    def _given(self) -> Value | None:
        return self._read().day

    def _show(self, value: Value | None) -> None:
        self._field.edit.setText(day_month_year(value) if isinstance(value, date) else "")
        self._unblame()
        self._tell()

    def _choose(self, number: int) -> bool:
        if number == 1:
            return self._choose_aside(NoDate.NONE)
        return super()._choose(number)

    def _make_field(self) -> Field:
        theme = self.theme
        field = Field(theme, self, end=2)
        field.setFixedWidth(theme.px(WIDTH))
        field.edit.setAccessibleName(self.shown.ask)
        field.edit.setAccessibleDescription(self.tr("Date, day before month. F4 opens a calendar."))
        field.edit.textEdited.connect(self._typed)
        field.edit.installEventFilter(self)
        button = QToolButton(field)
        button.setProperty("kind", "icon")
        button.setIcon(icons.icon("deadlines", theme, 18))
        button.setIconSize(QSize(theme.px(18), theme.px(18)))
        button.setFixedSize(theme.px(36), theme.px(36))
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setToolTip(self.tr("Calendar (F4)"))
        button.setAccessibleName(self.tr("Open the calendar"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.open_calendar)
        field.add(button)
        return field

    def _make_row(self) -> QHBoxLayout:
        theme, row = self.theme, QHBoxLayout()
        away = theme.px(RING)
        row.setContentsMargins(away, away, away, away)
        row.setSpacing(theme.px(12))
        self._other.setProperty("kind", "link")
        self._other.clicked.connect(self._take_other)
        below = QHBoxLayout()
        below.setSpacing(theme.px(8))
        below.addWidget(self._note)
        below.addWidget(self._other)
        below.addStretch()
        said = QVBoxLayout(self._beside)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(0)
        said.addWidget(self._said)
        said.addLayout(below)
        row.addStrut(theme.px(48))
        row.addWidget(self._field, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._beside, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._fault, 1, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _read(self) -> DateText:
        return read_date(self._field.edit.text())

    def _asked_aside(self) -> bool:
        return any(card.isChecked() for card in self._asides.values())

    def _typed(self) -> None:
        self._free_asides()
        self._unblame()
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Say what was understood."""
        read = self._read()
        self._said.setText(in_full(read.day) if read.day else "")
        self._said.setVisible(read.day is not None)
        self._note.setVisible(read.other is not None)
        self._other.setVisible(read.other is not None)
        if read.other is not None:
            self._other.setText(self.tr("Read as %1").replace("%1", day_month(read.other)))

    def _take_other(self) -> None:
        if (other := self._read().other) is not None:
            self._pick(other)

    def _pick(self, day: date) -> None:
        self._free_asides()
        self._show(day)
        self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _blame(self) -> None:
        sentence = self.error()
        self._field.set_invalid(invalid=bool(sentence))
        self._field.edit.setAccessibleDescription(sentence or self.tr("Date, day before month."))
        self._fault.say(sentence)
        self._beside.setHidden(bool(sentence))

    def _unblame(self) -> None:
        self._field.set_invalid(invalid=False)
        self._fault.say("")
        self._beside.show()

    def _sentence(self, read: DateText) -> str:
        if read.fault is Fault.DAY and read.month is not None:
            days = monthrange(read.month.year, read.month.month)[1]
            sentence = self.tr("%1 has %2 days.\nType a day from 1 to %2.")
            return sentence.replace("%1", month_year(read.month)).replace("%2", str(days))
        return {
            None: "",
            Fault.FORM: self.tr("This is not a date yet.\nType it as 12 March 2025 or 12.3.2025."),
            Fault.MONTH: self.tr("There is no such month.\nType a month from 1 to 12 or its name."),
            Fault.DAY: self.tr("There is no such day.\nType a day of that month."),
            Fault.YEAR: self.tr("The year is out of range.\nType a year from 1900 to 2199."),
        }[read.fault]
