"""Days that a rule refuses are mended in a plan of the whole, before the whole is searched again."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import MONDAY, activity, one_city, plan, planned, standing_rules
from lawatan.domain import Plan, Table, changed, replace, with_plan
from lawatan.rules import Edition, judge
from lawatan.rules.road_hours import RoadHours
from lawatan.schedule import Setting, View
from lawatan.solver.budget import Budget, Options
from lawatan.solver.easing import Easing
from lawatan.solver.layers import SOFT, Planner
from lawatan.solver.model import SolverModel

OPTIONS = Options(time_limit=20.0, workers=1)


def edition(minutes: int, days: int = 4) -> Edition:
    """Six visits, no more than so many minutes on the road a day."""
    visits = [activity(f"v{n}", venue, 60) for n, venue in enumerate(("UDJO", "MUSEUM", "STUDIO") * 2)]
    return one_city(
        *visits,
        rules=[*standing_rules(), RoadHours(id="road", minutes=minutes)],
        last_day=MONDAY + dt.timedelta(days=days - 1),
    )


def refused(made: Edition, found: Plan) -> list[str]:
    return [breach.rule for breach in judge(View(Setting(made), found)) if breach.hard]


FULL = {
    "v0": "mon 09:00",
    "v1": "mon 10:45",
    "v2": "mon 13:30",
    "v3": "tue 09:00",
    "v4": "tue 10:45",
    "v5": "tue 13:30",
}


def easing(made: Edition, begins: Plan, options: Options = OPTIONS) -> Easing:
    setting, budget = Setting(made), Budget(options)
    rules = [rule for rule in made.rules.values() if isinstance(rule, RoadHours)]

    def model(part: object) -> SolverModel:
        small = SolverModel(setting, tuple(made.rules.values()), SOFT, part=part)  # type: ignore[arg-type]
        for item in small.items.values():
            small.cp.add(item.presence == 1)
        return small

    return Easing(setting, begins, rules, 0, model, lambda: budget.solver(2.0, workers=1), budget.spend)


def test_the_days_that_are_too_much_are_mended_with_others() -> None:
    made = edition(100)
    begins = plan(made, FULL)
    assert refused(made, begins) == ["road", "road"]
    eased = easing(made, begins)
    assert len(eased.refused) == 2
    assert eased.run()
    assert refused(made, eased.plan) == [] and set(eased.plan.placements) == set(begins.placements)


def test_what_stands_on_days_that_are_well_stays_there() -> None:
    made = edition(100, days=6)
    begins = plan(made, {**FULL, "v3": "sat 08:30", "v4": "tue 10:30", "v5": "wed 13:30"})
    eased = easing(made, begins)
    assert len(eased.refused) == 1 and eased.run()
    stays = {item for item, slot in eased.plan.placements.items() if slot == begins.placements[item]}
    assert stays, "a few days at a time"


def test_what_is_locked_is_left_to_the_checker() -> None:
    made = edition(100)
    locked = Table(changed(slot, locked=True) for slot in plan(made, FULL).placements.values())
    made = with_plan(made, Plan(placements=locked))
    assert easing(made, made.plan).refused == ()


def test_what_cannot_be_mended_is_said() -> None:
    made = edition(45, days=2)
    assert not easing(made, plan(made, FULL)).run()


@pytest.mark.parametrize("minutes", [100, 130, 170])
def test_a_first_plan_is_found_without_searching_the_whole_again(minutes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made = edition(minutes)
    monkeypatch.setattr(Planner, "_search", lambda *_: pytest.fail("the whole was asked"))
    planner = Planner(made, OPTIONS, lambda *_: None)
    assert planner.place()
    assert planner.plan is not None
    assert refused(made, planner.plan) == [] and len(planner.plan.placements) == 6


def test_where_not_all_can_be_mended_as_much_as_can_be_is_placed() -> None:
    made = replace(planned(edition(100, days=2), {}))
    planner = Planner(made, OPTIONS, lambda *_: None)
    planner.place()
    assert planner.plan is not None
    assert set(refused(made, planner.plan)) <= {"must-happen", "must_happen"}
