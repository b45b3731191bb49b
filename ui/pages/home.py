"""The home page: what to enforce, and the matters kept here."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.pages.matter_line import LEFT_MIDDLE, Ringed
from ui.pages.matter_list import MatterList
from ui.pages.question import Column
from ui.pages.shown import MatterRow, Track
from ui.paint import Skin, TextBlock, box, key_cap, ring
from ui.panels.text import Panel, Scroll, add_all, clear, coloured, column, link, row, text
from ui.theme import RADIUS, RING, Role, Theme

CARDS = 3
"""Tracks that have a card; the rest are links."""
WIDEST = 1120
WIDE = 196
"""Width of the search field at 100%."""
SEARCH_FROM = 5
"""Matters from which on a search field helps; fewer are seen at a glance."""


class TrackCard(Ringed):
    """One tree to begin with."""

    def __init__(self, track: Track, number: int, theme: Theme) -> None:
        super().__init__(theme)
        self.track, self._number = track, number
        self._title = TextBlock(track.title, Role.TRACK, theme)
        self._summary = TextBlock(track.summary, Role.BODY, theme)
        self.setAccessibleName(track.title)
        self.setAccessibleDescription(f"{track.summary}. {track.extent}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Grow with wrapped text."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at a width."""
        theme, inside = self._theme, self._inside(width)
        title = self._title.height(inside - theme.px(36))
        words_ = title + self._summary.height(inside) + theme.line(Role.SMALL)
        return words_ + theme.px(19 + 4 + 12 + 17) + 2 * theme.px(RING)

    def sizeHint(self) -> QSize:
        """Give a usual size."""
        width = self._theme.px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Give way in a small window."""
        return QSize(self._theme.px(180), self._theme.px(100))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        theme, t, painter = self._theme, self._theme.tokens, QPainter(self)
        away, radius = theme.px(RING), theme.px(RADIUS)
        card = QRectF(self.rect()).adjusted(away, away, -away, -away)
        edge = t.control if self.underMouse() else t.line
        box(painter, card, radius, Skin(t.surface, edge, t.edge))
        if self.rung:
            ring(painter, card, radius, theme)
        x, width = card.x() + theme.px(18), self._inside(self.width())
        y = card.y() + theme.px(19)
        self._title.draw(painter, QPointF(x, y), width - theme.px(36), t.text)
        side = theme.px(20)
        cap = QRectF(card.right() - theme.px(18) - side, y + theme.px(4), side, side)
        key_cap(painter, cap, str(self._number), theme)
        y += self._title.height(width - theme.px(36)) + theme.px(4)
        self._summary.draw(painter, QPointF(x, y), width, t.text2)
        line = theme.line(Role.SMALL)
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(t.text3)
        below = QRectF(x, card.bottom() - theme.px(17) - line, width, line)
        painter.drawText(below, LEFT_MIDDLE, self.track.extent)

    def _inside(self, width: int) -> int:
        return max(1, width - 2 * self._theme.px(RING) - 2 * self._theme.px(18))


class SearchField(QLineEdit):
    """What matters are searched by; emptied with Escape.

    Signals:
        ended: Enter was pressed.
        left: The arrow down was pressed.
    """

    ended = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("compact", True)
        self.setPlaceholderText(self.tr("Find a matter"))
        self.setAccessibleName(self.tr("Find a matter"))
        said = self.tr("By name, party, track, court or reference, in any order")
        self.setAccessibleDescription(said)
        self.setToolTip(self.tr("{0} (Ctrl+F)").format(said))
        self.setFixedWidth(theme.px(WIDE))
        self.setClearButtonEnabled(True)
        picture = icons.icon("search", theme, 18, colour="text3")
        self.addAction(picture, QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End, leave or empty the field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.ended.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class HomePage(Panel):
    """What to begin, and what to go on with.

    Signals:
        track_chosen: A tree was chosen; carries its id.
        act_asked: Something is to be done to a matter; carries the act and the matter's row.
        renamed: A matter was given another name; carries its row and the name.
        open_asked: A file is to be chosen.
    """

    track_chosen = Signal(str)
    act_asked = Signal(object, object)
    renamed = Signal(object, str)
    open_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._theme = theme
        self._matters: tuple[MatterRow, ...] = ()
        self._with_unnamed = self._with_archived = False
        self.cards: list[TrackCard] = []
        whole = column(self)
        self._column = Column(theme, RING)
        self._column.fit(widest=WIDEST, edge=40)
        whole.addWidget(Scroll(self._column))
        ring_, top = theme.px(RING), theme.px(32)
        inside = column(self._column.inner, (0, top, 0, top))
        ask = text(self.tr("What do you want to enforce in Mainland China?"), theme, Role.QUESTION)
        self._tracks = row(gap=theme.px(16) - 2 * theme.px(RING))
        self._starts = row(gap=theme.px(20))
        above = column(margins=(ring_, 0, ring_, theme.px(12)))
        above.addWidget(ask)
        add_all(inside, [above, self._tracks])
        inside = self._below(inside)
        add_all(inside, [theme.px(6), self._starts, theme.px(20)])
        self.list = MatterList(theme)
        self._head = QWidget()
        self._build_head()
        self.list.act_asked.connect(self.act_asked)
        self.list.renamed.connect(self.renamed)
        self._first = text(
            self.tr("Your matters will be listed here. They stay on this computer."),
            theme, Role.BODY, "text3",
        )  # fmt: skip
        self._build_none()
        add_all(inside, [self._head, theme.px(8), self.list, self._none, self._first])
        inside.addStretch()
        for each in (self._head, self.list, self._none, self._first):
            each.setVisible(False)  # nothing is known yet

    def _below(self, whole: QVBoxLayout) -> QVBoxLayout:
        """Make the part below the cards; these reach further, for their rings."""
        ring_ = self._theme.px(RING)
        made = column(margins=(ring_, 0, ring_, 0))
        whole.addLayout(made, 1)
        return made

    def show_tracks(self, tracks: tuple[Track, ...]) -> None:
        """Show a card for each of the first trees, a link for each other."""
        theme = self._theme
        for layout in (self._tracks, self._starts):
            clear(layout)
        self.cards = []
        for number, track in enumerate(tracks[:CARDS], 1):
            card = TrackCard(track, number, theme)
            card.clicked.connect(partial(self.track_chosen.emit, track.tree))
            self._tracks.addWidget(card, 1)
            self.cards.append(card)
        if tracks[CARDS:]:
            self._starts.addWidget(
                coloured(self.tr("Or start with"), Role.BODY, theme.tokens.text2)
            )
        for track in tracks[CARDS:]:
            self._starts.addWidget(link(track.title, partial(self.track_chosen.emit, track.tree)))
        self._starts.addStretch()
        self._starts.addWidget(link(self.tr("Open a matter file"), self.open_asked.emit))

    def show_matters(self, matters: tuple[MatterRow, ...]) -> None:
        """Show the matters kept here; a first start has none."""
        self._matters = matters
        self._search.setVisible(len(matters) >= SEARCH_FROM or bool(self._search.text()))
        self._refresh()

    def edit_name(self, shown: MatterRow) -> None:
        """Let the name of a matter be typed in its row."""
        line = self.list.line_of(shown.path)
        if line is not None:
            line.edit_name()

    def take_focus(self) -> None:
        """Let the digits work at once, without a ring anywhere."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin with a track by its digit."""
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(self.cards) and not event.modifiers():
            self.cards[number].click()
            return
        super().keyPressEvent(event)

    def fit(self, *, narrow: bool) -> None:
        """Take the measures of the window."""
        self._column.fit(widest=WIDEST, edge=28 if narrow else 40)

    def _build_head(self) -> None:
        theme = self._theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line = row(self._head, gap=theme.px(12))
        line.addWidget(coloured(self.tr("Your matters"), Role.SECTION, theme.tokens.text))
        line.addStretch()
        self._unnamed = link("", self._toggle_unnamed)
        self._archived = link("", self._toggle_archived)
        self._search = SearchField(theme)
        self._search.textChanged.connect(self._refresh)
        self._search.ended.connect(self._search_ended)
        self._search.left.connect(self.list.take_focus)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._begin_search)
        for each in (self._archived, self._unnamed, self._search):
            line.addWidget(each)

    def _build_none(self) -> None:
        self._none = QWidget()
        line = row(self._none, gap=self._theme.px(12))
        self._none_said = coloured("", Role.BODY, self._theme.tokens.text2)
        self._clear_search = link(self.tr("Show all matters"), self._search.clear)
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
            self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._search.selectAll()

    def _search_ended(self) -> None:
        """Open the only matter found; else go to the first."""
        if len(self.list.lines) == 1:
            self.list.lines[0].click()
        else:
            self.list.take_focus()

    def _refresh(self) -> None:
        """Show the matters that are wanted, those put away last."""
        wanted = self._search.text().casefold().split()
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
            said = self.tr("No matter is found by “{0}”.").format(self._search.text().strip())
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
