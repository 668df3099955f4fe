"""Trips: the legs of the groups as papers show them; what several groups do together is one trip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lawatan.domain import AnyEdition, head_count
from lawatan.rules.breaks import Break, breaks_of
from lawatan.schedule import Leg, View, leaves


@dataclass(frozen=True)
class Trip:
    """A way by one vehicle or service, of all the leaf groups that make it at the same time; times are local.

    ``id`` is the leg's of its first group, so it stays when another group joins or goes its own way. ``peak`` is
    None where traffic does not count; ``basis`` is table, estimate, timetable or stated.
    """

    id: str
    leaves: tuple[str, ...]
    mode: str
    from_venue: str
    to_venue: str
    start: dt.datetime
    end: dt.datetime
    minutes: int
    people: int
    peak: bool | None
    basis: str
    assumed: bool
    name: str
    ride: str | None
    be_there: dt.datetime | None
    settled: bool
    order: tuple[int, int, str] = field(repr=False)


def trips(view: View, groups: Iterable[str]) -> tuple[Trip, ...]:
    """The trips of the leaf ``groups``, by start; legs that are alike in all but the group are one."""
    together: dict[tuple[object, ...], list[Leg]] = {}
    for leaf in groups:
        for leg in legs_of(view, leaf):
            alike = (leg.start, leg.end, leg.from_venue, leg.to_venue, leg.mode, leg.name, leg.ride is None)
            together.setdefault(alike, []).append(leg)
    return tuple(sorted((_trip(view, legs) for legs in together.values()), key=lambda t: t.order))


def legs_of(view: View, leaf: str) -> tuple[Leg, ...]:
    """The legs of a leaf group; where a break comes soon after a way would begin, the group leaves after it if it can.

    The view has it leave as the activity ends: it would stand hours too early at the door of the next host.
    """
    days = [day for day in view.days(leaf) if view.edition.first_day <= day <= view.edition.last_day]
    breaks = breaks_of(view, leaf, days).values()
    found = []
    for leg in view.legs(leaf):
        soon = leg.end + (_SOON if leg.id.split(">")[1] in view.entries else 0)  # who goes back to the hotel eats there
        lunch = next((each for each in breaks if leg.start <= each.start < soon), None)
        found.append(leg if lunch is None or leg.ride is not None else _after(view, leg, lunch))
    return tuple(found)


_SOON = 60
"""Minutes from the end of a way to a break for which it can wait."""


def _after(view: View, leg: Leg, lunch: Break) -> Leg:
    """The leg after lunch; as it was where it leads from the hotel or would be late then."""
    before, to, *_ = leg.id.split(">")
    travel = view.setting.travel
    zone = view.setting.zone(travel.city_of(leg.from_venue))
    peak = travel.in_peak(leg.from_venue, view.setting.clock.moment(lunch.end, zone))
    end = lunch.end + travel.way(leg.from_venue, leg.to_venue).minutes(peak)
    late = to in view.entries and end > view.entries[to].start
    return leg if before == "hotel" or late else replace(leg, start=lunch.end, end=end, peak=peak)


def as_groups(edition: AnyEdition, leaf_groups: tuple[str, ...]) -> tuple[str, ...]:
    """The group that the leaf groups make up, where they make up one; else themselves."""
    whole = next((g for g in edition.groups if set(leaves(edition, g)) == set(leaf_groups)), None)
    return (whole,) if whole else leaf_groups


def _trip(view: View, legs: list[Leg]) -> Trip:
    leg, setting = legs[0], view.setting
    start_zone = setting.zone(setting.travel.city_of(leg.from_venue))
    end_zone = setting.zone(setting.travel.city_of(leg.to_venue))
    start = setting.clock.moment(leg.start, start_zone)
    peak, basis, assumed = _road(view, leg, start) if leg.mode == "road" else _service(view, leg)
    together = tuple(each.leaf for each in legs)
    return Trip(
        id=leg.id,
        leaves=together,
        mode=leg.mode,
        from_venue=leg.from_venue,
        to_venue=leg.to_venue,
        start=start,
        end=setting.clock.moment(leg.end, end_zone),
        minutes=leg.minutes,
        people=sum(head_count(view.edition, g) for g in as_groups(view.edition, together)),
        peak=peak,
        basis=basis,
        assumed=assumed,
        name=leg.name,
        ride=leg.ride,
        be_there=_be_there(view, leg),
        settled=all(settled(view, each.id.split(">")) for each in legs),
        order=(leg.start, leg.end, leg.id),
    )


def _road(view: View, leg: Leg, start: dt.datetime) -> tuple[bool, str, bool]:
    way = view.setting.travel.way(leg.from_venue, leg.to_venue)
    return view.setting.travel.in_peak(leg.from_venue, start), way.basis, way.assumed


def _service(view: View, leg: Leg) -> tuple[None, str, bool]:
    entry = view.entries[leg.ride] if leg.ride else None
    if entry is None or entry.ride is None:
        return None, "stated", False
    option = view.edition.ride_options[entry.ride.option]
    told = (("service", (option.service,)), ("feeders", option.feeders), ("onward", option.onward))
    for name, services in told:
        for each in services:
            if (each.mode, each.from_venue, each.to_venue) == (leg.mode, leg.from_venue, leg.to_venue):
                return None, "timetable" if each.departures else "stated", option.assumed(name)
    return None, "stated", False


def _be_there(view: View, leg: Leg) -> dt.datetime | None:
    """When to be at the station or the gate, where the group waits there before the service leaves."""
    since = waits_from(view, leg) if leg.mode != "road" else None
    zone = view.setting.zone(view.setting.travel.city_of(leg.from_venue))
    return None if since is None else view.setting.clock.moment(since, zone)


def waits_from(view: View, leg: Leg) -> int | None:
    """The minute from which the group waits where a section of a ride leaves; None where it does not, or of other ways."""
    entry = view.entries[leg.ride] if leg.ride else None
    sections = entry.ride.sections if entry is not None and entry.ride is not None else ()
    return next((each.start for each in sections if each.mode == "wait" and each.end == leg.start), None)


def settled(view: View, items: Iterable[str]) -> bool:
    """Whether all that a way joins is confirmed; a ride has no confirmation of its own, so it never is."""
    joined = [view.entries[part] for part in items if part in view.entries]
    return bool(joined) and all(e.placement is not None and is_confirmed(e.placement.confirmation) for e in joined)


def is_confirmed(confirmation: str) -> bool:
    """Say whether a time slot is settled with those concerned."""
    return confirmation in ("confirmed", "announced")
