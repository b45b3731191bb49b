"""One of several answers, or yes or no: whole-row cards, and "not known yet" as the last."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from engine.answers import UNKNOWN, Value
from engine.view import ShownQuestion
from ui.answers.answer import AnswerWidget
from ui.answers.cards import CardText, ChoiceCard
from ui.answers.flow import Flow
from ui.theme import Theme

LAST_DIGIT = 9


class ChoiceAnswer(AnswerWidget):
    """Cards of which one is chosen; nothing is chosen until the user does it."""

    def __init__(
        self,
        shown: ShownQuestion,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        compact: bool = False,
    ) -> None:
        super().__init__(shown, theme, parent, compact=compact)
        self._group = QButtonGroup(self)
        self._cards: dict[Value, ChoiceCard] = {}
        column = self._column()
        flows = compact and shown.suggestion is None and not any(c.help for c in shown.choices)
        layout: Flow | QVBoxLayout = Flow() if flows else column
        for number, choice in enumerate(shown.choices, 1):
            words = CardText(choice.text, choice.help, str(number) if number <= LAST_DIGIT else "")
            layout.addWidget(self._add(str(choice.id), self._suggested(words, str(choice.id))))
        if shown.unknown:
            if not flows:
                column.addSpacing(theme.px(4))
            words = CardText(self.tr("Not known yet"), shown.unknown, "0", open=True)
            layout.addWidget(self._add(UNKNOWN, words))
        if flows:
            column.addLayout(layout)
        column.addStretch()
        self.set_value(shown.value)
        self._group.buttonToggled.connect(self._toggled)
        self._group.buttonClicked.connect(lambda *_: self._clicked())

    def value(self) -> Value | None:
        """Give the chosen answer."""
        return next((value for value, card in self._cards.items() if card.isChecked()), None)

    def set_value(self, value: Value | None) -> None:
        """Choose an answer; None, or one that is not offered, leaves none chosen."""
        before = self.value()
        self._group.setExclusive(False)
        for each, card in self._cards.items():
            card.setChecked(each == value)
        self._group.setExclusive(True)
        if value is None and before is not None:
            self.changed.emit()

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Focus the chosen card, or the first."""
        cards = list(self._cards.values())
        next((card for card in cards if card.isChecked()), cards[0]).focus_by(reason)

    def _choose(self, number: int) -> bool:
        wanted: Value | None = UNKNOWN if number == 0 else None
        if 0 < number <= len(self.shown.choices):
            wanted = str(self.shown.choices[number - 1].id)
        card = self._cards.get(wanted) if wanted is not None else None
        if card is None:
            return False
        card.focus_by(Qt.FocusReason.ShortcutFocusReason)
        card.setChecked(True)
        return True

    def _suggested(self, words: CardText, choice: str) -> CardText:
        found = self.shown.suggestion
        if found is None or found.choice != choice:
            return words
        source = self.tr("To be confirmed.")
        if found.source:
            source = f"{found.source.removesuffix('.')}. {source}"
        chip = self.tr("Suggested by the country table")
        return CardText(words.text, words.help, words.key, chip, source)

    def _add(self, value: Value, words: CardText) -> ChoiceCard:
        card = ChoiceCard(words, self.theme, self, compact=self.compact)
        if words.chip:
            card.setToolTip(self._read_in())
        self._cards[value] = card
        self._group.addButton(card)
        card.stepped.connect(lambda by: self._step(card, by))
        return card

    def _read_in(self) -> str:
        found = self.shown.suggestion
        notes = found.read_in if found else ()
        return "\n".join(f"{note.name} ({note.date})" for note in notes)

    def _step(self, card: ChoiceCard, by: int) -> None:
        cards = list(self._cards.values())
        at = cards.index(card) + by
        if 0 <= at < len(cards):
            cards[at].focus_by(Qt.FocusReason.TabFocusReason)
            cards[at].setChecked(True)

    def _toggled(self, _button: object, on: bool) -> None:
        if on:
            self.changed.emit()
