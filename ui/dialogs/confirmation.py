"""What counsel confirmed of a flagged point: who, when, a note; of later law whether it applies."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QLayout,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from engine import words
from matters.matter import Applies, Confirmation
from ui.answers.date_text import read_date
from ui.pages.point_shown import FlaggedPoint
from ui.panels.text import add_all, button, coloured, column, link, row, text
from ui.theme import Role, Theme

WIDTH, LONGEST = 600, 600
"""Width at 100%; most characters of the note."""


class ConfirmationDialog(QDialog):
    """Accepted: ``confirmation()`` is to be kept.

    Signals:
        taken_back: What was confirmed is to be dropped.
    """

    taken_back = Signal()

    def __init__(
        self, point: FlaggedPoint, today: date, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._may_apply = theme, point.may_apply
        self._given, self._today = point.confirmed, today
        self.setWindowTitle(self.tr("Confirmed by counsel"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setFixedWidth(theme.px(WIDTH))
        pad = theme.px(24)
        whole = column(self, (pad, theme.px(20), pad, theme.px(20)))
        add_all(
            whole,
            [
                text(point.title, theme, Role.QUESTION_SMALL),
                text(point.about, theme, Role.SMALL, "warning"),
                theme.px(6),
                text(point.does, theme, Role.BODY, "text2"),
                theme.px(16),
            ],
        )
        whole.addLayout(self._form(today))
        self._fault = text("", theme, Role.SMALL, "error")
        self._fault.setMinimumHeight(theme.line(Role.SMALL))
        whole.addSpacing(theme.px(8))
        whole.addWidget(self._fault)
        whole.addStretch()
        whole.addSpacing(theme.px(8))
        whole.addLayout(self._foot())
        self._show_day()

    def confirmation(self) -> Confirmation:
        """Give what stands in the form, once ``accept`` let it pass."""
        day = read_date(self._day.text()).day
        if day is None:
            raise AssertionError(self._day.text())
        return Confirmation(
            by=self._by.text().strip(),
            on=day,
            applies=self._said_to_apply() if self._may_apply else None,
            note=self._note.text().strip(),
        )

    def _said_to_apply(self) -> Applies:
        return Applies.YES if self._applies.isChecked() else Applies.NO

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), layout.heightForWidth(self.width()))

    def accept(self) -> None:
        """Keep it, if it says who, when and whether it applies."""
        said, field = self._missing()
        self._fault.setText(said)
        self._fault.setAccessibleName(said)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()

    # --- the form -------------------------------------------------------------------

    def _form(self, today: date) -> QGridLayout:
        theme, given = self._theme, self._given
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(10))
        grid.setColumnMinimumWidth(0, theme.px(110))
        self._by = self._field(self.tr("Confirmed by"), given.by if given else "", 160)
        self._by.setPlaceholderText(self.tr("Name and firm"))
        day = given.on if given else today
        self._day = self._field(self.tr("On"), words.day(day), 40)
        self._day.textChanged.connect(self._show_day)
        self._understood = coloured("", Role.SMALL, theme.tokens.text2)
        self._note = self._field(self.tr("Note"), given.note if given else "", LONGEST)
        parts: list[tuple[str, QWidget | QLayout]] = [
            (self.tr("Confirmed by"), self._by),
            (self.tr("On"), self._day_line()),
            (self.tr("Note"), self._note),
        ]
        if self._may_apply:
            parts.insert(2, (self.tr("In this matter"), self._choice()))
        for number, (name, part) in enumerate(parts):
            grid.addWidget(coloured(name, Role.BODY, theme.tokens.text2), number, 0)
            if isinstance(part, QLayout):
                grid.addLayout(part, number, 1)
            else:
                grid.addWidget(part, number, 1)
        return grid

    def _field(self, name: str, given: str, longest: int) -> QLineEdit:
        made = QLineEdit(given)
        made.setAccessibleName(name)
        made.setMaxLength(longest)
        return made

    def _day_line(self) -> QLayout:
        line = row(gap=self._theme.px(12))
        self._day.setFixedWidth(self._theme.px(176))
        line.addWidget(self._day)
        line.addWidget(self._understood, 1)
        return line

    def _choice(self) -> QLayout:
        line = row(gap=self._theme.px(20))
        self._applies = QRadioButton(self.tr("It applies"))
        self._not = QRadioButton(self.tr("It does not apply"))
        group = QButtonGroup(self)
        for each in (self._applies, self._not):
            each.setAccessibleName(each.text())
            each.setMinimumHeight(self._theme.px(36))
            group.addButton(each)
            line.addWidget(each)
        line.addStretch()
        if self._given is not None:
            chosen = self._applies if self._given.applies is Applies.YES else self._not
            chosen.setChecked(True)
        return line

    def _show_day(self) -> None:
        """Say what was understood of the day."""
        day = read_date(self._day.text()).day
        said = f"{words.weekday(day)} {words.day(day)}" if day else self.tr("No date yet")
        self._understood.setText(said)
        self._understood.setAccessibleName(said)

    def _missing(self) -> tuple[str, QWidget | None]:
        """Say what is missing, and where."""
        if not self._by.text().strip():
            return self.tr("Nobody is named. Write who confirmed it."), self._by
        day = read_date(self._day.text()).day
        if day is None:
            said = self.tr("“{0}” is not a date. Write it as in 3 December 2026.")
            return said.format(self._day.text()), self._day
        if day > self._today:
            return self.tr("That day lies ahead. Write the day it was confirmed."), self._day
        if self._may_apply and not (self._applies.isChecked() or self._not.isChecked()):
            return self.tr("Choose whether it applies in this matter."), self._applies
        return "", None

    def _foot(self) -> QLayout:
        line = row(gap=self._theme.px(12))
        if self._given is not None:
            line.addWidget(link(self.tr("Take the confirmation back"), self._take_back))
        line.addStretch()
        line.addWidget(button(self.tr("Leave as it was"), self.reject))
        keep = button(self.tr("Save confirmation"), self.accept, kind="primary")
        keep.setDefault(True)
        line.addWidget(keep)
        return line

    def _take_back(self) -> None:
        self.taken_back.emit()
        self.reject()
