"""The plan: decisions only (time slots, rides, duties, shuttles); all else is derived from them in ``schedule``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain.group import GroupId
from lawatan.domain.moment import Moment
from lawatan.domain.place import RoomId
from lawatan.domain.record import Id, Line, Record, Refers, Table, Text, Time, Value
from lawatan.domain.vehicle import VehicleId
from lawatan.words import mark

Confirmation = Literal["idea", "requested", "held", "confirmed", "announced"]


class Placement(Record):
    """An occurrence at a start; its id is the occurrence's (activity ``@`` groups)."""

    sections: ClassVar[Mapping[str, tuple[str, ...]]] = {
        mark("Not as usual"): ("minutes", "venue", "room"),
        mark("Letters and next steps"): ("letter", "letter_date", "next_action", "next_due", "owner"),
    }

    start: Moment = Field(title="Start")
    confirmation: Confirmation = Field("idea", title="Confirmation")
    locked: bool = Field(False, title="Locked", description="Planning leaves it where it is.")
    minutes: int | None = Field(
        None,
        ge=5,
        le=24 * 60,
        title="Length",
        description="Between the shortest and the longest of the activity; empty: its usual one.",
        json_schema_extra={"unit": "min"},
    )
    venue: Annotated[Id | None, Refers("venues")] = Field(
        None, title="Venue instead", description="One of the activity's alternatives; empty: its usual one."
    )
    room: RoomId | None = Field(
        None,
        title="Room instead",
        description="Empty: the activity's own. One of several that the activity names is chosen anew when planning "
        "again, unless the time slot is locked.",
    )
    letter: Line = Field("", title="Letter", description="Number of the letter that asks for or confirms it.")
    letter_date: dt.date | None = Field(None, title="Date of the letter")
    next_action: Line = Field("", title="Next action")
    next_due: dt.date | None = Field(None, title="Due")
    owner: Annotated[Id | None, Refers("persons")] = Field(
        None, title="Owner", description="Who of the committee sees to the next action."
    )


class Ride(Record):
    """One group's change of city: the way and the departure chosen; its id is the change's ``@`` the group."""

    option: Annotated[Id, Refers("ride_options")] = Field(title="Way")
    departure: Moment = Field(title="Departure", description="Of the coach, train or flight.")
    locked: bool = Field(False, title="Locked", description="Planning leaves it as it is.")


class Duty(Record):
    """A vehicle for groups on a day."""

    vehicle: VehicleId = Field(title="Vehicle")
    date: dt.date = Field(title="Day")
    groups: tuple[GroupId, ...] = Field(title="Groups", min_length=1)
    begins: Time | None = Field(None, title="From", description="Empty: all day.")
    ends: Time | None = Field(None, title="Until")
    driver: Annotated[Id | None, Refers("persons")] = Field(
        None, title="Driver", description="Empty: the vehicle's own."
    )
    guide: Annotated[Id | None, Refers("persons")] = Field(None, title="Guide")
    note: Text = Field(default_factory=Text, title="Note")


RUN = "run"
"""The ids of the runs that were grouped by planning begin with it, then come date and time; they are grouped anew each time."""

_GROUPED = re.compile(rf"{RUN}-\d{{4}}-\d{{4}}(-\d+)?")
"""Such an id. One that somebody calls “Run 2” has the id ``run-2``, and stays."""


class Shuttle(Record):
    """A run between an airport or station and a hotel: those who arrive are fetched, those who depart are brought."""

    kind: Literal["arrival", "departure"] = Field("arrival", title="Kind")
    start: Moment = Field(title="Leaves", description="From the airport or station; of a departure from the hotel.")
    station: Annotated[Id, Refers("venues")] = Field(title="Airport or station")
    hotel: Annotated[Id, Refers("venues")] = Field(title="Hotel")
    vehicle: Annotated[Id | None, Refers("vehicles")] = Field(
        None, title="Vehicle", description="Empty: one is still to be found."
    )
    passengers: tuple[Annotated[Id, Refers("persons")], ...] = Field((), title="Passengers")
    driver: Annotated[Id | None, Refers("persons")] = Field(
        None, title="Driver", description="Empty: the vehicle's own."
    )
    locked: bool = Field(False, title="Locked", description="Grouping leaves it as it is.")
    note: Text = Field(default_factory=Text, title="Note")

    @property
    def grouped(self) -> bool:
        """Whether planning grouped it, and nobody has locked it or written anything into it since."""
        typed = self.locked or self.driver or self.facts or any((self.note.en, self.note.id))
        return _GROUPED.fullmatch(self.id) is not None and not typed

    @property
    def from_venue(self) -> str:
        """Where it leaves."""
        return self.station if self.kind == "arrival" else self.hotel

    @property
    def to_venue(self) -> str:
        """Where it goes."""
        return self.hotel if self.kind == "arrival" else self.station


class Plan(Value):
    """The decisions of an edition: time slots by occurrence, rides by change and group, vehicles by day, shuttles."""

    placements: Table[Placement] = Field(default_factory=Table, title="Time slots")
    rides: Table[Ride] = Field(default_factory=Table, title="Rides")
    duties: Table[Duty] = Field(default_factory=Table, title="Vehicle duties")
    shuttles: Table[Shuttle] = Field(default_factory=Table, title="Pick-ups")
