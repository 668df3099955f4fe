"""Shortening the ways a few days at a time: what stands on other days stays, and what is left is a small search.

A model of those days alone is made in a fraction of the time of the whole one, and searched as fast (``Part``).
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ortools.sat.python import cp_model

from lawatan.domain import Plan
from lawatan.schedule import Entry, Setting, View
from lawatan.solver.asking import Asking, search
from lawatan.solver.model import SolverModel
from lawatan.solver.part import Part
from lawatan.solver.ways import Ways

DAYS = (2, 3, 3)
"""So many days at once, one of these at random: what stands on them may change places among them."""

STALE = 4
"""It ends after so many rounds a day that found nothing better."""

NEAR_MINUTES = 20
"""Two places so far apart draw half as much to each other as two at one door."""

Make = Callable[[], "cp_model.CpSolver | None"]
Spend = Callable[[cp_model.CpSolver], None]
Goals = Callable[[SolverModel, Ways], "tuple[Any, ...]"]
"""What is not to grow, and at last what is to be lowered: expressions of a model with its ways."""
Model = Callable[[Part], SolverModel]


class Shortening:
    """Rounds over a few days each, from a plan on; ``plan`` is the best one.

    ``model`` makes the model of a part, ``goals`` what is lowered in it, ``make`` a solver for one round (None at the end).
    """

    def __init__(
        self, setting: Setting, plan: Plan, seed: int, model: Model, goals: Goals, make: Make, spend: Spend
    ) -> None:
        self.setting, self.plan = setting, plan
        self._model, self._goals, self._make, self._spend = model, goals, make, spend
        self._rng = random.Random(seed)

    def run(self, better: Callable[[Plan], None]) -> None:
        """Go on until the time is up or nothing better is found any more; ``better`` is called with each better plan."""
        stale = 0
        view = View(self.setting, self.plan)
        days = by_day(view)
        while stale < STALE * len(days):
            part = self._part(days)
            found = self._round(part)
            if found is None:
                return
            stale += 1
            if found is not self.plan:
                self.plan, stale = found, 0
                days = by_day(View(self.setting, found))
                better(found)

    def _part(self, days: Mapping[dt.date, Sequence[Entry]]) -> Part:
        """A day, and others whose places are near those of the ones that there are; what stands on them is free."""
        chosen = [self._rng.choice(list(days))]
        for _ in range(min(self._rng.choice(DAYS), len(days)) - 1):
            others = [day for day in days if day not in chosen]
            pulls = [sum(self._pull(days[day], days[one]) for one in chosen) for day in others]
            chosen += self._rng.choices(others, [pull + 1e-6 for pull in pulls])
        free = frozenset(entry.id for day in chosen for entry in days[day])
        return Part(self.plan, free, frozenset(chosen))

    def _pull(self, here: Sequence[Entry], there: Sequence[Entry]) -> float:
        """How much two days draw each other: as there are places of the one near places of the other."""
        way = self.setting.travel.way
        return sum(
            1 / (1 + way(a.to_venue, b.from_venue).off_peak / NEAR_MINUTES)
            for a in here
            for b in there
            if a.to_city == b.from_city
        )

    def _round(self, part: Part) -> Plan | None:
        """A better plan, or the same; None if the time is up."""
        model = self._model(part)
        goals = self._goals(model, Ways(model))
        if (solver := self._make()) is None:
            return None
        if (now := worth_now(model, self.plan, goals, solver, self._spend)) is None:
            return self.plan
        found: list[Plan] = []
        for goal, value in zip(goals, (*now[:-1], now[-1] - 1), strict=True):
            model.cp.add(goal <= value)
        model.cp.minimize(goals[-1])
        search(Asking(model), self._make, self._spend, lambda plan, value, call: found.append(plan))
        return found[-1] if found else self.plan


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


def by_day(view: View) -> dict[dt.date, list[Entry]]:
    """What begins on each day, whichever group does it."""
    found: dict[dt.date, list[Entry]] = {}
    for entry in view.entries.values():
        found.setdefault(view.date(entry), []).append(entry)
    return dict(sorted(found.items()))
