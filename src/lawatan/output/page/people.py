"""Whom a reader of the page can reach, and what the committee has to know of people.

Phones are told of the committee, of drivers and guides to those who travel with them, and of a host's own contacts to
that host alone; the committee sees those of everybody. Drivers find their passengers' phones at the ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawatan.domain import Contact as OnRecord
from lawatan.domain import Person
from lawatan.domain.fields import record_fields
from lawatan.output.daybook import Daybook
from lawatan.output.page.pieces import Bit, Block, Contact, Line, call, line, write_to
from lawatan.schedule import leaves


def blocks(daybook: Daybook) -> Iterator[Block]:
    """The parts of the page on people; one is left out where there is nobody to name."""
    say = daybook.say
    found = [Block("contacts", say("Contacts"), contacts=tuple(dict.fromkeys(_contacts(daybook))))]
    if daybook.reader.is_committee:
        found.append(
            Block("hosts", say("Host institutions"), contacts=tuple(_of_hosts(daybook, daybook.edition.hosts)))
        )
        found.append(Block("people", say("People"), cards=tuple(_cards(daybook))))
    elif daybook.reader.kind == "host":
        own = tuple(_of_hosts(daybook, (daybook.reader.id,)))
        found.append(Block("hosts", say("At your institution, as we have it on record"), contacts=own))
    yield from (block for block in found if block.contacts or block.cards)


def _contacts(daybook: Daybook) -> Iterator[Contact]:
    """The committee first, then who drives and guides."""
    edition, say = daybook.edition, daybook.say
    pics = [i.activity.pic for i in daybook.items if i.entry is not None and i.activity.pic is not None]
    staff = [person.id for person in edition.persons.values() if person.role == "staff"]
    for person_id in dict.fromkeys((*pics, *staff)):
        person = edition.persons[person_id]
        role = daybook.account.text(person.position) or say("Committee")
        yield from _reached(daybook, person, role)
    for person_id, role in dict.fromkeys(_on_the_road(daybook)):
        yield from _reached(daybook, edition.persons[person_id], role)


def _on_the_road(daybook: Daybook) -> Iterator[tuple[str, str]]:
    """Drivers and guides of those who go along, each with the vehicle: person and role."""
    view, edition, say, reader = daybook.view, daybook.edition, daybook.say, daybook.reader
    for duty in view.plan.duties.values():
        mine = {leaf for group in duty.groups for leaf in leaves(edition, group)}
        if not mine.isdisjoint(reader.leaves):
            vehicle = edition.vehicles[duty.vehicle]
            driver = duty.driver or vehicle.driver
            if driver is not None:
                yield driver, say("Driver, {vehicle}", vehicle=daybook.account.text(vehicle.name) or vehicle.id)
            if duty.guide is not None:
                yield duty.guide, say("Guide")
    for item in daybook.items:
        if item.run is not None and item.run.run.vehicle is not None:
            vehicle = edition.vehicles[item.run.run.vehicle]
            driver = item.run.run.driver or vehicle.driver
            if driver is not None:
                yield driver, say("Driver, {vehicle}", vehicle=daybook.account.text(vehicle.name) or vehicle.id)


def _reached(daybook: Daybook, person: Person, role: str) -> Iterator[Contact]:
    """A person who can be called; the committee reads e-mail addresses as well."""
    ways = call(person.phone)
    if daybook.reader.is_committee:
        ways += write_to(person.email)
    if ways and person.id != daybook.reader.id:
        yield Contact(person.name, role, ways)


def _of_hosts(daybook: Daybook, hosts: Iterable[str]) -> Iterator[Contact]:
    """The contacts of host institutions."""
    text, edition = daybook.account.text, daybook.edition
    for host_id in hosts:
        host = edition.hosts[host_id]
        for contact in host.contacts:
            name = text(host.name) if daybook.reader.is_committee else ""
            yield _on_record(contact, ", ".join(part for part in (text(contact.position), name) if part))


def _on_record(contact: OnRecord, role: str) -> Contact:
    return Contact(contact.name, role, (*call(contact.phone), *write_to(contact.email)))


# ----------------------------------------------------------------------------------------------- the committee's people


def _cards(daybook: Daybook) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Everybody of whom the committee has to know something, with what it is."""
    for person in daybook.edition.persons.values():
        told = tuple(_known(daybook, person))
        if told:
            yield daybook.account.person(person.id), told


def _known(daybook: Daybook, person: Person) -> Iterator[Line]:
    say, text, edition = daybook.say, daybook.account.text, daybook.edition

    fields = {field.name: field for field in record_fields(Person)}
    diets = [fields["diet"].choice(each) for each in person.diet]

    def title(field: str) -> str:
        return say(fields[field].title)

    known = [
        *_linked(title("phone"), call(person.phone)),
        *_linked(title("email"), write_to(person.email)),
        *line(title("emergency"), person.emergency),
        *line(title("diet"), *(say(diet) for diet in diets)),
        *line(title("allergies"), person.allergies),
        *line(title("needs"), person.needs),
        *line(title("visa_deadline"), say.long_date(person.visa_deadline) if person.visa_deadline else ""),
        *line(title("note"), text(person.note)),
    ]
    if known and person.country is not None:
        yield from line(title("country"), text(edition.countries[person.country].name))
    yield from known


def _linked(label: str, bits: tuple[Bit, ...]) -> tuple[Line, ...]:
    return (Line(label, bits),) if bits else ()
