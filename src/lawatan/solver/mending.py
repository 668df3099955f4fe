"""Finding a place for what is left out, some days at a time: the fallback where the whole is too much at once.

A round frees what stands on some days in a row and what is left out and could be there, and leaves out as little of it as
can be (SOLVER.md, 7). Rounds that gain nothing may still move things about: so the next one begins elsewhere.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lawatan.domain import Plan
from lawatan.schedule import Setting, View
from lawatan.solver.asking import Asking, search
from lawatan.solver.model import SolverModel
from lawatan.solver.part import Part
from lawatan.solver.windows import Make, Model, Spend, by_day, worth_now

DAYS = (4, 6, 6, 9)
"""So many days in a row at once, one of these at random: a city's stay, or much of it."""

STALE = 12
"""It ends after so many rounds for each thing left out that found no place for anything."""


class Mending:
    """Rounds over some days each, from a plan on; ``plan`` is the best one, ``missing`` what it leaves out.

    ``days`` tells of each item the dates on which it may start; ``price`` is what a model's leaving out costs.
    """

    def __init__(
        self,
        setting: Setting,
        plan: Plan,
        days: Mapping[str, Sequence[dt.date]],
        seed: int,
        model: Model,
        price: Callable[[SolverModel], Any],
        make: Make,
        spend: Spend,
    ) -> None:
        self.setting, self.plan = setting, plan
        self._days, self._rng = days, random.Random(seed)
        self._model, self._price, self._make, self._spend = model, price, make, spend

    @property
    def missing(self) -> tuple[str, ...]:
        """What the plan leaves out, though it might have a place."""
        placed = self.plan.placements.keys() | self.plan.rides.keys()
        return tuple(item for item, days in self._days.items() if days and item not in placed)

    def run(self, better: Callable[[Plan], None]) -> None:
        """Go on until nothing is left out, the time is up, or nothing more is found; ``better`` gets each better plan."""
        stale = 0
        while (missing := self.missing) and stale < STALE * len(missing):
            gain = self._round(self._part(missing))
            if gain is None:
                return
            stale = 0 if gain else stale + 1
            if gain:
                better(self.plan)

    def _part(self, missing: Sequence[str]) -> Part:
        """Some days in a row, on one of which something that is left out may be."""
        by_date = by_day(View(self.setting, self.plan))
        around = self._rng.choice(self._days[self._rng.choice(missing)])
        many = self._rng.choice(DAYS)
        first = around - dt.timedelta(days=self._rng.randrange(many))
        days = frozenset(first + dt.timedelta(days=n) for n in range(many))
        there = {entry.id for day in days for entry in by_date.get(day, ())}
        return Part(self.plan, frozenset(there.union(o for o in missing if not days.isdisjoint(self._days[o]))), days)

    def _round(self, part: Part) -> int | None:
        """By how much less is left out; None if the time is up."""
        model = self._model(part)
        price = self._price(model)
        if (solver := self._make()) is None:
            return None
        now = worth_now(model, self.plan, [price], solver, self._spend)
        if now is None:
            return 0
        model.cp.add(price <= now[0])
        for item in part.free:
            model.cp.add_hint(model.items[item].presence, 1)
        model.cp.minimize(price)
        found: list[tuple[Plan, int]] = []
        search(Asking(model), self._make, self._spend, lambda plan, value, call: found.append((plan, value(price))))
        if not found:
            return 0
        self.plan, then = found[-1]
        return int(now[0] - then)
