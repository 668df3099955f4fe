"""Contacts: whom a reader may call, with the numbers that this reader may know; papers only lay them out.

The committee has everybody's. Who goes along has the committee's, its drivers' and guides', its hotels' and the public
numbers; a host, a speaker or a driver has those of the committee who look after them. Whom to call about some time slots
alone, by name, says ``lawatan.output.answerable``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lawatan.domain import AnyEdition, Host, Organiser, Person, members
from lawatan.output.account import PERSON_ROLES, is_code
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
    """One who can be called; ``kind`` is a marked text, ``emergency`` whom to call for that person, for the committee only.

    ``vehicles`` are those, by name and plate, in which a driver carries the reader, or all of them for the committee.
    """

    kind: str
    name: str
    position: str = ""
    institution: str = ""
    phone: str = ""
    email: str = ""
    emergency: str = ""
    vehicles: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The name; the position where the name is only a code."""
        return self.position if is_code(self.name) and self.position else self.name


def contacts(view: View, reader: Reader, language: str) -> tuple[Contact, ...]:
    """Whom a reader may call: the public numbers first, then the committee, drivers, guides, hotels and the others.

    Of the committee, drivers and guides also those of whom no number is on record.
    """
    say = words(language)
    found = list(_of_all(view, reader, say) if reader.is_committee else _of_those(view, reader, say))
    if reader.travels:
        found += [Contact(EMERGENCY, say(what), phone=number) for what, number in emergency_numbers(view.edition)]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: _ORDER.index(each.kind)))


def at_host(edition: AnyEdition, host: str, language: str) -> tuple[Contact, ...]:
    """The contacts of a host institution, for itself."""
    return tuple(_on_record(HOST, edition.hosts[host], language))


def _on_record(kind: str, record: Host | Organiser, language: str) -> Iterator[Contact]:
    institution = record.name.in_language(language)
    for each in record.contacts:
        yield Contact(kind, each.name, each.position.in_language(language), institution, each.phone, each.email)


def _of_all(view: View, reader: Reader, say: Words) -> Iterator[Contact]:
    """What the committee works with: everybody's numbers."""
    edition, pics = view.edition, set(_pics(view, reader))
    driven = _vehicles(view, view.once("drives", lambda: drives(view)), say)
    for organiser in edition.organisers.values():
        yield from _on_record(ORGANISER, organiser, say.language)
    for host in edition.hosts.values():
        yield from _on_record(HOST, host, say.language)
    yield from _hotels(edition, edition.venues, say)
    for person in edition.persons.values():
        told = person.phone or person.email or person.emergency
        if person.role in ("staff", "driver", "guide") or told or person.id in pics:
            known = _known(person, say, COMMITTEE if person.id in pics else "")
            institution = edition.hosts[person.host].name.in_language(say.language) if person.host else ""
            vehicles = driven.get(person.id, ())
            more = replace(known, institution=institution, email=person.email, emergency=person.emergency)
            yield replace(more, vehicles=vehicles)


def _of_those(view: View, reader: Reader, say: Words) -> Iterator[Contact]:
    """Those who look after one who is not of the committee."""
    persons, with_vehicle = view.edition.persons, reader.drives(view)
    whom = (*_pics(view, reader), *(pic for drive in with_vehicle for pic in pics_of(view, drive)))
    if reader.travels or with_vehicle or not any(persons[pic].phone for pic in whom):
        whom += tuple(person.id for person in persons.values() if person.role == "staff")
    for each in dict.fromkeys(whom):
        if each != reader.id:
            yield _known(persons[each], say, COMMITTEE)
    ways = (*with_vehicle, *_carrying(view, reader))
    driven = _vehicles(view, ways, say)
    for drive in ways:
        for person, kind in ((drive.driver, DRIVER), *((guide, GUIDE) for guide in drive.guides)):
            if person and person != reader.id:
                known = _known(persons[person], say, kind)
                yield replace(known, vehicles=driven[person]) if kind == DRIVER else known
    yield from _hotels(view.edition, (stay.venue for leaf in reader.leaves for stay in view.stays(leaf)), say)


def _known(person: Person, say: Words, kind: str = "") -> Contact:
    """A person as others may know him: name, position and phone."""
    position = person.position.in_language(say.language)
    return Contact(kind or PERSON_ROLES[person.role], person.name, position, phone=person.phone)


def _pics(view: View, reader: Reader) -> tuple[str, ...]:
    """Who of the committee answers for what the reader comes to."""
    slots = (entry.occurrence for entry in reader.slots(view))
    return tuple(dict.fromkeys(each.activity.pic for each in slots if each is not None and each.activity.pic))


def pics_of(view: View, drive: Drive) -> tuple[str, ...]:
    """Who of the committee answers for what a way leads to or comes from; of a ride, for what its groups do that day.

    Where none of them has a number, and for who is fetched or brought, the staff who can be called too.
    """
    joined = [view.entries[item] for item in drive.items]
    if not any(entry.occurrence is not None and entry.occurrence.activity.pic for entry in joined):
        date = drive.start.date()
        joined = [entry for leaf in drive.leaves for entry in view.days(leaf).get(date, ())]
    pics = [e.occurrence.activity.pic for e in joined if e.occurrence is not None and e.occurrence.activity.pic]
    persons = view.edition.persons
    if not any(persons[pic].phone for pic in pics):
        pics += [person.id for person in persons.values() if person.role == "staff" and person.phone]
    return tuple(dict.fromkeys(pics))


def _vehicles(view: View, ways: Iterable[Drive], say: Words) -> dict[str, tuple[str, ...]]:
    """The vehicles that each driver drives on some ways, by name and plate."""
    found: dict[str, dict[str, None]] = {}
    for drive in ways:
        if drive.driver:
            vehicle = view.edition.vehicles[drive.vehicle]
            name = vehicle.name.in_language(say.language) or vehicle.id
            found.setdefault(drive.driver, {})[f"{name} ({vehicle.plate})" if vehicle.plate else name] = None
    return {driver: tuple(names) for driver, names in found.items()}


def _hotels(edition: AnyEdition, venues: Iterable[str | None], say: Words) -> Iterator[Contact]:
    """The hotels among some venues that have a number."""
    for venue in (edition.venues[each] for each in venues if each):
        if venue.kind == "hotel" and venue.phone:
            yield Contact(HOTEL, venue.name.in_language(say.language) or venue.id, phone=venue.phone)


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


__all__ = [
    "COMMITTEE",
    "DRIVER",
    "EMERGENCY",
    "GUIDE",
    "HOST",
    "HOTEL",
    "ORGANISER",
    "Contact",
    "at_host",
    "contacts",
    "pics_of",
]
