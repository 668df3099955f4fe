"""Where everybody sleeps, night by night: the path of each person, and of those who are on record by number alone.

The nights of groups are the view's ``stays``. Persons begin and end theirs with their own arrival and departure; who has
none on record comes and goes with the group, which is *assumed*. What rooms that takes stands in ``nights``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from lawatan.domain import Journey, Person, changed, head_count, members
from lawatan.rules import active_rules
from lawatan.rules.arrivals import Arrivals
from lawatan.rules.departures import Departures
from lawatan.rules.kerb import Direction, hotel_city
from lawatan.rules.persons import needed
from lawatan.schedule import NIGHT_ENDS, Entry, Stay, View, leaves

DEEP_NIGHT = dt.time(3)
"""Who is absent at this hour is not in the hotel for the night."""

SHARING = ("participant", "companion", "staff", "guide", "driver")
"""Roles of which several share a room where the programme says so; others have one for themselves and who comes along."""

DAY = dt.timedelta(days=1)

Times = tuple["dt.datetime | None", "dt.datetime | None"]
"""When a hotel was reached and when it was left, local; None where that is not known."""

UNKNOWN: Times = (None, None)


@dataclass(frozen=True)
class Hotel:
    """Where people sleep: a city, and the hotel there if one is on record."""

    city: str
    venue: str | None


Place = Hotel | Literal["road", "away"]
"""Where somebody is in a night."""


@dataclass(frozen=True)
class Spell:
    """Nights in a row that somebody spends in one hotel."""

    hotel: Hotel
    leaf: str
    role: str
    arrives: dt.date
    leaves: dt.date
    check_in: dt.datetime | None
    check_out: dt.datetime | None
    comes_assumed: bool
    goes_assumed: bool
    persons: tuple[str, ...] = ()
    nameless: int = 0

    @property
    def key(self) -> tuple[object, ...]:
        """What those have in common who are told together."""
        journeys = (self.check_in, self.check_out, self.comes_assumed, self.goes_assumed)
        who = "" if self.role in SHARING and self.leaf else self.role
        return self.hotel, self.leaf, self.arrives, self.leaves, *journeys, who


@dataclass(frozen=True)
class Path:
    """Where somebody is from the first night to the last, with what is known of coming and going."""

    places: Mapping[dt.date, Place]
    times: Mapping[dt.date, Times]
    """By the first night in a hotel when it was reached, by the date of leaving when it was left."""
    leaf: str
    role: str
    comes_assumed: bool
    goes_assumed: bool

    def spells(self, persons: tuple[str, ...], nameless: int) -> Iterator[Spell]:
        """The stays of it."""
        nights = sorted(self.places)
        for place, some in groupby(nights, key=lambda night: self.places[night]):
            if not isinstance(place, Hotel):
                continue
            mine = list(some)
            arrives, left = mine[0], mine[-1] + DAY
            yield Spell(
                place,
                self.leaf,
                self.role,
                arrives,
                left,
                self.times.get(arrives, UNKNOWN)[0],
                self.times.get(left, UNKNOWN)[1],
                self.comes_assumed and arrives == nights[0],
                self.goes_assumed and left == nights[-1] + DAY,
                persons,
                nameless,
            )


class Paths:
    """Makes the paths of everybody from the view."""

    def __init__(self, view: View) -> None:
        self.view, self.setting, self.edition = view, view.setting, view.edition
        rules = active_rules(self.setting)
        arrivals = next((rule for rule in rules if isinstance(rule, Arrivals)), Arrivals(id="arrivals"))
        self.arrivals = changed(arrivals, check_in_minutes=0)
        self.departures = next((rule for rule in rules if isinstance(rule, Departures)), Departures(id="departures"))
        self.first = self.edition.first_day - DAY * self.edition.nights_before
        self.last = self.edition.last_day + DAY * self.edition.nights_after
        self.leaf_of: dict[str, str] = {}
        self._groups: dict[str, GroupNights] = {}
        self._alike: dict[tuple[str, str], Path] = {}
        self._unnamed: dict[str, int] = {}
        self._place_people()

    def _place_people(self) -> None:
        """Give each person one leaf group, and each leaf group those of it who are known by number alone."""
        edition = self.edition
        roots = [group for group in edition.groups if edition.groups[group].parent is None]
        for root in roots:
            ends = leaves(edition, root)
            for leaf in (*ends, root):
                for person in members(edition, leaf):
                    self.leaf_of.setdefault(person, leaf if leaf in ends else ends[0])
            named = {person for person, leaf in self.leaf_of.items() if leaf in ends}
            left = max(0, head_count(edition, root) - len(named))
            for leaf in ends:
                mine = min(left, max(0, head_count(edition, leaf) - len(members(edition, leaf))))
                self._unnamed[leaf], left = mine, left - mine
            self._unnamed[ends[0]] += left
        for companion in edition.persons.values():
            with_whom = companion.companion_of
            if with_whom in self.leaf_of and companion.id not in self.leaf_of:
                self.leaf_of[companion.id] = self.leaf_of[with_whom]

    def named(self) -> Iterator[tuple[str, Path]]:
        """The path of each person of whom one is known, in display order."""
        for person in self.edition.persons.values():
            if person.id in self.leaf_of:
                group = self._group(self.leaf_of[person.id])
                if group.cities:
                    yield person.id, self._of_member(person, group)
            elif person.role not in ("participant", "companion") and (person.arrival or person.departure):
                path = self._of_visitor(person)
                if path is not None:
                    yield person.id, path

    def nameless(self) -> Iterator[tuple[int, Path]]:
        """The paths of those who are known by number alone."""
        for leaf, people in self._unnamed.items():
            group = self._group(leaf)
            if people and group.cities:
                yield people, self._of_most(group, "participant")

    def _group(self, leaf: str) -> GroupNights:
        if leaf not in self._groups:
            self._groups[leaf] = GroupNights(self.view, leaf)
        return self._groups[leaf]

    def _of_most(self, group: GroupNights, role: str) -> Path:
        """The path of all those of a group of whom nothing of their own is known: the same for each of a role."""
        if (group.leaf, role) not in self._alike:
            places = {night: group.where(night) for night in dates(self.first, self.last - DAY)}
            self._alike[group.leaf, role] = Path(places, group.times, group.leaf, role, True, True)
        return self._alike[group.leaf, role]

    def _of_member(self, person: Person, group: GroupNights) -> Path:
        """The path of a person who goes with a group; a companion without a journey has that of the person."""
        host = self.edition.persons[person.companion_of] if person.companion_of else person
        comes, goes = person if person.arrival else host, person if person.departure else host
        if not (comes.arrival or goes.departure or person.absences):
            return self._of_most(group, host.role)
        begins = group.place(comes.arrival.time.date() if comes.arrival else self.first).city
        ends = group.place(goes.departure.time.date() if goes.departure else self.last).city
        joins, parts = self._station(comes, "arrival"), self._station(goes, "departure")
        come, go = self._comes(comes, joins or begins), self._goes(goes, parts or ends)
        first = _night(come) if come is not None else self.first
        last = go.date() if go is not None else self.last
        places: dict[dt.date, Place] = {}
        for night in dates(first, last - DAY):
            place = group.where(night)
            if joins is not None and group.still_to_come_to(joins, night):
                place = Hotel(joins, self.setting.hotel(joins, night))
            elif parts is not None and group.gone_from(parts, night):
                place = Hotel(parts, self.setting.hotel(parts, night))
            places[night] = "away" if self._absent(person, place, night) else place
        times = {**group.times, first: (come, group.times.get(first, UNKNOWN)[1])}
        times[last] = (times.get(last, UNKNOWN)[0], go)
        return Path(places, times, group.leaf, host.role, come is None, go is None)

    def _of_visitor(self, person: Person) -> Path | None:
        """The path of a person of no group who comes from elsewhere: by the journeys, else by what needs the person."""
        found = (self.view.entries.get(o.id) for o in needed(self.setting).get(person.id, ()))
        sessions = sorted((entry for entry in found if entry is not None), key=lambda entry: entry.start)
        city = self._city_of(person.arrival)
        come = self._comes(person, city or (sessions[0].from_city if sessions else ""))
        go = self._goes(person, self._city_of(person.departure) or (sessions[-1].from_city if sessions else ""))
        first = _night(come) if come is not None else self.view.date(sessions[0]) if sessions else None
        last = go.date() if go is not None else self.view.date(sessions[-1]) if sessions else None
        if first is None or last is None or not (sessions or city):
            return None
        places: dict[dt.date, Place] = {}
        for night in dates(first, last - DAY):
            place = self._of_sessions(sessions, night, city)
            places[night] = "away" if self._absent(person, place, night) else place
        times: dict[dt.date, Times] = {first: (come, None)}
        times[last] = (times.get(last, UNKNOWN)[0], go)
        return Path(places, times, "", person.role, come is None, go is None)

    def _of_sessions(self, sessions: list[Entry], night: dt.date, arrival: str | None) -> Hotel:
        """Where who is needed at these sleeps: in the city of the last one before the night, else of the first one."""
        before = [entry for entry in sessions if self.view.date(entry) <= night]
        city = before[-1].from_city if before else sessions[0].from_city if sessions else arrival or ""
        return Hotel(city, self.setting.hotel(city, night))

    def _comes(self, person: Person, city: str) -> dt.datetime | None:
        """When a person comes to the hotel of a city; local."""
        if person.arrival is None or not city:
            return None
        minute = self.arrivals.bound_of(self.setting, person.id, city)
        return None if minute is None else self.setting.clock.moment(minute, self.setting.zone(city))

    def _goes(self, person: Person, city: str) -> dt.datetime | None:
        """When a person leaves the hotel of a city; local."""
        if person.departure is None or not city:
            return None
        minute = self.departures.bound_of(self.setting, person.id, city)
        return None if minute is None else self.setting.clock.moment(minute, self.setting.zone(city))

    def _station(self, person: Person, direction: Direction) -> str | None:
        """The city in which who goes with a group sleeps because of an airport or station; None without one."""
        journey = person.arrival if direction == "arrival" else person.departure
        return hotel_city(self.setting, person.id, journey, direction) if journey and journey.venue else None

    def _city_of(self, journey: Journey | None) -> str | None:
        return self.setting.travel.city_of(journey.venue) if journey and journey.venue else None

    def _absent(self, person: Person, place: Place, night: dt.date) -> bool:
        """Whether a person is called away in the depth of a night."""
        if not isinstance(place, Hotel) or not person.absences:
            return False
        clock = self.setting.clock
        deep = clock.at(night + DAY, DEEP_NIGHT, self.setting.zone(place.city))
        return any(clock.minute(each.begins) <= deep < clock.minute(each.ends) for each in person.absences)


class GroupNights:
    """Where a leaf group sleeps, also in nights before the programme and after it."""

    def __init__(self, view: View, leaf: str) -> None:
        self.leaf, self.setting, self.edition = leaf, view.setting, view.edition
        self.cities = view.setting.cities(leaf)
        self._stays: dict[dt.date, Stay] = {}
        self.times: dict[dt.date, Times] = {}
        for stay in view.stays(leaf):
            for night in dates(stay.arrives, stay.leaves - DAY):
                self._stays[night] = stay
            if stay.nights > 0:
                came, gone = self.times.get(stay.arrives, UNKNOWN), self.times.get(stay.leaves, UNKNOWN)
                self.times[stay.arrives] = (stay.check_in, came[1])
                self.times[stay.leaves] = (gone[0], stay.check_out)

        self._within: dict[str, tuple[dt.date, dt.date]] = {}
        """The first and the last night in each city."""
        for night in sorted(self._stays):
            city = self._stays[night].city
            self._within[city] = (self._within.get(city, (night, night))[0], night)

    def place(self, night: dt.date) -> Hotel:
        """The hotel of a night, of one on the road that of the night before."""
        while self.edition.first_day <= night < self.edition.last_day and night not in self._stays:
            night -= DAY
        if night in self._stays:
            return Hotel(self._stays[night].city, self._stays[night].venue)
        known = max(self._stays) if self._stays and night >= self.edition.last_day else None
        city = self._stays[known].city if known is not None else self.cities[0]
        return Hotel(city, self.setting.hotel(city, night))

    def where(self, night: dt.date) -> Place:
        """Where it is in a night."""
        within = self.edition.first_day <= night < self.edition.last_day
        return "road" if within and night not in self._stays else self.place(night)

    def still_to_come_to(self, city: str, night: dt.date) -> bool:
        """Whether the group comes to a city after a night, and was not there before."""
        return city in self._within and night < self._within[city][0]

    def gone_from(self, city: str, night: dt.date) -> bool:
        """Whether the group has left a city before a night, and does not come back."""
        return city in self._within and night > self._within[city][1]


def _night(moment: dt.datetime) -> dt.date:
    """The night of who reaches a hotel at a local time."""
    return moment.date() - (DAY if moment.time() < NIGHT_ENDS else dt.timedelta())


def dates(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """The dates from the first to the last; none where the last lies before the first."""
    return tuple(first + DAY * n for n in range((last - first).days + 1))


__all__ = ["DAY", "Hotel", "Path", "Paths", "Place", "Spell", "dates"]
