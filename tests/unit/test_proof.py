"""The functions of a tree agree with walks, ways are counted exactly, and days fall on every side."""

import itertools
import random
from datetime import date, timedelta
from pathlib import Path as FilePath

import pytest
from hypothesis import given, strategies as st

from engine.answers import UNKNOWN, Grounds, NoDate
from engine.conditions import holds
from engine.content import conditions
from engine.errors import EngineError
from engine.examine import examine
from engine.law import FactId, NodeId
from engine.library import Library
from engine.proof import model_of
from engine.proof.days import Group
from engine.proof.diagram import (
    DECIDED,
    FALSE,
    NEGATED,
    OPEN,
    POSSIBLE,
    TRUE,
    UNDECIDED,
    Diagrams,
    truth,
)
from engine.proof.model import Model
from engine.proof.space import KNOWN
from engine.proof.verdicts import verdicts_of
from engine.proof.ways import cover, walk_ways
from engine.tree import TreeId
from engine.walk import follow, walk
from tests.small_trees import TREE, small_library

DAY = date(2026, 11, 22)
SIZES = (2, 3, 2)
EVERY = [
    dict(enumerate(options)) for options in itertools.product(*(range(size) for size in SIZES))
]


# --- diagrams -----------------------------------------------------------------------------


@st.composite
def functions(draw: st.DrawFn, diagrams: Diagrams) -> int:
    """A random function, built from its table."""

    def build(variable: int) -> int:
        if variable == len(SIZES):
            return draw(st.sampled_from((FALSE, UNDECIDED, TRUE)))
        return diagrams.choose(variable, [build(variable + 1) for _ in range(SIZES[variable])])

    return build(0)


@given(st.data())
def test_joins_are_kleene(data: st.DataObject) -> None:
    d = Diagrams(SIZES)
    one, two = data.draw(functions(d)), data.draw(functions(d))
    for chosen in EVERY:
        a, b = d.value(one, chosen), d.value(two, chosen)
        assert d.value(d.both(one, two), chosen) == min(a, b)
        assert d.value(d.either(one, two), chosen) == max(a, b)
        assert d.value(d.turn(one, NEGATED), chosen) == 2 - a
        sure = d.turn(two, DECIDED)
        assert d.value(d.where(sure, one, two), chosen) == (a if b == TRUE else b)
        assert d.value(d.without(one, sure), chosen) == (FALSE if b == TRUE else a)


@given(st.data())
def test_equal_functions_are_one_and_are_counted(data: st.DataObject) -> None:
    d = Diagrams(SIZES)
    one = data.draw(functions(d))
    again = d.either(*(
        d.both(d.value(one, chosen), *(d.option(n, (option,)) for n, option in chosen.items()))
        for chosen in EVERY
    ))  # fmt: skip
    assert again == one
    values = [d.value(one, chosen) for chosen in EVERY]
    assert d.count(d.turn(one, DECIDED)) == values.count(TRUE)
    assert d.count(d.turn(one, POSSIBLE)) == len(values) - values.count(FALSE)
    for table, value in ((DECIDED, TRUE), (OPEN, UNDECIDED)):
        if value in values:
            picked = {0: 0, 1: 0, 2: 0, **d.pick(d.turn(one, table))}
            assert d.value(one, picked) == value


@given(st.data())
def test_fixing_a_variable(data: st.DataObject) -> None:
    d = Diagrams(SIZES)
    one = data.draw(functions(d))
    for chosen in EVERY:
        for variable, option in chosen.items():
            fixed = d.fix(one, variable, option)
            assert d.value(fixed, chosen) == d.value(one, chosen)
            assert variable not in d.variables(fixed)


# --- the model ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    library = small_library(tmp_path_factory.mktemp("small") / "trees")
    return model_of(library.trees[TreeId("small")], library.law, DAY)


def choices(model: Model, seed: int, number: int) -> list[dict[int, int]]:
    draw = random.Random(seed)  # noqa: S311 - a sample to test with
    sizes = model.space.sizes
    return [{n: draw.randrange(size) for n, size in enumerate(sizes)} for _ in range(number)]


def test_the_functions_agree_with_walks(model: Model) -> None:
    value = model.diagrams.value
    seen = set()
    for chosen in choices(model, seed=1, number=2000):
        situation, end = follow(model.tree, model.space.answers(chosen), model.law, DAY)
        seen.add(end)
        for node in (*model.tree.nodes, *model.tree.outcomes):
            assert value(model.reach(node), chosen) == (TRUE if node in situation.trail else FALSE)
        for pointer, condition, at in conditions(model.tree):
            if at is None:
                found = value(model.holds(condition), chosen)
                assert found == truth(holds(condition, situation)), pointer
    assert seen == set(model.tree.outcomes)


def test_the_verdicts_agree_with_walks(model: Model) -> None:
    comes = verdicts_of(model)
    for chosen in choices(model, seed=2, number=2000):
        path = walk(model.tree, model.space.answers(chosen), model.law, DAY)
        found = {
            verdict
            for verdict, when in comes[NodeId(path.at.id)].items()
            if model.diagrams.value(when, chosen) == TRUE
        }
        assert found == {path.verdict}


def test_every_way_is_counted_once_and_walked(model: Model) -> None:
    walked = walk_ways(model)
    assert walked.complete
    assert walked.walked == walked.ways > 100_000
    some = walk_ways(model, at_most=10)
    assert (some.ways, some.edges) == (walked.ways, walked.edges)
    assert not some.complete


def test_a_way_is_told_by_the_answers_that_are_asked(tmp_path: FilePath) -> None:
    """Counted by hand: three questions, one of them asked on one answer only, and a date."""
    tree = (
        TREE[: TREE.index("nodes:")].replace("root: kind_of_paper", "root: effective")
        + """\
nodes:
  effective: {ask: A?, label: A, why: B., stage: paper, cites: [small-paper], routes: [{when: {answer: {effective: "yes"}}, goto: filed_on}, {otherwise: true, goto: objection}], undecided: objection, unknown: {weight: watch, open_point: C.}}
  filed_on: {ask: A?, label: A, why: B., stage: time, cites: [small-time], next: objection, unknown: {weight: watch, open_point: C.}}
  objection: {ask: A?, label: A, why: B., stage: time, cites: [small-time], next: assessed, unknown: {weight: watch, open_point: C.}}
outcomes:
  assessed: {verdict: proceed, title: D, because: E., cites: [small-paper]}
items:
  notes:
    - {id: before, title: F, text: G., when: {before: {filed_on: 2024-01-01}}, in_words: H, cites: [small-paper]}
"""
    )
    library = small_library(tmp_path / "trees", tree)
    model = model_of(library.trees[TreeId("small")], library.law, DAY)
    # effective yes: two sorts of day or unknown, times yes, no, unknown; else: no and unknown, times three
    assert walk_ways(model).ways == 3 * 3 + 2 * 3


def test_the_cover_takes_every_edge_and_brings_about_everything(model: Model) -> None:
    paths = [walk(model.tree, answers, model.law, DAY) for answers in cover(model)]
    assert all(path.finished for path in paths)
    taken = {pair for path in paths for pair in itertools.pairwise(path.situation.trail)}
    assert taken >= {(edge.source, edge.target) for edge in model.edges if edge.taken != FALSE}
    assert {f.id for path in paths for f in path.findings} == {f.id for f in model.tree.findings}
    assert {path.at.id for path in paths} == set(model.tree.outcomes)


def test_an_answer_is_put_together_from_its_parts(model: Model) -> None:
    space = model.space
    fact = FactId("grounds")
    first, *rows = space.of[fact]
    assert space.answer(fact, {}) == Grounds(())
    assert space.answer(fact, {first: 1}) is UNKNOWN
    assert space.answer(fact, {rows[0]: 1}) == Grounds((("fraud", "made_out"),))  # type: ignore[arg-type]
    assert space.answer(FactId("relief"), {space.part(FactId("relief"), "conduct"): 1}) == (
        "conduct",
    )
    dates = FactId("performance_date")
    assert space.variables[space.whole(dates)].options == (KNOWN, NoDate.NONE, UNKNOWN)
    assert space.answer(dates, {space.whole(dates): 1}) is NoDate.NONE
    assert isinstance(space.answer(dates, {}), date)


def test_dates_fall_on_every_side_of_every_limit(model: Model) -> None:
    group = next(v.group for v in model.space.variables if v.group is not None)
    assert set(group.facts) == {"effective_date", "performance_date", "filed_on"}
    for limit, signs in group.signs:
        assert set(signs) == {True, False}, limit
    outcomes = set(zip(*(signs for _, signs in group.signs), strict=True))
    assert len(outcomes) == len(group.days), "every entry is another order of the days"
    # Whatever three days a user enters, some entry has them on the same sides.
    draw = random.Random(3)  # noqa: S311 - a sample to test with
    for _ in range(3000):
        days = {fact: DAY - timedelta(days=draw.randrange(-900, 2500)) for fact in group.facts}
        assert tuple(limit.holds(days, DAY) for limit, _ in group.signs) in outcomes


def test_dates_that_are_not_known_cannot_be_told_apart(model: Model) -> None:
    group: Group = next(v.group for v in model.space.variables if v.group is not None)
    assert len(group.told_apart(frozenset())) == 1
    alone = group.told_apart(frozenset({FactId("effective_date")}))
    assert len(alone) == 2, "two years before the matter's date, or later"
    assert len(group.told_apart(frozenset(group.facts))) == len(group.days)


def test_a_proof_that_a_walk_contradicts_is_a_fault_of_the_program(model: Model) -> None:
    wrong = model_of(model.tree, model.law, DAY)
    end = NodeId("assessed")
    wrong.reached[end] = wrong.diagrams.turn(wrong.reached[end], NEGATED)
    with pytest.raises(EngineError, match="disagree"):
        walk_ways(wrong, at_most=0)


# --- the whole examination ---------------------------------------------------------------------


@pytest.fixture
def library(tmp_path: FilePath) -> Library:
    return small_library(tmp_path / "trees")


def test_the_small_tree_is_proved(library: Library) -> None:
    found = examine(library, DAY, at_most=0)
    assert found.problems == ()
    assert found.sound
    assert found.uses is not None
    assert set(found.uses) == set(library.law.rules)


def test_old_content_is_a_warning(library: Library) -> None:
    assert examine(library, date(2027, 6, 30), at_most=0).problems == ()
    found = examine(library, date(2027, 7, 1), at_most=0)
    (problem,) = found.problems
    assert problem.warning
    assert found.sound
    assert (problem.file, problem.line) == (
        "small.yaml",
        TREE[: TREE.index("review_by")].count("\n") + 1,
    )
    assert "due for review by 30 June 2027" in problem.message
