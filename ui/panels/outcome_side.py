"""Beside the outcome: the next date, the papers, open points, cost and time."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from engine import words
from engine.law import Update
from matters.matter import Confirmed
from memo.open_parts import OpenLine
from memo.parts import CostCount, CostLine, Leg
from ui.pages.dates_shown import ShownDate, Urgency
from ui.pages.point_shown import of_fee
from ui.panels.counted_cost import CountedCost
from ui.panels.possible import still_possible
from ui.panels.reasons import NOTHING, UpdateBadge
from ui.panels.route import fold_button
from ui.panels.text import (
    Divider,
    Scroll,
    SidePanel,
    add_all,
    at_top,
    coloured,
    column,
    lead,
    link,
    picture,
    row,
    text,
)
from ui.theme import Role, Theme

PAPERS = 5
"""Papers that are named before the rest is counted."""


class OutcomeSide(SidePanel):
    """The panel at the right of the outcome.

    Signals:
        view_asked: Another view is to be shown; carries its name.
        question_asked: The question of an open point is to be shown; carries its fact.
        update_asked: "Read what changed" was clicked; carries the development.
        confirm_asked: What counsel said of how a fee is counted is to be noted; carries the point.
        fold_asked: The panel is to be folded.
        request_asked: The request to the client is to be put on the clipboard.
    """

    view_asked = Signal(str)
    question_asked = Signal(str)
    update_asked = Signal(object)
    confirm_asked = Signal(object)
    fold_asked = Signal()
    request_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        layout = column(self)
        self._later_law: tuple[tuple[Update, ...], Confirmed] = ((), NOTHING)
        self._possible = QWidget()
        self._scroll = Scroll()
        fold = fold_button(theme, self.tr("Fold this panel"), self.fold_asked, mirror=False)
        self.put_in_corner(fold)
        layout.addWidget(self._scroll)

    def show_later_law(self, updates: tuple[Update, ...], confirmed: Confirmed) -> None:
        """Take the developments that could change the outcome; ``show_outcome`` shows them."""
        self._later_law = updates, confirmed

    def show_outcome(self, leg: Leg, due: ShownDate | None, dates: int) -> None:
        """Show what stands beside an outcome.

        Args:
            leg: The outcome, as the memo tells it.
            due: The next date, if there is one.
            dates: How many dates there are.
        """
        theme, content = self._theme, QWidget()
        self._possible = QWidget()
        layout = column(content, (theme.px(20), theme.px(17), theme.px(19), theme.px(20)))
        add_all(layout, self._next_date(due, dates))
        sections = (self._papers(leg), self._open_points(leg), self._costs(leg), self._law())
        for section in sections:
            parts = list(section)
            if parts:
                add_all(layout, [theme.px(18), Divider(theme), theme.px(16), *parts])
        layout.addStretch()
        self._scroll.put(content)

    def show_possible(self, leg: Leg | None) -> None:
        """Show what the open points leave possible, under them; nothing for None."""
        if leg is None or leg.still_possible is None or self._possible.layout() is not None:
            return
        layout = column(self._possible, (0, self._theme.px(14), 0, 0))
        add_all(layout, [self._head(self.tr("Still possible"), ""), self._theme.px(8)])
        add_all(layout, still_possible(leg, self._theme))

    def _next_date(self, due: ShownDate | None, dates: int) -> Iterable[QWidget | int]:
        theme = self._theme
        head = QWidget()
        head.setFixedHeight(theme.px(28))
        line = row(head, (0, 0, theme.px(24), 0))
        line.addWidget(coloured(self.tr("Next date"), Role.SECTION, theme.tokens.text))
        line.addStretch()
        if dates:
            shown = self._link(
                self.tr("All {0}").format(dates), partial(self.view_asked.emit, "deadlines")
            )
            shown.setAccessibleName(self.tr("All {0} dates").format(dates))
            line.addWidget(shown)
        yield head
        if due is None:
            yield theme.px(6)
            yield text(self.tr("None running."), theme, Role.BODY, "text2")
            return
        yield theme.px(4)
        yield text(words.day(due.due), theme, Role.NEXT_DATE)
        yield theme.px(4)
        yield text(due.counted or due.title, theme, Role.BODY, "text2")
        tones = {Urgency.PASSED: "error", Urgency.SOON: "warning"}
        yield text(f"{due.left}.", theme, Role.BODY, tones.get(due.urgency, "text2"))
        if due.later:
            yield theme.px(8)
            yield self._later(due.later)

    def _later(self, day: str) -> QWidget:
        theme, made = self._theme, QWidget()
        layout = row(made, gap=theme.px(8))
        layout.addWidget(picture("law-changed", theme.warning.ink, theme, 16))
        said = self.tr("Later law: {0}").format(day)
        layout.addWidget(text(said, theme, Role.SMALL, "warning"), 1)
        return made

    def _papers(self, leg: Leg) -> Iterable[QWidget | int]:
        theme = self._theme
        papers = [each for each in leg.documents if not each.counsel_check]
        if not papers:
            return
        yield self._head(self.tr("Papers"), str(len(papers)))
        yield theme.px(4)
        for paper in papers[:PAPERS]:
            tone = "text2" if paper.condition else "text"
            yield self._bulleted("documents", paper.title, tone)
        more = len(papers) - PAPERS
        said = self.tr("{0} more").format(more) if more > 0 else self.tr("What form they need")
        yield self._link(said, lambda: self.view_asked.emit("documents"))

    def _bulleted(self, icon: str, said: str, tone: str) -> QWidget:
        theme, made = self._theme, QWidget()
        layout = row(made, (0, theme.px(4), 0, theme.px(4)), theme.px(10))
        at_top(layout, picture(icon, theme.tokens.text3, theme, 18))
        layout.addWidget(text(said, theme, Role.BODY, tone), 1)
        return made

    def _open_points(self, leg: Leg) -> Iterable[QWidget | int]:
        theme = self._theme
        if not leg.open_points:
            return
        yield self._head(self.tr("Open points"), str(len(leg.open_points)))
        yield theme.px(4)
        for point in leg.open_points:
            yield self._open_point(point)
        yield self._link(self.tr("Copy the request to the client"), self.request_asked.emit)
        yield self._possible

    def _open_point(self, point: OpenLine) -> QWidget:
        theme, made = self._theme, QWidget()
        layout = row(made, (0, theme.px(4), 0, theme.px(4)), theme.px(10))
        at_top(layout, picture("open-point", theme.open.ink, theme, 18))
        layout.addWidget(lead(f"{point.label}.", point.text, theme), 1)
        return made

    def _costs(self, leg: Leg) -> Iterable[QWidget | int]:
        theme = self._theme
        if not leg.costs and not leg.usual_times:
            return
        yield self._head(self.tr("Cost and time"), "")
        for usual in leg.usual_times:
            yield theme.px(6)
            said = f"{usual.condition}: {usual.time}" if usual.condition else usual.time
            yield lead(f"{usual.title}.", f"{said[:1].upper()}{said[1:].rstrip('.')}.", theme)
        for cost in leg.costs:
            said = f"{cost.condition}: {cost.text}" if cost.condition else cost.text
            yield theme.px(6)
            yield lead(f"{cost.title}.", said, theme)
            if cost.later_law:
                yield text(cost.later_law, theme, Role.SMALL, "text2")
            if cost.count is not None:
                yield self._counted(cost, cost.count)

    def _counted(self, cost: CostLine, count: CostCount) -> QWidget:
        made = CountedCost(cost.title, count, self._theme)
        point = of_fee(cost, self._later_law[1])
        made.confirm_asked.connect(lambda: self.confirm_asked.emit(point))
        return made

    def _law(self) -> Iterable[QWidget | int]:
        updates, confirmed = self._later_law
        if updates:
            yield self._head(self.tr("Since the guide"), str(len(updates)))
        for update in updates:
            badge = UpdateBadge(update, self._theme, confirmed)
            badge.read_asked.connect(self.update_asked)
            yield self._theme.px(8)
            yield badge

    def _head(self, title: str, note: str) -> QWidget:
        theme, made = self._theme, QWidget()
        layout = row(made)
        layout.addWidget(coloured(title, Role.SECTION, theme.tokens.text))
        layout.addStretch()
        layout.addWidget(coloured(note, Role.SMALL, theme.tokens.text3))
        return made

    def _link(self, said: str, done: Callable[[], object]) -> QPushButton:
        return link(said, done, role=Role.SMALL)
