"""Work beside the window whose window is closed before it is done."""

import shiboken6
from pytestqt.qtbot import QtBot

from ui.pages.work import Job


def test_a_job_without_a_window_ends_quietly(qtbot: QtBot) -> None:
    del qtbot
    called: list[bool] = []
    job = Job(lambda: called.append(True))
    run = job._run
    shiboken6.delete(job)
    run.run()
    assert called == [True]
