"""The focus of a control that paints itself: it draws its ring if the keyboard gave the focus."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

from ui.paint import KEYBOARD

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as Button
else:
    Button = object  # Qt allows one Qt base only, and the control brings its own


def rings(event: QFocusEvent, *, before: bool) -> bool:
    """Say whether a control shows its ring now; coming back to the window changes nothing."""
    reason = Qt.FocusReason
    back = (reason.ActiveWindowFocusReason, reason.PopupFocusReason, reason.MenuBarFocusReason)
    return before if event.reason() in back else event.reason() in KEYBOARD


class OwnRing(Button):
    """Knows whether the control shows its ring; stands before the control's Qt base."""

    by_keyboard = False

    def focus_by(self, reason: Qt.FocusReason) -> None:
        """Take the focus, with a ring if the keyboard gives it."""
        self.by_keyboard = reason in KEYBOARD
        self.setFocus(reason)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus."""
        self.by_keyboard = rings(event, before=self.by_keyboard)
        super().focusInEvent(event)
