"""Where and when people stand at the kerb of an airport or station, and until when they have to be there again.

The minutes are those of the edition's rules on arrivals and departures, of several the longest; where it has none,
those that such a rule begins with (their sources stand there).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from lawatan.domain import Journey, Person, members
from lawatan.rules.arrivals import Arrivals
from lawatan.rules.departures import Departures
from lawatan.schedule import NIGHT_ENDS, Setting

Role = Literal["participant", "companion", "resource", "official", "guest", "staff", "guide", "driver"]
ROLES: tuple[Role, ...] = get_args(Role)
Direction = Literal["arrival", "departure"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
LONGEST_ROAD = 6 * 60
"""So many minutes people are driven to an airport or station at most, off the peak (assumed): Bandung to Jakarta, not Bali."""


@dataclass(frozen=True)
class Kerb:
    """A person at an airport or station: ``bound`` is when an arrival stands at the kerb, or a departure has to be there.

    ``hotel`` is where the person sleeps, None where nobody knows.
    """

    person: str
    direction: Direction
    journey: Journey
    station: str
    hotel: str | None
    bound: int

    @property
    def coming(self) -> bool:
        """Whether the person arrives."""
        return self.direction == "arrival"


def kerbs(setting: Setting, roles: Iterable[Role]) -> Iterator[Kerb]:
    """Those of some roles whose airport or station is known, in order of the table; first as they arrive."""
    wanted = set(roles)
    for direction in DIRECTIONS:
        for person in setting.edition.persons.values():
            found = kerb(setting, person, direction) if person.role in wanted else None
            if found is not None:
                yield found


def kerb(setting: Setting, person: Person, direction: Direction) -> Kerb | None:
    """The arrival or departure of a person; None where the airport or station is not known."""
    journey = person.arrival if direction == "arrival" else person.departure
    if journey is None or not journey.venue:
        return None
    coming = direction == "arrival"
    bound = setting.clock.minute(journey.time) + (1 if coming else -1) * _buffer(setting, journey, coming)
    city = hotel_city(setting, person.id, journey, direction)
    moment = setting.clock.moment(bound, setting.zone(city))
    night = moment.date() - dt.timedelta(days=moment.time() < NIGHT_ENDS if coming else 1)
    return Kerb(person.id, direction, journey, journey.venue, setting.hotel(city, night), bound)


def _buffer(setting: Setting, journey: Journey, coming: bool) -> int:
    """Minutes from landing to the kerb, or at the airport before the flight."""
    rules = [rule for rule in setting.edition.rules.values() if rule.active]
    if coming:
        arrivals = [rule for rule in rules if isinstance(rule, Arrivals)] or [Arrivals(id="usual")]
        return max(rule.buffer(setting, journey, rule.after_minutes, rule.station_minutes) for rule in arrivals)
    departures = [rule for rule in rules if isinstance(rule, Departures)] or [Departures(id="usual")]
    return max(rule.buffer(setting, journey, rule.before_minutes, rule.station_minutes) for rule in departures)


def hotel_city(setting: Setting, person: str, journey: Journey, direction: Direction) -> str:
    """The city in which a person sleeps who comes or goes by a journey whose airport or station is known.

    It is that of the airport where the person's group is in it some time, else the group's first, or last, city. Who comes
    until the first day, or goes from the last one on, is with the group at the beginning, or to the end: that is the first,
    or last, city even where the group passes by the airport's at another time, if the way to it can be made by road.
    Whoever is named in no group goes with all of them. The rules on arrivals and departures read it alike.
    """
    station, coming = journey.venue or "", direction == "arrival"
    there = setting.travel.city_of(station)
    own = [leaf for leaf in setting.leaves if person in members(setting.edition, leaf)]
    routes = [setting.cities(leaf) for leaf in own or setting.leaves]
    routes = [route for route in routes if route]
    if not routes:
        return there
    ends = [route[0 if coming else -1] for route in routes]
    if there in ends or not any(there in route for route in routes):
        return there if there in ends else ends[0]
    edition, date = setting.edition, journey.time.date()
    to_the_end = date <= edition.first_day if coming else date >= edition.last_day
    return ends[0] if to_the_end and _by_road(setting, ends[0], station) else there


def _by_road(setting: Setting, city: str, station: str) -> bool:
    """Whether people are driven between the hotel of a city and an airport or station."""
    hotel = setting.edition.cities[city].hotel
    return hotel is not None and setting.travel.way(hotel, station).shortest <= LONGEST_ROAD


__all__ = ["DIRECTIONS", "ROLES", "Direction", "Kerb", "Role", "hotel_city", "kerb", "kerbs"]
