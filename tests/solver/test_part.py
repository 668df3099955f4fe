"""Planning a part of a plan: what is left where it stands is as good as locked, but no rule may be given up for it."""

from __future__ import annotations

import pytest
from ortools.sat.python import cp_model

from builders import MONDAY, activity, planned, there_and_back, two_cities, with_records
from lawatan.domain import changed, with_plan
from lawatan.rules import active_rules
from lawatan.rules.one_place import OnePlace
from lawatan.rules.right_city import RightCity
from lawatan.rules.within_dates import WithinDates
from lawatan.schedule import Setting, View
from lawatan.solver.layers import SOFT
from lawatan.solver.model import SolverModel
from lawatan.solver.part import Part


def test_what_only_stays_put_gives_up_no_rule_though_a_locked_one_did() -> None:
    rules = [WithinDates(id="dates"), OnePlace(id="one"), RightCity(id="city")]
    edition = planned(
        two_cities(activity("late", "OFFICE", groups=("A",)), activity("visit", "OFFICE", groups=("B",)), rules=rules),
        {"late": "thu 10:00", "visit": "tue 10:00"},
        {f"to-bali@{group}": ("coach", "wed 10:00") for group in "AB"},
    )
    locked = changed(edition.plan.placements["late@A"], locked=True)
    edition = with_plan(
        edition, edition.plan.model_copy(update={"placements": edition.plan.placements.with_record(locked)})
    )
    setting = Setting(edition)
    wednesday = View(setting).date(View(setting).entries["to-bali@B"])
    part = Part(edition.plan, frozenset({"to-bali@B"}), frozenset({MONDAY, wednesday}))

    status = {}
    for day in part.days:
        model = SolverModel(setting, active_rules(setting), SOFT, part=part)
        model.cp.add(sum(~kept for kept in model.given_up.values()) <= 1)
        model.cp.add(model.on_day("to-bali@B", day) == 1)
        status[day] = int(cp_model.CpSolver().solve(model.cp))

    assert status == {MONDAY: cp_model.INFEASIBLE, wednesday: cp_model.OPTIMAL}


@pytest.mark.parametrize("locks", [("visit", "back"), ("visit",), ("back",), ()])
def test_where_a_group_comes_back_what_stays_put_is_in_the_stay_in_which_it_can_be(locks: tuple[str, ...]) -> None:
    """The group is in Jakarta before the ride there and after the one back: the visit on Tuesday is before it."""
    base = there_and_back(RightCity(id="city"))
    base = with_records(base, "activities", activity("visit", "OFFICE", groups=("A",)))
    rides = {"to-bali@A": ("there", "wed 10:00"), "back@A": ("back", "fri 10:00")}
    edition = planned(base, {"visit": "tue 10:00"}, rides)
    kept = edition.plan.rides.changed({"back@A": changed(edition.plan.rides["back@A"], locked="back" in locks)})
    slots = edition.plan.placements.changed(
        {"visit@A": changed(edition.plan.placements["visit@A"], locked="visit" in locks)}
    )
    edition = with_plan(edition, edition.plan.model_copy(update={"rides": kept, "placements": slots}))
    setting = Setting(edition)
    wednesday = View(setting).date(View(setting).entries["to-bali@A"])
    part = Part(edition.plan, frozenset({"to-bali@A"}), frozenset({MONDAY, wednesday}))

    status = {}
    for day in part.days:
        model = SolverModel(setting, active_rules(setting), SOFT, part=part)
        model.cp.add(sum(~kept for kept in model.given_up.values()) == 0)
        model.cp.add(model.on_day("to-bali@A", day) == 1)
        status[day] = int(cp_model.CpSolver().solve(model.cp))

    assert status == {MONDAY: cp_model.INFEASIBLE, wednesday: cp_model.OPTIMAL}
