"""Numbers for everything in a tree, by which a reviewer refers to it: Q1, G1, O1, F1, R1.

Numbers follow the order in which the book prints things. They belong to one version of the content;
what keeps its name across versions is its id, and the index of the book gives both.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from authoring.book.parts import Run, Runs, Style
from engine import content, words
from engine.conditions import Condition
from engine.law import FactId, Law, NodeId, RuleId, TermId, UpdateId
from engine.tree import FindingId, Gate, Node, Question, StageId, Tree
from memo.citations import by_place, citation

LETTERS = {
    "documents": "P",
    "deadlines": "T",
    "forums": "C",
    "fees": "E",
    "actions": "A",
    "remedies": "M",
    "notes": "N",
}
"""Of each kind of item: paper, time limit, court, expense, action, measure, note."""

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Name:
    """What a thing is called in a book: its number and a label in words."""

    number: str
    label: str

    @property
    def id(self) -> str:
        """The id of its place in the book."""
        return self.number.lower()

    @property
    def short(self) -> Run:
        """The number alone, as a link."""
        return Run(self.number, Style.NUMBER, to=self.id)

    @property
    def full(self) -> Runs:
        """The number as a link, and the label."""
        if not self.label:
            return (self.short,)
        return (self.short, Run(" "), Run(self.label, Style.LABEL))


@dataclass(frozen=True, slots=True)
class Numbers:
    """The names of everything in a book over one tree.

    Attributes:
        nodes: Questions, gates and outcomes.
        items: By kind and id.
        rules: First those the tree cites, by their place in the guide, then those it does not cite
            of the same kinds of id.
    """

    nodes: Mapping[NodeId, Name]
    findings: Mapping[FindingId, Name]
    items: Mapping[tuple[str, str], Name]
    background: Mapping[str, Name]
    rules: Mapping[RuleId, Name]
    updates: Mapping[UpdateId, Name]
    terms: Mapping[TermId, Name]


def number(tree: Tree, law: Law) -> Numbers:
    """Number everything in a tree and the law it rests on."""
    rules = [*cited_rules(tree, law), *uncited_rules(tree, law)]
    topics = [topic.topic for topic in tree.background]
    findings = {finding.id: finding.title for finding in tree.findings}
    return Numbers(
        nodes=_nodes(tree, law),
        findings=_named("F", findings, findings),
        items={
            (kind, item.id): Name(f"{LETTERS[kind]}{index}", _plain(item.title, tree))
            for kind, items in content.item_groups(tree)
            for index, item in enumerate(items, 1)
        },
        background=_named("B", topics),
        rules=_named("R", rules),
        updates=_named("U", updates(tree, law)),
        terms=_named("W", terms(tree, law)),
    )


def _named(
    letter: str, keys: Iterable[Key], labels: Mapping[Key, str] | None = None
) -> dict[Key, Name]:
    return {
        key: Name(f"{letter}{index}", (labels or {}).get(key, ""))
        for index, key in enumerate(keys, 1)
    }


def _nodes(tree: Tree, law: Law) -> dict[NodeId, Name]:
    found: dict[NodeId, Name] = {}
    nodes = [node for _, group in staged(tree) for node in group]
    asked = [node for node in nodes if isinstance(node, Question)]
    gates = [node for node in nodes if isinstance(node, Gate)]
    for index, question in enumerate(asked, 1):
        found[question.id] = Name(f"Q{index}", question.label)
    for index, gate in enumerate(gates, 1):
        found[gate.id] = Name(f"G{index}", _gate(gate, tree, law))
    for index, outcome in enumerate(tree.outcomes.values(), 1):
        found[outcome.id] = Name(f"O{index}", _plain(outcome.title, tree))
    return found


def _plain(text: str, tree: Tree) -> str:
    """Give a title with the phrases of its open facts."""
    for fact in words.placeholders(text):
        text = text.replace(f"{{{fact}}}", tree.phrases.get(fact, fact))
    return text


def _gate(gate: Gate, tree: Tree, law: Law) -> str:
    """Call a gate by what it looks at."""
    tests = [route.when for route in gate.routes if route.when is not None]
    facts = dict.fromkeys(fact for test in tests for fact in _facts(test))
    labels = []
    for fact in facts:
        node = tree.nodes.get(NodeId(fact))
        declared = law.facts.get(fact)
        meaning = declared.meaning if declared is not None else fact
        labels.append(node.label if isinstance(node, Question) else meaning)
    if labels:
        return f"Gate on {words.joined(labels)}"
    return "Gate on the route so far" if tests else "Gate with one way out"


def _facts(condition: Condition) -> Iterator[FactId]:
    for _, leaf, _ in content.leaves(condition, ()):
        yield from content.facts_of(leaf)


def staged(tree: Tree) -> Iterator[tuple[StageId, list[Node]]]:
    """Give the nodes by stage; a gate stands at the stage of the question before it."""
    found: dict[StageId, list[Node]] = {stage: [] for stage in tree.stages}
    stage = next(iter(tree.stages))
    for node in tree.nodes.values():
        stage = node.stage if isinstance(node, Question) else stage
        found[stage].append(node)
    yield from found.items()


def citing(tree: Tree, law: Law) -> Iterator[tuple[str, str, tuple[RuleId, ...]]]:
    """Give everything that cites: kind, id and rules; the rows of a matrix cite for their question.

    Kinds are ``nodes``, ``outcomes``, ``findings``, ``background`` and the kinds of items.
    """
    for question, fact in content.asked(tree, law):
        rows = [rule for row in content.rows(question, fact) for rule in row.cites]
        yield "nodes", question.id, tuple(dict.fromkeys((*question.cites, *rows)))
    for outcome in tree.outcomes.values():
        yield "outcomes", outcome.id, outcome.cites
    for finding in tree.findings:
        yield "findings", finding.id, finding.cites
    for kind, items in content.item_groups(tree):
        for item in items:
            yield kind, item.id, item.cites
    for topic in tree.background:
        yield "background", topic.topic, topic.cites


def cited_rules(tree: Tree, law: Law) -> list[RuleId]:
    """Give the rules a tree cites, by their place in the guide."""
    found = {rule for _, _, rules in citing(tree, law) for rule in rules}
    return _placed((rule for rule in law.rules if rule in found), law)


def uncited_rules(tree: Tree, law: Law) -> list[RuleId]:
    """Give the rules of the same kinds of id (``for-``, ``gen-``) that a tree does not cite."""
    found = cited_rules(tree, law)
    prefixes = {_prefix(rule) for rule in found}
    left = (rule for rule in law.rules if rule not in found and _prefix(rule) in prefixes)
    return _placed(left, law)


def _prefix(rule: RuleId) -> str:
    return rule.partition("-")[0]


def _placed(rules: Iterable[RuleId], law: Law) -> list[RuleId]:
    return sorted(rules, key=lambda rule: by_place(citation(law.rules[rule], law)))


def updates(tree: Tree, law: Law) -> list[UpdateId]:
    """Give the later developments that touch a rule a tree cites, in the order of the file."""
    cited = set(cited_rules(tree, law))
    return [update.id for update in law.updates.values() if cited & set(update.rules)]


def terms(tree: Tree, law: Law) -> list[TermId]:
    """Give the terms a tree names and those of the authorities it cites, in their base's order."""
    named = {term for _, term in content.terms(tree)}
    for rule in cited_rules(tree, law):
        named |= {term.id for _, term in words.authorities(law.rules[rule], law) if term}
    return [term for term in law.terms if term in named]
