"""The reasons panel: why a question matters, its authority, what changed since, its terms."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine import words
from engine.law import RuleId, Term, Update
from engine.view import ShownQuestion, ShownRow
from engine.words import Cited
from matters.matter import Confirmed
from memo.parts import Leg
from ui.pages import update_shown
from ui.pages.firm_shown import FirmHere
from ui.panels.firm_part import firm_parts, heading
from ui.panels.possible import replies, still_possible
from ui.panels.route import fold_button
from ui.panels.text import (
    Divider,
    Panel,
    Scroll,
    SidePanel,
    add_all,
    at_top,
    column,
    link,
    picture,
    row,
    text,
)
from ui.theme import Role, Theme

BESIDE = 240
"""Width up to which a term and its Chinese stand beside each other, at 100%."""


NOTHING: Confirmed = MappingProxyType({})


class UpdateBadge(Panel):
    """A later development: a card with an edge that warns, until counsel has confirmed it.

    ``read_asked`` carries the development.
    """

    read_asked = Signal(object)

    def __init__(self, update: Update, theme: Theme, confirmed: Confirmed = NOTHING) -> None:
        super().__init__("card")
        self._theme = theme
        said = update_shown.update(update, confirmed)
        self._ink = theme.tokens.control if said.confirmed else theme.warning.ink
        layout = row(self, (theme.px(16), theme.px(10), theme.px(12), theme.px(8)), theme.px(10))
        icon = "answered" if said.confirmed else "law-changed"
        ink = theme.tokens.text2 if said.confirmed else theme.warning.ink
        at_top(layout, picture(icon, ink, theme, 18))
        words = column()
        read = link(
            self.tr("Read what changed"),
            lambda: self.read_asked.emit(update),
            role=Role.SMALL,
            name=self.tr("Read what changed: {0}. {1}").format(said.title, said.said).strip(),
        )
        add_all(
            words,
            [
                text(said.title, theme, Role.BODY_STRONG),
                text(f"{said.day}. {said.effect}", theme, Role.SMALL, "text2"),
                text(said.said, theme, Role.SMALL) if said.said else None,
                read,
            ],
        )
        layout.addLayout(words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self._theme.px(3), self.height(), self._ink)


class TermLink(QPushButton):
    """A term with a dotted line under it; opens its short explanation."""

    def __init__(self, term: Term, theme: Theme) -> None:
        super().__init__(term.en)
        self._theme = theme
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("{0}, {1}, explained").format(term.en, term.zh))

    def sizeHint(self) -> QSize:
        """Be as wide as the words."""
        width = QFontMetrics(self._theme.font(Role.BODY)).horizontalAdvance(self.text())
        return QSize(width + 1, self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """Give way in a narrow panel."""
        return QSize(self._theme.px(60), self._theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the dots."""
        del event
        theme, painter = self._theme, QPainter(self)
        painter.setFont(theme.font(Role.BODY))
        painter.setPen(theme.tokens.text)
        metrics = painter.fontMetrics()
        said = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        top = (self.height() - metrics.height()) // 2
        painter.drawText(0, top + metrics.ascent(), said)
        pen = painter.pen()
        pen.setColor(theme.tokens.control)
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        under = top + metrics.height() + 1
        painter.drawLine(0, under, min(metrics.horizontalAdvance(said), self.width()), under)


class ReasonsPanel(SidePanel):
    """The panel at the right.

    Signals:
        rules_asked: A pinpoint was clicked; carries rule ids.
        update_asked: "Read what changed" was clicked; carries the development.
        term_asked: A term was clicked; carries it.
        fold_asked: The panel is to be folded.
    """

    rules_asked = Signal(object)
    update_asked = Signal(object)
    term_asked = Signal(object)
    fold_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        layout = column(self)
        head = row(margins=(theme.px(20), theme.px(20), theme.px(40), theme.px(12)))
        head.addWidget(text(self.tr("Why and authority"), theme, Role.SECTION))
        fold = fold_button(theme, self.tr("Fold the reasons"), self.fold_asked, mirror=False)
        self.put_in_corner(fold)
        layout.addLayout(head)
        self._scroll = Scroll()
        layout.addWidget(self._scroll, 1)
        self._question: ShownQuestion | None = None
        self._open: Leg | None = None
        self._row = ""
        self._confirmed = NOTHING
        self._firm = FirmHere()

    def show_question(
        self, question: ShownQuestion, confirmed: Confirmed = NOTHING, firm: FirmHere | None = None
    ) -> None:
        """Show why a question matters.

        Args:
            question: The question.
            confirmed: What counsel said of later law.
            firm: What the firm says of it.
        """
        self._firm = firm or FirmHere()
        self._question, self._confirmed, self._open = question, confirmed, None
        self._row = ""
        self._fill(self._of_question(question))

    def show_possible(self, leg: Leg | None) -> None:
        """Show what the open points leave possible, if the question shown is one of them."""
        here = self._question.id if self._question is not None else ""
        if leg is not None and any(line.question == here for line in leg.open_points):
            self._open = leg
            self.show_ground(self._row)

    def show_ground(self, row_id: str) -> None:
        """Show what stands behind one ground of a matrix; an empty id shows the question again."""
        if self._question is None:
            return
        self._row = row_id
        found = next((each for each in self._question.rows if each.id == row_id), None)
        ground = self._of_ground(found) if found is not None else ()
        self._fill([*ground, *self._of_question(self._question, behind=found)])

    def _fill(self, sections: Iterable[QWidget]) -> None:
        theme = self._theme
        content = QWidget()
        layout = column(content, (theme.px(20), theme.px(4), theme.px(19), theme.px(20)))
        for number, section in enumerate(sections):
            if number:
                layout.addSpacing(theme.px(20))
            layout.addWidget(section)
        layout.addStretch()
        self._scroll.put(content)

    def _of_question(
        self, question: ShownQuestion, behind: ShownRow | None = None
    ) -> Iterable[QWidget]:
        if question.why:
            why = text(question.why, self._theme)
            yield self._section(self.tr("Why it matters"), [why])
        said = list(firm_parts(self._firm, self._theme))
        if said:
            yield self._section(heading(), said, gap=8)
        if self._open is not None:
            yield from self._possible(question, self._open, behind.id if behind else "")
        if question.cites and behind is None:
            yield self._authority(question.cites)
        if question.updates:
            yield self._section(
                self.tr("Since the guide"), [self._badge(each) for each in question.updates], gap=8
            )
        if question.terms:
            yield self._section(self.tr("Terms"), [self._term(each) for each in question.terms])

    def _possible(self, question: ShownQuestion, leg: Leg, row: str) -> Iterable[QWidget]:
        theme, wanted = self._theme, {(question.id, row), (question.id, "")}
        lines = (line for line in leg.open_points if (line.question, line.row) in wanted)
        here = next(lines, None)
        parts = list(replies(here, theme)) if here is not None else []
        if parts:
            yield self._section(self.tr("What remains for each answer"), parts)
        yield self._section(self.tr("Still possible"), list(still_possible(leg, theme, here)))

    def _of_ground(self, ground: ShownRow) -> Iterable[QWidget]:
        said: list[QWidget] = [text(ground.text, self._theme, Role.BODY_STRONG)]
        if ground.help:
            said.append(text(ground.help, self._theme))
        yield self._section(self.tr("This ground"), said, gap=8)
        if ground.evidence:
            evidence = text(ground.evidence, self._theme)
            yield self._section(self.tr("Evidence"), [evidence])
        if ground.cites:
            yield self._authority(ground.cites)

    def _section(self, title: str, parts: Sequence[QWidget | int], gap: int = 0) -> QWidget:
        made = QWidget()
        layout: QVBoxLayout = column(made, gap=self._theme.px(gap))
        layout.addWidget(text(title, self._theme, Role.HEAD, "text2"))
        layout.addSpacing(self._theme.px(6 if not gap else 0))
        add_all(layout, parts)
        return made

    def _authority(self, cites: tuple[Cited, ...]) -> QWidget:
        rows: list[QWidget] = []
        for number, (authority, group) in enumerate(_by_authority(cites)):
            if number:
                rows.append(Divider(self._theme))
            rows.append(self._cited(authority, group))
        return self._section(self.tr("Authority"), rows)

    def _cited(self, authority: str, group: list[Cited]) -> QWidget:
        theme = self._theme
        made = QWidget()
        layout = row(made, (0, 0, 0, theme.px(6)), theme.px(10))
        names = column(margins=(0, theme.px(4), 0, 0))
        firm = group[0].pinpoint.startswith(words.FIRM)
        itself = self.tr("A rule of the firm") if firm else self.tr("The guide itself")
        names.addWidget(text(authority or itself, theme))
        for term in dict.fromkeys(term for each in group for term in each.terms):
            mark = "" if term.confirmed else self.tr(" (check with counsel)")
            names.addWidget(text(f"{term.zh}{mark}", theme, Role.SMALL, "text2"))
        layout.addLayout(names, 1)
        asked = tuple(each.rule.id for each in group)
        places = pinpoint(group)
        at_top(layout, self._pinpoint(places, authority, asked))
        return made

    def _pinpoint(self, places: str, authority: str, asked: tuple[RuleId, ...]) -> QWidget:
        name = self.tr("{0}, {1}: read the rule").format(places, authority)
        return link(places, lambda: self.rules_asked.emit(asked), role=Role.SMALL, name=name)

    def _badge(self, update: Update) -> QWidget:
        made = UpdateBadge(update, self._theme, self._confirmed)
        made.read_asked.connect(self.update_asked)
        return made

    def _term(self, term: Term) -> QWidget:
        theme = self._theme
        made = QWidget()
        link_ = TermLink(term, theme)
        link_.clicked.connect(lambda: self.term_asked.emit(term))
        chinese = text(term.zh, theme, Role.BODY, "text2")
        beside = link_.sizeHint().width() + chinese.sizeHint().width() <= theme.px(BESIDE)
        layout = row(made, gap=theme.px(10)) if beside else column(made)
        layout.addWidget(link_, 0, Qt.AlignmentFlag.AlignLeft)
        if beside:
            layout.addStretch()
            chinese.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(chinese)
        return made


def _by_authority(cites: tuple[Cited, ...]) -> list[tuple[str, list[Cited]]]:
    """Gather citations by what they rest on, in their order; the firm's own come last."""
    firm = [cited for cited in cites if cited.pinpoint.startswith(words.FIRM)]
    found: dict[str, list[Cited]] = {}
    for cited in cites:
        if cited not in firm:
            found.setdefault(cited.authority, []).append(cited)
    return [*found.items(), *([("", firm)] if firm else [])]


def pinpoint(group: Iterable[Cited]) -> str:
    """Give the places of some citations in one: ``Guide 3.1; 3.4; Trends``."""
    parts = [part.strip() for each in group for part in each.rule.section.split(";")]
    return words.pinpoint("; ".join(dict.fromkeys(parts)))
