"""What papers and lists say of room nights: the name of a hotel, who stays there, the kind of a room, what is assumed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawatan.domain import head_count
from lawatan.output.nights import RoomStay
from lawatan.output.paths import Hotel
from lawatan.rules.persons import people
from lawatan.schedule import View
from lawatan.words import Words, mark

KINDS = {1: mark("single"), 2: mark("double"), 3: mark("triple")}

CHECK_IN, CHECK_OUT = dt.time(14), dt.time(12)
"""From when hotels have rooms ready and until when they are to be left (DOMAIN.md, section 4: documents)."""


def hotel_name(view: View, hotel: Hotel, say: Words) -> str:
    """The hotel by name; where none is on record, the city."""
    edition = view.edition
    if hotel.venue is not None:
        return edition.venues[hotel.venue].name.in_language(say.language)
    return say("{city}, no hotel on record", city=edition.cities[hotel.city].name.in_language(say.language))


def kind_of_room(size: int, say: Words) -> str:
    """A room by how many sleep in it."""
    return say(KINDS[size]) if size in KINDS else say("for {n}", n=size)


def who(view: View, stay: RoomStay, say: Words) -> str:
    """Who stays: the whole group by its name; else persons by theirs, of many the first ones, with the group of them all."""
    if not stay.leaf:
        return say.list([view.edition.persons[person].name for person in stay.persons])
    group = view.edition.groups[stay.leaf].name.in_language(say.language)
    if stay.people >= head_count(view.edition, stay.leaf):
        return group
    if stay.nameless:
        return say("{n} of {group}", n=stay.people, group=group)
    return f"{people(view.setting, stay.persons, say)} ({group})"


def remarks(stay: RoomStay, say: Words) -> Iterator[str]:
    """What is assumed, and when a room is kept from the evening before."""
    if stay.comes_assumed and stay.goes_assumed:
        yield say("arrival and departure assumed")
    elif stay.comes_assumed:
        yield say("arrival assumed")
    elif stay.goes_assumed:
        yield say("departure assumed")
    if stay.check_in is not None and stay.check_in.date() > stay.arrives:
        yield say("room kept from the evening before: comes at {time}", time=say.time(stay.check_in))


def early_or_late(stay: RoomStay, say: Words) -> Iterator[str]:
    """Where the hotel has to be asked: a room before its hour, or kept beyond it."""
    if stay.check_in is not None and stay.check_in.date() == stay.arrives and stay.check_in.time() < CHECK_IN:
        yield say("early check-in at {time}", time=say.time(stay.check_in))
    if stay.check_out is not None and stay.check_out.date() == stay.leaves and stay.check_out.time() > CHECK_OUT:
        yield say("late check-out at {time}", time=say.time(stay.check_out))


__all__ = ["CHECK_IN", "CHECK_OUT", "early_or_late", "hotel_name", "kind_of_room", "remarks", "who"]
