"""The time slots of which a letter speaks: what the addressee does in them, and each as a row of the letter's table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lawatan.domain import AnyEdition
from lawatan.output.account import Account
from lawatan.output.reader import Reader
from lawatan.output.trip import is_confirmed
from lawatan.output.visitors import Visitors, receives, speaks
from lawatan.schedule import Entry, Occurrence

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
    start = view.starts(entry)
    activity, venue = occurrence.activity, account.edition.venues[occurrence.venue]
    part = account.own_steps(reader, occurrence, start)
    whole, visitors = set(occurrence.leaves) == set(view.setting.leaves), Visitors(account, entry)
    return Row(
        date=say.long_date(start.date()),
        time=account.times(entry),
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


__all__ = ["Role", "Row", "agreed", "countries", "role", "row"]
