"""What things are called on screen: entries, places, people and times, in the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawatan.gui.tokens import KINDS
from lawatan.words import Words, mark

if TYPE_CHECKING:
    from lawatan.schedule import Entry, Leg, Occurrence, Section, Setting, View

MODES = {
    "road": mark("Bus"),
    "coach": mark("Coach"),
    "car": mark("Car"),
    "train": mark("Train"),
    "fast_train": mark("High-speed train"),
    "flight": mark("Flight"),
    "ferry": mark("Ferry"),
    "wait": mark("Waiting"),
}


def programme(setting: Setting, say: Words) -> str:
    """A programme in short: its cities and dates."""
    edition = setting.edition
    place = cities(setting, say) or edition.name.in_language(say.language)
    return say("{place}, {dates}", place=place, dates=say.dates(edition.first_day, edition.last_day))


def cities(setting: Setting, say: Words) -> str:
    """The cities of a programme, in the order in which they are come to."""
    found = dict.fromkeys(city for leaf in setting.leaves for city in setting.cities(leaf))
    return " – ".join(city(setting, found_city, say) for found_city in found)


def counted(setting: Setting, say: Words) -> tuple[str, ...]:
    """How many activities and rides there are to schedule; rides only where there are any."""
    activities = say.plural("{n} activity", "{n} activities", len(setting.occurrences))
    rides = len(setting.crossings)
    return (activities, say.plural("{n} ride", "{n} rides", rides)) if rides else (activities,)


def occurrence_title(occurrence: Occurrence, say: Words) -> str:
    """The name of the activity."""
    return occurrence.activity.name.in_language(say.language)


def entry_title(setting: Setting, entry: Entry, say: Words) -> str:
    """The name of what stands there: the activity, or the ride from city to city."""
    if entry.occurrence is not None:
        return occurrence_title(entry.occurrence, say)
    return ride_title(setting, entry.from_city, entry.to_city, say)


def ride_title(setting: Setting, from_city: str, to_city: str, say: Words) -> str:
    """What a ride from city to city is called."""
    return say("Ride {start} → {end}", start=city(setting, from_city, say), end=city(setting, to_city, say))


def item_title(setting: Setting, item: str, say: Words) -> str:
    """The name of an occurrence or a change of city, scheduled or not; empty for another id."""
    if item in setting.occurrences:
        return occurrence_title(setting.occurrences[item], say)
    if item in setting.crossings:
        change = setting.crossings[item].change
        return ride_title(setting, change.from_city, change.to_city, say)
    return ""


def kind(entry: Entry, say: Words) -> str:
    """The kind of what stands there."""
    return say(KINDS[entry.occurrence.activity.kind]) if entry.occurrence is not None else say("Intercity travel")


def city(setting: Setting, city_id: str, say: Words) -> str:
    """The name of a city; empty for none."""
    return setting.edition.cities[city_id].name.in_language(say.language) if city_id else ""


def venue(setting: Setting, venue_id: str, say: Words) -> str:
    """The name of a venue."""
    return setting.edition.venues[venue_id].name.in_language(say.language)


def place(setting: Setting, occurrence: Occurrence, say: Words) -> str:
    """Room and venue of an activity: where a block is narrow, the room tells groups at one venue apart."""
    room = setting.edition.venues[occurrence.venue].room(occurrence.room) if occurrence.room else None
    name = venue(setting, occurrence.venue, say)
    return f"{room.name.in_language(say.language)}, {name}" if room else name


def group(setting: Setting, group_id: str, say: Words) -> str:
    """The name of a group."""
    return setting.edition.groups[group_id].name.in_language(say.language)


def person(setting: Setting, person_id: str, say: Words) -> str:
    """The name of a person, with position and institution where they are known."""
    record = setting.edition.persons[person_id]
    position = record.position.in_language(say.language)
    host = setting.edition.hosts[record.host].name.in_language(say.language) if record.host else ""
    more = ", ".join(part for part in (position, host) if part)
    return f"{record.name} – {more}" if more else record.name


def times(view: View, entry: Entry, say: Words) -> str:
    """Start and end in local time; with the clocks' names where the entry ends in another zone."""
    return moments(view.setting, entry.start, entry.end, entry.from_city, entry.to_city, say)


def end(view: View, entry: Entry, say: Words) -> str:
    """The end in local time; with the clock's name where the entry began in another zone."""
    zone = view.setting.zone(entry.to_city)
    same = zone == view.setting.zone(entry.from_city)
    return say.time(view.ends(entry)) if same else say.time_by_clock(view.ends(entry), zone)


def moments(setting: Setting, start: int, end: int, from_city: str, to_city: str, say: Words) -> str:
    """A stretch of minutes in local time; with the clocks' names where they differ, and ``+1`` for the next day."""
    zones = setting.zone(from_city), setting.zone(to_city)
    begins, ends = setting.clock.moment(start, zones[0]), setting.clock.moment(end, zones[1])
    return say.times_by_clocks(begins, ends, *zones)


def leg_times(setting: Setting, leg: Leg, say: Words) -> str:
    """When a way begins and ends, in local time."""
    venues = setting.edition.venues
    return moments(setting, leg.start, leg.end, venues[leg.from_venue].city, venues[leg.to_venue].city, say)


WAITS = {"airport": mark("Airport"), "station": mark("Station")}
"""What a wait is called in few words, by the kind of the place; elsewhere it is just waiting."""


def chain(
    setting: Setting, entry: Entry, say: Words, brief: bool = False, waits: bool = True
) -> tuple[tuple[str, str], ...]:
    """The sections of a ride: (local start, what it is), in order; ``brief`` for narrow blocks, without proper names.

    Where the ride goes from one clock to another, the first start and the first one after the change name theirs. Of
    short waits for boarding only the first is told: when one has to be there. Without ``waits`` none is told at all.
    """
    if entry.ride is None:
        return ()
    found = []
    venues = setting.edition.venues
    named = "" if setting.zone(entry.from_city) != setting.zone(entry.to_city) else setting.zone(entry.from_city)
    for n, section in enumerate(entry.ride.sections):
        if section.mode == "wait" and (not waits or (section.minutes < 15 and n > 0)):
            continue
        zone = setting.zone(venues[section.from_venue].city)
        moment = setting.clock.moment(section.start, zone)
        start = say.time(moment) if zone == named else say.time_by_clock(moment, zone)
        named = zone
        if section.mode == "wait" and section.minutes < 15:
            found.append((start, say("Be there")))
        else:
            found.append((start, (_brief if brief else _section)(setting, section, say)))
    return tuple(found)


def _section(setting: Setting, section: Section, say: Words) -> str:
    """A section of a ride with its place and length."""
    length = say.duration(section.minutes)
    if section.mode == "wait":
        return say("{place}, {length}", place=venue(setting, section.from_venue, say), length=length)
    place = venue(setting, section.to_venue, say)
    if section.mode == "road":
        return say("Bus to {place}, {length}", place=place, length=length)
    return say("{service} to {place}, {length}", service=_service(section, say), place=place, length=length)


def _brief(setting: Setting, section: Section, say: Words) -> str:
    """A section of a ride in few words; its length is not to be broken over lines."""
    length = say.duration(section.minutes).replace(" ", "\u00a0")
    if section.mode == "wait":
        kind = setting.edition.venues[section.from_venue].kind
        return f"{say(WAITS[kind]) if kind in WAITS else say('Waiting')} {length}"
    return f"{_service(section, say)} {length}"


def _service(section: Section, say: Words) -> str:
    """By what it goes, with its number: ``Flight GA462``, ``Bus``."""
    return f"{say(MODES[section.mode])} {section.name}".strip()
