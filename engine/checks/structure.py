"""Checks of the shape of a tree: where it leads, what is missing, what stands there for nothing.

One function a check, each giving faults with their place.
"""

from collections.abc import Iterable, Iterator

from engine import content
from engine.answers import values_of
from engine.checks.names import Fault, unknown
from engine.conditions import Passed, Reading
from engine.graph import reachable, ways_out
from engine.items import Item
from engine.law import FactKind, Law, NodeId
from engine.library import Library
from engine.source import Pointer
from engine.tree import Finding, Question, Tree
from engine.verdict import Verdict
from engine.words import placeholders


def wrong_links(tree: Tree, library: Library) -> Iterator[Fault]:
    """A link or an id that does not fit the library."""
    source = library.sources[tree.id]
    if source.name.rpartition("/")[2] != f"{tree.id}.yaml":
        yield ("id",), f'the id "{tree.id}" must be the name of the file, {source.name}.'
    for outcome in tree.outcomes.values():
        for index, link in enumerate(outcome.links):
            here: Pointer = ("outcomes", outcome.id, "links", index)
            if link.tree not in library.trees:
                yield (*here, "tree"), unknown("tree", link.tree, library.trees)
                continue
            for fact, choice in link.answers.items():
                asked = fact in library.law.facts and NodeId(fact) in library.trees[link.tree].nodes
                if not asked or choice not in values_of(library.law.facts[fact]):
                    message = f"{link.tree} has no question {fact} with the choice {choice}."
                    yield (*here, "answers", fact), message


# --- the graph -----------------------------------------------------------------


def unknown_target(tree: Tree) -> Iterator[Fault]:
    """An edge to a node that does not exist."""
    known = (*tree.nodes, *tree.outcomes)
    if tree.root not in tree.nodes:
        yield ("root",), unknown("node", tree.root, tree.nodes)
    for node in tree.nodes.values():
        for pointer, target in ways_out(node):
            if target not in known:
                yield ("nodes", node.id, *pointer), unknown("node or outcome", target, known)
    for node_id in tree.nodes:
        if node_id in tree.outcomes:
            yield ("outcomes", node_id), f'"{node_id}" is a node and an outcome; rename one.'


def unreachable_node(tree: Tree, _law: Law) -> Iterator[Fault]:
    """A node or outcome that no way leads to."""
    seen = reachable(tree, tree.root)
    for kind, ids in (("nodes", tree.nodes), ("outcomes", tree.outcomes)):
        for node_id in ids:
            if node_id not in seen:
                yield (kind, node_id), f"no way leads to {node_id}; lead one here or delete it."


def cycle(tree: Tree, _law: Law) -> Iterator[Fault]:
    """A way that comes back to a node it has passed."""
    done: set[NodeId] = set()
    for start in tree.nodes:
        stack: list[tuple[NodeId, Iterator[tuple[Pointer, NodeId]]]] = []
        on_way: set[NodeId] = set()
        if start not in done:
            stack.append((start, ways_out(tree.nodes[start])))
            on_way.add(start)
        while stack:
            node_id, edges = stack[-1]
            edge = next(edges, None)
            if edge is None:
                stack.pop()
                on_way.discard(node_id)
                done.add(node_id)
                continue
            pointer, target = edge
            if target in on_way:
                yield ("nodes", node_id, *pointer), f"this leads back to {target}, passed before."
            elif target in tree.nodes and target not in done:
                stack.append((target, ways_out(tree.nodes[target])))
                on_way.add(target)


# --- one node at a time ----------------------------------------------------------


def dead_end(tree: Tree, law: Law) -> Iterator[Fault]:
    """A question that some answer does not lead out of."""
    for node, fact in content.asked(tree, law):
        if node.next is not None or node.routes:
            continue
        chosen = fact.kind in {FactKind.CHOICE, FactKind.YES_NO}
        values = values_of(fact) if chosen else ("an answer",)
        led = {choice.id for choice in node.choices.values() if choice.goto is not None}
        stuck = [value for value in values if value not in led]
        if stuck:
            yield ("nodes", node.id), f"{stuck[0]} leads nowhere; give next, routes or a goto."
        elif node.unknown is not None and node.unknown.goto is None:
            yield ("nodes", node.id, "unknown"), "not known yet leads nowhere; give a goto."


def wrong_routes(tree: Tree, _law: Law) -> Iterator[Fault]:
    """Routes that contradict each other or the node they stand in."""
    for node in tree.nodes.values():
        here: Pointer = ("nodes", node.id)
        for index, route in enumerate(node.routes):
            if route.otherwise == (route.when is not None):
                yield (*here, "routes", index), "a route has either when or otherwise: true."
            elif route.otherwise and index < len(node.routes) - 1:
                message = "otherwise must be the last route; those after it are never taken."
                yield (*here, "routes", index), message
        if isinstance(node, Question) and node.routes and node.next is not None:
            yield (*here, "next"), "give next or routes, not both."
        if not isinstance(node, Question) and not node.routes:
            yield here, "a gate needs routes."


def no_way_out(tree: Tree, _law: Law) -> Iterator[Fault]:
    """A question that cannot be answered "not known yet"."""
    for node in content.questions(tree):
        if node.unknown is None:
            yield (
                ("nodes", node.id),
                "unknown missing; every question has a way on when it is not known yet.",
            )


def uncited(tree: Tree, _law: Law) -> Iterator[Fault]:
    """A question, outcome, finding or item without a rule behind it."""
    for pointer, cites, exempt in content.citing(tree):
        if not cites and not exempt:
            yield pointer, "cites missing; name the rule ids it rests on."


def wrong_step(tree: Tree, _law: Law) -> Iterator[Fault]:
    """A next step that cites what its outcome does not."""
    for outcome in tree.outcomes.values():
        for pointer, step in content.next_steps(outcome):
            for index, rule in enumerate(step.cites):
                if rule not in outcome.cites:
                    message = f"{rule} is not among the cites of {outcome.id}; add it there."
                    yield (*pointer, "cites", index), message


def unused(tree: Tree, _law: Law) -> Iterator[Fault]:
    """A stage, head or phrase that nothing uses."""
    stages = {node.stage for node in content.questions(tree)}
    heads = {finding.head for finding in tree.findings}
    phrases = {fact for _, text in content.texts(tree) for fact in placeholders(text)}
    for kind, declared, used in (
        ("stages", tree.stages, stages),
        ("heads", tree.heads, heads),
        ("phrases", tree.phrases, phrases),
    ):
        for name in declared:
            if name not in used:
                yield (kind, str(name)), f"nothing uses {name}; delete it."


def duplicate_id(tree: Tree, _law: Law) -> Iterator[Fault]:
    """Two findings or two items with one id."""
    groups: list[tuple[Pointer, Iterable[Finding | Item]]] = [
        (("findings",), tree.findings),
        *((("items", kind), items) for kind, items in content.item_groups(tree)),
    ]
    seen: set[str] = set()
    for pointer, group in groups:
        for index, entry in enumerate(group):
            if entry.id in seen:
                yield (*pointer, index, "id"), f'the id "{entry.id}" stands twice; rename one.'
            seen.add(entry.id)


def weak_limitation(tree: Tree, _law: Law) -> Iterator[Fault]:
    """A closing finding that rests on one reading of a deadline only."""
    for index, finding in enumerate(tree.findings):
        if finding.effect not in {Verdict.BARRED, Verdict.REFUSED}:
            continue
        pointer = ("findings", index, "when")
        for where, leaf, negated in content.leaves(finding.when, pointer):
            if isinstance(leaf, Passed) and leaf.reading is Reading.ANY and not negated:
                yield (
                    where,
                    "barred or refused needs every reading to have passed; test reading: all.",
                )
