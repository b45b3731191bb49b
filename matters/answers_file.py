"""The answers file: a matter as YAML that a person writes and the command line reads.

Keys: ``tree`` (or ``legs``), ``as_of``, ``matter`` (the particulars), ``answers`` (fact id: value),
``notes`` (fact id: what was noted there), ``in_hand`` (tree: ids of its papers at hand),
``confirmed`` (id of a flagged point: what counsel said of it), ``group`` (of linked matters).
Every fault is reported with its line; nothing is guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from engine.answers import MAX_TEXT, Amount, Value, currency_of, did_you_mean, parse_answer
from engine.decoder import Decoder
from engine.errors import AnswerError
from engine.fee_data import schedules
from engine.items import ItemId
from engine.law import FactId, Law, TermId, UpdateId, empty_mapping
from engine.library import Library
from engine.source import Pointer, Source, YamlNode, plain_data, raise_problems
from engine.tree import TreeId
from matters.matter import Confirmation, Confirmed, Matter, Particulars, PointId
from matters.parts import plain_parts


@dataclass(frozen=True, slots=True)
class Anything:
    """A value whose shape its fact decides."""

    plain: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersFile:
    """The keys of an answers file."""

    tree: TreeId | None = None
    legs: tuple[TreeId, ...] = ()
    as_of: date | None = None
    matter: Particulars = field(default_factory=Particulars)
    answers: Mapping[FactId, Anything] = field(default_factory=empty_mapping)
    notes: Mapping[FactId, str] = field(default_factory=empty_mapping)
    in_hand: Mapping[TreeId, tuple[ItemId, ...]] = field(default_factory=empty_mapping)
    confirmed: Mapping[PointId, Confirmation] = field(default_factory=empty_mapping)
    group: str = ""


def read_answers(
    source: Source, library: Library, tree: TreeId | None = None, *, saved: bool = False
) -> tuple[Matter, date | None]:
    """Read an answers file.

    Args:
        source: The composed file.
        library: For the trees and facts it may name.
        tree: The tree to walk; None takes the one the file names.
        saved: A matter of the window's, whose content may have changed since: what is gone from it
            (a flagged point, a paper, the fact of a note) and a sum in another currency are kept.

    Returns:
        The matter, and the file's own date if it gives one.

    Raises:
        ContentError: There is at least one problem; all of them are reported together.
    """
    file = Decoder(source, {Anything: read_anything}).read(AnswersFile)
    raise_problems(source)
    if file is None:
        raise AssertionError(source.name)
    legs = file.legs or ((file.tree,) if file.tree else ())
    if tree is not None and tree not in legs[-1:]:
        legs = (tree,)
    check_legs(source, legs, library)
    answers = parse_answers(source, ("answers",), file.answers, library.law)
    _check(source, file, answers, library, saved=saved)
    raise_problems(source)
    matter = Matter(
        legs=legs,
        particulars=file.matter,
        answers=answers,
        confirmed=file.confirmed,
        notes=file.notes,
        ticked=_ticked(file.in_hand),
        group=file.group,
    )
    return matter, file.as_of


def write_answers(matter: Matter, as_of: date | None = None) -> dict[str, Any]:
    """Give a matter as the plain data of an answers file."""
    parts = plain_parts(matter, as_of)
    whole = parts["matter"]
    data = {
        "legs": whole["legs"],
        "as_of": whole.get("as_of"),
        "matter": parts["particulars"],
        "answers": parts["answers"],
        "notes": parts["notes"],
        "in_hand": _plain_papers(matter.ticked),
        "group": whole.get("group"),
        "confirmed": parts["confirmed"],
    }
    return {key: value for key, value in data.items() if value or key in {"legs", "answers"}}


def _ticked(in_hand: Mapping[TreeId, tuple[ItemId, ...]]) -> frozenset[str]:
    return frozenset(f"{tree}/{one}" for tree, papers in in_hand.items() for one in papers)


def _plain_papers(ticked: frozenset[str]) -> dict[str, list[str]]:
    """Give papers at hand by their tree."""
    papers: dict[str, list[str]] = {}
    for each in sorted(ticked):
        tree, _, document = each.partition("/")
        papers.setdefault(tree, []).append(document)
    return papers


def _check(
    source: Source,
    file: AnswersFile,
    answers: Mapping[FactId, Value],
    library: Library,
    *,
    saved: bool,
) -> None:
    """Report what does not fit beside the answers."""
    if not saved:
        check_currencies(source, answers, library.law)
        check_papers(source, file.in_hand, library)
    check_notes(source, file.notes, library.law, saved=saved)
    check_confirmed(source, file.confirmed, library.law, saved=saved)


def read_anything(decoder: Decoder, node: YamlNode) -> Anything:
    """Read a value as plain data; its fact says later what it may be."""
    return Anything(plain_data(decoder.source, node))


def check_legs(source: Source, legs: tuple[TreeId, ...], library: Library) -> None:
    """Report legs that are missing, or that are no trees of the library."""
    if not legs:
        source.problems.append(source.problem((), "tree missing; name the tree to walk."))
    for leg in legs:
        if leg not in library.trees:
            known = tuple(str(tree) for tree in library.trees)
            hint = did_you_mean(leg, known)
            message = f'there is no tree "{leg}"{hint}; there are {", ".join(known)}.'
            source.problems.append(source.problem(("tree",), message))


def check_currencies(source: Source, answers: Mapping[FactId, Value], law: Law) -> None:
    """Report a sum that its fact takes in one currency only, and that is in another."""
    for fact_id, value in answers.items():
        wanted = currency_of(law.facts[fact_id])
        if not wanted or not isinstance(value, Amount) or value.currency == wanted:
            continue
        message = f"{fact_id}: this sum is asked in {wanted}; give its equivalent in {wanted}."
        source.problems.append(source.problem(("answers", fact_id), message))


def check_notes(source: Source, notes: Mapping[FactId, str], law: Law, *, saved: bool) -> None:
    """Report notes at no fact, and those that are too long."""
    for fact, text in notes.items():
        if fact not in law.facts and not saved:
            hint = did_you_mean(fact, tuple(law.facts))
            message = f'"{fact}" is not a fact{hint}; a note belongs to one.'
            source.problems.append(source.problem(("notes", fact), message))
        if len(text) > MAX_TEXT:
            message = f"{fact}: the note is too long; give at most {MAX_TEXT} characters."
            source.problems.append(source.problem(("notes", fact), message))


def check_papers(
    source: Source, in_hand: Mapping[TreeId, tuple[ItemId, ...]], library: Library
) -> None:
    """Report papers of no tree, and those that their tree does not ask for."""
    for tree, papers in in_hand.items():
        if tree not in library.trees:
            known = tuple(str(each) for each in library.trees)
            message = f'there is no tree "{tree}"{did_you_mean(tree, known)}.'
            source.problems.append(source.problem(("in_hand", tree), message))
            continue
        known = tuple(str(each.id) for each in library.trees[tree].items.documents)
        for number, paper in enumerate(papers):
            if paper not in known:
                hint = did_you_mean(paper, known)
                message = f'"{paper}" is not a paper of {tree}{hint}.'
                source.problems.append(source.problem(("in_hand", tree, number), message))


def check_confirmed(source: Source, confirmed: Confirmed, law: Law, *, saved: bool) -> None:
    """Report what is not flagged, who is not named, and an ``applies`` that is out of place."""
    for point, said in confirmed.items():
        within = ("confirmed", point)
        later = UpdateId(point) in law.updates
        if not later and not saved:
            _check_point(source, point, said, law)
        elif later and said.applies is None:
            message = 'applies missing; say whether it applies in this matter, "yes" or "no".'
            source.problems.append(source.problem(within, message))
        if not said.by.strip():
            message = "nobody is named; write who confirmed it."
            source.problems.append(source.problem((*within, "by"), message))


def _check_point(source: Source, point: PointId, said: Confirmation, law: Law) -> None:
    """Report a point that is neither a term nor a fee to be verified, or that "applies"."""
    unsure = [term.id for term in law.terms.values() if not term.confirmed]
    fees = schedules(law.fees) if law.fees is not None else {}
    known = tuple(str(one) for one in (*law.updates, *unsure, *fees))
    if TermId(point) in law.terms and point not in known:
        message = f'the Chinese of "{point}" was read in its source; there is nothing to confirm.'
        source.problems.append(source.problem(("confirmed", point), message))
    elif point not in known:
        hint = did_you_mean(point, known)
        message = (
            f'"{point}" is not a flagged point{hint}; give the id of a later development '
            "(updates.yaml), an unconfirmed term (terms.yaml) or a fee (fees.yaml)."
        )
        source.problems.append(source.problem(("confirmed", point), message))
    elif said.applies is not None:
        message = "only a later development applies or not; leave this out."
        source.problems.append(source.problem(("confirmed", point, "applies"), message))


def parse_answers(
    source: Source, within: Pointer, given: Mapping[FactId, Anything], law: Law
) -> Mapping[FactId, Value]:
    """Read answers from their plain data; faults are reported at the answer.

    Args:
        source: The file they stand in.
        within: The place of the answers in it.
        given: The plain data by fact.
        law: For the facts and the country table.
    """
    answers: dict[FactId, Value] = {}
    for fact_id, value in given.items():
        fact = law.facts.get(fact_id)
        if fact is None:
            hint = did_you_mean(fact_id, tuple(law.facts))
            message = f'"{fact_id}" is not a fact{hint}.'
            source.problems.append(source.problem((*within, fact_id), message))
            continue
        try:
            answers[fact_id] = parse_answer(fact, value.plain, law)
        except AnswerError as error:
            source.problems.append(source.problem((*within, fact_id), str(error)))
    return MappingProxyType(answers)
