"""Shortening the ways a few days at a time: shorter, and nothing that must hold gets lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from ortools.sat.python import cp_model

from benchmarks.generator import generate
from lawatan.domain import Plan
from lawatan.rules import active_rules, judge
from lawatan.schedule import Setting, View
from lawatan.solver.model import SolverModel
from lawatan.solver.part import Part
from lawatan.solver.ways import Ways
from lawatan.solver.windows import Shortening

ROUNDS = 16


@pytest.mark.deep
def test_each_plan_has_shorter_ways_and_keeps_every_rule_and_the_same_rounds_give_the_same() -> None:
    made = generate(13, 1)
    setting = Setting(made.edition)
    ends = []
    for _ in range(2):
        plans = [made.witness]
        shortening = shorten(setting, made.witness, ROUNDS)

        shortening.run(plans.append)

        travel = [View(setting, plan).travel_minutes for plan in plans]
        assert len(travel) > 1
        assert travel == sorted(set(travel), reverse=True)
        assert shortening.plan == plans[-1]
        assert not any(breach.hard for breach in judge(View(setting, shortening.plan)))
        assert set(shortening.plan.placements) == set(made.witness.placements)
        ends.append(shortening.plan)

    assert ends[0] == ends[1]


def test_a_round_touches_no_other_day() -> None:
    made = generate(13, 1)
    setting = Setting(made.edition)
    view = View(setting, made.witness)
    days = {view.date(entry) for entry in view.entries.values()}
    parts: list[Part] = []
    shortening = shorten(setting, made.witness, 4, parts)

    shortening.run(lambda plan: None)

    (part, *_) = parts
    assert 1 < len(part.days) <= 3 < len(days)
    assert part.free == {entry.id for entry in view.entries.values() if view.date(entry) in part.days}
    after = shortening.plan
    touched = {day for part in parts for day in part.days}
    for entry in view.entries.values():
        if view.date(entry) not in touched:
            assert View(setting, after).entries[entry.id].start == entry.start


def test_what_a_part_does_not_free_is_a_constant_of_its_model() -> None:
    made = generate(13, 1)
    setting = Setting(made.edition)
    whole = SolverModel(setting, active_rules(setting))
    some = sorted(made.witness.placements)[:3]
    day = View(setting, made.witness).date(View(setting, made.witness).entries[some[0]])

    part = SolverModel(setting, active_rules(setting), part=Part(made.witness, frozenset(some), frozenset({day})))

    assert sum(not item.locked for item in part.items.values()) == len(some)
    assert set(part.days_of(some[0])) == {day}
    assert len(part.cp.proto.constraints) < len(whole.cp.proto.constraints) / 4


def shorten(setting: Setting, plan: Plan, rounds: int, parts: list[Part] | None = None) -> Shortening:
    """So many rounds from a plan on, each part of them noted."""
    left = iter(range(2 * rounds))

    def model(part: Part) -> SolverModel:
        if parts is not None:
            parts.append(part)
        made = SolverModel(setting, active_rules(setting), part=part)
        for item in made.items.values():
            made.cp.add(item.presence == (item.id in plan.placements or item.id in plan.rides))
        return made

    return Shortening(setting, plan, 0, model, _travel, lambda: solver_of_a_round(left), lambda solver: None)


def _travel(model: SolverModel, ways: Ways) -> tuple[Any, ...]:
    return (ways.travel + ways.prices,)


def solver_of_a_round(rounds: Iterator[int]) -> cp_model.CpSolver | None:
    """The same search each time, of half a deterministic second; None where no round is left."""
    if next(rounds, None) is None:
        return None
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = False
    solver.parameters.max_deterministic_time = 0.5
    return solver
