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
    city = _hotel_city(setting, person.id, setting.travel.city_of(journey.venue), coming)
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


def _hotel_city(setting: Setting, person: str, there: str, coming: bool) -> str:
    """The city of the airport where the person's group is in it some time; else the group's first, or last, city.

    Whoever is named in no group goes with all of them. The rules on arrivals and departures read it alike.
    """
    own = [leaf for leaf in setting.leaves if person in members(setting.edition, leaf)]
    routes = [setting.cities(leaf) for leaf in own or setting.leaves]
    routes = [route for route in routes if route]
    if not routes or any(there in route for route in routes):
        return there
    return routes[0][0 if coming else -1]


__all__ = ["DIRECTIONS", "ROLES", "Direction", "Kerb", "Role", "kerb", "kerbs"]
