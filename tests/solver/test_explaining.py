"""Why nothing fits: the demands that are named cannot all be kept, and without any one of them the others can."""

from __future__ import annotations

import pytest

from benchmarks.generator import generate
from benchmarks.impossible import BROKEN, broken
from builders import activity, locking, moment, one_city, planned
from lawatan.domain import Plan, Record, apply, changed, replace
from lawatan.rules import Edition, Rule, active_rules, judge
from lawatan.rules.before import Before
from lawatan.rules.conflict import LOCKED, NOW, Conflict, Demand
from lawatan.rules.hours_a_day import HoursADay
from lawatan.rules.must_happen import MustHappen
from lawatan.rules.one_place import OnePlace
from lawatan.rules.within_dates import WithinDates
from lawatan.schedule import Setting, View
from lawatan.solver.budget import Options
from lawatan.solver.explaining import Explaining
from lawatan.solver.layers import solve

EXPECTED: dict[str, set[Demand]] = {
    "closed": {("must-happen", "museum_1@ALL"), ("venue-open", "museum_1@ALL")},
    "too many": {("must-happen", "matoa_1@ALL"), ("capacity", "matoa_1@ALL")},
    "circle": {("ring-bbk_workshop_1",), ("ring-btp_1",), ("ring-matoa_1",)},
    "crowded": {("thursday",), ("day-limits",)},
    "locked": {(LOCKED, "opening@ALL")},
    "two at once": {("at-ten-btp_1",), ("at-ten-matoa_1",)},
    "too far": {("at-btp_1",), ("at-ptdi_1",), ("travel-fits",)},
    "gone": {("must-happen", "opening@ALL"), ("people-available", "opening@ALL")},
    "late ride": {(LOCKED, "to-bandung@ALL"), ("right-city",)},
    "long day": {("two-hours",)},
}
"""What each conflict holds at least; what else it does depends on which way out the search closes first."""


QUICK = ("circle", "locked")
"""Those that are looked at in every run; the others among the deep tests."""


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.deep) for name in BROKEN]
)
def test_the_conflict_is_the_one_that_was_made_and_is_minimal(name: str) -> None:
    explaining = Explaining(broken(name), Options(30.0))

    (conflict,) = explaining.run(1).conflicts

    assert conflict.minimal
    assert set(conflict.demands) >= EXPECTED[name]
    assert explaining.confirmed(conflict.demands)
    for demand in conflict.demands:
        rest = [one for one in conflict.demands if one != demand]
        plan = explaining.fits(rest)
        assert plan is not None, demand
        assert keeps(explaining, plan, rest), demand


def keeps(explaining: Explaining, plan: Plan, demands: list[Demand]) -> bool:
    """Whether a plan keeps demands, by the checker and the plan alone."""
    setting = explaining.setting
    view = View(setting, plan)
    locked = {item for what, *items in demands if what == LOCKED for item in items}
    now = setting.edition.plan
    stays = all(
        plan.placements.get(item) == now.placements.get(item) and plan.rides.get(item) == now.rides.get(item)
        for item in locked
    )
    late = all(
        view.entries[i].start >= (setting.now or 0) for w, *s in demands if w == NOW for i in s if i in view.entries
    )
    asked = {demand[0]: demand[1:] for demand in demands}
    broken = [
        breach
        for rule in active_rules(setting)
        if rule.id in asked
        for breach in rule.breaches(view)
        if not asked[rule.id] or {(rule.id, item) for item in breach.about} & set(demands)
    ]
    return stays and late and not broken


def test_where_everything_fits_there_is_no_reason() -> None:
    explained = Explaining(generate(13, 1).edition, Options(30.0)).run()

    assert explained.conflicts == ()
    assert explained.rest_fits is True


def test_without_time_nothing_is_claimed() -> None:
    explained = Explaining(broken("circle"), Options(0.01)).run()

    assert explained.conflicts == ()
    assert explained.rest_fits is None


@pytest.mark.deep
def test_two_reasons_share_nothing_and_the_rest_fits() -> None:
    both = {**BROKEN["closed"](generate(13, 1)), **BROKEN["circle"](generate(13, 1))}
    edition = apply(generate(13, 1).edition, both)

    explained = Explaining(edition, Options(30.0)).run(3)

    first, second = explained.conflicts
    assert not set(first.demands) & set(second.demands)
    assert explained.rest_fits is True


@pytest.mark.deep
@pytest.mark.parametrize("name", ["closed", "too many", "circle", "too far", "gone"])
def test_without_any_one_of_them_the_programme_can_be_planned(name: str) -> None:
    """By edits of the edition, planned by the ordinary planner and judged by the checker; the others have several reasons."""
    edition = broken(name)
    (conflict,) = Explaining(edition, Options(30.0)).run(1).conflicts

    assert breaks_something(edition)
    for demand in conflict.demands:
        assert not breaks_something(without(edition, demand)), demand


def breaks_something(edition: Edition) -> bool:
    """Whether the best plan that is found still breaks what must hold."""
    result = solve(edition, Options(10.0, look_seconds=0.3), lambda *_: None)
    return result.plan is None or any(breach.hard for breach in judge(View(Setting(edition), result.plan)))


def without(edition: Edition, demand: Demand) -> Edition:
    """The edition without what is demanded."""
    what, *items = demand
    if what == LOCKED:
        (item,) = items
        table = "placements" if item in edition.plan.placements else "rides"
        decided: Record = getattr(edition.plan, table)[item]
        return apply(edition, {(table, item): changed(decided, locked=False)})
    rule = edition.rules[what]
    if rule.kind == "must_happen":
        made = edition.activities[items[0].partition("@")[0]]
        return apply(edition, {("activities", made.id): changed(made, must_happen=False)})
    return apply(edition, {("rules", what): changed(rule, active=False)})


def tiny(*rules: Rule) -> Edition:
    """Three things of one group in a week, in one city."""
    things = [activity(name) for name in ("a", "b", "c")]
    return one_city(*things, rules=[MustHappen(id="must"), WithinDates(id="dates"), OnePlace(id="one"), *rules])


def test_what_has_begun_is_a_reason_and_so_is_what_is_past() -> None:
    edition = planned(tiny(Before(id="order", activity="a", others=("b",))), {"b": "tue 10:00"})
    begun = replace(edition, now=moment(edition, "tue 10:30", "BDG"))

    (conflict,) = Explaining(begun, Options(10.0)).run().conflicts

    assert conflict == Conflict(((LOCKED, "b@ALL"), (NOW, "a@ALL"), ("must", "a@ALL"), ("order",)))


def test_a_lock_off_the_grid_is_a_reason_like_any_other() -> None:
    edition = planned(tiny(HoursADay(id="hours", minutes=90)), {"a": "tue 10:02", "b": "tue 13:00"})
    edition = locking(edition, "a@ALL", "b@ALL")

    (conflict,) = Explaining(edition, Options(10.0)).run().conflicts

    assert set(conflict.demands) == {(LOCKED, "a@ALL"), (LOCKED, "b@ALL"), ("hours",)}


def test_about_one_thing_the_rest_stands_and_what_it_breaks_by_itself_is_no_reason() -> None:
    order = Before(id="order", activity="c", others=("b",))
    edition = planned(tiny(order), {"a": "mon 10:00", "b": "tue 09:00", "c": "wed 10:00"})

    (conflict,) = Explaining(edition, Options(10.0), ("c@ALL",)).run().conflicts
    elsewhere = Explaining(edition, Options(10.0), ("a@ALL",)).run()

    assert ("order",) in conflict.demands
    assert elsewhere.conflicts == ()
