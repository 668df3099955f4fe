"""The services of a ride one after the other: which departure each takes, so that the main one leaves as was chosen.

Services before the main one are found backwards, from when the group has to be at the next; those after it forwards. What
they make of a ride, with the ways from and to the hotels, stands in ``ride``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from lawatan.domain import BOARDED, WEEKDAYS, AnyEdition, Connection, RideOption, Service
from lawatan.schedule.clock import Clock
from lawatan.travel import Travel

LONGEST_WAIT_MINUTES = 6 * 60
"""Nobody has a group wait longer at a station for a further service: then its departure is missed."""


@dataclass(frozen=True)
class Taken:
    """A service with the departure that is taken; minutes in UTC. ``missed``: none is reached, or none reaches."""

    service: Service
    name: str
    be_there: int
    departure: int
    arrival: int
    ready: int
    """When the group leaves the place where it arrived."""
    missed: bool = False


class Chain:
    """Finds the services of a way for a departure of its main one."""

    def __init__(self, edition: AnyEdition, clock: Clock, travel: Travel, option: RideOption) -> None:
        self._edition, self._clock, self._travel, self._option = edition, clock, travel, option

    def taken(self, departure: int) -> tuple[Taken, ...]:
        """All services in order, the main one at the minute ``departure``."""
        option = self._option
        main = self._at(option.service, option.before_minutes, option.after_minutes, departure)
        found = [main]
        for feeder in reversed(option.feeders):
            found.insert(0, self._to(feeder, found[0]))
        for onward in option.onward:
            found.append(self._from(found[-1], onward))
        return tuple(found)

    def _at(
        self, service: Service, before: int, after: int, departure: int, missed: bool = False, since: int | None = None
    ) -> Taken:
        """A service that leaves at a minute; ``since``: the group is there already then."""
        zone = _zone(self._edition, service.from_venue)
        minutes, name = service_minutes(service, self._clock.moment(departure, zone))
        be_there = departure - before - self._boarding(service) if since is None else since
        return Taken(service, name, be_there, departure, departure + minutes, departure + minutes + after, missed)

    def _to(self, feeder: Connection, then: Taken) -> Taken:
        """The last departure of a feeder from which the group is in time for what comes then."""
        longest = max([feeder.minutes, *(s.minutes for s in feeder.slow), *(d.minutes for d in feeder.departures)])
        way = self._travel.way(feeder.to_venue, then.service.from_venue).longest
        surely = then.be_there - feeder.after_minutes - longest - way
        for departure in self._before(feeder, surely, then.be_there):
            taken = self._at(feeder, feeder.before_minutes, feeder.after_minutes, departure)
            if self._there(taken, then.service) <= then.be_there:
                return taken
        return self._at(feeder, feeder.before_minutes, feeder.after_minutes, surely, missed=True)

    def _from(self, arrived: Taken, onward: Connection) -> Taken:
        """The next departure of an onward service that the group reaches."""
        there = self._there(arrived, onward)
        ready = there + onward.before_minutes + self._boarding(onward)
        departures = sorted(self._by_timetable(onward, ready, ready + LONGEST_WAIT_MINUTES))
        departure = departures[0] if departures else ready
        missed = bool(onward.departures) and not departures
        return self._at(onward, onward.before_minutes, onward.after_minutes, departure, missed, there)

    def _there(self, taken: Taken, following: Service) -> int:
        """When the group is where the following service leaves, after the way between the two."""
        here, there = taken.service.to_venue, following.from_venue
        if here == there:
            return taken.ready
        leaving = self._clock.moment(taken.ready, _zone(self._edition, here))
        return taken.ready + self._travel.minutes(here, there, leaving)

    def _before(self, feeder: Connection, surely: int, until: int) -> Iterator[int]:
        """Departures that may still reach something at the minute ``until``, the last first.

        One that leaves when we say does so at any minute, at the latest at the one from which it ``surely`` reaches it.
        """
        if feeder.departures:
            yield from sorted(self._by_timetable(feeder, surely - LONGEST_WAIT_MINUTES, until), reverse=True)
        else:
            yield from range(until, surely - 1, -1)

    def _by_timetable(self, service: Service, first: int, last: int) -> Iterator[int]:
        """The departures of a timetable between two minutes, both included."""
        zone = _zone(self._edition, service.from_venue)
        day, end = self._clock.date(first, zone), self._clock.date(last, zone)
        while day <= end:
            for departure in departures_on(service, day):
                minute = self._clock.at(day, departure, zone)
                if first <= minute <= last:
                    yield minute
            day += dt.timedelta(days=1)

    def _boarding(self, service: Service) -> int:
        return self._edition.boarding_minutes if service.mode in BOARDED else 0


def departures_on(service: Service, date: dt.date) -> tuple[dt.time, ...]:
    """The times of a timetable on a date."""
    weekday = WEEKDAYS[date.weekday()]
    return tuple(d.leaves for d in service.departures if not d.weekdays or weekday in d.weekdays)


def service_minutes(service: Service, leaves: dt.datetime) -> tuple[int, str]:
    """Minutes of a service for a departure at local time, and its number or name."""
    weekday = WEEKDAYS[leaves.weekday()]
    for departure in service.departures:
        if departure.leaves == leaves.time() and (not departure.weekdays or weekday in departure.weekdays):
            return departure.minutes, departure.name
    slower = [
        slow.minutes
        for slow in service.slow
        if weekday in slow.weekdays
        and slow.span.begins <= leaves.time()
        and (leaves.time() < slow.span.ends or slow.span.ends == dt.time())
    ]
    return max([service.minutes, *slower]), ""


def main_zone(edition: AnyEdition, option: RideOption) -> str:
    """The time zone by whose clock the main service of a way leaves."""
    return _zone(edition, option.service.from_venue)


def _zone(edition: AnyEdition, venue: str) -> str:
    return edition.cities[edition.venues[venue].city].zone
