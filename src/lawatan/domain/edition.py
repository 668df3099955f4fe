"""The edition: everything about one run of the programme as one immutable value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import Field, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from lawatan.domain.activity import Activity
from lawatan.domain.people import Country, Group, Host, Organiser, Person
from lawatan.domain.place import City, Venue
from lawatan.domain.plan import EARLIEST_YEAR, LATEST_YEAR, Plan
from lawatan.domain.record import Record, Table, Text, references
from lawatan.domain.road import CityChange, RideOption, TravelTime

RuleT = TypeVar("RuleT", bound=Record)

TABLES = (
    "organisers",
    "countries",
    "cities",
    "venues",
    "hosts",
    "persons",
    "groups",
    "activities",
    "travel_times",
    "ride_options",
    "city_changes",
    "rules",
)
"""The edition's tables, in display order."""


LONGEST_DAYS = 366
"""A programme lasts days or weeks; a longer one is a year mistyped, and planning would look at each of its days."""


class Edition(Record, Generic[RuleT]):
    """One run of the programme: theme, framework, organisers, dates, and all that is planned in it."""

    keyed: ClassVar[bool] = False

    name: Text = Field(title="Programme")
    batch: int | None = Field(None, ge=1, title="Batch")
    theme: Text = Field(default_factory=Text, title="Theme")
    framework: Text = Field(default_factory=Text, title="Framework")
    place: Text = Field(default_factory=Text, title="Place")
    output: Text = Field(default_factory=Text, title="Output")
    note: Text = Field(default_factory=Text, title="Note")
    first_day: dt.date = Field(title="First day")
    last_day: dt.date = Field(title="Last day")
    boarding_minutes: int = Field(
        10,
        ge=0,
        le=24 * 60,
        title="Boarding",
        description="Added to each way by road.",
        json_schema_extra={"unit": "min"},
    )
    organisers: Table[Organiser] = Field(default_factory=Table, title="Organisers")
    countries: Table[Country] = Field(default_factory=Table, title="Countries")
    cities: Table[City] = Field(default_factory=Table, title="Cities")
    venues: Table[Venue] = Field(default_factory=Table, title="Venues")
    hosts: Table[Host] = Field(default_factory=Table, title="Host institutions")
    persons: Table[Person] = Field(default_factory=Table, title="People")
    groups: Table[Group] = Field(default_factory=Table, title="Groups")
    activities: Table[Activity] = Field(default_factory=Table, title="Activities")
    travel_times: Table[TravelTime] = Field(default_factory=Table, title="Travel times")
    ride_options: Table[RideOption] = Field(default_factory=Table, title="Ways between cities")
    city_changes: Table[CityChange] = Field(default_factory=Table, title="Changes of city")
    rules: Table[RuleT] = Field(default_factory=Table, title="Rules")
    plan: Plan = Field(default_factory=Plan, title="Schedule")

    @model_validator(mode="after")
    def _consistent(self) -> Edition[RuleT]:
        errors = list(_faults(self))
        if errors:
            raise ValidationError.from_exception_data("Edition", errors)
        return self


AnyEdition = Edition[Any]
"""An edition with any set of rules: what all layers below ``rules`` work on."""


def _faults(edition: Edition[Any]) -> Iterator[InitErrorDetails]:
    """What is wrong between records: dangling references, turned dates, loops in the tree of groups."""
    if edition.last_day < edition.first_day:
        yield _fault(("last_day",), "the last day lies before the first", edition.last_day)
    if (edition.last_day - edition.first_day).days >= LONGEST_DAYS:
        yield _fault(("last_day",), f"the programme lasts longer than {LONGEST_DAYS} days", edition.last_day)
    if not EARLIEST_YEAR <= edition.first_day.year <= LATEST_YEAR:
        message = f"the year must lie between {EARLIEST_YEAR} and {LATEST_YEAR}"
        yield _fault(("first_day",), message, edition.first_day)
    for table in TABLES:
        for record in getattr(edition, table).values():
            for path, target, record_id in references(record):
                if record_id not in getattr(edition, target):
                    message = f"there is no {record_id!r} among the {target.replace('_', ' ')} of this edition"
                    yield _fault((table, record.id, *path), message, record_id)
            for name in record.facts:
                if name not in type(record).model_fields:
                    yield _fault(
                        (table, record.id, "facts", name), "a source is given for a field that there is not", name
                    )
    for name in edition.facts:
        if name not in type(edition).model_fields:
            yield _fault(("facts", name), "a source is given for a field that there is not", name)
    for activity in edition.activities.values():
        venue = edition.venues.get(activity.venue)
        if activity.room and venue is not None and venue.room(activity.room) is None:
            yield _fault(
                ("activities", activity.id, "room"), f"{activity.venue} has no room {activity.room!r}", activity.room
            )
    for city in edition.cities.values():
        yield from _elsewhere(edition, ("cities", city.id, "hotel"), city.hotel, city.id)
    for option in edition.ride_options.values():
        service = ("ride_options", option.id, "service")
        yield from _elsewhere(edition, (*service, "from_venue"), option.service.from_venue, option.from_city)
        yield from _elsewhere(edition, (*service, "to_venue"), option.service.to_venue, option.to_city)
    for item in (*edition.activities, *edition.groups, *edition.city_changes):
        if "@" in item or "+" in item:
            table = next(t for t in ("activities", "groups", "city_changes") if item in getattr(edition, t))
            yield _fault((table, item), "this id cannot have @ or +: they join the ids of activities and groups", item)
    for item in edition.city_changes:
        if item in edition.activities:
            yield _fault(("city_changes", item), "an activity has the same id: choose another", item)
    for change in edition.city_changes.values():
        if change.from_city == change.to_city:
            yield _fault(("city_changes", change.id, "to_city"), "the change leads to where it begins", change.to_city)
        for position, option_id in enumerate(change.options):
            way = edition.ride_options.get(option_id)
            if way is not None and (way.from_city, way.to_city) != (change.from_city, change.to_city):
                goes = f"{option_id} goes from {way.from_city} to {way.to_city}"
                message = f"{goes}, the change from {change.from_city} to {change.to_city}"
                yield _fault(("city_changes", change.id, "options", position), message, option_id)
    for group in edition.groups.values():
        seen, parent = {group.id}, group.parent
        while parent is not None and parent in edition.groups:
            if parent in seen:
                if parent == group.id:
                    yield _fault(("groups", group.id, "parent"), "the group is a part of itself", group.parent)
                break
            seen.add(parent)
            parent = edition.groups[parent].parent


def _elsewhere(
    edition: Edition[Any], path: tuple[str, ...], venue_id: str | None, city: str
) -> Iterator[InitErrorDetails]:
    """A fault if a venue does not lie in the city where it is used."""
    venue = edition.venues.get(venue_id) if venue_id else None
    if venue is not None and venue.city != city:
        yield _fault(path, f"{venue_id} lies in {venue.city}, not in {city}", venue_id)


def _fault(path: tuple[str | int, ...], message: str, value: object) -> InitErrorDetails:
    return InitErrorDetails(
        type=PydanticCustomError("inconsistent", "{message}", {"message": message}), loc=path, input=value
    )
