"""Words of the window that several pages share: translation, placeholders, dates."""

import re
from datetime import date

from PySide6.QtCore import QCoreApplication

from engine import words
from engine.conditions import Period
from engine.walk import Path

_ISO = re.compile(r"\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")


def figures(period: Period) -> str:
    """Give ``2 years``, as tables have it."""
    parts = [
        f"{number} {name if number == 1 else name + 's'}"
        for number, name in ((period.years, "year"), (period.months, "month"), (period.days, "day"))
        if number
    ]
    return " ".join(parts)


def tr(text: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("shown", text)


def fill(text: str, path: Path) -> str:
    """Fill ``{fact}`` in a text of the tree from the answers of a way."""
    return words.fill(text, path.tree, path.situation.answers, path.situation.law)


def iso_words(text: str) -> str:
    """Give ``1 March 2026`` for each ``2026-03-01`` in a text; the rest stays as it is."""
    return _ISO.sub(lambda found: words.day(date.fromisoformat(found[0])), text)


def short_day(day: date) -> str:
    """Give ``22 Nov 2026``."""
    return f"{day.day} {words.MONTHS[day.month - 1][:3]} {day.year}"
