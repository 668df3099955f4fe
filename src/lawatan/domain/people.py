"""Countries, organisers, host institutions and persons; the groups that they travel in stand in ``group``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from lawatan.domain.fault import wrong
from lawatan.domain.moment import Moment
from lawatan.domain.place import Closure, Hours, VenueId
from lawatan.domain.record import Id, Line, Picture, Record, Refers, Text, Value
from lawatan.words import mark

HostId = Annotated[Id, Refers("hosts")]
PersonId = Annotated[Id, Refers("persons")]
CountryId = Annotated[Id, Refers("countries")]


class Country(Record):
    """A country that sends participants; its id is the ISO 3166 code in small letters."""

    name: Text = Field(title="Name")


class Contact(Value):
    """A person whom the committee calls at a host or organiser (narahubung); the committee's own PIC is a person."""

    name: Line = Field(title="Name")
    position: Text = Field(default_factory=Text, title="Position")
    phone: Line = Field("", title="Phone")
    email: Line = Field("", title="E-mail")


class Organiser(Record):
    """One who organises the programme; the order is the rank."""

    name: Text = Field(title="Name")
    short: Line = Field("", title="Short name")
    role: Text = Field(default_factory=Text, title="Role")
    logo: Picture | None = Field(None, title="Logo", description="Printed on papers, in the order of rank.")
    contacts: tuple[Contact, ...] = Field((), title="Contacts")


class Host(Record):
    """An institution that receives a visit or lends a resource person."""

    sections: ClassVar[Mapping[str, tuple[str, ...]]] = {
        mark("When it receives guests"): ("hours", "closures", "keeps_holidays"),
        mark("Before a visit"): ("addressee", "lead_time_days", "names_days", "conditions"),
    }

    name: Text = Field(title="Name")
    short: Line = Field("", title="Short name")
    venue: Annotated[Id | None, Refers("venues")] = Field(None, title="Venue")
    addressee: Text = Field(
        default_factory=Text, title="Letters go to", description="Office and title of the addressee."
    )
    contacts: tuple[Contact, ...] = Field((), title="Contacts")
    hours: tuple[Hours, ...] = Field(
        (), title="Receives guests", description="None: whenever the venue is open. Given: not on the days not named."
    )
    closures: tuple[Closure, ...] = Field((), title="Receives nobody")
    keeps_holidays: bool = Field(
        False, title="Closed on holidays", description="An office: nobody is there on public holidays and joint leave."
    )
    lead_time_days: int | None = Field(
        None,
        ge=0,
        le=366,
        title="Lead time",
        description="How long before the visit the request must arrive.",
        json_schema_extra={"unit": "days"},
    )
    names_days: int | None = Field(
        None,
        ge=0,
        le=366,
        title="List of names",
        description="How long before the visit the host wants the names of those who come.",
        json_schema_extra={"unit": "days"},
    )
    conditions: tuple[Text, ...] = Field(
        (), title="Conditions", description="Identity cards at the gate, no photographs, closed shoes, …"
    )
    note: Text = Field(default_factory=Text, title="Note")


class Availability(Value):
    """A stretch of time in which a person is there."""

    begins: Moment = Field(title="From")
    ends: Moment = Field(title="Until")

    @model_validator(mode="after")
    def _forward(self) -> Availability:
        if self.ends <= self.begins:
            raise wrong("turned", mark("the end lies before the beginning"))
        return self


class Absence(Availability):
    """A stretch of the programme that a person misses: comes late, leaves early, is called away."""

    why: Line = Field("", title="Why")
    make_up: Annotated[Id | None, Refers("activities")] = Field(
        None, title="Make-up session", description="The activity in which the person catches up."
    )


class Journey(Value):
    """How a person arrives at the programme or leaves it."""

    time: Moment = Field(title="Time", description="Of landing or departure.")
    venue: Annotated[Id | None, Refers("venues")] = Field(None, title="Airport or station")
    number: Line = Field("", title="Flight or train")
    terminal: Line = Field("", title="Terminal")
    minutes: int | None = Field(
        None,
        ge=0,
        le=24 * 60,
        title="At the airport",
        description="From landing to the kerb, or before the departure. Empty: as the rules on arrivals and departures say.",
        json_schema_extra={"unit": "min"},
    )
    other_end: Line = Field("", title="From or to", description="City at the other end of the journey.")
    note: Line = Field("", title="Note")


Diet = Literal["halal", "vegetarian", "vegan", "no_beef", "no_pork", "no_seafood"]


class Person(Record):
    """A participant, companion, resource person, official, guest, or one of the committee, guides and drivers."""

    sections: ClassVar[Mapping[str, tuple[str, ...]]] = {
        mark("To be reached"): ("phone", "email", "emergency"),
        mark("Needs"): ("diet", "allergies", "needs"),
        mark("Journey"): ("arrival", "departure", "luggage", "visa", "visa_deadline"),
        mark("When the person is there"): ("available", "absences"),
        mark("To know"): ("note",),
    }

    name: Line = Field(title="Name", description="P01, P02, … where no source names the person.")
    own_script: Line = Field("", title="Name in own script")
    role: Literal["participant", "companion", "resource", "official", "guest", "staff", "guide", "driver"] = Field(
        "participant", title="Role", json_schema_extra={"choices": {"resource": "Resource person"}}
    )
    position: Text = Field(default_factory=Text, title="Position")
    country: Annotated[Id | None, Refers("countries")] = Field(None, title="Country")
    host: Annotated[Id | None, Refers("hosts")] = Field(None, title="Institution")
    companion_of: Annotated[Id | None, Refers("persons")] = Field(None, title="Companion of")
    phone: Line = Field("", title="Phone")
    email: Line = Field("", title="E-mail")
    diet: tuple[Diet, ...] = Field((), title="Diet")
    allergies: Line = Field("", title="Allergies")
    needs: Line = Field("", title="Needs", description="Wheelchair, ground floor, prayer room, …")
    luggage: int = Field(1, ge=0, le=50, title="Luggage", json_schema_extra={"unit": "pieces"})
    arrival: Journey | None = Field(None, title="Arrival")
    departure: Journey | None = Field(None, title="Departure")
    available: tuple[Availability, ...] = Field((), title="Available", description="None: always.")
    absences: tuple[Absence, ...] = Field((), title="Absent", description="Comes late, leaves early, is called away.")
    visa: Literal["unknown", "not_needed", "requested", "granted"] = Field("unknown", title="Visa")
    visa_deadline: dt.date | None = Field(None, title="Visa to be settled by")
    emergency: Line = Field("", title="In an emergency", description="Whom to call, with the number.")
    note: Text = Field(default_factory=Text, title="Note")


__all__ = [
    "Absence",
    "Availability",
    "Contact",
    "Country",
    "CountryId",
    "Diet",
    "Host",
    "HostId",
    "Journey",
    "Organiser",
    "Person",
    "PersonId",
    "VenueId",
]
