"""The time slots of which a letter speaks: what the addressee does in them, and each as a row of the letter's table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from lawatan.domain import AnyEdition, head_count
from lawatan.output.account import Account
from lawatan.output.reader import Reader
from lawatan.output.trip import is_confirmed
from lawatan.output.visitors import Visitors, receives, speaks
from lawatan.schedule import Entry, Occurrence
from lawatan.schedule.readers import people_by_leaf
from lawatan.words import zone_name

Role = Literal["visit", "speaker", "guest", "several"]
"""What is asked of the addressee: to receive a group, to speak, to be there; or more than one of these."""
_MOST_COUNTRIES = 6
"""So many are named one by one; of more the number is told."""


@dataclass(frozen=True)
class Row:
    """A time slot in words; an empty text is left out. ``people`` is a head-count, ``arrival`` when the group comes."""

    date: str
    time: str
    activity: str
    topic: str
    part: str
    place: str
    people: str
    groups: str
    countries: str
    arrival: str


def role(edition: AnyEdition, reader: Reader, entries: Iterable[Entry]) -> Role:
    """What is asked of a host or a person in some time slots."""
    found = {_role(edition, reader, entry.occurrence) for entry in entries if entry.occurrence is not None}
    return next(iter(found)) if len(found) == 1 else "several"


def _role(edition: AnyEdition, reader: Reader, occurrence: Occurrence) -> Role:
    if receives(edition, reader, occurrence):
        return "visit"
    return "speaker" if speaks(edition, reader, occurrence) else "guest"


def agreed(entries: Iterable[Entry]) -> bool:
    """Whether all time slots are settled, so that the letter confirms them rather than asks for them."""
    return all(e.placement is not None and is_confirmed(e.placement.confirmation) for e in entries)


def row(account: Account, reader: Reader, entry: Entry) -> Row:
    """A time slot as a row of the letter's table."""
    say, view, occurrence = account.say, account.view, entry.occurrence
    assert occurrence is not None
    start, end, zone = view.starts(entry), view.ends(entry), view.zone(entry)
    activity, venue = occurrence.activity, account.edition.venues[occurrence.venue]
    part = account.own_steps(reader, activity, start)
    times = f"{say.times(start, end)} {zone_name(start, zone)}"
    whole, visitors = set(occurrence.leaves) == set(view.setting.leaves), Visitors(account, entry)
    return Row(
        date=say.long_date(start.date()),
        time=times,
        activity=account.name(occurrence),
        topic=account.text(activity.topic),
        part=say("Your part: {text}", text=part) if part else "",
        place=account.location(venue, occurrence),
        people=account.people(occurrence.head_count),
        groups="" if whole else account.groups(occurrence.groups),
        countries=countries(visitors),
        arrival=_arrival(visitors),
    )


def countries(visitors: Visitors) -> str:
    """From which countries those come who attend; the number where they are many."""
    say, names = visitors.say, list(visitors.origins())
    if len(names) > _MOST_COUNTRIES:
        return say.plural("From {n} country", "From {n} countries", len(names))
    return say("From {countries}", countries=say.list(names)) if names else ""


def _arrival(visitors: Visitors) -> str:
    told = visitors.arriving()
    return visitors.say("Arrival {when}", when=told) if told else ""


def people_there(account: Account, reader: Reader, entries: Iterable[Entry]) -> tuple[tuple[str, ...], int]:
    """Who comes in some time slots: persons by name, and how many more the head-counts tell of; none of the host's own."""
    edition = account.edition
    of_leaf = account.view.once("people by leaf", lambda: people_by_leaf(edition))
    found: dict[str, None] = {}
    counted: dict[str, None] = {}
    parties: dict[tuple[str, ...], int] = {}
    for entry in entries:
        if (occurrence := entry.occurrence) is None:
            continue
        activity = occurrence.activity
        pic = [activity.pic] if activity.pic else []
        if activity.opt_in is not None and activity.opt_in.enrolled:
            found |= dict.fromkeys(activity.opt_in.enrolled)
        else:
            parties[occurrence.leaves] = occurrence.head_count
            counted |= dict.fromkeys(person for leaf in occurrence.leaves for person in of_leaf(leaf))
            counted |= dict.fromkeys(person for person in pic if edition.persons[person].role == "staff")
        found |= dict.fromkeys((*counted, *pic, *activity.persons))
    own = {person.id for person in edition.persons.values() if reader.kind == "host" and person.host == reader.id}
    listed = tuple(person for person in found if person not in own)
    return listed, max(0, _heads(edition, parties) - len(counted))


def _heads(edition: AnyEdition, parties: Mapping[tuple[str, ...], int]) -> int:
    """How many people some parties (leaf groups, with their head-counts) come to, who may have groups in common."""
    every = tuple(dict.fromkeys(leaf for leaves in parties for leaf in leaves))
    together = [people for leaves, people in parties.items() if set(leaves) == set(every)]
    return max(together) if together else sum(head_count(edition, leaf) for leaf in every)


__all__ = ["Role", "Row", "agreed", "countries", "people_there", "role", "row"]
