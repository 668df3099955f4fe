"""Drives: the ways that vehicles make, as their drivers' papers show them, with who is aboard.

Where its groups eat before they leave, a driver is told of that hour too (see ``lawatan.output.trip``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lawatan.domain import BOARDED, Duty
from lawatan.output.trip import legs_of, waits_from
from lawatan.schedule import Leg, View
from lawatan.schedule.fleet import Fleet, Task, Way


@dataclass(frozen=True)
class Drive:
    """A way of a vehicle, with its local times: ``zone`` and ``end_zone`` are those where it leaves and arrives.

    ``start`` is when it has to stand there for its passengers to board, ``departure`` when it leaves. ``item`` names it in
    what is told (``lawatan.output.appointments``). ``people`` are those whom it carries, who go along as ``leaves`` (leaf
    groups) or, in an arrival or departure run, one by one as ``passengers``. ``luggage`` are the pieces of those who
    change city on that day, arrive or depart (as in ``lawatan.rules.luggage``).
    """

    item: str
    vehicle: str
    driver: str | None
    guides: tuple[str, ...]
    start: dt.datetime
    departure: dt.datetime
    end: dt.datetime
    zone: str
    end_zone: str
    from_venue: str
    to_venue: str
    people: int
    luggage: int
    leaves: tuple[str, ...]
    passengers: tuple[str, ...]
    run: str = ""
    items: tuple[str, ...] = ()
    """The occurrences and rides that it joins."""

    @property
    def minutes(self) -> int:
        """How long it takes, boarding counted."""
        return round((self.end - self.start).total_seconds()) // 60


def drives(view: View) -> tuple[Drive, ...]:
    """The ways of all vehicles, by time; one that several drivers of a vehicle share is there once for each."""
    fleet = Fleet(view)
    found: list[Drive] = []
    for vehicle, done in fleet.work().items():
        following = (*(way for way, _ in done[1:]), None)
        for (way, tasks), after in zip(done, following, strict=True):
            found += _driven(view, fleet, vehicle, way, tasks, after)
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.vehicle, each.item, each.driver or "")))


def together(view: View, drive: Drive) -> tuple[str, ...]:
    """The other vehicles, ids, that carry the same groups on the same way, who share them between them."""
    every: tuple[Drive, ...] = view.once("drives", lambda: drives(view))
    shared = (each for each in every if each.item == drive.item and each.vehicle != drive.vehicle)
    return tuple(dict.fromkeys(each.vehicle for each in shared if set(each.leaves) & set(drive.leaves)))


def _driven(
    view: View, fleet: Fleet, vehicle: str, way: Way, tasks: tuple[Task, ...], after: Way | None
) -> Iterator[Drive]:
    """A way of a vehicle, for each of its drivers; ``after`` is the vehicle's next way."""
    setting, edition = view.setting, view.edition
    zone, end_zone = (setting.zone(setting.travel.city_of(venue)) for venue in (way.from_venue, way.to_venue))
    by_driver: dict[str | None, list[Task]] = {}
    for task in tasks:
        by_driver.setdefault(task.driver or edition.vehicles[vehicle].driver, []).append(task)
    carried = {duty.id: mine for duty, mine in fleet.duties(way)} if not way.shuttle else {}
    aboard = {leaf for task in tasks for leaf in carried.get(task.id, ())}  # of one vehicle, whoever drives whom
    leaves = tuple(leaf for leaf in way.leaves if leaf in aboard)
    start, departure, end = _told(view, fleet, way, leaves, after)
    moving = [leaf for leaf in leaves if fleet.changes_city(leaf, way.date)]
    for driver, mine in by_driver.items():
        yield Drive(
            item=_item(way),
            vehicle=vehicle,
            driver=driver,
            guides=tuple(dict.fromkeys(task.guide for task in mine if isinstance(task, Duty) and task.guide)),
            start=setting.clock.moment(start, zone),
            departure=setting.clock.moment(departure, zone),
            end=setting.clock.moment(end, end_zone),
            zone=zone,
            end_zone=end_zone,
            from_venue=way.from_venue,
            to_venue=way.to_venue,
            people=fleet.people(leaves) + len(way.passengers),
            luggage=fleet.luggage(moving) + sum(edition.persons[person].luggage for person in way.passengers),
            leaves=leaves,
            passengers=way.passengers,
            run=way.shuttle,
            items=way.items,
        )


def _item(way: Way) -> str:
    """What a driver's line is called: the run, else what the way joins with its ends."""
    return way.shuttle or f"{'+'.join(sorted(way.items))}/{way.from_venue}>{way.to_venue}"


Times = tuple[int, int, int]
"""When a vehicle stands there, leaves and arrives; minutes in UTC."""


def _told(view: View, fleet: Fleet, way: Way, leaves: tuple[str, ...], after: Way | None) -> Times:
    """The times of a way: after lunch, as the papers of its groups say, where the vehicle can wait for that."""
    told = {_with_its_group(view, leaf, way) for leaf in leaves}
    as_planned = _boarding(view, way.start, way.end)
    if len(told) != 1:
        return as_planned
    ((start, departure, end),) = told
    if start <= way.start:
        return start, departure, end
    late = after is not None and end + fleet.empty_minutes(replace(way, start=start, end=end), after) > after.start
    return as_planned if late else (start, departure, end)


def _with_its_group(view: View, leaf: str, way: Way) -> Times:
    """The times of a leaf group's way, by its papers."""
    pairs = view.once(("legs as told", leaf), lambda: tuple(zip(view.legs(leaf), legs_of(view, leaf), strict=True)))
    for leg, told in pairs:
        if (leg.start, leg.end, leg.from_venue, leg.to_venue) == (way.start, way.end, way.from_venue, way.to_venue):
            if leg.mode in BOARDED:  # a section of a ride: its boarding, and what it has to be early by, lie before it
                return _stands_there(view, leg), told.start, told.end
            return _boarding(view, told.start, told.end)
    return _boarding(view, way.start, way.end)


def _stands_there(view: View, leg: Leg) -> int:
    """The minute for which its people are told to be at a section of a ride; where they land there, its boarding."""
    since = waits_from(view, leg)
    if since is None:
        return leg.start
    landed = any(each.ride == leg.ride and each.end <= since and each.mode != "road" for each in view.legs(leg.leaf))
    return max(since, leg.start - view.edition.boarding_minutes) if landed else since


def _boarding(view: View, start: int, end: int) -> Times:
    """The times of a way that counts its boarding."""
    return start, min(end, start + view.edition.boarding_minutes), end


__all__ = ["Drive", "drives", "together"]
