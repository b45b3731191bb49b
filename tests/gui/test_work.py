"""Work beside the window: nothing of it is left when it has ended or its window is closed."""

from pathlib import Path as FilePath
from threading import Event

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.answers import UNKNOWN
from tests.gui.window_maker import answer, make_window, settle
from ui.pages.work import Job
from ui.still_possible import SETTLED
from ui.theme import Theme


def test_a_job_is_gone_when_it_has_ended(qtbot: QtBot) -> None:
    holder = QObject()
    ended: list[object] = []

    def fail() -> None:
        raise ValueError("no")

    for work in (bool, fail) * 20:
        job = Job(work, holder)
        job.done.connect(ended.append)
        job.failed.connect(ended.append)
        job.start()
    settle()
    assert [type(one) for one in ended].count(ValueError) == 20
    assert len(ended) == 40
    assert holder.findChildren(Job) == []


def test_a_job_without_a_window_ends_quietly(qtbot: QtBot) -> None:
    called: list[bool] = []
    go = Event()
    job = Job(lambda: called.append(go.wait(5)))
    with qtbot.captureExceptions() as raised:
        job.start()
        shiboken6.delete(job)
        go.set()
        settle()
    assert (called, raised) == ([True], [])


def test_answering_leaves_no_jobs_behind(theme: Theme, qtbot: QtBot, tmp_path: FilePath) -> None:
    window = make_window(theme, qtbot, tmp_path)
    window.wizard.start(window.wizard.tracks()[0].tree)
    for treaty in ("yes", "no", "yes"):
        answer(window, kind_of_paper=UNKNOWN, origin_place=UNKNOWN, treaty=treaty)
        QTest.qWait(SETTLED + 100)
        settle()
        assert window.wizard.narrowed is not None, "it was worked out beside the window"
    assert window.findChildren(Job) == []
