"""The law data a tree rests on as entries of a change book: rules, later developments, words."""

from collections.abc import Mapping

from authoring.book.numbers import Name, cited_rules, terms, updates
from authoring.book.parts import Entry, Field, Para, Run
from authoring.book.telling import Telling
from engine.law import RuleId, TermId, UpdateId

RULES, UPDATES, TERMS = "Rules", "Later developments", "Words"


def law_entries(telling: Telling) -> Mapping[str, Mapping[str, Entry]]:
    """Give what a tree cites or names, by kind and id."""
    tree, law = telling.tree, telling.law
    return {
        RULES: {rule: _rule(rule, telling) for rule in cited_rules(tree, law)},
        UPDATES: {update: _update(update, telling) for update in updates(tree, law)},
        TERMS: {term: _term(term, telling) for term in terms(tree, law)},
    }


def _entry(name: Name, key: str, title: str, aside: str, fields: dict[str, str]) -> Entry:
    told = tuple(Field(label, (Para((Run(text),)),)) for label, text in fields.items() if text)
    return Entry(name.id, name.number, key, title, aside, told)


def _rule(rule_id: RuleId, telling: Telling) -> Entry:
    rule = telling.law.rules[rule_id]
    fields = {
        "Rule": rule.rule,
        "Values": "; ".join(rule.values),
        "Authority": rule.authority,
        "Turns on": ", ".join(rule.turns_on),
    }
    name = telling.numbers.rules[rule_id]
    return _entry(name, rule_id, rule_id, f"guide {rule.section}; {rule.kind}", fields)


def _update(update_id: UpdateId, telling: Telling) -> Entry:
    update = telling.law.updates[update_id]
    beside = update.beside_form
    fields = {
        "In force": update.effective,
        "What changed": update.what_changed,
        "Effect": update.effect_on_route,
        "Beside a form": f"{beside.abroad} In a region: {beside.region}" if beside else "",
        "Rules": ", ".join(update.rules),
        "Could change": ", ".join(update.could_change),
        "Sources": "; ".join(f"{source.name} ({source.date})" for source in update.sources),
        "Status": f"{update.status}; confidence {update.confidence}",
    }
    name = telling.numbers.updates[update_id]
    return _entry(name, update_id, update.title, update.category, fields)


def _term(term_id: TermId, telling: Telling) -> Entry:
    term = telling.law.terms[term_id]
    fields = {"Chinese": term.zh, "Meaning": term.short, "Read in": term.source}
    aside = "confirmed" if term.confirmed else "not confirmed"
    return _entry(telling.numbers.terms[term_id], term_id, term.en, aside, fields)
