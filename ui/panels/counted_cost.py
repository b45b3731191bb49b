"""A court fee beside the outcome: what it comes to, and below it how it is counted.

Shows a count as the memo tells it and works nothing out.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from memo.costs_section import totals
from memo.parts import CostBracket, CostCount
from ui.panels.text import Divider, add_all, at_top, column, link, row, text
from ui.theme import Role, Theme


class CountedCost(QWidget):
    """A fee in one line; a link folds the lines of its count out and in.

    Signals:
        confirm_asked: What counsel said of how it is counted is to be noted.
    """

    confirm_asked = Signal()

    def __init__(self, title: str, count: CostCount, theme: Theme) -> None:
        super().__init__()
        self._theme, self._title, self._given = theme, title, bool(count.fee)
        self._lines = self._shown(count)
        self._lines.setVisible(False)
        self._fold = link("", self._turn, role=Role.SMALL)
        self._word()
        parts: list[QWidget | int] = []
        if count.fee:
            on = self.tr(" on {0}").format(count.amount) if count.amount else ""
            parts.append(text(f"{count.fee}{on}", theme, Role.BODY_STRONG))
        elif count.asks:
            parts.append(text(count.asks, theme, Role.BODY, "text2"))
        tone = "text2" if count.confirmed else "warning"
        parts += [text(count.caution, theme, Role.SMALL, tone), self._fold, self._lines]
        add_all(column(self), parts)

    def _turn(self) -> None:
        self._lines.setVisible(self._lines.isHidden())
        self._word()

    def _word(self) -> None:
        """Name what the link does next."""
        if not self._lines.isHidden():
            said = self.tr("Hide the lines")
        else:
            said = self.tr("How it is counted") if self._given else self.tr("The rates")
        self._fold.setText(said)
        self._fold.setAccessibleName(f"{said}: {self._title}")

    def _shown(self, count: CostCount) -> QWidget:
        theme, made = self._theme, QWidget()
        layout = column(made, (0, theme.px(6), 0, theme.px(6)), theme.px(4))
        add_all(layout, [*self._head(count), *self._figures(count), *self._said(count)])
        return made

    def _head(self, count: CostCount) -> Iterable[QWidget]:
        if count.amount_from:
            yield text(f"{count.amount}: {count.amount_from}.", self._theme, Role.SMALL, "text2")
        if count.basis:
            said = self.tr("Counted on: {0}.").format(count.basis)
            yield text(said, self._theme, Role.SMALL, "text2")

    def _figures(self, count: CostCount) -> Iterable[QWidget]:
        yield Divider(self._theme)
        for bracket in count.brackets:
            yield self._line(_bracket(bracket), bracket.fee or bracket.rate)
        if not count.amount:
            for flat in count.flat:
                yield self._line(self.tr("Flat sum instead"), flat)
        if count.brackets and count.amount:
            yield Divider(self._theme)
            for label, figure, strong in totals(count):
                yield self._line(label, figure, strong=strong)
        yield Divider(self._theme)

    def _line(self, said: str, figure: str, *, strong: bool = False) -> QWidget:
        """Make a line with its figure at the right."""
        theme, made = self._theme, QWidget()
        layout = row(made, gap=theme.px(10))
        role = Role.BODY_STRONG if strong else Role.SMALL
        layout.addWidget(text(said, theme, role, "text2"), 1)
        shown = text(figure, theme, role)
        shown.setWordWrap(False)
        at_top(layout, shown)
        made.setAccessibleName(f"{said}: {figure}")
        return made

    def _said(self, count: CostCount) -> Iterable[QWidget]:
        note = count.confirmed.note if count.confirmed else ""
        counsel = f"Counsel: {note}" if note else ""
        for said in (counsel, *count.stated, *count.remarks, count.paid, count.source):
            if said:
                yield text(said, self._theme, Role.SMALL, "text3")
        yield self._confirm(count)

    def _confirm(self, count: CostCount) -> QWidget:
        """Make the link that leads to what counsel confirmed."""
        given = count.confirmed is not None
        said = self.tr("Change the confirmation…") if given else self.tr("Confirmed by counsel…")
        name = f"{said} {self._title}"
        return link(said, self.confirm_asked.emit, role=Role.SMALL, name=name)


def _bracket(bracket: CostBracket) -> str:
    """Say a bracket and what is multiplied in it."""
    if not bracket.fee:
        return bracket.part
    if not bracket.rate.endswith("%"):
        return f"{bracket.part}: {bracket.rate}"
    of = QCoreApplication.translate("CountedCost", "{0}: {1} of {2}")
    return of.format(bracket.part, bracket.rate, bracket.on)
