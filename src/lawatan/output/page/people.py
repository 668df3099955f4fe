"""Whom a reader of the page can reach, and what the committee has to know of people.

Who they are says ``lawatan.output.contacts``. Drivers find their passengers' phones at the ways.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawatan.domain import Person
from lawatan.domain.fields import record_fields
from lawatan.output.contacts import COMMITTEE, DRIVER, EMERGENCY, GUIDE, HOST, HOTEL, ORGANISER, at_host
from lawatan.output.contacts import Contact as OnRecord
from lawatan.output.contacts import contacts as whom
from lawatan.output.daybook import Daybook
from lawatan.output.page.pieces import Bit, Block, Contact, Line, call, line, write_to


def blocks(daybook: Daybook) -> Iterator[Block]:
    """The parts of the page on people; one is left out where there is nobody to name."""
    say, reader = daybook.say, daybook.reader
    found = whom(daybook.view, reader, daybook.language)
    called = tuple(_shown(daybook, each) for each in found if each.kind in _CALLED)
    result = [Block("contacts", say("Contacts"), contacts=tuple(each for each in called if each.ways))]
    if reader.is_committee:
        hosts = tuple(_shown(daybook, each) for each in found if each.kind == HOST)
        result.append(Block("hosts", say("Host institutions"), contacts=hosts))
        result.append(Block("people", say("People"), cards=tuple(_cards(daybook))))
    elif reader.kind == "host":
        own = tuple(_shown(daybook, each) for each in at_host(daybook.edition, reader.id, daybook.language))
        result.append(Block("hosts", say("At your institution, as we have it on record"), contacts=own))
    yield from (block for block in result if block.contacts or block.cards)


_CALLED = (EMERGENCY, COMMITTEE, DRIVER, GUIDE, HOTEL, ORGANISER)
"""Who stands in the first list."""


def _shown(daybook: Daybook, each: OnRecord) -> Contact:
    """Somebody with the role and the ways to; of public numbers each is dialled by itself."""
    say, committee = daybook.say, daybook.reader.is_committee
    if each.kind == DRIVER and each.vehicles:
        role = say("Driver, {vehicle}", vehicle=say.list(each.vehicles))
    elif each.kind == HOST:
        role = ", ".join(part for part in (each.position, each.institution if committee else "") if part)
    elif each.kind == ORGANISER:
        role = ", ".join(part for part in (each.position, each.institution) if part)
    else:
        role = "" if each.called == each.position else each.position or say(each.kind)
    numbers = each.phone.split(", ") if each.kind == EMERGENCY else [each.phone]
    ways = tuple(bit for number in numbers for bit in call(number))
    return Contact(each.called, role, (*ways, *write_to(each.email)))


# ----------------------------------------------------------------------------------------------- the committee's people


def _cards(daybook: Daybook) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Everybody of whom the committee has to know something, with what it is."""
    for person in daybook.edition.persons.values():
        told = tuple(_known(daybook, person))
        if told:
            yield daybook.account.person(person.id), told


def _known(daybook: Daybook, person: Person) -> Iterator[Line]:
    say, text = daybook.say, daybook.account.text
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
    if known:
        yield from line(title("country"), daybook.account.country(person.id))
    yield from known


def _linked(label: str, bits: tuple[Bit, ...]) -> tuple[Line, ...]:
    return (Line(label, bits),) if bits else ()
