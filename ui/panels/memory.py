"""What the window remembers: place, size, zoom, colours, folded panels, the last folder.

A policy gives zoom and colours their first value, and keeps it where it locks them.
"""

import contextlib
from pathlib import Path as FilePath

from PySide6.QtCore import QByteArray, QSettings

from firm.policy import NO_POLICY, ZOOMS, Appearance, Policy, Setting

FILE = "window.ini"


class Memory:
    """The settings file in the data folder; one that cannot be read or written is done without."""

    def __init__(self, folder: FilePath, policy: Policy = NO_POLICY) -> None:
        self._settings = QSettings(str(folder / FILE), QSettings.Format.IniFormat)
        self.policy = policy

    @property
    def zoom(self) -> float:
        """The zoom last used."""
        first = self.policy.zoom or 1.0
        try:
            zoom = float(str(self._of_user(Setting.ZOOM, first)))
        except ValueError:
            return first
        return zoom if zoom in ZOOMS else first

    @property
    def appearance(self) -> Appearance:
        """The colours last asked for."""
        first = self.policy.appearance or Appearance.SYSTEM
        with contextlib.suppress(ValueError):
            return Appearance(str(self._of_user(Setting.APPEARANCE, first)))
        return first

    def _of_user(self, setting: Setting, first: object) -> object:
        """Give what the user chose, unless that is locked."""
        locked = setting in self.policy.locked
        return first if locked else self._settings.value(setting.value, first)

    @property
    def geometry(self) -> QByteArray | None:
        """Place and size of the window."""
        found = self._settings.value("geometry")
        return found if isinstance(found, QByteArray) else None

    @property
    def folder(self) -> FilePath | None:
        """The folder a memo was last written to, if it is still there."""
        named = str(self._settings.value("folder", ""))
        return FilePath(named) if named and FilePath(named).is_dir() else None

    @property
    def firm(self) -> FilePath | None:
        """The folder of the firm's content that the user chose, whether it answers or not."""
        named = str(self._settings.value("firm", ""))
        return FilePath(named) if named else None

    def panel(self, name: str) -> bool:
        """Say whether a panel was open."""
        return str(self._settings.value(f"panels/{name}", "true")) == "true"

    def keep(self, name: str, value: object) -> None:
        """Remember something."""
        self._settings.setValue(name, value)

    def keep_look(self, zoom: float, appearance: Appearance) -> None:
        """Remember zoom and colours if the user changed them; a policy's stay the policy's."""
        if zoom != self.zoom:
            self.keep(Setting.ZOOM, zoom)
        if appearance is not self.appearance:
            self.keep(Setting.APPEARANCE, appearance.value)
