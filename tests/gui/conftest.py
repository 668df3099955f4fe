"""The desk for tests: in English and light unless asked, closed at the end, every fault on it a fault of the test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from pytestqt.qtbot import QtBot

from gui.two_lanes import two_lanes
from lawatan.gui.app import make_desk
from lawatan.gui.board.canvas import Canvas
from lawatan.gui.desk import Desk
from lawatan.jobs.files import read_edition
from lawatan.jobs.plan import PlanJob
from lawatan.resources import sample
from lawatan.rules import Edition

Open = Callable[..., Desk]


@cache
def planned_sample(name: str) -> Edition:
    """A sample with its first complete plan; made once."""
    job = PlanJob(read_edition(sample(name)), time_limit=20.0, workers=2)
    for progress in job.run():
        if progress.placed == progress.total:
            job.cancel()
    return job.planned


@pytest.fixture
def open_desk(qtbot: QtBot) -> Iterator[Open]:
    """Give a function that opens the desk with some editions."""
    desks: list[Desk] = []

    def open_it(*editions: Edition, language: str = "en", appearance: str = "light") -> Desk:
        desk = make_desk(language, appearance)
        qtbot.addWidget(desk)
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
        desk.close()
    sys.excepthook = before


@pytest.fixture
def lanes(open_desk: Open) -> Desk:
    """The desk with two groups on the board."""
    return open_desk(two_lanes())


@pytest.fixture
def canvas(lanes: Desk) -> Canvas:
    """The board's surface with two groups on it."""
    return lanes.board.canvas
