"""The layers of planning: first everything that must happen, then the least travel (SOLVER.md).

L1 places as much as it can, most important first, under the rules that must hold. L2 keeps that and lowers, in one sum, the
minutes of travel, what the preferences that are not kept cost, and what cost and comfort of the rides are worth: a weight is
the minutes of travel that a preference is worth. Then, with all of it held, it lowers the minutes of waiting and those by
which things start late in their day.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ortools.sat.python import cp_model

from lawatan.domain import Plan, changed
from lawatan.rules import RULES, Edition, Rule, active_rules, cost
from lawatan.schedule import Setting, View, ride_prices
from lawatan.solver.asking import Asking, Found, Value, search
from lawatan.solver.model import SolverModel
from lawatan.solver.ways import Ways
from lawatan.solver.windows import shorten

SOFT = frozenset(rule.model_fields["kind"].default for rule in RULES if rule.demands)
"""Kinds of rules whose cases may be given up: there is always a plan, and the checker names what it leaves out."""

LEAST_SECONDS = 0.3
"""What any solve gets, and what must be left to begin another one."""

PLACING_SHARE, CONFIRMING_SHARE, PREFERRING_SHARE, DEMANDED_SHARE, TRAVEL_SHARE = 0.75, 0.3, 0.2, 0.3, 0.65
"""Of the seconds left: to leave out least (it ends as soon as nothing is left out), to confirm that something is
impossible, to keep preferences (all of them, then as many as can be), to lower travel with all of them kept, and to lower
travel and cost."""

BY_DAYS_SHARE, ROUND_SECONDS = 0.6, 2.0
"""Of the seconds left, to shorten the ways a few days at a time; and what one such search gets at most."""


@dataclass(frozen=True)
class Options:
    """How to plan: seconds in all (deterministic ones with one worker), the seed, the number of workers.

    ``workers`` 0: one a core, but for ``spare_cores``, which are left to others.
    """

    time_limit: float = 10.0
    seed: int = 0
    workers: int = 0
    spare_cores: int = 0

    @property
    def repeatable(self) -> bool:
        """One worker that was asked for counts deterministic seconds, so that the same input gives the same plan."""
        return self.workers == 1


Report = Callable[[str, Plan, "int | None"], None]
"""Called with each better plan: the layer's name, the plan, the bound on travel minutes if there is one."""


@dataclass(frozen=True)
class Result:
    """How planning ended: the best plan, whether all that must happen was proven not to fit, the bound on travel.

    ``bound``: no plan with the same items placed that keeps the preferences as well, by rides as cheap and comfortable,
    has fewer minutes of travel.
    """

    plan: Plan | None
    impossible: bool
    bound: int | None


class _Budget:
    """What is left of the time: the clock's, or the deterministic seconds that the solves have used."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._started = time.monotonic()
        self._used = 0.0

    @property
    def left(self) -> float:
        """Seconds, of the kind that the options count."""
        used = self._used if self._options.repeatable else time.monotonic() - self._started
        return max(0.0, self._options.time_limit - used)

    def go_on(self) -> None:
        """Raise OutOfTime if there is none left; deterministic seconds pass in solves alone."""
        if not self._options.repeatable and self.left < LEAST_SECONDS:
            raise OutOfTime

    def spend(self, solver: cp_model.CpSolver) -> None:
        """Take note of what a solve has used."""
        self._used += solver.response_proto.deterministic_time


class OutOfTime(Exception):
    """The time is up while a model is made."""


def solve(edition: Edition, options: Options, report: Report) -> Result:
    """Plan an edition; ``report`` gets each better plan. Locked decisions stay as they are."""
    return Planner(edition, options, report).run()


class Planner:
    """Plans one edition once, layer by layer, within the budget of its options."""

    def __init__(self, edition: Edition, options: Options, report: Report) -> None:
        self.setting = Setting(edition)
        self.rules = tuple(rule for rule in active_rules(self.setting) if not rule.fleet)
        self.must = tuple(rule for rule in self.rules if rule.weight is None)
        self.options = options
        self.report = report
        self._budget = _Budget(options)
        self._given_up = 0
        self._items = (*self.setting.occurrences, *self.setting.crossings)

    @property
    def spent(self) -> float:
        """Seconds that it has used, of the kind that its options count."""
        return self.options.time_limit - self._budget.left

    def run(self) -> Result:
        """All layers. There is always a plan: what does not fit is left out, as little as can be (SOLVER.md, 7)."""
        plan, proven = self.place()
        if plan is None:
            return Result(None, False, None)
        left_out = any(
            self._forced(item) and item not in plan.placements and item not in plan.rides for item in self._items
        )
        impossible = left_out and proven and self._confirmed()
        demanded: Sequence[Rule] = ()
        if len(self.must) < len(self.rules):
            plan, demanded = self.prefer(plan)
        plan, bound = self.improve(plan, demanded)
        return Result(plan, impossible, bound)

    def place(self) -> tuple[Plan | None, bool]:
        """L1: leave out as little as can be. Returns the best plan, if any, and whether none leaves out less.

        Everything may be left out at its price: see CONTRIBUTING.md, which has the figures.
        """
        model = SolverModel(self.setting, self.must, SOFT)
        options = sum(not self._forced(item) for item in model.items)
        musts = len(model.items) - options
        must = options + 1
        prices = {True: must * (musts + 1), False: must}
        cost = sum(
            (prices[item.crossing is not None] if self._forced(item.id) else 1) * ~item.presence
            for item in model.items.values()
        )
        model.cp.minimize(cost + sum(must * ~kept for kept in model.given_up.values()))
        for item in model.items.values():
            model.cp.add_hint(item.presence, 1)
        best: list[Plan] = []

        def found(plan: Plan, value: Value, _: Any) -> None:
            best[:] = [plan]
            self._given_up = sum(not value(kept) for kept in model.given_up.values())
            self.report("place", plan, None)

        _, status, refused = self._search(model, PLACING_SHARE, found)
        if not best and refused is not None:
            best = [refused]  # better than none: the checker tells what it breaks
        return (best[0] if best else None), status == cp_model.OPTIMAL

    def prefer(self, plan: Plan) -> tuple[Plan, Sequence[Rule]]:
        """What is placed stays placed; the preferences are kept as well as can be, so that L2 begins well.

        First as though they all had to hold: windows as domains find a plan in no time where there is one; then those
        rules are returned with it. Else their least cost, however long the ways.
        """
        demanded = tuple(rule if rule.weight is None else changed(rule, weight=None) for rule in self.rules)
        for rules in (demanded, self.rules):
            if model := self._model(rules, plan):
                better, _ = self._lower(model, plan, model.cost, "place", PREFERRING_SHARE)
                if better is not None:
                    return better, demanded if rules is demanded else ()
        return plan, ()

    def improve(self, plan: Plan, demanded: Sequence[Rule] = ()) -> tuple[Plan, int | None]:
        """L2: what is placed stays placed; least travel and cost, then least waiting and lateness. With the bound on travel.

        ``demanded`` are the rules where all preferences can be kept: first the ways are shortened under those, which is
        the easier search, then preferences may be given up for still shorter ones.
        """
        if demanded and (model := self._model(demanded, plan)) and (ways := self._ways(model)):
            plan = self._lower(model, plan, ways.travel + ways.prices, "travel", DEMANDED_SHARE)[0] or plan
        if not (model := self._model(self.rules, plan)) or not (ways := self._ways(model)):
            return plan, None
        parts, values = (ways.travel, ways.prices, model.cost), list[int]()
        plan = self._by_days(model, sum(parts), plan)
        shorter, proven = self._lower(model, plan, sum(parts), "travel", TRAVEL_SHARE, (parts, values))
        if shorter is None:
            return plan, None
        bound = self._bound(proven, shorter)
        for part, value in zip(parts, values, strict=True):
            model.cp.add(part <= value)
        calmer, _ = self._lower(model, shorter, ways.waiting + ways.lateness + model.other_rooms, "waiting", 1.0)
        return calmer or shorter, bound

    def _by_days(self, model: SolverModel, goal: Any, plan: Plan) -> Plan:
        """``plan`` with shorter ways, a few days at a time, for a share of the seconds left."""
        stop = self._budget.left * (1 - BY_DAYS_SHARE)

        def make() -> cp_model.CpSolver | None:
            seconds = min(self._budget.left - stop, ROUND_SECONDS)
            if seconds < LEAST_SECONDS:
                return None
            return _solver(replace(self.options, workers=1), seconds, self.options.repeatable)

        return shorten(
            model, goal, plan, self.options.seed, make, self._budget.spend, lambda p: self.report("travel", p, None)
        )

    def _model(self, rules: Sequence[Rule], plan: Plan) -> SolverModel | None:
        """A model in which what ``plan`` places stays placed and the rest stays away; None if the time is up."""
        try:
            self._budget.go_on()
            model = SolverModel(self.setting, rules, SOFT, self._budget.go_on)
        except OutOfTime:
            return None
        for item in model.items.values():
            model.cp.add(item.presence == (item.id in plan.placements or item.id in plan.rides))
        model.cp.add(sum(~kept for kept in model.given_up.values()) <= self._given_up)
        return model

    def _ways(self, model: SolverModel) -> Ways | None:
        try:
            return Ways(model)
        except OutOfTime:
            return None

    def _lower(
        self,
        model: SolverModel,
        plan: Plan,
        goal: Any,
        layer: str,
        share: float,
        held: tuple[Sequence[Any], list[int]] | None = None,
    ) -> tuple[Plan | None, float]:
        """Lower ``goal`` from ``plan`` on, for a share of the seconds left; the best plan, if any, and what is proven.

        With ``held``, the parts of the goal, each plan is reported with the bound on travel; the list gets their values
        in the best one.
        """
        best: list[Plan] = []

        def found(plan: Plan, value: Value, call: Any) -> None:
            best[:] = [plan]
            bound = None
            if held is not None:
                held[1][:] = [value(part) for part in held[0]]
                bound = self._bound(call.best_objective_bound, plan)
            self.report(layer, plan, bound)

        if self._budget.left < LEAST_SECONDS:
            return None, 0.0
        self._hint(model, plan, goal)
        model.cp.minimize(goal)
        solver, _, _ = self._search(model, share, found)
        return (best[0] if best else None), solver.best_objective_bound if solver is not None else 0.0

    def _search(
        self, model: SolverModel, share: float, found: Found
    ) -> tuple[cp_model.CpSolver | None, int, Plan | None]:
        """Solve for a share of the seconds left, and again while a rule that has to be asked refuses what is found."""
        stop = self._budget.left * (1 - share)
        first = [True]

        def make() -> cp_model.CpSolver | None:
            seconds = self._budget.left - stop
            if first and first.pop():
                return _solver(self.options, max(LEAST_SECONDS, seconds))
            return _solver(self.options, seconds) if seconds >= LEAST_SECONDS else None

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
        options = replace(self.options, seed=self.options.seed + 1)
        solver = _solver(options, max(LEAST_SECONDS, self._budget.left * CONFIRMING_SHARE))
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
        solver = _solver(self.options, max(LEAST_SECONDS, self._budget.left * 0.5))
        model.cp.clear_hints()  # type: ignore[no-untyped-call] # OR-Tools gives it no types
        if solver.solve(twin) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            values = solver.response_proto.solution
            for index in range(len(model.cp.proto.variables)):
                model.cp.add_hint(model.cp.get_int_var_from_proto_index(index), values[index])
        self._budget.spend(solver)


def _solver(options: Options, seconds: float, repeatable: bool | None = None) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.cp_model_presolve = False  # decisive for this form of model (SOLVER.md)
    parameters.random_seed = options.seed
    parameters.num_workers = options.workers or max(1, (os.cpu_count() or 1) - options.spare_cores)
    if options.repeatable if repeatable is None else repeatable:
        parameters.max_deterministic_time = seconds
    else:
        parameters.max_time_in_seconds = seconds
    return solver
