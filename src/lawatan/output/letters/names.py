"""Lists of names for the gate and for diplomas: number, name, position, country, group, and nothing else about anybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lawatan.domain import Person, members
from lawatan.output.account import PERSON_ROLES, is_code
from lawatan.output.daybook import Daybook, Item
from lawatan.output.format import Outgoing
from lawatan.output.reader import Reader
from lawatan.output.visitors import Visitors, at_the_gate, nameless, receives
from lawatan.schedule.readers import people_by_leaf


@dataclass(frozen=True)
class Name:
    """A line of the list."""

    number: int
    name: str
    own_script: str
    position: str
    country: str
    group: str


@dataclass(frozen=True)
class Names:
    """The fields of the list's template, by their names in it; ``by_group`` says whether there are several groups."""

    title: str
    programme: str
    theme: str
    when: str
    reader: str
    visits: tuple[str, ...]
    rows: tuple[Name, ...]
    by_group: bool
    notes: tuple[str, ...]
    stamp: str

    def says_the_same(self, other: Names | None) -> bool:
        """Whether another list has the same people, for the same visits; the stamp is none of what it says."""
        return other is not None and (self.visits, self.rows, self.notes) == (other.visits, other.rows, other.notes)


def names(out: Outgoing, reader: Reader) -> Names | None:
    """The list for a reader: who comes to a host's place, who is in a group, all; None where nobody is to be listed."""
    daybook = Daybook(out.view, reader, out.language)
    visits = _visits(daybook)
    persons, left = _who(daybook, visits)
    if not persons and not left:
        return None
    say = out.say
    programme, theme, when = daybook.heading()
    rows = tuple(_name(daybook, n, person) for n, person in enumerate(persons, 1))
    return Names(
        title=say("List of names"),
        programme=programme,
        theme=theme,
        when=when,
        reader=say("For {reader}", reader=reader.name) if reader.kind == "host" else "",
        visits=tuple(_visit(daybook, item) for item in visits),
        rows=rows,
        by_group=any(row.group for row in rows),
        notes=tuple(_notes(daybook, persons, left)),
        stamp=out.stamped(),
    )


def _visits(daybook: Daybook) -> tuple[Item, ...]:
    """The time slots for which a host has the groups at its own place; none of any other reader."""
    slots = (item for item in daybook.items if item.entry is not None)
    return tuple(item for item in slots if receives(daybook.edition, daybook.reader, item.occurrence))


def _who(daybook: Daybook, visits: Iterable[Item]) -> tuple[list[Person], int]:
    """Who is listed, participants first, and how many more there are whose names are not on record."""
    edition, reader = daybook.edition, daybook.reader
    if reader.kind == "host":
        coming = [Visitors(daybook.account, item.entry) for item in visits if item.entry is not None]
        ids, left = at_the_gate(coming, reader.id), nameless(coming)
    elif reader.kind == "committee":
        ids, left = tuple(edition.persons), 0
    else:
        of_leaf = people_by_leaf(edition)
        groups = [edition.groups[leaf] for leaf in reader.leaves]
        ids = tuple(dict.fromkeys(person for group in groups for person in of_leaf(group.id)))
        left = sum(max(group.participants - len(of_leaf(group.id)), 0) for group in groups)
    order = {person: n for n, person in enumerate(edition.persons)}
    found = [edition.persons[person] for person in sorted(ids, key=order.__getitem__)]
    return sorted(found, key=lambda person: person.role not in ("participant", "companion")), left


def _name(daybook: Daybook, number: int, person: Person) -> Name:
    text = daybook.account.text
    return Name(
        number=number,
        name=person.name,
        own_script=person.own_script,
        position=text(person.position) or _role(daybook, person),
        country=daybook.account.country(person.id),
        group=_group(daybook, person),
    )


def _role(daybook: Daybook, person: Person) -> str:
    """With whom a companion comes; of any other but a participant the role."""
    with_whom = daybook.edition.persons.get(person.companion_of or "")
    if person.role == "companion" and with_whom is not None:
        return daybook.say("with {name}", name=with_whom.name)
    return daybook.say(PERSON_ROLES[person.role]) if person.role != "participant" else ""  # which needs no word


def _group(daybook: Daybook, person: Person) -> str:
    """The groups of a person, or of the one with whom it comes, where there are several in the programme."""
    edition, leaves = daybook.edition, daybook.view.setting.leaves
    if len(leaves) < 2:
        return ""
    whose = {person.id, person.companion_of}
    found = (leaf for leaf in leaves if not whose.isdisjoint(members(edition, leaf)))
    return daybook.say.list(daybook.account.text(edition.groups[leaf].name) or leaf for leaf in found)


def _visit(daybook: Daybook, item: Item) -> str:
    """A time slot of a host in a line."""
    assert item.entry is not None
    name, date = daybook.account.name(item.occurrence), daybook.say.long_date(item.start.date())
    return daybook.say("{date}, {times}: {what}", date=date, times=daybook.account.times(item.entry), what=name)


def _notes(daybook: Daybook, persons: Iterable[Person], left: int) -> Iterable[str]:
    """What is still missing in the list."""
    say = daybook.say
    codes = sum(is_code(person.name) for person in persons)
    if codes:
        yield say.plural(
            "{n} person is listed by a number, as the name is still to come.",
            "{n} people are listed by numbers, as their names are still to come.",
            codes,
        )
    if left:
        yield say.plural(
            "{n} more person belongs to it whose name is still to come.",
            "{n} more people belong to it whose names are still to come.",
            left,
        )


__all__ = ["Name", "Names", "names"]
