"""From a chosen way and departure to the ride that a group has: from hotel to hotel, section by section."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from lawatan.domain import WEEKDAYS, AnyEdition, CityChange, RideOption
from lawatan.schedule.clock import Clock
from lawatan.travel import Travel


@dataclass(frozen=True)
class Section:
    """A part of a ride: on the road, on the service, or waiting (then both venues are the same)."""

    mode: str
    from_venue: str
    to_venue: str
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.end - self.start


@dataclass(frozen=True)
class RideRun:
    """A ride by one way with one departure: its sections, minutes in UTC."""

    option: str
    name: str
    departure: int
    sections: tuple[Section, ...]

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
    """The ride that ``option`` gives when its service leaves at the minute ``departure``."""
    service = option.service
    zone = edition.cities[option.from_city].zone
    local = clock.moment(departure, zone)
    minutes, name = _service_minutes(option, local)
    sections: list[Section] = []
    be_there = departure - option.before_minutes - (edition.boarding_minutes if service.mode == "coach" else 0)
    date = clock.date(be_there, zone)  # of an early departure it is the day before
    hotel = edition.cities[option.from_city].hotel_on(date - dt.timedelta(days=1))
    if hotel is not None and hotel != service.from_venue:
        midnight = clock.midnight(date, zone)
        leave = midnight + travel.leave_by(hotel, service.from_venue, be_there - midnight, date.weekday())
        arrive = leave + travel.minutes(hotel, service.from_venue, clock.moment(leave, zone))
        sections.append(Section("road", hotel, service.from_venue, leave, arrive))
        be_there = arrive
    if be_there < departure:
        sections.append(Section("wait", service.from_venue, service.from_venue, be_there, departure))
    arrival = departure + minutes
    sections.append(Section(service.mode, service.from_venue, service.to_venue, departure, arrival))
    if option.after_minutes:
        sections.append(Section("wait", service.to_venue, service.to_venue, arrival, arrival + option.after_minutes))
        arrival += option.after_minutes
    next_hotel = edition.cities[option.to_city].hotel_on(date)  # a ride belongs to the day on which it leaves
    if next_hotel is not None and next_hotel != service.to_venue:
        leaving = clock.moment(arrival, edition.cities[option.to_city].zone)
        end = arrival + travel.minutes(service.to_venue, next_hotel, leaving)
        sections.append(Section("road", service.to_venue, next_hotel, arrival, end))
    return RideRun(option.id, name, departure, tuple(sections))


def _service_minutes(option: RideOption, leaves: dt.datetime) -> tuple[int, str]:
    """Minutes of the service for a departure at local time, and its number or name."""
    service = option.service
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


def runs(edition: AnyEdition, clock: Clock, travel: Travel, change: CityChange, step: int = 5) -> Iterator[RideRun]:
    """Every ride that a group could have for ``change``; free departures every ``step`` minutes."""
    first, last = _days(edition, change)
    for option_id in change.options:
        option = edition.ride_options[option_id]
        zone = edition.cities[option.from_city].zone
        date = first
        while date <= last:
            if option.service.departures:
                times = [
                    clock.at(date, d.leaves, zone)
                    for d in option.service.departures
                    if not d.weekdays or WEEKDAYS[date.weekday()] in d.weekdays
                ]
            else:
                midnight = clock.midnight(date, zone)
                times = list(range(midnight, midnight + 24 * 60, step))
            for departure in times:
                yield run(edition, clock, travel, option, departure)
            date += dt.timedelta(days=1)


def offered(edition: AnyEdition, clock: Clock, change: CityChange, run: RideRun) -> bool:
    """Say whether a ride leaves on a day that ``change`` allows, and by the timetable where its way has one."""
    option = edition.ride_options[run.option]
    leaves = clock.moment(run.departure, edition.cities[option.from_city].zone)
    first, last = _days(edition, change)
    return first <= leaves.date() <= last and (
        not option.service.departures
        or any(
            d.leaves == leaves.time() and (not d.weekdays or WEEKDAYS[leaves.weekday()] in d.weekdays)
            for d in option.service.departures
        )
    )


def _days(edition: AnyEdition, change: CityChange) -> tuple[dt.date, dt.date]:
    """The first and the last day on which a ride for ``change`` may leave."""
    return (
        max(change.earliest or edition.first_day, edition.first_day),
        min(change.latest or edition.last_day, edition.last_day),
    )
