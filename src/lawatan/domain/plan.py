"""The plan: decisions only (time slots, rides, vehicle duties); everything else is derived from them in ``schedule``."""

from __future__ import annotations

import datetime as dt
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


class Plan(Value):
    """The decisions of an edition: time slots by occurrence, rides by change and group, vehicles by day."""

    placements: Table[Placement] = Field(default_factory=Table, title="Time slots")
    rides: Table[Ride] = Field(default_factory=Table, title="Rides")
    duties: Table[Duty] = Field(default_factory=Table, title="Vehicle duties")
