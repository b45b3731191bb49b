"""A window whose menu bar is shown by Alt or F10, as a browser's is."""

import sys

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow

ALWAYS_THERE = sys.platform == "darwin"
"""The menu bar is the system's on macOS."""


class MenuWindow(QMainWindow):
    """Hides its menu bar until it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._alt_alone = False

    def event(self, event: QEvent) -> bool:
        """Note whether Alt is pressed alone; a key that comes with it is meant instead."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            self._alt_alone = event.key() == Qt.Key.Key_Alt
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show or hide the menu bar on F10."""
        if event.key() == Qt.Key.Key_F10:
            self.toggle_menu()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show or hide the menu bar on Alt alone."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self.toggle_menu()
        super().keyReleaseEvent(event)

    def toggle_menu(self) -> None:
        """Show the menu bar and go to it, or hide it."""
        bar = self.menuBar()
        if ALWAYS_THERE or not bar.actions():
            return
        bar.setVisible(not bar.isVisible())
        if bar.isVisible():
            bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
