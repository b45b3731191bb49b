"""The colours of the window: light, dark, and taken from the system in high contrast."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from PySide6.QtGui import QColor, QPalette

from engine.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one scheme, named by their use."""

    window: QColor
    surface: QColor
    sunken: QColor
    line: QColor
    control: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    accent_hover: QColor
    accent_soft: QColor
    on_accent: QColor
    focus: QColor
    scrim: QColor
    verdicts: Mapping[Verdict, tuple[QColor, QColor]]
    dark: bool = False
    edge: int = 1
    """Width of borders; 2 in high contrast."""


# Each token, light and dark.
_COLOURS = """
window #F3F4F6 #15181D
surface #FFFFFF #1D2127
sunken #E9ECEF #101318
line #D6DAE0 #343B45
control #7D8693 #7C8695
text #1A2029 #E8EBEF
text2 #46505D #B7BFCA
text3 #5C6673 #98A2AF
accent #1F4E86 #8FB8EE
accent_hover #183F6E #A9C9F4
accent_soft #E7EEF7 #22324A
on_accent #FFFFFF #0F1722
focus #1F6FD6 #6FB0FF
scrim #6B1A2029 #8C000000
"""

# Ink and soft fill of each verdict, light and then dark.
_VERDICTS = """
proceed #1E6B3E #E6F2EA #7CCB98 #1B2E23
proceed_with_risk #7D4E00 #FBF0DA #E9B95C #33291A
partial #0E6073 #E2F0F3 #6CC3D6 #182D33
stayed #5B4791 #EEEAF7 #B9A6EC #2A2539
needs_facts #3D5A78 #E8EEF4 #9DBBD9 #222C37
barred #8F2D20 #FAE9E6 #F0958A #38211F
refused #8C1D45 #FAE6ED #F08FB0 #381F29
other_track #4A5360 #ECEEF1 #B7BFCA #272C34
"""


def _scheme(*, dark: bool) -> Tokens:
    rows = [line.split() for line in _COLOURS.split("\n") if line]
    verdicts = [line.split() for line in _VERDICTS.split("\n") if line]
    at = 3 if dark else 1
    looks = {Verdict(v[0]): (QColor(v[at]), QColor(v[at + 1])) for v in verdicts}
    colours: dict[str, Any] = {row[0]: QColor(row[1 + dark]) for row in rows}
    return Tokens(**colours, verdicts=MappingProxyType(looks), dark=dark)


LIGHT = _scheme(dark=False)
DARK = _scheme(dark=True)


def contrast_tokens(palette: QPalette) -> Tokens:
    """Take every colour from the system's palette; shapes and words then tell verdicts apart."""
    role = QPalette.ColorRole
    base, ink = palette.color(role.Base), palette.color(role.Text)
    mark, on_mark = palette.color(role.Highlight), palette.color(role.HighlightedText)
    return Tokens(
        window=palette.color(role.Window), surface=base, sunken=base, line=ink, control=ink,
        text=ink, text2=ink, text3=ink, accent=mark, accent_hover=mark, accent_soft=base,
        on_accent=on_mark, focus=mark, scrim=QColor(0, 0, 0, 160),
        verdicts=MappingProxyType(dict.fromkeys(Verdict, (ink, base))),
        dark=base.lightnessF() < ink.lightnessF(), edge=2,
    )  # fmt: skip
