"""Makes policies and logos for tests."""

import struct
import zlib
from pathlib import Path as FilePath

from firm.places import PolicyFile, PolicyKey, PolicyPlace
from firm.policy import Policy
from firm.policy_file import read_policy

MACHINE = r"HKEY_LOCAL_MACHINE\Software\Policies\Exequatur"
USER = r"HKEY_CURRENT_USER\Software\Policies\Exequatur"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(
    width: int = 40, height: int = 12, *more: bytes, rows: bytes | None = None, interlaced: int = 0
) -> bytes:
    """A red picture in RGB; ``more`` are chunks before its rows."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, interlaced)
    plain = (b"\0" + b"\x80\x20\x20" * width) * height if rows is None else rows
    parts = [chunk(b"IHDR", head), *more, chunk(b"IDAT", zlib.compress(plain)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def policy_from(folder: FilePath, text: str, **environment: str) -> Policy:
    """Read one file with the text."""
    folder.mkdir(exist_ok=True, parents=True)
    file = folder / "policy.yaml"
    file.write_text(text, encoding="utf-8")
    return read_policy([PolicyFile(file)], environment)


def from_registry(machine: dict[str, object], user: dict[str, object] | None = None) -> Policy:
    """Read a registry that is a mapping."""
    places: list[PolicyPlace] = [PolicyKey(USER, user or {}), PolicyKey(MACHINE, machine)]
    return read_policy(places, {})
