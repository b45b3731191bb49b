"""Prints the locked packages that a Python for Windows installs, hashes included.

    wheels_for_windows.py LOCK

A lock holds the packages of every system, each with its marker. pip evaluates markers for the
system it runs on, so what is to be downloaded here for Windows is chosen here.
"""

import sys
from pathlib import Path as FilePath

from packaging.requirements import Requirement

WINDOWS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "python_version": "3.11",
    "python_full_version": "3.11.9",
    "platform_machine": "AMD64",
}


def for_windows(lock: str) -> list[str]:
    """Give the requirements of a lock that hold on Windows, without their markers.

    Args:
        lock: Text of a lock file: one requirement over several lines, with its hashes.
    """
    chosen = []
    for line in lock.replace("\\\n", " ").splitlines():
        named, *hashes = line.split("#")[0].split("--hash=")
        if not hashes:
            continue
        wanted = Requirement(named.strip())
        if wanted.marker is None or wanted.marker.evaluate(WINDOWS):
            pinned = f"{wanted.name}{wanted.specifier}"
            chosen.append(" --hash=".join([pinned, *(each.strip() for each in hashes)]))
    return chosen


if __name__ == "__main__":
    print("\n".join(for_windows(FilePath(sys.argv[1]).read_text(encoding="utf-8"))))
