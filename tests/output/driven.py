"""The two groups with people by name, a bus on Saturday with its driver and guide, and a version to compare with."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawatan.domain import AnyEdition, Country, Duty, Group, Person, Plan, Table, Vehicle, replace
from lawatan.jobs.outgoing import Sent, outgoing
from lawatan.jobs.releasing import Version
from lawatan.output import Outgoing
from output.two_groups import NOW, planned, text

SECRET = {
    "email": "secret@mail.id",
    "allergies": "SECRET-ALLERGY",
    "needs": "SECRET-NEED",
    "emergency": "SECRET-EMERGENCY",
    "note": text("SECRET-NOTE"),
    "visa": "requested",
}
"""What nobody but the committee may read of a person."""


def people() -> list[Person]:
    """Two participants and a companion, the committee's PIC, a driver and a guide; all with a phone and with secrets."""
    told: list[tuple[str, str, dict[str, Any]]] = [
        ("ana", "Ana Pérez", {"country": "pe", "position": text("Head of section", "Kepala seksi")}),
        ("li", "Li Wei", {"country": "la", "own_script": "李伟"}),
        ("mia", "Mia Pérez", {"role": "companion", "companion_of": "ana"}),
        ("staff1", "Sri", {"role": "staff", "position": text("Committee, Jakarta", "Panitia, Jakarta")}),
        ("asep", "Pak Asep", {"role": "driver"}),
        ("budi", "Budi", {"role": "guide"}),
    ]
    return [
        Person.model_validate({"id": key, "name": name, "phone": f"+62-{key}", **SECRET, **fields})
        for key, name, fields in told
    ]


def driven(edition: AnyEdition | None = None) -> AnyEdition:
    """An edition of the two groups, the planned one unless said, with people, bus and duty."""
    edition = edition or planned()
    persons = edition.persons
    for person in people():
        persons = persons.with_record(person)
    groups = edition.groups
    groups = groups.with_record(Group(id="ALL", order=1, name=groups["ALL"].name, participants=20, staff=2))
    for key, member in (("A", "ana"), ("B", "li")):
        group = groups[key]
        groups = groups.with_record(
            Group(id=key, order=group.order, name=group.name, parent="ALL", participants=10, staff=1, members=(member,))
        )
    bus = Vehicle(id="bus", name=text("Bus 1"), seats=30, plate="D 1234", driver="asep")
    duty = Duty(id="sat", vehicle="bus", date=dt.date(2018, 7, 21), groups=("A",), guide="budi")
    plan = edition.plan
    return replace(
        edition,
        persons=persons,
        groups=groups,
        countries=Table([Country(id="pe", name=text("Peru")), Country(id="la", name=text("Laos"))]),
        vehicles=Table([bus]),
        plan=Plan(placements=plan.placements, rides=plan.rides, duties=Table([duty])),
    )


def since(before: AnyEdition, after: AnyEdition, language: str = "en", asked: bool = False) -> Outgoing:
    """What leaves the office after version 1, which was ``before``."""
    sent = Version(1, NOW, before, {})
    return outgoing(after, language, Sent(sent, sent if asked else None, asked), NOW)  # type: ignore[arg-type]
