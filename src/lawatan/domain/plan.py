"""The plan: decisions only (time slots and rides); everything else is derived from them in ``schedule``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from lawatan.domain.record import Id, Record, Refers, Table, Value

EARLIEST_YEAR, LATEST_YEAR = 1970, 2200
"""Beyond them is a mistyped year; and reckoning with zones fails at the ends of Python's calendar."""


def _aware(moment: dt.datetime) -> dt.datetime:
    if moment.utcoffset() is None:
        raise PydanticCustomError("aware", "the time needs its offset, as in 2018-07-19T09:00+07:00", {})
    if moment.second or moment.microsecond:
        raise PydanticCustomError("whole_minute", "the time must be a whole minute", {})
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        raise PydanticCustomError(
            "year", "the year must lie between {first} and {last}", {"first": EARLIEST_YEAR, "last": LATEST_YEAR}
        )
    return moment


Moment = Annotated[dt.datetime, AfterValidator(_aware)]
"""An instant with its offset, to the minute."""

Confirmation = Literal["idea", "requested", "held", "confirmed", "announced"]


class Placement(Record):
    """An occurrence at a start; its id is the occurrence's (activity ``@`` groups)."""

    start: Moment = Field(title="Start")
    confirmation: Confirmation = Field("idea", title="Confirmation")
    locked: bool = Field(False, title="Locked", description="Planning leaves it where it is.")


class Ride(Record):
    """One group's change of city: the way and the departure chosen; its id is the change's ``@`` the group."""

    option: Annotated[Id, Refers("ride_options")] = Field(title="Way")
    departure: Moment = Field(title="Departure", description="Of the coach, train or flight.")
    locked: bool = Field(False, title="Locked")


class Plan(Value):
    """The decisions of an edition: time slots by occurrence, rides by change and group."""

    placements: Table[Placement] = Field(default_factory=Table, title="Time slots")
    rides: Table[Ride] = Field(default_factory=Table, title="Rides")
