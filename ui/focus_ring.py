"""The ring round the standard control that has the focus; painted controls draw their own."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.paint import ring
from ui.theme import RADIUS, RING, Theme


class FocusRing(QObject):
    """Draws a ring round the standard control that has the focus.

    Buttons show it unless the mouse gave the focus; text fields always. A control whose dynamic
    property ``ring`` is ``"none"`` draws its own; ``"parent"`` puts the ring round its parent.
    """

    FIELDS = (QLineEdit, QComboBox, QPlainTextEdit, QTextEdit)

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._theme = theme
        self._shown: _Ring | None = None
        app.focusChanged.connect(self._move)

    def _move(self, old: QWidget | None, now: QWidget | None) -> None:
        del old
        if self._shown is not None and isValid(self._shown):
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = None
        target = self._target(now)
        if target is not None and target.parentWidget() is not None:
            self._shown = _Ring(target, self._theme)

    def _target(self, now: QWidget | None) -> QWidget | None:
        if now is None or now.property("ring") == "none":
            return None
        if now.property("ring") == "parent" or isinstance(now.parentWidget(), QComboBox):
            return now.parentWidget()
        if isinstance(now, self.FIELDS):
            return None if getattr(now, "isReadOnly", bool)() else now
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        return now if isinstance(now, QAbstractButton) and not by_mouse else None


class _Ring(QWidget):
    """A ring round a widget, beside it in its parent, so that it scrolls along."""

    def __init__(self, target: QWidget, theme: Theme) -> None:
        super().__init__(target.parentWidget())
        self._target, self._theme = target, theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        target.installEventFilter(self)
        self._follow()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() in (kinds.Move, kinds.Resize, kinds.Show, kinds.Hide):
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        away = self._theme.px(RING)
        inner = QRectF(self.rect()).adjusted(away, away, -away, -away)
        ring(QPainter(self), inner, self._theme.px(RADIUS), self._theme)

    def _follow(self) -> None:
        away = self._theme.px(RING)
        around: QRect = self._target.geometry().adjusted(-away, -away, away, away)
        self.setGeometry(around)
        self.setVisible(self._target.isVisible())
        self.raise_()
