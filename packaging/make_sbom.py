"""Accounts for every file of the frozen program, in an SBOM (CycloneDX 1.6) and licence texts.

``make build`` runs it after PyInstaller, which leaves ``build/parts.json``: the name of each part
and the file it came from. A part belongs to a component of ``components.toml``, or to the Python
package or the Debian package that installed it; one that nobody owns is an error. It changes
nothing of the program but the folder ``licenses`` and ``sbom.cdx.json``, and writes the same bytes
for the same parts.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import Distribution, distributions, version
from pathlib import Path as FilePath
from typing import Any

ROOT = FilePath(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from engine.version import VERSION  # noqa: E402

LICENCES = ROOT / "packaging" / "licences"
NAMESPACE = uuid.UUID("3d0b0f0e-7f0f-5d0e-9a55-6f1d5a0c7c11")
"""Of the serial numbers; drawn once."""
IDS = re.compile(r"^[A-Za-z0-9.+-]+$")

Json = dict[str, Any]


class SbomError(Exception):
    """The program holds something that is not accounted for."""


@dataclass(slots=True)
class Component:
    """A part of the program with a maker, a version and a licence of its own."""

    name: str
    version: str
    licence: str
    purl: str
    website: str = ""
    texts: list[FilePath] = field(default_factory=list)
    contains: list[Json] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


class Owners:
    """Finds the component that a part belongs to, and remembers it."""

    def __init__(self, known: Json) -> None:
        self._known = known
        self._packages = {_plain(d.metadata["Name"]): d for d in distributions()}
        self._installed = _installed(self._packages)
        self._made: dict[str, Component] = {}
        self._patterns = [(re.compile(one["files"]), one) for one in known["component"]]
        self._stdlib = FilePath(os.__file__).resolve().parent

    def take(self, name: str, source: FilePath, maker: str | None) -> None:
        """Give a part to its component.

        Args:
            name: Its place in the program.
            source: The file it came from.
            maker: The Debian package that installed that file, if one did.

        Raises:
            SbomError: Nobody owns it.
        """
        for pattern, one in self._patterns:
            if pattern.search(name):
                return self._add(f"known {one['name']}", name, lambda one=one: self._listed(one))
        package = self._installed.get(source)
        if package is not None:
            return self._add(f"python {package}", name, lambda: self._python(package))
        if maker is not None:
            return self._add(f"debian {maker}", name, lambda: self._debian(maker))
        if source.is_relative_to(self._stdlib) or source.is_relative_to(sys.base_prefix):
            return self.take("base_library.zip", source, None)
        raise SbomError(f"{name} comes from {source}, which no package installed; name its owner.")

    def components(self) -> list[Component]:
        """Give all components, by name."""
        return sorted(self._made.values(), key=lambda one: (one.name.lower(), one.purl))

    def _add(self, key: str, name: str, make: Any) -> None:  # noqa: ANN401 - a thunk for one kind
        if key not in self._made:
            self._made[key] = make()
        self._made[key].files.append(name)

    def _listed(self, one: Json) -> Component:
        number = self._version(one["version"])
        purl = one["purl"] if "@" in one["purl"] else f"{one['purl']}@{number}"
        return Component(
            name=one["name"],
            version=number,
            licence=one["licence"],
            purl=purl,
            website=one.get("website", ""),
            texts=[self._text(text) for text in one["texts"]],
            contains=[_inside(part) for part in one.get("contains", ())],
        )

    def _python(self, key: str) -> Component:
        package, more = self._packages[key], self._known["python"].get(key, {})
        told = package.metadata
        licence = more.get("licence") or told["License-Expression"] or told["License"] or ""
        if not IDS.match(licence):
            raise SbomError(f"The licence of {key} is unclear ({licence!r}); name it.")
        own = [file for file in package.files or () if "licenses" in file.parts]
        texts = [FilePath(str(package.locate_file(file))) for file in own]
        contains = [_inside(part) for part in more.get("contains", ()) if _is_here(part)]
        if "sbom" in more:
            contains += _crates(self._text(f"@{key}/{more['sbom']}"))
        return Component(
            name=told["Name"],
            version=package.version,
            licence=licence,
            purl=f"pkg:pypi/{key}@{package.version}",
            website=f"https://pypi.org/project/{key}/{package.version}/",
            texts=texts + [self._text(text) for text in more.get("texts", ())],
            contains=contains,
        )

    def _debian(self, package: str) -> Component:
        asked = [
            "dpkg-query",
            "-W",
            "-f",
            "${source:Package} ${Version} ${source:Version}",
            package,
        ]
        source, number, of_source = subprocess.check_output(asked, text=True).split()
        if source not in self._known["debian"]:
            raise SbomError(f"The licence of Debian's {source} is not in components.toml; add it.")
        licence = self._known["debian"][source]
        return Component(
            name=package,
            version=number,
            licence=licence,
            purl=f"pkg:deb/debian/{package}@{number}",
            website=f"https://snapshot.debian.org/package/{source}/{of_source}/",
            texts=[FilePath(f"/usr/share/doc/{package}/copyright"), *_common(licence)],
        )

    def _version(self, told: str) -> str:
        if told == "@python":
            return sys.version.split()[0]
        if told == "@exequatur":
            return VERSION
        return version(told[1:]) if told.startswith("@") else told

    def _text(self, told: str) -> FilePath:
        if told == "@python":
            found = [self._stdlib / "LICENSE.txt", FilePath(sys.base_prefix, "LICENSE.txt")]
            debian = f"/usr/share/doc/python3.{sys.version_info[1]}/copyright"
            return next((f for f in found if f.is_file()), FilePath(debian))
        if not told.startswith("@"):
            return (LICENCES / told).resolve()
        key, _, path = told[1:].partition("/")
        for file in self._packages[key].files or ():
            if file.as_posix().endswith(f".dist-info/{path}"):
                return FilePath(str(self._packages[key].locate_file(file)))
        raise SbomError(f"{key} has no {path}.")


def _plain(name: str) -> str:
    """Give a Python package's name as the index writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _installed(packages: dict[str, Distribution]) -> dict[FilePath, str]:
    """Give the package of every file under site-packages."""
    found: dict[FilePath, str] = {}
    for key, package in packages.items():
        base = FilePath(str(package.locate_file(""))).resolve()
        found |= {FilePath(os.path.normpath(base / file)): key for file in package.files or ()}
    return found


def _common(licence: str) -> list[FilePath]:
    """Give the texts that a copyright file of Debian refers to without containing them."""
    known = ("LGPL-2.1", "GPL-2.0", "GPL-3.0")
    return [
        LICENCES.resolve() / f"{name}-only.txt" for name in known if f" {name}" in f" {licence}"
    ]


def _is_here(part: Json) -> bool:
    """Say whether a part is in the files for this system."""
    return sys.platform.startswith(part.get("platform", ""))


def _inside(part: Json) -> Json:
    """Give a component that stands inside another one's files."""
    made: Json = {"type": "library", "name": part["name"]}
    if "version" in part:
        made["version"] = part["version"]
    return made | {"licenses": _licences(part["licence"])}


def _crates(file: FilePath) -> list[Json]:
    """Give the components of a package's own SBOM, as they stand there but for their references."""
    told = json.loads(file.read_text(encoding="utf-8"))["components"]
    kept = ("type", "name", "version", "purl", "hashes", "licenses", "author")
    made = [{key: one[key] for key in kept if key in one} for one in told]
    for one in made:
        if "author" in one:
            one["authors"] = [{"name": one.pop("author")}]
    return made


def _licences(licence: str) -> list[Json]:
    if licence.startswith("LicenseRef-"):
        return [{"license": {"name": licence.removeprefix("LicenseRef-").replace("-", " ")}}]
    return [{"expression": licence}] if " " in licence else [{"license": {"id": licence}}]


def debian_owners(sources: Iterable[FilePath]) -> dict[FilePath, str]:
    """Give the Debian package that installed each file, where one did.

    A library's package may know it by the path without ``/usr``, from before the two were merged.
    """
    if shutil.which("dpkg-query") is None:
        return {}
    asked = {str(file): file for file in sources}
    asked |= {path.removeprefix("/usr"): file for path, file in asked.items()}
    told = subprocess.run(  # its status is 1 when one file is not known
        ["dpkg-query", "-S", *asked], capture_output=True, text=True, check=False
    )
    lines = (line.partition(": ") for line in told.stdout.splitlines())
    return {asked[path]: owner.split(":")[0] for owner, _, path in lines if path in asked}


def as_cyclonedx(components: list[Component], made_at: datetime) -> Json:
    """Give the SBOM.

    Args:
        components: The program itself among them.
        made_at: The time to state.
    """
    program = next(one for one in components if one.name == "Exequatur")
    others = [_component(one) for one in components if one is not program]
    main = _component(program) | {"type": "application"}
    names = json.dumps([main, others], sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, names)}",
        "version": 1,
        "metadata": {
            "timestamp": made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": main,
            "properties": [{"name": "exequatur:platform", "value": sys.platform}],
        },
        "components": others,
        "dependencies": [{"ref": main["bom-ref"], "dependsOn": [one["bom-ref"] for one in others]}],
    }


def _component(one: Component) -> Json:
    made: Json = {
        "type": "library",
        "bom-ref": one.purl,
        "name": one.name,
        "version": one.version,
        "licenses": _licences(one.licence),
        "purl": one.purl,
        "properties": [{"name": "exequatur:files", "value": str(len(one.files))}],
    }
    if one.website:
        made["externalReferences"] = [{"type": "source-distribution", "url": one.website}]
    if one.contains:
        made["components"] = one.contains
    return made


def write_licences(components: list[Component], folder: FilePath) -> None:
    """Write the licence texts of every component, and a list of what is under which.

    Raises:
        SbomError: A component has no text.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    lines = [(LICENCES / "README.txt").read_text(encoding="utf-8"), ""]
    for one in components:
        names = [_copied(text, one, folder) for text in one.texts]
        if not names and not one.licence.startswith("LicenseRef-"):
            raise SbomError(f"{one.name} comes without a licence text.")
        lines += [f"{one.name} {one.version}", f"    {one.licence}"]
        lines += [f"    {one.website}"] if one.website else []
        lines += [f"    {name}" for name in names]
        for part in one.contains:
            lines.append(f"        contains {_told(part)}")
    (folder / "README.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _copied(text: FilePath, one: Component, folder: FilePath) -> str:
    """Copy a licence text; those that several components share stand there once."""
    own = text.parent != LICENCES.resolve()
    name = f"{one.name.replace(' ', '-')}-{text.stem}.txt" if own else text.name
    shutil.copyfile(text, folder / name)
    return name


def _told(part: Json) -> str:
    licence = part.get("licenses", [{}])[0]
    said = licence.get("expression") or licence.get("license", {}).get("id", "no licence named")
    by = "".join(f", {author['name']}" for author in part.get("authors", ()))
    return f"{part['name']} {part.get('version', '')}".strip() + f" ({said}{by})"


def main(argv: list[str]) -> int:
    """Write SBOM and licences; arguments: the parts, the program's folder."""
    parts, program = FilePath(argv[0]), FilePath(argv[1])
    known = tomllib.loads((ROOT / "packaging" / "components.toml").read_text(encoding="utf-8"))
    told = [(name, FilePath(source)) for name, source in json.loads(parts.read_text("utf-8"))]
    told = [(name, source.resolve()) for name, source in told if source.is_file()]
    told += [(file.name, file) for file in program.glob("Exequatur*") if os.access(file, os.X_OK)]
    told = [(name, source) for name, source in told if not source.is_dir()]
    makers = debian_owners({source for _, source in told})
    owners = Owners(known)
    for name, source in told:
        owners.take(name, source, makers.get(source))
    components = owners.components()
    made_at = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    text = json.dumps(as_cyclonedx(components, made_at), indent=1, ensure_ascii=False)
    write_licences(components, program / "licenses")
    (program / "sbom.cdx.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")
    print(f"{len(components)} components for {len(told)} parts; every part has its licence.")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SbomError as error:
        sys.exit(f"make_sbom.py: {error}")
