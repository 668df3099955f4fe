"""Countries, organisers, host institutions, persons and the groups that they travel in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from lawatan.domain.place import VenueId
from lawatan.domain.record import Id, Line, Record, Refers, Text, Value

HostId = Annotated[Id, Refers("hosts")]
PersonId = Annotated[Id, Refers("persons")]
GroupId = Annotated[Id, Refers("groups")]


class Country(Record):
    """A country that sends participants; its id is the ISO 3166 code in small letters."""

    name: Text = Field(title="Name")


class Organiser(Record):
    """One who organises the programme; the order is the rank."""

    name: Text = Field(title="Name")
    role: Text = Field(default_factory=Text, title="Role")


class Contact(Value):
    """The person at a host whom the committee calls."""

    name: Line = Field(title="Name")
    phone: Line = Field("", title="Phone")
    email: Line = Field("", title="E-mail")


class Host(Record):
    """An institution that receives a visit or lends a resource person."""

    name: Text = Field(title="Name")
    short: Line = Field("", title="Short name")
    venue: Annotated[Id | None, Refers("venues")] = Field(None, title="Venue")
    contacts: tuple[Contact, ...] = Field((), title="Contacts")
    conditions: tuple[Text, ...] = Field(
        (), title="Conditions", description="List of names in advance, no photographs, …"
    )


class Person(Record):
    """A participant, resource person, official, guest or member of the staff."""

    name: Line = Field(title="Name", description="P01, P02, … where no source names the person.")
    role: Literal["participant", "resource", "official", "guest", "staff"] = Field("participant", title="Role")
    position: Text = Field(default_factory=Text, title="Position")
    country: Annotated[Id | None, Refers("countries")] = Field(None, title="Country")
    host: Annotated[Id | None, Refers("hosts")] = Field(None, title="Institution")


class Group(Record):
    """People who move together; a group with a parent is a part of it."""

    name: Text = Field(title="Name")
    parent: Annotated[Id | None, Refers("groups")] = Field(None, title="Part of")
    members: tuple[PersonId, ...] = Field((), title="Members")
    participants: int = Field(0, ge=0, title="Participants", json_schema_extra={"unit": "people"})
    staff: int = Field(0, ge=0, title="Staff who go along", json_schema_extra={"unit": "people"})
    city: Annotated[Id | None, Refers("cities")] = Field(
        None, title="First city", description="Where the group is before its first ride; empty: as its parent."
    )

    @property
    def head_count(self) -> int:
        """People in the group, staff counted."""
        return self.participants + self.staff


__all__ = [
    "Contact",
    "Country",
    "Group",
    "GroupId",
    "Host",
    "HostId",
    "Organiser",
    "Person",
    "PersonId",
    "VenueId",
]
