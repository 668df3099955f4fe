"""Room nights: who sleeps where in each night, as it follows from a plan and from what is known of people's journeys.

The nights of groups are the view's ``stays``. Persons begin and end theirs with their own arrival and departure; who has
none on record comes and goes with the group, which is *assumed*. A night that a group spends on a ride is spent *on the
road*; who is called away over a night, or has not come yet or gone already, is *away*. The paths of people stand in ``paths``.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lawatan.domain import AnyEdition
from lawatan.output.paths import SHARING, Hotel, Paths, Place, Spell, dates
from lawatan.schedule import View


@dataclass(frozen=True)
class RoomStay:
    """People of one group, or by themselves, who come to a hotel and leave it on the same dates.

    ``arrives`` is the date of the first night, ``leaves`` that of leaving. ``check_in`` and ``check_out`` are local times,
    None where they are not known. Who has no journey on record has an assumed first or last night.
    """

    hotel: Hotel
    leaf: str
    """The group that they belong to; empty for persons who belong to none."""
    arrives: dt.date
    leaves: dt.date
    check_in: dt.datetime | None
    check_out: dt.datetime | None
    persons: tuple[str, ...]
    nameless: int
    """People of the group who are on record by number alone."""
    rooms: tuple[int, ...]
    """The people in each room."""
    comes_assumed: bool = False
    goes_assumed: bool = False

    @property
    def people(self) -> int:
        """How many they are."""
        return len(self.persons) + self.nameless

    @property
    def nights(self) -> int:
        """How many nights each of them stays."""
        return (self.leaves - self.arrives).days

    @property
    def room_nights(self) -> int:
        """Rooms times nights."""
        return len(self.rooms) * self.nights

    def covers(self, night: dt.date) -> bool:
        """Whether the night that follows a date is one of theirs."""
        return self.arrives <= night < self.leaves


class RoomNights:
    """Who sleeps where, night by night; a night has the date of its evening."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._where: dict[str, Mapping[dt.date, Place]] = {}
        self._unnamed: list[tuple[int, Mapping[dt.date, Place]]] = []
        paths, spells = Paths(view), list[Spell]()
        for person, path in paths.named():
            self._where[person] = path.places
            spells += path.spells((person,), 0)
        for count, path in paths.nameless():
            self._unnamed.append((count, path.places))
            spells += path.spells((), count)
        order = {hotel: n for n, hotel in enumerate(_in_order(view.edition, spells))}
        self.stays = tuple(
            sorted(
                _together(view.edition, spells),
                key=lambda s: (order[s.hotel], s.arrives, s.leaves, not s.leaf, -s.people, s.persons),
            )
        )
        self.hotels = tuple(order)
        """The hotels that are slept in, by their city."""
        self.people = sum(n for n, _ in self._unnamed) + len(self._where)
        """All who are counted."""
        everyone = [*self._where.values(), *(places for _, places in self._unnamed)]
        alike = {id(places): places for places in everyone}
        spent = [night for places in alike.values() for night, place in places.items() if place != "away"]
        self.nights = dates(min(spent), max(spent)) if spent else ()
        """All nights that somebody is in a hotel or on the road, without a gap."""
        self._counts: Counter[tuple[Place, dt.date]] = Counter()
        people = Counter(id(places) for places in self._where.values())
        for n, places in self._unnamed:
            people[id(places)] += n
        for key, places in alike.items():
            for night in self.nights:
                self._counts[places.get(night, "away"), night] += people[key]

    @property
    def persons(self) -> tuple[str, ...]:
        """The persons of whom it is known where they sleep."""
        return tuple(self._where)

    def where(self, person: str, night: dt.date) -> Place:
        """Where a person is in a night."""
        return self._where[person].get(night, "away")

    def count(self, place: Place, night: dt.date) -> int:
        """How many people are there in a night."""
        return self._counts[place, night]

    def rooms(self, hotel: Hotel, night: dt.date) -> Counter[int]:
        """The rooms of a hotel that are taken in a night, by how many sleep in each."""
        return Counter(size for stay in self.stays if stay.hotel == hotel and stay.covers(night) for size in stay.rooms)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many sleep in a room, of all rooms that are needed; the smallest first."""
        return tuple(sorted({size for stay in self.stays for size in stay.rooms}))

    @property
    def places(self) -> tuple[tuple[Hotel, int], ...]:
        """The rooms that are needed, by hotel and how many sleep in each."""
        taken = {(stay.hotel, size) for stay in self.stays for size in stay.rooms}
        return tuple((hotel, size) for hotel in self.hotels for size in self.sizes if (hotel, size) in taken)

    @property
    def room_nights(self) -> int:
        """All rooms times their nights."""
        return sum(stay.room_nights for stay in self.stays)


def _in_order(edition: AnyEdition, spells: Iterable[Spell]) -> list[Hotel]:
    """The hotels of some stays: by their city, then by the first night."""
    cities = {city: n for n, city in enumerate(edition.cities)}
    first: dict[Hotel, dt.date] = {}
    for spell in spells:
        first[spell.hotel] = min(first.get(spell.hotel, spell.arrives), spell.arrives)
    return sorted(first, key=lambda hotel: (cities[hotel.city], first[hotel], hotel.venue or ""))


def _together(edition: AnyEdition, spells: Iterable[Spell]) -> Iterator[RoomStay]:
    """Those who come and go alike, as one stay with its rooms."""
    found: dict[tuple[object, ...], list[Spell]] = {}
    for spell in spells:
        found.setdefault(spell.key, []).append(spell)
    for some in found.values():
        one = some[0]
        persons = tuple(person for spell in some for person in spell.persons)
        nameless = sum(spell.nameless for spell in some)
        yield RoomStay(
            one.hotel,
            one.leaf,
            one.arrives,
            one.leaves,
            one.check_in,
            one.check_out,
            persons,
            nameless,
            rooms(edition, persons, nameless),
            one.comes_assumed,
            one.goes_assumed,
        )


@dataclass(frozen=True)
class Room:
    """A room with those who sleep in it; ``nameless`` of them are on record by number alone."""

    persons: tuple[str, ...]
    nameless: int = 0

    @property
    def people(self) -> int:
        """How many sleep in it."""
        return len(self.persons) + self.nameless


def rooms(edition: AnyEdition, persons: Iterable[str], nameless: int = 0) -> tuple[int, ...]:
    """How many sleep in each room of some who come and go alike (see ``shared``)."""
    return tuple(sorted(room.people for room in shared(edition, persons, nameless)))


def shared(edition: AnyEdition, persons: Iterable[str], nameless: int = 0) -> tuple[Room, ...]:
    """Who sleeps with whom, of some who come and go alike: parties first, then the others in the order of their names here.

    Companions share the room of their person. Of the others who are in a group's care so many share a room as the programme
    says (``persons_a_room``), staff among themselves; officials, guests and resource persons have rooms of their own.
    """
    here = tuple(persons)
    parties: dict[str, list[str]] = {}
    for person in here:
        record = edition.persons[person]
        host = record.companion_of if record.companion_of in here else None
        parties.setdefault(host or person, []).append(person)
    made: list[Room] = []
    alone: dict[bool, list[str]] = {False: [], True: []}
    for host, party in parties.items():
        role = edition.persons[host].role
        if len(party) > 1 or role not in (*SHARING, "companion"):
            made.append(Room(tuple(party)))
        else:
            alone[role in SHARING[1:]].append(host)
    size = edition.persons_a_room
    for staff, some in alone.items():
        left = 0 if staff else nameless
        for n in range(0, len(some) + left, size):
            named = tuple(some[n : n + size])
            made.append(Room(named, min(size, len(some) + left - n) - len(named)))
    return tuple(made)


__all__ = ["Hotel", "Place", "Room", "RoomNights", "RoomStay", "rooms", "shared"]
