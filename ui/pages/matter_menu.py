"""What can be done to a matter of the list: which acts, in which words, with which keys.

It lists them; doing one is not its concern.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.pages.saying import tr
from ui.pages.shown import MatterRow


class RowAct(StrEnum):
    """What can be done to a matter of the list."""

    OPEN = "open"
    OPEN_APART = "open_apart"
    RENAME = "rename"
    DUPLICATE = "duplicate"
    ARCHIVE = "archive"
    BRING_BACK = "bring_back"
    REMOVE = "remove"


def acts_of(shown: MatterRow) -> tuple[RowAct, ...]:
    """Give what can be done to a matter; one that cannot be read has no name to change."""
    acts = [RowAct.OPEN, RowAct.OPEN_APART]
    if not shown.problem:
        acts += [RowAct.RENAME, RowAct.DUPLICATE]
    if shown.elsewhere:
        return (*acts, RowAct.REMOVE)
    return (*acts, RowAct.BRING_BACK if shown.archived else RowAct.ARCHIVE)


def act_of_key(key: int, shown: MatterRow) -> RowAct | None:
    """Give what a key does to a matter; None if nothing."""
    wanted = {
        Qt.Key.Key_F2: (RowAct.RENAME,),
        Qt.Key.Key_Delete: (RowAct.ARCHIVE, RowAct.REMOVE),
    }.get(Qt.Key(key), ())
    return next((act for act in acts_of(shown) if act in wanted), None)


def make_menu(shown: MatterRow, parent: QWidget, ask: Callable[[RowAct], object]) -> QMenu:
    """Make the menu of a matter; it goes when it is closed.

    Args:
        shown: The matter.
        parent: Qt's owner.
        ask: Called with the act that is chosen.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for act in acts_of(shown):
        if act in {RowAct.RENAME, RowAct.ARCHIVE, RowAct.BRING_BACK, RowAct.REMOVE}:
            menu.addSeparator()
        said, key = _said(act)
        menu.addAction(f"{said}\t{key}" if key else said).triggered.connect(partial(_ask, ask, act))
    return menu


def _ask(ask: Callable[[RowAct], object], act: RowAct, *_: object) -> None:
    ask(act)


def _said(act: RowAct) -> tuple[str, str]:
    """Give the words of an act, and its key."""
    match act:
        case RowAct.OPEN:
            return tr("Open"), tr("Enter")
        case RowAct.OPEN_APART:
            return tr("Open in another window"), ""
        case RowAct.RENAME:
            return tr("Rename"), tr("F2")
        case RowAct.DUPLICATE:
            return tr("Duplicate"), ""
        case RowAct.ARCHIVE:
            return tr("Archive"), tr("Delete")
        case RowAct.BRING_BACK:
            return tr("Bring back from the archive"), ""
        case RowAct.REMOVE:
            return tr("Remove from this list"), tr("Delete")
