"""Certificates: a page for each participant, for the signatures of the first three organisers."""

from __future__ import annotations

from lawatan.domain import Organiser, Person
from lawatan.output.account import is_code
from lawatan.output.daybook import Daybook
from lawatan.output.format import Outgoing
from lawatan.output.print.front import broken
from lawatan.output.print.printed import Printed
from lawatan.output.print.slips import Data, own_script, sheet
from lawatan.output.reader import Reader

_SIGN = 3
"""Organisers who sign: the first ones by rank."""


def data(out: Outgoing, reader: Reader) -> Data | None:
    """What stands on them; None where no participant is on record."""
    if reader.kind != "committee":
        return None
    daybook = Daybook.of(out, reader)
    say, edition, text = daybook.say, daybook.edition, daybook.account.text
    people = [person for person in edition.persons.values() if person.role == "participant"]
    if not people:
        return None
    made = sheet(out, daybook, say("Certificates"))
    framework = text(edition.framework)
    return made | {
        "heading": say("Certificate"),
        "number": say("Certificate number"),
        "lead": say("This is to certify that"),
        "done": say("has completed the programme"),
        "about": [
            broken(line)
            for line in (
                say("on the theme “{theme}”", theme=made["theme"]) if made["theme"] else "",
                say("within the framework of {framework}", framework=framework) if framework else "",
                made["when"],
            )
            if line
        ],
        "signed": _signed(daybook),
        "people": [_person(daybook, person) for person in people],
        "signatures": [_signature(daybook, each) for each in list(edition.organisers.values())[:_SIGN]],
    }


def _person(daybook: Daybook, person: Person) -> Data:
    code = is_code(person.name)
    return {
        "name": "" if code else person.name,
        "broken": "" if code else broken(person.name),
        "code": person.name if code else "",
        "script": broken(own_script(person)),
        "from": broken(daybook.account.country(person.id)),
    }


def _signed(daybook: Daybook) -> str:
    """Where and when it is signed: where the programme ends, on its last day."""
    edition = daybook.edition
    date = daybook.say.dates(edition.last_day, edition.last_day)
    last = max(daybook.view.entries.values(), key=lambda entry: (entry.end, entry.id), default=None)
    city = daybook.account.text(edition.cities[last.to_city].name) if last is not None else ""
    return ", ".join(part for part in (city, date) if part)


def _signature(daybook: Daybook, organiser: Organiser) -> Data:
    """The block of an organiser. Who signs is on no record: there is a line to write on."""
    text = daybook.account.text
    return {"organiser": broken(text(organiser.name)), "role": broken(text(organiser.role))}


CERTIFICATES = Printed("certificates", data)
"""The certificates of all participants."""

__all__ = ["CERTIFICATES", "data"]
