"""Cities, venues, rooms and the hours in which they are open; how far apart they are stands in ``road``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, model_validator

from lawatan.domain.fault import wrong
from lawatan.domain.record import Id, Line, OfVenue, Record, Refers, Text, Time, Value
from lawatan.words import mark


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: "Asia", python/cpython issue 85702
        raise wrong(
            "zone", mark("the time zone {name} is unknown: use an IANA name such as Asia/Jakarta"), name=name
        ) from None
    return name


CityId = Annotated[Id, Refers("cities")]
VenueId = Annotated[Id, Refers("venues")]
RoomId = Annotated[Id, OfVenue()]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Span(Value):
    """A stretch of one day, in local time: from ``begins`` until ``ends``."""

    begins: Time = Field(title="From")
    ends: Time = Field(title="Until", description="00:00 is the midnight that ends the day.")

    @model_validator(mode="after")
    def _forward(self) -> Span:
        if self.ends <= self.begins and self.ends != dt.time(0):
            raise wrong("span", mark("the end must be after the beginning"))
        return self


class Hours(Value):
    """Opening hours on some weekdays, with breaks left out, valid between two dates."""

    weekdays: tuple[Weekday, ...] = Field(title="Weekdays")
    open: tuple[Span, ...] = Field(title="Open", description="None: closed on these days.")
    valid_from: dt.date | None = Field(None, title="Valid from")
    valid_until: dt.date | None = Field(None, title="Valid until")

    def valid_on(self, date: dt.date) -> bool:
        """Say whether these hours speak of ``date``."""
        return (
            WEEKDAYS[date.weekday()] in self.weekdays
            and (self.valid_from is None or date >= self.valid_from)
            and (self.valid_until is None or date <= self.valid_until)
        )


class Closure(Value):
    """Days, or hours of days, in which it is closed whatever its hours say: a holiday, repairs, closed for good."""

    begins: dt.date = Field(title="First day")
    ends: dt.date | None = Field(None, title="Last day", description="Empty: from then on for good.")
    hours: Span | None = Field(None, title="Between", description="Only these hours of each day. Empty: all day.")
    why: Text = Field(default_factory=Text, title="Why")

    def covers(self, date: dt.date) -> bool:
        """Say whether ``date`` lies in the closure."""
        return self.begins <= date and (self.ends is None or date <= self.ends)


class Traffic(Value):
    """When the roads of a city are slow: weekdays and stretches of the day."""

    weekdays: tuple[Weekday, ...] = Field(title="Weekdays")
    spans: tuple[Span, ...] = Field(title="Slow from, until")


class HotelChange(Value):
    """From a night on the groups of a city sleep in another hotel."""

    date: dt.date = Field(title="From the night of")
    hotel: VenueId = Field(title="Hotel")


class City(Record):
    """The planning area where a group sleeps; it has one time zone."""

    sections: ClassVar[Mapping[str, tuple[str, ...]]] = {
        mark("Traffic"): (
            "peak",
            "off_peak_kmh",
            "peak_kmh",
            "long_from_km",
            "long_off_peak_kmh",
            "long_peak_kmh",
            "detour",
        ),
    }

    always_written: ClassVar[tuple[str, ...]] = ("off_peak_kmh", "peak_kmh", "detour")

    name: Text = Field(title="Name")
    zone: Annotated[Line, AfterValidator(_known_zone)] = Field(title="Time zone", description="IANA name.")
    hotel: Annotated[Id | None, Refers("venues")] = Field(
        None, title="Hotel", description="Where the days begin and end."
    )
    hotel_changes: tuple[HotelChange, ...] = Field((), title="Changes of hotel")
    any_order: bool = Field(
        False,
        title="In any order",
        description="Planning may let this city change places with the others that say so, and takes the best order.",
    )
    peak: tuple[Traffic, ...] = Field((), title="Peak traffic")
    off_peak_kmh: float = Field(25.0, ge=1, le=400, title="Road speed", json_schema_extra={"unit": "km/h"})
    peak_kmh: float = Field(15.0, ge=1, le=400, title="Road speed at the peak", json_schema_extra={"unit": "km/h"})
    long_from_km: float | None = Field(None, gt=0, title="Long road from", json_schema_extra={"unit": "km"})
    long_off_peak_kmh: float = Field(30.0, ge=1, le=400, title="Long road speed", json_schema_extra={"unit": "km/h"})
    long_peak_kmh: float = Field(
        20.0, ge=1, le=400, title="Long road speed at the peak", json_schema_extra={"unit": "km/h"}
    )
    detour: float = Field(1.35, ge=1, le=10, title="Detour", description="Road length over straight line.")

    def hotel_on(self, night: dt.date) -> str | None:
        """The hotel of the night that follows a date: that of the last change until then, else the city's own."""
        changes = [change for change in self.hotel_changes if change.date <= night]
        return max(changes, key=lambda change: change.date).hotel if changes else self.hotel


class Room(Value):
    """A room of a venue."""

    id: Id = Field(title="Id", description="Known within the venue.")
    name: Text = Field(title="Name")
    capacity: int | None = Field(None, ge=1, title="Capacity", json_schema_extra={"unit": "people"})
    hours: tuple[Hours, ...] = Field(
        (), title="Opening hours", description="None: whenever the venue is open. Given: not on the days not named."
    )
    closures: tuple[Closure, ...] = Field((), title="Closed")


class Venue(Record):
    """A place that a group can be at: a hotel, an office, a firm, a station."""

    name: Text = Field(title="Name")
    city: CityId = Field(title="City")
    kind: Literal["hotel", "office", "institute", "firm", "culture", "airport", "station", "area"] = Field(
        "firm", title="Kind"
    )
    address: Line = Field("", title="Address")
    latitude: float = Field(title="Latitude", ge=-90, le=90)
    longitude: float = Field(title="Longitude", ge=-180, le=180)
    hours: tuple[Hours, ...] = Field(
        (), title="Opening hours", description="None: the day's own limits. Given: closed on the days not named."
    )
    closures: tuple[Closure, ...] = Field((), title="Closed")
    capacity: int | None = Field(
        None,
        ge=1,
        title="Capacity",
        description="People at a time, staff counted.",
        json_schema_extra={"unit": "people"},
    )
    rooms: tuple[Room, ...] = Field((), title="Rooms")
    turn_minutes: int = Field(
        0,
        ge=0,
        le=24 * 60,
        title="Turn time",
        description="Between one group and the next.",
        json_schema_extra={"unit": "min"},
    )
    phone: Line = Field("", title="Phone")
    access: Text = Field(default_factory=Text, title="Access", description="Narrow road, list of names at the gate, …")

    def room(self, room_id: str) -> Room | None:
        """Return the room ``room_id``, or None."""
        return next((room for room in self.rooms if room.id == room_id), None)
