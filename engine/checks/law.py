"""Checks of the law data: every reference inside it leads somewhere."""

from collections.abc import Iterable, Iterator

from engine.checks.names import unknown
from engine.law import Fact, FactId, Law
from engine.source import Pointer

LawFault = tuple[str, Pointer, str]
"""In which file, where, and the sentence."""


def law_faults(law: Law) -> Iterator[LawFault]:
    """Give every reference inside the law data that leads nowhere."""
    for index, rule in enumerate(law.rules.values()):
        yield from _missing("rules", (index, "turns_on"), "fact", rule.turns_on, law.facts)
    for fact_id, fact in law.facts.items():
        yield from _fact_faults(fact_id, fact, law)
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
    _ = law.fees  # read now, so that its problems are reported


def _fact_faults(fact_id: FactId, fact: Fact, law: Law) -> Iterator[LawFault]:
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
