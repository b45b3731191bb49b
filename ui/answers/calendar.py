"""The calendar that opens below a date field; it only hands back the day that was picked."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from ui import icons
from ui.theme import Role, Theme

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
"""Dates are written in the language of the program, whatever the system's."""


class CalendarPopup(QFrame):
    """A month to pick a day from; Esc or a click beside it closes it."""

    picked = Signal(object)
    """The ``datetime.date`` that was picked."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setAccessibleName(self.tr("Calendar"))
        self._calendar = self._make_calendar()
        layout = QVBoxLayout(self)
        margin = theme.px(8)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(self._calendar)
        self._calendar.activated.connect(self._pick)
        self._calendar.clicked.connect(self._pick)
        self.setStyleSheet(self._style())

    def open_at(self, corner: QPoint, day: date | None, first: date, last: date) -> None:
        """Open with the top left corner at a point of the screen, on a day or on today."""
        calendar = self._calendar
        calendar.setDateRange(_qt(first), _qt(last))
        calendar.setSelectedDate(_qt(day) if day else QDate.currentDate())
        self.adjustSize()
        self.move(self._on_screen(corner))
        self.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _make_calendar(self) -> QCalendarWidget:
        calendar, theme = QCalendarWidget(self), self._theme
        calendar.setLocale(ENGLISH)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.setFont(theme.font(Role.BODY))
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme.tokens.text)
        head.setForeground(theme.tokens.text3)
        head.setFont(theme.font(Role.HEAD))
        for day in Qt.DayOfWeek:
            calendar.setWeekdayTextFormat(day, plain)
        calendar.setHeaderTextFormat(head)
        calendar.setFixedSize(theme.px(308), theme.px(272))
        for name, turn in (("qt_calendar_prevmonth", 180), ("qt_calendar_nextmonth", 0)):
            button = calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIconSize(QSize(theme.px(16), theme.px(16)))
                button.setIcon(icons.pixmap("chevron", theme.tokens.text2, theme.px(16), turn=turn))
        return calendar

    def _style(self) -> str:
        t, px = self._theme.tokens, self._theme.px
        return f"""
            CalendarPopup {{ background: {t.surface.name()};
                border: 1px solid {t.control.name()}; }}
            QCalendarWidget QWidget {{ background: {t.surface.name()};
                alternate-background-color: {t.surface.name()}; }}
            QCalendarWidget QToolButton {{ min-height: {px(32)}px; padding: 0 {px(8)}px;
                color: {t.text.name()}; font-weight: 600; }}
            QCalendarWidget QToolButton:hover {{ background: {t.window.name()}; }}
            QCalendarWidget QAbstractItemView {{ selection-background-color: {t.accent.name()};
                selection-color: {t.on_accent.name()}; }}
            QCalendarWidget QAbstractItemView:disabled {{ color: {t.text3.name()}; }}
        """

    def _on_screen(self, corner: QPoint) -> QPoint:
        room = self.screen().availableGeometry()
        x = min(corner.x(), room.right() - self.width())
        y = min(corner.y(), room.bottom() - self.height())
        return QPoint(max(x, room.left()), max(y, room.top()))

    def _pick(self, day: QDate) -> None:
        self.close()
        self.picked.emit(date(day.year(), day.month(), day.day()))


def in_full(day: date) -> str:
    """Write a date with its weekday: ``Wednesday 12 March 2025``."""
    return ENGLISH.toString(_qt(day), "dddd d MMMM yyyy")


def day_month(day: date) -> str:
    """Write a date without its year: ``3 December``."""
    return ENGLISH.toString(_qt(day), "d MMMM")


def day_month_year(day: date) -> str:
    """Write a date: ``12 March 2025``."""
    return ENGLISH.toString(_qt(day), "d MMMM yyyy")


def month_year(day: date) -> str:
    """Write the month of a date: ``February 2025``."""
    return ENGLISH.toString(_qt(day), "MMMM yyyy")


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
