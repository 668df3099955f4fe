"""Plans one edition at a time beside the window."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lawatan.gui.work import Beside, tell

if TYPE_CHECKING:
    from lawatan.jobs.plan import PlanJob
    from lawatan.rules import Edition

log = logging.getLogger(__name__)


class Planning(Beside):
    """Plans one edition at a time beside the window."""

    progressed = Signal(object)
    """A better plan: ``jobs.plan.Progress``."""
    ended = Signal(object, object, object)
    """How it ended: ``jobs.plan.Outcome``, ``jobs.compare.Comparison`` with the plan before, and None; or what went wrong."""
    _better = Signal(object)
    _over = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = ""
        """The language in which it was asked to tell its reasons."""
        self._better.connect(self._pass_on_better)
        self._over.connect(self._pass_on_over)

    def start(self, edition: Edition, language: str, again: bool = False, known: Edition | None = None) -> None:
        """Begin to plan an edition; ``again``: near to what people were told, by ``known`` where that is another."""
        if not self.running:
            self.language = language
            self._begin(partial(self._run, edition, language, again, known), "lawatan-planning")

    def _run(self, edition: Edition, language: str, again: bool, known: Edition | None) -> None:
        try:
            from lawatan.jobs.compare import compare  # rules and records: 0.5 s, not needed for the first paint
            from lawatan.jobs.plan_orders import plan_job
            from lawatan.jobs.replan import ReplanJob, ReplanReport
            from lawatan.words import words

            job: PlanJob
            if again:
                job = ReplanJob(edition, known, time_limit=self.seconds, language=language, spare_cores=1)
            else:
                job = plan_job(edition, language=language, spare_cores=1, usual_seconds=self.seconds)
            self._hold(job)
            for progress in job.run():
                tell(self, self._better, progress)
            assert job.outcome is not None
            found = compare(edition, job.outcome.plan, job.planned)
            if isinstance(job, ReplanJob):
                found = replace(found, again=ReplanReport(job, words(language)))
            tell(self, self._over, job.outcome, found, None)
        except Exception as fault:
            log.exception("planning failed")
            tell(self, self._over, None, None, fault)

    def _pass_on_better(self, progress: Any) -> None:
        self.progressed.emit(progress)

    def _pass_on_over(self, outcome: Any, comparison: Any, fault: Exception | None) -> None:
        self.ended.emit(outcome, comparison, fault)
