"""Questions, choices, entries and rows that nothing turns on."""

from collections.abc import Iterator
from itertools import chain

from engine.answers import UNKNOWN, Answers
from engine.content import asked, conditions, texts
from engine.law import Fact, FactId, NodeId
from engine.proof.diagram import FALSE, Function
from engine.proof.faults import Line, Proved
from engine.proof.model import Model
from engine.proof.space import TICKS
from engine.source import Pointer
from engine.tree import Question
from engine.words import placeholders


def idle(model: Model, _line: Line) -> Iterator[Proved]:
    """A question whose answer changes nothing, or a choice that does what another does."""
    functions = _functions(model)
    used = _printed(model)
    for question, fact in asked(model.tree, model.law):
        if fact.id in used or model.reach(question.id) == FALSE:
            continue
        whole, *parts = model.space.of[fact.id]
        rests = [f for f in functions if model.diagrams.variables(f) & {whole, *parts}]
        if not parts:
            yield from _choices(question, fact, rests, model)
        elif model.space.variables[parts[0]].group is None:
            yield from _parts(question, parts, rests, model)


def _choices(
    question: Question, fact: Fact, rests: list[Function], model: Model
) -> Iterator[Proved]:
    """Look for answers to one question that nothing tells apart."""
    variable = model.space.variables[model.space.whole(fact.id)]
    known = [n for n, option in enumerate(variable.options) if option is not UNKNOWN]
    sorts: dict[tuple[Function, ...], list[int]] = {}
    for number in known:
        sort = tuple(model.diagrams.fix(f, model.space.whole(fact.id), number) for f in rests)
        sorts.setdefault(sort, []).append(number)
    here: Pointer = ("nodes", question.id)
    if len(known) == 1 and rests:
        return  # one answer stands for all, and something turns on whether it is given
    if len(sorts) == 1:
        message = "nothing turns on this question; delete it, or let something turn on it."
        yield Proved(here, message, _example(question, fact, model, known[0]))
        return
    for alike in sorts.values():
        if fact.values and len(alike) > 1:
            first, *others = (str(variable.options[n]) for n in alike)
            for other in others:
                message = (
                    f"{other} does nothing that {first} does not; join them or tell them apart."
                )
                example = _example(question, fact, model, alike[0])
                yield Proved((*here, "choices", other), message, example, warning=True)


def _parts(
    question: Question, parts: list[int], rests: list[Function], model: Model
) -> Iterator[Proved]:
    """Look for entries of a checklist and rows of a matrix that nothing tests."""
    tested = frozenset(chain.from_iterable(model.diagrams.variables(f) for f in rests))
    here: Pointer = ("nodes", question.id)
    variables = model.space.variables
    if not tested & set(parts):
        message = "nothing turns on this question; delete it, or let something turn on it."
        yield Proved(here, message, model.example(model.reach(question.id)))
        return
    key = "choices" if variables[parts[0]].options == TICKS else "rows"
    for number in parts:
        if number not in tested:
            part = variables[number].part
            message = f"nothing turns on {part}; delete it, or let something turn on it."
            example = model.example(model.reach(question.id))
            yield Proved((*here, key, part), message, example, warning=True)


def _example(question: Question, fact: Fact, model: Model, option: int) -> Answers | None:
    d = model.diagrams
    chosen = d.option(model.space.whole(fact.id), (option,))
    return model.example(d.both(model.reach(question.id), chosen))


def _functions(model: Model) -> list[Function]:
    """Give everything that an answer can change: the ways taken and what holds at their ends."""
    ways: dict[tuple[NodeId, NodeId], Function] = {}
    for edge in model.edges:
        pair = (edge.source, edge.target)
        ways[pair] = model.diagrams.either(ways.get(pair, FALSE), edge.taken)
    found = list(ways.values())
    found += [model.holds(condition) for _, condition, at in conditions(model.tree) if at is None]
    return list(dict.fromkeys(found))


def _printed(model: Model) -> frozenset[FactId]:
    """Give the facts whose answer is printed, computed with, or puts another answer forward."""
    found = {fact for _, text in texts(model.tree) for fact in placeholders(text)}
    for deadline in model.tree.items.deadlines:
        found |= {*deadline.starts, *((deadline.done,) if deadline.done else ())}
    for fee in model.tree.items.fees:
        found |= {*fee.of, *filter(None, (fee.rate_day, fee.rate_source))}
    for question, fact in asked(model.tree, model.law):
        if question.suggest is not None and fact.suggested_by is not None:
            found.add(fact.suggested_by.of)
    return frozenset(found)
