"""Recovering a day that runs late: what cannot begin before a minute by now, and the least change of what people know.

A day is a small search (``Part``). How much shorter things are is not the search's to choose: the ways to shorten are tried
one after the other, from none to all, as long as each changes less than the one before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from lawatan.domain import Placement, Plan, changed, with_plan
from lawatan.rules import Edition
from lawatan.schedule import View, union
from lawatan.solver.asking import Asking, Value, search
from lawatan.solver.budget import LEAST_SECONDS, Budget, Options, OutOfTime
from lawatan.solver.layers import SOFT
from lawatan.solver.model import SolverModel
from lawatan.solver.part import Part
from lawatan.solver.replanning import Replanner, changes

Price = tuple[int, int, int]
"""What is left out, what changes, and how late in the day or how much too early for others the changes are."""


@dataclass(frozen=True)
class Late:
    """A day on which things run late: the items that may be arranged anew, and the minute before which each cannot begin.

    ``shorter``: sets of occurrences that may be cut to their shortest, from none to all.
    """

    day: dt.date
    free: frozenset[str]
    not_before: Mapping[str, int]
    shorter: Sequence[Sequence[str]]

    @classmethod
    def read(cls, message: Mapping[str, Any]) -> Late:
        """What a request says."""
        return cls(
            dt.date.fromisoformat(message["day"]),
            frozenset(message["free"]),
            {str(item): int(minute) for item, minute in message["not_before"].items()},
            [tuple(map(str, each)) for each in message["shorter"]],
        )


def recover(edition: Edition, late: Late, options: Options) -> Plan | None:
    """The plan of the day that leaves out least, then changes least, then what comes soon, then is cut least.

    None if none was found in the time, which is that of all attempts together. What is shortened is at its shortest in it.
    """
    tried: dict[int, tuple[Price, Plan]] = {}
    budget = Budget(options)

    def attempt(n: int) -> Price | None:
        if n not in tried:
            left = replace(options, time_limit=max(LEAST_SECONDS, budget.left))
            found = Recoverer(_shortened(edition, late.shorter[n]), left).recover(late)
            if found is None:
                return None
            tried[n] = found
        return tried[n][0]

    last = len(late.shorter) - 1
    best = attempt(last)
    if best is None:
        return _everywhere(edition, late, last, replace(options, time_limit=max(LEAST_SECONDS, budget.left)))
    n = next(n for n in range(last + 1) if attempt(n) == best)  # the fewest that are shortened which come to the same
    _, plan = tried[n]
    if not _missing(late, plan):
        return plan
    wider = _everywhere(edition, late, n, replace(options, time_limit=max(LEAST_SECONDS, budget.left)))
    return wider if wider is not None and len(_missing(late, wider)) < len(_missing(late, plan)) else plan


def _missing(late: Late, plan: Plan) -> list[str]:
    """What was on the day and stands nowhere any more."""
    return [item for item in late.free if item not in plan.placements and item not in plan.rides]


def _everywhere(edition: Edition, late: Late, n: int, options: Options) -> Plan | None:
    """The plan of this day and all that come after it, with the ``n``-th set of what is shortened."""
    planner = Recoverer(_shortened(edition, late.shorter[n]), options)
    planner.late = late
    with suppress(OutOfTime):
        planner.keep()
    return planner.plan if planner.plan is not None and planner.keeps(late, planner.plan) else None


def _shortened(edition: Edition, items: Collection[str]) -> Edition:
    """The edition with some time slots cut to the shortest that their activities allow."""
    slots = edition.plan.placements
    cut = {
        item: changed(
            slots[item], minutes=edition.activities[item.partition("@")[0]].shortest_minutes, confirmation="idea"
        )
        for item in items
    }
    return with_plan(edition, edition.plan.model_copy(update={"placements": slots.changed(dict(cut))}))


class Recoverer(Replanner):
    """Plans one day of an edition again; all other days stand as they are."""

    def __init__(self, edition: Edition, options: Options) -> None:
        super().__init__(edition, options, lambda *_: None)
        self.late: Late | None = None

    def _restrict(self, model: SolverModel) -> None:
        if self.late is None:
            return
        clock, (begins, ends) = self.setting.clock, self.setting.clock.horizon
        for item, minute in self.late.not_before.items():
            occurrence = self.setting.occurrences.get(item)
            if occurrence is not None:
                midnight = clock.midnight(self.late.day, self.setting.zone_of(occurrence))
                model.start_in(item, union([(begins, midnight - 1), (max(midnight, minute), ends)]))
            else:
                model.ride_in(item, lambda run, since=minute: run.start >= since)  # type: ignore[misc]

    def recover(self, late: Late) -> tuple[Price, Plan] | None:
        """Its price and the plan; None where none was found in the time."""
        part = Part(self.setting.edition.plan, late.free, frozenset((late.day,)))
        model = SolverModel(self.setting, self.must, SOFT, self._budget.go_on, part)
        begins, ends = self.setting.clock.horizon
        for item, minute in late.not_before.items():
            if item in self.setting.occurrences:
                model.start_in(item, ((max(begins, minute), ends),))
            else:
                model.ride_in(item, lambda run, since=minute: run.start >= since)  # type: ignore[misc]
        price, change = self._price(model), changes(model, self.promise)
        goal, later = price * (self.promise.most + 1) + change, self._later(model, late)
        model.cp.minimize(goal)
        best = self._best_of(model, lambda value: (value(goal), value(price), value(change)))
        if best is None:
            return None
        (least, left_out, changed_by), plan = best
        model.cp.add(goal <= least)
        model.cp.minimize(later)

        def how_soon(value: Value) -> tuple[int, ...]:
            return (value(later),)

        ranked = self._best_of(model, how_soon)
        if ranked is None:
            return (left_out, changed_by, 0), plan
        (soon,), plan = ranked
        model.cp.add(later <= soon)
        model.cp.minimize(sum(model.items[item].start for item in late.free))
        earliest = self._best_of(model, how_soon)
        return (left_out, changed_by, soon), plan if earliest is None else earliest[1]

    def _best_of(
        self, model: SolverModel, told: Callable[[Value], tuple[int, ...]]
    ) -> tuple[tuple[int, ...], Plan] | None:
        """The best plan that a search of the model lets out, and what is told of it, its worth first; None if none in time."""
        found: list[tuple[tuple[int, ...], Plan]] = []
        search(
            Asking(model), self._solver, self._budget.spend, lambda plan, value, call: found.append((told(value), plan))
        )
        return min(reversed(found), key=lambda each: each[0][0], default=None)  # after a refusal one may be worse

    def keeps(self, late: Late, plan: Plan) -> bool:
        """Whether nothing of the day begins in a plan before it can."""
        view = View(self.setting, plan)
        mine = (view.entries[item] for item in late.not_before if item in view.entries)
        return all(view.date(e) != late.day or e.start >= late.not_before[e.id] for e in mine)

    def _later(self, model: SolverModel, late: Late) -> Any:
        """Of changes that cost the same: the later something stands, the rather it stays; nobody is to be ready earlier."""
        clock = self.setting.clock
        told = {
            item: clock.minute(kept.decision.start)
            for item, kept in self.promise.kept.items()
            if item in late.free and isinstance(kept.decision, Placement)
        }
        total: Any = 0
        for rank, item in enumerate(sorted(told, key=lambda item: told[item]), 1):
            total += rank * ~model.starts_within(item, ((told[item], told[item]),))
            total += len(told) * model.starts_within(item, ((clock.horizon[0], told[item] - 1),))
        return total

    def _solver(self) -> Any:
        left = self._budget.left
        return self._budget.solver(left) if left > 0 else None
