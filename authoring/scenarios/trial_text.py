"""Trials in words: pass or fail, and for a failure what came out, why, and the way step by step.

For people as plain text, for programs as plain data; it tries nothing (that is for ``trial``).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from authoring.scenarios.explained import Explained
from authoring.scenarios.trial import Failure, Trial, Why
from engine.conditions import Truth
from engine.law import Law, RuleId
from memo.citations import authorities, cite, pinpoint

TRUTHS: dict[Truth, str] = {True: "yes", False: "no", None: "open"}
"""A condition holds, does not, or rests on a fact not known yet."""


def trial_lines(trial: Trial, law: Law, *, verbose: bool = False) -> Iterator[str]:
    """Print a trial.

    Args:
        trial: What it showed.
        law: For the authorities.
        verbose: The way of a trial that passed is printed too.
    """
    scenario = trial.scenario
    if trial.passed:
        yield f"pass  {scenario.name}"
    else:
        yield f"FAIL  {scenario.name} ({scenario.file}:{scenario.line})"
        yield f"      Facts: {' '.join(scenario.facts.split())}"
        for failure in trial.failures:
            yield from _failure(failure, law)
    if verbose or not trial.passed:
        yield from _way(trial, law)
        yield ""


def _failure(failure: Failure, law: Law) -> Iterator[str]:
    yield f"      {failure.of}: expected {failure.expected}; got {failure.got}."
    for why in failure.why:
        cited = authority(why.cites, law)
        yield f"        - {why.text}{f' ({cited})' if cited else ''}"
        if why.condition is not None:
            yield from _condition(why.condition, "          ")


def _condition(part: Explained, indent: str) -> Iterator[str]:
    """Print a condition, a line a part: whether it holds, the test, what it saw."""
    line = f"{indent}{TRUTHS[part.truth]:4}  {part.text}"
    if len(part.seen) == 1:
        line += f"  <- {part.seen[0]}"
    yield line
    if len(part.seen) > 1:
        yield from (f"{indent}      <- {one}" for one in part.seen)
    for below in part.parts:
        yield from _condition(below, f"{indent}  ")


def _way(trial: Trial, law: Law) -> Iterator[str]:
    yield f"      The way, judged at {trial.scenario.as_of}:"
    for number, step in enumerate(trial.route, 1):
        yield f"      {number:3}. {step.label}: {step.answer} ({authority(step.cites, law)})"
    verdict = f" with the verdict {trial.verdict}" if trial.verdict else ""
    yield f"           It ends at {trial.end}{verdict}."


def authority(rules: Iterable[RuleId], law: Law) -> str:
    """Give rules as they are cited, each place and authority once, without the Chinese."""
    cites = cite(rules, law)
    place = pinpoint(cites)
    named = [one.name for one in authorities(cites)]
    return "; ".join([place[:1].lower() + place[1:], *named]) if place else ""


def summary(trials: tuple[Trial, ...]) -> str:
    """Give the last line: ``12 scenarios: 11 pass, 1 fails.``."""
    number, failed = len(trials), sum(not trial.passed for trial in trials)
    passed = number - failed
    scenarios = f"{number} scenario{'' if number == 1 else 's'}"
    passes = f"{passed} pass{'es' if passed == 1 else ''}"
    return f"{scenarios}: {passes}, {failed} fail{'s' if failed == 1 else ''}."


# --- for programs ----------------------------------------------------------------------


def trials_json(trials: tuple[Trial, ...], law: Law) -> dict[str, Any]:
    """Give trials as plain data; every key is always there."""
    failed = sum(not trial.passed for trial in trials)
    return {
        "scenarios": len(trials),
        "pass": len(trials) - failed,
        "fail": failed,
        "trials": [_trial(trial, law) for trial in trials],
    }


def _trial(trial: Trial, law: Law) -> dict[str, Any]:
    scenario = trial.scenario
    return {
        "name": scenario.name,
        "file": scenario.file,
        "line": scenario.line,
        "facts": scenario.facts,
        "legs": list(scenario.legs),
        "as_of": scenario.as_of.isoformat(),
        "passed": trial.passed,
        "verdict": trial.verdict,
        "end": trial.end,
        "failures": [
            {
                "of": failure.of,
                "expected": failure.expected,
                "got": failure.got,
                "why": [_why(why, law) for why in failure.why],
            }
            for failure in trial.failures
        ],
        "route": [
            {"question": step.question, "label": step.label, "answer": step.answer}
            | _cited(step.cites, law)
            for step in trial.route
        ],
    }


def _why(why: Why, law: Law) -> dict[str, Any]:
    condition = None if why.condition is None else _parts(why.condition)
    return {"text": why.text, "condition": condition} | _cited(why.cites, law)


def _cited(rules: tuple[RuleId, ...], law: Law) -> dict[str, Any]:
    return {"cites": list(rules), "authority": authority(rules, law)}


def _parts(part: Explained) -> dict[str, Any]:
    return {
        "test": part.text,
        "holds": part.truth,
        "seen": list(part.seen),
        "parts": [_parts(below) for below in part.parts],
    }
