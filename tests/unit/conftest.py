"""What the unit tests share."""

import os
from collections.abc import Iterator
from pathlib import Path as FilePath
from shutil import rmtree
from tempfile import mkdtemp

import pytest

NOBODY = 65534


@pytest.fixture
def as_a_user() -> Iterator[FilePath]:
    """Give a folder of a user who is not root, and be that user: root may read and write all."""
    folder = FilePath(mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield folder
    if root:
        os.seteuid(0)
    rmtree(folder)
