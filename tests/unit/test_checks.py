"""Each check of the shape fires on its damage, at the right place, and on nothing else."""

from pathlib import Path as FilePath

import pytest

from engine.checks import check
from tests.small_trees import FACTS, TREE, small_library


def test_the_small_tree_is_sound(tmp_path: FilePath) -> None:
    assert check(small_library(tmp_path / "trees")) == ()


DERIVED = TREE[TREE.index("      late:\n") : TREE.index("    next: relief\n")]

# name: text to replace, its damage, the line it must be found on (by a text on that line), the message
DAMAGES = {
    "syntax": ("root: kind_of_paper", "root: [kind_of_paper", "stages:", "not YAML"),
    "unknown key": ("    label: Paper\n", "    label: Paper\n    lable: x\n", "lable: x", 'did you mean "label"'),
    "missing key": ("    label: Origin\n", "", "ask: Where does it come from?", "label missing"),
    "duplicate key": ("    label: Paper\n", "    label: Paper\n    label: Two\n", "label: Two", "stands here twice"),
    "unquoted yes": ('"yes": {text: "Yes, it has"}', 'yes: {text: "Yes, it has"}', 'yes: {text: "Yes', 'quote "yes"'),
    "anchor": ("    label: Paper\n", "    label: &a Paper\n", "label: &a", "anchors"),
    "wrong verdict": ("verdict: other_track", "verdict: other_trak", "other_trak", 'did you mean "other_track"'),
    "wrong date": ("law_as_of: 2025-07-01", "law_as_of: 2025-02-30", "2025-02-30", "not a date"),
    "unknown condition": ("{answered: effective}", "{answerd: effective}", "answerd", 'did you mean "answered"'),
    "unknown target": ("    next: origin_place\n", "    next: origin_plac\n", "next: origin_plac", 'did you mean "origin_place"'),
    "unknown root": ("root: kind_of_paper", "root: kind", "root: kind", 'no node "kind"'),
    "unreachable node": ("goto: not_eligible}", "goto: not_effective}", "not_eligible:", "no way leads to not_eligible"),
    "dead end": ("    next: performance_date\n", "", "effective_date:\n    ask", "an answer leads nowhere"),
    "no way out": ("    unknown: {weight: watch, open_point: Ask again.}\n", "", "remark:\n    ask", "unknown missing"),
    "uncited": ("    because: It must have taken effect.\n    cites: [small-time]", "    because: It must have taken effect.\n    cites: []", "not_effective:\n    verdict", "cites missing"),
    "step beyond its outcome": ("      - text: Ask for a judgment.\n", "      - {text: Ask for a judgment., cites: [small-time]}\n", "cites: [small-time]}", "small-time is not among the cites of not_eligible"),
    "unused stage": ("stages: {paper", "stages: {other: Other, paper", "stages:", "nothing uses other"),
    "unused head": ("heads: {excess: The excess}", "heads: {excess: The excess, rest: The rest}", "heads:", "nothing uses rest"),
    "unknown rule": ("title: Caution, text: Check it., when: {at: assessed}, cites: [small-paper]", "title: Caution, text: Check it., when: {at: assessed}, cites: [small-papre]", "small-papre", 'did you mean "small-paper"'),
    "unknown term": ("court: intermediate-peoples-court", "court: intermediate-court", "court: intermediate-court", 'no term "intermediate-court"'),
    "asked too late": ("{when: {includes: {relief: money}}, goto: claim}", "{when: {answered: remark}, goto: claim}", "answered: remark", "remark cannot have been asked yet"),
    "choice not declared": ("      order: {text: An order", "      decree: {text: An order", "decree:", '"decree" is not a choice'),
    "choice without wording": ("    choices: {money: {text: A sum}, conduct: {text: Conduct}}", "    choices: {money: {text: A sum}}", "choices: {money", "conduct has no wording"),
    "impossible answer": ('{answer: {objection: "yes"}}]}\n    effect', '{answer: {objection: "maybe"}}]}\n    effect', 'objection: "maybe"', 'no answer to objection "maybe"'),
    "never asked": ('when: {answer: {orders_money: "yes"}}', "when: {at_least: {other_sum: 1}}", "other_sum", 'no fact "other_sum"'),
    "table decides a route": ("has: civil_treaty}}, goto: effective}", "has: new_york_convention}}, goto: effective}", "has: new_york_convention", "may only suggest"),
    "weak limitation": ('{passed: {deadline: limitation, reading: all}}, {answer: {objection: "yes"}}]}\n    effect', '{passed: {deadline: limitation, reading: any}}, {answer: {objection: "yes"}}]}\n    effect', "reading: any}}, {answer: {objection", "every reading"),
    "deadline without start": ("starts: [effective_date, performance_date]", "starts: []", "- id: limitation", "starts missing"),
    "placeholder": ("ask: Does a treaty link {origin_place}?", "ask: Does a treaty link {claim}?", "link {claim}", "{claim} has no phrase"),
    "duplicate id": ("    - {id: freeze, title: Freezing", "    - {id: file, title: Freezing", "id: file, title: Freezing", "stands twice"),
    "row left out": ("      excess: {text: The sum is excessive}\n", "", "    rows:\n      fraud", "excess has no wording"),
    "derived row left out": (DERIVED, "", "    rows:\n      fraud", "late has no wording"),
    "row not declared": ("      fraud: {text: There was fraud}", "      fruad: {text: There was fraud}", "fruad:", '"fruad" is not a ground of grounds'),
    "derived row asked": ("      fraud: {text: There was fraud}", "      fraud: {text: There was fraud, derived: {made_out: {answered: claim}}}", "fraud: {text: There", "is asked: drop derived"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_found(tmp_path: FilePath, name: str) -> None:
    old, new, marker, message = DAMAGES[name]
    assert TREE.count(old) == 1, "the damage must hit one place"
    text = TREE.replace(old, new)
    problems = check(small_library(tmp_path / "trees", text))
    line = text[: text.index(marker)].count("\n") + 1
    found = [problem for problem in problems if message in problem.message]
    assert found, [str(problem) for problem in problems]
    assert found[0].file == "small.yaml"
    assert found[0].column >= 1
    assert found[0].line == line, str(found[0])


def test_a_ground_may_be_left_out_where_the_tree_does_not_ask_what_it_follows_from(
    tmp_path: FilePath,
) -> None:
    never_asked = (
        "  bankruptcy:\n    kind: yes_no\n    meaning: is it\n    used_in: []\n  grounds:\n"
    )
    facts = FACTS.replace("  grounds:\n", never_asked, 1).replace(
        "from: [filed_on, objection]", "from: [objection, bankruptcy]"
    )
    assert check(small_library(tmp_path / "trees", TREE.replace(DERIVED, ""), facts=facts)) == ()


def test_cycle_is_found(tmp_path: FilePath) -> None:
    text = TREE.replace("    next: relief\n", "    next: origin_place\n")
    messages = [problem.message for problem in check(small_library(tmp_path / "trees", text))]
    assert "this leads back to origin_place, passed before." in messages


def test_all_problems_of_a_file_are_reported_at_once(tmp_path: FilePath) -> None:
    text = TREE.replace("    label: Paper\n", "    lable: Paper\n").replace(
        "verdict: barred", "verdict: bared"
    )
    problems = check(small_library(tmp_path / "trees", text))
    assert len(problems) >= 4
    assert list(problems) == sorted(problems)


def test_one_bad_file_does_not_hide_the_good_ones(tmp_path: FilePath) -> None:
    folder = small_library(tmp_path / "trees").folder
    (folder / "broken.yaml").write_text("schema: [", encoding="utf-8")
    (folder / "latin.yaml").write_bytes(b"title: caf\xe9\n")
    from engine.library import load_library

    library = load_library(folder)
    assert list(library.trees) == ["small"]
    assert {problem.file for problem in library.problems} == {"broken.yaml", "latin.yaml"}
