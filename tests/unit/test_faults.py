"""Faults put into sound content: each is found in its line, and answers that show it are walked.

The faults of shape are in ``test_checks``; here are those of logic, law and age. Each one is put
into the small tree in one place. Where the fault is that something can happen, the example given
is walked and brings it about; where it is that something cannot, no example is given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath

import pytest

from engine.conditions import holds
from engine.errors import Problem
from engine.examine import examine
from engine.law import NodeId
from engine.library import Library
from engine.source import Source
from engine.tree import Outcome, TreeId
from engine.verdict import Verdict
from engine.walk import NoWayOutError, Path, walk
from matters.answers_file import read_answers
from tests.small_trees import FACTS, RULES, TREE, small_library

DAY = date(2026, 11, 22)
Shows = Callable[[Path], bool]


@dataclass(frozen=True)
class Fault:
    """One damage.

    Attributes:
        old: What it replaces in the tree, where it stands once.
        marker: A text that begins on the line where the fault must be found.
        message: Part of what must be said.
        shows: What a walk with the example must show; None if there is no example.
    """

    old: str
    new: str
    marker: str
    message: str
    shows: Shows | None = None
    warning: bool = False


def routes_at(node: str, *numbers: int) -> Shows:
    """The walk passes a node at which these routes hold."""

    def shows(path: Path) -> bool:
        routes = path.tree.nodes[NodeId(node)].routes
        conditions = [routes[number].when for number in numbers]
        found = [holds(condition, path.situation) for condition in conditions if condition]
        return path.situation.visited(NodeId(node)) and found == [True] * len(numbers)

    return shows


def comes_to(verdict: str) -> Shows:
    return lambda path: isinstance(path.at, Outcome) and path.verdict is Verdict(verdict)


def undecided_item(item: str) -> Shows:
    return lambda path: any(one.item.id == item and one.undecided for one in path.items)


def none_of(kind: str) -> Shows:
    return lambda path: (
        isinstance(path.at, Outcome)
        and not any(type(one.item).__name__.lower() == kind for one in path.items)
    )


def passes(node: str) -> Shows:
    return lambda path: path.situation.visited(NodeId(node))


def asked(node: str) -> Shows:
    return lambda path: any(step.question.id == node for step in path.steps)


def undecided_at(node: str, number: int) -> Shows:
    def shows(path: Path) -> bool:
        condition = path.tree.nodes[NodeId(node)].routes[number].when
        assert condition is not None
        return passes(node)(path) and holds(condition, path.situation) is None

    return shows


WHEN_LATE = (
    "    when: {passed: {deadline: limitation, reading: any}}\n    effect: proceed_with_risk"
)

FAULTS = {
    # --- routes
    "gap": Fault(
        "      - {otherwise: true, goto: grounds}\n", "", "    routes:\n      - {when: {passed", "no route holds here",
        lambda path: False),
    "gap between alternatives": Fault(
        "      - {otherwise: true, goto: remark}\n", "      - {when: {includes: {relief: conduct}}, goto: remark}\n",
        "    routes:\n      - {when: {includes: {relief: money}}", "no route holds here", lambda path: False),
    "overlap": Fault(
        "      - {otherwise: true, goto: remark}\n",
        "      - {when: {includes: {relief: conduct}}, goto: remark}\n      - {otherwise: true, goto: remark}\n",
        "      - {when: {includes: {relief: conduct}}, goto: remark}", "can hold together", routes_at("relief", 0, 1)),
    "overlap of a country and a treaty": Fault(
        "{jurisdiction: {of: origin_place, is: [HK]}}", "{not: {jurisdiction: {of: origin_place, has: home}}}",
        "      - {when: {not: {juris", "can hold together", routes_at("treaty_gate", 0, 1)),
    "shadowed route": Fault(
        "      - {when: {jurisdiction: {of: origin_place, is: [HK]}}, goto: other_instrument}\n",
        "      - {when: {jurisdiction: {of: origin_place, is: [HK]}}, goto: other_instrument}\n"
        "      - {when: {all: [{jurisdiction: {of: origin_place, is: [HK]}}, {jurisdiction: {of: origin_place, has: region}}]}, goto: other_instrument}\n",
        "      - {when: {all: [{juris", "the routes above take every way"),
    "undecided missing": Fault(
        "    undecided: remark\n", "", "  relief:\n    ask", "undecided missing", undecided_at("relief", 0)),
    "undecided for nothing": Fault(
        "    next: remark\n",
        "    routes:\n      - {when: {answered: claim}, goto: remark}\n      - {otherwise: true, goto: assessed}\n    undecided: assessed\n",
        "    undecided: assessed\n", "nothing can be undecided here"),
    "otherwise for nothing": Fault(
        "      - {otherwise: true, goto: grounds}\n",
        "      - {when: {not: {passed: {deadline: limitation, reading: any}}}, goto: grounds}\n      - {otherwise: true, goto: not_effective}\n",
        "      - {otherwise: true, goto: not_effective}", "leave nothing over"),
    "next for nothing": Fault(
        '      "yes": {text: "Yes, it has"}', '      "yes": {text: "Yes, it has", goto: effective_date}',
        "    next: effective_date\n    unknown", "no answer leads this way"),
    # --- nodes and conditions
    "unreachable by logic": Fault(
        "{when: {jurisdiction: {of: origin_place, is: [HK]}}, goto: other_instrument}",
        "{when: {all: [{jurisdiction: {of: origin_place, is: [HK]}}, {jurisdiction: {of: origin_place, has: home}}]}, goto: other_instrument}",
        "  other_instrument:\n", "no answers lead to other_instrument"),
    "contradiction": Fault(
        '    when: {answer: {fraud_shown: "yes"}}', '    when: {all: [{answer: {effective: "no"}}, {answer: {fraud_shown: "yes"}}]}',
        '    when: {all: [{answer: {effective: "no"}}', "contradicts itself"),
    "contradiction of dates": Fault(
        WHEN_LATE, "    when: {all: [{before: {filed_on: 2024-01-01}}, {on_or_after: {filed_on: 2024-06-01}}]}\n    effect: proceed_with_risk",
        "    when: {all: [{before: {filed_on", "contradicts itself"),
    "contradiction through a third date": Fault(
        WHEN_LATE,
        "    when: {all: [{before: {filed_on: {fact: effective_date}}}, {before: {effective_date: {fact: performance_date}}},"
        " {before: {performance_date: {fact: filed_on}}}]}\n    effect: proceed_with_risk",
        "    when: {all: [{before: {filed_on", "contradicts itself"),
    "contradiction with the way": Fault(
        "{when: {includes: {relief: money}}, goto: claim}",
        "{when: {all: [{includes: {relief: money}}, {answer: {kind_of_paper: order}}]}, goto: claim}",
        "      - {when: {all: [{includes: {relief: money}}", "at most it is undecided", undecided_at("relief", 0)),
    "route that contradicts itself": Fault(
        "{when: {includes: {relief: money}}, goto: claim}",
        '{when: {all: [{answer: {treaty: "yes"}}, {answer: {treaty: "no"}}]}, goto: claim}',
        "      - {when: {all: [{answer: {treaty", "contradicts itself"),
    "alternative that its neighbour forbids": Fault(
        '    when: {answer: {fraud_shown: "yes"}}',
        '    when:\n      all:\n        - {answer: {treaty: "yes"}}\n        - any:\n            - {answer: {fraud_shown: "yes"}}\n            - {answer: {treaty: "no"}}',
        '            - {answer: {treaty: "no"}}', "can never hold"),
    "never certain": Fault(
        "    when: {ground: {grounds.fraud: arguable}}",
        "    when: {all: [{unknown: claim}, {at_least: {claim: 5}}]}",
        "    when: {all: [{unknown: claim}", "contradicts itself"),
    "idle finding": Fault(
        "    when: {ground: {grounds.excess: made_out}}", "    when: {all: [{ground: {grounds.excess: made_out}}, {at: not_eligible}]}",
        "    when: {all: [{ground: {grounds.excess", "contradicts itself"),
    "idle derived row": Fault(
        "          arguable: {passed: {deadline: limitation, reading: any}}",
        '          arguable: {all: [{unknown: objection}, {answer: {objection: "no"}}]}',
        "          arguable: {all", "contradicts itself"),
    "idle item": Fault(
        "    - {id: caution, title: Caution, text: Check it., when: {at: assessed}",
        "    - {id: caution, title: Caution, text: Check it., when: {all: [{at: assessed}, {at: not_eligible}]}",
        "    - {id: caution", "contradicts itself"),
    # --- words
    "words missing": Fault(
        "      refused: {title: A ground is made out, because: The court must refuse.}\n", "", "  assessed:\n    verdict", "no words for refused",
        comes_to("refused")),
    "words for a verdict nothing comes to": Fault(
        "      partial: {title: Partly open", "      stayed: {title: Stayed, because: It rests.}\n      partial: {title: Partly open",
        "      stayed: {title", "no answers come to stayed"),
    "words missing for if": Fault(
        "      in_words: it orders a sum\n", "", "    - id: sum_schedule", "in_words missing", undecided_item("sum_schedule")),
    "words for an if that never is": Fault(
        "when: {answered: remark}, cites", "when: {answered: remark}, in_words: there is a remark, cites",
        "    - {id: remarked", "never undecided"),
    "no place to file": Fault(
        "      court: intermediate-peoples-court\n      when: {at: assessed}", '      court: intermediate-peoples-court\n      when: {answer: {objection: "no"}}\n      in_words: no objection',
        "  assessed:\n    verdict", "none of the forums applies", none_of("forum")),
    # --- questions
    "dead question": Fault(
        "when: {at_least: {claim: 1000000}}, in_words: the claim is large", "when: {at: assessed}", "  claim:\n    ask", "nothing turns on this question",
        asked("claim")),
    "dead entry": Fault(
        "when: {includes: {relief: conduct}}, in_words: it orders conduct", "when: {at: assessed}", "    choices: {money: {text: A sum}", "nothing turns on conduct",
        asked("relief"), warning=True),
    "dead row": Fault(
        "    when: {ground: {grounds.excess: made_out}}", "    when: {ground: {grounds.fraud: made_out}}", "      excess: {text: The sum", "nothing turns on excess",
        asked("grounds"), warning=True),
    # --- age and law
    "stale": Fault("review_by: 2027-06-30", "review_by: 2026-11-21", "review_by:", "due for review by 21 November 2026", warning=True),
    "wrong jurisdiction attribute": Fault(
        "has: civil_treaty}}, goto: effective}", "has: civil_traety}}, goto: effective}", "      - {when: {jurisdiction: {of: origin_place, has: civil_tr", 'did you mean "civil_treaty"'),
    "table decides a route": Fault(
        "has: civil_treaty}}, goto: effective}", "has: new_york_convention}}, goto: effective}", "      - {when: {jurisdiction: {of: origin_place, has: new", "may only suggest"),
    "uncited": Fault(
        "    because: It must have taken effect.\n    cites: [small-time]", "    because: It must have taken effect.\n    cites: []", "  not_effective:\n    verdict", "cites missing"),
    "limitation on one reading": Fault(
        '    when: {all: [{passed: {deadline: limitation, reading: all}}, {answer: {objection: "yes"}}]}\n    effect',
        '    when: {all: [{passed: {deadline: limitation, reading: any}}, {answer: {objection: "yes"}}]}\n    effect',
        "    when: {all: [{passed: {deadline: limitation, reading: any}}", "every reading"),
}  # fmt: skip


def library_with(folder: FilePath, fault: Fault) -> Library:
    assert TREE.count(fault.old) == 1, "the damage must hit one place"
    return small_library(folder / "trees", TREE.replace(fault.old, fault.new))


def walked(problem: Problem, library: Library) -> Path:
    """Walk a problem's example, read as an answers file."""
    matter, _ = read_answers(Source(f"tree: small\nanswers: {problem.example}", "example"), library)
    return walk(library.trees[TreeId("small")], matter.answers, library.law, DAY)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_in_its_line_and_shown(tmp_path: FilePath, name: str) -> None:
    fault = FAULTS[name]
    library = library_with(tmp_path, fault)
    problems = examine(library, DAY, at_most=0).problems
    text = TREE.replace(fault.old, fault.new)
    assert text.count(fault.marker) == 1, "the marker must name one line"
    line = text[: text.index(fault.marker)].count("\n") + 1
    found = [one for one in problems if fault.message in one.message and one.line == line]
    assert found, [str(problem) for problem in problems]
    assert (found[0].file, found[0].warning) == ("small.yaml", fault.warning)
    assert bool(found[0].example) == (fault.shows is not None)
    if fault.message == "no route holds here":
        with pytest.raises(NoWayOutError):
            walked(found[0], library)
    elif fault.shows is not None:
        assert fault.shows(walked(found[0], library))


def test_there_are_thirty_faults_and_more() -> None:
    assert len(FAULTS) >= 30


def test_two_choices_that_come_to_the_same(tmp_path: FilePath) -> None:
    """A third kind of paper that is treated as the second: a warning, with a way on which it is chosen."""
    facts = FACTS.replace("order: an order}", "order: an order, decree: a decree}")
    tree = TREE.replace(
        "      order: {text: An order, goto: not_eligible}\n",
        "      order: {text: An order, goto: not_eligible}\n      decree: {text: A decree, goto: not_eligible}\n",
    )
    library = small_library(tmp_path / "trees", tree, facts=facts)
    (problem,) = examine(library, DAY, at_most=0).problems
    assert problem.warning
    assert problem.line == tree[: tree.index("      decree:")].count("\n") + 1
    assert "decree does nothing that order does not" in problem.message
    assert walked(problem, library).at.id == "not_eligible"


def test_a_rule_no_user_can_reach(tmp_path: FilePath) -> None:
    """Cited only by a finding that can never hold; background would do, and so would a reason."""
    rules = f"{RULES}- id: small-extra\n  section: '9'\n  kind: caution\n  rule: More.\n"
    library = small_library(tmp_path / "one", rules=rules)
    (problem,) = examine(library, DAY, at_most=0).problems
    assert (problem.file, problem.line) == (
        "law/rules.yaml",
        rules[: rules.index("small-extra")].count("\n") + 1,
    )
    assert "no user can reach small-extra" in problem.message
    left_out = "rules: [{ids: [small-extra], reason: It stands for nothing.}]"
    assert examine(
        small_library(tmp_path / "two", rules=rules, left_out=left_out), DAY, at_most=0
    ).sound
    behind = TREE.replace("cites: [small-ground]}\n", "cites: [small-ground, small-extra]}\n")
    assert behind != TREE
    assert examine(small_library(tmp_path / "three", behind, rules=rules), DAY, at_most=0).sound


def test_a_fact_that_rules_turn_on_and_nothing_asks(tmp_path: FilePath) -> None:
    facts = f"{FACTS}  service:\n    kind: date\n    meaning: when it was served\n    used_in: [small]\n"
    rules = RULES.replace(
        "turns_on: [kind_of_paper]", "turns_on: [kind_of_paper, service, orders_money]"
    )
    library = small_library(tmp_path / "one", facts=facts, rules=rules)
    (problem,) = examine(library, DAY, at_most=0).problems
    assert (problem.file, problem.line) == (
        "law/facts.yaml",
        facts[: facts.index("service:")].count("\n") + 1,
    )
    assert "small-paper turns on service, and no tree asks or computes it" in problem.message
    left_out = "facts: [{ids: [service], reason: It comes later.}]"
    assert examine(
        small_library(tmp_path / "two", facts=facts, rules=rules, left_out=left_out), DAY, at_most=0
    ).sound


@pytest.mark.parametrize(
    ("left_out", "message"),
    [
        ("rules: [{ids: [small-paper], reason: R}]", "small-paper is reached now"),
        ("facts: [{ids: [filed_on], reason: R}]", "filed_on is asked now"),
        ("facts: [{ids: [orders_money], reason: R}]", "orders_money is asked now"),
        ("rules: [{ids: [small-papre], reason: R}]", 'there is no rule "small-papre" (did you mean "small-paper"?)'),
        ("facts: [{ids: [filed], reason: R}]", 'there is no fact "filed"'),
    ],
)  # fmt: skip
def test_what_is_no_longer_left_out(tmp_path: FilePath, left_out: str, message: str) -> None:
    (problem,) = examine(
        small_library(tmp_path / "trees", left_out=left_out), DAY, at_most=0
    ).problems
    assert (problem.file, problem.line) == ("law/left_out.yaml", 1)
    assert message in problem.message


def test_what_a_fault_of_shape_hides_is_not_guessed(tmp_path: FilePath) -> None:
    library = small_library(
        tmp_path / "trees", TREE.replace("    next: origin_place\n", "    next: origin_plac\n")
    )
    found = examine(library, DAY, at_most=0)
    assert not found.sound
    assert found.uses is None
    assert dict(found.walked) == {}
