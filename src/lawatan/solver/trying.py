"""Trying edits: whether a programme can be planned once it has been changed so, near to what people were told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from ortools.sat.python import cp_model

from lawatan.domain import Plan, with_plan
from lawatan.rules import Edition, active_rules
from lawatan.schedule import View
from lawatan.solver.asking import Asking
from lawatan.solver.budget import Budget, Options
from lawatan.solver.fleet import choose, is_chosen
from lawatan.solver.layers import SOFT, Planner
from lawatan.solver.model import SolverModel
from lawatan.solver.replanning import Replanner

SECONDS, LOOK_SECONDS, HOPELESS_SECONDS = 4.0, 0.3, 1.0
"""What one try gets, of that to shorten ways, and what is looked at most whether it is hopeless from the start."""


def try_each(editions: Iterable[Edition], options: Options, report: Callable[[int, Plan | None], None]) -> None:
    """Plan each of some editions, in their order, until the time is up; ``report`` gets its number and its plan.

    None where no plan keeps all that must hold, or none was found in the time.
    """
    budget = Budget(options)
    for n, edition in enumerate(editions):
        if budget.left <= 0:
            return
        limit = min(SECONDS, budget.left)
        report(n, _plan(edition, replace(options, time_limit=limit, look_seconds=LOOK_SECONDS)))


def _plan(edition: Edition, options: Options) -> Plan | None:
    told = bool(edition.promised or edition.promised_rides)
    planner = Replanner(edition, options, lambda *_: None) if told else Planner(edition, options, lambda *_: None)
    hopeless, plan = _at_once(planner)
    if hopeless:
        return None
    if told or plan is None:
        plan = planner.run().plan
    if plan is None or View(planner.setting, plan).without_ride:
        return None
    demanded = any(rule.fleet and rule.weight is None for rule in active_rules(planner.setting))
    if edition.vehicles and (demanded or any(is_chosen(duty) for duty in edition.plan.duties.values())):
        plan = choose(with_plan(edition, plan))
    return plan


def _at_once(planner: Planner) -> tuple[bool, Plan | None]:
    """Whether it is proven at once that what must hold cannot, with the cases of locked things given up; else any plan.

    None where none was found in a moment, or a rule that has to be asked refuses it.
    """
    budget = Budget(Options(time_limit=HOPELESS_SECONDS))
    model = SolverModel(planner.setting, planner.must, SOFT)
    soft = {rule.id for rule in planner.must if rule.kind in SOFT}
    for (rule, *_), kept in model.given_up.items():
        if rule in soft:
            model.cp.add(kept == 1)
    for item in model.items.values():
        if item.occurrence is None or item.occurrence.activity.must_happen:
            model.cp.add(item.presence == 1)
    solver = budget.solver(budget.left, workers=1)
    status = solver.solve(model.cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return bool(status == cp_model.INFEASIBLE), None
    plan = model.plan(solver.value)
    return False, None if Asking(model).news(plan, solver.value) else plan
