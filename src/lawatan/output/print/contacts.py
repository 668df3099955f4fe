"""Whom a reader may call, where it sleeps, and the emergency card.

Those who go along get the telephones of the committee, and of the drivers and guides with whom they travel. The committee
alone gets the contacts of hosts and organisers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from lawatan.domain import Contact, Person, Venue
from lawatan.output.account import is_code
from lawatan.output.daybook import Daybook
from lawatan.output.emergency import emergency_numbers
from lawatan.output.print.front import broken
from lawatan.schedule import leaves

TAXI = "Tolong antar saya ke {place}."
"""To a taxi driver, who reads Indonesian whatever the paper's language is: please take me to …"""


def contacts(daybook: Daybook) -> list[dict[str, Any]]:
    """Tables of people who can be called, with their titles; none that is empty."""
    say, edition = daybook.say, daybook.edition
    tables = [
        (say("Committee"), _rows(daybook, committee(daybook))),
        (say("Drivers and guides"), list(_on_the_road(daybook))),
    ]
    if daybook.reader.is_committee:
        for title, those in (
            (say("Host institutions"), edition.hosts.values()),
            (say("Organisers"), edition.organisers.values()),
        ):
            rows = [
                _contact(daybook, each.name.in_language(daybook.language), c) for each in those for c in each.contacts
            ]
            tables.append((title, rows))
    return [{"title": title, "rows": rows} for title, rows in tables if rows]


def committee(daybook: Daybook) -> tuple[Person, ...]:
    """The committee's people: its staff, and those who answer for an activity of the reader."""
    persons = daybook.edition.persons
    pics = {item.activity.pic for item in daybook.items if item.entry is not None}
    return tuple(p for p in persons.values() if p.role == "staff" or p.id in pics)


def called(daybook: Daybook, person: Person) -> str:
    """A person's name; the position where the name is a code only."""
    position = daybook.account.text(person.position)
    return position if is_code(person.name) and position else person.name


def _rows(daybook: Daybook, persons: Iterable[Person]) -> list[dict[str, str]]:
    """Some persons; those who would look alike, as they are codes with the same position and no telephone, once."""
    found: list[dict[str, str]] = []
    for person in persons:
        row = _row(daybook, person)
        if row not in found:
            found.append(row)
    return found


def _row(daybook: Daybook, person: Person, position: str = "") -> dict[str, str]:
    name = called(daybook, person)
    position = position or daybook.account.text(person.position)
    return {"name": broken(name), "position": broken(position if position != name else ""), "phone": person.phone}


def _contact(daybook: Daybook, institution: str, contact: Contact) -> dict[str, str]:
    position = " · ".join(part for part in (institution, daybook.account.text(contact.position), contact.email) if part)
    return {"name": broken(contact.name), "position": broken(position), "phone": contact.phone}


def _on_the_road(daybook: Daybook) -> Iterator[dict[str, str]]:
    """The drivers and guides of the vehicles in which the reader goes, each once, with the vehicle."""
    say, edition, text = daybook.say, daybook.edition, daybook.account.text
    driving: dict[str, list[str]] = {}
    guiding: dict[str, None] = {}
    for duty in daybook.view.plan.duties.values():
        if {leaf for group in duty.groups for leaf in leaves(edition, group)}.isdisjoint(daybook.reader.leaves):
            continue
        driver = duty.driver or edition.vehicles[duty.vehicle].driver
        if driver:
            driving.setdefault(driver, []).append(duty.vehicle)
        if duty.guide:
            guiding[duty.guide] = None
    for run in (item.run for item in daybook.items if item.run is not None):
        vehicle = run.run.vehicle
        driver = run.run.driver or (edition.vehicles[vehicle].driver if vehicle else None)
        if driver and vehicle:
            driving.setdefault(driver, []).append(vehicle)
    for driver, vehicles in driving.items():
        names = []
        for vehicle in dict.fromkeys(vehicles):
            record = edition.vehicles[vehicle]
            name = text(record.name) or record.id
            names.append(f"{name} ({record.plate})" if record.plate else name)
        yield _row(daybook, edition.persons[driver], say("Driver: {vehicles}", vehicles=say.list(names)))
    for guide in guiding:
        yield _row(daybook, edition.persons[guide], say("Guide"))


def hotels(daybook: Daybook) -> list[dict[str, Any]]:
    """Where the reader sleeps, in order: name, address, telephone, nights, and what a taxi driver is shown."""
    nights: dict[str, dict[tuple[dt.date, dt.date], None]] = {}
    for leaf in daybook.reader.leaves:
        for stay in daybook.view.stays(leaf):
            if stay.venue:
                nights.setdefault(stay.venue, {})[stay.arrives, stay.leaves] = None
    return [_hotel(daybook, daybook.edition.venues[venue], spans) for venue, spans in nights.items()]


def _hotel(daybook: Daybook, venue: Venue, spans: Iterable[tuple[dt.date, dt.date]]) -> dict[str, Any]:
    say = daybook.say
    place = ", ".join(part for part in (venue.name.in_language("id") or venue.id, venue.address) if part)
    return {
        "name": broken(daybook.account.venue(venue.id)),
        "address": broken(venue.address + daybook.star(bool(venue.address) and venue.assumed("address"))),
        "phone": venue.phone,
        "nights": "; ".join(f"{say.date(first)} – {say.date(last)}" for first, last in sorted(spans)),
        "taxi": broken(TAXI.format(place=place.rstrip("."))),
    }


def card(daybook: Daybook) -> dict[str, Any]:
    """The emergency card: whom to dial, the committee, the hotels."""
    say = daybook.say
    people = _rows(daybook, committee(daybook))
    reached = [each for each in people if each["phone"]]
    return {
        "title": say("Emergency card"),
        "numbers": [{"number": number, "for": say(what)} for what, number in emergency_numbers(daybook.edition)],
        "committee": (reached or people)[:_FIRST],
        "hotels": hotels(daybook),
        "labels": {
            "dial": say("In an emergency dial"),
            "committee": say("The committee"),
            "hotels": say("Your hotel"),
            "taxi": say("Show this to a taxi driver"),
            "phone": say("Phone"),
        },
    }


_FIRST = 4
"""People of the committee on the card."""

__all__ = ["TAXI", "called", "card", "committee", "contacts", "hotels"]
