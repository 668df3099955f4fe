"""Work beside the window: threads whose news arrive as signals at objects of the window's own thread.

Connect to bound methods of a QObject only: a plain function would be called in the working thread (FACTS, Qt 6.11).
No thread is a daemon: one that is cut off inside an import or a Qt call as the interpreter ends aborts the program.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from lawatan.rules import Edition

log = logging.getLogger(__name__)


class Task(QObject):
    """Runs one function beside the window; what it returns or raises arrives as a signal."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._thread = threading.Thread(target=self._run, name="lawatan-task")

    def start(self) -> Task:
        """Begin; connect first."""
        self._thread.start()
        return self

    def join(self, seconds: float) -> None:
        """Wait for the end."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            outcome = self._work()
        except Exception as fault:
            _tell(self, self.failed, fault)
        else:
            _tell(self, self.done, outcome)


class Planning(QObject):
    """Plans one edition at a time beside the window."""

    progressed = Signal(object)
    """A better plan: ``jobs.plan.Progress``."""
    ended = Signal(object, object)
    """How it ended: ``jobs.plan.Outcome`` and None, or None and what went wrong."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Any = None
        self._thread: threading.Thread | None = None
        self._cancelled = threading.Event()

    @property
    def running(self) -> bool:
        """Whether it plans at this moment."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, edition: Edition, language: str) -> None:
        """Begin to plan an edition."""
        if self.running:
            return
        self._cancelled.clear()
        self._job = None
        self._thread = threading.Thread(target=self._run, args=(edition, language), name="lawatan-planning")
        self._thread.start()

    def cancel(self) -> None:
        """End soon; the best plan so far is kept."""
        self._cancelled.set()
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Cancel and wait for the end (killing the planner's process took 0.06 s)."""
        if self.running:
            self.cancel()
            assert self._thread is not None
            self._thread.join(5)

    def _run(self, edition: Edition, language: str) -> None:
        try:
            from lawatan.jobs.plan import PlanJob  # rules and records: 0.5 s, not needed for the first paint

            job = self._job = PlanJob(edition, language=language)
            if self._cancelled.is_set():
                job.cancel()
            for progress in job.run():
                _tell(self, self.progressed, progress)
            _tell(self, self.ended, job.outcome, None)
        except Exception as fault:
            log.exception("planning failed")
            _tell(self, self.ended, None, fault)


def _tell(sender: QObject, signal: Any, *news: object) -> None:
    """Emit from a working thread, unless the window has gone meanwhile."""
    try:
        if shiboken6.isValid(sender):
            signal.emit(*news)
    except RuntimeError:
        log.debug("nobody is left to tell", exc_info=True)
