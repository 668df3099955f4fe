"""Names and times as the sentences of breaches write them."""

from __future__ import annotations

from lawatan.schedule import Setting
from lawatan.words import Words


def name(setting: Setting, item: str, say: Words) -> str:
    """What to call an occurrence (with its groups where it is one of several) or a ride."""
    occurrence = setting.occurrences.get(item)
    if occurrence is not None:
        activity = occurrence.activity.name.in_language(say.language)
        if occurrence.activity.apart and len(occurrence.activity.groups) > 1:
            groups = say.list(setting.edition.groups[g].name.in_language(say.language) for g in occurrence.groups)
            return say("“{activity}” ({groups})", activity=activity, groups=groups)
        return say("“{activity}”", activity=activity)
    crossing = setting.crossings.get(item)
    if crossing is not None:
        return say(
            "the ride {origin}–{destination}",
            origin=city(setting, crossing.change.from_city, say),
            destination=city(setting, crossing.change.to_city, say),
        )
    return item


def sentence_case(text: str) -> str:
    """The text with its first letter in capitals."""
    return text[:1].upper() + text[1:]


def city(setting: Setting, city_id: str, say: Words) -> str:
    """The name of a city."""
    return setting.edition.cities[city_id].name.in_language(say.language)


def group(setting: Setting, group_id: str, say: Words) -> str:
    """The name of a group."""
    return setting.edition.groups[group_id].name.in_language(say.language)


def venue(setting: Setting, item: str, say: Words) -> str:
    """The name of the venue of an occurrence."""
    return setting.edition.venues[setting.occurrences[item].venue].name.in_language(say.language)


def room_name(setting: Setting, venue_id: str, room_id: str, say: Words) -> str:
    """The name of a room of a venue."""
    room = setting.edition.venues[venue_id].room(room_id)
    return room.name.in_language(say.language) if room is not None else room_id


def zone(setting: Setting, item: str) -> str:
    """The zone in which an item starts."""
    occurrence = setting.occurrences.get(item)
    if occurrence is not None:
        return setting.zone_of(occurrence)
    return setting.zone(setting.crossings[item].change.from_city)


def _zone_after(setting: Setting, item: str) -> str:
    """The zone in which an item ends."""
    crossing = setting.crossings.get(item)
    return setting.zone(crossing.change.to_city) if crossing is not None else zone(setting, item)


def when(setting: Setting, item: str, start: int, end: int, say: Words) -> str:
    """Date and hours of an item: ``Wed 25 Jul, 09:00–11:00``; where the clock changes, ``09:00 WIB – 13:00 WITA``."""
    here, there = zone(setting, item), _zone_after(setting, item)
    begins, ends = setting.clock.moment(start, here), setting.clock.moment(end, there)
    times = say.times_by_clocks(begins, ends, here, there)
    return say("{date}, {times}", date=say.date(begins.date()), times=times)


def stretch(setting: Setting, zone: str, begins: int, ends: int, say: Words) -> str:
    """A stretch of time in ``zone``: ``Wed 25 Jul, 09:00–11:00``, over days ``Wed 25 Jul 09:00 – Fri 27 Jul 12:00``."""
    first, last = setting.clock.moment(begins, zone), setting.clock.moment(ends, zone)
    if first.date() == last.date():
        return say("{date}, {times}", date=say.date(first.date()), times=say.times(first, last))
    days = (f"{say.date(at.date())} {say.time(at)}" for at in (first, last))
    return " – ".join(days)


def date(setting: Setting, item: str, start: int, say: Words) -> str:
    """The date of an item: ``Wed 25 Jul``."""
    return say.date(setting.clock.date(start, zone(setting, item)))


def minute(breach_value: int | str) -> int:
    """A field of a breach that is a number."""
    return int(breach_value)
