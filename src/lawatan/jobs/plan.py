"""Planning as a job: the solver in a child process, each better plan as it comes, cancel at any time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lawatan.child import Child, planner
from lawatan.domain import Plan, with_plan
from lawatan.jobs.why import Unplaced, why_unplaced
from lawatan.rules import Edition, cost, judge
from lawatan.schedule import Setting, View

if TYPE_CHECKING:
    from lawatan.jobs.plan_orders import Looking, Tried


@dataclass(frozen=True)
class Progress:
    """Where planning stands: the best plan so far and what it comes to; minutes are summed over leaf groups.

    ``cost``: what the preferences that it does not keep are worth, in minutes of travel. ``looking``: which order of the
    cities the plan goes by, where several are tried; the best of that order then.
    """

    plan: Plan
    stage: str
    placed: int
    total: int
    travel_minutes: int
    bound: int | None
    seconds: float
    cost: int = 0
    looking: Looking | None = None


@dataclass(frozen=True)
class Outcome:
    """How planning ended: ``found`` says whether it found a plan at all; else ``plan`` is the one that there was.

    ``bound``: no plan with the same time slots filled that keeps the preferences as well has fewer travel minutes.
    ``tried``: the orders of the cities that were tried, where there were several; the plan goes by the one taken, and
    the bound is of that one alone.
    """

    status: str
    plan: Plan
    unplaced: tuple[Unplaced, ...]
    bound: int | None
    seconds: float
    first_complete_seconds: float | None
    repeatable: bool
    found: bool = True
    tried: Tried | None = None


class PlanningFailed(Exception):
    """The planner's process broke down; its text is one line. The plan is as it was."""


class PlanJob:
    """Plans one edition once. ``run`` yields better and better plans; ``cancel``, from any thread, keeps the best.

    ``time_limit`` in seconds; with one worker they are deterministic seconds and the same input gives the same plan.
    ``workers`` None: as many as the machine has cores, but for ``spare_cores``, which are left to a window; then the
    planner's process also gives way to others. ``child`` may be one started early with ``planner()``.
    """

    def __init__(
        self,
        edition: Edition,
        time_limit: float = 10.0,
        seed: int = 0,
        workers: int | None = None,
        language: str = "en",
        child: Child | None = None,
        spare_cores: int = 0,
    ) -> None:
        self.edition = edition
        self.outcome: Outcome | None = None
        self._request = {"time_limit": time_limit, "seed": seed, "workers": workers or 0, "spare_cores": spare_cores}
        self._repeatable = workers == 1
        self._language = language
        self._cancelled = threading.Event()
        self._child = child
        self._lock = threading.Lock()
        self._ending = threading.Lock()
        self._setting = Setting(edition)
        self._started = time.monotonic()
        self._best: Plan | None = None
        self._end: dict[str, Any] | None = None
        self._bound: int | None = None
        self._first: float | None = None

    def start(self) -> None:
        """Start the solver's process, which takes about a second to load; ``run`` does it where this was not called."""
        with self._lock:
            if self._child is None:
                self._child = planner()

    def run(self) -> Iterator[Progress]:
        """Yield each better plan; at the end ``outcome`` is set. PlanningFailed if the process broke without any plan."""
        self.start()
        child = self._child
        assert child is not None
        if self._cancelled.is_set():
            child.kill()
        child.send(self._message())
        try:
            for message in child.lines():
                if message["layer"] == "start":
                    self._started = time.monotonic()
                    continue
                self._bound = message["bound"] if message["bound"] is not None else self._bound
                if message["layer"] == "end":
                    self._end = message
                    continue
                yield self._take(Plan.model_validate(message["plan"]), message)
        except BaseException:
            self._cancelled.set()  # interrupted, or whoever asked for plans went away
            raise
        finally:
            self.conclude()

    def conclude(self) -> None:
        """End the process and set ``outcome`` from the best plan; PlanningFailed if it broke without any plan.

        Safe from any thread, and when it was done already.
        """
        with self._ending:
            if self.outcome is not None or self._child is None:
                return
            seconds = time.monotonic() - self._started
            self._child.kill()
            failure = self._child.finish()
            if self._end is None and self._best is None and not self._cancelled.is_set():
                raise PlanningFailed(failure)
            self.outcome = self._ended(seconds)

    def cancel(self) -> None:
        """End the run soon; the best plan so far is kept."""
        self._cancelled.set()
        with self._lock:
            if self._child is not None:
                self._child.kill()

    @property
    def planned(self) -> Edition:
        """The edition with the outcome's plan; only after ``run`` has ended."""
        assert self.outcome is not None
        return with_plan(self.edition, self.outcome.plan)

    def _message(self) -> dict[str, Any]:
        """What the planner is asked."""
        return {"edition": self.edition.model_dump(mode="json", by_alias=True), **self._request}

    def _ended(self, seconds: float) -> Outcome:
        """How it ended after so many seconds."""
        found = self._best is not None
        plan = self._best if self._best is not None else self.edition.plan
        unplaced = why_unplaced(self._setting, plan, self._language, tried=self._end is not None)
        repeatable = self._repeatable and self._end is not None
        return Outcome(self._status(plan), plan, unplaced, self._bound, seconds, self._first, repeatable, found)

    def _take(self, plan: Plan, message: Mapping[str, Any]) -> Progress:
        """A better plan, with what the planner says of it."""
        self._best = plan
        stage, view = message["layer"], View(self._setting, plan)
        total = len(self._setting.occurrences) + len(self._setting.crossings)
        seconds = time.monotonic() - self._started
        if self._first is None and not lacks(view):
            self._first = seconds
        return Progress(plan, stage, len(view.entries), total, view.travel_minutes, self._bound, seconds, cost(view))

    def _status(self, plan: Plan) -> str:
        if self._end is None:
            return "cancelled"
        status = status_of(View(self._setting, plan))
        return "impossible" if self._end["impossible"] and status != "complete" else status


def status_of(view: View) -> str:
    """``complete``; ``incomplete`` if what must happen is not placed; ``breached`` if another hard rule is broken."""
    kinds = {breach.kind for breach in judge(view) if breach.hard}
    if kinds - {"must_happen"}:
        return "breached"
    return "incomplete" if lacks(view) or "must_happen" in kinds else "complete"


def lacks(view: View) -> bool:
    """Say whether something that must happen, or a ride, is not in the plan."""
    return any(o.activity.must_happen for o in view.unplaced) or bool(view.without_ride)
