"""When a control that paints itself shows its focus ring."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

from ui.paint import KEYBOARD


def rings(event: QFocusEvent, *, before: bool) -> bool:
    """Say whether a control shows its ring now; coming back to the window changes nothing."""
    reason = Qt.FocusReason
    back = (reason.ActiveWindowFocusReason, reason.PopupFocusReason, reason.MenuBarFocusReason)
    return before if event.reason() in back else event.reason() in KEYBOARD
