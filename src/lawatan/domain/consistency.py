"""What is wrong between the records of an edition: dangling references, turned dates, loops, things in the wrong city.

Each record is asked by itself, so that an edit asks only about what it touches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from pydantic_core import InitErrorDetails

from lawatan.domain.fault import fault
from lawatan.domain.moment import EARLIEST_YEAR, LATEST_YEAR
from lawatan.domain.record import Record, references
from lawatan.domain.tables import PLAN_TABLES, PROMISED, TABLES
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.domain.activity import Activity
    from lawatan.domain.edition import Edition, Heading
    from lawatan.domain.group import Group
    from lawatan.domain.place import City
    from lawatan.domain.road import CityChange, RideOption, Service

Faults = Iterator[InitErrorDetails]

LONGEST_DAYS = 366
"""A programme lasts days or weeks; a longer one is a year mistyped, and planning would look at each of its days."""


def all_faults(edition: Edition[Any]) -> Faults:
    """Everything that is wrong in an edition, with paths."""
    yield from heading_faults(edition)
    for table in (*TABLES, *PLAN_TABLES, *PROMISED):
        for record in table_of(edition, table).values():
            yield from record_faults(edition, table, record)


def table_of(edition: Edition[Any], table: str) -> Any:
    """The table of that name, of the edition or of its plan."""
    return getattr(edition.plan if table in PLAN_TABLES else edition, table)


def heading_faults(heading: Heading) -> Faults:
    """What is wrong with the edition's own fields."""
    if heading.last_day < heading.first_day:
        yield fault(("last_day",), heading.last_day, mark("the last day lies before the first"))
    if (heading.last_day - heading.first_day).days >= LONGEST_DAYS:
        told = mark("the programme lasts longer than {days} days")
        yield fault(("last_day",), heading.last_day, told, days=LONGEST_DAYS)
    if not EARLIEST_YEAR <= heading.first_day.year <= LATEST_YEAR:
        told = mark("the year must lie between {first} and {last}")
        yield fault(("first_day",), heading.first_day, told, first=EARLIEST_YEAR, last=LATEST_YEAR)
    for name in heading.facts:
        if name not in type(heading).model_fields:
            yield fault(("facts", name), name, mark("a source is given for a field that there is not"))


def record_faults(edition: Edition[Any], table: str, record: Record) -> Faults:
    """What is wrong with one record, as far as it speaks of others; its own fields were validated before."""
    path = ("plan", table, record.id) if table in PLAN_TABLES else (table, record.id)
    for inner, target, record_id in references(record):
        if record_id not in getattr(edition, target):
            told = mark("there is no “{record}” among the {table} of this edition")
            yield fault((*path, *inner), record_id, told, record=record_id, table=target.replace("_", " "))
    for name in record.facts:
        if name not in type(record).model_fields:
            yield fault((*path, "facts", name), name, mark("a source is given for a field that there is not"))
    if table in JOINED and ("@" in record.id or "+" in record.id):
        yield fault(path, record.id, mark("this id cannot have @ or +: they join the ids of activities and groups"))
    if table in _OF_TABLE:
        yield from _OF_TABLE[table](edition, record)


JOINED = ("activities", "groups", "city_changes")
"""The tables whose ids are joined into those of occurrences and crossings."""


def _activity(edition: Edition[Any], activity: Activity) -> Faults:
    venue = edition.venues.get(activity.venue)
    rooms: list[tuple[tuple[str | int, ...], str]] = [(("room",), activity.room)] if activity.room else []
    rooms += [(("rooms", position), room) for position, room in enumerate(activity.rooms)]
    for inner, room in rooms:
        if venue is not None and venue.room(room) is None:
            told = mark("{venue} has no room “{room}”")
            yield fault(("activities", activity.id, *inner), room, told, venue=activity.venue, room=room)
    if venue is not None:
        for position, other in enumerate(activity.alternatives):
            yield from _elsewhere(edition, ("activities", activity.id, "alternatives", position), other, venue.city)
        yield from _elsewhere(edition, ("activities", activity.id, "rain_venue"), activity.rain_venue, venue.city)
    yield from _loop(edition.activities, "activities", activity, "part_of")


def _city(edition: Edition[Any], city: City) -> Faults:
    yield from _elsewhere(edition, ("cities", city.id, "hotel"), city.hotel, city.id)
    for position, change in enumerate(city.hotel_changes):
        yield from _elsewhere(edition, ("cities", city.id, "hotel_changes", position, "hotel"), change.hotel, city.id)


def _ride_option(edition: Edition[Any], option: RideOption) -> Faults:
    """The chain begins in the one city and ends in the other; each service leaves where the one before arrives."""
    path = ("ride_options", option.id)
    steps: list[tuple[tuple[str | int, ...], Service]] = [
        *((("feeders", n), each) for n, each in enumerate(option.feeders)),
        (("service",), option.service),
        *((("onward", n), each) for n, each in enumerate(option.onward)),
    ]
    here = option.from_city
    for inner, service in steps:
        yield from _elsewhere(edition, (*path, *inner, "from_venue"), service.from_venue, here)
        arrives = edition.venues.get(service.to_venue)
        here = arrives.city if arrives is not None else here
    inner, service = steps[-1]
    yield from _elsewhere(edition, (*path, *inner, "to_venue"), service.to_venue, option.to_city)


def _city_change(edition: Edition[Any], change: CityChange) -> Faults:
    if change.id in edition.activities:
        yield fault(("city_changes", change.id), change.id, mark("an activity has the same id: choose another"))
    if change.from_city == change.to_city:
        path = ("city_changes", change.id, "to_city")
        yield fault(path, change.to_city, mark("the change leads to where it begins"))
    for position, option_id in enumerate(change.options):
        way = edition.ride_options.get(option_id)
        if way is not None and (way.from_city, way.to_city) != (change.from_city, change.to_city):
            yield fault(
                ("city_changes", change.id, "options", position),
                option_id,
                mark("{way} goes from {from_city} to {to_city}, the change from {begins} to {ends}"),
                way=option_id,
                from_city=way.from_city,
                to_city=way.to_city,
                begins=change.from_city,
                ends=change.to_city,
            )


def _group(edition: Edition[Any], group: Group) -> Faults:
    yield from _loop(edition.groups, "groups", group, "parent")
    if group.by == "capacity" and group.parent is None and group.capacity is None:
        yield fault(("groups", group.id, "capacity"), group.capacity, mark("say how many people it holds"))


def _loop(records: Any, table: str, record: Any, field: str) -> Faults:
    """A fault if a record lies, by one of its fields, inside itself."""
    seen, at = {record.id}, getattr(record, field)
    while at is not None and at in records:
        if at in seen:
            if at == record.id:
                groups, activities = mark("the group is a part of itself"), mark("the activity is a part of itself")
                told = groups if table == "groups" else activities
                yield fault((table, record.id, field), getattr(record, field), told)
            return
        seen.add(at)
        at = getattr(records[at], field)


def _elsewhere(edition: Edition[Any], path: tuple[str | int, ...], venue_id: str | None, city: str) -> Faults:
    """A fault if a venue does not lie in the city where it is used; one whose city there is not has its own fault."""
    venue = edition.venues.get(venue_id) if venue_id else None
    if venue is not None and venue.city != city and venue.city in edition.cities:
        told = mark("{venue} lies in {there}, not in {city}")
        yield fault(path, venue_id, told, venue=venue.id, there=venue.city, city=city)


_OF_TABLE: dict[str, Callable[[Any, Any], Faults]] = {
    "cities": _city,
    "groups": _group,
    "activities": _activity,
    "ride_options": _ride_option,
    "city_changes": _city_change,
}
