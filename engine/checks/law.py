"""Checks of the law data: every reference inside it leads somewhere, and fee brackets join."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from engine.checks.names import unknown
from engine.fee_data import Bracket, FeeSchedule, FeesFile, schedules
from engine.fees import count_fee
from engine.law import Fact, FactId, Law
from engine.source import Pointer

LawFault = tuple[str, Pointer, str]
"""In which file, where, and the sentence."""


def law_faults(law: Law) -> Iterator[LawFault]:
    """Give every reference inside the law data that leads nowhere."""
    for index, rule in enumerate(law.rules.values()):
        yield from _missing("rules", (index, "turns_on"), "fact", rule.turns_on, law.facts)
    for fact_id, fact in law.facts.items():
        yield from fact_faults(fact_id, fact, law)
    for index, update in enumerate(law.updates.values()):
        yield from _missing("updates", (index, "rules"), "rule", update.rules, law.rules)
    for index, place in enumerate(law.jurisdictions.values()):
        named = [*place.note_sources, *(place.reciprocity.sources if place.reciprocity else ())]
        if place.foreign_court_refused_chinese is not None:
            named.append(place.foreign_court_refused_chinese.source)
        here: Pointer = ("jurisdictions", index)
        yield from _missing("jurisdictions", here, "source", named, law.sources)
    for term in law.terms.values():
        for _, _, message in _missing("terms", (), "rule", term.cite, law.rules):
            yield "law/terms.yaml", (), f"{term.id}: {message}"
    yield from _fees_faults(law.fees)
    yield from _calendar_faults(law)


def _calendar_faults(law: Law) -> Iterator[LawFault]:
    moves = law.calendar.file.development
    if moves and moves not in set[str](law.updates):
        yield "law/calendar.yaml", ("development",), unknown("development", moves, law.updates)


def fact_faults(fact_id: FactId, fact: Fact, law: Law) -> Iterator[LawFault]:
    """Give every reference of a fact that leads nowhere."""
    here: Pointer = ("facts", fact_id)
    rows = fact.rows.values()
    rules = [*fact.cites, *(rule for row in rows for rule in row.cites)]
    others = [*fact.from_, *(other for row in rows for other in row.from_)]
    yield from _missing("facts", here, "rule", rules, law.rules)
    yield from _missing("facts", here, "fact", others, law.facts)
    yield from _missing("facts", here, "development", fact.updates, law.updates)


def _missing(
    file: str, here: Pointer, what: str, names: Iterable[str], known: Iterable[str]
) -> Iterator[LawFault]:
    declared = set(known)
    for index, name in enumerate(names):
        if name not in declared:
            yield f"law/{file}.yaml", (*here, index), unknown(what, name, declared)


# --- fees ------------------------------------------------------------------------


def _fees_faults(file: FeesFile | None) -> Iterator[LawFault]:
    if file is None:
        return  # what stands in the way of reading it is reported
    listed = schedules(file)
    read_in = [source.id for source in file.sources]
    for name, schedule in listed.items():
        here: Pointer = (name,)
        yield from _missing("fees", (*here, "source_ids"), "source", schedule.source_ids, read_in)
        for index, option in enumerate(schedule.options):
            there: Pointer = (*here, "options", index)
            if option.see and option.see not in listed:
                yield "law/fees.yaml", (*there, "see"), unknown("fee", option.see, listed)
        for pointer, message in _schedule_faults(schedule):
            yield "law/fees.yaml", (*here, *pointer), message


def _schedule_faults(schedule: FeeSchedule) -> Iterator[tuple[Pointer, str]]:
    """Give what is wrong with the brackets of a schedule and with its cap."""
    brackets = schedule.brackets
    for index, bracket in enumerate(brackets):
        here: Pointer = ("brackets", index)
        for message in _bracket_faults(bracket):
            yield here, message
    for index, (one, following) in enumerate(pairwise(brackets), 1):
        if one.up_to is None:
            yield ("brackets", index), "the bracket before it has no upper limit; give it one."
        elif one.up_to != following.over:
            what = "leaves a gap to" if following.over > one.up_to else "overlaps"
            message = f"it begins over {following.over:f} and {what} the one up to {one.up_to:f}."
            yield ("brackets", index), f"{message} Let them join."
    if brackets and brackets[0].over:
        yield ("brackets", 0), "the first bracket begins over 0."
    if brackets and brackets[-1].up_to is not None:
        yield ("brackets", len(brackets) - 1), "the last bracket has no upper limit: up_to: null."
    yield from _cap_faults(schedule)


def _bracket_faults(bracket: Bracket) -> Iterator[str]:
    if (bracket.rate is None) == (bracket.flat is None):
        yield "a bracket has either rate or flat."
    if bracket.rate is not None and not 0 <= bracket.rate <= 1:
        yield f"{bracket.rate:f} is not a rate; write 0.01 for one per cent."
    if bracket.flat is not None and bracket.flat < 0:
        yield f"{bracket.flat:f} is not a fee; it is below 0."
    if bracket.up_to is not None and bracket.up_to <= bracket.over:
        yield f"it ends at {bracket.up_to:f}, which is not over {bracket.over:f}."


def _cap_faults(schedule: FeeSchedule) -> Iterator[tuple[Pointer, str]]:
    if schedule.cap is None or schedule.cap_reached_at is None:
        return
    count = count_fee(schedule, schedule.cap_reached_at)
    if count is not None and count.total != schedule.cap:
        sums = f"{count.total:f}, not the cap of {schedule.cap:f}"
        yield ("cap_reached_at",), f"at that sum the brackets give {sums}; mend one of them."
