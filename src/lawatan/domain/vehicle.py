"""Vehicles that carry the groups by road; on which day one carries whom is a decision and lies in ``plan``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from lawatan.domain.record import Id, Line, Record, Refers, Text

VehicleId = Annotated[Id, Refers("vehicles")]


class Vehicle(Record):
    """A bus, van or car that carries a group."""

    name: Text = Field(title="Name")
    kind: Literal["bus", "minibus", "van", "car"] = Field("bus", title="Kind")
    seats: int = Field(ge=1, le=200, title="Seats", description="For passengers.", json_schema_extra={"unit": "seats"})
    luggage: int | None = Field(None, ge=0, title="Luggage", json_schema_extra={"unit": "pieces"})
    plate: Line = Field("", title="Number plate")
    operator: Line = Field("", title="Operator")
    driver: Annotated[Id | None, Refers("persons")] = Field(None, title="Driver")
    city: Annotated[Id | None, Refers("cities")] = Field(None, title="City", description="Empty: any.")
    note: Text = Field(default_factory=Text, title="Note")
