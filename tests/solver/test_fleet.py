"""Vehicles are chosen for what a plan has on the road: few, the same ones, small ones, and none that breaks a rule."""

from __future__ import annotations

import datetime as dt
import random
from itertools import pairwise
from typing import Any

import pytest

from builders import activity, one_city, planned, two_cities
from duties import bus, duty
from lawatan.domain import WEEKDAYS, Duty, Person, Plan, Table, changed, replace, with_plan
from lawatan.rules import Edition, judge
from lawatan.rules.carried import Carried
from lawatan.rules.driver_hours import DriverHours
from lawatan.rules.luggage import Luggage
from lawatan.rules.seats import Seats
from lawatan.rules.vehicle_one_place import VehicleOnePlace
from lawatan.schedule import Setting, View
from lawatan.solver import fleet
from lawatan.solver.fleet import choose
from laws import test_fleet as law

RULES = (Carried(id="carried"), Seats(id="seats"), Luggage(id="luggage"), VehicleOnePlace(id="place"))
Chosen = list[tuple[str, str, str, str]]


def weekday(date: dt.date) -> str:
    """The day of the week in English, whatever the machine speaks."""
    return WEEKDAYS[date.weekday()].title()


def two(*vehicles: Any, hours: DriverHours | None = None, **fields: Any) -> Edition:
    """Groups A and B of 11 in Jakarta: 30 minutes to the office and back, 20 at the least."""
    return two_cities(
        activity("talk", "OFFICE", 60, groups=("A", "B"), apart=True),
        activity("again", "OFFICE", 60, groups=("A", "B"), apart=True),
        rules=[*RULES, hours or DriverHours(id="hours")],
        vehicles=[*vehicles],
        **fields,
    )


def hours(duty: Duty) -> str:
    return "-".join(f"{end:%H:%M}" if end else "" for end in (duty.begins, duty.ends))


def chosen(edition: Edition) -> Chosen:
    """Day, vehicle, groups and hours of the duties, in order."""
    plan = choose(edition)
    return [(weekday(d.date), d.vehicle, "+".join(d.groups), hours(d)) for d in plan.duties.values()]


def told(edition: Edition) -> list[str]:
    """The kinds of rules that the choice breaks."""
    return [breach.kind for breach in judge(View(Setting(edition), choose(edition)))]


TOGETHER = {"talk@A": "mon 10:00", "talk@B": "mon 10:00"}
APART = {"talk@A": "mon 10:00", "talk@B": "mon 10:20"}


def test_groups_that_go_together_share_the_smallest_that_fits() -> None:
    edition = planned(two(bus("large", 45), bus("mid", 22), bus("small", 21)), TOGETHER)

    assert chosen(edition) == [("Mon", "mid", "ALL", "-")]
    assert told(edition) == []


def test_groups_on_different_ways_at_a_time_have_one_each() -> None:
    edition = planned(two(bus("large", 45), bus("mid", 22), bus("small", 11)), APART)

    assert sorted(chosen(edition)) == [("Mon", "mid", "A", "-"), ("Mon", "small", "B", "-")] or sorted(
        chosen(edition)
    ) == [("Mon", "mid", "B", "-"), ("Mon", "small", "A", "-")]
    assert told(edition) == []


def test_a_vehicle_comes_back_for_the_second_group() -> None:
    """Out with A 09:30–10:00, empty to the hotel 10:20, out with B 10:30; A back 11:20 is in the way of it no more."""
    edition = planned(two(bus("one", 22)), {"talk@A": "mon 10:00", "talk@B": "mon 13:00"})

    assert chosen(edition) == [("Mon", "one", "ALL", "-")]
    assert told(edition) == []


def test_a_group_that_no_vehicle_holds_has_several() -> None:
    edition = planned(two(bus("a", 12), bus("b", 8), bus("c", 10)), TOGETHER)

    assert {vehicle for _, vehicle, _, _ in chosen(edition)} == {"a", "c"}
    assert told(edition) == []


def test_a_group_keeps_its_vehicle_though_a_smaller_one_would_do() -> None:
    edition = planned(two(bus("large", 45), bus("van", 12)), {**TOGETHER, "again@A": "tue 10:00"})

    assert chosen(edition) == [("Mon", "large", "ALL", "-"), ("Tue", "large", "A", "-")]


def test_days_that_are_chosen_one_after_the_other_still_keep_the_vehicle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each day by itself would take the van on Tuesday; a bus that a ride holds overnight is not elsewhere."""
    monkeypatch.setattr(fleet, "WAYS_AT_ONCE", 1)
    edition = planned(two(bus("large", 45), bus("van", 12)), {**TOGETHER, "again@A": "tue 10:00"})
    night = planned(two(bus("one", 30)), {"talk@B": "tue 07:30"}, {"to-bali@A": ("coach", "mon 23:00")})

    assert chosen(edition) == [("Mon", "large", "ALL", "-"), ("Tue", "large", "A", "-")]
    assert told(night) == ["carried"]


def test_where_there_are_too_few_the_fewest_people_are_left() -> None:
    edition = planned(two(bus("van", 11)), {**TOGETHER, "again@A": "tue 10:00"})

    assert told(edition) == ["carried"]
    assert len(chosen(edition)) == 2


def test_luggage_asks_for_a_larger_one_on_the_day_of_the_ride() -> None:
    rides = {"to-bali@A": ("coach", "wed 13:00")}
    edition = planned(two(bus("mid", 22, luggage=10), bus("large", 45, luggage=40)), {"talk@A": "tue 10:00"}, rides)

    assert chosen(edition) == [("Tue", "large", "A", "-"), ("Wed", "large", "A", "-")]
    assert told(edition) == []


def test_a_vehicle_of_a_city_stays_in_it() -> None:
    rides = {"to-bali@A": ("flight", "wed 08:00")}
    edition = planned(two(bus("jakarta", 22, city="JKT"), bus("bali", 30, city="BALI")), {}, rides)

    assert [vehicle for _, vehicle, _, _ in chosen(edition)] == ["jakarta", "bali"]
    assert told(edition) == []


def test_the_bus_of_no_city_is_not_at_both_airports() -> None:
    rides = {"to-bali@A": ("flight", "wed 08:00")}

    assert told(planned(two(bus("any", 22)), {}, rides)) == ["carried"]


DAY = {"talk@A": "mon 10:00", "again@A": "mon 14:00"}
"""Only from 09:30 to 10:00 and from 15:00 to 15:30 with nothing between: both are at the office."""


@pytest.mark.parametrize(
    ("rule", "vehicles"),
    [
        (DriverHours(id="hours", most_minutes=60), 1),
        (DriverHours(id="hours", most_minutes=60, unbroken_minutes=60, rest_minutes=240), 1),
    ],
)
def test_one_driver_is_enough(rule: DriverHours, vehicles: int) -> None:
    edition = planned(two(bus("a", 22), bus("b", 30), hours=rule), DAY)

    assert len({vehicle for _, vehicle, _, _ in chosen(edition)}) == vehicles
    assert told(edition) == []


def long_day(**numbers: int) -> Edition:
    """25 to the museum, 35 to Udjo, 40 back: 100 minutes on one day."""
    return planned(
        one_city(
            activity("museum", "MUSEUM", 60),
            activity("udjo", "UDJO", 60),
            rules=[*RULES, DriverHours(id="hours", **numbers)],
            vehicles=[bus("a", 22), bus("b", 30)],
        ),
        {"museum": "mon 10:00", "udjo": "mon 13:00"},
    )


def test_a_second_vehicle_takes_over_where_the_hours_of_one_driver_are_over() -> None:
    assert {vehicle for _, vehicle, _, _ in chosen(long_day(most_minutes=100))} == {"a"}
    over = long_day(most_minutes=99)

    assert {vehicle for _, vehicle, _, _ in chosen(over)} == {"a", "b"}
    assert told(over) == []
    assert all(hours != "-" for *_, hours in chosen(over))


def test_a_rest_is_kept() -> None:
    """No break at the places is as long as 150 minutes."""
    tired = long_day(unbroken_minutes=60, rest_minutes=150)

    assert {vehicle for _, vehicle, _, _ in chosen(tired)} == {"a", "b"}
    assert told(tired) == []


def test_one_driver_of_both_vehicles_is_one_driver() -> None:
    shared = long_day(most_minutes=99)
    people = Table([*shared.persons.values(), Person(id="ASEP", name="Asep", role="driver")])
    vehicles = Table(changed(vehicle, driver="ASEP") for vehicle in shared.vehicles.values())

    assert told(replace(shared, persons=people, vehicles=vehicles)) == ["carried"]


def test_what_was_made_by_hand_stays_and_the_rest_is_chosen_anew() -> None:
    edition = planned(two(bus("large", 45), bus("mid", 22)), {**TOGETHER, "again@A": "tue 10:00"})
    hand = duty("mon", "large", "A", driver="EXPERT")
    edition = with_plan(edition, edition.plan.model_copy(update={"duties": Table([hand])}))

    first = choose(edition)
    again = choose(with_plan(edition, first))

    assert first.duties[hand.id] == hand
    assert [(d.vehicle, d.groups) for d in first.duties.values() if d.id != hand.id and weekday(d.date) == "Mon"] == [
        ("mid", ("B",))
    ]
    assert again == first


def test_a_chosen_one_in_which_something_is_written_stays() -> None:
    edition = planned(two(bus("large", 45), bus("mid", 22)), TOGETHER)
    (made,) = choose(edition).duties.values()
    guided = changed(made, guide="EXPERT", vehicle="large")

    assert list(choose(with_plan(edition, with_duty(edition, guided))).duties.values()) == [guided]
    assert list(choose(with_plan(edition, with_duty(edition, changed(made, vehicle="large")))).duties.values()) == [
        made
    ]


def with_duty(edition: Edition, made: Duty) -> Plan:
    return edition.plan.model_copy(update={"duties": Table([made])})


def random_edition(seed: int) -> Edition:
    """A random plan in which no group has two ways at a time, with rules about vehicles and without duties."""
    rng = random.Random(f"choice {seed}")
    while True:
        numbers = DriverHours(id="hours", most_minutes=rng.choice([60, 100, 180]), unbroken_minutes=240)
        edition = replace(law.edition(rng, "driver_hours"), rules=Table([*RULES, numbers]))
        view = law.planned(rng, edition, "driver_hours")
        legs = [view.legs(leaf) for leaf in view.setting.leaves]
        if all(a.end <= b.start for mine in legs for a, b in pairwise(mine)):
            return with_plan(edition, view.plan.model_copy(update={"duties": Table[Duty](), "shuttles": Table()}))


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_chosen_keeps_the_rules(seed: int) -> None:
    """Who cannot be carried is left."""
    edition = random_edition(seed)

    plan = choose(edition)

    assert plan.duties
    assert {breach.kind for breach in judge(View(Setting(edition), plan))} <= {"carried"}
