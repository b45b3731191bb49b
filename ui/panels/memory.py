"""What the window remembers: place, size, zoom, colours, folded panels, the last folder."""

import contextlib
from pathlib import Path as FilePath

from PySide6.QtCore import QByteArray, QSettings

from ui.theme import ZOOMS, Appearance

FILE = "window.ini"


class Memory:
    """The settings file in the data folder; one that cannot be read or written is done without."""

    def __init__(self, folder: FilePath) -> None:
        self._settings = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    @property
    def zoom(self) -> float:
        """The zoom last used."""
        try:
            zoom = float(str(self._settings.value("zoom", 1.0)))
        except ValueError:
            return 1.0
        return zoom if zoom in ZOOMS else 1.0

    @property
    def appearance(self) -> Appearance:
        """The colours last asked for."""
        with contextlib.suppress(ValueError):
            return Appearance(str(self._settings.value("appearance", "system")))
        return Appearance.SYSTEM

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
