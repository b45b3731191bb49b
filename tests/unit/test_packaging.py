"""The scripts that pack the program, tried on a small one that stands in for the frozen one."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ET
from pathlib import Path as FilePath

import pytest

from engine.version import VERSION
from firm.places import OURS
from matters.document import ENDING, Document, write_document

ROOT = FilePath(__file__).parents[2]
PACKAGING = ROOT / "packaging"
EPOCH = "1700000000"
on_debian = pytest.mark.skipif(
    not (shutil.which("dpkg-deb") and shutil.which("readelf")), reason="needs Debian's tools"
)


def script(name: str, *args: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, PACKAGING / name, *map(str, args)],
        env=os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "EXEQUATUR_PACK": ""} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def program(tmp_path: FilePath) -> FilePath:
    """A folder as PyInstaller leaves it: an executable, a library, a link, data."""
    folder = tmp_path / "Exequatur"
    (folder / "_internal").mkdir(parents=True)
    shutil.copy("/bin/true", folder / "Exequatur")
    (folder / "_internal" / "data.yaml").write_text("a: 1\n")
    (folder / "_internal" / "link.yaml").symlink_to("data.yaml")
    return folder


@on_debian
@pytest.mark.parametrize("pack", ["", "fast"])
@pytest.mark.parametrize("kind", ["deb", "tar"])
def test_the_same_program_gives_the_same_package(
    kind: str, pack: str, program: FilePath, tmp_path: FilePath
) -> None:
    packed = []
    for number, umask in enumerate((0o022, 0o077)):
        out = tmp_path / str(number)
        out.mkdir()
        copy = tmp_path / f"copy{number}" / "Exequatur"
        shutil.copytree(program, copy, symlinks=True)
        for file in copy.rglob("*"):
            os.utime(file, (number * 1000, number * 1000), follow_symlinks=False)
        before = os.umask(umask)
        try:
            done = script("make_linux.py", kind, copy, out, EXEQUATUR_PACK=pack)
        finally:
            os.umask(before)
        assert (done.returncode, done.stderr) == (0, "")
        packed.append([(file.name, file.read_bytes()) for file in out.iterdir()])
    assert packed[0] == packed[1]


@on_debian
def test_what_the_deb_holds(program: FilePath, tmp_path: FilePath) -> None:
    assert script("make_linux.py", "deb", program, tmp_path).returncode == 0
    deb = next(tmp_path.glob("*.deb"))

    def field(name: str) -> str:
        return subprocess.check_output(["dpkg-deb", "-f", deb, name], text=True).strip()

    assert field("Version") == VERSION
    assert re.match(r"libc6 \(>= 2\.\d+\), ", field("Depends"))
    root = tmp_path / "root"
    subprocess.run(["dpkg-deb", "-x", deb, root], check=True)
    page = gzip.decompress((root / "usr/share/man/man1/exequatur.1.gz").read_bytes()).decode()
    assert f"Exequatur {VERSION}" in page
    started = root / "usr/bin/exequatur"
    assert started.resolve() == root / "usr/lib/exequatur/Exequatur"
    assert (root / "usr/lib/exequatur/_internal/link.yaml").is_symlink()
    for name in ("applications/exequatur.desktop", "icons/hicolor/48x48/apps/exequatur.png"):
        assert (root / "usr/share" / name).is_file()


@on_debian
def test_what_the_tar_holds(program: FilePath, tmp_path: FilePath) -> None:
    assert script("make_linux.py", "tar", program, tmp_path).returncode == 0
    with tarfile.open(next(tmp_path.glob("*.tar.xz"))) as tar:
        members = tar.getmembers()
        folder = members[0].name
        readme = tar.extractfile(f"{folder}/README.txt")
        assert readme is not None
        text = readme.read().decode()
    assert {(one.uid, one.gid, one.mtime) for one in members} == {(0, 0, int(EPOCH))}
    assert VERSION in text
    assert "@" not in text


@on_debian
def test_an_unknown_library_stops_the_package(program: FilePath, tmp_path: FilePath) -> None:
    """A library that neither the program nor a known package has would be missed at the user's."""
    lists = shutil.which("gzip") and shutil.which("apt-get")
    if not lists:
        pytest.skip("no program with a library of its own at hand")
    shutil.copy(lists, program / "Exequatur")
    done = script("make_linux.py", "deb", program, tmp_path)
    assert done.returncode == 1
    assert "libapt" in done.stderr
    assert "neither in the program nor in PACKAGE_OF" in done.stderr
    assert "Traceback" not in done.stderr


def test_there_is_no_package_without_a_program(tmp_path: FilePath) -> None:
    done = script("make_linux.py", "deb", tmp_path, tmp_path)
    assert (done.returncode, "run `make build` first" in done.stderr) == (1, True)
    done = script("make_linux.py", "deb", tmp_path, tmp_path, SOURCE_DATE_EPOCH="")
    assert (done.returncode, "Set SOURCE_DATE_EPOCH" in done.stderr) == (1, True)


# --- licences and SBOM ----------------------------------------------------------------------


def parts(folder: FilePath, *more: tuple[str, FilePath]) -> FilePath:
    import pypdf
    import typst
    import yaml

    told = [
        ("main", ROOT / "main.py"),
        ("trees/law/facts.yaml", ROOT / "trees/law/facts.yaml"),
        ("typst/__init__.py", typst.__file__),
        ("yaml", yaml.__file__),
        ("pypdf", pypdf.__file__),
        ("json", json.__file__),
        *more,
    ]
    file = folder / "parts.json"
    file.write_text(json.dumps([(name, str(source)) for name, source in told]))
    return file


def sbom(program: FilePath, tmp_path: FilePath) -> dict[str, object]:
    done = script("make_sbom.py", parts(tmp_path), program)
    assert (done.returncode, done.stderr) == (0, "")
    told: dict[str, object] = json.loads((program / "sbom.cdx.json").read_text(encoding="utf-8"))
    return told


def test_every_part_is_in_the_sbom(program: FilePath, tmp_path: FilePath) -> None:
    told = sbom(program, tmp_path)
    components = told["components"]
    assert isinstance(components, list)
    names = {one["name"]: one for one in components}
    assert {"PyYAML", "pypdf", "typst", "PyInstaller bootloader"} <= names.keys()
    assert all(one["version"] and one["licenses"] and one["purl"] for one in components)
    crates = names["typst"]["components"]
    assert len(crates) > 100
    assert "OpenSSL" in {one["name"] for one in crates}


def test_the_licences_go_along(program: FilePath, tmp_path: FilePath) -> None:
    sbom(program, tmp_path)
    texts = {file.name for file in (program / "licenses").iterdir()}
    assert {"README.txt", "Apache-2.0.txt", "PyYAML-LICENSE.txt", "MIT.txt"} <= texts
    listed = (program / "licenses" / "README.txt").read_text(encoding="utf-8")
    assert "You may replace them with your own build" in listed
    named = set(re.findall(r"^    (\S+\.txt)$", listed, re.MULTILINE))
    assert named == texts - {"README.txt"}


def test_the_sbom_repeats(program: FilePath, tmp_path: FilePath) -> None:
    first = sbom(program, tmp_path)
    assert sbom(program, tmp_path) == first
    assert str(first["serialNumber"]).startswith("urn:uuid:")


def test_a_part_that_nobody_owns_stops_the_build(program: FilePath, tmp_path: FilePath) -> None:
    stray = tmp_path / "stray.so"
    stray.write_bytes(b"\x7fELF")
    done = script("make_sbom.py", parts(tmp_path, ("stray.so", stray)), program)
    assert done.returncode == 1
    assert "stray.so" in done.stderr
    assert "no package installed" in done.stderr
    assert not (program / "sbom.cdx.json").exists()


# --- hashes, signatures, the menu -----------------------------------------------------------


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-dev.lock", "packaging/requirements-lock.txt"]
)
def test_every_pin_has_its_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert blocks
    assert [block for block in blocks if "--hash=sha256:" not in block or "==" not in block] == []


def test_every_install_checks_hashes() -> None:
    """An install without hashes, or of a source whose build tools are fetched unchecked, is a gap."""
    for file in (ROOT / "Makefile", *PACKAGING.rglob("*.sh")):
        text = file.read_text(encoding="utf-8").replace("\\\n", " ")
        for line in text.splitlines():
            if re.search(r"-m pip .*install", line):
                assert "--require-hashes" in line
                assert "--only-binary :all:" in line


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl")
def test_checksums_are_signed_with_a_test_certificate(tmp_path: FilePath) -> None:
    sums, tool = tmp_path / "SHA256SUMS", PACKAGING / "sign.sh"
    sums.write_text("0  nothing\n")
    cleared = {k: v for k, v in os.environ.items() if not k.startswith("EXEQUATUR_SIGN")}
    done = subprocess.run([tool, sums], env=cleared, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "TEST certificate" in done.stderr
    check = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any"]
    check += ["-CAfile", f"{ROOT}/build/signing/test.pem"]
    check += ["-in", f"{sums}.p7s", "-content", str(sums)]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 0
    sums.write_text("1  something else\n")
    assert subprocess.run(check, capture_output=True, check=False).returncode != 0


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl")
def test_a_certificate_that_is_not_there_signs_nothing(tmp_path: FilePath) -> None:
    file = tmp_path / "SHA256SUMS"
    file.write_text("0  nothing\n")
    named = {"EXEQUATUR_SIGN_CERT": "/nowhere.pem", "EXEQUATUR_SIGN_KEY": "/nowhere.key"}
    done = subprocess.run(
        [PACKAGING / "sign.sh", file],
        env=os.environ | named,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "could not be signed" in done.stderr
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="a shell script of the packers")
def test_a_command_has_the_certificate_as_files_and_only_while_it_runs() -> None:
    shown = (
        'stat -c %a "$EXEQUATUR_SIGN_KEY"; cat "$EXEQUATUR_SIGN_CERT" "$EXEQUATUR_SIGN_KEY"; '
        'echo "[$CERTIFICATE$KEY$CHAIN]${EXEQUATUR_SIGN_CHAIN:-none}"; echo "$EXEQUATUR_SIGN_KEY"'
    )
    run = [str(PACKAGING / "with_secrets.sh"), "bash", "-c", shown]
    given = os.environ | {"CERTIFICATE": "one\ntwo", "KEY": "secret", "CHAIN": ""}
    told = subprocess.check_output(run, text=True, env=given).splitlines()
    assert told[:-1] == ["600", "one", "two", "secret", "[]none"]
    assert not FilePath(told[-1]).exists()


def test_a_matter_has_one_file_type() -> None:
    entry = (PACKAGING / "linux/exequatur.desktop").read_text(encoding="utf-8")
    (kind,) = ET.parse(PACKAGING / "linux/exequatur.xml").getroot()  # noqa: S314 - ours
    assert f"MimeType={kind.get('type')};" in entry
    assert kind.get("type") == "application/x-exequatur-matter"
    assert [one.get("pattern") for one in kind.iter() if one.tag.endswith("glob")] == [f"*{ENDING}"]


def test_the_wheels_for_windows_are_those_of_the_lock(tmp_path: FilePath) -> None:
    lock = tmp_path / "lock.txt"
    pin, other = "--hash=sha256:" + "a" * 64, "--hash=sha256:" + "b" * 64
    lock.write_text(
        f"# by uv\nplain==1.0 \\\n    {pin} \\\n    {other}\n    # via x\n"
        f"colorama==0.4 ; sys_platform == 'win32' \\\n    {pin}\n"
        f"macholib==1.0 ; sys_platform == 'darwin' \\\n    {pin}\n"
        f"tomli==2.0 ; python_full_version < '3.11' \\\n    {pin}\n",
        encoding="utf-8",
    )
    told = script("windows/wheels_for_windows.py", lock)
    assert told.stdout.splitlines() == [f"plain==1.0 {pin} {other}", f"colorama==0.4 {pin}"]


def test_both_installers_write_what_the_program_and_windows_read() -> None:
    nsi = (PACKAGING / "windows" / "setup.nsi").read_text(encoding="utf-8")
    wxs = ET.parse(PACKAGING / "windows" / "exequatur.wxs").getroot()  # noqa: S314 - ours
    of_msi = {
        (one.get("Key"), one.get("Name", "")): one.get("Value")
        for one in wxs.findall(".//{*}RegistryValue")
        if one.get("Name") != "StartMenu"
    }
    for short, key in re.findall(r'^!define (OURS|TYPES) "(.+)"$', nsi, re.MULTILINE):
        nsi = nsi.replace(f"${{{short}}}", key)
    written = re.findall(r'WriteRegStr HKLM "(Software\\[^"]+)" "([^"]*)" (.+)$', nsi, re.MULTILINE)
    assert {(key, name) for key, name, _ in written} == of_msi.keys()
    assert (OURS, "PolicyFile") in of_msi
    assert of_msi[r"Software\Classes\.exq", ""] == "Exequatur.Matter"
    assert ENDING == ".exq"


def test_a_matter_is_known_by_its_first_bytes() -> None:
    (kind,) = ET.parse(PACKAGING / "linux/exequatur.xml").getroot()  # noqa: S314 - ours
    (begins,) = (one.get("value") for one in kind.iter() if one.tag.endswith("match"))
    assert begins is not None
    made = write_document(Document(id="9f2c41d07b3e5a68", parts={}))
    assert made.startswith(begins.replace(r"\n", "\n").encode())


def test_no_template_asks_for_a_package() -> None:
    """The drawing library would fetch one over the network: nothing else here could use one."""
    for template in (ROOT / "resources").glob("*.typ"):
        assert "@preview" not in template.read_text(encoding="utf-8")
        assert not re.search(r'import\s+"@', template.read_text(encoding="utf-8"))
