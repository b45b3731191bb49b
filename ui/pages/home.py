"""The home page: what to enforce, and the matters kept here."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.pages.kept_matters import KeptMatters
from ui.pages.matter_line import Ringed
from ui.pages.matter_picture import LEFT_MIDDLE
from ui.pages.question import Column
from ui.pages.shown import Track
from ui.paint import Skin, TextBlock, box, key_cap, ring
from ui.panels.firm_starts import FirmStarts
from ui.panels.text import Panel, Scroll, add_all, clear, coloured, column, link, row, text
from ui.theme import RADIUS, RING, Role, Theme

CARDS = 3
"""Tracks that have a card; the rest are links."""
WIDEST = 1120


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
        self._firm = FirmStarts(theme)
        self._firm.chosen.connect(self.track_chosen)
        add_all(inside, [theme.px(6), self._starts, self._firm, theme.px(20)])
        self.matters = KeptMatters(theme)
        self.matters.act_asked.connect(self.act_asked)
        self.matters.renamed.connect(self.renamed)
        inside.addWidget(self.matters)
        inside.addStretch()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

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
        ours = tuple(track for track in tracks if not track.firm)
        for number, track in enumerate(ours[:CARDS], 1):
            card = TrackCard(track, number, theme)
            card.clicked.connect(partial(self.track_chosen.emit, track.tree))
            self._tracks.addWidget(card, 1)
            self.cards.append(card)
        if ours[CARDS:]:
            self._starts.addWidget(
                coloured(self.tr("Or start with"), Role.BODY, theme.tokens.text2)
            )
        for track in ours[CARDS:]:
            self._starts.addWidget(link(track.title, partial(self.track_chosen.emit, track.tree)))
        self._starts.addStretch()
        self._starts.addWidget(link(self.tr("Open a matter file"), self.open_asked.emit))
        self._firm.show_tracks([track for track in tracks if track.firm])

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
