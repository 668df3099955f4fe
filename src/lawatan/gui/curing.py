"""Looks for reasons and fixes beside the window: one search at a time, whose fixes arrive as they are found."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from lawatan.gui.work import tell

if TYPE_CHECKING:
    from lawatan.child import Child
    from lawatan.jobs.fixes import Fix, FixJob
    from lawatan.rules import Breach, Edition
    from lawatan.words import Words

log = logging.getLogger(__name__)

IDLE_MS = 5 * 60_000
"""Processes that nobody has needed for so long are ended: each takes some 0.1 GB."""


@dataclass(frozen=True)
class Found:
    """What a search has come to so far: its number, the reasons in sentences, the fixes by their price; over or not."""

    number: int
    headings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fixes: tuple[Fix, ...] = ()
    over: bool = False
    fault: Any = None


class Curing(QObject):
    """Searches for what cures an edition, or some breaches of it."""

    found = Signal(object)
    """What there is by now: ``Found``."""
    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.early = True
        """Whether processes are started before they are needed: their loading takes longer than the first fix."""
        self._ready: tuple[Child, Child] | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.rest)
        self.number = 0
        """That of the latest search; what earlier ones find is of no use."""
        self._job: FixJob | None = None
        self._thread: threading.Thread | None = None
        self._came.connect(self._pass_on)

    def get_ready(self) -> None:
        """Start the processes that a search needs, where one is likely: they load meanwhile."""
        if not self.early or self._ready is not None:
            return
        from lawatan.child import planner

        self._ready = (planner(), planner())
        self._idle.start()

    def rest(self) -> None:
        """End what was started and is not needed."""
        ready, self._ready = self._ready, None
        self._idle.stop()
        for child in ready or ():
            child.kill()
            child.finish()

    def _loaded(self) -> tuple[Child, Child] | None:
        """The processes that were started early, to be used now."""
        ready = self._ready
        if ready is None or not all(child.waiting for child in ready):
            self.rest()
            return None
        self._ready = None
        self._idle.stop()
        return ready

    def start(self, edition: Edition, breaches: tuple[Breach, ...], say: Words) -> int:
        """Begin to search, whatever went on before; the number of the search."""
        from lawatan.jobs.fixes import FixJob  # rules and records: not needed for the first paint

        self.forget()
        job = self._job = FixJob(edition, say, breaches, children=self._loaded())
        self._thread = threading.Thread(target=self._run, args=(self.number, job), name="lawatan-curing")
        self._thread.start()
        return self.number

    def cancel(self) -> None:
        """End it soon; the fixes that came are good."""
        if self._job is not None:
            self._job.cancel()

    def forget(self) -> None:
        """Cancel, and hear no more of it."""
        self.cancel()
        self.number += 1

    def end(self) -> None:
        """Cancel and wait for the end."""
        self.cancel()
        self.rest()
        if self._thread is not None:
            self._thread.join(5)

    def _run(self, number: int, job: FixJob) -> None:
        try:
            for _ in job.run():
                tell(self, self._came, _found(number, job))
            tell(self, self._came, _found(number, job, over=True))
        except Exception as fault:
            log.exception("no more fixes could be looked for")
            tell(self, self._came, _found(number, job, over=True, fault=fault))

    def _pass_on(self, found: Found) -> None:
        if found.number == self.number:
            self.found.emit(found)


def _found(number: int, job: FixJob, over: bool = False, fault: Exception | None = None) -> Found:
    """What a job has come to by now."""
    from lawatan.jobs.fixes import reasons

    return Found(number, reasons(job), job.fixes, over, fault)
