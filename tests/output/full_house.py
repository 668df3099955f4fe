"""Two groups of which everything is known that papers tell: names, flights, diets, phones, vehicles, duties, runs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawatan.domain import (
    AnyEdition,
    Contact,
    Country,
    Duty,
    Group,
    Host,
    Journey,
    Organiser,
    Person,
    Shuttle,
    Table,
    Vehicle,
    replace,
)
from output.two_groups import at, planned, text

SECRETS = {
    "note": text("SECRET-note"),
    "visa_deadline": dt.date(1999, 12, 31),
    "diet": ("no_pork",),
    "allergies": "SECRET-allergy",
    "needs": "SECRET-needs",
    "emergency": "SECRET-emergency",
    "email": "SECRET-mail@example.org",
}
"""What the committee alone may know of a person."""
TELLTALES = ("SECRET", "1999", "pork", "+000 ")
"""What gives them away; ``+000`` are the phones of participants."""


def person(person_id: str, **fields: Any) -> Person:
    """A participant with everything that is secret."""
    return Person(id=person_id, name=f"Name {person_id}", **{**SECRETS, "phone": f"+000 {person_id}", **fields})


def full_house() -> AnyEdition:
    """Five in group A, of whom two are fetched and one is not; B is known by number alone."""
    edition = planned()
    lands = Journey(
        time=at(18, 8), venue="jkt_airport", number="GA 1", terminal="3", other_end="Singapore", note="late"
    )
    alone = Journey(time=at(18, 9), venue="jkt_airport", number="SQ 2")
    persons = [
        *edition.persons.values(),
        person("a1", country="np", position=text("Director", "Direktur"), arrival=lands, luggage=2),
        person("a2", country="la", diet=("halal", "no_beef"), arrival=lands),
        person("a3", country="np", diet=("halal",), allergies="", arrival=alone),
        person("a4", role="companion", companion_of="a1", diet=(), allergies=""),
        person("a5", diet=(), allergies=""),
        Person(id="dedi", name="Pak Dedi", role="driver", phone="+62 1"),
        Person(id="ratna", name="Ibu Ratna", role="guide", phone="+62 2"),
        Person(id="staff2", name="Ibu Sri", role="staff", phone="+62 3", email="SECRET-sri@example.org"),
    ]
    people = ("a1", "a2", "a3", "a4", "a5")
    group = Group(id="A", order=2, name=text("Group A", "Kelompok A"), parent="ALL", members=people, staff=1)
    everybody = Group(id="ALL", order=1, name=text("All participants", "Seluruh peserta"), participants=15, staff=2)
    firm = edition.hosts["firm"]
    hosts = edition.hosts.with_record(
        Host.model_validate({**dict(firm), "contacts": (Contact(name="Mr Host", phone="+62 22", email="SECRET@firm"),)})
    )
    plan = edition.plan.model_copy(
        update={
            "duties": Table([Duty(id="d21", vehicle="bus", date=dt.date(2018, 7, 21), groups=("A",), guide="ratna")]),
            "shuttles": Table(
                [
                    Shuttle(
                        id="fetch",
                        start=at(18, 10),
                        station="jkt_airport",
                        hotel="jkt_hotel",
                        vehicle="bus",
                        passengers=("a1", "a2"),
                    )
                ]
            ),
        }
    )
    airport = edition.venues["bdg_airport"]
    venues = edition.venues.with_record(
        type(airport).model_validate({**dict(airport), "id": "jkt_airport", "city": "jkt", "name": text("Airport")})
    )
    return replace(
        edition,
        persons=Table(persons),
        groups=edition.groups.with_record(group).with_record(everybody),
        countries=Table([Country(id="np", name=text("Nepal")), Country(id="la", name=text("Laos"))]),
        vehicles=Table([Vehicle(id="bus", name=text("Bus 1"), seats=4, plate="B 7001", luggage=40, driver="dedi")]),
        hosts=hosts,
        organisers=Table(
            [Organiser(id="o", name=text("Secretariat"), contacts=(Contact(name="Ms O", phone="+62 4"),))]
        ),
        venues=venues,
        plan=plan,
    )
