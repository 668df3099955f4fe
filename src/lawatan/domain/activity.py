"""Activities: what the programme consists of; when they stand is a decision and lies in ``plan``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from lawatan.domain.fault import wrong
from lawatan.domain.group import GroupId
from lawatan.domain.people import HostId, PersonId
from lawatan.domain.place import RoomId, VenueId
from lawatan.domain.record import Id, Line, Record, Refers, Text, Value
from lawatan.words import mark

Kind = Literal[
    "session", "workshop", "site_visit", "cultural_visit", "ceremony", "working_session", "meal", "free_time"
]

ActivityId = Annotated[Id, Refers("activities")]


class Tour(Value):
    """A part of the party that is shown round at its own time inside the activity."""

    name: Text = Field(title="Name")
    people: int = Field(ge=1, title="People", description="Staff counted.", json_schema_extra={"unit": "people"})
    minutes: int = Field(ge=1, title="Length", json_schema_extra={"unit": "min"})


class OptIn(Value):
    """Who wants to takes part: an excursion on the free afternoon, a second workshop."""

    minimum: int = Field(1, ge=1, title="At least", json_schema_extra={"unit": "people"})
    maximum: int | None = Field(None, ge=1, title="At most", json_schema_extra={"unit": "people"})
    deadline: dt.date | None = Field(None, title="To be told by")
    enrolled: tuple[PersonId, ...] = Field((), title="Enrolled")

    @model_validator(mode="after")
    def _forward(self) -> OptIn:
        if self.maximum is not None and self.maximum < self.minimum:
            raise wrong("turned", mark("the most is less than the least"))
        return self


class Step(Value):
    """A step inside an activity: the anthem, a report, the briefing before a tour."""

    name: Text = Field(title="Name")
    minutes: int = Field(ge=1, title="Length", json_schema_extra={"unit": "min"})
    person: Annotated[Id | None, Refers("persons")] = Field(None, title="Person")
    note: Text = Field(default_factory=Text, title="Note")


class Activity(Record):
    """A session, workshop, visit, ceremony, working session, meal or free time of the programme."""

    sections: ClassVar[Mapping[str, tuple[str, ...]]] = {
        mark("Where else"): ("rooms", "alternatives", "rain_venue", "day_trip"),
        mark("What it is about"): ("tags", "prepares"),
        mark("Parts and people’s choice"): ("part_of", "part", "opt_in"),
        mark("Who comes"): ("hosts", "resource_persons", "officials", "guests", "pic"),
        mark("What happens"): ("steps", "tours"),
        mark("To know"): ("dress", "bring", "note"),
    }

    name: Text = Field(title="Name")
    kind: Kind = Field("session", title="Kind")
    topic: Text = Field(default_factory=Text, title="What is done")
    venue: VenueId = Field(title="Venue")
    room: RoomId | None = Field(None, title="Room", description="A room of the venue.")
    rooms: tuple[RoomId, ...] = Field(
        (),
        title="One of these rooms",
        description="Rooms of the venue. For each time slot planning chooses one that is free, open and big enough; "
        "the room above, if there is one, comes first.",
    )
    alternatives: tuple[VenueId, ...] = Field(
        (), title="Alternative venues", description="In the same city; where it could be held instead."
    )
    rain_venue: Annotated[Id | None, Refers("venues")] = Field(
        None, title="When it rains", description="The backup of something in the open."
    )
    duration_minutes: int = Field(
        ge=5, le=24 * 60, title="Duration", description="The usual one.", json_schema_extra={"unit": "min"}
    )
    shortest_minutes: int | None = Field(
        None,
        ge=5,
        le=24 * 60,
        title="Shortest duration",
        description="Empty: the usual one.",
        json_schema_extra={"unit": "min"},
    )
    longest_minutes: int | None = Field(
        None,
        ge=5,
        le=24 * 60,
        title="Longest duration",
        description="Empty: the usual one.",
        json_schema_extra={"unit": "min"},
    )
    part_of: Annotated[Id | None, Refers("activities")] = Field(
        None, title="Part of", description="The activity of which this is a part with a time slot of its own."
    )
    part: int | None = Field(None, ge=1, title="Which part", description="1, 2, …")
    groups: tuple[GroupId, ...] = Field(title="Groups", min_length=1)
    apart: bool = Field(False, title="Each group by itself", description="No: all of them attend together.")
    tags: tuple[Line, ...] = Field(
        (), title="Tags", description="Words of your own by which rules speak of it: a topic, a walk, a factory floor."
    )
    prepares: tuple[ActivityId, ...] = Field(
        (), title="Prepares", description="The visits and workshops for which this lecture lays the ground."
    )
    must_happen: bool = Field(True, title="Must happen")
    day_trip: bool = Field(False, title="Day trip", description="From the city of the night, and back on the same day.")
    opt_in: OptIn | None = Field(None, title="Only for those who want to")
    hosts: tuple[HostId, ...] = Field((), title="Host institutions")
    resource_persons: tuple[PersonId, ...] = Field((), title="Resource persons")
    officials: tuple[PersonId, ...] = Field((), title="Officials")
    guests: tuple[Text, ...] = Field((), title="Guests")
    pic: Annotated[Id | None, Refers("persons")] = Field(None, title="Committee PIC")
    steps: tuple[Step, ...] = Field((), title="Steps")
    tours: tuple[Tour, ...] = Field(
        (), title="Tours", description="Parts of the party that go round at different times within the activity."
    )
    dress: Text = Field(default_factory=Text, title="Dress")
    bring: Text = Field(default_factory=Text, title="What to bring")
    note: Text = Field(default_factory=Text, title="Note")

    @model_validator(mode="after")
    def _lengths(self) -> Activity:
        if not self.least_minutes <= self.duration_minutes <= self.most_minutes:
            raise wrong("lengths", mark("the usual duration must lie between the shortest and the longest"))
        return self

    @property
    def least_minutes(self) -> int:
        """The shortest that it can be."""
        return self.duration_minutes if self.shortest_minutes is None else self.shortest_minutes

    @property
    def most_minutes(self) -> int:
        """The longest that it can be."""
        return self.duration_minutes if self.longest_minutes is None else self.longest_minutes

    @property
    def venues(self) -> tuple[str, ...]:
        """Where it can be held: its own venue first, each once."""
        instead = (self.rain_venue,) if self.rain_venue else ()
        return tuple(dict.fromkeys((self.venue, *self.alternatives, *instead)))

    @property
    def room_choices(self) -> tuple[str, ...]:
        """The rooms of its venue from which planning chooses, the usual one first; none where it has nothing to choose."""
        return tuple(dict.fromkeys((*((self.room,) if self.room else ()), *self.rooms))) if self.rooms else ()

    @property
    def persons(self) -> tuple[str, ...]:
        """Resource persons and officials who have to be there: ids, in that order, each once."""
        return tuple(dict.fromkeys((*self.resource_persons, *self.officials)))


__all__ = ["Activity", "ActivityId", "Kind", "Line", "OptIn", "Step", "Tour"]
