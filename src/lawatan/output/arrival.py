"""When the groups of a time slot arrive at its place, as their own papers say; and whether a host has them at its own."""

from __future__ import annotations

import datetime as dt

from lawatan.domain import AnyEdition
from lawatan.output.trip import legs_of
from lawatan.rules.breaks import Break, breaks_of
from lawatan.schedule import Entry, Leg, Occurrence, View

_RECEIVES = ("site_visit", "cultural_visit", "workshop")
"""What is held at its host's where no record says where the host is."""


def arrivals(view: View, entry: Entry) -> tuple[dt.datetime, ...]:
    """When the groups arrive, in order; empty where any of them is at the place before."""
    ways = ways_to(view, entry)
    if len(ways) < len(entry.leaves):
        return ()
    zone = view.zone(entry)
    return tuple(sorted({view.setting.clock.moment(way.end, zone) for way in ways}))


def break_before(view: View, entry: Entry) -> Break | None:
    """The break that the groups have at the place before it begins; None where they have none, or not all the same."""
    date, found = view.starts(entry).date(), set()
    for way in ways_to(view, entry):
        each = breaks_of(view, way.leaf, [date]).get(date)
        found.add(each if each is not None and way.end <= each.start < entry.start else None)
    return found.pop() if len(found) == 1 else None


def ways_to(view: View, entry: Entry) -> tuple[Leg, ...]:
    """The way by which each of its groups comes on that day; of one that does something else at the place before none."""
    every: tuple[Leg, ...] = view.once(("ways to", entry.id), lambda: tuple(_ways_to(view, entry)))
    return every


def _ways_to(view: View, entry: Entry) -> list[Leg]:
    found = []
    date, clock, zone = view.starts(entry).date(), view.setting.clock, view.zone(entry)
    for leaf in entry.leaves:
        before = [way for way in legs_of(view, leaf) if way.end <= entry.start]
        if not before or before[-1].to_venue != entry.from_venue:
            continue
        way, others = before[-1], view.days(leaf).get(date, ())
        met = any(other.id != entry.id and way.end <= other.start < entry.start for other in others)
        if not met and clock.moment(way.end, zone).date() == date:
            found.append(way)
    return found


def host_receives(edition: AnyEdition, host_id: str, occurrence: Occurrence) -> bool:
    """Whether a host has the groups at its own place in a time slot."""
    host = edition.hosts[host_id]
    if host.venue is not None:
        return host.venue == occurrence.venue
    return occurrence.activity.kind in _RECEIVES and not host_speaks(edition, host_id, occurrence)


def host_speaks(edition: AnyEdition, host_id: str, occurrence: Occurrence) -> bool:
    """Whether one of a host's people is a resource person of the time slot."""
    return any(edition.persons[person].host == host_id for person in occurrence.activity.resource_persons)


__all__ = ["arrivals", "break_before", "host_receives", "host_speaks", "ways_to"]
