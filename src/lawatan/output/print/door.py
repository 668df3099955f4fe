"""Door signs: a page for each session of a day and room, to be read from across a corridor."""

from __future__ import annotations

from lawatan.domain import Kind
from lawatan.output import colours
from lawatan.output.account import is_code
from lawatan.output.daybook import Daybook, Item
from lawatan.output.format import News, Outgoing
from lawatan.output.print.front import broken
from lawatan.output.print.printed import Printed
from lawatan.output.print.slips import Data, alone, marked, news, sheet
from lawatan.output.reader import Reader
from lawatan.schedule import Occurrence
from lawatan.words import zone_name

_INDOORS: tuple[Kind, ...] = ("session", "workshop", "ceremony", "working_session")
"""What has a door even where no record says which."""


def data(out: Outgoing, reader: Reader) -> Data | None:
    """What stands on them; None where there is no door to put one on."""
    if reader.kind not in ("host", "committee"):
        return None
    daybook = Daybook.of(out, reader)
    signs = [item for item in daybook.items if item.entry is not None and _has_door(item.occurrence, reader)]
    shown = [item for item in signs if not alone(out) or daybook.new(item) is not None]
    gone = [each for each in daybook.news if _is_gone(out, reader, each)]
    if not shown and not gone:
        return None
    return sheet(out, daybook, daybook.say("Door signs")) | {
        "signs": [_sign(daybook, item) for item in shown],
        "gone": news(out, daybook, gone) | {"title": daybook.say("Take down the signs of these")},
    }


def _has_door(occurrence: Occurrence, reader: Reader) -> bool:
    """Whether a sign helps: in a room, indoors by its kind, or where a host receives the guests."""
    kind = occurrence.activity.kind
    if kind == "free_time":
        return False
    return reader.kind == "host" or occurrence.room is not None or kind in _INDOORS


def _is_gone(out: Outgoing, reader: Reader, each: News) -> bool:
    """Whether a sign of the version before is to be taken down: there was one, and the time slot is no more."""
    before = out.stamp.before
    occurrence = before.setting.occurrences.get(each.item) if before is not None else None
    return each.kind == "gone" and occurrence is not None and _has_door(occurrence, reader)


def _sign(daybook: Daybook, item: Item) -> Data:
    say, account, occurrence = daybook.say, daybook.account, item.occurrence
    venue = daybook.edition.venues[occurrence.venue]
    room = venue.room(occurrence.room) if occurrence.room else None
    place = [account.text(room.name), account.venue(venue.id)] if room is not None else [account.venue(venue.id), ""]
    persons = [daybook.edition.persons[p].name for p in item.activity.persons]
    known = [name for name in persons if not is_code(name)]
    several = len({city.zone for city in daybook.edition.cities.values()}) > 1
    return {
        "colour": colours.BARS[item.activity.kind],
        "date": say.long_date(item.start.date()),
        "time": say.times_by_clocks(item.start, item.end, item.zone, item.end_zone),
        "zone": zone_name(item.start, item.zone) if several else "",
        "kind": account.kind(item.activity),
        "name": account.name(occurrence),
        "topic": broken(account.text(item.activity.topic)),
        "speakers": broken(say.list([*known, *(account.text(guest) for guest in item.activity.guests)])),
        "room": place[0],
        "venue": broken(place[1]),
        "groups": broken(account.groups(occurrence.groups)),
        "mark": marked(daybook, item),
        "broken": broken(account.name(occurrence)),
        "room-broken": broken(place[0]),
    }


DOOR_SIGNS = Printed("door", data)
"""The signs of all rooms, or of a host its own."""

__all__ = ["DOOR_SIGNS", "data"]
