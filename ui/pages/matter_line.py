"""One matter of the home page's list: painted in columns, its name typed in place, its menu.

It asks; doing something to a matter is not its concern.
"""

from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QSizePolicy, QToolButton

from engine import words
from ui import icons
from ui.pages.matter_menu import RowAct, act_of_key, make_menu
from ui.pages.matter_picture import PAD, RowPicture, name_of_row, places_of, under_name
from ui.pages.shown import MatterRow
from ui.paint import KEYBOARD, ring
from ui.panels.text import link, tip
from ui.theme import Theme

HEIGHT = 57
LONGEST = 300
"""Characters of a name."""
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Ringed(QAbstractButton):
    """A button that paints itself and shows a ring on keyboard focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._by_key = theme, False
        self.setProperty("ring", "none")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the keyboard brought the focus."""
        self._by_key = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as well as the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    @property
    def rung(self) -> bool:
        """Whether to draw the ring."""
        return self._by_key and self.hasFocus()


class NameField(QLineEdit):
    """The name of a matter, being typed; ``ended`` carries it, or None where it stays."""

    ended = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End with Enter or Escape; no key reaches the row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.ended.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self.ended.emit(None)
        else:
            super().keyPressEvent(event)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End where the focus goes elsewhere in the window."""
        super().focusOutEvent(event)
        away = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if event.reason() not in away:
            self.ended.emit(self.text().strip())


class MatterLine(Ringed):
    """One matter of the list.

    Signals:
        act_asked: Something is to be done to it; carries the act.
        renamed: Another name was typed; carries it.
        step_asked: The row above or below is to have the focus; carries -1 or 1.
    """

    act_asked = Signal(object)
    renamed = Signal(str)
    step_asked = Signal(int)

    def __init__(self, shown: MatterRow, theme: Theme) -> None:
        super().__init__(theme)
        self._more: QToolButton | None = None
        self._back = link(self.tr("Bring back"), partial(self.act_asked.emit, RowAct.BRING_BACK))
        self._back.setParent(self)
        self.menu: QMenu | None = None
        self.field: NameField | None = None
        self.setFixedHeight(theme.px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(partial(self.act_asked.emit, RowAct.OPEN))
        self.show_matter(shown)

    def show_matter(self, shown: MatterRow) -> None:
        """Show a matter, or the same one as it is now."""
        self.shown, self._picture = shown, RowPicture(shown, self._theme)
        self._name = name_of_row(shown)
        self._back.setVisible(shown.archived)
        self._back.setAccessibleName(self.tr("Bring back {0}").format(self._name))
        self.setAccessibleName(self._spoken())
        self._place()
        self.update()

    def edit_name(self) -> None:
        """Let the name be typed in its place."""
        field = self.field = NameField(self.shown.name, self)
        field.setProperty("compact", True)
        field.setAccessibleName(self.tr("Matter name"))
        field.setPlaceholderText(self.tr("Matter name"))
        field.setMaxLength(LONGEST)
        field.setCursor(Qt.CursorShape.IBeamCursor)
        field.ended.connect(self._end_name)
        self._place()
        field.show()
        field.selectAll()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_menu(self, at: QPoint) -> None:
        """Show what can be done to it, at a point of the row."""
        if self.menu is None:
            self.menu = make_menu(self.shown, self, self.act_asked.emit)
            self.menu.aboutToHide.connect(self._closed)
            self.menu.popup(self.mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key asks for: rename, archive, the menu, the row above or below."""
        key, shift = event.key(), event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        act = act_of_key(key, self.shown)
        if act is not None and not event.modifiers():
            self.act_asked.emit(act)
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and shift):
            self.show_menu(QPoint(self._theme.px(PAD), self.height() - self._theme.px(8)))
        elif key in STEPS:
            self.step_asked.emit(STEPS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu where it was asked for."""
        self.show_menu(event.pos())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer the menu."""
        super().enterEvent(event)
        self._offer()

    def leaveEvent(self, event: object) -> None:
        """Take the offer back."""
        del event
        self._offer()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer the menu."""
        super().focusInEvent(event)
        self._offer()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the offer back."""
        super().focusOutEvent(event)
        self._offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what stands in the row in its place."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the columns under a line."""
        del event
        theme, painter = self._theme, QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.tokens.window)
        self._picture.draw(painter, self.width())
        if self.rung:
            ring(painter, QRectF(self.rect()).adjusted(6, 5, -6, -5), theme.px(4), theme)
        self.setToolTip("<br>".join(tip(each) for each in self._picture.cut))

    # --- inside -------------------------------------------------------------------------

    def _spoken(self) -> str:
        shown, parts = self.shown, [self._name, under_name(self.shown), self.shown.track]
        if shown.verdict is not None:
            parts.append(self._theme.verdict(shown.verdict).word)
        if shown.date is not None:
            parts.append(f"{words.day(shown.date.due)}, {shown.date.left}")
        progress = shown.progress if shown.progress not in parts else ""
        return ". ".join(part for part in (*parts, progress) if part)

    def _offer(self) -> None:
        """Show the button of the menu where the row is looked at."""
        wanted = self.underMouse() or self.hasFocus() or self.menu is not None
        if wanted and self._more is None:
            self._more = self._more_button()
            self._place()
        if self._more is not None:
            self._more.setVisible(wanted)

    def _more_button(self) -> QToolButton:
        theme, made = self._theme, QToolButton(self)
        made.setIcon(icons.icon("more", theme, 18))
        made.setIconSize(QSize(theme.px(18), theme.px(18)))
        made.setFixedSize(theme.px(28), theme.px(24))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setAccessibleName(self.tr("What can be done to {0}").format(self._name))
        made.setToolTip(self.tr("More (Shift+F10)"))
        made.clicked.connect(lambda: self.show_menu(made.geometry().bottomLeft()))
        return made

    def _place(self) -> None:
        theme, area = self._theme, places_of(self.width(), self._theme)[0]
        end, middle = self.width() - theme.px(PAD), theme.px(42)
        self._back.adjustSize()
        self._back.move(end - self._back.width(), middle - self._back.height() // 2)
        if self._more is not None:
            before = self._back.width() if self.shown.archived else -theme.px(5)
            self._more.move(end - before - self._more.width(), middle - theme.px(12))
        if self.field is not None:
            self.field.setFixedWidth(max(area.width() - theme.px(8), theme.px(160)))
            height = self.field.sizeHint().height()
            self.field.move(area.x() - theme.px(11), (self.height() - height) // 2)

    def _closed(self) -> None:
        self.menu = None
        self._offer()

    def _end_name(self, name: str | None) -> None:
        field, self.field = self.field, None
        if field is None:
            return
        had = field.hasFocus()
        field.hide()
        field.deleteLater()
        if had:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if name is not None and name != self.shown.name:
            self.renamed.emit(name)
