"""What is known of travel: minutes between venues, and the ways from one city to another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from lawatan.domain.group import GroupId
from lawatan.domain.place import CityId, Span, VenueId, Weekday
from lawatan.domain.record import Id, Line, Record, Refers, Text, Time, Value
from lawatan.words import mark


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


Mode = Literal["coach", "car", "train", "fast_train", "flight", "ferry"]
"""By what a service goes; what leaves when we say or by its timetable, and what the bus on the road (``road``) is not."""

BOARDED: frozenset[str] = frozenset(("coach", "car"))
"""What has no station of its own: the edition's minutes for boarding count before it, as before each way by road."""


class Service(Value):
    """A section of a ride: a coach that leaves when we say, or a train or flight by its timetable."""

    mode: Mode = Field(
        title="By", json_schema_extra={"choices": {"car": "Car or van", "fast_train": "High-speed train"}}
    )
    from_venue: VenueId = Field(title="From")
    to_venue: VenueId = Field(title="To")
    minutes: int = Field(ge=1, le=7 * 24 * 60, title="Takes", json_schema_extra={"unit": "min"})
    slow: tuple[SlowTime, ...] = Field((), title="Slower", description="The longest that applies counts.")
    departures: tuple[Departure, ...] = Field((), title="Timetable", description="None: leaves when we say.")


class Connection(Service):
    """A further service of a way, before or after the main one: a feeder train, a ferry, a car on from the station."""

    before_minutes: int = Field(0, ge=0, le=24 * 60, title="At the departure before", json_schema_extra={"unit": "min"})
    after_minutes: int = Field(0, ge=0, le=24 * 60, title="After arrival", json_schema_extra={"unit": "min"})


class RideOption(Record):
    """A way from one city to another: access, time before departure, the service, time after it, egress.

    It may be a chain: ``feeders`` bring to the main service, ``onward`` ones lead on from it. Between two that do not
    meet at one place the group goes by road.
    """

    sections: ClassVar[Mapping[str, tuple[str, ...]]] = {
        mark("Changes on the way"): ("feeders", "onward"),
        mark("Choosing between ways"): ("cost_per_person", "comfort"),
    }

    name: Text = Field(title="Name")
    from_city: CityId = Field(title="From")
    to_city: CityId = Field(title="To")
    service: Service = Field(title="Service")
    before_minutes: int = Field(0, ge=0, le=24 * 60, title="At the departure before", json_schema_extra={"unit": "min"})
    after_minutes: int = Field(0, ge=0, le=24 * 60, title="After arrival", json_schema_extra={"unit": "min"})
    feeders: tuple[Connection, ...] = Field(
        (),
        title="Services before it",
        description="In their order. With a timetable, the last departure counts from which the next service is reached.",
    )
    onward: tuple[Connection, ...] = Field(
        (),
        title="Services after it",
        description="In their order. With a timetable, the next departure counts that can be reached.",
    )
    cost_per_person: int | None = Field(
        None,
        ge=0,
        le=10**9,
        title="Costs a person",
        description="From hotel to hotel. Empty: not known; choosing by cost then takes it for as dear as the dearest.",
        json_schema_extra={"unit": "IDR"},
    )
    comfort: int = Field(
        3, ge=1, le=5, title="Comfort", description="From 1, tiring, to 5, as comfortable as can be; 3 is usual."
    )
    luggage: Text = Field(
        default_factory=Text, title="Luggage", description="What may be taken along, and where it is handed in."
    )

    @property
    def chain(self) -> tuple[Service, ...]:
        """All its services in the order in which they are taken."""
        return (*self.feeders, self.service, *self.onward)


class CityChange(Record):
    """A change of city that groups have to make, each by a ride of its own."""

    groups: tuple[GroupId, ...] = Field(title="Groups", min_length=1)
    from_city: CityId = Field(title="From")
    to_city: CityId = Field(title="To")
    earliest: dt.date | None = Field(None, title="Not before")
    latest: dt.date | None = Field(None, title="Not after")
    options: tuple[Annotated[Id, Refers("ride_options")], ...] = Field(title="Ways", min_length=1)


__all__ = [
    "BOARDED",
    "CityChange",
    "Connection",
    "Departure",
    "Mode",
    "RideOption",
    "Service",
    "SlowTime",
    "TravelTime",
]
