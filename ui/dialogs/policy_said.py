"""What the window says of a policy: its problems in a banner, itself in About."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from engine.errors import Problem
from firm.policy import Policy
from ui.panels.banner import Said, Tone, Way


def problems_said(problems: tuple[Problem, ...]) -> Said:
    """Say that some of the policy is not in force."""
    tr = QCoreApplication.translate
    count = len(problems)
    title = tr("Policy", "Part of your administrator’s policy could not be read")
    more = tr("Policy", "({0} problems in all)").format(count) if count > 1 else ""
    rest = tr("Policy", "The rest is in force. Tell your administrator.")
    copy: Way = (tr("Policy", "Copy the details"), _copying(problems))
    sentence = " ".join(part for part in (str(problems[0]), more, rest) if part)
    return Said(Tone.WARNING, title, sentence, (copy,))


def _copying(problems: tuple[Problem, ...]) -> Callable[[], None]:
    text = "\n".join(map(str, problems))
    return lambda: QApplication.clipboard().setText(text)


def about_policy(policy: Policy) -> str:
    """Tell where a policy stands, and what of it is not in force; nothing without one."""
    tr = QCoreApplication.translate
    found = [place.name for place in policy.places if place.found]
    if not found:
        return ""
    lines = [tr("Policy", "Set by your administrator in {0}.").format(", ".join(found))]
    return "\n\n".join([*lines, *map(str, policy.problems)])
