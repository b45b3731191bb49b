"""Work beside the window whose window is closed before it is done."""

from threading import Event

import shiboken6
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from ui.pages.work import Job


def test_a_job_without_a_window_ends_quietly(qtbot: QtBot) -> None:
    begun, go = Event(), Event()

    def work() -> None:
        begun.set()
        go.wait(5)

    job = Job(work)
    with qtbot.captureExceptions() as raised:
        job.start()
        assert begun.wait(5)
        shiboken6.delete(job)
        go.set()
        assert QThreadPool.globalInstance().waitForDone(5000)
    assert raised == []


def test_what_a_function_raises_comes_back(qtbot: QtBot) -> None:
    def work() -> None:
        raise ValueError("no")

    job = Job(work)
    with qtbot.waitSignal(job.failed) as said:
        job.start()
    assert isinstance(said.args[0], ValueError)
