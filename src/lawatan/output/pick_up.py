"""Arrival and departure runs as papers show them: when they leave and arrive, who is aboard with which flight."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lawatan.domain import Journey, Shuttle
from lawatan.rules.kerb import kerb, kerbs
from lawatan.rules.met import requirement
from lawatan.schedule import View, Way, shuttle_way


@dataclass(frozen=True)
class Passenger:
    """Who is aboard; ``at`` is the local time of landing or departure, ``wait_minutes`` what is spent at the airport.

    Of one whose journey is not known both are None, and so is the journey.
    """

    person: str
    name: str
    luggage: int
    journey: Journey | None
    at: dt.datetime | None
    wait_minutes: int | None


@dataclass(frozen=True)
class PickUp:
    """A run with its local times and its passengers; ``zone`` and ``end_zone`` are those where it leaves and arrives."""

    run: Shuttle
    start: dt.datetime
    end: dt.datetime
    zone: str
    end_zone: str
    passengers: tuple[Passenger, ...]

    @property
    def arriving(self) -> bool:
        """Whether it fetches those who arrive."""
        return self.run.kind == "arrival"

    @property
    def people(self) -> int:
        """How many ride in it, also those whom this reader is not told."""
        return len(set(self.run.passengers))

    @property
    def minutes(self) -> int:
        """How long it takes, boarding counted."""
        return round((self.end - self.start).total_seconds()) // 60

    @property
    def luggage(self) -> int:
        """Pieces of all who are aboard."""
        return sum(each.luggage for each in self.passengers)

    def with_only(self, persons: Iterable[str]) -> PickUp:
        """The run with some of its passengers alone, as those see it who may not read the names of others."""
        theirs = set(persons)
        return replace(self, passengers=tuple(each for each in self.passengers if each.person in theirs))

    def carries(self, persons: Iterable[str]) -> bool:
        """Whether one of some persons is aboard."""
        return not set(persons).isdisjoint(each.person for each in self.passengers)


def pick_ups(view: View) -> tuple[PickUp, ...]:
    """The runs of a plan, by time."""
    runs = [(shuttle_way(view.setting, run), run) for run in view.plan.shuttles.values()]
    return tuple(
        _told(view, run, way) for way, run in sorted(runs, key=lambda one: (one[0].start, one[0].end, one[1].id))
    )


def not_carried(view: View) -> tuple[Passenger, ...]:
    """Those who are to be fetched or brought, by the edition's rule on it, and ride in no run; by time."""
    setting, aboard = view.setting, {(run.kind, who) for run in view.plan.shuttles.values() for who in run.passengers}
    found: list[tuple[dt.datetime, Passenger]] = []
    for each in kerbs(setting, requirement(view.edition).roles):
        if (each.direction, each.person) not in aboard:
            person = view.edition.persons[each.person]
            at = setting.clock.moment(
                setting.clock.minute(each.journey.time), setting.zone(setting.travel.city_of(each.station))
            )
            found.append((at, Passenger(each.person, person.name, person.luggage, each.journey, at, None)))
    return tuple(passenger for _, passenger in sorted(found, key=lambda one: (one[0], one[1].person)))


def _told(view: View, run: Shuttle, way: Way) -> PickUp:
    setting, clock = view.setting, view.setting.clock
    zone, end_zone = (setting.zone(setting.travel.city_of(venue)) for venue in (way.from_venue, way.to_venue))
    here = setting.zone(setting.travel.city_of(run.station))
    passengers = []
    for person_id in way.passengers:
        person = view.edition.persons[person_id]
        known = kerb(setting, person, run.kind)
        journey = person.arrival if run.kind == "arrival" else person.departure
        wait = None if known is None else way.start - known.bound if known.coming else known.bound - way.end
        at = None if journey is None else clock.moment(clock.minute(journey.time), here)
        passengers.append(Passenger(person_id, person.name, person.luggage, journey, at, wait))
    start, end = clock.moment(way.start, zone), clock.moment(way.end, end_zone)
    return PickUp(run, start, end, zone, end_zone, tuple(passengers))


__all__ = ["Passenger", "PickUp", "not_carried", "pick_ups"]
