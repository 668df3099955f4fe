"""Shortening the ways a few days at a time: shorter, and nothing that must hold gets lost."""

from __future__ import annotations

import pytest
from ortools.sat.python import cp_model

from benchmarks.generator import generate
from lawatan.domain import Plan
from lawatan.rules import active_rules, judge
from lawatan.schedule import Setting, View
from lawatan.solver.model import SolverModel
from lawatan.solver.ways import Ways
from lawatan.solver.windows import shorten

ROUNDS = 12


@pytest.mark.deep
def test_each_plan_has_shorter_ways_and_keeps_every_rule_and_the_same_rounds_give_the_same() -> None:
    made = generate(13, 1)
    setting = Setting(made.edition)
    ends = []
    for _ in range(2):
        plans, rounds = [made.witness], iter(range(ROUNDS))
        model = SolverModel(setting, active_rules(setting))
        ways = Ways(model)
        goal = ways.travel + ways.prices
        end = shorten(model, goal, made.witness, 0, lambda rounds=rounds: _solver(rounds), _ignore, plans.append)
        travel = [View(setting, plan).travel_minutes for plan in plans]
        assert len(travel) > 1
        assert travel == sorted(set(travel), reverse=True)
        assert end == plans[-1]
        assert not any(breach.hard for breach in judge(View(setting, end)))
        assert set(end.placements) == set(made.witness.placements)
        ends.append(end)

    assert ends[0] == ends[1]


def test_nothing_is_tried_where_all_days_are_few() -> None:
    made = generate(13, 1)
    setting = Setting(made.edition)
    few = Plan(placements=made.witness.placements.changed(dict.fromkeys(list(made.witness.placements)[4:])))
    model = SolverModel(setting, active_rules(setting))

    end = shorten(model, Ways(model).travel, few, 0, lambda: _solver(iter(())), _ignore, _refuse)

    assert end == few


def _solver(rounds: object) -> cp_model.CpSolver | None:
    if next(rounds, None) is None:  # type: ignore[call-overload]
        return None
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = False
    solver.parameters.max_deterministic_time = 0.5
    return solver


def _ignore(solver: cp_model.CpSolver) -> None:
    """Nobody counts the time."""


def _refuse(plan: Plan) -> None:
    raise AssertionError("nothing is to be found")
