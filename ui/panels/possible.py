"""What the open points leave possible, as the panels at the right show it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from engine import words
from engine.verdict import Verdict
from memo.open_parts import OpenLine
from memo.parts import Leg
from ui.panels.text import lead, text, verdict_word
from ui.theme import Role, Theme


def still_possible(leg: Leg, theme: Theme, here: OpenLine | None = None) -> Iterable[QWidget | int]:
    """Show the verdicts still possible, the fact to ask first, and what that rests on.

    Args:
        leg: As it is told once this is worked out.
        theme: For colours and sizes.
        here: The open point that is shown beside it; its replies are not shown again.
    """
    told = leg.still_possible
    if told is None:
        return
    if len(told.verdicts) == 1:
        yield text(told.text, theme)
    else:
        for verdict in told.verdicts:
            yield verdict_word(theme.verdict(Verdict(verdict)), theme, 16)
            yield theme.px(4)
        yield theme.px(6)
        yield from _ask_first(leg, told.first, theme, here)
    yield theme.px(8)
    yield text(told.basis, theme, Role.SMALL, "text3")


def _ask_first(
    leg: Leg, first: str, theme: Theme, here: OpenLine | None
) -> Iterable[QWidget | int]:
    line = next((line for line in leg.open_points if line.narrows_most), None)
    if line is None:
        said = tr("No open point excludes any of these by itself.")
        yield text(said, theme, Role.BODY, "text2")
    elif line == here:
        said = tr("Ask for this first: of all open points it narrows them most.")
        yield text(said, theme, Role.BODY, "text2")
    else:
        yield lead(tr("Ask first:"), tr("{0}. It narrows them most.").format(first), theme)
        if here is None:
            yield theme.px(4)
            yield from replies(line, theme)


def replies(line: OpenLine, theme: Theme) -> Iterable[QWidget | int]:
    """Show what remains for each reply to a point."""
    for number, reply in enumerate(line.replies):
        if number:
            yield theme.px(4)
        yield lead(f"{words.joined(reply.replies, 'or')}:", f"{reply.words}.", theme)


def tr(said: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("Possible", said)
