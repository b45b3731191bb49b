"""Each check of the fees fires on its damage, at the right line, and on nothing else."""

from pathlib import Path as FilePath

import pytest

from engine.checks import check
from tests.small_trees import FACTS, TREE, small_library

FEES = (FilePath(__file__).parents[2] / "trees" / "law" / "fees.yaml").read_text("utf-8")
PLAIN = "text: No rate is given., payable_by: applicant, when"
COUNTED = """text: No rate is given., payable_by: applicant,
       schedule: enforcement_application,
       of: [claim],
       rate_day: filed_on,
       rate_source: remark,
       who_pays: enforcement,
       remarks: [],
       when"""
SOUND = TREE.replace(PLAIN, COUNTED)

IN_TREE = {
    "schedule": ("schedule: enforcement_application", "schedule: enforcement_aplication", 'did you mean "enforcement_application"'),
    "no schedule": ("       schedule: enforcement_application,\n", "", "schedule missing"),
    "no such fact": ("of: [claim]", "of: [clam]", 'there is no fact "clam" (did you mean "claim"?)'),
    "no amount": ("of: [claim]", "of: [filed_on]", "filed_on is not an amount"),
    "no date": ("rate_day: filed_on", "rate_day: claim", "claim is not a date"),
    "no text": ("rate_source: remark", "rate_source: claim", "claim is not a text"),
    "never asked": ("of: [claim]", "of: [other_sum]", "other_sum is never asked in this tree"),
    "payer": ("who_pays: enforcement", "who_pays: enforcment", 'did you mean "enforcement"'),
    "remark": ("remarks: []", "remarks: [practise]", 'did you mean "practice"'),
    "empty remark": ("remarks: []", "remarks: [practice]", "says nothing under practice"),
}  # fmt: skip

IN_LAW = {
    "gap": ("  - over: 500000\n    up_to: 5000000\n    rate: 0.01\n", "  - over: 600000\n    up_to: 5000000\n    rate: 0.01\n", "- over: 600000", "leaves a gap to the one up to 500000"),
    "overlap": ("  - over: 500000\n    up_to: 5000000\n    rate: 0.01\n", "  - over: 400000\n    up_to: 5000000\n    rate: 0.01\n", "- over: 400000", "overlaps the one up to 500000"),
    "two kinds": ("  - over: 500000\n    up_to: 5000000\n", "  - over: 500000\n    flat: 1\n    up_to: 5000000\n", "- over: 500000\n    flat", "either rate or flat"),
    "no rate": ("    rate: 0.001\n", "    rate: 10\n", "- over: 10000000\n    up_to: null\n    rate: 10\n", "10 is not a rate"),
    "no upper end": ("  - over: 10000000\n    up_to: null\n    rate: 0.001", "  - over: 10000000\n    up_to: 1\n    rate: 0.001", "- over: 10000000\n    up_to: 1\n", "the last bracket has no upper limit"),
    "no beginning": ("  - over: 0\n    up_to: 1000\n", "  - over: 5\n    up_to: 1000\n", "- over: 5\n", "the first bracket begins over 0"),
    "cap": ("cap_reached_at: 896000", "cap_reached_at: 900000", "cap_reached_at: 900000", "the brackets give 5020.00, not the cap of 5000"),
    "see": ("see: enforcement_application", "see: enforcement_aplication", "see: enforcement_aplication", 'did you mean "enforcement_application"'),
    "source": ("medium\n  source_ids:\n  - cjofee\n", "medium\n  source_ids:\n  - cjofe\n", "- cjofe\n", 'did you mean "cjofee"'),
}  # fmt: skip

OTHER = """  other_sum:
    kind: amount
    meaning: another sum
    used_in: [small]
"""


def test_a_counted_fee_is_sound(tmp_path: FilePath) -> None:
    assert check(small_library(tmp_path / "trees", SOUND)) == ()


@pytest.mark.parametrize("name", IN_TREE)
def test_damage_to_a_fee_is_found(tmp_path: FilePath, name: str) -> None:
    old, new, message = IN_TREE[name]
    assert SOUND.count(old) == 1
    text = SOUND.replace(old, new)
    problems = check(small_library(tmp_path / "trees", text, facts=FACTS + OTHER))
    (found,) = [problem for problem in problems if message in problem.message]
    first = text[: text.index(COUNTED[:30])].count("\n") + 1
    assert found.file == "small.yaml"
    assert first <= found.line <= first + COUNTED.count("\n")


@pytest.mark.parametrize("name", IN_LAW)
def test_damage_to_a_schedule_is_found(tmp_path: FilePath, name: str) -> None:
    old, new, marker, message = IN_LAW[name]
    assert FEES.count(old) == 1
    text = FEES.replace(old, new)
    problems = check(small_library(tmp_path / "trees", fees=text))
    (found,) = [problem for problem in problems if message in problem.message]
    assert (found.file, found.line) == (
        "law/fees.yaml",
        text[: text.index(marker)].count("\n") + 1,
    )
