"""Contacts: whom a reader may call, with the numbers that this reader may know.

The committee has everybody's. Who goes along has the committee's, its drivers' and guides', its hotels' and the public
numbers; a host, a speaker or a driver has those of the committee who look after them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawatan.domain import AnyEdition, Person, members
from lawatan.output.account import PERSON_ROLES
from lawatan.output.drive import Drive, drives
from lawatan.output.emergency import emergency_numbers
from lawatan.output.reader import Reader
from lawatan.schedule import View
from lawatan.words import Words, mark, words

COMMITTEE, ORGANISER, HOST = mark("Committee"), mark("Organiser"), mark("Host institution")
DRIVER, GUIDE, HOTEL, EMERGENCY = mark("Driver"), mark("Guide"), mark("Hotel"), mark("In an emergency")
_ORDER = (EMERGENCY, COMMITTEE, DRIVER, GUIDE, HOTEL, ORGANISER, HOST, *PERSON_ROLES.values())


@dataclass(frozen=True)
class Contact:
    """One who can be called; ``kind`` is a marked text, ``emergency`` whom to call for that person, for the committee only."""

    kind: str
    name: str
    position: str = ""
    institution: str = ""
    phone: str = ""
    email: str = ""
    emergency: str = ""


def contacts(view: View, reader: Reader, language: str) -> tuple[Contact, ...]:
    """Whom a reader may call: the public numbers first, then the committee, drivers, guides, hotels and the others."""
    say = words(language)
    found = [*_of_committee(view.edition, say), *_of_persons(view.edition, say)] if reader.is_committee else []
    found += _of_those(view, reader, say)
    if reader.travels:
        found += [Contact(EMERGENCY, say(what), phone=number) for what, number in emergency_numbers(view.edition)]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: _ORDER.index(each.kind)))


def _of_committee(edition: AnyEdition, say: Words) -> Iterator[Contact]:
    """The contacts of organisers and hosts, and the hotels."""
    for table, kind in ((edition.organisers, ORGANISER), (edition.hosts, HOST)):
        for record in table.values():
            institution = record.name.in_language(say.language)
            for each in record.contacts:
                position = each.position.in_language(say.language)
                yield Contact(kind, each.name, position, institution, each.phone, each.email)
    for venue in edition.venues.values():
        if venue.kind == "hotel" and venue.phone:
            yield Contact(HOTEL, venue.name.in_language(say.language), phone=venue.phone)


def _of_persons(edition: AnyEdition, say: Words) -> Iterator[Contact]:
    for person in edition.persons.values():
        if person.role in ("staff", "driver", "guide") or person.phone or person.email or person.emergency:
            host = edition.hosts[person.host].name.in_language(say.language) if person.host else ""
            known = _called(person, say)
            yield Contact(known.kind, person.name, known.position, host, person.phone, person.email, person.emergency)


def _called(person: Person, say: Words, kind: str = "") -> Contact:
    """A person as others may know him: name, position and phone."""
    position = person.position.in_language(say.language)
    return Contact(kind or PERSON_ROLES[person.role], person.name, position, phone=person.phone)


def _of_those(view: View, reader: Reader, say: Words) -> Iterator[Contact]:
    """Those who look after one who is not of the committee: only who has a number."""
    if reader.is_committee:
        return
    edition = view.edition
    pics = dict.fromkeys(e.occurrence.activity.pic for e in reader.slots(view) if e.occurrence is not None)
    staff = [person.id for person in edition.persons.values() if person.role == "staff"]
    with_vehicle = reader.drives(view)
    for each in dict.fromkeys((*filter(None, pics), *(staff if reader.travels or with_vehicle else ()))):
        if edition.persons[each].phone and each != reader.id:
            yield _called(edition.persons[each], say, COMMITTEE)
    for drive in (*with_vehicle, *_carrying(view, reader)):
        for person, kind in ((drive.driver, DRIVER), (drive.guide, GUIDE)):
            if person and person != reader.id and edition.persons[person].phone:
                yield _called(edition.persons[person], say, kind)
    hotels = dict.fromkeys(stay.venue for leaf in reader.leaves for stay in view.stays(leaf) if stay.venue)
    for hotel in hotels:
        if edition.venues[hotel].phone:
            yield Contact(
                HOTEL, edition.venues[hotel].name.in_language(say.language), phone=edition.venues[hotel].phone
            )


def _carrying(view: View, reader: Reader) -> Iterator[Drive]:
    """The ways on which a reader is aboard."""
    if not reader.travels:
        return
    mine = (
        {reader.id} if reader.kind == "person" else {p for leaf in reader.leaves for p in members(view.edition, leaf)}
    )
    for drive in view.once("drives", lambda: drives(view)):
        if not mine.isdisjoint(drive.passengers) or not set(reader.leaves).isdisjoint(drive.leaves):
            yield drive


__all__ = ["COMMITTEE", "DRIVER", "EMERGENCY", "GUIDE", "HOST", "HOTEL", "ORGANISER", "Contact", "contacts"]
