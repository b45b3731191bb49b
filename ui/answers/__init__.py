"""Answers: one widget for each kind of question, all with the interface of ``AnswerWidget``."""

from PySide6.QtWidgets import QWidget

from engine.law import FactKind, Law
from engine.view import ShownQuestion
from ui.answers.amount import AmountAnswer
from ui.answers.answer import OVERHANG, AnswerWidget
from ui.answers.checklist import ChecklistAnswer
from ui.answers.choice import ChoiceAnswer
from ui.answers.country import CountryAnswer
from ui.answers.date import DateAnswer
from ui.answers.grounds import GroundsAnswer
from ui.answers.text import TextAnswer
from ui.theme import Theme

__all__ = ["OVERHANG", "AnswerWidget", "make_answer"]


def make_answer(
    shown: ShownQuestion,
    theme: Theme,
    law: Law,
    parent: QWidget | None = None,
    *,
    compact: bool = False,
) -> AnswerWidget:
    """Make the widget that takes the answer to a question, showing the answer kept for it.

    Args:
        shown: The question.
        theme: For colours, fonts and sizes.
        law: The law data.
        parent: The page.
        compact: It stands among many: choices side by side, and a click on one is submitted.
    """
    match shown.kind:
        case FactKind.CHOICE | FactKind.YES_NO:
            return ChoiceAnswer(shown, theme, parent, compact=compact)
        case FactKind.CHECKLIST:
            return ChecklistAnswer(shown, theme, parent, compact=compact)
        case FactKind.COUNTRY:
            return CountryAnswer(shown, theme, law, parent, compact=compact)
        case FactKind.DATE:
            return DateAnswer(shown, theme, parent, compact=compact)
        case FactKind.AMOUNT:
            return AmountAnswer(shown, theme, parent, compact=compact)
        case FactKind.TEXT:
            return TextAnswer(shown, theme, parent, compact=compact)
        case FactKind.GROUNDS:
            return GroundsAnswer(shown, theme, parent, compact=compact)
