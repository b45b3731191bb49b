"""Answers with cards beside their own controls: "not known yet", and "there is no such date"."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.answers import UNKNOWN, Value
from engine.view import ShownQuestion
from ui.answers.answer import AnswerWidget
from ui.answers.cards import CardText, ChoiceCard
from ui.answers.flow import Flow
from ui.theme import Theme


class AnswerWithAsides(AnswerWidget):
    """An answer given in controls of its own, or by one of a few cards that stand for a value.

    A card that is chosen empties the controls; what is given in the controls frees the cards.
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
        self._asides: dict[Value, ChoiceCard] = {}

    def value(self) -> Value | None:
        """Give what the chosen card stands for, or what the controls say."""
        for value, card in self._asides.items():
            if card.isChecked():
                return value
        return self._given()

    def set_value(self, value: Value | None) -> None:
        """Choose the card that stands for a value, or show it in the controls."""
        before = self.value()
        self._check(value)
        self._show(None if value in self._asides else value)
        if self.value() != before:
            self.changed.emit()

    def _given(self) -> Value | None:
        """Give what the controls say; None while they say nothing complete."""
        raise NotImplementedError

    def _show(self, value: Value | None) -> None:
        """Show a value in the controls, without a signal; None empties them."""
        raise NotImplementedError

    def _add_aside(self, value: Value, words: CardText) -> ChoiceCard:
        card = ChoiceCard(words, self.theme, self, compact=self.compact)
        card.setAutoExclusive(False)
        self._asides[value] = card
        card.clicked.connect(lambda on: self._chosen(value, on=on))
        card.clicked.connect(lambda *_: self._clicked())
        card.stepped.connect(lambda by: self._step(card, by))
        return card

    def _unknown_aside(self) -> ChoiceCard | None:
        """Make the card "not known yet", if the question takes it."""
        if not self.shown.unknown:
            return None
        words = CardText(self.tr("Not known yet"), self.shown.unknown, "0", open=True)
        return self._add_aside(UNKNOWN, words)

    def _put_cards(self, layout: QVBoxLayout, *cards: ChoiceCard | None) -> None:
        """Put the cards there are below the controls; side by side where it is compact."""
        there = [card for card in cards if card is not None]
        flow = Flow()
        for number, card in enumerate(there):
            if self.compact:
                flow.addWidget(card)
                continue
            if number:
                layout.addSpacing(self.theme.px(4))
            layout.addWidget(card)
        if self.compact:
            layout.addLayout(flow)

    def _focus_aside(self, reason: Qt.FocusReason) -> bool:
        """Focus the chosen card; say whether there is one."""
        chosen = next((card for card in self._asides.values() if card.isChecked()), None)
        if chosen is not None:
            chosen.focus_by(reason)
        return chosen is not None

    def _choose_aside(self, value: Value) -> bool:
        card = self._asides.get(value)
        if card is None:
            return False
        card.focus_by(Qt.FocusReason.ShortcutFocusReason)
        card.setChecked(True)
        self._chosen(value, on=True)
        return True

    def _chosen(self, value: Value, *, on: bool) -> None:
        if on:
            self._check(value)
            self._show(None)
        self.changed.emit()

    def _free_asides(self) -> None:
        """Uncheck every card, because the controls were used."""
        self._check(None)

    def _check(self, value: Value | None) -> None:
        for each, card in self._asides.items():
            card.setChecked(each == value)

    def _step(self, card: ChoiceCard, by: int) -> None:
        cards = list(self._asides.values())
        at = cards.index(card) + by
        if 0 <= at < len(cards):
            cards[at].focus_by(Qt.FocusReason.TabFocusReason)
        elif at < 0:
            self.take_focus(Qt.FocusReason.TabFocusReason)

    def _choose(self, number: int) -> bool:
        return number == 0 and self._choose_aside(UNKNOWN)
