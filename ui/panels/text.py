"""The small pieces that pages and panels are built of: links, buttons, dividers, columns, pictures.

They carry no meaning of their own. Texts are ``ui.paint.TextLabel``; colours come from the theme.
"""

from collections.abc import Callable, Iterable
from html import escape

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.paint import TextLabel, chinese_runs, ink, rich
from ui.theme import Role, Theme, VerdictLook

CORNER = 31
"""Where the titles of the three columns have their middle, below the header, at 100%."""
Added = QWidget | QLayout | int | None
"""What a layout takes: a widget, a layout, a space in pixels; None is left out."""


def lead(strong: str, text: str, theme: Theme, *, tone: str = "text2") -> QLabel:
    """Make a wrapped text that begins with strong words."""
    made = plain("", Role.BODY)
    made.setTextFormat(Qt.TextFormat.RichText)
    colour, behind = theme.tokens.text.name(), ink(theme, tone).name()
    head = rich(strong, theme, Role.BODY)
    rest = rich(text, theme, Role.BODY)
    made.setText(
        f'<span style="font-weight:600; color:{colour}">{head}</span>'
        f' <span style="color:{behind}">{rest}</span>'
    )
    made.setAccessibleName(f"{strong} {text}".strip())
    return made


def coloured(text: str, role: Role, colour: QColor) -> QLabel:
    """Make a short text in a colour of a verdict."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    palette = QPalette(made.palette())
    palette.setColor(QPalette.ColorRole.WindowText, colour)
    made.setPalette(palette)
    return made


def tip(said: str) -> str:
    """Give a text for a tool tip; what looks like HTML is shown as it stands, never followed."""
    return f"<span>{escape(said)}</span>" if said else ""


def verdict_word(look: VerdictLook, theme: Theme, size: int = 18) -> QWidget:
    """Show a verdict: its picture and its word."""
    made = QWidget()
    layout = row(made, gap=theme.px(8))
    layout.addWidget(picture(look.icon, look.ink, theme, size))
    layout.addWidget(coloured(look.word, Role.BODY_STRONG, look.ink))
    layout.addStretch()
    return made


def link(
    text: str, done: Callable[[], object], *, role: Role = Role.BODY, name: str = ""
) -> QPushButton:
    """Make a text link.

    Args:
        text: Its words.
        done: Called when it is clicked.
        role: Its size.
        name: Its name for screen readers, where the words alone say too little.
    """
    made = QPushButton(text.replace("&", "&&"))
    made.setProperty("kind", "link")
    made.setProperty("role", role)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(name or text)
    made.setAutoDefault(True)
    made.clicked.connect(lambda *_: done())
    return made


def button(text: str, done: Callable[[], object], *, kind: str = "") -> QPushButton:
    """Make a push button; ``kind`` is ``primary`` for the one of the page."""
    made = QPushButton(text)
    if kind:
        made.setProperty("kind", kind)
    made.setAccessibleName(text)
    made.setAutoDefault(True)
    made.clicked.connect(lambda *_: done())
    return made


class Divider(QWidget):
    """A line of one pixel, across or down."""

    def __init__(self, theme: Theme, *, down: bool = False, colour: str = "line") -> None:
        super().__init__()
        self._theme, self._colour = theme, colour
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if down else free, free if down else fixed)
        if down:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        del event
        colour: QColor = getattr(self._theme.tokens, self._colour)
        QPainter(self).fillRect(self.rect(), colour)


class Panel(QFrame):
    """A plain area filled with a colour of the theme."""

    def __init__(self, surface: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", surface)


class SidePanel(Panel):
    """A panel at the side, with a button in its upper corner."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._theme = theme
        self._corner: QWidget | None = None

    def put_in_corner(self, corner: QWidget) -> None:
        """Keep a button in the upper right corner, its middle on the line of the titles."""
        corner.setParent(self)
        self._corner = corner

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button where it belongs."""
        if self._corner is not None:
            size, edge = self._corner.sizeHint(), self._theme.px(4)
            top = self._theme.px(CORNER) - size.height() // 2
            self._corner.setGeometry(QRect(QPoint(self.width() - edge - size.width(), top), size))
            self._corner.raise_()
        super().resizeEvent(event)


class Holder(QWidget):
    """Holds what is scrolled, as high as its width asks for.

    Qt would keep it as high as it gets at its least width, with that much nothing under it.
    """

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width, where it depends on it."""
        hint, layout = super().minimumSizeHint(), self.layout()
        follows = layout is not None and layout.hasHeightForWidth()
        return QSize(hint.width(), 0) if follows else hint


class Scroll(QScrollArea):
    """A page or panel that scrolls up and down only; its content takes the whole width.

    The bar lies over the content's margin, so that nothing moves when it comes or goes.
    """

    def __init__(self, content: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(self._bar.setValue)
        self.verticalScrollBar().rangeChanged.connect(self._follow)
        holder = Holder()
        self._inside = column(holder)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        if content is not None:
            self.put(content)

    def put(self, content: QWidget) -> None:
        """Show other content, from its beginning."""
        clear(self._inside)
        self._inside.addWidget(content)
        self.verticalScrollBar().setValue(0)

    def minimumSizeHint(self) -> QSize:
        """Be as small as wanted: what does not fit is scrolled to."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar at the edge."""
        super().resizeEvent(event)
        self._follow()

    def _follow(self) -> None:
        own, bar = self.verticalScrollBar(), self._bar
        bar.setRange(own.minimum(), own.maximum())
        bar.setPageStep(own.pageStep())
        bar.setSingleStep(own.singleStep())
        bar.setVisible(own.maximum() > own.minimum())
        width = bar.sizeHint().width()
        bar.setGeometry(self.width() - width, 0, width, self.height())
        bar.raise_()


def discard(widget: QWidget) -> None:
    """Take a widget away at once, and delete it when nothing uses it any more."""
    widget.hide()
    widget.deleteLater()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        widget = layout.takeAt(0).widget()
        if widget is not None:
            discard(widget)


def picture(name: str, colour: QColor, theme: Theme, size: float, says: str = "") -> QLabel:
    """Show a picture; ``says`` names it where no word stands beside it."""
    made = QLabel()
    side = theme.px(size)
    made.setPixmap(icons.pixmap(name, colour, side, made.devicePixelRatioF()))
    made.setFixedSize(side, side)
    made.setAccessibleName(says)
    return made


def text(said: str, theme: Theme, role: Role = Role.BODY, tone: str = "text") -> QLabel:
    """Make a text that wraps; one that holds Chinese sets it in its own face and size."""
    made: QLabel = TextLabel(said, theme, role, tone) if chinese_runs(said) else plain(said, role)
    made.setProperty("tone", tone)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    made.setAccessibleName(said)
    return made


def plain(said: str, role: Role) -> QLabel:
    """Make a text without Chinese that wraps; Qt lays it out by itself, which is faster."""
    made = QLabel(said)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


def at_top(layout: QBoxLayout, widget: QWidget) -> None:
    """Add a widget at the top of its row."""
    layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)


def column(
    parent: QWidget | None = None, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 0
) -> QVBoxLayout:
    """Make a layout from top to bottom."""
    made = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    made.setContentsMargins(*margins)
    made.setSpacing(gap)
    return made


def row(
    parent: QWidget | None = None, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 0
) -> QHBoxLayout:
    """Make a layout from left to right."""
    made = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    made.setContentsMargins(*margins)
    made.setSpacing(gap)
    return made


def add_all(layout: QBoxLayout, things: Iterable[Added]) -> None:
    """Add widgets, layouts and spaces in order; buttons stay as wide as their words."""
    for thing in things:
        if isinstance(thing, int):
            layout.addSpacing(thing)
        elif isinstance(thing, QLayout):
            layout.addLayout(thing)
        elif isinstance(thing, QPushButton):
            layout.addWidget(thing, 0, Qt.AlignmentFlag.AlignLeft)
        elif thing is not None:
            layout.addWidget(thing)
