"""The list of matters on the home page, with its head: which of them are shown.

A search goes over all of them; else those without a name and those put away wait behind a link.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from ui.answers.field import Field
from ui.pages.matter_list import MatterList
from ui.pages.shown import MatterRow
from ui.panels.text import add_all, coloured, column, link, row, text
from ui.theme import Role, Theme

WIDE = 196
"""Width of the search field at 100%."""
SEARCH_FROM = 5
"""Matters from which on a search field helps; fewer are seen at a glance."""


class SearchField(Field):
    """What matters are searched by; emptied with Escape.

    Signals:
        ended: Enter was pressed.
        left: The arrow down was pressed.
    """

    ended = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, height=32, icon="search", end=6)
        self.setFixedWidth(theme.px(WIDE))
        self.edit.setPlaceholderText(self.tr("Find a matter"))
        self.edit.setAccessibleName(self.tr("Find a matter"))
        said = self.tr("By name, party, track, court or reference, in any order")
        self.edit.setAccessibleDescription(said)
        self.edit.setToolTip(self.tr("{0} (Ctrl+F)").format(said))
        self.edit.setClearButtonEnabled(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End, leave or empty the field by its keys."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.ended.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.edit.text():
            self.edit.clear()
        else:
            return super().eventFilter(watched, event)
        return True


class KeptMatters(QWidget):
    """The matters kept here, those that are wanted: searched, unnamed, put away.

    Signals:
        act_asked: Something is to be done to a matter; carries the act and the matter's row.
        renamed: A matter was given another name; carries its row and the name.
    """

    act_asked = Signal(object, object)
    renamed = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._matters: tuple[MatterRow, ...] = ()
        self._with_unnamed = self._with_archived = False
        self.list = MatterList(theme)
        self.list.act_asked.connect(self.act_asked)
        self.list.renamed.connect(self.renamed)
        self._head, self._none = QWidget(), QWidget()
        self._build_head()
        self._build_none()
        self._first = text(
            self.tr("Your matters will be listed here. They stay on this computer."),
            theme, Role.BODY, "text3",
        )  # fmt: skip
        parts = (self._head, self.list, self._none, self._first)
        whole = column(self)
        add_all(whole, [self._head, theme.px(8), *parts[1:]])
        for each in parts:
            each.setVisible(False)  # nothing is known yet

    def show_matters(self, matters: tuple[MatterRow, ...]) -> None:
        """Show the matters kept here; a first start has none."""
        self._matters = matters
        self._search.setVisible(len(matters) >= SEARCH_FROM or bool(self._search.edit.text()))
        self._refresh()

    def edit_name(self, shown: MatterRow) -> None:
        """Let the name of a matter be typed in its row."""
        line = self.list.line_of(shown.path)
        if line is not None:
            line.edit_name()

    def _build_head(self) -> None:
        theme = self._theme
        line = row(self._head, gap=theme.px(12))
        line.addWidget(coloured(self.tr("Your matters"), Role.SECTION, theme.tokens.text))
        line.addStretch()
        self._unnamed = link(self.tr("Without a name"), self._toggle_unnamed)
        self._archived = link(self.tr("Archived"), self._toggle_archived)
        self._search = SearchField(theme, self._head)
        self._search.edit.textChanged.connect(self._refresh)
        self._search.ended.connect(self._search_ended)
        self._search.left.connect(self.list.take_focus)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._begin_search)
        for each in (self._archived, self._unnamed, self._search):
            line.addWidget(each)

    def _build_none(self) -> None:
        line = row(self._none, gap=self._theme.px(12))
        self._none_said = coloured("", Role.BODY, self._theme.tokens.text2)
        self._clear_search = link(self.tr("Show all matters"), self._search.edit.clear)
        add_all(line, [self._none_said, self._clear_search])
        line.addStretch()

    def _toggle_unnamed(self) -> None:
        self._with_unnamed = not self._with_unnamed
        self._refresh()

    def _toggle_archived(self) -> None:
        self._with_archived = not self._with_archived
        self._refresh()

    def _begin_search(self) -> None:
        if self._search.isVisible():
            self._search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._search.edit.selectAll()

    def _search_ended(self) -> None:
        """Open the only matter found; else go to the first."""
        if len(self.list.lines) == 1:
            self.list.lines[0].click()
        else:
            self.list.take_focus()

    def _refresh(self) -> None:
        """Show the matters that are wanted, those put away last."""
        wanted = self._search.edit.text().casefold().split()
        kept = [each for each in self._matters if not each.archived]
        unnamed = sum(not each.name for each in kept)
        away = len(self._matters) - len(kept)
        only_unnamed = unnamed == len(kept)
        shown = sorted(
            (
                each
                for each in self._matters
                if (wanted and all(word in each.found_by for word in wanted))
                or (not wanted and self._is_shown(each, only_unnamed=only_unnamed))
            ),
            key=lambda each: each.archived,
        )
        self.list.show_matters(shown)
        there = bool(self._matters)
        self.list.setVisible(bool(shown))
        self._head.setVisible(there)
        self._first.setVisible(not there)
        self._say_none(searched=bool(wanted), shown=bool(shown) or not there)
        self._show_link(
            self._unnamed, self._unnamed_said(unnamed), bool(unnamed) and not only_unnamed
        )
        self._show_link(self._archived, self._archived_said(away), bool(away))

    def _is_shown(self, each: MatterRow, *, only_unnamed: bool) -> bool:
        """Say whether a matter is shown where nothing is searched."""
        if each.archived:
            return self._with_archived
        return bool(each.name) or self._with_unnamed or only_unnamed

    def _say_none(self, *, searched: bool, shown: bool) -> None:
        """Say why no matter is shown, with the way out."""
        said = self.tr("Every matter is archived.")
        if searched:
            said = self.tr("No matter is found by “{0}”.").format(self._search.edit.text().strip())
        self._none_said.setText(said)
        self._clear_search.setVisible(searched)
        self._none.setVisible(not shown)

    def _show_link(self, made: QPushButton, said: str, there: bool) -> None:
        made.setText(said)
        made.setAccessibleName(said)
        made.setVisible(there)

    def _unnamed_said(self, count: int) -> str:
        if self._with_unnamed:
            return self.tr("Hide those without a name")
        said = self.tr("1 without a name") if count == 1 else self.tr("{0} without a name")
        return said.format(count)

    def _archived_said(self, count: int) -> str:
        if self._with_archived:
            return self.tr("Hide the archived")
        return self.tr("{0} archived").format(count)
