"""Coverage printed: as text for people, as plain data for programs."""

from collections.abc import Iterator
from typing import Any

from authoring.coverage.cover import Coverage, RuleCover, TreeCover
from engine.coverage import Use
from engine.library import Library

WIDTH = 100


def coverage_lines(coverage: Coverage, library: Library) -> Iterator[str]:
    """Give the report line by line.

    Args:
        coverage: What is reached and tried.
        library: For the sections of the rules and the titles of the developments.
    """
    yield from _rules(coverage, library)
    yield ""
    yield from _updates(coverage, library)
    if coverage.facts:
        yield ""
        number = len(coverage.facts)
        yield f"Facts that rules turn on and nothing asks, left out with a reason: {number}"
        for reason in dict.fromkeys(coverage.facts.values()):
            yield f"  {reason}"
            yield from _wrapped([fact for fact, why in coverage.facts.items() if why == reason])
    for tree in coverage.trees:
        yield ""
        yield from _tree(tree)


def _rules(coverage: Coverage, library: Library) -> Iterator[str]:
    of = {state: [r for r in coverage.rules if r.state == state] for state in _STATES}
    yield f"Rules: {len(coverage.rules)}"
    for state, words in _STATES.items():
        yield f"  {len(of[state]):4}  {words}"
    for one in of["background"]:
        topics = ", ".join(use.tree for use in one.background)
        yield f"  background: {_name(one, library)}, {topics}"
    for one in of["not_reached"]:
        yield f"  not reached: {_name(one, library)}"
    for reason in dict.fromkeys(one.reason for one in of["left_out"]):
        yield f"  left out: {reason}"
        yield from _wrapped([one.rule for one in of["left_out"] if one.reason == reason])


_STATES = {
    "reached": "reached: on a question, an outcome, a finding or an item that answers bring about",
    "background": "background of a topic only",
    "left_out": "left out, with a reason",
    "not_reached": "not reached",
}


def _name(one: RuleCover, library: Library) -> str:
    return f"{one.rule} (guide {library.law.rules[one.rule].section})"


def _updates(coverage: Coverage, library: Library) -> Iterator[str]:
    attached = sum(bool(one.beside) for one in coverage.updates)
    number = len(coverage.updates)
    yield f"Later developments: {number}, {attached} beside a rule that is reached"
    for one in coverage.updates:
        if not one.beside:
            yield f"  not attached: {one.update} ({library.law.updates[one.update].title})"


def _tree(tree: TreeCover) -> Iterator[str]:
    yield f"{tree.tree}: {tree.scenarios} scenarios"
    for words, names in (("outcome", tree.outcomes), ("finding", tree.findings)):
        if names:
            yield f"  {len(names)} {words}{'s' if len(names) > 1 else ''} without a scenario:"
            yield from _wrapped(list(names))
    number = sum(len(parts) for parts in tree.choices.values())
    if number:
        yield f"  {number} choice{'s' if number > 1 else ''} without a scenario:"
        for fact, parts in tree.choices.items():
            yield from _wrapped(list(parts), f"    {fact}:")
    if not (tree.outcomes or tree.findings or tree.choices):
        yield "  every outcome, finding and choice has a scenario"


def _wrapped(names: list[Any], start: str = "   ") -> Iterator[str]:
    line = start
    for number, name in enumerate(names):
        word = f" {name}" + ("," if number < len(names) - 1 else "")
        if len(line) + len(word) > WIDTH:
            yield line
            line = " " * 7 if start.strip() else start
        line += word
    yield line


def coverage_json(coverage: Coverage) -> dict[str, Any]:
    """Give the report as plain data; every key is always there."""
    return {
        "rules": [
            {
                "rule": one.rule,
                "state": one.state,
                "uses": [_use(use) for use in one.uses],
                "background": [_use(use) for use in one.background],
                "reason": one.reason or None,
            }
            for one in coverage.rules
        ],
        "updates": [{"update": one.update, "beside": list(one.beside)} for one in coverage.updates],
        "facts_left_out": dict(coverage.facts),
        "trees": [
            {
                "tree": tree.tree,
                "scenarios": tree.scenarios,
                "outcomes_without_scenario": list(tree.outcomes),
                "findings_without_scenario": list(tree.findings),
                "choices_without_scenario": {f: list(parts) for f, parts in tree.choices.items()},
            }
            for tree in coverage.trees
        ],
    }


def _use(use: Use) -> dict[str, str]:
    return {"tree": use.tree, "at": ".".join(str(step) for step in use.pointer)}
