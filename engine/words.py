"""Words for values: dates, sums, answers, periods, citations; and filling ``{fact}`` in a text.

Plain English as window and memo print it (look: sentence case, "12 March 2027", "CNY 5,000").
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from engine.answers import Amount, Grounds, NoDate, Place, Undecided, Value
from engine.conditions import Period
from engine.items import CopyForm, Form, Provider
from engine.law import ChoiceId, Fact, FactId, GroundState, Law, Modality, Rule, RuleId, Term
from engine.tree import Question, Tree
from engine.verdict import Verdict

NOT_KNOWN_YET = "Not known yet"
FIRM = "Firm:"
"""What the section of a firm's own rule begins with; such a rule stands in no guide."""
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]

VERDICTS: Mapping[Verdict, str] = {
    Verdict.PROCEED: "Proceed",
    Verdict.PROCEED_WITH_RISK: "Proceed with risk",
    Verdict.PARTIAL: "Partly open",
    Verdict.NEEDS_FACTS: "More facts needed",
    Verdict.STAYED: "Stayed",
    Verdict.REFUSED: "Refused",
    Verdict.BARRED: "Barred",
    Verdict.OTHER_TRACK: "Other route",
}
STATES: Mapping[GroundState, str] = {
    GroundState.MADE_OUT: "Made out",
    GroundState.ARGUABLE: "Arguable",
    GroundState.NOT_RAISED: "Not raised",
    GroundState.UNKNOWN: "Not known",
}
MODALITIES: Mapping[Modality, str] = {Modality.SHALL: "must", Modality.MAY: "may"}
PROVIDERS: Mapping[Provider, str] = {
    Provider.CLIENT: "Client",
    Provider.US: "Us",
    Provider.COUNSEL: "PRC counsel",
}
COPIES: Mapping[CopyForm, str] = {
    CopyForm.ORIGINAL: "Original",
    CopyForm.COPY: "Copy",
    CopyForm.CERTIFIED_COPY: "Certified copy",
    CopyForm.ORIGINAL_OR_CERTIFIED: "Original, or notarised or certified copy",
    CopyForm.NOTARISED_OR_AUTHENTICATED_COPY: "Copy, notarised or authenticated (plan for both)",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A rule as it is cited.

    Attributes:
        pinpoint: Its place in the guide ("Guide 3.4", "Guide, Trends"), or in the firm's paper.
        authority: Authorities the guide names, in its words; empty if it names none.
        terms: Their entries in the term base, for the Chinese.
    """

    rule: Rule
    pinpoint: str
    authority: str
    terms: tuple[Term, ...]

    def __str__(self) -> str:
        """Give ``guide 3.4; Civil Procedure Law, Article 300``, ``Firm: Intake sheet 2``."""
        firm = self.rule.section.startswith(FIRM)
        section = self.rule.section if firm else f"guide {self.rule.section}"
        return f"{section}; {self.authority}" if self.authority else section


def day(value: date) -> str:
    """Give ``12 March 2027``."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def weekday(value: date) -> str:
    """Give ``Friday``."""
    return WEEKDAYS[value.weekday()]


def count(number: int, singular: str, plural: str = "") -> str:
    """Give ``two years``, ``1 year``: numbers to nine in words."""
    words = SMALL[number] if 0 <= number < len(SMALL) else f"{number:,}"
    return f"{words} {singular if number == 1 else plural or singular + 's'}"


def period(value: Period) -> str:
    """Give ``two years``, ``six months and ten days``."""
    parts = [
        count(number, name)
        for number, name in ((value.years, "year"), (value.months, "month"), (value.days, "day"))
        if number
    ]
    return " and ".join(parts)


def amount(value: Amount) -> str:
    """Give ``CNY 5,000``."""
    whole = value.number == value.number.to_integral_value()
    return (
        f"{value.currency} {value.number:,.0f}"
        if whole
        else f"{value.currency} {value.number:,.2f}"
    )


def joined(parts: Iterable[str], last: str = "and") -> str:
    """Give ``a, b and c``."""
    listed = list(parts)
    if len(listed) < 2:  # noqa: PLR2004 - one part needs no "and"
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"


def answer(  # noqa: C901 - one arm a kind
    question: Question | None, fact: Fact, value: Value, law: Law
) -> str:
    """Give an answer as the route shows it.

    Args:
        question: The question in its tree, for the wording of choices; None if it stands in no
            tree.
        fact: What it answers.
        value: The answer.
        law: For the names of places.
    """
    match value:
        case Undecided():
            return NOT_KNOWN_YET
        case NoDate():
            return question.none if question is not None and question.none else "None"
        case date():
            return day(value)
        case Place(code, name):
            entry = law.jurisdictions.get(code)
            return entry.name if entry else f"{name} (not in the country table)"
        case Amount():
            return amount(value)
        case Grounds():
            return _grounds(fact, value)
        case tuple():
            texts = [_choice(question, fact, entry) for entry in value]
            return "; ".join(texts) if texts else "None of these"
        case str():
            return (
                _choice(question, fact, value) if fact.kind.value in {"choice", "yes_no"} else value
            )


def _choice(question: Question | None, fact: Fact, value: str) -> str:
    choice = question.choices.get(ChoiceId(value)) if question is not None else None
    if choice is not None:
        return choice.text
    return fact.values.get(ChoiceId(value)) or value.capitalize()


def _grounds(fact: Fact, value: Grounds) -> str:
    asked = [row for row in fact.rows.values() if not row.from_]
    states = [value.state(row.id) for row in asked]
    parts = [
        f"{states.count(state)} {STATES[state].lower()}"
        for state in GroundState
        if states.count(state) and state is not GroundState.NOT_RAISED
    ]
    return ", ".join(parts) if parts else "None raised"


def ground(fact: Fact, question: Question | None, row_id: str) -> str:
    """Give the wording of one ground."""
    for row in (question.rows if question is not None else {}).values():
        if row.id == row_id:
            return row.text
    return next((row.meaning for row in fact.rows.values() if row.id == row_id), row_id)


_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def fill(text: str, tree: Tree, answers: Mapping[FactId, Value], law: Law) -> str:
    """Fill ``{fact}`` with the answer's text, or with the tree's phrase while the fact is open."""
    if "{" not in text:
        return text

    def replace(match: re.Match[str]) -> str:
        fact = FactId(match[1])
        value = answers.get(fact)
        if value is None or isinstance(value, Undecided):
            return tree.phrases[fact]
        if isinstance(value, Place):
            entry = law.jurisdictions.get(value.code)
            return (entry.in_text or entry.name) if entry else value.name
        node = tree.nodes.get(fact)  # type: ignore[call-overload] # a question has its fact's id
        question = node if isinstance(node, Question) else None
        return answer(question, law.facts[fact], value, law)

    return _PLACEHOLDER.sub(replace, text)


def placeholders(text: str) -> tuple[FactId, ...]:
    """Give the facts a text has placeholders for."""
    return tuple(FactId(name) for name in _PLACEHOLDER.findall(text))


@lru_cache(maxsize=1024)
def cited(rule_id: RuleId, law: Law) -> Cited:
    """Give a rule as it is cited; the same rule is asked for on every page."""
    rule = law.rules[rule_id]
    terms = dict.fromkeys(term for _, term in authorities(rule, law) if term is not None)
    return Cited(rule, pinpoint(rule.section), rule.authority, tuple(terms))


def pinpoint(section: str) -> str:
    """Give ``Guide 3.4``, ``Guide 3.1; Trends``, ``Guide, Trends``, ``Firm: Intake sheet 2``."""
    listed = [part.strip() for part in section.split(";")]
    firm = [part for part in listed if part.startswith(FIRM)]
    parts = [part for part in listed if part not in firm]
    numbers = [part for part in parts if not part.startswith("T&D")]
    trends = len(numbers) < len(parts)
    guide = f"Guide {'; '.join(numbers)}{'; Trends' if trends else ''}" if numbers else ""
    if trends and not numbers:
        guide = "Guide, Trends"
    papers = "; ".join(part.removeprefix(FIRM).strip() for part in firm)
    return "; ".join(filter(None, (guide, f"{FIRM} {papers}" if papers else "")))


def authorities(rule: Rule, law: Law) -> tuple[tuple[str, Term | None], ...]:
    """Give each authority the guide names for a rule, with its entry in the term base.

    A term that cites the rule is found by its name anywhere in the authority, any other only where
    the authority begins with it. What then is left alone on both sides belongs together.
    """
    parts = [part.strip() for part in rule.authority.split(";") if part.strip()]
    titled = [term for term in law.terms.values() if term.zh.startswith("《") or "号" in term.zh]
    citing = [term for term in titled if rule.id in term.cite]
    found = {part: _within(part, citing) or _leading(part, titled) for part in parts}
    unnamed = [part for part in parts if found[part] is None and not part.startswith("Case")]
    left = [term for term in citing if term not in found.values()]
    if len(unnamed) == 1 and len(left) == 1:
        found[unnamed[0]] = left[0]
    return tuple(found.items())


def _within(part: str, terms: Iterable[Term]) -> Term | None:
    text = part.casefold()
    names = ((name, term) for term in terms for name in (term.en, *term.aliases_en))
    named = [(len(name), term) for name, term in names if name.casefold() in text]
    return max(named, key=lambda pair: pair[0], default=(0, None))[1]


def _leading(part: str, terms: Iterable[Term]) -> Term | None:
    text = _core(part)
    names = ((_core(name), term) for term in terms for name in (term.en, *term.aliases_en))
    named = [
        (len(name), term)
        for name, term in names
        if text == name or text.startswith((f"{name},", f"{name} "))
    ]
    return max(named, key=lambda pair: pair[0], default=(0, None))[1]


def _core(name: str) -> str:
    """Take the country's name out of a title; the guide and the term base differ in giving it."""
    core = name.strip().casefold()
    for part in (" of the people’s republic of china", " of the prc", "prc "):
        core = core.replace(part, "")
    return core


def form(value: Form) -> str:
    """Give the form of a document: ``Original or certified copy; notarised; translated``."""
    parts = [COPIES[value.copy]]
    if value.notarised and value.authenticated:
        parts.append("notarised and authenticated")
    elif value.notarised or value.authenticated:
        parts.append("notarised" if value.notarised else "authenticated")
    if value.translated:
        parts.append("Chinese translation")
    if value.note:
        parts.append(value.note)
    return "; ".join(parts)
