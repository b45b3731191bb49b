"""The scrim: darkens the window while a dialog is open."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.theme import Theme


class Scrim(QWidget):
    """Covers its parent until the dialog it was made for is finished."""

    def __init__(self, theme: Theme, parent: QWidget, dialog: QDialog) -> None:
        super().__init__(parent)
        self._theme, self._over = theme, parent
        parent.installEventFilter(self)
        dialog.finished.connect(self._lift)
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the parent."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the colour that lets the window through."""
        del event
        QPainter(self).fillRect(self.rect(), self._theme.tokens.scrim)

    def _lift(self) -> None:
        self.hide()
        self.deleteLater()
