"""Everything inside the window, built once for a theme: header, pages, panels, status line.

Only construction and layout; the window fills it and hears its signals.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from engine.law import Term
from ui.pages.deadlines import DeadlinesPage
from ui.pages.documents import DocumentsPage
from ui.pages.fact_sheet import FactSheetPage
from ui.pages.glossary import GlossaryPage
from ui.pages.home import HomePage
from ui.pages.memo import MemoPage
from ui.pages.outcome import OutcomePage
from ui.pages.question import QuestionPage
from ui.pages.shown import ShownRule
from ui.pages.update_shown import ShownUpdate
from ui.panels.banner import Banner, ProgressLine
from ui.panels.desk import FOLD_LEFT, ROOMY, Desk
from ui.panels.header import Header
from ui.panels.outcome_side import OutcomeSide
from ui.panels.popover import PopOver
from ui.panels.reasons import ReasonsPanel
from ui.panels.route import RoutePanel
from ui.panels.status import StatusLine
from ui.panels.text import Divider, Panel, add_all, column
from ui.theme import Theme


class Frame(Panel):
    """The window's content."""

    def __init__(self, theme: Theme, menu: list[QAction]) -> None:
        super().__init__("surface")
        self._theme = theme
        self.header = Header(theme, menu)
        self.banner = Banner(theme)
        self.home = HomePage(theme)
        self.question, self.outcome = QuestionPage(theme), OutcomePage(theme)
        self.route, self.reasons = RoutePanel(theme), ReasonsPanel(theme)
        self.side = OutcomeSide(theme)
        self.documents, self.deadlines = DocumentsPage(theme), DeadlinesPage(theme)
        self.memo, self.glossary = MemoPage(theme), GlossaryPage(theme)
        self.fact_sheet = FactSheetPage(theme)
        self.below: QWidget | None = None
        """A panel that stands under the views, if there is one."""
        self.status = StatusLine(theme)
        self.middle = _stack(self.question, self.outcome)
        self.beside = _stack(self.reasons, self.side)
        self.desk = Desk(theme, self.route, self.beside, self.middle)
        self._pages: dict[str, QWidget] = {
            "home": self.home,
            "route": self.desk,
            "documents": self.documents,
            "deadlines": self.deadlines,
            "memo": self.memo,
            "glossary": self.glossary,
            "fact_sheet": self.fact_sheet,
        }
        self.views = _stack(*self._pages.values())
        whole = column(self)
        add_all(whole, [self.header, Divider(theme), self.banner])
        whole.addWidget(self.views, 1)
        add_all(whole, [Divider(theme), self.status])
        self.progress = ProgressLine(theme, self)
        self.popover = PopOver(theme, self)
        self.desk.measured.connect(self._fit_desk)
        for panel in (self.route, self.reasons, self.side):
            side = self.desk.left if panel is self.route else self.desk.right
            panel.fold_asked.connect(side.fold)

    def show_view(self, view: str) -> None:
        """Show a view by its name."""
        self.popover.dismiss()
        self.desk.sink()
        self.views.setCurrentWidget(self._pages[view])
        self.header.show_view(view)

    def show_end(self, *, outcome: bool) -> None:
        """Show the outcome page, or the question page, with what stands beside it."""
        self.popover.dismiss()
        self.middle.setCurrentWidget(self.outcome if outcome else self.question)
        self.beside.setCurrentWidget(self.side if outcome else self.reasons)

    def show_rules(self, rules: tuple[ShownRule, ...]) -> None:
        """Show rules in full, beside the pinpoint that has the focus."""
        self.popover.show_rules(rules, self._anchor())

    def show_update(self, update: ShownUpdate) -> None:
        """Show a later development, beside its badge."""
        self.popover.show_update(update, self._anchor())

    def show_term(self, term: Term) -> None:
        """Show a term, beside where it stands."""
        self.popover.show_term(term, self._anchor())

    def _anchor(self) -> QWidget:
        """Give what was asked from: the control with the focus, or the one under the pointer."""
        for found in (self.focusWidget(), QApplication.widgetAt(QCursor.pos())):
            if found is not None and self.isAncestorOf(found):
                return found
        return self.header

    def regions(self) -> list[QWidget]:
        """Give what F6 goes through."""
        below = [self.below] if self.below is not None else []
        if self.views.currentWidget() is not self.desk:
            return [self.views.currentWidget(), *below]
        shown = [self.middle.currentWidget()]
        if self.desk.left.shown:
            shown.insert(0, self.route.list)
        if self.desk.right.shown:
            shown.append(self.beside.currentWidget())
        return [*shown, *below, self.header]

    def next_region(self) -> None:
        """Give the focus to the next region."""
        regions = self.regions()
        now = QApplication.focusWidget()
        at = next((n for n, r in enumerate(regions) if now and _within(now, r)), -1)
        for step in range(1, len(regions) + 1):
            if _focus_first(regions[(at + step) % len(regions)]):
                return

    def resizeEvent(self, event: object) -> None:
        """Tell the pages how much room there is."""
        del event
        narrow = self.width() < self._theme.px(FOLD_LEFT)
        for page in (self.home, self.documents, self.deadlines, self.glossary, self.fact_sheet):
            page.fit(narrow=narrow)
        self._fit_desk(narrow, self.width() >= self._theme.px(ROOMY))

    def _fit_desk(self, narrow: bool, roomy: bool) -> None:
        self.question.fit(narrow=narrow, roomy=roomy)
        self.outcome.fit(narrow=narrow, roomy=roomy)


def _stack(*pages: QWidget) -> QStackedWidget:
    made = QStackedWidget()
    for page in pages:
        made.addWidget(page)
    return made


def _within(widget: QWidget, region: QWidget) -> bool:
    return widget is region or region.isAncestorOf(widget)


def _focus_first(region: QWidget) -> bool:
    """Give the focus to the first control of a region that takes it."""
    found = [region, *region.findChildren(QWidget)]
    for each in found:
        takes = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and each.isEnabled() and each.isVisible():
            each.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False
