"""The administrator's policy that is in force, as frozen data.

Where it stands is for ``firm.places``, how it is read for ``firm.policy_file``; what comes of a key
is decided where it is used: identity by ``memo``, folders and settings by the window.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path as FilePath
from types import MappingProxyType

from engine.errors import Problem

ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""The sizes of the window."""
LANGUAGES = ("en",)
"""The languages that the program speaks."""


class Appearance(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Setting(StrEnum):
    """A setting of the user's that a policy may give a value, and lock."""

    ZOOM = "zoom"
    APPEARANCE = "appearance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The firm as its papers name it; what is empty is not printed.

    Attributes:
        address: Line by line.
        disclaimer: Printed beside the program's own, never instead of it.
        privilege: Instead of "Privileged and confidential".
        logo: A PNG that was checked, without anything in it but the picture.
    """

    name: str = ""
    address: tuple[str, ...] = ()
    disclaimer: str = ""
    privilege: str = ""
    logo: bytes = b""


NOBODY = Identity()
"""No firm is named."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that was looked at for a policy.

    Attributes:
        name: The file, or the registry key.
        found: Whether there is one.
    """

    name: str
    found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What is in force; without a policy, nothing is.

    Attributes:
        content_folder: The firm's own trees and overlay.
        data_folder: Where matters begun here are kept; None for the usual place.
        zoom: The size the window has until the user chooses another; for good if it is locked.
        appearance: The same for its colours.
        locked: Settings that the user cannot change.
        origins: Of each key in force, where it stands, such as ``/etc/.../policy.yaml:3``.
        places: Everywhere a policy may stand, the weakest first.
        problems: What is not in force because it cannot be read.
    """

    identity: Identity = NOBODY
    content_folder: FilePath | None = None
    data_folder: FilePath | None = None
    language: str = LANGUAGES[0]
    zoom: float | None = None
    appearance: Appearance | None = None
    locked: frozenset[Setting] = frozenset()
    origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    places: tuple[Place, ...] = ()
    problems: tuple[Problem, ...] = ()

    def without(self, refused: Mapping[str, str]) -> "Policy":
        """Leave texts of the identity out, each with the sentence that says why.

        Args:
            refused: By key, such as ``firm_name``.
        """
        told = tuple(Problem(self.origins[key], 0, 0, said) for key, said in refused.items())
        emptied = {
            name: type(getattr(self.identity, name))()
            for key, name in IDENTITY_KEYS.items()
            if key in refused
        }
        kept = {key: place for key, place in self.origins.items() if key not in refused}
        return replace(
            self,
            identity=replace(self.identity, **emptied),
            origins=MappingProxyType(kept),
            problems=(*self.problems, *told),
        )


NO_POLICY = Policy()
"""Nothing is set by an administrator."""

IDENTITY_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "firm_name": "name",
        "firm_address": "address",
        "disclaimer": "disclaimer",
        "privilege": "privilege",
        "logo": "logo",
    }
)
"""The keys of the policy that make the identity, and its fields."""
