"""Shortening the ways a few days at a time: what stands on other days stays, and what is left is a small search."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from ortools.sat.python import cp_model

from lawatan.domain import Plan
from lawatan.rules import cost
from lawatan.schedule import View, ride_prices
from lawatan.solver.asking import Asking
from lawatan.solver.model import SolverModel

DAYS = 3
"""So many days at once: what stands on them may change places among them."""

STALE = 3
"""It ends after so many rounds a day that found nothing better."""


def shorten(
    model: SolverModel,
    goal: Any,
    plan: Plan,
    seed: int,
    make: Callable[[], cp_model.CpSolver | None],
    spend: Callable[[cp_model.CpSolver], None],
    better: Callable[[Plan], None],
) -> Plan:
    """The best plan found from ``plan`` on; ``goal`` is travel, prices and cost, ``make`` gives a solver, None at the end.

    ``better`` is called with each better plan. Nothing is tried where all days are no more than ``DAYS``.
    """
    asking, rng, stale = Asking(model), random.Random(seed), 0
    view = View(model.setting, plan)
    while True:
        days = sorted({view.date(entry) for entry in view.entries.values()})
        if len(days) <= DAYS or stale >= STALE * len(days) or (solver := make()) is None:
            return view.plan
        some = _around(model, view, goal, set(rng.sample(days, DAYS)))
        found = solver.solve(some) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        spend(solver)
        stale += 1
        if not found:
            continue
        shorter = model.plan(solver.value)
        if news := asking.news(shorter, solver.value):
            asking.state(shorter, news)
            continue
        view, stale = View(model.setting, shorter), 0
        better(shorter)


def _around(model: SolverModel, view: View, goal: Any, days: set[Any]) -> Any:
    """A clone in which what stands on ``days`` stays on them, all else stays, and the goal is lower than now."""
    some: Any = model.cp.clone()
    some.clear_hints()
    for item in model.items.values():
        entry = view.entries.get(item.id)
        if entry is None or item.locked:
            continue
        if view.date(entry) in days:
            some.add_bool_or([*(on_day for day, on_day in model.days_of(item.id).items() if day in days)])
        else:
            some.add(item.start == entry.start)
    some.add(goal <= view.travel_minutes + ride_prices(view) + cost(view, fleet=False) - 1)
    some.minimize(goal)
    return some
