"""What is derived from an edition without its plan: clock, travel, occurrences, crossings, groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from lawatan.domain import AnyEdition, Placement, Ride, upward
from lawatan.schedule.clock import Clock
from lawatan.schedule.occurrence import (
    Crossing,
    Occurrence,
    choosing_room,
    chosen_as,
    crossings,
    leaf_groups,
    occurrences,
)
from lawatan.schedule.ride import RideRun, offered, run, runs
from lawatan.travel import Travel

T = TypeVar("T")


class Setting:
    """An edition with all that follows from it before anything is decided; made once, shared by views and rules."""

    def __init__(self, edition: AnyEdition) -> None:
        self.edition = edition
        self.clock = Clock(edition.first_day, edition.last_day)
        self.now = self.clock.minute(edition.now) if edition.now is not None else None
        self.travel = Travel(edition)
        self.leaves = leaf_groups(edition)
        self.occurrences: dict[str, Occurrence] = {o.id: o for o in occurrences(edition)}
        self.crossings: dict[str, Crossing] = {c.id: c for c in crossings(edition)}
        self.occurrences = {key: self._based(one) for key, one in self.occurrences.items()}
        self._runs: dict[str, tuple[RideRun, ...]] = {}
        self._found: dict[tuple[int, Hashable], tuple[object, Any]] = {}

    def choosing(self, placements: Mapping[str, Placement | None]) -> Setting:
        """The setting with length, venue and room of some occurrences as their time slots (None: no slot) choose them."""
        made = {
            key: self._based(chosen_as(self.edition, self.occurrences[key], slot)) for key, slot in placements.items()
        }
        return self._with(made)

    def choosing_rooms(self) -> Setting:
        """The setting in which planning chooses: where it may choose the room, there is none yet (``choosing_room``)."""
        return self.once(Setting, "choosing rooms", self._choosing_rooms)

    def _choosing_rooms(self) -> Setting:
        slots = self.edition.plan.placements
        named = (one for one in self.occurrences.values() if one.activity.rooms)
        still = ((one, slots.get(one.id)) for one in named)
        return self._with({one.id: choosing_room(one, slot) for one, slot in still if not (slot and self.begun(slot))})

    def _with(self, made: Mapping[str, Occurrence]) -> Setting:
        """The setting with some occurrences as they are made here; itself where they are what they were."""
        new = {key: one for key, one in made.items() if one != self.occurrences[key]}
        return self._sharing({**self.occurrences, **new}, self.crossings, self.leaves, new) if new else self

    def only(self, items: Collection[str], leaves: Collection[str]) -> Setting:
        """The setting with these occurrences only, and these leaf groups with their crossings."""
        kept = {key: one for key, one in self.occurrences.items() if key in items}
        crossings = {key: one for key, one in self.crossings.items() if one.leaf in leaves}
        return self._sharing(kept, crossings, tuple(leaf for leaf in self.leaves if leaf in leaves), ())

    def _sharing(
        self,
        occurrences: dict[str, Occurrence],
        crossings: dict[str, Crossing],
        leaves: tuple[str, ...],
        other: Collection[str],
    ) -> Setting:
        """A setting of the same edition; of what was made once it takes what is of one occurrence that is no ``other``."""
        made = Setting.__new__(Setting)
        made.edition, made.clock, made.travel, made._runs = self.edition, self.clock, self.travel, self._runs
        made.now = self.now
        made.occurrences, made.crossings, made.leaves = occurrences, crossings, leaves
        made._found = {
            place: found
            for place, found in list(self._found.items())
            if place[1] in occurrences and place[1] not in other
        }
        return made

    def begun(self, decision: Placement | Ride) -> bool:
        """Whether what is decided has begun by *Now*: it is past, or goes on. False where there is no such time."""
        if self.now is None:
            return False
        if isinstance(decision, Placement):
            return self.clock.minute(decision.start) < self.now
        crossing = self.crossings.get(decision.id)
        departure = self.clock.minute(decision.departure)
        if crossing is None or decision.option not in crossing.change.options:
            return departure < self.now
        return self.run(crossing, decision.option, departure).start < self.now

    def held(self, decision: Placement | Ride) -> bool:
        """Whether planning leaves a decision as it is: it is locked, or has begun."""
        return decision.locked or self.begun(decision)

    def once(self, owner: object, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, made once for this setting; ``owner`` (a rule) and ``key`` say what it is."""
        place = (id(owner), key)
        if place not in self._found:
            self._found[place] = (owner, make())  # the owner is kept, so that its identity stays its own
        found: T = self._found[place][1]
        return found

    def zone(self, city: str) -> str:
        """The time zone of a city."""
        return self.edition.cities[city].zone

    def zone_of(self, occurrence: Occurrence) -> str:
        """The time zone in which an occurrence stands."""
        return self.zone(occurrence.city)

    def hotel(self, city: str, night: dt.date) -> str | None:
        """Where groups sleep in a city in the night that follows a date: there that day ends and the next one begins."""
        return self.edition.cities[city].hotel_on(night)

    def hotels_of_day(self, city: str, day: dt.date) -> tuple[str | None, str | None]:
        """Where a day of a city begins and where it ends: the hotels of the night before and of the night to come."""
        return self.hotel(city, day - dt.timedelta(days=1)), self.hotel(city, day)

    def _based(self, occurrence: Occurrence) -> Occurrence:
        """The occurrence with the city from which it is attended; of a day trip the nearest of its groups' cities."""
        return replace(occurrence, base=self._base(occurrence)) if occurrence.activity.day_trip else occurrence

    def _base(self, occurrence: Occurrence) -> str:
        routes = [self.cities(leaf) for leaf in occurrence.leaves]
        shared = [city for city in self.edition.cities if all(city in route for route in routes)]
        if occurrence.city in shared:
            return occurrence.city
        hotels = {city: self.edition.cities[city].hotel for city in shared}
        ways = {city: self.travel.way(hotel, occurrence.venue).shortest for city, hotel in hotels.items() if hotel}
        return min(ways, key=lambda city: ways[city], default=(shared or [occurrence.city])[0])

    def attended_by(self, leaf: str) -> tuple[Occurrence, ...]:
        """The occurrences that a leaf group attends."""
        return tuple(o for o in self.occurrences.values() if leaf in o.leaves)

    def crossings_of(self, leaf: str) -> tuple[Crossing, ...]:
        """The changes of city of a leaf group, in the order in which it makes them."""
        return tuple(c for c in self.crossings.values() if c.leaf == leaf)

    def runs(self, crossing: Crossing) -> tuple[RideRun, ...]:
        """Every ride that a crossing could have, free departures every five minutes."""
        if crossing.change.id not in self._runs:
            self._runs[crossing.change.id] = tuple(runs(self.edition, self.clock, self.travel, crossing.change))
        return self._runs[crossing.change.id]

    def run(self, crossing: Crossing, option: str, departure: int) -> RideRun:
        """The ride that a way gives a crossing with the departure at a minute, timetabled or not."""
        return run(self.edition, self.clock, self.travel, self.edition.ride_options[option], departure)

    def offered_at(self, crossing: Crossing, option: str, departure: int) -> RideRun:
        """That of its ``runs`` which a way gives with the departure at a minute; as ``run`` where there is none such."""

        def find() -> dict[tuple[str, int], RideRun]:
            return {(run.option, run.departure): run for run in self.runs(crossing)}

        known = self.once(Crossing, crossing.change.id, find)
        return known.get((option, departure)) or self.run(crossing, option, departure)

    def offered(self, crossing: Crossing, run: RideRun) -> bool:
        """Say whether a ride leaves on a day that its change allows, at a departure that its way has."""
        return offered(self.edition, self.clock, crossing.change, run)

    def cities(self, leaf: str) -> tuple[str, ...]:
        """The cities of a leaf group in their order: its first one, then where each ride takes it.

        The first is the group's own or that of the nearest group above it, else that from which its first ride
        leaves, else the first city of the edition. Empty where the edition has no city.
        """
        changes = [c.change for c in self.crossings_of(leaf)]
        told = (self.edition.groups[group].city for group in upward(self.edition, leaf))
        first = next((city for city in told if city), None)
        if first is not None:
            return (first, *(c.to_city for c in changes))
        if changes:
            return (changes[0].from_city, *(c.to_city for c in changes))
        return tuple(self.edition.cities)[:1]
