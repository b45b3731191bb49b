"""A path for the command line: JSON for scripts, plain text for people.

The JSON keys are stable and always all there: null or [] where they do not apply.
"""

from typing import Any

from engine import words
from engine.answers import to_plain
from engine.law import FactId, Law
from engine.tree import Finding, Outcome
from engine.view import ShownQuestion, headline, next_steps, show
from engine.walk import OpenPoint, Path, Step
from memo.citations import cite, note


def path_json(path: Path, law: Law) -> dict[str, Any]:
    """Give a path as plain data (docs/command-line.md)."""
    title, _ = headline(path, law)
    outcome = path.at if isinstance(path.at, Outcome) else None
    return {
        "status": "outcome" if outcome else "question",
        "node": path.at.id,
        "question": None
        if isinstance(path.at, Outcome)
        else _question(show(path.at, path, law, None)),
        "path": [
            {"question": step.question.id, "ask": _filled(step.question.ask, path, law)}
            | _answer(step, law)
            for step in path.steps
        ],
        "verdict": path.verdict,
        "title": title or None,
        "findings": [_finding(finding, path, law) for finding in path.findings],
        "parked": [{"question": step.question.id} | _answer(step, law) for step in path.parked],
        "open_points": [_open_point(point) for point in path.open_points],
        "links": [{"tree": link.tree, "label": link.label} for link in path.links],
    }


def _answer(step: Step, law: Law) -> dict[str, Any]:
    return {"answer": to_plain(step.value), "text": _text(step, law)}


def _finding(finding: Finding, path: Path, law: Law) -> dict[str, Any]:
    because = _filled(finding.because, path, law)
    return {"id": finding.id, "effect": finding.effect, "because": because}


def _open_point(point: OpenPoint) -> dict[str, Any]:
    return {
        "question": point.question.id,
        "row": point.row,
        "weight": point.weight,
        "text": point.text,
    }


def _filled(text: str, path: Path, law: Law) -> str:
    return words.fill(text, path.tree, path.situation.answers, law)


def _question(shown: ShownQuestion) -> dict[str, Any]:
    return {
        "id": shown.id,
        "ask": shown.ask,
        "help": shown.help,
        "why": shown.why,
        "kind": shown.kind,
        "choices": [{"id": choice.id, "text": choice.text} for choice in shown.choices],
        "rows": [
            {"id": row.id, "text": row.text, "modality": row.modality}
            for row in shown.rows
            if not row.derived
        ],
        "cites": [cited.rule.id for cited in shown.cites],
    }


def _text(step: Step, law: Law) -> str:
    return words.answer(step.question, law.facts[FactId(step.question.id)], step.value, law)


def path_text(path: Path, law: Law) -> str:
    """Give a path as plain text: the route, then the next question or the outcome."""
    lines = [f"{path.tree.title}", ""]
    for number, step in enumerate(path.steps, 1):
        asked = _filled(step.question.ask, path, law)
        lines.append(f"{number:3}. {asked}  {_text(step, law)}")
    lines += [f"     (set aside) {step.question.label}: {_text(step, law)}" for step in path.parked]
    lines.append("")
    if isinstance(path.at, Outcome):
        lines += _outcome_lines(path, law)
    else:
        shown = show(path.at, path, law, None)
        lines.append(f"Next question: {shown.ask} [{shown.id}]")
        lines += [f"     {choice.id}: {choice.text}" for choice in shown.choices]
        lines += [f"     {row.id}: {row.text}" for row in shown.rows if not row.derived]
    return "\n".join(lines)


def _outcome_lines(path: Path, law: Law) -> list[str]:
    title, because = headline(path, law)
    verdict = words.VERDICTS[path.verdict] if path.verdict else ""
    lines = [f"{verdict}: {title}", because, ""]
    for finding in path.findings:
        filled = _filled(finding.because, path, law)
        cites = note(cite(finding.cites, law)).rstrip(".")
        title = _filled(finding.title, path, law)
        lines.append(f"  [{words.VERDICTS[finding.effect]}] {title}. {filled} ({cites})")
    lines += [f"  Open: {point.text}" for point in path.open_points]
    lines += [f"  Do next: {step.text}" for step in next_steps(path, law)]
    return lines
