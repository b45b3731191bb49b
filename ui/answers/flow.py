"""A layout from left to right that goes on in the next line where the width ends, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class Flow(QLayout):
    """Items as wide as they ask for; one that is wider than the line gets the line to itself."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._kept: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give an item; None after the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # None ends it
        """Take an item out; None after the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all lines at a width."""
        if width not in self._kept:
            self._kept[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._kept[width]

    def invalidate(self) -> None:
        """Forget the heights: an item has changed."""
        self._kept.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put every item at its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Ask for the widest item at its narrowest."""
        least = QSize(0, 0)
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Go through the items line by line; give the height of the lines."""
        at, tallest = rect.topLeft(), 0
        for item in self._items:
            width = min(item.sizeHint().width(), rect.width())
            if at.x() > rect.left() and at.x() + width > rect.left() + rect.width():
                at, tallest = QPoint(rect.left(), at.y() + tallest), 0
            height = item.heightForWidth(width) if item.hasHeightForWidth() else 0
            height = height or item.sizeHint().height()
            if move:
                item.setGeometry(QRect(at, QSize(width, height)))
            at.setX(at.x() + width)
            tallest = max(tallest, height)
        return at.y() + tallest - rect.top()
