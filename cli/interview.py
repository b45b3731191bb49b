"""The whole job on a terminal: pick a tree, answer questions, read the outcome, write the memo.

Asks in the words of the tree. A wrong answer is told what would fit and asked again; ``?`` shows
help, ``<`` goes back, ``0`` or ``unknown`` says "not known yet".
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from cli.firm_view import firm_lines, marked
from cli.views import path_text
from engine import words
from engine.answers import Plain, Value, parse_answer
from engine.errors import AnswerError
from engine.law import Fact, FactId, FactKind, GroundState, Law
from engine.library import Library, load_library
from engine.tree import Link, Outcome, Tree, TreeId
from engine.view import ShownQuestion, show
from engine.walk import walk
from firm.policy import NOBODY, Identity
from matters.file import reason, write_atomically
from matters.matter import Matter
from memo.errors import MemoError
from memo.letterhead import under
from memo.memo import build_memo
from memo.pdf import to_pdf

Ask = Callable[[str], str]
BACK = "<"
HELP = "?"


class _Left(Exception):  # noqa: N818 - not an error: the user went away
    """The user ended the input."""


def interview(
    home: FilePath,
    as_of: date,
    tree_id: TreeId | None = None,
    library: Library | None = None,
    identity: Identity = NOBODY,
) -> int:
    """Ask on the terminal until an outcome is reached, then offer the memo.

    Args:
        home: The folder that holds ``trees/`` and ``resources/``.
        as_of: The date to judge at.
        tree_id: The tree to walk; None asks which.
        library: The content; None loads what ships.
        identity: Whose memo it is.
    """
    library = library or load_library(home / "trees")
    try:
        tree = library.trees.get(tree_id) if tree_id else _pick(library, _prompt)
        if tree is None:
            sys.stderr.write(f"There is no tree {tree_id}; the command trees lists them.\n")
            return 2
        matter = _walk_on(tree, library, as_of, _prompt)
        return _offer_memo(matter, library, as_of, home, identity)
    except _Left:
        print("\nEnded; nothing was written.")
        return 0


def _prompt(text: str) -> str:
    try:
        return input(text).strip()
    except (EOFError, KeyboardInterrupt):
        raise _Left from None


def _walk_on(tree: Tree, library: Library, as_of: date, ask: Ask) -> Matter:
    """Ask through a tree, and through those that its outcome leads on to, as the user wishes."""
    legs: list[TreeId] = []
    answers: dict[FactId, Value] = {}
    going: Tree | None = tree
    while going is not None:
        legs.append(going.id)
        _ask_all(going, answers, library, as_of, ask)
        path = walk(going, answers, library.law, as_of)
        print(f"\n{path_text(path, library.law)}\n")
        link = _pick_way_on(library.firm.offered(path.links), legs, ask)
        going = library.trees[link.tree] if link else None
        answers |= link.answers if link else {}
    return Matter(legs=tuple(legs), answers=answers)


def _pick_way_on(offered: tuple[Link, ...], legs: list[TreeId], ask: Ask) -> Link | None:
    """Offer the ways on into trees not walked yet."""
    links = [link for link in offered if link.tree not in legs]
    if not links:
        return None
    print("The way goes on; your answers go along:\n")
    for number, link in enumerate(links, 1):
        print(f"  {number}  {link.label}")
    while True:
        given = ask("\nNumber, Enter to end here: ")
        if not given:
            return None
        if given.isdigit() and 1 <= int(given) <= len(links):
            return links[int(given) - 1]
        print(f"Type a number from 1 to {len(links)}, or nothing.")


def _pick(library: Library, ask: Ask) -> Tree:
    trees = [tree for tree in library.trees.values() if tree.id not in library.firm.off]
    print("What do you want to enforce in Mainland China?\n")
    for number, tree in enumerate(trees, 1):
        print(f"  {number}  {marked(tree, library.firm)}: {tree.summary}")
    while True:
        given = ask("\nNumber: ")
        if given.isdigit() and 1 <= int(given) <= len(trees):
            return trees[int(given) - 1]
        print(f"Type a number from 1 to {len(trees)}.")


def _ask_all(
    tree: Tree, answers: dict[FactId, Value], library: Library, as_of: date, ask: Ask
) -> None:
    """Ask until an outcome is reached; answers carried from an earlier tree are not asked again."""
    law, told = library.law, set[str]()
    while True:
        path = walk(tree, answers, law, as_of)
        if isinstance(path.at, Outcome):
            return
        new = [one for one in firm_lines(path, law, library.firm) if one not in told]
        told.update(new)
        print("".join(f"\n{one}" for one in new), end="")
        shown = show(path.at, path, law, None)
        fact = law.facts[FactId(shown.id)]
        value = _ask_one(shown, fact, law, ask)
        if value is not None:
            answers[fact.id] = value
        elif path.steps:
            del answers[FactId(path.steps[-1].question.id)]


def _ask_one(shown: ShownQuestion, fact: Fact, law: Law, ask: Ask) -> Value | None:
    """Ask one question until the answer fits; None means back."""
    print(f"\n{shown.ask}")
    _print_options(shown)
    while True:
        given = ask("> ")
        if given == BACK:
            return None
        if given == HELP:
            print("\n".join(part for part in (shown.help, shown.why, _authority(shown)) if part))
            continue
        try:
            return parse_answer(fact, _plain(given, shown, fact, ask), law)
        except AnswerError as error:
            print(str(error).partition(": ")[2])


def _print_options(shown: ShownQuestion) -> None:
    for number, choice in enumerate(shown.choices, 1):
        print(f"  {number}  {choice.text}")
    if shown.suggestion is not None:
        text = next(c.text for c in shown.choices if c.id == shown.suggestion.choice)
        print(f"     The country table suggests: {text} ({shown.suggestion.source})")
    hints: dict[FactKind, str] = {
        FactKind.CHECKLIST: "Numbers with commas, or - for none of these.",
        FactKind.COUNTRY: "A country's name or code, or other: and a name.",
        FactKind.DATE: "YYYY-MM-DD" + (f", or none: {shown.none}." if shown.none else "."),
        FactKind.AMOUNT: "A sum and its currency, such as 1000000 USD.",
        FactKind.GROUNDS: "Enter asks ground by ground.",
    }
    print(f"  {hints.get(shown.kind, '')}  0 not known yet, {HELP} help, {BACK} back".strip())


def _authority(shown: ShownQuestion) -> str:
    return "; ".join(str(cited) for cited in shown.cites)


def _plain(given: str, shown: ShownQuestion, fact: Fact, ask: Ask) -> Any:  # noqa: ANN401 - plain data
    """Turn what was typed into plain data for ``parse_answer``."""
    if given == "0":
        return "unknown"
    match fact.kind:
        case FactKind.CHOICE | FactKind.YES_NO:
            return _numbered(given, shown)
        case FactKind.CHECKLIST if given != "unknown":
            entries = [] if given == "-" else given.split(",")
            return [_numbered(entry.strip(), shown) for entry in entries]
        case FactKind.AMOUNT if given != "unknown":
            number, _, currency = given.partition(" ")
            return {"amount": number, "currency": currency.strip()}
        case FactKind.GROUNDS if given != "unknown":
            return _ask_grounds(shown, ask)
        case _:
            return given


def _numbered(given: str, shown: ShownQuestion) -> str:
    if given.isdigit() and 1 <= int(given) <= len(shown.choices):
        return str(shown.choices[int(given) - 1].id)
    return given


def _ask_grounds(shown: ShownQuestion, ask: Ask) -> Plain:
    states = {str(number): state for number, state in enumerate(GroundState, 1)}
    print("  ".join(f"{number} {words.STATES[state].lower()}" for number, state in states.items()))
    given: dict[str, str] = {}
    for row in shown.rows:
        if row.derived:
            continue
        typed = ask(f"  {row.text} ({words.MODALITIES[row.modality]}) [3] > ") or "3"
        while typed not in states:
            typed = ask("  1 to 4 > ")
        given[row.id] = states[typed].value
    return given


def _offer_memo(
    matter: Matter, library: Library, as_of: date, home: FilePath, identity: Identity
) -> int:
    name = _prompt("Write the memo as PDF to (a file name, Enter for none): ")
    if not name:
        return 0
    try:
        memo = under(identity, build_memo(matter, library, as_of))
        write_atomically(FilePath(name), to_pdf(memo, home / "resources"))
    except MemoError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"{name} could not be written: {reason(error)}.\n")
        return 2
    print(f"Written: {name}")
    return 0
