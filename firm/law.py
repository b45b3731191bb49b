"""The firm's own facts, rules and terms, set beside ours: none of ours can be changed.

A rule of the firm states no law of the guide: it names the firm's paper it stands in, and is cited
as "Firm: ...". A term of the firm may not stand for an authority, so no citation of ours changes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from engine.checks.law import fact_faults
from engine.checks.names import Fault, unknown
from engine.decoder import Decoder, read_words
from engine.law import Fact, FactId, Law, Rule, RuleId, RuleKind, Term, TermId
from engine.law_reader import FactsFile
from engine.library import Library
from engine.source import Pointer, Source
from engine.words import FIRM
from firm.files import Files, JoinedSource, report

_WORDS = {str: read_words}


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmRule:
    """One entry of the firm's rules.yaml.

    Attributes:
        source: The firm's paper and the place in it, as it is cited: "Intake sheet, point 2".
        rule: What it says.
    """

    id: RuleId
    source: str
    rule: str


@dataclass(frozen=True, slots=True)
class FirmLaw:
    """What was read, with the place each record stands at."""

    facts: Mapping[FactId, Fact]
    rules: Mapping[RuleId, tuple[int, Rule]]
    terms: Mapping[TermId, Term]


def with_firm_law(library: Library, files: Files) -> tuple[Law, Mapping[str, Source]]:
    """Set the firm's law data beside ours.

    Args:
        library: Our content.
        files: The firm's folder; problems are added to its files.

    Returns:
        The law, and the files of ours that now stand for two.
    """
    ours = library.law
    rules = _rules(files, ours)
    law = _joined(ours, {name: rule for name, (_, rule) in rules.items()}, {}, {})
    facts = _facts(files, law)
    terms = _terms(files, law, rules)
    law = _joined(law, {}, facts, terms)
    joined: dict[str, Source] = {}
    if rules:
        places = [place for place, _ in rules.values()]
        joined |= _stands_for("rules", library, files, _moved_rule(len(ours.rules), places))
    if facts:
        joined |= _stands_for(
            "facts", library, files, lambda p: p if len(p) > 1 and p[1] in facts else None
        )
    return (law, joined) if rules or facts or terms else (ours, {})


def _stands_for(name: str, library: Library, files: Files, moved: Any) -> dict[str, Source]:  # noqa: ANN401 - a function
    file = f"law/{name}.yaml"
    return {file: JoinedSource(library.law_sources[file], files.opened[f"firm/{file}"], moved)}


def _moved_rule(ours: int, places: list[int]) -> Any:  # noqa: ANN401 - a function of a pointer
    """Find a rule behind ours at its place in the firm's file."""

    def moved(pointer: Pointer) -> Pointer | None:
        index = pointer[0] if pointer else None
        if not isinstance(index, int) or index < ours:
            return None
        return (places[index - ours], *pointer[1:])

    return moved


def _joined(
    ours: Law,
    rules: Mapping[RuleId, Rule],
    facts: Mapping[FactId, Fact],
    terms: Mapping[TermId, Term],
) -> Law:
    return Law(
        facts=MappingProxyType({**ours.facts, **facts}),
        rules=MappingProxyType({**ours.rules, **rules}),
        jurisdictions=ours.jurisdictions,
        sources=ours.sources,
        updates=ours.updates,
        left_out=ours.left_out,
        read_terms=lambda: MappingProxyType({**ours.terms, **terms}),
        read_fees=lambda: ours.fees,
        calendar=ours.calendar,
    )


# --- rules -----------------------------------------------------------------------


def _rules(files: Files, ours: Law) -> dict[RuleId, tuple[int, Rule]]:
    source = files.open_if_there("law/rules.yaml")
    listed = Decoder(source, _WORDS).read(tuple[FirmRule, ...]) if source else None
    found: dict[RuleId, tuple[int, Rule]] = {}
    for index, one in enumerate(listed or ()):
        if source and not report(source, _rule_faults(index, one, ours, found)):
            section = f"{FIRM} {one.source}"
            # Its kind is never printed; a firm's rule is always a caution of its own.
            rule = Rule(id=one.id, section=section, kind=RuleKind.CAUTION, rule=one.rule)
            found[one.id] = (index, rule)
    return found


def _rule_faults(
    index: int, one: FirmRule, ours: Law, found: Mapping[RuleId, object]
) -> Iterator[Fault]:
    yield from _taken(one.id, (index, "id"), "rule", ours.rules, found)
    if ";" in one.source or not one.source.strip():
        yield (index, "source"), "name one paper of the firm, without a semicolon."
    elif one.source.casefold().split()[0].startswith("guide"):
        yield (index, "source"), "this reads as a place in the guide; name the firm’s own paper."


def _taken(
    name: str, pointer: Pointer, what: str, ours: Mapping[Any, object], found: Mapping[Any, object]
) -> Iterator[Fault]:
    if name in ours:
        yield pointer, f'"{name}" is a {what} of ours and stays as it is; give yours another id.'
    elif name in found:
        yield pointer, f'the id "{name}" stands twice; keep one.'


# --- facts -----------------------------------------------------------------------


def _facts(files: Files, law: Law) -> dict[FactId, Fact]:
    source = files.open_if_there("law/facts.yaml")
    file = Decoder(source, _WORDS).read(FactsFile) if source else None
    if source is None or file is None:
        return {}
    own = {
        name: fact
        for name, fact in file.facts.items()
        if not report(source, _taken(name, ("facts", name), "fact", law.facts, {}))
    }
    while True:  # a fact may rest on one that falls
        both = _joined(law, {}, own, {})
        bad = [name for name, fact in own.items() if _is_wrong(name, fact, both, source)]
        if not bad:
            return own
        for name in bad:
            del own[name]


def _is_wrong(name: FactId, fact: Fact, law: Law, source: Source) -> bool:
    return report(source, ((where, said) for _, where, said in fact_faults(name, fact, law)))


# --- terms -----------------------------------------------------------------------


def _terms(files: Files, law: Law, rules: Mapping[RuleId, object]) -> dict[TermId, Term]:
    source = files.open_if_there("law/terms.yaml")
    listed = Decoder(source, _WORDS).read(tuple[Term, ...]) if source else None
    found: dict[TermId, Term] = {}
    if source is None or listed is None:
        return found
    named = {name.casefold() for term in law.terms.values() for name in (term.en, *term.aliases_en)}
    for index, one in enumerate(listed):
        faults = [
            *_taken(one.id, (index, "id"), "term", law.terms, found),
            *_term_faults(index, one, named, rules),
        ]
        if not report(source, faults):
            found[one.id] = replace(one, source=f"{FIRM} {one.source}")
    return found


def _term_faults(
    index: int, one: Term, named: set[str], rules: Mapping[RuleId, object]
) -> Iterator[Fault]:
    for name in (one.en, *one.aliases_en):
        if name.casefold() in named:
            yield (index, "en"), f'"{name}" is a term of ours; use that one.'
    if "《" in one.zh or "号" in one.zh:
        yield (index, "zh"), "the title of an authority comes from our term base only."
    for number, rule in enumerate(one.cite):
        if rule not in rules:
            yield (index, "cite", number), unknown("rule of the firm", rule, rules)
