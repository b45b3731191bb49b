"""Outcomes, findings and items as entries of a book.

Each says in which case it applies, in words. Where an outcome is reached from is worked out in
``authoring.book.nodes``.
"""

from collections.abc import Iterator

from authoring.book.nodes import reached
from authoring.book.parts import Entry, Field, Given, Para, Point, Run, Runs
from authoring.book.telling import Telling, listed, own, short_enough, strong
from engine import words
from engine.items import Action, Deadline, Document, Fee, Forum, Item, Note, Provider, Remedy
from engine.law import Term, TermId
from engine.tree import Background, Finding, NextStep, Outcome
from engine.verdict import Assessed
from memo.citations import chinese

ASSESSED = "verdict worked out from the findings"
KINDS = {
    "documents": "Papers",
    "deadlines": "Time limits",
    "forums": "Courts",
    "fees": "Costs",
    "actions": "Steps to take",
    "remedies": "Measures",
    "notes": "Notes",
}
"""Headings of the kinds of items."""
FROM = {
    Provider.CLIENT: "from the client",
    Provider.US: "from us",
    Provider.COUNSEL: "from PRC counsel",
}


def outcome_entry(outcome: Outcome, telling: Telling) -> Entry:
    """Give an outcome as an entry."""
    name = telling.numbers.nodes[outcome.id]
    fixed = not isinstance(outcome.verdict, Assessed)
    fields = (
        *reached(outcome.id, telling),
        *telling.field("Because", outcome.because),
        *_next_steps(outcome, telling),
        *_by_verdict(outcome, telling),
        *_links(outcome, telling),
        *telling.authority(outcome.cites),
        *telling.terms(outcome.terms),
    )
    return Entry(
        id=name.id,
        number=name.number,
        name=outcome.id,
        title=telling.plain(outcome.title),
        aside=words.VERDICTS[outcome.verdict] if fixed else ASSESSED,  # type: ignore[index] # fixed
        fields=fields,
        kept=short_enough(fields),
    )


def _next_steps(outcome: Outcome, telling: Telling) -> tuple[Field, ...]:
    paras = tuple(Para(_step(step, telling)) for step in outcome.next_steps)
    return (Field("Next steps", paras),) if paras else ()


def _step(step: NextStep, telling: Telling) -> Runs:
    """Give a next step with the numbers of the rules it rests on."""
    names = listed(telling.numbers.rules[rule] for rule in step.cites)
    return (*telling.runs(step.text), *((Run("  "), *names) if names else ()))


def _by_verdict(outcome: Outcome, telling: Telling) -> tuple[Field, ...]:
    name = telling.numbers.nodes[outcome.id]
    points = tuple(
        Point(
            id=f"{name.id}-{chr(ord('a') + index)}",
            number=chr(ord("a") + index),
            title=telling.plain(said.title),
            aside=words.VERDICTS[verdict],
            body=(
                Para(telling.runs(said.because)),
                *(Para((Run("Next: "), *_step(step, telling))) for step in said.next_steps),
            ),
        )
        for index, (verdict, said) in enumerate(outcome.by_verdict.items())
    )
    return (Field("By verdict", points),) if points else ()


def _links(outcome: Outcome, telling: Telling) -> tuple[Field, ...]:
    """Give the ways on into other trees, each with the case in which it is offered."""
    content: list[Para | Given] = []
    for link in outcome.links:
        content.append(Para((Run(link.label),)))
        for fact, choice in link.answers.items():
            meaning = telling.law.facts[fact].values.get(choice, choice)
            content.append(own(f"It answers {fact} there: {choice}, {meaning}."))
        if link.when is not None:
            content.append(Given(clause=telling.speaker.clause(link.when)))
    return (Field("Leads on to", tuple(content)),) if content else ()


def finding_entry(finding: Finding, telling: Telling) -> Entry:
    """Give a finding as an entry; its effect stands behind its title."""
    name = telling.numbers.findings[finding.id]
    part = telling.tree.heads.get(finding.head, finding.head) if finding.head else ""
    fields = (
        telling.when("Holds", finding.when),
        *telling.field("Because", finding.because),
        *telling.field("Speaks of", part),
        *telling.authority(finding.cites),
        *telling.terms(finding.terms),
    )
    return Entry(
        id=name.id,
        number=name.number,
        name=finding.id,
        title=telling.plain(finding.title),
        aside=words.VERDICTS[finding.effect],
        fields=fields,
        kept=short_enough(fields),
    )


def background_entry(topic: Background, telling: Telling) -> Entry:
    """Give a topic with the rules that stand behind it."""
    name = telling.numbers.background[topic.topic]
    fields = telling.authority(topic.cites)
    return Entry(name.id, name.number, topic.topic, topic.topic, "", fields, kept=True)


# --- items ---------------------------------------------------------------------------


def item_entry(kind: str, item: Item, telling: Telling) -> Entry:
    """Give an item as an entry."""
    name = telling.numbers.items[kind, item.id]
    fields = (
        telling.when("Applies", item.when),
        *_in_words(item),
        *_of_kind(item, telling),
        *telling.authority(item.cites),
        *telling.terms(getattr(item, "terms", ())),
    )
    return Entry(
        id=name.id,
        number=name.number,
        name=item.id,
        title=telling.plain(item.title),
        aside=_aside(item),
        fields=fields,
        kept=short_enough(fields),
    )


def _aside(item: Item) -> str:
    if isinstance(item, Document):
        listed = "; not listed in the guide" if item.counsel_check else ""
        return f"{FROM[item.provider]}{listed}"
    return "never shown as a date" if isinstance(item, Deadline) and item.nominal else ""


def _in_words(item: Item) -> tuple[Field, ...]:
    if not item.in_words:
        return ()
    said = Para((Run(f"If {item.in_words}"),))
    return (Field("While open", (said,)),)


def _of_kind(item: Item, telling: Telling) -> Iterator[Field]:
    match item:
        case Document():
            yield from telling.field("Form", f"{words.form(item.form)}.")
            yield from _issued_abroad(item, telling)
            yield from telling.field("Note", item.note)
            yield from _named("Chinese", item.term, telling)
        case Deadline():
            yield from _deadline(item, telling)
        case Forum():
            yield from _named("Court", item.court, telling)
            yield from telling.field("Note", item.note)
        case Fee():
            yield from telling.field("Text", item.text)
            yield from telling.field("Paid by", item.payable_by)
            yield from _counted(item)
        case Action() | Remedy() | Note():
            yield from telling.field("Text", item.text)


def _issued_abroad(item: Document, telling: Telling) -> Iterator[Field]:
    """Say what a later development says of the form of a paper from abroad, and on which answer."""
    abroad = item.form.issued_abroad
    if abroad is None:
        return
    asked = (
        (Run("; where it was issued: "), *telling.date_fact(abroad.place, ""))
        if abroad.place
        else ()
    )
    paras = [
        Para(
            (Run("Said beside its form by "), *telling.development(abroad.later), *asked, Run(".")),
            small=True,
        )
    ]
    beside = telling.law.updates[abroad.later].beside_form
    if beside is not None:
        paras.append(Para((strong("Abroad: "), *telling.runs(beside.abroad))))
    if beside is not None and abroad.place:
        paras.append(Para((strong("In a region: "), *telling.runs(beside.region))))
    yield Field("Issued abroad", tuple(paras))


def _counted(item: Fee) -> Iterator[Field]:
    """Say by which entries of fees.yaml a court fee is counted, and on which answers."""
    if item.schedule is None:
        return
    yield Field("Counted by", (own(f"{item.schedule} in law/fees.yaml, beyond the guide."),))
    if item.of:
        converted = [fact for fact in (item.rate_day, item.rate_source) if fact is not None]
        rate = f"; if converted, its rate: {words.joined(converted)}" if converted else ""
        yield Field("Counted on", (own(f"{words.joined(item.of, 'or')}{rate}."),))
    if item.who_pays is not None:
        yield Field("Who pays", (own(f"{item.who_pays} in law/fees.yaml."),))
    if item.remarks:
        yield Field("Remarks", (own(f"{words.joined(item.remarks)}."),))


def _named(label: str, term_id: TermId | None, telling: Telling) -> tuple[Field, ...]:
    if term_id is None:
        return ()
    term: Term = telling.law.terms[term_id]
    name = telling.numbers.terms[term_id]
    return (Field(label, (Para((name.short, Run(f" {term.en} {chinese(term)}")), small=True),)),)


def _deadline(item: Deadline, telling: Telling) -> Iterator[Field]:
    yield from telling.field("Usual time", item.nominal)
    if item.plus is not None:
        yield from telling.field("Period", f"{words.period(item.plus).capitalize()}.")
    starts = tuple(
        Para(telling.date_fact(fact, item.start_words.get(fact, ""))) for fact in item.starts
    )
    if starts:
        several = len(starts) > 1
        lead = (own("Each of these that is known gives a reading:"),) if several else ()
        yield Field("Counted from", (*lead, *starts))
    yield from _later(item, telling)
    if item.plus is not None:
        yield Field("Tested on", (_tested(item, telling),))
    yield from telling.field("If missed", item.missed)
    if item.warn:
        days = words.joined(str(days) for days in item.warn)
        yield Field("Reminders", (own(f"{days} days before."),))
    yield from telling.field("Assumption", item.assumption)


def _later(item: Deadline, telling: Telling) -> Iterator[Field]:
    paras = []
    for fact, update in item.later.items():
        lead = (Run("The reading from "), *telling.date_fact(fact, ""))
        told = (Run(" rests on a later development, "), *telling.development(update))
        paras.append(Para((*lead, *told, Run(".")), small=True))
    if paras:
        yield Field("Later law", tuple(paras))


def _tested(item: Deadline, telling: Telling) -> Para:
    memo = Run("the date of the memo")
    if item.done is None:
        return own("The date of the memo.")
    runs = (Run("The day of "), *telling.date_fact(item.done, ""), Run("; while open, "), memo)
    return Para((*runs, Run(".")), small=True)
