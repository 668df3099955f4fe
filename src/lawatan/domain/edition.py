"""The edition: everything about one run of the programme as one immutable value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import Field, field_validator, model_validator
from pydantic_core import ValidationError

from lawatan.domain.activity import Activity
from lawatan.domain.consistency import all_faults, heading_faults
from lawatan.domain.fault import wrong
from lawatan.domain.group import Group
from lawatan.domain.moment import Moment
from lawatan.domain.people import Country, Host, Organiser, Person
from lawatan.domain.place import City, Venue
from lawatan.domain.plan import Placement, Plan, Ride
from lawatan.domain.record import Line, Record, Table, Text
from lawatan.domain.road import CityChange, RideOption, TravelTime
from lawatan.domain.vehicle import Vehicle
from lawatan.words import mark

RuleT = TypeVar("RuleT", bound=Record)


class Heading(Record):
    """What an edition says of itself: theme, framework, dates; all else lies in its tables."""

    keyed: ClassVar[bool] = False
    always_written: ClassVar[tuple[str, ...]] = ("boarding_minutes",)
    sections: ClassVar[Mapping[str, tuple[str, ...]]] = {
        mark("Choosing between ways"): ("cost_weight", "comfort_weight"),
        mark("Hotel rooms"): ("persons_a_room", "nights_before", "nights_after"),
        mark("While it goes on"): ("now",),
        mark("Calendars for phones"): ("calendar_address",),
    }

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
    cost_weight: int = Field(
        0,
        ge=0,
        le=10_000,
        title="Cost",
        description="Minutes of travel that 100,000 IDR a person is worth, when planning chooses between ways.",
        json_schema_extra={"unit": "min"},
    )
    comfort_weight: int = Field(
        0,
        ge=0,
        le=10_000,
        title="Comfort",
        description="Minutes of travel that each step of comfort is worth that a way has less than 5.",
        json_schema_extra={"unit": "min"},
    )

    persons_a_room: int = Field(
        1,
        ge=1,
        le=4,
        title="Share a room",
        description="So many participants, and so many of the staff. Companions share the room of their person anyhow.",
        json_schema_extra={"unit": "people"},
    )
    nights_before: int = Field(
        0,
        ge=0,
        le=14,
        title="Nights before the first day",
        description="Of those whose arrival is not on record.",
        json_schema_extra={"unit": "nights"},
    )
    nights_after: int = Field(
        0,
        ge=0,
        le=14,
        title="Nights from the last day on",
        description="Of those whose departure is not on record.",
        json_schema_extra={"unit": "nights"},
    )

    now: Moment | None = Field(
        None,
        title="Now",
        description="What has begun by then is past: planning leaves it as it is, and puts nothing else there. Empty: all "
        "is still to come.",
    )

    calendar_address: Line = Field(
        "",
        title="Calendars at",
        description="Where the folder of the published calendars can be had (https://…): the codes in booklets lead there, "
        "each to its reader’s own. Empty: no codes.",
    )

    @field_validator("calendar_address")
    @classmethod
    def _address(cls, told: str) -> str:
        if told and not re.match(r"(https?|webcal)://[^\s/]+", told):
            raise wrong("address", mark("an address begins with https:// or webcal://, then the name of the server"))
        return told

    @model_validator(mode="after")
    def _consistent(self) -> Heading:
        errors = list(heading_faults(self))
        if errors:
            raise ValidationError.from_exception_data("Heading", errors)
        return self


class Edition(Heading, Generic[RuleT]):
    """One run of the programme: theme, framework, organisers, dates, and all that is planned in it."""

    organisers: Table[Organiser] = Field(default_factory=Table, title="Organisers")
    countries: Table[Country] = Field(default_factory=Table, title="Countries")
    cities: Table[City] = Field(default_factory=Table, title="Cities")
    venues: Table[Venue] = Field(default_factory=Table, title="Venues")
    hosts: Table[Host] = Field(default_factory=Table, title="Host institutions")
    persons: Table[Person] = Field(default_factory=Table, title="People")
    groups: Table[Group] = Field(default_factory=Table, title="Groups")
    vehicles: Table[Vehicle] = Field(default_factory=Table, title="Vehicles")
    activities: Table[Activity] = Field(default_factory=Table, title="Activities")
    travel_times: Table[TravelTime] = Field(default_factory=Table, title="Travel times")
    ride_options: Table[RideOption] = Field(default_factory=Table, title="Ways between cities")
    city_changes: Table[CityChange] = Field(default_factory=Table, title="Changes of city")
    rules: Table[RuleT] = Field(default_factory=Table, title="Rules")
    plan: Plan = Field(default_factory=Plan, title="Schedule")
    promised: Table[Placement] = Field(
        default_factory=Table, title="What people were told", description="The time slots as they were last sent."
    )
    promised_rides: Table[Ride] = Field(
        default_factory=Table, title="Rides people were told of", description="The rides as they were last sent."
    )

    @property
    def heading(self) -> Heading:
        """The edition's own fields, without its tables."""
        return Heading.model_construct(**{name: getattr(self, name) for name in Heading.model_fields})

    @model_validator(mode="after")
    def _consistent(self) -> Edition[RuleT]:
        errors = list(all_faults(self))
        if errors:
            raise ValidationError.from_exception_data("Edition", errors)
        return self


AnyEdition = Edition[Any]
"""An edition with any set of rules: what all layers below ``rules`` work on."""
