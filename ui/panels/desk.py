"""The desk: route at the left, question or outcome in the middle, reasons at the right.

Panels fold to rails: where the window is small they open over the page, else beside it.
"""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.panels.rail import WIDTH, Rail
from ui.panels.text import Divider, column, row
from ui.theme import Theme

FOLD_RIGHT, FOLD_LEFT, ROOMY = 1120, 1000, 1280
"""Widths at 100% below which a panel folds by itself; and from which panels may grow."""
FOLDING = 120
"""Milliseconds that a fold takes."""


class Side(QWidget):
    """One panel with its rail; ``floated`` says that it opened over the page, or closed there."""

    floated = Signal()

    def __init__(
        self, panel: QWidget, rail: Rail, theme: Theme, over: QWidget, *, at_left: bool
    ) -> None:
        super().__init__()
        self._theme, self._over, self._at_left = theme, over, at_left
        self.panel, self.rail = panel, rail
        self.wanted = True
        """Whether the user wants it open where there is room."""
        self._narrow, self._floating, self._width = False, False, theme.px(264)
        line = Divider(theme, down=True)
        self._edge = Divider(theme, down=True)
        self._edge.setParent(over)
        self._edge.hide()
        layout = row(self)
        self._slot = QWidget()
        self._slot_layout = column(self._slot)
        self._slot_layout.addWidget(panel)
        parts = (self._slot, rail, line) if at_left else (line, rail, self._slot)
        for part in parts:
            layout.addWidget(part)
        rail.open_asked.connect(self.open)
        self._motion = QPropertyAnimation(self._slot, b"maximumWidth", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.finished.connect(self._settle)

    @property
    def shown(self) -> bool:
        """Whether the panel is open, beside the page or over it."""
        return self._floating or (self.wanted and not self._narrow)

    def fit(self, width: int, *, narrow: bool) -> None:
        """Take a width in pixels; narrow folds it to its rail."""
        self._width = width
        if narrow != self._narrow:
            self._narrow = narrow
            self._sink()
        self._settle()

    def open(self) -> None:
        """Open it: over the page in a narrow window, else beside it."""
        if self._narrow:
            self._float()
            return
        self.wanted = True
        self._move(0, self._width)

    def fold(self) -> None:
        """Fold it to its rail."""
        if self._floating:
            self._sink()
            return
        self.wanted = False
        self._move(self._width, 0)

    def toggle(self) -> None:
        """Open it, or fold it."""
        if self.shown:
            self.fold()
        else:
            self.open()

    def place(self) -> None:
        """Stand over the page, where it floats."""
        if self._floating:
            rail = self._theme.px(WIDTH) + 1
            whole = self._over.rect()
            left = rail if self._at_left else whole.width() - rail - self._width
            self.panel.setGeometry(left, 0, self._width, whole.height())
            line = left + self._width if self._at_left else left - 1
            self._edge.setGeometry(line, 0, 1, whole.height())

    def covers(self, event: QMouseEvent) -> bool:
        """Say whether a click lies on the floating panel, or on its rail."""
        at = event.globalPosition().toPoint()
        spots = (self.panel, self.rail)
        return any(each.rect().contains(each.mapFromGlobal(at)) for each in spots)

    @property
    def floating(self) -> bool:
        """Whether it is open over the page."""
        return self._floating

    def _float(self) -> None:
        self._floating = True
        self.panel.setParent(self._over)
        self.place()
        self.panel.show()
        self.panel.raise_()
        self._edge.show()
        self._edge.raise_()
        self.panel.setFocus(Qt.FocusReason.PopupFocusReason)
        self.floated.emit()

    def _sink(self) -> None:
        if self._floating:
            self._floating = False
            self._edge.hide()
            self._slot_layout.addWidget(self.panel)
            self.floated.emit()
        self._settle()

    def _move(self, start: int, end: int) -> None:
        length = self._theme.motion(FOLDING) if self.isVisible() else 0
        if not length:
            self._settle()
            return
        self.rail.setVisible(False)
        self._slot.setVisible(True)
        self._slot.setMinimumWidth(0)
        self._motion.stop()
        self._motion.setDuration(length)
        self._motion.setStartValue(start)
        self._motion.setEndValue(end)
        self._motion.start()

    def _settle(self) -> None:
        inside = self.wanted and not self._narrow
        self._slot.setVisible(inside)
        self._slot.setFixedWidth(self._width)
        self.rail.setVisible(not inside)


class Desk(QWidget):
    """The three columns; ``measured`` says narrow and roomy whenever the width changes."""

    measured = Signal(bool, bool)

    def __init__(self, theme: Theme, left: QWidget, right: QStackedWidget, middle: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.route_rail = Rail(theme, "route", self.tr("Open the route"))
        self.reasons_rail = Rail(theme, "law-desk", self.tr("Open the reasons"))
        self.left = Side(left, self.route_rail, theme, self, at_left=True)
        self.right = Side(right, self.reasons_rail, theme, self, at_left=False)
        layout = row(self)
        layout.addWidget(self.left)
        layout.addWidget(middle, 1)
        layout.addWidget(self.right)
        self.left.floated.connect(self._watch)
        self.right.floated.connect(self._watch)

    def _watch(self) -> None:
        """Hear every key and click only while a panel floats."""
        app = QApplication.instance()
        if app is not None and (self.left.floating or self.right.floating):
            app.installEventFilter(self)
        elif app is not None:
            app.removeEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what there is no room for, and let grow what there is room for."""
        width = int(event.size().width() / self._theme.zoom)
        spare = max(0, width - ROOMY)
        left, right = min(320, 264 + spare // 5), min(360, 296 + spare // 4)
        self.left.fit(self._theme.px(left), narrow=width < FOLD_LEFT)
        self.right.fit(self._theme.px(right), narrow=width < FOLD_RIGHT)
        self.left.place()
        self.right.place()
        self.measured.emit(width < FOLD_LEFT, width >= ROOMY)
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold a floating panel on Esc and on a click elsewhere."""
        if self.left.floating or self.right.floating:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape:
                    self.sink()
                    return True
            elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
                for side in (self.left, self.right):
                    if side.floating and not side.covers(event) and self.isAncestorOf(_at(event)):
                        side.fold()
        return super().eventFilter(watched, event)

    def sink(self) -> None:
        """Fold every panel that is open over the page."""
        for side in (self.left, self.right):
            if side.floating:
                side.fold()


def _at(event: QMouseEvent) -> QWidget:
    found = QApplication.widgetAt(event.globalPosition().toPoint())
    return found if found is not None else QWidget()
