"""How the window looks: sizes, fonts, verdicts, the palette and one style sheet.

Controls that paint themselves take its tokens (``ui.tokens``) and draw with ``ui.paint``. No page
is known here. Sizes are given in pixels at 100% and multiplied by the zoom here and nowhere else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from pathlib import Path as FilePath
from string import Template
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from engine.verdict import Verdict
from firm.policy import Appearance
from ui.tokens import DARK, LIGHT, Tokens, contrast_tokens

RESOURCES = FilePath(__file__).resolve().parents[1] / "resources"
SANS, SERIF, CHINESE = "Source Sans 3", "Source Serif 4", "Noto Sans SC"
CHINESE_SIZE = 0.92
"""Size of Chinese text, as a part of the size beside it."""

RADIUS, RADIUS_SMALL = 8, 4
"""Corners of cards, fields, buttons, dialogs; and of key caps, chips, check boxes, badges."""
RING = 4
"""How far a focus ring reaches beyond its control: 2 px clear and 2 px wide."""


class Role(StrEnum):
    """What a piece of text is; decides face, size, line and weight."""

    QUESTION = "question"
    QUESTION_SMALL = "question_small"
    NEXT_DATE = "next_date"
    TRACK = "track"
    SECTION = "section"
    CHOICE = "choice"
    HELP = "help"
    BODY = "body"
    BODY_STRONG = "body_strong"
    CHOICE_HELP = "choice_help"
    SMALL = "small"
    LABEL = "label"
    HEAD = "head"


TYPE: Mapping[Role, tuple[str, float, int, int]] = MappingProxyType(
    {
        Role.QUESTION: (SERIF, 26, 34, 600),
        Role.QUESTION_SMALL: (SERIF, 23, 30, 600),
        Role.NEXT_DATE: (SERIF, 21, 28, 600),
        Role.TRACK: (SERIF, 20, 28, 600),
        Role.SECTION: (SANS, 15, 22, 600),
        Role.CHOICE: (SANS, 15, 22, 600),
        Role.HELP: (SANS, 15, 22, 400),
        Role.BODY: (SANS, 14, 20, 400),
        Role.BODY_STRONG: (SANS, 14, 20, 600),
        Role.CHOICE_HELP: (SANS, 13.5, 19, 400),
        Role.SMALL: (SANS, 13, 18, 400),
        Role.LABEL: (SANS, 12.5, 18, 400),
        Role.HEAD: (SANS, 12.5, 18, 600),
    }
)
"""Face, size, line height and weight of each role. Qt rounds sizes: 12.5 is 13 at 100%."""


@dataclass(frozen=True, slots=True)
class VerdictLook:
    """Word, picture and colours of a verdict; ``warning``, ``error`` and ``open`` borrow them."""

    word: str
    icon: str
    ink: QColor
    soft: QColor


WORDS: Mapping[Verdict, object] = MappingProxyType(
    {
        Verdict.PROCEED: QT_TRANSLATE_NOOP("Verdict", "Proceed"),
        Verdict.PROCEED_WITH_RISK: QT_TRANSLATE_NOOP("Verdict", "Proceed with risk"),
        Verdict.PARTIAL: QT_TRANSLATE_NOOP("Verdict", "Partly open"),
        Verdict.STAYED: QT_TRANSLATE_NOOP("Verdict", "Stayed"),
        Verdict.NEEDS_FACTS: QT_TRANSLATE_NOOP("Verdict", "More facts needed"),
        Verdict.BARRED: QT_TRANSLATE_NOOP("Verdict", "Barred"),
        Verdict.REFUSED: QT_TRANSLATE_NOOP("Verdict", "Refused"),
        Verdict.OTHER_TRACK: QT_TRANSLATE_NOOP("Verdict", "Other route"),
    }
)


class Theme(QObject):
    """Tokens and zoom, with everything made from them; handed to every widget that paints itself.

    ``changed`` is emitted after colours or zoom have changed and the application is dressed anew.
    """

    changed = Signal()

    def __init__(self, appearance: Appearance = Appearance.SYSTEM, zoom: float = 1.0) -> None:
        super().__init__()
        self.appearance = appearance
        self.zoom = zoom
        self.system_palette = QPalette()
        self.tokens = self._wanted()

    def set_zoom(self, zoom: float) -> None:
        """Show everything at another size; 1.0 is 100%."""
        self.zoom = zoom
        self.changed.emit()

    def set_appearance(self, appearance: Appearance) -> None:
        """Follow the system, or stay with the colours asked for."""
        self.appearance = appearance
        self.follow()

    def follow(self) -> None:
        """Take the tokens that the user or the system asks for now."""
        wanted = self._wanted()
        if wanted != self.tokens:
            self.tokens = wanted
            self.changed.emit()

    def _wanted(self) -> Tokens:
        asked = self.appearance
        if asked is Appearance.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            asked = Appearance.DARK if dark else Appearance.LIGHT
            if _prefers("contrastPreference", "HighContrast"):
                asked = Appearance.CONTRAST
        if asked is Appearance.CONTRAST:
            return contrast_tokens(self.system_palette)
        return DARK if asked is Appearance.DARK else LIGHT

    def px(self, size: float) -> int:
        """Give a size at 100% in pixels at the present zoom; what is there stays at least 1 px."""
        return max(1, int(size * self.zoom + 0.5)) if size > 0 else 0

    def font(self, role: Role) -> QFont:
        """Give the font of a role; Chinese in it falls back to Noto Sans SC."""
        return QFont(_font(role, self.px(TYPE[role][1])))

    def line(self, role: Role) -> int:
        """Give the line height of a role in pixels."""
        return self.px(TYPE[role][2])

    def verdict(self, verdict: Verdict) -> VerdictLook:
        """Give word, picture and colours of a verdict."""
        word = QCoreApplication.translate("Verdict", str(WORDS[verdict]))
        picture = "risk" if verdict is Verdict.PROCEED_WITH_RISK else verdict.replace("_", "-")
        return VerdictLook(word, f"verdict-{picture}", *self.tokens.verdicts[verdict])

    @property
    def warning(self) -> VerdictLook:
        """Colours of a warning: law changed, a date within its first reminder."""
        return self.verdict(Verdict.PROCEED_WITH_RISK)

    @property
    def error(self) -> VerdictLook:
        """Colours of an error."""
        return self.verdict(Verdict.BARRED)

    @property
    def open(self) -> VerdictLook:
        """Colours of an open point."""
        return self.verdict(Verdict.NEEDS_FACTS)

    def motion(self, milliseconds: int) -> int:
        """Give the length of a movement: 0 where the system asks for less motion."""
        return 0 if _prefers("motionPreference", "ReducedMotion") else milliseconds

    def palette(self) -> QPalette:
        """Give the palette of the standard controls."""
        t, role = self.tokens, QPalette.ColorRole
        text = t.text
        shown = (text, t.window, t.line, t.control, t.line, text, t.on_accent, t.surface, t.window)
        palette = QPalette(*(QBrush(colour) for colour in shown))
        palette.setColor(role.ToolTipBase, text)
        palette.setColor(role.ToolTipText, t.surface)
        palette.setColor(role.HighlightedText, t.on_accent)
        for each in (role.Highlight, role.Link, role.LinkVisited, role.Accent):
            palette.setColor(each, t.accent)
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, t.text3)
        palette.setColor(role.PlaceholderText, t.text3)
        return palette

    def stylesheet(self) -> str:
        """Give the style sheet of the application, with its colours, at the zoom."""
        names = [f.name for f in fields(Tokens) if isinstance(getattr(self.tokens, f.name), QColor)]
        colours: dict[str, str] = {name: getattr(self.tokens, name).name() for name in names}
        for name, look in (("warning", self.warning), ("error", self.error), ("open", self.open)):
            colours |= {name: look.ink.name(), f"{name}_soft": look.soft.name()}
        rules = [
            f'*[role="{role}"] {{ font: {weight} {size}px "{face}", "{CHINESE}"; }}'
            for role, (face, size, _, weight) in TYPE.items()
        ]
        rules += [f'*[tone="{name}"] {{ color: {colour}; }}' for name, colour in colours.items()]
        for name in ("window", "surface", "sunken", "accent_soft", "error", "warning", "open"):
            fill = colours.get(f"{name}_soft", colours[name])
            rules.append(f'*[surface="{name}"] {{ background: {fill}; }}')
        style = Template(_STYLE).substitute(colours, edge=f"{self.tokens.edge}_px")
        text = "\n".join((style, *rules))
        sized = re.sub(r"(\d+(?:\.\d+)?)px", lambda size: f"{self.px(float(size[1]))}px", text)
        return sized.replace("_px", "px")


def _prefers(preference: str, value: str) -> bool:
    """Tell what the system asks for; Qt knows it from 6.10 on."""
    hints: Any = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility") or not hasattr(hints.accessibility(), preference):
        return False
    return bool(getattr(hints.accessibility(), preference)().name == value)


@lru_cache(maxsize=64)
def _font(role: Role, pixels: int) -> QFont:
    face, _, _, weight = TYPE[role]
    font = QFont([face, CHINESE])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def load_fonts(resources: FilePath = RESOURCES, *, chinese: bool = True) -> set[str]:
    """Add the bundled fonts and name them; the Chinese ones can wait for the first paint."""
    known = set(QFontDatabase.families())
    for family in (SANS, SERIF, CHINESE):
        if family not in known and (chinese or family != CHINESE):
            for file in (resources / "fonts").glob(family.replace(" ", "") + "*.ttf"):
                QFontDatabase.addApplicationFont(str(file))
    return {SANS, SERIF, CHINESE} & set(QFontDatabase.families())


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the application, once before the first widget, and again by itself on every change."""
    from ui.focus_ring import FocusRing

    load_fonts(chinese=False)
    theme.system_palette = QPalette(app.palette())
    app.setStyle("Fusion")

    def dress() -> None:
        app.setPalette(theme.palette())
        app.setFont(theme.font(Role.BODY))
        app.setStyleSheet(theme.stylesheet())

    dress()
    theme.changed.connect(dress)
    app.styleHints().colorSchemeChanged.connect(theme.follow)
    FocusRing(app, theme)


_STYLE = """
QMainWindow, QDialog { background: $surface; }
*[surface="card"] { background: $surface; border: $edge solid $line; border-radius: 8px; }
*[surface="error"], *[surface="warning"] { border-radius: 8px; } QLabel { background: transparent; }
QPushButton { min-height: 34px; padding: 0 16px; border: $edge solid $control; border-radius: 8px;
    background: $surface; color: $text; font: 600 14px "Source Sans 3", "Noto Sans SC"; }
QPushButton:hover { background: $window; } QPushButton:pressed { background: $sunken; }
QPushButton[compact="true"] { min-height: 30px; padding: 0 12px; }
QPushButton[kind="primary"] { padding: 0 24px; background: $accent; border-color: $accent;
    color: $on_accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton:disabled, QPushButton[kind="primary"]:disabled
    { background: $sunken; color: $text3; border-color: $line; }
QPushButton[kind="link"], QToolButton[kind="link"] { min-height: 28px; padding: 0 2px; border: none;
    background: transparent; color: $accent; font-weight: 400; text-align: left; }
QPushButton[kind="link"][strong="true"] { min-height: 36px; padding: 0 4px; font-weight: 600; }
QPushButton[kind="link"]:hover { color: $accent_hover; text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: $text3; }
QPushButton[kind="icon"], QToolButton[kind="icon"] { min-width: 34px; min-height: 34px; padding: 0;
    border: $edge solid transparent; border-radius: 8px; background: transparent; }
QPushButton[kind="icon"]:hover, QToolButton[kind="icon"]:hover { background: $sunken; }
QToolButton { border: none; background: transparent; color: $text2; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QScrollArea, QAbstractScrollArea { border: none; background: transparent; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox { border: $edge solid $control; padding: 0 12px;
    border-radius: 8px; background: $surface; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit, QComboBox { min-height: 38px; }
QLineEdit[compact="true"] { min-height: 30px; padding: 0 10px; }
QPlainTextEdit, QTextEdit { padding: 8px 10px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled
    { background: $window; color: $text3; border-color: $line; }
QLineEdit[invalid="true"] { border-color: $error; }
QLineEdit[bare="true"], QTextBrowser, QComboBox QLineEdit { border: none; padding: 0;
    background: transparent; min-height: 0; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox QAbstractItemView, QMenu { background: $surface; border: $edge solid $control;
    padding: 4px; selection-background-color: $accent_soft; selection-color: $text; }
QMenuBar { background: $surface; } QMenuBar::item { padding: 6px 10px; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenuBar::item:selected, QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item { padding: 7px 28px 7px 12px; } QMenu::icon { padding-left: 8px; }
QMenu::item:disabled { color: $text3; } QSplitter::handle { background: $line; }
QToolTip { background: $text; color: $surface; border: none; padding: 6px 8px; }
QScrollBar { width: 10px; height: 10px; background: transparent; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::handle:vertical { min-height: 32px; } QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QHeaderView, QHeaderView::section { background: transparent; color: $text3; border: none;
    font: 600 12.5px "Source Sans 3", "Noto Sans SC"; }
QHeaderView::section { border-bottom: $edge solid $line; padding: 6px 0; }
QTableView, QListView, QTreeView { background: transparent; border: none; outline: none;
    selection-background-color: $accent_soft; selection-color: $text; }
"""
