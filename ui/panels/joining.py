"""Who hears whom: joins the signals of pages and panels, wizard, acts and menu with the window."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path as FilePath

from PySide6.QtWidgets import QApplication

from engine.law import FactId, Update, UpdateId
from engine.tree import TreeId
from matters.at_rest import name_of_copy
from matters.matter import Confirmation
from ui.filing import NotWritten
from ui.main_window import MainWindow
from ui.pages import shown, update_shown
from ui.pages.fact_row import row_around
from ui.pages.point_shown import FlaggedPoint
from ui.panels.dropping import Dropping
from ui.panels.filling import fill_matters, fill_possible
from ui.panels.frame import Frame
from ui.still_possible import StillPossible


def join(window: MainWindow) -> None:
    """Join what lives as long as the window; its frame is joined by ``hear_frame``."""
    hear_wizard(window)
    hear_home(window)
    hear_acts(window)
    hear_menu(window)


def hear_frame(window: MainWindow, frame: Frame) -> None:
    """Join what is built anew with the theme."""
    wizard, acts = window.wizard, window.acts
    frame.header.home_asked.connect(partial(_close, window))
    frame.header.view_asked.connect(window.show_view)
    frame.header.export_asked.connect(acts.memo.export)
    frame.home.track_chosen.connect(lambda tree: wizard.start(TreeId(tree)))
    frame.home.act_asked.connect(window.home_acts.do)
    frame.home.renamed.connect(window.home_acts.rename)
    window.home_acts.name_asked.connect(frame.home.matters.edit_name)
    frame.home.open_asked.connect(acts.ask_open)
    frame.question.answered.connect(lambda fact, value: acts.answer(FactId(fact), value))
    frame.question.ground_focused.connect(frame.reasons.show_ground)
    frame.question.incomplete.connect(frame.status.show_note)
    for part in (frame.question, frame.route, frame.side, frame.deadlines, frame.fact_sheet):
        part.question_asked.connect(window.show_question)
    for page in (frame.question, frame.outcome):
        page.back_asked.connect(window.show_back)
    frame.route.leg_asked.connect(wizard.show_leg)
    frame.outcome.change_asked.connect(window.show_route_keys)
    frame.outcome.preview_asked.connect(partial(window.show_view, "memo"))
    frame.outcome.export_asked.connect(acts.memo.export)
    frame.outcome.way_on_asked.connect(lambda tree: wizard.follow(TreeId(tree)))
    frame.side.view_asked.connect(window.show_view)
    frame.side.request_asked.connect(acts.memo.copy_request)
    frame.deadlines.today_asked.connect(wizard.count_from_today)
    frame.memo.pages_asked.connect(acts.memo.preview)
    frame.memo.retry_asked.connect(frame.memo.ask_pages)
    acts.memo.pages_drawn.connect(frame.memo.show_pages)
    acts.memo.pages_failed.connect(frame.memo.show_problem)
    acts.solved.connect(frame.banner.clear)
    _hear_panel_keys(window, frame)
    _hear_fact_sheet(window, frame)
    _hear_notes(window, frame)
    for shows_items in (frame.documents, frame.deadlines):
        shows_items.route_asked.connect(partial(window.show_view, "route"))
    _hear_law(window, frame)


def _hear_fact_sheet(window: MainWindow, frame: Frame) -> None:
    sheet, acts = frame.fact_sheet, window.acts
    before = getattr(window, "frame", None)  # the frame that this one replaces, if any
    if before is not None:
        sheet.take_over(before.fact_sheet.drafts())

    def show_leg(number: int) -> None:
        window.wizard.show_leg(number)
        window.show_view("fact_sheet")

    sheet.answered.connect(
        lambda fact, value: acts.answer(FactId(fact), value, partial(sheet.put_back, fact))
    )
    sheet.incomplete.connect(frame.status.show_note)
    sheet.end_asked.connect(partial(window.show_question, ""))
    sheet.leg_asked.connect(show_leg)
    frame.route.sheet_asked.connect(partial(window.show_view, "fact_sheet"))


def _hear_notes(window: MainWindow, frame: Frame) -> None:
    for page in (frame.question, frame.fact_sheet):
        page.note_asked.connect(partial(_ask_note, window))
    frame.documents.ticked.connect(
        lambda paper, in_hand: window.wizard.tick(paper, in_hand=in_hand)
    )


def _ask_note(window: MainWindow, fact: str) -> None:
    """Ask for the note at a question; what is typed or chosen there meanwhile stays."""

    def keep(text: str) -> None:
        _keep_chosen(window, partial(window.wizard.note, FactId(fact), text))

    window.acts.ask_note(FactId(fact), keep)


def _ask_note_here(window: MainWindow) -> None:
    """Ask for the note at the question shown, or at that of the row with the focus."""
    if window.view == "route" and not window.wizard.shows_outcome:
        window.frame.question.ask_note()
    elif window.view == "fact_sheet" and (found := row_around(QApplication.focusWidget())):
        _ask_note(window, found.fact)
    else:
        window.note(window.tr("A note stands at a question; show the question first"))


def _forget_sheet(window: MainWindow) -> None:
    window.frame.fact_sheet.forget()


def _hear_law(window: MainWindow, frame: Frame) -> None:
    """Show rules, later law and terms where they are asked for."""
    wizard = window.wizard
    frame.glossary.closed.connect(partial(_close_glossary, window))
    frame.glossary.copied.connect(
        lambda chinese: window.note(window.tr("{0} is on the clipboard").format(chinese))
    )
    rules_shown = (frame.reasons, frame.outcome, frame.documents, frame.deadlines, frame.glossary)
    for shows_rules in (*rules_shown, frame.fact_sheet):
        shows_rules.rules_asked.connect(
            lambda rules: frame.show_rules(shown.rules(rules, wizard.law))
        )
    for shows_updates in (frame.reasons, frame.side, frame.deadlines):
        shows_updates.update_asked.connect(partial(_show_update, window, frame))
    frame.documents.update_asked.connect(
        lambda update: _show_update(window, frame, wizard.law.updates[UpdateId(update)])
    )
    for shows_points in (frame.popover, frame.glossary, frame.side):
        shows_points.confirm_asked.connect(partial(_ask_confirm, window))
    frame.reasons.term_asked.connect(frame.show_term)


def _show_glossary(window: MainWindow) -> None:
    if window.view != "glossary":
        window.frame.glossary.came_from = window.view
    window.show_view("glossary")


def _close_glossary(window: MainWindow) -> None:
    """Go back to where the glossary was opened; an answer picked there stays picked."""
    if window.wizard.matter is None:
        window.view = "home"
        window.refresh()
        return
    page, view = window.frame.question, window.frame.glossary.came_from
    chosen = page.value() if view == "route" and not window.wizard.shows_outcome else None
    window.show_view(view)
    if chosen is not None:
        page.set_value(chosen)


def _show_update(window: MainWindow, frame: Frame, update: Update) -> None:
    frame.show_update(update_shown.update(update, window.wizard.confirmed))


def _keep_chosen(window: MainWindow, done: Callable[[], object]) -> None:
    """Do what fills the page anew; an answer picked or half typed and not recorded yet stays."""
    page, shows = window.frame.question, window.view == "route"
    open_ = window.wizard.matter is not None
    chosen = page.value() if shows and open_ and not window.wizard.shows_outcome else None
    page.holds = shows
    try:
        done()
    finally:
        page.holds = False
    if chosen is not None and page.value() != chosen:
        page.set_value(chosen)


def _ask_confirm(window: MainWindow, point: FlaggedPoint) -> None:
    """Ask what counsel said; an answer picked meanwhile and not recorded yet stays."""

    def keep(said: Confirmation | None) -> None:
        _keep_chosen(window, partial(window.wizard.confirm, point.id, said))

    window.acts.ask_confirmed(point, keep)


def _hear_panel_keys(window: MainWindow, frame: Frame) -> None:
    menu, desk = window.menu, frame.desk
    menu.region.triggered.connect(frame.next_region)
    menu.route_panel.triggered.connect(desk.left.toggle)
    menu.reasons_panel.triggered.connect(desk.right.toggle)


def hear_wizard(window: MainWindow) -> None:
    """Show what the wizard does."""
    wizard = window.wizard
    wizard.opened.connect(window.show_opened)
    wizard.opened.connect(partial(_forget_sheet, window))
    wizard.walked.connect(window.refresh)
    wizard.walked.connect(partial(_offer_letters, window))
    possible = StillPossible(wizard, window)
    possible.found.connect(lambda: fill_possible(window.frame, wizard))
    wizard.walked.connect(possible.look)
    wizard.shown_changed.connect(partial(window.show_view, "route"))
    wizard.saved.connect(partial(_show_saved, window))
    wizard.saved_to.connect(partial(_show_saved_to, window))
    wizard.not_written.connect(partial(_show_not_written, window))
    wizard.listed.connect(partial(_list_anew, window))
    wizard.save_failed.connect(lambda *_: window.frame.status.show_unsaved())
    wizard.held.connect(lambda *_: window.frame.status.show_read_only())


def _show_saved(window: MainWindow, when: datetime) -> None:
    """Say when the last change was saved here."""
    now = window.wizard.now
    window.frame.status.show_saved(shown.moment(when.astimezone(now.tzinfo), now))


def _show_saved_to(window: MainWindow, file: FilePath, when: datetime) -> None:
    """Say that the matter's file elsewhere has everything; of ours this was said."""
    now = window.wizard.now
    if not window.wizard.register.holds(file):
        said = shown.moment(when.astimezone(now.tzinfo), now)
        window.frame.status.show_saved_to(str(file), said)


def _show_not_written(window: MainWindow, what: NotWritten) -> None:
    """Say that the matter's file elsewhere does not have everything."""
    if not what.ours:
        window.frame.status.show_saved_to(str(what.path), "")


def _list_anew(window: MainWindow) -> None:
    """List the matters anew, where the list is shown."""
    if window.wizard.matter is None and window.view == "home":
        window.listing.ask()


def _show_list(window: MainWindow, matters: tuple[shown.MatterRow, ...]) -> None:
    """Show the matters, unless one was opened meanwhile."""
    if window.wizard.matter is None:
        fill_matters(window.frame, matters)


def hear_home(window: MainWindow) -> None:
    """Show the list of matters, and what is done to it; open what is dropped."""
    listing, acts = window.listing, window.home_acts
    listing.found.connect(partial(_show_list, window))
    listing.outdated.connect(partial(_list_anew, window))
    listing.day_began.connect(lambda: _keep_chosen(window, window.wizard.walk_anew))
    acts.said.connect(window.say)
    acts.done.connect(partial(_show_done, window))
    dropping = Dropping(window.theme, window)
    dropping.dropped.connect(acts.open_files)


def _show_done(window: MainWindow, said: str, undoable: bool) -> None:
    """Say what was done to the list; it may be undone there, or with the key."""
    way = (window.tr("Undo"), window.home_acts.undo) if undoable else None
    window.note(said, way)
    window.menu.undo.setEnabled(window.home_acts.can_undo)


def _close(window: MainWindow) -> None:
    """Close the matter, unless a change of it is on no disk."""
    if window.acts.kept.may_leave():
        window.wizard.close()


def _undo(window: MainWindow) -> None:
    """Undo the last change of the matter that is open; on the home page, of the list."""
    if window.wizard.matter is None:
        window.home_acts.undo()
    else:
        window.wizard.undo()


def _show_waiting(window: MainWindow, said: str) -> None:
    """Say that files are written before the window closes."""
    window.note(said)
    if said:
        window.frame.progress.start()
    else:
        window.frame.progress.stop()


def _offer_letters(window: MainWindow) -> None:
    window.menu.export_notes.setEnabled(window.acts.memo.has_notes)
    window.menu.hearing_sheet.setEnabled(window.acts.memo.has_matrix)
    window.menu.fact_request.setEnabled(window.acts.memo.has_request)


def hear_acts(window: MainWindow) -> None:
    """Show what the acts have to say."""
    acts = window.acts
    acts.said.connect(window.say)
    acts.memo.busy.connect(window.show_busy)
    acts.noted.connect(window.note)
    acts.kept.waits.connect(partial(_show_waiting, window))


def _duplicate(window: MainWindow) -> None:
    """Go on with a copy of the matter that is open."""
    matter = window.wizard.matter
    if matter is None or not window.acts.kept.may_leave():
        return
    taken = {row.name for row in window.listing.rows or ()}
    window.wizard.duplicate(name_of_copy(shown.name_of(matter) or window.tr("Matter"), taken))
    window.note(window.tr("This is the copy; the matter stays as it was"))


def hear_menu(window: MainWindow) -> None:
    """Do what the menus ask for."""
    menu, acts, wizard = window.menu, window.acts, window.wizard
    for action, done in (
        (menu.new, partial(_close, window)),
        (menu.open, acts.ask_open),
        (menu.close, partial(_close, window)),
        (menu.save_copy, acts.ask_save_copy),
        (menu.particulars, acts.describe),
        (menu.duplicate, partial(_duplicate, window)),
        (menu.beside, acts.begin_beside),
        (menu.export, acts.memo.export),
        (menu.export_notes, acts.memo.export_with_notes),
        (menu.note, partial(_ask_note_here, window)),
        (menu.hearing_sheet, acts.memo.export_hearing_sheet),
        (menu.fact_request, acts.memo.export_fact_request),
        (menu.quit, window.close),
        (menu.undo, partial(_undo, window)),
        (menu.redo, wizard.redo),
        (menu.back, window.show_back),
        (menu.change, window.show_route_keys),
        (menu.leave_out, wizard.leave_out),
        (menu.glossary, partial(_show_glossary, window)),
        (menu.fact_sheet, partial(window.show_view, "fact_sheet")),
        (menu.about, acts.about),
        (menu.zoom_in, partial(window.zoom, 1)),
        (menu.zoom_out, partial(window.zoom, -1)),
        (menu.zoom_reset, partial(window.zoom, 0)),
    ):
        action.triggered.connect(lambda *_, done=done: done())
    for view, action in menu.views.items():
        action.triggered.connect(lambda *_, view=view: window.show_view(view))
    for look, action in menu.looks.items():
        action.setChecked(look is window.theme.appearance)
        action.triggered.connect(lambda *_, look=look: window.theme.set_appearance(look))
