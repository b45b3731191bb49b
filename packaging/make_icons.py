"""Draws the icons of the programs for Windows and macOS, and the PNG files of the Linux package.

``make icons`` runs it, after a change of ``resources/icons/app.svg`` only: what it writes is
committed, so that a build draws nothing. Each size is drawn by itself, as the window draws it.
"""

import struct
import sys
from pathlib import Path as FilePath

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QGuiApplication

from ui.icons import pixmap

FOLDER = FilePath(__file__).resolve().parent
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
LINUX_SIZES = (16, 24, 32, 48, 128, 256)
MACOS_KINDS = {b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}
"""What an .icns file calls its pictures, with their sizes."""
HEADER, ENTRY = "<HHH", "<BBBBHHII"
"""Of an .ico file; a picture has its width, height, colours, 0, planes, bits, size and place."""


def png(size: int) -> bytes:
    """Draw the picture as PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap("app", QColor(0, 0, 0), size).save(buffer, "PNG")
    return bytes(data.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Pack PNG pictures into one .ico file; a width of 256 is written as 0."""
    place = struct.calcsize(HEADER) + len(pictures) * struct.calcsize(ENTRY)
    made = struct.pack(HEADER, 0, 1, len(pictures))
    for size, data in pictures.items():
        made += struct.pack(ENTRY, size % 256, size % 256, 0, 0, 1, 32, len(data), place)
        place += len(data)
    return made + b"".join(pictures.values())


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """Pack PNG pictures into one .icns file; each size includes the eight bytes before it."""
    parts = [kind + struct.pack(">I", len(data) + 8) + data for kind, data in pictures.items()]
    made = b"".join(parts)
    return b"icns" + struct.pack(">I", len(made) + 8) + made


def main() -> int:
    """Write the files."""
    app = QGuiApplication(sys.argv[:1])
    windows, macos, linux = FOLDER / "windows", FOLDER / "macos", FOLDER / "linux" / "icons"
    for folder in (windows, macos, linux):
        folder.mkdir(parents=True, exist_ok=True)
    (windows / "app.ico").write_bytes(ico({size: png(size) for size in WINDOWS_SIZES}))
    (macos / "app.icns").write_bytes(icns({kind: png(size) for kind, size in MACOS_KINDS.items()}))
    for size in LINUX_SIZES:
        (linux / f"{size}.png").write_bytes(png(size))
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
