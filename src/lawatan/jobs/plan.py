"""Planning as a job: the solver in a child process, each better plan as it comes, cancel at any time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from lawatan.child import Child, Failure, planner
from lawatan.domain import Plan, with_plan
from lawatan.jobs.broken import LOADING_SECONDS, reason
from lawatan.jobs.why import Unplaced, why_unplaced
from lawatan.rules import Edition, cost, judge
from lawatan.schedule import Setting, View
from lawatan.words import Message, words

if TYPE_CHECKING:
    from lawatan.jobs.plan_orders import Looking, Tried

GRACE_SECONDS, GRACE_SECONDS_EACH = 30.0, 0.5
"""How long beyond its time limit the planner may take to end, and as much again for each item: the first model is made and
searched whatever the limit. At 151 activities and a limit of a second that took 8 s, with two others at work."""

WORKER_FACTOR = 10.0
"""With one worker the time limit is in deterministic seconds, which took 2.5 of the clock's each: so many are waited for."""


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
    ``broken``: why the planner's process did not come to its end; the status is ``broken`` then, and the plan is the best
    one that it had found before.
    ``least_left_out``: of what may be left out, no plan leaves out less; None where that is not known.
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
    broken: Message | None = None
    least_left_out: int | None = None

    @property
    def left_out(self) -> int:
        """How much of what may be left out is."""
        return sum(not unplaced.must_happen for unplaced in self.unplaced)


class PlanningFailed(Exception):
    """The planner's process broke down; its text is one line, ``reason`` the same in any language. The plan is as it was."""

    def __init__(self, failure: Failure | None, language: str) -> None:
        self.reason = reason(failure)
        super().__init__(words(language).message(self.reason))


class Garbled(Exception):
    """The planner's process answered what is no plan of the edition."""


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
        self._time_limit = time_limit
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
        child.give(LOADING_SECONDS)
        child.send(self._message())
        try:
            for message in child.lines():
                match message:
                    case {"layer": "start"}:
                        self._started = time.monotonic()
                        child.give(self._patience)
                    case {"layer": "end", "impossible": bool(), "bound": int() | None as bound}:
                        self._end, self._bound = message, self._bound if bound is None else bound
                        break
                    case {"layer": "place" | "travel" | "waiting", "plan": dict(), "bound": int() | None as bound}:
                        self._bound = self._bound if bound is None else bound
                        yield self._take(self._read(message), message)
        except Garbled:
            child.fail(Failure("garbled"))
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
            if self._end is not None or self._cancelled.is_set():
                self._child.kill()
            failure = self._child.finish()
            broken = self._end is None and not self._cancelled.is_set()
            if broken and (self._best is None or not (self._best.placements or self._best.rides)):
                raise PlanningFailed(failure, self._language)
            outcome = self._ended(seconds)
            self.outcome = replace(outcome, broken=reason(failure)) if broken else outcome

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
        least = self._end.get("left_out") if self._end is not None else None
        return Outcome(
            self._status(plan),
            plan,
            unplaced,
            self._bound,
            seconds,
            self._first,
            repeatable,
            found,
            least_left_out=least if isinstance(least, int) else None,
        )

    @property
    def _patience(self) -> float:
        """Seconds after which a planner that has not ended is taken to hang."""
        limit = self._time_limit * (WORKER_FACTOR if self._repeatable else 1)
        return limit + GRACE_SECONDS + GRACE_SECONDS_EACH * self._items

    @property
    def _items(self) -> int:
        """How many things the planner makes models of."""
        return len(self._setting.occurrences)

    def _setting_of(self, message: Mapping[str, Any]) -> Setting:
        """What an answer is about; Garbled if it is none of this edition."""
        return self._setting

    def _read(self, message: Mapping[str, Any]) -> Plan:
        """The plan of an answer; Garbled if it is none of this edition."""
        setting = self._setting_of(message)
        try:
            plan = Plan.model_validate(message["plan"])
        except ValidationError as fault:
            raise Garbled from fault
        if not (plan.placements.keys() <= setting.occurrences.keys() and plan.rides.keys() <= setting.crossings.keys()):
            raise Garbled
        return plan

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
            return "cancelled" if self._cancelled.is_set() else "broken"
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
