"""The shipped scenarios: what lawyers expect of the shipped trees."""

from functools import cache
from pathlib import Path as FilePath

import pytest

from authoring.scenarios.files import Scenario, load_scenarios
from authoring.scenarios.trial import try_scenario
from authoring.scenarios.trial_text import trial_lines
from engine.verdict import Verdict
from tests.shipped import ROOT, library

FOLDER = ROOT / "tests" / "scenarios"
AT_LEAST = 8


@cache
def scenarios() -> tuple[Scenario, ...]:
    return load_scenarios(FOLDER, library())


@pytest.mark.parametrize(
    "scenario", scenarios(), ids=lambda scenario: f"{FilePath(scenario.file).stem}: {scenario.name}"
)
def test_scenario(scenario: Scenario) -> None:
    trial = try_scenario(scenario, library())
    assert trial.passed, "\n".join(trial_lines(trial, library().law))


def test_every_tree_has_its_scenarios() -> None:
    for tree in library().trees:
        own = [scenario for scenario in scenarios() if scenario.tree == tree]
        assert len(own) >= AT_LEAST


def test_every_verdict_is_expected_somewhere() -> None:
    assert {scenario.expect.verdict for scenario in scenarios()} >= set(Verdict)


def test_there_is_a_table() -> None:
    assert {FilePath(scenario.file).suffix for scenario in scenarios()} == {".yaml", ".csv"}
