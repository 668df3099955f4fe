"""Vehicles on the road: which ways of a plan need one, who carries them, and who sits in it.

All of it follows from the view, the plan's duties and its shuttles; nothing here decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lawatan.domain import AnyEdition, Duty, Shuttle, head_count, members
from lawatan.schedule.occurrence import leaves
from lawatan.schedule.setting import Setting
from lawatan.schedule.view import Leg, View

Task = Duty | Shuttle
"""What sends a vehicle on its way."""

ON_ROAD = ("road", "coach", "car")
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Way:
    """A way by road that leaf groups make together on a day of theirs: same places, same minutes.

    The day is that to which the groups count it; a ride belongs to the day on which it leaves. ``items`` are the
    occurrences and rides that it joins. The way of a shuttle has its id, and ``passengers`` by name instead of
    groups.
    """

    date: dt.date
    from_venue: str
    to_venue: str
    start: int
    end: int
    leaves: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    passengers: tuple[str, ...] = ()
    shuttle: str = ""

    @property
    def minutes(self) -> int:
        """How long it takes, boarding counted."""
        return self.end - self.start


@dataclass(frozen=True)
class Load:
    """Vehicles that share groups on one way, with all the groups whom they carry on it."""

    way: Way
    vehicles: tuple[str, ...]
    leaves: tuple[str, ...]


class Fleet:
    """What the duties of a view's plan come to."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._ways: dict[dt.date, tuple[Way, ...]] = {}
        self._leaves = {duty.id: _leaves_of(view.edition, duty) for duty in view.plan.duties.values()}
        self._shuttles: tuple[tuple[Shuttle, Way], ...] | None = None

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days of the horizon on which somebody has something to do, in order."""
        busy = {date for leaf in self.view.setting.leaves for date in self.view.days(leaf)}
        return tuple(date for date in self.view.setting.clock.days() if date in busy)

    def ways(self, date: dt.date) -> tuple[Way, ...]:
        """The ways by road of a day, by time; groups that go together have one. Services with a timetable have none."""
        if date not in self._ways:
            together: dict[tuple[int, int, str, str], list[Leg]] = {}
            for leaf in self.view.setting.leaves:
                for leg in self.view.legs_of_day(leaf, date):
                    if leg.mode in ON_ROAD and leg.minutes > 0 and not self._public(leg):
                        together.setdefault((leg.start, leg.end, leg.from_venue, leg.to_venue), []).append(leg)
            self._ways[date] = tuple(
                Way(
                    date,
                    origin,
                    destination,
                    start,
                    end,
                    tuple(leg.leaf for leg in legs),
                    tuple(dict.fromkeys(item for leg in legs for item in self._items(leg))),
                )
                for (start, end, origin, destination), legs in sorted(together.items())
            )
        return self._ways[date]

    def duties(self, way: Way) -> Iterator[tuple[Duty, tuple[str, ...]]]:
        """The duties that carry a way, with those of its leaf groups whom each carries.

        A duty carries what its groups do within its hours, from the beginning of the way to its end. A way past midnight
        that its groups count to the day is carried by a duty of the day, with the hours of the night.
        """
        for duty in self.view.plan.duties.values():
            mine = tuple(leaf for leaf in way.leaves if leaf in self._leaves[duty.id])
            if mine and duty.date == way.date and self._within(duty, way):
                yield duty, mine

    def shuttles(self) -> tuple[tuple[Shuttle, Way], ...]:
        """The runs between airports or stations and hotels with their ways, by time."""
        if self._shuttles is None:
            runs = [(run, shuttle_way(self.view.setting, run)) for run in self.view.plan.shuttles.values()]
            self._shuttles = tuple(sorted(runs, key=lambda run: (run[1].start, run[1].end, run[0].id)))
        return self._shuttles

    def on_foot(self, way: Way) -> tuple[str, ...]:
        """The leaf groups of a way whom no vehicle carries."""
        carried = {leaf for _, mine in self.duties(way) for leaf in mine}
        return tuple(leaf for leaf in way.leaves if leaf not in carried)

    def loads(self) -> Iterator[Load]:
        """Whom the vehicles carry, way by way: vehicles that carry one group between them have one load.

        A shuttle carries its passengers alone.
        """
        for date in self.days:
            for way in self.ways(date):
                yield from _joined(way, [(duty.vehicle, mine) for duty, mine in self.duties(way)])
        for shuttle, way in self.shuttles():
            if shuttle.vehicle is not None:
                yield Load(way, (shuttle.vehicle,), ())

    def work(self) -> dict[str, tuple[tuple[Way, tuple[Task, ...]], ...]]:
        """By vehicle the ways that it makes, in order of time, each once with the duties, or the shuttle, by which it does."""
        found: dict[str, list[tuple[Way, tuple[Task, ...]]]] = {}
        for date in self.days:
            for way in self.ways(date):
                by_vehicle: dict[str, list[Duty]] = {}
                for duty, _ in self.duties(way):
                    by_vehicle.setdefault(duty.vehicle, []).append(duty)
                for vehicle, duties in by_vehicle.items():
                    found.setdefault(vehicle, []).append((way, tuple(duties)))
        for shuttle, way in self.shuttles():
            if shuttle.vehicle is not None:
                found.setdefault(shuttle.vehicle, []).append((way, (shuttle,)))
        return {vehicle: tuple(sorted(mine, key=_by_time)) for vehicle, mine in found.items()}

    def empty_minutes(self, a: Way, b: Way) -> int:
        """Minutes that a vehicle takes from the end of one way to the beginning of another; nobody boards for it.

        To another city it is a way like any other, so that nothing that went to an airport awaits the flight elsewhere.
        """
        setting = self.view.setting
        if a.to_venue == b.from_venue:
            return 0
        leaving = setting.clock.moment(a.end, setting.zone(setting.travel.city_of(a.to_venue)))
        taken = setting.travel.minutes(a.to_venue, b.from_venue, leaving)
        return max(0, taken - self.view.edition.boarding_minutes)

    def people(self, some: Iterable[str]) -> int:
        """People of leaf groups, staff counted."""
        return sum(head_count(self.view.edition, leaf) for leaf in some)

    def luggage(self, some: Iterable[str]) -> int:
        """Pieces of luggage of leaf groups: each person's own, and one (assumed) for whoever is not named."""
        edition = self.view.edition
        named = {leaf: members(edition, leaf) for leaf in some}
        pieces = sum(edition.persons[person].luggage for mine in named.values() for person in mine)
        return pieces + sum(max(0, head_count(edition, leaf) - len(mine)) for leaf, mine in named.items())

    def changes_city(self, leaf: str, date: dt.date) -> bool:
        """Whether a group has a ride on a day."""
        return any(entry.ride is not None for entry in self.view.days(leaf).get(date, ()))

    def _within(self, duty: Duty, way: Way) -> bool:
        """By the clock where a way begins and ends. Hours after midnight are those of the night that ends the day."""
        setting = self.view.setting
        clock, city_of = setting.clock, setting.travel.city_of
        out, back = setting.zone(city_of(way.from_venue)), setting.zone(city_of(way.to_venue))
        begins = duty.begins or dt.time()
        later = duty.begins is not None and clock.date(way.start, out) > duty.date
        for date in (duty.date, duty.date + DAY) if later else (duty.date,):
            until = date + DAY if duty.ends is not None and duty.ends <= begins else date
            if duty.begins is not None and way.start < clock.at(date, begins, out):
                continue
            if duty.ends is None or way.end <= clock.at(until, duty.ends, back):
                return True
        return False

    def _public(self, leg: Leg) -> bool:
        """Whether a leg goes by a coach with a timetable, which is nobody's own."""
        entry = self.view.entries.get(leg.ride) if leg.ride else None
        if leg.mode == "road" or entry is None or entry.ride is None:
            return False
        chain = self.view.edition.ride_options[entry.ride.option].chain
        return any(
            service.departures and (service.from_venue, service.to_venue) == (leg.from_venue, leg.to_venue)
            for service in chain
        )

    def _items(self, leg: Leg) -> tuple[str, ...]:
        return tuple(part for part in leg.id.split(">") if part in self.view.entries)


def _leaves_of(edition: AnyEdition, duty: Duty) -> frozenset[str]:
    return frozenset(leaf for group in duty.groups for leaf in leaves(edition, group))


def shuttle_way(setting: Setting, shuttle: Shuttle) -> Way:
    """The way of a run, by the traffic of its hour; it belongs to the date on which it leaves."""
    clock, travel = setting.clock, setting.travel
    start = clock.minute(shuttle.start)
    leaving = clock.moment(start, setting.zone(travel.city_of(shuttle.from_venue)))
    end = start + travel.minutes(shuttle.from_venue, shuttle.to_venue, leaving)
    return Way(
        leaving.date(),
        shuttle.from_venue,
        shuttle.to_venue,
        start,
        end,
        passengers=tuple(dict.fromkeys(shuttle.passengers)),
        shuttle=shuttle.id,
    )


def _by_time(done: tuple[Way, tuple[Task, ...]]) -> tuple[int, int]:
    return done[0].start, done[0].end


def _joined(way: Way, carried: list[tuple[str, tuple[str, ...]]]) -> Iterator[Load]:
    """The loads of a way: what shares a vehicle or a group belongs together."""
    parts: list[tuple[set[str], set[str]]] = []
    for vehicle, some in carried:
        vehicles, groups = {vehicle}, set(some)
        apart = []
        for part in parts:
            if part[0] & vehicles or part[1] & groups:
                vehicles |= part[0]
                groups |= part[1]
            else:
                apart.append(part)
        parts = [*apart, (vehicles, groups)]
    for vehicles, groups in parts:
        yield Load(way, tuple(sorted(vehicles)), tuple(leaf for leaf in way.leaves if leaf in groups))


__all__ = ["Fleet", "Load", "Task", "Way", "shuttle_way"]
