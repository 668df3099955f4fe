"""The layers against an exhaustive search: least left out, then least travel, and a bound that no plan undercuts."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest
from ortools.sat.python import cp_model

from builders import activity, one_city, standing_rules, two_cities, with_fields, with_records
from lawatan.domain import Placement, Plan, Table, with_plan
from lawatan.rules import AllowedWindow, DayLimits, Edition, FixedStart, cost, judge
from lawatan.rules.one_place import OnePlace
from lawatan.schedule import Setting, View
from lawatan.solver.budget import Options, OutOfTime
from lawatan.solver.layers import Planner, Result, solve
from two_rooms import session, standing, two_rooms

QUICK = Options(time_limit=3.0, workers=1)


def run(edition: Edition, options: Options = QUICK) -> tuple[Result, list[tuple[str, Plan, int | None]]]:
    told: list[tuple[str, Plan, int | None]] = []
    return solve(edition, options, lambda layer, plan, bound: told.append((layer, plan, bound))), told


def one_day(*activities: object, **window: object) -> Edition:
    """The activities all on Wednesday, under all rules that need no field."""
    names = [a.id for a in activities]  # type: ignore[attr-defined]
    wednesday = AllowedWindow(id="wed", activities=tuple(names), weekdays=("wed",))
    return one_city(*activities, rules=[*standing_rules(), wednesday])  # type: ignore[arg-type]


def least_travel(edition: Edition, step: int) -> int:
    """Minutes of travel and cost of the best plan, by trying every start on a grid of ``step`` minutes."""
    setting = Setting(edition)
    day = dt.date(2018, 7, 25)
    begins = setting.clock.at(day, dt.time(8), "Asia/Jakarta")
    starts = range(begins, begins + 9 * 60, step)
    best = None
    for combination in itertools.product(starts, repeat=len(setting.occurrences)):
        placed = Table(
            Placement(id=o, start=setting.clock.moment(start, "Asia/Jakarta"))
            for o, start in zip(setting.occurrences, combination, strict=True)
        )
        view = View(setting, Plan(placements=placed))
        if best is not None and view.travel_minutes >= best:
            continue
        if not any(breach.hard for breach in judge(view)):
            together = view.travel_minutes + cost(view)
            best = together if best is None else min(best, together)
    assert best is not None
    return best


def test_travel_is_the_least_that_an_exhaustive_search_finds() -> None:
    edition = one_day(activity("show", "UDJO", 90), activity("museum", "MUSEUM", 60), activity("talk", "HOTEL", 60))

    result, _ = run(edition)

    assert result.plan is not None
    found = View(Setting(edition), result.plan).travel_minutes
    assert found == result.bound
    assert found == least_travel(edition, 30)


@pytest.mark.parametrize(("weight", "kept"), [(5, False), (200, True)])
def test_a_preference_is_worth_its_weight_in_travel(weight: int, kept: bool) -> None:
    """The show at 16:30 means a way home in the peak: that is worth 200 minutes, but not 5."""
    show = FixedStart(id="late", activity="show", time=dt.time(16), weight=weight)
    base = one_day(activity("show", "UDJO", 60), activity("museum", "MUSEUM", 60))
    edition = with_records(base, "rules", show)

    result, told = run(edition)

    assert result.plan is not None
    view = View(Setting(edition), result.plan)
    assert (cost(view) == 0) is kept
    assert view.travel_minutes + cost(view) == least_travel(edition, 30)
    assert result.bound == view.travel_minutes
    assert all(bound is None or bound <= View(Setting(edition), plan).travel_minutes for _, plan, bound in told)


def test_no_preference_drops_what_may_happen() -> None:
    """Nothing of it can be kept, and yet everything is placed."""
    never = AllowedWindow(id="never", activities=("may", "must"), dates_from=dt.date(2019, 1, 1), weight=1000)
    edition = one_city(
        activity("may", "UDJO", must_happen=False), activity("must", "UDJO"), rules=[*standing_rules(), never]
    )

    result, _ = run(edition)

    assert result.plan is not None
    assert (len(result.plan.placements), result.impossible) == (2, False)
    assert cost(View(Setting(edition), result.plan)) == 2000


def test_a_lock_that_breaks_a_preference_has_its_price() -> None:
    nine = [FixedStart(id=a, activity=a, time=dt.time(9), weight=30) for a in ("show", "talk")]
    base = one_city(activity("show", "UDJO"), activity("talk", "HOTEL"), rules=[*standing_rules(), *nine])
    locked = Placement(id="show@ALL", start=dt.datetime.fromisoformat("2018-07-25T10:00+07:00"), locked=True)
    edition = with_plan(base, Plan(placements=Table([locked])))

    result, _ = run(edition)

    assert result.plan is not None
    assert cost(View(Setting(edition), result.plan)) == 30
    assert result.bound == View(Setting(edition), result.plan).travel_minutes


def at_nine(**weights: int) -> Edition:
    """A show and a talk, each wanted on Wednesday at nine."""
    nine = [
        FixedStart(id=a, activity=a, date=dt.date(2018, 7, 25), time=dt.time(9), weight=weight)
        for a, weight in weights.items()
    ]
    return one_city(activity("show", "UDJO"), activity("talk", "HOTEL"), rules=[*standing_rules(), *nine])


def test_preferences_that_can_all_be_kept_are_before_ways_are_shortened() -> None:
    planner = Planner(at_nine(show=1), QUICK, lambda *_: None)
    planner.place()

    demanded = planner.prefer()

    assert planner.plan is not None
    assert cost(View(planner.setting, planner.plan)) == 0
    assert [rule.id for rule in demanded if rule.id == "show" and rule.weight is None] == ["show"]


def test_of_preferences_that_exclude_each_other_the_dearer_is_kept() -> None:
    planner = Planner(at_nine(show=20, talk=30), QUICK, lambda *_: None)
    planner.place()

    demanded = planner.prefer()

    assert planner.plan is not None
    assert (cost(View(planner.setting, planner.plan)), demanded) == (20, ())


def test_a_wide_rule_that_must_hold_bounds_a_narrow_one_that_is_preferred() -> None:
    """Too much for the preferred hours: what goes beyond them still ends by what must hold."""
    preferred = DayLimits(id="preferred", begins=dt.time(8), ends=dt.time(10), weight=20)
    edition = one_day(*(activity(f"visit{n}", "UDJO", 135) for n in range(3)))
    edition = with_records(edition, "rules", preferred)

    result, _ = run(edition)

    assert result.plan is not None
    view = View(Setting(edition), result.plan)
    assert (len(view.entries), cost(view)) == (3, 60)
    assert {breach.rule for breach in judge(view)} == {"preferred"}


def test_time_that_is_up_while_a_model_is_made_leaves_the_plan_as_it_was() -> None:
    edition = one_day(activity("show", "UDJO", 90), activity("museum", "MUSEUM", 60))
    planner = Planner(edition, Options(time_limit=0.0, workers=2), lambda *_: None)
    planner.place()
    plan = planner.plan
    assert plan is not None

    with pytest.raises(OutOfTime):
        planner.improve()

    assert (planner.plan, planner.bound) == (plan, None)


def test_later_plans_are_never_worse_and_no_bound_is_above_them() -> None:
    edition = two_cities(
        activity("lecture", "OFFICE", 90), activity("visit", "CERAMICS", 120, groups=("A", "B"), apart=True),
        rules=[rule for rule in standing_rules() if rule.kind != "day_limits"],
    )  # fmt: skip

    result, told = run(edition)

    travel = [View(Setting(edition), plan).travel_minutes for layer, plan, _ in told if layer == "travel"]
    assert travel == sorted(travel, reverse=True)
    assert all(bound is None or bound <= travel[-1] for _, _, bound in told)
    assert result.plan is not None
    assert judge(View(Setting(edition), result.plan)) == ()


def test_optional_activity_gives_way_to_what_must_happen() -> None:
    """Two things for one hour: the one that must happen stands."""
    noon = [FixedStart(id=a, activity=a, date=dt.date(2018, 7, 25), time=dt.time(9)) for a in ("must", "may")]
    edition = one_city(
        activity("may", "UDJO", 60, must_happen=False), activity("must", "UDJO", 60), rules=[*standing_rules(), *noon]
    )

    result, _ = run(edition)

    assert result.plan is not None
    assert list(result.plan.placements) == ["must@ALL"]
    assert result.impossible is False
    assert result.left_out == 1, "no plan has both"


class Hurried(Planner):
    """Its search of the whole has no time to find anything."""

    def place(self) -> bool:
        self._searches = 0
        return super().place()

    def _search(self, *given: Any, **options: Any) -> Any:
        self._searches += 1
        return super()._search(*given, **options) if self._searches > 1 else (None, cp_model.UNKNOWN, None)


def test_where_a_search_finds_nothing_in_its_time_what_is_locked_is_the_beginning() -> None:
    """It is locked at night: a rule that must hold is given up for it, and for nothing else."""
    edition = one_city(activity("show", "UDJO"), activity("talk", "HOTEL"), rules=standing_rules())
    start = dt.datetime(2018, 7, 25, 3, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    locked = Placement(id="talk@ALL", start=start, locked=True)
    edition = with_plan(edition, Plan(placements=Table([locked])))
    told: list[Plan] = []

    result = Hurried(edition, QUICK, lambda _, plan, __: told.append(plan)).run()

    assert told[0].placements.keys() == {"talk@ALL", "show@ALL"}
    assert result.plan is not None
    assert result.plan.placements["talk@ALL"] == locked
    assert {breach.about for breach in judge(View(Setting(edition), result.plan)) if breach.hard} == {("talk@ALL",)}


def test_what_is_locked_without_a_room_gets_one_where_a_search_found_nothing_too() -> None:
    two = two_rooms(session("one", "A"), session("two", "B"), rules=[OnePlace(id="one")])
    edition = standing(two, {"one": ("mon 09:00", None)}, locked=True)

    result = Hurried(edition, QUICK, lambda *_: None).run()

    assert result.plan is not None
    assert {key: slot.room is None for key, slot in result.plan.placements.items()} == {"one@A": False, "two@B": False}


def test_as_many_optional_activities_as_fit_are_placed() -> None:
    edition = one_day(*(activity(f"visit{n}", "UDJO", 135, must_happen=False) for n in range(4)))

    result, _ = run(edition)

    assert result.plan is not None
    assert len(result.plan.placements) == 3
    assert result.left_out in (0, 1)


def test_nothing_to_plan_is_a_plan() -> None:
    result, _ = run(one_city(rules=standing_rules()))

    assert result.plan == Plan()
    assert result.impossible is False


def test_without_any_rule_everything_is_placed() -> None:
    result, _ = run(one_city(activity("a"), activity("b", "UDJO")))

    assert result.plan is not None
    assert set(result.plan.placements) <= {"a@ALL", "b@ALL"}


@pytest.mark.parametrize("seed", [0, 1])
def test_same_seed_and_one_worker_give_the_same_steps(seed: int) -> None:
    edition = one_day(activity("show", "UDJO", 90), activity("museum", "MUSEUM", 60))
    options = Options(time_limit=1.0, seed=seed, workers=1)

    assert run(edition, options) == run(edition, options)


def test_first_layer_alone_keeps_every_rule() -> None:
    edition = with_fields(
        one_day(activity("show", "UDJO", 90), activity("talk", "STUDIO", 45)), "rules", "lunch", minutes=90
    )

    planner = Planner(edition, QUICK, lambda *_: None)
    planner.place()

    assert planner.plan is not None
    assert judge(View(planner.setting, planner.plan)) == ()
