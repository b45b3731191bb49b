"""The rules behind a tree as parts of a book: those it cites, in full, and those it does not.

A rule stands with what cites it. Those of the same kinds of id that the tree does not cite follow,
with the place where they are cited or the reason why they are nowhere.
"""

from collections.abc import Iterator

from authoring.book.numbers import Name, cited_rules, citing, uncited_rules
from authoring.book.parts import Cell, Group, Para, Part, Row, Run, Style, Table
from authoring.book.telling import Telling, heading_of, listed, strong
from engine import words
from engine.content import citing as cites_of
from engine.law import NodeId, Rule, RuleId
from engine.library import Library
from engine.tree import FindingId, Tree
from memo.citations import citation


def rules_part(telling: Telling) -> Part:
    """Give every rule the tree cites, by section of the guide."""
    users = _users(telling)
    groups: dict[str, list[Row]] = {}
    for rule in cited_rules(telling.tree, telling.law):
        row = _rule_row(rule, users.get(rule, []), telling)
        groups.setdefault(heading_of(rule, telling.law), []).append(row)
    columns = (("No.", 13), ("Rule, with the authority the guide names", 0), ("Cited by", 27))
    intro = (
        "Each rule restates one proposition of the guide. Compare it with the section named over "
        "it and with the authority, and then look at what cites it."
    )
    return Part(
        "Rules",
        tuple(
            Group(title, table=Table(columns, tuple(rows), hung=True))
            for title, rows in groups.items()
        ),
        intro=(Para((Run(intro),)),),
        new_page=True,
    )


def _rule_row(rule_id: RuleId, users: list[Name], telling: Telling) -> Row:
    rule = telling.law.rules[rule_id]
    name = telling.numbers.rules[rule_id]
    return Row(
        name.id,
        (
            Cell((Para((Run(name.number, Style.NUMBER),)),)),
            Cell(tuple(_rule_words(rule, telling))),
            Cell((Para(listed(users), small=True),)),
        ),
    )


def _rule_words(rule: Rule, telling: Telling) -> Iterator[Para]:
    yield Para((Run(rule.rule),))
    for value in rule.values:
        yield Para((Run(f"– {value}"),))
    cited = citation(rule, telling.law)
    kind = rule.kind.value.replace("-", " ").capitalize()
    place = words.pinpoint(rule.section)
    place = f"{place} ({cited.heading})" if cited.heading else place
    told = [place, *map(str, cited.authorities)]
    turned = [telling.numbers.nodes.get(NodeId(fact)) for fact in rule.turns_on]
    asked = [name for name in turned if name is not None]
    turns = (Run(". Turns on "), *listed(asked)) if asked else ()
    yield Para((strong(f"{kind}. "), Run("; ".join(told)), *turns), small=True)


def _users(telling: Telling) -> dict[RuleId, list[Name]]:
    found: dict[RuleId, list[Name]] = {}
    for kind, key, rules in citing(telling.tree, telling.law):
        for rule in dict.fromkeys(rules):
            found.setdefault(rule, []).append(name_of(kind, key, telling))
    return found


def name_of(kind: str, key: str, telling: Telling) -> Name:
    """Give the name of something that cites, by its kind and id as in ``book_numbers.citing``."""
    numbers = telling.numbers
    match kind:
        case "nodes" | "outcomes":
            return numbers.nodes[NodeId(key)]
        case "findings":
            return numbers.findings[FindingId(key)]
        case "background":
            return numbers.background[key]
        case _:
            return numbers.items[kind, key]


def uncited_part(telling: Telling, library: Library) -> Part:
    """Give the rules of the same kinds of id that the tree does not cite, and where they are."""
    elsewhere = _elsewhere(telling.tree, library)
    left = {rule: group.reason for group in library.law.left_out.rules for rule in group.ids}
    rows = []
    for rule_id in uncited_rules(telling.tree, telling.law):
        name = telling.numbers.rules[rule_id]
        rule = telling.law.rules[rule_id]
        trees = elsewhere.get(rule_id, [])
        told = f"Cited in {words.joined(trees)}." if trees else left.get(RuleId(rule_id), "")
        cells = (
            Cell((Para((Run(name.number, Style.NUMBER),)),)),
            Cell((Para((Run(rule.rule),), small=True),)),
            Cell((Para((Run(str(words.cited(rule_id, telling.law).pinpoint)),), small=True),)),
            Cell((Para((Run(told or "No tree cites it."),), small=True),)),
        )
        rows.append(Row(name.id, cells))
    columns = (("No.", 13), ("Rule", 0), ("Place", 22), ("Where it is", 32))
    intro = (
        "These rules are of the same groups as those above, and this tree does not cite them. Tick "
        "“right” where that is as it should be."
    )
    table = Table(columns, tuple(rows), hung=True)
    return Part("Rules not cited here", (Group("", table=table),), intro=(Para((Run(intro),)),))


def _elsewhere(tree: Tree, library: Library) -> dict[RuleId, list[str]]:
    found: dict[RuleId, list[str]] = {}
    for other in library.trees.values():
        if other.id == tree.id:
            continue
        for rule in dict.fromkeys(rule for _, rules, _ in cites_of(other) for rule in rules):
            found.setdefault(rule, []).append(f"“{other.title}”")
    return found
