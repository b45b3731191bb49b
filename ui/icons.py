"""Pictures: the SVG files of ``resources/icons``, drawn in a colour, at a size, for a screen.

A drawn picture is kept, so asking for it again costs nothing; a change of scheme asks for other
colours and so for other pictures.
"""

import re
from functools import cache
from pathlib import Path as FilePath

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme import Theme

FOLDER = FilePath(__file__).resolve().parents[1] / "resources" / "icons"
THICK_UP_TO = 16
"""Up to this size lines are drawn 2 wide on the grid of 24, above it 1.75."""
PLAIN_UP_TO = 24
"""Up to this size the application's picture goes without its inner frame."""


def pixmap(
    name: str, colour: QColor, size: int, ratio: float = 1.0, turn: int = 0, *, mirror: bool = False
) -> QPixmap:
    """Draw a picture.

    Args:
        name: The file without its ending.
        colour: What stands for ``currentColor``.
        size: Width and height in pixels, at the zoom already.
        ratio: Device pixels of the screen for one pixel.
        turn: Degrees to turn it clockwise.
        mirror: Swap left and right, before turning.
    """
    return _drawn(name, colour.rgba(), size, ratio, turn, mirror)


def icon(name: str, theme: Theme, size: float = 20, *, colour: str = "text2") -> QIcon:
    """Give a picture for a button or an action, sharp up to a ratio of 3.

    Args:
        name: The file without its ending.
        theme: For the colours and the zoom.
        size: Width and height in pixels at 100%.
        colour: Name of the token.
    """
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        ink: QColor = getattr(theme.tokens, colour)
        made.addPixmap(pixmap(name, ink, theme.px(size), ratio))
        grey = pixmap(name, theme.tokens.text3, theme.px(size), ratio)
        made.addPixmap(grey, QIcon.Mode.Disabled)
    return made


@cache
def app_icon() -> QIcon:
    """Give the application's picture in the sizes that systems ask for."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        made.addPixmap(pixmap("app", QColor(0, 0, 0), size))
    return made


def draw(painter: QPainter, name: str, colour: QColor, box: QRectF, turn: int = 0) -> None:
    """Draw a picture into a square, sharp on the painter's own screen."""
    ratio = painter.device().devicePixelRatioF()
    picture = pixmap(name, colour, round(box.width()), ratio, turn)
    painter.drawPixmap(QPointF(round(box.x()), round(box.y())), picture)


@cache
def _text(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _drawn(name: str, rgba: int, size: int, ratio: float, turn: int, mirror: bool) -> QPixmap:
    colour = QColor.fromRgba(rgba)
    text = _text(name).replace("currentColor", colour.name())
    if size <= THICK_UP_TO:
        text = text.replace('stroke-width="1.75"', 'stroke-width="2"')
    if name == "app" and size <= PLAIN_UP_TO:
        text = _without_frame(text)
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.translate(side / 2, side / 2)
    painter.rotate(turn)
    painter.scale(-1 if mirror else 1, 1)
    QSvgRenderer(QByteArray(text.encode())).render(
        painter, QRectF(-side / 2, -side / 2, side, side)
    )
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _without_frame(text: str) -> str:
    return re.sub(r'<path stroke-width="16"[^>]*/>', "", text)
