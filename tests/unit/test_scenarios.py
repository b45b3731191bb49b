"""Scenarios: reading files and tables, trying them, saying why, and the command."""

import csv
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any

import pytest

from authoring.scenarios.cells import guarded, unguarded
from authoring.scenarios.explained import Explained, explain
from authoring.scenarios.files import Scenario, load_scenarios
from authoring.scenarios.table import read_table
from authoring.scenarios.template import template
from authoring.scenarios.trial import Trial, try_scenario
from authoring.scenarios.trial_text import summary, trial_lines, trials_json
from cli.commands import run
from engine.answers import UNKNOWN, Amount, Answers, Grounds, NoDate, Place
from engine.errors import ContentError
from engine.law import FactId, GroundState, NodeId, PlaceCode, RowId
from engine.library import Library
from engine.tree import TreeId
from engine.walk import walk
from tests.small_trees import TREE, small_library, write_content

TODAY = date(2026, 11, 22)
FILE = """\
tree: small
as_of: 2026-11-22
answers:
  kind_of_paper: judgment
  origin_place: FR
  effective: "yes"
  effective_date: 2026-01-15
  performance_date: none
  filed_on: 2026-12-01
  grounds: {}
  relief: [money]
  claim: {amount: 1000, currency: EUR}
  remark: nothing
scenarios:
  - name: Open and shut
    facts: A French judgment, filed within the year.
    expect:
      verdict: proceed
      outcome: assessed
      forum: [court]
      documents: {present: [judgment, sum_schedule]}
      findings: {absent: [late, fraud]}
      deadlines: {limitation: 2028-01-15}
      open_points: []
      asked: [effective]
      not_asked: [objection, treaty]
      cites: [small-time]
  - name: Late
    facts: Filed three years on.
    as_of: 2029-02-01
    answers: {filed_on: 2029-01-31, objection: "yes"}
    expect: {verdict: barred}
"""
HEADER = (
    "name,tree,as_of,facts,kind_of_paper,origin_place,effective,effective_date,performance_date"
)


@pytest.fixture
def library(tmp_path: FilePath) -> Library:
    return small_library(tmp_path / "trees")


def load(library: Library, text: str, name: str = "file.yaml") -> tuple[Scenario, ...]:
    file = library.folder.parent / name
    file.write_bytes(text.encode())
    return load_scenarios(file, library)


def problems(library: Library, text: str, name: str = "file.yaml") -> list[str]:
    with pytest.raises(ContentError) as raised:
        load(library, text, name)
    folder = f"{library.folder.parent}/"
    return [str(problem).removeprefix(folder) for problem in raised.value.problems]


def tried(library: Library, text: str = FILE, **answers: Any) -> Trial:
    """Try the first scenario of a file, with other answers."""
    scenario = load(library, text)[0]
    changed = {**scenario.answers, **{FactId(fact): value for fact, value in answers.items()}}
    return try_scenario(replace(scenario, answers=changed), library)


def expecting(library: Library, expect: str, **answers: Any) -> Trial:
    """Try the first scenario with something else expected of it."""
    before, _, rest = FILE.partition("    expect:\n")
    _, _, after = rest.partition("  - name: Late")
    return tried(library, f"{before}    expect: {expect}\n  - name: Late{after}", **answers)


# --- reading ---------------------------------------------------------------------------


def test_a_file_is_read_with_its_shared_answers(library: Library) -> None:
    first, late = load(library, FILE)
    assert (first.name, first.line, first.tree, first.as_of) == (
        "Open and shut",
        15,
        "small",
        TODAY,
    )
    assert first.file.endswith("file.yaml")
    assert late.as_of == date(2029, 2, 1)
    own: Answers = {FactId("filed_on"): date(2029, 1, 31), FactId("objection"): "yes"}
    assert late.answers == {**first.answers, **own}


BAD = [
    ("tree: small\n", "tree: smal\n", '1:7: there is no tree "smal" (did you mean "small"?)'),
    ("tree: small\n", "", "tree missing"),
    ("as_of: 2026-11-22\n", "as_of: soon\n", '2:8: "soon" is not a date'),
    ("as_of: 2026-11-22\n", "", "14:11: as_of missing"),
    ("  remark: nothing\n", "  remarks: nothing\n", '13:12: "remarks" is not a fact (did you mean'),
    ("origin_place: FR", "origin_place: XX", '5:17: origin_place: "XX" is not an answer'),
    ("remark: nothing", 'fraud_shown: "yes"', '13:16: "fraud_shown" is not asked in small'),
    ('objection: "yes"}', "objection: maybe}", '31:48: objection: "maybe" is not an answer'),
    ('objection: "yes"}', 'fraud_shown: "yes"}', '31:50: "fraud_shown" is not asked'),
    ("verdict: proceed\n", "verdict: procede\n", '18:16: "procede" is not one of proceed'),
    ("verdict: proceed\n", "verdit: proceed\n", '18:7: "verdit" is not known here (did you mean'),
    ("outcome: assessed", "outcome: asessed", '19:16: there is no outcome "asessed" in small (did'),
    ("[court]", "[courts]", '20:15: there is no forum "courts" in small (did you mean "court"?)'),
    ("sum_schedule]", "sums_schedule]", '21:39: there is no document "sums_schedule" in small'),
    ("[late, fraud]", "[late, fraude]", '22:33: there is no finding "fraude" in small'),
    ("{limitation:", "{limit:", '23:26: there is no deadline "limit" in small'),
    ("limitation: 2028-01-15", "limitation: 2028", '23:31: "2028" is not a date as YYYY-MM-DD'),
    ("open_points: []", "open_points: [x]", '24:21: there is no question "x" in small'),
    ("[effective]", "[treaty_gate]", '25:15: there is no question "treaty_gate" in small'),
    ("[small-time]", "[small-tim]", '27:15: there is no rule "small-tim" (did you mean'),
    ("[objection, treaty]", "[effective]", '26:19: "effective" stands under asked too'),
    ("{verdict: barred}", "{}", "32:5: nothing is expected here"),
    ("name: Late", "name: Open and shut", '28:11: another scenario here has the name "Open and'),
    (
        "expect: {verdict: barred}",
        "expect:",
        "32:12: outcome:, verdict: or another key was expected here",
    ),
    (
        "{absent: [late, fraud]}",
        "[late]",
        "22:17: present:, absent: or possible:, each with a list of ids, was",
    ),
    ("[court]", "court", "20:14: a list was expected here"),
    ("    facts: Filed three years on.\n", "", "28:5: facts missing; add it"),
    ("{absent: [late, fraud]}", "{absent: [late], present: [late]}", '"late" stands under present'),
]


@pytest.mark.parametrize(("old", "new", "message"), BAD)
def test_a_fault_is_reported_at_its_place(
    library: Library, old: str, new: str, message: str
) -> None:
    assert FILE.count(old) >= 1
    found = problems(library, FILE.replace(old, new, 1))
    assert any(message in problem for problem in found), found
    assert len(found) == 1


def test_the_last_leg_is_walked(library: Library) -> None:
    (scenario, _) = load(library, FILE.replace("tree: small", "legs: [small, small]"))
    assert (scenario.legs, scenario.tree) == (("small", "small"), "small")


def test_problems_of_all_files_come_together(library: Library) -> None:
    folder = library.folder.parent / "scenarios"
    (folder / "more").mkdir(parents=True)
    (folder / "a.yaml").write_text(FILE.replace("proceed\n", "proced\n", 1), encoding="utf-8")
    (folder / "more" / "b.csv").write_text(f"{HEADER},odd\n", encoding="utf-8")
    (folder / "~$c.csv").write_text("lock", encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        load_scenarios(folder, library)
    assert [FilePath(problem.file).name for problem in raised.value.problems] == ["a.yaml", "b.csv"]
    (folder / "a.yaml").write_text(FILE, encoding="utf-8")
    (folder / "more" / "b.csv").unlink()
    assert len(load_scenarios(folder, library)) == 2


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no.yaml", "no.yaml: the file cannot be read"),
        ("no.csv", "no.csv: the file cannot be read"),
        ("no.txt", "a scenario file is named .yaml or .csv"),
        ("trees/law/empty", "no scenario file"),
    ],
)
def test_a_path_that_is_none(library: Library, name: str, message: str) -> None:
    (library.folder / "law" / "empty").mkdir()
    with pytest.raises(ContentError, match=message):
        load_scenarios(library.folder.parent / name, library)


# --- the table -------------------------------------------------------------------------

ROW = 'One,small,2026-11-22,"A paper, signed",Judgment,France,TRUE,2026-01-15,None'


def test_a_row_is_read(library: Library) -> None:
    head = f"{HEADER},grounds,relief,claim,remark,filed_on,Expect: Documents  Present,expect: forum,expect: deadline limitation,expect: open points"
    row = f'{ROW},fraud = arguable; excess=unknown,"money, conduct","1,000.50 usd",\'=2+2,UNKNOWN,judgment;power,none,2028-01-15,none'
    (scenario,) = load(library, f"\ufeff{head}\r\n{row}\r\n", "t.csv")
    assert scenario.answers == {
        "kind_of_paper": "judgment",
        "origin_place": Place(PlaceCode("FR"), "France"),
        "effective": "yes",
        "effective_date": date(2026, 1, 15),
        "performance_date": NoDate.NONE,
        "grounds": Grounds(
            ((RowId("fraud"), GroundState.ARGUABLE), (RowId("excess"), GroundState.UNKNOWN))
        ),
        "relief": ("money", "conduct"),
        "claim": Amount(Decimal("1000.50"), "USD"),
        "remark": "=2+2",
        "filed_on": UNKNOWN,
    }
    assert (scenario.facts, scenario.line) == ("A paper, signed", 2)
    assert scenario.expect.documents.present == ("judgment", "power")
    assert scenario.expect.forum == ()
    assert scenario.expect.open_points == ()


def test_semicolons_remarks_empty_rows_and_lines_in_a_cell(library: Library) -> None:
    text = (
        "name;tree;as_of;facts;relief;grounds;expect: verdict\n"
        "# a remark;;;;;;\n"
        'One;small;2026-11-22;"Two\nlines";none;none;proceed\n'
        ";;;;;;\n"
        "Two;small;2026-11-22;More;;;Barred;\n"
    )
    one, two = load(library, text, "t.csv")
    assert (one.line, two.line, two.expect.verdict) == (3, 6, "barred")
    assert one.answers == {"relief": (), "grounds": Grounds(())}
    assert one.facts == "Two\nlines"
    assert two.answers == {}


HEAD = "name,tree,as_of,facts,claim,grounds,expect: verdict"
BAD_TABLES = [
    ("", "the file is empty"),
    (HEAD, "there is no row under the header"),
    (f"{HEAD},effectiv\n", '1:8: "effectiv" is not a column (did you mean "effective"?)'),
    (f"{HEAD},claim\n", '1:8: "claim" stands here twice'),
    (f"{HEAD},expect: notes presnt\n", 'column (did you mean "expect: notes present"?)'),
    ("name,tree,facts\nOne,small,x\n", '1:4: the column "as_of" is missing'),
    (f"{HEAD}\nOne,,2026-11-22,x,,,proceed\n", '2:2: column "tree": the cell is empty'),
    (f"{HEAD}\nOne,smal,2026-11-22,x,,,proceed\n", 'column "tree": there is no tree "smal" (did'),
    (f"{HEAD}\nOne,small,22/11/2026,x,,,proceed\n", '2:3: column "as_of": "22/11/2026" is not a'),
    (
        f'{HEAD}\nOne,small,2026-11-22,x,"1.000,50 EUR",,proceed\n',
        '2:5: column "claim": claim: "1.',
    ),
    (f'{HEAD}\nOne,small,2026-11-22,x,"1000,50 EUR",,proceed\n', "is not an amount"),
    (f"{HEAD}\nOne,small,2026-11-22,x,,fraud,proceed\n", '"fraud" has no state; write it as in fr'),
    (f"{HEAD}\nOne,small,2026-11-22,x,,fraud=maybe,proceed\n", 'fraud cannot be "maybe"'),
    (f"{HEAD}\nOne,small,2026-11-22,x,,fraud=made_out;fraud=unknown,proceed\n", "twice"),
    (f"{HEAD}\nOne,small,2026-11-22,x,,,proced\n", 'verdict": "proced" is not one of'),
    (f"{HEAD}\nOne,small,2026-11-22,x,,,\n", '2:1: column "name": nothing is expected here'),
    (f"{HEAD}\nOne,small,2026-11-22,x,,,proceed,odd\n", '2:8: "odd" stands in a column without a'),
    (
        f"{HEAD},expect: forum\nOne,small,2026-11-22,x,,,,courts\n",
        '2:8: column "expect: forum": there',
    ),
    (
        f"{HEAD},expect: deadline limit\nOne,small,2026-11-22,x,,,,none\n",
        '2:8: column "expect: dead',
    ),
    (
        f"{HEAD},fraud_shown\nOne,small,2026-11-22,x,,,proceed,yes\n",
        '2:8: column "fraud_shown": "fr',
    ),
    (f'{HEAD}\nOne,small,2026-11-22,"x" y,,,proceed\n', "this row cannot be read"),
    (f"{HEAD}\nO,small,2026-11-22,x,,,proceed\nO,small,2026-11-22,x,,,proceed\n", "3:1: column"),
]


@pytest.mark.parametrize(("text", "message"), BAD_TABLES)
def test_a_fault_in_a_table_names_row_and_column(library: Library, text: str, message: str) -> None:
    found = problems(library, text, "t.csv")
    assert any(message in problem for problem in found), found
    assert len(found) == 1


def test_a_table_that_is_not_utf_8(library: Library) -> None:
    file = library.folder.parent / "t.csv"
    file.write_bytes(f"{HEAD}\nCafé".encode("latin-1"))
    assert "CSV UTF-8" in read_table(file, "t.csv", library)[1][0].message


def test_no_cell_begins_a_formula(library: Library) -> None:
    for text in ("=1+1", "+1", "-1", "@A1", "\tx"):
        assert guarded(text).startswith("'")
        assert unguarded(guarded(text)) == text
    assert guarded("one=two") == "one=two"
    assert unguarded("'quoted'") == "'quoted'"
    tree = library.trees[TreeId("small")]
    assert "'=cmd()" in template(replace(tree, root=NodeId("=cmd()")), library.law)


def test_the_template_can_be_read_and_its_example_passes(library: Library) -> None:
    text = template(library.trees[TreeId("small")], library.law)
    (scenario,) = load(library, text, "t.csv")
    assert try_scenario(scenario, library).passed
    header = next(csv.reader(text.removeprefix("\ufeff").splitlines()))
    assert header[:5] == ["name", "tree", "as_of", "facts", "kind_of_paper"]
    assert "expect: deadline limitation" in header
    assert "expect: deadline usual_time" not in header
    assert "made_out" in text
    assert "YYYY-MM-DD" in text


# --- trying ----------------------------------------------------------------------------


def test_what_comes_out_as_expected_passes(library: Library) -> None:
    trials = [try_scenario(scenario, library) for scenario in load(library, FILE)]
    assert [trial.failures for trial in trials] == [(), ()]


FAILS = [
    ("{outcome: not_effective}", {}, "outcome", "not_effective", "the outcome assessed"),
    ("{verdict: barred}", {}, "verdict", "barred", "proceed"),
    ("{forum: []}", {}, "forum", "none", "court"),
    ("{documents: {absent: [judgment]}}", {}, "documents absent", "judgment", "present"),
    ("{documents: {present: [sum_schedule]}}", {"relief": ()}, "documents present", "sum_schedule", "absent"),
    ("{documents: {absent: [sum_schedule]}}", {"relief": UNKNOWN}, "documents absent", "sum_schedule", "possible"),
    ("{documents: {possible: [judgment]}}", {}, "documents possible", "judgment", "present"),
    ("{fees: {absent: [fee]}}", {}, "fees absent", "fee", "present"),
    ("{actions: {absent: [file]}}", {}, "actions absent", "file", "present"),
    ("{remedies: {absent: [freeze]}}", {}, "remedies absent", "freeze", "present"),
    ("{notes: {absent: [caution]}}", {}, "notes absent", "caution", "present"),
    ("{findings: {present: [late]}}", {}, "findings present", "late", "absent"),
    ("{findings: {absent: [late]}}", {"performance_date": UNKNOWN}, "findings absent", "late", "possible"),
    ("{deadlines: {limitation: 2028-01-16}}", {}, "deadline limitation", "16 January 2028", "15 January 2028"),
    ("{deadlines: {limitation: none}}", {}, "deadline limitation", "none", "15 January 2028"),
    ("{deadlines: {limitation: 2028-01-15}}", {"effective": "no"}, "deadline limitation", "15 January 2028", "none"),
    ("{open_points: []}", {"remark": UNKNOWN}, "open points", "none", "remark"),
    ("{open_points: [remark]}", {}, "open points", "remark", "none"),
    ("{asked: [objection]}", {"objection": "yes"}, "asked", "objection", "off the way, which ends at the outcome assessed"),
    ("{not_asked: [effective]}", {}, "not asked", "effective", "on the way"),
    ("{cites: [small-ground]}", {"grounds": UNKNOWN, "kind_of_paper": "order"}, "cites", "small-ground", "not cited in the memo"),
]  # fmt: skip


@pytest.mark.parametrize(("expect", "answers", "of", "expected", "got"), FAILS)
def test_each_expectation_can_fail(
    library: Library, expect: str, answers: dict[str, Any], of: str, expected: str, got: str
) -> None:
    trial = expecting(library, expect, **answers)
    assert not trial.passed
    (failure,) = trial.failures
    assert (failure.of, failure.expected, failure.got) == (of, expected, got)


HOLDS = [
    ("{documents: {possible: [sum_schedule]}}", {"relief": UNKNOWN}),
    ("{findings: {possible: [late]}}", {"performance_date": UNKNOWN}),
    ("{deadlines: {limitation: [2028-03-01, 2028-01-15]}}", {"performance_date": date(2026, 3, 1)}),
    ("{deadlines: {limitation: 2028-01-15}}", {"performance_date": date(2026, 1, 15)}),
    ("{deadlines: {usual_time: none}}", {}),
    ("{outcome: not_eligible, forum: [], not_asked: [effective]}", {"kind_of_paper": "order"}),
]


@pytest.mark.parametrize(("expect", "answers"), HOLDS)
def test_what_is_undecided_or_read_twice_can_be_expected(
    library: Library, expect: str, answers: dict[str, Any]
) -> None:
    assert expecting(library, expect, **answers).failures == ()


def text_of(trial: Trial, library: Library) -> str:
    return "\n".join(trial_lines(trial, library.law))


def test_a_verdict_says_which_findings_made_it_and_which_did_not(library: Library) -> None:
    late = {"filed_on": date(2029, 1, 31), "objection": "no"}
    told = text_of(expecting(library, "{verdict: barred}", **late), library)
    assert "FAIL  Open and shut (" in told
    assert "file.yaml:15)" in told
    assert "verdict: expected barred; got proceed_with_risk." in told
    assert (
        'it comes from finding late [proceed_with_risk] "Time may have run out" '
        "(guide 3.4; 3.6; Civil Procedure Law, Article 300)" in told
    )
    assert "what would give barred does not hold: finding late_objected" in told
    assert "no    objection = yes  <- Objection: No" in told
    assert "passed on 31 January 2029, the day of the act" in told
    assert ". Objection: No (guide 3.4; 3.6; Civil Procedure Law, Article 300)" in told
    assert "It ends at the outcome assessed with the verdict proceed_with_risk." in told


def test_a_verdict_says_what_is_open(library: Library) -> None:
    told = text_of(expecting(library, "{verdict: proceed}", effective=UNKNOWN), library)
    assert "got needs_facts" in told
    assert "effective is open: Obtain the certificate." in told


def test_a_verdict_says_that_it_is_the_outcomes_own(library: Library) -> None:
    told = text_of(expecting(library, "{verdict: proceed}", kind_of_paper="order"), library)
    assert "it is the verdict of the outcome not_eligible (guide 3.2)" in told


def test_a_way_without_an_end_has_no_verdict(library: Library) -> None:
    text = FILE.replace('  effective: "yes"\n', "")
    trial = tried(library, text)
    verdict = next(failure for failure in trial.failures if failure.of == "verdict")
    assert verdict.got == "none, as the way ends at the question effective, which has no answer"
    assert trial.verdict is None
    assert "asked" not in {failure.of for failure in trial.failures}


def test_two_readings_stand_on_lines_of_their_own(library: Library) -> None:
    late = {"performance_date": date(2026, 3, 1)}
    told = text_of(expecting(library, "{findings: {present: [late]}}", **late), library)
    assert (
        "          no    limitation has passed on any reading\n"
        "                <- counted from Effect since 15 January 2026: last day 15 January 2028, "
        "not passed on 1 December 2026, the day of the act\n"
        "                <- counted from Day fixed 1 March 2026:"
    ) in told


def test_many_findings_that_do_not_hold_are_only_named(tmp_path: FilePath) -> None:
    more = "".join(
        f"  - {{id: more_{number}, when: {{unknown: remark}}, effect: stayed, title: T, because: B., cites: [small-time]}}\n"
        for number in range(4)
    )
    library = small_library(tmp_path / "trees", TREE.replace("findings:\n", f"findings:\n{more}"))
    told = text_of(expecting(library, "{verdict: stayed}"), library)
    assert "none of these findings holds: more_0, more_1, more_2 and more_3\n" in told


def test_an_answer_set_aside_and_a_rule_cited_elsewhere_are_told(library: Library) -> None:
    told = text_of(expecting(library, "{asked: [objection]}", objection="yes"), library)
    assert "its answer is set aside: Yes" in told
    told = text_of(expecting(library, "{cites: [small-ground]}", kind_of_paper="order"), library)
    assert "in small it is cited by: grounds, fraud, fraud_arguable, excess" in told


def test_a_condition_is_taken_apart_leaf_by_leaf(library: Library) -> None:
    scenario = load(library, FILE)[1]
    tree = library.trees[TreeId("small")]
    answers = {**scenario.answers, FactId("objection"): UNKNOWN}
    path = walk(tree, answers, library.law, scenario.as_of)
    finding = next(one for one in tree.findings if one.id == "late_objected")
    reading = "counted from Effect since 15 January 2026: last day 15 January 2028, passed on 31 January 2029, the day of the act"
    assert explain(finding.when, path.situation) == Explained(
        "all of",
        None,
        parts=(
            Explained("limitation has passed on every reading", True, (reading,)),
            Explained("objection = yes", None, ("Objection: Not known yet",)),
        ),
    )


CONDITIONS = [
    ("{not: {at: objection}}", "the way leads through objection", False, "it leads to assessed"),
    ("{any: [{ground: {grounds.fraud: [arguable, made_out]}}]}", "grounds.fraud is arguable or made_out", True, "There was fraud: Arguable"),
    ("{any: [{ground: {grounds.excess: made_out}}]}", "grounds.excess is made_out", False, "The sum is excessive: Not raised"),
    ("{any: [{any_ground: {of: grounds, state: made_out, modality: shall, whole: true}}]}", "a ground of grounds that the court must apply against the whole is made_out", False, "There was fraud: Arguable"),
    ("{any: [{jurisdiction: {of: origin_place, has: new_york_convention, on: filed_on}}]}", "origin_place has new_york_convention on filed_on", True, "Origin: France"),
    ("{any: [{jurisdiction: {of: origin_place, is: [HK, SG]}}]}", "origin_place is HK or SG", False, "Origin: France"),
    ("{any: [{on_or_after: {filed_on: {fact: effective_date, plus: {months: 6}}}}]}", "filed_on is on or after effective_date plus six months", True, "Filed: 1 December 2026"),
    ("{any: [{before: {filed_on: 2026-12-01}}]}", "filed_on is before 2026-12-01", False, "Filed: 1 December 2026"),
    ("{any: [{at_least: {claim: 1000}}]}", "claim is at least 1000", True, "Claim: EUR 1,000"),
    ("{any: [{includes: {relief: [conduct, money]}}]}", "relief includes conduct or money", True, "Relief: A sum"),
    ("{any: [{answered: treaty}]}", "treaty is answered", False, "Treaty: not asked on this way"),
    ("{any: [{unknown: performance_date}]}", "performance_date is not known yet", False, "Day fixed: It fixes no day"),
    ('{any: [{answer: {fraud_shown: "yes"}}]}', "fraud_shown = yes", None, "fraud_shown: Not known yet (worked out)"),
    ("{any: [{passed: {deadline: limitation, reading: any}}]}", "limitation has passed on any reading", False, "counted from Effect since 15 January 2026: last day 15 January 2028, not passed on 1 December 2026, the day of the act"),
]  # fmt: skip


@pytest.mark.parametrize(("when", "text", "truth", "seen"), CONDITIONS)
def test_each_test_of_a_condition_says_what_it_saw(
    tmp_path: FilePath, when: str, text: str, truth: bool | None, seen: str
) -> None:
    old = '    when: {answer: {fraud_shown: "yes"}}\n'
    assert old in TREE
    library = small_library(tmp_path / "trees", TREE.replace(old, f"    when: {when}\n"))
    assert library.problems == ()
    scenario = load(library, FILE.replace("grounds: {}", "grounds: {fraud: arguable}"))[0]
    path = walk(library.trees[TreeId("small")], scenario.answers, library.law, TODAY)
    finding = next(one for one in path.tree.findings if one.id == "fraud")
    (part,) = explain(finding.when, path.situation).parts
    assert (part.text, part.truth, part.seen[0]) == (text, truth, seen)


def test_the_last_line_counts(library: Library) -> None:
    passed = tried(library)
    failed = expecting(library, "{verdict: barred}")
    assert summary((passed,) * 11 + (failed,)) == "12 scenarios: 11 pass, 1 fails."
    assert summary((passed,)) == "1 scenario: 1 passes, 0 fail."


def test_as_data_every_key_is_there(library: Library) -> None:
    failed = expecting(library, "{findings: {present: [fraud_arguable]}}")
    data = json.loads(json.dumps(trials_json((tried(library), failed), library.law)))
    assert (data["scenarios"], data["pass"], data["fail"]) == (2, 1, 1)
    good, bad = data["trials"]
    assert list(good) == list(bad)
    assert good["failures"] == []
    assert bad["failures"][0]["why"][0]["condition"] == {
        "test": "grounds.fraud is arguable",
        "holds": False,
        "seen": ["There was fraud: Not raised"],
        "parts": [],
    }
    assert good["route"][0] == {
        "question": "kind_of_paper",
        "label": "Paper",
        "answer": "A judgment",
        "cites": ["small-paper"],
        "authority": "guide 3.2",
    }


# --- the command -----------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: FilePath) -> FilePath:
    write_content(tmp_path / "home" / "trees")
    return tmp_path / "home"


def command(home: FilePath, *argv: object) -> int:
    return run([str(part) for part in argv], home, TODAY)


def test_try_says_pass_and_exits_0(home: FilePath, capsys: pytest.CaptureFixture[str]) -> None:
    file = home / "file.yaml"
    file.write_text(FILE, encoding="utf-8")
    assert command(home, "try", file) == 0
    told = capsys.readouterr().out
    assert told == f"{file}\npass  Open and shut\npass  Late\n2 scenarios: 2 pass, 0 fail.\n"
    assert command(home, "try", file, "-v") == 0
    assert "  1. Paper: A judgment (guide 3.2)" in capsys.readouterr().out


def test_try_says_why_and_exits_1(home: FilePath, capsys: pytest.CaptureFixture[str]) -> None:
    folder = home / "scenarios"
    folder.mkdir()
    file = folder / "file.yaml"
    file.write_text(FILE.replace("verdict: barred", "verdict: proceed"), encoding="utf-8")
    assert command(home, "try", folder) == 1
    told = capsys.readouterr().out
    assert "pass  Open and shut\nFAIL  Late (" in told
    assert "expected proceed; got barred" in told
    assert told.endswith("2 scenarios: 1 passes, 1 fails.\n")
    assert command(home, "try", folder, "--json") == 1
    assert json.loads(capsys.readouterr().out)["fail"] == 1


def test_try_lists_every_problem_and_exits_2(
    home: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = home / "scenarios"
    folder.mkdir()
    (folder / "a.yaml").write_text(FILE.replace("[court]", "[x]"), encoding="utf-8")
    (folder / "b.yaml").write_text(FILE, encoding="utf-8")
    (folder / "c.csv").write_text("name,tree\n", encoding="utf-8")
    assert command(home, "try", folder) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 3
    assert "a.yaml:20:15: there is no forum" in told.err


@pytest.mark.parametrize(
    "argv",
    [
        ["try"],
        ["try", "--csv", "-"],
        ["try", "--template", "small"],
        ["try", "x.yaml", "--template", "small", "--csv", "-"],
        ["try", "--template", "smal", "--csv", "-"],
        ["try", "--template", "small", "--csv", "/no/such/folder/x.csv"],
    ],
)
def test_arguments_that_do_not_fit_are_one_sentence(
    home: FilePath, capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    assert command(home, *argv) == 2
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_the_command_writes_a_template(home: FilePath) -> None:
    file = home / "small.csv"
    assert command(home, "try", "--template", "small", "--csv", file) == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfname,tree")
    assert command(home, "try", file) == 0
