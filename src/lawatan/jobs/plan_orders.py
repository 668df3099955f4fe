"""Planning where the order of the cities is free: a look at each order, then the time left for the best one.

The orders are found in ``orders``; the looks are taken by one planner's process (``solver.orders``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lawatan.child import Child
from lawatan.domain import Plan, with_plan
from lawatan.jobs.orders import Order, Orders, orders
from lawatan.jobs.plan import Garbled, Outcome, PlanJob, Progress
from lawatan.rules import Edition, cost
from lawatan.rules.worth import Worth, worth
from lawatan.schedule import Setting, View, ride_prices

AT_ONCE = 3
"""Orders among which the usual time is shared out; with more of them planning takes longer in proportion."""

MOST_LONGER = 6
"""No more than so many times as long."""

USUAL_SECONDS = 10.0
"""How long planning takes unless it is told."""

DIFFERENT = ("city_changes", "ride_options", "venues", "plan")
"""The parts of an edition in which its orders differ."""


@dataclass(frozen=True)
class Looking:
    """Which order is looked at: its number from 1, how many there are, and the edition that goes by it."""

    number: int
    of: int
    order: Order


@dataclass(frozen=True)
class Look:
    """What was found of one order: the best plan, None where it was not looked at in the time, and what it is worth."""

    order: Order
    plan: Plan | None
    worth: Worth | None
    travel_minutes: int = 0
    price: int = 0
    """What cost and comfort of the rides and the preferences that are not kept are worth, in minutes of travel."""
    left_out: tuple[str, ...] = ()
    """Occurrences and crossings without a place."""


@dataclass(frozen=True)
class Tried:
    """The orders that were tried: the one taken, the looks at all, the best first, and what was not tried."""

    orders: Orders
    taken: Order
    looks: tuple[Look, ...]


class OrdersJob(PlanJob):
    """Plans an edition once, in the best of its orders; like ``PlanJob`` in all else."""

    def __init__(self, edition: Edition, found: Orders, *rest: Any, **options: Any) -> None:
        super().__init__(edition, *rest, **options)
        self.orders = found
        self._settings = [Setting(order.edition) for order in found.possible]
        self._plans: dict[int, tuple[Worth, Plan]] = {}
        self._bounds: dict[int, int] = {}

    @property
    def planned(self) -> Edition:
        """The edition by the order taken, with the outcome's plan; only after ``run`` has ended."""
        assert self.outcome is not None
        return with_plan(self.tried.taken.edition, self.outcome.plan)

    @property
    def tried(self) -> Tried:
        """The orders that were tried; only after ``run`` has ended."""
        assert self.outcome is not None
        assert self.outcome.tried is not None
        return self.outcome.tried

    def _message(self) -> dict[str, Any]:
        different = set(DIFFERENT)
        editions = [order.edition for order in self.orders.possible]
        return {
            "edition": self.edition.model_dump(mode="json", by_alias=True, exclude=different),
            "orders": [each.model_dump(mode="json", by_alias=True, include=different) for each in editions],
            **self._request,
        }

    @property
    def _items(self) -> int:
        return sum(len(setting.occurrences) for setting in self._settings)

    def _setting_of(self, message: Mapping[str, Any]) -> Setting:
        match message:
            case {"order": int(number)} if 0 <= number < len(self._settings):
                return self._settings[number]
        raise Garbled

    def _take(self, plan: Plan, message: Mapping[str, Any]) -> Progress:
        number = message["order"]
        self._setting, self._bound = self._settings[number], message["bound"]
        if self._bound is not None:
            self._bounds[number] = self._bound
        self._plans[number] = (worth(View(self._setting, plan)), plan)
        looking = Looking(number + 1, len(self._settings), self.orders.possible[number])
        return replace(super()._take(plan, message), looking=looking)

    def _ended(self, seconds: float) -> Outcome:
        taken = min(self._plans, key=lambda number: (self._plans[number][0], number), default=0)
        self._setting = self._settings[taken]
        self._best = self._plans[taken][1] if taken in self._plans else None
        if self._end is None:
            self._bound = self._bounds.get(taken)
        if self._bound is not None and self._best is not None:
            self._bound = min(self._bound, View(self._setting, self._best).travel_minutes)
        return replace(super()._ended(seconds), tried=self._looked(taken))

    def _looked(self, taken: int) -> Tried:
        looks = [self._look(number) for number in range(len(self._settings))]
        order = sorted(
            range(len(looks)),
            key=lambda n: (n != taken, looks[n].worth is None, looks[n].worth or (), n),
        )
        return Tried(self.orders, self.orders.possible[taken], tuple(looks[n] for n in order))

    def _look(self, number: int) -> Look:
        order = self.orders.possible[number]
        if number not in self._plans:
            return Look(order, None, None)
        value, plan = self._plans[number]
        view = View(self._settings[number], plan)
        left_out = (*(o.id for o in view.unplaced), *(c.id for c in view.without_ride))
        price = ride_prices(view) + cost(view, fleet=False)
        return Look(order, plan, value, view.travel_minutes, price, left_out)


def plan_job(
    edition: Edition,
    time_limit: float | None = None,
    seed: int = 0,
    workers: int | None = None,
    language: str = "en",
    child: Child | None = None,
    spare_cores: int = 0,
    free_order: bool | None = None,
    usual_seconds: float = USUAL_SECONDS,
) -> PlanJob:
    """The job that plans an edition: in the best order of its cities where that is free (see ``orders``).

    ``time_limit`` None: the usual seconds, with more than ``AT_ONCE`` orders longer in proportion.
    """
    found = orders(edition, language, free_order)
    if found is None:
        return PlanJob(edition, time_limit or usual_seconds, seed, workers, language, child, spare_cores)
    seconds = time_limit or usual_seconds * min(max(1.0, len(found.possible) / AT_ONCE), MOST_LONGER)
    return OrdersJob(edition, found, seconds, seed, workers, language, child, spare_cores)
