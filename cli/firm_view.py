"""What of a walk on the command line is the firm's, said in sentences; nothing without a firm."""

from collections.abc import Iterator

from engine import words
from engine.additions import Additions
from engine.law import Law
from engine.tree import Outcome, Tree
from engine.walk import Path

MARK = " (firm)"


def marked(tree: Tree, firm: Additions) -> str:
    """Give the title of a tree, marked where the tree is the firm's own."""
    return f"{tree.title}{MARK if tree.id in firm.trees else ''}"


def firm_lines(path: Path, law: Law, firm: Additions) -> Iterator[str]:
    """Say which questions of a way are in words of the house, and whether its tree is the firm's.

    Args:
        path: The way.
        law: The law it was walked with.
        firm: What the firm added.
    """
    if path.tree.id in firm.trees:
        yield f"{path.tree.title} is the firm’s own content; it is not from the guide."
    passed = [step.question for step in path.steps]
    if not isinstance(path.at, Outcome):
        passed.append(path.at)
    for question in passed:
        for one in firm.ours(path.tree.id, question.id):
            if one.ours:
                text, ours = (
                    words.fill(said, path.tree, path.situation.answers, law)
                    for said in (one.text, one.ours)
                )
                yield f"House wording: “{text}” for “{ours}”."
