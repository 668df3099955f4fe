"""The layers of planning: first everything that must happen, then the least travel (SOLVER.md).

L1 places as much as it can, most important first, under the rules that must hold. L2 keeps that and lowers, in one sum, the
minutes of travel, what the preferences that are not kept cost, and what cost and comfort of the rides are worth: a weight is
the minutes of travel that a preference is worth. Then, with all of it held, it lowers the minutes of waiting and those by
which things start late in their day.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from ortools.sat.python import cp_model

from lawatan.domain import Plan, Table, changed
from lawatan.rules import RULES, Edition, Rule, active_rules, cost
from lawatan.rules.asked import AskedRule
from lawatan.schedule import Setting, View, ride_prices
from lawatan.solver.asking import Asking, Found, Value, search
from lawatan.solver.budget import LEAST_SECONDS, Budget, Options, OutOfTime
from lawatan.solver.easing import Easing
from lawatan.solver.goals import least_travel, least_waiting, travel_worth
from lawatan.solver.mending import Mending
from lawatan.solver.model import SolverModel
from lawatan.solver.part import Part
from lawatan.solver.shares import (
    CONFIRMING_SHARE,
    DEMANDED_SHARE,
    EASING_SECONDS,
    EASING_SHARE,
    LARGE,
    MENDING_OPTIONS_SHARE,
    MENDING_SECONDS,
    MENDING_SHARE,
    OPTIONS_SHARE,
    PLACING_SHARE,
    PREFERRING_SHARE,
    ROUND_SECONDS,
    STALE,
    STALE_OF_KICKS,
    improving,
)
from lawatan.solver.ways import Ways
from lawatan.solver.windows import Goals, Make, Shortening, worth_now

SOFT = frozenset(rule.model_fields["kind"].default for rule in RULES if rule.demands)
"""Kinds of rules whose cases may be given up: there is always a plan, and the checker names what it leaves out."""

Report = Callable[[str, Plan, "int | None"], None]
"""Called with each better plan: the layer's name, the plan, the bound on travel minutes if there is one."""


@dataclass(frozen=True)
class Result:
    """How planning ended: the best plan, whether all that must happen was proven not to fit, the bound on travel.

    ``bound``: no plan with the same items placed that keeps the preferences as well, by rides as cheap and comfortable,
    has fewer minutes of travel. ``left_out``: no plan in which as much of what must happen has its place leaves out fewer
    of the things that may be left out; None where that is not known. ``least_change``: where it was planned again, no plan
    that leaves out as little changes less of what people were told, in units of ``Promise.price``.
    """

    plan: Plan | None
    impossible: bool
    bound: int | None
    left_out: int | None = None
    least_change: int | None = None


def solve(edition: Edition, options: Options, report: Report) -> Result:
    """Plan an edition; ``report`` gets each better plan. Locked decisions stay as they are."""
    return Planner(edition, options, report).run()


class Planner:
    """Plans one edition once, layer by layer, within the budget of its options; ``plan`` is the best one so far.

    ``bound`` and ``left_out`` are those of ``Result``, where they are known.
    """

    def __init__(self, edition: Edition, options: Options, report: Report) -> None:
        self.setting = Setting(edition)
        self.rules = tuple(rule for rule in active_rules(self.setting) if not rule.fleet)
        self.must = tuple(rule for rule in self.rules if rule.weight is None)
        self.plan: Plan | None = None
        self.bound: int | None = None
        self.left_out: int | None = None
        self._report = report
        self._budget = Budget(options)
        self._seed, self._look_seconds = options.seed, options.look_seconds
        self._given_up = 0
        self._items = (*self.setting.occurrences, *self.setting.crossings)

    @property
    def spent(self) -> float:
        """Seconds that it has used, of the kind that its options count."""
        return self._budget.spent

    def run(self) -> Result:
        """All layers. There is always a plan: what does not fit is left out, as little as can be (SOLVER.md, 7)."""
        impossible = False
        with suppress(OutOfTime):
            proven = self.place()
            plan = self._best
            left_out = any(
                self._forced(item) and item not in plan.placements and item not in plan.rides for item in self._items
            )
            impossible = left_out and proven and self._confirmed()
            if self._look_seconds is not None:
                self._budget.cut(self._look_seconds)
            self.improve(self.prefer() if len(self.must) < len(self.rules) else ())
        return Result(self.plan, impossible, self.bound, self.left_out)

    def go_on(self, plan: Plan) -> Result:
        """L2 alone, from a plan that leaves nothing out and breaks no rule that must hold."""
        self.plan = plan
        with suppress(OutOfTime):
            self.improve()
        return Result(self.plan, False, self.bound)

    def place(self) -> bool:
        """L1: leave out as little as can be. Returns whether none leaves out less.

        Everything may be left out at its price: see CONTRIBUTING.md, which has the figures.
        """
        model = SolverModel(self.setting, self.must, SOFT)
        days = {item: tuple(model.possible_days(item)) for item in model.items}
        price = self._price(model)
        model.cp.minimize(price)
        for item in model.items.values():
            model.cp.add_hint(item.presence, 1)

        def found(plan: Plan, value: Value, call: Any) -> None:
            self._given_up = sum(not value(kept) for kept in model.given_up.values())
            self._better("place", plan)
            if not final and self._lacks_options_alone:
                call.stop_search()

        final: list[bool] = []
        eased = self._ease(model)
        solver, status, refused = eased or self._search(model, PLACING_SHARE, found, self._budget.few)
        if status != cp_model.OPTIMAL and self.plan is not None and self._lacks_options_alone:
            final.append(True)
            self._hint(model, self.plan, price)
            solver, status, refused = self._search(model, OPTIONS_SHARE, found, self._budget.few)
        if self.plan is None:
            self.plan = refused or self._locked()  # better than none: the checker tells what it breaks
            self._reckon(model)
        if status != cp_model.OPTIMAL and refused is None:
            self._mend(days)
            if self._given_up:
                self._reckon(model)  # what found its place may keep what was given up before
        if solver is not None:
            self.left_out = self._least_left_out(self.plan, solver.best_objective_bound)
        return status == cp_model.OPTIMAL

    def _ease(self, model: SolverModel) -> tuple[cp_model.CpSolver, int, None] | None:
        """A plan of the whole whose days are mended until no rule that has to be asked refuses it: much sooner found.

        As ``_search`` gives it; None where nothing has to be asked, or not all can be mended so.
        """
        asked = [rule for rule in self.must if isinstance(rule, AskedRule)]
        if not asked:
            return None
        solver = self._budget.solver(max(LEAST_SECONDS, self._budget.left * EASING_SHARE), self._budget.few)
        status = solver.solve(model.cp)
        self._budget.spend(solver)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        given_up = sum(not solver.value(kept) for kept in model.given_up.values())
        plan = model.plan(solver.value)

        def part(part: Part) -> SolverModel:
            self._budget.go_on()
            small = SolverModel(self.setting, self.must, SOFT, self._budget.go_on, part)
            for item in part.free:
                small.cp.add(small.items[item].presence == 1)
            small.cp.add(sum(~kept for kept in small.given_up.values()) <= given_up)
            return small

        make = self._rounds(EASING_SHARE, EASING_SECONDS)
        easing = Easing(self.setting, plan, asked, self._seed, part, make, self._budget.spend)
        eased = False
        with suppress(OutOfTime):
            eased = easing.run()
        if not eased:
            return None
        self._given_up = given_up
        self._better("place", easing.plan)
        return solver, int(status), None

    @property
    def _lacks_options_alone(self) -> bool:
        """Whether the plan lacks only what may be left out."""
        plan = self._best
        missing = [item for item in self._items if item not in plan.placements and item not in plan.rides]
        return bool(missing) and not self._given_up and not any(self._forced(item) for item in missing)

    def _locked(self) -> Plan:
        """The plan of what is locked or has begun, to begin with where a search of the whole finds none in its time."""
        now, held = self.setting.edition.plan, self.setting.held
        slots = (slot for slot in now.placements.values() if held(slot) and slot.id in self.setting.occurrences)
        rides = (ride for ride in now.rides.values() if held(ride) and ride.id in self.setting.crossings)
        return Plan(placements=Table(slots), rides=Table(rides), duties=now.duties, shuttles=now.shuttles)

    def _reckon(self, model: SolverModel) -> None:
        """Take note of how many cases the best plan gives up, of those that may be in a model of the whole."""
        if model.given_up:
            solver = self._budget.solver(max(LEAST_SECONDS, self._budget.left * 0.5))
            goals = [sum(~kept for kept in model.given_up.values())]
            (self._given_up,) = worth_now(model, self._best, goals, solver, self._budget.spend) or (self._given_up,)

    def _least_left_out(self, plan: Plan, proven: float) -> int:
        """Of what may be left out, how much is by any plan that leaves out as little else; ``proven`` of their price."""
        if not self._lacks_options_alone:
            return 0  # the price is of what must happen first: of what else is left out little can be said
        missing = len(self._items) - len(plan.placements) - len(plan.rides)
        return min(missing, max(0, math.ceil(proven - 1e-3)))

    def _price(self, model: SolverModel) -> Any:
        """What leaving out costs: a ride more than all else, what must happen more than all that may."""
        options = sum(not self._forced(item) for item in self._items)
        must = options + 1
        ride = must * (len(self._items) - options + 1)
        left_out = sum(
            (1 if not self._forced(item.id) else ride if item.crossing is not None else must) * ~item.presence
            for item in model.items.values()
        )
        return left_out + sum(must * ~kept for kept in model.given_up.values())

    def _mend(self, days: Mapping[str, Sequence[dt.date]]) -> None:
        """What the search of the whole left out is placed some days at a time."""

        def part(part: Part) -> SolverModel:
            self._budget.go_on()
            model = SolverModel(self.setting, self.must, SOFT, self._budget.go_on, part)
            model.cp.add(sum(~kept for kept in model.given_up.values()) <= self._given_up)
            return model

        share = MENDING_OPTIONS_SHARE if self._lacks_options_alone else MENDING_SHARE
        make = self._rounds(share, MENDING_SECONDS)
        mending = Mending(self.setting, self._best, days, self._seed, part, self._price, make, self._budget.spend)
        mending.run(partial(self._better, "place"))

    def prefer(self) -> Sequence[Rule]:
        """What is placed stays placed; the preferences are kept as well as can be, so that L2 begins well.

        First as though they all had to hold: windows as domains find a plan in no time where there is one; then those
        rules are returned. Else their least cost, however long the ways.
        """
        demanded = tuple(rule if rule.weight is None else changed(rule, weight=None) for rule in self.rules)
        for rules in (demanded, self.rules):
            model = self._model(rules, self._best)
            if self._lower(model, model.cost, "place", PREFERRING_SHARE) is not None:
                return demanded if rules is demanded else ()
        return ()

    def improve(self, demanded: Sequence[Rule] = ()) -> None:
        """L2: what is placed stays placed; least travel and cost, then least waiting and lateness. With the bound on travel.

        ``demanded`` are the rules where all preferences can be kept: first the ways are shortened under those, which is
        the easier search, then preferences may be given up for still shorter ones. A few days at a time; of all days at
        once there is little to be had but the bound.
        """
        if demanded:
            self._by_days(demanded, least_travel, "travel", DEMANDED_SHARE)
        how = improving(len(self._items))
        self._by_days(self.rules, least_travel, "travel", how.by_days, how.stale)
        model = self._model(self.rules, self._best)
        proven = self._lower(model, sum(least_travel(model, Ways(model))), "travel", how.whole, bounds=True)
        self.bound = None if proven is None else self._bound(proven, self._best)
        least = proven is not None and travel_worth(View(self.setting, self._best)) <= math.ceil(proven - 1e-3)
        if how.kicks and not least and self._look_seconds is None:
            with suppress(OutOfTime):
                self._by_days(self.rules, least_travel, "travel", how.kicks, STALE_OF_KICKS, kicks=True)
            self.bound = None if proven is None else self._bound(proven, self._best)
        if self._look_seconds is None:
            self._by_days(self.rules, least_waiting, "waiting", 1.0)

    @property
    def _best(self) -> Plan:
        assert self.plan is not None
        return self.plan

    def _better(self, layer: str, plan: Plan, bound: int | None = None) -> None:
        self.plan = plan
        self._report(layer, plan, bound)

    def _by_days(
        self,
        rules: Sequence[Rule],
        goals: Goals,
        layer: str,
        share: float,
        stale: float = STALE,
        kicks: bool = False,
    ) -> None:
        """Lower the last of the goals, none of the others grown, a few days at a time, for a share of the seconds left."""
        make = self._rounds(share, ROUND_SECONDS)
        shortening = Shortening(
            self.setting,
            self._best,
            self._seed,
            partial(self._part, rules),
            goals,
            make,
            self._budget.spend,
            travel_worth if goals is least_travel else None,
            self._budget.workers,
            stale,
            kicks,
        )
        shortening.run(partial(self._better, layer))

    def _rounds(self, share: float, most: float) -> Make:
        """Makes the solvers of rounds of ``most`` seconds each, for a share of the seconds left."""
        stop = self._budget.left * (1 - share)

        def make() -> cp_model.CpSolver | None:
            seconds = min(self._budget.left - stop, most)
            return self._budget.solver(seconds, workers=1) if seconds >= LEAST_SECONDS else None

        return make

    def _part(self, rules: Sequence[Rule], part: Part) -> SolverModel:
        return self._model(rules, part.plan, part)

    def _model(self, rules: Sequence[Rule], plan: Plan, part: Part | None = None) -> SolverModel:
        """A model in which what ``plan`` places stays placed and the rest stays away; OutOfTime if the time is up."""
        self._budget.go_on()
        model = SolverModel(self.setting, rules, SOFT, self._budget.go_on, part)
        for item in model.items.values():
            model.cp.add(item.presence == (item.id in plan.placements or item.id in plan.rides))
        model.cp.add(sum(~kept for kept in model.given_up.values()) <= self._given_up)
        return model

    def _lower(self, model: SolverModel, goal: Any, layer: str, share: float, bounds: bool = False) -> float | None:
        """Lower ``goal`` from the best plan on, for a share of the seconds left; what is proven, None if none was found.

        With ``bounds``, where the goal is that of L2, each plan is reported with the bound on travel.
        """
        if self._budget.left < LEAST_SECONDS:
            return None
        better: list[Plan] = []

        def found(plan: Plan, value: Value, call: Any) -> None:
            better[:] = [plan]
            self._better(layer, plan, self._bound(call.best_objective_bound, plan) if bounds else None)

        self._hint(model, self._best, goal)
        model.cp.minimize(goal)
        large = len(model.cp.proto.constraints) > LARGE
        solver, _, _ = self._search(model, share, found, self._budget.few if large else None)
        return solver.best_objective_bound if better and solver is not None else None

    def _search(
        self, model: SolverModel, share: float, found: Found, workers: int | None = None
    ) -> tuple[cp_model.CpSolver | None, int, Plan | None]:
        """Solve for a share of the seconds left, and again while a rule that has to be asked refuses what is found."""
        stop = self._budget.left * (1 - share)
        first = [True]

        def make() -> cp_model.CpSolver | None:
            seconds = self._budget.left - stop
            if first and first.pop():
                return self._budget.solver(max(LEAST_SECONDS, seconds), workers)
            return self._budget.solver(seconds, workers) if seconds >= LEAST_SECONDS else None

        return search(Asking(model), make, self._budget.spend, found)

    def _bound(self, proven: float, plan: Plan) -> int:
        """Whole minutes of travel that no plan undercuts which costs no more than ``plan``.

        The bound proven is that of travel, cost and prices together. The solver's figure is a float: a hair above a
        minute is that minute.
        """
        view = View(self.setting, plan)
        lost = cost(view, fleet=False) if len(self.must) < len(self.rules) else 0
        return max(0, math.ceil(proven - 1e-3) - lost - ride_prices(view))

    def _forced(self, item: str) -> bool:
        """Say whether an item must happen: rides always do."""
        occurrence = self.setting.occurrences.get(item)
        return occurrence is None or occurrence.activity.must_happen

    def _confirmed(self) -> bool:
        """Ask again with presolve and another seed before saying that something is impossible (or-tools 5274, 5295)."""
        solver = self._budget.solver(max(LEAST_SECONDS, self._budget.left * CONFIRMING_SHARE), seed=1)
        solver.parameters.cp_model_presolve = True
        status = solver.solve(SolverModel(self.setting, self.must).cp)
        self._budget.spend(solver)
        return bool(status == cp_model.INFEASIBLE)

    def _hint(self, model: SolverModel, plan: Plan, goal: Any) -> None:
        """Give the solver the whole of ``plan``, arcs and all: partial hints were not taken (SOLVER.md).

        A clone of the model with every decision pinned tells the best values of the rest; it is almost all propagation.
        """
        twin: Any = model.cp.clone()
        twin.clear_hints()
        model.pin(plan, twin)
        twin.minimize(goal)
        solver = self._budget.solver(max(LEAST_SECONDS, self._budget.left * 0.5), workers=1)
        model.cp.clear_hints()  # type: ignore[no-untyped-call] # OR-Tools gives it no types
        if solver.solve(twin) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            values = solver.response_proto.solution
            for index in range(len(model.cp.proto.variables)):
                model.cp.add_hint(model.cp.get_int_var_from_proto_index(index), values[index])
        self._budget.spend(solver)
