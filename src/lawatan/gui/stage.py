"""The stage of the scenes: a desk to be changed and looked at, with the two samples, planned."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lawatan.gui.panels.records import RecordsPanel
from lawatan.gui.pictures import SAMPLES, Combination
from lawatan.gui.programme import Programme
from lawatan.gui.tokens import INSPECTOR_PX
from lawatan.jobs.files import read_edition

if TYPE_CHECKING:
    from lawatan.rules import Edition

SIZE = 1440, 900
WAIT_SECONDS = 20.0


def wait(until: Callable[[], object], what: str) -> None:
    """Let the desk work until something is so; TimeoutError where that takes too long.

    ``QTest.qWait`` keeps other threads from Python while it waits (PySide 6.11): what takes 0.1 s took 20 s there.
    """
    ends = time.monotonic() + WAIT_SECONDS
    while not until():
        if time.monotonic() > ends:
            raise TimeoutError(what)
        QCoreApplication.processEvents()
        time.sleep(0.01)


class Stage:
    """A desk in one language and appearance, and the two planned samples."""

    def __init__(self, combination: Combination, kept: Path) -> None:
        from lawatan.gui.app import make_desk

        self.editions = {name: read_edition(kept / f"{name}.json") for name in SAMPLES}
        self.desk = make_desk(combination.language, combination.look)
        self.desk.split.restore(INSPECTOR_PX, True)
        self.desk.bad_day.cures.curing.early = False
        self.desk.resize(*SIZE)
        self.desk.show()

    def open(self, edition: Edition) -> None:
        """Open an edition in the place of the one on show."""
        desk = self.desk
        if desk.state.programme is not None:
            desk.remove(desk.state.programme)
        desk.open_editions([edition])
        desk.go("board")

    def sample(self, name: str = SAMPLES[0], planned: bool = True) -> Edition:
        """A sample, planned or not."""
        from lawatan.domain import Plan, with_plan

        edition = self.editions[name]
        return edition if planned else with_plan(edition, Plan())

    def visit(self, venue: str) -> str:
        """The id of what is scheduled at a venue."""
        view = self.programme.view
        return next(o.id for o in view.setting.occurrences.values() if o.venue == venue and o.id in view.entries)

    @property
    def programme(self) -> Programme:
        """The programme on show."""
        assert self.desk.state.programme is not None
        return self.desk.state.programme

    def kept(self) -> bool:
        """Whether nothing is on its way to the disk: all pictures show the same standing."""
        state = self.desk.state
        return all(state.keeping.standing(programme.number) != "keeping" for programme in state.programmes)

    def records(self, name: str) -> RecordsPanel:
        """A panel of tables."""
        panel = self.desk.panels[name]
        assert isinstance(panel, RecordsPanel)
        return panel
