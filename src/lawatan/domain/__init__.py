"""The records of an edition: pure values that know nothing but pydantic. One concept a file."""

from lawatan.domain.activity import Activity, Kind, Step, Tour
from lawatan.domain.edit import replace, unplanned, with_plan
from lawatan.domain.edition import TABLES, AnyEdition, Edition
from lawatan.domain.people import Contact, Country, Group, Host, Organiser, Person
from lawatan.domain.place import WEEKDAYS, City, Closure, Hours, Room, Span, Traffic, Venue, Weekday
from lawatan.domain.plan import Confirmation, Placement, Plan, Ride
from lawatan.domain.record import Claim, Fact, Id, Line, Record, Refers, Table, Text, Time, Value, references
from lawatan.domain.road import CityChange, Departure, RideOption, Service, SlowTime, TravelTime

__all__ = [
    "TABLES",
    "WEEKDAYS",
    "Activity",
    "AnyEdition",
    "City",
    "CityChange",
    "Claim",
    "Closure",
    "Confirmation",
    "Contact",
    "Country",
    "Departure",
    "Edition",
    "Fact",
    "Group",
    "Host",
    "Hours",
    "Id",
    "Kind",
    "Line",
    "Organiser",
    "Person",
    "Placement",
    "Plan",
    "Record",
    "Refers",
    "Ride",
    "RideOption",
    "Room",
    "Service",
    "SlowTime",
    "Span",
    "Step",
    "Table",
    "Text",
    "Time",
    "Tour",
    "Traffic",
    "TravelTime",
    "Value",
    "Venue",
    "Weekday",
    "references",
    "replace",
    "unplanned",
    "with_plan",
]
