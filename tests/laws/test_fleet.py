"""The law of the rules about vehicles: on random duties each breaks exactly the cases that a judge of another make says.

The judge goes minute by minute and person by person, from the legs, the duties and the runs themselves. Rules about vehicles
state nothing to the solver of time slots, so that the agreement of ``test_agreement`` says nothing about them.
"""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import activity, plan, text, two_cities
from lawatan.domain import Duty, Group, Journey, Person, Plan, Shuttle, Table, Vehicle, changed, head_count, members
from lawatan.rules import RULES, Edition, Rule
from lawatan.rules.vehicles import VehicleRule
from lawatan.schedule import Fleet, Leg, Load, Setting, View, Way, leaves

PLANS = int(os.environ.get("LAW_PLANS", "60"))
KINDS = {str(rule.model_fields["kind"].default): rule for rule in RULES if rule.fleet}
DAYS = [dt.date(2018, 7, 23) + dt.timedelta(days=n) for n in range(4)]
HOURS = [None, None, *(dt.time(hour, minute) for hour in (8, 9, 10, 12, 14, 17) for minute in (0, 20, 40))]
CASES = set[tuple[str, str]]
WIB = ZoneInfo("Asia/Jakarta")


def edition(rng: random.Random, kind: str) -> Edition:
    """Three groups with a person or two by name, some buses, and a rule with numbers near what comes about."""
    people = [
        Person(id=f"P{n}", name=f"P{n}", luggage=rng.randint(0, 3), arrival=journey(rng), departure=journey(rng))
        for n in range(4)
    ]
    drivers = [Person(id=f"D{n}", name=f"D{n}", role="driver") for n in range(2)]
    sizes = {name: rng.randint(2, 5) for name in "ABC"}
    groups = [
        Group(id="ALL", name=text("All")),
        *(
            Group(
                id=name,
                name=text(name),
                parent="ALL",
                participants=size,
                staff=rng.randint(0, 1),
                members=("P0", "P1") if name == "A" else ("P2", "P3")[: rng.randint(0, 2)] if name == "B" else (),
            )
            for name, size in sizes.items()
        ),
    ]
    buses = [
        Vehicle(
            id=f"bus{n}",
            name=text(f"Bus {n}"),
            seats=rng.choice([sizes["A"], sizes["B"] + 1, sizes["A"] + sizes["B"], 9, 18]),
            luggage=rng.choice([None, 3, sizes["A"], sizes["B"] + 2, sizes["C"]]),
            driver=rng.choice([None, "D0", "D1"]),
        )
        for n in range(2)
    ]
    numbers = {
        "most_minutes": rng.choice([60, 75, 100, 140, 180, 240]),
        "unbroken_minutes": rng.choice([60, 65, 90, 120, 180]),
        "rest_minutes": rng.choice([10, 30, 60]),
    }
    return two_cities(
        activity("talk", "OFFICE", rng.choice([30, 60, 120]), groups=("A", "B", "C"), apart=True),
        activity("tea", "STATION", 60, groups=("A", "B"), apart=rng.random() < 0.5),
        activity("pots", "CERAMICS", 60, groups=("A", "B", "C"), apart=True),
        rules=[KINDS[kind](id="rule", **(numbers if kind == "driver_hours" else {}), **MET.get(kind, {}))],
        persons=people + drivers,
        groups=groups,
        vehicles=buses,
    )


MET: dict[str, Any] = {"met": {"roles": ("participant",), "wait_minutes": 40}}


def journey(rng: random.Random) -> Journey | None:
    """To or from the station, mostly; some at the airport, some of nobody knows where."""
    if rng.random() < 0.2:
        return None
    time = dt.datetime.combine(rng.choice(DAYS[:2]), rng.choice(HOURS[2:]), WIB)  # type: ignore[arg-type]
    minutes = 20 if rng.random() < 0.2 else None
    venue = rng.choice(["STATION"] * 5 + ["AIRPORT", None])
    return Journey(time=time, venue=venue, minutes=minutes)


def runs(rng: random.Random, made: Edition, kind: str) -> list[Shuttle]:
    """Runs for some; of the rule about them for all who travel, of that on drivers one after the other."""
    travellers = [person.id for person in made.persons.values() if person.role == "participant"]
    if kind == "met":
        return met(rng, made, travellers)
    if kind == "driver_hours":
        return driven(rng, travellers) if rng.random() < 0.4 else []
    return [
        Shuttle(
            id=f"run{n}",
            kind=rng.choice(["arrival", "departure"]),
            start=moment(rng),
            station=rng.choice(["STATION", "STATION", "AIRPORT"]),
            hotel="HOTEL",
            vehicle=rng.choice(["bus0", "bus0", "bus1"]) if kind != "carried" or rng.random() < 0.97 else None,
            passengers=tuple(rng.sample(travellers, rng.choice([1, 3, 4]))),
            driver=rng.choice([None, None, "D0"]),
        )
        for n in range(rng.choice([0, 1, 1, 2]))
    ]


def moment(rng: random.Random) -> dt.datetime:
    """Between eight and six."""
    return dt.datetime.combine(rng.choice(DAYS[:2]), dt.time(8), WIB) + dt.timedelta(minutes=5 * rng.randrange(120))


def driven(rng: random.Random, travellers: list[str]) -> list[Shuttle]:
    """To the airport and back, off the peak: again as soon as the driver has come back, or has rested."""
    found: list[Shuttle] = []
    start = dt.datetime.combine(rng.choice(DAYS[:2]), dt.time(10), WIB)
    for n in range(rng.choice([1, 2, 2])):
        there = rng.choice(["arrival", "departure"])
        found.append(
            Shuttle(
                id=f"run{n}",
                kind=there,
                start=start,
                station="AIRPORT",
                hotel="HOTEL",
                vehicle="bus0",
                passengers=(travellers[n],),
            )
        )
        start += dt.timedelta(minutes=70 + rng.choice([0, 5, 10, 25, 30, 55, 60]))
    return found


def met(rng: random.Random, made: Edition, travellers: list[str]) -> list[Shuttle]:
    """A run for each who travels, within the longest wait or a little beside it; now and then one is missing or double."""
    found: list[Shuttle] = []
    for way in ("arrival", "departure"):
        for name in travellers:
            its = made.persons[name].arrival if way == "arrival" else made.persons[name].departure
            if its is None or rng.random() < 0.03:
                continue
            station = its.venue or "STATION"
            usual = {"STATION": (15, 30)}.get(station, (90, 180))[way == "departure"]
            wait = rng.choice([0, 0, 5, 20, 35, 40, 40]) if rng.random() < 0.92 else rng.choice([-1, -5, 41, 45])
            aside = (usual if its.minutes is None else its.minutes) + wait
            start = its.time + dt.timedelta(minutes=aside)
            if way == "departure":
                start = its.time - dt.timedelta(minutes=aside + {"STATION": 15}.get(station, 70))
            other = station if rng.random() < 0.99 else "OFFICE"
            found.append(
                Shuttle(
                    id=f"run{len(found)}",
                    kind=way,
                    start=start,
                    station=other,
                    hotel="HOTEL",
                    vehicle="bus0",
                    passengers=(name,),
                )
            )
    if found and rng.random() < 0.05:
        found.append(Shuttle.model_validate(dict(found[0]) | {"id": "again"}))
    return found


def planned(rng: random.Random, made: Edition, kind: str) -> View:
    """Often together, often just one after the other; vehicles for most of it."""
    setting = Setting(made)
    together = {name: f"{rng.choice(['mon', 'tue'])} {rng.choice([9, 10, 13]):02}:00" for name in ("talk", "tea")}
    starts = {}
    for occurrence in setting.occurrences.values():
        if occurrence.activity.id == "pots":
            starts[occurrence.id] = f"thu {rng.choice(['09:00', '09:00', '11:30', '14:00'])}"
        elif rng.random() < 0.8:
            own = f"{rng.choice(['mon', 'tue'])} {rng.randint(8, 16):02}:{rng.choice([0, 5, 30]):02}"
            starts[occurrence.id] = together[occurrence.activity.id] if rng.random() < 0.6 else own
    way, hour = rng.choice([("coach", "wed 10:00"), ("train", "wed 08:30"), ("coach", "wed 06:40")])
    rides = {crossing: (way, hour) for crossing in setting.crossings if rng.random() < 0.9}
    slots = plan(made, starts, rides)
    duties: list[Duty] = []
    hours = edges(View(setting, slots)) if kind == "carried" else HOURS
    ample = rng.choice([*DAYS, dt.date.max, None]) if kind == "carried" else None
    for date in DAYS:
        if ample is not None and date != ample:  # a bus for all, on all days but one
            duties.append(Duty(id=f"duty{len(duties)}", vehicle="bus0", date=date, groups=("ALL",)))
        for _ in range(rng.choice([1, 1, 2, 3])):
            some = tuple(rng.sample("ABC", rng.choice([1, 2, 3]))) if rng.random() < 0.8 else ("ALL",)
            begins, ends = rng.choice(hours), rng.choice(hours)
            duty = Duty(
                id=f"duty{len(duties)}",
                vehicle=rng.choice(["bus0", "bus0", "bus1"]),
                date=date,
                groups=some,
                begins=begins,
                ends=ends if begins is None or ends is None or ends > begins else None,
                driver=rng.choice([None, None, "D0", "D1"]),
            )
            duties.append(duty)
    shuttles = Table(runs(rng, made, kind))
    return View(setting, Plan(placements=slots.placements, rides=slots.rides, duties=Table(duties), shuttles=shuttles))


def edges(view: View) -> list[dt.time | None]:
    """Hours at which ways begin and end, and those a step beside them."""
    found: list[dt.time | None] = [None]
    for _, leg in legs(view):
        for minute, venue in ((leg.start, leg.from_venue), (leg.end, leg.to_venue)):
            zone = view.setting.zone(view.edition.venues[venue].city)
            found += [view.setting.clock.moment(minute + step, zone).time() for step in (-5, 0, 5)]
    return found


# ----------------------------------------------------------------------------------------------- the other judge


def legs(view: View) -> Iterator[tuple[dt.date, Leg]]:
    for leaf in view.setting.leaves:
        for date in view.days(leaf):
            yield from ((date, leg) for leg in view.legs_of_day(leaf, date) if leg.mode in ("road", "coach"))


def carries(view: View, duty: Duty, date: dt.date, leg: Leg) -> bool:
    groups = {leaf for group in duty.groups for leaf in leaves(view.edition, group)}
    if duty.date != date or leg.leaf not in groups:
        return False
    out, back = (view.edition.venues[venue].city for venue in (leg.from_venue, leg.to_venue))
    leaving = view.setting.clock.moment(leg.start, view.setting.zone(out))
    coming = view.setting.clock.moment(leg.end, view.setting.zone(back))
    nights = [date, date + dt.timedelta(days=1)] if duty.begins is not None and leaving.date() > date else [date]
    return any(
        (duty.begins is None or (leaving.date(), leaving.time()) >= (night, duty.begins))
        and (duty.ends is None or (coming.date(), coming.time()) <= (night, duty.ends))
        for night in nights
    )


def trips(view: View) -> dict[tuple[dt.date, int, int, str, str], dict[str, list[Duty]]]:
    """By way: each group on it with the duties that carry it."""
    found: dict[Any, dict[str, list[Duty]]] = {}
    for date, leg in legs(view):
        way = found.setdefault((date, leg.start, leg.end, leg.from_venue, leg.to_venue), {})
        way[leg.leaf] = [duty for duty in view.plan.duties.values() if carries(view, duty, date, leg)]
    return found


def drives(view: View) -> Iterator[tuple[Shuttle, dt.date, int, int, str, str]]:
    """The runs with the date, the minutes and the places."""
    for run in view.plan.shuttles.values():
        here, there = (run.station, run.hotel) if run.kind == "arrival" else (run.hotel, run.station)
        start = view.setting.clock.minute(run.start)
        end = start + view.setting.travel.minutes(here, there, run.start.astimezone(WIB))
        yield run, run.start.astimezone(WIB).date(), start, end, here, there


def on_foot(view: View, rule: Any) -> CASES:
    alone = {(leaf, str(key[0])) for key, way in trips(view).items() for leaf, duties in way.items() if not duties}
    waiting = {(who, str(date)) for run, date, *_ in drives(view) for who in run.passengers if run.vehicle is None}
    return alone | waiting


def not_met(view: View, rule: Any) -> CASES:
    """Person by person: no run, several, one elsewhere, or one at a time that does not do."""
    found: CASES = set()
    for person in view.edition.persons.values():
        for way, its in (("arrival", person.arrival), ("departure", person.departure)):
            if person.role != "participant" or its is None or its.venue is None:
                continue
            mine = [one for one in drives(view) if one[0].kind == way and person.id in one[0].passengers]
            usual = ((15, 30) if its.venue == "STATION" else (90, 180))[way == "departure"]
            minutes = usual if its.minutes is None else its.minutes
            at = view.setting.clock.minute(its.time)
            for run, _, start, end, *_ in mine:
                spent = start - at - minutes if way == "arrival" else at - minutes - end
                if run.station != its.venue or not 0 <= spent <= rule.wait_minutes:
                    found.add((person.id, way))
            if len(mine) != 1:
                found.add((person.id, way))
    return found


def too_full(
    view: View,
    room: Callable[[Vehicle], int | None],
    taken: Callable[[str, dt.date], int],
    of_one: Callable[[Person], int],
) -> CASES:
    found: CASES = set()
    for key, way in trips(view).items():
        for first in {duty.vehicle for duties in way.values() for duty in duties}:
            some, riders = {first}, set[str]()
            for _ in range(6):  # whoever shares a vehicle, and the vehicles of those, until nobody is added
                riders = {leaf for leaf, duties in way.items() if any(duty.vehicle in some for duty in duties)}
                some = {duty.vehicle for leaf in riders for duty in way[leaf]}
            rooms = [room(view.edition.vehicles[each]) for each in some]
            if None not in rooms and sum(taken(leaf, key[0]) for leaf in riders) > sum(r or 0 for r in rooms):
                found |= {(each, str(key[0])) for each in some}
    for run, date, *_ in drives(view):
        most = room(view.edition.vehicles[run.vehicle]) if run.vehicle else None
        if most is not None and sum(of_one(view.edition.persons[who]) for who in set(run.passengers)) > most:
            found.add((str(run.vehicle), str(date)))
    return found


def without_seat(view: View, rule: Any) -> CASES:
    return too_full(view, lambda vehicle: vehicle.seats, lambda leaf, _: head_count(view.edition, leaf), lambda _: 1)


def without_luggage(view: View, rule: Any) -> CASES:
    def pieces(leaf: str, date: dt.date) -> int:
        if not any(entry.ride for entry in view.days(leaf)[date]):
            return 0
        named = [view.edition.persons[person].luggage for person in members(view.edition, leaf)]
        return sum(named) + max(0, head_count(view.edition, leaf) - len(named))

    return too_full(view, lambda vehicle: vehicle.luggage, pieces, lambda person: person.luggage)


def in_two_places(view: View, rule: Any) -> CASES:
    """A minute with two ways, or the next way leaves before the empty bus has come."""
    found: CASES = set()
    for bus in view.edition.vehicles:
        mine = [
            key
            for key, way in trips(view).items()
            if any(duty.vehicle == bus for some in way.values() for duty in some)
        ]
        mine += [one[1:] for one in drives(view) if one[0].vehicle == bus]
        mine.sort(key=lambda key: (key[1], key[2]))
        for n, (date, start, end, _, to) in enumerate(mine):
            for later in mine[n + 1 :]:
                if set(range(start, end)) & set(range(later[1], later[2])):
                    found.add((bus, str(later[0])))
            if n + 1 < len(mine):
                there, zone = mine[n + 1], view.setting.zone(view.edition.venues[to].city)
                if there[3] != to:
                    leaving = view.setting.clock.moment(end, zone)
                    empty = view.setting.travel.minutes(to, there[3], leaving) - view.edition.boarding_minutes
                    if end + empty > there[1]:
                        found.add((bus, str(there[0])))
            assert date in DAYS
    return found


def overworked(view: View, rule: Any) -> CASES:
    """The clock of each driver of each day, minute by minute: at the wheel, at rest."""
    wheel: dict[tuple[str, dt.date], list[tuple[int, int, int, str]]] = {}
    for (date, start, end, _, _), way in trips(view).items():
        for bus, vehicle in view.edition.vehicles.items():
            mine = [duty for some in way.values() for duty in some if duty.vehicle == bus]
            drivers = {duty.driver or vehicle.driver or bus for duty in mine}
            for driver in drivers:
                share = (end - start + len(drivers) - 1) // len(drivers)
                wheel.setdefault((driver, date), []).append((start, end, share, bus))
    for run, date, start, end, *_ in drives(view):
        if run.vehicle is not None:
            driver = run.driver or view.edition.vehicles[run.vehicle].driver or run.vehicle
            wheel.setdefault((driver, date), []).append((start, end, end - start, run.vehicle))
    found: CASES = set()
    for (_, date), parts in wheel.items():
        if sum(share for _, _, share, _ in parts) > rule.most_minutes:
            found |= {(bus, str(date)) for *_, bus in parts}
        stretches, stretch, rested = [], list[tuple[int, int, int, str]](), 10_000
        for minute in range(min(p[0] for p in parts), max(p[1] for p in parts) + 1):
            begun = sorted((p for p in parts if p[0] == minute), key=lambda p: p[3])
            if begun and rested >= rule.rest_minutes:
                stretches.append(stretch)
                stretch = []
            stretch = stretch + begun
            rested = 0 if any(start <= minute < end for start, end, *_ in parts) else rested + 1
        stretches.append(stretch)
        longest = max(sum(p[2] for p in s) for s in stretches)
        if longest > rule.unbroken_minutes:
            worst = next(s for s in stretches if sum(p[2] for p in s) == longest)
            found |= {(bus, str(date)) for *_, bus in worst}
    return found


JUDGES: dict[str, Callable[[View, Any], CASES]] = {
    "carried": on_foot,
    "seats": without_seat,
    "luggage": without_luggage,
    "vehicle_one_place": in_two_places,
    "driver_hours": overworked,
    "met": not_met,
}


@cache
def trial(kind: str, seed: int) -> tuple[View, CASES]:
    rng = random.Random(f"{kind} {seed}")
    view = planned(rng, edition(rng, kind), kind)
    return view, JUDGES[kind](view, view.edition.rules["rule"])


def broken(rule: Rule, view: View) -> CASES:
    return {(who, day) for breach in rule.breaches(view) for who, day in breach.cases}


@pytest.mark.parametrize("kind", KINDS)
def test_the_rule_and_the_other_judge_agree(kind: str, record_property: Any) -> None:
    trials = [trial(kind, seed) for seed in range(PLANS)]

    kept = sum(not cases for _, cases in trials) / PLANS
    record_property("feasible_share", kept)
    print(f"{kind}: {PLANS} plans, {kept:.0%} kept")
    for seed, (view, cases) in enumerate(trials):
        assert broken(view.edition.rules["rule"], view) == cases, f"seed {seed}"
    assert 0.2 <= kept <= 0.8


# ------------------------------------------------------------------------------------------------------- mutants


def wrong_facts(**mistakes: Callable[..., Any]) -> Callable[[Rule], Rule]:
    """A mutant whose facts about the vehicles have mistakes: each is given what is right, and its arguments."""

    class Wrong(Fleet):
        pass

    for name, mistake in mistakes.items():
        right = getattr(Fleet, name)
        setattr(Wrong, name, lambda self, *args, right=right, mistake=mistake: mistake(right(self, *args), self, *args))

    def mutate(rule: Rule) -> Rule:
        kind = type(rule)

        class Mutant(kind):  # type: ignore[valid-type, misc]
            def fleet_of(self, view: View) -> Fleet:
                return Wrong(view)

        return Mutant.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})

    return mutate


def other_number(**by: int) -> Callable[[Rule], Rule]:
    def mutate(rule: Rule) -> Rule:
        values = {name: getattr(rule, name) for name in type(rule).model_fields}
        return type(rule).model_construct(**values | {name: values[name] + step for name, step in by.items()})

    return mutate


def other_room(by: int) -> Callable[[Rule], Rule]:
    def mutate(rule: Rule) -> Rule:
        kind = type(rule)

        class Mutant(kind):  # type: ignore[valid-type, misc]
            def room(self, view: View, vehicle: str) -> int | None:
                room = super().room(view, vehicle)
                return room + by if room is not None else None

        return Mutant.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})

    return mutate


def silent(rule: Rule) -> Rule:
    return wrong_facts(ways=lambda *_: (), shuttles=lambda *_: ())(rule)


def no_runs(rule: Rule) -> Rule:
    return wrong_facts(shuttles=lambda *_: ())(rule)


def each_alone(loads: Iterator[Load], fleet: Fleet) -> Iterator[Load]:
    """Vehicles that carry a group between them, each taken by itself."""
    for load in loads:
        yield from (Load(load.way, (vehicle,), load.leaves) for vehicle in load.vehicles)


def no_hours(right: bool, fleet: Fleet, duty: Duty, way: Way) -> bool:
    return True


def a_minute_off(begins: int, ends: int) -> Callable[..., bool]:
    """Hours that begin or end so many minutes later."""

    def within(right: bool, fleet: Fleet, duty: Duty, way: Way) -> bool:
        moved = Way(way.date, way.from_venue, way.to_venue, way.start - begins, way.end - ends, way.leaves, way.items)
        return Fleet._within(fleet, duty, moved)

    return within


def runs_later(by: int) -> Callable[..., Any]:
    """Runs that leave and arrive so many minutes later."""

    def later(right: Any, fleet: Fleet) -> Any:
        return tuple((run, replace(way, start=way.start + by, end=way.end + by)) for run, way in right)

    return later


def all_arrive(right: Any, fleet: Fleet) -> Any:
    return tuple((changed(run, kind="arrival"), way) for run, way in right)


MUTANTS: list[tuple[str, str, Callable[[Rule], Rule]]] = [
    *((kind, "says nothing", silent) for kind in KINDS),
    *((kind, "no arrival and departure runs", no_runs) for kind in KINDS),
    *((kind, "no hours of duty", wrong_facts(_within=no_hours)) for kind in KINDS if kind != "met"),
    ("met", "waits a minute longer", other_number(wait_minutes=1)),
    ("met", "waits a minute less", other_number(wait_minutes=-1)),
    ("met", "runs a minute later", wrong_facts(shuttles=runs_later(1))),
    ("met", "runs a minute earlier", wrong_facts(shuttles=runs_later(-1))),
    ("met", "runs to and fro alike", wrong_facts(shuttles=all_arrive)),
    ("carried", "duty begins a minute later", wrong_facts(_within=a_minute_off(5, 0))),
    ("carried", "duty begins earlier", wrong_facts(_within=a_minute_off(-5, 0))),
    ("carried", "duty ends later", wrong_facts(_within=a_minute_off(0, 5))),
    ("carried", "duty ends earlier", wrong_facts(_within=a_minute_off(0, -5))),
    ("seats", "a seat more", other_room(1)),
    ("seats", "a seat less", other_room(-1)),
    ("luggage", "a piece more", other_room(1)),
    ("luggage", "a piece less", other_room(-1)),
    ("luggage", "on every day", wrong_facts(changes_city=lambda *_: True)),
    ("luggage", "a piece a person", wrong_facts(luggage=lambda _, fleet, some: fleet.people(some))),
    *((kind, "each vehicle alone", wrong_facts(loads=each_alone)) for kind in ("seats", "luggage")),
    ("vehicle_one_place", "needs more to come empty", wrong_facts(empty_minutes=lambda right, *_: right + 5)),
    ("vehicle_one_place", "is there at once", wrong_facts(empty_minutes=lambda *_: 0)),
    ("vehicle_one_place", "needs less to come empty", wrong_facts(empty_minutes=lambda right, *_: right - 5)),
    *(
        ("driver_hours", f"{name} {step:+}", other_number(**{name: step}))
        for name in ("most_minutes", "unbroken_minutes", "rest_minutes")
        for step in (5, -5)
    ),
]


@pytest.mark.parametrize(("kind", "mistake", "wrong"), MUTANTS, ids=[f"{k}: {m}" for k, m, _ in MUTANTS])
def test_a_wrong_rule_is_caught(kind: str, mistake: str, wrong: Callable[[Rule], Rule]) -> None:
    assert any(broken(wrong(view.edition.rules["rule"]), view) != cases for view, cases in trials(kind))


def trials(kind: str) -> Iterator[tuple[View, CASES]]:
    return (trial(kind, seed) for seed in range(300))


def test_every_rule_about_vehicles_is_tried_and_no_other() -> None:
    assert set(JUDGES) == set(KINDS) == {kind for kind, rule in KINDS.items() if issubclass(rule, VehicleRule)}
