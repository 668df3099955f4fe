"""A model of a part of a plan agrees with the checker: what it makes of the plan that it begins with, and what it finds."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import pytest
from ortools.sat.python import cp_model

from lawatan.domain import Plan, Table, changed, with_plan
from lawatan.rules import Edition, active_rules, cost, judge
from lawatan.rules.worth import worth
from lawatan.schedule import Setting, View, ride_prices
from lawatan.solver.asking import Asking, search
from lawatan.solver.layers import SOFT
from lawatan.solver.model import SolverModel
from lawatan.solver.part import Part
from lawatan.solver.ways import Ways
from lawatan.solver.windows import worth_now
from laws.agreement import KINDS, MANY_PLANS, PLANS, WEIGHABLE, solved, weighted
from laws.editions import MAKERS, edition

USUAL = {
    "travel": {"kind": "travel_fits"},
    "one": {"kind": "one_place"},
    "city": {"kind": "right_city"},
    "day": {"kind": "day_limits", "begins": "05:00", "ends": "23:00"},
}

SEEDS = [pytest.param(seed, marks=pytest.mark.deep if seed >= PLANS else ()) for seed in range(MANY_PLANS)]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_part_of_a_plan_costs_the_solver_what_it_costs_the_checker(seed: int) -> None:
    rng = random.Random(f"part {seed}")
    setting, plan = legal(rng)
    view = View(setting, plan)
    part = random_part(rng, view)
    model, ways = modelled(setting, plan, part)

    now = worth_now(model, plan, (ways.travel, ways.prices, model.cost), one_worker(), lambda _: None)

    assert now == [travel_of(view, part), ride_prices(view), cost(view, fleet=False)]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_found_in_a_part_keeps_every_rule_and_is_worth_what_the_solver_says(seed: int) -> None:
    rng = random.Random(f"part {seed}")
    setting, plan = legal(rng)
    before = View(setting, plan)
    part = random_part(rng, before)
    model, ways = modelled(setting, plan, part)
    total = ways.travel + ways.prices + model.cost
    model.cp.minimize(total)
    found: list[tuple[Plan, int]] = []
    solvers = (one_worker() for _ in range(40))

    _, status, _ = search(
        Asking(model), lambda: next(solvers), lambda _: None, lambda plan, value, _: found.append((plan, value(total)))
    )

    assert status == cp_model.OPTIMAL
    elsewhere = before.travel_minutes - travel_of(before, part)
    for now, minutes in found:
        view = View(setting, now)
        assert [breach for breach in judge(view) if breach.hard] == []
        assert worth(view).minutes <= minutes + elsewhere
        assert {key for key in plan.placements if now.placements[key] != plan.placements[key]} <= part.free
        assert {key for key in plan.rides if now.rides[key] != plan.rides[key]} <= part.free
        assert all(view.date(view.entries[item]) in part.days for item in part.free)
    best = View(setting, found[-1][0])
    assert worth(best).minutes == found[-1][1] + elsewhere <= worth(before).minutes


MISTAKES: dict[str, tuple[type, str, Callable[..., Any]]] = {
    "nothing between what is free and what stays put": (SolverModel, "_left_out", lambda _, a, b: a.locked or b.locked),
    "each item on any day": (Part, "windows", lambda part, clock, zone: (clock.horizon,)),
    "the ways of all days": (Ways, "_here", lambda ways, item: True),
    "no price of what has to be asked": (Asking, "learn", lambda asking, plan: None),
}


@pytest.mark.deep
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_caught(monkeypatch: pytest.MonkeyPatch, mistake: str) -> None:
    monkeypatch.setattr(*MISTAKES[mistake])

    with pytest.raises(AssertionError):
        _all_of_it()


def _all_of_it() -> None:
    for seed in range(MANY_PLANS):
        test_a_part_of_a_plan_costs_the_solver_what_it_costs_the_checker(seed)
        test_what_is_found_in_a_part_keeps_every_rule_and_is_worth_what_the_solver_says(seed)


def legal(rng: random.Random) -> tuple[Setting, Plan]:
    """A random edition under several rules and preferences, some of its time slots locked, and a plan that keeps the rules."""
    while True:
        hard, soft = rng.sample([kind for kind in KINDS if kind not in SOFT], 2), rng.sample(WEIGHABLE, 3)
        base = edition(rng, {"kind": hard[0], **MAKERS[hard[0]](rng)})
        body = base.model_dump(mode="json", by_alias=True)
        rules: dict[str, Any] = {f"hard-{kind}": {"kind": kind, **MAKERS[kind](rng)} for kind in hard}
        rules = {**USUAL, **rules, **{f"soft-{kind}": {"kind": kind, **MAKERS[kind](rng)} for kind in soft}}
        made = Edition.model_validate({**body, "rules": rules})
        table = made.rules.changed({id: weighted(made.rules[id], rng.randint(1, 40)) for id in rules if "soft-" in id})
        setting = Setting(made.model_copy(update={"rules": table}))
        plan = solved(setting, [rule for rule in active_rules(setting) if rule.weight is None], rng)
        if plan is not None and not any(breach.hard for breach in judge(View(setting, plan))):
            return some_locked(rng, setting.edition, plan)


def some_locked(rng: random.Random, edition: Edition, plan: Plan) -> tuple[Setting, Plan]:
    """The edition with some decisions of the plan locked, and the plan with them."""
    slots = {slot.id: changed(slot, locked=True) for slot in plan.placements.values() if rng.random() < 0.2}
    rides = {ride.id: changed(ride, locked=True) for ride in plan.rides.values() if rng.random() < 0.2}
    now = Plan(placements=edition.plan.placements.changed(slots), rides=Table(rides.values()))
    return Setting(with_plan(edition, now)), Plan(
        placements=plan.placements.changed(slots), rides=plan.rides.changed(rides)
    )


def random_part(rng: random.Random, view: View) -> Part:
    """Some days of a plan, what stands on them but for a little of it."""
    days = sorted({view.date(entry) for entry in view.entries.values()}) or [view.edition.first_day]
    chosen = frozenset(rng.sample(days, rng.randint(1, len(days))))
    if rng.random() < 0.3:
        chosen |= {rng.choice(days) + dt.timedelta(days=rng.choice([-1, 1]))}
    there = [entry.id for entry in view.entries.values() if view.date(entry) in chosen]
    return Part(view.plan, frozenset(item for item in there if rng.random() < 0.9), chosen)


def modelled(setting: Setting, plan: Plan, part: Part) -> tuple[SolverModel, Ways]:
    """The model of a part and its ways: what the plan places stays placed, and the rest stays away."""
    model = SolverModel(setting, active_rules(setting), SOFT, part=part)
    for item in model.items.values():
        model.cp.add(item.presence == (item.id in plan.placements or item.id in plan.rides))
    model.cp.add(sum(~kept for kept in model.given_up.values()) == 0)
    return model, Ways(model)


def travel_of(view: View, part: Part) -> int:
    """Minutes of travel that a model of a part counts: those of its days, and all rides."""
    return sum(
        leg.minutes
        for leaf in view.setting.leaves
        for day in view.days(leaf)
        for leg in view.legs_of_day(leaf, day)
        if day in part.days or leg.ride is not None
    )


def one_worker() -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = False
    return solver
