"""From a chosen way and departure to the ride that a group has: from hotel to hotel, section by section."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lawatan.domain import AnyEdition, CityChange, RideOption
from lawatan.schedule.chain import Chain, departures_on, main_zone
from lawatan.schedule.clock import GRID, Clock
from lawatan.travel import Travel

WEEK = dt.timedelta(days=7)
WEEK_MINUTES = 7 * 24 * 60


class Section(NamedTuple):
    """A part of a ride: on the road, on a service, or waiting (then both venues are the same)."""

    mode: str
    from_venue: str
    to_venue: str
    start: int
    end: int
    name: str = ""
    """The number or name of the service's departure."""

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.end - self.start


@dataclass(frozen=True)
class RideRun:
    """A ride by one way with one departure of its main service: its sections, minutes in UTC.

    ``connects``: every further service that has a timetable has a departure that reaches the next or is reached.
    """

    option: str
    name: str
    departure: int
    sections: tuple[Section, ...]
    connects: bool = True

    @property
    def start(self) -> int:
        """When the group leaves its hotel."""
        return self.sections[0].start

    @property
    def end(self) -> int:
        """When the group is at its next hotel."""
        return self.sections[-1].end

    @property
    def from_venue(self) -> str:
        """Where it begins."""
        return self.sections[0].from_venue

    @property
    def to_venue(self) -> str:
        """Where it ends."""
        return self.sections[-1].to_venue

    @property
    def travel_minutes(self) -> int:
        """Minutes on the move, without those spent waiting."""
        return sum(s.minutes for s in self.sections if s.mode != "wait")


def run(edition: AnyEdition, clock: Clock, travel: Travel, option: RideOption, departure: int) -> RideRun:
    """The ride that ``option`` gives when its main service leaves at the minute ``departure``."""
    taken = Chain(edition, clock, travel, option).taken(departure)
    first = taken[0]
    sections: list[Section] = []
    zone = edition.cities[option.from_city].zone
    here, at = first.service.from_venue, first.be_there
    date = clock.date(at, zone)  # of an early departure it is the day before
    hotel = edition.cities[option.from_city].hotel_on(date - dt.timedelta(days=1))
    if hotel is not None and hotel != here:
        midnight = clock.midnight(date, zone)
        leave = midnight + travel.leave_by(hotel, here, at - midnight, date.weekday())
        at = leave + travel.minutes(hotel, here, clock.moment(leave, zone))
        sections.append(Section("road", hotel, here, leave, at))
    for each in taken:
        service = each.service
        for road in _between(edition, clock, travel, here, service.from_venue, at):
            sections.append(road)
            at = road.end
        if at < each.departure:
            sections.append(Section("wait", service.from_venue, service.from_venue, at, each.departure))
        journey = (service.mode, service.from_venue, service.to_venue, each.departure, each.arrival, each.name)
        sections.append(Section(*journey))
        if each.ready > each.arrival:
            sections.append(Section("wait", service.to_venue, service.to_venue, each.arrival, each.ready))
        here, at = service.to_venue, each.ready
    next_hotel = edition.cities[option.to_city].hotel_on(date)  # a ride belongs to the day on which it leaves
    if next_hotel is not None:
        sections += _between(edition, clock, travel, here, next_hotel, at)
    main = taken[len(option.feeders)]
    return RideRun(option.id, main.name, departure, _joined(sections), not any(each.missed for each in taken))


def _between(edition: AnyEdition, clock: Clock, travel: Travel, here: str, there: str, at: int) -> Iterator[Section]:
    """The way by road between two venues of a city, leaving at a minute; none where they are the same."""
    if here != there:
        leaving = clock.moment(at, edition.cities[travel.city_of(here)].zone)
        yield Section("road", here, there, at, at + travel.minutes(here, there, leaving))


def _joined(sections: list[Section]) -> tuple[Section, ...]:
    """The sections, where two waits that follow each other are one."""
    found: list[Section] = []
    for section in sections:
        if found and found[-1].mode == section.mode == "wait":
            found[-1] = found[-1]._replace(end=section.end)
        else:
            found.append(section)
    return tuple(found)


def runs(edition: AnyEdition, clock: Clock, travel: Travel, change: CityChange, step: int = GRID) -> Iterator[RideRun]:
    """Every ride that a group could have for ``change``; free departures every ``step`` minutes."""
    first, last = _days(edition, change)
    for option_id in change.options:
        option = edition.ride_options[option_id]
        zone = main_zone(edition, option)
        known: dict[int, RideRun] = {}
        date = first
        while date <= last:
            if option.service.departures:
                times = [clock.at(date, leaves, zone) for leaves in departures_on(option.service, date)]
            else:
                midnight = clock.midnight(date, zone)
                times = list(range(midnight, midnight + 24 * 60, step))
            repeats = _as_a_week_ago(edition, clock, option, date)
            for departure in times:
                then = known.get(departure - WEEK_MINUTES) if repeats else None
                found = run(edition, clock, travel, option, departure) if then is None else _later(then, WEEK_MINUTES)
                known[departure] = found
                if found.connects:
                    yield found
            date += dt.timedelta(days=1)


def _as_a_week_ago(edition: AnyEdition, clock: Clock, option: RideOption, date: dt.date) -> bool:
    """Whether the rides of a date are those of a week ago: traffic and timetables are, hotels and clocks may change."""
    services = (option.service, *option.feeders, *option.onward)
    between = (edition.venues[venue].city for s in services for venue in (s.from_venue, s.to_venue))
    cities = [edition.cities[city] for city in dict.fromkeys((option.from_city, option.to_city, *between))]
    return not any(city.hotel_changes for city in cities) and all(
        clock.midnight(day, city.zone) - clock.midnight(day - WEEK, city.zone) == WEEK_MINUTES
        for city in cities
        for day in (date + dt.timedelta(days=n) for n in range(-2, 4))
    )


def _later(found: RideRun, minutes: int) -> RideRun:
    """The same ride so many minutes later."""
    sections = tuple(
        Section(mode, origin, destination, start + minutes, end + minutes, name)
        for mode, origin, destination, start, end, name in found.sections
    )
    return RideRun(found.option, found.name, found.departure + minutes, sections, found.connects)


def offered(edition: AnyEdition, clock: Clock, change: CityChange, run: RideRun) -> bool:
    """Say whether a ride leaves on a day that ``change`` allows, by the timetables that its way has."""
    option = edition.ride_options[run.option]
    leaves = clock.moment(run.departure, main_zone(edition, option))
    first, last = _days(edition, change)
    return (
        run.connects
        and first <= leaves.date() <= last
        and (not option.service.departures or leaves.time() in departures_on(option.service, leaves.date()))
    )


def _days(edition: AnyEdition, change: CityChange) -> tuple[dt.date, dt.date]:
    """The first and the last day on which a ride for ``change`` may leave."""
    return (
        max(change.earliest or edition.first_day, edition.first_day),
        min(change.latest or edition.last_day, edition.last_day),
    )
