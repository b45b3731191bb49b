"""The outcome page: verdict, what the facts amount to, where to file, what to do next."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from engine.law import RuleId
from engine.verdict import Verdict
from memo.citations import Cites, authorities, pinpoint
from memo.parts import FindingLine, ItemLine, Leg
from ui import icons
from ui.pages import firm_shown
from ui.pages.question import COLUMN, EDGE, EDGE_NARROW, Column, Foot
from ui.pages.shown import WayOn
from ui.panels.firm_part import firm_notes, heading, ours_below
from ui.panels.text import (
    Divider,
    Panel,
    Scroll,
    add_all,
    at_top,
    button,
    clear,
    coloured,
    column,
    lead,
    link,
    picture,
    row,
    text,
)
from ui.theme import Role, Theme

RulesAsked = Callable[[tuple[RuleId, ...]], object]


class OutcomePage(Panel):
    """What the way comes to.

    Signals:
        back_asked: The last question is asked for.
        change_asked: The user wants to change an answer.
        preview_asked: The memo is to be shown.
        export_asked: The memo is to be written.
        rules_asked: A pinpoint was clicked; carries rule ids.
        way_on_asked: Another tree was chosen; carries its id.
    """

    back_asked = Signal()
    change_asked = Signal()
    preview_asked = Signal()
    export_asked = Signal()
    rules_asked = Signal(object)
    way_on_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        whole = column(self)
        self._column = Column(theme)
        self._scroll = Scroll(self._column)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole.addWidget(self._scroll, 1)
        self._foot = Foot(theme)
        whole.addWidget(self._foot)
        self._inside = column(self._column.inner, (0, theme.px(24), 0, theme.px(24)))
        self._build_foot()

    def show_outcome(
        self, leg: Leg, ways: tuple[WayOn, ...], firm: tuple[tuple[str, str], ...] = ()
    ) -> None:
        """Show an outcome, told as the memo tells it.

        Args:
            leg: As told.
            ways: The ways on into other trees.
            firm: The firm's notes: what each is about, and its text.
        """
        body = QWidget()
        layout = column(body)
        add_all(layout, [_banner(leg, self._theme), *self._findings(leg)])
        add_all(layout, [*self._forums(leg), *self._next(leg)])
        remedies = self._items(self.tr("Measures"), leg.remedies)
        add_all(layout, [*remedies, *self._items(self.tr("Notes"), leg.notes)])
        if firm:
            add_all(layout, [*_head(self._theme, heading()), *firm_notes(firm, self._theme)])
        add_all(layout, self._ways(ways))
        clear(self._inside)
        self._inside.addWidget(body)
        self._inside.addStretch()
        self._scroll.verticalScrollBar().setValue(0)
        body.setAccessibleName(self.tr("Outcome: {0}").format(leg.bottom_line.word))

    def take_focus(self) -> None:
        """Let the arrow keys scroll."""
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, *, narrow: bool, roomy: bool) -> None:
        """Take the measures of the window."""
        widest, edge = COLUMN if roomy else 748, EDGE_NARROW if narrow else EDGE
        self._column.fit(widest=widest, edge=edge)
        self._foot.fit(narrow=narrow, widest=widest)

    # --- the parts ------------------------------------------------------------------

    def _findings(self, leg: Leg) -> Iterable[QWidget | int]:
        if not leg.findings and not leg.possible:
            return
        count = len(leg.findings)
        said = self.tr("1 finding") if count == 1 else self.tr("{0} findings").format(count)
        yield from _head(self._theme, self.tr("What the facts amount to"), said if count else "")
        for finding in leg.findings:
            yield Divider(self._theme)
            yield self._finding(finding)
        for finding in leg.possible:
            yield Divider(self._theme)
            yield self._finding(finding, possible=True)
        yield Divider(self._theme)

    def _finding(self, line: FindingLine, *, possible: bool = False) -> QWidget:
        theme = self._theme
        look = theme.open if possible else theme.verdict(Verdict(line.effect))
        title = f"{line.head}: {line.title}" if line.head else line.title
        because = line.because
        if possible:
            turns_on = ", ".join(line.turns_on) or self.tr("open points")
            because = self.tr("Possible; turns on: {0}.").format(turns_on)
        icon = "open-point" if possible else look.icon
        shown = picture(icon, look.ink, theme, 20, "" if possible else look.word)
        return self._row(shown, text(title, theme, Role.BODY_STRONG), because, line.cites)

    def _forums(self, leg: Leg) -> Iterable[QWidget | int]:
        if not leg.forums:
            return
        yield from _head(self._theme, self.tr("Where to file"))
        for forum in leg.forums:
            there = forum.chinese is None or forum.chinese.text in forum.title
            title = forum.title if there else f"{forum.title} {forum.chinese}"
            said = text(f"{forum.condition}: {title}" if forum.condition else title, self._theme)
            yield self._row(None, said, forum.text, forum.cites)

    def _next(self, leg: Leg) -> Iterable[QWidget | int]:
        if not leg.now and not leg.actions:
            return
        yield from _head(self._theme, self.tr("Do next"))
        for number, statement in enumerate(leg.now, 1):
            yield self._step(number, text(statement.text, self._theme), statement.cites)
        told = {statement.text for statement in leg.now}
        actions = [action for action in leg.actions if action.title not in told]
        if actions:
            yield from _head(self._theme, self.tr("All steps in order"))
            for number, action in enumerate(actions, 1):
                made = QWidget()
                ours = ours_below(firm_shown.on_paper(leg, action.id), self._theme)
                add_all(column(made), [self._titled(action), *ours])
                yield self._step(number, made, action.cites)

    def _titled(self, item: ItemLine) -> QWidget:
        title = f"{item.title.rstrip('.')}." if item.text else item.title
        said = f"{item.condition}. {item.text}" if item.condition else item.text
        return lead(title, said, self._theme)

    def _items(self, title: str, items: tuple[ItemLine, ...]) -> Iterable[QWidget | int]:
        if items:
            yield from _head(self._theme, title)
        for item in items:
            yield self._row(None, self._titled(item), "", item.cites)

    def _ways(self, ways: tuple[WayOn, ...]) -> Iterable[QWidget | int]:
        if ways:
            yield from _head(self._theme, self.tr("Go on from here"))
        for way in ways:
            yield link(way.label, partial(self.way_on_asked.emit, way.tree))

    # --- rows ---------------------------------------------------------------------------

    def _row(self, icon: QWidget | None, title: QWidget, said: str, cites: Cites) -> QWidget:
        theme, made = self._theme, QWidget()
        pad = theme.px(6) if icon else 0
        layout = row(made, (0, pad, 0, theme.px(10 if icon else 4)), theme.px(12))
        if icon is not None:
            framed = column(margins=(0, theme.px(4), 0, 0))
            framed.addWidget(icon)
            framed.addStretch()
            layout.addLayout(framed)
        words = column(margins=(0, theme.px(4), 0, 0))
        words.addWidget(title)
        if said:
            words.addWidget(text(said, theme, Role.BODY, "text2"))
        layout.addLayout(words, 1)
        if cites:
            at_top(layout, pinpoint_link(cites, self.rules_asked.emit))
        return made

    def _step(self, number: int, said: QWidget, cites: Cites) -> QWidget:
        theme, made = self._theme, QWidget()
        layout = row(made, (0, theme.px(2), 0, theme.px(6)), theme.px(12))
        figure = coloured(str(number), Role.BODY_STRONG, theme.tokens.text3)
        figure.setFixedSize(theme.px(20), theme.px(28))
        figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        at_top(layout, figure)
        words = column(margins=(0, theme.px(4), 0, 0))
        words.addWidget(said)
        layout.addLayout(words, 1)
        if cites:
            at_top(layout, pinpoint_link(cites, self.rules_asked.emit))
        return made

    def _build_foot(self) -> None:
        line = self._foot.line
        theme = self._theme
        line.addWidget(button(self.tr("Back"), self.back_asked.emit))
        change = link(self.tr(" Change an answer"), self.change_asked.emit)
        change.setProperty("strong", True)
        change.setIcon(icons.icon("change", theme, 18, colour="accent"))
        change.setIconSize(QSize(theme.px(18), theme.px(18)))
        line.addWidget(change)
        line.addStretch()
        line.addWidget(button(self.tr("Preview memo"), self.preview_asked.emit))
        self._export: QPushButton = button(
            self.tr(" Export PDF"), self.export_asked.emit, kind="primary"
        )
        self._export.setIcon(icons.icon("export", theme, 18, colour="on_accent"))
        self._export.setIconSize(QSize(theme.px(18), theme.px(18)))
        line.addWidget(self._export)


def _banner(leg: Leg, theme: Theme) -> QWidget:
    """Make the banner: the verdict's picture and word, the title, the reason."""
    line = leg.bottom_line
    look = theme.verdict(Verdict(line.verdict))
    made = Panel("surface")
    made.setObjectName("verdict")
    made.setStyleSheet(
        f"#verdict {{ background: {look.soft.name()}; border-radius: {theme.px(8)}px;"
        f" border: {theme.tokens.edge - 1}px solid {look.ink.name()}; }}"
    )
    layout = row(made, (theme.px(20), theme.px(18), theme.px(20), theme.px(18)), theme.px(16))
    at_top(layout, picture(look.icon, look.ink, theme, 36))
    words = column()
    add_all(
        words,
        [
            coloured(look.word, Role.BODY_STRONG, look.ink),
            text(line.title, theme, Role.QUESTION_SMALL),
            theme.px(4),
            text(line.text, theme, Role.BODY, "text2"),
            *((theme.px(8), _later(line.later_law, theme)) if line.later_law else ()),
        ],
    )
    layout.addLayout(words, 1)
    made.setAccessibleName(f"{look.word}: {line.title}. {line.text}")
    return made


def _later(said: str, theme: Theme) -> QWidget:
    """Say below the verdict that later law could change it."""
    made = QWidget()
    layout = row(made, gap=theme.px(8))
    at_top(layout, picture("law-changed", theme.warning.ink, theme, 16))
    layout.addWidget(text(said, theme, Role.SMALL), 1)
    return made


def _head(theme: Theme, title: str, note: str = "") -> Iterable[QWidget | int]:
    """Make the head of a section, with a note at its end."""
    made = QWidget()
    layout = row(made)
    layout.addWidget(coloured(title, Role.SECTION, theme.tokens.text))
    layout.addStretch()
    if note:
        layout.addWidget(coloured(note, Role.SMALL, theme.tokens.text3))
    yield theme.px(22)
    yield made
    yield theme.px(8)


def pinpoint_link(cites: Cites, asked: RulesAsked) -> QPushButton:
    """Make the link that shows where a statement comes from."""
    where = pinpoint(cites)
    named = "; ".join(name.name for name in authorities(cites))
    rules = tuple(dict.fromkeys(each.rule for each in cites))
    made = link(where, lambda: asked(rules), role=Role.SMALL, name=f"{where}. {named}".strip())
    made.setToolTip(named)
    return made
