"""The cost arcs count what the view counts: pinned plans cost the solver exactly the view's minutes of travel."""

from __future__ import annotations

import random

import pytest
from ortools.sat.python import cp_model

from lawatan.rules import active_rules
from lawatan.schedule import Setting, View
from lawatan.solver.model import SolverModel
from lawatan.solver.ways import Ways
from laws.agreement import solved
from laws.editions import edition

RULES = {
    "travel": {"kind": "travel_fits"},
    "one": {"kind": "one_place"},
    "city": {"kind": "right_city"},
    "day": {"kind": "day_limits", "begins": "05:00", "ends": "23:00"},
}


@pytest.mark.parametrize("seed", range(40))
def test_travel_of_the_solver_is_that_of_the_view(seed: int) -> None:
    rng = random.Random(f"ways {seed}")
    base = edition(rng, {"kind": "must_happen"})
    body = base.model_dump(mode="json", by_alias=True)
    setting = Setting(type(base).model_validate({**body, "rules": RULES}))
    plan = solved(setting, list(active_rules(setting)), rng)
    assert plan is not None
    model = SolverModel(setting, active_rules(setting))
    ways = Ways(model)
    model.pin(plan)
    model.cp.minimize(ways.travel)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1

    status = solver.solve(model.cp)

    assert status == cp_model.OPTIMAL
    assert round(solver.objective_value) == View(setting, plan).travel_minutes
