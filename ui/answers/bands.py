"""Fills of rows inside a frame with round corners."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath


def band(
    painter: QPainter, rect: QRectF, colour: QColor, radius: float, *, top: bool, bottom: bool
) -> None:
    """Fill a row from edge to edge; its upper or lower corners are round as the frame's."""
    path = QPainterPath()
    whole = QRectF(rect)
    if not top:
        whole.setTop(whole.top() - 2 * radius)
    if not bottom:
        whole.setBottom(whole.bottom() + 2 * radius)
    path.addRoundedRect(whole, radius, radius)
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(path, colour)
    painter.restore()
