"""The documents page: every paper the route asks for, in which form, who brings it, if it is here.

A tick changes nothing else on the page: it keeps its focus and how far it is scrolled.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine import words
from engine.items import Provider
from memo.law_parts import LaterForm
from memo.parts import DocumentLine, Leg
from ui.pages import firm_shown
from ui.pages.deadlines import empty
from ui.pages.outcome import pinpoint_link
from ui.pages.paper_box import PaperBox
from ui.pages.question import Column
from ui.panels.firm_part import FirmChip, ours_below
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
    row,
    text,
)
from ui.theme import Role, Theme


class DocumentsPage(Panel):
    """The papers.

    Signals:
        rules_asked: A pinpoint was clicked; carries rule ids.
        route_asked: The route is to go on.
        update_asked: A later development is to be shown; carries its id.
        ticked: A paper is at hand, or not; carries its id and which.
    """

    rules_asked = Signal(object)
    route_asked = Signal()
    update_asked = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        self._leg: Leg | None = None
        self.boxes: dict[str, PaperBox] = {}
        """The box of each paper, by its id, in their order."""
        self._progress: list[tuple[QLabel, list[str]]] = []
        whole = column(self)
        self._column = Column(theme)
        self._column.fit(widest=920, edge=40)
        whole.addWidget(Scroll(self._column))
        self._inside = column(self._column.inner, (0, theme.px(24), 0, theme.px(24)))

    def show_papers(self, leg: Leg, in_hand: frozenset[str], *, read_only: bool) -> None:
        """Show the papers of a route, finished or not, and which are at hand."""
        shown, self._leg = self._leg, leg
        if shown is None or (leg.documents, leg.firm) != (shown.documents, shown.firm):
            self.boxes, self._progress = {}, []
            self._build(leg)
        for paper, box in self.boxes.items():
            box.setChecked(paper in in_hand)
            box.setEnabled(not read_only)
            box.setToolTip(self.tr("Read-only here") if read_only else self.tr("In hand (Space)"))
        for said, papers in self._progress:
            count = sum(paper in in_hand for paper in papers)
            of = self.tr("{0} of {1}").format(count, len(papers)) if count else str(len(papers))
            said.setText(of)
        if leg.documents:
            summary = self._summed_up(leg, in_hand)
            self._summary.setText(summary)
            self._summary.setAccessibleName(summary)

    def _build(self, leg: Leg) -> None:
        theme, body = self._theme, QWidget()
        layout = column(body)
        layout.addWidget(text(self.tr("Documents"), theme, Role.QUESTION))
        if leg.documents:
            self._summary = text("", theme, Role.HELP, "text2")
            add_all(layout, [self._summary, *self._all(leg)])
        else:
            way = link(self.tr("Go on with the route"), self.route_asked.emit)
            sentence = self.tr("Papers appear as the route reaches what they prove.")
            add_all(layout, [theme.px(16), empty(theme, self.tr("No papers yet"), sentence, way)])
        clear(self._inside)
        self._inside.addWidget(body)
        self._inside.addStretch()

    def fit(self, *, narrow: bool) -> None:
        """Take the measures of the window."""
        self._column.fit(widest=920, edge=28 if narrow else 40)

    def _summed_up(self, leg: Leg, in_hand: frozenset[str]) -> str:
        firm = [paper for paper in leg.documents if self._firm(paper.id).own]
        ours = [paper for paper in leg.documents if paper not in firm]
        said = self._of_route(ours, in_hand)
        if not firm:
            return said
        if not ours:
            return self.tr("They are the firm’s; the route asks for none yet.")
        more = self.tr("1 more") if len(firm) == 1 else self.tr("{0} more").format(len(firm))
        return self.tr("{0} The firm asks for {1}.").format(said, more)

    def _of_route(self, papers: list[DocumentLine], in_hand: frozenset[str]) -> str:
        listed = [paper for paper in papers if not paper.counsel_check]
        here = sum(paper.id in in_hand for paper in listed)
        open_, count = sum(1 for paper in listed if paper.condition), len(listed)
        said = self.tr("1 paper") if count == 1 else self.tr("{0} papers").format(count)
        if here:
            said = self.tr("{0} of {1} in hand").format(here, count)
        if open_ == 1:
            return self.tr("{0}. One is needed only if an open point turns out so.").format(said)
        if open_:
            asked = self.tr("{0}. {1} are needed only if open points turn out so.")
            return asked.format(said, open_)
        return self.tr("{0}. The route asks for all of them.").format(said)

    def _all(self, leg: Leg) -> Iterable[QWidget | int]:
        listed = [paper for paper in leg.documents if not paper.counsel_check]
        groups = (
            (self.tr("From the client"), Provider.CLIENT),
            (self.tr("From us"), Provider.US),
            (self.tr("From PRC counsel"), Provider.COUNSEL),
        )
        for title, provider in groups:
            of_group = [p for p in listed if p.provider == words.PROVIDERS[provider]]
            yield from self._group(title, "", of_group)
        check = [paper for paper in leg.documents if paper.counsel_check]
        note = self.tr("The guide does not list them; a court may expect them.")
        yield from self._group(self.tr("Counsel to check"), note, check)

    def _group(self, title: str, note: str, papers: list[DocumentLine]) -> Iterable[QWidget | int]:
        theme = self._theme
        if not papers:
            return
        head = QWidget()
        line = row(head, gap=theme.px(12))
        line.addWidget(coloured(title, Role.SECTION, theme.tokens.text))
        line.addStretch()
        progress = coloured("", Role.SMALL, theme.tokens.text3)
        self._progress.append((progress, [paper.id for paper in papers]))
        line.addWidget(progress)
        yield theme.px(22)
        yield head
        if note:
            yield text(note, theme, Role.SMALL, "text2")
        yield theme.px(6)
        for paper in papers:
            yield Divider(theme)
            yield self._paper(paper)
        yield Divider(theme)

    def _paper(self, paper: DocumentLine) -> QWidget:
        theme, made = self._theme, QWidget()
        line = row(made, (0, theme.px(6), 0, theme.px(10)), theme.px(16))
        at_top(line, self._box(paper))
        names = column(margins=(0, theme.px(4), 0, 0))
        if paper.condition:
            names.addWidget(text(paper.condition, theme, Role.SMALL, "open"))
        chinese = f" {paper.chinese}" if paper.chinese else ""
        names.addWidget(text(f"{paper.title}{chinese}", theme, Role.BODY_STRONG))
        firm = self._firm(paper.id)
        add_all(names, ours_below(firm, theme))
        for said in filter(None, (paper.needed, paper.note)):
            names.addWidget(text(said, theme, Role.BODY, "text2"))
        for said in firm.notes:
            names.addWidget(text(self.tr("Firm note: {0}").format(said), theme, Role.BODY))
        if paper.later_law:
            names.addWidget(text(paper.later_law, theme, Role.SMALL, "text2"))
        names.addStretch()
        line.addLayout(names, 5)
        form = column(margins=(0, theme.px(4), 0, 0))
        form.addWidget(text(paper.form, theme, Role.BODY, "text2"))
        if paper.later_form is not None:
            self._add_later(form, paper.later_form)
        form.addStretch()
        line.addLayout(form, 4)
        if paper.cites:
            at_top(line, pinpoint_link(paper.cites, self.rules_asked.emit))
        elif firm.own:
            at_top(line, FirmChip(theme, firm))
        return made

    def _box(self, paper: DocumentLine) -> PaperBox:
        name = self.tr("In hand: {0}").format(paper.title)
        made = self.boxes[paper.id] = PaperBox(name, self._theme)
        made.clicked.connect(lambda checked: self.ticked.emit(paper.id, checked))
        made.stepped.connect(lambda way: self._step(made, way))
        return made

    def _step(self, box: PaperBox, way: int) -> None:
        """Go from a box to the next or the previous one."""
        boxes = list(self.boxes.values())
        wanted = boxes[min(max(boxes.index(box) + way, 0), len(boxes) - 1)]
        wanted.focus_by(Qt.FocusReason.TabFocusReason)

    def _firm(self, paper: str) -> firm_shown.FirmHere:
        return firm_shown.on_paper(self._leg, paper) if self._leg else firm_shown.FirmHere()

    def _add_later(self, form: QVBoxLayout, later: LaterForm) -> None:
        """Set a later development beside what the guide asks, with a way to it."""
        form.addWidget(text(str(later), self._theme, Role.SMALL, "text2"))
        way = link(self.tr("Read what changed"), lambda: self.update_asked.emit(later.update))
        way.setAccessibleDescription(str(later))
        at_left = row()
        at_left.addWidget(way)
        at_left.addStretch()
        form.addLayout(at_left)
