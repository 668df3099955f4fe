"""Plans alternatives beside the window, all of them at once, and works out what they come to."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lawatan.gui.work import tell

if TYPE_CHECKING:
    from lawatan.jobs.alternatives import SideBySide
    from lawatan.rules import Edition

log = logging.getLogger(__name__)


class Varying(QObject):
    """Plans the alternatives of one programme at a time."""

    progressed = Signal(str, object)
    """A better plan of an alternative, by its name: ``jobs.plan.Progress``."""
    ended = Signal(object, object)
    """The editions with their plans by name, and what went wrong by name."""
    _better = Signal(str, object)
    _over = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seconds = 10.0
        """How long all of them together may take."""
        self._side_by_side: SideBySide | None = None
        self._thread: threading.Thread | None = None
        self._cancelled = threading.Event()
        self._better.connect(self._pass_on_better)
        self._over.connect(self._pass_on_over)

    @property
    def running(self) -> bool:
        """Whether it plans at this moment."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, editions: Mapping[str, Edition], language: str) -> None:
        """Begin to plan these, each in a process of its own."""
        if self.running:
            return
        self._cancelled.clear()
        self._side_by_side = None
        self._thread = threading.Thread(target=self._run, args=(dict(editions), language), name="lawatan-varying")
        self._thread.start()

    def cancel(self) -> None:
        """End soon; the best plans so far are kept."""
        self._cancelled.set()
        if self._side_by_side is not None:
            self._side_by_side.cancel()

    def end(self) -> None:
        """Cancel and wait for the end."""
        self.cancel()
        if self._thread is not None:
            self._thread.join(5)

    def _run(self, editions: dict[str, Edition], language: str) -> None:
        try:
            from lawatan.jobs.alternatives import SideBySide  # rules and records: after the first paint

            job = self._side_by_side = SideBySide(editions, self.seconds, 0, language)
            if self._cancelled.is_set():
                job.cancel()
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
