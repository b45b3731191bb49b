"""The pieces that mark the firm's own content: a chip, and its notes under a heading."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.pages import firm_shown
from ui.pages.firm_shown import FirmHere
from ui.pages.saying import tr
from ui.paint import chip, chip_size
from ui.panels.text import at_top, lead, row, text, tip
from ui.theme import Role, Theme


class FirmChip(QWidget):
    """Says "Firm" beside what is the firm's; the tool tip says what that means."""

    def __init__(self, theme: Theme, shown: FirmHere | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(chip_size(self.tr("Firm"), theme))
        self.show_firm(shown or FirmHere(own=True))

    def show_firm(self, shown: FirmHere) -> None:
        """Mark something else; nothing is shown where nothing is the firm's."""
        said = firm_shown.says(shown)
        self.setVisible(shown.there)
        self.setToolTip(tip(said))
        self.setAccessibleName(self.tr("Firm. {0}").format(said))

    def sizeHint(self) -> QSize:
        """Be as large as the chip."""
        return chip_size(self.tr("Firm"), self._theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        del event
        chip(QPainter(self), QPointF(0, 0), self.tr("Firm"), self._theme, strong=True)


def ours_below(shown: FirmHere, theme: Theme) -> Iterable[QWidget]:
    """Mark a title in words of the house, with ours; nothing for a title of ours."""
    if not shown.ours:
        return
    made = QWidget()
    line = row(made, gap=theme.px(8))
    at_top(line, FirmChip(theme, shown))
    ours = tr("Ours: “{0}”").format("”, “".join(shown.ours))
    line.addWidget(text(ours, theme, Role.SMALL, "text2"), 1)
    yield made


def heading() -> str:
    """Give the heading over what the firm says."""
    return tr("From your firm")


def firm_parts(shown: FirmHere, theme: Theme) -> Iterable[QWidget]:
    """Make the notes on a question, and our words where the firm has its own."""
    for said in shown.notes:
        yield text(said, theme)
    for ours in shown.ours:
        yield text(tr("House wording. Ours: “{0}”").format(ours), theme, Role.SMALL, "text2")


def firm_notes(notes: Iterable[tuple[str, str]], theme: Theme) -> Iterable[QWidget]:
    """Make notes, each with what it is about."""
    for about, said in notes:
        yield lead(f"{about}.", said, theme)
