"""Checks of names: rules, terms, stages, facts, choices, rows, placeholders.

One function a check, each giving faults with their place.
"""

from collections.abc import Iterable, Iterator

from engine import content
from engine.answers import did_you_mean, values_of
from engine.fee_data import schedules
from engine.items import Fee
from engine.law import Fact, FactId, FactKind, Law, NodeId, RowId
from engine.source import Pointer
from engine.tree import Question, Tree
from engine.words import placeholders

Fault = tuple[Pointer, str]
"""Where in the file, and the sentence."""


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Give the sentence for a name that leads nowhere."""
    return f'there is no {what} "{name}"{did_you_mean(name, tuple(known))}.'


def unknown_rule(tree: Tree, law: Law) -> Iterator[Fault]:
    """A citation of a rule that does not exist."""
    for pointer, cites, _ in content.citing(tree):
        for index, rule in enumerate(cites):
            if rule not in law.rules:
                yield (*pointer, "cites", index), unknown("rule", rule, law.rules)


def unknown_term(tree: Tree, law: Law) -> Iterator[Fault]:
    """A term, stage or head that does not exist."""
    for pointer, term in content.terms(tree):
        if term not in law.terms:
            yield pointer, unknown("term", term, law.terms)
    for node in content.questions(tree):
        if node.stage not in tree.stages:
            yield ("nodes", node.id, "stage"), unknown("stage", node.stage, tree.stages)
    for index, finding in enumerate(tree.findings):
        if finding.head is not None and finding.head not in tree.heads:
            yield ("findings", index, "head"), unknown("head", finding.head, tree.heads)


def not_a_fact(tree: Tree, law: Law) -> Iterator[Fault]:
    """A question that no fact declares."""
    for node in content.questions(tree):
        if FactId(node.id) not in law.facts:
            yield ("nodes", node.id), unknown("fact", node.id, law.facts)


def wrong_choices(tree: Tree, law: Law) -> Iterator[Fault]:
    """A choice or row that its fact does not declare, or that has no wording."""
    for node, fact in content.asked(tree, law):
        here: Pointer = ("nodes", node.id)
        values, rows = values_of(fact), tuple(fact.rows)
        yield from _declared(here, "choices", node.choices, values, f"a choice of {node.id}")
        yield from _declared(here, "rows", node.rows, rows, f"a ground of {node.id}")
        if fact.kind is not FactKind.YES_NO:
            yield from _worded(here, "choices", node.choices, values)
        yield from _worded(here, "rows", node.rows, _rows_to_word(fact, tree, law))


def _rows_to_word(fact: Fact, tree: Tree, law: Law) -> Iterator[RowId]:
    """Give the grounds of a matrix, those left aside that rest on what this tree never asks."""
    here = {NodeId(other.id) for _, other in content.asked(tree, law)}
    for row in fact.rows.values():
        known = [other for other in row.from_ if other in law.facts]
        if all(any(NodeId(s) in here for s in content.sources(other, law)) for other in known):
            yield row.id


def _declared(
    here: Pointer, key: str, given: Iterable[str], known: tuple[str, ...], what: str
) -> Iterator[Fault]:
    for name in given:
        if name not in known:
            yield (*here, key, name), f'"{name}" is not {what}{did_you_mean(name, known)}.'


def _worded(here: Pointer, key: str, given: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    worded = set(given)
    for name in known:
        if name not in worded:
            yield (*here, key), f"{name} has no wording here; add it."


def wrong_keys(tree: Tree, law: Law) -> Iterator[Fault]:
    """A key that does not fit the kind of its question."""
    for node, fact in content.asked(tree, law):
        here: Pointer = ("nodes", node.id)
        if node.none and fact.kind is not FactKind.DATE:
            yield (*here, "none"), "none is for a date."
        yield from _wrong_suggestion(here, node, fact)
        for option in node.choices.values():
            if fact.kind is FactKind.CHECKLIST and option.goto is not None:
                yield (*here, "choices", option.id, "goto"), "a checklist has no goto; use routes."
        yield from _wrong_rows(here, node, fact)


def _wrong_suggestion(here: Pointer, node: Question, fact: Fact) -> Iterator[Fault]:
    if node.suggest is None:
        return
    if fact.suggested_by is None:
        yield (*here, "suggest"), "facts.yaml names no column that suggests this fact."
    for status, choice in node.suggest.map.items():
        if choice not in values_of(fact):
            place = (*here, "suggest", "map", status)
            yield place, unknown("choice", choice, values_of(fact))


def _wrong_rows(here: Pointer, node: Question, fact: Fact) -> Iterator[Fault]:
    for row in fact.rows.values():
        wording = node.rows.get(row.id)
        if wording is not None and bool(row.from_) != (wording.derived is not None):
            need = "follows from other answers: give" if row.from_ else "is asked: drop"
            yield (*here, "rows", row.id), f"this ground {need} derived."


def wrong_placeholder(tree: Tree, law: Law) -> Iterator[Fault]:
    """A ``{fact}`` that has no phrase while the fact is open, or a phrase for nothing asked."""
    for pointer, text in content.texts(tree):
        for fact in placeholders(text):
            if fact not in tree.phrases:
                yield pointer, f"{{{fact}}} has no phrase; add it to phrases."
    known = {fact.id for _, fact in content.asked(tree, law)}
    for fact in tree.phrases:
        if fact not in known:
            yield ("phrases", fact), unknown("question", fact, known)


def wrong_fee(tree: Tree, law: Law) -> Iterator[Fault]:
    """A fee counted by a schedule that does not exist, or on what is no sum."""
    for index, fee in enumerate(tree.items.fees):
        here: Pointer = ("items", "fees", index)
        yield from _wrong_schedule(here, fee, law)
        for place, fact in enumerate(fee.of):
            yield from _counted_on((*here, "of", place), fact, FactKind.AMOUNT, tree, law)
        if fee.rate_day is not None:
            yield from _counted_on((*here, "rate_day"), fee.rate_day, FactKind.DATE, tree, law)
        if fee.rate_source is not None:
            there = (*here, "rate_source")
            yield from _counted_on(there, fee.rate_source, FactKind.TEXT, tree, law)


def _wrong_schedule(here: Pointer, fee: Fee, law: Law) -> Iterator[Fault]:
    if law.fees is None:
        return  # fees.yaml has problems of its own, which are reported
    listed = schedules(law.fees)
    if fee.who_pays is not None and fee.who_pays not in law.fees.who_pays:
        known = law.fees.who_pays
        yield (*here, "who_pays"), unknown("entry under who_pays", fee.who_pays, known)
    if fee.schedule is None:
        if fee.of or fee.rate_day or fee.rate_source or fee.who_pays or fee.remarks:
            yield here, "schedule missing; name the fee in law/fees.yaml, or drop what rests on it."
        return
    if fee.schedule not in listed:
        yield (*here, "schedule"), unknown("fee in law/fees.yaml", fee.schedule, listed)
        return
    for place, remark in enumerate(fee.remarks):
        if not getattr(listed[fee.schedule], remark):
            yield (*here, "remarks", place), f"{fee.schedule} says nothing under {remark}."


def _counted_on(
    here: Pointer, fact: FactId, kind: FactKind, tree: Tree, law: Law
) -> Iterator[Fault]:
    declared = law.facts.get(fact)
    if declared is None:
        yield here, unknown("fact", fact, law.facts)
    elif declared.kind is not kind:
        yield here, f"{fact} is not {_A[kind]}."
    elif NodeId(fact) not in {node.id for node in content.questions(tree)}:
        yield here, f"{fact} is never asked in this tree; ask it, or leave it out here."


_A = {FactKind.AMOUNT: "an amount", FactKind.DATE: "a date", FactKind.TEXT: "a text"}
