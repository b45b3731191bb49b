"""The glossary page: the one English and the one Chinese word for each thing, searched and read.

Left the search and its list, right the entry. Ctrl+C copies the Chinese.
"""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.answers.field import Field
from ui.pages import point_shown
from ui.pages.deadlines import empty
from ui.pages.question import Column
from ui.pages.term_list import TermList
from ui.pages.terms_shown import ShownTerm, TermRule, matching
from ui.panels.text import (
    Divider,
    Panel,
    Scroll,
    add_all,
    at_top,
    clear,
    coloured,
    column,
    link,
    picture,
    row,
    text,
)
from ui.theme import Role, Theme

LIST, LIST_NARROW = 360, 300
"""Width of the list, and that of a small window, at 100%."""
PAGE = 8
"""Rows that Page Up and Page Down go from the search field."""
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_PageUp: -PAGE,
}


class GlossaryPage(Panel):
    """The term base.

    Signals:
        rules_asked: A pinpoint was clicked; carries rule ids.
        confirm_asked: What counsel said of a term is to be noted; carries the point.
        copied: The Chinese of a term is on the clipboard; carries it.
        closed: The user goes back to where the glossary was opened from.
    """

    rules_asked = Signal(object)
    confirm_asked = Signal(object)
    copied = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        self._terms: tuple[ShownTerm, ...] = ()
        self._chosen: ShownTerm | None = None
        self.came_from = "route"
        """The view it was opened from."""
        whole = row(self)
        self._left = self._build_left()
        whole.addWidget(self._left)
        whole.addWidget(Divider(theme, down=True))
        self._column = Column(theme)
        self._column.fit(widest=760, edge=40)
        self._scroll = Scroll(self._column)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("The entry"))
        whole.addWidget(self._scroll, 1)
        self._inside = column(self._column.inner, (0, theme.px(24), 0, theme.px(24)))
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, done in (
            (QKeySequence(QKeySequence.StandardKey.Copy), self.copy),
            (QKeySequence(Qt.Key.Key_Escape), self.closed.emit),
        ):
            QShortcut(key, self, context=within).activated.connect(done)

    def show_terms(self, terms: tuple[ShownTerm, ...]) -> None:
        """Show the term base; what was searched and chosen stays."""
        self._terms = terms
        self._search()

    def take_focus(self) -> None:
        """Focus the search field."""
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def copy(self) -> None:
        """Put the Chinese of the term shown on the clipboard."""
        if self._chosen is not None:
            chinese = self._chosen.term.zh
            QGuiApplication.clipboard().setText(chinese)
            self.copied.emit(chinese)

    def fit(self, *, narrow: bool) -> None:
        """Take the measures of the window."""
        self._left.setFixedWidth(self._theme.px(LIST_NARROW if narrow else LIST))
        self._column.fit(widest=760, edge=24 if narrow else 40)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list from the search field, and copy where nothing of it is selected."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self.list.choose(self.list.currentIndex().row() + step)
                return True
            if event.matches(QKeySequence.StandardKey.Copy) and self._copies_term():
                self.copy()
                return True
        return super().eventFilter(watched, event)

    def _copies_term(self) -> bool:
        """Say whether Ctrl+C in the search field means the term, and not what was typed."""
        return not self.search.edit.selectedText()

    # --- the list -------------------------------------------------------------------

    def _build_left(self) -> QWidget:
        theme, made = self._theme, Panel("window")
        layout = column(made, (0, theme.px(20), 0, 0))
        head = column(margins=(theme.px(20), 0, theme.px(16), theme.px(10)), gap=theme.px(10))
        line = row()
        line.addWidget(coloured(self.tr("Glossary"), Role.SECTION, theme.tokens.text))
        line.addStretch()
        self._count = coloured("", Role.SMALL, theme.tokens.text3)
        line.addWidget(self._count)
        head.addLayout(line)
        self.search = Field(theme, made, icon="search")
        self.search.edit.setPlaceholderText(self.tr("English, Chinese or pinyin"))
        self.search.edit.setAccessibleName(self.tr("Search the glossary"))
        self.search.edit.setClearButtonEnabled(False)
        self.search.edit.textChanged.connect(self._search)
        self.search.edit.installEventFilter(self)
        head.addWidget(self.search)
        layout.addLayout(head)
        self.list = TermList(theme, self.tr("Terms"))
        self.list.chosen.connect(self._show)
        layout.addWidget(self.list, 1)
        return made

    def _search(self) -> None:
        found = matching(self._terms, self.search.edit.text())
        whole, some = len(self._terms), self.tr("{0} of {1}").format(len(found), len(self._terms))
        self._count.setText(some if len(found) < whole else self.tr("{0} terms").format(whole))
        self.list.show_terms(found, self._chosen)
        if not found:
            self._chosen = None
            sentence = self.tr("Try its English, its Chinese, or pinyin without tones.")
            self._put([empty(self._theme, self.tr("No such term"), sentence)])

    # --- the entry ------------------------------------------------------------------

    def _show(self, shown: ShownTerm) -> None:
        self._chosen = shown
        self._put(self._entry(shown))

    def _put(self, parts: Iterable[QWidget | int]) -> None:
        body = QWidget()
        add_all(column(body), [self._back(), *parts])
        clear(self._inside)
        self._inside.addWidget(body)
        self._inside.addStretch()
        self._scroll.verticalScrollBar().setValue(0)

    def _back(self) -> QWidget:
        made = QWidget()
        line = row(made)
        line.addStretch()
        line.addWidget(link(self.tr("Close the glossary"), self.closed.emit, role=Role.SMALL))
        return made

    def _entry(self, shown: ShownTerm) -> Iterable[QWidget | int]:
        theme, term = self._theme, shown.term
        yield text(term.en, theme, Role.QUESTION_SMALL)
        yield theme.px(10)
        yield text(term.zh, theme, Role.QUESTION)
        if term.pinyin:
            yield text(term.pinyin, theme, Role.HELP, "text2")
        yield theme.px(2)
        yield link(self.tr("Copy the Chinese (Ctrl+C)"), self.copy, role=Role.SMALL)
        yield theme.px(8)
        yield self._standing(shown)
        if shown.point is not None:
            asked = partial(self.confirm_asked.emit, shown.point)
            yield link(point_shown.asked(shown.point.confirmed), asked, role=Role.SMALL)
        yield theme.px(14)
        yield text(term.short, theme)
        yield from self._listed(self.tr("Also called"), shown.also)
        yield from self._listed(self.tr("The instrument"), shown.facts)
        yield from self._rules(shown.rules)

    def _standing(self, shown: ShownTerm) -> QWidget:
        theme, made = self._theme, QWidget()
        line = row(made, gap=theme.px(8))
        ink = theme.warning.ink if shown.marked else theme.tokens.text2
        at_top(line, picture("open-point" if shown.marked else "answered", ink, theme, 16))
        tone = "warning" if shown.marked else "text2"
        line.addWidget(text(shown.standing, theme, Role.SMALL, tone), 1)
        return made

    def _listed(self, title: str, listed: tuple[str, ...]) -> Iterable[QWidget | int]:
        if listed:
            yield self._theme.px(16)
            yield text(title, self._theme, Role.HEAD, "text2")
            yield self._theme.px(2)
            yield text("; ".join(listed), self._theme)

    def _rules(self, rules: tuple[TermRule, ...]) -> Iterable[QWidget | int]:
        theme = self._theme
        if not rules:
            return
        yield theme.px(20)
        yield text(self.tr("Rules that use it"), theme, Role.HEAD, "text2")
        yield theme.px(4)
        for rule in rules:
            yield Divider(theme)
            made = QWidget()
            line = row(made, (0, theme.px(6), 0, theme.px(8)), theme.px(16))
            said = column(margins=(0, theme.px(4), 0, 0))
            said.addWidget(text(rule.statement, theme))
            line.addLayout(said, 1)
            name = self.tr("{0}: read the rule").format(rule.pinpoint)
            asked = partial(self.rules_asked.emit, (rule.rule,))
            at_top(line, link(rule.pinpoint, asked, role=Role.SMALL, name=name))
            yield made
