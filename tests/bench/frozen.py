"""``make bench-frozen``: how long the frozen program takes to its window, against ``python main.py``.

Run under Xvfb. The two are started in alternation, in folders of their own; a start lasts from
exec to the window being on the screen and painted. Medians and their ratio are printed.
"""

import ctypes
import ctypes.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path as FilePath

ROOT = FilePath(__file__).resolve().parents[2]
STARTS = 9
MIDDLE, HEIGHT = 640, 400
ALL_PLANES, Z_PIXMAP = 0xFFFFFFFF, 2
LONGEST = 30.0

x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
x11.XDefaultRootWindow.restype = ctypes.c_ulong
x11.XGetImage.restype = ctypes.c_void_p
x11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_int] * 2]
x11.XGetImage.argtypes += [*[ctypes.c_uint] * 2, ctypes.c_ulong, ctypes.c_int]
x11.XGetPixel.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
x11.XGetPixel.restype = ctypes.c_ulong
x11.XDestroyImage.argtypes = [ctypes.c_void_p]


def pixel(display: int, root: int) -> int:
    """Read the colour in the middle of the screen."""
    image = x11.XGetImage(display, root, MIDDLE, HEIGHT, 1, 1, ALL_PLANES, Z_PIXMAP)
    colour = int(x11.XGetPixel(image, 0, 0))
    x11.XDestroyImage(image)
    return colour


def start(command: list[str], display: int, root: int) -> float:
    """Start a program, wait for its window, end it; seconds."""
    with tempfile.TemporaryDirectory() as folder:
        bare = pixel(display, root)
        begun = time.perf_counter()
        running = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | {"EXEQUATUR_DATA": folder, "QT_QPA_PLATFORM": "xcb"}
        )
        while pixel(display, root) == bare:
            if time.perf_counter() - begun > LONGEST or running.poll() is not None:
                raise RuntimeError(f"{command[0]} showed no window")
            time.sleep(0.002)
        taken = time.perf_counter() - begun
        running.terminate()
        running.wait()
        while pixel(display, root) != bare:
            time.sleep(0.01)
    return taken


def main() -> None:
    """Measure and print."""
    display = x11.XOpenDisplay(None)
    root = x11.XDefaultRootWindow(display)
    frozen = [str(ROOT / "dist" / "Exequatur" / "Exequatur")]
    plain = [sys.executable, "main.py"]
    for command in (frozen, plain):
        start(command, display, root)  # the first start fills the disk's cache
    taken = [(start(frozen, display, root), start(plain, display, root)) for _ in range(STARTS)]
    ours, limit = (statistics.median(column) * 1000 for column in zip(*taken, strict=True))
    print(f"frozen {ours:.0f} ms, python main.py {limit:.0f} ms, ratio {ours / limit:.2f}")


if __name__ == "__main__":
    main()
