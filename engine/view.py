"""What a page or the command line shows of a question: every text filled, every law attached.

Derived from a path on demand; holds no state and no layout.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from engine import words
from engine.answers import UNKNOWN, Grounds, Place, Value, currency_of
from engine.content import rows, sources
from engine.law import (
    ChoiceId,
    Fact,
    FactId,
    FactKind,
    GroundRow,
    GroundState,
    Jurisdiction,
    Law,
    Modality,
    NodeId,
    RefusalAbroad,
    RowId,
    RuleId,
    SourceId,
    SourceNote,
    Term,
    Update,
)
from engine.situation import Situation, derived_state
from engine.tree import NextStep, Outcome, Question, Tree
from engine.verdict import Assessed
from engine.walk import Path
from engine.words import Cited


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """One answer to choose."""

    id: ChoiceId
    text: str
    help: str


@dataclass(frozen=True, slots=True)
class Basis:
    """A question of this tree that a ground follows from; ``answered`` on the way so far."""

    question: NodeId
    label: str
    answered: bool = True


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One ground of a matrix.

    Attributes:
        derived: The row follows from other answers and is not put to the user.
        rests_on: The questions a derived row follows from.
    """

    id: RowId
    text: str
    help: str
    evidence: str
    modality: Modality
    state: GroundState
    derived: bool
    rests_on: tuple[Basis, ...]
    cites: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer that the country table puts forward; never more than a suggestion.

    Attributes:
        source: What the table says, in short.
        read_in: Where that was read.
    """

    choice: ChoiceId
    place: str
    source: str
    read_in: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question as it is put.

    Attributes:
        stage: Number of the stage, counted from 1, and its name.
        none: Wording of "there is no such date"; empty if it is not offered.
        currency: The one that a sum is asked in; empty where any is taken.
        unknown: What "not known yet" does, in one line.
        value: The answer kept for it, if any.
    """

    id: NodeId
    kind: FactKind
    ask: str
    label: str
    help: str
    why: str
    stage: tuple[int, str]
    choices: tuple[ShownChoice, ...]
    rows: tuple[ShownRow, ...]
    none: str
    currency: str
    unknown: str
    suggestion: Suggestion | None
    cites: tuple[Cited, ...]
    updates: tuple[Update, ...]
    terms: tuple[Term, ...]
    value: Value | None


YES_NO = {ChoiceId("yes"): "Yes", ChoiceId("no"): "No"}


def show(question: Question, path: Path, law: Law, value: Value | None) -> ShownQuestion:
    """Show a question at a path.

    Args:
        question: The one to show: to be asked next, or passed already.
        path: The way so far; texts are filled from its answers.
        law: The law data.
        value: The answer kept for it, if any.
    """
    fact = law.facts[FactId(question.id)]
    situation = path.situation
    return ShownQuestion(
        id=question.id,
        kind=fact.kind,
        ask=_fill(question.ask, path, law),
        label=question.label,
        help=_fill(question.help, path, law),
        why=_fill(question.why, path, law),
        stage=(list(path.tree.stages).index(question.stage) + 1, path.tree.stages[question.stage]),
        choices=_choices(question, fact, path, law),
        rows=tuple(_rows(question, fact, situation, law, value)),
        none=question.none,
        currency=currency_of(fact),
        unknown=_unknown(question),
        suggestion=suggest(question, fact, situation, law),
        cites=tuple(words.cited(rule, law) for rule in question.cites),
        updates=updates_of(question.cites, law),
        terms=tuple(law.terms[term] for term in question.terms),
        value=value,
    )


def updates_of(rules: Iterable[RuleId], law: Law) -> tuple[Update, ...]:
    """Give the later developments that name any of these rules, in the order of the file."""
    named = {update.id for rule in rules for update in law.updates_of_rule.get(rule, ())}
    return tuple(update for update in law.updates.values() if update.id in named)


def _fill(text: str, path: Path, law: Law) -> str:
    return words.fill(text, path.tree, path.situation.answers, law)


def _choices(question: Question, fact: Fact, path: Path, law: Law) -> tuple[ShownChoice, ...]:
    options = YES_NO if fact.kind is FactKind.YES_NO else fact.values
    return tuple(
        ShownChoice(value, *_choice(question, value, text, path, law))
        for value, text in options.items()
    )


def _choice(question: Question, value: str, default: str, path: Path, law: Law) -> tuple[str, str]:
    choice = question.choices.get(ChoiceId(value))
    if choice is None:
        return default, ""
    return _fill(choice.text, path, law), _fill(choice.help, path, law)


def _rows(
    question: Question, fact: Fact, situation: Situation, law: Law, value: Value | None
) -> Iterator[ShownRow]:
    for declared in rows(question, fact):
        wording = question.rows[declared.id]
        if declared.from_:
            state = derived_state(wording, situation)
        elif isinstance(value, Grounds):
            state = value.state(declared.id)
        else:
            state = GroundState.UNKNOWN if value is UNKNOWN else GroundState.NOT_RAISED
        yield ShownRow(
            id=declared.id,
            text=wording.text,
            help=wording.help,
            evidence=wording.evidence,
            modality=declared.modality,
            state=state,
            derived=bool(declared.from_),
            rests_on=_bases(declared, situation, law),
            cites=tuple(words.cited(rule, law) for rule in declared.cites),
        )


def _bases(row: GroundRow, situation: Situation, law: Law) -> tuple[Basis, ...]:
    """Give the questions of this tree that a ground follows from, those answered first."""
    facts = dict.fromkeys(source for fact in row.from_ for source in sources(fact, law))
    nodes = (situation.tree.nodes.get(NodeId(fact)) for fact in facts)
    questions = [node for node in nodes if isinstance(node, Question)]
    questions.sort(key=lambda node: FactId(node.id) not in situation.answers)
    answers = situation.answers
    return tuple(Basis(node.id, node.label, FactId(node.id) in answers) for node in questions)


def _unknown(question: Question) -> str:
    if question.unknown is None:
        return ""
    return question.unknown.text or "Becomes an open point. The route goes on."


def suggest(question: Question, fact: Fact, situation: Situation, law: Law) -> Suggestion | None:
    """Give what the country table puts forward for a question, if anything."""
    if question.suggest is None or fact.suggested_by is None:
        return None
    place = situation.value(fact.suggested_by.of)
    entry = situation.place(place) if isinstance(place, Place) else None
    if entry is None:
        return None
    status, source, named = _entry(entry, fact.suggested_by.field)
    choice = question.suggest.map.get(status)
    if choice is None:
        return None
    return Suggestion(choice, entry.name, source, tuple(law.sources[name] for name in named))


def _entry(entry: Jurisdiction, field: str) -> tuple[str, str, tuple[SourceId, ...]]:
    """Give the status of a column of the country table, what it says, and where it was read."""
    if field == "reciprocity.status":
        known = entry.reciprocity
        return (known.status, known.case, known.sources) if known else ("unknown", "", ())
    if field == "new_york_convention":
        since = entry.new_york_convention
        if isinstance(since, bool):
            return "absent", entry.nyc_note or "Not on the list of parties", ()
        checked = "" if since.cross_checked else ", not cross-checked"
        return "present", f"Party since {since.since}{checked}", since.sources
    found = getattr(entry, field)
    if isinstance(found, RefusalAbroad):
        return "present", found.what, (found.source,)
    return ("present" if found else "absent"), "", ()


def labels(facts: Iterable[FactId], trees: Iterable[Tree]) -> tuple[str, ...]:
    """Give the labels of the questions that ask some facts, those that no tree asks left out."""
    nodes = [tree.nodes for tree in trees]
    asked = [each[node] for node in map(NodeId, facts) for each in nodes if node in each]
    return tuple(dict.fromkeys(node.label for node in asked if isinstance(node, Question)))


def next_steps(path: Path, law: Law) -> tuple[NextStep, ...]:
    """Give what to do next at the outcome reached: the verdict's own steps, then the outcome's."""
    if not isinstance(path.at, Outcome) or path.verdict is None:
        return ()
    words_ = path.at.by_verdict.get(path.verdict)
    steps = (*(words_.next_steps if words_ else ()), *path.at.next_steps)
    return tuple(replace(step, text=_fill(step.text, path, law)) for step in steps)


def headline(path: Path, law: Law) -> tuple[str, str]:
    """Give title and reason of the outcome reached, for its verdict; both empty on the way.

    Where a worse finding overrides an outcome that has no words for that, the reason names what
    overrides it.
    """
    outcome, verdict = path.at, path.verdict
    if not isinstance(outcome, Outcome) or verdict is None:
        return "", ""
    said = outcome.by_verdict.get(verdict, outcome)
    title, because = _fill(said.title, path, law), _fill(said.because, path, law)
    if said is not outcome or isinstance(outcome.verdict, Assessed) or outcome.verdict is verdict:
        return title, because
    found = [_fill(one.title, path, law) for one in path.findings if one.effect is verdict]
    why = f"{'; '.join(found)}." if found else "Points that decide it are not known yet."
    return title, f"{because} {why}"
