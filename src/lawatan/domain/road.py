"""What is known of travel: minutes between venues, and the ways from one city to another."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from lawatan.domain.group import GroupId
from lawatan.domain.place import CityId, Span, VenueId, Weekday
from lawatan.domain.record import Id, Line, Record, Refers, Text, Time, Value


class TravelTime(Record):
    """Minutes by road between two venues, the same both ways, without and with peak traffic."""

    between: VenueId = Field(title="Between")
    and_: VenueId = Field(title="And", alias="and")
    off_peak_minutes: int = Field(ge=0, le=24 * 60, title="Takes", json_schema_extra={"unit": "min"})
    peak_minutes: int = Field(ge=0, le=24 * 60, title="At the peak", json_schema_extra={"unit": "min"})

    model_config = ConfigDict(populate_by_name=True)


class SlowTime(Value):
    """A stretch of the week in which a free departure takes longer."""

    weekdays: tuple[Weekday, ...] = Field(title="Weekdays")
    span: Span = Field(title="Departure from, until")
    minutes: int = Field(ge=1, le=7 * 24 * 60, title="Takes", json_schema_extra={"unit": "min"})


class Departure(Value):
    """A timetabled departure and arrival, each in the local time of its city."""

    name: Line = Field(title="Number or name")
    leaves: Time = Field(title="Leaves")
    minutes: int = Field(ge=1, le=7 * 24 * 60, title="Takes", json_schema_extra={"unit": "min"})
    weekdays: tuple[Weekday, ...] = Field((), title="Weekdays", description="None: daily.")


class Service(Value):
    """The main section of a ride: a coach that leaves when we say, or a train or flight by its timetable."""

    mode: Literal["coach", "train", "flight", "ferry"] = Field(title="By")
    from_venue: VenueId = Field(title="From")
    to_venue: VenueId = Field(title="To")
    minutes: int = Field(ge=1, le=7 * 24 * 60, title="Takes", json_schema_extra={"unit": "min"})
    slow: tuple[SlowTime, ...] = Field((), title="Slower", description="The longest that applies counts.")
    departures: tuple[Departure, ...] = Field((), title="Timetable", description="None: leaves when we say.")


class RideOption(Record):
    """A way from one city to another: access, time before departure, the service, time after it, egress."""

    name: Text = Field(title="Name")
    from_city: CityId = Field(title="From")
    to_city: CityId = Field(title="To")
    service: Service = Field(title="Service")
    before_minutes: int = Field(0, ge=0, le=24 * 60, title="At the departure before", json_schema_extra={"unit": "min"})
    after_minutes: int = Field(0, ge=0, le=24 * 60, title="After arrival", json_schema_extra={"unit": "min"})
    luggage: Text = Field(
        default_factory=Text, title="Luggage", description="What may be taken along, and where it is handed in."
    )


class CityChange(Record):
    """A change of city that groups have to make, each by a ride of its own."""

    groups: tuple[GroupId, ...] = Field(title="Groups", min_length=1)
    from_city: CityId = Field(title="From")
    to_city: CityId = Field(title="To")
    earliest: dt.date | None = Field(None, title="Not before")
    latest: dt.date | None = Field(None, title="Not after")
    options: tuple[Annotated[Id, Refers("ride_options")], ...] = Field(title="Ways", min_length=1)


__all__ = ["CityChange", "Departure", "RideOption", "Service", "SlowTime", "TravelTime"]
