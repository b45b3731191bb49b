"""How wide a text is at most, and breaking it into lines, without a font at hand.

The widths are those of Source Sans 3 SemiBold with room to spare; a character that the table does
not know counts as a full square, as wide as a Chinese one.
"""

from functools import lru_cache

_ASCII = """
200 315 482 513 513 841 639 275 324 324 438 513 275 322 275 344 513 513 513 513 513 513 513 513 513
513 275 275 513 513 513 444 875 558 597 576 625 538 510 628 663 282 494 597 502 745 657 674 582 674
592 545 546 655 536 800 541 501 540 324 344 324 513 500 549 516 563 462 564 507 317 520 558 262 263
522 271 843 560 549 564 564 373 431 361 556 495 748 481 495 443 324 255 324 513
"""
"""Widths of the printable ASCII characters in thousandths of the size, from the space on."""
_WIDTHS = dict(zip(map(chr, range(0x20, 0x7F)), map(int, _ASCII.split()), strict=True))
_WIDTHS |= {"’": 275, "‘": 275, "“": 482, "”": 482, "–": 480, "·": 275}
_SQUARE = 1000
_SPARE = 1.04
"""A little more than measured, as renderers round."""
_CJK = "\u2e80"
_MORE = "…"


def width(text: str, size: float) -> float:
    """Give the width of a text at most, in the unit of its size."""
    return sum(_WIDTHS.get(char, _SQUARE) for char in text) * size * _SPARE / 1000


@lru_cache(maxsize=4096)
def wrap(text: str, size: float, room: float, most: int = 99) -> tuple[str, ...]:
    """Break a text into lines that are no wider than the room.

    Breaks at spaces, after ``_`` and ``/``, between Chinese characters; a longer word breaks
    anywhere.

    Args:
        text: In one line or more; line ends count as spaces.
        size: Of the type.
        room: Width of a line.
        most: How many lines at most; a text that needs more ends in an ellipsis.
    """
    lines = [""]
    for piece in _pieces(" ".join(text.split())):
        for part in _fitting(piece, size, room):
            if width((lines[-1] + part).rstrip(), size) <= room:
                lines[-1] += part
            else:
                lines.append(part)
    kept = [line.strip() for line in lines[:most]]
    if len(lines) > most:
        last = kept[-1]
        while last and width(last + _MORE, size) > room:
            last = last[:-1]
        kept[-1] = last.rstrip() + _MORE
    return tuple(kept)


def _pieces(text: str) -> list[str]:
    """Give the parts of a text that lines may break between, each with what follows it."""
    pieces = [""]
    for char in text:
        pieces[-1] += char
        if char in " _/" or char >= _CJK:
            pieces.append("")
    return [piece for piece in pieces if piece]


def _fitting(piece: str, size: float, room: float) -> list[str]:
    """Break a piece that is wider than a line."""
    parts = [""]
    for char in piece:
        if parts[-1] and width((parts[-1] + char).rstrip(), size) > room:
            parts.append("")
        parts[-1] += char
    return parts
