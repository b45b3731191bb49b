"""The header: home, the matter's name with its menu, the views, export."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui import icons
from ui.panels.text import Panel, add_all, button, coloured, row, tip
from ui.theme import Role, Theme

HEIGHT = 51
"""The line below it makes it 52."""
NARROW = 1000
"""Below this width tabs go without pictures and counts."""


class Tab(QToolButton):
    """A view of the matter; the one shown has a line under it."""

    def __init__(self, view: str, text: str, icon: str, theme: Theme) -> None:
        super().__init__()
        self.view = view
        self._theme, self._text, self._icon, self._count = theme, text, icon, ""
        self._plain = False
        self.setCheckable(True)
        self.setFixedHeight(theme.px(HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(theme.font(Role.BODY_STRONG))
        self.show_count("")

    def show_count(self, count: str) -> None:
        """Show how many there are; nothing while that means nothing."""
        self._count = count
        self.setAccessibleName(f"{self._text} {count}".strip())
        self._measure()

    def show_plain(self, plain: bool) -> None:
        """Go without picture and count, or with them."""
        self._plain = plain
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(self._count_at() + self._count_width() + self._theme.px(self._pad()))
        self.update()

    def _pad(self) -> int:
        return 9 if self._plain else 13

    def _text_at(self) -> int:
        return self._theme.px(self._pad() + (0 if self._plain else 24))

    def _count_at(self) -> int:
        metrics = self.fontMetrics()
        return self._text_at() + metrics.horizontalAdvance(self._text)

    def _count_width(self) -> int:
        if self._plain or not self._count:
            return 0
        return self._theme.px(7) + self.fontMetrics().horizontalAdvance(self._count)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture, name, count and line."""
        del event
        t, theme, painter = self._theme.tokens, self._theme, QPainter(self)
        ink = t.accent if self.isChecked() else t.text if self.underMouse() else t.text2
        if not self._plain:
            side = theme.px(18)
            picture = icons.pixmap(self._icon, ink, side, self.devicePixelRatioF())
            painter.drawPixmap(theme.px(13), (self.height() - side) // 2, picture)
        painter.setPen(ink)
        painter.setFont(theme.font(Role.BODY_STRONG if self.isChecked() else Role.BODY))
        area = self.rect().adjusted(self._text_at(), 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, middle, self._text)
        if not self._plain and self._count:
            painter.setPen(t.text3)
            painter.setFont(theme.font(Role.LABEL))
            area.setLeft(self._count_at() + theme.px(7))
            painter.drawText(area, middle, self._count)
        if self.isChecked():
            height = theme.px(2)
            painter.fillRect(0, self.height() - height, self.width(), height, t.accent)


class MatterName(QPushButton):
    """The matter's name, elided, with a chevron that opens its menu."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._name = theme, ""
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(32))

    def show_name(self, name: str, placeholder: str) -> None:
        """Show a name, or what stands for one that is missing."""
        self._name = name or placeholder
        self.setToolTip(tip(self._name))
        self.setAccessibleName(self.tr("Matter {0}, menu").format(self._name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as the name, within reason."""
        metrics = self.fontMetrics()
        font = self._theme.font(Role.BODY_STRONG)
        metrics = type(metrics)(font)
        width = metrics.horizontalAdvance(self._name) + self._theme.px(46)
        return QSize(min(width, self._theme.px(210)), self._theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """Give way where the window is small."""
        return QSize(self._theme.px(110), self._theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name and the chevron."""
        del event
        theme, painter = self._theme, QPainter(self)
        painter.setFont(theme.font(Role.BODY_STRONG))
        painter.setPen(theme.tokens.text)
        area = self.rect().adjusted(theme.px(6), 0, -theme.px(32), 0)
        elided = painter.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, area.width()
        )
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, middle, elided)
        end = area.left() + min(painter.fontMetrics().horizontalAdvance(elided), area.width())
        side = theme.px(16)
        ink: QColor = theme.tokens.text2
        chevron = icons.pixmap("chevron", ink, side, self.devicePixelRatioF(), 90)
        painter.drawPixmap(end + theme.px(8), (self.height() - side) // 2, chevron)


class Header(Panel):
    """The line at the top of the window.

    Signals:
        home_asked: The application's picture was clicked.
        view_asked: A view was chosen; carries its name.
        export_asked: "Export memo" was clicked.
    """

    home_asked = Signal()
    view_asked = Signal(str)
    export_asked = Signal()

    def __init__(self, theme: Theme, menu: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        self.setFixedHeight(theme.px(HEIGHT))
        layout = row(self, (theme.px(13), 0, theme.px(16), 0), 0)
        self._brand = coloured(self.tr("Exequatur"), Role.TRACK, theme.tokens.text)
        self._brand.setContentsMargins(theme.px(7), 0, 0, 0)
        self._name = self._matter_name(menu)
        self._left = QWidget()
        inside = row(self._left)
        add_all(inside, [self._home_button(), self._brand, self._name])
        inside.addStretch()
        layout.addWidget(self._left)
        self.tabs = self._make_tabs()
        for tab in self.tabs.values():
            layout.addWidget(tab)
        layout.addStretch()
        self._export = self._export_button()
        layout.addWidget(self._export)
        self.show_matter(None)

    def show_matter(self, name: str | None) -> None:
        """Show a matter's name, views and export; None for the home page."""
        open_ = name is not None
        self._name.setVisible(open_)
        self._brand.setVisible(not open_)
        self._export.setVisible(open_)
        for tab in self.tabs.values():
            tab.setVisible(open_)
        if name is not None:
            self._name.show_name(name, self.tr("Unnamed matter"))

    def show_view(self, view: str) -> None:
        """Mark the view that is shown; one without a tab leaves none marked."""
        for name, tab in self.tabs.items():
            self._group.setExclusive(view in self.tabs)
            tab.setChecked(name == view)

    def show_counts(self, documents: str, deadlines: str) -> None:
        """Show how many papers and dates there are."""
        self.tabs["documents"].show_count(documents)
        self.tabs["deadlines"].show_count(deadlines)

    def resizeEvent(self, event: object) -> None:
        """Go plain where there is little room."""
        del event
        narrow = self.width() < self._theme.px(NARROW)
        self._left.setFixedWidth(self._theme.px(200 if narrow else 271))
        for tab in self.tabs.values():
            tab.show_plain(narrow)
        self._export.setText(self.tr(" Export") if narrow else self.tr(" Export memo"))

    def _home_button(self) -> QToolButton:
        made = QToolButton()
        made.setIcon(icons.app_icon())
        made.setIconSize(QSize(self._theme.px(26), self._theme.px(26)))
        made.setFixedSize(self._theme.px(34), self._theme.px(36))
        made.setToolTip(self.tr("Home"))
        made.setAccessibleName(self.tr("Home"))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(self.home_asked)
        return made

    def _matter_name(self, menu: list[QAction]) -> MatterName:
        made = MatterName(self._theme)
        popup = QMenu(made)
        popup.addActions(menu)
        made.clicked.connect(lambda: popup.popup(made.mapToGlobal(made.rect().bottomLeft())))
        return made

    def _make_tabs(self) -> dict[str, Tab]:
        group = self._group = QButtonGroup(self)
        tabs = {
            "route": Tab("route", self.tr("Route"), "route", self._theme),
            "documents": Tab("documents", self.tr("Documents"), "documents", self._theme),
            "deadlines": Tab("deadlines", self.tr("Deadlines"), "deadlines", self._theme),
            "memo": Tab("memo", self.tr("Memo"), "memo", self._theme),
        }
        for view, tab in tabs.items():
            group.addButton(tab)
            tab.clicked.connect(lambda *_, view=view: self.view_asked.emit(view))
        return tabs

    def _export_button(self) -> QPushButton:
        made = button(self.tr("Export memo"), self.export_asked.emit)
        made.setProperty("compact", True)
        made.setIcon(icons.icon("export", self._theme, 18, colour="text"))
        made.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
        made.setToolTip(self.tr("Write the memo as a PDF (Ctrl+E)"))
        return made
