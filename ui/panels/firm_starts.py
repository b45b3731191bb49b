"""The tracks of the firm on the home page: a line of further starts, each marked as the firm's."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.answers.flow import Flow
from ui.pages.shown import Track
from ui.panels.firm_part import FirmChip, heading
from ui.panels.text import clear, coloured, link, row
from ui.theme import Role, Theme


class FirmStarts(QWidget):
    """Links to begin with; ``chosen`` carries the id of the tree."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = Flow()
        self.setLayout(self._line)
        self.setVisible(False)

    def show_tracks(self, tracks: Iterable[Track]) -> None:
        """Show a link for each track; nothing at all where there is none."""
        theme, listed = self._theme, list(tracks)
        clear(self._line)
        self.setVisible(bool(listed))
        if not listed:
            return
        head = coloured(heading(), Role.BODY, theme.tokens.text2)
        head.setFixedHeight(theme.px(28))  # as high as a link
        self._line.addWidget(self._padded(head))
        for track in listed:
            start = link(track.title, partial(self.chosen.emit, track.tree))
            start.setToolTip(track.summary)
            start.setAccessibleName(self.tr("{0}, from your firm").format(track.title))
            self._line.addWidget(self._padded(start, FirmChip(theme)))

    def _padded(self, *parts: QWidget) -> QWidget:
        made = QWidget()
        layout = row(made, (0, 0, self._theme.px(20), 0), self._theme.px(6))
        for part in parts:
            layout.addWidget(part)
        return made
