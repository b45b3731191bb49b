import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.law import FactKind
from engine.verdict import Verdict
from firm.policy import Appearance
from tests.gui.conftest import Ask, Open
from ui import icons
from ui.answers.controls import ComboBox
from ui.paint import TextBlock, TextLabel, chinese_runs, rich
from ui.theme import Role, Theme
from ui.tokens import DARK, LIGHT, Tokens


def contrast(one: QColor, other: QColor) -> float:
    """Give the contrast ratio of WCAG 2."""

    def light(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable(tokens: Tokens) -> None:
    for ground in (tokens.surface, tokens.window, tokens.sunken, tokens.accent_soft):
        for ink in (tokens.text, tokens.text2, tokens.text3):
            assert contrast(ink, ground) >= 4.5
    for ground in (tokens.surface, tokens.window):
        assert contrast(tokens.accent, ground) >= 4.5
        assert contrast(tokens.control, ground) >= 3
        assert contrast(tokens.focus, ground) >= 3
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.5
    for ink, soft in tokens.verdicts.values():
        assert min(contrast(ink, soft), contrast(ink, tokens.surface)) >= 4.5


def test_every_verdict_has_a_word_a_picture_and_colours(theme: Theme) -> None:
    looks = [theme.verdict(verdict) for verdict in Verdict]
    assert len({look.word for look in looks}) == len({look.icon for look in looks}) == 8
    for look in looks:
        assert not icons.pixmap(look.icon, look.ink, 20).isNull()
    assert theme.verdict(Verdict.PARTIAL).word == "Partly open"


def test_zoom_and_scheme_change_everything(theme: Theme, qtbot: QtBot) -> None:
    assert (theme.px(8), theme.line(Role.BODY), theme.font(Role.BODY).pixelSize()) == (8, 20, 14)
    with qtbot.waitSignal(theme.changed):
        theme.set_zoom(1.5)
    assert (theme.px(8), theme.line(Role.BODY), theme.font(Role.BODY).pixelSize()) == (12, 30, 21)
    assert "51px" in theme.stylesheet()
    with qtbot.waitSignal(theme.changed):
        theme.set_appearance(Appearance.DARK)
    assert theme.tokens is DARK
    assert QApplication.palette().window().color() == DARK.window
    theme.set_appearance(Appearance.CONTRAST)
    assert theme.tokens.edge == 2
    assert "$" not in theme.stylesheet()


def test_fonts_are_the_bundled_ones(theme: Theme, qtbot: QtBot) -> None:
    label = TextLabel("Court 中级人民法院", theme)
    qtbot.addWidget(label)
    assert label.heightForWidth(400) == 20
    from PySide6.QtGui import QFontInfo

    families = {QFontInfo(theme.font(role)).family() for role in Role}
    assert families == {"Source Sans 3", "Source Serif 4"}


def test_runs_of_chinese_count_as_qt_counts() -> None:
    assert chinese_runs("plain") == []
    assert chinese_runs("a 新加坡 b 法") == [(2, 3), (8, 1)]
    assert chinese_runs("\U00020bb7野") == [(0, 3)]


def test_rich_text_is_escaped(theme: Theme) -> None:
    text = rich("<b> & 法院", theme, Role.BODY)
    assert text.startswith("&lt;b&gt; &amp; <span")
    assert "13px" in text


def test_a_text_block_keeps_the_line_height_of_its_role(theme: Theme) -> None:
    block = TextBlock("word " * 60, Role.HELP, theme)
    assert block.height(100_000) == 22
    assert block.height(400) % 22 == 0
    assert block.height(200) > block.height(400)
    assert TextBlock("", Role.BODY, theme).height(100) == 0
    assert TextBlock("法院 court", Role.BODY, theme).height(1000) == 20


def test_the_ring_follows_the_keyboard_not_the_mouse(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    one, two = QPushButton("One"), QPushButton("Two")
    layout.addWidget(one)
    layout.addWidget(two)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)

    def rings() -> list[QWidget]:
        return [child for child in window.findChildren(QWidget) if type(child).__name__ == "_Ring"]

    QTest.keyClick(one, Qt.Key.Key_Tab)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [ring.geometry() for ring in rings()] == [two.geometry().adjusted(-4, -4, 4, 4)]
    QTest.mousePress(one, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton)
    assert one.hasFocus()


def test_a_combo_box_is_drawn(theme: Theme, qtbot: QtBot) -> None:
    combo = ComboBox(theme)
    qtbot.addWidget(combo)
    combo.show()
    assert not combo.grab().isNull()


@pytest.mark.parametrize("kind", list(FactKind))
def test_answers_outlive_no_theme(
    ask: Ask, open_answer: Open, theme: Theme, kind: FactKind
) -> None:
    """A change of the theme after an answer is gone reaches nobody."""
    answer = open_answer(ask(kind, none="None"))
    theme.set_appearance(Appearance.DARK)
    assert not answer.grab().isNull()
    answer.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.set_zoom(1.25)
