"""Citations: the pinpoint of a statement, with the Chinese titles of the authorities it names.

What is cited comes from the rules; Chinese comes from the term base only, and is marked where
unconfirmed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache

from engine import words
from engine.law import Law, Rule, RuleId, Term, TermId

TRENDS = "T&D:"


@dataclass(frozen=True, slots=True)
class Chinese:
    """A Chinese name from the term base; shown with "check with counsel" where unconfirmed."""

    text: str
    confirmed: bool

    def __str__(self) -> str:
        """Give the name with its mark."""
        return self.text if self.confirmed else f"{self.text} (check with counsel)"


@dataclass(frozen=True, slots=True)
class Named:
    """One authority as the guide names it, with its Chinese title where the term base has it."""

    name: str
    chinese: Chinese | None

    def __str__(self) -> str:
        """Give ``Judicial Minutes, Article 44 《…》``."""
        return f"{self.name} {self.chinese}" if self.chinese else self.name


@dataclass(frozen=True, slots=True)
class Citation:
    """The pinpoint of a statement.

    Attributes:
        guide: ``3.4``, or ``Trends``; several are joined by "; ".
        heading: Heading of the Trends article, where it is the source.
        firm: Place in a paper of the firm, for a rule of its own; ``guide`` is then empty.
    """

    rule: RuleId
    guide: str
    heading: str
    authorities: tuple[Named, ...]
    firm: str = ""


Cites = tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or more, with its pinpoints."""

    text: str
    cites: Cites = ()


def cite(rules: Iterable[RuleId], law: Law) -> Cites:
    """Give the citations of some rules, each once."""
    return tuple(citation(law.rules[rule], law) for rule in dict.fromkeys(rules))


def cites_in(told: object) -> Cites:
    """Give every citation in something told, each once, in its order."""
    return tuple(dict.fromkeys(_cites_in(told)))


def _cites_in(value: object) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from _cites_in(entry)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _cites_in(getattr(value, field.name))


@lru_cache(maxsize=2048)
def citation(rule: Rule, law: Law) -> Citation:
    """Give a rule as it is cited."""
    if rule.section.startswith(words.FIRM):
        firm = rule.section.removeprefix(words.FIRM).strip()
        return Citation(rule=rule.id, guide="", heading="", authorities=(), firm=firm)
    parts = [part.strip() for part in rule.section.split(";")]
    headings = [part.removeprefix(TRENDS).strip() for part in parts if part.startswith(TRENDS)]
    numbers = [part for part in parts if not part.startswith(TRENDS)]
    return Citation(
        rule=rule.id,
        guide="; ".join([*numbers, *(["Trends"] if headings else [])]),
        heading="; ".join(headings),
        authorities=tuple(
            Named(name, chinese(term) if term else None)
            for name, term in words.authorities(rule, law)
        ),
    )


def chinese(term: Term) -> Chinese:
    """Give the Chinese of a term."""
    return Chinese(term.zh, term.confirmed)


def pinpoint(cites: Cites) -> str:
    """Give the places of several citations in one: ``Guide 3.1; 3.4; Trends``, ``Firm: ...``."""
    listed = "; ".join(dict.fromkeys(one.firm for one in cites if one.firm))
    firm = f"{words.FIRM} {listed}" if listed else ""
    guide = _in_guide([one for one in cites if not one.firm])
    return "; ".join(filter(None, (guide, firm)))


def _in_guide(cites: Iterable[Citation]) -> str:
    places = dict.fromkeys(place for one in cites for place in one.guide.split("; "))
    numbers = sorted((place for place in places if place != "Trends"), key=_by_number)
    listed = [*numbers, *(["Trends"] if "Trends" in places else [])]
    if not listed:
        return ""
    return f"Guide {'; '.join(listed)}" if numbers else "Guide, Trends"


def authorities(cites: Cites) -> tuple[Named, ...]:
    """Give the authorities of several citations, each once."""
    return tuple(dict.fromkeys(name for one in cites for name in one.authorities))


def note(cites: Cites, given: set[Named] | None = None) -> str:
    """Give several citations as one note: ``Judicial Minutes, Article 44 《…》; guide 3.1.``.

    Args:
        cites: The citations.
        given: Authorities whose Chinese was given before, and which are then named without it;
            those of this note are added.
    """
    place = pinpoint(cites)
    said = names(authorities(cites), given)
    if said:
        place = f"guide{place.removeprefix('Guide')}"
    text = "; ".join([*said, place])
    return f"{text}." if text else ""


def names(listed: Iterable[Named], given: set[Named] | None = None) -> list[str]:
    """Name authorities, with their Chinese unless it was given before."""
    said = []
    for one in listed:
        known = given is not None and any(one.chinese == other.chinese for other in given)
        said.append(one.name if known else str(one))
        if given is not None and one.chinese is not None:
            given.add(one)
    return said


def by_place(one: Citation) -> tuple[bool, bool, tuple[int, ...]]:
    """Sort a citation by its first place in the guide; Trends comes last, then the firm's own."""
    first = one.guide.partition(";")[0]
    return bool(one.firm), first == "Trends", _by_number(first)


def _by_number(place: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in place.split("."))


def with_chinese(text: str, terms: Iterable[TermId], law: Law) -> str:
    """Set the Chinese of terms into a text, behind their English; a term not named adds nothing."""
    for term_id in terms:
        term = law.terms[term_id]
        end = None if term.zh in text else _end_of(term, text)
        if end is not None:
            text = f"{text[:end]} {chinese(term)}{text[end:]}"
    return text


def apart(text: str, terms: Iterable[TermId], law: Law) -> tuple[str, ...]:
    """Give the terms whose Chinese a text does not hold: ``security 担保``."""
    found = (law.terms[term_id] for term_id in terms)
    return tuple(f"{_plain(term.en)} {chinese(term)}" for term in found if term.zh not in text)


def _end_of(term: Term, text: str) -> int | None:
    """Find where the English of a term ends in a text, a plural included."""
    folded = _straight(text)
    names = {_straight(_plain(name)) for name in (term.en, *term.aliases_en)}
    for name in sorted(names, key=len, reverse=True):
        start = folded.find(name)
        if start < 0:
            continue
        end = start + len(name)
        end += folded.startswith("s", end)
        if not folded[end : end + 1].isalnum() and not folded[max(start - 1, 0) : start].isalnum():
            return end
    return None


def _straight(text: str) -> str:
    """Give a text to compare: lower case (as long as the text), with straight apostrophes."""
    return text.lower().replace("’", "'") if len(text.lower()) == len(text) else text


def _plain(name: str) -> str:
    """Give a name without what stands in brackets behind it."""
    return name.partition(" (")[0]
