"""Coverage: what a user can reach, what is left out, and what no scenario tries."""

import json
from datetime import date
from functools import partial
from pathlib import Path as FilePath

import pytest

from authoring.coverage.cover import Coverage, cover
from authoring.coverage.text import coverage_json, coverage_lines
from authoring.scenarios.files import load_scenarios
from cli.commands import run
from engine.examine import Examined, examine
from engine.library import Library
from tests.small_trees import RULES, TREE, small_library, write_content

ROOT = FilePath(__file__).parents[2]
DAY = date(2026, 11, 22)
EXTRA = """\
- {id: small-behind, section: "8", kind: caution, rule: Behind.}
- {id: small-out, section: "9", kind: caution, rule: Out.}
"""
BEHIND = TREE.replace(
    "- {topic: Practice, cites: [small-ground]}", "- {topic: Practice, cites: [small-behind]}"
)
LEFT_OUT = "rules: [{ids: [small-out], reason: It stands for nothing.}]"
SCENARIOS = """\
tree: small
as_of: 2026-11-22
scenarios:
  - name: An order
    facts: A court made an order only.
    answers: {kind_of_paper: order}
    expect: {verdict: barred}
  - name: Fraud
    facts: There was fraud.
    answers: {kind_of_paper: judgment, origin_place: FR, effective: unknown, grounds: {fraud: made_out}, relief: [money], claim: unknown, remark: none}
    expect: {verdict: refused}
"""


@pytest.fixture
def library(tmp_path: FilePath) -> Library:
    return small_library(tmp_path / "trees", BEHIND, rules=RULES + EXTRA, left_out=LEFT_OUT)


def covered(library: Library, folder: FilePath) -> Coverage:
    found = examine(library, DAY, at_most=0)
    assert found.uses is not None, [str(problem) for problem in found.problems]
    (folder / "some.yaml").write_text(SCENARIOS, encoding="utf-8")
    return cover(library, found.uses, load_scenarios(folder / "some.yaml", library))


def test_rules_by_how_they_are_reached(library: Library, tmp_path: FilePath) -> None:
    rules = {one.rule: one for one in covered(library, tmp_path).rules}
    assert {rule: one.state for rule, one in rules.items()} == {
        "small-paper": "reached",
        "small-time": "reached",
        "small-ground": "reached",
        "small-behind": "background",
        "small-out": "left_out",
    }
    assert rules["small-out"].reason == "It stands for nothing."  # type: ignore[index] # a rule id
    places = {use.pointer for use in rules["small-ground"].uses}  # type: ignore[index] # a rule id
    assert ("nodes", "grounds", "rows", "fraud") in places
    assert ("findings", 2) in places


def test_a_rule_cited_by_nothing_that_happens_is_not_reached(tmp_path: FilePath) -> None:
    never = TREE.replace(
        '    when: {answer: {fraud_shown: "yes"}}\n    effect: refused\n    title: Fraud\n    because: The court must refuse.\n    cites: [small-ground]',
        "    when: {all: [{at: assessed}, {at: not_eligible}]}\n    effect: refused\n    title: Fraud\n    because: The court must refuse.\n    cites: [small-extra]",
    )
    assert never != TREE
    rules = f"{RULES}- {{id: small-extra, section: '9', kind: caution, rule: More.}}\n"
    messages = [
        p.message
        for p in examine(small_library(tmp_path / "t", never, rules=rules), DAY, at_most=0).problems
    ]
    assert any("no user can reach small-extra" in message for message in messages), messages


def test_what_no_scenario_tries(library: Library, tmp_path: FilePath) -> None:
    (tree,) = covered(library, tmp_path).trees
    assert tree.scenarios == 2
    assert tree.outcomes == ("not_effective", "other_instrument")
    assert tree.findings == ("late_objected", "late", "fraud_arguable", "excess")
    missing = {str(fact): parts for fact, parts in tree.choices.items()}
    assert missing["kind_of_paper"] == ("unknown",)
    assert missing["effective"] == ("yes", "no")
    assert missing["relief"] == ("conduct", "[]", "unknown")
    assert missing["grounds"] == ("fraud=arguable", "excess=made_out", "excess=arguable", "unknown")
    assert missing["performance_date"] == ("given", "none", "unknown")
    assert missing["claim"] == ("given",)
    assert "remark" in missing
    assert missing["remark"] == ("unknown",)


def test_later_developments(library: Library, tmp_path: FilePath) -> None:
    (update,) = covered(library, tmp_path).updates
    assert (update.update, update.beside) == ("later-start", ("small-time",))


def test_the_report(library: Library, tmp_path: FilePath) -> None:
    coverage = covered(library, tmp_path)
    text = "\n".join(coverage_lines(coverage, library))
    for line in (
        "Rules: 5",
        "  background: small-behind (guide 8), small",
        "  left out: It stands for nothing.",
        "Later developments: 1, 1 beside a rule that is reached",
        "small: 2 scenarios",
        "  2 outcomes without a scenario:",
    ):
        assert line in text.splitlines()
    assert max(len(line) for line in text.splitlines()) <= 100
    data = coverage_json(coverage)
    assert json.loads(json.dumps(data)) == data
    assert data["trees"][0]["outcomes_without_scenario"] == ["not_effective", "other_instrument"]


# --- the command -------------------------------------------------------------------------


def test_the_command_counts_and_covers(
    tmp_path: FilePath, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Examined] = []

    def once(library: Library, as_of: date) -> Examined:
        """Walk the ways for the first form only; the second is told of the same content."""
        found[:] = found or [examine(library, as_of)]
        return found[0]

    monkeypatch.setattr("cli.check_command.examine", once)
    folder = write_content(tmp_path / "trees", BEHIND, rules=RULES + EXTRA, left_out=LEFT_OUT)
    (tmp_path / "some.yaml").write_text(SCENARIOS, encoding="utf-8")
    arguments = ["check", str(folder), "--coverage", "--scenarios", str(tmp_path / "some.yaml")]
    assert run(arguments, ROOT, DAY) == 0
    out = capsys.readouterr().out
    assert "small: all 642,623 ways walked" in out
    assert "small: 2 scenarios" in out
    assert out.splitlines()[-1] == "No problems: 1 tree, 14 facts, 5 rules."
    assert run([*arguments, "--json"], ROOT, DAY) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["walked"]["small"] == {
        "ways": 642623,
        "walked": 642623,
        "complete": True,
        "edges": 23,
    }
    assert data["problems"] == []
    assert [rule["state"] for rule in data["coverage"]["rules"]].count("reached") == 3


def test_the_command_gives_answers_that_show_a_fault(
    tmp_path: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    old = "      - {otherwise: true, goto: remark}\n"
    folder = write_content(tmp_path / "trees", TREE.replace(old, ""))
    assert run(["check", str(folder), "--coverage"], ROOT, DAY) == 1
    captured = capsys.readouterr()
    lines = captured.out.splitlines()
    assert "no route holds here" in lines[0]
    assert lines[1].startswith("    for example with {kind_of_paper: ")
    assert lines[-1].startswith("1 problem: 1 tree, ")


def test_old_content_warns_and_passes(
    tmp_path: FilePath, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.check_command.examine", partial(examine, at_most=0))
    folder = write_content(
        tmp_path / "trees", TREE.replace("review_by: 2027-06-30", "review_by: 2026-11-21")
    )
    assert run(["check", str(folder)], ROOT, DAY) == 0
    assert (
        "small.yaml:9:12: warning: the content was due for review by 21 November 2026"
        in capsys.readouterr().out
    )
    assert run(["check", str(folder), "--as-of", "2026-11-21"], ROOT, DAY) == 0
    assert "warning:" not in capsys.readouterr().out
