"""Files dragged onto the window: what would be opened is said while they are over it.

It lies over everything while files are over the window, so that no text field takes their names.
"""

from pathlib import Path as FilePath

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from ui import icons
from ui.paint import TextBlock
from ui.theme import RADIUS, Role, Theme

PATIENCE = 80
"""Milliseconds within which files that came over the window come over this too."""


class Dropping(QWidget):
    """Covers the window while files are over it; ``dropped`` carries them."""

    dropped = Signal(object)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._over, self._said, self._entered = theme, window, "", False
        self.setAcceptDrops(True)
        self.setVisible(False)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come up where files come over the window."""
        if isinstance(event, QDragEnterEvent) and self._show(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.dropEvent(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            QTimer.singleShot(PATIENCE, self, self._leave)
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take the files over from the window."""
        self._entered = bool(files_of(event.mimeData()))
        if self._entered:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go, as the files do."""
        del event
        self._entered = False
        self._leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on; what they are dragged from is told that they were copied."""
        files = files_of(event.mimeData())
        self._entered = False
        self._leave()
        if files:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            QTimer.singleShot(0, self, lambda: self.dropped.emit(files))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the window paler, a dashed edge, and what would be opened."""
        del event
        theme, t, painter = self._theme, self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pale = QColor(t.surface)
        pale.setAlphaF(0.96)
        painter.fillRect(self.rect(), pale)
        away, side = theme.px(16), theme.px(32)
        edge = QRectF(self.rect()).adjusted(away, away, -away, -away)
        painter.setPen(QPen(t.accent, theme.px(2), Qt.PenStyle.DashLine))
        painter.drawRoundedRect(edge, theme.px(RADIUS), theme.px(RADIUS))
        block = TextBlock(self._said, Role.TRACK, theme)
        width = min(block.width(), self.width() - 6 * away)
        height = block.height(width)
        top = (self.height() - side - away - height) // 2
        drawn = icons.pixmap("documents", t.accent, side, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, top, drawn)
        at = QPointF((self.width() - width) / 2, top + side + away)
        block.draw(painter, at, width, t.text)

    def _show(self, data: QMimeData) -> bool:
        """Come up where there are files; no dialog may wait for an answer."""
        files = files_of(data)
        if not files or QApplication.activeModalWidget() is not None:
            return False
        if len(files) == 1:
            self._said = self.tr("Drop to open “{0}”").format(files[0].name)
        else:
            self._said = self.tr("Drop to open {0} files").format(len(files))
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        return True

    def _leave(self) -> None:
        if not self._entered:
            self.hide()


def files_of(data: QMimeData) -> tuple[FilePath, ...]:
    """Give the files on this computer that something dragged names."""
    return tuple(FilePath(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
