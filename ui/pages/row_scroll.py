"""A scrolled page of rows that come and go: what is looked at stays where it is."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.panels.text import Scroll


class RowScroll(Scroll):
    """Knows where its rows stand, and moves so that one does not, or is seen as a whole."""

    def top_of(self, row: QWidget) -> int:
        """Give how far the top of a row is below the top of what is seen, in pixels."""
        return row.mapTo(self.widget(), row.rect().topLeft()).y() - self.verticalScrollBar().value()

    def first_seen(self, rows: Iterable[QWidget]) -> QWidget | None:
        """Give the first row of which something is seen."""
        return next((each for each in rows if self.top_of(each) + each.height() > 0), None)

    def keep(self, row: QWidget, top: int) -> None:
        """Scroll so that the top of a row is again where it was."""
        self._by(self.top_of(row) - top)

    def show_whole(self, row: QWidget) -> None:
        """Scroll so that the whole row is seen, from its top if it is higher than the page."""
        room, top = self.viewport().height(), self.top_of(row)
        if top < 0 or row.height() > room:
            self._by(top)
        elif top + row.height() > room:
            self._by(top + row.height() - room)

    def settle(self) -> None:
        """Lay out now what would be laid out in a moment."""
        holder = self.widget()
        layout = holder.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            QApplication.sendEvent(holder, QEvent(QEvent.Type.LayoutRequest))

    def _by(self, pixels: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pixels)
