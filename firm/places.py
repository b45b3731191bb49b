"""Where a policy may stand on this system: files and keys of the Windows registry.

A later place is stronger. No place is taken from the environment, which belongs to the user.
"""

import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path as FilePath

FILE = "policy.yaml"
KEY = r"Software\Policies\Exequatur"
OURS = r"Software\Exequatur"
"""Where the installer keeps what it was told; only administrators write there."""


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A file that may hold a policy.

    Attributes:
        named: Whether an administrator named it, so that it has to be there.
    """

    path: FilePath
    named: bool = False

    @property
    def name(self) -> str:
        """The file as the user knows it."""
        return str(self.path)

    @property
    def found(self) -> bool:
        """Whether it is to be read; of one that we may not look at, reading says why."""
        if self.named:
            return True
        try:
            self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            pass
        return True


@dataclass(frozen=True, slots=True)
class PolicyKey:
    """A key of the registry that may hold a policy.

    Attributes:
        name: As the registry editor shows it.
        values: As the registry gives them; none where there is no such key.
    """

    name: str
    values: Mapping[str, object]

    @property
    def found(self) -> bool:
        """Whether anything is set there."""
        return bool(self.values)


PolicyPlace = PolicyFile | PolicyKey


def policy_places(program: FilePath | None) -> tuple[PolicyPlace, ...]:
    """Give every place of this system, the weakest first.

    Args:
        program: The folder of the installed program; None where it runs from its sources.
    """
    beside = (PolicyFile(program / FILE),) if program is not None else ()
    if sys.platform == "win32":
        shared = PolicyFile(_program_data() / "Exequatur" / FILE)
        return (*beside, shared, *_named_at_installation(), *_keys())
    if sys.platform == "darwin":
        shared = FilePath("/Library/Application Support/Exequatur")
    else:
        shared = FilePath("/etc/exequatur")
    return (*beside, PolicyFile(shared / FILE))


if sys.platform == "win32":
    import winreg

    FOLDERS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"

    def _program_data() -> FilePath:
        """Give the folder that %ProgramData% names, from where the user cannot change it."""
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, FOLDERS) as key:
            return FilePath(str(winreg.QueryValueEx(key, "Common AppData")[0]))
        return FilePath(r"C:\ProgramData")

    def _named_at_installation() -> tuple[PolicyFile, ...]:
        """Give the file that was named to the installer, if one was (POLICYFILE, /POLICY)."""
        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, OURS, 0, access) as key:
            named = str(winreg.QueryValueEx(key, "PolicyFile")[0])
            return (PolicyFile(FilePath(named), named=True),) if named else ()
        return ()

    def _keys() -> tuple[PolicyKey, ...]:
        hives = (
            ("HKEY_CURRENT_USER", winreg.HKEY_CURRENT_USER),
            ("HKEY_LOCAL_MACHINE", winreg.HKEY_LOCAL_MACHINE),
        )
        return tuple(PolicyKey(rf"{name}\{KEY}", _values(hive)) for name, hive in hives)

    def _values(hive: int) -> Mapping[str, object]:
        found: dict[str, object] = {}
        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        with suppress(OSError), winreg.OpenKey(hive, KEY, 0, access) as key:
            for number in range(winreg.QueryInfoKey(key)[1]):
                name, value, _ = winreg.EnumValue(key, number)
                if name:
                    found[name] = value
        return found
