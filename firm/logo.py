"""A firm's logo: a PNG checked to its last byte, so that no memo fails because of it.

PNG only: an SVG may refer to other files and carry scripts, and would have to be read to be
trusted. Only the picture is kept; texts, dates and profiles in the file are left out.
"""

import struct
import zlib
from collections.abc import Iterator

MAX_BYTES = 256 * 1024
"""Largest file."""
MAX_SIDE = 2000
"""Most pixels a side; no printer needs more for 50 mm."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples of a pixel, by kind of colour."""
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
PALETTE = 3
CLEAR = {0: 2, 2: 6}
"""Bytes that name the transparent colour, where one can be named."""
FILTERS = 5
DAMAGED = "the picture is damaged; save it again as PNG."


class LogoError(Exception):
    """A picture that cannot be used; the message says why and what to do."""


def checked(data: bytes) -> bytes:
    """Give the picture of a PNG and nothing else of it.

    Args:
        data: The whole file.

    Raises:
        LogoError: It is no PNG, too large or damaged.
    """
    if len(data) > MAX_BYTES:
        raise LogoError(f"the picture is larger than {MAX_BYTES // 1024} KiB; make it smaller.")
    if not data.startswith(SIGNATURE):
        raise LogoError("the picture is not a PNG; save it as PNG.")
    parts: dict[bytes, bytes] = {}
    for kind, body in _chunks(data):
        if kind in parts and kind != b"IDAT":
            raise LogoError(DAMAGED)
        parts[kind] = parts.get(kind, b"") + body
    if not {b"IHDR", b"IDAT", b"IEND"} <= parts.keys():
        raise LogoError(DAMAGED)
    kept = _checked_parts(parts)
    return SIGNATURE + b"".join(_chunk(kind, kept[kind]) for kind in KEPT if kind in kept)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(data):
        if at + 12 > len(data):
            raise LogoError(DAMAGED)
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        end = data[at + 8 + length : at + 12 + length]
        if len(end) != 4 or struct.unpack(">I", end)[0] != zlib.crc32(kind + body):  # noqa: PLR2004 - a CRC
            raise LogoError(DAMAGED)
        yield kind, body
        at += 12 + length
        if kind == b"IEND":
            return


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _checked_parts(parts: dict[bytes, bytes]) -> dict[bytes, bytes]:
    """Check that the picture can be drawn, each of its rows; leave out what it does not need."""
    head = parts[b"IHDR"]
    if len(head) != 13:  # noqa: PLR2004 - its fixed length
        raise LogoError(DAMAGED)
    width, height, depth, colour, packing, filtering, interlaced = struct.unpack(">IIBBBBB", head)
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        raise LogoError(f"the picture has more than {MAX_SIDE} pixels a side; make it smaller.")
    if interlaced:
        raise LogoError("the picture is interlaced; save it without interlacing.")
    if depth not in DEPTHS.get(colour, ()) or packing or filtering:
        raise LogoError(DAMAGED)
    row = (width * CHANNELS[colour] * depth + 7) // 8 + 1
    rows = _unpacked(parts[b"IDAT"], row * height)
    if len(rows) != row * height or any(rows[at] >= FILTERS for at in range(0, len(rows), row)):
        raise LogoError(DAMAGED)
    return {kind: parts[kind] for kind in _needed(parts, colour, depth)}


def _needed(parts: dict[bytes, bytes], colour: int, depth: int) -> tuple[bytes, ...]:
    """Name the parts that a picture of this kind needs, and that fit it."""
    colours, clear = len(parts.get(b"PLTE", b"")), len(parts.get(b"tRNS", b""))
    if colour == PALETTE:
        if colours % 3 or not 0 < colours <= 3 * 2**depth:
            raise LogoError(DAMAGED)
        fits = 0 < clear <= colours // 3
        return (b"IHDR", b"PLTE", *((b"tRNS",) if fits else ()), b"IDAT", b"IEND")
    fits = clear == CLEAR.get(colour, -1)
    return (b"IHDR", *((b"tRNS",) if fits else ()), b"IDAT", b"IEND")


def _unpacked(data: bytes, most: int) -> bytes:
    """Unpack no more than the rows can be."""
    try:
        unpacking = zlib.decompressobj()
        rows = unpacking.decompress(data, most + 1)
    except zlib.error as error:
        raise LogoError(DAMAGED) from error
    if not unpacking.eof:
        raise LogoError(DAMAGED)
    return rows
