"""Shortening the ways a few days at a time: what stands on other days stays, and what is left is a small search.

A model of those days alone is made in a fraction of the time of the whole one, and searched as fast (``Part``).
"""

from __future__ import annotations

import datetime as dt
import random
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from ortools.sat.python import cp_model

from lawatan.domain import Plan
from lawatan.rules import judge
from lawatan.schedule import Entry, Setting, View
from lawatan.solver.asking import Asking, search
from lawatan.solver.model import SolverModel
from lawatan.solver.part import Part
from lawatan.solver.shares import STALE
from lawatan.solver.ways import Ways

DAYS = (2, 3, 3)
"""So many days at once, one of these at random: what stands on them may change places among them."""

KICKS = 6
"""So many ways out of dead ends a day that led to nothing better, and it ends."""

KICK_PERCENT = 7
"""By so much at most a way out of a dead end may be longer: there, something stands on another day than before."""

NEAR_MINUTES = 20
"""Two places so far apart draw half as much to each other as two at one door."""

Make = Callable[[], "cp_model.CpSolver | None"]
Spend = Callable[[cp_model.CpSolver], None]
Goals = Callable[[SolverModel, Ways], "tuple[Any, ...]"]
"""What is not to grow, and at last what is to be lowered: expressions of a model with its ways."""
Worth = Callable[[View], int]
Model = Callable[[Part], SolverModel]


class Shortening:
    """Rounds over a few days each, from a plan on; ``plan`` is the best one.

    ``model`` makes the model of a part, ``goals`` what is lowered in it, ``make`` a solver for one round (None at the end).
    With ``worth``, the last of the goals as the checker has it, ``at_once`` rounds go on side by side, each in a thread and
    as far as can be over other days: most of a round is a search, which leaves Python to the others. At a dead end, after
    ``stale`` rounds a day without gain, it ends; or, with ``kicks``, goes on from a plan near the best one that is a
    little worse (iterated local search: Lourenço, Martin and Stützle, *Handbook of Metaheuristics*, 2003).
    """

    def __init__(
        self,
        setting: Setting,
        plan: Plan,
        seed: int,
        model: Model,
        goals: Goals,
        make: Make,
        spend: Spend,
        worth: Worth | None = None,
        at_once: int = 1,
        stale: float = STALE,
        kicks: bool = False,
    ) -> None:
        self.setting, self.plan = setting, plan
        self._model, self._goals, self._make, self._spend = model, goals, make, spend
        self._rng = random.Random(seed)
        self._worth, self._at_once = worth, at_once if worth is not None else 1
        self._lock = threading.Lock()
        self._days: Mapping[dt.date, Sequence[Entry]] = {}
        self._busy: set[dt.date] = set()
        self._current, self._most_stale, self._kicks = plan, stale, kicks and worth is not None
        self._stale, self._tried, self._over = 0, 0, False
        self._faults: list[BaseException] = []

    def run(self, better: Callable[[Plan], None]) -> None:
        """Go on until the time is up or nothing better is found any more; ``better`` is called with each better plan."""
        self._days = by_day(View(self.setting, self.plan))
        others = [threading.Thread(target=self._work, args=(better,)) for _ in range(self._at_once - 1)]
        for other in others:
            other.start()
        self._work(better)
        for other in others:
            other.join()
        if self._faults:
            raise self._faults[0]

    def _work(self, better: Callable[[Plan], None]) -> None:
        """Rounds one after the other, as long as there is any use in them."""
        try:
            while (task := self._next()) is not None:
                part, kick = task
                found = self._round(part, kick)
                with self._lock:
                    self._busy -= part.days
                    if found is None:
                        break
                    self._stale += 1
                    if found is not part.plan:
                        self._take(part, found, kick, better)
        except BaseException as fault:  # told by whoever runs it
            self._faults.append(fault)
        self._over = True

    def _take(self, part: Part, found: Plan, kick: str, better: Callable[[Plan], None]) -> None:
        """Go on from what a round has found, where that is of use by now."""
        best = self._kicks and not kick and self._value(found) < self._value(self.plan)
        if part.plan is not self._current and not best:  # another round was sooner
            beside = self._beside(part, found) if not kick else None
            if beside is None:
                return
            found = beside
        self._go_on_from(found)
        if not self._kicks or self._value(found) < self._value(self.plan):
            self.plan, self._tried = found, 0
            better(found)

    def _go_on_from(self, plan: Plan) -> None:
        self._current, self._stale = plan, 0
        self._days = by_day(View(self.setting, plan))

    def _value(self, plan: Plan) -> int:
        assert self._worth is not None
        return self._worth(View(self.setting, plan))

    def _next(self) -> tuple[Part, str] | None:
        """What the next round is about, and what it is to put on another day; None where there is no use in one."""
        with self._lock:
            if self._over:
                return None
            dead_end = self._stale >= self._most_stale * len(self._days)
            if dead_end and (not self._kicks or self._tried >= KICKS * len(self._days)):
                return None
            if dead_end and self._current is not self.plan:
                self._go_on_from(self.plan)
            part = self._part({day: here for day, here in self._days.items() if day not in self._busy})
            self._busy |= part.days
            if not dead_end:
                return part, ""
            self._stale, self._tried = 0, self._tried + 1
            slots = [item for item in sorted(part.free) if item in part.plan.placements]
            return part, self._rng.choice(slots) if slots else ""

    def _part(self, days: Mapping[dt.date, Sequence[Entry]]) -> Part:
        """A day, and others whose places are near those of the ones that there are; what stands on them is free."""
        days = days or self._days
        chosen = [self._rng.choice(list(days))]
        for _ in range(min(self._rng.choice(DAYS), len(days)) - 1):
            others = [day for day in days if day not in chosen]
            pulls = [sum(self._pull(days[day], days[one]) for one in chosen) for day in others]
            chosen += self._rng.choices(others, [pull + 1e-6 for pull in pulls])
        free = frozenset(entry.id for day in chosen for entry in days[day])
        return Part(self._current, free, frozenset(chosen))

    def _beside(self, part: Part, found: Plan) -> Plan | None:
        """What a round has found, put into the plan that another one has made better meanwhile; None if that is no gain."""
        assert self._worth is not None
        both = with_decisions(self._current, found, part.free)
        before, after = View(self.setting, self._current), View(self.setting, both)
        if self._worth(after) >= self._worth(before):
            return None
        return both if _broken(after) <= _broken(before) else None

    def _pull(self, here: Sequence[Entry], there: Sequence[Entry]) -> float:
        """How much two days draw each other: as there are places of the one near places of the other."""
        way = self.setting.travel.way
        return sum(
            1 / (1 + way(a.to_venue, b.from_venue).off_peak / NEAR_MINUTES)
            for a in here
            for b in there
            if a.to_city == b.from_city
        )

    def _round(self, part: Part, kick: str = "") -> Plan | None:
        """A better plan, or the same; with a ``kick`` the best one in which that stands on another day.

        None if the time is up.
        """
        model = self._model(part)
        goals = self._goals(model, Ways(model))
        if (solver := self._make()) is None:
            return None
        if (now := worth_now(model, part.plan, goals, solver, self._spend)) is None:
            return part.plan
        found: list[Plan] = []
        most = now[-1] - 1
        if kick:
            most = now[-1] + now[-1] * KICK_PERCENT // 100
            day = self.setting.clock.date(*_where(self.setting, part.plan, kick))
            model.cp.add(model.on_day(kick, day) == 0)
        for goal, value in zip(goals, (*now[:-1], most), strict=True):
            model.cp.add(goal <= value)
        model.cp.minimize(goals[-1])
        search(Asking(model), self._make, self._spend, lambda plan, value, call: found.append(plan))
        return found[-1] if found else part.plan


def _where(setting: Setting, plan: Plan, item: str) -> tuple[int, str]:
    """The minute at which an occurrence begins in a plan, and the zone by whose clock it does."""
    return setting.clock.minute(plan.placements[item].start), setting.zone_of(setting.occurrences[item])


def worth_now(
    model: SolverModel, plan: Plan, goals: Sequence[Any], solver: cp_model.CpSolver, spend: Spend
) -> list[int] | None:
    """What the goals come to in a plan: of the model with each decision pinned to it; None where there was no time."""
    Asking(model).learn(plan)
    twin: Any = model.cp.clone()
    model.pin(plan, twin)
    twin.minimize(sum(goals))
    status = solver.solve(twin)
    spend(solver)
    return [solver.value(goal) for goal in goals] if status == cp_model.OPTIMAL else None


def _broken(view: View) -> int:
    """How much of what must hold does not."""
    return sum(breach.hard for breach in judge(view))


def with_decisions(plan: Plan, found: Plan, items: Collection[str]) -> Plan:
    """A plan with what another one decides of some items."""
    slots = {item: found.placements.get(item) for item in items if item in found.placements or item in plan.placements}
    rides = {item: found.rides.get(item) for item in items if item in found.rides or item in plan.rides}
    return plan.model_copy(update={"placements": plan.placements.changed(slots), "rides": plan.rides.changed(rides)})


def by_day(view: View) -> dict[dt.date, list[Entry]]:
    """What begins on each day, whichever group does it."""
    found: dict[dt.date, list[Entry]] = {}
    for entry in view.entries.values():
        found.setdefault(view.date(entry), []).append(entry)
    return dict(sorted(found.items()))
