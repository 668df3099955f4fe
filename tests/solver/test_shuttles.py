"""Runs between airport and hotel: small cases by hand, all ways of small ones tried, larger ones judged."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations, product

import pytest

from builders import activity, planned
from duties import bus, duty
from lawatan.domain import Plan, Shuttle, Table, changed, with_plan
from lawatan.output.pick_up import pick_ups
from lawatan.rules import Edition
from lawatan.rules.driver_hours import DriverHours
from lawatan.rules.met import USUAL_ROLES, Met
from lawatan.schedule import GRID, Setting, View
from lawatan.solver import shuttles
from lawatan.solver.fleet import choose
from lawatan.solver.shuttles import group
from runs import amiss, at, edition, person, told


def grouped(made: Edition, wait: int = 60) -> Plan:
    plan = group(made, USUAL_ROLES, wait)
    assert amiss(made, plan, wait) == []
    judged = View(Setting(made), plan)
    assert list(Met(id="met", wait_minutes=wait).breaches(judged)) == []
    return plan


def test_those_who_land_within_the_longest_wait_ride_together() -> None:
    """The van that leaves at 9:30 is at the hotel at 10:20 and back at 11:00."""
    people = [person("P1", "mon 08:00"), person("P2", "mon 08:45"), person("P3", "mon 09:20")]

    assert told(grouped(edition(people, [bus("van", 6)]))) == [
        "arrival mon 09:30 van P1",
        "arrival mon 11:00 van P2+P3",
    ]
    assert len(told(grouped(edition(people, [bus("van", 6)]), wait=30))) == 3
    assert told(grouped(edition(people, [bus("van", 6)]), wait=80)) == ["arrival mon 10:50 van P1+P2+P3"]


def test_those_who_depart_are_there_in_time_and_leave_as_late_as_they_can() -> None:
    people = [person("P1", goes="sun 13:00"), person("P2", goes="sun 13:40"), person("P3", goes="mon 21:30")]

    assert told(grouped(edition(people, [bus("van", 6)]))) == [
        "departure mon 17:10 van P3",
        "departure sun 09:10 van P1+P2",
    ]


def test_a_station_has_minutes_of_its_own_and_other_places_other_runs() -> None:
    people = [person("P1", "mon 10:00"), person("P2", "mon 11:15", where="TRAINS")]

    made = edition(people, [bus("van", 6), bus("car", 3)])

    assert told(grouped(made)) == ["arrival mon 11:30 car P2", "arrival mon 11:30 van P1"]


def test_luggage_counts_as_seats_do() -> None:
    people = [person(f"P{n}", "mon 10:00", luggage=2) for n in range(4)]

    two = grouped(edition(people, [bus("van", 6, luggage=5), bus("other", 6, luggage=5)]))
    assert sorted(len(run.passengers) for run in two.shuttles.values()) == [2, 2]
    assert len(grouped(edition(people, [bus("van", 6, luggage=8)])).shuttles) == 1


def test_who_fits_nowhere_rides_in_a_vehicle_to_be_found() -> None:
    people = [person(f"P{n}", "mon 10:00") for n in range(9)]

    plan = grouped(edition(people, [bus("van", 6)]))
    assert [(run.vehicle, len(run.passengers)) for run in plan.shuttles.values()] == [("van", 6), (None, 3)]
    assert told(grouped(edition(people, []))) == ["arrival mon 11:30 ? P0+P1+P2+P3+P4+P5+P6+P7+P8"]


def test_a_vehicle_of_another_city_stays_there() -> None:
    people = [person("P1", "mon 10:00")]

    far = edition(people, [bus("van", 6, city="BDG")])
    assert told(grouped(far)) == ["arrival mon 11:30 van P1"]


def test_a_vehicle_comes_back_for_the_next_if_it_can() -> None:
    """40 minutes there, 40 back without boarding: 10:30 for those who stand there from 09:00 with 10 of boarding."""
    people = [person(f"P{n}", "sun 07:30", where="TRAINS") for n in range(6)]

    plan = grouped(edition(people, [bus("van", 3)]))

    assert [line.rsplit(" ", 1)[0] for line in told(plan)] == ["arrival sun 07:45 van", "arrival sun 08:35 van"]


def test_what_carries_a_group_carries_nobody_else_then() -> None:
    people = [person("P1", "mon 08:00"), person("P2", "mon 20:00")]
    made = with_activity(edition(people, [bus("van", 30)]))

    plan = grouped(made)

    assert told(plan) == ["arrival mon 09:30 ? P1", "arrival mon 21:30 van P2"]


def with_activity(made: Edition, hours: str = "-") -> Edition:
    """The group goes to the museum at 10:00 for an hour and back, by the van: 09:35–10:00, 11:00–11:25."""
    museum = activity("museum", "MUSEUM", 60)
    withit = Edition.model_validate(
        {**{name: getattr(made, name) for name in type(made).model_fields}, "activities": Table([museum])}
    )
    plan = planned(withit, {"museum": "mon 10:00"}).plan
    return with_plan(withit, plan.model_copy(update={"duties": Table([duty("mon", "van", hours=hours)])}))


def test_vehicles_for_groups_leave_room_for_the_runs() -> None:
    people = [person("P1", "mon 08:00")]
    made = edition(people, [bus("van", 30), bus("big", 40)])
    made = with_activity(made)
    made = with_plan(made, made.plan.model_copy(update={"duties": Table()}))
    with_runs = with_plan(made, group(made, USUAL_ROLES, 60))
    (run,) = with_runs.plan.shuttles.values()

    assert run.vehicle == "van"
    assert {d.vehicle for d in choose(made).duties.values()} == {"van"}
    assert {d.vehicle for d in choose(with_runs).duties.values()} == {"big"}
    assert choose(with_runs).shuttles == with_runs.plan.shuttles


@pytest.mark.parametrize("name", ["mine", "run-2"])
def test_what_is_locked_or_made_by_hand_stays_and_is_reckoned_with(name: str) -> None:
    people = [person("P1", "mon 08:00"), person("P2", "mon 08:00"), person("P3", "mon 08:10")]
    made = edition(people, [bus("van", 6)])
    (all_three,) = group(made, USUAL_ROLES, 60).shuttles.values()
    hand = Shuttle(id=name, start=at("mon 10:00"), station="AIRPORT", hotel="HOTEL", vehicle="van", passengers=("P2",))
    both = with_plan(made, Plan(shuttles=Table([hand, all_three])))

    again = group(both, USUAL_ROLES, 60)
    assert told(again) == ["arrival mon 10:00 van P2", "arrival mon 09:40 ? P1+P3"]
    assert group(with_plan(made, again), USUAL_ROLES, 60) == again
    locked = changed(all_three, locked=True, passengers=("P1",))
    kept = group(with_plan(made, Plan(shuttles=Table([locked]))), USUAL_ROLES, 60)
    assert kept.shuttles[locked.id] == locked
    assert told(kept) == ["arrival mon 09:40 van P1", "arrival mon 09:40 ? P2+P3"]


def test_a_driver_drives_no_longer_than_the_day_s_hours() -> None:
    people = [person(f"P{n}", f"sun {6 + 2 * n:02}:00") for n in range(6)]
    made = edition(people, [bus("van", 6)], rules=[DriverHours(id="law", most_minutes=150)])

    plan = grouped(made)

    assert [run.vehicle for run in plan.shuttles.values()].count("van") == 3
    assert list(made.rules["law"].breaches(View(Setting(made), plan))) == []


def test_a_driver_rests() -> None:
    """Of five runs with 50 minutes between them one begins later, as far as those who wait let it."""
    people = [person(f"P{n}", f"sun {hour}") for n, hour in enumerate(["06:00", "07:40", "09:20", "11:00", "12:40"])]
    made = edition(people, [bus("van", 6)], rules=[DriverHours(id="law", unbroken_minutes=200, rest_minutes=60)])

    plan, strict = grouped(made), grouped(made, wait=10)

    assert (scored(made, plan)[2], scored(made, strict)[2]) == (10, 10)
    assert [run.vehicle for run in strict.shuttles.values()].count(None) == 0
    assert list(made.rules["law"].breaches(View(Setting(made), strict))) == []
    assert list(made.rules["law"].breaches(View(Setting(made), plan))) == []


def test_only_the_roles_that_are_asked_for_are_carried() -> None:
    people = [person("P1", "mon 08:00"), person("BOSS", "mon 08:00", role="official")]
    made = edition(people, [bus("van", 6)])

    assert told(group(made, USUAL_ROLES, 60)) == ["arrival mon 09:30 van P1"]
    assert told(group(made, ("official",), 60)) == ["arrival mon 09:30 van BOSS"]


# -------------------------------------------------------------------------------------------------- all of them tried


Score = tuple[int, int, int, int]
"""People without a vehicle, runs, minutes of waiting, vehicles."""


def scored(made: Edition, plan: Plan) -> Score:
    waits = sum(each.wait_minutes or 0 for run in pick_ups(View(Setting(made), plan)) for each in run.passengers)
    runs = plan.shuttles.values()
    unfound = sum(len(run.passengers) for run in runs if run.vehicle is None)
    return unfound, len(runs), waits, len({run.vehicle for run in runs if run.vehicle})


def best_of_all(made: Edition, wait: int) -> Score:
    """The best of every way to part people into runs, with every start of the grid and every vehicle, in plain minutes.

    Off the peak the airport is 50 minutes away, 40 for an empty vehicle.
    """
    people = list(made.persons.values())
    coming = people[0].arrival is not None
    bounds = {}
    for each in people:
        journey = each.arrival or each.departure
        assert journey is not None
        bounds[each.id] = journey.time.hour * 60 + journey.time.minute + (90 if coming else -180)
    found = []
    for parts in partitions([each.id for each in people]):
        options = []
        for part in parts:
            mine = [bounds[name] for name in part]
            leaves = range(max(mine), min(mine) + wait + 1) if coming else range(max(mine) - wait - 50, min(mine) - 49)
            pieces = sum(made.persons[name].luggage for name in part)
            fit = [v for v in made.vehicles.values() if len(part) <= v.seats and pieces <= (v.luggage or 99)]
            options.append(
                [(minute, v) for minute in leaves if minute % GRID == 0 for v in [*(f.id for f in fit), None]]
            )
        for chosen in product(*options):
            if any(v is not None and v == w and abs(a - b) < 90 for (a, v), (b, w) in combinations(chosen, 2)):
                continue
            waits = sum(
                leaves - bounds[name] if coming else bounds[name] - leaves - 50
                for part, (leaves, _) in zip(parts, chosen, strict=True)
                for name in part
            )
            unfound = sum(len(part) for part, (_, v) in zip(parts, chosen, strict=True) if v is None)
            found.append((unfound, len(parts), waits, len({v for _, v in chosen if v})))
    return min(found)


def partitions(names: list[str]) -> Iterator[list[list[str]]]:
    if not names:
        yield []
        return
    first, *rest = names
    for parts in partitions(rest):
        yield [[first], *parts]
        for n in range(len(parts)):
            yield [*parts[:n], [first, *parts[n]], *parts[n + 1 :]]


def small(seed: int) -> Edition:
    """Four people who come, or go, about the same two hours, with one or two small vehicles."""
    rng = random.Random(seed)
    coming = rng.random() < 0.5
    people = []
    for n in range(4):
        time = f"mon {rng.randint(9, 10) + 5 * (not coming):02}:{rng.choice([0, 15, 20, 40]):02}"
        luggage = rng.randint(1, 2)
        people.append(person(f"P{n}", time, luggage=luggage) if coming else person(f"P{n}", goes=time, luggage=luggage))
    vehicles = [
        bus(f"van{n}", rng.choice([1, 2, 3]), luggage=rng.choice([None, 2, 3])) for n in range(rng.choice([1, 1, 2]))
    ]
    return edition(people, vehicles)


@pytest.mark.parametrize("seed", [*range(5), *(pytest.param(n, marks=pytest.mark.deep) for n in range(5, 60))])
def test_nothing_is_better_than_what_is_found(seed: int) -> None:
    made, wait = small(seed), 30

    assert scored(made, grouped(made, wait)) == best_of_all(made, wait)


# ------------------------------------------------------------------------------------------------------------ larger


def many(seed: int) -> Edition:
    """40 people on 25 flights over three days, with four vehicles; half of them as they come, half as they go."""
    rng = random.Random(seed)
    flights = [
        f"{rng.choice(['mon', 'tue', 'wed'])} {rng.randint(0, 23):02}:{rng.randint(0, 11) * 5:02}" for _ in range(25)
    ]
    comes = seed % 2 == 0
    people = [
        person(
            f"P{n:02}",
            **{"comes" if comes else "goes": flights[n] if n < 25 else rng.choice(flights)},
            luggage=rng.choice([1, 1, 2]),
        )
        for n in range(40)
    ]
    cars = [bus("car", 3, luggage=4), bus("van", 8, luggage=10), bus("other", 8, luggage=10), bus("coach", 30)]
    return edition(people, cars)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(12))
def test_forty_people_on_25_flights_are_grouped_alike_each_time(seed: int) -> None:
    made = many(seed)

    plan = grouped(made)

    assert None not in {run.vehicle for run in plan.shuttles.values()}
    assert len(plan.shuttles) < 25
    if seed == 1:
        assert group(made, USUAL_ROLES, 60) == plan


@pytest.mark.deep
@pytest.mark.parametrize("wait", [240, 600])
def test_a_long_wait_makes_fewer_runs(wait: int) -> None:
    made = many(1)

    assert len(grouped(made, wait).shuttles) < len(grouped(made).shuttles)


def test_without_time_to_search_everybody_rides_in_what_is_to_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shuttles, "SECONDS", (0.0, 0.0, 0.0, 0.0, 0.0))
    people = [person("P1", "mon 08:00"), person("P2", "mon 08:00", luggage=2), person("P3", "mon 08:45")]

    assert told(grouped(edition(people, [bus("van", 6)]))) == ["arrival mon 09:30 ? P1+P2", "arrival mon 10:15 ? P3"]
