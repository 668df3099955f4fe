"""Drives: the ways that vehicles make, as their drivers' papers show them, with who is aboard."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lawatan.schedule import View
from lawatan.schedule.fleet import Fleet, Task, Way
from lawatan.schedule.readers import way_item


@dataclass(frozen=True)
class Drive:
    """A way of a vehicle, with its local times: ``zone`` and ``end_zone`` are those where it leaves and arrives.

    ``item`` names it in what is told (``lawatan.schedule.readers``). ``people`` and ``luggage`` are of all aboard, who
    go along as ``leaves`` (leaf groups) or, in an arrival or departure run, one by one as ``passengers``.
    """

    item: str
    vehicle: str
    driver: str | None
    guide: str | None
    start: dt.datetime
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

    @property
    def minutes(self) -> int:
        """How long it takes, boarding counted."""
        return round((self.end - self.start).total_seconds()) // 60


def drives(view: View) -> tuple[Drive, ...]:
    """The ways of all vehicles, by time; one that several drivers of a vehicle share is there once for each."""
    fleet = Fleet(view)
    found = [
        drive
        for vehicle, done in fleet.work().items()
        for way, tasks in done
        for drive in _driven(view, fleet, vehicle, way, tasks)
    ]
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.vehicle, each.item, each.driver or "")))


def _driven(view: View, fleet: Fleet, vehicle: str, way: Way, tasks: tuple[Task, ...]) -> tuple[Drive, ...]:
    setting, edition = view.setting, view.edition
    zone, end_zone = (setting.zone(setting.travel.city_of(venue)) for venue in (way.from_venue, way.to_venue))
    by_driver = {task.driver or edition.vehicles[vehicle].driver: task for task in tasks}
    own = sum(edition.persons[person].luggage for person in way.passengers)
    return tuple(
        Drive(
            item=way_item(way),
            vehicle=vehicle,
            driver=driver,
            guide=getattr(task, "guide", None),
            start=setting.clock.moment(way.start, zone),
            end=setting.clock.moment(way.end, end_zone),
            zone=zone,
            end_zone=end_zone,
            from_venue=way.from_venue,
            to_venue=way.to_venue,
            people=fleet.people(way.leaves) + len(way.passengers),
            luggage=fleet.luggage(way.leaves) + own,
            leaves=way.leaves,
            passengers=way.passengers,
            run=way.shuttle,
        )
        for driver, task in by_driver.items()
    )


__all__ = ["Drive", "drives"]
