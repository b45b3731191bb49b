"""Fills the parts of the window from what the wizard says; each function shows one view anew."""

from PySide6.QtCore import QTimer

from engine.law import FactId
from ui.listing import Listing
from ui.pages import fact_sheet_shown, firm_shown, shown, terms_shown, update_shown
from ui.panels.frame import Frame
from ui.wizard import Wizard


def fill_head(frame: Frame, wizard: Wizard) -> None:
    """Show the matter's name, counts once they mean something, and the content used."""
    matter = wizard.matter
    frame.status.show_content(wizard.content())
    frame.header.show_matter(None if matter is None else shown.name_of(matter))
    if matter is None:
        return
    papers = dates = ""
    if wizard.path.finished:
        told = wizard.told()
        papers, dates = str(len(_listed(wizard)) or ""), str(len(told.dates) or "")
    in_hand = sum(paper in wizard.in_hand for paper in _listed(wizard)) if wizard.in_hand else 0
    if in_hand:
        papers = frame.tr("{0} of {1}").format(in_hand, len(_listed(wizard)))
    frame.header.show_counts(papers, dates)


def _listed(wizard: Wizard) -> list[str]:
    """Give the papers that the route asks for, without those for counsel to check."""
    return [paper.id for paper in wizard.told().documents if not paper.counsel_check]


def fill_home(frame: Frame, wizard: Wizard, listing: Listing) -> None:
    """Show the tracks at once, the matters as known, and as they are as soon as that is known."""
    frame.home.show_tracks(wizard.tracks())
    frame.show_view("home")
    frame.home.take_focus()
    if listing.rows is not None:
        fill_matters(frame, listing.rows)
    QTimer.singleShot(0, listing, lambda: listing.ask() if wizard.matter is None else None)


def fill_matters(frame: Frame, matters: tuple[shown.MatterRow, ...]) -> None:
    """Show the list of matters."""
    frame.home.matters.show_matters(matters)
    frame.status.show_all_saved(there=bool(matters))


def fill_view(view: str, frame: Frame, wizard: Wizard) -> None:
    """Show a view of the matter that is open."""
    already = frame.views.currentWidget() is frame.fact_sheet
    frame.show_view(view)
    if view == "route":
        fill_route(frame, wizard)
    elif view == "documents":
        frame.documents.show_papers(wizard.told(), wizard.in_hand, read_only=wizard.read_only)
    elif view == "fact_sheet":
        shown_sheet = fact_sheet_shown.sheet(
            wizard.path, wizard.route(), wizard.law, wizard.notes, wizard.library.firm
        )
        frame.fact_sheet.show_sheet(shown_sheet, wizard.law)
        if not already:
            frame.fact_sheet.take_focus()
    elif view == "glossary":
        confirmed = wizard.confirmed if wizard.matter is not None else None
        frame.glossary.show_terms(terms_shown.terms(wizard.library.law, confirmed))
        frame.glossary.take_focus()
    elif view == "deadlines":
        for counting in (frame.deadlines.counting, frame.deadlines.under):
            counting.confirmed = wizard.confirmed
        frame.deadlines.show_dates(wizard.dates(), wizard.as_of, own_date=wizard.has_own_date)
    else:
        QTimer.singleShot(0, frame.memo, frame.memo.ask_pages)
        frame.memo.take_focus()


def fill_route(frame: Frame, wizard: Wizard) -> None:
    """Show the question or the outcome, with the route at its left and the reasons at its right."""
    route = wizard.route()
    frame.route.show_route(route)
    frame.desk.route_rail.show_note(frame.tr("{0}\ndone").format(route.answered))
    question = wizard.question()
    frame.show_end(outcome=question is None)
    if question is None:
        told = wizard.told()
        ways = shown.ways_on(wizard.path, firm_shown.offered(wizard.library, wizard.matter))
        frame.outcome.show_outcome(told, ways, firm_shown.of_outcome(told, wizard.path))
        later_law = update_shown.weighty(told, wizard.law)
        frame.side.show_later_law(later_law, wizard.confirmed)
        frame.side.show_outcome(told, wizard.next_date(), len(told.dates))
        fill_possible(frame, wizard)
        frame.desk.reasons_rail.show_badge(there=bool(later_law))
        frame.outcome.take_focus()
        return
    firm = firm_shown.here(wizard.path, question.id, wizard.library.firm)
    frame.reasons.show_question(question, wizard.confirmed, firm)
    fill_possible(frame, wizard)
    frame.question.show_question(
        question, wizard.path.tree.title, wizard.law, can_go_back=wizard.can_go_back
    )
    frame.question.show_note(wizard.notes.get(FactId(question.id), ""))
    frame.question.show_firm(firm)
    frame.desk.reasons_rail.show_badge(there=bool(question.updates))
    frame.question.take_focus()


def fill_possible(frame: Frame, wizard: Wizard) -> None:
    """Show what the open points leave possible, once it is worked out."""
    told = wizard.narrowed
    frame.side.show_possible(told)
    frame.reasons.show_possible(told)
