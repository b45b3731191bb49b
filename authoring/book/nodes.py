"""Questions and gates as entries of a book: what is asked, what an answer does, how one gets there.

Says nothing of findings and items; whether an answer brings one about stands at the finding.
"""

from collections.abc import Iterable, Iterator

from authoring.book.parts import Entry, Field, Given, Para, Point, Run, Runs
from authoring.book.telling import Telling, own, short_enough, strong
from engine import content, words
from engine.law import ChoiceId, Fact, FactId, FactKind, GroundRow, NodeId
from engine.tree import Choice, DerivedRow, Gate, Node, Question, Row, Weight
from engine.verdict import Verdict

ANSWERS = {
    FactKind.CHOICE: "One of these:",
    FactKind.YES_NO: "",
    FactKind.CHECKLIST: "Any of these, or none:",
    FactKind.COUNTRY: "A state or region of the country table, or another place by its name.",
    FactKind.DATE: "A date.",
    FactKind.AMOUNT: "A sum, with its currency.",
    FactKind.TEXT: "Free text; it decides nothing by itself.",
    FactKind.GROUNDS: "For each of these: made out, arguable, not raised or not known.",
}
"""In which form a question is answered."""
WEIGHTS = {
    Weight.DECISIVE: (
        f"Decisive: the verdict is “{words.VERDICTS[Verdict.NEEDS_FACTS]}” unless another is worse."
    ),
    Weight.WATCH: "To watch: it is listed as an open point and does not decide the verdict.",
}
PUT_FORWARD = {"present": "An entry", "absent": "No entry"}
"""What the country table may hold, in words; other statuses are printed as they are."""
AS_ROUTES = "Goes on as under “Leads to”."
COLUMNS = {
    "new_york_convention": "what it says on the New York Convention",
    "reciprocity.status": "what it says on reciprocity",
    "foreign_court_refused_chinese": "what it says on Chinese judgments refused there",
}
"""Columns of the country table, in words."""
LEAVING = frozenset({FactKind.CHOICE, FactKind.YES_NO})
"""Kinds of which a choice may lead a way of its own."""


def node_entry(node: Node, telling: Telling) -> Entry:
    """Give a question or a gate as an entry."""
    return _question(node, telling) if isinstance(node, Question) else _gate(node, telling)


def _gate(gate: Gate, telling: Telling) -> Entry:
    name = telling.numbers.nodes[gate.id]
    fields = (
        *reached(gate.id, telling),
        Field("Leads to", tuple(_routes(gate, telling))),
    )
    aside = "never shown to the user"
    return Entry(name.id, name.number, gate.id, name.label, aside, fields, short_enough(fields))


def _question(question: Question, telling: Telling) -> Entry:
    name = telling.numbers.nodes[question.id]
    fact = telling.law.facts[FactId(question.id)]
    fields = (
        *telling.field("Help", question.help),
        *telling.field("Why", question.why),
        Field("Answer", tuple(_answers(question, fact, telling))),
        *_ruling(fact),
        *_suggested(question, fact, telling),
        *_onward(question, fact, telling),
        *_unknown(question, telling),
        *reached(question.id, telling),
        *telling.authority(question.cites),
        *telling.terms(question.terms),
    )
    return Entry(
        id=name.id,
        number=name.number,
        name=question.id,
        title=telling.plain(question.ask),
        aside=question.label,
        fields=fields,
        kept=short_enough(fields),
    )


# --- answers -----------------------------------------------------------------------


def _answers(question: Question, fact: Fact, telling: Telling) -> Iterator[Para | Point]:
    lead = ANSWERS[fact.kind]
    if question.none:
        lead = f"{lead} Or: “{question.none}”."
    if lead:
        yield own(lead)
    name = telling.numbers.nodes[question.id]
    if fact.kind is FactKind.GROUNDS:
        for index, row in enumerate(content.rows(question, fact), 1):
            wording = question.rows[row.id]
            yield _ground(f"{name.id}-{index}", str(index), row, wording, telling)
        return
    for index, choice in enumerate(choices(question, fact)):
        letter = chr(ord("a") + index) if index < 26 else str(index + 1)  # noqa: PLR2004 - letters
        yield Point(
            id=f"{name.id}-{letter}",
            number=letter,
            title=telling.plain(choice.text),
            body=(Para(telling.runs(choice.help)),) if choice.help else (),
            leads=_of_choice(choice, question, fact, telling),
        )


def choices(question: Question, fact: Fact) -> Iterable[Choice]:
    """Give the choices of a question; a yes or no without wording of its own has Yes and No."""
    if question.choices or fact.kind is not FactKind.YES_NO:
        return question.choices.values()
    return [Choice(id=ChoiceId(value), text=value.capitalize()) for value in ("yes", "no")]


def _of_choice(choice: Choice, question: Question, fact: Fact, telling: Telling) -> Runs:
    if fact.kind not in LEAVING:
        return ()
    target = choice.goto or question.next
    return telling.target(target) if target else (Run("as under “Leads to”"),)


def _ground(place: str, number: str, row: GroundRow, wording: Row, telling: Telling) -> Point:
    body: list[Para | Given] = []
    if wording.help:
        body.append(Para(telling.runs(wording.help)))
    if wording.evidence:
        body.append(Para((strong("Evidence. "), *telling.runs(wording.evidence))))
    if row.head:
        part = next((name for head, name in telling.tree.heads.items() if head == row.head), "")
        body.append(own(f"Strikes one part only: {part or row.head}."))
    if row.arguable:
        body.append(Para((strong("Arguable means: "), Run(row.arguable)), small=True))
    if row.shown_by:
        body.append(Para((strong("Shown by: "), Run(row.shown_by))))
    if row.from_:
        body.append(own("Not asked; follows from other answers."))
    body += _derived(wording.derived, telling)
    body += telling.cited(row.cites)
    text = telling.plain(wording.text)
    return Point(place, number, text, f"court {words.MODALITIES[row.modality]}", tuple(body))


def _ruling(fact: Fact) -> tuple[Field, ...]:
    """Give what the hearing sheet of a matrix says is asked of the court."""
    ruling = fact.ruling
    if ruling is None:
        return ()
    told = (
        ("The applicant seeks: ", ruling.sought),
        ("The respondent seeks: ", ruling.opposed),
        ("On a ground the court must or may: ", ruling.act),
    )
    return (Field("Ruling", tuple(Para((strong(lead), Run(text))) for lead, text in told)),)


def _derived(derived: DerivedRow | None, telling: Telling) -> Iterator[Given]:
    if derived is None:
        return
    speaker = telling.speaker
    if derived.made_out is not None:
        yield Given((strong("Made out"),), clause=speaker.clause(derived.made_out))
    if derived.arguable is not None:
        lead = "Else arguable" if derived.made_out is not None else "Arguable"
        yield Given((strong(lead),), clause=speaker.clause(derived.arguable))
    yield Given((Run("Else not raised."),))


def _suggested(question: Question, fact: Fact, telling: Telling) -> tuple[Field, ...]:
    if question.suggest is None or fact.suggested_by is None:
        return ()
    texts = {choice.id: choice.text for choice in choices(question, fact)}
    source = telling.numbers.nodes.get(NodeId(fact.suggested_by.of))
    field = fact.suggested_by.field
    column = COLUMNS.get(field, f"its column “{field.replace('_', ' ')}”")
    of = (Run(" for the place in "), *source.full) if source else ()
    told = " ".join(
        f"{PUT_FORWARD.get(status, f'“{status}”')}: “{texts.get(choice, choice)}”."
        for status, choice in question.suggest.map.items()
    )
    lead = Run("The country table puts an answer forward")
    runs = (lead, *of, Run(f", from {column}; the user confirms or changes it. {told}"))
    return (Field("Put forward", (Para(runs, small=True),)),)


# --- ways on -----------------------------------------------------------------------


def _onward(question: Question, fact: Fact, telling: Telling) -> tuple[Field, ...]:
    if question.routes:
        return (Field("Leads to", tuple(_routes(question, telling))),)
    if question.next is None or fact.kind in LEAVING:
        return ()
    return (Field("Leads to", (Given(leads=telling.target(question.next)),)),)


def _routes(node: Node, telling: Telling) -> Iterator[Given]:
    """Give the routes in the order in which they are tested."""
    for index, route in enumerate(node.routes):
        leads = telling.target(route.goto)
        if route.when is None:
            lead = (Run("Otherwise"),) if index else ()
            yield Given(lead, leads=leads)
        else:
            first = "else if" if index else "if"
            yield Given((), first, telling.speaker.clause(route.when), leads)
    if node.undecided is not None and len(node.routes) > 1:
        leads = telling.target(node.undecided)
        yield Given((Run("While a test cannot be decided yet"),), leads=leads)


def _unknown(question: Question, telling: Telling) -> tuple[Field, ...]:
    unknown = question.unknown
    if unknown is None:
        return ()
    target = unknown.goto or question.next
    said = [Para(telling.runs(unknown.text))] if unknown.text else []
    point = (strong("Open point. "), *telling.runs(unknown.open_point))
    content: tuple[Para | Given, ...] = (
        *said,
        Para(point),
        own(WEIGHTS[unknown.weight]),
        Given(leads=telling.target(target)) if target else own(AS_ROUTES),
    )
    return (Field("Not known yet", content),)


# --- where it is reached from --------------------------------------------------------


def reached(target: NodeId, telling: Telling) -> tuple[Field, ...]:
    """Give the field that says from where, and in which case, the route comes to a place."""
    ways = [way for node in telling.tree.nodes.values() for way in _ways(node, target, telling)]
    if target == telling.tree.root:
        ways.insert(0, Given((Run("The route begins here."),)))
    return (Field("Reached", tuple(ways)),) if ways else ()


def _ways(node: Node, target: NodeId, telling: Telling) -> Iterator[Given]:
    name = telling.numbers.nodes[node.id]
    source = (Run("from "), *name.full)
    if isinstance(node, Question):
        yield from _by_answers(node, target, source, telling)
    for index, route in enumerate(node.routes):
        if route.goto != target:
            continue
        if route.when is not None:
            before = ", where no earlier route applies," if index else ","
            clause = telling.speaker.clause(route.when)
            yield Given((*source, Run(before)), "if", clause)
        else:
            yield Given((*source, Run(", otherwise" if index else ", always")))
    if node.undecided == target and len(node.routes) > 1:
        yield Given((*source, Run(", while its tests cannot be decided yet")))


def _by_answers(
    question: Question, target: NodeId, source: Runs, telling: Telling
) -> Iterator[Given]:
    """Give the answers that lead to a place by themselves, then the common way."""
    fact = telling.law.facts[FactId(question.id)]
    leaving = [choice for choice in choices(question, fact) if choice.goto is not None]
    named = [f"“{telling.plain(choice.text)}”" for choice in leaving if choice.goto == target]
    unknown = question.unknown.goto if question.unknown else None
    if unknown == target:
        named.append(f"“{words.NOT_KNOWN_YET}”")
    if named:
        yield Given((*source, Run(f", answered {words.joined(named, 'or')}")))
    if question.next == target:
        left = leaving or unknown
        told = ", with any other answer" if left else ", with any answer"
        yield Given((*source, Run(told)))
