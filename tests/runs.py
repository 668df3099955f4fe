"""Arrivals and departures in the short form of the tests of runs, and a judge of another make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from builders import MONDAY, one_city, road, venue
from lawatan.domain import WEEKDAYS, Journey, Person, Plan, Shuttle, Vehicle
from lawatan.rules import Edition, Rule
from lawatan.schedule import Setting, View

WIB = ZoneInfo("Asia/Jakarta")
TO_KERB, TO_STATION, BEFORE, BEFORE_TRAIN = 90, 15, 180, 30
"""What the rules on arrivals and departures begin with."""


def at(time: str) -> dt.datetime:
    """``"mon 14:05"`` of the week of ``builders``; ``"sun 14:05"`` is its end, ``"-sun 14:05"`` the day before it."""
    day, clock = time.removeprefix("-").split()
    date = MONDAY + dt.timedelta(days=WEEKDAYS.index(day) - (7 if time.startswith("-") else 0))
    return dt.datetime.combine(date, dt.time.fromisoformat(clock), WIB)


def person(
    name: str, comes: str = "", goes: str = "", luggage: int = 1, where: str = "AIRPORT", **fields: Any
) -> Person:
    """A participant who lands and departs."""
    arrival = Journey(time=at(comes), venue=where, number=f"GA-{comes[-5:]}") if comes else None
    departure = Journey(time=at(goes), venue=where, number=f"SQ-{goes[-5:]}") if goes else None
    return Person(id=name, name=name, luggage=luggage, arrival=arrival, departure=departure, **fields)


def edition(
    people: Iterable[Person], vehicles: Iterable[Vehicle] = (), rules: Iterable[Rule] = (), **fields: Any
) -> Edition:
    """``one_city`` with an airport, 40 minutes from the hotel and 70 at the peak, boarding 10; and a station."""
    base = one_city()
    venues = [
        *base.venues.values(),
        venue("AIRPORT", "BDG", -6.9006, 107.5763, kind="airport"),
        venue("TRAINS", "BDG", -6.9144, 107.6024, kind="station"),
    ]
    roads = [*base.travel_times.values(), road("HOTEL", "AIRPORT", 40, 70), road("HOTEL", "TRAINS", 20, 30)]
    given = {"venues": venues, "travel_times": roads, "persons": [*people], "vehicles": [*vehicles], **fields}
    return one_city(rules=rules, **given)


def told(plan: Plan) -> list[str]:
    """The runs in short: ``arrival mon 10:00 van P1+P2``."""
    return [
        f"{run.kind} {WEEKDAYS[run.start.astimezone(WIB).weekday()]} {run.start.astimezone(WIB):%H:%M} "
        f"{run.vehicle or '?'} {'+'.join(run.passengers)}"
        for run in plan.shuttles.values()
    ]


def amiss(edition: Edition, plan: Plan, wait: int) -> list[str]:
    """What is wrong with the runs of a plan, found person by person and minute by minute from the records alone.

    Its own reckoning of kerb and minutes; the travel table's minutes are those of ``edition`` above. Ways of groups are
    taken from the view.
    """
    found: list[str] = []
    aboard: dict[tuple[str, str], int] = {}
    busy: dict[str, list[tuple[int, int, str, str]]] = {}
    view = View(Setting(edition), plan)
    for run in plan.shuttles.values():
        minutes = way_minutes(run)
        leaves, reaches = run.start, run.start + dt.timedelta(minutes=minutes)
        for name in run.passengers:
            traveller = edition.persons[name]
            aboard[name, run.kind] = aboard.get((name, run.kind), 0) + 1
            if run.kind == "arrival":
                assert traveller.arrival is not None
                ready = traveller.arrival.time + dt.timedelta(
                    minutes=TO_KERB if run.station == "AIRPORT" else TO_STATION
                )
                waits = (leaves - ready).total_seconds() / 60
                right = traveller.arrival.venue == run.station
            else:
                assert traveller.departure is not None
                before = BEFORE if run.station == "AIRPORT" else BEFORE_TRAIN
                waits = (traveller.departure.time - dt.timedelta(minutes=before) - reaches).total_seconds() / 60
                right = traveller.departure.venue == run.station
            found += [f"{name} misses {run.id}"] * (waits < 0) + [f"{name} waits for {run.id}"] * (waits > wait)
            found += [f"{name} is elsewhere than {run.id}"] * (not right)
        if run.vehicle is not None:
            bus = edition.vehicles[run.vehicle]
            found += [f"{run.id} is overfull"] * (len(run.passengers) > bus.seats)
            pieces = sum(edition.persons[name].luggage for name in run.passengers)
            found += [f"{run.id} has too much luggage"] * (bus.luggage is not None and pieces > bus.luggage)
            start = view.setting.clock.minute(leaves)
            busy.setdefault(run.vehicle, []).append((start, start + minutes, run.from_venue, run.to_venue))
    for duty in plan.duties.values():
        for leaf in view.setting.leaves:
            for leg in view.legs(leaf):
                if view.setting.clock.date(leg.start, "Asia/Jakarta") == duty.date:
                    busy.setdefault(duty.vehicle, []).append((leg.start, leg.end, leg.from_venue, leg.to_venue))
    for bus_id, ways in busy.items():
        ways.sort()
        for n, (_, end, _, there) in enumerate(ways):
            for start, _, here, _ in ways[n + 1 :]:
                moment = view.setting.clock.moment(end, "Asia/Jakarta")
                empty = 0 if here == there else view.setting.travel.minutes(there, here, moment) - 10
                if start < end + empty and start - end < 24 * 60:
                    found.append(f"{bus_id} is in two places")
    for traveller in edition.persons.values():
        for kind, journey in (("arrival", traveller.arrival), ("departure", traveller.departure)):
            times = aboard.get((traveller.id, kind), 0)
            if journey is not None and journey.venue and times != 1:
                found.append(f"{traveller.id} rides {times} times at {kind}")
    return found


def way_minutes(run: Shuttle) -> int:
    """Minutes of a run by the traffic of its hour: Mon–Fri 07–09 and 16–20, Fri and Sat 11–21, boarding 10."""
    local = run.start.astimezone(WIB)
    hour, weekday = local.hour, local.weekday()
    peak = (weekday < 5 and (7 <= hour < 9 or 16 <= hour < 20)) or (weekday in (4, 5) and 11 <= hour < 21)
    off_peak_and_peak = (40, 70) if run.station == "AIRPORT" else (20, 30)
    return off_peak_and_peak[peak] + 10
