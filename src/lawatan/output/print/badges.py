"""Badges: ten cards of 85 × 54 mm on a sheet to be cut, for all people of the programme or those of a group."""

from __future__ import annotations

from lawatan.domain import Person, members
from lawatan.output import colours
from lawatan.output.account import PERSON_ROLES, is_code
from lawatan.output.daybook import Daybook
from lawatan.output.format import Outgoing
from lawatan.output.print.front import broken
from lawatan.output.print.printed import Printed
from lawatan.output.print.slips import Data, own_script, sheet
from lawatan.output.reader import Reader
from lawatan.schedule import leaf_groups
from lawatan.schedule.readers import people_by_leaf

_BARS = {
    "participant": colours.ACCENT,
    "companion": colours.ACCENT,
    "resource": colours.BARS["ceremony"],
    "official": colours.BARS["ceremony"],
    "guest": colours.BARS["ceremony"],
}
"""Colours by role; those who work for the programme have one of their own."""


def data(out: Outgoing, reader: Reader) -> Data | None:
    """What stands on them; None where nobody is on record."""
    if reader.kind not in ("group", "committee"):
        return None
    daybook = Daybook.of(out, reader)
    people = sorted(_people(daybook), key=lambda person: list(PERSON_ROLES).index(person.role))
    if not people:
        return None
    title = daybook.say("Badges")
    return sheet(out, daybook, title) | {"cards": [_card(daybook, person) for person in people]}


def _people(daybook: Daybook) -> tuple[Person, ...]:
    """Everybody on record; of a group its members with their companions, and who leads it."""
    persons, reader = daybook.edition.persons, daybook.reader
    if reader.kind == "committee":
        return tuple(persons.values())
    leader = daybook.edition.groups[reader.id].leader
    ids = (*people_by_leaf(daybook.edition)(reader.id), *((leader,) if leader else ()))
    return tuple(persons[each] for each in dict.fromkeys(ids))


def _card(daybook: Daybook, person: Person) -> Data:
    account, edition = daybook.account, daybook.edition
    code = is_code(person.name)
    host = edition.hosts[person.host] if person.host else None
    institution = (host.short or account.text(host.name)) if host is not None else ""
    return {
        "name": "" if code else person.name,
        "broken": "" if code else broken(person.name),
        "code": person.name if code else "",
        "script": broken(own_script(person)),
        "from": broken(account.country(person.id) or institution),
        "role": daybook.say(PERSON_ROLES[person.role]),
        "group": broken(_group(daybook, person)),
        "colour": _BARS.get(person.role, colours.BARS["working_session"]),
    }


def _group(daybook: Daybook, person: Person) -> str:
    """The group of a person who has one, where the programme has several."""
    edition = daybook.edition
    leaves = leaf_groups(edition)
    if len(leaves) < 2:
        return ""
    whose = person.companion_of or person.id
    return ", ".join(
        daybook.account.groups((leaf,)) for leaf in leaves if {whose, person.id} & set(members(edition, leaf))
    )


BADGES = Printed("badges", data)
"""The badges of all, or of a group."""

__all__ = ["BADGES", "data"]
