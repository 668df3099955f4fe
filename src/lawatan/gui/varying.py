"""Plans alternatives beside the window, all of them at once."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lawatan.gui.work import Beside, tell

if TYPE_CHECKING:
    from lawatan.rules import Edition

log = logging.getLogger(__name__)


class Varying(Beside):
    """Plans the alternatives of one programme at a time; ``seconds`` are for all of them together."""

    progressed = Signal(str, object)
    """A better plan of an alternative, by its name: ``jobs.plan.Progress``."""
    ended = Signal(object, object)
    """The editions with their plans by name, and what went wrong by name."""
    _better = Signal(str, object)
    _over = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._better.connect(self._pass_on_better)
        self._over.connect(self._pass_on_over)

    def start(self, editions: Mapping[str, Edition], language: str) -> None:
        """Begin to plan these, each in a process of its own."""
        self._begin(partial(self._run, dict(editions), language), "lawatan-varying")

    def _run(self, editions: dict[str, Edition], language: str) -> None:
        try:
            from lawatan.jobs.alternatives import SideBySide  # rules and records: after the first paint

            job = SideBySide(editions, self.seconds, 0, language)
            self._hold(job)
            for name, progress in job.run():
                tell(self, self._better, name, progress)
            tell(self, self._over, job.planned, job.faults)
        except Exception as fault:
            log.exception("the alternatives could not be planned")
            tell(self, self._over, {}, dict.fromkeys(editions, fault))

    def _pass_on_better(self, name: str, progress: Any) -> None:
        self.progressed.emit(name, progress)

    def _pass_on_over(self, planned: Any, faults: Any) -> None:
        self.ended.emit(planned, faults)
