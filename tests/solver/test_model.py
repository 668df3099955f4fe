"""The vocabulary on CP-SAT, where the agreement law does not reach: locks, relaxation, what is read back."""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import Any

from ortools.sat.python import cp_model

from lawatan.domain import Placement, Plan, Table, changed, replace, with_plan
from lawatan.resources import sample
from lawatan.rules import Edition, Rule, active_rules, judge
from lawatan.rules.at_most import AtMost
from lawatan.rules.day_span import DaySpan
from lawatan.rules.evenings import Evenings
from lawatan.rules.free_half_day import FreeHalfDay
from lawatan.rules.hours_a_day import HoursADay
from lawatan.rules.idle import Idle
from lawatan.rules.overnight import Overnight
from lawatan.rules.sitting import Sitting
from lawatan.schedule import Setting, View
from lawatan.solver.model import SolverModel

FEASIBLE = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def bali(*locked: tuple[str, str]) -> Edition:
    edition = Edition.model_validate_json(sample("bali-2016").read_text())
    placements = [Placement(id=f"{a}@ALL", start=dt.datetime.fromisoformat(start), locked=True) for a, start in locked]
    return with_plan(edition, Plan(placements=Table(placements)))


def solved(edition: Edition, relax: frozenset[str] = frozenset()) -> tuple[int, SolverModel, cp_model.CpSolver]:
    setting = Setting(edition)
    model = SolverModel(setting, active_rules(setting), relax)
    solver = cp_model.CpSolver()
    solver.parameters.cp_model_presolve = False
    solver.parameters.num_workers = 1
    return solver.solve(model.cp), model, solver


def test_locked_slot_is_kept_to_the_minute() -> None:
    status, model, solver = solved(bali(("spa", "2016-10-25T09:07+08:00")))

    assert status in FEASIBLE
    assert model.plan(solver.value).placements["spa@ALL"].start.isoformat() == "2016-10-25T09:07:00+08:00"


def test_locks_that_break_rules_are_facts_and_the_rest_is_planned() -> None:
    """Two visits at once, after the day's end, and one in the host's break: the checker tells, the rest is planned."""
    edition = bali(
        ("spa", "2016-10-25T21:00+08:00"), ("coffee", "2016-10-25T21:30+08:00"), ("bcic", "2016-10-26T11:45+08:00")
    )

    status, model, solver = solved(edition)

    plan = model.plan(solver.value) if status in FEASIBLE else Plan()
    assert len(plan.placements) == 15
    assert plan.placements["bcic@ALL"].start.isoformat() == "2016-10-26T11:45:00+08:00"


def test_locks_that_break_rules_of_load_are_facts_too() -> None:
    """Two late evenings, a night too short and a day too long and too full, none of which is allowed at all."""
    edition = bali(
        ("spa", "2016-10-25T08:00+08:00"), ("coffee", "2016-10-25T22:00+08:00"), ("bcic", "2016-10-26T05:30+08:00")
    )
    load: list[Rule] = [
        HoursADay(id="hours", minutes=60),
        DaySpan(id="span", minutes=300),
        Sitting(id="sitting", minutes=60),
        Overnight(id="night"),
        Idle(id="idle", minutes=30),
        AtMost(id="most", most=0),
        Evenings(id="evenings", most=0),
        FreeHalfDay(id="free", halves=14),
    ]
    week = replace(edition, rules=Table(load), first_day=dt.date(2016, 10, 24), last_day=dt.date(2016, 10, 30))

    status, model, solver = solved(week, frozenset({"must_happen"}))

    assert status in FEASIBLE
    assert {"spa@ALL", "coffee@ALL", "bcic@ALL"} <= set(model.plan(solver.value).placements)
    assert {breach.kind for breach in judge(View(Setting(week)))} >= {"hours_a_day", "day_span", "overnight", "idle"}


def test_confirmation_stays_with_a_slot_that_did_not_move() -> None:
    edition = bali()
    held = Placement(
        id="spa@ALL", start=dt.datetime.fromisoformat("2016-10-25T09:00+08:00"), locked=True, confirmation="held"
    )

    _, model, solver = solved(with_plan(edition, Plan(placements=Table([held]))))

    assert model.plan(solver.value).placements["spa@ALL"] == held


def test_length_venue_and_letter_that_a_person_chose_stay_with_a_slot_that_moves() -> None:
    """The visit of 90 minutes on a day after the last, shortened, at another venue and confirmed by letter."""
    chosen = Placement(
        id="ceramic@ALL",
        start=dt.datetime.fromisoformat("2016-11-30T09:00+08:00"),
        minutes=60,
        venue="BCIC",
        letter="12/B",
        confirmation="confirmed",
    )

    status, model, solver = solved(with_plan(bali(), Plan(placements=Table([chosen]))))

    assert status in FEASIBLE
    placed = model.plan(solver.value).placements["ceramic@ALL"]
    assert placed.start != chosen.start
    assert placed == changed(chosen, start=placed.start, confirmation="idea")
    assert solver.value(model.items["ceramic@ALL"].end - model.items["ceramic@ALL"].start) == 60


def test_relaxed_rule_gives_up_what_cannot_be() -> None:
    """The ceramics visit on a day after the last: nothing fits while it must happen, all the rest without it."""
    edition = bali()
    late = {"kind": "fixed_start", "activity": "ceramic", "date": "2016-10-30"}
    rules = {**edition.model_dump(mode="json", by_alias=True)["rules"], "late": late}
    edition = Edition.model_validate({**edition.model_dump(mode="json", by_alias=True), "rules": rules})

    strict, _, _ = solved(edition)
    relaxed, model, solver = solved(edition, frozenset({"must_happen"}))

    assert strict == cp_model.INFEASIBLE
    assert relaxed in FEASIBLE
    assert "ceramic@ALL" not in model.plan(solver.value).placements


def test_what_starts_within_some_minutes() -> None:
    """Constant for what is locked, false for what is away, and exact both ways else."""
    edition = bali(("spa", "2016-10-25T09:00+08:00"))
    model = SolverModel(Setting(edition), ())
    nine = model.items["spa@ALL"].earliest
    literal = model.starts_within("bcic@ALL", ((nine, nine + 60),))

    assert model.starts_within("spa@ALL", ((nine, nine),)).index == model.always.index
    assert model.never(model.starts_within("spa@ALL", ((nine + 1, nine + 60),)))
    assert model.never(model.starts_within("bcic@ALL", ((10**6, 10**6 + 60),)))
    assert literal is model.starts_within("bcic@ALL", ((nine, nine + 30), (nine + 31, nine + 60)))
    assert model.starts_within("bcic@ALL", ((-(10**6), 10**6),)) is model.items["bcic@ALL"].presence
    for start, expected in ((nine - 5, [0]), (nine, [1]), (nine + 60, [1]), (nine + 65, [0]), (None, [0])):
        assert values(model, literal, "bcic@ALL", start) == expected


def test_a_ride_that_is_one_of_some() -> None:
    edition = jakarta_bandung()
    model = SolverModel(Setting(edition), ())
    (crossing,) = (item for item in model.items.values() if item.crossing is not None)
    chosen, *_, other = crossing.runs
    literal = model.rides_one(crossing.id, lambda run: run == chosen)

    assert model.never(model.rides_one(crossing.id, lambda run: False))
    assert model.rides_one(crossing.id, lambda run: True) is crossing.presence
    assert values(model, literal, crossing.id, chosen.start, chosen.option) == [1]
    assert values(model, literal, crossing.id, other.start, other.option) == [0]
    assert values(model, literal, crossing.id, None) == [0]


def test_one_of_several_literals() -> None:
    model = SolverModel(Setting(bali()), ())
    one, two = model.literal("one"), model.literal("two")
    some = model.some([one, two, ~model.always])

    assert model.never(model.some([])) and model.never(model.some([~model.always]))
    assert model.some([one, ~model.always]).index == one.index
    assert model.some([one, model.always]).index == model.always.index
    for first, second in product((0, 1), repeat=2):
        cp = model.cp.clone()
        cp.add(one == first)
        cp.add(two == second)
        solver = cp_model.CpSolver()
        assert solver.solve(cp) in FEASIBLE
        assert solver.value(some) == max(first, second)


def values(model: SolverModel, literal: Any, item: str, start: int | None, option: str = "") -> list[int]:
    """The values that a literal can have with an item at a start, by a way of ``option``; None: with the item away."""
    here, found = model.items[item], []
    for value in (0, 1):
        cp = model.cp.clone()
        cp.add(literal == value)
        cp.add(here.presence == (start is not None))
        if start is not None:
            cp.add(here.start == start)
        for way in here.ways:
            if start is not None and way.option != option:
                cp.add(way.literal == 0)
        if cp_model.CpSolver().solve(cp) in FEASIBLE:
            found.append(value)
    return found


def jakarta_bandung() -> Edition:
    """Two cities, one group."""
    return Edition.model_validate_json(sample("jakarta-bandung-2018").read_text())
