"""Shortening the ways a few days at a time: shorter, and nothing that must hold gets lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise, permutations
from typing import Any

import pytest
from ortools.sat.python import cp_model

from benchmarks.generator import generate
from builders import activity, one_city, standing_rules
from builders import plan as plan_of
from lawatan.domain import Plan, changed
from lawatan.rules import active_rules, judge
from lawatan.schedule import GRID, Setting, View, Window, ride_prices
from lawatan.solver.model import SolverModel
from lawatan.solver.part import Part
from lawatan.solver.shares import STALE
from lawatan.solver.ways import Ways
from lawatan.solver.windows import Shortening, with_decisions

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


@pytest.mark.deep
def test_rounds_side_by_side_lose_nothing_and_each_plan_is_better_than_the_one_before() -> None:
    made = generate(13, 1)
    setting = Setting(made.edition)
    plans = [made.witness]
    shortening = shorten(setting, made.witness, ROUNDS, at_once=3)

    shortening.run(plans.append)

    worth = [_worth(View(setting, plan)) for plan in plans]
    assert len(plans) > 1
    assert worth == sorted(set(worth), reverse=True)
    assert shortening.plan == plans[-1]
    assert not any(breach.hard for breach in judge(View(setting, shortening.plan)))
    assert set(shortening.plan.placements) == set(made.witness.placements)


@pytest.mark.deep
def test_what_one_round_found_is_put_beside_what_another_one_did_only_where_both_hold() -> None:
    made = generate(13, 1)
    setting = Setting(made.edition)
    shortening = shorten(setting, made.witness, ROUNDS)
    plans: list[Plan] = []
    shortening.run(plans.append)
    better = plans[-1]
    here = View(setting, made.witness).entries
    moved = {item for item in here if View(setting, better).entries[item].start != here[item].start}

    assert with_decisions(made.witness, better, moved) == better
    assert with_decisions(made.witness, better, ()) == made.witness
    part = Part(better, frozenset(moved), frozenset())
    beside = shorten(setting, made.witness, 1, at_once=2)
    assert beside._beside(part, better) == better  # shorter, and everything holds
    assert beside._beside(part, made.witness) is None  # no gain
    first = min(moved, key=lambda item: here[item].start)
    both_at_once = with_decisions(made.witness, _moved_onto_another(made.witness, first), {first})
    assert beside._beside(Part(better, frozenset({first}), frozenset()), both_at_once) is None


def _moved_onto_another(plan: Plan, item: str) -> Plan:
    """A plan with one thing at the time of another one."""
    other = next(slot for key, slot in plan.placements.items() if key != item)
    return plan.model_copy(
        update={"placements": plan.placements.with_record(changed(plan.placements[item], start=other.start))}
    )


def test_of_a_part_only_what_can_never_meet_is_passed_over() -> None:
    made = generate(13, 1)
    setting = Setting(made.edition)
    view = View(setting, made.witness)
    days = sorted({view.date(entry) for entry in view.entries.values()})
    chosen = frozenset((days[1], days[-2]))
    free = frozenset(entry.id for entry in view.entries.values() if view.date(entry) in chosen)
    model = SolverModel(setting, active_rules(setting), part=Part(made.witness, free, chosen))
    longest, passed = model._longest, 0

    for a, b in permutations(model.items.values(), 2):
        if a.locked and b.locked:
            continue
        meet = any(
            b_start - a.latest_end + a.latest < a_start + longest
            for a_start in _each(a.starts)
            for b_start in _each(b.starts)
            if a_start <= b_start
        )
        passed += not model.can_follow(a.id, b.id, 0)
        assert model.can_follow(a.id, b.id, 0) or not meet

    assert passed > 200


def _each(windows: tuple[Window, ...]) -> list[int]:
    return [start for begins, ends in windows for start in range(begins, ends + 1, GRID)]


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


def shorten(
    setting: Setting,
    plan: Plan,
    rounds: int,
    parts: list[Part] | None = None,
    at_once: int = 1,
    stale: float = STALE,
    kicks: bool = False,
) -> Shortening:
    """So many rounds from a plan on, each part of them noted."""
    left = iter(range(2 * rounds))

    def model(part: Part) -> SolverModel:
        if parts is not None:
            parts.append(part)
        made = SolverModel(setting, active_rules(setting), part=part)
        for item in made.items.values():
            made.cp.add(item.presence == (item.id in plan.placements or item.id in plan.rides))
        return made

    make = partial(solver_of_a_round, left)
    return Shortening(setting, plan, 0, model, _travel, make, lambda solver: None, _worth, at_once, stale, kicks)


@pytest.mark.deep
@pytest.mark.parametrize("at_once", [1, 2])
def test_the_way_out_of_a_dead_end_leads_over_worse_plans_and_only_better_ones_are_told(at_once: int) -> None:
    made = generate(13, 1)
    setting = Setting(made.edition)
    parts: list[Part] = []
    shortening = shorten(setting, made.witness, 36, parts, at_once, stale=0.3, kicks=True)
    told: list[int] = []
    shortening.run(lambda plan: told.append(_worth(View(setting, plan))))

    begun = [_worth(View(setting, part.plan)) for part in parts]
    assert told == sorted(set(told), reverse=True) and told[-1] == _worth(View(setting, shortening.plan))
    worse = any(later > earlier for earlier, later in pairwise(begun))
    assert worse or at_once > 1, "some round began from a worse plan; side by side that is not the same each time"
    assert all(worth <= min(begun[: n + 1]) * 1.07 for n, worth in enumerate(begun))
    assert not any(breach.hard for breach in judge(View(setting, shortening.plan)))


def test_with_nothing_to_gain_the_ways_out_come_to_an_end() -> None:
    made = one_city(activity("talk"), activity("visit", "UDJO"), rules=standing_rules())
    setting = Setting(made)
    begun = plan_of(made, {"talk": "tue 09:00", "visit": "tue 13:30"})
    shortening = shorten(setting, begun, 10_000, stale=0.6, kicks=True)
    shortening.run(lambda plan: None)
    assert _worth(View(setting, shortening.plan)) <= _worth(View(setting, begun))


def _worth(view: View) -> int:
    return view.travel_minutes + ride_prices(view)


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
