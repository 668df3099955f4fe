"""Finds out beside the window why something is not scheduled, in the language of the screen."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lawatan.gui.work import Task

if TYPE_CHECKING:
    from lawatan.gui.desk import Desk

log = logging.getLogger(__name__)


class Explaining(QObject):
    """Gives the programme on show its reasons whenever they are missing or in another language."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk, self.state = desk, desk.state
        self._busy = False
        self._failed: set[tuple[int, str]] = set()
        for signal in (self.state.shown, self.state.worded):
            signal.connect(self.look)

    def look(self) -> None:
        """Begin, if reasons are missing; before anything is scheduled there is nothing to explain."""
        programme, language = self.state.programme, self.state.language
        if self._busy or programme is None or programme.plan is not None or self.desk.is_planned(programme):
            return
        if not programme.fresh:  # the reasons would be those of the edition before
            return
        if programme.explained == language or not programme.begun or not programme.waiting:
            return
        if (programme.number, language) in self._failed:
            return
        self._busy = True
        self._about = programme.number, programme.edition, language
        setting, plan = programme.setting, programme.view.plan

        def work() -> dict[str, str]:
            from lawatan.jobs.why import why_unplaced

            return {unplaced.occurrence: unplaced.why for unplaced in why_unplaced(setting, plan, language)}

        task = Task(work)
        task.done.connect(self._done)
        task.failed.connect(self._fail)
        task.start()

    def _done(self, reasons: dict[str, str]) -> None:
        self._busy = False
        number, edition, language = self._about
        index, programme = self.state.find(number)
        if programme is not None and programme.edition is edition and programme.plan is None:
            self.state.put(index, programme.explaining(reasons, language))
        self.look()

    def _fail(self, fault: Exception) -> None:
        self._busy = False
        self._failed.add((self._about[0], self._about[2]))
        log.error("the reasons cannot be found", exc_info=fault)
