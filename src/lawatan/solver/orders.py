"""Several orders of the cities, each an edition of its own: a look at each of them, then the time left for the best.

A look places all that fits, which takes what it takes, and shortens the ways for a while: plans with half of it left out
would tell nothing of an order. One that looked nearly as good as the best gets a second look before it is given up. With
one worker all of it counts deterministic seconds, so that the same input gives the same plan.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lawatan.domain import Plan
from lawatan.rules import Edition
from lawatan.rules.worth import Worth, worth
from lawatan.schedule import View
from lawatan.solver.budget import LEAST_SECONDS, Options
from lawatan.solver.layers import Planner, Result

LOOKING_SHARE, LOOKS_END, AGAIN_SHARE = 0.3, 0.65, 0.2
"""Of all seconds: to shorten ways in the looks; after which no further one begins; for the second looks."""

LEAST_LOOK_SECONDS, LEAST_PLACING_SECONDS = 0.5, 3.0
"""What a look gets at least to shorten ways, and what it may take for all (30 activities: 0.7 s to place them)."""

CLOSE_SHARE, CLOSE_MINUTES, CLOSE = 0.1, 30, 3
"""An order comes close if it lacks and breaks as little and costs so little more, or if more might be placed in it than was
in the time; at most so many get a second look."""

Report = Callable[[int, str, Plan, "int | None"], None]
"""Called with each plan that is better than those before of its order: the order's number, then as ``layers.Report``."""


@dataclass
class _Tried:
    """What became of an order so far."""

    number: int
    edition: Edition
    worth: Worth | None = None
    plan: Plan | None = None
    result: Result | None = None

    @property
    def open(self) -> bool:
        """Whether more might be placed than was in the time."""
        return self.result is not None and not self.whole and not self.result.impossible

    @property
    def whole(self) -> bool:
        """Whether nothing is left out or broken, so that there is nothing to do but to make ways shorter."""
        return self.worth is not None and self.worth[:3] == (0, 0, 0)


def solve_orders(editions: Sequence[Edition], options: Options, report: Report) -> tuple[int, Result]:
    """Plan the orders; returns the number of the best one and how its planning ended.

    The best leaves out least that must happen, then breaks least, leaves out least else, then costs least; of equals the
    first. ``impossible`` holds if it was proven of all of them.
    """
    return _Orders(editions, options, report).run()


class _Orders:
    def __init__(self, editions: Sequence[Edition], options: Options, report: Report) -> None:
        self._tried = [_Tried(number, edition) for number, edition in enumerate(editions)]
        self._options = options
        self._report = report
        self._started = time.monotonic()
        self._spent = 0.0

    def run(self) -> tuple[int, Result]:
        """All looks, then the best order."""
        limit = self._options.time_limit
        look = max(LEAST_LOOK_SECONDS, LOOKING_SHARE * limit / len(self._tried))
        longest = max(LEAST_PLACING_SECONDS, 2 * look)
        for each in self._tried:
            if each.number and self._left < limit * (1 - LOOKS_END):
                break
            self._plan(each, min(longest, self._left), look)
        close = self._close()
        if len(close) > 1:
            for each in close:
                seconds = min(self._left, AGAIN_SHARE * limit / len(close))
                self._plan(each, seconds, seconds)
        best = self._best()
        if self._left >= LEAST_SECONDS:
            self._plan(best, self._left)
        found = self._best()
        ended = found.result or Result(None, False, None)
        impossible = all(each.result is not None and each.result.impossible for each in self._tried)
        return found.number, replace(ended, impossible=impossible)

    @property
    def _left(self) -> float:
        """Seconds, of the kind that the options count."""
        used = self._spent if self._options.repeatable else time.monotonic() - self._started
        return max(0.0, self._options.time_limit - used)

    def _plan(self, tried: _Tried, seconds: float, look: float | None = None) -> None:
        """Plan an order for so long, or take a look at it; what it comes to is kept if it is better than what there was."""

        def found(layer: str, plan: Plan, bound: int | None) -> None:
            value = worth(View(planner.setting, plan))
            if tried.worth is None or value < tried.worth or (value == tried.worth and layer == "waiting"):
                tried.worth, tried.plan = value, plan
                self._report(tried.number, layer, plan, bound)

        planner = Planner(tried.edition, replace(self._options, time_limit=seconds, look_seconds=look), found)
        if tried.whole and tried.plan is not None:
            result = planner.go_on(tried.plan)
        else:
            result = planner.run()
        self._spent += planner.spent
        known = tried.result or Result(None, False, None)
        bound = known.bound if result.bound is None else result.bound
        tried.result = Result(tried.plan, known.impossible or result.impossible, bound)

    def _best(self) -> _Tried:
        known = [each for each in self._tried if each.worth is not None]
        return min(known, key=lambda each: (each.worth, each.number), default=self._tried[0])

    def _close(self) -> list[_Tried]:
        """The best order and those that came close to it or are open, the nearest first."""
        best = self._best().worth
        if best is None:
            return []
        most = best.minutes + max(CLOSE_MINUTES, int(best.minutes * CLOSE_SHARE))
        near = [
            each
            for each in self._tried
            if each.worth and (each.open or (each.worth[:3] == best[:3] and each.worth.minutes <= most))
        ]
        return sorted(near, key=lambda each: (each.worth, each.number))[:CLOSE]
