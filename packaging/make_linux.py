"""Packs the frozen program for Linux: a .deb and a .tar.xz.

    make_linux.py deb|tar PROGRAM FOLDER

The same program gives the same bytes, whoever packs it and when: names are sorted, owners and
permissions are set, and every time is ``SOURCE_DATE_EPOCH``. What the package depends on is read
from the program's files. It changes nothing in the program's folder and needs no root.
"""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

ROOT = FilePath(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from engine.version import VERSION  # noqa: E402

LINUX = ROOT / "packaging" / "linux"
NAME = "exequatur"
MAINTAINER = os.environ.get("EXEQUATUR_MAINTAINER", "Exequatur <exequatur@localhost.invalid>")
THREADS = "2"
"""Fixed, as xz splits its work by it; the bytes would follow the machine."""
FAST = os.environ.get("EXEQUATUR_PACK") == "fast"
"""Whether to pack in seconds, somewhat larger, for trying a package and not for handing it out."""

PACKAGE_OF = {
    "ld-linux-x86-64.so.2": "libc6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxcb.so.1": "libxcb1",
}
"""The Debian packages of the system's libraries; every other library is in the program."""
BESIDES = ("desktop-file-utils", "fontconfig-config", "hicolor-icon-theme", "shared-mime-info")
"""What no library asks for: the menu, fontconfig's settings, icons, file types."""

CONTROL = """\
Package: {name}
Version: {version}
Section: text
Priority: optional
Architecture: {architecture}
Installed-Size: {size}
Depends: {depends}
Maintainer: {maintainer}
Description: guide to enforcing judgments and awards in Mainland China
 Exequatur asks a lawyer one question at a time, shows the route that the
 answers lead to, and writes a memo: where to file, the documents required,
 deadlines, costs and risks, each with the rule it rests on. It works offline.
 .
 Not a PRC legal opinion; to be confirmed by PRC-licensed counsel.
"""


class PackError(Exception):
    """The program cannot be packed; the message says why."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What the program takes from the system.

    Attributes:
        packages: Debian packages, with the version of libc6.
        glibc: The oldest glibc that has everything asked for.
    """

    packages: tuple[str, ...]
    glibc: str


def needs(program: FilePath) -> Needs:
    """Read from the program's own files what they need of the system.

    Raises:
        PackError: A library is neither in the program nor known here.
    """
    files = [file for file in program.rglob("*") if file.is_file() and _is_elf(file)]
    told = subprocess.check_output(["readelf", "-dVW", *files], text=True)
    wanted = set(re.findall(r"\(NEEDED\).*\[(.+)\]", told)) - {file.name for file in files}
    unknown = sorted(wanted - PACKAGE_OF.keys())
    if unknown:
        raise PackError(f"{', '.join(unknown)}: neither in the program nor in PACKAGE_OF; add it.")
    glibc = max(
        re.findall(r"Name: GLIBC_([0-9.]+)", told), key=lambda one: [*map(int, one.split("."))]
    )
    packages = {PACKAGE_OF[one] for one in wanted} - {"libc6"} | set(BESIDES)
    return Needs((f"libc6 (>= {glibc})", *sorted(packages)), glibc)


def _is_elf(file: FilePath) -> bool:
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def _put(target: FilePath, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def put_share(share: FilePath) -> None:
    """Write menu entry, file type, icons and man page into a folder such as ``/usr/share``."""
    page = (LINUX / f"{NAME}.1").read_text(encoding="utf-8").replace("@VERSION@", VERSION)
    icons = share / "icons" / "hicolor"
    _put(share / "applications" / f"{NAME}.desktop", (LINUX / f"{NAME}.desktop").read_bytes())
    _put(share / "mime" / "packages" / f"{NAME}.xml", (LINUX / f"{NAME}.xml").read_bytes())
    _put(share / "man" / "man1" / f"{NAME}.1.gz", gzip.compress(page.encode(), mtime=0))
    svg = (ROOT / "resources" / "icons" / "app.svg").read_bytes()
    _put(icons / "scalable" / "apps" / f"{NAME}.svg", svg)
    for picture in (LINUX / "icons").glob("*.png"):
        folder = icons / f"{picture.stem}x{picture.stem}" / "apps"
        _put(folder / f"{NAME}.png", picture.read_bytes())


def _put_doc(doc: FilePath) -> None:
    _put(doc / "copyright", (LINUX / "copyright").read_bytes())
    log = (ROOT / "CHANGELOG.md").read_bytes()
    _put(doc / "changelog.gz", gzip.compress(log, mtime=0))


def _put_control(root: FilePath, architecture: str, needed: Needs) -> None:
    """Write what dpkg is told of the package, and the sum of every file that stands there."""
    files = list(_files(root))
    control = CONTROL.format(
        name=NAME,
        version=VERSION,
        architecture=architecture,
        size=sum(file.lstat().st_size for file in files) // 1024,
        depends=", ".join(needed.packages),
        maintainer=MAINTAINER,
    )
    sums = "".join(f"{_md5(file)}  {file.relative_to(root)}\n" for file in files)
    _put(root / "DEBIAN" / "control", control.encode())
    _put(root / "DEBIAN" / "md5sums", sums.encode())


def make_deb(program: FilePath, folder: FilePath, epoch: int) -> FilePath:
    """Pack the .deb.

    Args:
        program: The frozen program.
        folder: Where the package goes.
        epoch: The time of every file in it, in seconds since 1970.

    Returns:
        The package.
    """
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    target = folder / f"{NAME}_{VERSION}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as made:
        root = FilePath(made) / "root"
        home = root / "usr" / "lib" / NAME
        shutil.copytree(program, home, symlinks=True)
        put_share(root / "usr" / "share")
        _put_doc(root / "usr" / "share" / "doc" / NAME)
        (root / "usr" / "bin").mkdir()
        (root / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/Exequatur")
        _put_control(root, architecture, needs(program))
        settle(root, epoch)
        how = ("-Zzstd", "-z3") if FAST else ("-Zxz", "-z6")
        pack = ["dpkg-deb", "--root-owner-group", *how, "--build"]
        told = {"SOURCE_DATE_EPOCH": str(epoch), "DPKG_DEB_THREADS_MAX": THREADS}
        subprocess.run(
            [*pack, root, target], check=True, env=os.environ | told, stdout=subprocess.DEVNULL
        )
    return target


def make_tar(program: FilePath, folder: FilePath, epoch: int) -> FilePath:
    """Pack the .tar.xz; arguments as of ``make_deb``."""
    name = f"{NAME}-{VERSION}-linux-{os.uname().machine}"
    target = folder / f"{name}.tar.xz"
    with tempfile.TemporaryDirectory() as made:
        root = FilePath(made) / name
        shutil.copytree(program, root, symlinks=True)
        put_share(root / "share")
        text = (LINUX / "README.txt").read_text(encoding="utf-8")
        text = text.replace("@VERSION@", VERSION).replace("@GLIBC@", needs(program).glibc)
        _put(root / "README.txt", text.encode())
        settle(root, epoch)
        owner = ("--owner=0", "--group=0", "--numeric-owner")
        pack = [
            "tar",
            "--sort=name",
            "--format=gnu",
            *owner,
            "-C",
            made,
            "-cf",
            f"{made}.tar",
            name,
        ]
        subprocess.run(pack, check=True)
        try:
            with target.open("wb") as out:
                level = "-0" if FAST else "-6"
                xz = ["xz", level, f"-T{THREADS}", "--stdout", f"{made}.tar"]
                subprocess.run(xz, check=True, stdout=out)
        finally:
            FilePath(f"{made}.tar").unlink()
    return target


def settle(root: FilePath, epoch: int) -> None:
    """Give everything under a folder its usual permissions and one time."""
    for path in [*root.rglob("*"), root]:
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _files(root: FilePath) -> Iterator[FilePath]:
    return (file for file in sorted(root.rglob("*")) if file.is_file() and not file.is_symlink())


def _md5(file: FilePath) -> str:
    """Give the sum that Debian's tools compare; it guards against accidents, not against people."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def main(argv: list[str]) -> int:
    """Pack; arguments: ``deb`` or ``tar``, the program's folder, where the package goes."""
    kind, program, folder = argv[0], FilePath(argv[1]), FilePath(argv[2])
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdecimal():
        raise PackError("Set SOURCE_DATE_EPOCH; `make deb` takes it from the last commit.")
    if not (program / "Exequatur").is_file():
        raise PackError(f"There is no program in {program}; run `make build` first.")
    made = {"deb": make_deb, "tar": make_tar}[kind](program, folder, int(epoch))
    print(f"{made}: {made.stat().st_size / 2**20:.1f} MiB")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except PackError as error:
        sys.exit(f"make_linux.py: {error}")
