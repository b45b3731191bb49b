"""The content a matter was last walked on, as kept in its file: its trees and the law data.

The overlay and the law of a firm go with them. Reads what the library read, and of the folder what
it has not needed yet.
"""

import contextlib
from hashlib import sha256

from engine.library import Library
from engine.tree import TreeId
from matters.document import Content, pack


class Snapshots:
    """Packs content once for the same legs of the same content; packing takes a while."""

    def __init__(self) -> None:
        """Begin with nothing packed."""
        self._made: dict[tuple[object, ...], Content] = {}

    def of(self, library: Library, legs: tuple[TreeId, ...]) -> Content:
        """Give the content that some legs stand on."""
        wanted = (str(library.folder), *legs, *sorted(library.hashes.items()))
        if wanted not in self._made:
            self._made = {wanted: _take(library, legs)}
        return self._made[wanted]


def _take(library: Library, legs: tuple[TreeId, ...]) -> Content:
    texts = {library.sources[leg].name: library.sources[leg].text for leg in legs}
    texts |= {name: library.law_sources[name].text for name in library.firm.files}
    for file in sorted((library.folder / "law").glob("*.yaml")):
        name = f"law/{file.name}"
        read = library.law_sources.get(name)
        with contextlib.suppress(OSError, UnicodeDecodeError):
            texts[name] = read.text if read else file.read_text(encoding="utf-8-sig")
    return Content(
        trees={str(leg): library.trees[leg].version for leg in legs},
        hashes={name: sha256(text.encode()).hexdigest() for name, text in texts.items()},
        packed=pack(texts),
    )
