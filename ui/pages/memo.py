"""The memo page: the memo as it will be printed, page by page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.pages.deadlines import empty
from ui.panels.text import Panel, Scroll, clear, column, link
from ui.theme import Theme

PAGE = 794
"""Width of an A4 page in pixels at 96 to the inch."""
PPI = 96
GAP = 16


class Sheet(QWidget):
    """One page of paper."""

    def __init__(self, page: QPixmap, name: str, theme: Theme) -> None:
        super().__init__()
        self._page, self._theme = page, theme
        self.setFixedSize(page.deviceIndependentSize().toSize())
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page and its edge."""
        del event
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._page)
        painter.setPen(self._theme.tokens.line)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class MemoPage(Panel):
    """A preview; ``pages_asked`` carries the pixels per inch that fit.

    ``retry_asked`` is emitted where the preview failed and is to be tried again.
    """

    pages_asked = Signal(float)
    retry_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent)
        self._theme = theme
        self._content = QWidget()
        self._layout = column(self._content, (0, theme.px(GAP), 0, theme.px(GAP)), theme.px(GAP))
        self._scroll = Scroll(self._content)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("Preview of the memo"))
        column(self).addWidget(self._scroll)

    def ask_pages(self) -> None:
        """Ask for pages that fit the width there is."""
        room = self.width() - 2 * self._theme.px(GAP)
        width = min(self._theme.px(PAGE), max(room, self._theme.px(320)))
        self.pages_asked.emit(PPI * width / PAGE * self.devicePixelRatioF())

    def show_pages(self, pages: list[bytes]) -> None:
        """Show pages as PNG pictures."""
        place = self._scroll.verticalScrollBar().value()
        self._clear()
        for number, data in enumerate(pages, 1):
            page = QPixmap()
            page.loadFromData(data)
            page.setDevicePixelRatio(self.devicePixelRatioF())
            name = self.tr("Page {0} of {1}").format(number, len(pages))
            self._layout.addWidget(Sheet(page, name, self._theme), 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addStretch()
        self._scroll.verticalScrollBar().setValue(place)

    def show_problem(self, sentence: str) -> None:
        """Say why there is no preview."""
        self._clear()
        again = link(self.tr("Try again"), self.retry_asked.emit)
        said = empty(self._theme, self.tr("The memo cannot be shown"), sentence, again)
        said.setMaximumWidth(self._theme.px(620))
        self._layout.addWidget(said, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addStretch()

    def take_focus(self) -> None:
        """Let the arrow keys scroll."""
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        clear(self._layout)
