"""Whom a reader may call (``lawatan.output.contacts``) as tables, where it sleeps, and the emergency card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from lawatan.domain import Venue
from lawatan.output.contacts import COMMITTEE, DRIVER, GUIDE, HOST, ORGANISER, Contact
from lawatan.output.contacts import contacts as whom
from lawatan.output.daybook import Daybook
from lawatan.output.emergency import emergency_numbers
from lawatan.output.print.front import broken

TAXI = "Tolong antar saya ke {place}."
"""To a taxi driver, who reads Indonesian whatever the paper's language is: please take me to …"""


def contacts(daybook: Daybook) -> list[dict[str, Any]]:
    """Tables of people who can be called, with their titles; none that is empty."""
    say, found = daybook.say, _found(daybook)
    tables = (
        (say("Committee"), (COMMITTEE,)),
        (say("Drivers and guides"), (DRIVER, GUIDE)),
        (say("Host institutions"), (HOST,)),
        (say("Organisers"), (ORGANISER,)),
    )
    told = [(title, _rows(daybook, (each for each in found if each.kind in kinds))) for title, kinds in tables]
    return [{"title": title, "rows": rows} for title, rows in told if rows]


def _found(daybook: Daybook) -> tuple[Contact, ...]:
    return whom(daybook.view, daybook.reader, daybook.language)


def _rows(daybook: Daybook, found: Iterable[Contact]) -> list[dict[str, str]]:
    """Some people; those who would look alike, as they are codes with the same position and no telephone, once."""
    rows: list[dict[str, str]] = []
    for each in found:
        row = {"name": broken(each.called), "position": broken(_position(daybook, each)), "phone": each.phone}
        if row not in rows:
            rows.append(row)
    return rows


def _position(daybook: Daybook, each: Contact) -> str:
    """What stands below the name: what a driver drives, who guides; else the position, of a contact with institution."""
    say = daybook.say
    if each.kind == DRIVER and each.vehicles:
        return say("Driver: {vehicles}", vehicles=say.list(each.vehicles))
    if each.kind in (DRIVER, GUIDE):
        return say(each.kind)
    position = "" if each.called == each.position else each.position
    if each.kind not in (HOST, ORGANISER):
        return position
    return " · ".join(part for part in (each.institution, position, each.email) if part)


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
    people = _rows(daybook, (each for each in _found(daybook) if each.kind == COMMITTEE))
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

__all__ = ["TAXI", "card", "contacts", "hotels"]
