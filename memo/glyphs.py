"""Which characters the bundled fonts can print, read from their own character maps.

Reads formats 4 and 12 of the ``cmap`` table of TrueType fonts, and nothing else of them.
"""

from functools import lru_cache
from pathlib import Path as FilePath
from struct import unpack_from

UNICODE = frozenset({(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)})
"""Platform and encoding of the maps that are read."""
SEGMENTS, GROUPS = 4, 12
LAST = 0xFFFF


@lru_cache(maxsize=4)
def printable(folder: FilePath) -> frozenset[int]:
    """Give the code points that at least one font of a folder has a glyph for.

    Args:
        folder: A folder with ``.ttf`` files.
    """
    found: set[int] = set()
    for font in sorted(folder.glob("*.ttf")):
        found |= _of_font(font.read_bytes())
    return frozenset(found)


def _of_font(data: bytes) -> set[int]:
    (tables,) = unpack_from(">H", data, 4)
    start = next(
        offset
        for tag, _, offset, _ in (unpack_from(">4sIII", data, 12 + 16 * n) for n in range(tables))
        if tag == b"cmap"
    )
    (maps,) = unpack_from(">H", data, start + 2)
    found: set[int] = set()
    for number in range(maps):
        platform, encoding, offset = unpack_from(">HHI", data, start + 4 + 8 * number)
        if (platform, encoding) in UNICODE:
            found |= _of_map(data, start + offset)
    return found


def _of_map(data: bytes, at: int) -> set[int]:
    (form,) = unpack_from(">H", data, at)
    if form == SEGMENTS:
        return _segments(data, at)
    return _groups(data, at) if form == GROUPS else set()


def _groups(data: bytes, at: int) -> set[int]:
    """Read format 12: runs of characters with consecutive glyphs."""
    (number,) = unpack_from(">I", data, at + 12)
    found: set[int] = set()
    for group in range(number):
        first, last, glyph = unpack_from(">III", data, at + 16 + 12 * group)
        found.update(range(first if glyph else first + 1, last + 1))
    return found


def _segments(data: bytes, at: int) -> set[int]:
    """Read format 4: segments with a shift, or with a table of glyphs."""
    (twice,) = unpack_from(">H", data, at + 6)
    number = twice // 2
    ends = unpack_from(f">{number}H", data, at + 14)
    starts = unpack_from(f">{number}H", data, at + 16 + twice)
    deltas = unpack_from(f">{number}H", data, at + 16 + 2 * twice)
    base = at + 16 + 3 * twice
    offsets = unpack_from(f">{number}H", data, base)
    found: set[int] = set()
    for index, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, LAST - 1) + 1):
            glyph = code
            if offsets[index]:
                place = base + 2 * index + offsets[index] + 2 * (code - first)
                (glyph,) = unpack_from(">H", data, place)
                if not glyph:
                    continue
            if (glyph + deltas[index]) & LAST:
                found.add(code)
    return found
