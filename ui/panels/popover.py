"""The pop-over: a card over the window with a rule, a later development or a term in full."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from engine.law import Term
from ui.pages import point_shown
from ui.pages.shown import ShownRule
from ui.pages.update_shown import ShownUpdate
from ui.panels.text import Divider, Panel, Scroll, add_all, clear, column, link, row, text
from ui.theme import Role, Theme

WIDTH, HIGHEST = 400, 460


class PopOver(Panel):
    """One pop-over at a time; Esc or a click elsewhere closes it.

    Signals:
        closed: It is gone.
        confirm_asked: What counsel said of a development is to be noted; carries the point.
    """

    closed = Signal()
    confirm_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("card", parent)
        self._theme, self._over = theme, parent
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVisible(False)
        self._layout = column(self, (1, 1, 1, 1))

    def show_rules(self, rules: Iterable[ShownRule], anchor: QWidget) -> None:
        """Show rules in full beside what was clicked."""
        parts: list[QWidget | int] = []
        for rule in rules:
            if parts:
                parts += [self._gap(10), Divider(self._theme), self._gap(10)]
            parts += self._rule(rule)
        self._open(parts, anchor)

    def show_update(self, update: ShownUpdate, anchor: QWidget) -> None:
        """Show what changed since the guide."""
        theme = self._theme
        parts: list[QWidget | int] = [
            text(update.title, theme, Role.SECTION),
            text(f"{update.day}. {update.effect}", theme, Role.SMALL, "warning"),
            self._gap(8),
            text(update.what_changed, theme),
            self._gap(12),
            text(self.tr("For the route"), theme, Role.HEAD, "text2"),
            text(update.effect_on_route, theme),
            self._gap(8),
            *self._counsel(update),
            self._gap(8),
            text(self.tr("Sources"), theme, Role.HEAD, "text2"),
            *(text(f"{name}. {day}", theme, Role.SMALL, "text2") for name, day in update.sources),
            self._gap(8),
            text(update.standing, theme, Role.SMALL, "text3"),
        ]
        self._open(parts, anchor)

    def _counsel(self, update: ShownUpdate) -> list[QWidget | int]:
        """Show what counsel confirmed, and the way to note it."""
        theme, given = self._theme, update.confirmed
        parts: list[QWidget | int] = []
        if given is not None:
            parts.append(text(update.said, theme, Role.BODY_STRONG))
            parts += [text(given.note, theme)] if given.note else []
        done = link(point_shown.asked(given), lambda: self._ask_confirm(update))
        return [*parts, done]

    def _ask_confirm(self, update: ShownUpdate) -> None:
        self.dismiss()
        self.confirm_asked.emit(point_shown.of_update(update))

    def show_term(self, term: Term, anchor: QWidget) -> None:
        """Show a term with its Chinese and what it means."""
        theme = self._theme
        mark = "" if term.confirmed else self.tr(" (check with counsel)")
        pinyin = f"  {term.pinyin}" if term.pinyin else ""
        parts: list[QWidget | int] = [
            text(term.en, theme, Role.SECTION),
            text(f"{term.zh}{pinyin}{mark}", theme, Role.BODY, "text2"),
            self._gap(8),
            text(term.short, theme),
        ]
        self._open(parts, anchor)

    def dismiss(self) -> None:
        """Close it and give the focus back."""
        if not self.isVisible():
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self.setVisible(False)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go by Tab through the links inside, and stay there until it is closed."""
        links = [each for each in self.findChildren(QPushButton) if each.isVisible()]
        now = QApplication.focusWidget()
        if links:
            at = links.index(now) if now in links else (-1 if forward else 0)
            reason = Qt.FocusReason.TabFocusReason
            links[(at + (1 if forward else -1)) % len(links)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on Esc, and on a click outside."""
        if isinstance(event, QKeyEvent) and event.type() in {
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        }:
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.dismiss()
                return True
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            inside = self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
            if not inside:
                self.dismiss()
        return super().eventFilter(watched, event)

    def _rule(self, rule: ShownRule) -> list[QWidget | int]:
        theme = self._theme
        head = QWidget()
        line = row(head)
        line.addWidget(text(rule.pinpoint, theme, Role.BODY_STRONG), 1)
        parts: list[QWidget | int] = [head, self._gap(4), text(rule.statement, theme)]
        parts += [text(f"\u2022 {value}", theme, Role.BODY, "text2") for value in rule.values]
        if rule.authority:
            parts += [self._gap(8), text(rule.authority, theme, Role.SMALL, "text2")]
        for chinese, confirmed in rule.chinese:
            mark = "" if confirmed else self.tr(" (check with counsel)")
            parts.append(text(f"{chinese}{mark}", theme, Role.SMALL, "text2"))
        return parts

    def _gap(self, size: int) -> int:
        return self._theme.px(size)

    def _open(self, parts: list[QWidget | int], anchor: QWidget) -> None:
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        clear(self._layout)
        theme, content = self._theme, QWidget()
        pad = theme.px(16)
        inner = column(content, (pad, theme.px(14), pad, pad))
        add_all(inner, parts)
        inner.addStretch()
        self._layout.addWidget(Scroll(content))
        self._place(content, anchor)
        self.setVisible(True)
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def _place(self, content: QWidget, anchor: QWidget) -> None:
        """Stand beside the anchor, inside the window."""
        parent, theme = self._over, self._theme
        edge = theme.px(12)
        width = min(theme.px(WIDTH), parent.width() - 2 * edge)
        height = content.heightForWidth(width - 2) + 2
        height = min(height, theme.px(HIGHEST), parent.height() - 2 * edge)
        corner = anchor.mapTo(parent, QPoint(0, anchor.height() + theme.px(4)))
        x = corner.x() + anchor.width() - width
        y = corner.y()
        if y + height > parent.height() - edge:
            y = max(edge, parent.height() - edge - height)
            x = corner.x() - width - theme.px(8)
        x = min(max(edge, x), parent.width() - edge - width)
        self.setGeometry(x, y, width, height)
