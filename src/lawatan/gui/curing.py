"""Looks for reasons and fixes beside the window: one search at a time, whose fixes arrive as they are found."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lawatan.gui.work import tell

if TYPE_CHECKING:
    from lawatan.jobs.fixes import Fix, FixJob
    from lawatan.rules import Breach, Edition
    from lawatan.words import Words

log = logging.getLogger(__name__)


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
        self.number = 0
        """That of the latest search; what earlier ones find is of no use."""
        self._job: FixJob | None = None
        self._thread: threading.Thread | None = None
        self._came.connect(self._pass_on)

    def start(self, edition: Edition, breaches: tuple[Breach, ...], say: Words) -> int:
        """Begin to search, whatever went on before; the number of the search."""
        from lawatan.jobs.fixes import FixJob  # rules and records: not needed for the first paint

        self.forget()
        job = self._job = FixJob(edition, say, breaches)
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
    from lawatan.jobs.explain import ExplainReport

    headings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    if job.explained is not None:
        report = ExplainReport(job.edition, job.explained, job.say)
        headings = tuple((report.heading(c), tuple(report.told(c))) for c in job.explained.conflicts)
    return Found(number, headings, job.fixes, over, fault)
