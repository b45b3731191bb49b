"""Of any matter and any edits: undo is identity, what is set aside returns, a forged log is found."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from engine.answers import parse_answer, to_plain
from engine.law import Fact, FactId, FactKind, GroundState
from engine.library import Library
from engine.walk import walk
from matters.document import Document, read_document, write_document
from matters.errors import MatterError
from matters.history import History
from matters.matter import Matter
from matters.parts import Parts, apply, changes, from_parts, to_parts
from tests.matter_maker import NOW, SMALL, matter
from tests.small_trees import small_library

pytestmark = pytest.mark.property
CALM = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
JSON = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
PARTS = st.dictionaries(
    st.sampled_from(["matter", "particulars", "answers", "notes", "ticked", "confirmed"]),
    st.dictionaries(TEXT, JSON, max_size=4),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("content") / "trees")


def full(parts: Parts) -> Parts:
    return {part: values for part, values in parts.items() if values}


def values_of(fact: Fact) -> st.SearchStrategy[Any]:
    """Draw a plain answer to a fact."""
    kinds: dict[FactKind, st.SearchStrategy[Any]] = {
        FactKind.YES_NO: st.sampled_from(["yes", "no"]),
        FactKind.CHOICE: st.sampled_from([str(value) for value in fact.values] or ["x"]),
        FactKind.CHECKLIST: st.lists(
            st.sampled_from([str(value) for value in fact.values] or ["x"]), unique=True
        ),
        FactKind.COUNTRY: st.sampled_from(["FR", "SG", "HK", "other: Jersey"]),
        FactKind.DATE: st.dates().map(str),
        FactKind.AMOUNT: st.decimals(0, 10**15, places=2).map(
            lambda number: {"amount": str(number), "currency": "CNY"}
        ),
        FactKind.TEXT: TEXT.map(lambda text: text.strip() or "x"),
        FactKind.GROUNDS: st.dictionaries(
            st.sampled_from([str(row.id) for row in fact.rows.values() if not row.from_] or ["x"]),
            st.sampled_from([state.value for state in GroundState]),
        ),
    }
    return st.just("unknown") | kinds[fact.kind]


def draw_answers(data: st.DataObject, library: Library, most: int = 12) -> list[tuple[FactId, Any]]:
    """Draw answers, in the order they are given."""
    facts = [fact for fact in library.law.facts.values() if not fact.computed]
    given_ = []
    for _ in range(data.draw(st.integers(1, most))):
        fact = data.draw(st.sampled_from(facts))
        given_.append((fact.id, parse_answer(fact, data.draw(values_of(fact)), library.law)))
    return given_


@CALM
@given(before=PARTS, after=PARTS)
def test_changes_lead_from_one_to_the_other_and_back(before: Parts, after: Parts) -> None:
    made = changes(before, after)
    assert full(apply(before, made)) == full(after)
    back = tuple(change.reversed for change in reversed(made))
    assert full(apply(apply(before, made), back)) == full(before)


@CALM
@given(data=st.data())
def test_what_is_written_is_read_back(data: st.DataObject, library: Library) -> None:
    made = Matter(legs=(SMALL,), answers=dict(draw_answers(data, library)))
    again, _ = from_parts(to_parts(made), library)
    assert again == made
    document = Document(id="abcdefgh", parts=to_parts(made))
    assert read_document(write_document(document)).parts == document.parts


@CALM
@given(data=st.data())
def test_edit_then_undo_is_identity(data: st.DataObject, library: Library) -> None:
    history = History(Document(id="abcdefgh", parts={}))
    made = matter()
    start = to_parts(made)
    states = [full(start)]
    for fact, value in draw_answers(data, library):
        before, made = to_parts(made), made.answer(fact, value)
        history.note(before, to_parts(made), NOW)
        if full(history.parts) != states[-1]:
            states.append(full(history.parts))
    for state in reversed(states[:-1]):
        history.undo(NOW)
        assert full(history.parts) == state
    assert not history.can_undo
    reopened = History(read_document(write_document(history.document())))
    for state in states[1:]:
        assert reopened.redo(NOW)
        assert full(reopened.parts) == state
    assert reopened.document().tampered == ""


@CALM
@given(data=st.data())
def test_answers_set_aside_return(data: st.DataObject, library: Library) -> None:
    tree, law = library.trees[SMALL], library.law
    made = Matter(legs=(SMALL,), answers=dict(draw_answers(data, library)))
    path = walk(tree, made.answers, law, NOW.date())
    asked = [FactId(step.question.id) for step in path.steps]
    fact = data.draw(st.sampled_from(asked or [FactId("remark")]))
    old = made.answers.get(fact)
    if old is None:
        return
    new = parse_answer(law.facts[fact], data.draw(values_of(law.facts[fact])), law)
    edited = made.answer(fact, new)
    assert set(edited.answers) == set(made.answers), "an edit drops no answer"
    kept, _ = from_parts(to_parts(edited), library)
    back = walk(tree, kept.answer(fact, old).answers, law, NOW.date())
    assert [(step.question.id, step.value) for step in back.steps] == [
        (step.question.id, step.value) for step in path.steps
    ]
    assert back.verdict == path.verdict


@pytest.fixture(scope="module")
def whole() -> bytes:
    """A file with a log of some length."""
    history = History(Document(id="abcdefgh", parts={}))
    made = matter()
    for number in range(6):
        before = to_parts(made)
        made = made.answer(FactId("remark"), f"answer {number}")
        history.note(before, to_parts(made), NOW)
    history.undo(NOW)
    return write_document(history.document())


def edit(plain: Any, data: st.DataObject) -> None:
    """Change, drop, add or swap something, anywhere inside."""
    at = plain
    while True:
        keys: list[Any] = list(at) if isinstance(at, dict) else list(range(len(at)))
        inner: list[Any] = [key for key in keys if isinstance(at[key], dict | list) and at[key]]
        deeper = data.draw(st.booleans())
        if inner and deeper:
            at = at[data.draw(st.sampled_from(inner))]
            continue
        break
    how = data.draw(st.sampled_from(["set", "drop", "add", "swap"]))
    key = data.draw(st.sampled_from(keys))
    if how == "set":
        at[key] = data.draw(JSON)
    elif how == "drop":
        del at[key]
    elif how == "add" and isinstance(at, dict):
        at[data.draw(TEXT)] = data.draw(JSON)
    elif how == "swap" and isinstance(at, list):
        at.reverse()


@CALM
@given(data=st.data())
def test_any_partial_edit_of_the_log_is_found(
    data: st.DataObject, whole: bytes, library: Library
) -> None:
    plain = json.loads(whole)
    before = deepcopy(plain["log"])
    edit(plain["log"], data)
    if json.dumps(plain["log"], sort_keys=True) == json.dumps(before, sort_keys=True):
        return
    if not plain["log"]:
        return  # a file without a log claims nothing
    try:
        document = read_document(json.dumps(plain).encode())
    except MatterError:
        return
    assert document.tampered


@CALM
@given(value=JSON, part=st.sampled_from(["answers", "particulars", "notes"]))
def test_an_edit_beside_the_log_is_found(whole: bytes, value: Any, part: str) -> None:
    plain = json.loads(whole)
    plain[part]["remark"] = value
    changed = plain[part] != json.loads(whole)[part]
    assert bool(read_document(json.dumps(plain).encode()).tampered) == changed


def test_a_log_that_is_whole_is_found_whole(whole: bytes) -> None:
    assert read_document(whole).tampered == ""
    assert to_plain("x") == "x"
