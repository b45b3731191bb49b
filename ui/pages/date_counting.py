"""The arithmetic of one date, one line a step, with its reminders, authority and later law."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.pages.dates_shown import Arithmetic, DateRow
from ui.pages.outcome import pinpoint_link
from ui.panels.reasons import NOTHING, UpdateBadge
from ui.panels.text import Divider, Panel, Scroll, add_all, coloured, column, row, text
from ui.theme import Role, Theme


class Counting(Panel):
    """How the selected date is counted; at the side of the table, or under it.

    Signals:
        rules_asked: A pinpoint was clicked; carries rule ids.
        update_asked: "Read what changed" was clicked; carries the development.
    """

    rules_asked = Signal(object)
    update_asked = Signal(object)

    def __init__(self, theme: Theme, *, scrolls: bool, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._theme = theme
        self.confirmed = NOTHING
        """What counsel confirmed of later law."""
        whole = column(self)
        head = row(margins=(theme.px(20), theme.px(20), theme.px(15), theme.px(8)))
        title = coloured(self.tr("How this date is counted"), Role.SECTION, theme.tokens.text)
        head.addWidget(title)
        whole.addLayout(head)
        self._holder = QWidget()
        self._inside = column(self._holder)
        whole.addWidget(Scroll(self._holder) if scrolls else self._holder, 1)

    def show_row(self, shown: DateRow) -> None:
        """Show how a date is counted."""
        theme, content = self._theme, QWidget()
        layout = column(content, (theme.px(20), theme.px(8), theme.px(19), theme.px(20)))
        layout.addWidget(text(shown.title, theme, Role.BODY_STRONG))
        layout.addSpacing(theme.px(8))
        add_all(layout, self._arithmetic(shown.steps, shown.result))
        if not shown.steps:
            layout.addWidget(text(shown.counted, theme, Role.BODY, "text2"))
            if not shown.nominal and shown.fact is None:
                said = self.tr("No answer on this route gives that day; count from it once known.")
                layout.addWidget(text(said, theme, Role.BODY, "text2"))
        for title, said in (
            (self.tr("Rest days"), "\n".join(shown.rest)),
            (self.tr("Reminders"), shown.reminders),
            (self.tr("If it is missed"), shown.missed),
            (self.tr("Note") if shown.nominal else self.tr("Assumed"), shown.assumption),
        ):
            if said:
                add_all(layout, [*self._head(title), text(said, theme, Role.BODY, "text2")])
        add_all(layout, self._law(shown))
        layout.addStretch()
        while self._inside.count():
            old = self._inside.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._inside.addWidget(content)

    def _arithmetic(self, steps: Arithmetic, result: int) -> Iterable[QWidget]:
        theme = self._theme
        for number, (name, value) in enumerate(steps):
            if number:
                yield Divider(theme)
            made = QWidget()
            line = row(made, (0, theme.px(8), 0, theme.px(8)), theme.px(12))
            role = Role.BODY_STRONG if number == result else Role.BODY
            tone = "text" if number == result else "text2"
            told = text(value, theme, role)
            told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            line.addWidget(text(name, theme, role, tone), 4)
            line.addWidget(told, 5)
            yield made

    def _head(self, title: str) -> Iterable[QWidget | int]:
        yield self._theme.px(20)
        yield text(title, self._theme, Role.HEAD, "text2")
        yield self._theme.px(4)

    def _law(self, shown: DateRow) -> Iterable[QWidget | int]:
        if shown.cites:
            yield from self._head(self.tr("Authority"))
            yield pinpoint_link(shown.cites, self.rules_asked.emit)
        if shown.updates:
            yield from self._head(self.tr("Since the guide"))
        for update in shown.updates:
            badge = UpdateBadge(update, self._theme, self.confirmed)
            badge.read_asked.connect(self.update_asked)
            yield badge
            yield self._theme.px(8)
