"""The desk for tests: in English and light unless asked, closed at the end, every fault on it a fault of the test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.two_lanes import two_lanes
from lawatan.gui.app import make_desk
from lawatan.gui.board.canvas import Canvas
from lawatan.gui.desk import Desk
from lawatan.gui.tokens import INSPECTOR_PX
from lawatan.jobs.files import read_edition
from lawatan.jobs.plan import PlanJob
from lawatan.resources import sample
from lawatan.rules import Edition

Open = Callable[..., Desk]
PLANNING_SECONDS = 1.0
"""How long the solver may take on the desk of a test; the samples have a first complete plan within half a second."""


@cache
def planned_sample(name: str) -> Edition:
    """A sample with its first complete plan; made once."""
    job = PlanJob(read_edition(sample(name)), time_limit=20.0, workers=2)
    for progress in job.run():
        if progress.placed == progress.total:
            job.cancel()
    return job.planned


def give_up(desk: Desk) -> None:
    """Close every programme, whatever is lost with it; then the window closes without a question."""
    for programme in desk.state.programmes:
        desk.remove(programme)


@pytest.fixture
def open_desk(qtbot: QtBot) -> Iterator[Open]:
    """Give a function that opens the desk with some editions."""
    desks: list[Desk] = []

    def open_it(*editions: Edition, language: str = "en", appearance: str = "light") -> Desk:
        desk = make_desk(language, appearance)
        desk.split.restore(INSPECTOR_PX, True)
        desk.planning.seconds = PLANNING_SECONDS
        desk.bad_day.cures.curing.early = False
        qtbot.addWidget(desk, before_close_func=give_up)
        desks.append(desk)
        desk.resize(1440, 900)
        desk.show()
        qtbot.waitExposed(desk)
        if editions:
            desk.open_editions(editions)
        return desk

    before = sys.excepthook
    yield open_it
    for desk in desks:
        if isValid(desk):
            give_up(desk)
            desk.close()
            desk.deleteLater()
            QCoreApplication.sendPostedEvents(desk, QEvent.Type.DeferredDelete)
    sys.excepthook = before


@pytest.fixture
def lanes(open_desk: Open) -> Desk:
    """The desk with two groups on the board."""
    return open_desk(two_lanes())


@pytest.fixture
def canvas(lanes: Desk) -> Canvas:
    """The board's surface with two groups on it."""
    return lanes.board.canvas
