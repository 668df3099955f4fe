"""What arrival and departure runs may be: who stands at which kerb when, and the ways that a vehicle can make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from lawatan.domain import Plan, with_plan
from lawatan.rules import Edition, active_rules
from lawatan.rules.driver_hours import DriverHours
from lawatan.rules.kerb import Direction
from lawatan.schedule import GRID, Fleet, Setting, View, Way

FAR = 3 * 24 * 60
"""Minutes after which a vehicle is wherever it is needed next: from Jakarta to Bali it takes two days."""

MOST_WAYS = 25
"""So many starts of a run are looked at, from the one with the least wait on: every five minutes of two hours. With a
longer wait they lie further apart."""

Family = tuple[Direction, str, str]
"""Arrival or departure, the airport or station, the hotel: who shares them can ride together."""

Times = tuple[int, int, int]
"""The minute of leaving and of arriving, and how long those wait who lead the run."""

Going = tuple[Family, Times]


@dataclass(frozen=True)
class Unit:
    """People who stand at one kerb at one minute with as much luggage each: who of them rides where is all the same."""

    direction: Direction
    station: str
    hotel: str
    bound: int
    luggage: int
    persons: tuple[str, ...]

    @property
    def family(self) -> Family:
        """With whom they can ride."""
        return self.direction, self.station, self.hotel


@dataclass(frozen=True)
class Slot:
    """A run that may be: led by the passengers who stand there last, or have to be there first; in a vehicle or none yet.

    ``bound`` is the leaders', ``number`` counts the runs that they lead in one vehicle, ``ways`` are those that it can make.
    """

    family: Family
    bound: int
    vehicle: str | None
    number: int
    ways: tuple[Times, ...]

    @property
    def name(self) -> str:
        """What tells it apart."""
        return f"{'/'.join(self.family)} {self.bound} {self.vehicle or ''} {self.number}"

    @property
    def from_venue(self) -> str:
        """Where it leaves."""
        return ends(self.family)[0]

    @property
    def to_venue(self) -> str:
        """Where it goes."""
        return ends(self.family)[1]


@dataclass(frozen=True)
class Run:
    """What was chosen: a slot, when it goes, and how many of each unit ride in it."""

    slot: Slot
    times: Times
    riders: tuple[tuple[Unit, int], ...]


Stretch = tuple[int, tuple[tuple[Way, Slot | None], ...]]
"""Ways that a driver makes without a rest of so many minutes, in order; None: it is made anyway."""


def ends(family: Family) -> tuple[str, str]:
    """Where a run leaves, and where it goes."""
    direction, station, hotel = family
    return (station, hotel) if direction == "arrival" else (hotel, station)


class Roads:
    """When vehicles can go between airports and hotels, beside what they do already; ``wait`` is the longest wait."""

    def __init__(self, edition: Edition, base: Plan, wait: int) -> None:
        self.edition, self.wait = edition, wait
        self.setting = Setting(with_plan(edition, base))
        self.fleet = Fleet(View(self.setting))
        self.work: dict[str, list[Way]] = {v: [] for v in edition.vehicles}
        """The ways that each vehicle makes already."""
        for vehicle, done in self.fleet.work().items():
            self.work[vehicle] = [way for way, _ in done]
        self.hours = [rule for rule in active_rules(self.setting) if isinstance(rule, DriverHours)]
        self.hours = [rule for rule in self.hours if rule.weight is None] or [DriverHours(id="law")]

    @cached_property
    def drivers(self) -> tuple[tuple[str, ...], ...]:
        """The vehicles of each driver; one of which nobody is told has a driver of its own."""
        found: dict[str, list[str]] = {}
        for vehicle in self.edition.vehicles.values():
            found.setdefault(f"person/{vehicle.driver}" if vehicle.driver else vehicle.id, []).append(vehicle.id)
        return tuple(tuple(vehicles) for vehicles in found.values())

    def able(self, family: Family) -> tuple[str, ...]:
        """The vehicles that stand in the city of the airport or of the hotel, or in any."""
        cities = {None, *(self.setting.travel.city_of(venue) for venue in family[1:])}
        return tuple(vehicle.id for vehicle in self.edition.vehicles.values() if vehicle.city in cities)

    def ways(self, family: Family, bound: int, vehicle: str | None) -> tuple[Times, ...]:
        """The ways on which those who lead are in time and do not wait too long, and which the vehicle can make.

        Where the traffic lets nobody be there within the longest wait there is the one with the least.
        """
        arriving = family[0] == "arrival"
        longest = self.setting.travel.way(*ends(family)).longest
        first = bound if arriving else bound - max(self.wait, 2 * longest) - longest
        last = bound + self.wait if arriving else bound
        found = []
        for start in range(-(-first // GRID) * GRID, last + 1, GRID):
            end = self._end(family, start)
            waits = start - bound if arriving else bound - end
            if waits >= 0:
                found.append((start, end, waits))
        least = min(waits for *_, waits in found)
        in_time = sorted((times for times in found if times[2] <= max(least, self.wait)), key=lambda times: times[2])
        return tuple(
            times
            for times in sorted(in_time[:: -(-len(in_time) // MOST_WAYS)])
            if vehicle is None or all(self._both(self.way(family, times), other) for other in self.work[vehicle])
        )

    @cached_property
    def beside(self) -> Callable[[Going, Going], bool]:
        """Whether one vehicle can make two ways."""

        def find(a: Going, b: Going) -> bool:
            return self._both(self.way(*a), self.way(*b))

        return cache(find)

    def _both(self, a: Way, b: Way) -> bool:
        first, then = (a, b) if (a.start, a.end) <= (b.start, b.end) else (b, a)
        gap = then.start - first.end
        return gap >= FAR or (gap >= 0 and gap >= self.fleet.empty_minutes(first, then))

    def ahead(self, unit: Unit, family: Family, bound: int) -> int:
        """Minutes that a unit waits for those who lead a run, or is early because of them."""
        return bound - unit.bound if family[0] == "arrival" else unit.bound - bound

    def way(self, family: Family, times: Times) -> Way:
        """The way of a vehicle at some times."""
        origin, destination = ends(family)
        return Way(self.date(times[0], origin), origin, destination, times[0], times[1])

    def date(self, minute: int, venue: str) -> dt.date:
        """The date of a minute at a venue."""
        return self.setting.clock.date(minute, self.setting.zone(self.setting.travel.city_of(venue)))

    def _end(self, family: Family, start: int) -> int:
        origin, destination = ends(family)
        leaving = self.setting.clock.moment(start, self.setting.zone(self.setting.travel.city_of(origin)))
        return start + self.setting.travel.minutes(origin, destination, leaving)


__all__ = ["Family", "Roads", "Run", "Slot", "Stretch", "Times", "Unit", "ends"]
