"""The memo of a matter: every statement it prints, in words, with its pinpoints.

``build_memo`` walks each leg and tells what it finds; it decides nothing itself and reads no clock.
The forms on paper are in ``memo.pdf`` and ``memo.text``, their sections in ``memo.sections``.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256

from engine import words
from engine.additions import Additions
from engine.law import FactId, Law, empty_mapping
from engine.library import Library
from engine.tree import SCHEMA, Tree
from engine.version import VERSION
from engine.walk import Path, walk_legs
from matters.answers_file import write_answers
from matters.matter import Matter
from matters.parts import plain_parts
from memo.author_notes import NOTICE, author_notes
from memo.citations import Citation, Cites, by_place, cites_in
from memo.clean import clean_matter, printed
from memo.confirmed import confirmed_terms, with_confirmed_terms
from memo.firm_told import firm_notices, with_firm
from memo.items import with_in_hand
from memo.joined import told_together
from memo.later import developments
from memo.law_parts import FileStamp, Fingerprint, RuleLine, TreeStamp
from memo.notices import against, notices
from memo.open_points import with_narrowing
from memo.parts import DocumentLine, HeadRow, Leg, Memo
from memo.terms import terms

SHORT = 8
_OWN_MEMOS = ". Each has a memo of its own"


def build_memo(
    matter: Matter,
    library: Library,
    as_of: date,
    linked: Iterable[Matter] = (),
    *,
    full: bool = True,
    with_notes: bool = False,
) -> Memo:
    """Tell a matter; ``memo.letterhead.under`` makes the memo the firm's.

    Args:
        matter: What users typed in it is cleaned for print.
        library: With every leg of the matter.
        as_of: The date of the memo, at which deadlines are tested.
        linked: The matters against co-debtors on the same title.
        full: With what the open points leave possible, which takes a moment.
        with_notes: With the author's notes; else the memo and its answers hold none of them.
    """
    own = matter if with_notes else replace(matter, notes=empty_mapping())
    matter, *beside = map(clean_matter, (own, *linked))
    law = with_confirmed_terms(library.law, matter.confirmed)
    trees = [library.trees[tree] for tree in matter.legs[::-1]]
    paths = walk_legs(trees[::-1], printed(matter.answers), law, as_of)[::-1]
    legs = tuple(_legs(paths, matter, law, library.firm, full=full))
    return _together(legs, paths, matter, beside, library)


def _together(
    legs: tuple[Leg, ...],
    paths: tuple[Path, ...],
    matter: Matter,
    beside: list[Matter],
    library: Library,
) -> Memo:
    """Add to the legs what the memo says of all of them."""
    law, as_of = with_confirmed_terms(library.law, matter.confirmed), paths[0].situation.as_of
    trees = [path.tree for path in paths]
    cites = cites_in(legs)
    glossary = terms(paths, cites, law)
    return Memo(
        title=legs[0].title,
        matter=matter.particulars.name or trees[0].title,
        as_of=as_of,
        date=words.day(as_of),
        head=(*_head(matter, trees, beside, library), *_verdicts(legs)),
        draft=any(one.draft is not None for one in legs),
        notices=(
            *((NOTICE,) if matter.notes else ()),
            *firm_notices(paths, library.firm),
            *notices(paths, matter, beside, law),
        ),
        legs=legs,
        developments=developments(cites, law, matter.confirmed, _papers(legs)),
        terms=glossary,
        confirmed_terms=confirmed_terms(glossary, cites, library.law, matter.confirmed),
        authorities=tuple(_rules(cites, law)),
        fingerprint=_fingerprint(matter, trees, library),
        author_notes=author_notes(paths, matter.notes, law),
        answers=json.dumps(write_answers(matter, as_of), ensure_ascii=False, indent=1),
    )


def _papers(legs: tuple[Leg, ...]) -> list[DocumentLine]:
    return [paper for one in legs for paper in one.documents]


def _legs(
    paths: tuple[Path, ...], matter: Matter, law: Law, firm: Additions, *, full: bool
) -> Iterable[Leg]:
    for path, told in zip(paths, told_together(paths, law, matter.confirmed), strict=True):
        marked = with_in_hand(told, matter.in_hand(path.tree.id))
        whole = with_narrowing(marked, path, matter.answers, law) if full else marked
        yield with_firm(whole, path, law, firm)


def _rules(cites: Cites, law: Law) -> Iterable[RuleLine]:
    """Give the rules cited, in the order of the guide, else of the file."""
    cited = {citation.rule: citation for citation in cites}
    in_order = (cited[rule] for rule in law.rules if rule in cited)
    return (_rule(citation, law) for citation in sorted(in_order, key=by_place))


def _rule(citation: Citation, law: Law) -> RuleLine:
    rule = law.rules[citation.rule]
    return RuleLine(
        rule=rule.id,
        statement=rule.rule,
        values=rule.values,
        citation=citation,
    )


# --- the title block ---------------------------------------------------------------


def _head(
    matter: Matter, trees: list[Tree], beside: list[Matter], library: Library
) -> Iterable[HeadRow]:
    told = matter.particulars
    role = told.acting_for or str(matter.answers.get(FactId("acting_for"), ""))
    role = role if role in {"applicant", "respondent"} else ""
    rows = [
        ("Matter", told.name),
        ("For", ", ".join(part for part in (told.client, role) if part)),
        ("Respondent" if role == "respondent" else "Against", told.respondent),
        ("Co-debtors", "; ".join(map(against, beside)) + _OWN_MEMOS if beside else ""),
        ("Issued by", told.issued_by),
        ("Reference", told.reference),
        ("Prepared by", told.prepared_by),
        ("Law as of", _law_as_of([one for one in trees if one.id not in library.firm.trees])),
    ]
    return (
        HeadRow(label, text)
        for label, text in rows
        if text and not (label == "Respondent" and text == told.client)
    )


def _verdicts(legs: tuple[Leg, ...]) -> Iterable[HeadRow]:
    """Give one line a part, where there are several."""
    for one in legs:
        number, _, title = one.part.partition(": ")
        if number:
            line = one.bottom_line
            yield HeadRow(number, f"{title}. {line.word}: {line.title}")


def _law_as_of(trees: list[Tree]) -> str:
    """Say at which date the law is stated; empty where no tree of ours is in the matter."""
    if not trees:
        return ""
    stated = " and ".join(words.day(day) for day in sorted({tree.law_as_of for tree in trees}))
    compared = max(tree.checked_on for tree in trees)
    return f"{stated}; compared with later developments on {words.day(compared)}"


# --- the fingerprint --------------------------------------------------------------------


def _fingerprint(matter: Matter, trees: list[Tree], library: Library) -> Fingerprint:
    answers = _answers_hash(matter)
    own = [library.sources[tree.id].name for tree in trees]
    return Fingerprint(
        trees=tuple(
            TreeStamp(
                tree=tree.id,
                title=tree.title,
                version=tree.version,
                law_as_of=tree.law_as_of,
                checked_on=tree.checked_on,
                review_by=tree.review_by,
            )
            for tree in trees
        ),
        files=tuple(
            FileStamp(file=name, sha256=library.hashes[name]) for name in _files(library, own)
        ),
        answers=answers,
        short=answers[:SHORT],
        engine=f"Exequatur {VERSION}; content format {SCHEMA}",
    )


def _files(library: Library, own: list[str]) -> list[str]:
    """Name the files a memo rests on; law files are read late, so all of them are read first."""
    _ = library.law.terms, library.law.fees, library.law.calendar.file
    law = sorted(name for name in library.hashes if name.startswith("law/"))
    return [*own, *law, *sorted(library.firm.files)]


def _answers_hash(matter: Matter) -> str:
    """Give the SHA-256 of legs, answers and what counsel confirmed as canonical JSON."""
    parts = plain_parts(matter)
    told = {
        "legs": parts["matter"]["legs"],
        "answers": parts["answers"],
        **({"confirmed": parts["confirmed"]} if parts["confirmed"] else {}),
    }
    canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()
