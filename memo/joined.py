"""The legs of a matter told together: as parts, with what was carried named, and no way twice."""

from collections.abc import Iterator
from dataclasses import replace

from engine.law import Law, NodeId
from engine.tree import TreeId
from engine.walk import Path
from matters.matter import Confirmed
from memo.later import with_later_law
from memo.legs import leg
from memo.parts import Leg


def told_together(paths: tuple[Path, ...], law: Law, confirmed: Confirmed) -> Iterator[Leg]:
    """Tell the legs of a matter.

    Args:
        paths: The later first.
        law: The law they were walked with.
        confirmed: What counsel confirmed.
    """
    walked = frozenset(path.tree.id for path in paths)
    for index, path in enumerate(paths):
        told = with_later_law(leg(_without(path, walked), law), law, confirmed)
        if len(paths) > 1:
            number = len(paths) - index
            told = replace(told, part=f"Part {number}: {told.title}")
            told = _with_carried(told, paths[index + 1 :])
        yield told


def _without(path: Path, walked: frozenset[TreeId]) -> Path:
    """Leave out the ways on that the matter has gone."""
    return replace(path, links=tuple(link for link in path.links if link.tree not in walked))


def _with_carried(told: Leg, earlier: tuple[Path, ...]) -> Leg:
    """Say of each answer in which earlier part it was given."""
    part = {
        step.question.id: len(earlier) - index
        for index, path in enumerate(earlier)
        for step in path.steps
    }
    route = tuple(replace(line, carried=part.get(NodeId(line.question), 0)) for line in told.route)
    return replace(told, route=route)
