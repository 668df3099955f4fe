"""Activities: what the programme consists of; when they stand is a decision and lies in ``plan``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from lawatan.domain.people import GroupId, HostId, PersonId
from lawatan.domain.place import VenueId
from lawatan.domain.record import Id, Line, Record, Refers, Text, Value

Kind = Literal[
    "session", "workshop", "site_visit", "cultural_visit", "ceremony", "working_session", "meal", "free_time"
]

ActivityId = Annotated[Id, Refers("activities")]


class Tour(Value):
    """A part of the party that is shown round at its own time inside the activity."""

    name: Text = Field(title="Name")
    people: int = Field(ge=1, title="People", description="Staff counted.", json_schema_extra={"unit": "people"})
    minutes: int = Field(ge=1, title="Length", json_schema_extra={"unit": "min"})


class Step(Value):
    """A step inside an activity: the anthem, a report, the briefing before a tour."""

    name: Text = Field(title="Name")
    minutes: int = Field(ge=1, title="Length", json_schema_extra={"unit": "min"})
    person: Annotated[Id | None, Refers("persons")] = Field(None, title="Person")


class Activity(Record):
    """A session, workshop, visit, ceremony, working session, meal or free time of the programme."""

    name: Text = Field(title="Name")
    kind: Kind = Field("session", title="Kind")
    topic: Text = Field(default_factory=Text, title="What is done")
    venue: VenueId = Field(title="Venue")
    room: Id | None = Field(None, title="Room", description="A room of the venue.")
    duration_minutes: int = Field(ge=5, le=24 * 60, title="Duration", json_schema_extra={"unit": "min"})
    groups: tuple[GroupId, ...] = Field(title="Groups", min_length=1)
    apart: bool = Field(False, title="Each group by itself", description="No: all of them attend together.")
    must_happen: bool = Field(True, title="Must happen")
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

    @property
    def persons(self) -> tuple[str, ...]:
        """Resource persons and officials who have to be there: ids, in that order, each once."""
        return tuple(dict.fromkeys((*self.resource_persons, *self.officials)))


__all__ = ["Activity", "ActivityId", "Kind", "Line", "Step", "Tour"]
