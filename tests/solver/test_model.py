"""The vocabulary on CP-SAT, where the agreement law does not reach: locks, relaxation, what is read back."""

from __future__ import annotations

import datetime as dt

from ortools.sat.python import cp_model

from lawatan.domain import Placement, Plan, Table, changed, with_plan
from lawatan.resources import sample
from lawatan.rules import Edition, active_rules
from lawatan.schedule import Setting
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
