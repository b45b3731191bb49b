"""Our data folder: where it is, and making it. Nothing in it is known here."""

import os
from collections.abc import Mapping
from pathlib import Path as FilePath

from platformdirs import user_data_path

FOLDER_VARIABLE = "EXEQUATUR_DATA"
"""Environment variable that names another data folder."""


def data_folder(
    chosen: FilePath | None = None, environment: Mapping[str, str] = os.environ
) -> FilePath:
    """Give our data folder: the one chosen, else the environment's, else the system's place."""
    if chosen is not None:
        return chosen
    named = environment.get(FOLDER_VARIABLE)
    return FilePath(named) if named else user_data_path("Exequatur", appauthor=False)


def make_folder(folder: FilePath) -> None:
    """Make a folder of ours and those above it, readable by their owner only.

    One that is there stays as it is.

    Raises:
        OSError: It could not be made.
    """
    for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
