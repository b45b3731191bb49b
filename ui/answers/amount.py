"""A sum of money: a number, right-aligned and grouped on leaving, and a currency."""

import re
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, QRegularExpression, QSignalBlocker, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from engine.answers import Amount, Value
from engine.view import ShownQuestion
from ui.answers.amount_text import read_number, write_number
from ui.answers.asides import AnswerWithAsides
from ui.answers.controls import ComboBox
from ui.answers.fault import FaultNote
from ui.answers.field import Field
from ui.theme import RING, Theme

CURRENCIES = ("CNY", "USD", "EUR", "HKD", "SGD", "GBP", "JPY", "AUD", "CAD", "CHF", "KRW", "MOP",
              "MYR", "NZD", "RUB", "THB", "TWD")  # fmt: skip
WIDTH, CURRENCY_WIDTH = 240, 112


class CurrencyBox(ComboBox):
    """Currencies to choose from, or any three letters to type."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setEditable(True)
        self.addItems(CURRENCIES)
        self.setCurrentIndex(-1)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[A-Za-z]{0,3}"), self))
        self.setFixedSize(theme.px(CURRENCY_WIDTH), theme.px(40))


class AmountAnswer(AnswerWithAsides):
    """A number and a currency; complete once both can be read.

    Where the sum is asked in one currency, it stands there at once and no other is taken.
    """

    def __init__(
        self,
        shown: ShownQuestion,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        compact: bool = False,
    ) -> None:
        super().__init__(shown, theme, parent, compact=compact)
        self._number = self._make_number()
        self._currency = self._make_currency()
        self._fault = FaultNote(theme, self)
        layout = self._column()
        row, away = QHBoxLayout(), theme.px(RING)
        row.setContentsMargins(away, away, away, away)
        row.setSpacing(theme.px(8))
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._currency, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(theme.px(8))
        row.addWidget(self._fault, 1)
        row.addStretch()
        layout.addLayout(row)
        layout.addSpacing(theme.px(0 if compact else 12))
        self._put_cards(layout, self._unknown_aside())
        layout.addStretch()
        self.set_value(shown.value)

    def error(self) -> str:
        """Say why what was typed is no sum, and what to type."""
        text, currency = self._number.edit.text().strip(), self._currency.currentText()
        if text and read_number(text) is None:
            return self.tr("This is not an amount yet.\nType figures, such as 1,250,000.50.")
        if currency and not re.fullmatch("[A-Za-z]{3}", currency):
            return self.tr("The currency has three letters.\nType its code, such as CNY.")
        if currency and not self._takes(currency):
            said = self.tr("This sum is asked in {0}.\nGive its equivalent in {0}.")
            return said.format(self.shown.currency)
        return ""

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Focus the number, or the card that was chosen."""
        if self._focus_aside(reason):
            return
        self._number.edit.setFocus(reason)

    def submit(self) -> bool:
        """Submit, or say what is wrong."""
        self._leave()
        return super().submit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge and group what was typed when the number is left, not before."""
        if event.type() == QEvent.Type.FocusOut:
            self._leave()
        return super().eventFilter(watched, event)

    def _given(self) -> Value | None:
        number, currency = self._read(), self._currency.currentText().upper()
        if number is None or not re.fullmatch("[A-Z]{3}", currency) or not self._takes(currency):
            return None
        return Amount(number, currency)

    def _show(self, value: Value | None) -> None:
        amount = value if isinstance(value, Amount) else None
        self._number.edit.setText(write_number(amount.number) if amount else "")
        with QSignalBlocker(self._currency):  # a currency that stands there frees no card
            self._currency.setEditText(amount.currency if amount else self.shown.currency)
        self._unblame()

    def _takes(self, currency: str) -> bool:
        """Say whether the sum may be in a currency."""
        return self.shown.currency in {"", currency.upper()}

    def _read(self) -> Decimal | None:
        return read_number(self._number.edit.text())

    def _make_number(self) -> Field:
        field = Field(self.theme, self)
        field.setFixedWidth(self.theme.px(WIDTH))
        field.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.edit.setAccessibleName(self.tr("Amount"))
        field.edit.setAccessibleDescription(self.shown.ask)
        field.edit.textEdited.connect(self._typed)
        field.edit.installEventFilter(self)
        return field

    def _make_currency(self) -> CurrencyBox:
        box = CurrencyBox(self.theme, self)
        box.setAccessibleName(self.tr("Currency"))
        box.editTextChanged.connect(self._typed)
        edit = box.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("Currency"))
            edit.setAccessibleName(self.tr("Currency, three letters"))
            edit.editingFinished.connect(self._leave)  # the box takes its focus events first
        return box

    def _typed(self) -> None:
        if self._number.edit.text() or self._currency.currentText():
            self._free_asides()
        self._unblame()
        self.changed.emit()

    def _leave(self) -> None:
        number = self._read()
        if number is not None:
            self._number.edit.setText(write_number(number))
        sentence = self.error()
        self._number.set_invalid(invalid=bool(sentence) and number is None)
        self._fault.say(sentence)

    def _unblame(self) -> None:
        self._number.set_invalid(invalid=False)
        self._fault.say("")
