"""Recovering a day that runs late: what cannot begin before a minute by now, and the least change of what people know.

A day is a small search (``Part``). How much shorter things are is not the search's to choose: the ways to shorten are tried
one after the other, from none to all, as long as each changes less than the one before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from lawatan.domain import Placement, Plan, changed, with_plan
from lawatan.rules import Edition
from lawatan.schedule import union
from lawatan.solver.asking import Asking, search
from lawatan.solver.budget import Options, OutOfTime
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

    None if none was found in the time.

    What is shortened is at its shortest in it.
    """
    tried: dict[int, tuple[Price, Plan]] = {}

    def attempt(n: int) -> Price | None:
        if n not in tried:
            found = Recoverer(_shortened(edition, late.shorter[n]), options).recover(late)
            if found is None:
                return None
            tried[n] = found
        return tried[n][0]

    last = len(late.shorter) - 1
    best = attempt(last)
    if best is None:
        return _everywhere(edition, late, last, options)
    n = next(n for n in range(last + 1) if attempt(n) == best)  # the fewest that are shortened which come to the same
    (left_out, *_), plan = tried[n]
    return (_everywhere(edition, late, n, options) or plan) if left_out else plan


def _everywhere(edition: Edition, late: Late, n: int, options: Options) -> Plan | None:
    """The plan of this day and all that come after it, with the ``n``-th set of what is shortened."""
    planner = Recoverer(_shortened(edition, late.shorter[n]), options)
    planner.late = late
    with suppress(OutOfTime):
        planner.keep()
    return planner.plan


def _shortened(edition: Edition, items: Collection[str]) -> Edition:
    """The edition with some time slots cut to the shortest that their activities allow."""
    slots = edition.plan.placements
    cut = {
        item: changed(slots[item], minutes=edition.activities[item.partition("@")[0]].shortest_minutes)
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
        later = self._later(model, late)
        lateness = sum(model.items[item].start for item in late.free) - len(late.free) * begins
        most_late = (ends - begins) * max(1, len(late.free)) + 1
        most_later = 2 * len(late.free) * (len(late.free) + 1) + 1
        model.cp.minimize(((price * (self.promise.most + 1) + change) * most_later + later) * most_late + lateness)
        found: list[tuple[Price, Plan]] = []

        def better(plan: Plan, value: Any, call: Any) -> None:
            found.append(((value(price), value(change), value(later)), plan))

        search(Asking(model), self._solver, self._budget.spend, better)
        return min(found, key=lambda each: each[0]) if found else None

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
